"""The names that are listed, as one index of forms: countries, blocs, towns and people."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from analysis.languages.folding import fold
from analysis.languages.kazakh import CASES, endings_of
from analysis.languages.russian import NOUNS, by_case
from analysis.mentions.forms import Entry, FormIndex, FormList
from analysis.mentions.tokens import is_folded
from analysis.resolve.countries.forms import Form, all_forms
from analysis.resolve.people.index import name_forms
from analysis.resolve.places import forms_of
from analysis.vocab.cache import kept
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.disk import kept_text
from analysis.vocab.table import read_table

NOMINATIVE, LOCATIVE, INSTRUMENTAL, GENITIVE = "n", "l", "i", "g"
_HOWS = {"people": "demonym"}  # in a running text таджики speak for their country
LATIN_KAZAKH = "kk-Latn"  # the name of an entry that English texts do not have: Livia
_SHORT_NAME = 2  # signs of a Chinese name that other words may hold
_OWN = frozenset(("en", "ru", "kk", "uk", "kk-Latn", "mul"))  # languages whose names are not foreign
_SHORT = 5  # letters of an abbreviation
_OWNER = re.compile("['’]s(?= )")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_WITHOUT_BLANKS = re.compile(
    "[\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]"
)


def is_cyrillic(key: str) -> bool:
    """Whether a key is in Cyrillic letters."""
    return bool(_CYRILLIC.match(key))


def has_no_blanks(word: str) -> bool:
    """Whether a word is of a script that puts no blanks between words, as Chinese and Thai, or
    joins them to particles, as Korean."""
    return bool(_WITHOUT_BLANKS.match(word))


@kept()
def listed_names(folder: Path) -> FormIndex:
    """The names of English, Russian, Kazakh and Ukrainian, and those of other languages in ``country_names.csv``."""
    return FormIndex(kept_text("names", folder, lambda: _listed_text(folder)))


def _listed_text(folder: Path) -> str:
    names = FormList()
    for form, entry in _countries(folder):
        (names.add_spelled if entry.case == "upper" else names.add)(form, entry)
    for form, entry in _towns(folder):
        names.add(form, entry)
    for form, entry in _people(folder):
        if not has_no_blanks(unicodedata.normalize("NFC", form)):  # to fold takes Korean letters apart
            names.add_folded(form, entry)
    for name, entry in _people_in_script(folder):
        if " " in name and not has_no_blanks(name) and not is_folded(name):
            names.add(name, entry)
    return names.text()


def _countries(folder: Path) -> Iterator[tuple[str, Entry]]:
    words = vocabulary("country")
    printed = {fold(name): name for name in words.display}
    for row in read_table("country_names.csv", folder):
        printed.setdefault(fold(row["name"]), row["name"])
    for code in words.rows:
        printed.setdefault(fold(code), code)
    # Codes of countries are none in a running text, but where they are listed as abbreviations too.
    english = {fold(row["name_en"]) for row in read_table("countries.csv", folder)}
    silent = {code.lower() for row in words.rows.values() for code in (row["code"], row.get("alpha2", ""))}
    joins = {row["word"] for row in read_table("joins.csv", folder) if row["meaning"] == "and"}
    for form in all_forms():
        if form.how in ("foreign", "government") or (form.key in silent and form.key not in words.forms):
            continue
        if len(form.codes) > 1 and not joins.isdisjoint(form.key.split(" ")):  # Serbia and Montenegro are two
            continue
        codes = () if form.how == "gone" else form.codes
        case = "half" if form.is_half else _case_of(printed.get(form.key, form.key), form)
        how = "compound" if form.is_half else "ambiguous" if len(codes) > 1 else _HOWS.get(form.how, form.how)
        name = LATIN_KAZAKH if form.language == LATIN_KAZAKH and form.key not in english else ""
        entry = Entry("country", codes, how, case, name)
        yield printed.get(form.key, form.key) if case == "upper" else form.key, entry
        if _OWNER.search(printed.get(form.key, "")):  # a word of a text is looked up without its 's
            yield fold(_OWNER.sub("", printed[form.key])), entry


def _case_of(printed: str, form: Form) -> str:
    """How a name must be printed to count."""
    if form.how == "abbreviation" or (printed.isupper() and len(form.key) <= _SHORT and " " not in form.key):
        return "upper"
    return "capital" if form.cased else ""


def _towns(folder: Path) -> Iterator[tuple[str, Entry]]:
    """Towns, seats of governments among them, which have no name of their own but in English."""
    english: dict[str, str] = {}
    seats: dict[str, tuple[str, ...]] = {}  # Brussels is one of two
    for row in read_table("governments.csv", folder):
        if row["language"] == "en" and row["kind"] == "capital":
            english.setdefault(row["codes"], row["name"])
            seats[fold(row["name"])] = tuple(row["codes"].split())
    for row in read_table("places.csv", folder):
        codes = seats.get(fold(row["name_en"]), (row["country"],))
        for form in forms_of(row):
            for case, declined in declined_town(form):
                yield declined, Entry("place", codes, case, "capital", row["name_en"])
    for row in read_table("governments.csv", folder):
        kind, name = (
            ("place", english.get(row["codes"], row["name"])) if row["kind"] == "capital" else ("government", "")
        )
        for case, declined in declined_town(row["name"]):
            yield declined, Entry(kind, tuple(row["codes"].split()), case, "capital", name)
    palaces = [fold(row["name"]) for row in read_table("governments.csv", folder) if row["kind"] != "capital"]
    stems = tuple(palace.rstrip("ьайя") for palace in palaces)
    for row in read_table("country_related.csv", folder):
        codes = tuple(row["codes"].split())
        for form in row["forms"].split("|") if row["how"] == "government" else ():
            if row["codes"] in english and not form.startswith(stems):  # a palace is no town
                yield form, Entry("place", codes, _kazakh_case(form, row["language"]), "capital", english[row["codes"]])


def _kazakh_case(form: str, language: str) -> str:
    """The case of a form of a Kazakh name, as `governments` asks for it; '' in other languages."""
    if language != "kk":
        return ""
    for case in CASES:
        if form.endswith(tuple(ending for ending in endings_of([case]) if len(ending) > 1)):
            return f"kk-{case}"
    return ""


def declined_town(name: str) -> Iterator[tuple[str, str]]:
    """A town's name in its cases, where its letters are Cyrillic; the first word of the pair is the case."""
    yield NOMINATIVE, name
    if not is_cyrillic(name) or name[-1] in "иоуыэюіөұ":
        return
    kinds = {"а": ["noun-а"], "я": ["noun-я"], "й": ["noun-й"], "ь": ["noun-ь", "fem-ь"]}.get(name[-1], ["noun"])
    if name[-1] == "е":
        return
    stem = name[:-1] if name[-1] in "аяйь" else name
    for kind in kinds:
        for case, endings in by_case(NOUNS[kind]).items():
            if case.isupper() or case == "n" or (case == "P"):
                continue
            for ending in endings:
                yield case, stem + ending
    if kinds == ["noun"]:
        yield LOCATIVE, stem + "і"
    if name.endswith("їв"):
        yield from (
            (case, name[:-2] + "є" + "в" + end) for case, end in (("g", "а"), ("d", "у"), ("i", "ом"), ("l", "і"))
        )


