"""The generated files of country names: case forms, Latin spellings, the names of CLDR, peoples and seats.

``python -m analysis.resolve.countries.generate`` writes them anew after a change of one of the files that
are kept by hand (names, spellings, peoples, governments, former states). It needs
pymorphy3 with its Russian and Ukrainian dictionaries (the `test` extra); reading the files needs nothing.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

from babel import Locale
from babel.localedata import locale_identifiers

from analysis import paths
from analysis.languages.declension import decline
from analysis.languages.folding import clear, fold
from analysis.languages.transliteration import latin_spellings
from analysis.resolve.countries.peoples import RELATED, related
from analysis.resolve.countries.reader import countries
from analysis.vocab.joins import joining_words
from analysis.vocab.table import read_table

FORMS, LANGUAGES, RELATED_FORMS = "country_forms.csv", "country_languages.csv", "country_related.csv"
_TITLES = ("республика", "королевство", "государство", "республіка", "королівство")
_NAMES = {"", "alias", "official", "former", "ambiguous"}
_ADJECTIVAL = ("ий", "лық", "лік", "дық", "дік", "тық", "тік")
# Languages written by many. A name of up to five letters counts only if one of them has it: in some small language of
# CLDR almost any short word is a country.
_WIDELY_WRITTEN = """
    af am ar as az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja ka kk km
    kn ko ky lo lt lv mk ml mn mr ms my nb ne nl nn no or pa pl ps pt ro ru sd si sk sl sq sr sv sw ta te tg th tk tr tt
    ug uk ur uz vi yue zh zu
