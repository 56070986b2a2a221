"""Words under their inflection: the keys that the forms of one word share, in English, Russian and Kazakh.

A key is a stem with its class of endings, never a stem alone: `технологии` and `технологи` end up apart although
both begin with `технолог`, because one is of the class ``-ия`` and the other of the class without ending. Two words
are forms of one word when they share a key. A word has several keys where its ending is of several classes.
"""

from __future__ import annotations

import re
from functools import lru_cache

# --- Russian: for each class of words, its endings in all cases and numbers ---

_RUSSIAN = {
    "noun": " а у ом ем е ы и ов ев ей ам ами ах",  # металл, рудник
    "noun-ь": "ь я ю ем е и ей ям ями ях",  # никель
    "noun-й": "й я ю ем е и ев ям ями ях",  # литий
    "noun-а": " а ы и е у ой ей ам ами ах",  # добыча, разработка
    "noun-я": "я и е ю ей й ям ями ях",  # технология
    "fem-ь": "ь и ью ей ям ями ях ам ами ах",  # медь
    "noun-о": " о а у ом е ам ами ах",  # олово
    "noun-е": "е я ю ем и й ей ям ями ях",  # месторождение, сырьё
    "noun-ще": " е а у ем и ам ами ах",  # хранилище
    "adj": "ый ий ой ая яя ое ее ые ие ого его ому ему ым им ом ем ей ую юю ых их ыми ими",
}
# The endings of the first form, singular and plural: what a listed word of its own ends in.
_FIRST = {
    "noun": " ы и",
    "noun-ь": "ь и",
    "noun-й": "й и",
    "noun-а": "а ы и",
    "noun-я": "я и",
    "fem-ь": "ь и",
    "noun-о": "о а",
    "noun-е": "е я",
    "noun-ще": "е а",
    "adj": "ый ий ой ая яя ое ее ые ие",
}
_CLASSES: dict[str, list[str]] = {}
for _class, _endings in _RUSSIAN.items():
    for _ending in _endings.split(" "):
        _CLASSES.setdefault(_ending, []).append(_class)
_LONGEST = max(map(len, _CLASSES))
_SHORT_ENDING = 4
_VELAR, _HUSH = "гкх", "жчшщ"
_SOFT_CLASSES = ("noun-ь", "noun-й", "noun-я", "noun-е")
_FLEETING = re.compile(r"(.*[бвгджзйклмнпрстфхцчшщь])[ое]([бвгджзклмнпрстфхцчшщ])$")


def _spelled(last: str, ending: str, kind: str) -> bool:
    """Whether Russian spelling allows a class's ending after a stem's last letter."""
    if kind == "noun-ще":
        return last in "щцж"
    if kind in _SOFT_CLASSES and last in _VELAR + _HUSH:
        return False
    if kind == "fem-ь" and ending in ("ам", "ами", "ах"):
        return last in _HUSH
    if kind in ("noun", "noun-а", "noun-о"):
        if last in "ьйаеиоуыэюя":
            return False
        if ending == "ы":
            return last not in _VELAR + _HUSH
        if ending == "и":
            return last in _VELAR + _HUSH
        if ending in ("ем", "ев", "ей"):
            return last in _HUSH + "ц"
    return kind != "adj" or last not in "ьйаоуыэюя"


def _is_first(last: str, ending: str, kind: str) -> bool:
    """Whether a word in its first form may be of this class: литий is no adjective, and no genitive of Лития."""
    if kind == "adj" and ending == "ий" and last not in _VELAR + _HUSH:
        return False
    return ending in _FIRST[kind].split(" ")


@lru_cache(maxsize=1 << 12)
def _kinds(last: str, ending: str, first: bool) -> tuple[str, ...]:
    """The classes whose ending may follow the last letter of a stem, as keys begin; with `first`, in a first form."""
    kinds = (kind for kind in _CLASSES[ending] if _spelled(last, ending, kind))
    return tuple(f"{kind}:" for kind in kinds if not first or _is_first(last, ending, kind))


def _russian_keys(word: str, first: bool = False) -> set[str]:
    if word.endswith(("ся", "сь")) and len(word) > 6:
        return {f"{key}-ся" for key in _russian_keys(word[:-2], first) if key.startswith("adj")}  # коксующегося
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


# --- Kazakh: a stem takes plural, possessive and case in this order, each in the harmony of the stem's vowels ---

_BACK, _FRONT = "аоұыуяю", "әеөүіиэ"
_KAZAKH_LETTERS = re.compile("[әғқңөұүһі]")
_CASES = "ның нің дың дің тың тің ны ні ды ді ты ті ға ге қа ке да де та те лы лі дан ден тан тен нан нен мен бен пен"
_PLACES = "дағы дегі тағы тегі ндағы ндегі"
_AFTER_POSSESSIVE = "н на не нда нде нан нен нің ның мен"
_PLURALS = "лар лер дар дер тар тер"
_POSSESSIVES = "ы і сы сі"
_SOFTENED = {"г": "к", "ғ": "қ", "б": "п"}


