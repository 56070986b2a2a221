"""The country of a body that a text names, by its listing, its name or what stands before it."""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.extract.items import Item
from analysis.extract.parties import parties
from analysis.extract.reading import Reading
from analysis.mentions.find import find_mentions

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_NEAR = 45  # characters between a country and the body it belongs to: японская организация JOGMEC


def body_party(item: Item, reading: Reading) -> str:
    """The code of the country a body belongs to; '' where nothing tells it."""
    if item.code and (country := parties().of_body(item.code)):
        return country
    if country := country_in(reading.text[item.start : item.end]):
        return country
    sentence = next((one for one in reading.sentences if one.start <= item.start < one.end), None)
    for other in reversed(sentence.items if sentence else ()):
        if other.end > item.start or not other.code:
            continue
        gap = reading.text[other.end : item.start]
        if other.role in ("country", "government"):
            words = _WORD.findall(gap)
            is_near = len(gap) <= _NEAR and all(word[0].islower() or word == "s" for word in words)
            return other.code if is_near and "," not in gap and other.start >= _last_stop(sentence, item) else ""
    return ""


def _last_stop(sentence: object, item: Item) -> int:
    items = getattr(sentence, "items", ())
    return max(
        (one.end for one in items if one.role in ("person", "sign", "organization") and one.end <= item.start),
        default=0,
    )


@lru_cache(maxsize=1 << 13)
def country_in(printed: str) -> str:
    """The country that one or two words of a name are of: Қазақстанның Ұлттық қызметі, узбекская компания."""
    words = _WORD.findall(printed)
    for size in (2, 1):
        for at in range(len(words) - size + 1):
            found = find_mentions(" ".join(words[at : at + size]))
            codes = [one.code for one in found if one.kind == "country" and one.code]
            if codes:
                return codes[0]
    return ""
