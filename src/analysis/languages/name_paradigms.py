"""How names of people are declined in Russian and Ukrainian, and what their endings may be undone to.

A cost tells how unusual a first form of a class is: 0 for what is usual, a point for about one in three.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

CASES = "ngdail"  # nominative, genitive, dative, accusative, instrumental, locative
GENDERS = "mf"
STATES = [gender + case for gender in GENDERS for case in CASES]
VOWELS = "аеёиоуыэюяіїє"

# What first forms are compared by: one letter for those that Russian, Ukrainian and Kazakh write differently.
_KEY = str.maketrans("ёєэіїґғқәөұүңһ", "еееиигг" + "каоуунх", "'’ʼ‘`´")


def name_key(text: str) -> str:
    """Given names as they are compared, of whichever of the languages; blanks stay.

    >>> name_key("Олександр"), name_key("Дінара") == name_key("Динара")
    ('олександр', True)
    """
    return text.casefold().translate(_KEY)


class Paradigm(NamedTuple):
    """A declension of names: what the first form ends in, whose it is, its endings by case, what stands before."""

    ending: str
    gender: str
    cases: dict[str, tuple[str, ...]]
    before: re.Pattern[str]
    cost: float
    listed_only: bool = False


def _paradigm(ending: str, gender: str, table: str, before: str, cost: float, listed_only: bool = False) -> Paradigm:
    cases = {entry.split()[0]: tuple(entry.split()[1:]) for entry in table.split("|")}
    return Paradigm(ending, gender, cases, re.compile(f"(?:{before})$"), cost, listed_only)


_HARD = "[бвгґдзклмнпрстфхъ]"
_HUSHED = "[жшчщц]"
_VELAR = "[гкх]"
_SURNAME = "[оеёє]в|[иы]н"

RUSSIAN = (
    _paradigm("", "m", "g а | d у | a а | i ом | l е", _HARD, 0.0),
    _paradigm("", "m", "g а | d у | a а | i ем ом | l е", _HUSHED, 0.0),
    _paradigm("", "m", "i ым", _SURNAME, -0.5),
    _paradigm("ь", "m", "g я | d ю | a я | i ем ём | l е", "[бвдзлмнпрстф]", 0.2),
    _paradigm("ь", "f", "g и | d и | i ью | l и", "[бвдзлмнпрстфшж]", 0.2, listed_only=True),
    _paradigm("й", "m", "g я | d ю | a я | i ем ём | l е", "[аеоуыэюя]", 0.0),
    _paradigm("й", "m", "g я | d ю | a я | i ем | l и", "и", 0.2),
    *(
        paradigm
        for gender, cost in (("f", 0.4), ("m", 0.5))
        for paradigm in (
            _paradigm("а", gender, "g ы | d е | a у | i ой ою | l е", "[бвдзлмнпрстф]", cost),
            _paradigm("а", gender, "g и | d е | a у | i ой ою | l е", _VELAR, cost),
            _paradigm("а", gender, "g и | d е | a у | i ей ею ой | l е", "[жшчщ]", cost),
            _paradigm("а", gender, "g ы | d е | a у | i ей ею ой | l е", "ц", cost),
            _paradigm("я", gender, "g и | d е | a ю | i ей ею ёй | l е", "[лнрьаеоуйэя]", cost + 0.3),
            _paradigm("я", gender, "g и | d е | a ю | i ей ею ёй | l е", "[бвдзмпстф]", cost + 1.2),
            _paradigm("я", gender, "g и | d и | a ю | i ей ею | l и", "и", cost),
        )
    ),
    _paradigm("а", "f", "g ой | d ой | a у | i ой ою | l ой", _SURNAME, -0.3),
    _paradigm("ий", "m", "g ого | d ому | a ого | i им | l ом", "[сц]к", -0.5),
    _paradigm("ий", "m", "g ого | d ому | a ого | i им | l ом", "(?<![сц])[гкх]", 0.8),
    _paradigm("ий", "m", "g его | d ему | a его | i им | l ем", "[жшчщ]", 0.8),
    _paradigm("ый", "m", "g ого | d ому | a ого | i ым | l ом", "[бвдзлмнпрст]", 0.8),
    _paradigm("ой", "m", "g ого | d ому | a ого | i ым им | l ом", "[бвдзлмнпрстгкхж]", 0.9, listed_only=True),
    _paradigm("ая", "f", "g ой | d ой | a ую | i ой ою | l ой", "[сц]к", -0.5),
    _paradigm("ая", "f", "g ой | d ой | a ую | i ой ою | l ой", "(?<![сц]к)[бвгдзклмнпрстх]", 1.6),
)
UKRAINIAN = (
    _paradigm("", "m", "g а | d у ові | a а | i ом | l у ові і е", _HARD, 0.0),
    _paradigm("", "m", "g а | d у ові еві | a а | i ем ом | l у еві і", "[жшчщ]", 0.0),
    _paradigm("", "m", "g а | d у ові еві | a а | i ом ем | l у еві і", "ц", 0.2),
    _paradigm("", "m", "i им", "[оеєё]в|[иії]н", -0.5),
    _paradigm("", "m", "g я | d ю еві | a я | i ем | l ю еві і", "р", 0.4),
    _paradigm("ь", "m", "g я | d ю еві | a я | i ем | l ю еві і", "[дзлнст]", 0.1),
    _paradigm("ь", "f", "g і | d і | i ю | l і", "[дзлнст]", 0.2, listed_only=True),
    _paradigm("й", "m", "g я | d ю єві | a я | i єм | l ю єві ї", "[аеоуиіїюяє]", 0.0),
    _paradigm("о", "m", "g а | d у ові | a а | i ом | l у ові і", "[еє]нк", -0.2),
    _paradigm("о", "m", "g а | d у ові | a а | i ом | l у ові і", "(?<![еє]н)(?<=[бвзйлнтцчшь])к", 0.3),
    _paradigm("о", "m", "g а | d у ові | a а | i ом | l у ові і", "[бвгдзлмнпрстфх]", 0.0, listed_only=True),
    *(
        paradigm
        for gender, cost in (("f", 0.3), ("m", 0.5))
        for paradigm in (
            _paradigm("а", gender, "g и | d і | a у | i ою | l і", "[бвгґдзклмнпрстфх]", cost),
            _paradigm("а", gender, "g і и | d і | a у | i ею ою | l і", _HUSHED, cost),
            _paradigm("я", gender, "g і | d і | a ю | i ею | l і", "[бвдзлмнпрстфц]", cost),
            _paradigm("я", gender, "g ї | d ї | a ю | i єю", "[аеоуиіїюяєй'’ʼ]", cost),
        )
    ),
    _paradigm("а", "f", "g ої | d ій | a у | i ою | l ій", "[оеєё]в|[иії]н|[сцз]ьк", -0.4),
    _paradigm("а", "f", "g ої | d ій | a у | i ою | l ій", "[гкнтрв]", 1.5),
    _paradigm("ий", "m", "g ого | d ому | a ого | i им | l ому ім", "[сцз]ьк", -0.5),
    _paradigm("ий", "m", "g ого | d ому | a ого | i им | l ому ім", "(?<!ьк)[бвгдзклмнпрстхч]", 0.8),
)
PARADIGMS = {"ru": RUSSIAN, "uk": UKRAINIAN}


class Undone(NamedTuple):
    """A first form that a word may come from: what the two share, the class, and the states the word then is in."""

    stem: str
    lemma: str
    paradigm: Paradigm
    states: tuple[int, ...]


def _by_ending(paradigms: tuple[Paradigm, ...]) -> dict[str, list[tuple[Paradigm, tuple[int, ...]]]]:
    found: dict[str, list[tuple[Paradigm, tuple[int, ...]]]] = {}
    for paradigm in paradigms:
        states: dict[str, list[int]] = {}
        for case, endings in paradigm.cases.items():
            for ending in endings:
                states.setdefault(ending, []).append(STATES.index(paradigm.gender + case))
        for ending, told in states.items():
            found.setdefault(ending, []).append((paradigm, tuple(told)))
    return found


_ENDINGS = {language: _by_ending(paradigms) for language, paradigms in PARADIGMS.items()}
_LONGEST = 3
_VOWEL = re.compile(f"[{VOWELS}]")
_BEFORE_A = ("а", "я", "й")  # which may follow a single consonant: Лю, Ия


def undone(word: str, language: str, listed: Collection[str]) -> Iterator[Undone]:
    """The first forms that a word in small letters may come from by its ending; `listed` are keys of names.

    >>> {found.lemma for found in undone("павла", "ru", {"павел"})} >= {"павл", "павел"}
    True
    """
    endings = _ENDINGS[language]
    for size in range(1, min(_LONGEST, len(word) - 1) + 1):
        stem, ending = word[:-size], word[-size:]
        has_vowel = _VOWEL.search(stem) is not None
        for paradigm, states in endings.get(ending, ()):
            last = paradigm.ending
            if last == "а" and language == "uk" and ending == "і" and stem[-1] in _SOFTENED:
                yield Undone(stem, stem[:-1] + _SOFTENED[stem[-1]] + last, paradigm, states)
            if (has_vowel or last in _BEFORE_A) and paradigm.before.search(stem):
                yield Undone(stem, stem + last, paradigm, states)
            if last in ("", "ь") and paradigm.gender == "m" and ending not in ("ым", "им"):
                for lemma in _with_vowel(stem, last, language, listed):
                    yield Undone(stem, lemma, paradigm, states)


_SOFTENED = {"з": "г", "ц": "к", "с": "х"}  # Сибізі of Сибіга, Ользі of Ольга
_BEFORE_EC = "бвгджзкмпсфхшн"


def _with_vowel(stem: str, ending: str, language: str, listed: Collection[str]) -> Iterator[str]:
    """A vowel that only the first form has: Павла of Павел, Кравца of Кравец, Коломийца of Коломиец, Льва of Лев."""
    if stem == "льв":
        yield "лев"
    if len(stem) < 3 or stem[-1] in VOWELS or stem[-2] in VOWELS:
        return
    start, last = stem[:-1].rstrip("ь"), stem[-1]
    if last == "ц" and language == "uk" and ending:
        yield start + "ець"
    elif last == "ц" and language == "ru" and not ending:
        if stem[-2] in _BEFORE_EC and stem[-3] in VOWELS:
            yield start + "ец"
        elif stem.endswith("ийц"):
            yield stem[:-3] + "иец"
    for vowel in "её" if ending else "еоё":
        if name_key(lemma := start + vowel + last + ending) in listed:
            yield lemma


def as_written(word: str, stem: str, lemma: str) -> str:
    """A first form in the letters of the word as far as the stem goes, then in small ones, or all in capitals.

    >>> as_written("ТОКАЕВЫМ", "токаев", "токаев"), as_written("Павла", "павл", "павел")
    ('ТОКАЕВ', 'Павел')
    """
    if lemma.startswith(stem):
        shared = len(stem)
    else:
        shared = next((n for n, pair in enumerate(zip(stem, lemma, strict=False)) if pair[0] != pair[1]), len(lemma))
    rest = lemma[shared:]
    return word[:shared] + (rest.upper() if word.isupper() and len(word) > 1 else rest)
