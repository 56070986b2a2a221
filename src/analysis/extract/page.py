"""What of a page is the report: its headline and paragraphs, without what stands around them; its date line."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from analysis.extract.wording import WORD

_LINE = re.compile(r"[^\n]+")
_LONGEST_LABEL = 6  # words of a line that only says that other reports follow
_SHORT_WORD = 3  # letters of a word that makes no headline
_LONG_LINE = 40  # words of a line that is no headline
_SHORT_LINE = 14  # words of a headline or a line of a list
_MOST_LISTED = 40  # lines of a list that are read
_LABEL = re.compile(r"[^\n:]{4,30}:\s")
_BULLET = re.compile(r"[-–—•·▪●*✓]\s*\w|\(?\d{1,2}[.)]\s|\(?[^\W\d_]\)\s")
_ENDS = (".", "!", "?", "»", "”", "…", '"', ")", ":", ";", "。", "！", "？", "」")


class Part(NamedTuple):
    """A paragraph of the report: a line of the page, with the list that it opens; `list_start` is where that begins."""

    start: int
    end: int
    is_headline: bool
    list_start: int | None = None


def parts_of(text: str, furniture: Sequence[int]) -> Iterator[Part]:
    """The paragraphs of the report, in order: the headline is the first line that is no menu; a list of other reports
    is none.

    `furniture` are the places of words such as "Read also": what follows their line is dropped up to the next long
    paragraph, and so is what looks like a title behind the first one: it is of another report, or of a section. The
    lines of a list are one paragraph with the line that opens it: "The sides will:", "From Kazakhstan: …;".
    """
    lines = [line for line in _LINE.finditer(text) if WORD.search(line[0])]
    has_headline = is_dropped = has_body = False
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        printed = line[0].strip()
        if "|" in printed:
            continue
        words = WORD.findall(printed)
        begun = bisect_left(furniture, line.start())
        if begun < len(furniture) and furniture[begun] < line.end() and len(words) <= _LONGEST_LABEL:
            is_dropped = has_headline
            continue
        if begun < len(furniture) and furniture[begun] == line.start() and _LABEL.match(line[0]):
            continue  # Read also: A signs with B; C visits D
        listed = _items(one[0].strip() for one in lines[at : at + _MOST_LISTED]) if printed.endswith(":") else 0
        is_title = len(words) <= _SHORT_LINE and not printed.endswith(_ENDS)
        is_short = not listed and len(words) <= _SHORT_LINE
        if (is_dropped and (is_short or is_title)) or (has_body and is_title):
            continue
        is_dropped = False
        has_body = has_body or (has_headline and printed.endswith(_ENDS))
        is_headline = not has_headline and any(word.isalpha() and len(word) > _SHORT_WORD for word in words)
        has_headline = has_headline or (is_headline and not _is_date(printed))
        is_lead = printed.endswith((".", "。", "।")) and len(words) > _SHORT_LINE
        is_headline = is_headline and not (_is_date(printed) or is_lead or listed) and len(words) <= _LONG_LINE
        at += listed
        yield Part(line.start(), lines[at - 1].end(), is_headline, line.end() if listed else None)


def _items(lines: Iterable[str]) -> int:
    """How many lines after one that ends in a colon are a list: with bullets, in small letters, or ended by ';'."""
    count, is_open = 0, False
    for printed in lines:
        if "|" in printed:
            break
        is_item = bool(_BULLET.match(printed)) or printed[0].islower() or printed.endswith(";")
        if not is_item and not is_open:
            break
        count += 1
        is_open = printed.endswith((";", ","))
    return count


def _is_date(printed: str) -> bool:
    return len(printed) < 30 and sum(sign.isdigit() for sign in printed) >= 5
