"""A text, or a column of texts, to the codes of one vocabulary: listed as it stands, or as a reader finds it."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from analysis.errors import AmbiguousNameError, UnknownNameError
from analysis.languages.folding import fold
from analysis.vocab.resolution import NOT_FOUND, Reader, Resolution
from analysis.vocab.vocabulary import MAX_LENGTH, Vocabulary

if TYPE_CHECKING:
    import pandas as pd

EXPLAINED = ("code", "how", "reason", "nearest")
_FEW = 4  # codes that a message names with their labels


class Resolver:
    """What resolves the names of one vocabulary. Nothing is guessed: near names are hints.

    Parameters
    ----------
    vocabulary : Vocabulary
    make_reader : function, optional
        Makes the reader of what is not listed as it stands, when first one is needed.
    unlisted : set of folded names, optional
        Names of the vocabulary that the reader decides on, for they are common words too.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        make_reader: Callable[[], Reader] | None = None,
        unlisted: frozenset[str] = frozenset(),
    ):
        self.vocabulary = vocabulary
        self.rows, self.several = vocabulary.rows, vocabulary.several
        self._make_reader = make_reader
        self._refused: frozenset[str] = frozenset()
        self.forms: Mapping[str, tuple[str, ...]] = vocabulary.forms
        if unlisted:
            self.forms = {form: codes for form, codes in vocabulary.forms.items() if form not in unlisted}

    def refusing(self, ways: Iterable[str]) -> Resolver:
        """The same resolver, to which what was found in one of these of `resolution.WAYS` is no name."""
        other = copy.copy(self)
        other._refused = frozenset(ways)
        return other

    @cached_property
    def _reader(self) -> Reader | None:
        return self._make_reader() if self._make_reader else None

    def look_up(self, value: str) -> Resolution:
        """What a text stands for and how that was found. No error, no hint; several codes may be ambiguous."""
        found = self._look_up(value)
        if self._refused and found.how in self._refused:
            told = "names the people of" if found.how == "demonym" else f"is refused, being a name ({found.how}) of"
            return Resolution(reason=f"it {told} {' or '.join(found.codes)}; write the country")
        return found

    def _look_up(self, value: str) -> Resolution:
        if value in self.rows:
            return Resolution((value,), "exact")
        if not isinstance(value, str) or len(value) > MAX_LENGTH:
            return NOT_FOUND
        key = fold(value)
        codes = self.forms.get(key)
        if codes:
            return Resolution(codes, self.vocabulary.ways.get(key, "exact"))
        return self._reader.read(value) if self._reader else NOT_FOUND

    def find(self, value: str) -> tuple[str, ...]:
        """The codes that a text may stand for, () where it is no known name."""
        return self.look_up(value).codes

    def resolve_all(self, value: str) -> tuple[str, ...]:
        """All codes that one text stands for; raises `UnknownNameError` or `AmbiguousNameError`."""
        return self.resolution(value).codes

    def resolution(self, value: str) -> Resolution:
        """The codes that one text stands for and how they were found; raises as `resolve_all`."""
        words = self.vocabulary
        if not isinstance(value, str):
            raise UnknownNameError(words.noun, repr(value), reason="give text")
        found = self.look_up(value)
        if not found.codes:
            raise UnknownNameError(words.noun, value, lambda: words.nearest(value), found.reason)
        if len(found.codes) > 1 and not words.several:
            raise AmbiguousNameError(words.noun, value, found.codes, self._choice(found.codes))
        return found

    def _choice(self, codes: tuple[str, ...]) -> str:
        """What to write instead of a name of several codes."""
        few = len(codes) <= _FEW
        named = " or ".join(f"{code} ({self.vocabulary.label(code)})" for code in codes) if few else ", ".join(codes)
        return f"write which one is meant: {named}"

    def resolve(self, value: str) -> str:
        """The one code that a text stands for; raises `UnknownNameError` or `AmbiguousNameError`."""
        return self.resolution_of_one(value).codes[0]

    def resolution_of_one(self, value: str) -> Resolution:
        """The one code that a text stands for and how it was found; raises as `resolve`."""
        found = self.resolution(value)
        if len(found.codes) > 1:
            told = f"it names several: {', '.join(found.codes)}"
            raise AmbiguousNameError(self.vocabulary.noun, value, found.codes, told)
        return found

    def explain(self, value: object) -> tuple[str | None, str | None, str | None, str | None]:
        """One value's `EXPLAINED`; nothing is raised."""
        try:
            (code,), how, _ = self.resolution_of_one(value)  # type: ignore[arg-type]  # which says so where it is no text
            return code, how, None, None
        except UnknownNameError as error:
            kind = "ambiguous" if isinstance(error, AmbiguousNameError) else "unknown"
            return None, None, error.reason or kind, ", ".join(error.candidates) or None

    def resolve_column(self, values: pd.Series, failed: dict[str, UnknownNameError] | None = None) -> pd.Series:
        """Codes for a column; each distinct value is resolved once. With `failed`, collect instead of raise."""
        from analysis.distinct import resolve_series

        return resolve_series(values, self.resolve, failed)
