"""The base form of a person's name in a case, by its endings: of a person whom no vocabulary lists.

Every word of a name proposes first forms with the cases it then stands in (`name_paradigms`), each at a cost by its
shape (`name_shapes`) and by whether it is listed; the reading wins that costs least over all words in one case and
gender. Of a Kazakh name only the last word takes an ending.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from operator import add
from typing import NamedTuple

from analysis.languages.kazakh import without_case
from analysis.languages.name_paradigms import CASES, GENDERS, STATES, VOWELS, as_written, name_key, undone
from analysis.languages.name_shapes import first_costs, fixed_costs, is_eastern, is_syllable, lemma_cost
from analysis.languages.sounds import IS_CYRILLIC, bare

# What a first form is listed as, besides a given name of a woman (f) or a man (m); see `Lists`.
RARE, FIXED, SURNAME = "rxs"


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


class Lists(NamedTuple):
    """What is known of words of names.

    Attributes
    ----------
    given : mapping of str to str
        By `name_key`, letters of what a first form is: a given name of a woman (f), of a man (m), of a woman but
        seldom met beside the man's whose genitive it is too (r), a surname that never changes (x), a surname (s).
    particles : collection of str
        The small words of names: фон, бен.
    """

    given: Mapping[str, str]
    particles: Collection[str]


_MARGIN, _MARGIN_OF_GENDER = 0.75, 0.4  # what is dearer by no more than this is as good
_INITIAL = re.compile(r"(?:\w{1,2}\.-?)+")
_DECLINED_SMALL = re.compile("(?:млад|стар)ш|лам[аыеуо]й?$")  # Маркоса-младшего, далай-ламы
_GAP = re.compile(r"([\s\-‐‑]+)")
_LANGUAGES = ("ru", "uk", "kk")
_UKRAINIAN = re.compile(
    r"[їєґі]|[сзц]ьк|енк(?:а|ом|ові)\b|\b(?:олександр|володимир|микол|михайл|дмитр(?:о|а|у|ом)\b|петро\b|павло\b)"
)
_RUSSIAN = re.compile("[ыэъё]")
_KAZAKH = re.compile("[әғқңөұүһ]")
# Endings of a case that no Russian or Ukrainian surname has.
_KAZAKH_ENDING = re.compile(
    r"(?:[оеё]в(?:ке|пен|тен|ты|ті|те)|[оеё]ва(?:мен|дан)|(?:[иы]н|ий)(?:мен|ге|нен|ді|ні)| \w{4,}[мпб]ен)$"
)
_ENDS_SURNAME = re.compile("(?:[оеё]ва?|[иы]на?|ий|ая|бек|ұлы|қызы|[oe]va?|in|uly|qyzy)$")
# What a name may end in by itself: Тәжімен, and so often that it is taken for an ending of surnames alone: Байден.
_WEAK_ENDING = re.compile("[дтн][ыі]|[dtn][yi]|[кгkg][еe]|мен|men")
_WEAKEST_ENDING = re.compile("[дтн][ае]н?|[dtn][ae]n?")
_SHORTEST_STEM = 3
_TOLD = re.compile(
    "(?P<f>(?:[оеё]ва|[иы]на|ская|қызы|кызы|[oe]va|ina|qyzy)$)|(?:[оеё]в|[иы]н|ский|ұлы|улы|[oe]v|in|uly)$"
)
# How seldom a name stands in a case, and is a woman's in the news, whatever its words; once a name.
_SELDOM = {"n": 0.0, "g": 0.3, "d": 0.4, "a": 0.45, "i": 0.1, "l": 1.1}
_SELDOM_A_WOMAN = 0.2
_STATE_COSTS = [_SELDOM[case] + (_SELDOM_A_WOMAN if gender == "f" else 0.0) for gender in GENDERS for case in CASES]
# A surname alone, where no given name tells a woman's Путина from a man's: in the news it is his.
_ALONE = [cost + (0.6 if state[0] == "f" else 0.0) for cost, state in zip(_STATE_COSTS, STATES, strict=True)]
_OF_STATES = {gender: [state for state in range(len(STATES)) if STATES[state][0] == gender] for gender in GENDERS}
# What it is worth that a word is listed, in points; half in the last place, where surnames stand.
_LISTED, _RARELY, _AS_SURNAME, _OF_THE_OTHERS = -3.0, -2.0, -1.5, 1.0
_BEFORE_HYPHEN = 0.1  # Жан-Ноэлем, Касым-Жомартом: what stands there may stay as it is
_OF_MEN_IN_O = re.compile("(?:тр|[иійв]л)о$")  # Петро, Данило, Михайло, Павло
_DECLINED_O = re.compile(f"(?:[^{VOWELS}][кр]|[иійв]л)о$")  # these and Порошенко, in Ukrainian


def language_of(name: str) -> str:
    """The language whose endings a name in Cyrillic may have, told by its letters; Russian by default.

    >>> language_of("Володимиром Зеленським"), language_of("Тоқаевтың"), language_of("Токаевым")
    ('uk', 'kk', 'ru')
    """
    lower = name.casefold()
    if _KAZAKH.search(lower) or _KAZAKH_ENDING.search(lower):
        return "kk"
    return "uk" if _UKRAINIAN.search(lower) and not _RUSSIAN.search(lower) else "ru"


class _Word(NamedTuple):
    """Of a word in each of `STATES` the cheapest first form and its cost."""

    costs: list[float]
    lemmas: list[str]


class _Place(NamedTuple):
    """Where a word stands: in the name's last place, before a hyphen, in a Chinese or Korean name."""

    is_last: bool
    is_before_hyphen: bool
    is_eastern: bool


