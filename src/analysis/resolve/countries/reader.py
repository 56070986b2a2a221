"""Countries and blocs in running forms: inflected, adjectives, other languages, phrases of government.

Every rule proposes a plain name; only a listed or generated form makes it true. What several rules could read in
different ways, or what names two countries, gets no code and a reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property, partial
from pathlib import Path

from analysis.languages.folding import clear, fold
from analysis.resolve.countries.names import Names
from analysis.resolve.countries.tables import Codes
from analysis.resolve.resolver import Resolver
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.joins import pattern_of
from analysis.vocab.resolution import NOT_FOUND, Resolution
from analysis.vocab.table import Row, read_table
from analysis.vocab.vocabulary import Vocabulary

_BRACKET = re.compile(r"[(\[]")
_CLOSED = re.compile(r"[)\]][^\w)\]]*\Z")
_SIGNS = re.compile(r"[,;/&+|‐‑–—-]")
_MOST_PARTS, _MOST_WORDS = 8, 16
# The mark of a footnote behind a name in encyclopedias and tables of statistics: [1], [a], [note 2], (3), ², *, †.
_FOOTNOTES = re.compile(r"(?:\s*(?:\[(?:note |nb |прим\. )?\w{1,3}\]|\(\d{1,2}\)|[¹²³⁰-⁹*†‡]+))+\Z", re.IGNORECASE)
_ENDS_OF_FOOTNOTES = frozenset("])¹²³⁰⁴⁵⁶⁷⁸⁹*†‡")


class PlaceNames:
    """Reads a text that is no listed form as it stands.

    Parameters
    ----------
    countries : the vocabulary of countries and blocs.
    rows_of : gives the rows of a vocabulary file. The large generated files are read when first needed.
    """

    def __init__(self, countries: Vocabulary, rows_of: Callable[[str], list[Row]]):
        self._names = Names(countries, rows_of)
        self._tables, self._blocs = self._names.tables, self._names.blocs
        self._rows_of = rows_of

    @cached_property
    def _joins(self) -> frozenset[str]:
        """The words that join two names."""
        rows = self._rows_of("joins.csv")
        return frozenset(row["word"].casefold() for row in rows if row["meaning"] in ("and", "with"))

    @cached_property
    def _words_of_joins(self) -> frozenset[str]:
        return frozenset(word for join in self._joins for word in fold(join).split())

    @cached_property
    def _between(self) -> re.Pattern[str]:
        """What may stand between two names."""
        return re.compile(rf"\s*[,;/&+|‐‑–—-]\s*|\s+{pattern_of(self._joins)}\s+", re.IGNORECASE)

    @property
    def words(self) -> frozenset[str]:
        """Folded names that are words of a language too, which count with a capital only."""
        return self._names.words

    def read(self, text: str) -> Resolution:
        """A country or bloc named by a text that is no listed form."""
        text = " ".join(clear(text).split())  # the patterns below are slow on long runs of blanks
        if text.isdigit():
            return self._number(text)
        if text[-1:] in _ENDS_OF_FOOTNOTES:
            text = _FOOTNOTES.sub("", text) or text
        return self._whole(self._in_full(text), depth=0)

    def _in_full(self, text: str) -> str:
        """The text with the words of ``country_shortenings.csv`` written out: Dem. Rep."""
        if "." not in text:
            return text
        pattern, full = self._tables.shortened
        return pattern.sub(lambda found: full.get(found[0].casefold(), found[0]), text)

    def _number(self, text: str) -> Resolution:
        """A country by its numeric code, which always has three digits: 4 may be anything."""
        if code := self._names.numeric.get(text):
            return Resolution((code,), "exact")
        return Resolution(reason="a number; numeric codes of ISO 3166-1 have three digits: 004 is AFG")

    def _whole(self, text: str, depth: int) -> Resolution:
        """A name, a phrase around one, or the reason why there is no single code."""
        found = self._names.read(text)
        if found.codes or found.reason or depth > 3:
            return found
        found = self._phrase(text, depth)
        if found.codes or found.reason:
            return found
        if ")" in text or "]" in text:
            opened, closed = _BRACKET.search(text, 1), _CLOSED.search(text)
            if opened and closed and opened.end() < closed.start():
                return self._bracketed(text[: opened.start()].rstrip(), text[opened.end() : closed.start()], depth)
        found = self._several(text, depth)
        return found if found.codes or found.reason else self._names.beside(text)

    # --- phrases ---

    def _phrase(self, text: str, depth: int) -> Resolution:
        """Government of Japan, казахстанское правительство, Жапония үкіметімен."""
        key = fold(text)
        if " " not in key or not self._tables.may_hold_phrase(key.partition(" ")[0], key.rpartition(" ")[2]):
            return NOT_FOUND
        words = text.split()
        if len(words) > _MOST_WORDS:
            return NOT_FOUND
        for count in range(1, min(len(words), 5)):
            before, after = fold(" ".join(words[:count])), fold(" ".join(words[-count:]))
            if takes := self._tables.phrases.get(("before", before)):
                found = self._taken(" ".join(words[count:]), takes, depth)
                if found.codes or found.reason:
                    return found
            if takes := self._tables.phrase_after(after):
                found = self._taken(" ".join(words[:-count]), takes, depth)
                if found.codes or found.reason:
                    return found
        return NOT_FOUND

    def _taken(self, rest: str, takes: str, depth: int) -> Resolution:
        found = self._names.read(rest)
        if not found.codes and not found.reason and takes != "adjective":
            found = self._phrase(rest, depth + 1) if depth < 3 else NOT_FOUND
        if not found.codes:
            return found
        fits = {
            "name": found.how not in ("adjective", "demonym"),
            "adjective": found.how == "adjective",
            "bloc": set(found.codes) <= self._blocs,
        }
        return Resolution(found.codes, "phrase") if fits.get(takes, True) else NOT_FOUND

    # --- more than one name ---

    def _bracketed(self, name: str, note: str, depth: int) -> Resolution:
        """Two names of one country, the second in brackets: Türkiye (Turkey), Korea (ROK)."""
        note = note[found.end() :] if (found := self._tables.beginning.match(note)) else note
        if fold(note) in ("the", ""):
            return self._whole(name, depth + 1)
        turned = self._turned(name, note, depth)
        if turned.codes:
            return turned
        first, second = self._whole(name, depth + 1), self._whole(note, depth + 1)
        if len(second.codes) == 1 and set(second.codes) <= set(first.codes):
            return Resolution(second.codes, "phrase")
        return NOT_FOUND

    def _turned(self, name: str, note: str, depth: int) -> Resolution:
        """Korea, Republic of; Казахстан, Республика."""
        found = self._names.read(f"{note} {name}")
        if not found.codes:
            found = self._phrase(f"{note} {name}", depth + 1)
        return Resolution(found.codes, "phrase") if found.codes else NOT_FOUND

    def _several(self, text: str, depth: int) -> Resolution:
        """No code where more than one country is named; one code where all parts are names of one."""
        if not _SIGNS.search(text) and self._words_of_joins.isdisjoint(fold(text).split()):
            return NOT_FOUND
        parts = self._between.split(text, _MOST_PARTS)
        if not 2 <= len(parts) <= _MOST_PARTS or not all(parts):
            return NOT_FOUND
        if len(parts) == 2 and "," in text and (turned := self._turned(parts[0], parts[1], depth)).codes:
            return turned
        codes: list[Codes] = []
        for part in parts:
            if not (fold(part) and (found := self._names.read(part).codes or self._names.first(part))):
                return Resolution(reason=self._names.gone(part))
            codes.append(found)
        named = list(dict.fromkeys("/".join(part) for part in codes))
        if len(named) == 1 and len(set(map(fold, parts))) > 1:
            return Resolution(codes[0], "phrase")
        if len(named) == 1:
            return NOT_FOUND
        return Resolution(reason=f"it names several: {' and '.join(named)}; write one")


def countries(refuse: Iterable[str] = ("demonym",)) -> Resolver:
    """What resolves the names of countries and blocs.

    Parameters
    ----------
    refuse : iterable of str
        Ways of `resolution.WAYS` that do not count. A column of states names no peoples, so these are refused unless
        asked for.

    Examples
    --------
    >>> countries().resolve("Правительством Республики Казахстан")
    'KAZ'
    >>> countries().find("казахстанцы"), countries(refuse=()).find("казахстанцы")
    ((), ('KAZ',))
    """
    return _countries(vocab_folder(), frozenset(refuse))


@kept()
def _countries(folder: Path, refuse: frozenset[str]) -> Resolver:
    if refuse:
        return _countries(folder, frozenset()).refusing(refuse)
    words = vocabulary("country")
    names = PlaceNames(words, partial(read_table, folder=folder))
    return Resolver(words, lambda: names, unlisted=names.words)
