"""Case forms of Russian and Ukrainian names, written down: a tool of the developer that needs pymorphy3.

What runs when a name is looked up never declines anything; the forms made here are kept in data.
"""

from __future__ import annotations

import importlib
import itertools
import re
from collections.abc import Collection
from functools import lru_cache
from typing import Any

_BENT = {"nomn", "gent", "datv", "accs", "ablt", "loct", "sing", "plur", "masc", "femn", "neut", "inan"}
OBSOLETE = {"V-oy", "V-ey"}  # the instrumental in -ою and -ею, which Russian has given up
SLAVIC_CASES = ("gent", "datv", "accs", "ablt", "loct")


@lru_cache(maxsize=2)
def analyzer(language: str) -> Any:
    """The analyzer of pymorphy3 for ``ru`` or ``uk``."""
    return importlib.import_module("pymorphy3").MorphAnalyzer(lang=language)


def decline(
    name: str, language: str, titles: Collection[str] = (), own: Collection[str] = (), joins: Collection[str] = ()
) -> list[str]:
    """The oblique case forms of a name, in small letters; [] where it is not declined or has no head.

    Needs pymorphy3 with the dictionary of `language`.

    Parameters
    ----------
    name : str
        In the nominative.
    language : str
        ``ru`` or ``uk``.
    titles, own : collection of str
        After one of the titles (республика) a name out of `own`, the names of the same country, may be declined too:
        Королевства Саудовской Аравии.
    joins : collection of str
        The words that join two names, each of which is declined: Босния и Герцеговина.
    """
    apart = re.compile("|".join(["( — | – |, ", *(f" {re.escape(word)} " for word in sorted(joins))]) + ")")
    found: list[str] = []
    for case in SLAVIC_CASES:
        found += _joined(apart.split(name), case, language)
        title, _, rest = name.partition(" ")
        if title.lower() in titles and rest in own:
            heads = _phrase(title, case, language) or []
            found += [f"{a} {b}" for a in heads for b in _joined(apart.split(rest), case, language)]
    return [form for form in dict.fromkeys(found) if form != name.lower()]


def _joined(parts: list[str], case: str, language: str) -> list[str]:
    """Босния и Герцеговина: each part in the case, but for a tail that is no nominative. Every second part joins."""
    declined = [_phrase(part, case, language) if not number % 2 else [part] for number, part in enumerate(parts)]
    if declined[0] is None:
        return []
    return [
        "".join(way) for way in itertools.product(*(d or [p.lower()] for d, p in zip(declined, parts, strict=True)))
    ]


def _phrase(phrase: str, case: str, language: str) -> list[str] | None:
    """Adjectives and a head in the case, the rest as it is; None where no head in the nominative is found."""
    known, words = analyzer(language), phrase.split(" ")
    for count in reversed(range(len(words))):  # an adjective may also be read as a noun: малые, великое
        adjectives, head, rest = words[:count], words[count], words[count + 1 :]
        nouns = [p for p in known.parse(head) if "NOUN" in p.tag and p.tag.case == "nomn"]
        nouns = [p for p in nouns if "Surn" not in p.tag.grammemes or len(words) == 1]
        for noun in sorted(nouns, key=lambda p: ("Geox" not in p.tag.grammemes, "Surn" in p.tag.grammemes)):
            agreeing = [_agreeing(known, word, noun.tag) for word in adjectives]
            if all(agreeing):
                start = [_form(p, case, noun.tag) for p in agreeing]
                starts = {tuple(f[min(n, len(f) - 1)] for f in start) for n in range(max(map(len, start), default=1))}
                ends = [head.lower()] if "Fixd" in noun.tag else _form(noun, case, noun.tag)
                return [" ".join([*s, end, *map(str.lower, rest)]) for s in sorted(starts) for end in ends]
    return None


def _agreeing(known: Any, word: str, noun: Any) -> Any:
    """The reading of a word as an adjective in the nominative that goes with the noun."""
    for parse in known.parse(word):
        tag = parse.tag
        if parse.normal_form == "больший":  # Большая семёрка is of большой
            continue
        # Каймановы острова: known to the dictionary as people called Кайманов
        kind = tag.POS in ("ADJF", "PRTF") or {"Surn", "plur"} <= tag.grammemes
        if kind and tag.case == "nomn" and _agree(tag, noun):
            return parse
    return None


def _agree(tag: Any, noun: Any) -> bool:
    plural = "plur" in noun
    return ("plur" in tag) == plural and (plural or tag.gender == noun.gender)


def _form(parse: Any, case: str, noun: Any) -> list[str]:
    """The forms of a word in a case; animate accusatives are not those of a country."""
    adjective = parse.tag.POS != "NOUN"
    kind = parse.tag.grammemes - _BENT if adjective else None  # a participle's lexeme is that of its whole verb
    lexeme = [f for f in parse.lexeme if f.tag.case == case and not f.tag.grammemes & OBSOLETE]
    lexeme = [f for f in lexeme if kind is None or f.tag.grammemes - _BENT == kind]
    fitting = [f.word for f in lexeme if (_agree(f.tag, noun) if adjective else ("plur" in f.tag) == ("plur" in noun))]
    return list(dict.fromkeys(fitting)) or [parse.word]
