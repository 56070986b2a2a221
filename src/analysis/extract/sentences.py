"""Where the sentences of a paragraph end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

_END = re.compile(r"[.!?…]+[»”\"’')\]]*(?=\s|$)|[。！？](?:[」』”]*)|[؟۔।]")
_LAST_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*$")
_OPENS = frozenset("«“„\"'‘(—–-【「")


def sentences_of(
    text: str, start: int, end: int, taken: Sequence[tuple[int, int]], shortened: Set[str]
) -> Iterator[tuple[int, int]]:
    """The sentences between two places, as pairs of places.

    Parameters
    ----------
    taken : pairs of places
        What is no end of a sentence within: names, dates, amounts; in order.
    shortened : set of str
        Words in small letters that may have a dot behind them within a sentence.
    """
    first, at = start, 0
    for found in _END.finditer(text, start, end):
        place = found.start()
        while at < len(taken) and taken[at][1] <= place:
            at += 1
        if at < len(taken) and taken[at][0] <= place < taken[at][1] - 1:
            continue
        if found[0][0] == "." and not _is_end(text, first, place, found.end(), end, shortened):
            continue
        if text[first : found.end()].strip():
            yield first, found.end()
        first = found.end()
        while first < end and text[first].isspace():
            first += 1
    if text[first:end].strip():
        yield first, end


def _is_end(text: str, first: int, dot: int, after: int, end: int, shortened: Set[str]) -> bool:
    word = _LAST_WORD.search(text, first, dot)
    rest = text[after:end].lstrip()
    if not rest:
        return True
    if word and (len(word[0]) == 1 and word[0].isalpha() and word[0].isupper()):
        return False
    if rest[0].islower():
        return False
    if word and word[0].casefold() in shortened:
        is_unit = word[0].islower() and text[first : word.start()].rstrip()[-1:].isdigit()  # 2026 г. Министр
        return is_unit and rest[0].isupper()
    return rest[0].isupper() or rest[0].isdigit() or rest[0] in _OPENS or (not rest[0].isascii() and rest[0].isalpha())
