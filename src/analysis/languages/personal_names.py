"""Case forms of the words of people's names, written down: a tool of the developer.

It needs pymorphy3 and pytrovich; what runs when a name is read looks the forms up.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Any

from analysis.languages.declension import OBSOLETE, SLAVIC_CASES, analyzer

# The cases of ``people_forms.csv``, in its order. Kazakh has the ablative too.
ALL_CASES = ("genitive", "dative", "accusative", "instrumental", "locative", "ablative")
_PETROVICH = ("GENITIVE", "DATIVE", "ACCUSATIVE", "INSTRUMENTAL", "PREPOSITIONAL")
_MORPHY = dict(zip(SLAVIC_CASES, ("genitive", "dative", "accusative", "instrumental", "locative"), strict=True))
# Ukrainian endings by the end of the first form: each case's by blanks. The longest end that fits counts.
Endings = tuple[tuple[str, ...], ...]
_UKRAINIAN_MAN: Endings = (
    ("ий", "ого", "ому", "ого", "им", "ому ім"),
    ("ой", "ого", "ому", "ого", "им", "ому ім"),
    ("й", "я", "ю єві", "я", "єм", "ї ю єві"),
    ("ь", "я", "ю еві", "я", "ем", "і ю еві"),
    ("о", "а", "у ові", "а", "ом", "ові у"),
    ("ов", "ова", "ову", "ова", "овим", "ові"),
    ("ев", "ева", "еву", "ева", "евим", "еві"),
    ("єв", "єва", "єву", "єва", "євим", "єві"),
    ("їв", "єва", "єву", "єва", "євим", "єві"),
    ("ін", "іна", "іну", "іна", "іним іном", "іні"),
    ("їн", "їна", "їну", "їна", "їним їном", "їні"),
    ("ч", "ча", "чу чеві", "ча", "чем", "чу чі чеві"),
    ("ш", "ша", "шу шеві", "ша", "шем", "шу ші шеві"),
    ("щ", "ща", "щу щеві", "ща", "щем", "щу щі щеві"),
    ("ж", "жа", "жу жеві", "жа", "жем", "жу жі жеві"),
    ("ц", "ца", "цу цеві цові", "ца", "цем цом", "цу ці цеві цові"),  # Шольцом, as foreign names have it
    ("ор", "ора оря", "ору орю ореві", "ора оря", "ором орем", "орі орю ореві"),  # Ігоря
    ("", "а", "у ові", "а", "ом", "і ові у"),
)
_UKRAINIAN_WOMAN: Endings = (
    ("ова", "ової", "овій", "ову", "овою", "овій"),
    ("ева", "евої", "евій", "еву", "евою", "евій"),
    ("єва", "євої", "євій", "єву", "євою", "євій"),
    ("ська", "ської", "ській", "ську", "ською", "ській"),
    ("цька", "цької", "цькій", "цьку", "цькою", "цькій"),
    ("на", "ни ної", "ні ній", "ну", "ною", "ні ній"),
)
_UKRAINIAN_A: Endings = (
    ("ія", "ії", "ії", "ію", "ією", "ії"),
    ("я", "і", "і", "ю", "ею єю", "і"),
    ("кка", "кки", "цці", "кку", "ккою", "цці"),
    ("ка", "ки", "ці", "ку", "кою", "ці"),
    ("га", "ги", "зі", "гу", "гою", "зі"),
    ("ха", "хи", "сі", "ху", "хою", "сі"),
    ("ща", "щі", "щі", "щу", "щею", "щі"),
    ("ча", "чі", "чі", "чу", "чею", "чі"),
    ("ша", "ші", "ші", "шу", "шею", "ші"),
    ("жа", "жі", "жі", "жу", "жею", "жі"),
    ("а", "и", "і", "у", "ою", "і"),
)
_FOREIGN_N, _NO_Y, _NO_OY = re.compile("[иыеэ]н$"), re.compile("[гкхжчшщ]ы$"), re.compile("[жчшщц]ой$")
_CONSONANT = re.compile("[бвгґджзйклмнпрстфхцчшщь]$")
_LATIN_CONSONANT = re.compile("[a-zà-ž]{2}[bcćčdfghjklłmnńňprřsśšştťvwzźžż]$")
_GERMAN_S = re.compile("[a-zäöü]{3}[bdfghklmnprtvw]$")
_CYRILLIC = re.compile("[а-яёіїєґ]+")
_WOMANS_FAMILY = re.compile("(?:[оеё]ва|[цс]кая|[цс]ька|[цс]ькая)$")
_WOMANS_PATRONYMIC, _MANS_PATRONYMIC = re.compile("(?:вна|ична|[қк]ызы)$"), re.compile("(?:[оеё]вич|ьич|[ұу]лы|оглы)$")


class NamePart(StrEnum):
    """What a word is in a name of a person."""

    GIVEN = "FIRSTNAME"
    PATRONYMIC = "MIDDLENAME"
    FAMILY = "LASTNAME"


def decline_word(word: str, language: str, part: NamePart, woman: bool) -> dict[str, list[str]]:
    """The forms of one word of a person's name by case of `ALL_CASES`, in small letters; the first form where it stays.

    Needs pytrovich and pymorphy3.

    Parameters
    ----------
    word : str
        In the nominative and in small letters.
    language : str
        ``ru`` or ``uk``.
    part : NamePart
        Given name, patronymic or surname.
    woman : bool
        Whether a woman bears it: her surname of a consonant stays.

    Examples
    --------
    >>> decline_word("токаєв", "uk", NamePart.FAMILY, woman=False)["dative"]
    ['токаєву']
    """
    if language == "uk":
        return _ukrainian(word, part, woman)
    forms = _of_dictionary(word, part, woman) or _by_petrovich(word, part, woman)
    if part == NamePart.GIVEN and not woman and word[-1] in "йь" and forms["genitive"] == [word]:  # Джей
        forms = _by_petrovich(word, NamePart.FAMILY, woman)
    return forms


def _by_petrovich(word: str, part: NamePart, woman: bool) -> dict[str, list[str]]:
    enums, maker = importlib.import_module("pytrovich.enums"), _petrovich()
    gender = enums.Gender.FEMALE if woman else enums.Gender.MALE
    made = [maker.make(enums.NamePart[part], gender, enums.Case[case], word).lower() for case in _PETROVICH]
    forms = {case: _respelled(word, form) for case, form in zip(ALL_CASES, made)}  # noqa: B905 — no ablative
    if part == NamePart.FAMILY and _FOREIGN_N.search(word) and forms["instrumental"] != [word]:
        forms["instrumental"] = list(dict.fromkeys([*forms["instrumental"], f"{word}ом"]))  # Мухриддином
    return forms


def _respelled(word: str, form: str) -> list[str]:
    """The form as it is written: Джорджи and Джорджей, where the rules say Джорджы and Джорджой."""
    if word[-1] != "а":
        return [form]
    if _NO_Y.search(form):
        return [f"{form[:-1]}и"]
    return [form, f"{form[:-2]}ей"] if _NO_OY.search(form) else [form]


def decline_latin(word: str) -> dict[str, dict[str, list[str]]]:
    """The forms of a name in Latin letters that ends in a consonant, by language and case: Polish and its kin, German.

    >>> decline_latin("tokajew")["de"], decline_latin("tokajew")["pl"]["instrumental"]
    ({'genitive': ['tokajews']}, ['tokajewem', 'tokajewom', 'tokajewym'])
    """
    found: dict[str, dict[str, list[str]]] = {}
    if _LATIN_CONSONANT.search(word):
        rows = {"genitive": "a", "dative": "owi ovi u", "accusative": "a", "instrumental": "em om ym"}
        found["pl"] = {case: [word + ending for ending in endings.split()] for case, endings in rows.items()}
    if _GERMAN_S.search(word):
        found["de"] = {"genitive": [f"{word}s"]}
    return found


@lru_cache(maxsize=1)
def _petrovich() -> Any:
    return importlib.import_module("pytrovich.maker").PetrovichDeclinationMaker()


def _of_dictionary(word: str, part: NamePart, woman: bool) -> dict[str, list[str]]:
    """The forms of a given name or patronymic that the dictionary has: Павла, Льва; {} of any other word."""
    if part == NamePart.FAMILY:
        return {}
    wanted = {"Name" if part == NamePart.GIVEN else "Patr", "femn" if woman else "masc", "nomn", "sing"}
    for parse in analyzer("ru").parse(word):
        if parse.is_known and wanted <= parse.tag.grammemes:
            forms: dict[str, list[str]] = {}
            for form in parse.lexeme:
                if "sing" in form.tag and form.tag.case in _MORPHY and not form.tag.grammemes & OBSOLETE:
                    forms.setdefault(_MORPHY[form.tag.case], []).append(form.word)
            return {case: list(dict.fromkeys(found)) for case, found in forms.items()}
    return {}


def _ukrainian(word: str, part: NamePart, woman: bool) -> dict[str, list[str]]:
    tables: Endings = ()
    if woman and part == NamePart.FAMILY:
        tables = _UKRAINIAN_WOMAN + _UKRAINIAN_A if word[-1] in "ая" else ()
    elif word[-1] in "ая":
        tables = _UKRAINIAN_A
    elif not woman and (_CONSONANT.search(word) or word.endswith("о")):
        tables = _UKRAINIAN_MAN
    for end, *cases in tables:
        if word.endswith(end):
            stem = word.removesuffix(end)
            return {case: [stem + ending for ending in row.split()] for case, row in zip(ALL_CASES, cases)}  # noqa: B905
    return {case: [word] for case in ALL_CASES[:-1]}


def is_womans_name(names: Sequence[tuple[Sequence[str], Sequence[str]]]) -> bool | None:
    """Whether the names of a person, each as given names and surname in small letters, are a woman's; None if unsure.

    A patronymic tells, then a surname such as Токаева, then the dictionary: a man whose given name ends in a consonant.

    >>> [is_womans_name([([given], ["коваленко"])]) for given in ("анна", "олег", "никита")]
    [True, False, None]
    """
    given = [word for own, _ in names for word in own]
    if any(map(_WOMANS_PATRONYMIC.search, given)):
        return True
    if any(map(_MANS_PATRONYMIC.search, given)):
        return False
    if any(_WOMANS_FAMILY.search(word) for _, family in names for word in family[-1:]):
        return True
    first = [own[0] for own, _ in names if own and _CYRILLIC.fullmatch(own[0])]
    said = {gender for word in first for gender in _genders(word)}
    ends_in_a = [word[-1] in "ая" for word in first]
    if not any(ends_in_a) and said <= {"masc"}:
        return False
    return True if said == {"femn"} and all(ends_in_a) else None


def _genders(word: str) -> set[str]:
    """The genders of those who bear a given name of the dictionary."""
    parses = [parse.tag for parse in analyzer("ru").parse(word) if parse.is_known]
    return {str(tag.gender) for tag in parses if {"Name", "nomn", "sing"} <= tag.grammemes and tag.gender}
