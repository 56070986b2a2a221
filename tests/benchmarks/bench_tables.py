"""A million agreements from CSV to the long tables with codes: ours, plain pandas and polars, in turn.

    python tests/benchmarks/bench_tables.py [rows]

Each runs in a process of its own, imports included, in turn (ours, pandas, polars, ours, …); the tables are
compared value by value first. Needs polars (``pip install polars``), which the project itself does not use.
"""

from __future__ import annotations

import csv
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import numpy as np

RUNS = 3
SEED = 20251106
COLUMNS = {"parties": "country", "areas": "area", "minerals": "mineral"}
WAYS = ("ours", "pandas", "polars")


def write_table(path: Path, rows: int) -> None:
    """20 text columns; 600 forms of parties, 200 terms of areas, 200 names of minerals, in lists of one to four."""
    from analysis import load_vocabulary
    from analysis.vocab import vocabulary

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


def ours(path: Path) -> dict:
    from analysis import explode_agreements, load_csv

    made = explode_agreements(load_csv(path))
    return {name: made[f"agreement_{name}"].iloc[:, [0, -4 if name == "parties" else 1]] for name in COLUMNS}


def plain_pandas(path: Path) -> dict:
    import pandas as pd

    frame = pd.read_csv(path)
    made = {}
    for column, kind in COLUMNS.items():
        long = frame[["id"]].assign(name=frame[column].str.split("; ")).explode("name")
        names, rank = _mapping(kind, long["name"].unique())
        long = long.merge(pd.DataFrame({"name": list(names), "code": list(names.values())}), on="name", how="inner")
        if column != "parties":
            long = long[["id", "code"]].drop_duplicates()
            long = long.assign(rank=long["code"].map(rank)).sort_values(["id", "rank"], kind="stable")
        made[column] = long[["id", "code"]]
    return made


def in_polars(path: Path) -> dict:
    import polars as pl

    frame = pl.read_csv(path, infer_schema=False)
    made = {}
    for column, kind in COLUMNS.items():
        long = frame.select("id", pl.col(column).str.split("; ").alias("name")).explode("name")
        names, rank = _mapping(kind, long["name"].unique().to_list())
        coded = pl.col("name").replace_strict(list(names), list(names.values()), return_dtype=pl.String).alias("code")
        long = long.select("id", coded)
        if column != "parties":
            order = pl.col("code").replace_strict(list(rank), list(rank.values()), return_dtype=pl.Int32).alias("rank")
            long = long.unique(maintain_order=True).with_columns(order).sort(["id", "rank"], maintain_order=True)
        made[column] = long.select("id", "code")
    return made


def _mapping(kind: str, names) -> tuple[dict[str, str], dict[str, int]]:
    from analysis.vocab import vocabulary

    words = vocabulary(kind)
    return {name: words.find(name)[0] for name in names}, {code: number for number, code in enumerate(words.rows)}


def fingerprint(made: dict) -> dict[str, list]:
    """Rows and a digest of every table, ids and codes in order."""
    import hashlib

    marks = {}
    for name, frame in made.items():
        frame = frame.to_pandas() if hasattr(frame, "to_pandas") else frame
        digest = hashlib.sha256()
        for column in frame.columns:
            digest.update("\x1f".join(frame[column]).encode())
        marks[name] = [len(frame), digest.hexdigest()[:16]]
    return marks


def run(way: str, path: Path, compare: bool) -> dict:
    command = [sys.executable, __file__, "--one", way, str(path), "compare" if compare else "time"]
    began = time.perf_counter()
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout) | {"wall": time.perf_counter() - began}


def one(way: str, path: Path, compare: bool) -> None:
    made = {"ours": ours, "pandas": plain_pandas, "polars": in_polars}[way](path)
    used = resource.getrusage(resource.RUSAGE_SELF)
    result = {"cpu": used.ru_utime + used.ru_stime, "peak": used.ru_maxrss / 1024}
    print(json.dumps(result | ({"marks": fingerprint(made)} if compare else {})))


def main(rows: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "agreements.csv"
        write_table(path, rows)
        print(f"{rows:,} rows, 20 columns, {path.stat().st_size / 2**20:.0f} MiB of CSV")
        marks = {way: run(way, path, compare=True)["marks"] for way in WAYS}
        for way in WAYS:
            if marks[way] != marks["ours"]:
                sys.exit(f"the tables differ: {way} {marks[way]}, ours {marks['ours']}")
        total = sum(count for count, _ in marks["ours"].values())
        print(f"equal value by value: {total:,} rows in three long tables")
        results = {way: [] for way in WAYS}
        for _ in range(RUNS):
            for way in WAYS:
                results[way].append(run(way, path, compare=False))
        figures = {way: {key: median(r[key] for r in rs) for key in rs[0]} for way, rs in results.items()}
        for way, figure in figures.items():
            ratio = figure["wall"] / figures["ours"]["wall"]
            times = f"{figure['wall']:6.2f} s wall {figure['cpu']:6.2f} s cpu"
            print(f"{way:8} {times} {figure['peak']:6.0f} MiB  {ratio:5.2f}x ours")


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1] == "--one":
        one(sys.argv[2], Path(sys.argv[3]), sys.argv[4] == "compare")
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
