"""What the files beside ``country_names.csv`` say of names of countries, each read when it is first needed."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from analysis.languages.folding import fold
from analysis.vocab.joins import pattern_of
from analysis.vocab.table import Row

Codes = tuple[str, ...]


class Tables:
    """The tables of one folder of vocabularies.

    Parameters
    ----------
    rows_of : gives the rows of a vocabulary file, some of which are large.
    """

    def __init__(self, rows_of: Callable[[str], list[Row]]):
        self._rows_of = rows_of

    @cached_property
    def generated(self) -> dict[str, tuple[Codes, str]]:
        """Case forms and spellings of ``country_forms.csv``, which holds folded keys."""
        table = {}
        for row in self._rows_of("country_forms.csv"):
            entry = tuple(row["codes"].split()), row["how"]
            table.update(dict.fromkeys(row["forms"].split("|"), entry))
        return table

    @cached_property
    def latin(self) -> dict[str, Codes]:
        """Kazakh names in Latin letters, which take Kazakh endings."""
        rows = [row for row in self._rows_of("country_forms.csv") if row["language"] == "kk-Latn"]
        return {form: tuple(row["codes"].split()) for row in rows for form in row["forms"].split("|")}

    @cached_property
    def languages(self) -> dict[str, Codes]:
        """Names of ``country_languages.csv``: folded, or after ``=`` as they stand in small letters."""
        table: dict[str, Codes] = {}
        for row in self._rows_of("country_languages.csv"):
            table.update(dict.fromkeys(row["forms"].split("|"), (row["code"],)))
        return table

    @cached_property
    def phrases(self) -> dict[tuple[str, str], str]:
        """What a folded phrase takes (name, adjective, either, bloc), by where it stands."""
        rows = self._rows_of("country_phrases.csv")
        return {(row["position"], fold(row["phrase"])): row["takes"] for row in rows}

    @cached_property
    def shortened(self) -> tuple[re.Pattern[str], dict[str, str]]:
        """What finds the words of ``country_shortenings.csv``, and each written out."""
        full = {row["word"].casefold(): row["full"] for row in self._rows_of("country_shortenings.csv")}
        return re.compile(rf"\b{pattern_of(full)}(?=\s|\Z|[),;])", re.IGNORECASE), full

    @cached_property
    def beginning(self) -> re.Pattern[str]:
        """What a note in brackets may begin with: formerly, or; a word with '*' with any ending, or shortened."""
        words = [row["phrase"] for row in self._rows_of("country_phrases.csv") if row["position"] == "note"]
        words += [row["word"] for row in self._rows_of("joins.csv") if row["meaning"] == "or"]
        pattern = pattern_of(words).replace(r"\*", r"\w*\.?")
        return re.compile(rf"\s*{pattern}\s+", re.IGNORECASE)
