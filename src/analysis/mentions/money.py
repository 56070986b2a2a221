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
from itertools import compress, count
from pathlib import Path
from typing import NamedTuple

from analysis.languages.remembered import Remembered
from analysis.mentions.currencies import Currencies, Currency, currencies_of
from analysis.mentions.mention import Mention
from analysis.mentions.numbers import FIGURE, Numbers, Scale, numbers, value_of, written
from analysis.mentions.tokens import Words
from analysis.mentions.wordlists import BLANK, NEXT_WORD
from analysis.vocab.cache import kept, vocab_folder

_IDLE = frozenset(".,;:!?)]%/\n\"'»”")
_BLANKS = frozenset((" ", "\t", "\u00a0", "\u202f", "\u2009"))
_TO_FIGURE = re.compile(f"[^\\d\\s]{{1,4}}{BLANK}?(?=\\d)")  # a sign or a code


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


def find_money(text: str | Words) -> Iterator[Mention]:
    """The amounts of money of a text, from its beginning on.

    >>> [(found.text, found.code) for found in find_money("lend up to $1.1 billion or 500 million pesos")]
    [('$1.1 billion', 'USD 1100000000'), ('500 million pesos', None)]
    """
    return _reader(vocab_folder()).find(Words.of(text))


class MoneyReader:
    """Reads amounts by the words of one folder of vocabularies."""

    def __init__(self, numbers: Numbers, currencies: Currencies):
        self.numbers = numbers
        self.currencies = currencies
        self._has_scale = Remembered(lambda word: numbers.scale_part.search(word) is not None)

    def find(self, words: Words) -> Iterator[Mention]:
        """The amounts of a text, those that begin with figures and those in words, in their order."""
        found = sorted([*self._of_figures(words.text), *self._of_words(words)])
        end = 0
        for one in found:
            if one.start >= end:
                yield one
                end = one.end

    def _of_figures(self, text: str) -> Iterator[Mention]:
        done = 0
        for found in FIGURE.finditer(text):
            if found.start() < done or self._is_idle(text, found.start(), found.end()):
                continue
            first = self._amount(text, found.start(), found.end(), found[0], may_be_alone=False)
            if first is not None and (mention := self._mention(text, first)):
                yield mention
                done = mention.end

    def _is_idle(self, text: str, start: int, end: int) -> bool:
        """Whether signs on both sides tell that no currency stands there, as most figures have none."""
        if text[end : end + 1] not in _IDLE:
            return False
        before = text[start - 1 : start]
        if before in _BLANKS:
            before = text[start - 2 : start - 1] if start > 1 else ""
        return not before.isupper() and before not in self.currencies.last_of_signs

    def _of_words(self, words: Words) -> Iterator[Mention]:
        """Amounts in words, found by their scale: half a billion dollars, «два миллиона долларов»."""
        text = words.text
        for place in self._scaled(words):
            begin = place
            while begin and text[begin - 1].isalpha() and place - begin < 8:
                begin -= 1
            word = NEXT_WORD.match(text, begin, begin + 30)
            if word is None:
                continue
            own = self.numbers.scales.get(word[0])
            if own is None:
                lower = word[0].lower()
                half = next((value for half, value in self.numbers.halves.items() if lower.startswith(half)), None)
                if half is None or not (scale := self.numbers.scales.get(word[0][3:])):
                    continue
                start, value = begin, half * scale
            elif not text[begin - 2 : begin - 1].isdigit() and (before := self.numbers.words_before(text, begin)):
                start, value = before[0], before[1] * own
            else:
                continue
            end = word.end()
            if own and (added := self.numbers.half_at(text, end)):  # a billion and a half
                end, value = added, value + own / 2
            if currency := self.currencies.after(text, end, is_large=True):
                yield self._made(text, start, currency.place, currency.code, value)

    def _scaled(self, words: Words) -> Iterator[int]:
        """Where parts of scale words stand."""
        part = self.numbers.scale_part
        for at in compress(count(), map(self._has_scale.__getitem__, words.words)):
            start = words.starts[at]
            for found in part.finditer(words.text, start, start + len(words.words[at])):
                yield found.start()

    def _amount(self, text: str, start: int, end: int, figure: str, may_be_alone: bool = True) -> Amount | None:
        """A number in figures with its scale and currency, None where it is part of a word or of another number.

        Most numbers have neither a currency nor a second number behind them: None unless such a one counts too.
        """
        last = text[start - 1 : start]
        before = None
        beside = text[start - 2 : start - 1] if last in _BLANKS else last
        if beside in self.currencies.last_of_signs or beside.isupper():
            before = self.currencies.before(text, start)
        if before is None and (last.isalnum() or (last in (".", ",") and text[start - 2 : start - 1].isdigit())):
            return None
        scale = self.numbers.scale_at(text, end, letters=before is not None)
        if scale and (more := self.numbers.scale_at(text, scale.end, letters=False)) and more.value > scale.value:
            scale = more._replace(value=scale.value * more.value)  # 25 lakh crore
        rest, scale = self._smaller(text, scale) if scale else (Decimal(0), None)
        is_large = scale is not None or len(figure) > 4
        if before and not is_large and self.currencies.is_word(text, before, start):
            before = None
        after = None if before else self.currencies.after(text, scale.end if scale else end, is_large)
        if scale and not before and after is None and text[scale.end : scale.end + 1] == ".":  # 25 тыс. долл.
            after = self.currencies.after(text, scale.end + 1, is_large)
        close = after.place if after else scale.end if scale else end
        if not may_be_alone and not before and not after and not self._link(text, close, scale):
            return None
        number = value_of(figure, scale)
        if number is not None and scale:
            number = number * scale.value + rest
        return Amount(before.place if before else start, close, figure, number, scale, before, after)

    def _link(self, text: str, end: int, scale: Scale | None) -> re.Match[str] | None:
        """What joins a number that ends at a place and the other end of a range."""
        is_shortened = scale is not None and text[end : end + 1] == "."  # от 500 тыс. до 2 млн
        return self.numbers.link.match(text, end + is_shortened)

    def _smaller(self, text: str, scale: Scale) -> tuple[Decimal, Scale]:
        """What smaller scales add behind a scale word, and the scale with its end behind them: 1 млрд 200 млн тенге."""
        rest, last = Decimal(0), scale
        while last.end < len(text) and text[last.end] in _BLANKS and (found := FIGURE.match(text, last.end + 1)):
            following = self.numbers.scale_at(text, found.end(), letters=False)
            value = value_of(found[0], following)
            if following is None or value is None or value * following.value >= last.value:
                break
            rest, last = rest + value * following.value, following
        return rest, scale._replace(end=last.end)

    def _mention(self, text: str, first: Amount) -> Mention | None:
        """The amount, or the range that begins with it."""
        second = self._second(text, first)
        if second is not None:
            low = first.value if first.scale else value_of(first.figure, second.scale)
            if low is not None and second.scale and not first.scale:
                low *= second.scale.value
            currency = first.currency or second.currency
            if currency and low is not None and second.value is not None and low < second.value:
                return self._made(text, first.start, second.end, currency.code, low, second.value)
        if first.currency is None:
            return None
        return self._made(text, first.start, first.end, first.currency.code, first.value)

    def _second(self, text: str, first: Amount) -> Amount | None:
        """The other end of a range: after a dash, "to", «до», or "and" where "between" stands before."""
        link = self._link(text, first.end, first.scale)
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
        if (
            first.before
            and not second.before
            and not second.scale
            and (letter := self.numbers.scale_at(text, found.end(), letters=True))
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


@kept()
def _reader(folder: Path) -> MoneyReader:
    return MoneyReader(numbers(), currencies_of(folder))
