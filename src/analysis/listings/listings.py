"""Tables for reading: one line an event in words, with a link to its source. For notebooks and pages."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.dataset.dataset import Dataset
from analysis.dates.wording import in_words
from analysis.links import Link
from analysis.views.timeline import build_timeline
from analysis.vocab.catalogue import vocabulary


def list_agreements(data: Dataset, latest_first: bool = True) -> pd.DataFrame:
    """Date, Agreement, Type, Status, Parties, Areas, Minerals, Sources (linked), Confidence; one row an agreement."""
    table = _ordered(data.agreements, latest_first)
    sources = _sources(data)
    printed = data.agreement_parties
    names = pd.Series([_printed_party(party) for party in printed.itertuples()], dtype=object)
    parties = names.groupby(printed["agreement_id"].to_numpy(), sort=False).agg(", ".join).to_dict()
    return pd.DataFrame(
        {
            "Date": [in_words(text) for text in table["date"]],
            "Agreement": table["title"].tolist(),
            "Type": [
                name if level in ("government", None) or pd.isna(level) else f"{name} ({level})"
                for name, level in zip(table["type_name"].fillna(""), table["level"], strict=True)
            ],
            "Status": [_label("status", code) for code in table["status_code"]],
            "Parties": [parties.get(record, "") for record in table["id"]],
            "Areas": [_names("area", codes) for codes in table["area_codes"]],
            "Minerals": [_names("mineral", codes) for codes in table["mineral_codes"]],
            "Sources": [sources.get(record, ()) for record in table["id"]],
            "Confidence": table["confidence"].tolist(),
        }
    )


def list_visits(data: Dataset, latest_first: bool = True) -> pd.DataFrame:
    """Date, Visitor, Route, Kind, Met, Agreements made, Sources (linked); one row a visit."""
    table = _ordered(data.visits, latest_first)
    met: dict[str, list[str]] = {}
    for person in data.meetings.itertuples():
        met.setdefault(person.visit_id, []).append(_person(person))
    titles = {**data.titles, **dict(zip(data.agreements["id"], data.agreements["title"], strict=True))}
    sources = _sources(data)
    rows = []
    for visit in table.itertuples():
        status = "" if visit.status_code == "held" else f" ({visit.status_code})"
        rows.append(
            {
                "Date": in_words(visit.date) + status,
                "Visitor": ", ".join(filter(None, (visit.visitor_name, _text(visit.visitor_post)))),
                "Route": f"{_label('country', visit.from_code)} to {_label('country', visit.to_code)}",
                "Kind": _text(visit.kind_name),
                "Met": "; ".join(met.get(visit.id, ())),
                "Agreements made": "; ".join(titles[made] for made in visit.agreement_ids if made in titles),
                "Sources": sources.get(visit.id, ()),
            }
        )
    columns = ["Date", "Visitor", "Route", "Kind", "Met", "Agreements made", "Sources"]
    return pd.DataFrame(rows, columns=columns)


def list_latest(data: Dataset, top: int = 10) -> pd.DataFrame:
    """Date, Event, Kind, Status: the latest agreements and visits together, latest first."""
    table = build_timeline(data.agreements, data.visits).dropna(subset=["date_start"]).iloc[::-1].head(top)
    labels = {"agreement": "agreement_type", "visit": "visit_kind"}
    return pd.DataFrame(
        {
            "Date": [in_words(text) for text in table["date"]],
            "Event": [Link(title, url) for title, url in zip(table["title"], table["source_url"], strict=True)],
            "Kind": [_label(labels[row.kind], row.category) or row.kind.capitalize() for row in table.itertuples()],
            "Status": [_label("status", code) for code in table["status_code"]],
        }
    )


def list_people_met(data: Dataset, country: str) -> pd.DataFrame:
    """Who of other countries met or was met by a country's visitors: Person, Post, Party, Times, Latest, With."""
    joined = data.meetings.merge(data.visits, left_on="visit_id", right_on="id", suffixes=("", "_visit"))
    hosts = joined[joined["from_code"] == country].assign(other=lambda t: t["visitor_name"])
    guests = joined[(joined["from_code"] != country) & (joined["party_code"] == country)]
    guests = guests.assign(
        person_name=guests["visitor_name"], post=guests["visitor_post"], party_code=guests["from_code"],
        organization=None, other=guests["person_name"],
    )  # fmt: skip
    met = pd.concat([hosts, guests])
    met = met[met["person_name"].notna() & (met["party_code"] != country)]
    met = met.assign(party=met["party_code"].map(lambda code: _label("country", code)).where(met["party_code"].notna()))
    met["party"] = met["party"].fillna(met["organization"]).fillna("")
    met = met.sort_values(["date_start_visit", "person_name"], ascending=[False, True], kind="stable")
    columns = ["person_name", "party", "post", "date_visit", "other"]
    people: dict[tuple[str, str], list[tuple]] = {}
    for person, party, *rest in met[columns].itertuples(index=False, name=None):
        people.setdefault((person, party), []).append(rest)
    rows = [
        {
            "Person": person,
            "Post": next((post for post, _, _ in times if not pd.isna(post)), ""),
            "Party": party,
            "Meetings": len(times),
            "Latest": in_words(times[0][1]),
            "With": ", ".join(dict.fromkeys(other for _, _, other in times if not pd.isna(other))),
        }
        for (person, party), times in people.items()
    ]
    frame = pd.DataFrame(rows, columns=["Person", "Post", "Party", "Meetings", "Latest", "With"])
    return frame.sort_values("Meetings", ascending=False, kind="stable", ignore_index=True)