class Reader:
    """Reads names by what is listed; keeps what it has read."""

    def __init__(self, lists: Lists):
        self._lists = lists
        self._word = lru_cache(maxsize=1 << 13)(self._read_word)
        self.read = lru_cache(maxsize=1 << 12)(self._read)

    def kinds_of(self, word: str) -> str:
        """What a first form is listed as, '' where it is not."""
        return self._lists.given.get(name_key(word), "")

    def _read(self, name: str, language: str | None = None, gender: str | None = None) -> BaseForm:
        """The base form of a name. A language other than those read in cases leaves it to the letters."""
        parts = _GAP.split(name.strip())
        if not IS_CYRILLIC.search(name):
            kazakh = (language or "").startswith("kk")
            return self._read_kazakh(parts, gender) if kazakh else BaseForm("".join(parts), gender, not kazakh)
        if language not in _LANGUAGES:
            language = language_of(name)
        return self._read_kazakh(parts, gender) if language == "kk" else self._read_slavic(parts, language, gender)

    def _read_slavic(self, parts: list[str], language: str, gender: str | None) -> BaseForm:
        words, gaps = parts[::2], [*parts[1::2], ""]
        eastern = self._is_eastern(words)
        last = len(words) - 1
        read = [
            self._word(word, _Place(n == last, n < last and not gaps[n].isspace(), eastern), language)
            for n, word in enumerate(words)
        ]
        totals = _STATE_COSTS
        if sum(len(word.strip(".")) > 1 and not word.islower() for word in "".join(parts).split()) == 1:
            totals = _ALONE
        for word in read:
            totals = list(map(add, totals, word.costs))
        states = _OF_STATES[gender] if gender else range(len(STATES))
        best = min(states, key=totals.__getitem__)
        near = [state for state in states if totals[state] <= totals[best] + _MARGIN]

        def spelled(state: int) -> str:
            return "".join([word.lemmas[state] + gap for word, gap in zip(read, gaps, strict=True)])

        found = spelled(best)
        genders = {STATES[state][0] for state in near if totals[state] <= totals[best] + _MARGIN_OF_GENDER}
        told = genders.pop() if len(genders) == 1 else None
        return BaseForm(found, told, len(near) == 1 or all(spelled(state) == found for state in near))

    def _is_eastern(self, words: list[str]) -> bool:
        """Whether the words may be a Chinese or Korean name, the last with an ending."""
        if len(words) < 2 or not is_syllable(words[0].casefold()) or name_key(words[0]) in self._lists.given:
            return False
        *others, last = (word.casefold() for word in words[1:])
        return all(map(is_eastern, others)) and any(map(is_eastern, (last, last[:-1], last[:-2])))

    def _read_word(self, word: str, place: _Place, language: str) -> _Word:
        lower = word.casefold()
        is_small = word == lower and not _DECLINED_SMALL.match(word)
        if is_small or not IS_CYRILLIC.search(word) or _INITIAL.fullmatch(word) or lower in self._lists.particles:
            return _unchanging(word)
        given = self._lists.given
        kinds = given.get(name_key(lower), "")
        if FIXED in kinds:
            return _unchanging(word)
        read = _as_it_is(word, lower, kinds, language, place)
        for stem, lemma, paradigm, states in undone(lower, language, given):
            known = _worth(paradigm.gender, given.get(name_key(lemma), ""), place)
            if paradigm.listed_only and known >= 0:
                continue
            cost = known if known < 0 else known + lemma_cost(lemma, paradigm, place.is_last, place.is_eastern)
            if known >= 0 and not place.is_last and paradigm.ending in ("а", "я") and paradigm.gender == "m":
                cost += 0.6  # a given name in -а that is not listed is rather a woman's
            if known < 0 and _OF_MEN_IN_O.search(lemma):
                cost -= 0.4  # Петра is of Петро, where Петр is listed too
            for state in states:
                if cost < read.costs[state]:
                    read.costs[state], read.lemmas[state] = cost, as_written(word, stem, lemma)
        return read

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


