"""Records → the normalized tables: one row a fact, codes resolved, every column documented in `schema`."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.dataset.people import count_people
from analysis.dates.parsing import parse_date_column
from analysis.harmonize.agreements import normalize_agreements
from analysis.harmonize.visits import normalize_visits
from analysis.harmonize.wordings import worded
from analysis.links import site_of
from analysis.records.flat import DATE_FIELDS
from analysis.records.models import Agreement, Visit
from analysis.records.store import Records
from analysis.resolve.bodies import body_of
from analysis.resolve.countries.blocs import is_bloc
from analysis.resolve.posts.wording import english_post
from analysis.resolve.registry import resolver
from analysis.schema import COLUMNS, conform, empty_table
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.levels import PARTY_KINDS

Row = dict[str, object]


def build_tables(records: Records) -> dict[str, pd.DataFrame]:
    """All ten tables of a set of records.

    Parameters
    ----------
    records : Records
        Without issues; in the order of their ids.

    Returns
    -------
    dict of DataFrame
        By name, in the order, with the columns and the dtypes of `schema.COLUMNS`. `agreements` and `visits` are
        sorted by `date_start` and id, `people` by name, every other table by the record's id and the order in the
        record. Without records the tables have no rows.
    """
    agreements, visits = records.agreements, records.visits
    parties = _agreement_parties(agreements)
    tables = {
        "agreements": _agreements(agreements, parties),
        "agreement_parties": parties,
        "signatories": _signatories(agreements),
        "visits": _visits(agreements, visits),
        "meetings": _meetings(visits),
        "sources": _sources(agreements, visits),
        "conflicts": _conflicts(agreements, visits),
    }
    tables["agreement_areas"] = _exploded(tables["agreements"], "area_codes", "area", "agreement_areas")
    tables["agreement_minerals"] = _exploded(tables["agreements"], "mineral_codes", "mineral", "agreement_minerals")
    tables["people"] = count_people(tables["signatories"], tables["meetings"], tables["visits"])
    return {name: tables[name] for name in COLUMNS}


def _frame(rows: Iterable[Row], table: str) -> pd.DataFrame:
    return conform(pd.DataFrame(list(rows)), table)


def _agreements(agreements: Iterable[Agreement], parties: pd.DataFrame) -> pd.DataFrame:
    if not agreements:
        return empty_table("agreements")
    frame = _plain(normalize_agreements(record.model_dump() for record in agreements)).drop(columns=[*DATE_FIELDS])
    rank = {kind: number for number, kind in enumerate(PARTY_KINDS)}
    weakest = parties.assign(rank=parties["party_kind"].map(rank)).groupby("agreement_id")["rank"].max()
    levels = frame["id"].map(weakest).map(dict(enumerate(PARTY_KINDS))).replace("bloc", "government")
    return _by_date(frame.assign(level=levels.astype("str"), body_codes=_bodies(frame["id"], parties)))


def _bodies(ids: pd.Series, parties: pd.DataFrame) -> pd.Series:
    """The bodies that are parties of each agreement, each once, in printed order."""
    found: dict[str, dict[str, None]] = {}
    rows = parties[["agreement_id", "body_code"]].dropna()
    for agreement, body in zip(rows["agreement_id"], rows["body_code"], strict=True):
        found.setdefault(agreement, {})[body] = None
    return pd.Series([tuple(found.get(agreement, ())) for agreement in ids], index=ids.index, dtype=object)


def _visits(agreements: Iterable[Agreement], visits: Iterable[Visit]) -> pd.DataFrame:
    if not visits:
        return empty_table("visits")
    made: dict[str, list[str]] = {}
    for record in agreements:
        for visit in record.visit:
            made.setdefault(visit, []).append(record.id)
    rows = (
        record.model_dump() | {"agreement_ids": tuple(made.get(record.id, ())), "party_codes": _blocs_met(record)}
        for record in visits
    )
    return _by_date(_plain(normalize_visits(rows)))


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Without how it was read, which every operation of pandas would copy: records are checked, all of them is read."""
    frame.attrs = {}
    return frame


def _blocs_met(visit: Visit) -> tuple[str, ...]:
    """Blocs whose officials were met: who goes to Brussels to see the Commission visits the EU, too."""
    words = resolver("country")
    codes = (words.resolve(meeting.party) for meeting in visit.meetings if meeting.party)
    return tuple(dict.fromkeys(code for code in codes if is_bloc(code)))


