"""Vocabularies: the codes this project counts by, and every name that stands for one.

Each vocabulary is one or two CSV files under ``data/vocab``; the code holds no names. A name resolves
when its folded form is listed, and otherwise not at all: nothing is guessed, near names are hints.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import paths
from analysis.errors import AmbiguousNameError, DataError, Issue, UnknownNameError
from analysis.languages.folding import fold
from analysis.resolve.countries.reader import PlaceNames
from analysis.resolve.terms.reader import find_terms
from analysis.vocab.resolution import NOT_FOUND, WAYS, Resolution
from analysis.vocab.table import Row, read_table

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class _Layout:
    """Which files make a vocabulary: tables of codes with labels, and tables of further names."""

    noun: str
    code_files: tuple[str, ...]
    name_file: str = ""
    name_column: str = "name"
    code_column: str = "code"
    several: bool = False  # one name may mean several codes at once (an area phrase), not one of several


_LAYOUTS = {
    "country": _Layout("country or bloc", ("countries.csv", "blocs.csv"), "country_names.csv"),
    "mineral": _Layout("mineral", ("minerals.csv",), "mineral_names.csv", several=True),
    "area": _Layout("area of cooperation", ("areas.csv",), "area_terms.csv", "term", several=True),
    "agreement_type": _Layout("type of agreement", ("agreement_types.csv",), "type_terms.csv", "term"),
    "status": _Layout("status", ("statuses.csv",), "status_terms.csv", "term"),
    "visit_kind": _Layout("kind of visit", ("visit_kinds.csv",)),
    "post": _Layout("post", ("posts.csv",)),
    "person": _Layout("person", ("people.csv",), "people_names.csv", code_column="person_id"),
}

KINDS = tuple(_LAYOUTS)
# What is asked when a text is no listed form as it stands.
_FALLBACKS = {"mineral": find_terms, "area": find_terms, "agreement_type": find_terms, "status": find_terms}
MAX_LENGTH = 300
EXPLAINED = ("code", "how", "reason", "nearest")
_FULLY = {"en", "ru", "kk", "kk-Latn", "uk", ""}


@dataclass
class Vocabulary:
    """Codes in file order with their labels, and the folded names that stand for them."""

    noun: str
    rows: dict[str, dict[str, str]]
    forms: dict[str, tuple[str, ...]]
    display: list[str]
    several: bool = False
    ambiguous: set[str] = field(default_factory=set)
    ways: dict[str, str] = field(default_factory=dict)
    fallback: Callable[[str, Mapping[str, tuple[str, ...]]], Resolution] | None = None
    _folded: list[str] = field(default_factory=list)  # the names of `display`, when first a hint is wanted

    def look_up(self, value: str) -> Resolution:
        """What a text stands for and how that was found. No error, no hint; several codes may be ambiguous."""
        if value in self.rows:
            return Resolution((value,), "exact")
        if not isinstance(value, str) or len(value) > MAX_LENGTH:
            return NOT_FOUND
        key = fold(value)
        codes = self.forms.get(key)
        if codes:
            return Resolution(codes, self.ways.get(key, "exact"))
        return self.fallback(value, self.forms) if self.fallback else NOT_FOUND

    def find(self, value: str) -> tuple[str, ...]:
        """The codes that a text may stand for, () where it is no known name."""
        return self.look_up(value).codes

    def resolve_all(self, value: str) -> tuple[str, ...]:
        """All codes that one text stands for; raises `UnknownNameError` or `AmbiguousNameError`."""
        if not isinstance(value, str):
            raise UnknownNameError(self.noun, repr(value), reason="give text")
        codes, _, reason = self.look_up(value)
        if not codes:
            raise UnknownNameError(self.noun, value, lambda: self.nearest(value), reason)
        if len(codes) > 1 and not self.several:
            raise AmbiguousNameError(self.noun, value, codes, self._choice(codes))
        return codes

    def _choice(self, codes: tuple[str, ...]) -> str:
        """What to write instead of a name of several codes."""
        few = len(codes) <= 4
        named = " or ".join(f"{code} ({self.label(code)})" for code in codes) if few else ", ".join(codes)
        return f"write which one is meant: {named}"

    def nearest(self, value: str) -> list[str]:
        """Known names that read most like a value, for a hint."""
        from rapidfuzz import fuzz, process  # a sixth of the time to the first code, and only hints need it

        if len(value) > 100:
            return []
        if not self._folded:
            self._folded.extend(map(fold, self.display))
        found = process.extract(fold(value), self._folded, scorer=fuzz.token_sort_ratio, limit=6, score_cutoff=70)
        unlike = {form: self.display[place] for form, _, place in reversed(found)}
        return list(reversed(unlike.values()))[:2]

    def resolve(self, value: str) -> str:
        """The one code that a text stands for."""
        codes = self.resolve_all(value)
        if len(codes) > 1:
            raise AmbiguousNameError(self.noun, value, codes, f"it names several: {', '.join(codes)}")
        return codes[0]

    def resolve_column(self, values: pd.Series, failed: dict[str, UnknownNameError] | None = None) -> pd.Series:
        """Codes for a column; each distinct value is resolved once. With `failed`, collect instead of raise."""
        from analysis.distinct import resolve_series

        return resolve_series(values, self.resolve, failed)

    def resolve_all_column(self, values: pd.Series) -> pd.Series:
        """Tuples of codes for a column; each distinct value is resolved once."""
        from analysis.distinct import resolve_lists

        return resolve_lists(values, self.resolve_all)

    def explain_column(self, values: pd.Series) -> pd.DataFrame:
        """The columns `EXPLAINED` of a column's values; its index; nothing is raised."""
        from analysis.distinct import explain_series

        return explain_series(values, self.explain, EXPLAINED)

    def explain(self, value: object) -> tuple[str | None, str | None, str | None, str | None]:
        """One value's `EXPLAINED`; nothing is raised."""
        try:
            return self.resolve(value), self.look_up(value).how, None, None
        except UnknownNameError as error:
            kind = "ambiguous" if isinstance(error, AmbiguousNameError) else "unknown"
            return None, None, error.reason or kind, ", ".join(error.candidates) or None

    def label(self, code: str, language: str = "en") -> str:
        """The name of a code in a language; English where the vocabulary has no other."""
        row = self.rows[code]
        return row.get(f"name_{language}") or row.get("name_en") or row.get("name") or code

    def labels(self, codes: pd.Series, language: str = "en") -> pd.Series:
        return codes.map({code: self.label(code, language) for code in self.rows}).astype("str")


