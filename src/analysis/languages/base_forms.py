"""The base form of a person's name in a case, by its endings: of a person whom no vocabulary lists."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import NamedTuple

from analysis.languages.name_cases import (
    CASES,
    STATES,
    Place,
    Word,
    first_forms,
    is_eastern,
    is_syllable,
    name_key,
    unchanging,
)


class BaseForm(NamedTuple):
    """What a name in a case comes from.

    Attributes
    ----------
    name : str
        In the nominative.
    gender : str or None
        ``f`` or ``m``, None where the forms do not tell.
    is_certain : bool
        Whether no other reading of the forms comes near.
    """

    name: str
    gender: str | None
    is_certain: bool


_MARGIN = 0.75  # what is no dearer than this is as good
_INITIAL = re.compile(r"(?:\w{1,2}\.-?)+")
_ARTICLE = re.compile("(?:а[лсшднртз]|эль?|эс|эд|аз|аль|ел|ель|ібн|ибн|бин|бен|абу|абд)")
_FIXED_PARTS = frozenset("оглы оглу улы кызы заде паша бей ага хан ханым хатун".split())
_UKRAINIAN = re.compile("[їєґ]|[сзц]ьк|і")
_RUSSIAN = re.compile("[ыэъё]")
_KAZAKH = re.compile("[әғқңөұүһ]")


class Lists(NamedTuple):
    """What is known of words of names: the genders of given names by `name_key`, and the small words."""

    given: Mapping[str, str]
    particles: Collection[str]


def language_of(name: str) -> str:
    """The language whose endings a name in Cyrillic may have, told by its letters; Russian by default."""
    if _KAZAKH.search(name):
        return "kk"
    return "uk" if _UKRAINIAN.search(name) and not _RUSSIAN.search(name) else "ru"


class Reader:
    """Reads names by what is listed; keeps what it has read of words."""

    def __init__(self, lists: Lists):
        self._lists = lists
        self._word = lru_cache(maxsize=1 << 13)(self._read_word)

    def read(self, name: str, language: str | None = None, gender: str | None = None) -> BaseForm:
        """The base form of a name in Cyrillic letters in a case of Russian or Ukrainian."""
        if language not in ("ru", "uk"):
            language = language_of(name.casefold())
        parts = re.split(r"([\s\-‐‑]+)", name.strip())
        words, gaps = parts[::2], parts[1::2]
        places = _places(words, gaps)
        read = [self._word(word, language, place) for word, place in zip(words, places, strict=True)]
        totals = [sum(costs) for costs in zip(*(word.costs for word in read), strict=True)]
        if gender:
            totals = [cost + (0 if state[0] == gender else 50) for cost, state in zip(totals, STATES, strict=True)]
        best = min(range(len(STATES)), key=totals.__getitem__)

        def spelled(state: int) -> str:
            return "".join(w.lemmas[state] + gap for w, gap in zip(read, [*gaps, ""], strict=True))

        found = spelled(best)
        near = [n for n, cost in enumerate(totals) if cost <= totals[best] + _MARGIN]
        told = gender or (STATES[best][0] if len({STATES[n][0] for n in near}) == 1 else None)
        return BaseForm(found, told, all(spelled(n) == found for n in near))

    def _read_word(self, word: str, language: str, place: Place) -> Word:
        lower = word.casefold()
        small = word == lower
        if not word or small or _INITIAL.fullmatch(word) or lower in self._lists.particles:
            return unchanging(word)
        if lower in _FIXED_PARTS and not place.is_last:
            return unchanging(word)
        return first_forms(word, language, place, self._lists.given)


def _places(words: list[str], gaps: list[str]) -> list[Place]:
    lower = [word.casefold() for word in words]
    eastern = (
        len(words) > 1
        and is_syllable(lower[0])
        and all(map(is_eastern, lower[1:-1]))
        and any(map(is_eastern, (lower[-1], lower[-1][:-1], lower[-1][:-2])))
    )
    last = len(words) - 1
    return [
        Place(n == last, n < last and not gaps[n].isspace(), eastern) for n in range(len(words))
    ]
