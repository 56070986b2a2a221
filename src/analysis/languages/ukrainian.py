"""Ukrainian words: the endings of their classes, in all cases and numbers, in folded letters (ї is і)."""

from __future__ import annotations

import re

_CLASSES = {  # the first forms, then the others
    "noun": ("", "і", "а у ові ом ем и ів ам ами ах"),  # титан, меморандум
    "noun-ь": ("ь", "і", "я ю еві ем ів ям ями ях"),  # нікель
    "noun-й": ("й", "і", "я ю єві єм ів ям ями ях"),  # літій
    "noun-а": ("а", "", "и і у ою ам ами ах"),  # угода
    "noun-я": ("я", "і", "ю ею єю ій й ь ям ями ях"),  # енергія, технологія
    "fem-ь": ("ь", "і", "ю ей ям ями ях"),  # сталь
    "noun-ня": ("ня", "", "ню ням ні нь нями нях"),  # видобування
    "noun-о": ("о", "а", "у ом і ам ами ах"),  # золото
}
_ADJECTIVE = "ий а е і ого оі ому ій у им ою их ими ім"
# Of adjectives the stem must look like one: литий and литого are Russian words of other classes.
_LIKE_ADJECTIVE = re.compile("(?:[бвгджзклпрстцчшь]н|ов|[еє]в|ьк|ськ)$")
_FOREIGN = re.compile("[ыэъәғқңөұүһ]")  # letters of Russian and Kazakh that Ukrainian lacks
_SHORTEST, _SHORTEST_ADJECTIVE = 2, 5
_FLEETING = re.compile("(.*[^аеиіоуюяє])(?:о(?=к$)|е(?=ць?$))([кц])")  # видобуток, видобутку


def _by_ending() -> dict[str, tuple[tuple[str, bool], ...]]:
    found: dict[str, dict[str, bool]] = {}
    for kind, (first, plural, others) in _CLASSES.items():
        for ending in others.split():
            found.setdefault(ending, {})[kind] = False
        for ending in (first, *plural.split()):
            found.setdefault(ending, {})[kind] = True
    for ending in _ADJECTIVE.split():
        found.setdefault(ending, {})["adj"] = ending in ("ий", "а", "е", "і")
    return {ending: tuple(kinds.items()) for ending, kinds in found.items()}


_KINDS = _by_ending()
_LONGEST = max(map(len, _KINDS))


def is_ukrainian_ending(text: str) -> bool:
    """Whether a text is an ending of a Ukrainian noun or adjective, or nothing.

    >>> is_ukrainian_ending("ові"), is_ukrainian_ending("ою"), is_ukrainian_ending("ство")
    (True, True, False)
    """
    return text in _KINDS


def ukrainian_keys(word: str, first: bool = False) -> set[str]:
    """The keys of a folded word, a class and a stem each; with `first`, of a word known to stand in its first form.

    >>> bool(ukrainian_keys("угода", first=True) & ukrainian_keys("угодою"))
    True
    >>> bool(ukrainian_keys("літій", first=True) & ukrainian_keys("літію")), ukrainian_keys("добычи")
    (True, set())
    """
    if _FOREIGN.search(word):
        return set()
    keys = set()
    for length in range(min(_LONGEST, len(word) - _SHORTEST) + 1):
        stem, ending = (word[:-length], word[-length:]) if length else (word, "")
        for kind, is_first in _KINDS.get(ending, ()):
            if first and not is_first:
                continue
            if kind == "adj":
                if len(stem) < _SHORTEST_ADJECTIVE or not _LIKE_ADJECTIVE.search(stem):
                    continue
            elif kind == "noun" and not ending and stem[-1] in "аеиіоуюяєйь":
                continue
            keys.add(f"uk-{kind}:{stem}")
        if ending in ("", "ь") and (fleeting := _FLEETING.fullmatch(stem)):
            keys.add(f"uk-noun{'-ь' if ending else ''}:{fleeting[1]}{fleeting[2]}")
    return keys
