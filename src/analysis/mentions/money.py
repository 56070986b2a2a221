"""Amounts of money in a running text: "$1.1 billion", «от 5 до 10 млн евро», "500 млн теңге", "EUR 3bn".

An amount is a number with a currency: a sign or a code before or after it, or a word after it. Its code is that of
ISO 4217, where one currency can be meant:

- A sign stands for the currency for which Unicode's locale data (CLDR) prints it alone in English: $ is USD, £ GBP,
  ¥ JPY. So does a word that one currency owns, and dollar, rouble, yen or won, as the press writes them.
- Pounds, rupees, pesos, francs, dinars, crowns … have a code beside a country: "Indian rupees", «фунтов стерлингов».
  Pounds alone are a weight and no money.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from analysis.mentions.mention import Mention
from analysis.mentions.numbers import FIGURE, Numbers, Scale, numbers, skip, value_of, written
from analysis.mentions.wordlists import BLANK, NEXT_WORD, Words
from analysis.resolve.countries.reader import countries
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import read_table

_CODE = re.compile("[A-Z]{3}(?![A-Za-z0-9])")
_TO_FIGURE = re.compile(f"[^\\d\\s]{{1,4}}{BLANK}?(?=\\d)")  # a sign or a code
_MOST_WORDS = 3  # New Zealand dollars
_WEIGHTS = ("pound", "фунт")
_STERLING = ("sterling", "стерлинг")


class Unit(NamedTuple):
    """A currency's word: the codes it may stand for, and the one it stands for alone."""

    codes: tuple[str, ...]
    alone: str = ""


class Currency(NamedTuple):
    """A currency beside a number: the place where it begins or ends, and its code, '' where several could be meant."""

    place: int
    code: str


class Amount(NamedTuple):
    """A number in a text with what stands beside it."""

    start: int
    end: int
    figure: str
    value: Decimal | None
    scale: Scale | None
    before: Currency | None
    after: Currency | None

    @property
    def currency(self) -> Currency | None:
        return self.before or self.after


def find_money(text: str) -> Iterator[Mention]:
    """The amounts of money of a text, from its beginning on.

    >>> [(found.text, found.code) for found in find_money("lend up to $1.1 billion or 500 million pesos")]
    [('$1.1 billion', 'USD 1100000000'), ('500 million pesos', None)]
    """
    return _reader(vocab_folder()).find(text)


