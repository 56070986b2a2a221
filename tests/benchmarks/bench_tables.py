"""A million agreements from CSV to the long tables with codes: ours, plain pandas and polars, in turn.

    python tests/benchmarks/bench_tables.py [rows]

Two races: each reads only the four columns it needs, as a careful user writes it and ours does by itself; and each
reads all twenty. Each way runs in a process of its own, imports included, in every order, for memory that one gave
back is dearer to the next; the tables are compared value by value first, all their columns. Needs polars
(``pip install polars``), which the project itself does not use.
"""

from __future__ import annotations

import csv
import json
import resource
import subprocess
import sys
import tempfile
import time
from itertools import permutations
from pathlib import Path
from statistics import median

import numpy as np

SEED = 20251106
COLUMNS = {"parties": "country", "areas": "area", "minerals": "mineral"}
NEEDED = ["id", *COLUMNS]
WAYS = ("ours", "pandas", "polars")
RACES = {"needed": "only the columns needed are read", "all": "all columns are read"}


def write_table(path: Path, rows: int) -> None:
    """20 text columns; 600 forms of parties, 200 terms of areas, 200 names of minerals, in lists of one to four."""
    from analysis import load_vocabulary
    from analysis.vocab.catalogue import vocabulary

    rng = np.random.default_rng(SEED)

    def pool(table: str, column: str, kind: str, size: int) -> np.ndarray:
        words = vocabulary(kind)
        names = [name for name in load_vocabulary(table)[column] if not set(name) & set(',;/|"')]
        names = [name for name in names if len(words.find(name)) == 1]
        return rng.choice(np.array(names, dtype=object), size, replace=False)

    def lists(names: np.ndarray, least: int, most: int) -> list[str]:
        picks = rng.integers(0, len(names), (rows, most))
        sizes = rng.integers(least, most + 1, rows)
        return ["; ".join(names[pick[:size]]) for pick, size in zip(picks, sizes, strict=True)]

    days = np.arange("2010-01-01", "2026-07-01", dtype="datetime64[D]").astype(str)
    columns = {
        "id": [f"{number:07d}-agreement" for number in range(rows)],
        "title": [f"Agreement {number} on minerals" for number in range(rows)],
        "type": rng.choice(pool("type_terms", "term", "agreement_type", 40), rows),
        "status": rng.choice(["signed", "announced", "concluded"], rows),
        "signed": rng.choice(days, rows),
        "place": rng.choice(["Washington", "Астана", "Токио", "Brussels", "Ташкент"], rows),
        "place_country": rng.choice(pool("country_names", "name", "country", 600), rows),
        "parties": lists(pool("country_names", "name", "country", 600), 2, 3),
        "areas": lists(pool("area_terms", "term", "area", 200), 1, 4),
        "minerals": lists(pool("mineral_names", "name", "mineral", 200), 1, 3),
    }
    for number in range(10):
        texts = np.array([f"remark {number}-{text} of some thirty letters" for text in range(1000)], dtype=object)
        columns[f"remark_{number}"] = rng.choice(texts, rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))


def ours(path: Path, read: str) -> dict:
    from analysis import explode_agreements
    from analysis.harmonize import load_csv

    made = explode_agreements(path if read == "needed" else load_csv(path))
    return {name: made[f"agreement_{name}"] for name in COLUMNS}


def plain_pandas(path: Path, read: str) -> dict:
    import pandas as pd

    frame = pd.read_csv(path, usecols=NEEDED if read == "needed" else None)
    made = {}
    for column, kind in COLUMNS.items():
        long = frame[["id"]].rename(columns={"id": "agreement_id"})
        long = long.assign(printed=frame[column].str.split("; ")).explode("printed")
        long = long.merge(pd.DataFrame(_mapping(kind, long["printed"].unique())), on="printed", how="inner")
        long = long.drop_duplicates(["agreement_id", _code(kind)])
        if kind == "country":
            long["position"] = long.groupby("agreement_id", sort=False).cumcount() + 1
        else:
            long = long.sort_values(["agreement_id", "rank"], kind="stable")
        made[column] = long[_columns(kind)]
    return made


