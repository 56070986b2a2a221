"""The whole record in memory: ten tables that belong together, narrowed together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import pandas as pd

from analysis import paths
from analysis.dataset.cache import digest_of, kept_tables
from analysis.dataset.digests import joint_digest, record_digests
from analysis.dates.parsing import read_date
from analysis.errors import ParameterError
from analysis.normalize import normalize_area, normalize_country, normalize_mineral
from analysis.paths import record_files
from analysis.resolve.countries.blocs import members
from analysis.schema import COLUMNS
from analysis.vocab.catalogue import vocabulary


@dataclass(frozen=True, repr=False)
class Dataset:
    """The tables of one set of records; columns are those of `data/README.md`.

    `titles` and `digests` are those of all records that were loaded, `label` says in words what was selected,
    `country` is the code of the selected country, if one was.
    """

    agreements: pd.DataFrame
    agreement_parties: pd.DataFrame
    signatories: pd.DataFrame
    agreement_areas: pd.DataFrame
    agreement_minerals: pd.DataFrame
    visits: pd.DataFrame
    meetings: pd.DataFrame
    sources: pd.DataFrame
    conflicts: pd.DataFrame
    titles: Mapping[str, str] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    label: str = "all records"
    country: str | None = None

    def __repr__(self) -> str:
        return f"<Dataset: {self.label}, {len(self.agreements)} agreements, {len(self.visits)} visits>"

    @cached_property
    def people(self) -> pd.DataFrame:
        """Everybody who appears in these records, with what they did in them. Counted when first asked for."""
        from analysis.dataset.build import count_people

        return count_people({name: getattr(self, name) for name in ("signatories", "meetings", "visits")})

    @property
    def hash(self) -> str:
        """Twelve hex digits that change with any cell of the selected records; the same for any order of selecting."""
        return self.hash_of([*self.agreements["id"], *self.visits["id"]])

    def hash_of(self, records: list[str]) -> str:
        """The `hash` of a selection of these records, by their ids."""
        return joint_digest(self.digests, records)[:12]

    def select(
        self,
        country: str | None = None,
        partner: str | None = None,
        since: object = None,
        until: object = None,
        mineral: str | None = None,
        area: str | None = None,
        expand_blocs: bool = False,
    ) -> Dataset:
        """The records that fit all that is given, in all tables at once.

        Parameters
        ----------
        country, partner : str, optional
            Any name or code; a record fits when it is a party. With both, when both are.
        since, until : str or date, optional
            EDTF or a date in words; a record fits when a day it can mean lies between the first day of
            `since` and the last day of `until`, both included.
        mineral, area : str, optional
            Agreements that name it; visits with it as a topic, or during which such an agreement was made.
        expand_blocs : bool
            Also count an agreement of a bloc for a country that was a member on that day.

        Returns
        -------
        Dataset
            Same columns; an empty selection has empty tables. `people` keeps the counts of the selection.

        Raises
        ------
        UnknownNameError, AmbiguousNameError, DateError
            For a value that does not resolve. `ParameterError` where `since` is after `until`.
        """
        codes = [normalize_country(name) for name in (country, partner) if name is not None]
        mineral = None if mineral is None else normalize_mineral(mineral)
        area = None if area is None else normalize_area(area)
        first = read_date(since).start if since is not None else None
        last = read_date(until).end if until is not None else None
        if first and last and first > last:
            raise ParameterError(f"since {since} is after until {until} — swap them")
        agreements, visits = _between(self.agreements, first, last), _between(self.visits, first, last)
        for code in codes:
            agreements = agreements[_is_party(agreements, code, expand_blocs)]
            visits = visits[_is_party(visits, code, expand_blocs)]
        for column, code in (("mineral_codes", mineral), ("area_codes", area)):
            if code is not None:
                agreements = agreements[_has(agreements, column, code)]
                made = {visit for ids in agreements["visit_ids"] for visit in ids}
                visits = visits[_has(visits, column, code) | visits["id"].isin(made)]
        label = label_selection(codes, mineral, area, since, until)
        return self._narrowed(agreements, visits, label, codes[0] if codes else None)

    def event(self, agreement_id: str) -> Dataset:
        """One agreement with the visits during which it was made; `ParameterError` for an unknown id."""
        agreements = self.agreements[self.agreements["id"] == agreement_id]
        if agreements.empty:
            raise ParameterError(f"no agreement {agreement_id!r} — ids are the names of the files in data/records")
        visits = self.visits[self.visits["id"].isin(agreements["visit_ids"].iloc[0])]
        return self._narrowed(agreements, visits, agreements["title"].iloc[0])

    def context(self, event: Dataset) -> Dataset:
        """The other records that share at least two parties with an event's agreement (its only one, if it has one)."""
        parties = set(event.agreements["party_codes"].iloc[0])
        enough = min(2, len(parties)) or 1
        own = {*event.agreements["id"], *event.visits["id"]}
        near = [
            table[
                table["party_codes"].map(lambda codes: len(parties.intersection(codes)) >= enough).astype(bool)
                & ~table["id"].isin(own)
            ]
            for table in (self.agreements, self.visits)
        ]
        return self._narrowed(*near, "the same parties")

    def _narrowed(
        self, agreements: pd.DataFrame, visits: pd.DataFrame, label: str, country: str | None = None
    ) -> Dataset:
        kept = {"agreement_id": set(agreements["id"]), "visit_id": set(visits["id"])}
        kept["record_id"] = kept["agreement_id"] | kept["visit_id"]
        tables = {"agreements": agreements.reset_index(drop=True), "visits": visits.reset_index(drop=True)}
        for name in COLUMNS:
            if name not in (*tables, "people"):
                table = getattr(self, name)
                key = next(column for column in kept if column in table.columns)
                tables[name] = table[table[key].isin(kept[key])].reset_index(drop=True)
        return replace(self, **tables, label=label, country=country)

    def span(self) -> tuple[str, str]:
        """EDTF of the earliest and of the latest event by their first possible day; '' and '' where there is none.

        No more precise than the records: an event of some day in 2026 ends a span with 2026.
        """
        events = pd.concat([table[["date", "date_start"]] for table in (self.agreements, self.visits)])
        events = events.dropna(subset=["date_start"]).sort_values(["date_start", "date"])
        if events.empty:
            return "", ""
        return events["date"].iloc[0].split("/")[0], events["date"].iloc[-1].split("/")[-1]