def _by_date(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.sort_values(["date_start", "id"], ignore_index=True)


def _agreement_parties(agreements: Iterable[Agreement]) -> pd.DataFrame:
    rows = []
    for record in agreements:
        for position, party in enumerate(record.parties, 1):
            state = party if isinstance(party, str) else party.of
            code = resolver("country").resolve(state) if state else None
            kind = ("bloc" if is_bloc(code) else "government") if isinstance(party, str) else party.kind
            body = None if isinstance(party, str) else body_of(party.name, code)
            rows.append(
                {
                    "agreement_id": record.id,
                    "position": position,
                    "party_code": code,
                    "party_name": vocabulary("country").label(code) if code else None,
                    "party_kind": kind,
                    "printed": party if isinstance(party, str) else party.name,
                    "body_code": body,
                    "body_name": vocabulary("body").label(body) if body else None,
                }
            )
    return _frame(rows, "agreement_parties")


def _signatories(agreements: Iterable[Agreement]) -> pd.DataFrame:
    rows = []
    for record in agreements:
        states = {p.name: p.of for p in record.parties if not isinstance(p, str)}
        for capacity, people in (("signed", record.signatories), ("witnessed", record.witnesses)):
            for position, person in enumerate(people, 1):
                state = states.get(person.party, person.party)
                organization = person.organization or (person.party if person.party in states else None)
                rows.append(
                    {
                        "agreement_id": record.id,
                        "capacity": capacity,
                        "position": position,
                        "printed": person.name,
                        "post": person.post,
                        "party": state,
                        "organization": organization,
                    }
                )
    return _with_people(rows, "signatories")


def _meetings(visits: Iterable[Visit]) -> pd.DataFrame:
    rows: list[Row] = [
        {
            "visit_id": record.id,
            "position": position,
            "printed": meeting.name,
            "post": meeting.post,
            "party": meeting.party,
            "organization": meeting.organization,
            "date": meeting.date,
        }
        for record in visits
        for position, meeting in enumerate(record.meetings, 1)
    ]
    if not rows:
        return empty_table("meetings")
    frame = _with_people(rows, "meetings")
    return frame.assign(**parse_date_column(frame["date"]))


def _with_people(rows: list[Row], table: str) -> pd.DataFrame:
    """Rows with a printed name, post, party and organization → the table, with ids, names and codes."""
    if not rows:
        return empty_table(table)
    frame = pd.DataFrame(rows)
    for column in ("printed", "party", "post", "organization"):
        frame[column] = frame[column].astype("str")
    frame["person_id"] = resolver("person").resolve_column(frame["printed"])
    frame["person_name"] = vocabulary("person").labels(frame["person_id"])
    frame["party_code"] = resolver("country").resolve_column(frame.pop("party"))
    frame["post_name"] = worded(frame["post"], frame["party_code"], english_post)
    frame["organization_code"] = worded(frame["organization"], frame["party_code"], body_of)
    frame["organization_name"] = vocabulary("body").labels(frame["organization_code"])
    return conform(frame, table)


def _sources(agreements: Iterable[Agreement], visits: Iterable[Visit]) -> pd.DataFrame:
    frame = _listed(agreements, visits, "sources")
    if frame.empty:
        return empty_table("sources")
    sites = [site_of(url).removeprefix("www.") for url in frame["url"]]
    return conform(frame.assign(domain=sites), "sources")


def _conflicts(agreements: Iterable[Agreement], visits: Iterable[Visit]) -> pd.DataFrame:
    return conform(_listed(agreements, visits, "conflicts").drop(columns="position", errors="ignore"), "conflicts")


def _listed(agreements: Iterable[Agreement], visits: Iterable[Visit], field: str) -> pd.DataFrame:
    """One row for each entry of a list that agreements and visits both carry."""
    kinds: list[tuple[str, Iterable[Agreement | Visit]]] = [("agreement", agreements), ("visit", visits)]
    return pd.DataFrame(
        {"record_id": record.id, "record_kind": kind, "position": position} | entry.model_dump()
        for kind, records in kinds
        for record in records
        for position, entry in enumerate(getattr(record, field), 1)
    )


def _exploded(agreements: pd.DataFrame, column: str, kind: str, table: str) -> pd.DataFrame:
    code = column.removesuffix("s")
    long = agreements[["id", column]].rename(columns={"id": "agreement_id", column: code}).explode(code)
    long = long.dropna(subset=[code]).sort_values("agreement_id", kind="stable", ignore_index=True)
    long[code] = long[code].astype("str")
    long[f"{kind}_name"] = vocabulary(kind).labels(long[code])
    return conform(long, table)