def in_polars(path: Path, read: str) -> dict:
    import polars as pl

    frame = pl.read_csv(path, infer_schema=False, columns=NEEDED if read == "needed" else None)
    made = {}
    for column, kind in COLUMNS.items():
        long = frame.select(agreement_id="id", printed=pl.col(column).str.split("; "))
        long = long.explode("printed")
        table = pl.DataFrame(_mapping(kind, long["printed"].unique().to_list()))
        long = long.join(table, on="printed", maintain_order="left")
        long = long.unique(["agreement_id", _code(kind)], keep="first", maintain_order=True)
        if kind == "country":
            long = long.with_columns(position=pl.int_range(1, pl.len() + 1).over("agreement_id"))
        else:
            long = long.sort(["agreement_id", "rank"], maintain_order=True)
        made[column] = long.select(_columns(kind))
    return made


def _code(kind: str) -> str:
    return "party_code" if kind == "country" else f"{kind}_code"


def _columns(kind: str) -> list[str]:
    """The columns of the long table, in order."""
    if kind == "country":
        return ["agreement_id", "position", "party_code", "party_name", "party_kind", "printed"]
    return ["agreement_id", f"{kind}_code", f"{kind}_name"]


def _mapping(kind: str, names) -> dict[str, list]:
    """What a printed name stands for, as columns: its code, the code's name, kind and place in the vocabulary."""
    from analysis.resolve.registry import resolver

    words = resolver(kind)
    rank = {code: number for number, code in enumerate(words.rows)}
    codes = [words.find(name)[0] for name in names]
    noun = "party" if kind == "country" else kind
    mapping = {"printed": list(names), f"{noun}_code": codes, f"{noun}_name": [words.label(code) for code in codes]}
    if kind == "country":
        return mapping | {"party_kind": ["bloc" if "kind" in words.rows[code] else "government" for code in codes]}
    return mapping | {"rank": [rank[code] for code in codes]}


def fingerprint(made: dict) -> dict[str, list]:
    """Rows and a digest of every table, all its columns in order."""
    import hashlib

    marks = {}
    for name, frame in made.items():
        frame = frame.to_pandas() if hasattr(frame, "to_pandas") else frame
        digest = hashlib.sha256()
        for column in frame.columns:
            digest.update(f"{column}\x1e".encode() + "\x1f".join(map(str, frame[column])).encode())
        marks[name] = [len(frame), digest.hexdigest()[:16]]
    return marks


def run(way: str, path: Path, read: str, compare: bool) -> dict:
    command = [sys.executable, __file__, "--one", way, str(path), read, "compare" if compare else "time"]
    began = time.perf_counter()
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout) | {"wall": time.perf_counter() - began}


def one(way: str, path: Path, read: str, compare: bool) -> None:
    made = {"ours": ours, "pandas": plain_pandas, "polars": in_polars}[way](path, read)
    used = resource.getrusage(resource.RUSAGE_SELF)
    result = {"cpu": used.ru_utime + used.ru_stime, "peak": used.ru_maxrss / 1024}
    print(json.dumps(result | ({"marks": fingerprint(made)} if compare else {})))


def race(path: Path, read: str) -> None:
    results = {way: [] for way in WAYS}
    for order in permutations(WAYS):
        for way in order:
            results[way].append(run(way, path, read, compare=False))
    figures = {way: {key: median(r[key] for r in rs) for key in rs[0]} for way, rs in results.items()}
    print(f"{RACES[read]}:")
    for way, figure in figures.items():
        ratio = figure["wall"] / figures["ours"]["wall"]
        times = f"{figure['wall']:6.2f} s wall {figure['cpu']:6.2f} s cpu"
        print(f"  {way:8} {times} {figure['peak']:6.0f} MiB  {ratio:5.2f}x ours")


def main(rows: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "agreements.csv"
        write_table(path, rows)
        print(f"{rows:,} rows, 20 columns, {path.stat().st_size / 2**20:.0f} MiB of CSV")
        marks = {(way, read): run(way, path, read, compare=True)["marks"] for way in WAYS for read in RACES}
        first = marks["ours", "needed"]
        for (way, read), made in marks.items():
            if made != first:
                sys.exit(f"the tables differ: {way} ({RACES[read]}) {made}, ours {first}")
        print(f"equal value by value: {sum(count for count, _ in first.values()):,} rows in three long tables")
        for read in RACES:
            race(path, read)


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1] == "--one":
        one(sys.argv[2], Path(sys.argv[3]), sys.argv[4], sys.argv[5] == "compare")
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
