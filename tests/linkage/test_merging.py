"""A draft into the record of its event: filled, kept, or a conflict."""

from __future__ import annotations

import copy

import pytest

from analysis.dates.edtf import parse_edtf
from analysis.errors import ParameterError
from analysis.linkage.independence import independent, outlet_of
from analysis.linkage.merged_dates import better_date, is_later
from analysis.linkage.merging import merge

RECORD = {
    "id": "2026-05-12-chl-fin-mou",
    "title": "Chile–Finland memorandum on tailings",
    "type": "mou",
    "status": "signed",
    "signed": "2026-05-12",
    "place": "Helsinki",
    "parties": ["Chile", "Finland"],
    "signatories": [{"name": "Ana Soto", "party": "Chile"}],
    "areas": ["recycling"],
    "minerals": ["lithium"],
    "sources": [{"url": "https://a.example.org/1", "publisher": "Paper A", "language": "en"}],
    "confidence": "medium",
}
VISIT = {
    "id": "2026-05-11-chl-fin-soto",
    "visitor": {"name": "Ana Soto", "party": "Chile"},
    "to": "Finland",
    "places": ["Helsinki"],
    "start": "2026-05-11~",
    "status": "planned",
    "meetings": [{"name": "Jens Lindqvist", "party": "Finland"}],
    "sources": [{"url": "https://a.example.org/1", "publisher": "Paper A", "language": "en"}],
    "confidence": "low",
}


def source(name: str, cites: str = "") -> dict[str, str]:
    told = {"url": f"https://{name.lower().replace(' ', '')}.example.com/x", "publisher": name, "language": "ru"}
    return told | ({"cites": cites} if cites else {})


def merged(change: dict, base: dict = RECORD, by: dict | None = None) -> dict:
    """The record after a draft that says so much."""
    told = {key: base[key] for key in ("parties", "visitor", "to") if key in base} | change
    return merge(base, told | {"sources": [by or source("Paper B")]}).record


def conflicts(record: dict) -> list[tuple[str, str, str]]:
    return [(one["field"], one["value"], one["source"]) for one in record.get("conflicts", ())]


def test_the_source_is_added_and_nothing_else_where_all_agrees():
    told = {"parties": ["Чили", "Финляндия"], "type": "меморандум", "status": "signed", "signed": "2026-05-12"}
    told |= {"place": "Хельсинки", "minerals": ["литий"], "areas": ["переработка отходов"][:0]}
    record = merged(told | {"signatories": [{"name": "Ана Сото", "party": "Чили"}]})
    assert record["sources"] == [*RECORD["sources"], source("Paper B")]
    assert record | {"sources": None} == RECORD | {"sources": None}


def test_neither_side_is_changed():
    before = copy.deepcopy(RECORD)
    merged({"minerals": ["copper"], "place": "Oulu", "signatories": [{"name": "Ana Soto", "post": "minister"}]})
    assert before == RECORD


def test_what_was_empty_is_filled():
    bare = {key: value for key, value in RECORD.items() if key not in ("place", "areas", "minerals", "signatories")}
    told = {
        "place": "Хельсинки",
        "place_country": "Финляндия",
        "areas": ["recycling"],
        "minerals": ["литий"],
        "signatories": [{"name": "Ана Сото", "post": "министр", "party": "Чили"}],
        "binding": "false",
    }
    record = merged(told, bare)
    assert {key: record[key] for key in told} == told
    assert "conflicts" not in record


def test_the_order_is_that_of_a_record():
    record = merged({"binding": "true", "place_country": "Finland"} | {"in_force": "2026-06-01", "status": "in force"})
    names = list(record)
    assert names.index("in_force") == names.index("signed") + 1
    assert names.index("binding") < names.index("sources") < names.index("confidence")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"place": "Oulu"}, ("place", "Oulu", "Paper B")),
        ({"signed": "2026-05-14"}, ("signed", "2026-05-14", "Paper B")),
        ({"type": "договор"}, ("type", "договор", "Paper B")),
        ({"areas": ["energy"]}, ("areas", "energy", "Paper B")),
        ({"parties": ["Chile", "Finland", "Peru"]}, ("parties", "also Peru", "Paper B")),
        (
            {"signatories": [{"name": "Pedro Ruiz", "party": "Chile"}]},
            ("signatories", "Pedro Ruiz signed for Chile", "Paper B"),
        ),
    ],
)
def test_what_disagrees_is_a_conflict(change: dict, expected: tuple[str, str, str]):
    record = merged(change)
    assert conflicts(record) == [expected]
    assert record["conflicts"][0]["note"] == "not kept: one independent source says otherwise"
    (name,) = change
    assert record[name] == RECORD[name]
    assert conflicts(merged(change, record)) == [expected]  # the same source says it once