def label_selection(codes: list[str], mineral: str | None, area: str | None, since: object, until: object) -> str:
    """What is selected by codes and dates, for a heading: 'Kazakhstan and United States, lithium, since 2024'."""
    parts = [" and ".join(vocabulary("country").label(code) for code in codes) or "all countries"]
    if mineral is not None:
        parts.append(vocabulary("mineral").label(mineral).lower())
    if area is not None:
        parts.append(vocabulary("area").label(area).lower())
    if since is not None:
        parts.append(f"since {since}")
    if until is not None:
        parts.append(f"until {until}")
    return ", ".join(parts)


def _is_party(table: pd.DataFrame, code: str, expand_blocs: bool) -> pd.Series:
    fits = _has(table, "party_codes", code)
    if expand_blocs:
        blocs = {bloc for codes in table["party_codes"] for bloc in codes if members(bloc, "1900/2100")}
        days = table["date"].fillna("1900/2100")
        via = [
            any(bloc in blocs and code in members(bloc, day) for bloc in codes)
            for codes, day in zip(table["party_codes"], days, strict=True)
        ]
        fits |= pd.Series(via, index=table.index, dtype=bool)
    return fits


def _has(table: pd.DataFrame, column: str, code: str) -> pd.Series:
    return pd.Series([code in codes for codes in table[column]], index=table.index, dtype=bool)


def _between(table: pd.DataFrame, first, last) -> pd.DataFrame:
    if first is not None:
        table = table[table["date_end"].fillna(pd.Timestamp.max.floor("D")) >= pd.Timestamp(first)]
    if last is not None:
        table = table[table["date_start"].fillna(pd.Timestamp.min.ceil("D")) <= pd.Timestamp(last)]
    return table


def load_dataset(folder: Path | str | None = None) -> Dataset:
    """Every record below a folder (default: the project's own ``data/records``), checked and normalized.

    Raises `DataError` with every problem at once if there is any: no table is built on bad records. Tables are kept
    in memory and in the user's cache folder while records, vocabularies and this package stay the same.

    Examples
    --------
    >>> data = load_dataset()
    >>> data.select(country="Казахстан", partner="USA").agreements["party_codes"].map(set).iloc[0] >= {"KAZ", "USA"}
    True
    """
    root = Path(folder) if folder else paths.records_folder()
    tables = kept_tables(root, record_files(root), lambda: _build(root))
    digests = tables.pop("digests")
    titles = dict(zip(tables["agreements"]["id"], tables["agreements"]["title"], strict=True))
    return Dataset(**tables, titles=titles, digests=dict(zip(digests["id"], digests["digest"], strict=True)))


def _build(folder: Path) -> dict[str, pd.DataFrame]:
    from analysis.dataset.build import build_tables
    from analysis.records.store import (
        load_records,  # what checks records is loaded only where there are no tables of them yet
    )

    tables = build_tables(load_records(folder))
    del tables["people"]  # counted for each selection
    digests = pd.DataFrame(list(record_digests(tables).items()), columns=["id", "digest"], dtype="str")
    return {**tables, "digests": digests}


def load_agreements(folder: Path | str | None = None) -> pd.DataFrame:
    """The `agreements` table: one row an agreement, sorted by `date_start` and `id`. See `load_dataset`."""
    return load_dataset(folder).agreements


def load_visits(folder: Path | str | None = None) -> pd.DataFrame:
    """The `visits` table: one row a visit, sorted by `date_start` and `id`. See `load_dataset`."""
    return load_dataset(folder).visits


def data_hash(folder: Path | None = None) -> str:
    """Twelve hex digits that change with any byte of the records or the vocabularies (SHA-256)."""
    root = folder or paths.data_folder()
    return digest_of([*record_files(root / "records"), *sorted((root / "vocab").glob("*.csv"))], root)[:12]
