"""All agreements and visits as one table: a row each, with all by which a reader filters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis.addresses import page_of
from analysis.dates.wording import in_words
from analysis.listings.columns import labels, names
from analysis.resolve.countries.blocs import ever_members, is_bloc, members
from analysis.views.audit import build_source_audit
from analysis.views.tables import Tables, tables_in
from analysis.views.timeline import build_timeline
from analysis.vocab.cache import kept, vocab_folder

_ALWAYS = "0001/9999"  # of an event without a date: whoever was a member at any time


class RecordRow(NamedTuple):
    """One agreement or visit: `place` is where it stands in its own table, `id` and `page` are '' where it has no id.

    Codes are those of the vocabularies, '' or () where none is known; `members` has for each of `parties` the members
    of a bloc on that day, () for a country; `groups` are the blocs of which all members on that day are parties or in
    a bloc that is one, while the bloc itself is none, with these members; `first` and `last` are the years it can be
    of, None without a date; `made` are the agreements made during a visit.
    """

    kind: str
    place: int
    id: str
    title: str
    page: str
    url: str
    date: str
    day: int | None
    first: int | None
    last: int | None
    type_code: str
    type_name: str
    status_code: str
    status_name: str
    level: str
    parties: tuple[str, ...]
    members: tuple[tuple[str, ...], ...]
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    party_names: str
    areas: tuple[str, ...]
    area_names: str
    minerals: tuple[str, ...]
    mineral_names: str
    places: tuple[str, ...]
    made: tuple[str, ...]
    n_sources: int
    n_independent: int
    n_official: int
    confidence: str

    @property
    def key(self) -> str:
        """The id; of a record without one what no other has."""
        return self.id or f"row {self.place}"


def build_records_table(data: Tables) -> list[RecordRow]:
    """Every agreement and every visit, one row each, the latest first and those without a date last.

    Parameters
    ----------
    data : Dataset, mapping of str to DataFrame, or DataFrame
        Whatever holds the tables `agreements`, `visits`, `sources` and `conflicts`; a frame alone is `agreements`.

    Returns
    -------
    list of RecordRow
        As many as the tables of agreements and of visits have rows together.

    Raises
    ------
    ParameterError
        No table of agreements is given.

    Examples
    --------
    >>> from analysis import load_dataset
    >>> data = load_dataset()
    >>> len(build_records_table(data)) == len(data.agreements) + len(data.visits)
    True
    """
    agreements, visits, sources, conflicts = tables_in(data, "agreements", "visits", "sources", "conflicts")
    given = {"agreements": agreements, "visits": visits, "sources": sources, "conflicts": conflicts}
    quality = {(row.record_kind, row.record_id): row for row in build_source_audit(given).itertuples(index=False)}
    rows = [*_rows("agreement", agreements, quality), *_rows("visit", visits, quality)]
    return sorted(rows, key=lambda row: (row.day is None, -(row.day or 0), row.kind, row.id, row.place))


def _rows(kind: str, table: pd.DataFrame, quality: Mapping[tuple[object, object], object]) -> Iterator[RecordRow]:
    is_visit, folder = kind == "visit", vocab_folder()
    titles = _titles(kind, table)
    type_codes = _texts(table["kind_code" if is_visit else "type_code"])
    coded = zip(
        type_codes,
        labels("visit_kind" if is_visit else "agreement_type", type_codes),
        labels("status", table["status_code"]),
        names("country", map(_unique, table["party_codes"])),
        names("area", table["area_codes"]),
        names("mineral", table["mineral_codes"]),
        strict=True,
    )
    for place, (record, (type_code, type_name, status, party_names, area_names, mineral_names)) in enumerate(
        zip(table.to_dict("records"), coded, strict=True)
    ):
        found = quality.get((kind, record["id"]))
        parties, day = _unique(record["party_codes"]), _text(record["date"]) or _ALWAYS
        yield RecordRow(
            kind=kind,
            place=place,
            id=_text(record["id"]),
            title=titles[place] or _text(record["id"]),
            page=page_of(kind, record["id"]),
            url=_text(record["source_url"]),
            date=in_words(record["date"]),
            day=None if pd.isna(record["date_start"]) else record["date_start"].toordinal(),
            first=_year(record["date_start"]),
            last=_year(record["date_end"]),
            type_code=type_code,
            type_name=type_name,
            status_code=_text(record["status_code"]),
            status_name=status,
            level="" if is_visit else _text(record["level"]),
            parties=parties,
            members=(within := tuple(_members_on(folder, code, day) for code in parties)),
            groups=tuple(_groups_among(folder, parties, {*parties, *chain.from_iterable(within)}, day)),
            party_names=party_names,
            areas=tuple(record["area_codes"]),
            area_names=area_names,
            minerals=tuple(record["mineral_codes"]),
            mineral_names=mineral_names,
            places=places_of(record, is_visit),
            made=tuple(record["agreement_ids"]) if is_visit else (),
            n_sources=int(getattr(found, "n_sources", 0)),
            n_independent=int(getattr(found, "n_independent", 0)),
            n_official=int(getattr(found, "n_official", 0)),
            confidence=_text(record["confidence"]),
        )


def _titles(kind: str, table: pd.DataFrame) -> list[str]:
    """As the timeline has them; rows may lack an id, or have one in common."""
    numbered = table.assign(id=[str(place) for place in range(len(table))])
    events = build_timeline(**{f"{kind}s": numbered})
    found = dict(zip(events["id"], events["title"], strict=True))
    return [_text(found.get(place)) for place in numbered["id"]]


def places_of(record: Mapping[str, object], is_visit: bool) -> tuple[str, ...]:
    """The towns of a record, by their English names where the table has these, else as printed."""
    if is_visit:
        given = record.get("place_names") or record["places"]
        return _unique(given) if isinstance(given, tuple) else ()
    return tuple(filter(None, [_text(record.get("place_name")) or _text(record["place"])]))


def _groups_among(
    folder: Path, parties: Sequence[str], codes: set[str], date: str
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Blocs of two members or more that are all parties, or in a bloc that is one (`codes`), with these members."""
    for bloc, ever in sorted(ever_members().items()):
        if bloc not in parties and len(ever & codes) > 1:
            within = _members_on(folder, bloc, date)
            if len(within) > 1 and codes.issuperset(within):
                yield bloc, within


@kept(maxsize=1 << 12)
def _members_on(_folder: Path, code: str, date: str) -> tuple[str, ...]:
    return members(code, date) if is_bloc(code) else ()


def _year(day: object) -> int | None:
    return None if pd.isna(day) else pd.Timestamp(day).year


def _unique(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes))


def _texts(column: pd.Series) -> list[str]:
    return [_text(value) for value in column]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