@lru_cache(maxsize=64)
def _load(kind: str, folder: Path) -> Vocabulary:
    layout = _LAYOUTS[kind]
    rows: dict[str, dict[str, str]] = {}
    forms: dict[str, list[str]] = {}
    ways: dict[str, str] = {}
    display: dict[str, None] = {}
    listed_ambiguous: set[str] = set()
    issues: list[Issue] = []

    def add(name: str, code: str) -> None:
        codes = forms.setdefault(fold(name), [])
        if code not in codes:
            codes.append(code)

    for file in layout.code_files:
        for row in read_table(file, folder):
            code = row[layout.code_column]
            if code in rows:
                issues.append(_issue(folder / file, row, layout.code_column, code, "the code stands twice", "keep one"))
            rows[code] = row
            if "alpha2" not in row:  # the codes of countries are read as codes only: N.A. is not Namibia
                add(code, code)
            for column, name in row.items():
                if name and (column == "name" or column.startswith("name_")):
                    add(name, code)
                    if column in ("name", "name_en"):
                        display[name] = None
    if layout.name_file:
        for row in read_table(layout.name_file, folder):
            cell = row[layout.code_column]
            codes = [cell] if cell in rows else cell.split()  # a code may hold a blank: in force
            for code in codes:
                if code not in rows:
                    place = folder / layout.name_file
                    issues.append(_issue(place, row, layout.code_column, code, "unknown code", "add it or mend it"))
                add(row[layout.name_column], code)
            if (way := _way(row)) in WAYS:
                ways.setdefault(fold(row[layout.name_column]), way)
            if len(codes) > 1 or row.get("kind") == "ambiguous" or row.get("note") == "ambiguous":
                listed_ambiguous.add(fold(row[layout.name_column]))
            elif row.get("kind") != "misprint":
                display[row[layout.name_column]] = None
    for form, codes in forms.items():
        if len(codes) > 1 and not layout.several and form not in listed_ambiguous:
            place = paths.display(folder / (layout.name_file or layout.code_files[0]))
            hint = "keep it under one code, or list it once as ambiguous with all its codes"
            issues.append(Issue(place, 0, "", form, f"the name stands for {' and '.join(codes)}", hint))
    if issues:
        raise DataError(issues)
    frozen = {form: tuple(codes) for form, codes in forms.items()}
    fallback = _FALLBACKS.get(kind)
    if kind == "country":
        fallback = PlaceNames(rows, frozen, ways, partial(read_table, folder=folder))
    return Vocabulary(layout.noun, rows, frozen, list(display), layout.several, listed_ambiguous, ways, fallback)


def _way(row: dict[str, str]) -> str:
    """How a listed name is known: by its kind, or as foreign where the language is none of those spoken fully."""
    kind = row.get("kind", "")
    if kind in ("alias", "abbreviation", "official") and row.get("language", "en") not in _FULLY:
        return "foreign"
    return kind


def _issue(path: Path, row: Row, column: str, value: str, message: str, hint: str) -> Issue:
    return Issue(paths.display(path), row.line, column, value, message, hint)


def vocabulary(kind: str) -> Vocabulary:
    """The vocabulary of a kind: country, mineral, area, agreement_type, status, visit_kind, post or person."""
    return _load(kind, paths.vocab_folder())


@lru_cache(maxsize=256)
def group_members(code: str) -> tuple[str, ...]:
    """Codes of the minerals of a group, in the vocabulary's order; () for what is no group."""
    found = {row["member"] for row in read_table("mineral_groups.csv") if row["group"] == code}
    return tuple(member for member in vocabulary("mineral").rows if member in found)
