"""Anybody's table of agreements or visits → ours: columns found, cells split, names resolved, dates read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pandas as pd

from analysis.harmonize.cells import codes_among
from analysis.harmonize.csvfile import load_csv
from analysis.harmonize.workframe import Workframe
from analysis.records.flat import DATE_FIELDS, flat_agreement, flat_visit
from analysis.resolve.registry import resolver

# Columns of ours that a table may bring, under the record's field name or the normalized one.
_AGREEMENT_COLUMNS = {
    "type_code": ("type", "agreement_type", "instrument"),
    "status_code": ("status",),
    "date": ("date_signed", "signing_date", "signed_on"),
    "place_country_code": ("place_country",),
    "party_codes": ("parties", "countries"),
    "area_codes": ("areas", "area", "areas_of_cooperation"),
    "mineral_codes": ("minerals", "mineral"),
    "visit_ids": ("visit",),
    "is_binding": ("binding",),
    "source_url": ("source", "url"),
    **dict.fromkeys(DATE_FIELDS, ()),
}
_VISIT_COLUMNS = {
    "visitor_name": ("visitor", "leader", "name"),
    "visitor_post": ("post", "position"),
    "from_code": ("from", "from_country", "visitor_country", "party"),
    "to_code": ("to", "to_country", "destination"),
    "kind_code": ("kind", "visit_type"),
    "status_code": ("status",),
    "date": ("start", "dates"),
    "end": ("end", "date_to", "departure"),
    "mineral_codes": ("minerals", "mineral"),
    "area_codes": ("areas", "area"),
    "agreement_ids": ("agreements",),
    "source_url": ("source", "url"),
}


def normalize_agreements(
    data: pd.DataFrame | Iterable[Mapping] | Path | str, columns: Mapping[str, str] | None = None, errors: str = "raise"
) -> pd.DataFrame:
    """Records or anybody's table of agreements → the `agreements` table.

    Parameters
    ----------
    data : DataFrame, iterable of mappings, or path of a CSV file
        One agreement a row: a record as its file holds it, or a flat row; a file is read by `load_csv`. Columns are
        found under our names (`party_codes`) or a record's field names (`parties`, `signed`, `type`, `areas` …), in
        any case and with blanks for underscores; without a `date`, it is the first of the columns `signed`,
        `concluded`, `in_force`, `announced`, `ended` that has a value: text, a date, or a year as a number. A cell
        with several names is a list or tuple, or text separated by ``;``, ``|``, a bullet, a line break, a comma
        with a blank or a slash between blanks; by "and", "и", "және", a dash or a hyphen where every piece is a name.
    columns : mapping, optional
        Their column name → ours, for a table with other names: ``{"Countries": "parties"}``.
    errors : {"raise", "coerce"}
        "raise" reports all unresolved values at once; "coerce" makes them NA (or leaves them out of a
        tuple) and puts the reports into ``frame.attrs["issues"]``.

    Returns
    -------
    DataFrame
        The documented `agreements` columns in order, then every other column of the input unchanged;
        rows, order and index as given. Codes are text, dates four columns (inclusive days), lists tuples.

    Raises
    ------
    DataError
        With one `Issue` a distinct unresolved value: its column, how often and in which rows it stands.
    ParameterError
        `columns` names a column that is not there, no column is known, or `errors` is another word.

    Examples
    --------
    >>> table = normalize_agreements([{"parties": "Казахстан; США", "signed": "6 ноября 2025 года", "type": "MoU"}])
    >>> table.loc[0, ["party_codes", "date", "type_code"]].tolist()
    [('KAZ', 'USA'), '2025-11-06', 'mou']
    """
    work = agreement_frame(data, columns, errors)
    work.codes("type_code", "agreement_type", name_column="type_name")
    work.codes("status_code", "status")
    work.codes("place_country_code", "country")
    work.code_lists("party_codes", "country", ordered=False)
    work.code_lists("area_codes", "area")
    work.code_lists("mineral_codes", "mineral")
    for column in ("visit_ids", "follows_ids", "expected_effects"):
        work.text_lists(column)
    work.first_date(DATE_FIELDS)
    work.dates()
    if "party_codes" in work.frame:
        counted = work.frame["party_codes"].map(len)
        work.frame["n_parties"] = work.frame["n_parties"].fillna(counted) if "n_parties" in work.frame else counted
    work.binding()
    return work.finish("agreements")


def agreement_frame(data, columns: Mapping[str, str] | None, errors: str) -> Workframe:
    """The table of agreements with its columns under our names, nothing resolved yet."""
    return Workframe(_flattened(data, flat_agreement), columns, _AGREEMENT_COLUMNS, errors, "agreements")


def normalize_visits(
    data: pd.DataFrame | Iterable[Mapping] | Path | str, columns: Mapping[str, str] | None = None, errors: str = "raise"
) -> pd.DataFrame:
    """Records or anybody's table of visits → the `visits` table.

    Parameters, result and errors are those of `normalize_agreements`.
    Visitors are read as by `normalize_person`, with the row's post, party and date to tell who is meant; one who is not
    in the vocabulary, or could be several, keeps the printed name in `visitor_name` and has no `visitor_id`;
    topics that name a mineral or an area give `mineral_codes` and `area_codes`, the others stay topics.

    Examples
    --------
    >>> table = normalize_visits([{"visitor": "Токаев", "from": "РК", "to": "США", "start": "2025-11-05"}])
    >>> table.loc[0, ["from_code", "to_code", "date_precision"]].tolist()
    ['KAZ', 'USA', 'day']
    """
    work = Workframe(_flattened(data, flat_visit), columns, _VISIT_COLUMNS, errors, "visits")
    work.codes("from_code", "country")
    work.codes("to_code", "country")
    work.codes("kind_code", "visit_kind", name_column="kind_name")
    work.codes("status_code", "status")
    for column in ("places", "topics", "agreement_ids", "outcomes"):
        work.text_lists(column)
    for column, kind in (("area_codes", "area"), ("mineral_codes", "mineral")):
        if column in work.frame:
            work.code_lists(column, kind)
        elif "topics" in work.frame:
            work.frame[column] = codes_among(work.frame["topics"], resolver(kind))
    work.dates(end="end")
    work.people("visitor_name", "visitor_id", post="visitor_post", party="from_code")
    work.code_lists("party_codes", "country", ordered=False)
    ends = [work.frame[name].tolist() for name in ("from_code", "to_code") if name in work.frame]
    if ends:
        more = work.frame["party_codes"] if "party_codes" in work.frame else [()] * len(work.frame)
        cells = [_parties(*pair, *met) for *pair, met in zip(*ends, more, strict=True)]
        work.frame["party_codes"] = pd.Series(cells, index=work.frame.index, dtype=object)
    return work.finish("visits")


def _parties(*codes) -> tuple[str, ...]:
    """Each code once; what is missing is no text."""
    return tuple(dict.fromkeys(code for code in codes if isinstance(code, str)))


def _flattened(data, flat: Callable[[Mapping], dict]):
    """Mappings are made flat, as a record's lists of people and sources have no column of their own."""
    if isinstance(data, Path | str):
        return load_csv(data)
    if isinstance(data, pd.DataFrame | Mapping):
        return data
    return [flat(row) if isinstance(row, Mapping) else row for row in data]
