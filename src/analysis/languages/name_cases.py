"""A word of a person's name in Russian or Ukrainian: the first forms it may come from, with the cases it then stands in.

Endings propose; how likely a proposal is, is told by the shape of the first form and by the list of given names. A
cost is a number to add up over the words of a name: 0 for what is usual, a point for about one in three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

CASES = "ngdail"  # nominative, genitive, dative, accusative, instrumental, locative
GENDERS = "mf"
STATES = [gender + case for gender in GENDERS for case in CASES]
NEVER = 99.0

# What given names are compared by: one letter for those that Russian, Ukrainian and Kazakh write differently.
_KEY = str.maketrans("ёєэіїыґғқәөұүңһ", "еееииигг" + "каоуунх", "'’ʼ‘`´")


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
_OF_A = "|[гкхжшчщ]"

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
        for gender, cost in (("f", 0.3), ("m", 0.5))
        for paradigm in (
            _paradigm("а", gender, "g ы | d е | a у | i ой ою | l е", "[бвдзлмнпрстф]", cost),
            _paradigm("а", gender, "g и | d е | a у | i ой ою | l е", _VELAR, cost),
            _paradigm("а", gender, "g и | d е | a у | i ей ею ой | l е", "[жшчщ]", cost),
            _paradigm("а", gender, "g ы | d е | a у | i ей ею ой | l е", "ц", cost),
            _paradigm("я", gender, "g и | d е | a ю | i ей ею ёй | l е", "[бвдзлмнпрстфьаеоуйэя]", cost + 0.2),
            _paradigm("я", gender, "g и | d и | a ю | i ей ею | l и", "и", cost),
        )
    ),
    _paradigm("а", "f", "g ой | d ой | a у | i ой ою | l ой", _SURNAME, -0.3),
    _paradigm("ий", "m", "g ого | d ому | a ого | i им | l ом", "[сц]к", -0.5),
    _paradigm("ий", "m", "g ого | d ому | a ого | i им | l ом", "(?<![сц])[гкх]", 0.8),
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
    _paradigm("о", "m", "g а | d у ові | a а | i ом | l у ові і", "к", 0.3),
    _paradigm("о", "m", "g а | d у ові | a а | i ом | l у ові і", "[бвгдзлмнпрстфх]", 0.5, listed_only=True),
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
_CASE_COSTS = {"g": 0.3, "d": 0.4, "a": 0.35, "i": 0.0, "l": 1.2}
_CASE_COSTS_OF_A = {"g": 0.3, "d": 0.15, "a": 0.8, "i": 0.0, "l": 1.1}


def _by_ending(paradigms: tuple[Paradigm, ...]) -> dict[str, list[tuple[Paradigm, str]]]:
    found: dict[str, list[tuple[Paradigm, str]]] = {}
    for paradigm in paradigms:
        reverse: dict[str, str] = {}
        for case, endings in paradigm.cases.items():
            for ending in endings:
                reverse[ending] = reverse.get(ending, "") + case
        for ending, cases in reverse.items():
            found.setdefault(ending, []).append((paradigm, cases))
    return found


_ENDINGS = {language: _by_ending(paradigms) for language, paradigms in PARADIGMS.items()}
_NO_COSTS: dict[str, float] = {}
_LONGEST = 3
_VOWELS = "аеёиоуыэюяіїє"
_VOWEL = re.compile(f"[{_VOWELS}]")
_HIATUS = re.compile("[аеёиоуыэюіїє]а$|[аеоуэ]я$")  # Гарсиа

# --- what stands unchanged in a case, and what a first form looks like ---

# By what a word ends in, the cost of its being a first form of a man or a woman. The first that fits counts.
_FIRST = [
    (re.compile(pattern), man, woman)
    for pattern, man, woman in (
        ("(?:[иы]х|ово|аго)$", 0.0, 0.0),
        ("(?:[оеёє]вн|[иі]чн)[ыеуиі]$", 4.0, 4.0),
        ("(?:ого|его|ому|ему|ові|еві|єві)$", 3.0, 4.0),
        ("(?:[оеє]ю|ью|ії)$", 3.0, 3.0),
        ("[сц]ь?кой$", 3.0, 4.0),
        ("(?:[оеё]в|[иы]н)ой$", 3.5, 4.0),
        ("[сц]ь?к(?:ий|ый)$", -0.5, 4.0),
        ("(?:ый|ий|ій)$", 0.0, 2.0),
        ("ой$", 1.6, 2.2),
        ("ей$", 0.7, 1.5),
        ("^.{1,4}[оеёыи]м$", 0.9, 1.2),
        ("(?:[оеёє]в|[иы]н)[ыи]м$", 4.0, 4.0),
        ("[сц]ь?ким$", 4.0, 4.0),
        ("[оеёє]м$", 3.2, 3.2),
        ("[ыи]м$", 2.0, 2.4),
        ("[оеёє]в$", -0.3, 2.5),
        ("[иы]н$", -0.1, 0.9),
        (f"[^{_VOWELS}]$", 0.0, 0.4),
        ("(?:[оеёє]ва|[сц]ь?ка(?:я)?)$", 2.5, -0.5),
        ("[иы]на$", 1.4, -0.2),
        ("(?:ая|яя)$", 1.4, 0.2),
        ("[аеёиоуыэюіїє]а$", 0.5, 0.2),
        ("а$", 0.7, 0.0),
        ("я$", 1.1, 0.2),
        ("у$", 0.9, 0.9),
        ("ю$", 1.8, 1.8),
        ("ы$", 1.6, 1.6),
        ("[иі]и$", 2.0, 2.0),
        ("[иії]$", 0.5, 0.5),
        ("е$", 0.8, 0.8),
        ("", 0.2, 0.2),
    )
]
# Likewise of its standing unchanged in the other cases.
_FIXED = [
    (re.compile(pattern), man, woman)
    for pattern, man, woman in (
        ("(?:[иы]х|ово|аго)$", 0.0, 0.0),
        ("(?:[оеёє]вн|[иі]чн)[ыеуиі]$", 5.0, 5.0),
        ("(?:ого|его|ому|ему|ові|еві|єві)$", 5.0, 5.0),
        ("(?:[оеє]ю|ью|ії)$", 4.0, 4.0),
        ("[сц]ь?к(?:ий|ый|ой)$", 6.0, 5.0),
        ("[оеёє]в$", 5.0, 3.5),
        ("(?:[оеёє]в|[иы]н)(?:ой|[ыи]м)$", 6.0, 5.0),
        ("[иы]н$", 4.0, 1.2),
        ("[оеёєыи]м$", 4.0, 1.8),
        ("[ое]й$", 4.0, 1.8),
        ("(?:ый|ий|ій)$", 4.0, 3.0),
        (f"[^{_VOWELS}]$", 4.0, 0.3),
        ("[аеёиоуыэюіїє]а$", 0.9, 0.9),
        ("я$", 3.5, 3.5),
        ("а$", 3.5, 3.5),
        ("у$", 0.7, 0.7),
        ("ю$", 0.9, 0.9),
        ("ы$", 1.6, 1.6),
        ("[иі]и$", 2.0, 2.0),
        ("[иії]$", 0.5, 0.5),
        ("е$", 0.8, 0.8),
        ("", 0.1, 0.1),
    )
]
_LISTED, _RARE, _SURNAME_LISTED, _OF_THE_OTHERS = -3.0, -2.0, -1.5, 1.0
_BEFORE_HYPHEN = 0.5
# One syllable as Chinese, Korean and Vietnamese names are made of in Cyrillic, and a row of them.
_SYLLABLE = (
    "(?:[бпмфдтнлгкхжчшсрвйц]|цз|чж|дж|чх|тх|пх|кх|хв|кв|нг)?"
    "(?:иао|яо|ао|ай|эй|уай|уй|уи|оу|юэ|уа|юа|уэ|ы|а|я|о|ё|э|е|и|у|ю|і|ї|є)(?:нь|нг|н|м|к|п|л|ль|т|й)?"
)
_EASTERN = re.compile(f"(?:{_SYLLABLE}){{1,3}}")
_ONE_SYLLABLE = re.compile(_SYLLABLE)


def is_syllable(word: str) -> bool:
    """Whether a word in small letters may be one syllable of a Chinese or Korean name."""
    return _ONE_SYLLABLE.fullmatch(word) is not None


def is_eastern(word: str) -> bool:
    """Whether a word in small letters is made of syllables as Chinese and Korean names are."""
    return _EASTERN.fullmatch(word) is not None


class Word(NamedTuple):
    """Of a word in each of `STATES` the cheapest first form and its cost."""

    costs: tuple[float, ...]
    lemmas: tuple[str, ...]


class Place(NamedTuple):
    """Where a word stands: in the name's last place, before a hyphen, in a Chinese or Korean name."""

    is_last: bool
    is_before_hyphen: bool
    is_eastern: bool


