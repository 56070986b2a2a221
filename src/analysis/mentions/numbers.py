"""Numbers in a running text, in figures and in words: ``1,250``, ``1,1``, ``two hundred``, ``сто восемьдесят``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from analysis.mentions.wordlists import BLANK, NEXT_WORD, WORD_BEFORE, Words
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import read_table

_LONGEST_FIGURE = 30  # an amount of more figures is a number of something else
_MOST_WORDS = 5  # nine hundred and ninety nine
_GROUPS = "|".join(
    f"(?:{mark}\\d{{3}}){times}"
    for mark, times in ((BLANK, "+"), (",", "+"), ("\\.", "{2,}"), ("\\.", "+(?=,\\d)"), ("['’]", "+"))
)
# Its first digit stands before the alternatives: a pattern that begins with a class is found faster.
FIGURE = re.compile(f"\\d(?:\\d{{0,2}}+(?!\\d)(?:{_GROUPS})(?!\\d)(?:[.,]\\d+(?!\\d))?|\\d*(?:[.,]\\d+)?)")
_THOUSANDS = re.compile(r"\d{1,3}([,.])\d{3}")
_BLANKS = re.compile(f"{BLANK}|['’]")


class Scale(NamedTuple):
    """A scale word after a number: where it ends and what it stands for."""

    end: int
    value: Decimal
    is_latin: bool


class Numbers:
    """The words of numbers of ``number_words.csv``. Use `numbers`."""

    def __init__(self, folder: Path):
        rows = read_table("number_words.csv", folder)

        def of(*roles: str) -> Iterator[tuple[str, Decimal]]:
            for row in rows:
                if row["role"] in roles:
                    yield from ((word.rstrip("."), Decimal(row["value"])) for word in row["words"].split())

        def words(role: str) -> frozenset[str]:
            return frozenset(word for row in rows if row["role"] == role for word in row["words"].split())

        self.counts = Words(of("count", "hundred"))
        self.halves = dict(of("half"))
        self.hundreds = frozenset(word for word, _ in of("hundred"))
        self.scales = Words(of("scale"))
        self.letters = dict(of("scale letter"))
        self.between = words("between")
        self.articles = frozenset(
            word for row in rows if (row["role"], row["value"], row["language"]) == ("count", "1", "en")
            for word in row["words"].split()
        )  # fmt: skip
        joined = {word: re.escape(word) for role in ("to", "and") for word in words(role)}
        after_figure = "|".join(sorted(words("from")))
        self.link = re.compile(
            f"[-‑](?P<from>{after_figure}){BLANK}|(?P<dash>{BLANK}?[-–—‑]{BLANK}?)"
            f"|{BLANK}(?P<word>{'|'.join(joined.values())}){BLANK}"
        )
        self.to = words("to")
        halves = [row["words"].split() for row in rows if row["role"] == "half more"]
        self.before_half = frozenset(first for first, *rest in halves if len(rest) == 1)
        self.added_halves = frozenset(phrase[-1] for phrase in halves)
        phrases = "|".join(BLANK.join(phrase) for phrase in halves)
        self.half_more = re.compile(f"{BLANK}(?:{phrases})(?![^\\W\\d_])")
        # Long scale words by the part after their first letter, which may be a capital: illion, иллиард.
        self.scale_part = re.compile("|".join(sorted(_shared({word[1:] for word, _ in of("scale") if len(word) > 4}))))

    def scale_at(self, text: str, end: int, letters: bool) -> Scale | None:
        """The scale word after a number that ends there; with `letters`, one letter beside the figures may be one."""
        if (
            letters
            and (value := self.letters.get(text[end : end + 1].lower()))
            and not text[end + 1 : end + 2].isalnum()
        ):
            return Scale(end + 1, value, True)
        start = skip(text, end)
        found = NEXT_WORD.match(text, start, start + 20)
        if found is None or (value := self.scales.get(found[0])) is None:
            return None
        return Scale(found.end(), value, found[0].isascii())

    def words_before(self, text: str, end: int) -> tuple[int, Decimal] | None:
        """The number in words that ends before a place, and its start: "two hundred" before "million"."""
        read: list[tuple[str, int]] = []
        start = end
        for _ in range(_MOST_WORDS):
            found = WORD_BEFORE.search(text, max(0, start - 24), start)
            if found is None or not self._is_counted(found[1]) or text[found.start() - 1 : found.start()].isalnum():
                break
            start = found.start()
            read.insert(0, (found[1].lower(), start))
        while read and (read[0][0] == "and" or read[0][0] in self.before_half):
            del read[0]
        value = self._sum([word for word, _ in read])
        return (read[0][1], value) if value is not None else None

    def _is_counted(self, word: str) -> bool:
        return word == "and" or word in self.before_half or self.counts.get(word) is not None

    def half_at(self, text: str, end: int) -> int:
        """The end of a half that is added behind a unit or a scale, a year and a half; 0 where none is."""
        found = self.half_more.match(text, end)
        return found.end() if found else 0

    def words_at(self, text: str, start: int) -> tuple[int, Decimal] | None:
        """The number in words that begins at a place, and its end."""
        read: list[str] = []
        end = at = start
        for _ in range(_MOST_WORDS):
            found = NEXT_WORD.match(text, at, at + 24)
            if found is None or not self._is_counted(found[0]):
                break
            read.append(found[0].lower())
            end = found.end()
            at = end + 1 if text[end : end + 1] in ("-", "‑") else skip(text, end)
        if read and read[-1] == "and":
            return None
        value = self._sum(read)
        return (end, value) if value is not None else None

    def _sum(self, words: list[str]) -> Decimal | None:
        """What words come to: hundred multiplies what stands before it, the others are added."""
        total: Decimal | None = None
        for number, word in enumerate(words):
            following = words[number + 1] if number + 1 < len(words) else ""
            if word == "and" or (
                word in self.articles and (words[number - 1 : number] == ["half"] or following == "half")
            ):
                continue  # half a, and a half
            if word in self.before_half and following in self.added_halves:
                continue
            value = self.counts.get(word)
            if value is None:
                return None
            total = (total or 1) * value if word in self.hundreds else (total or 0) + value
        return total


def _shared(parts: set[str]) -> set[str]:
    """Parts that hold no other of them: where one stands, the shortest does."""
    return {part for part in parts if not any(other != part and other in part for other in parts)}


def skip(text: str, at: int) -> int:
    """After one blank or hyphen, if one stands there."""
    return at + 1 if text[at : at + 1] in _SKIPPED else at


_SKIPPED = frozenset(" \t\u00a0\u202f\u2009-‑\n")


def value_of(figure: str, scale: Scale | None) -> Decimal | None:
    """What figures come to; None where a point may part thousands or decimals and nothing tells.

    A comma before three figures parts thousands, unless a scale word in Cyrillic letters follows: ``1,250 млрд``.

    >>> str(value_of("1 250 000", None)), str(value_of("1,1", None)), value_of("1.250", None)
    ('1250000', '1.1', None)
    """
    if len(figure) > _LONGEST_FIGURE:
        return None
    figure = _BLANKS.sub("", figure)
    found = _THOUSANDS.fullmatch(figure)
    if found:
        if scale is None and found[1] == ".":
            return None
        parts_decimals = scale is not None and (found[1] == "." or not scale.is_latin)
        return Decimal(figure.replace(",", ".") if parts_decimals else figure.replace(",", ""))
    if figure.count(",") > 1 or ("." in figure and "," in figure and figure.index(",") < figure.index(".")):
        return Decimal(figure.replace(",", ""))
    if figure.count(".") > 1:
        return Decimal(figure.replace(".", "").replace(",", "."))
    if "." in figure and "," in figure:
        return Decimal(figure.replace(".", "").replace(",", "."))
    return Decimal(figure.replace(",", "."))


def written(value: Decimal) -> str:
    """A number without exponent or zeros that say nothing.

    >>> written(Decimal("1.1") * 10**9)
    '1100000000'
    """
    whole = f"{value:f}"
    return whole.rstrip("0").rstrip(".") if "." in whole else whole


@kept()
def _numbers(folder: Path) -> Numbers:
    return Numbers(folder)


def numbers() -> Numbers:
    """The words of numbers."""
    return _numbers(vocab_folder())
