"""Every written form of countries, blocs, peoples and seats of government: what a finder in running text looks for.

The reader undoes endings of one text; here they are put to all names beforehand.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from analysis.languages.folding import fold
from analysis.languages.kazakh import CASES, ENDINGS, kazakh_stems
from analysis.languages.russian import ADJECTIVES, UKRAINIAN_ADJECTIVE, by_case
from analysis.resolve.countries.tables import Codes, Tables
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.table import read_table

_BACK, _FRONT = "аоұыуяю", "әеөүіиэ"
_KAZAKH_ENDINGS = frozenset(
    ending for cases in (CASES, ("which is in",)) for case in cases for row in ENDINGS[case].values() for ending in row
)
# Languages that write the adjectives and peoples of countries in small letters.
_SMALL = ("ru", "uk", "kk", "kk-Latn")


class Form(NamedTuple):
    """A form as a folded key, or after ``=`` as it stands in small letters with its accents.

    Attributes
    ----------
    key : str
        As `fold` makes it: without dots and apostrophes, with blanks for hyphens.
    codes : tuple of str
        Of the country or bloc; several where the form may mean either (Korea), the codes being the choice.
    how : str
        One of `resolution.WAYS`; ``government`` for a seat (Washington, Ақорда), ``gone`` for a state that is no more,
        ``people`` for one that is more or less than the citizens of its country (таджики).
    language : str
        "" where it is of many.
    cased : bool
        It counts with a capital only, as all names do; adjectives and peoples in Russian, Ukrainian and Kazakh do not.
    needs_context : bool
        It is a word, or a name of people or places, even with a capital: Turkey, Jordan, Georgia, Того.
    is_half : bool
        It is the first half of a compound (китайско-) and counts before a hyphen only.
    """

    key: str
    codes: Codes
    how: str
    language: str = ""
    cased: bool = True
    needs_context: bool = False
    is_half: bool = False


def all_forms() -> tuple[Form, ...]:
    """Each written form once, names before adjectives before what stands beside a country; those refused left out.

    Kazakh names and seats come with the endings of the cases, Russian and Ukrainian adjectives with all of theirs.

    >>> {form.codes for form in all_forms() if form.key == "қытаймен"}
    {('CHN',)}
    """
    return _all_forms(vocab_folder())


@kept()
def _all_forms(folder: Path) -> tuple[Form, ...]:
    tables = Tables(partial(read_table, folder=folder))
    listed = read_table("not_countries.csv", folder)
    refused = {fold(row["name"]) for row in listed if row["case"] == "any"}
    words = {fold(row["name"]) for row in listed if row["case"] != "any"}
    small = {fold(row["name"]) for row in listed if row["case"] in ("lower", "begins", "context")}  # дат: of dates
    found: dict[tuple[str, bool, bool], Form] = {}
    for key, codes, how, language, _, _, is_half in _made(folder, tables):
        if key and key not in refused and (kind := (key, how == "government", is_half)) not in found:
            is_people = how in ("adjective", "demonym", "people") and language in _SMALL
            cased = not is_half and (key in small or not is_people)
            found[kind] = Form(key, codes, how, language, cased, key in words, is_half)
    return tuple(found.values())


def _made(folder: Path, tables: Tables) -> Iterator[Form]:
    yield from _listed(folder)
    for row in read_table("country_forms.csv", folder):
        codes = tuple(row["codes"].split())
        yield from (Form(key, codes, row["how"], row["language"]) for key in row["forms"].split("|"))
    yield from _adjectives(folder, tables)
    for row in read_table("country_languages.csv", folder):
        yield from (Form(key, (row["code"],), "foreign") for key in row["forms"].split("|"))
    for row in read_table("country_related.csv", folder):
        codes = tuple(row["codes"].split())
        yield from (Form(key, codes, row["how"], row["language"]) for key in row["forms"].split("|"))


def _listed(folder: Path) -> Iterator[Form]:
    """The names of the vocabulary; then the codes, and the cases of the Kazakh names."""
    words = vocabulary("country")
    languages = {fold(row["name"]): row["language"] for row in read_table("country_names.csv", folder)}
    kazakh = {fold(name): None for row in words.rows.values() if (name := row.get("name_kk"))}
    kazakh |= {key: None for key, language in languages.items() if language == "kk"}
    for key, codes in words.forms.items():
        yield Form(key, codes, words.ways.get(key, "exact"), languages.get(key, "kk" if key in kazakh else ""))
    for code, row in words.rows.items():
        yield Form(code.lower(), (code,), "abbreviation")
        if row.get("alpha2"):
            yield Form(row["alpha2"].lower(), (code,), "abbreviation")
    for key in kazakh:
        if words.ways.get(key) != "adjective":
            yield from (Form(form, words.forms[key], "inflected", "kk") for form in kazakh_cases(key))


def _adjectives(folder: Path, tables: Tables) -> Iterator[Form]:
    """Russian and Ukrainian adjectives in all forms, and what begins compounds."""
    words = vocabulary("country")
    endings = {
        "ru": {ending for case in by_case(ADJECTIVES["velar"]).values() for ending in case},
        "uk": set(UKRAINIAN_ADJECTIVE.split()),
    }
    for row in read_table("country_names.csv", folder):
        key, language = fold(row["name"]), row["language"]
        codes = words.forms[key]
        if language not in endings or not key.endswith("кий"):
            continue
        yield from (Form(key[:-2] + ending, codes, "adjective", language) for ending in sorted(endings[language]))
        yield Form(key[:-2] + "о", codes, "adjective", language, is_half=True)
        short = key.removesuffix("ский").removesuffix("ський")
        if len(short) > 3 and short != key:
            yield Form(short + "о", codes, "adjective", language, is_half=True)
    yield from (Form(key, codes, "adjective", is_half=True) for key, codes in tables.first_halves.items())


def kazakh_cases(name: str) -> list[str]:
    """The cases of a folded Kazakh name, by its last letter and its vowels.

    >>> "астанада" in kazakh_cases("астана"), "астанаде" in kazakh_cases("астана")
    (True, False)
    """
    front = _is_front(name)
    neutral = {"мен", "бен", "пен", "н"}
    fitting = [e for e in sorted(_KAZAKH_ENDINGS) if e in neutral or _is_front(e) == front]
    return [name + ending for ending in fitting if name in kazakh_stems(name + ending)]


def _is_front(word: str) -> bool:
    return next((letter in _FRONT for letter in reversed(word) if letter in _BACK + _FRONT), False)
