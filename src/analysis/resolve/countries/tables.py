"""What the files beside ``country_names.csv`` say of names of countries, each read when it is first needed."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from analysis.languages.folding import fold
from analysis.languages.kazakh import kazakh_stems
from analysis.vocab.joins import pattern_of
from analysis.vocab.table import Row

Codes = tuple[str, ...]


def _obituary(row: Row) -> str:
    iso = f", {row['iso3166_3']} in ISO 3166-3" if row["iso3166_3"] else ""
    successors = row["successors"].split()
    told = (
        f"{successors[0]} came after it"
        if len(successors) == 1
        else f"write which one is meant: {', '.join(successors)}"
    )
    return f"a state that is gone: {row['name']}, {row['since']} to {row['until']}{iso}; {told}"


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
    def related(self) -> dict[str, tuple[Codes, str]]:
        """Folded forms of ``country_related.csv``: peoples, seats of government, and states that are gone.

        The codes of a state that is gone are its English name alone.
        """
        table: dict[str, tuple[Codes, str]] = {}
        for row in self._rows_of("country_related.csv"):
            codes = (row["codes"],) if row["how"] == "gone" else tuple(row["codes"].split())
            table.update(dict.fromkeys(row["forms"].split("|"), (codes, row["how"])))
        return table

    @cached_property
    def gone(self) -> dict[str, str]:
        """By the English name of a state that is gone: its years and successors, in a sentence."""
        return {row["name"]: _obituary(row) for row in self._rows_of("former_states.csv")}

    @cached_property
    def first_halves(self) -> dict[str, Codes]:
        """What begins a compound and is no adjective without its ending: Sino-, франко-."""
        rows = self._rows_of("country_parts.csv")
        return {fold(row["part"]): (row["code"],) for row in rows if row["role"] == "first"}

    @cached_property
    def prefixes(self) -> tuple[re.Pattern[str], dict[str, str]]:
        """What finds a prefix before an adjective, and the role of each: the whole country, or apart from it."""
        roles = {fold(row["part"]): row["role"] for row in self._rows_of("country_parts.csv") if row["role"] != "first"}
        return re.compile(rf"({pattern_of(roles)}) ?(?=\w{{5}})"), roles

    @cached_property
    def phrases(self) -> dict[tuple[str, str], str]:
        """What a folded phrase takes (name, adjective, either, bloc), by where it stands."""
        rows = self._rows_of("country_phrases.csv")
        return {(row["position"], fold(row["phrase"])): row["takes"] for row in rows}

    def may_hold_phrase(self, first: str, last: str) -> bool:
        """Whether a phrase may begin with a folded word, or end with one, whatever Kazakh ending that has."""
        return first in self._first_words or last[:2] in self._last_words

    def phrase_after(self, after: str) -> str | None:
        """What a folded phrase takes that stands behind a name, in whatever Kazakh case it is."""
        if after[:2] not in self._first_letters:
            return None
        return next((t for form in (after, *kazakh_stems(after)) if (t := self.phrases.get(("after", form)))), None)

    @cached_property
    def _first_letters(self) -> set[str]:
        """The first letters of what stands behind a name: no case changes them."""
        return {phrase[:2] for position, phrase in self.phrases if position == "after"}

    @cached_property
    def _first_words(self) -> set[str]:
        return {phrase.split(" ", 1)[0] for position, phrase in self.phrases if position == "before" and phrase}

    @cached_property
    def _last_words(self) -> set[str]:
        return {phrase.rsplit(" ", 1)[-1][:2] for position, phrase in self.phrases if position == "after"}

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