class MoneyReader:
    """Reads amounts by the words of one folder of vocabularies."""

    def __init__(self, folder: Path, numbers: Numbers):
        self.numbers = numbers
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
        self.shortened = {word[:-1] for row in rows for word in row["words"].split() if word.endswith(".")}
        self.signs = signs
        listed = "|".join(re.escape(sign) for sign in sorted(signs, key=len, reverse=True))
        self.before = re.compile(f"(?<![A-Za-z0-9])(?:({listed})|([A-Z]{{3}})){BLANK}?\\Z")
        self.after = re.compile(f"{BLANK}?({'|'.join(re.escape(sign) for sign in signs if not sign[-1].isalpha())})")
        self.last_of_signs = frozenset(sign[-1] for sign in signs)
        self.letter_signs = frozenset(sign for sign in signs if sign.isalpha())

    def find(self, text: str) -> Iterator[Mention]:
        """The amounts of a text, those that begin with figures and those in words, in their order."""
        found = sorted([*self._of_figures(text), *self._of_words(text)])
        end = 0
        for one in found:
            if one.start >= end:
                yield one
                end = one.end

    def _of_figures(self, text: str) -> Iterator[Mention]:
        done = 0
        for found in FIGURE.finditer(text):
            if found.start() < done:
                continue
            first = self._amount(text, found.start(), found.end(), found[0])
            if first is not None and (mention := self._mention(text, first)):
                yield mention
                done = mention.end

    def _of_words(self, text: str) -> Iterator[Mention]:
        """Amounts in words, found by their scale: half a billion dollars, «два миллиона долларов»."""
        for found in self.numbers.scale_part.finditer(text):
            begin = found.start()
            while begin and text[begin - 1].isalpha() and found.start() - begin < 8:
                begin -= 1
            word = NEXT_WORD.match(text, begin, begin + 30)
            if word is None:
                continue
            half = next((value for half, value in self.numbers.halves.items() if word[0].lower().startswith(half)), None)
            if half is not None and (scale := self.numbers.scales.get(word[0][3:])):
                start, value = begin, half * scale
            elif (own := self.numbers.scales.get(word[0])) and (before := self.numbers.words_before(text, begin)):
                start, value = before[0], before[1] * own
            else:
                continue
            if currency := self._after(text, word.end(), is_large=True):
                yield self._made(text, start, currency.place, currency.code, value)

    def _amount(self, text: str, start: int, end: int, figure: str) -> Amount | None:
        """A number in figures with its scale and currency, None where it is part of a word or of another number."""
        last = text[start - 1 : start]
        before = None
        if last in self.last_of_signs or last.isalpha() or last in BLANK:
            before = self._before(text, start)
        if before is None and (last.isalnum() or last in (".", ",") and text[start - 2 : start - 1].isdigit()):
            return None
        scale = self.numbers.scale_at(text, end, letters=before is not None)
        is_large = scale is not None or len(figure) > 4
        if before and not is_large and self._is_word(text, before, start, figure):
            before = None
        after = None if before else self._after(text, scale.end if scale else end, is_large)
        number = value_of(figure, scale)
        if number is not None and scale:
            number *= scale.value
        close = after.place if after else scale.end if scale else end
        return Amount(before.place if before else start, close, figure, number, scale, before, after)

    def _is_word(self, text: str, before: Currency, start: int, figure: str) -> bool:
        """Whether what stands before a small number is a word or a name rather than a currency: TOP 10."""
        printed = text[before.place : start].strip()
        return printed.isalpha() and printed not in self.safe and printed not in self.letter_signs

    def _before(self, text: str, start: int) -> Currency | None:
        """A sign or a code right before a number."""
        found = self.before.search(text, max(0, start - 8), start)
        if found is None:
            return None
        if found[1]:
            return Currency(found.start(), self.signs[found[1]])
        return Currency(found.start(), found[2]) if found[2] in self.codes else None

    def _after(self, text: str, end: int, is_large: bool) -> Currency | None:
        """The currency after a number: a sign, a code, or a word with its country."""
        start = skip(text, end)
        here = text[start : start + 1]
        if not here.isalpha():
            found = self.after.match(text, end)
            return Currency(found.end(), self.signs[found[1]]) if found else None
        if here.isupper():
            found = self.after.match(text, end)
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
        is_weight = word.startswith(_WEIGHTS)
        if is_weight or (word == "won" and not is_large):
            return None
        return Currency(end, unit.alone)

    def _country_after(self, text: str, end: int) -> tuple[str, int]:
        """The country after a currency's word and the end of its name: «долларов США»; sterling is one too."""
        at = skip(text, end)
        first = NEXT_WORD.match(text, at, at + 30)
        if first is None or at == end:
            return "", end
        if first[0].lower().startswith(_STERLING):
            return "GB", first.end()
        if first[0].isascii() or not first[0][0].isupper():
            return "", end
        second = NEXT_WORD.match(text, first.end() + 1, first.end() + 30)
        for stop in ([second.end()] if second else []) + [first.end()]:
            if country := _alpha2(text[at:stop]):
                return country, stop
        return "", end

    def _mention(self, text: str, first: Amount) -> Mention | None:
        """The amount, or the range that begins with it."""
        second = self._second(text, first)
        if second is not None:
            scale = first.scale or second.scale
            low = value_of(first.figure, scale)
            if low is not None and scale:
                low *= scale.value
            currency = first.currency or second.currency
            if currency and low is not None and second.value is not None and low < second.value:
                return self._made(text, first.start, second.end, currency.code, low, second.value)
        if first.currency is None:
            return None
        return self._made(text, first.start, first.end, first.currency.code, first.value)

    def _second(self, text: str, first: Amount) -> Amount | None:
        """The other end of a range: after a dash, "to", «до», or "and" where "between" stands before."""
        link = self.numbers.link.match(text, first.end)
        if link is None:
            return None
        at = link.end()
        if not text[at : at + 1].isdigit():
            ahead = _TO_FIGURE.match(text, at, at + 8)
            if ahead is None:
                return None
            at = ahead.end()
        found = FIGURE.match(text, at)
        if found is None:
            return None
        second = self._amount(text, found.start(), found.end(), found[0])
        if second is None or second.start != link.end():
            return None
        if first.before and not second.before and not second.scale and (
            letter := self.numbers.scale_at(text, found.end(), letters=True)
        ):  # $10-12bn
            value = value_of(found[0], letter)
            second = second._replace(end=letter.end, scale=letter, value=value * letter.value if value else None)
        mine, other = first.currency, second.currency
        if mine and other and mine.code != other.code:
            return None
        is_tied = bool(other) or bool(mine and (link["dash"] or second.scale))
        word = link["word"]
        if word and word not in self.numbers.to:
            is_tied = is_tied and self._between_before(text, first.start)
        return second if is_tied else None

    def _between_before(self, text: str, start: int) -> bool:
        words = text[max(0, start - 12) : start].split()
        return bool(words) and words[-1].lower() in self.numbers.between

    def _made(self, text: str, start: int, end: int, code: str, *values: Decimal | None) -> Mention:
        codes: tuple[str, ...] = ()
        if code and None not in values:
            codes = (f"{code} {'/'.join(written(value) for value in values if value is not None)}",)
        return Mention(start, end, text[start:end], "money", codes, "amount")


def _alpha2(name: str) -> str:
    """The two letters of a country with which its ISO 4217 codes begin, '' where a text names none."""
    known = countries()
    codes = known.look_up(name).codes
    return known.rows[codes[0]].get("alpha2", "") if len(codes) == 1 else ""


@kept()
def _reader(folder: Path) -> MoneyReader:
    return MoneyReader(folder, numbers())
