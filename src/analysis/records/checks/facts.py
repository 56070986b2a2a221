"""What the rules share: the records by id, and every name and date resolved once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from analysis.dates.edtf import PartialDate, parse_edtf
from analysis.errors import DateError, UnknownNameError
from analysis.languages.folding import fold
from analysis.languages.likeness import nearest
from analysis.records.flat import DATE_FIELDS
from analysis.records.models import Agreement, Record, Visit
from analysis.records.yamlfile import YamlFile
from analysis.resolve.countries.blocs import members
from analysis.resolve.registry import resolver

R = TypeVar("R", Agreement, Visit, Record)
Id = str
# Looking for near names takes a thousand times as long as finding that there is no such name: in a run it is done for
# so many values, which is more than anybody reads.
MOST_HINTS = 200


class Entry(NamedTuple, Generic[R]):
    """A record and the file it was read from, which knows the lines."""

    file: YamlFile
    record: R


def event_date(record: Record) -> str:
    """The EDTF date a record is filed and drawn under: signature, else adoption, entry into force, announcement."""
    if isinstance(record, Visit):
        return record.start
    return next((text for field in DATE_FIELDS if (text := getattr(record, field))), "")


class Facts:
    """All records that have a form, and what their words and dates mean.

    Nothing is reported here: a name or a date that means nothing is None, or an empty tuple, and is reported by the
    one rule that asks for its error.
    """

    def __init__(
        self,
        entries: Sequence[Entry[Record]],
        unread: Iterable[Id] = (),
        all_seen: bool = True,
        today: date | None = None,
    ):
        self.entries = entries
        self._unread, self._all_seen = frozenset(unread), all_seen
        self.today = today or date.today()
        self._codes: dict[tuple[str, str], tuple[str, ...] | UnknownNameError] = {}
        self._dates: dict[str, PartialDate | DateError] = {}
        self._members: dict[tuple[str, str], set[str]] = {}
        self._hinted: set[str] = set()

    def may_be(self, record_id: Id) -> bool:
        """Whether an id that is of no record may be that of a file that could not be read: which is problem enough."""
        return record_id in self._unread or not self._all_seen

    @cached_property
    def by_id(self) -> dict[Id, Entry[Record]]:
        """The first record of each id."""
        found: dict[Id, Entry[Record]] = {}
        for entry in self.entries:
            found.setdefault(entry.record.id, entry)
        return found

    @cached_property
    def agreement_ids(self) -> list[Id]:
        """Ids of all agreements, once each."""
        return [key for key, entry in self.by_id.items() if isinstance(entry.record, Agreement)]

    @cached_property
    def visit_ids(self) -> list[Id]:
        """Ids of all visits, once each."""
        return [key for key, entry in self.by_id.items() if isinstance(entry.record, Visit)]

    @cached_property
    def first_of_kind(self) -> dict[tuple[object, ...], Id]:
        """By what makes two records of one event the same, the id of the first."""
        found: dict[tuple[object, ...], Id] = {}
        for entry in self.entries:
            found.setdefault(self.sameness(entry.record), entry.record.id)
        return found

    def sameness(self, record: Record) -> tuple[object, ...]:
        """What two records of one event share, in whatever words: codes and days, and of an agreement the title.

        Of an agreement the day, the parties, the type and the title; of a visit the visitor, the country and the day of
        arrival. What has no code stands as it is folded.
        """
        if isinstance(record, Visit):
            visitor = self.code("person", record.visitor.name) or fold(record.visitor.name)
            return "visit", self._day(record.start), visitor, self._coded("country", record.to)
        parties = sorted(
            self._coded("country", party) if isinstance(party, str) else fold(party.name) for party in record.parties
        )
        kind = self._coded("agreement_type", record.type)
        return "agreement", self._day(event_date(record)), tuple(parties), kind, fold(record.title)

    def _coded(self, kind: str, text: str) -> str:
        return self.code(kind, text) or fold(text)

    def _day(self, text: str) -> object:
        day = self.date(text)
        return (day.start, day.end) if day else text

    def code(self, kind: str, text: str) -> str | None:
        """The first code that a printed word stands for; None for an unknown or ambiguous one."""
        codes = self._resolved(kind, text)
        return None if isinstance(codes, UnknownNameError) else codes[0]

    def unknown(self, kind: str, text: str) -> UnknownNameError | None:
        """Why a printed word has no code; None where it has one."""
        codes = self._resolved(kind, text)
        return codes if isinstance(codes, UnknownNameError) else None

    def _resolved(self, kind: str, text: str) -> tuple[str, ...] | UnknownNameError:
        found = self._codes.get((kind, text))
        if found is None:
            try:
                found = resolver(kind).resolve_all(text)
            except UnknownNameError as error:
                found = error
            self._codes[kind, text] = found
        return found

    def date(self, text: str | None) -> PartialDate | None:
        """What an EDTF text means; None where there is none, or no date."""
        read = self._read(text) if text else None
        return None if isinstance(read, DateError) else read

    def bad_date(self, text: str) -> DateError | None:
        """Why a text is no date; None where it is one."""
        read = self._read(text)
        return read if isinstance(read, DateError) else None

    def _read(self, text: str) -> PartialDate | DateError:
        found = self._dates.get(text)
        if found is None:
            try:
                found = parse_edtf(text)
            except DateError as error:
                found = error
            self._dates[text] = found
        return found

    def countries(self, name: str, on: str) -> set[str]:
        """The code of a country or bloc with those of the bloc's members on a day; none for an unknown name."""
        found = self._members.get((name, on))
        if found is None:
            code = self.code("country", name)
            found = {code, *members(code, on)} if code else set()
            self._members[name, on] = found
        return found

    def may_hint(self, value: str) -> bool:
        """Whether near names may be looked for: of the first values that need them, however often each is asked for."""
        if len(self._hinted) < MOST_HINTS:
            self._hinted.add(value)
        return value in self._hinted

    def did_you_mean(self, value: str, known: Iterable[str], otherwise: str) -> str:
        """A hint with the names nearest to a value, or another hint where nothing is near."""
        near = nearest(value, known) if self.may_hint(value) else []
        return f"did you mean {' or '.join(near)}?" if near else otherwise


def after(first: PartialDate | None, second: PartialDate | None, tolerance: timedelta = timedelta()) -> bool:
    """Whether the first date is certainly later than the second, by more than a tolerance."""
    return bool(first and second and first.start and second.end and first.start > second.end + tolerance)
