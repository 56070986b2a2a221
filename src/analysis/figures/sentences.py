"""Figures of numbers in words: a sentence for who does not see them, and what a trend is to be read with."""

from __future__ import annotations

import pandas as pd

from analysis.figures.counting import caption_of, counting_rule, number_text, unfinished_note
from analysis.figures.courses import TOO_FEW, Course, Years


def bars_in_words(breakdown: pd.DataFrame, by: str) -> str:
    """The largest five of the bars, and between which numbers the others lie; six are told all."""
    numbers = breakdown["n_agreements"].astype(float)
    named = [f"{name} {number_text(number)}" for name, number in zip(breakdown.iloc[:, 1], numbers, strict=True)]
    others = numbers.iloc[5:]
    if len(others) > 1:
        named[5:] = [f"the other {len(others)} from {number_text(others.max())} down to {number_text(others.min())}"]
    return f"Bars: the number of agreements by {by}. {', '.join(named)}. {counting_rule(breakdown)}".strip()


def years_in_words(breakdown: pd.DataFrame, numbers: pd.Series) -> str:
    """From when to when, how many in all, and the years with most."""
    most = numbers.max()
    most_in = numbers[numbers == most].index
    alt = (
        f"Columns, one a year: the number of agreements from {numbers.index[0]} to {numbers.index[-1]}, "
        f"{number_text(numbers.sum())} in all; most in {' and '.join(str(year) for year in most_in[:3])}, "
        f"{number_text(most)}{' each' if len(most_in) > 1 else ''}."
    )
    notes = unfinished_note(breakdown, numbers.index.tolist()), counting_rule(breakdown)
    return " ".join(filter(None, [alt, *notes]))


def matrix_in_words(breakdown: pd.DataFrame, dimensions: tuple[str, str], shape: tuple[int, ...]) -> str:
    """The three largest numbers of the matrix, and how large it is."""
    by, across = dimensions
    largest = breakdown.sort_values("n_agreements", ascending=False, kind="stable").head(3)
    cells = zip(largest[f"{by}_name"], largest[f"{across}_name"], largest["n_agreements"].astype(float), strict=True)
    told = ", ".join(f"{row} and {column} {number_text(number)}" for row, column, number in cells)
    size = f"{shape[0]} row{'s' * (shape[0] != 1)}, {shape[1]} column{'s' * (shape[1] != 1)}"
    alt = f"Matrix: the number of agreements by {by} and {across}, {size}. The largest: {told}."
    return f"{alt} {counting_rule(breakdown)}".strip()


def trend_caption(breakdown: pd.DataFrame, over: Years) -> str:
    """What stands below a trend."""
    notes = ["Per cent of the agreements of each year; the largest change first."]
    if over.compared:
        first, last = (over.names[at] for at in over.compared)
        notes.append(f"Compared: {first} and {last}{over.why}.")
    if any((over.totals > 0) & (over.totals < TOO_FEW)):
        notes.append(f"Pale: years with fewer than {TOO_FEW}.")
    years = [int(name.strip("*")) for name in over.names]
    return caption_of(breakdown, *notes, unfinished_note(breakdown, years))


def trend_in_words(breakdown: pd.DataFrame, courses: list[Course], over: Years, by: str) -> str:
    """The three largest changes."""
    first, last = over.compared or (0, 0)
    alt = f"Trend: the share of agreements of each year by {by}, {over.names[0]} to {over.names[-1]}"
    if over.compared:
        ends = [f"{over.names[at]} ({over.totals[at]:g} agreements)" for at in over.compared]
        told = [f"{c.name} {round(100 * c.shares[first])} to {round(100 * c.shares[last])} %" for c in courses[:3]]
        alt += f". The largest changes from {' to '.join(ends)}: {', '.join(told)}"
    years = [int(name.strip("*")) for name in over.names]
    return " ".join(filter(None, [f"{alt}.", unfinished_note(breakdown, years), counting_rule(breakdown)]))