def unchanging(word: str) -> Word:
    """An initial or a particle: the same in all cases."""
    return Word((0.0,) * len(STATES), (word,) * len(STATES))


def first_forms(word: str, language: str, place: Place, listed: Mapping[str, str]) -> Word:
    """What a word may come from, by the endings of ``ru`` or ``uk``; `listed` gives the genders of given names."""
    costs, lemmas = [NEVER] * len(STATES), [word] * len(STATES)

    def propose(lemma: str, gender: str, cases: str, cost: float, by_case: Mapping[str, float] = _NO_COSTS) -> None:
        start = len(CASES) * GENDERS.index(gender)
        for case in cases:
            at = start + CASES.index(case)
            full = cost + by_case.get(case, 0.0)
            if full < costs[at]:
                costs[at], lemmas[at] = full, lemma

    lower = word.casefold()
    kinds = listed.get(name_key(lower), "")
    if "fixed" in kinds:
        return unchanging(word)
    for gender, first, fixed in zip(GENDERS, _fitting(_FIRST, lower), _fitting(_FIXED, lower), strict=True):
        known = _known(gender, kinds, place)
        first += _told_by_stem(lower, place)
        propose(word, gender, "n", min(first, 0.0) + known if known < 0 else first + known)
        propose(word, gender, CASES[1:], _fixed_cost(lower, gender, known, fixed, language, place))
    for stem, lemma, paradigm, cases in _declined(lower, language, listed):
        known = _known(paradigm.gender, listed.get(name_key(lemma), ""), place)
        if paradigm.listed_only and known >= 0:
            continue
        cost = (0.0 if known < 0 else _shape_cost(lemma, paradigm, place)) + known
        by_case = _CASE_COSTS_OF_A if paradigm.ending in ("а", "я") else _CASE_COSTS
        propose(_as_written(word, stem, lemma), paradigm.gender, cases, cost, by_case)
    return Word(tuple(costs), tuple(lemmas))


