"""Russian and Ukrainian words: the endings of their classes, in all cases and numbers.

One table holds the endings of nouns by case, one those of adjectives. Words of a text take them all (`russian_keys`),
the names of people those of the singular (`surnames`), adjectives of countries those after к (`adjective_lemma`).
"""

from __future__ import annotations

import re
from functools import lru_cache

NO_ENDING = "-"
# By class, and there by case: nominative, genitive, dative, accusative where it is a form of its own, instrumental,
# locative; N the nominative plural, P the other cases of the plural.
NOUNS = {
    "noun": "n - | g а | d у | i ом ем | l е | N ы и | P ов ев ей ам ами ах",  # металл, рудник
    "noun-ь": "n ь | g я | d ю | i ем | l е | N и | P ей ям ями ях",  # никель
    "noun-й": "n й | g я | d ю | i ем | l е и | N и | P ев ям ями ях",  # литий
    "noun-а": "n а | g ы и | d е | a у | i ой ей | l е | N ы и | P - ам ами ах",  # добыча, разработка
    "noun-я": "n я | g и | d е и | a ю | i ей | l е и | N и | P й ям ями ях",  # технология
    "fem-ь": "n ь | g и | d и | i ью | l и | N и | P ей ям ями ях ам ами ах",  # медь
    "noun-о": "n о | g а | d у | i ом | l е | N а | P - ам ами ах",  # олово
    "noun-е": "n е | g я | d ю | i ем | l е и | N я | P й ей ям ями ях",  # месторождение, сырьё
    "noun-ще": "n е | g а | d у | i ем | l е и | N а | P - ам ами ах",  # хранилище
}
# Adjectives: hard (рамочный), soft (последний), and after к, г, х (казахский); f the oblique cases of the feminine, F
# its accusative.
ADJECTIVES = {
    "hard": "n ый ой ая ое | N ые | g ого | d ому | i ым | l ом | f ой | F ую | P ых ыми",
    "soft": "n ий яя ее | N ие | g его | d ему | i им | l ем | f ей | F юю | P их ими",
    "velar": "n ий ой ая ое | N ие | g ого | d ому | i им | l ом | f ой ою | F ую | P их ими",
}
UKRAINIAN_ADJECTIVE = "ий ого ому им ім а оі ій у ою е і их ими"  # японський, folded
_FIRST_CASES = ("n", "N")


def by_case(paradigm: str) -> dict[str, tuple[str, ...]]:
    """The endings of a class by case, "" for none."""
    cases = (entry.split() for entry in paradigm.split("|"))
    return {case: tuple("" if ending == NO_ENDING else ending for ending in endings) for case, *endings in cases}