@pytest.mark.parametrize(
    ("change", "name", "value"),
    [
        ({"minerals": ["медь", "литий"]}, "minerals", ["lithium", "медь"]),
        ({"signed": "2026-05"}, "signed", "2026-05-12"),
        ({"type": "agreement"}, "type", "mou"),  # as the press calls any paper
        ({"status": "announced", "announced": "2026-05-01"}, "status", "signed"),
        ({"status": "in force", "in_force": "2026-06-01"}, "status", "in force"),
        ({"parties": ["Chile"]}, "parties", ["Chile", "Finland"]),
    ],
)
def test_what_only_adds_or_says_less_is_none(change: dict, name: str, value: object):
    record = merged(change)
    assert record[name] == value
    assert "conflicts" not in record


def test_a_more_exact_date_is_taken():
    month = RECORD | {"signed": "2026-05"}
    assert merged({"signed": "2026-05-12"}, month)["signed"] == "2026-05-12"
    assert merged({"signed": "2026-05-12"}, RECORD | {"signed": "2026-05-12~"})["signed"] == "2026-05-12"
    assert merged({"concluded": "2026-05-12"}, month)["signed"] == "2026-05-12"
    assert "concluded" not in merged({"concluded": "2026-05-12"}, month)


def test_what_more_independent_sources_say_stands():
    record = merged({"place": "Oulu"})
    assert record["place"] == "Helsinki"  # one says so, and one otherwise
    record = merged({"place": "Oulu"}, record, source("Paper C"))
    assert record["place"] == "Oulu"  # two say so
    assert conflicts(record) == [("place", "Helsinki", "https://a.example.org/1")]
    assert record["conflicts"][0]["note"] == "not kept: 2 independent sources say Oulu"


def test_relays_of_one_release_are_one_source():
    record = merged({"place": "Oulu"}, by=source("Paper B", "Akorda"))
    record = merged({"place": "Oulu"}, record, source("Paper C", "пресс-служба президента Казахстана"))
    assert record["place"] == "Helsinki"
    assert conflicts(record) == [("place", "Oulu", "Paper B"), ("place", "Oulu", "Paper C")]


def test_a_source_that_is_there_already_gets_what_it_lacks():
    again = RECORD["sources"][0] | {"published": "2026-05-13"}
    record = merged({"minerals": ["copper"]}, by=again)
    assert record["sources"] == [again]
    assert record["minerals"] == ["lithium", "copper"]


def test_a_publisher_of_several_pages_is_named_by_the_address():
    record = merged({"place": "Oulu"}, by=source("Paper A") | {"url": "https://a.example.org/2"})
    assert conflicts(record) == [("place", "Oulu", "https://a.example.org/2")]


def test_people():
    told = {
        "signatories": [
            {"name": "Ана Сото", "post": "министр горнодобычи", "party": "Чили", "organization": "Служба недр"},
            {"name": "Йенс Линдквист", "party": "Финляндия"},
        ],
        "witnesses": [{"name": "Maria Okafor", "party": "Finland"}],
    }
    record = merged(told)
    assert record["signatories"] == [
        {"name": "Ana Soto", "post": "министр горнодобычи", "party": "Chile"},
        {"name": "Йенс Линдквист", "party": "Финляндия"},
    ]
    assert record["witnesses"] == told["witnesses"]
    assert "conflicts" not in record