# How surnames end that men bear without a vowel behind, which before -а are more likely in a case.
_BARE = re.compile(
    "(?:[еэ]н|[еэ]р|[ая]н|он|ун|[еэ]с|[иы]с|ус|ос|[еэё]ль|[аяуюиоеэ]ч|[аяуюиоеэ]ш|[аяуюиоеэ]щ|[аяуюиоеэ]ж|[аяуюиоеэ]х|[ую]к|[ая]к|[еэ]к"
    "|[иы]нг|[еэ]й|ф|[еэ]т|[бвгджзкмпстфхцчшщлнр][бвгджзкмптфхцчшщ]|[лнйр]с|[кп]с)$"
)
_DOUBLED = re.compile("(.)\\1$|нд$|ст$|шк$|чк$|нк$|вк$|лк$|рк$")


def _told_by_stem(word: str, place: Place) -> float:
    """What an -а, which a case has too, costs a first form."""
    if not word.endswith(("а", "я")) or len(word) < 3:
        return 0.0
    stem = word[:-1] + ("ь" if word[-1] == "я" else "")
    cost = 0.0
    if place.is_eastern and place.is_last and word[-2] not in _VOWELS and is_eastern(stem.rstrip("ь")):
        cost += 1.2
    if _BARE.search(stem) and not _DOUBLED.search(stem):
        cost += 0.9
    return cost


def _fitting(table: list[tuple[re.Pattern[str], float, float]], word: str) -> tuple[float, float]:
    return next((man, woman) for pattern, man, woman in table if pattern.search(word))


def _known(gender: str, kinds: str, place: Place) -> float:
    """What it is worth that a word is listed as a given name of the gender, or of the other."""
    if not kinds:
        return 0.0
    if "rare" in kinds and gender == "f":
        return _RARE
    if "surname" in kinds:
        return _SURNAME_LISTED
    return _LISTED if gender in kinds.replace("rare", "f") else _OF_THE_OTHERS


