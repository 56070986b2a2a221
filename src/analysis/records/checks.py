"""What a record must satisfy beyond its form: its words resolve, its dates agree, its links lead somewhere."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from analysis import paths
from analysis.dates.edtf import PartialDate, parse_edtf
from analysis.errors import AnalysisError, DateError, Issue, UnknownNameError
from analysis.languages.likeness import nearest
from analysis.records.flat import DATE_FIELDS
from analysis.records.models import Agreement, Visit
from analysis.records.sites import check_conflicts, check_sources
from analysis.records.yamlfile import YamlFile
from analysis.resolve.countries.blocs import members
from analysis.vocab.vocabulary import vocabulary

Read = tuple[YamlFile, Agreement | Visit]

# The date a status rests on: the first is required, the others may stand in for it.
STATUS_DATES = {
    "proposed": ("announced",),
    "negotiating": ("announced",),
    "announced": ("announced",),
    "signed": ("signed",),
    "in force": ("in_force", "signed", "concluded"),
    "concluded": ("concluded",),
    "expired": ("ended", "signed", "concluded", "in_force"),
    "terminated": ("ended", "signed", "concluded", "in_force"),
}
# A signing may be dated by the clock of either capital, and an approximate visit is dated by one of its days.
VISIT_TOLERANCE = timedelta(days=3)


# What to do about a name that is near to no other.
_HINTS = {
    **dict.fromkeys(
        (("person", place) for place in ("signatories", "witnesses", "visitor", "meetings")),
        "add the person to data/vocab/people.csv",
    ),
    ("country", "parties"): "a company or an agency is written {name: …, kind: company, of: …}",
}


def event_date(record: Agreement | Visit) -> str:
    """The EDTF date a record is filed and drawn under: signature, else adoption, entry into force, announcement."""
    if isinstance(record, Visit):
        return record.start
    return next((text for field in DATE_FIELDS if (text := getattr(record, field))), "")


def check_records(read: list[Read], unread: frozenset[str] = frozenset(), today: date | None = None) -> Iterator[Issue]:
    """Every problem of the records taken together; links to the ids in `unread`, whose files have no form, pass."""
    by_id: dict[str, Agreement | Visit] = {}
    first: dict[str, YamlFile] = {}
    for file, record in read:
        if record.id in by_id:
            other = paths.display(first[record.id].path)
            yield file.issue(("id",), record.id, "the id is taken:", f"also in {other}: delete or rename one")
        by_id.setdefault(record.id, record)
        first.setdefault(record.id, file)
    yield from _check_twins(read)
    for file, record in read:
        yield from _check_place(file, record)
        yield from _check_future(file, record, today or date.today())
        yield from check_sources(file, record)
        yield from check_conflicts(file, record)
        for index, source in enumerate(record.sources):
            yield from _dates(file, source, ("published",), ("sources", index))
        if isinstance(record, Agreement):
            yield from _check_agreement(file, record)
            yield from _check_links(file, record, by_id, unread)
        else:
            yield from _check_visit(file, record)


def _check_twins(read: list[Read]) -> Iterator[Issue]:
    """Two records of one agreement: the same day, parties, type and title."""
    seen: dict[tuple, str] = {}
    for file, record in read:
        if isinstance(record, Agreement):
            printed = tuple(sorted(party if isinstance(party, str) else party.name for party in record.parties))
            twin = seen.setdefault((event_date(record), printed, record.type, record.title), record.id)
            if twin != record.id:
                yield file.issue(("title",), record.title, f"the same as {twin}:", "merge the two into one record")


def _check_future(file: YamlFile, record: Agreement | Visit, today: date) -> Iterator[Issue]:
    """What is said to be done cannot lie ahead. A day's grace for the clocks of the world."""
    done = record.status not in ("proposed", "negotiating", "announced", "planned", "cancelled")
    for name in ("start",) if isinstance(record, Visit) else ("signed", "concluded", "in_force") if done else ():
        text = getattr(record, name)
        try:
            lies_ahead = text and done and (parse_edtf(text).start or today) > today + timedelta(days=1)
        except DateError:
            continue  # reported where the date itself is checked
        if lies_ahead:
            hint = "mend the date, or the status: what is to come is announced or planned"
            yield file.issue((name,), text, f"{record.status}, but in the future:", hint)


