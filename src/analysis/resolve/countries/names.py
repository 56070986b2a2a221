"""One country, bloc or people by its name alone: inflected, an adjective, in another language, with a prefix.

Every rule proposes a plain name; only a listed or generated form makes it true.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cached_property

from analysis.languages.folding import fold
from analysis.languages.kazakh import kazakh_adjective_stem, kazakh_stems
from analysis.languages.russian import adjective_lemma, first_of_two
from analysis.resolve.countries.tables import Codes, Tables
from analysis.vocab.resolution import NOT_FOUND, Resolution
from analysis.vocab.table import Row
from analysis.vocab.vocabulary import Vocabulary

_POSSESSIVE = re.compile(r"(?<=.)['’ʼ`´]s\Z|(?<=s)['’]\Z", re.IGNORECASE)
_ENDS_OF_POSSESSIVES = frozenset("sS'’")
_ENDING_AFTER_HYPHEN = re.compile(r"[-‐‑–—]\w+\W*$")
_HYPHEN = re.compile("[-‐‑–—]")
_MOST_WORDS = 24  # of a name in any language; a longer text may be a phrase or a list


class Names:
    """Reads one name that is no listed form as it stands.

    Parameters
    ----------
    countries : the vocabulary of countries and blocs.
    rows_of : gives the rows of a vocabulary file. The large generated files are read when first needed.
    """

    def __init__(self, countries: Vocabulary, rows_of: Callable[[str], list[Row]]):
        rows, self._ways = countries.rows, countries.ways
        self.tables = Tables(rows_of)
        self.blocs = {code for code, row in rows.items() if "alpha2" not in row}
        self._literal = {code: code for code in rows if code not in self.blocs}
        self._literal.update({row["alpha2"]: code for code, row in rows.items() if row.get("alpha2")})
        self.numeric = {row["numeric"]: code for code, row in rows.items() if row.get("numeric")}
        refusals = rows_of("not_countries.csv")
        # Того is a country and того a pronoun: such forms count with a capital only.
        self._words = {fold(row["name"]): row["reason"] for row in refusals if row["case"] in ("lower", "begins")}
        self._refused = {fold(row["name"]): row["reason"] for row in refusals if row["case"] == "any"}
        self._surnames = {fold(row["name"]): row["reason"] for row in refusals if row["case"] == "upper"}
        self._forms = {form: codes for form, codes in countries.forms.items() if form not in self._words}
        self._capitalized = {key: countries.forms[key] for key in self._words if key in countries.forms}

    @property
    def words(self) -> frozenset[str]:
        """Folded names that are words of a language too, which count with a capital only."""
        return frozenset(self._words)

    def read(self, text: str) -> Resolution:
        """A name alone, in any of its forms."""
        key = fold(text)
        if key in self._refused:  # CAD is money, Çad is Chad
            unread = None if text.isascii() else self.tables.languages.get("=" + _plain(text))
            return Resolution(unread, "foreign") if unread else Resolution(reason=self._refused[key])
        if key in self._words and text.islower():
            return Resolution(reason=self._words[key])
        if codes := self._forms.get(key) or self._capitalized.get(key):
            return Resolution(codes, self._ways.get(key, "exact"))
        bare = text.strip()
        if code := self._literal.get(bare) or (bare.islower() and self._literal.get(bare.upper())):
            return Resolution((code,), "exact")
        if entry := self.tables.generated.get(key):
            return Resolution(*entry)
        return self._derived(key, text)

    def _derived(self, key: str, text: str) -> Resolution:
        """A name with an ending, in another language, or within a word of two names."""
        if text.count(" ") >= _MOST_WORDS:
            return NOT_FOUND
        lemma = adjective_lemma(key)
        if lemma and (codes := self._adjective(lemma)):
            return Resolution(codes, "adjective")
        bare = text.strip()
        owner = _POSSESSIVE.sub("", bare) if bare[-1:] in _ENDS_OF_POSSESSIVES else bare
        if owner != bare and (codes := self._stem(fold(owner))):
            return Resolution(codes, "inflected")
        languages = self.tables.languages
        if foreign := (not text.isascii() and languages.get("=" + _plain(text))) or languages.get(key):
            return Resolution(foreign, "foreign")
        hyphen = bool(_HYPHEN.search(text))
        found = self._kazakh_form(key, text) if self._may_begin(key, hyphen) else NOT_FOUND
        if found.codes or not hyphen:
            return found
        joined = fold(_HYPHEN.sub("", text))
        codes = self._adjective(adjective_lemma(joined) or joined)
        return Resolution(codes, "adjective") if codes else NOT_FOUND

    def _kazakh_form(self, key: str, text: str) -> Resolution:
        if codes := self._kazakh(key, text):
            return Resolution(codes, "inflected")
        if (stem := kazakh_adjective_stem(key)) and (codes := self._stem(stem)) and not set(codes) & self.blocs:
            return Resolution(codes, "adjective")
        return NOT_FOUND

    def _may_begin(self, key: str, hyphen: bool) -> bool:
        """Whether any name that takes endings begins as a key does, which few texts do that name nothing."""
        first, blank, rest = key.partition(" ")
        if blank and not hyphen:
            return f"{first} {rest[:2]}" in self._beginnings
        return any(key[:length] in self._beginnings for length in (5, 4, 3, 2))

    @cached_property
    def _beginnings(self) -> set[str]:
        """The first letters of names, and the first word with what follows it of those of several words."""
        found = set()
        for names in (self._forms, self._capitalized, self.tables.latin):
            for name in names:
                first, blank, rest = name.partition(" ")
                found.add(name[:5])
                if blank:
                    found.add(f"{first} {rest[:2]}")
        return found

    def beside(self, text: str) -> Resolution:
        """What names a country only beside others or by its people, and what does not name it, with the reason."""
        key, related = fold(text), self.tables.related
        if entry := related.get(key) or related.get(adjective_lemma(key) or ""):
            return self._related(key, text, *entry)
        if " " in key:
            return self._prefixed(key) if key.count(" ") == 1 else NOT_FOUND
        if codes := self.first(key):
            return Resolution(codes, "adjective")
        return self._prefixed(key)

    def gone(self, text: str) -> str:
        """The years and the successors of a state that is gone; "" for any other name."""
        key = fold(text)
        codes, how = self.tables.related.get(key) or self.tables.related.get(adjective_lemma(key) or "") or ((), "")
        return self.tables.gone[codes[0]] if how == "gone" else ""

    def _related(self, key: str, text: str, codes: Codes, how: str) -> Resolution:
        if how == "gone":
            return Resolution(reason=self.tables.gone[codes[0]])
        if how == "people":
            return Resolution(reason="a people, not a country; write the country")
        if how == "government":
            return Resolution(reason=f"a seat of government ({' or '.join(codes)}); write the country")
        if key in self._surnames and not text.islower():
            return Resolution(reason=self._surnames[key])
        return Resolution(codes, how)

    def _prefixed(self, key: str) -> Resolution:
        """Общегерманский is of the whole of Germany; антироссийский is not Russian."""
        pattern, roles = self.tables.prefixes
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
        return self._forms.get(key) or self._capitalized.get(key) or self.tables.latin.get(key, ())

    def _kazakh(self, key: str, text: str) -> Codes:
        hyphen = " " in key and bool(_ENDING_AFTER_HYPHEN.search(text))
        latin = key.isascii()
        for stem in kazakh_stems(key, hyphen):
            if latin:  # a short stem in plain letters may be of any language: Malinin
                sure = len(stem) > 4 or hyphen or not text.isascii() or (len(stem) == 4 and stem[-1] not in "aeiouy")
                codes = self.tables.latin.get(stem, ()) if sure else ()
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

    def first(self, part: str) -> Codes:
        key = fold(part)
        halves = self.tables.first_halves.get(key, ())
        return halves or next((codes for lemma in first_of_two(key) if (codes := self._adjective(lemma))), ())


def _plain(text: str) -> str:
    """The text in small letters with its accents, single blanks."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
