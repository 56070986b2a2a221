"""Ukrainian words of a text: the endings of their classes, as `russian` has those of Russian.

What differs most: і in a closed syllable for о or е (договір, договору), and к, г, х softened before it (переробці).
"""

from __future__ import annotations

import re
from functools import lru_cache

# By class, in folded letters, where ї is і: the endings of first forms, of nouns in the singular, and after the bar all
# others; - is none.
_TABLE = {
    "noun": "- | и і а у ові ом ем і ів ам ами ах",  # титан, рудник
    "noun-ь": "ь | і я ю еві ем і ів ям ями ях",  # нікель, свинець
    "noun-й": "й | і я ю єві єм і ів ям ями ях",  # літій
    "noun-а": "а | и і у ою ею - ам ами ах",  # угода, переробка
    "noun-я": "я | і ю ею ям ями ях ь",  # земля
    "noun-ія": "я | і ю єю й ям ями ях",  # технологія
    "fem-ь": "ь | і ю ей ям ями ях",  # мідь, якість
    "noun-о": "о | а у ом і - ам ами ах",  # золото, олово
    "noun-ння": "я | я ю ям і ь ями ях",  # збагачення
    "noun-ще": "е | а у ю ем і - ам ами ах",  # родовище
    "adj": "ий а я е є і | ій ого ього ому ьому им ім оі ьоі ій ою ьою у ю их іх ими іми",
}
_ENDINGS: dict[str, dict[str, bool]] = {}  # by ending, the classes and whether it may be a first form's
for _class, _row in _TABLE.items():
    _first, _others = (["" if ending == "-" else ending for ending in part.split()] for part in _row.split("|"))
    for _ending in (*_first, *_others):
        _ENDINGS.setdefault(_ending, {})[_class] = _ending in _first
_LONGEST = max(map(len, _ENDINGS))
_FLEETING = re.compile("(.*[бвгґджзйклмнпрстфхцчшщь])[оеі]([бвгґджзклмнпрстфхцчшщ])$")
_CLOSED = re.compile("(.*)і([бвгґджзклмнпрстфхцчшщ]{1,2})$")
_HARDENED = {"ц": "к", "з": "г", "с": "х"}
# What stands before -ий in Ukrainian adjectives, but in no Russian noun: критичн-, сталев-, but европ-, герман-.
_OF_ADJECTIVE = re.compile("(?:[бвдзйклмнпрстфхцчшь]н|[оеєі]в|[сцз]ьк|ст)$")
_VOWELS = "аеєиіїоуюяьй"
_SIGNS = re.compile("[іїєґ]")
_OWN = re.compile("[єґ]|нн[яю]$|[сц]ьк|^(?:і|й|та|про|щодо|від|з|із|для)$|(?:ій|ів|ість|ості|і[яю])$")


def looks_ukrainian(word: str) -> bool:
    """Whether a folded word has a letter of Ukrainian that Russian lacks; і is one of Kazakh too.

    >>> looks_ukrainian("літій"), looks_ukrainian("титан")
    (True, False)
    """
    return bool(_SIGNS.search(word))


def is_of_ukrainian(word: str) -> bool:
    """Whether a folded word without the letters that only Kazakh has is hardly Kazakh.

    >>> is_of_ukrainian("літій"), is_of_ukrainian("келісім")
    (True, False)
    """
    return bool(_OWN.search(word))


def is_ukrainian_ending(text: str) -> bool:
    """Whether a text is an ending of a Ukrainian noun or adjective, or nothing.

    >>> is_ukrainian_ending("ові"), is_ukrainian_ending("ою"), is_ukrainian_ending("ство")
    (True, True, False)
    """
    return text in _ENDINGS


def ukrainian_keys(word: str, first: bool = False) -> set[str]:
    """The keys of a folded word, a class and a stem each; with `first`, of a word known to stand in its first form.

    >>> bool(ukrainian_keys("літієм") & ukrainian_keys("літій", first=True))
    True
    >>> bool(ukrainian_keys("договору") & ukrainian_keys("договір", first=True))
    True
    """
    keys: set[str] = set()
    for length in range(min(_LONGEST, len(word) - 2) + 1):
        stem, ending = (word[:-length], word[-length:]) if length else (word, "")
        if first and ending == "ий" and not _OF_ADJECTIVE.search(stem):
            continue
        kinds = _kinds(stem[-1], ending, first)
        if kinds:
            stems = _stems(stem, ending)
            keys.update([kind + one for kind in kinds for one in stems])
    return keys


@lru_cache(maxsize=1 << 12)
def _kinds(last: str, ending: str, first: bool) -> tuple[str, ...]:
    """The classes whose ending may follow the last letter of a stem, as keys begin."""
    found = _ENDINGS.get(ending, {})
    kinds = [kind for kind, is_first in found.items() if is_first or not first]
    soft = ("noun-й", "noun-ія")  # after a vowel
    return tuple(f"uk-{kind}:" for kind in kinds if (last in _VOWELS) == (kind in soft and last in _VOWELS))


def _stems(stem: str, ending: str) -> list[str]:
    """A stem and what it may be before other endings."""
    stems = [stem]
    if ending in ("", "ь"):  # видобуток and видобутку, свинець and свинцю, договір and договору
        if fleeting := _FLEETING.match(stem):
            stems.append(fleeting[1].rstrip("ь") + fleeting[2])
        if closed := _CLOSED.match(stem):
            stems += [closed[1] + vowel + closed[2] for vowel in "ое"]
    if ending == "ь":  # досліджень and дослідження
        stems.append(stem + stem[-1])
    if ending == "ю" and len(stem) > 2 and stem[-1] == stem[-2]:  # міддю and мідь
        stems.append(stem[:-1])
    if ending == "і" and stem[-1] in _HARDENED:
        stems.append(stem[:-1] + _HARDENED[stem[-1]])
    return stems
