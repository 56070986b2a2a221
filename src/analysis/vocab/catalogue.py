"""Which files make which vocabulary, and the vocabularies made of them.

Each is one or two CSV files under ``data/vocab``; the code holds no names. A name that is listed for two codes is
refused, unless the vocabulary lists it as ambiguous.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from analysis import paths
from analysis.errors import DataError, Issue
from analysis.languages.folding import fold
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.resolution import WAYS
from analysis.vocab.table import Row, read_table
from analysis.vocab.vocabulary import Vocabulary


@dataclass(frozen=True)
class _Layout:
    """The files of a vocabulary: tables of codes with labels, and a table of further names."""

    noun: str
    code_files: tuple[str, ...]
    name_file: str = ""
    name_column: str = "name"
    code_column: str = "code"
    several: bool = False


_LAYOUTS = {
    "country": _Layout("country or bloc", ("countries.csv", "blocs.csv"), "country_names.csv"),
    "mineral": _Layout("mineral", ("minerals.csv",), "mineral_names.csv", several=True),
    "area": _Layout("area of cooperation", ("areas.csv",), "area_terms.csv", "term", several=True),
    "agreement_type": _Layout("type of agreement", ("agreement_types.csv",), "type_terms.csv", "term"),
    "agreement_family": _Layout("family of agreements", ("agreement_families.csv",)),
    "status": _Layout("status", ("statuses.csv",), "status_terms.csv", "term"),
    "visit_kind": _Layout("kind of visit", ("visit_kinds.csv",)),
    "post": _Layout("post", ("posts.csv",)),
    "person": _Layout("person", ("people.csv",), "people_names.csv", code_column="person_id"),
    "body": _Layout("body", ("bodies.csv",), "body_names.csv"),
}

KINDS = tuple(_LAYOUTS)
_NO_HINTS = ("misprint", "adjective", "inflected")  # which nobody should write for a name
_FULLY = {"en", "ru", "kk", "kk-Latn", "uk", ""}  # the languages whose names are read in all their forms


def vocabulary(kind: str) -> Vocabulary:
    """The vocabulary of a kind: country, mineral, area, agreement_type, status, visit_kind, post, person, body …

    >>> vocabulary("area").label("exploration", "ru")
    'Геологоразведка'
    """
    return _vocabulary(kind, vocab_folder())


@kept(maxsize=64)
def _vocabulary(kind: str, folder: Path) -> Vocabulary:
    layout = _LAYOUTS[kind]
    made = _Making(layout, folder)
    for file in layout.code_files:
        for row in read_table(file, folder):
            made.add_code(file, row)
    for row in read_table(layout.name_file, folder) if layout.name_file else ():
        made.add_name(row)
    return made.vocabulary()


@dataclass
class _Making:
    """A vocabulary in the making, and all that is wrong with its files."""

    layout: _Layout
    folder: Path
    rows: dict[str, Row] = field(default_factory=dict)
    forms: dict[str, dict[str, None]] = field(default_factory=dict)
    ways: dict[str, str] = field(default_factory=dict)
    display: dict[str, None] = field(default_factory=dict)
    ambiguous: set[str] = field(default_factory=set)
    issues: list[Issue] = field(default_factory=list)

    def add_code(self, file: str, row: Row) -> None:
        """A row of codes with its labels, which are names too."""
        column = self.layout.code_column
        code = row[column]
        if code in self.rows:
            self._complain(file, row, column, code, "the code stands twice", "keep one")
        self.rows[code] = row
        if "alpha2" not in row:  # the codes of countries are read as codes only: N.A. is not Namibia
            self._add(code, code)
        for column, name in row.items():
            if name and (column == "name" or column.startswith("name_")):
                self._add(name, code)
                if column in ("name", "name_en"):
                    self.display[name] = None

    def add_name(self, row: Row) -> None:
        """A further name of one code, or of several that it may stand for."""
        name, cell = row[self.layout.name_column], row[self.layout.code_column]
        codes = [cell] if cell in self.rows else cell.split()  # a code may hold a blank: in force
        if not codes:  # of a body that is not named
            return
        for code in codes:
            if code not in self.rows:
                column = self.layout.code_column
                self._complain(self.layout.name_file, row, column, code, "unknown code", "add it or mend it")
            self._add(name, code)
        if (way := _way(row)) in WAYS:
            self.ways.setdefault(fold(name), way)
        if len(codes) > 1 or "ambiguous" in (row.get("kind"), row.get("note")):
            self.ambiguous.add(fold(name))
        elif row.get("kind") not in _NO_HINTS:
            self.display[name] = None

    def vocabulary(self) -> Vocabulary:
        """The vocabulary; raises `DataError` with everything that is wrong."""
        layout = self.layout
        for form, codes in self.forms.items() if not layout.several else ():
            if len(codes) > 1 and form not in self.ambiguous:
                place = paths.display(self.folder / (layout.name_file or layout.code_files[0]))
                hint = "keep it under one code, or list it once as ambiguous with all its codes"
                self.issues.append(Issue(place, 0, "", form, f"the name stands for {' and '.join(codes)}", hint))
        if self.issues:
            raise DataError(self.issues)
        forms = {form: tuple(codes) for form, codes in self.forms.items()}
        return Vocabulary(layout.noun, self.rows, forms, self.ways, tuple(self.display), layout.several)

    def _add(self, name: str, code: str) -> None:
        self.forms.setdefault(fold(name), {})[code] = None

    def _complain(self, file: str, row: Row, column: str, value: str, message: str, hint: str) -> None:
        self.issues.append(Issue(paths.display(self.folder / file), row.line, column, value, message, hint))


def _way(row: Row) -> str:
    """How a listed name is known: by its kind, or as foreign where the language is none of those read in all forms."""
    kind = row.get("kind", "")
    if kind in ("alias", "abbreviation", "official") and row.get("language", "en") not in _FULLY:
        return "foreign"
    return "alias" if kind == "misprint" else kind
