"""Peoples, seats of government and states that are gone in all their forms: a developer's tool that needs pymorphy3.

``country_peoples.csv`` lists by hand what one citizen is called; the plurals and cases are made here: казахстанец gives
казахстанцами. Further English ones come of adjectives in -an and -i (Kazakhstani), Kazakh ones of those in -лық. A
Kazakh people counts in the plural alone: one of them is written as the adjective or as the country is.
"""

from __future__ import annotations

from collections.abc import Iterator

from analysis.languages.declension import OBSOLETE, analyzer, decline
from analysis.languages.folding import fold
from analysis.languages.kazakh import CASES, ENDINGS, kazakh_adjective_stem
from analysis.languages.transliteration import latin_spellings
from analysis.resolve.countries.forms import kazakh_cases
from analysis.vocab.table import read_table

RELATED = ("gone", "demonym", "people", "government")  # of a form that is two of them the first counts
_JOINS = ("и", "і", "та")
_NOT_ONE_CITIZEN = {"plur", "Surn", "Name", "Fixd", "lname", "fname"}
_REGULAR: dict[str, dict[str, str]] = {
    "ru": {"ньец": "ньца ньцу ньцем ньце ньцы ньцев ньцам ньцами ньцах"},
    "uk": {
        "єць": "йця йцю йцеві йцем йці йців йцям йцями йцях",
        "ець": "ця цю цеві цем ці ців цям цями цях",
        "ка": "ки ці ку кою ок кам ками ках",
        "": "а у ові ом і и ів ам ами ах",
    },
}
_KAZAKH_ADJECTIVES = ("лық", "лік", "дық", "дік", "тық", "тік")
_BACK, _FRONT = "аоұыуяю", "әеөүіиэ"
_VOICED, _OPEN = "лмнңзж", "рйуаәеиоөұүыіяэ"  # letters behind which the plural is -дар, and -лар; else it is -тар


def related() -> Iterator[tuple[str, str, str, list[str]]]:
    """Codes, language, how and forms of peoples, seats of government and states that are gone, as they are printed."""
    for codes, language, names in demonyms():
        yield codes, language, "demonym", names
    for row in read_table("country_peoples.csv"):
        names = [form for name in row["peoples"].split("|") if name for form in _of_people(name, row["language"])]
        yield row["codes"], row["language"], "people", names
    for row in read_table("governments.csv"):
        yield row["codes"], row["language"], "government", _declined(row["name"], row["language"])
    for row in read_table("former_states.csv"):
        for language in ("en", "ru", "uk", "kk"):
            names = [name for name in row[f"names_{language}"].split("|") if name]
            yield row["name"], language, "gone", [form for name in names for form in _declined(name, language)]
            if language == "kk":
                yield row["name"], "kk-Latn", "gone", [form for name in names for form in latin_spellings(name)]


def _declined(name: str, language: str) -> list[str]:
    """A name and its cases; an abbreviation has none."""
    if language == "kk":
        return [name, *kazakh_cases(fold(name))]
    if language in ("ru", "uk") and not name.isupper():
        return [name, *(decline(name, language, joins=_JOINS) or _town(name, language))]
    return [name]


def _town(name: str, language: str) -> list[str]:
    """A Ukrainian town that the dictionary lacks, where it ends in a consonant: Рейк'явік."""
    if language != "uk" or not name[-1].isalpha() or name[-1] in "аеєиіїоуюяьй":
        return []
    return [name + ending for ending in ("а", "у", "ові", "ом", "і")]


def demonyms() -> Iterator[tuple[str, str, list[str]]]:
    """Codes, language and forms of all peoples, in small letters as they are printed."""
    for row in read_table("country_peoples.csv"):
        names, language = filter(None, row["names"].split("|")), row["language"]
        forms = [_of_people(name, language) for name in names]
        yield row["codes"], language, [form for own in forms for form in own]
    blocs = {row["code"] for row in read_table("blocs.csv")}
    adjectives = [row for row in read_table("country_names.csv") if row["kind"] == "adjective"]
    for row in adjectives:
        if row["code"] in blocs or " " in row["code"]:
            continue
        if row["language"] == "en" and row["name"].endswith(("an", "i")):
            yield row["code"], "en", english(row["name"])[1:]  # the singular is listed as the adjective
        if row["language"] == "kk" and row["name"].endswith(_KAZAKH_ADJECTIVES):
            yield row["code"], "kk", kazakh(row["name"])
            yield row["code"], "kk-Latn", latin_spellings(kazakh(row["name"])[0])
    for row in read_table("countries.csv"):
        if " " not in (name := row["name_kk"].lower()):
            yield row["code"], "kk", kazakh(_adjective(name))


def _of_people(name: str, language: str) -> list[str]:
    if language == "en":
        return english(name)
    return kazakh(name) if language == "kk" else slavic(name, language)


def english(name: str) -> list[str]:
    """A citizen and many: Swede, Swedes; Frenchman, Frenchmen."""
    stem, man, _ = name.partition("man") if name.endswith(("chman", "shman", "woman")) else (name, "", "")
    return [name, f"{stem}men" if man else f"{name}s"]


def slavic(name: str, language: str) -> list[str]:
    """All cases of both numbers of a Russian or Ukrainian noun; it alone where it is not taken for one."""
    readings = [p for p in analyzer(language).parse(name) if {"NOUN", "anim"} <= p.tag.grammemes]
    readings = [p for p in readings if p.normal_form == name and not p.tag.grammemes & _NOT_ONE_CITIZEN]
    words = [form.word for form in readings[0].lexeme if not form.tag.grammemes & OBSOLETE] if readings else []
    return list(dict.fromkeys([name, *(words if len(words) > 2 else _regular(name, language))]))


def _regular(name: str, language: str) -> list[str]:
    """The forms of a word that the dictionary lacks, in the regular way: кіпріот, шриланкієць, американка."""
    for ending, table in _REGULAR[language].items():
        if name.endswith(ending):
            return [name.removesuffix(ending) + form for form in table.split()]
    return [name]


def kazakh(name: str) -> list[str]:
    """The plural of a Kazakh adjective in -лық or of a people in all cases: қытайлықтар, қытайлықтардың, моңғолдар."""
    front = _is_front(name)
    first = "д" if name[-1] in _VOICED else "л" if name[-1] in _OPEN else "т"
    plural = name + first + ("ер" if front else "ар")
    endings = [e for case in CASES for e in ENDINGS[case]["liquid"] if e == "мен" or _is_front(e) == front]
    return [plural, *(plural + ending for ending in endings)]


def _adjective(name: str) -> str:
    """The adjective in -лық that a Kazakh name takes, by its last letter and its vowels."""
    fitting = [name + e for e in _KAZAKH_ADJECTIVES if kazakh_adjective_stem(name + e) == name]
    return next((form for form in fitting if _is_front(form) == _is_front(name)), name + "лық")


def _is_front(word: str) -> bool:
    return next((letter in _FRONT for letter in reversed(word) if letter in _BACK + _FRONT), False)
