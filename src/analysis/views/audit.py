"""What the record rests on: how many sources, how independent, whose, in which languages, and what is doubtful."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
from babel import Locale, UnknownLocaleError

from analysis.dataset.dataset import Dataset
from analysis.dates.parsing import parse_date
from analysis.languages.folding import fold
from analysis.listings.listings import Link, in_words
from analysis.records.sites import domain_kind
from analysis.views.timeline import build_timeline
from analysis.vocab.catalogue import vocabulary

COLUMNS = {
    "record_id": "str",
    "record_kind": "str",
    "title": "str",
    "date": "str",
    "date_start": "datetime64[s]",
    "date_end": "datetime64[s]",
    "status_code": "str",
    "confidence": "str",
    "source_url": "str",
    "notes": "str",
    "n_sources": "Int64",
    "n_independent": "Int64",
    "n_official": "Int64",
    "n_doubtful": "Int64",
    "n_languages": "Int64",
    "n_conflicts": "Int64",
    "is_overdue": "boolean",
}
_COUNTED = ["n_sources", "n_independent", "n_official", "n_doubtful", "n_languages"]
_DOUBTFUL = ("mirror", "unreliable")


def build_source_audit(data: Dataset, as_of: object = None) -> pd.DataFrame:
    """What every agreement and visit rests on, one row a record.

    Sources are independent as far as nothing ties them: two that relay the same outlet or office, one that relays
    the other, and two of one publisher count as one. Mirrors and unreliable sites (`vocab/domains.csv`) that do not
    say whom they relay count for nothing.

    Parameters
    ----------
    data : Dataset
    as_of : str or date, optional
        The last day of this date decides what is overdue. By default the first possible day of the newest event
        of `data` that has happened: never the clock, so that one record gives one report.

    Returns
    -------
    DataFrame
        Sorted as `build_timeline`, events without a date last. Columns:

        - `record_id`, `record_kind` (agreement or visit), `title`, `date` (EDTF), `date_start`, `date_end`,
          `status_code`, `confidence`, `source_url` (first source), `notes`
        - `n_sources`, `n_independent`; `n_official`: on sites of governments, blocs and their bodies;
          `n_doubtful`: on mirrors and unreliable sites; `n_languages`
        - `n_conflicts`: statements of sources that the record does not follow
        - `is_overdue`: only proposed, negotiated, announced or planned, its last possible day is before `as_of`,
          and no other record of `data` follows it

        `frame.attrs["as_of"]` is that day, '' where nothing has happened.

    Raises
    ------
    DateError
        `as_of` is no date.

    Examples
    --------
    >>> from analysis import load_dataset
    >>> audit = build_source_audit(load_dataset().select(country="KAZ"))
    >>> bool((audit["n_independent"] <= audit["n_sources"]).all())
    True
    """
    events = build_timeline(data.agreements, data.visits)
    frame = events.rename(columns={"id": "record_id", "kind": "record_kind"})
    records = pd.concat([data.agreements[["id", "confidence", "notes"]], data.visits[["id", "confidence", "notes"]]])
    frame = frame.merge(records.rename(columns={"id": "record_id"}), on="record_id", how="left")
    frame = frame.merge(_counted(data.sources), on="record_id", how="left")
    frame["n_conflicts"] = frame["record_id"].map(data.conflicts["record_id"].value_counts())
    numbers = [*_COUNTED, "n_conflicts"]
    frame[numbers] = frame[numbers].astype("Int64").fillna(0)
    followed = {other for ids in data.agreements["follows_ids"] for other in ids}
    promises = [code for code, row in vocabulary("status").rows.items() if row["is_promise"] == "true"]
    promised = frame["status_code"].isin(promises) & ~frame["record_id"].isin(followed)
    day = _day(events, as_of)
    frame["is_overdue"] = promised & (frame["date_end"] < day)
    frame = frame[list(COLUMNS)].astype(COLUMNS)
    frame.attrs = {"as_of": "" if pd.isna(day) else day.date().isoformat()}
    return frame


def _day(events: pd.DataFrame, as_of: object) -> pd.Timestamp:
    """The day by which a promise is overdue; NaT where nothing has happened."""
    if as_of is not None:
        return pd.Timestamp(parse_date(as_of).end)
    return events.loc[events["is_done"].fillna(False), "date_start"].max()


def _counted(sources: pd.DataFrame) -> pd.DataFrame:
    """`record_id` and the numbers of its sources."""
    rows = []
    for record, own in sources.groupby("record_id", sort=False):
        kinds = [domain_kind(url) for url in own["url"]]
        independent = _count_independent(own["publisher"], own["cites"], kinds)
        doubtful = sum(kind in _DOUBTFUL for kind in kinds)
        rows.append((record, len(own), independent, kinds.count("official"), doubtful, own["language"].nunique()))
    return pd.DataFrame(rows, columns=["record_id", *_COUNTED])


def _count_independent(publishers: Iterable[str], cites: Iterable[object], kinds: Iterable[str]) -> int:
    """Groups of sources without a name in common, of those that show where their text is from."""
    groups: list[set[str]] = []
    for publisher, cited, kind in zip(publishers, cites, kinds, strict=True):
        relayed = _relayed(cited)
        if kind in _DOUBTFUL and not relayed:
            continue
        names = {fold(name) for name in (publisher, *relayed)}
        touched = [group for group in groups if group & names]
        groups = [group for group in groups if not group & names] + [names.union(*touched)]
    return len(groups)


def _relayed(cites: object) -> list[str]:
    """Whom a source relays: 'Xinhua, Kazinform' are two, 'Ministry of Economy, Trade and Industry' is one."""
    if not isinstance(cites, str):
        return []
    return [cites] if " and " in cites else cites.split(", ")


def list_shortcomings(audit: pd.DataFrame) -> pd.DataFrame:
    """Records, Agreements, Visits, Share (of all): how many there are of each kind that a reader should mistrust."""
    day = in_words(audit.attrs.get("as_of"))
    kinds = {
        "All": audit["n_sources"] >= 0,
        "On one independent source": _is_single(audit),
        "Without an official source": audit["n_official"] == 0,
        "On mirrors or unreliable sites alone": audit["n_doubtful"] == audit["n_sources"],
        "In one language": audit["n_languages"] <= 1,
        "Of low confidence": audit["confidence"] == "low",
        "Contradicted by a source": audit["n_conflicts"] > 0,
        f"Overdue on {day}" if day else "Overdue": audit["is_overdue"],
    }
    is_visit = audit["record_kind"] == "visit"
    rows = [
        {
            "Records": name,
            "Agreements": int((fits & ~is_visit).sum()),
            "Visits": int((fits & is_visit).sum()),
            "Share": f"{fits.mean():.0%}" if fits.mean() >= 0.005 or not fits.any() else "under 1%",
        }
        for name, fits in kinds.items()
        if len(audit)
    ]
    return pd.DataFrame(rows, columns=["Records", "Agreements", "Visits", "Share"])


def list_source_counts(audit: pd.DataFrame, most: int = 6) -> pd.DataFrame:
    """Number, Sources, Independent, Languages: how many records have so many of each; from `most` on in one row."""
    columns = {"Sources": "n_sources", "Independent": "n_independent", "Languages": "n_languages"}
    counts = {name: audit[column].clip(upper=most).value_counts() for name, column in columns.items()}
    frame = pd.DataFrame(counts).reindex(range(most + 1)).fillna(0).astype(int)
    frame.insert(0, "Number", [*map(str, range(most)), f"{most} or more"])
    return frame[frame.drop(columns="Number").any(axis=1)].reset_index(drop=True)


def list_single_source(audit: pd.DataFrame) -> pd.DataFrame:
    """Date, Record (linked), Kind, Sources, Languages, Confidence of what rests on one independent source at most."""
    found = audit[_is_single(audit)].iloc[::-1]
    return _listed(found, Sources=found["n_sources"], Languages=found["n_languages"], Confidence=found["confidence"])


def list_without_official(audit: pd.DataFrame) -> pd.DataFrame:
    """Date, Record (linked), Kind, Sources, Independent, Confidence where no source is a government's or a bloc's."""
    found = audit[audit["n_official"] == 0].iloc[::-1]
    return _listed(
        found, Sources=found["n_sources"], Independent=found["n_independent"], Confidence=found["confidence"]
    )


def list_low_confidence(audit: pd.DataFrame) -> pd.DataFrame:
    """Date, Record (linked), Kind, Sources, Why: what the record itself holds with low confidence."""
    found = audit[audit["confidence"] == "low"].iloc[::-1]
    return _listed(found, Sources=found["n_sources"], Why=found["notes"].fillna(""))


def list_overdue(audit: pd.DataFrame) -> pd.DataFrame:
    """Date, Record (linked), Kind, Status, Notes: promised for a day that has passed, and nothing later is known."""
    found = audit[audit["is_overdue"]].iloc[::-1]
    return _listed(found, Status=vocabulary("status").labels(found["status_code"]), Notes=found["notes"].fillna(""))


def list_disputed(data: Dataset) -> pd.DataFrame:
    """Date, Record (linked), Field, Source, Says otherwise, We hold; latest record first."""
    events = build_timeline(data.agreements, data.visits).iloc[::-1]
    table = events.merge(data.conflicts, left_on="id", right_on="record_id")
    said = {"Source": table["source"], "Says otherwise": table["value"], "We hold": table["note"].fillna("")}
    return _listed(table, Field=table["field"].str.replace("_", " "), **said).drop(columns="Kind")


def list_sites(data: Dataset) -> pd.DataFrame:
    """Site, Publisher, Standing, Addresses, Records, Alone (records with no other site); most records first."""
    sites = data.sources.assign(alone=data.sources.groupby("record_id")["domain"].transform("nunique") == 1)
    rows = [
        {
            "Site": site,
            "Publisher": own["publisher"].mode().iloc[0],
            "Standing": domain_kind(own["url"].iloc[0]),
            "Addresses": own["url"].nunique(),
            "Records": own["record_id"].nunique(),
            "Alone": own.loc[own["alone"], "record_id"].nunique(),
        }
        for site, own in sites.groupby("domain")
    ]
    return _by_records(rows, ["Site", "Publisher", "Standing", "Addresses", "Records", "Alone"])


def list_languages(data: Dataset) -> pd.DataFrame:
    """Language, Addresses, Records, Alone (records in no other language); most records first."""
    sources = data.sources.assign(alone=data.sources.groupby("record_id")["language"].transform("nunique") == 1)
    rows = [
        {
            "Language": _language(code),
            "Addresses": own["url"].nunique(),
            "Records": own["record_id"].nunique(),
            "Alone": own.loc[own["alone"], "record_id"].nunique(),
        }
        for code, own in sources.groupby("language")
    ]
    return _by_records(rows, ["Language", "Addresses", "Records", "Alone"])


def list_relayed(data: Dataset) -> pd.DataFrame:
    """Relayed, Addresses, Records, Read itself (records that also hold a source it published); most records first."""
    relays = data.sources.assign(relayed=[_relayed(cites) for cites in data.sources["cites"]]).explode("relayed")
    own_words = set(zip(data.sources["record_id"], data.sources["publisher"].map(fold), strict=True))
    rows = [
        {
            "Relayed": name,
            "Addresses": relaying["url"].nunique(),
            "Records": relaying["record_id"].nunique(),
            "Read itself": sum((record, fold(name)) in own_words for record in relaying["record_id"].unique()),
        }
        for name, relaying in relays.groupby("relayed")
    ]
    return _by_records(rows, ["Relayed", "Addresses", "Records", "Read itself"])


def _is_single(audit: pd.DataFrame) -> pd.Series:
    return audit["n_independent"] <= 1


def _listed(found: pd.DataFrame, **further: Iterable[object]) -> pd.DataFrame:
    """Date, Record and Kind of audited records or events, and what else is given, a column each."""
    kind = "record_kind" if "record_kind" in found else "kind"
    return pd.DataFrame(
        {
            "Date": [in_words(text) for text in found["date"]],
            "Record": [Link(title, url) for title, url in zip(found["title"], found["source_url"], strict=True)],
            "Kind": found[kind].str.capitalize().tolist(),
            **{name: list(values) for name, values in further.items()},
        }
    )


def _by_records(rows: list[dict[str, object]], columns: list[str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=columns)
    return frame.sort_values(["Records", columns[0]], ascending=[False, True], ignore_index=True)


def _language(code: str) -> str:
    try:
        return Locale.parse(code, sep="-").get_display_name("en") or code
    except (UnknownLocaleError, ValueError):
        return code
