"""Countries and blocs in running forms: inflected, adjectives, other languages, phrases of government.

Every rule proposes a plain name; only a listed or generated form makes it true. What several rules could read in
different ways, or what names two countries, gets no code and a reason.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cached_property, partial
from pathlib import Path

from analysis.languages.folding import clear, fold
from analysis.languages.kazakh import kazakh_adjective_stem, kazakh_stems
from analysis.languages.russian import adjective_lemma, first_of_two
from analysis.resolve.countries.tables import Codes, Tables
from analysis.resolve.resolver import Resolver
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.joins import joining_words, pattern_of
from analysis.vocab.resolution import NOT_FOUND, Resolution
from analysis.vocab.table import Row, read_table
from analysis.vocab.vocabulary import Vocabulary

_POSSESSIVE = re.compile(r"(?<=.)['’ʼ`´]s\Z|(?<=s)['’]\Z", re.IGNORECASE)
_ENDING_AFTER_HYPHEN = re.compile(r"[-‐‑–—]\w+\W*$")
_BRACKET = re.compile(r"[(\[]")
_CLOSED = re.compile(r"[)\]][^\w)\]]*\Z")
_HYPHENS = "-‐‑–—"
_HYPHEN = re.compile(f"[{_HYPHENS}]")
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
        rows, self._ways = countries.rows, countries.ways
        self._tables = Tables(rows_of)
        self._blocs = {code for code, row in rows.items() if "alpha2" not in row}
        self._literal = {code: code for code in rows if code not in self._blocs}
        self._literal.update({row["alpha2"]: code for code, row in rows.items() if row.get("alpha2")})
        self._numeric = {row["numeric"]: code for code, row in rows.items() if row.get("numeric")}
        refusals = rows_of("not_countries.csv")
        # Того is a country and того a pronoun: such forms count with a capital only.
        self._words = {fold(row["name"]): row["reason"] for row in refusals if row["case"] == "lower"}
        self._refused = {fold(row["name"]): row["reason"] for row in refusals if row["case"] == "any"}
        self._surnames = {fold(row["name"]): row["reason"] for row in refusals if row["case"] == "upper"}
        self._forms = {form: codes for form, codes in countries.forms.items() if form not in self._words}
        self._capitalized = {key: countries.forms[key] for key in self._words if key in countries.forms}

    @property
    def words(self) -> frozenset[str]:
        """Folded names that are words of a language too, which count with a capital only."""
        return frozenset(self._words)

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
        if code := self._numeric.get(text):
            return Resolution((code,), "exact")
        return Resolution(reason="a number; numeric codes of ISO 3166-1 have three digits: 004 is AFG")

    def _whole(self, text: str, depth: int) -> Resolution:
        """A name, a phrase around one, or the reason why there is no single code."""
        found = self._name(text)
        if found.codes or found.reason or depth > 3:
            return found
        found = self._phrase(text, depth)
        if found.codes or found.reason:
            return found
        opened, closed = _BRACKET.search(text, 1), _CLOSED.search(text)
        if opened and closed and opened.end() < closed.start():
            return self._bracketed(text[: opened.start()].rstrip(), text[opened.end() : closed.start()], depth)
        return self._several(text, depth)

    # --- one name ---

    def _name(self, text: str) -> Resolution:
        """A name alone, in any of its forms."""
        key = fold(text)
        if key in self._refused:  # CAD is money, Çad is Chad
            unread = None if text.isascii() else self._tables.languages.get("=" + _plain(text))
            return Resolution(unread, "foreign") if unread else Resolution(reason=self._refused[key])
        if key in self._words and text.islower():
            return Resolution(reason=self._words[key])
        if codes := self._forms.get(key) or self._capitalized.get(key):
            return Resolution(codes, self._ways.get(key, "exact"))
        bare = text.strip()
        if code := self._literal.get(bare) or (bare.islower() and self._literal.get(bare.upper())):
            return Resolution((code,), "exact")
        if entry := self._tables.generated.get(key):
            return Resolution(*entry)
        return self._derived(key, text)

    def _derived(self, key: str, text: str) -> Resolution:
        """A name with an ending, in another language, or within a word of two names."""
        if (lemma := adjective_lemma(key)) and (codes := self._adjective(lemma)):
            return Resolution(codes, "adjective")
        bare = text.strip()
        if (owner := _POSSESSIVE.sub("", bare)) != bare and (codes := self._stem(fold(owner))):
            return Resolution(codes, "inflected")
        if foreign := self._tables.languages.get("=" + _plain(text)) or self._tables.languages.get(key):
            return Resolution(foreign, "foreign")
        if codes := self._kazakh(key, text):
            return Resolution(codes, "inflected")
        if (stem := kazakh_adjective_stem(key)) and (codes := self._stem(stem)) and not set(codes) & self._blocs:
            return Resolution(codes, "adjective")
        joined = fold(_HYPHEN.sub("", text))
        if joined != key and (codes := self._adjective(adjective_lemma(joined) or joined)):
            return Resolution(codes, "adjective")
        return self._beside(key, text)

    def _beside(self, key: str, text: str) -> Resolution:
        """What names a country only beside others or by its people, and what does not name it, with the reason."""
        if (text[-1:] in _HYPHENS or " " not in key) and (codes := self._first(key)):
            return Resolution(codes, "adjective")
        lemma = adjective_lemma(key)
        related = self._tables.related
        if entry := related.get(key) or (related.get(lemma) if lemma else None):
            return self._related(key, text, *entry)
        return self._prefixed(key)

    def _related(self, key: str, text: str, codes: Codes, how: str) -> Resolution:
        if how == "gone":
            return Resolution(reason=self._tables.gone[codes[0]])
        if how == "government":
            return Resolution(reason=f"a seat of government ({' or '.join(codes)}); write the country")
        if key in self._surnames and not text.islower():
            return Resolution(reason=self._surnames[key])
        return Resolution(codes, how)

    def _prefixed(self, key: str) -> Resolution:
        """Общегерманский is of the whole of Germany; антироссийский is not Russian."""
        pattern, roles = self._tables.prefixes
        if not (found := pattern.match(key)):
            return NOT_FOUND
        rest = key[found.end() :]
        codes = self._adjective(adjective_lemma(rest) or rest)
        if not codes:
            return NOT_FOUND
        if roles[found[1]] == "whole":
            return Resolution(codes, "adjective")
        return Resolution(reason=f"{found[1]}- makes of it something else than {' or '.join(codes)}")

    def _adjective(self, key: str) -> Codes:
        return self._forms.get(key, ()) if self._ways.get(key) == "adjective" or key in self._unsure else ()

    def _stem(self, key: str) -> Codes:
        """The codes of a plain name, which may take an ending; adjectives do not."""
        if self._ways.get(key) == "adjective" or key in self._refused:
            return ()
        return self._forms.get(key) or self._capitalized.get(key) or self._tables.latin.get(key, ())

    def _kazakh(self, key: str, text: str) -> Codes:
        hyphen = " " in key and bool(_ENDING_AFTER_HYPHEN.search(text))
        latin = key.isascii()
        for stem in kazakh_stems(key, hyphen):
            if latin:  # a short stem in plain letters may be of any language: Malinin
                sure = len(stem) > 4 or hyphen or not text.isascii() or (len(stem) == 4 and stem[-1] not in "aeiouy")
                codes = self._tables.latin.get(stem, ()) if sure else ()
            elif self._ways.get(stem) == "abbreviation" and not (hyphen or text.lstrip()[: len(stem)].isupper()):
                codes = ()
            else:
                codes = self._stem(stem)
            if codes:
                return codes
        return ()

    @cached_property
    def _unsure(self) -> set[str]:
        """Adjectives of two countries, which are listed as ambiguous: корейский."""
        return {key for key, codes in self._forms.items() if len(codes) > 1 and key.endswith("ий")}

    # --- phrases ---

    def _phrase(self, text: str, depth: int) -> Resolution:
        """Government of Japan, казахстанское правительство, Жапония үкіметімен."""
        words = text.split()
        if len(words) > _MOST_WORDS:
            return NOT_FOUND
        for count in range(1, min(len(words), 5)):
            before, after = fold(" ".join(words[:count])), fold(" ".join(words[-count:]))
            if takes := self._tables.phrases.get(("before", before)):
                found = self._taken(" ".join(words[count:]), takes, depth)
                if found.codes or found.reason:
                    return found
            keys = after, *kazakh_stems(after)
            if takes := next((t for key in keys if (t := self._tables.phrases.get(("after", key)))), None):
                found = self._taken(" ".join(words[:-count]), takes, depth)
                if found.codes or found.reason:
                    return found
        return NOT_FOUND

    def _taken(self, rest: str, takes: str, depth: int) -> Resolution:
        found = self._name(rest)
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
        found = self._name(f"{note} {name}")
        if not found.codes:
            found = self._phrase(f"{note} {name}", depth + 1)
        return Resolution(found.codes, "phrase") if found.codes else NOT_FOUND

    def _several(self, text: str, depth: int) -> Resolution:
        """No code where more than one country is named; one code where all parts are names of one."""
        parts = _between(vocab_folder()).split(text)
        if not 2 <= len(parts) <= _MOST_PARTS or not all(parts):
            return NOT_FOUND
        if len(parts) == 2 and "," in text and (found := self._turned(parts[0], parts[1], depth)).codes:
            return found
        readings = [self._name(part) if fold(part) else NOT_FOUND for part in parts]
        codes = [found.codes or self._first(part) for found, part in zip(readings, parts, strict=True)]
        if not all(codes):
            return NOT_FOUND
        named = list(dict.fromkeys("/".join(part) for part in codes))
        if len(named) == 1 and len(set(map(fold, parts))) > 1:
            return Resolution(codes[0], "phrase")
        if len(named) == 1:
            return NOT_FOUND
        return Resolution(reason=f"it names several: {' and '.join(named)}; write one")

    def _first(self, part: str) -> Codes:
        key = fold(part)
        halves = self._tables.first_halves.get(key, ())
        return halves or next((codes for lemma in first_of_two(key) if (codes := self._adjective(lemma))), ())


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


@kept()
def _between(folder: Path) -> re.Pattern[str]:
    """What may stand between two names."""
    words = pattern_of(joining_words(folder, ("and", "with"), ("en", "ru", "uk", "kk", "kk-Latn")))
    return re.compile(rf"\s*[,;/&+|‐‑–—-]\s*|\s+{words}\s+", re.IGNORECASE)


def _plain(text: str) -> str:
    """The text in small letters with its accents, single blanks."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
