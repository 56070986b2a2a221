"""A million country cells and a million date cells: ours against the libraries people use, in one process.

    python tests/benchmarks/bench_normalize.py

Every library is used the careful way: each distinct value once, then spread over the rows; all run in turn on the
same values, and the accuracy on the labelled sets stands beside the time. Needs
``pip install rigour countrynames dateparser``, which the project itself does not use.
"""

from __future__ import annotations

import csv
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median

import numpy as np
import pandas as pd
from babel.dates import format_date

RUNS = 5
CELLS = 1_000_000
LABELS = Path(__file__).parents[1] / "data" / "labels" / "first"
BLOCS = {"EU", "G7", "G20", "C5", "C5+1", "QUAD", "MSP", "FORGE", "AU", "ASEAN", "EAEU", "SCO", "BRICS", "OPEC", "GCC"}


def labels(name: str) -> list[dict[str, str]]:
    with (LABELS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def spread(distinct: list[str], seed: int) -> list[pd.Series]:
    """A million cells in which every distinct value occurs, for each run with other blanks at the end.

    Libraries remember what they were asked before; a text with one more blank is new to them.
    """
    picks = np.random.default_rng(seed).integers(0, len(distinct), CELLS)
    picks[: len(distinct)] = np.arange(len(distinct))
    return [
        pd.Series(np.array([text + " " * run for text in distinct], dtype=object)[picks], dtype="str")
        for run in range(1, RUNS + 1)
    ]


def per_distinct(find: Callable[[str], object]) -> Callable[[pd.Series], object]:
    def run(cells: pd.Series) -> object:
        positions, values = pd.factorize(cells)
        return np.array([find(value) for value in values], dtype=object)[positions]

    return run


def floor(cells: pd.Series) -> object:
    """What no way can do without: find the distinct values, and give each row its own."""
    positions, values = pd.factorize(cells)
    return np.asarray(values, dtype=object)[positions]


def cold(codes: dict[str, str]) -> dict[str, float]:
    """Seconds that each takes in a fresh interpreter, without the interpreter's own start; in turn, medians."""
    runs: dict[str, list[float]] = {name: [] for name in codes}
    for _ in range(2 * RUNS):
        empty = _seconds([sys.executable, "-c", "pass"])
        for name, code in codes.items():
            runs[name].append(_seconds([sys.executable, "-c", code]) - empty)
    return {name: median(times) for name, times in runs.items()}


def _seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began


def race(title: str, runs: list[pd.Series], ways: dict[str, Callable], rights: dict[str, str]) -> None:
    times: dict[str, list[float]] = {name: [] for name in ways}
    for turn, cells in enumerate(runs):
        first = turn % len(ways)  # who goes first is the first to touch these cells, and pays for it
        for name in [*ways][first:] + [*ways][:first]:
            began = time.perf_counter()
            ways[name](cells)
            times[name].append(time.perf_counter() - began)
    print(f"{title}: {CELLS:,} cells, {runs[0].nunique():,} distinct, medians of {RUNS} runs in turn")
    ours = median(times["ours"])
    for name, taken in times.items():
        print(f"  {name:28} {median(taken):8.3f} s {median(taken) / ours:8.2f}x ours   {rights.get(name, '')}")


def accuracy(find: Callable[[str], object], rows: list[dict[str, str]]) -> str:
    right = wrong = 0
    for row in rows:
        found = find(row["text"]) or ""
        right += found == row["expected"]
        wrong += bool(found) and found != row["expected"]
    return f"{right / len(rows):6.1%} right, {wrong} wrong of {len(rows)}"


def countries() -> None:
    import countrynames
    from rigour.territories import lookup_territory

    from analysis import normalize_country
    from analysis.errors import AnalysisError
    from analysis.resolve.registry import resolver

    def ours(text: str) -> str | None:
        try:
            return normalize_country(text)
        except AnalysisError:
            return None

    def by_rigour(fuzzy: bool) -> Callable[[str], str | None]:
        def find(text: str) -> str | None:
            found = lookup_territory(text, fuzzy=fuzzy)
            return found.alpha3.upper() if found and found.alpha3 else None

        return find

    def by_countrynames(text: str) -> str | None:
        try:
            return countrynames.to_code_3(text, fuzzy=True)
        except KeyError:  # a state that is no more, such as Zaire, has no code of three letters there
            return None

    rows = labels("countries")
    states = [row for row in rows if row["expected"] not in BLOCS]
    distinct = list(dict.fromkeys(row["text"] for row in rows))[:600]
    words = resolver("country")
    ways = {
        "ours": lambda cells: words.resolve_column(cells, failed={}),
        "floor: factorize and take": floor,
        "rigour, fuzzy": per_distinct(by_rigour(True)),
        "rigour": per_distinct(by_rigour(False)),
        "countrynames, fuzzy": per_distinct(by_countrynames),
    }
    rights = {
        "ours": f"{accuracy(ours, states)}; with blocs {accuracy(ours, rows)}",
        "rigour, fuzzy": accuracy(by_rigour(True), states),
        "rigour": accuracy(by_rigour(False), states),
        "countrynames, fuzzy": accuracy(by_countrynames, states),
    }
    race("Countries (accuracy without blocs, which the others do not know)", spread(distinct, 1), ways, rights)
    ours_first = "from analysis import normalize_country; normalize_country('Казахстан')"
    theirs_first = "from rigour.territories import lookup_territory; lookup_territory('Казахстан', fuzzy=True)"
    found = cold({"rigour": theirs_first, "ours": ours_first, "pandas": "import pandas",
                  "both": f"import pandas; {ours_first}"})  # fmt: skip
    theirs, first, beside = found["rigour"], found["ours"], max(found["both"] - found["pandas"], 1e-3)
    print(f"  cold: rigour {theirs:.3f} s; ours {first:.3f} s ({theirs / first:.1f}x), and {beside:.3f} s more "
          f"where pandas is there ({theirs / beside:.1f}x)")  # fmt: skip


def date_forms(size: int = 5_000) -> list[str]:
    """Days, months, quarters and years of 1995-2030 in 25 forms of three languages."""
    rng = np.random.default_rng(3)
    days = [date(1995, 1, 1) + timedelta(days=int(n)) for n in rng.integers(0, 13_000, size * 2)]
    roman = ("I", "II", "III", "IV")

    def quarter(day: date) -> int:
        return (day.month - 1) // 3

    forms: list[Callable[[date], str]] = [
        lambda d: d.isoformat(),
        lambda d: f"{d:%d.%m.%Y}",
        lambda d: f"{d:%Y/%m/%d}",
        lambda d: f"{d:%Y%m%d}",
        lambda d: format_date(d, "d MMMM y", "en"),
        lambda d: format_date(d, "MMMM d, y", "en"),
        lambda d: format_date(d, "MMM d, y", "en"),
        lambda d: format_date(d, "EEEE, d MMMM y", "en"),
        lambda d: format_date(d, "d MMMM y", "ru") + " года",
        lambda d: format_date(d, "d MMMM y", "ru") + " г.",
        lambda d: format_date(d, "EEEE, d MMMM y", "ru"),
        lambda d: f"{d.year} жылғы {d.day} " + format_date(d, "MMMM", "kk"),
        lambda d: f"{d.year} ж. {d.day} " + format_date(d, "MMMM", "kk"),
        lambda d: format_date(d, "MMMM y", "en"),
        lambda d: format_date(d, "LLLL y", "ru"),
        lambda d: f"{d.year} жылғы " + format_date(d, "LLLL", "kk"),
        lambda d: f"Q{quarter(d) + 1} {d.year}",
        lambda d: f"{roman[quarter(d)]} квартал {d.year} года",
        lambda d: f"{d.year} жылғы {roman[quarter(d)]} тоқсан",
        lambda d: f"{d.year}-{d.month:02}",
        lambda d: f"{min(d.day, 26)}–{min(d.day, 26) + 2} " + format_date(d, "MMMM y", "en"),
        lambda d: f"{min(d.day, 26)}–{min(d.day, 26) + 2} " + format_date(d, "MMMM y", "ru") + " года",
        lambda d: "early " + format_date(d, "MMMM y", "en"),
        lambda d: "до " + format_date(d, "y", "ru") + " года",
        lambda d: "since " + format_date(d, "MMMM y", "en"),
    ]
    texts = dict.fromkeys(forms[number % len(forms)](day) for number, day in enumerate(days))
    return list(texts)[:size]


def dates() -> None:
    import dateparser

    from analysis.dates.parsing import parse_date, parse_date_column
    from analysis.errors import AnalysisError

    def ours(text: str) -> tuple | None:
        try:
            found = parse_date(text)
        except AnalysisError:
            return None
        return found.start, found.end

    reader = dateparser.date.DateDataParser(languages=["ru", "en", "kk"], settings={"DATE_ORDER": "DMY"})

    def by_dateparser(text: str) -> tuple | None:
        found = reader.get_date_data(text)
        if not found.date_obj:
            return None
        day = found.date_obj.date()
        if found.period == "month":
            month = pd.Period(day, "M")
            return month.start_time.date(), month.end_time.date()
        if found.period == "year":
            return date(day.year, 1, 1), date(day.year, 12, 31)
        return day, day

    def by_pandas(text: str) -> tuple | None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            day = pd.to_datetime(text, format="mixed", dayfirst=True, errors="coerce")
        return None if pd.isna(day) else (day.date(), day.date())

    def exact(find: Callable[[str], tuple | None]) -> str:
        rows = [row for row in labels("dates") if not row["relative_to"]]
        right = wrong = 0
        for row in rows:
            found = find(row["text"])
            wanted = None
            if not row["expected_error"]:
                wanted = tuple(date.fromisoformat(row[end]) if row[end] else None for end in ("start", "end"))
            right += found == wanted
            wrong += found is not None and found != wanted
        return f"{right / len(rows):6.1%} exact, {wrong} other dates of {len(rows)}"

    def pandas_way(cells: pd.Series) -> object:
        positions, values = pd.factorize(cells)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            days = pd.to_datetime(pd.Series(values), format="mixed", dayfirst=True, errors="coerce")
        return days.to_numpy()[positions]

    ways = {
        "ours": lambda cells: parse_date_column(cells, failed={}),
        "floor: factorize and take": floor,
        "dateparser, with period": per_distinct(by_dateparser),
        "pandas to_datetime, mixed": pandas_way,
    }
    rights = {"ours": exact(ours), "dateparser, with period": exact(by_dateparser)}
    rights["pandas to_datetime, mixed"] = exact(by_pandas)
    race("Dates", spread(date_forms(), 2), ways, rights)


if __name__ == "__main__":
    countries()
    dates()
