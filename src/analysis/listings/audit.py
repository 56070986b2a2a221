"""The audit of sources in words: what a reader should mistrust. Made of the frame that `build_source_audit` returns."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.addresses import page_of
from analysis.dates.wording import in_words
from analysis.listings.columns import dates, labels, links, listing, texts
from analysis.views.tables import Tables, tables_in
from analysis.views.timeline import build_timeline


def list_shortcomings(audit: pd.DataFrame) -> pd.DataFrame:
    """How many records there are of each kind that a reader should mistrust.

    Parameters
    ----------
    audit : DataFrame
        As `build_source_audit` returns it; `attrs["as_of"]` is named beside what is overdue, where it is there.

    Returns
    -------
    DataFrame
        `Records` (the kind, str), `Agreements`, `Visits` (int64), `Share` (of all, in percent, str). First all, then
        on one independent source, without an official source …; without records no rows.

    Examples
    --------
    >>> from analysis import build_source_audit, load_dataset
    >>> list_shortcomings(build_source_audit(load_dataset()))["Share"].iloc[0]
    '100%'
    """
    day = in_words(audit.attrs.get("as_of"))
    has_sources = audit["n_sources"] > 0
    kinds = {
        "All": audit["n_sources"] >= 0,
        "On one independent source": _is_single(audit),
        "Without an official source": audit["n_official"] == 0,
        "On mirrors or unreliable sites alone": (audit["n_doubtful"] == audit["n_sources"]) & has_sources,
        "In one language": (audit["n_languages"] <= 1) & has_sources,
        "Of low confidence": audit["confidence"] == "low",
        "Contradicted by a source": audit["n_conflicts"] > 0,
        "Open: nothing later is known": audit["is_open"],
        f"Overdue on {day}" if day else "Overdue": audit["is_overdue"],
    }
    fits = pd.DataFrame({name: values.astype(bool) for name, values in kinds.items() if len(audit)})
    is_visit = audit["record_kind"] == "visit"
    shares = fits.mean()
    columns = {
        "Records": fits.columns,
        "Agreements": fits[~is_visit].sum(),
        "Visits": fits[is_visit].sum(),
        "Share": [f"{share:.0%}" if share >= 0.005 or share == 0 else "under 1%" for share in shares],
    }
    return listing(columns, counted=["Agreements", "Visits"])


def list_source_counts(audit: pd.DataFrame, most: int = 6) -> pd.DataFrame:
    """How many records have so many sources.

    Parameters
    ----------
    audit : DataFrame
        As `build_source_audit` returns it.
    most : int
        Numbers from this on stand in one row.

    Returns
    -------
    DataFrame
        `Number` (str), and of how many records it is the number of `Sources`, of `Independent` ones, of `Languages`
        (int64). In order; a number that no record has is in no row.

    Examples
    --------
    >>> from analysis import build_source_audit, load_dataset
    >>> list_source_counts(build_source_audit(load_dataset()), most=2)["Number"].iloc[-1]
    '2 or more'
    """
    columns = {"Sources": "n_sources", "Independent": "n_independent", "Languages": "n_languages"}
    counts = {name: audit[column].clip(upper=most).value_counts() for name, column in columns.items()}
    frame = pd.DataFrame(counts).reindex(range(most + 1)).fillna(0).astype("int64")
    frame.insert(0, "Number", [*map(str, range(most)), f"{most} or more"])
    frame = frame[frame[list(columns)].any(axis=1)]
    return listing({name: frame[name] for name in frame}, counted=columns)


def list_single_source(audit: pd.DataFrame) -> pd.DataFrame:
    """What rests on one independent source at most, one row a record.

    Parameters
    ----------
    audit : DataFrame
        As `build_source_audit` returns it.

    Returns
    -------
    DataFrame
        Latest first: `Date` (in words), `Record` (a `Link`, object), `Kind` (Agreement or Visit), `Sources`,
        `Languages` (int64), `Confidence`; the rest texts (str).

    Examples
    --------
    >>> from analysis import build_source_audit, load_dataset
    >>> list_single_source(build_source_audit(load_dataset())).columns.tolist()
    ['Date', 'Record', 'Kind', 'Sources', 'Languages', 'Confidence']
    """
    found = audit[_is_single(audit)].iloc[::-1]
    further = {"Sources": found["n_sources"], "Languages": found["n_languages"], "Confidence": found["confidence"]}
    return _records(found, further, counted=["Sources", "Languages"])


def list_without_official(audit: pd.DataFrame) -> pd.DataFrame:
    """What no source of a government or a bloc shows, one row a record.

    Parameters
    ----------
    audit : DataFrame
        As `build_source_audit` returns it.

    Returns
    -------
    DataFrame
        Latest first: `Date` (in words), `Record` (a `Link`, object), `Kind` (Agreement or Visit), `Sources`,
        `Independent` (int64), `Confidence`; the rest texts (str).

    Examples
    --------
    >>> from analysis import build_source_audit, load_dataset
    >>> list_without_official(build_source_audit(load_dataset())).columns.tolist()
    ['Date', 'Record', 'Kind', 'Sources', 'Independent', 'Confidence']
    """
    found = audit[audit["n_official"] == 0].iloc[::-1]
    further = {"Sources": found["n_sources"], "Independent": found["n_independent"], "Confidence": found["confidence"]}
    return _records(found, further, counted=["Sources", "Independent"])


def list_low_confidence(audit: pd.DataFrame) -> pd.DataFrame:
    """What the record itself holds with low confidence, one row a record.

    Parameters
    ----------
    audit : DataFrame
        As `build_source_audit` returns it.

    Returns
    -------
    DataFrame
        Latest first: `Date` (in words), `Record` (a `Link`, object), `Kind` (Agreement or Visit), `Sources` (int64),
        `Why` (its notes); the rest texts (str).

    Examples
    --------
    >>> from analysis import build_source_audit, load_dataset
    >>> list_low_confidence(build_source_audit(load_dataset())).columns.tolist()
    ['Date', 'Record', 'Kind', 'Sources', 'Why']
    """
    found = audit[audit["confidence"] == "low"].iloc[::-1]
    return _records(found, {"Sources": found["n_sources"], "Why": texts(found["notes"])}, counted=["Sources"])


def list_open(audit: pd.DataFrame) -> pd.DataFrame:
    """What was only proposed, negotiated, announced or planned, and of which nothing later is known, one row a record.

    Parameters
    ----------
    audit : DataFrame
        As `build_source_audit` returns it.

    Returns
    -------
    DataFrame
        Latest first: `Date` (in words), `Record` (a `Link`, object), `Kind` (Agreement or Visit), `Status`, `Overdue`
        (yes, or '' where no day is set or it has not passed), `Notes`; the rest texts (str).

    Examples
    --------
    >>> from analysis import build_source_audit, load_dataset
    >>> list_open(build_source_audit(load_dataset())).columns.tolist()
    ['Date', 'Record', 'Kind', 'Status', 'Overdue', 'Notes']
    """
    found = audit[audit["is_open"].astype(bool)].iloc[::-1]
    further = {
        "Status": labels("status", found["status_code"]),
        "Overdue": ["yes" if is_overdue else "" for is_overdue in found["is_overdue"]],
        "Notes": texts(found["notes"]),
    }
    return _records(found, further)


def list_overdue(audit: pd.DataFrame) -> pd.DataFrame:
    """What was planned for a day that has passed, and of which nothing later is known, one row a record.

    Parameters
    ----------
    audit : DataFrame
        As `build_source_audit` returns it.

    Returns
    -------
    DataFrame
        Latest first: `Date` (in words), `Record` (a `Link`, object), `Kind` (Agreement or Visit), `Status`, `Notes`;
        the rest texts (str).

    Examples
    --------
    >>> from analysis import build_source_audit, load_dataset
    >>> list_overdue(build_source_audit(load_dataset())).columns.tolist()
    ['Date', 'Record', 'Kind', 'Status', 'Notes']
    """
    return list_open(audit[audit["is_overdue"].astype(bool)]).drop(columns="Overdue")


def list_disputed(data: Tables) -> pd.DataFrame:
    """Where a source says otherwise than a record, one row a statement.

    Parameters
    ----------
    data : Dataset, or mapping of str to DataFrame
        Whatever holds the tables `conflicts`, `agreements` and `visits`.

    Returns
    -------
    DataFrame
        Latest record first: `Date` (in words), `Record` (a `Link`, object), `Field`, `Source`, `Says otherwise`,
        `We hold`; the rest texts (str).

    Raises
    ------
    ParameterError
        No table of conflicts is given.

    Examples
    --------
    >>> from analysis import load_dataset
    >>> data = load_dataset()
    >>> len(list_disputed(data)) == len(data.conflicts)
    True
    """
    conflicts, agreements, visits = tables_in(data, "conflicts", "agreements", "visits")
    conflicts = conflicts.dropna(subset=["record_id"])  # or a missing id would be one in common
    table = build_timeline(agreements, visits).iloc[::-1].merge(conflicts, left_on="id", right_on="record_id")
    further = {
        "Field": table["field"].str.replace("_", " "),
        "Source": table["source"],
        "Says otherwise": table["value"],
        "We hold": texts(table["note"]),
    }
    return _records(table, further).drop(columns="Kind")


def _is_single(audit: pd.DataFrame) -> pd.Series:
    return audit["n_independent"] <= 1


def _records(found: pd.DataFrame, further: dict[str, Iterable[object]], counted: Iterable[str] = ()) -> pd.DataFrame:
    """Date, Record and Kind of audited records or events, and what else is given, a column each."""
    kind, ident = ("kind", "id") if "kind" in found else ("record_kind", "record_id")
    columns = {
        "Date": dates(found["date"]),
        "Record": links(found["title"], found["source_url"], map(page_of, found[kind], found[ident])),
        "Kind": found[kind].str.capitalize(),
        **further,
    }
    return listing(columns, linked=["Record"], counted=list(counted))