"""
_SHORT = 5
_BOTH_CONGOS = {"COD", "COG"}  # one word for Congo, in any language, is either
_FOLDED_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")


def build_forms() -> str:
    """The text of ``country_forms.csv``: Russian and Ukrainian cases, Ukrainian names, Kazakh in Latin letters."""
    names = _names()
    joins = joining_words(meanings=["and"], languages=["ru", "uk"])
    ukrainian = Locale("uk").territories
    for code, row in _countries().items():
        if (name := ukrainian.get(row["alpha2"])) and "," not in name and "(" not in name:
            names["uk"].setdefault((code,), []).append(name)
    for codes, own in names["ru"].items():
        if len(codes) > 1:  # Корея is written alike in both, and stands in the list once
            names["uk"].setdefault(codes, own)
    found: dict[tuple[str, str], dict[tuple[str, ...], list[str]]] = defaultdict(lambda: defaultdict(list))
    for language in ("ru", "uk"):
        unsure = [(codes, own) for codes, own in names[language].items() if len(codes) > 1]
        for codes, own in names[language].items():
            own_names = (*own, *(name for several, shared in unsure if set(codes) <= set(several) for name in shared))
            for name in dict.fromkeys(own):
                if name.isupper() or not _cyrillic(name):
                    continue
                found[language, "inflected"][codes] += decline(name, language, _TITLES, own_names, joins)
                if language == "uk":
                    found[language, "alias"][codes].append(name)
    for codes, own in names["kk"].items():
        spelled = found["kk-Latn", "alias"][codes]
        for name in dict.fromkeys(own):
            spelled += latin_spellings(name) if len(name) > 2 and _cyrillic(name) else []
        spelled += names["kk-Latn"].get(codes, [])
    return _written(
        ("codes", "language", "how", "forms"),
        (
            (" ".join(codes), *kind, "|".join(forms))
            for kind, table in found.items()
            for codes, forms in _settled(table, keep=kind[0] == "kk-Latn").items()
        ),
    )


def build_languages(case_forms: str) -> str:
    """The text of ``country_languages.csv``: the names of CLDR that stand for one country in all its languages.

    A key is folded as `names.fold` does; after ``=`` it is the name in small letters with its accents, for scripts
    that folding would mutilate and for names that differ by accents only. What an earlier release of CLDR wrote
    otherwise stands in ``country_spellings.csv`` and stays.
    """
    everywhere, widely = _names_of_cldr()
    folded: dict[str, set[str]] = defaultdict(set)
    for plain, codes in everywhere.items():
        if _script(plain) in _FOLDED_SCRIPTS:
            folded[fold(plain)] |= codes
    forms: dict[str, list[str]] = defaultdict(list)
    generated = {form for row in _read(case_forms) for form in row["forms"].split("|")}
    listed, refused = countries().forms, _refused()
    as_they_stand = {row["name"].casefold() for row in read_table("not_countries.csv")}
    for plain, codes in everywhere.items():
        key, codes = fold(plain), widely.get(plain, codes)
        if len(codes) > 1 or (len(key) <= _SHORT and plain not in widely):
            continue
        (code,) = codes
        if code in _BOTH_CONGOS and " " not in key:
            continue
        is_long = len(key) > 3 or (plain.isascii() and len(key) > 2)
        # A Latin letter with an accent within a Chuvash word folds to one that the next folding would clear.
        if len(folded[key]) == 1 and key not in refused and is_long and fold(key) == key:
            if key not in listed and key not in generated:
                forms[code].append(key)
        elif not plain.isascii() and plain not in as_they_stand and listed.get(key) != (code,):
            forms[code].append(f"={plain}")
    taken = {form for own in forms.values() for form in own} | listed.keys() | generated | refused
    for row in read_table("country_spellings.csv"):
        forms[row["code"]] += [form for form in row["forms"].split("|") if form not in taken]
    return _written(("code", "forms"), ((code, "|".join(sorted(set(forms[code])))) for code in sorted(forms)))


def build_related(case_forms: str, languages: str) -> str:
    """The text of ``country_related.csv``: forms of peoples, seats and states that are gone, which mean nothing else.

    A state that is gone stands with its English name for a code.
    """
    other = {f for text in (case_forms, languages) for row in _read(text) for f in row["forms"].split("|")}
    other |= countries().forms.keys() | _refused()
    meant: dict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    for codes, language, how, printed in related():
        for form in map(fold, printed):
            if form not in other or how == "gone":
                meant[form].setdefault((codes, how), language)
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for form, own in meant.items():
        ranked = sorted(own, key=lambda kind: RELATED.index(kind[1]))
        if len([kind for kind in own if kind[1] == ranked[0][1]]) == 1:
            (codes, how), language = ranked[0], own[ranked[0]]
            found[codes, language, how].append(form)
    return _written(
        ("codes", "language", "how", "forms"),
        ((*key, "|".join(sorted(forms))) for key, forms in sorted(found.items(), key=lambda pair: pair[0])),
    )


def _names_of_cldr() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """What each name in small letters means in all languages of CLDR, and in those that many write."""
    alpha2 = {row["alpha2"]: code for code, row in _countries().items()} | {"EU": "EU"}
    everywhere: dict[str, set[str]] = defaultdict(set)
    widely: dict[str, set[str]] = defaultdict(set)
    for identifier in locale_identifiers():
        wide = identifier.split("_")[0] in _WIDELY_WRITTEN.split()
        for territory, name in Locale.parse(identifier).territories.items():
            if territory in alpha2 and name != territory:
                plain = " ".join(unicodedata.normalize("NFKC", clear(name)).casefold().split())
                everywhere[plain].add(alpha2[territory])
                if wide:
                    widely[plain].add(alpha2[territory])
    return everywhere, widely


def write() -> None:
    """Write the files into the folder of vocabularies."""
    for name, text in build().items():
        (paths.vocab_folder() / name).write_text(text, encoding="utf-8")


def build() -> dict[str, str]:
    """The text of each file by its name."""
    forms = build_forms()
    languages = build_languages(forms)
    return {FORMS: forms, LANGUAGES: languages, RELATED_FORMS: build_related(forms, languages)}


def _read(text: str) -> Iterator[dict[str, str]]:
    return iter(csv.DictReader(io.StringIO(text)))


def _countries() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in read_table("countries.csv")}


def _names() -> dict[str, dict[tuple[str, ...], list[str]]]:
    """Plain names by language and codes, from the hand-edited files."""
    names: dict[str, dict[tuple[str, ...], list[str]]] = defaultdict(lambda: defaultdict(list))
    for file in ("countries.csv", "blocs.csv"):
        for row in read_table(file):
            for language in ("ru", "kk"):
                names[language][(row["code"],)].append(row[f"name_{language}"])
    for row in read_table("country_names.csv"):
        codes = tuple(row["code"].split())
        kind = row["kind"] if row["kind"] != "abbreviation" or row["language"].startswith("kk") else "no name"
        if (kind in _NAMES or kind == "abbreviation") and not row["name"].endswith(_ADJECTIVAL):
            names[row["language"]][codes].append(row["name"])
    return names


def _cyrillic(name: str) -> bool:
    """Whether a name is written in Cyrillic letters alone, without digits and brackets."""
    return all(_script(c) == "CYRILLIC" for c in name if c.isalpha()) and not set(name) & set("0123456789+(")


def _script(name: str) -> str:
    letter = next((c for c in name if c.isalpha()), "")
    return unicodedata.name(letter, "").split(" ")[0] if letter else ""


def _settled(table: dict[tuple[str, ...], list[str]], keep: bool) -> dict[tuple[str, ...], list[str]]:
    """Folded forms that mean one thing only; listed forms are left out, but for those that endings are put to."""
    listed, refused = countries().forms, _refused()
    meant: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for codes, forms in table.items():
        for form in forms:
            meant[fold(form)].add(codes)
    settled: dict[tuple[str, ...], list[str]] = {}
    for codes, forms in table.items():
        keys = dict.fromkeys(map(fold, forms))
        own = [k for k in keys if len(meant[k]) == 1 and refused.isdisjoint((k, k.split(" ")[0]))]
        own = [k for k in own if k not in listed or (keep and set(listed[k]) == set(codes))]
        if own:
            settled[codes] = own
    return settled


def _refused() -> set[str]:
    return {fold(row["name"]) for row in read_table("not_countries.csv") if row["case"] == "any"}


def _written(columns: Iterable[str], rows: Iterator[tuple[str, ...]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()


if __name__ == "__main__":
    write()
