"""Russian and Ukrainian adjectives that agree with a noun in the nominative."""

from __future__ import annotations

import re

from analysis.languages.russian import ADJECTIVES, UKRAINIAN_ADJECTIVE, by_case

_RUSSIAN = {ending for table in ADJECTIVES.values() for endings in by_case(table).values() for ending in endings}
_UKRAINIAN = {*UKRAINIAN_ADJECTIVE.replace("оі", "ої").split(), "є", "єю", "ої"}
_HUSHING, _VELAR = "жчшщ", "кгх"
_SOFT = {"ий", "его", "ему", "им", "ем", "ей", "юю", "ее", "яя", "ими", "их"}


def _pattern(endings: set[str]) -> re.Pattern[str]:
    return re.compile(f"(.+?)({'|'.join(sorted(endings, key=len, reverse=True))})")


_ENDS = {"ru": _pattern(_RUSSIAN), "uk": _pattern(_UKRAINIAN)}


def agreeing(word: str, noun: str, language: str) -> str:
    """An adjective in any case as it stands before a noun in the nominative singular.

    Parameters
    ----------
    word : str
        In its own spelling of case.
    noun : str
        Its ending tells the gender.
    language : str
        ``ru`` or ``uk``.

    Examples
    --------
    >>> agreeing("Европейским", "банк", "ru"), agreeing("Внешней", "служба", "ru")
    ('Европейский', 'Внешняя')
    >>> agreeing("Державної", "служба", "uk"), agreeing("Східного", "агентство", "uk")
    ('Державна', 'Східне')
    """
    found = _ENDS[language].fullmatch(word)
    if found is None:
        return word
    stem, ending = found[1], found[2]
    gender = "f" if noun[-1] in "ая" else "n" if noun[-1] in "оеё" else "m"
    if language == "uk":
        return stem + {"m": "ий", "f": "а", "n": "е"}[gender]
    hissed = stem[-1] in _HUSHING or stem[-1] in _VELAR
    if ending in _SOFT and not hissed:
        return stem + {"m": "ий", "f": "яя", "n": "ее"}[gender]
    neuter = "ее" if stem[-1] in _HUSHING else "ое"
    return stem + {"m": "ий" if hissed else "ый", "f": "ая", "n": neuter}[gender]
