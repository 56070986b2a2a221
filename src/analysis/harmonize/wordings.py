"""English wordings beside what is printed: towns and posts."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pandas as pd

from analysis.distinct import as_text
from analysis.harmonize.cells import text_of
from analysis.harmonize.steps import Step
from analysis.resolve.places import english_place
from analysis.resolve.posts.wording import english_post

Wording = Callable[[str, str | None], str | None]


def place_names(frame: pd.DataFrame, column: str, country: str, name_column: str) -> Step:
    """English names of towns beside a column of printed ones, of which each cell has one or a tuple of them."""
    if column not in frame:
        return frame, []
    if name_column.endswith("s"):
        names = _worded_lists(frame[column], _codes(frame, country), english_place)
    else:
        names = worded(text_of(frame[column]), _codes(frame, country), english_place)
    return frame.assign(**{name_column: names}), []


def post_names(frame: pd.DataFrame, column: str, party: str, name_column: str) -> Step:
    """English wordings beside a column of printed posts."""
    if column not in frame:
        return frame, []
    names = worded(text_of(frame[column]), _codes(frame, party), english_post)
    return frame.assign(**{name_column: names}), []


def worded(printed: pd.Series, codes: pd.Series, wording: Wording) -> pd.Series:
    """The wording of each text, of which a country's code decides between several; each distinct pair is read once.

    Parameters
    ----------
    printed, codes : Series
        Texts and codes of countries, NA where there is none; of one index.
    wording : function
        `english_place`, `english_post` or another one of a text and a code.

    Returns
    -------
    Series
        dtype str, of the same index; NA where a text is missing or has no wording.
    """
    read = cache(wording)
    made = [
        read(text, code if isinstance(code, str) else None) if isinstance(text, str) else None
        for text, code in zip(printed, codes, strict=True)
    ]
    return pd.Series(made, index=printed.index, dtype="str")


def _worded_lists(cells: pd.Series, codes: pd.Series, wording: Wording) -> pd.Series:
    read = cache(wording)
    made = [
        tuple(name for text in cell if (name := read(as_text(text), code if isinstance(code, str) else None)))
        for cell, code in zip(cells, codes, strict=True)
    ]
    return pd.Series(made, index=cells.index, dtype=object)


def _codes(frame: pd.DataFrame, column: str) -> pd.Series:
    return frame[column] if column in frame else pd.Series(None, index=frame.index, dtype="str")
