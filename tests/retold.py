"""Events of the record as another outlet would tell them, and labelled articles as drafts: pairs with a known answer.

A record is retold in another language, with less, a day later or under a looser word; titles are those that drafts get,
made of parties and instrument. Whoever matches the retold record against the record must find it, and must find
nothing where it is taken out: two records are never one event.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from analysis.dates.edtf import parse_edtf
from analysis.errors import AnalysisError
from analysis.records.flat import DATE_FIELDS
from analysis.resolve.people.resolver import resolve_person
from analysis.resolve.places import english_place
from analysis.resolve.registry import resolver
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.table import read_table

ARTICLES = Path(__file__).parent / "data" / "articles"
Mapped = dict[str, Any]

WAYS = ("ru", "kk", "thin", "day after", "month", "loose", "bare", "undated")
_DATED = {
    "signed": "signed",
    "concluded": "concluded",
    "in force": "in_force",
    "terminated": "ended",
    "expired": "ended",
}


def retold(record: Mapping[str, Any], way: str) -> Mapped | None:
    """A record in one of `WAYS`; None where that would leave it as it is or tell nothing."""
    told = _visit(record, way) if "visitor" in record else _agreement(record, way)
    if told is not None:
        told["id"] = f"draft-{record['id']}"
        told["sources"] = [_source(record, way)]
    return told


SIBLINGS = ("other minerals", "other people", "other instrument", "other bodies", "next week")


def sibling(record: Mapping[str, Any], way: str) -> Mapped | None:
    """Another agreement of the same parties, told in one of `SIBLINGS`; None where the record does not tell that.

    It is signed on the same day, or a week after, by the same people, and has all else in common that is left.
    """
    told = retold(record, "ru")
    if told is None:
        return None
    if way == "other minerals":
        own = {code for word in told.get("minerals", ()) for code in resolver("mineral").resolve_all(word)}
        told["minerals"] = [code for code in ("bauxite", "potash", "graphite") if code not in own][:2]
        return told if own else None
    if way == "other people":
        told["signatories"] = [
            one | {"name": name} for one, name in zip(told.get("signatories", ()), _NOBODY, strict=False)
        ]
        return told if len(told["signatories"]) > 1 else None
    if way == "other instrument":
        own_type = resolver("agreement_type").resolve(record["type"])
        told["type"] = "contract" if own_type != "contract" else "joint_declaration"
        return None if own_type in ("agreement", "other") else told
    if way == "other bodies":
        has_bodies = any(not isinstance(party, str) for party in told["parties"])
        told["parties"] = [_state_or_body(party) for party in record["parties"]]
        for person in told.get("signatories", ()):
            person.pop("organization", None)
        return told if has_bodies else None
    day = parse_edtf(next(record[name] for name in DATE_FIELDS if name in record))
    if day.precision != "day" or day.start is None:
        return None
    name = next(name for name in DATE_FIELDS if name in told)
    told[name] = (day.start + timedelta(days=7)).isoformat()
    return told


_NOBODY = ("Ivan Nobodin", "Olaf Keinmann", "Pierre Nullepart", "Maria Ninguna", "Ken Daremo", "Ana Nadie")


def _state_or_body(party: Any) -> Any:
    """A party, a body of which becomes another body of its state."""
    return party if isinstance(party, str) else {**party, "name": f"Example Agency of {party.get('of') or 'Nowhere'}"}


def _source(record: Mapping[str, Any], way: str) -> Mapped:
    day = _last_day(record)
    language = way if way in ("ru", "kk") else "en"
    found = {
        "url": f"https://example.org/{record['id']}/{way.replace(' ', '-')}",
        "publisher": "The Example",
        "language": language,
    }
    return found | ({"published": (day + timedelta(days=1)).isoformat()} if day else {})


def _last_day(record: Mapping[str, Any]) -> date | None:
    for name in ("end", "start", *DATE_FIELDS):
        if name in record and (day := parse_edtf(record[name])).end:
            return day.end
    return None


def _agreement(record: Mapping[str, Any], way: str) -> Mapped | None:
    language = way if way in ("ru", "kk") else "en"
    code = resolver("agreement_type").resolve(record["type"])
    told: Mapped = {"type": _term(code, language), "status": record["status"]}
    told["parties"] = [_party(party, language) for party in record["parties"]]
    told["title"] = f"{'–'.join(map(_name, told['parties']))} {told['type']}"
    told |= {name: record[name] for name in DATE_FIELDS if name in record}
    if place := record.get("place"):
        told["place"] = _place(place, language)
    for name in ("signatories", "witnesses"):
        if name in record:
            told[name] = [_person(person, language) for person in record[name]]
    for name, kind in (("minerals", "mineral"), ("areas", "area")):
        if codes := [code for word in record.get(name, ()) for code in resolver(kind).resolve_all(word)]:
            told[name] = [vocabulary(kind).label(code, language) for code in dict.fromkeys(codes)]
    return _less(told, record, way)


def _less(told: Mapped, record: Mapping[str, Any], way: str) -> Mapped | None:
    """What a way leaves out of an agreement or changes in it."""
    name = next(name for name in DATE_FIELDS if name in record)
    day = parse_edtf(record[name])
    if way in ("thin", "bare"):
        for field in ("signatories", "witnesses", "areas", *(("minerals", "place") if way == "bare" else ())):
            told.pop(field, None)
    elif way == "day after":
        if day.precision != "day" or day.start is None:
            return None
        told[name] = (day.start + timedelta(days=1)).isoformat()
        told.pop("witnesses", None)
    elif way == "month":
        if day.precision != "day":
            return None
        told[name] = day.edtf[:7]
    elif way == "loose":
        told["type"] = "agreement"
    elif way == "undated":
        if day.precision != "day" or "signatories" not in told:
            return None
        for field in DATE_FIELDS:
            told.pop(field, None)
    return told


def _visit(record: Mapping[str, Any], way: str) -> Mapped | None:
    language = way if way in ("ru", "kk") else "en"
    told: Mapped = {"visitor": _person(record["visitor"], language), "to": _country(record["to"], language)}
    told |= {name: record[name] for name in ("start", "end", "kind", "status") if name in record}
    told["meetings"] = [_person(one, language) for one in record.get("meetings", ()) if "name" in one]
    told["places"] = [_place(place, language) for place in record.get("places", ())]
    day = parse_edtf(record["start"])
    if way in ("thin", "bare"):
        for field in ("meetings", "end", "kind", *(("places",) if way == "bare" else ())):
            told.pop(field, None)
    elif way == "day after":
        if day.precision != "day" or day.start is None:
            return None
        told["start"] = f"{(day.start + timedelta(days=1)).isoformat()}~"
        told.pop("end", None)
    elif way == "month":
        if day.precision != "day":
            return None
        told["start"] = day.edtf[:7]
        told.pop("end", None)
    elif way == "undated":
        del told["start"]
        told.pop("end", None)
    elif way == "loose":
        told["visitor"].pop("post", None)
    return told


def _party(party: Any, language: str) -> Any:
    if isinstance(party, str):
        return _country(party, language)
    return {**party, **({"of": _country(party["of"], language)} if party.get("of") else {})}


def _name(party: Any) -> str:
    return party if isinstance(party, str) else str(party["name"])


def _country(printed: str, language: str) -> str:
    try:
        return vocabulary("country").label(resolver("country").resolve(printed), language)
    except AnalysisError:
        return printed  # a body that somebody signed for


def _person(person: Mapping[str, Any], language: str) -> Mapped:
    told = {name: person[name] for name in ("name", "party", "organization") if name in person}
    if "party" in person:
        told["party"] = _country(person["party"], language)
    try:
        person_id, _ = resolve_person(person["name"], person.get("post"), person.get("party"), None)
        told["name"] = vocabulary("person").label(person_id, language)
    except AnalysisError:
        pass
    return told


def _place(printed: str, language: str) -> str:
    rows = {row["name_en"]: row for row in read_table("places.csv")}
    row = rows.get(english_place(printed) or "", {})
    return row.get(f"name_{language}") or printed


@cache
def _terms() -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for row in read_table("type_terms.csv"):
        if row["term"] and resolver("agreement_type").find(row["term"]) == (row["code"],):
            found[row["code"], row["language"]] = row["term"]
    return found


def _term(code: str, language: str) -> str:
    return _terms().get((code, language), code)


def article(path: Path) -> Mapped:
    """A labelled article."""
    found: Mapped = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return found


def article_drafts(told: Mapping[str, Any]) -> Mapped:
    """The labels of an article in the shape of a draft: agreements, visits and what is mentioned."""
    source = {name: told[name] for name in ("url", "publisher", "published", "language", "cites") if name in told}
    labels = told["labels"]
    return {
        "agreements": [_labelled_agreement(one, source) for one in labels["agreements"]],
        "visits": [_labelled_visit(one, source) for one in labels["visits"]],
        "mentioned": [],
        "url": told["url"],
        "published": told["published"],
    }


def _labelled_agreement(label: Mapping[str, Any], source: Mapped) -> Mapped:
    told: Mapped = {name: label[name] for name in ("type", "status", "areas", "minerals") if name in label}
    if "date" in label:
        told[_DATED.get(label["status"], "announced")] = label["date"]
    bodies = [
        {"name": one["name"], "kind": "agency", **({"of": one["of"]} if "of" in one else {})}
        for one in label.get("bodies", ())
    ]
    of_bodies = {one["of"] for one in bodies if "of" in one}
    told["parties"] = [*(code for code in label["parties"] if code not in of_bodies), *bodies]
    names = (_country(party, "en") if isinstance(party, str) else party["name"] for party in told["parties"])
    told["title"] = f"{'–'.join(names)} {label['type']}"
    for name in ("signatories", "witnesses"):
        if name in label:
            told[name] = [{key: one[key] for key in one if key != "person_id"} for one in label[name]]
    if "place_name" in label:
        told["place"] = label["place_name"]
    return told | {"sources": [source]}


def _labelled_visit(label: Mapping[str, Any], source: Mapped) -> Mapped:
    told: Mapped = {name: label[name] for name in ("to", "start", "end", "kind") if name in label}
    told["visitor"] = {"name": label["visitor"], "party": label["from"]}
    if "post" in label:
        told["visitor"]["post"] = label["post"]
    if "place_name" in label:
        told["places"] = [label["place_name"]]
    told["meetings"] = [{key: one[key] for key in one if key != "person_id"} for one in label.get("meetings", ())]
    return told | {"status": "held", "sources": [source]}


def labelled(part: str = "development") -> Iterator[tuple[str, Mapped]]:
    """Of each article of a part, the key of the event that it tells, and its draft."""
    for path in sorted((ARTICLES / part).glob("*.yml")):
        told = article(path)
        yield told["event"], article_drafts(told)
