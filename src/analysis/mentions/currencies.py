"""The currency beside a number: its sign, its code, or its word with a country."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from analysis.mentions.numbers import skip
from analysis.mentions.wordlists import BLANK, NEXT_WORD, Words
from analysis.resolve.countries.reader import countries
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import read_table

_CODE = re.compile("[A-Z]{3}(?![A-Za-z0-9])")
_MOST_WORDS = 3  # New Zealand dollars
_ENDS_ADJECTIVES = "хйяою"  # канадских, канадский


class Unit(NamedTuple):
    """A currency's word: the codes it may stand for, and the one it stands for alone."""

    codes: tuple[str, ...]
    alone: str = ""


class Currency(NamedTuple):
    """A currency beside a number: the place where it begins or ends, and its code, '' where several could be meant."""

    place: int
    code: str


class Currencies:
    """The signs, codes and words of ``currency_words.csv`` in one folder of vocabularies."""

    def __init__(self, folder: Path):
        rows = read_table("currency_words.csv", folder)
        signs = {row["words"]: row["alone"] for row in rows if row["role"] == "sign"}
        self.safe = {row["codes"]: row["alone"] for row in rows if row["role"] == "safe code"}
        self.codes = frozenset(code for row in rows for code in row["codes"].split())
        units: dict[str, Unit] = {}
        for row in rows:
            for word in row["words"].split() if row["role"] == "unit" else ():
                known = units.get(word.rstrip("."), Unit(()))
                codes = (*known.codes, *(code for code in row["codes"].split() if code not in known.codes))
                units[word.rstrip(".")] = Unit(codes, row["alone"])
        self.units = Words(units.items())

        def words(role: str) -> Words[bool]:
            return Words((word, True) for row in rows if row["role"] == role for word in row["words"].split())

        self.weights, self.sterling = words("weight"), words("sterling")
        self.other_words = frozenset(words("word").exact)
        self.shortened = {word[:-1] for row in rows for word in row["words"].split() if word.endswith(".")}
        self.signs = signs
        listed = "|".join(re.escape(sign) for sign in sorted(signs, key=len, reverse=True))
        self._before = re.compile(f"(?<![A-Za-z0-9])(?:({listed})|([A-Z]{{3}})){BLANK}?\\Z")
        self._after = re.compile(f"{BLANK}?({'|'.join(re.escape(sign) for sign in signs if not sign[-1].isalpha())})")
        self.last_of_signs = frozenset(sign[-1] for sign in signs)
        self.letter_signs = frozenset(sign for sign in signs if sign.isalpha())

    def is_word(self, text: str, before: Currency, start: int) -> bool:
        """Whether what stands before a small number is a word or a name rather than a currency: TOP 10."""
        printed = text[before.place : start].strip()
        return printed.isalpha() and printed not in self.safe and printed not in self.letter_signs

    def is_of(self, word: str, country: str) -> bool:
        """Whether a word is that of a currency of a country, which is given by its alpha-3 code."""
        unit = self.units.get(word)
        return unit is not None and any(code[:2] == countries().rows[country].get("alpha2") for code in unit.codes)

    def before(self, text: str, start: int) -> Currency | None:
        """A sign or a code right before a number."""
        found = self._before.search(text, max(0, start - 8), start)
        if found is None:
            return None
        if found[1]:
            return Currency(found.start(), self.signs[found[1]])
        return Currency(found.start(), found[2]) if found[2] in self.codes else None

    def after(self, text: str, end: int, is_large: bool) -> Currency | None:
        """The currency after a number: a sign, a code, or a word with its country."""
        start = skip(text, end)
        here = text[start : start + 1]
        if not here.isalpha():
            found = self._after.match(text, end)
            return Currency(found.end(), self.signs[found[1]]) if found else None
        if here.isupper():
            found = self._after.match(text, end)
            if found:
                return Currency(found.end(), self.signs[found[1]])
            code = _CODE.match(text, start)
            if code and code[0] in (self.codes if is_large else self.safe):
                return Currency(code.end(), code[0])
        return self._word_after(text, start, is_large)

    def _word_after(self, text: str, start: int, is_large: bool) -> Currency | None:
        at = start
        for number in range(_MOST_WORDS):
            found = NEXT_WORD.match(text, at, at + 30)
            if found is None:
                return None
            if unit := self.units.get(found[0]):
                return self._unit(text, start, found, unit, is_large or number > 0)
            if found[0][0].islower() and (found[0].isascii() or found[0][-1] not in _ENDS_ADJECTIVES):
                return None
            at = found.end()
            if text[at : at + 1] == ".":
                at += 1
                if found.end() - found.start() > 1:
                    return None
            if text[at : at + 1] in (" ", "\u00a0", "\u202f", "-"):
                at += 1
            elif not text[at : at + 1].isalpha():
                return None
        return None

    def _unit(self, text: str, start: int, found: re.Match[str], unit: Unit, is_large: bool) -> Currency | None:
        """A currency's word, by the country before or after it."""
        end = found.end()
        word = found[0].lower()
        if word in self.shortened and text[end : end + 1] == ".":
            end += 1
        country = ""
        between = text[start : found.start()].strip(" -\u00a0\u202f")
        if between:
            country = "" if between[0].islower() and between.isascii() else _alpha2(between)
            if not country:
                return None
        elif len(unit.codes) > 1:
            country, end = self._country_after(text, end)
        if country:
            code = next((code for code in unit.codes if code.startswith(country)), "")
            return Currency(end, code)
        if self.weights.get(word) or (word in self.other_words and not is_large):
            return None
        return Currency(end, unit.alone)

    def _country_after(self, text: str, end: int) -> tuple[str, int]:
        """The country after a currency's word and the end of its name: «долларов США»; sterling is one too."""
        at = skip(text, end)
        first = NEXT_WORD.match(text, at, at + 30)
        if first is None or at == end:
            return "", end
        if self.sterling.get(first[0]):
            return "GB", first.end()
        if first[0].isascii() or not first[0][0].isupper():
            return "", end
        second = NEXT_WORD.match(text, first.end() + 1, first.end() + 30)
        for stop in ([second.end()] if second else []) + [first.end()]:
            if country := _alpha2(text[at:stop]):
                return country, stop
        return "", end


@kept()
def currencies_of(folder: Path) -> Currencies:
    """Those of one folder of vocabularies."""
    return Currencies(folder)


def currencies() -> Currencies:
    """The signs, codes and words of currencies.

    >>> currencies().is_of("rouble", "RUS"), currencies().is_of("rouble", "KAZ")
    (True, False)
    """
    return currencies_of(vocab_folder())


def _alpha2(name: str) -> str:
    """The two letters of a country with which its ISO 4217 codes begin, '' where a text names none."""
    known = countries()
    codes = known.look_up(name).codes
    return known.rows[codes[0]].get("alpha2", "") if len(codes) == 1 else ""
