"""The visits of a report as drafts of records."""

from __future__ import annotations

from typing import Any

from analysis.dates.edtf import parse_edtf
from analysis.extract.agreements import Agreements
from analysis.extract.days import last_day
from analysis.extract.events import Events
from analysis.extract.evidence import Evidence
from analysis.extract.journeys import Journeys
from analysis.extract.reading import Reading
from analysis.extract.subjects import Journey
from analysis.extract.timing import When

_OLD = 25  # days before the report after which a visit is no news


class Visits:
    """The visits that have begun, `made`, and those that the report only speaks of, `told`."""

    def __init__(self, reading: Reading, events: Events, journeys: Journeys, agreements: Agreements, source: Any):
        self._agreements, self._source = agreements, source
        is_of_minerals = any(sentence.of("mineral", "mineral_name") for sentence in reading.sentences)
        self.made: list[dict[str, Any]] = []
        self.told: list[dict[str, Any]] = []
        if is_of_minerals and not events.is_opinion:
            self.made = [record for journey in journeys.in_order() if (record := self._record(journey)) is not None]
        for journey in journeys.planned.values():
            if journey.visitor.key not in journeys.found:
                self.told.append({"what": "visit", "why": journey.why} | self._told(journey))

    def _told(self, journey: Journey) -> dict[str, Any]:
        evidence = Evidence(self._source.text, self._source.place)
        record = self._who_and_where(journey, evidence)
        for _, cue in journey.cues:
            evidence.add("why", cue.start, cue.end, "verb", journey.why, "likely")
        record["evidence"] = evidence.found
        return record

    def _who_and_where(self, journey: Journey, evidence: Evidence) -> dict[str, Any]:
        record: dict[str, Any] = {}
        person = self._agreements.person(journey.visitor, journey.visitor.party, "visitor", evidence)
        record["visitor"] = person
        if journey.to:
            record["to"] = self._agreements.country(journey.to)
            item, how = (journey.to_item, "country") if journey.to_item else (journey.cues[0][1], "host")
            evidence.add("to", item.start, item.end, how, journey.to, "certain" if how == "country" else "likely")
        places: list[str] = []
        for place in journey.places:
            name = self._agreements.place_name(place)
            if name not in places:
                places.append(name)
                evidence.add(
                    f"places.{len(places) - 1}",
                    place.start,
                    place.end,
                    "place",
                    place.mention.name if place.mention else None,
                )
        if places:
            record["places"] = places
        return record

    def _record(self, journey: Journey) -> dict[str, Any] | None:
        if not journey.to:
            journey.to = self._host_of(journey)
        evidence = Evidence(self._source.text, self._source.place)
        record = self._who_and_where(journey, evidence)
        start = self._start(journey)
        if start is not None and self._is_old(start.edtf):
            return None
        if start is not None:
            first, _, last = start.edtf.partition("/")
            record["start"] = first + ("~" if start.how == "meeting" else "")
            evidence.add("start", start.start, start.end, start.how, record["start"], start.sure)
            if last:
                record["end"] = last
                evidence.add("end", start.start, start.end, start.how, last, start.sure)
        for end in journey.ends:
            day = end.edtf.partition("/")[2] or end.edtf
            if "end" not in record and "start" in record and self._is_after(day, record["start"]):
                record["end"] = day
                evidence.add("end", end.start, end.end, end.how, day, end.sure)
        if journey.kind:
            record["kind"] = journey.kind[0]
            evidence.add("kind", journey.kind[1].start, journey.kind[1].end, "term", journey.kind[0])
        meetings = []
        for at, (person, when) in enumerate(journey.meetings):
            met: dict[str, str] = self._agreements.person(
                person, self._agreements.party_of(person), f"meetings.{at}", evidence
            )
            if when is not None and when.edtf and not when.others:
                met["date"] = when.edtf
                evidence.add(f"meetings.{at}.date", when.start, when.end, when.how, when.edtf, when.sure)
            meetings.append(met)
        if meetings:
            record["meetings"] = meetings
        record["status"] = "held"
        related = self._agreements.during(journey)
        if related:
            record["agreements"] = related
        record["sources"] = [self._source.mapping]
        record["evidence"] = evidence.found
        return record

    def _host_of(self, journey: Journey) -> str:
        """Where somebody was whom the text only says to have come: with those whom he met, or with the other side."""
        home = journey.visitor.party
        hosts = [
            party for person, _ in journey.meetings if (party := self._agreements.party_of(person)) not in ("", home)
        ]
        return hosts[0] if hosts else self._agreements.other_side(home)

    def _start(self, journey: Journey) -> When | None:
        """The day of arrival; where only a meeting or a signing gives it, that."""
        told = [when for when in journey.starts if when.edtf]
        if told:
            ranges = [when for when in told if "/" in when.edtf]
            return ranges[0] if ranges else min(told, key=lambda when: when.edtf)
        days = [when for _, when in journey.meetings if when is not None and when.edtf and "/" not in when.edtf]
        days += self._agreements.days_of(journey)
        if not days:
            return None
        first = min(days, key=lambda when: when.edtf)
        return first._replace(how="meeting", sure="likely")

    @staticmethod
    def _is_after(day: str, start: str) -> bool:
        one, other = parse_edtf(day).end, parse_edtf(start).start
        return one is not None and other is not None and one >= other

    def _is_old(self, edtf: str) -> bool:
        told, page = last_day(edtf), self._agreements.published
        return page is not None and told is not None and (page - told).days > _OLD
