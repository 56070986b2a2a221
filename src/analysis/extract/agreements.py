"""The agreements of a report as drafts of records."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from analysis.dates.edtf import parse_edtf
from analysis.extract.bodies import body_party
from analysis.extract.days import last_day
from analysis.extract.deals import Deal, Deals, distinct
from analysis.extract.events import Event, type_of
from analysis.extract.evidence import Evidence
from analysis.extract.journeys import Journey
from analysis.extract.parties import parties
from analysis.extract.people import Cast, Person
from analysis.extract.reading import Item, Reading
from analysis.extract.sides import is_ministry
from analysis.extract.timing import Timing, When, country_of, place_in
from analysis.vocab.catalogue import vocabulary

_FIELDS = {"signed": "signed", "in force": "in_force", "terminated": "ended", "concluded": "concluded"}
_MINING = frozenset(("exploration", "extraction", "processing", "recycling", "stockpiling"))
_OLD = 25  # days before the report after which something is no news but recalled
_COUNTRY = 3  # letters of a country's code; a bloc's may have as many, and is party alone only where it has not
_LANGUAGES = ("ru", "kk")


class Agreements:
    """Makes the drafts of `deals`; those that are out of scope or old are in `old` or left out."""

    def __init__(self, reading: Reading, cast: Cast, deals: Deals, timing: Timing, published: str | None, source: Any):
        self._reading, self._cast, self._deals, self._timing = reading, cast, deals, timing
        self.published, self._source = last_day(published), source
        self.made: list[tuple[Deal, dict[str, Any]]] = []
        self._known: dict[int, list[str]] = {}
        self._days: list[When | None] = []
        self.old: list[tuple[Deal, dict[str, Any]]] = []
        before: str | None = None
        for deal in deals.found:
            if not self._is_of_minerals(deal):
                continue
            when = self.when(deal, before)
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

    # --- what counts ---

    def _is_of_minerals(self, deal: Deal) -> bool:
        """Whether a document is about minerals: its own words say so, or it says nothing else and the report is."""
        sentences = [*(event.sentence for event in deal.events), *deal.content]
        if deal.is_mineral or deal.minerals:
            return True
        own = [event for event in deal.events if not event.is_headline]
        if any(self._is_mineral(event) for event in own) or any(s.of("mineral") for s in deal.content):
            return True
        if any(item.code in _MINING for item in deal.topics):
            return True
        if deal.has_topic and len(self._deals.found) > 1:
            return self._shares_people(deal)
        return any(sentence.of("mineral") for sentence in sentences) or any(
            sentence.of("mineral") for sentence in self._reading.sentences[:4]
        )

    def _shares_people(self, deal: Deal) -> bool:
        """Whether a document without minerals belongs to the matter: a mineral company's own paper."""
        return any(
            other is not deal and other.minerals and {side.code for side in other.sides} == {side.code for side in deal.sides}
            and any(side.is_body for side in other.sides) and not deal.signed
            for other in self._deals.found
        )  # fmt: skip

    @staticmethod
    def _is_mineral(event: Event) -> bool:
        return any(item.role == "mineral" for item in event.items)

    def _is_old(self, edtf: str) -> bool:
        told = last_day(edtf)
        return self.published is not None and told is not None and (self.published - told).days > _OLD

    # --- when and where ---

    def when(self, deal: Deal, before: str | None) -> When | None:
        """The day of an agreement: beside its verb, of its ceremony, of all that was signed, of the date line."""
        events = [event for event in deal.events if not event.is_headline] or deal.events
        for event in events:
            if when := self._timing.of_event(event):
                return when
        near = [event.sentence for event in events]
        numbers = {sentence.paragraph for sentence in near}
        ceremonies = [
            sentence
            for sentence in self._reading.sentences
            if sentence.of("ceremony", "held") and not sentence.of("plan_visit")
            and any(abs(sentence.paragraph - number) <= 1 for number in numbers) and not sentence.is_headline
        ]  # fmt: skip
        ceremonies = [s for s in ceremonies if s.of("ceremony") and s.of("held")]
        if when := self._timing.of_sentences(ceremonies):
            return when
        for sentence in near:
            if when := self._timing.relative(sentence, before or self._anchor()):
                return when
        for event in [*self._deals.summaries, *(e for e in deal.events if e.is_headline)]:
            if when := self._timing.of_event(event):
                return when
        if before:
            return None if self._has_other_day(deal) else self._timing.of_dateline()
        return self._timing.of_dateline()

    def _beside(self, deal: Deal) -> When | None:
        """The day of another agreement that the same paragraph tells of."""
        paragraphs = {event.sentence.paragraph for event in deal.events if not event.is_headline}
        for (other, _), when in zip(self.made, self._days, strict=True):
            near = {event.sentence.paragraph for event in other.events if not event.is_headline}
            if paragraphs & near and when is not None and when.how == "date":
                return when._replace(sure="likely")
        return None

    def _has_other_day(self, deal: Deal) -> bool:
        return False

    def _anchor(self) -> str | None:
        day = self._timing.dateline.day
        return day.edtf if day else self._timing.calendar.written

    def place(self, deal: Deal) -> Item | None:
        """The town of an agreement: where its clause says that it was signed, of its ceremony, of the date line."""
        spans = [(person.start, person.end) for people in self._cast.by_sentence.values() for person in people]
        events = [event for event in deal.events if not event.is_headline] or deal.events
        for event in events:
            if place := self._timing.place_in(event.sentence, event.clause, spans):
                return place
        for sentence in self._reading.sentences:
            if sentence.of("ceremony") and sentence.of("held") and (place := self._timing.place_in(sentence, None, spans)):
                return place
        for event in self._deals.summaries:
            if place := self._timing.place_in(event.sentence, event.clause, spans):
                return place
        return self._timing.dateline.place

    # --- the record ---

    def _record(self, deal: Deal, when: When | None) -> dict[str, Any] | None:
        codes = self._codes(deal)
        if len(codes) < 2 and not any(len(code) != _COUNTRY for code in codes):
            return None
        evidence = Evidence(self._source.text, self._source.place)
        status = self.status(deal)
        record: dict[str, Any] = {"title": ""}
        kind = self.type(deal, codes)
        self._put_type(record, deal, kind, evidence)
        record["status"] = status
        cue = deal.events[0].cue
        if cue:
            evidence.add("status", cue.start, cue.end, "verb", status)
        self._put_day(record, when, _FIELDS[status], evidence)
        place = self.place(deal) if status in ("signed", "concluded") else None
        if place:
            record["place"] = self.place_name(place)
            sure = "likely" if place is self._timing.dateline.place else "certain"
            evidence.add("place", place.start, place.end, "place", place.mention.name if place.mention else None, sure)
            if country := country_of(place):
                record["place_country"] = self.country(country)
        self._put_parties(record, deal, codes, evidence)
        signed = [one for one in distinct(deal.signed, self._cast)] if status in ("signed", "concluded") else []
        known = {person.key for person in signed}
        watched = [one for one in distinct(deal.watched, self._cast) if one.key not in known]
        self._put_people(record, "signatories", signed, codes, evidence)
        self._put_people(record, "witnesses", watched, codes, evidence)
        self._put_codes(record, deal, evidence)
        record["title"] = _title(codes, kind, record.get("minerals", ()))
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

    def status(self, deal: Deal) -> str:
        acts = {event.act for event in deal.events}
        if "end" in acts:
            return "terminated"
        if "force" in acts:
            return "in force"
        return "signed" if acts & {"sign", "exchange", "join"} or deal.signed else "concluded"

    def type(self, deal: Deal, codes: list[str]) -> str:
        """The code of the kind: as printed, but for joint bodies, and for companies, whose agreements are contracts."""
        if any(event.act == "join" for event in deal.events) and deal.type in ("", "agreement"):
            return "initiative"
        kind = deal.type
        if kind in ("agreement", "treaty", ""):
            for event in deal.events:
                shifts = event.sentence.of("shift")
                if any(item.form == "institution" for item in shifts):
                    return "institution"
            kinds = [self._kind_of(side.item) for side in deal.sides if side.is_body]
            kinds += [self._kind_of(person.body) for person in deal.signed if person.body]
            is_company = any("company" in one for one in kinds) or self._is_with_company(deal)
            if is_company or any(e.sentence.of("shift") for e in deal.events):
                return "contract"
        return kind or "agreement"

    def _is_with_company(self, deal: Deal) -> bool:
        """Whether a side is a company that is only told to be one: with a Chinese company."""
        for event in deal.events:
            for word in event.sentence.of("company"):
                for item in event.sentence.of("country"):
                    if 0 <= word.start - item.end <= 2 and word.clause == event.clause and event.act in ("sign", "end", "adopt"):
                        if event.instrument is None or word.start < event.instrument.start or event.act == "end" or self._is_with(word):
                            return True
        return False

    def _is_with(self, word: Item) -> bool:
        words = self._reading.text[max(0, word.start - 40) : word.start].casefold().split()
        return any(one in ("с", "со", "with", "з", "із") for one in words[-3:])

    def _kind_of(self, item: Item) -> str:
        if item.code:
            return parties().kind_of_body(item.code)
        printed = self._reading.text[item.start : item.end].casefold()
        before = self._reading.text[max(0, item.start - 30) : item.start].casefold()
        return "company" if any(word in printed or word in before for word in _COMPANY) else ""

    def _codes(self, deal: Deal) -> list[str]:
        if id(deal) not in self._known:
            self._known[id(deal)] = self._read_codes(deal)
        return self._known[id(deal)]

    def _read_codes(self, deal: Deal) -> list[str]:
        """The countries and blocs of an agreement; where the clauses tell one only, those around it."""
        codes = deal.codes
        if len(codes) >= 2 or not codes and not deal.events:
            return codes
        people = [self._cast.full(person).party for person in deal.signed]
        codes = list(dict.fromkeys([*codes, *filter(None, people)]))
        headline = [sentence for sentence in self._reading.sentences if sentence.is_headline]
        paragraphs = {event.sentence.paragraph for event in deal.events if not event.is_headline}
        around = [s for s in self._reading.sentences if s.paragraph in paragraphs]
        if deal.instrument and deal.content and self.made and len(codes) < 2:  # a second paper of the same sides
            return list(dict.fromkeys([*codes, *self._codes(self.made[-1][0])]))
        for sentences in ([e.sentence for e in deal.events], headline, around):
            if len(codes) >= 2:
                break
            for sentence in sentences:
                for item in sentence.of("country", "government"):
                    if item.code and item.code not in codes and not item.is_spoken:
                        codes.append(item.code)
                        if len(codes) >= 2:
                            break
        return codes

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
                {"field": field, "reason": "the day of the month is not that day of the week", "readings": list(when.others)}
            ]
        else:
            record[field] = parse_edtf(when.edtf).edtf

    def place_name(self, place: Item) -> str:
        """A town in the language of the text as the vocabulary has it; else as printed."""
        name = place.mention.name if place.mention else ""
        return place_in(name, self._reading.language) or " ".join(self._reading.text[place.start : place.end].split())

    def party_of(self, person: Person) -> str:
        """Whom somebody acts for, by all the text says; '' where nothing tells it."""
        return person.party or self._cast.full(person).party

    def during(self, journey: Journey) -> list[int]:
        """The places, in the draft, of the agreements that were made where and while somebody visited."""
        return [at for at, (deal, _) in enumerate(self.made) if self._is_during(deal, journey)]

    def days_of(self, journey: Journey) -> list[When]:
        """The days of these agreements."""
        return [when for at in self.during(journey) if (when := self._days[at]) is not None and when.edtf]

    def _is_during(self, deal: Deal, journey: Journey) -> bool:
        place = self.place(deal)
        is_there = country_of(place) in ("", journey.to)
        codes = self._codes(deal)
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
            name = _bare(self._reading.text[item.start : item.end])
            key = item.code or name.casefold()
            if key in seen or is_ministry(item, self._reading):
                continue
            seen.add(key)
            evidence.add(f"parties.{len(listed)}", item.start, item.end, "body", item.code)
            body: dict[str, str] = {"name": name, "kind": self._kind_of(item) or "state body"}
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
            if person.party == code:
                start, end = (place.start, place.end) if place else (person.item.start, person.item.end)
                evidence.add(path, start, end, "signatory", code)
                return
        for sentence in self._reading.sentences:
            for item in sentence.of("country", "government"):
                if item.code == code:
                    evidence.add(path, item.start, item.end, "context", code, "likely")
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
        evidence.add(f"{path}.name", person.item.start, person.item.end, "person", full.code)
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
            found["organization"] = _bare(self._reading.text[body.start : body.end])
            evidence.add(f"{path}.organization", body.start, body.end, "body", body.code)
        return found

    def _put_codes(self, record: dict[str, Any], deal: Deal, evidence: Evidence) -> None:
        for role, field in (("area", "areas"), ("mineral", "minerals")):
            codes: list[str] = []
            for item in deal.topics:
                for code in (item.mention.codes if item.mention and item.role == role else ()):
                    if code not in codes:
                        codes.append(code)
                    evidence.add(f"{field}.{codes.index(code)}", item.start, item.end, "term", code)
            if codes:
                record[field] = codes


_COMPANY = ("company", "corp", "ltd", "inc", "group", "компани", "предприяти", "групп", "корпорац", "қоры", "investments", "resources", "metals", "mining", "gmbh")  # fmt: skip


def _bare(printed: str) -> str:
    """A body's name without the quotation marks around it."""
    printed = " ".join(printed.split())
    for first, last in (("«", "»"), ("“", "”"), ('"', '"')):
        if first in printed and printed.endswith(last):
            return printed[printed.index(first) + 1 : -1]
    return printed.strip("«»“”\"")


def _title(codes: list[str], kind: str, minerals: Iterable[str]) -> str:
    """A title as records have them: the countries, the kind, the minerals."""
    countries, kinds, names = vocabulary("country"), vocabulary("agreement_type"), vocabulary("mineral")
    who = "–".join(countries.label(code) for code in codes)
    what = kinds.label(kind).lower() if kind in kinds.rows else kind
    listed = [names.label(code).lower() for code in minerals][:3]
    return f"{who} {what} on {' and '.join(listed)}" if listed else f"{who} {what}"
