"""The base form of a person's name in a case, by its endings: of a person whom no vocabulary lists."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import NamedTuple

from analysis.languages.kazakh import without_case
from analysis.languages.name_cases import (
    GENDERS,
    NEVER,
    RARE,
    STATE_COSTS,
    STATES,
    Place,
    Word,
    first_forms,
    is_eastern,
    is_syllable,
    name_key,
    unchanging,
)
from analysis.languages.sounds import IS_CYRILLIC, bare


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
_YOUNGER = re.compile("(?:млад|стар)ш")
_GAP = re.compile(r"([\s\-‐‑]+)")
_LANGUAGES = ("ru", "uk", "kk")
_UKRAINIAN = re.compile("[їєґі]|[сзц]ьк|енк(?:а|ом|ові)\\b|[иі]ч(?:ем|еві)\\b|ською\\b|ією\\b|(?:лександр|митр|олодимир|икол|ихайл)")
_RUSSIAN = re.compile("[ыэъё]")
_KAZAKH = re.compile("[әғқңөұүһ]")
# Endings of a case that no Russian or Ukrainian surname has.
_KAZAKH_ENDING = re.compile("(?:[оеё]в(?:ке|пен|тен|ты|ті|те)|[оеё]ва(?:мен|дан)|(?:[иы]н|ий)(?:мен|ге|нен|ді|ні))$")
_ENDS_SURNAME = re.compile("(?:[оеё]ва?|[иы]на?|ий|ая|бек|ұлы|қызы|[oe]va?|in|uly|qyzy)$")
# What a name may end in by itself: Тәжімен, and so often that it is taken for an ending of surnames alone: Байден.
_WEAK_ENDING = re.compile("[дтн][ыі]|[dtn][yi]|[кгkg][еe]|мен|men")
_WEAKEST_ENDING = re.compile("[дтн][ае]н?|[dtn][ae]n?")
_SHORTEST_STEM = 3
_TOLD = re.compile("(?P<f>(?:[оеё]ва|[иы]на|ская|қызы|кызы|[oe]va|ina|qyzy)$)|(?:[оеё]в|[иы]н|ский|ұлы|улы|[oe]v|in|uly)$")


class Lists(NamedTuple):
    """What is known of words of names: the genders of given names by `name_key`, and the small words."""

    given: Mapping[str, str]
    particles: Collection[str]


def language_of(name: str) -> str:
    """The language whose endings a name in Cyrillic may have, told by its letters; Russian by default.

    >>> language_of("Володимиром Зеленським"), language_of("Тоқаевтың"), language_of("Токаевым")
    ('uk', 'kk', 'ru')
    """
    lower = name.casefold()
    if _KAZAKH.search(lower) or _KAZAKH_ENDING.search(lower):
        return "kk"
    return "uk" if _UKRAINIAN.search(lower) and not _RUSSIAN.search(lower) else "ru"


class Reader:
    """Reads names by what is listed; keeps what it has read of words."""

    def __init__(self, lists: Lists):
        self._lists = lists
        self._word = lru_cache(maxsize=1 << 13)(self._read_word)

    def read(self, name: str, language: str | None = None, gender: str | None = None) -> BaseForm:
        """The base form of a name. A language other than those read in cases leaves it to the letters."""
        parts = _GAP.split(name.strip())
        if not IS_CYRILLIC.search(name):
            kazakh = (language or "").startswith("kk")
            return self._read_kazakh(parts, gender) if kazakh else BaseForm("".join(parts), gender, not kazakh)
        if language not in _LANGUAGES:
            language = language_of(name)
        return self._read_kazakh(parts, gender) if language == "kk" else self._read_slavic(parts, language, gender)

    def _read_slavic(self, parts: list[str], language: str, gender: str | None) -> BaseForm:
        words, gaps = parts[::2], parts[1::2]
        read = [self._word(*each, language) for each in zip(words, self._places(words, gaps), strict=True)]
        totals = [sum(costs) for costs in zip(STATE_COSTS, *(word.costs for word in read), strict=True)]
        if gender:
            totals = [cost + (0 if state[0] == gender else NEVER) for cost, state in zip(totals, STATES, strict=True)]
        least = min(totals)
        best = totals.index(least)

        def spelled(state: int) -> str:
            return "".join(word.lemmas[state] + gap for word, gap in zip(read, [*gaps, ""], strict=True))

        found = spelled(best)
        near = [state for state, cost in enumerate(totals) if cost <= least + _MARGIN]
        genders = {STATES[state][0] for state in near}
        told = gender or (genders.pop() if len(genders) == 1 else None)
        return BaseForm(found, told, len(near) == 1 or all(spelled(state) == found for state in near))

    def _read_kazakh(self, parts: list[str], gender: str | None) -> BaseForm:
        """Of a Kazakh name only the last word takes an ending."""
        last = parts[-1]
        lemma, is_certain = self._without_kazakh_case(last)
        name = "".join([*parts[:-1], lemma])
        return BaseForm(name, gender or self._gender([*parts[:-1:2], lemma]), is_certain)

    def _without_kazakh_case(self, word: str) -> tuple[str, bool]:
        """The word without an ending of a case, and whether that is certain: Айдан is a name too."""
        lower = word.casefold() if IS_CYRILLIC.search(word) else bare(word.casefold())
        if len(lower) != len(word) or self._lists.given.get(name_key(lower)):
            return word, True
        for stem, ending in without_case(lower):
            of_surname = _ENDS_SURNAME.search(stem) is not None
            if len(stem) >= _SHORTEST_STEM and (of_surname or not _WEAKEST_ENDING.fullmatch(ending)):
                is_known = of_surname or name_key(stem) in self._lists.given
                return word[: len(stem)], is_known or not _WEAK_ENDING.fullmatch(ending)
        return word, True

    def _gender(self, words: list[str]) -> str | None:
        """The gender that first forms tell: by the ending of the surname or the father's name, else by the given."""
        for word in reversed(words):
            if found := _TOLD.search(word.casefold()):
                return "f" if found["f"] else "m"
        for word in words:
            kinds = self._lists.given.get(name_key(word), "")
            if kinds and kinds in (*GENDERS, RARE):
                return "m" if kinds == "m" else "f"
        return None

    def _read_word(self, word: str, place: Place, language: str) -> Word:
        lower = word.casefold()
        if (word == lower and not _YOUNGER.match(word)) or not IS_CYRILLIC.search(word) or _INITIAL.fullmatch(word) or lower in self._lists.particles:
            return unchanging(word)
        return first_forms(word, language, place, self._lists.given)

    def _places(self, words: list[str], gaps: list[str]) -> list[Place]:
        eastern = self._is_eastern([word.casefold() for word in words])
        last = len(words) - 1
        return [Place(n == last, n < last and not gaps[n].isspace(), eastern) for n in range(len(words))]

    def _is_eastern(self, words: list[str]) -> bool:
        """Whether the words may be a Chinese or Korean name, the last with an ending."""
        *others, last = words
        return (
            bool(others)
            and name_key(others[0]) not in self._lists.given
            and is_syllable(others[0])
            and all(map(is_eastern, others[1:]))
            and any(map(is_eastern, (last, last[:-1], last[:-2])))
        )
