"""What the record rests on: how many sources, how independent, whose, in which languages, and what is doubtful."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from analysis.dates.parsing import read_date
from analysis.languages.folding import fold
from analysis.links import is_web_address
from analysis.schema import VIEWS
from analysis.views.tables import Tables, tables_in
from analysis.views.timeline import build_timeline
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.domains import domain_kind
from analysis.vocab.joins import joining_words, pattern_of

COLUMNS = {column.name: column.dtype for column in VIEWS["source_audit"]}
_COUNTED = ["n_sources", "n_independent", "n_official", "n_doubtful", "n_languages", "n_conflicts"]
_ANNOUNCED = "announced"  # the date that a status rests on which says when it was spoken of, not when it is to be
_DOUBTFUL = ("mirror", "unreliable")


def build_source_audit(data: Tables, as_of: object = None) -> pd.DataFrame:
    """What every agreement and visit rests on, one row a record.

    Sources are independent as far as nothing ties them: two that relay the same outlet or office, one that relays
    the other, and two of one publisher count as one. Mirrors and unreliable sites (`vocab/domains.csv`) that do not
    say whom they relay count for nothing.

    Parameters
    ----------
    data : Dataset, mapping of str to DataFrame, or DataFrame
        Whatever holds the tables `agreements`, `visits`, `sources` and `conflicts` with the documented columns; one
        that is not there has no rows. A frame alone is `agreements`.
    as_of : str or date, optional
        The last day of this date decides which plans are overdue. By default the first possible day of the newest event
        of `data` that has happened: never the clock, so that one record gives one report.

    Returns
    -------
    DataFrame
        Sorted as `build_timeline`, events without a date last; without events the same columns and dtypes. Columns:

        - `record_id`, `record_kind` (agreement or visit), `title`, `date` (EDTF), `date_start`, `date_end`,
          `status_code`, `confidence`, `source_url` (first source), `notes`
        - `n_sources`, `n_independent`; `n_official`: on sites of governments, blocs and their bodies;
          `n_doubtful`: on mirrors and unreliable sites; `n_languages`
        - `n_conflicts`: statements of sources that the record does not follow
        - `is_open`: its status is a promise (`vocab/statuses.csv`), and no other record of `data` follows it
        - `is_overdue`: it is open, its date is the day it is planned for and not that of its announcement, and its last
          possible day is before `as_of`

        `frame.attrs["as_of"]` is that day, '' where nothing has happened.

    Raises
    ------
    DateError
        `as_of` is no date.
    ParameterError
        No table of agreements is given.

    Examples
    --------
    >>> from analysis import load_dataset
    >>> audit = build_source_audit(load_dataset().select(country="KAZ"))
    >>> bool((audit["n_independent"] <= audit["n_sources"]).all())
    True
    """
    agreements, visits, sources, conflicts = tables_in(data, "agreements", "visits", "sources", "conflicts")
    events = build_timeline(agreements, visits)
    frame = events.rename(columns={"id": "record_id", "kind": "record_kind"})
    records = pd.concat([table[["id", "confidence", "notes"]] for table in (agreements, visits)])
    records = records.dropna(subset=["id"]).drop_duplicates("id").set_index("id")  # a missing id is no id in common
    frame = frame.join(records, on="record_id").join(_counted(sources), on="record_id")
    frame["n_conflicts"] = frame["record_id"].map(conflicts["record_id"].value_counts())
    frame[_COUNTED] = frame[_COUNTED].astype("Int64").fillna(0)
    followed = {other for ids in agreements["follows_ids"] for other in ids}
    statuses = vocabulary("status").rows
    promises = [code for code, row in statuses.items() if row["is_promise"] == "true"]
    dated = [code for code in promises if statuses[code]["rests_on"] != _ANNOUNCED]
    frame["is_open"] = frame["status_code"].isin(promises) & ~frame["record_id"].isin(followed)
    day = _day(events, as_of)
    frame["is_overdue"] = frame["is_open"] & frame["status_code"].isin(dated) & (frame["date_end"] < day)
    frame = frame[list(COLUMNS)].astype(COLUMNS)
    frame.attrs = {"as_of": "" if pd.isna(day) else day.date().isoformat()}
    return frame


def relayed_by(cites: object) -> list[str]:
    """Whom a source relays, parted by semicolons, commas or words such as "and" of any of our languages.

    "And" parts names of one word alone, as within the name of an office it may stand too, as may commas before it.

    >>> relayed_by("Xinhua, Saudi Press Agency"), relayed_by("Reuters и ТАСС")
    (['Xinhua', 'Saudi Press Agency'], ['Reuters', 'ТАСС'])
    >>> relayed_by("Ministry of Economy, Trade and Industry; AP")
    ['Ministry of Economy, Trade and Industry', 'AP']
    """
    if not isinstance(cites, str):
        return []
    joins = _joins(vocab_folder())
    found: list[str] = []
    for part in filter(None, map(str.strip, cites.split(";"))):
        names = [name.strip() for name in joins.sub(",", part).split(",")]
        is_one = joins.search(part) and any(" " in name for name in names)
        found += [part] if is_one else filter(None, names)
    return found


@kept()
def _joins(folder: Path) -> re.Pattern[str]:
    return re.compile(rf"\s{pattern_of(joining_words(folder))}\s", re.IGNORECASE)


def _day(events: pd.DataFrame, as_of: object) -> pd.Timestamp:
    """The day by which a promise is overdue; NaT where nothing has happened."""
    if as_of is not None:
        return pd.Timestamp(read_date(as_of).end)
    return events.loc[events["is_done"].fillna(False), "date_start"].max()


def _counted(sources: pd.DataFrame) -> pd.DataFrame:
    """The numbers of its sources, by the id of the record."""
    kinds = sources["url"].map(lambda url: domain_kind(url) if is_web_address(url) else "")
    sources = sources.assign(kind=kinds, is_official=kinds == "official", is_doubtful=kinds.isin(_DOUBTFUL))
    counted = sources.groupby("record_id", sort=False).agg(
        n_sources=("url", "size"),
        n_official=("is_official", "sum"),
        n_doubtful=("is_doubtful", "sum"),
        n_languages=("language", "nunique"),
    )
    told: dict[str, list[tuple[object, object, bool]]] = {}
    for record, *source in sources[["record_id", "publisher", "cites", "is_doubtful"]].itertuples(index=False):
        told.setdefault(record, []).append(tuple(source))
    return counted.assign(n_independent=[_count_independent(told[record]) for record in counted.index])


def _count_independent(sources: Iterable[tuple[object, object, bool]]) -> int:
    """Groups of sources (publisher, whom it relays, doubtful?) without a name in common.

    Only of those that show where their text is from. One that names nobody is tied to none.
    """
    groups: list[set[str]] = []
    for publisher, cites, is_doubtful in sources:
        relayed = relayed_by(cites)
        if is_doubtful and not relayed:
            continue
        names = {fold(name) for name in (publisher, *relayed) if isinstance(name, str)}
        touched = [group for group in groups if group & names]
        groups = [group for group in groups if not group & names] + [names.union(*touched)]
    return len(groups)