def _people(folder: Path) -> Iterator[tuple[str, Entry]]:
    """Everybody's names in all cases, and the surnames, which need something that tells whose they are."""
    rows = read_table("people.csv", folder)
    listed = {fold(row[column]) for row in rows for column in ("name", "name_ru", "name_kk")}
    listed |= {fold(row["name"]) for row in read_table("people_names.csv", folder)}
    full: dict[str, set[str]] = {}
    short: dict[str, set[str]] = {}
    for form, person in name_forms():
        (full if " " in form else short).setdefault(form, set()).add(person)
    for row in read_table("people_names.csv", folder):  # forms of one case, which nothing else is made of
        if row["kind"] in ("inflected", "misprint") and " " in row["name"]:
            full.setdefault(fold(row["name"]), set()).add(row["person_id"])
    for form, person in name_forms(surnames=True):
        short.setdefault(form, set()).add(person)
    for form, people in full.items():
        yield form, Entry("person", tuple(sorted(people)), "exact" if form in listed else "inflected")
    for form, people in short.items():
        if len(form) > 1:
            yield form, Entry("surname", tuple(sorted(people)), "surname")


def _people_in_script(folder: Path) -> Iterator[tuple[str, Entry]]:
    """Everybody's names as listed in other alphabets than Latin, Greek and Cyrillic, where no case is told."""
    found: dict[str, set[str]] = {}
    for row in read_table("people_names.csv", folder):
        if not is_folded(row["name"]) or has_no_blanks(row["name"]):
            found.setdefault(row["name"], set()).add(row["person_id"])
    for name, people in found.items():
        yield name, Entry("person", tuple(sorted(people)), "exact")


