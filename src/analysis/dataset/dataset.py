"""The whole record in memory: ten tables that belong together, narrowed together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import pandas as pd

from analysis import paths
from analysis.dataset.cache import kept_tables
from analysis.dataset.digests import joint_digest, record_digests
from analysis.dataset.people import count_people
from analysis.dataset.selection import Criteria, EventIndex, label_selection, read_criteria
from analysis.files import digest
from analysis.paths import record_files
from analysis.records.ids import no_agreement
from analysis.schema import COLUMNS
from analysis.vocab.catalogue import vocabulary


@dataclass(frozen=True, repr=False)
class Dataset:
    """The tables of one set of records; columns are those of `data/README.md`.

    ``agreements.attrs`` tell how far the record goes (`as_of`) and what was selected (`selection`, codes by kind).
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
        return count_people(self.signatories, self.meetings, self.visits)

    @cached_property
    def _events(self) -> EventIndex:
        return EventIndex(self.agreements, self.visits)

    @property
    def hash(self) -> str:
        """Twelve hex digits that change with any cell of the selected records; the same for any order of selecting."""
        return self.hash_of([*self.agreements["id"], *self.visits["id"]])

    def hash_of(self, records: list[str]) -> str:
        """The `hash` of a selection of these records, by their ids."""
        return joint_digest(self.digests, records)[:12]

    def select(
        self,
        *,
        country: str | None = None,
        partner: str | None = None,
        since: object = None,
        until: object = None,
        mineral: str | None = None,
        area: str | None = None,
        expand_blocs: bool = False,
        level: str | None = None,
        agreement_type: str | None = None,
        status: str | None = None,
    ) -> Dataset:
        """The records that fit all that is given, in all tables at once.

        Parameters
        ----------
        country, partner : str, optional
            Any name or code; a record fits when it is a party. With both, when both are. A bloc or group ("Central
            Asia", C5, G7) is a party where it is printed as one, and where all of its members of that day are.
        since, until : str or date, optional
            EDTF or a date in words; a record fits when a day it can mean lies between the first day of
            `since` and the last day of `until`, both included. A record without a date always fits.
        mineral, area : str, optional
            Agreements that name it; visits with it as a topic, or during which such an agreement was made. A mineral
            is also found by a group that holds it (neodymium by rare earths), a group by its members; `mineral_match`
            tells them apart.
        expand_blocs : bool
            Also count an agreement of a bloc for a country that was a member on that day.
        level : str, optional
            Agreements whose least governmental party is a government, an international organization, a state body,
            subnational, a state company or a company; visits during which such an agreement was made.
        agreement_type, status : str, optional
            A code or any words for one; likewise. A status may be one of visits, too: planned, held, cancelled.

        Returns
        -------
        Dataset
            Same columns, dtypes and order; an empty selection has empty tables. `people` keeps the counts of the
            selection.

        Raises
        ------
        UnknownNameError, AmbiguousNameError, DateError
            For a value that does not resolve.
        ParameterError
            `since` is after `until`.

        Examples
        --------
        >>> load_dataset().select(country="KAZ", since="2025-11-06", until="2025-11-06").label
        'Kazakhstan, since 2025-11-06, until 2025-11-06'
        """
        criteria = read_criteria(
            country=country,
            partner=partner,
            since=since,
            until=until,
            mineral=mineral,
            area=area,
            expand_blocs=expand_blocs,
            level=level,
            agreement_type=agreement_type,
            status=status,
        )
        found = self._events.fitting(criteria)
        agreements, visits = self.agreements.iloc[found.agreement_rows], self.visits.iloc[found.visit_rows]
        label = label_selection(criteria, since, until)
        narrowed = self._narrowed(agreements, visits, label, next(iter(criteria.parties), None))
        narrowed.agreements.attrs["selection"] = self.agreements.attrs.get("selection", {}) | _codes(criteria)
        return narrowed

    def event(self, agreement_id: str) -> Dataset:
        """One agreement with the visits during which it was made; `ParameterError` with the nearest id for another."""
        agreements = self.agreements[self.agreements["id"] == agreement_id]
        if agreements.empty:
            raise no_agreement(agreement_id, self.agreements["id"])
        visits = self.visits[self.visits["id"].isin(agreements["visit_ids"].iloc[0])]
        return self._narrowed(agreements, visits, agreements["title"].iloc[0])

    def context(self, event: Dataset) -> Dataset:
        """The other records that share at least two parties with an event's agreement (its only one, if it has one)."""
        parties = set(event.agreements["party_codes"].iloc[0])
        enough = min(2, len(parties)) or 1
        own = {*event.agreements["id"], *event.visits["id"]}
        agreements, visits = (
            table[
                table["party_codes"].map(lambda codes: len(parties.intersection(codes)) >= enough).astype(bool)
                & ~table["id"].isin(own)
            ]
            for table in (self.agreements, self.visits)
        )
        return self._narrowed(agreements, visits, "the same parties")

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
        return self._events.everything().span()


def load_dataset(folder: Path | str | None = None) -> Dataset:
    """Every record below a folder, checked and normalized.

    Tables are kept in memory and in the user's cache folder while records, vocabularies and this package stay the same
    (``MINERALS_CACHE`` names another folder, or is ``off``).

    Parameters
    ----------
    folder : Path or str, optional
        Of record files, ``agreements/<year>/<id>.yml`` and ``visits/<year>/<id>.yml``; by default the project's own,
        ``data/records``.

    Returns
    -------
    Dataset
        Frames of its own: changing one changes nothing that a later call gives.

    Raises
    ------
    DataError
        With every problem of the records at once: no table is built on bad ones. Or there is no such folder.

    Examples
    --------
    >>> data = load_dataset()
    >>> data.select(country="Казахстан", partner="USA").agreements["party_codes"].map(set).iloc[0] >= {"KAZ", "USA"}
    True
    """
    root = Path(folder) if folder else paths.records_folder()
    tables = kept_tables(root, lambda: _build(root))
    digests = tables.pop("digests")
    tables["agreements"].attrs["as_of"] = _newest_day(tables["agreements"])
    return Dataset(**tables, titles=_by_id(tables["agreements"], "title"), digests=_by_id(digests, "digest"))


def _codes(criteria: Criteria) -> dict[str, str]:
    """What was asked for, as the addresses of the site say it: codes and days by kind."""
    found = {
        **dict(zip(("country", "partner"), criteria.parties, strict=False)),
        "mineral": criteria.mineral,
        "area": criteria.area,
        "since": criteria.first and criteria.first.isoformat(),
        "until": criteria.last and criteria.last.isoformat(),
        "level": getattr(criteria, "level", None),
        "type": getattr(criteria, "agreement_type", None),
        "status": getattr(criteria, "status", None),
    }
    return {kind: code for kind, code in found.items() if code}


def _newest_day(agreements: pd.DataFrame) -> str:
    """How far the record goes: the first possible day of the newest agreement that is done, '' without any."""
    promised = [code for code, row in vocabulary("status").rows.items() if row["is_done"] == "false"]
    day = agreements.loc[~agreements["status_code"].isin(promised), "date_start"].max()
    return "" if pd.isna(day) else day.date().isoformat()


def _by_id(table: pd.DataFrame, column: str) -> dict[str, str]:
    return dict(zip(table["id"].tolist(), table[column].tolist(), strict=True))


def _build(folder: Path) -> dict[str, pd.DataFrame]:
    from analysis.dataset.build import build_tables
    from analysis.records.store import load_records  # what checks records is needed only where there are no tables

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
    return digest([*record_files(root / "records"), *sorted((root / "vocab").glob("*.csv"))], root)[:12]