def test_who_signed_is_no_witness_too():
    told = {"parties": ["Chile", "Finland"], "witnesses": [{"name": "Ана Сото", "party": "Чили"}]}
    merging = merge(RECORD, told | {"sources": [source("Paper B")]})
    assert "witnesses" not in merging.record
    assert merging.left_out == ["witnesses: Ана Сото, who may be somebody the record names"]


def test_areas_beyond_those_of_the_record_are_told():
    merging = merge(RECORD, {"parties": RECORD["parties"], "areas": ["recycling", "skills"], "sources": [source("B")]})
    assert merging.record["areas"] == ["recycling"]
    assert merging.left_out == ["areas: skills"]


def test_a_visit():
    told = {
        "start": "2026-05-10",
        "end": "2026-05-12",
        "kind": "working",
        "status": "held",
        "places": ["Хельсинки", "Oulu"],
        "visitor": {"name": "Ана Сото", "post": "министр", "party": "Чили"},
        "meetings": [
            {"name": "Йенс Линдквист", "post": "министр экономики", "party": "Финляндия"},
            {"name": "Maria Okafor", "party": "Finland"},
        ],
    }
    record = merged(told, VISIT)
    assert record["start"] == "2026-05-10"  # the record knew the day of a meeting
    assert (record["end"], record["kind"], record["status"]) == ("2026-05-12", "working", "held")
    assert record["places"] == ["Helsinki", "Oulu"]
    assert record["visitor"] == {"name": "Ana Soto", "post": "министр", "party": "Chile"}
    assert [(one["name"], one.get("post")) for one in record["meetings"]] == [
        ("Jens Lindqvist", "министр экономики"),
        ("Maria Okafor", None),
    ]
    assert conflicts(merged({"kind": "official"}, record, source("Paper C"))) == [("kind", "official", "Paper C")]


@pytest.mark.parametrize(
    ("draft", "message"),
    [
        (VISIT, "the record is an agreement, the draft a visit"),
        ({"parties": ["Chile"]}, "the draft's source has no url and no publisher and no language"),
        ({"parties": ["Chile"], "sources": [{"url": "https://b.example.org"}]}, "no publisher and no language"),
    ],
)
def test_what_cannot_be_merged(draft: dict, message: str):
    with pytest.raises(ParameterError, match=message):
        merge(RECORD, draft)


@pytest.mark.parametrize(
    ("known", "said", "chosen"),
    [
        ("2026-05", "2026-05-12", "2026-05-12"),
        ("2026-05-12", "2026-05", "2026-05-12"),
        ("2026-05", "2026-05-12~", "2026-05"),
        ("2026-05-12~", "2026-05-12", "2026-05-12"),
        ("2026-05-12~", "2026-05-10", "2026-05-10"),
        ("2026-05-10", "2026-05-12~", "2026-05-10"),
        ("2026-05-12", "2026-05-13", None),
        ("2026-05", "2026-06", None),
    ],
)
def test_the_better_of_two_dates(known: str, said: str, chosen: str | None):
    found = better_date(parse_edtf(known), parse_edtf(said))
    assert (found and found.edtf) == chosen


def test_stages():
    assert is_later("held", "planned")
    assert is_later("terminated", "in force")
    assert not is_later("concluded", "signed")
    assert not is_later("announced", "signed")


@pytest.mark.parametrize(
    ("sources", "number"),
    [
        ([source("A"), source("B")], 2),
        ([source("A"), source("A")], 1),
        ([source("A", "Reuters"), source("B", "Рейтер")], 1),
        ([source("Reuters"), source("B", "Reuters")], 1),
        ([source("A", "Reuters, AFP"), source("B", "AFP"), source("C", "Reuters")], 1),
        ([source("A", "Reuters"), source("B", "AFP"), source("C", "Reuters and AFP")], 1),
        ([source("A"), source("B") | {"url": "https://allthe.news/x"}], 1),  # a mirror
        ([source("B") | {"url": "https://allthe.news/x"}], 1),
        ([], 0),
    ],
)
def test_independent_sources(sources: list, number: int):
    assert independent(sources) == number


def test_an_outlet_in_two_languages():
    assert outlet_of("Ақорда") == outlet_of("Акорда") == outlet_of("AKORDA")
    assert outlet_of("A paper") != outlet_of("B paper")
