"""A vocabulary: the codes of one kind, their labels, and every name that is listed for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from analysis.languages.folding import fold
from analysis.languages.opposites import are_opposites
from analysis.vocab.table import Row

if TYPE_CHECKING:
    import pandas as pd

MAX_LENGTH = 300  # characters of a name; what is longer is none
_LONGEST_HINT = 100


@dataclass(frozen=True)
class Vocabulary:
    """Codes in file order with their rows, the folded names that stand for them, and those worth offering."""

    noun: str
    rows: Mapping[str, Row]
    forms: Mapping[str, tuple[str, ...]]
    ways: Mapping[str, str]  # how a form was listed, where it says: alias, abbreviation, former …
    display: tuple[str, ...]
    several: bool = False  # one name may mean several codes at once (an area phrase), not one of several

    def find(self, value: str) -> tuple[str, ...]:
        """The codes for which a text is listed as it stands, () where it is not."""
        if value in self.rows:
            return (value,)
        return self.forms.get(fold(value), ()) if len(value) <= MAX_LENGTH else ()

    def label(self, code: str, language: str = "en") -> str:
        """The name of a code in a language; English where the vocabulary has no other."""
        row = self.rows[code]
        return row.get(f"name_{language}") or row.get("name_en") or row.get("name") or code

    def labels(self, codes: pd.Series, language: str = "en") -> pd.Series:
        """The names of a column of codes, dtype str; NA where a code is missing or none of this vocabulary."""
        return codes.map({code: self.label(code, language) for code in self.rows}).astype("str")

    def nearest(self, value: str) -> list[str]:
        """Two names at most that read most like a value, for a hint."""
        from rapidfuzz import fuzz, process  # a sixth of the time to the first code, and only hints need it

        if len(value) > _LONGEST_HINT:
            return []
        key = fold(value)
        found = process.extract(key, self._folded, scorer=fuzz.token_sort_ratio, limit=6, score_cutoff=70)
        found = [near for near in found if not are_opposites(key, near[0])]
        offered = [self._as_offered(form, self.display[place]) for form, _, place in found]
        return list(dict.fromkeys(offered))[:2]

    def _as_offered(self, form: str, name: str) -> str:
        """A name for a hint: instead of one that is no longer used, the one that is."""
        codes = self.forms.get(form, ())
        return self.label(codes[0]) if len(codes) == 1 and self.ways.get(form) == "former" else name

    @cached_property
    def _folded(self) -> list[str]:
        return list(map(fold, self.display))