def _endings(text: str) -> dict[str, list[tuple[str, bool]]]:
    """The endings and whether each is a front one, by their last letter."""
    found: dict[str, list[tuple[str, bool]]] = {}
    for ending in text.split():
        found.setdefault(ending[-1], []).append((ending, any(letter in _FRONT for letter in ending)))
    return found


_STEPS = {
    "case": _endings(_CASES + " " + _PLACES),
    "case after possessive": _endings(_AFTER_POSSESSIVE + " " + _PLACES),
    "possessive": _endings(_POSSESSIVES),
    "plural": _endings(_PLURALS),
}
# "мен" is said after stems of either kind, and so is the "н" that stands for a case.
_ANY_HARMONY = {"мен", "бен", "пен", "н"}


def _harmony(stem: str) -> tuple[bool, bool]:
    """Whether a stem may take back endings, and front endings: и and у allow both."""
    for letter in reversed(stem):
        if letter in "иу":
            return True, True
        if letter in _BACK or letter in _FRONT:
            return letter in _BACK, letter in _FRONT
    return True, True


def _cut(word: str, step: str) -> list[str]:
    endings = _STEPS[step].get(word[-1])
    if endings is None or len(word) < 3:
        return []
    found = []
    for ending, front in endings:
        if not word.endswith(ending) or len(word) - len(ending) < 2:
            continue
        stem = word[: -len(ending)]
        if ending not in _ANY_HARMONY and not _harmony(stem)[front]:
            continue
        if step == "possessive":
            vowel = stem[-1] in "аәеоөұүыіяэ"
            if vowel != ending.startswith("с"):
                continue
        found.append(stem)
        if step == "possessive" and len(ending) == 1:
            if stem[-1] in _SOFTENED:
                found.append(stem[:-1] + _SOFTENED[stem[-1]])
            if len(stem) > 2 and stem[-1] in "нрлмзп" and stem[-2] not in _BACK + _FRONT:
                found.append(stem[:-1] + ("і" if front else "ы") + stem[-1])  # орны: орын
    return found


def _kazakh_keys(word: str) -> set[str]:
    with_possessive = {word, *_cut(word, "case after possessive")}
    bare = {word, *_cut(word, "case")}
    for stem in with_possessive:
        bare.update(_cut(stem, "possessive"))
    stems = bare | with_possessive
    for stem in bare:
        stems.update(_cut(stem, "plural"))
    return {f"kk:{stem.replace('лл', 'л')}" for stem in stems if len(stem) > 1}


# --- English: the plural, and two spellings of one word ---

_SPELLINGS = (
    ("isation", "ization"),
    ("ising", "izing"),
    ("labour", "labor"),
    ("colour", "color"),
    ("centre", "center"),
    ("defence", "defense"),
    ("licence", "license"),
    ("licenc", "licens"),
    ("sulph", "sulf"),
    ("programme", "program"),
    ("caesium", "cesium"),
    ("aluminium", "aluminum"),
)


def _english_keys(word: str) -> set[str]:
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        if word.endswith("ies") and len(word) > 4:
            word = word[:-3] + "y"
        elif word.endswith(("sses", "xes", "ches", "shes")):
            word = word[:-2]
        else:
            word = word[:-1]
    for one, other in _SPELLINGS:
        word = word.replace(one, other)
    return {f"en:{word}"}


@lru_cache(maxsize=1 << 12)
def word_keys(word: str) -> frozenset[str]:
    """The keys of a folded word; forms of one word share at least one.

    >>> bool(word_keys("лития") & word_keys("литием")), bool(word_keys("технологи") & word_keys("технологии"))
    (True, False)
    >>> bool(word_keys("кендерінің") & word_keys("кен")), bool(word_keys("ores") & word_keys("ore"))
    (True, True)
    """
    if word.isascii():
        return frozenset(_english_keys(word))
    keys = _kazakh_keys(word)
    if not _KAZAKH_LETTERS.search(word):
        keys |= _russian_keys(word)
    return frozenset(keys)


@lru_cache(maxsize=1 << 12)
def base_keys(word: str) -> frozenset[str]:
    """The keys of a word known to stand in its first form, so that fewer classes and no endings come in question.

    >>> bool(base_keys("германий") & word_keys("германием")), bool(base_keys("германий") & word_keys("германией"))
    (True, False)
    """
    if word.isascii():
        return frozenset(_english_keys(word))
    keys = {f"kk:{word.replace('лл', 'л')}"}
    if not _KAZAKH_LETTERS.search(word):
        keys |= _russian_keys(word, first=True)
    return frozenset(keys)


def is_form(stem: str, word: str) -> bool:
    """Whether a word is a stem that was cut off with an ending of Russian or Kazakh; in Latin letters, any short one.

    >>> is_form("посл", "послу"), is_form("посл", "послание"), is_form("елші", "елшісінің"), is_form("елші", "елшілік")
    (True, False, True, False)
    """
    ending = word.removeprefix(stem)
    if stem[-1].isascii():
        return len(ending) <= _SHORT_ENDING
    return ending in _CLASSES or f"kk:{stem}" in word_keys(word)


def looks_kazakh(word: str) -> bool:
    """Whether a folded word has a letter that Russian lacks."""
    return bool(_KAZAKH_LETTERS.search(word))