def _unchanging(word: str) -> _Word:
    """An initial or a particle: the same in all cases."""
    return _Word([0.0] * len(STATES), [word] * len(STATES))


def _as_it_is(word: str, lower: str, kinds: str, language: str, place: _Place) -> _Word:
    """A word as a first form, and as one that stands unchanged in the other cases."""
    costs: list[float] = []
    firsts = first_costs(lower, place.is_eastern and place.is_last)
    if place.is_eastern and is_syllable(lower):
        firsts = (0.0, 0.0) if lower[-1] in VOWELS else (min(firsts), min(firsts))
    for gender, first, fixed in zip(GENDERS, firsts, fixed_costs(lower), strict=True):
        known = _worth(gender, kinds, place)
        if language == "uk" and lower.endswith("и"):
            first, fixed = first + 1.0, fixed + 1.3
        costs.append(known + (min(first, 0.0) if known < 0 else first))
        costs += [_fixed_cost(lower, gender, known, fixed, language, place)] * (len(CASES) - 1)
    return _Word(costs, [word] * len(STATES))


def _worth(gender: str, kinds: str, place: _Place) -> float:
    """What it costs or saves that a word is listed as a given name of the gender, or of the other alone."""
    if not kinds or place.is_eastern:
        return 0.0
    if SURNAME in kinds:
        return _AS_SURNAME
    worth = _RARELY if gender == "f" and RARE in kinds else _LISTED if gender in kinds else _OF_THE_OTHERS
    return worth / 2 if place.is_last else worth


def _fixed_cost(word: str, gender: str, known: float, cost: float, language: str, place: _Place) -> float:
    """What it costs that a word stands unchanged in a case."""
    if place.is_before_hyphen:
        return min(cost, -_BEFORE_HYPHEN if len(word) < 5 else _BEFORE_HYPHEN) + min(known, 0.0)
    if language == "uk" and gender == "m" and _DECLINED_O.search(word):
        return 2.5
    ends_in_vowel = word[-1] in VOWELS
    if known < 0 and cost < 1.0 and ends_in_vowel:
        return known + (0.3 if word[-1] in "еу" else 0.0)
    if gender == "m" and not place.is_last:
        most = (0.2 if place.is_eastern else 1.2) if is_syllable(word) else 2.5
        return min(cost, most) + min(known, 0.0)
    if place.is_eastern and (ends_in_vowel or gender == "f") and is_syllable(word):
        return 0.2
    if known < 0 and cost < 3.0:
        return known + max(0.0, cost - 1.0)
    return cost + (known if gender == "m" else min(known, 0.3))
