"""Agreements and visits as one table of events in time, ready to be drawn or read."""

from __future__ import annotations

import pandas as pd

from analysis.schema import VIEWS
from analysis.views.tables import complete
from analysis.vocab.catalogue import vocabulary

COLUMNS = {column.name: column.dtype.replace("tuple", "object") for column in VIEWS["timeline"]}
# A text of names, the codes it is of, and the vocabulary that names them.
_NAMED = {
    "parties": ("party_codes", "country"),
    "areas": ("area_codes", "area"),
    "minerals": ("mineral_codes", "mineral"),
}
_TUPLES = [column.name for column in VIEWS["timeline"] if column.dtype == "tuple"]
_DAY = r"\d{4}-\d{2}-\d{2}"


def build_timeline(agreements: pd.DataFrame | None = None, visits: pd.DataFrame | None = None) -> pd.DataFrame:
    """One row an event, agreements and visits together.

    Parameters
    ----------
    agreements, visits : DataFrame, optional
        Tables with the documented columns, ours or normalized by `normalize_agreements` and `normalize_visits`; a
        column that is not there counts as missing in every row.

    Returns
    -------
    DataFrame
        Sorted by `date_start`, `date_end`, `kind`, `id`; events without a date last. Columns:

        - `id`, `kind` (agreement or visit), `title` (of a visit: who, from where, to where)
        - `date` (EDTF), `date_start`, `date_end` (first and last possible day), `date_precision`
        - `category`: `type_code` of an agreement, `kind_code` of a visit
        - `status_code`; `is_done`: False for what was only proposed, negotiated, announced, planned or
          cancelled, NA where no status is known
        - `is_exact`: the day of an agreement is known, or both ends of a visit are, and not approximate (~ or ?)
        - `parties`, `areas`, `minerals`: their English names, parted by semicolons; NA where there are none
        - `party_codes`, `visit_ids` (of an agreement: where it was made), `agreement_ids` (of a visit): tuples
        - `source_url`

        Without events it has no rows, and the same columns and dtypes. `attrs["as_of"]` is how far the record goes,
        where the agreements are those of a `Dataset`: the day of its newest one.

    Raises
    ------
    ParameterError
        A frame has none of the documented columns.

    Examples
    --------
    >>> from analysis import load_dataset
    >>> data = load_dataset().select(country="KAZ", partner="USA", since="2025-11-01", until="2025-11-30")
    >>> build_timeline(data.agreements, data.visits)["kind"].unique().tolist()
    ['visit', 'agreement']
    """
    parts = []
    as_of = None if agreements is None else agreements.attrs.get("as_of")
    if agreements is not None and len(agreements):
        agreements = complete(agreements, "agreements")
        parts.append(agreements.assign(kind="agreement", category=agreements["type_code"]))
    if visits is not None and len(visits):
        visits = complete(visits, "visits")
        names = vocabulary("country").labels
        route = names(visits["from_code"]).fillna("?") + " to " + names(visits["to_code"]).fillna("?")
        title = visits["visitor_name"].fillna("Visit") + ", " + route
        parts.append(visits.assign(kind="visit", category=visits["kind_code"], title=title))
    parts = [
        part.assign(**{name: _names(part[codes], kind) for name, (codes, kind) in _NAMED.items()}) for part in parts
    ]
    kept = [part[[column for column in COLUMNS if column in part]] for part in parts]
    frame = pd.concat(kept, ignore_index=True) if kept else pd.DataFrame()
    frame = frame.reindex(columns=list(COLUMNS))
    status = frame["status_code"].astype("str")
    not_done = [code for code, row in vocabulary("status").rows.items() if row["is_done"] == "false"]
    frame["is_done"] = (~status.isin(not_done)).astype("boolean").mask(status.isna())
    dates = frame["date"].astype("str")
    exact = dates.str.fullmatch(_DAY) | ((frame["kind"] == "visit") & dates.str.fullmatch(f"{_DAY}/{_DAY}"))
    frame["is_exact"] = exact.astype("boolean").mask(dates.isna())
    for name in _TUPLES:
        frame[name] = pd.Series([cell if isinstance(cell, tuple) else () for cell in frame[name]], frame.index, object)
    frame = frame.astype(COLUMNS).sort_values(
        ["date_start", "date_end", "kind", "id"], ignore_index=True, na_position="last", key=_visits_first
    )
    frame.attrs = {"as_of": as_of} if as_of else {}
    return frame


def _named(records: pd.DataFrame) -> pd.DataFrame:
    return records.assign(**{name: _names(records[codes], kind) for name, (codes, kind) in _NAMED.items()})


def _names(codes: pd.Series, kind: str) -> pd.Series:
    """The English names of tuples of codes; a code that the vocabulary has not stands as it is."""
    known = vocabulary(kind)
    names = ["; ".join(known.label(code) if code in known.rows else code for code in cell) or None for cell in codes]
    return pd.Series(names, codes.index, dtype="str")


def _visits_first(values: pd.Series) -> pd.Series:
    """On one day the visit comes before the agreement it led to."""
    return values.map({"visit": 0, "agreement": 1}) if values.name == "kind" else values
