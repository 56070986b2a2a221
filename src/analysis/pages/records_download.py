"""The tables that a reader takes away from the table of records: all documented columns, as a script writes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.listings.columns import labels
from analysis.pages.records_table import RecordRow
from analysis.schema import COLUMNS, Column
from analysis.views.tables import Tables, tables_in

JOIN = "; "
# Of the tables of records, what their codes and other tables say in words; after the documented columns.
_ADDED = {
    "agreement": ("status_name", "place_country_name", "party_names", "area_names", "mineral_names", "people"),
    "visit": ("status_name", "from_name", "to_name", "party_names", "area_names", "mineral_names", "people"),
}
_LAST = ("n_independent", "n_official", "page")
_OF_RECORDS = {
    "agreement_parties": "agreement_id",
    "signatories": "agreement_id",
    "meetings": "visit_id",
    "sources": "record_id",
    "conflicts": "record_id",
}


def downloads_of(rows: Sequence[RecordRow], data: Tables) -> dict[str, Any]:
    """The documented tables, by the rows of the table of records.

    Parameters
    ----------
    rows : sequence of RecordRow
        As `build_records_table` gives them of the same data.
    data : Dataset, mapping of str to DataFrame, or DataFrame
        Whatever holds the tables.

    Returns
    -------
    dict
        By the name of a table: `columns` (pairs of name and "text", "number", "boolean" or "date"), `rows` (their
        cells, null where nothing is known, tuples as texts parted by ``; ``) and `of`, the number of the record that
        each row belongs to. `agreements` and `visits` have beside their own columns the names of their codes, people,
        the numbers of independent and official sources, and the page of the site.
        In the other tables the first column, the id of the record, is left out: `of` says it.

    Examples
    --------
    >>> from analysis import load_dataset
    >>> from analysis.pages.records_table import build_records_table
    >>> data = load_dataset()
    >>> made = downloads_of(build_records_table(data), data)
    >>> len(made["sources"]["rows"]) == len(data.sources)
    True
    """
    tables = dict(zip(("agreements", "visits", *_OF_RECORDS), tables_in(data, "agreements", "visits", *_OF_RECORDS),
                      strict=True))  # fmt: skip
    numbers = {(row.kind, row.id): number for number, row in enumerate(rows) if row.id}
    people = {"agreement": _signed(tables["signatories"]), "visit": _met(tables["meetings"])}
    own = {kind: sorted((row.place, number) for number, row in enumerate(rows) if row.kind == kind) for kind in people}
    made: dict[str, Any] = {}
    for kind, name in (("agreement", "agreements"), ("visit", "visits")):
        of = [number for _, number in own[kind]]
        frame, columns = _with_names(kind, tables[name], [rows[number] for number in of], people[kind])
        made[name] = _table(frame, columns, of)
    for name, column in _OF_RECORDS.items():
        frame = tables[name]
        kinds = frame["record_kind"] if column == "record_id" else [column.removesuffix("_id")] * len(frame)
        of = [numbers.get(pair, -1) for pair in zip(kinds, frame[column], strict=True)]
        made[name] = _table(frame, [own for own in COLUMNS[name] if own.name != column], of)
    return made


def _with_names(
    kind: str, frame: pd.DataFrame, own: Sequence[RecordRow], people: Mapping[str, str]
) -> tuple[pd.DataFrame, list[Column]]:
    """The table with what its codes say in words, and its columns; `own` are its rows in its order."""
    added: dict[str, Sequence[object]] = {
        "status_name": [row.status_name for row in own],
        "party_names": [JOIN.join(labels("country", codes)) for codes in frame["party_codes"]],
        "area_names": [JOIN.join(labels("area", codes)) for codes in frame["area_codes"]],
        "mineral_names": [JOIN.join(labels("mineral", codes)) for codes in frame["mineral_codes"]],
        "people": [people.get(row.id, "") for row in own],
        "n_independent": [row.n_independent for row in own],
        "n_official": [row.n_official for row in own],
        "page": [row.page for row in own],
    }
    for name in ("place_country", "from", "to"):
        if f"{name}_name" in _ADDED[kind]:
            added[f"{name}_name"] = labels("country", frame[f"{name}_code"])
    extra = [Column(name, "Int64" if name.startswith("n_") else "str", "") for name in (*_ADDED[kind], *_LAST)]
    shown = frame.assign(**{column.name: list(added[column.name]) for column in extra})
    return shown, [*COLUMNS[f"{kind}s"], *extra]


def _table(frame: pd.DataFrame, columns: Sequence[Column], of: list[int]) -> dict[str, Any]:
    cells = [_cells(frame[column.name], column.dtype) for column in columns]
    return {
        "columns": [[column.name, _sort_of(column.dtype)] for column in columns],
        "of": of,
        "rows": [list(row) for row in zip(*cells, strict=True)],
    }


def _sort_of(dtype: str) -> str:
    return {"Int64": "number", "boolean": "boolean", "datetime64[s]": "date"}.get(dtype, "text")


def _cells(column: pd.Series, dtype: str) -> list[object]:
    if dtype == "tuple":
        return [JOIN.join(map(str, cell)) or None for cell in column]
    known: list[object] = column.astype(object).where(column.notna(), None).tolist()
    if dtype == "datetime64[s]":
        return [None if pd.isna(day) else str(day)[:10] for day in column]
    if dtype == "Int64":
        return [None if value is None else int(str(value)) for value in known]
    if dtype == "boolean":
        return [None if value is None else bool(value) for value in known]
    return [value if isinstance(value, str) and value else None for value in known]


def _signed(people: pd.DataFrame) -> dict[str, str]:
    name = people["person_name"].fillna(people["printed"])
    return _joined(people["agreement_id"], name + " (" + people["capacity"].fillna("signed") + ")")


def _met(people: pd.DataFrame) -> dict[str, str]:
    name = people["person_name"].fillna(people["printed"])
    return _joined(people["visit_id"], name.fillna(people["post"]).fillna(people["organization"]))


def _joined(keys: pd.Series, values: pd.Series) -> dict[str, str]:
    """The texts of each key in one."""
    found: dict[str, list[str]] = {}
    for key, value in zip(keys, values, strict=True):
        if isinstance(value, str) and isinstance(key, str):
            found.setdefault(key, []).append(value)
    return {key: JOIN.join(dict.fromkeys(some)) for key, some in found.items()}
