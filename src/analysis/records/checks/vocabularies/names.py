"""A name is of one code, or is listed as ambiguous with all its codes; a post has one wording, a town one name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analysis.errors import Issue
from analysis.languages.folding import fold
from analysis.records.checks.vocabularies.tables import Tables
from analysis.resolve.places import forms_of
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
    _Names(("bodies",), "body_names"),
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


def wordings_are_one(tables: Tables) -> Iterator[Issue]:
    """A post of a country has one English wording, a name of a town in a country one English name."""
    worded = [("post_names", row, row["post"], row["party"]) for row in tables.rows("post_names")]
    worded += [("places", row, form, row["country"]) for row in tables.rows("places") for form in forms_of(row)]
    found: dict[tuple[str, str, str], Row] = {}
    for file, row, form, code in worded:
        first = found.setdefault((file, fold(form), code), row)
        if first["name_en"] != row["name_en"]:
            message = f"{form!r} is {first['name_en']} on line {first.line} and here"
            yield tables.issue(file, row, "name_en", message, "keep one")


def unnamed_bodies_have_no_code(tables: Tables) -> Iterator[Issue]:
    """A name of a body has a code, unless it is of the kind unnamed."""
    for row in tables.rows("body_names"):
        if (row["kind"] == "unnamed") == bool(row["code"]):
            hint = "leave the code empty" if row["code"] else "write the code of the body"
            yield tables.issue("body_names", row, "code", f"{row['name']!r} is of the kind {row['kind']}:", hint)
