"""Names of people in a case: which base forms a word of a name may come from.

What is proposed here is no more than possible; only a listed name makes it true. The endings are those of the tables
of `russian` and `kazakh`, as far as they end a name in the singular, and what only names of people have.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from analysis.languages.kazakh import CASES, PLAIN_FINALS, endings_of
from analysis.languages.russian import ADJECTIVES, NOUNS, by_case
from analysis.languages.sounds import IS_CYRILLIC, LONGEST, readings, spelled


class Base(NamedTuple):
    """A base form a word may come from, and the cases it then stands in: n(ominative), g, d, i, l, with a capital
    in the declension of words in -а, k for an ending put to the last word alone (Kazakh, a German -s), * any."""

    word: str
    cases: str


# --- Russian and Ukrainian: the cases of the singular ---

# The classes a name may be of, by the ending of its first form; in capitals the cases of the declension in -а.
_CLASSES = (
    ("", "noun", str.lower),
    ("о", "noun-о", str.lower),
    ("й", "noun-й", str.lower),
    ("ь", "noun-ь", str.lower),
    ("ь", "fem-ь", str.upper),
    ("а", "noun-а", str.upper),
    ("я", "noun-я", str.upper),
)
_ADJECTIVES = (("ый", "hard"), ("ой", "hard"), ("ой", "velar"), ("ий", "velar"))
_NOT_OF_NAMES = {("о", "е"), ("й", "и")}  # names in -о have no locative, and those in -й none in -и
# What the tables of Russian words lack: ё, the endings of Ukrainian, -ым of -ов and -ин, -ой of -ова.
_OF_NAMES = {
    "": "i ым им | g я | d ові еві | l і ові еві",
    "о": "d ові | l ові",
    "й": "i ём єм | d еві єві | l і ї еві єві",
    "ь": "i ём єм | d еві | l еві",
    "а": "g ой і | d ой і | l ой і | i ою ею",
    "я": "g і ї | d і ї | l і ї | i ею єю",
    "ий": "l ем | g ог",
    "и": "g ог",
    "ая": "g ой ей ую | d ой ей | i ой ей | l ой ей",
}
_IN_CAPITALS = ("а", "я", "ая")
_SINGULAR = "gdil"


def _slavic() -> dict[str, tuple[tuple[str, str], ...]]:
    """Ending → (what replaces it, the cases). A base must also fit the ending (see `_fits`)."""
    cases: dict[tuple[str, str], str] = {}

    def add(base: str, paradigm: str, written: Callable[[str], str]) -> None:
        for case, endings in by_case(paradigm).items():
            told = {"a": "g"}.get(case, case)  # an accusative of its own counts as a genitive, which others have for it
            for ending in endings if told in _SINGULAR else ():
                if (base, ending) not in _NOT_OF_NAMES and ending:
                    before = cases.get((ending, base), "")
                    both = {*before.lower(), told}
                    cases[ending, base] = written("".join(letter for letter in _SINGULAR if letter in both))

    for base, name, written in _CLASSES:
        add(base, NOUNS[name], written)
    for base, name in _ADJECTIVES:
        add(base, ADJECTIVES[name], str.lower)
    for base, paradigm in _OF_NAMES.items():
        add(base, paradigm, str.upper if base in _IN_CAPITALS else str.lower)
    found: dict[str, list[tuple[str, str]]] = {}
    for (ending, base), letters in cases.items():
        found.setdefault(ending, []).append((base, letters))
    return {ending: tuple(entries) for ending, entries in found.items()}


_SLAVIC = _slavic()

# --- Kazakh ---

# Left out: -н and -нда after a possessive, which no name of a person has, "which is in" and "like".
_ENDINGS = {*endings_of((*CASES, "long instrumental", "that of"))} - {"н", "нда", "нде"}
# Of short names only endings that end no syllable of a Chinese name in Cyrillic: Имен is И, Ида may be a name.
_SHORT_ENDINGS = {
    *endings_of(("genitive", "accusative", "dative", "instrumental", "long instrumental"), PLAIN_FINALS),
    *(ending for ending in endings_of(["ablative"]) if "е" in ending),
}
# Latin letters of every alphabet; no accusative and no locative: Bundy and Honda are names.
_LATIN_ENDINGS = (
    "n[yıi][nń]g?|[dt][yıi][nńñ]g?|[ndt][yıi]ñ|[mbp]en|[dtn]an|[dtn]en|[gğq]a|[gk]e"  # -ның -дың -мен -дан -ға
)
_KAZAKH = re.compile(f"(.{{3,}}?)(?:-?(?:{'|'.join(sorted(_ENDINGS))}|{_LATIN_ENDINGS}))$")
_KAZAKH_SHORT = re.compile(f"(.{{1,2}})(?:{'|'.join(sorted(_SHORT_ENDINGS))})$")

# --- Latin letters ---

_LATIN_SLAVIC = {"a": "g", "u": "d", "owi": "d", "ovi": "d", "em": "i", "om": "i", "iem": "i", "ym": "i", "im": "i"}
_GERMAN_GENITIVE = re.compile("[a-zäöü]{3}[bdfghklmnprtvw]s$")
_APOSTROPHE_ENDING = re.compile(r"^(.{3,}?)['’‘ʼ`´][a-zığüşöçñ]{1,5}$|^(.{2,}s)['’‘ʼ]$", re.IGNORECASE)
_WOMAN = re.compile("(?:[оеё]ва|[иы]на|ская|[oe][vw]a|[iy]na|ska(?:ya|ja|ia)?)$")
_SHORTEST = 3
_CONSONANT = re.compile("[бвгґғджзкқлмнңпрстфхһцчшщbcdfghjklmnpqrstvwxz]$")


@lru_cache(maxsize=1 << 13)
def bases(word: str) -> tuple[Base, ...]:
    """The base forms a word may be an inflection of, itself first: ``Латником`` may be of ``Латник``."""
    possessive = _APOSTROPHE_ENDING.match(word)
    if possessive:
        word = possessive[1] or possessive[2]
    word = word.casefold()
    cyrillic = IS_CYRILLIC.search(word) is not None
    itself = Base(word, "n" if _CONSONANT.search(word) or not cyrillic else "n*")
    return itself, *(_cyrillic_bases(word) if cyrillic else _latin_bases(word)), *_kazakh_bases(word, cyrillic)


def _cyrillic_bases(word: str) -> Iterator[Base]:
    for size in (1, 2, 3):
        stem, ending = word[:-size], word[-size:]
        if len(stem) >= 2:
            for end, cases in _SLAVIC.get(ending, ()):
                if _fits(stem, ending, end):
                    yield Base(stem + end, cases)


def _latin_bases(word: str) -> Iterator[Base]:
    if _WOMAN.search(word):
        return
    for size in (1, 2, 3):
        stem, ending = word[:-size], word[-size:]
        if len(stem) >= _SHORTEST and ending in _LATIN_SLAVIC and _CONSONANT.search(stem):
            yield Base(stem, _LATIN_SLAVIC[ending])
    if _GERMAN_GENITIVE.search(word):
        yield Base(word[:-1], "k")


def _kazakh_bases(word: str, cyrillic: bool) -> Iterator[Base]:
    found = _KAZAKH.match(word)
    while found:
        yield Base(found[1], "k")
        found = _KAZAKH.match(found[1])
    if cyrillic and (short := _KAZAKH_SHORT.match(word)):
        yield Base(short[1], "k")


def _fits(stem: str, ending: str, end: str) -> bool:
    """Whether a stem can bear this ending: a bare stem ends in a consonant, -им after -ов stands for Ukrainian."""
    if end == "":
        if not _CONSONANT.search(stem):
            return False
        if ending in ("ым", "им"):
            return bool(re.search("(?:[оеєё]в|[иіы]н)$", stem))
    return True


def is_womans_form(word: str) -> bool:
    """Whether a surname is in a form that a woman bears in the nominative: Токаева, Zelenskaya."""
    return bool(_WOMAN.search(word.casefold()))


def is_declined(word: str) -> bool:
    """Whether a name ends in a consonant, so that a man's bears case endings in Russian."""
    return bool(_CONSONANT.search(word.casefold()))


@lru_cache(maxsize=1 << 13)
def keys_of(word: str) -> dict[str, str]:
    """Every key of every base form of a word, with the cases in which the word then stands."""
    keys: dict[str, str] = {}
    for base in bases(word) if len(word) <= LONGEST else ():
        for key in readings(base.word):
            keys[key] = keys.get(key, "") + base.cases
    return keys


@lru_cache(maxsize=1 << 13)
def spellings_of(word: str) -> dict[str, str]:
    """As `keys_of`, letter by letter."""
    keys: dict[str, str] = {}
    for base in bases(word) if len(word) <= LONGEST else ():
        keys[spelled(base.word)] = keys.get(spelled(base.word), "") + base.cases
    return keys