def list_facts(data: Dataset) -> pd.DataFrame:
    """Field and Value of one agreement (the first of `data`), as a sheet."""
    record = data.agreements.iloc[0]
    place = ", ".join(filter(None, (_text(record["place"]), _label("country", record["place_country_code"]))))
    facts = {
        "Date": f"{in_words(record['date'])} ({record['date_event']})",
        "Type": record["type_name"],
        "Status": _label("status", record["status_code"]),
        "Binding": _binding(record),
        "Place": place,
        "Parties": "; ".join(_printed_party(party) for party in data.agreement_parties.itertuples()),
        "Areas of cooperation": _names("area", record["area_codes"]),
        "Minerals named": _names("mineral", record["mineral_codes"]) or "none",
        "Expected effects": "; ".join(record["expected_effects"]),
        "Confidence": record["confidence"],
        "Notes": _text(record["notes"]),
        "Record": f"data/records/agreements/{record['date'][:4]}/{record['id']}.yml",
    }
    rows = [(field, value) for field, value in facts.items() if value]
    return pd.DataFrame(rows, columns=["Field", "Value"])


def list_visit_facts(data: Dataset) -> pd.DataFrame:
    """Visitor, Field and Value of the visits of `data`: occasion, topics, other outcomes, confidence, notes."""
    rows = [
        {"Visitor": visit.visitor_name, "Field": name, "Value": value}
        for visit in data.visits.itertuples()
        for name, value in (
            ("Occasion", _text(visit.occasion)),
            ("Topics", "; ".join(visit.topics)),
            ("Other outcomes", "; ".join(visit.outcomes)),
            ("Confidence", visit.confidence),
            ("Notes", _text(visit.notes)),
            ("Record", f"data/records/visits/{visit.date[:4]}/{visit.id}.yml"),
        )
        if value
    ]
    return pd.DataFrame(rows, columns=["Visitor", "Field", "Value"])


def _binding(record: pd.Series) -> str:
    if pd.isna(record["is_binding"]):
        return "not settled"
    answer = "yes" if record["is_binding"] else "no"
    return answer if record["binding_basis"] == "stated" else f"{answer}, by its type; no source says"


def list_signatories(data: Dataset) -> pd.DataFrame:
    """Capacity, Name, As printed, Post, For: who signed and who watched."""
    table = data.signatories
    return pd.DataFrame(
        {
            "Capacity": [text.capitalize() for text in table["capacity"]],
            "Name": table["person_name"].tolist(),
            "As printed": table["printed"].tolist(),
            "Post": [_text(post) for post in table["post"]],
            "For": [_text(row.organization) or _label("country", row.party_code) for row in table.itertuples()],
        }
    )


def list_meetings(data: Dataset) -> pd.DataFrame:
    """Visitor, Met, As printed, Post, For, Date: everybody met during the visits."""
    visitors = dict(zip(data.visits["id"], data.visits["visitor_name"], strict=True))
    table = data.meetings
    return pd.DataFrame(
        {
            "Visitor": [visitors[visit] for visit in table["visit_id"]],
            "Met": [_text(name) or "not named" for name in table["person_name"]],
            "As printed": [_text(name) for name in table["printed"]],
            "Post": [_text(post) for post in table["post"]],
            "For": [_text(row.organization) or _label("country", row.party_code) for row in table.itertuples()],
            "Date": [in_words(text) for text in table["date"]],
        }
    )


def list_sources(data: Dataset) -> pd.DataFrame:
    """Record, Publisher (linked), Published, Language, Relays, Note."""
    table = data.sources
    return pd.DataFrame(
        {
            "Record": table["record_kind"].str.capitalize().tolist(),
            "Publisher": [Link(name, url) for name, url in zip(table["publisher"], table["url"], strict=True)],
            "Published": [in_words(text) for text in table["published"]],
            "Language": table["language"].tolist(),
            "Relays": [_text(text) for text in table["cites"]],
            "Note": [_text(text) for text in table["note"]],
        }
    )


def list_conflicts(data: Dataset) -> pd.DataFrame:
    """Record, Field, Source, Says otherwise, We hold: where sources disagree."""
    table = data.conflicts
    return pd.DataFrame(
        {
            "Record": table["record_kind"].str.capitalize().tolist(),
            "Field": [text.replace("_", " ") for text in table["field"]],
            "Source": table["source"].tolist(),
            "Says otherwise": table["value"].tolist(),
            "We hold": [_text(text) for text in table["note"]],
        }
    )


def _sources(data: Dataset) -> dict[str, tuple[Link, ...]]:
    """The sources of each record, linked: two by their publisher, further ones by their number."""
    table = data.sources
    names = table["publisher"].where(table["position"] <= 2, table["position"].astype("str"))
    links = [Link(name, url) for name, url in zip(names, table["url"], strict=True)]
    return pd.Series(links, dtype=object).groupby(table["record_id"].to_numpy(), sort=False).agg(tuple).to_dict()


def _ordered(table: pd.DataFrame, latest_first: bool) -> pd.DataFrame:
    return table.iloc[::-1] if latest_first else table


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _label(kind: str, code: object) -> str:
    return vocabulary(kind).label(code) if isinstance(code, str) else ""


def _names(kind: str, codes: Iterable[str]) -> str:
    return ", ".join(vocabulary(kind).label(code) for code in codes)


def _person(person) -> str:
    name, office = _text(person.person_name), _text(person.post)
    return f"{name} ({office})" if name and office else name or office or _text(person.organization)


def _printed_party(party) -> str:
    if party.party_kind in ("government", "bloc"):
        return party.party_name
    state = f", {party.party_name}" if isinstance(party.party_name, str) else ""
    return f"{party.printed} ({party.party_kind}{state})"