@kept()
def foreign_names(folder: Path) -> FormIndex:
    """The names of countries in all other languages of Unicode's locale data, in scripts with blanks."""
    return FormIndex(kept_text("foreign-names", folder, lambda: _foreign_text(folder)))


def _foreign_text(folder: Path) -> str:
    names = FormList()
    for form, entry in _foreign(folder):
        if not has_no_blanks(form.lstrip("=")):
            names.add(form, entry)
    for row in read_table("country_names.csv", folder):  # what their press says for them: ABD in Turkish
        if row["kind"] == "abbreviation" and row["language"] not in _OWN and not has_no_blanks(row["name"]):
            names.add_spelled(row["name"], Entry("country", tuple(row["code"].split()), "foreign", "upper"))
    return names.text()


def _foreign(folder: Path) -> Iterator[tuple[str, Entry]]:
    for row in read_table("country_languages.csv", folder):
        entry = Entry("country", (row["code"],), "foreign")
        for form in row["forms"].split("|"):
            yield form, entry


@kept()
def names_without_blanks(folder: Path) -> dict[str, list[tuple[str, Entry]]]:
    """Names of countries and people in scripts without blanks by their first letter, the longest first."""
    found: dict[str, dict[str, Entry]] = {}
    listed = [
        (row["name"], Entry("country", tuple(row["code"].split()), "foreign"))
        for row in read_table("country_names.csv", folder)
    ]
    for form, entry in (*_people_in_script(folder), *listed, *_foreign(folder)):
        name = unicodedata.normalize("NFKC", form.lstrip("="))
        if has_no_blanks(name) and len(name) > 1:
            found.setdefault(name[0], {}).setdefault(name, entry)
    return {first: sorted(names.items(), key=lambda item: -len(item[0])) for first, names in found.items()}


class Bounds:
    """What may stand right before and behind a person's name in a script without blanks. Use `bounds`.

    A name of two Chinese signs is cut out of other words (李强调 is no 李强) and of longer names unless it is told
    where it begins and ends; in Korean particles and posts follow a name.
    """

    def __init__(self, folder: Path):
        rows = read_table("person_words.csv", folder)
        self._before = tuple(row["word"] for row in rows if row["role"] == "right before a name")
        self._behind = tuple(row["word"] for row in rows if row["role"] == "right behind a name")

    def hold(self, word: str, start: int, end: int) -> bool:
        """Whether a name may stand between two places of a run of letters."""
        rest = word[end:]
        if "\uac00" <= word[start] <= "\ud7a3":
            return not start and (not rest or rest in self._behind or rest.startswith(self._posts))
        if end - start > _SHORT_NAME:
            return True
        return (not start or word[:start].endswith(self._before)) and (not rest or rest.startswith(self._behind))

    @cached_property
    def _posts(self) -> tuple[str, ...]:
        return tuple(word for word in self._behind if len(word) > 1 and "\uac00" <= word[0] <= "\ud7a3")


@kept()
def bounds(folder: Path) -> Bounds:
    """The bounds of names, of one folder of vocabularies."""
    return Bounds(folder)
