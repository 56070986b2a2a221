"""Case forms of Russian and Ukrainian names, written down: a tool of the developer that needs pymorphy3 and pytrovich.

What runs when a name is looked up never declines anything; the forms made here are kept in data.
"""

from __future__ import annotations

import importlib
import itertools
import re
from collections.abc import Collection, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Any

_BENT = {"nomn", "gent", "datv", "accs", "ablt", "loct", "sing", "plur", "masc", "femn", "neut", "inan"}
_OBSOLETE = {"V-oy", "V-ey"}  # the instrumental in -ою and -ею, which Russian has given up
_SLAVIC_CASES = ("gent", "datv", "accs", "ablt", "loct")


@lru_cache(maxsize=2)
def _analyzer(language: str) -> Any:
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
    for case in _SLAVIC_CASES:
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
    analyzer, words = _analyzer(language), phrase.split(" ")
    for count in reversed(range(len(words))):  # an adjective may also be read as a noun: малые, великое
        adjectives, head, rest = words[:count], words[count], words[count + 1 :]
        nouns = [p for p in analyzer.parse(head) if "NOUN" in p.tag and p.tag.case == "nomn"]
        nouns = [p for p in nouns if "Surn" not in p.tag.grammemes or len(words) == 1]
        for noun in sorted(nouns, key=lambda p: ("Geox" not in p.tag.grammemes, "Surn" in p.tag.grammemes)):
            agreeing = [_agreeing(analyzer, word, noun.tag) for word in adjectives]
            if all(agreeing):
                start = [_form(p, case, noun.tag) for p in agreeing]
                starts = {tuple(f[min(n, len(f) - 1)] for f in start) for n in range(max(map(len, start), default=1))}
                ends = [head.lower()] if "Fixd" in noun.tag else _form(noun, case, noun.tag)
                return [" ".join([*s, end, *map(str.lower, rest)]) for s in sorted(starts) for end in ends]
    return None


def _agreeing(analyzer: Any, word: str, noun: Any) -> Any:
    """The reading of a word as an adjective in the nominative that goes with the noun."""
    for parse in analyzer.parse(word):
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
    lexeme = [f for f in parse.lexeme if f.tag.case == case and not f.tag.grammemes & _OBSOLETE]
    lexeme = [f for f in lexeme if kind is None or f.tag.grammemes - _BENT == kind]
    fitting = [f.word for f in lexeme if (_agree(f.tag, noun) if adjective else ("plur" in f.tag) == ("plur" in noun))]
    return list(dict.fromkeys(fitting)) or [parse.word]


# --- names of people ---

# The cases of ``people_forms.csv``, in its order. Kazakh has the ablative too.
ALL_CASES = ("genitive", "dative", "accusative", "instrumental", "locative", "ablative")
_PETROVICH = ("GENITIVE", "DATIVE", "ACCUSATIVE", "INSTRUMENTAL", "PREPOSITIONAL")
_MORPHY = dict(zip(_SLAVIC_CASES, ("genitive", "dative", "accusative", "instrumental", "locative"), strict=True))
# Ukrainian endings by the end of the first form: each case's by blanks. The longest end that fits counts.
_UKRAINIAN_MAN = (
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
_UKRAINIAN_WOMAN = (
    ("ова", "ової", "овій", "ову", "овою", "овій"),
    ("ева", "евої", "евій", "еву", "евою", "евій"),
    ("єва", "євої", "євій", "єву", "євою", "євій"),
    ("ська", "ської", "ській", "ську", "ською", "ській"),
    ("цька", "цької", "цькій", "цьку", "цькою", "цькій"),
    ("на", "ни ної", "ні ній", "ну", "ною", "ні ній"),
)
_UKRAINIAN_A = (
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
    for parse in _analyzer("ru").parse(word):
        if parse.is_known and wanted <= parse.tag.grammemes:
            forms: dict[str, list[str]] = {}
            for form in parse.lexeme:
                if "sing" in form.tag and form.tag.case in _MORPHY and not form.tag.grammemes & _OBSOLETE:
                    forms.setdefault(_MORPHY[form.tag.case], []).append(form.word)
            return {case: list(dict.fromkeys(found)) for case, found in forms.items()}
    return {}


def _ukrainian(word: str, part: NamePart, woman: bool) -> dict[str, list[str]]:
    if woman and part == NamePart.FAMILY:
        tables = _UKRAINIAN_WOMAN + _UKRAINIAN_A if word[-1] in "ая" else ()
    elif word[-1] in "ая":
        tables = _UKRAINIAN_A
    elif not woman and (_CONSONANT.search(word) or word.endswith("о")):
        tables = _UKRAINIAN_MAN
    else:
        tables = ()
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
    parses = [parse.tag for parse in _analyzer("ru").parse(word) if parse.is_known]
    return {str(tag.gender) for tag in parses if {"Name", "nomn", "sing"} <= tag.grammemes and tag.gender}
