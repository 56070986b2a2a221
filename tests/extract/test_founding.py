"""The founding event of the record, told in words of our own, gives the record's fields."""

from __future__ import annotations

import pytest
import yaml

from analysis import draft_records, normalize_country, normalize_person
from analysis.paths import vocab_folder
from founding import LISTED, TEXT

RECORD = vocab_folder().parent / "records/agreements/2025/2025-11-06-kaz-usa-critical-minerals-mou.yml"


@pytest.fixture(scope="module")
def draft():
    return draft_records(TEXT, published="2025-11-07", publisher="Lada.kz", language="ru")


@pytest.fixture(scope="module")
def record():
    return yaml.safe_load(RECORD.read_text(encoding="utf-8"))


def test_one_agreement_is_reported_and_nothing_else_is_mentioned(draft):
    assert draft.is_news
    assert len(draft.agreements) == 1
    assert draft.mentioned == ()


def test_its_fields_are_those_of_the_record(draft, record):
    made = draft.agreements[0]
    assert {field: made[field] for field in ("type", "status", "signed", "place")} == {
        field: record[field] for field in ("type", "status", "signed", "place")
    }
    assert list(map(normalize_country, made["parties"])) == list(map(normalize_country, record["parties"]))


@pytest.mark.parametrize("field", ["signatories", "witnesses"])
def test_its_people_are_those_of_the_record(draft, record, field):
    def people(listed):
        return [(one["name"], normalize_country(one["party"])) for one in listed]

    assert people(draft.agreements[0][field]) == people(record[field])


def test_the_president_met_three_people_that_day(draft):
    visit = draft.visits[0]
    assert visit["visitor"]["name"] == "Касым-Жомарт Токаев"
    assert visit["kind"] == "official"
    names = ["Марко Рубио", "Говард Латник", "Серджио Гор"]
    assert [one["name"] for one in visit["meetings"]] == names
    assert {one["date"] for one in visit["meetings"]} == {"2025-11-06"}


def test_a_page_with_lists_tells_the_same(record):
    draft = draft_records(LISTED, published="2025-11-07", publisher="Lada.kz", language="ru")
    made, visit = draft.agreements[0], draft.visits[0]
    assert (len(draft.agreements), len(draft.visits), draft.mentioned) == (1, 1, ())
    assert (made["type"], made["signed"], made["place"]) == (record["type"], "2025-11-06", "Вашингтон")
    assert [(one["name"], one["party"]) for one in made["signatories"]] == [
        ("Ерсайын Нагаспаев", "Казахстан"),
        ("Говард Латник", "Соединённые Штаты"),
    ]
    assert [one["name"] for one in made["witnesses"]] == ["Касым-Жомарт Токаев"]
    assert {"exploration", "extraction", "processing", "technology", "supply_chains"} <= set(made["areas"])
    assert [(one["name"], one["party"]) for one in visit["meetings"]] == [
        ("Марко Рубио", "Соединённые Штаты"),
        ("Говард Латник", "Соединённые Штаты"),
        ("Серджио Гор", "Соединённые Штаты"),
    ]


def test_another_spelling_of_the_minister_is_kept_and_resolved():
    made = draft_records(TEXT.replace("Латник", "Лютник"), published="2025-11-07", language="ru").agreements[0]
    assert made["signatories"][1]["name"] == "Говард Лютник"
    assert made["evidence"]["signatories.1.name"][0]["code"] == normalize_person("Говард Латник")


def test_it_relays_the_presidential_office(draft):
    assert draft.cites in ("Акорда", "Lada.kz")