def _fixed_cost(word: str, gender: str, known: float, cost: float, language: str, place: Place) -> float:
    """What it costs that a word stands unchanged in a case."""
    if place.is_before_hyphen:
        return min(cost, _BEFORE_HYPHEN) + min(known, 0.0)
    if language == "uk" and gender == "m" and word.endswith("о") and (known < 0 or word.endswith("ко")):
        return 2.5
    if gender == "m" and not place.is_last:
        if is_syllable(word):
            return min(cost, 0.2 if place.is_eastern else 1.2) + min(known, 0.0)
        return min(cost, 2.5) + min(known, 0.0)
    if place.is_eastern and is_syllable(word) and word[-1] in _VOWELS:
        return 0.2
    if known < 0 and cost < 3.0:
        return known + max(0.0, cost - 1.0)
    return cost + known


def _shape_cost(lemma: str, paradigm: Paradigm, place: Place) -> float:
    """How unusual an unlisted first form is."""
    cost = paradigm.cost
    eastern = place.is_eastern and place.is_last
    if paradigm.ending in ("а", "я"):
        if _FATHERS_DAUGHTER.search(lemma):
            return -2.0
        if re.search("[сц]ка$", lemma):
            cost += 1.0
        if paradigm.gender == "m" and re.search("[оеё]ва$", lemma):
            cost += 2.0
        if eastern and is_eastern(lemma):
            cost += 1.5
        return cost
    if paradigm.ending in ("", "ь") and paradigm.gender == "m":
        if re.search("[оеёє]вич$|[іи]ч$", lemma):
            cost -= 0.5
        elif re.search("[оеёє]в$", lemma):
            cost -= 0.2
        elif re.search("[бвгджзкмпстфхшй]ц$|ьц$|[нч]к$", lemma):
            cost += 1.0
        elif not _BARE.search(lemma) or _DOUBLED.search(lemma):
            cost += 0.5
        if eastern and is_eastern(lemma):
            cost -= 1.5
    return cost


def _declined(word: str, language: str, listed: Mapping[str, str]) -> Iterator[tuple[str, str, Paradigm, str]]:
    """The stem, the first form, its paradigm and the cases of each ending that the word may have."""
    endings = _ENDINGS[language]
    for size in range(1, _LONGEST + 1):
        stem, ending = word[:-size], word[-size:]
        if len(stem) < 1 or ending not in endings:
            continue
        for paradigm, cases in endings[ending]:
            if paradigm.before.search(stem) and (_VOWEL.search(stem) or paradigm.ending in ("а", "я", "й")):
                yield stem, stem + paradigm.ending, paradigm, cases
            if paradigm.ending in ("", "ь") and paradigm.gender == "m" and "ым" != ending != "им":
                for full in _fleeting(stem, paradigm.ending, language, listed):
                    yield stem, full, paradigm, cases
            elif paradigm.ending == "а" and language == "uk" and (hard := _hardened(stem, ending)):
                yield stem, hard + "а", paradigm, cases


_FATHERS_DAUGHTER = re.compile("(?:[оеёє]вна|[иі]чна|[иі]нична|[ії]вна)$")
_BEFORE_EC = "бвгджзкмпстфхшн"


def _fleeting(stem: str, ending: str, language: str, listed: Mapping[str, str]) -> Iterator[str]:
    """A vowel that only the first form has: Павла of Павел, Кравца of Кравец, Коломийца of Коломиец."""
    if len(stem) > 2 and stem[-1] not in _VOWELS and stem[-2] not in _VOWELS:
        start = stem[:-1].rstrip("ь")
        if stem[-1] == "ц":
            soft = bool(ending)
            if language == "ru" and not soft and stem[-2] in _BEFORE_EC:
                yield start + "ец"
            elif language == "ru" and not soft and stem.endswith("ийц"):
                yield stem[:-3] + "иец"
            elif language == "uk" and soft:
                yield start + "ець"
        for vowel in "её" if ending else "еоё":
            if name_key(full := start + vowel + stem[-1] + ending) in listed:
                yield full
    elif stem == "льв":
        yield "лев"


def _hardened(stem: str, ending: str) -> str:
    """Сибізі of Сибіга, Ользі of Ольга: the first form's г, к, х."""
    hard = {"з": "г", "ц": "к", "с": "х"}.get(stem[-1:], "")
    return stem[:-1] + hard if hard and ending == "і" else ""


def _as_written(word: str, stem: str, lemma: str) -> str:
    """The first form in the letters of the word as far as they go, then in small ones, or in capitals."""
    shared = 0
    while shared < min(len(stem), len(lemma)) and stem[shared] == lemma[shared]:
        shared += 1
    rest = lemma[shared:]
    return word[:shared] + (rest.upper() if word.isupper() and len(word) > 1 else rest)
