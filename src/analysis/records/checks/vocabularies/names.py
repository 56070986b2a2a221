"""A name is of one code, or is listed as ambiguous with all its codes; and a term is found where it says it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analysis.errors import Issue, UnknownNameError
from analysis.languages.folding import fold
from analysis.normalize.codes import normalize_areas
from analysis.records.checks.vocabularies.tables import Tables
from analysis.vocab.table import Row


class _Names(NamedTuple):
    """The files that give names to codes."""

    code_files: tuple[str, ...]
    name_file: str
    name_column: str = "name"
    code_column: str = "code"


# Those in which a name is of one code; a term may be of several minerals or areas.
_VOCABULARIES = (
    _Names(("countries", "blocs"), "country_names"),
    _Names(("agreement_types",), "type_terms", "term"),
    _Names(("statuses",), "status_terms", "term"),
    _Names(("people",), "people_names", code_column="person_id"),
)


class _Claim(NamedTuple):
    """A name in a row, and the code that it is given."""

    code: str
    file: str
    row: Row
    column: str


def names_are_of_one_code(tables: Tables) -> Iterator[Issue]:
    """A folded name that two codes claim, at the row that claims it last."""
    for names in _VOCABULARIES:
        codes = tables.codes(*names.code_files) or set()
        claims: dict[str, list[_Claim]] = {}
        ambiguous: set[str] = set()
        for claim, is_ambiguous in _claims(names, tables, codes):
            name = fold(claim.row[claim.column])
            claims.setdefault(name, []).append(claim)
            if is_ambiguous:
                ambiguous.add(name)
        for name, found in claims.items():
            if len({claim.code for claim in found}) > 1 and name not in ambiguous:
                yield _clash(found, tables)


def _claims(names: _Names, tables: Tables, codes: set[str]) -> Iterator[tuple[_Claim, bool]]:
    for file in names.code_files:
        for row in tables.rows(file):
            for column in row:
                if row[column] and (column == "name" or column.startswith("name_")):
                    yield _Claim(row[names.code_column], file, row, column), False
    for row in tables.rows(names.name_file):
        cell = row[names.code_column]
        own = [cell] if cell in codes else cell.split()
        is_ambiguous = len(own) > 1 or "ambiguous" in (row.get("kind"), row.get("note"))
        for code in own:
            yield _Claim(code, names.name_file, row, names.name_column), is_ambiguous


def _clash(claims: list[_Claim], tables: Tables) -> Issue:
    *_, last = claims
    other = next(claim for claim in claims if claim.code != last.code)
    message = f"the name is of {last.code} here and of {other.code} in {other.file}.csv:{other.row.line}:"
    hint = "keep it under one code, or list it once as ambiguous with all its codes"
    return tables.issue(last.file, last.row, last.column, message, hint)


def terms_are_found_in_their_examples(tables: Tables) -> Iterator[Issue]:
    """Every term of an area is read in its example, and its area is not read in its counterexample."""
    known = tables.codes("areas") or set()
    for row in tables.rows("area_terms"):
        code = row["code"]
        if code not in known:
            continue
        for column in ("example", "counterexample"):
            if not row[column]:
                yield tables.issue("area_terms", row, column, f"{row['term']!r} has none", "write a short sentence")
            elif (code in areas_of(row[column])) != (column == "example"):
                yield tables.issue("area_terms", row, column, *_SAID[column](row["term"], code))


_SAID = {
    "example": lambda term, code: (f"{code} ({term!r}) is not found in", "write another example, or mend the term"),
    "counterexample": lambda term, code: (f"{code} ({term!r}) is found in", "write another one, or narrow the term"),
}


def areas_of(text: str) -> tuple[str, ...]:
    """The areas that are read in a text; none where it is no phrase of areas."""
    try:
        return normalize_areas(text)
    except UnknownNameError:
        return ()