def _check_place(file: YamlFile, record: Agreement | Visit) -> Iterator[Issue]:
    if record.id != file.path.stem:
        hint = f"name the file {record.id}.yml or write id: {file.path.stem}"
        yield file.issue(("id",), record.id, f"the file is called {file.path.name} but the id is", hint)
    year = _year_of(record)
    if year and file.path.parent.name != year:
        yield file.issue((), year, f"the folder is {file.path.parent.name} but the event is of", f"move it to {year}/")


def _year_of(record: Agreement | Visit) -> str:
    """The year an event is filed under; '' where its date is missing or no date, which is reported there."""
    try:
        event = parse_edtf(event_date(record))
    except DateError:
        return ""
    day = event.start or event.end
    return f"{day.year:04}" if day else ""


def _check_agreement(file: YamlFile, record: Agreement) -> Iterator[Issue]:
    yield from _word(file, ("type",), record.type, "agreement_type")
    yield from _status(file, record.status, "agreement")
    parsed = yield from _dates(file, record, DATE_FIELDS)
    wanted = STATUS_DATES.get(record.status, ())
    if record.status in ("proposed", "negotiating", "announced") and (record.signed or record.concluded):
        name = "signed" if record.signed else "concluded"
        yield file.issue((name,), None, f"{name} on a day, but the status is {record.status}", "mend one of them")
    elif wanted and not any(getattr(record, field) for field in wanted):
        yield file.issue(("status",), record.status, "no date for the status", f"add '{wanted[0]}: …'")
    began = next((parsed[name] for name in DATE_FIELDS if name in parsed and name != "ended"), None)
    if began and "ended" in parsed and _after(began, parsed["ended"]):
        yield file.issue(("ended",), record.ended, f"ended before it began ({began.edtf}):", "check both dates")
    if record.place_country:
        yield from _word(file, ("place_country",), record.place_country, "country")
    party_codes: dict[str, str] = {}
    states: set[str] = set()
    all_known = True
    for index, party in enumerate(record.parties):
        name, location = (party, ()) if isinstance(party, str) else (party.of, ("of",))
        if name is None:
            party_codes[party.name] = ""
            continue
        code = yield from _word(file, ("parties", index, *location), name, "country")
        printed = party if isinstance(party, str) else party.name
        if printed in party_codes or (isinstance(party, str) and code in states):
            yield file.issue(("parties", index), printed, "the party stands twice:", "keep one")
        party_codes[printed] = code or ""
        states |= {code} if code and isinstance(party, str) else set()
        all_known = all_known and code is not None
    resolved = set(filter(None, party_codes.values()))
    for role in ("signatories", "witnesses"):
        for index, person in enumerate(getattr(record, role)):
            code = party_codes.get(person.party)
            if code is None:
                code = yield from _word(file, (role, index, "party"), person.party, "country")
            if role == "signatories" and all_known and code and code not in resolved:
                hint = f"parties are {', '.join(party_codes)}: mend the signatory or add the party"
                yield file.issue((role, index, "party"), person.party, "not a party of the agreement:", hint)
            yield from _word(file, (role, index, "name"), person.name, "person")
    for name in ("areas", "minerals"):
        for index, term in enumerate(getattr(record, name)):
            yield from _word(file, (name, index), term, name[:-1])


def _check_links(file: YamlFile, record: Agreement, by_id: dict, unread: frozenset[str]) -> Iterator[Issue]:
    visits = [key for key, other in by_id.items() if isinstance(other, Visit)]
    agreements = [key for key, other in by_id.items() if isinstance(other, Agreement) and key != record.id]
    for index, wanted in enumerate(record.visit):
        location = ("visit", index) if isinstance(file.data.get("visit"), list) else ("visit",)
        visit = by_id.get(wanted)
        if isinstance(visit, Visit):
            yield from _check_visit_link(file, location, record, visit)
        elif wanted not in unread:
            near = nearest(wanted, visits)
            hint = f"did you mean {' or '.join(near)}?" if near else "add the visit or delete the link"
            yield file.issue(location, wanted, "no such visit:", hint)
    for index, link in enumerate(record.follows):
        if link.id not in unread and (not isinstance(by_id.get(link.id), Agreement) or link.id == record.id):
            near = nearest(link.id, agreements)
            hint = f"did you mean {' or '.join(near)}?" if near else "add it or delete the link"
            yield file.issue(("follows", index, "id"), link.id, "no such earlier agreement:", hint)


