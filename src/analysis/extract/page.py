"""What of a page is the report: its headline and paragraphs, without what stands around them; its date line."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.extract.wording import WORD

_LINE = re.compile(r"[^\n]+")
_LONGEST_LABEL = 6  # words of a line that only says that other reports follow
_SHORT_WORD = 3  # letters of a word that makes no headline
_LONG_LINE = 40  # words of a line that is no headline
_SHORT_LINE = 14  # words of a headline or a line of a list
_ENDS = (".", "!", "?", "»", "”", "…", '"', ")", ":", ";", "。", "！", "？", "」")


class Part(NamedTuple):
    """A line of the page that belongs to the report."""

    start: int
    end: int
    is_headline: bool


def parts_of(text: str, furniture: Sequence[int]) -> Iterator[Part]:
    """The lines of the report, in order: the headline is the first that is no menu; a list of other reports is none.

    `furniture` are the places of words such as "Read also": what follows their line is dropped up to the next long
    paragraph, and so is what looks like a title behind the first one: it is of another report, or of a section.
    """
    has_headline = is_dropped = has_body = False
    for line in _LINE.finditer(text):
        printed = line[0].strip()
        if not printed or "|" in printed:
            continue
        words = WORD.findall(printed)
        if not words:
            continue
        at = bisect_left(furniture, line.start())
        if at < len(furniture) and furniture[at] < line.end() and len(words) <= _LONGEST_LABEL:
            is_dropped = has_headline
            continue
        is_title = len(words) <= _SHORT_LINE and not printed.endswith(_ENDS)
        if (is_dropped and (len(words) <= _SHORT_LINE or is_title)) or (has_body and is_title):
            continue
        is_dropped = False
        has_body = has_body or (has_headline and printed.endswith(_ENDS))
        is_headline = not has_headline and any(word.isalpha() and len(word) > _SHORT_WORD for word in words)
        has_headline = has_headline or (is_headline and not _is_date(printed))
        is_headline = is_headline and not _is_date(printed) and len(words) <= _LONG_LINE
        yield Part(line.start(), line.end(), is_headline)


def _is_date(printed: str) -> bool:
    return len(printed) < 30 and sum(sign.isdigit() for sign in printed) >= 5
