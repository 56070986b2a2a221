"""What of a page is the report: its headline and paragraphs, without what stands around them; its date line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from analysis.extract.wording import Wording, tokens_of

_LINE = re.compile(r"[^\n]+")
_LONGEST_LABEL = 6  # words of a line that only says that other reports follow
_SHORT_LINE = 14  # words of a headline or a line of a list


class Part(NamedTuple):
    """A line of the page that belongs to the report."""

    start: int
    end: int
    is_headline: bool


def parts_of(text: str, wording: Wording) -> Iterator[Part]:
    """The lines of the report, in order: the headline is the first that is no menu; a list of other reports is none.

    What follows a line such as "Read also" is dropped up to the next long paragraph.
    """
    has_headline = is_dropped = False
    for line in _LINE.finditer(text):
        printed = line[0].strip()
        if not printed or "|" in printed:
            continue
        words = tokens_of(printed)
        if not words:
            continue
        roles = {found.role for found in wording.find(printed, words) if found.role == "furniture"}
        if "furniture" in roles and len(words) <= _LONGEST_LABEL:
            is_dropped = has_headline
            continue
        if is_dropped and (len(words) <= _SHORT_LINE or not printed.endswith((".", "!", "?", "»", "”", "…", '"', ")"))):
            continue
        is_dropped = False
        is_headline = not has_headline and any(token.key.isalpha() and len(token.key) > 3 for token in words)
        is_headline = is_headline and not _is_date(printed)
        has_headline = has_headline or is_headline
        yield Part(line.start(), line.end(), is_headline)


def _is_date(printed: str) -> bool:
    return len(printed) < 30 and sum(sign.isdigit() for sign in printed) >= 5