def _all(*paradigms: str, cases: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The endings of classes in some cases, or in all, each once."""
    tables = [by_case(paradigm) for paradigm in paradigms]
    return tuple(
        dict.fromkeys(
            e for table in tables for case, found in table.items() if not cases or case in cases for e in found
        )
    )


# --- words of a text ---

_PARADIGMS = {**{name: (table,) for name, table in NOUNS.items()}, "adj": (ADJECTIVES["hard"], ADJECTIVES["soft"])}
# What a listed word of its own ends in: the nominatives.
_FIRST = {name: _all(*tables, cases=_FIRST_CASES) for name, tables in _PARADIGMS.items()}
_CLASSES: dict[str, list[str]] = {}
for _class, _tables in _PARADIGMS.items():
    for _ending in _all(*_tables):
        _CLASSES.setdefault(_ending, []).append(_class)
_LONGEST = max(map(len, _CLASSES))
_VELAR, _HUSH = "гкх", "жчшщ"
_NEVER_BEFORE_ENDING = "ьйаоуыэюя"
_SOFT_CLASSES = ("noun-ь", "noun-й", "noun-я", "noun-е")
_HARD_CLASSES = ("noun", "noun-а", "noun-о")
_FLEETING = re.compile(r"(.*[бвгджзйклмнпрстфхцчшщь])[ое]([бвгджзклмнпрстфхцчшщ])$")
_REFLEXIVE = ("ся", "сь")


def _is_spelled(last: str, ending: str, kind: str) -> bool:
    """Whether Russian spelling allows a class's ending after a stem's last letter."""
    if kind in _HARD_CLASSES:
        return last not in _NEVER_BEFORE_ENDING + "еи" and _is_spelled_hard(last, ending)
    if kind in _SOFT_CLASSES:
        return last not in _VELAR + _HUSH
    if kind == "noun-ще":
        return last in "щцж"
    if kind == "fem-ь":
        return ending not in ("ам", "ами", "ах") or last in _HUSH
    return last not in _NEVER_BEFORE_ENDING


def _is_spelled_hard(last: str, ending: str) -> bool:
    if ending == "ы":
        return last not in _VELAR + _HUSH
    if ending == "и":
        return last in _VELAR + _HUSH
    return ending not in ("ем", "ев", "ей") or last in _HUSH + "ц"


def _is_first(last: str, ending: str, kind: str) -> bool:
    """Whether a word in its first form may be of this class: литий is no adjective, and no genitive of Лития."""
    if kind == "adj" and ending == "ий" and last not in _VELAR + _HUSH:
        return False
    return ending in _FIRST[kind]


@lru_cache(maxsize=1 << 12)
def _kinds(last: str, ending: str, first: bool) -> tuple[str, ...]:
    """The classes whose ending may follow the last letter of a stem, as keys begin; with `first`, in a first form."""
    kinds = (kind for kind in _CLASSES[ending] if _is_spelled(last, ending, kind))
    return tuple(f"{kind}:" for kind in kinds if not first or _is_first(last, ending, kind))


def russian_keys(word: str, first: bool = False) -> set[str]:
    """The keys of a folded word, a class and a stem each; with `first`, of a word known to stand in its first form.

    >>> sorted(russian_keys("добыча", first=True)), "noun-а:добыч" in russian_keys("добычей")
    (['noun-а:добыч', 'noun-о:добыч'], True)
    """
    if word.endswith(_REFLEXIVE) and len(word) > 6:
        return {f"{key}-ся" for key in russian_keys(word[:-2], first) if key.startswith("adj")}  # коксующегося
    keys = set()
    for length in range(min(_LONGEST, len(word) - 2) + 1):
        stem, ending = (word[:-length], word[-length:]) if length else (word, "")
        if ending not in _CLASSES:
            continue
        stems = [stem]
        # рынок and рынка, поставок and поставка, свинец and свинца, уголь and угля
        if ending in ("", "ь") and (fleeting := _FLEETING.match(stem)):
            stems.append(fleeting[1].rstrip("ь") + fleeting[2])
        keys.update([kind + stem for kind in _kinds(word[-length - 1], ending, first) for stem in stems])
    return keys


_SURNAMES = ("ов", "ев")  # in their first form, of men
_OF_BODIES = _all(ADJECTIVES["hard"], ADJECTIVES["velar"], cases=("n",))


def ends_as_surname(word: str) -> bool:
    """Whether a folded word may be a man's surname by its ending.

    >>> ends_as_surname("свинцов"), ends_as_surname("свинец")
    (True, False)
    """
    return word.endswith(_SURNAMES)


def ends_as_adjective(word: str) -> bool:
    """Whether a folded word may be an adjective before the name of a body by its ending.

    >>> ends_as_adjective("научный"), ends_as_adjective("центр")
    (True, False)
    """
    return word.endswith(_OF_BODIES)


def is_ending(text: str) -> bool:
    """Whether letters are an ending of some class."""
    return text in _CLASSES


# --- adjectives of countries: one paradigm, -ский, -цкий, -ський ---

_RUSSIAN = re.compile(rf"(.+[сц]к)(?:{'|'.join(_all(ADJECTIVES['velar']))})")
_UKRAINIAN = re.compile(rf"(.+[зсц]ьк)(?:{'|'.join(UKRAINIAN_ADJECTIVE.split())})")
_LONGEST_TAIL = 7  # a letter, -ськ- and an ending
_FIRST_OF_TWO = re.compile(r"(.+[сц]ь?к)о")


def adjective_lemma(key: str) -> str | None:
    """The masculine nominative of a folded Russian or Ukrainian adjective in -ский, -цкий, -ський …

    >>> adjective_lemma("казахстанскими"), adjective_lemma("японською"), adjective_lemma("москва")
    ('казахстанский', 'японський', None)
    """
    start, end = key[:-_LONGEST_TAIL], key[-_LONGEST_TAIL:]
    found = _RUSSIAN.fullmatch(end) or _UKRAINIAN.fullmatch(end)
    return start + found[1] + "ий" if found else None


def first_of_two(key: str) -> tuple[str, ...]:
    """Adjectives that the first part of a compound may stand for: казахстанско-, американо-.

    >>> first_of_two("американо")
    ('американский', 'американський')
    """
    if found := _FIRST_OF_TWO.fullmatch(key):
        return (found[1] + "ий",)
    return (key[:-1] + "ский", key[:-1] + "ський") if len(key) > 3 and key.endswith("о") else ()
