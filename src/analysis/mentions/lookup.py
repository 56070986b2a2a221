"""What a word of a text may begin: each distinct word is looked up once, most are nothing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from analysis.languages.kazakh import CASES, endings_of, kazakh_stems
from analysis.languages.remembered import Remembered
from analysis.languages.russian import adjective_lemma, first_of_two
from analysis.mentions.forms import ELIDED, Entry, FormIndex
from analysis.mentions.names import (
    Bounds,
    bounds,
    foreign_names,
    has_no_blanks,
    is_cyrillic,
    listed_names,
    names_without_blanks,
)
from analysis.mentions.tokens import BARES, Bare, key_of
from analysis.resolve.countries.reader import countries
from analysis.resolve.resolver import Resolver
from analysis.vocab.cache import kept

_PREFIX = 4  # letters with which an inflected name must begin as a listed one does
_SHORTEST = 4
_ARABIC_BEFORE = ("=وبال", "=وال", "=وب", "=ول", "=بال", "=لل", "=ال", "=و", "=ب", "=ل", "=ك", "=ف")


class Reading:
    """What is known of a word: the key under which forms begin, whether these are of the languages that are known
    well or of other ones, and what it is by itself in some inflection; `skipped` letters before the name are no part
    of it."""

    __slots__ = ("entries", "is_foreign", "is_listed", "key", "skipped")

    def __init__(
        self,
        key: str = "",
        entries: tuple[Entry, ...] = (),
        skipped: int = 0,
        is_listed: bool = False,
        is_foreign: bool = False,
    ):
        self.key, self.entries, self.skipped = key, entries, skipped
        self.is_listed, self.is_foreign = is_listed, is_foreign


class Lookup(Remembered["Reading | None"]):
    """Printed words with what they may begin, None for nothing.

    Parameters
    ----------
    folder : Path
        Of the vocabularies.
    is_foreign : bool
        Whether the names of all languages count.
    """

    def __init__(self, folder: Path, is_foreign: bool):
        super().__init__(self._read)
        self.index: FormIndex = listed_names(folder)
        self._folder, self._is_foreign = folder, is_foreign
        self._prefixes = frozenset(key[:_PREFIX] for key in self.index.single() if len(key) >= _SHORTEST)

    def _read(self, word: str) -> Reading | None:
        if not word:
            return None
        bare = BARES[word]
        key = bare.key
        if reading := self._begun(key):
            return reading
        if word[0] > "\u0530" and has_no_blanks(word):
            return Reading()
        if len(key) >= _SHORTEST and key[:_PREFIX] in self._prefixes:
            entries = tuple(self._inflected(word, bare))
            return Reading("", entries) if entries else None
        if self._is_foreign and (elided := ELIDED.match(word)):
            return self._begun(key_of(word[elided.end() :]), elided.end())
        return self._prefixed(bare) if "=\u0600" <= key[:2] <= "=\u06ff" else None

    def _begun(self, key: str, skipped: int = 0) -> Reading | None:
        """The reading of a key under which forms begin, in whichever language."""
        is_listed, is_foreign = key in self.index, self._knows_foreign(key)
        if is_listed or is_foreign:
            return Reading(key, skipped=skipped, is_listed=is_listed, is_foreign=is_foreign)
        return None

    def _knows_foreign(self, key: str) -> bool:
        """Whether a name of another language begins with a key; one in the letters of English and Russian is of
        another language only where the text is."""
        is_apart = key[:1] == "=" or "\u0370" <= key[:1] < "\u0400"
        return bool(key) and (self._is_foreign or is_apart) and key in self.foreign

    @cached_property
    def foreign(self) -> FormIndex:
        """The names of all other languages, which most texts do not wait for."""
        return foreign_names(self._folder)

    @cached_property
    def without_blanks(self) -> dict[str, list[tuple[str, Entry]]]:
        """The names in scripts without blanks by their first letter."""
        return names_without_blanks(self._folder)

    @cached_property
    def bounds(self) -> Bounds:
        """What may stand beside the name of a person among them."""
        return bounds(self._folder)

    @cached_property
    def _countries(self) -> Resolver:
        return countries()

    def _inflected(self, word: str, bare: Bare) -> Iterator[Entry]:
        """A country or town by a word that is no listed form: an adjective, a Kazakh case, the half of a compound."""
        key = bare.key
        if is_cyrillic(key):
            if (lemma := adjective_lemma(key)) and (entry := self._entry(lemma)):
                yield entry._replace(how="ambiguous" if len(entry.codes) > 1 else "adjective", case="")
                return
            for lemma in first_of_two(key):
                if (entry := self._entry(lemma)) and entry.case == "":
                    yield entry._replace(how="compound", case="half")
                    return
        printed = word[bare.before : len(word) - bare.after]
        found = self._countries.look_up(printed)
        if found.codes and found.how not in ("foreign", "exact"):
            is_adjective = found.how == "adjective" and is_cyrillic(key)
            how = "ambiguous" if len(found.codes) > 1 else found.how
            yield Entry("country", found.codes, how, "" if is_adjective else "capital")
            return
        yield from self._town(key)

    def _entry(self, key: str) -> Entry | None:
        """The country or town of a key; a surname has cases, and its other forms are other people's: Зеленська."""
        found = self.index.alone(key)
        return None if found is None or found.kind in ("person", "surname") else found

    def _town(self, key: str) -> Iterator[Entry]:
        for stem in kazakh_stems(key):
            if key.isascii() and len(stem) <= _SHORTEST:
                return  # the longest come first: a short one in plain letters may be of any language
            entry = self._entry(stem)
            if entry and entry.kind == "place":
                ending = key[len(stem) :]
                case = next((c for c in CASES if ending in endings_of([c])), "")
                yield entry._replace(how=f"kk-{case}")
                return

    def _prefixed(self, bare: Bare) -> Reading | None:
        """An Arabic or Persian name behind what is written together with it."""
        for before in _ARABIC_BEFORE:
            if bare.key.startswith(before) and len(bare.key) > len(before) + 2:
                name = bare.key[len(before) :]
                for key in (f"={name}", f"=ال{name}"):
                    if reading := self._begun(key, len(before) - 1):
                        return reading
        return None


@kept(maxsize=4)
def lookup_of(folder: Path, is_foreign: bool) -> Lookup:
    """The look-up of one folder of vocabularies."""
    return Lookup(folder, is_foreign)