def _check_visit_link(file: YamlFile, location: tuple, record: Agreement, visit: Visit) -> Iterator[Issue]:
    """A linked visit is of the agreement's days and touches one of its parties."""
    try:
        began = parse_edtf(event_date(record))
        first, last = parse_edtf(visit.start), parse_edtf(visit.end or visit.start)
        ends = set().union(*(_with_blocs(name, visit.start) for name in (visit.to, visit.visitor.party)))
        printed = [party if isinstance(party, str) else party.of for party in record.parties]
        parties = set().union(*(_with_blocs(name, visit.start) for name in printed if name))
    except AnalysisError:
        return  # each of these is reported where it stands
    if _after(first, began, VISIT_TOLERANCE) or _after(began, last, VISIT_TOLERANCE):
        hint = "link the visit of that day, or mend a date"
        yield file.issue(location, visit.id, f"the agreement is of {began.edtf}, the visit of {visit.start}:", hint)
    if parties and not ends & parties:
        hint = "link a visit by or to one of the parties"
        yield file.issue(location, visit.id, "the visit is neither by nor to a party:", hint)


def _with_blocs(name: str, on: str) -> set[str]:
    code = vocabulary("country").resolve(name)
    return {code, *_members(code, on)}


@lru_cache(maxsize=4096)
def _members(code: str, on: str) -> tuple[str, ...]:
    return members(code, on)


def _check_visit(file: YamlFile, record: Visit) -> Iterator[Issue]:
    yield from _status(file, record.status, "visit")
    if record.kind:
        yield from _word(file, ("kind",), record.kind, "visit_kind")
    yield from _word(file, ("to",), record.to, "country")
    yield from _word(file, ("visitor", "party"), record.visitor.party, "country")
    yield from _word(file, ("visitor", "name"), record.visitor.name, "person")
    parsed = yield from _dates(file, record, ("start", "end"))
    if len(parsed) == 2 and _after(parsed["start"], parsed["end"]):
        yield file.issue(("end",), record.end, f"ends before it starts ({record.start}):", "check both dates")
        del parsed["end"]
    for index, meeting in enumerate(record.meetings):
        location = ("meetings", index)
        if not (meeting.name or meeting.post or meeting.organization):
            yield file.issue(location, None, "nobody is named", "give a name, a post or an organization")
        if meeting.party:
            yield from _word(file, (*location, "party"), meeting.party, "country")
        if meeting.name:
            yield from _word(file, (*location, "name"), meeting.name, "person")
        met = yield from _dates(file, meeting, ("date",), location)
        span = [parsed[name] for name in ("start", "end") if name in parsed]
        if met and span and (_after(span[0], met["date"]) or (len(span) == 2 and _after(met["date"], span[1]))):
            yield file.issue((*location, "date"), meeting.date, "the meeting is outside the visit:", "check the dates")


def _after(first: PartialDate, second: PartialDate, tolerance: timedelta = timedelta()) -> bool:
    """Whether the first date is certainly later than the second."""
    return bool(first.start and second.end and first.start > second.end + tolerance)


def _dates(
    file: YamlFile, model: object, fields: Iterable[str], location: tuple = ()
) -> Generator[Issue, None, dict[str, PartialDate]]:
    """Parse the date fields that are there; returns the good ones after reporting the bad."""
    parsed: dict[str, PartialDate] = {}
    for name in fields:
        text = getattr(model, name)
        if text is None:
            continue
        try:
            parsed[name] = parse_edtf(text)
        except DateError as error:
            message, _, hint = str(error).partition(" — ")
            message = message.removesuffix(f" {text!r}") + ":"
            yield file.issue((*location, name), text, message, hint)
    return parsed


def _word(file: YamlFile, location: tuple, value: str, kind: str) -> Generator[Issue, None, str | None]:
    """Resolve a printed word; returns its first code, or None after reporting."""
    try:
        return vocabulary(kind).resolve_all(value)[0]
    except UnknownNameError as error:
        codes = vocabulary(kind).rows
        known = ", ".join(codes) if len(codes) <= 20 else "a name of data/vocab, or add this one there"
        hint = _HINTS.get((kind, location[0]), "") if not error.candidates else error.hint
        hint = hint or error.hint or f"write {known}"
        yield file.issue(location, value, f"{error.problem}:", hint)
        return None


def _status(file: YamlFile, value: str, kind: str) -> Iterator[Issue]:
    allowed = [code for code, row in vocabulary("status").rows.items() if kind in row["applies_to"]]
    if value not in allowed:
        yield file.issue(
            ("status",),
            value,
            f"not a status of {'an' if kind[0] == 'a' else 'a'} {kind}:",
            f"write {', '.join(allowed)}",
        )
