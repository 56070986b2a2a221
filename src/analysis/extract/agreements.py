"""The agreements of a report as drafts of records."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from analysis.dates.edtf import parse_edtf
from analysis.extract.bodies import body_party
from analysis.extract.circumstances import Circumstances
from analysis.extract.days import last_day
from analysis.extract.deal import Deal, distinct
from analysis.extract.deals import OLD, Deals
from analysis.extract.event import Event, type_of
from analysis.extract.evidence import Evidence
from analysis.extract.items import Item
from analysis.extract.journeys import Journeys
from analysis.extract.naming import bare, known_person, title_of
from analysis.extract.people import Cast
from analysis.extract.person import Person
from analysis.extract.reading import Reading
from analysis.extract.scope import has_document, is_of_minerals, kind_of, kind_of_body, status_of
from analysis.extract.sides import is_ministry
from analysis.extract.subjects import Journey
from analysis.extract.timing import Timing, When
from analysis.extract.towns import country_of, place_in
from analysis.vocab.catalogue import vocabulary

_FIELDS = {"signed": "signed", "in force": "in_force", "terminated": "ended", "concluded": "concluded"}
_STEM = 5  # letters by which a word of a body is known in whatever case
_COUNTRY = 3  # letters of a country's code; a bloc's may have as many, and is party alone only where it has not
_LANGUAGES = ("ru", "kk")


class Agreements:
    """Makes the drafts of `deals`; those that are out of scope or old are in `old` or left out."""

    def __init__(
        self, reading: Reading, cast: Cast, deals: Deals, timing: Timing, journeys: Journeys, published: str | None,
        source: Any,
    ):  # fmt: skip
        self._reading, self._cast, self._timing = reading, cast, timing
        self._circumstances = Circumstances(reading, cast, deals, timing, journeys)
        self.published, self._source = last_day(published), source
        self.made: list[tuple[Deal, dict[str, Any]]] = []
        self._days: list[When | None] = []
        self.old: list[tuple[Deal, dict[str, Any]]] = []
        before: str | None = None
        for deal in deals.found:
            if not is_of_minerals(deal, deals.found, reading) or not has_document(deal):
                continue
            when = self._circumstances.when(deal, before)
            if when is None or when.how == "date line":
                when = self._beside(deal) or when
            record = self._record(deal, when)
            if record is None:
                continue
            if when and when.edtf and self._is_old(when.edtf):
                self.old.append((deal, record))
                continue
            before = (when.edtf if when else None) or before
            self.made.append((deal, record))
            self._days.append(when)

    def _is_old(self, edtf: str) -> bool:
        told = last_day(edtf)
        return self.published is not None and told is not None and (self.published - told).days > OLD

    def _beside(self, deal: Deal) -> When | None:
        """The day of another agreement that the same paragraph tells of."""
        paragraphs = {event.sentence.paragraph for event in deal.events if not event.is_headline}
        for (other, _), when in zip(self.made, self._days, strict=True):
            near = {event.sentence.paragraph for event in other.events if not event.is_headline}
            if paragraphs & near and when is not None and when.how == "date":
                return when._replace(sure="likely")
        return None

    def _record(self, deal: Deal, when: When | None) -> dict[str, Any] | None:
        codes = self._circumstances.codes(deal)
        is_with_bloc = any(len(code) != _COUNTRY for code in codes)
        if len(codes) < 2 and not is_with_bloc and not any(side.is_body and not side.code for side in deal.sides):
            return None
        evidence = Evidence(self._source.text, self._source.place)
        status = status_of(deal)
        record: dict[str, Any] = {"title": ""}
        kind = kind_of(deal, self._reading)
        self._put_type(record, deal, kind, evidence)
        record["status"] = status
        cue = deal.events[0].cue
        if cue:
            evidence.add("status", cue.start, cue.end, "verb", status)
        self._put_day(record, when, _FIELDS[status], evidence)
        place = self._circumstances.place(deal) if status in ("signed", "concluded") else None
        if place:
            record["place"] = self.place_name(place)
            sure = "likely" if place is self._timing.dateline.place else "certain"
            evidence.add("place", place.start, place.end, "place", place.mention.name if place.mention else None, sure)
            if country := country_of(place):
                record["place_country"] = self.country(country)
        self._put_parties(record, deal, codes, evidence)
        signed = list(distinct(deal.signed)) if status in ("signed", "concluded") else []
        known = {person.key for person in signed}
        watched = [one for one in distinct(deal.watched) if one.key not in known]
        self._put_people(record, "signatories", signed, codes, evidence)
        self._put_people(record, "witnesses", watched, codes, evidence)
        self._put_codes(record, deal, evidence)
        record["title"] = title_of(codes, kind, record.get("minerals", ()))
        record["sources"] = [self._source.mapping]
        record["evidence"] = evidence.found
        return record

    def told(self, events: Iterable[Event]) -> dict[str, Any]:
        """What a report says of an agreement that it does not report as made."""
        evidence = Evidence(self._source.text, self._source.place)
        record: dict[str, Any] = {}
        for event in events:
            instrument = event.instrument
            if instrument and "type" not in record:
                record["type"] = self._reading.text[instrument.start : instrument.end]
                evidence.add("type", instrument.start, instrument.end, "term", type_of(instrument) or None, "likely")
            codes = record.setdefault("parties", [])
            for item in event.sentence.items:
                if item.role in ("country", "government") and item.code and not item.is_spoken:
                    name = self.country(item.code)
                    if name not in codes:
                        codes.append(name)
                        evidence.add(f"parties.{len(codes) - 1}", item.start, item.end, "country", item.code, "likely")
            if event.cue:
                evidence.add("why", event.cue.start, event.cue.end, "verb", event.why, "likely")
        if not record.get("parties"):
            record.pop("parties", None)
        record["evidence"] = evidence.found
        return record

    def _put_type(self, record: dict[str, Any], deal: Deal, kind: str, evidence: Evidence) -> None:
        if deal.instrument:
            record["type"] = self._printed_type(deal.instrument)
            how = "term" if deal.type == kind else "term, parties"
            evidence.add("type", deal.instrument.start, deal.instrument.end, how, kind)
        else:
            record["type"] = kind
            cue = deal.events[0].cue
            if cue:
                evidence.add("type", cue.start, cue.end, "verb", kind, "doubtful")

    def _printed_type(self, instrument: Item) -> str:
        return " ".join(self._reading.text[instrument.start : instrument.end].split())

    def _put_day(self, record: dict[str, Any], when: When | None, field: str, evidence: Evidence) -> None:
        if when is None:
            return
        for edtf in when.others or (when.edtf,):
            evidence.add(field, when.start, when.end, when.how, edtf, when.sure)
        if when.others:
            record["unresolved"] = [
                {
                    "field": field,
                    "reason": "the day of the month is not that day of the week",
                    "readings": list(when.others),
                }
            ]
        else:
            record[field] = parse_edtf(when.edtf).edtf

    def place_name(self, place: Item) -> str:
        """A town in the language of the text as the vocabulary has it; else as printed."""
        name = place.mention.name if place.mention else ""
        printed = " ".join(self._reading.text[place.start : place.end].split())
        return place_in(name, self._reading.language) or name or (printed.title() if printed.isupper() else printed)

    def party_of(self, person: Person) -> str:
        """Whom somebody acts for, by all the text says; '' where nothing tells it."""
        return person.party or self._cast.full(person).party

    def other_side(self, party: str) -> str:
        """The other side of the agreements of the report that a country is a side of; '' where there are several."""
        others = {
            code
            for deal, _ in self.made
            for code in self._circumstances.codes(deal)
            if party in self._circumstances.codes(deal)
        } - {party}
        return others.pop() if len(others) == 1 else ""

    def during(self, journey: Journey) -> list[int]:
        """The places, in the draft, of the agreements that were made where and while somebody visited."""
        return [at for at, (deal, _) in enumerate(self.made) if self._is_during(deal, journey)]

    def days_of(self, journey: Journey) -> list[When]:
        """The days of these agreements."""
        return [when for at in self.during(journey) if (when := self._days[at]) is not None and when.edtf]

    def _is_during(self, deal: Deal, journey: Journey) -> bool:
        place = self._circumstances.place(deal)
        is_there = country_of(place) in ("", journey.to)
        codes = self._circumstances.codes(deal)
        return is_there and journey.to in codes and journey.visitor.party in codes

    def country(self, code: str) -> str:
        """The name of a country in the language of the text, if the vocabulary has it; else in English."""
        language = self._reading.language
        return vocabulary("country").label(code, language if language in _LANGUAGES else "en")

    def _put_parties(self, record: dict[str, Any], deal: Deal, codes: list[str], evidence: Evidence) -> None:
        listed: list[Any] = []
        for code in codes:
            self._prove_party(f"parties.{len(listed)}", code, deal, evidence)
            listed.append(self.country(code))
        seen: set[str] = set()
        bodies = [(side.code, side.item) for side in deal.sides if side.is_body]
        bodies += [(person.party, person.body) for person in deal.signed if person.body and person.party]
        for code, item in bodies:
            name = bare(self._reading.text[item.start : item.end])
            key = item.code or " ".join(word[:_STEM] for word in name.casefold().split())  # in whatever case
            if key in seen or is_ministry(item, self._reading):
                continue
            seen.add(key)
            evidence.add(f"parties.{len(listed)}", item.start, item.end, "body", item.code)
            body: dict[str, str] = {"name": name, "kind": kind_of_body(item, self._reading) or "state body"}
            if code or (code := body_party(item, self._reading)):
                body["of"] = self.country(code)
            listed.append(body)
        record["parties"] = listed

    def _prove_party(self, path: str, code: str, deal: Deal, evidence: Evidence) -> None:
        for side in deal.sides:
            if side.code == code:
                evidence.add(path, side.item.start, side.item.end, "body" if side.is_body else "country", code)
                return
        for person in deal.signed:
            place = person.party_place or person.post
            if code in (person.party, self._cast.full(person).party):
                start, end = (place.start, place.end) if place else (person.item.start, person.item.end)
                evidence.add(path, start, end, "signatory", code)
                return
        for sentence in self._reading.sentences:
            for item in sentence.of("country", "government"):
                if item.code == code:
                    evidence.add(path, item.start, item.end, "context", code, "likely")
                    return
        for town in [one for sentence in self._reading.sentences for one in sentence.of("place")]:
            if country_of(town) == code:
                evidence.add(path, town.start, town.end, "place", code, "likely")
                return

    def _put_people(
        self, record: dict[str, Any], field: str, people: list[Person], codes: list[str], evidence: Evidence
    ) -> None:
        listed = []
        told = [self._cast.full(person).party or person.party for person in people]
        for at, person in enumerate(people):
            full = self._cast.full(person)
            party = person.party or full.party
            if not party and field == "signatories" and len(codes) == 2:
                rest = [code for code in codes if code not in told]
                party = rest[0] if len(rest) == 1 else ""
            listed.append(self.person(person, party, f"{field}.{at}", evidence))
        if listed:
            record[field] = listed

    def person(self, person: Person, party: str, path: str, evidence: Evidence) -> dict[str, str]:
        """Somebody as records have people, with the places in the text."""
        full = self._cast.full(person)
        found = {"name": full.name}
        code = full.code
        if self._source.is_rewritten and full.is_nominative:
            found["name"] = evidence.printed(full.item.start, full.item.end)
            code = code or known_person(found["name"])
        evidence.add(f"{path}.name", person.item.start, person.item.end, "person", code)
        post = person.post or full.post
        if post:
            found["post"] = evidence.printed(post.start, post.end)
            evidence.add(f"{path}.post", post.start, post.end, "post", person.rank or full.rank or None)
        if party:
            found["party"] = self.country(party)
            place = person.party_place or full.party_place
            if place:
                evidence.add(f"{path}.party", place.start, place.end, "country", party)
            else:
                evidence.add(f"{path}.party", person.item.start, person.item.end, "person", party, "likely")
        body = person.body or full.body
        if body and not is_ministry(body, self._reading):
            found["organization"] = bare(self._reading.text[body.start : body.end])
            evidence.add(f"{path}.organization", body.start, body.end, "body", body.code)
        return found

    def _put_codes(self, record: dict[str, Any], deal: Deal, evidence: Evidence) -> None:
        for role, field in (("area", "areas"), ("mineral", "minerals")):
            codes: list[str] = []
            for item in self._circumstances.topics(deal):
                for code in item.codes if item.role == role else ():
                    if code not in codes:
                        codes.append(code)
                    evidence.add(f"{field}.{codes.index(code)}", item.start, item.end, "term", code)
            if codes:
                record[field] = codes
