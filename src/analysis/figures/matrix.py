"""A matrix of numbers of agreements: its rows and columns in order, and what stands in its cells."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.figures.counting import FEW, number_text, percent_text, unfinished_year, year_name, years_between
from analysis.figures.labels import set_width


@dataclass(frozen=True)
class Side:
    """Rows or columns: what they are, their codes in order, their names, and of how many agreements each is."""

    dimension: str
    codes: list[str]
    names: list[str]
    totals: list[float]

    @property
    def counts(self) -> list[str]:
        """The numbers of agreements as they are written; in brackets where they are few."""
        texts = [number_text(number) for number in self.totals]
        return [f"({text})" if number < FEW else text for number, text in zip(self.totals, texts, strict=True)]


@dataclass(frozen=True)
class Matrix:
    """Numbers of agreements by rows and columns, 0 where there are none, and what is drawn: these, or shares."""

    rows: Side
    columns: Side
    numbers: np.ndarray
    shown: np.ndarray
    is_share: bool

    def turned(self) -> Matrix:
        """The columns as rows."""
        return replace(self, rows=self.columns, columns=self.rows, numbers=self.numbers.T, shown=self.shown.T)

    def text(self, row: int, column: int) -> str:
        """What is written in a cell."""
        shown = float(self.shown[row, column])
        return percent_text(shown, "") if self.is_share else number_text(shown)

    def widest(self, size: float) -> float:
        """Points across the widest text that a cell may hold, the same for numbers and shares: both lie one way."""
        return max(set_width(text, size) for text in {*map(number_text, np.unique(self.numbers)), "100"})


def matrix_of(breakdown: pd.DataFrame, by: str, across: str, values: str) -> Matrix:
    """Rows `by`, columns `across`: the most agreements first, years in order, empty ones too."""
    codes = {name: f"{name}_code" if f"{name}_code" in breakdown else f"{name}_name" for name in (by, across)}
    rows, columns = _side(breakdown, by, codes[by], "n_by"), _side(breakdown, across, codes[across], "n_across")
    places = [
        breakdown[codes[side.dimension]].astype(str).map(dict(zip(side.codes, range(len(side.codes)), strict=True)))
        for side in (rows, columns)
    ]
    arrays = []
    for name in ("n_agreements", "share_across" if values == "share" else "n_agreements"):
        array = np.zeros((len(rows.codes), len(columns.codes)))
        np.add.at(array, tuple(places), breakdown[name].astype(float).to_numpy())
        arrays.append(array)
    totals = columns.totals if "n_across" in breakdown else []
    return Matrix(replace(rows, totals=[]), replace(columns, totals=totals), *arrays, values == "share")


def _side(breakdown: pd.DataFrame, name: str, code: str, total: str) -> Side:
    """Its values: those with most agreements first, as far as the frame tells their number."""
    codes = breakdown[code].astype(str)
    numbers = breakdown["n_agreements"].astype(float).groupby(codes).sum()
    if total in breakdown:
        numbers = breakdown[total].astype(float).groupby(codes).first()
    if name == "year":
        years = years_between(breakdown[code])
        texts, unfinished = [str(year) for year in years], unfinished_year(breakdown)
        names = [year_name(year, unfinished) for year in years]
    else:
        labels = dict(zip(codes, breakdown[f"{name}_name"].astype(str), strict=True))
        texts = list(labels)
        if total == "n_across" or total in breakdown:  # rows of somebody else stay in their order
            texts.sort(key=lambda text: (-numbers[text], *([labels[text]] if total in breakdown else [])))
        names = [" ".join(labels[text].split()) for text in texts]
    return Side(name, texts, names, [float(numbers.get(text, 0)) for text in texts])
