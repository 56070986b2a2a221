from __future__ import annotations

import pandas as pd
import pytest

from analysis.dataset.build import build_tables
from analysis.records.store import Records, load_records
from analysis.schema import COLUMNS, empty_table
from analysis.vocab.levels import PARTY_KINDS

MOU = "2025-11-06-kaz-usa-minerals-mou"
JV = "2025-11-06-kaz-usa-tungsten-jv"


@pytest.fixture
def tables(home) -> dict[str, pd.DataFrame]:
    return build_tables(load_records())


def row(table: pd.DataFrame, **where: object) -> dict:
    chosen = table
    for name, value in where.items():
        chosen = chosen[chosen[name] == value]
    (found,) = chosen.to_dict("records")
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", COLUMNS)
def test_every_table_is_as_documented(tables, name):
    table = tables[name]
    assert len(table)
    assert table.columns.tolist() == [column.name for column in COLUMNS[name]]
    for column, dtype, _ in COLUMNS[name]:
        assert table[column].dtype == ("object" if dtype == "tuple" else dtype), column
        if dtype == "tuple":
            assert all(isinstance(cell, tuple) for cell in table[column])
        if dtype == "str":
            assert not (table[column] == "").any(), column
    assert table.index.equals(pd.RangeIndex(len(table)))


def test_the_tables_come_in_the_documented_order(tables):
    assert list(tables) == list(COLUMNS)


def test_the_order_of_rows(tables):
    for name in ("agreements", "visits"):
        assert tables[name].equals(tables[name].sort_values(["date_start", "id"], ignore_index=True))
    assert tables["people"]["name"].is_monotonic_increasing
    assert tables["agreement_parties"]["agreement_id"].is_monotonic_increasing


def test_no_rows_at_all():
    tables = build_tables(Records((), (), ()))
    for name, table in tables.items():
        assert len(table) == 0
        assert table.dtypes.to_dict() == empty_table(name).dtypes.to_dict()


def test_an_agreement(tables):
    found = row(tables["agreements"], id=MOU)
    assert found["type_code"] == "mou"
    assert found["type_name"] == "Memorandum of understanding"
    assert (found["date"], found["date_precision"], found["date_event"]) == ("2025-11-06", "day", "signed")
    assert found["date_start"] == found["date_end"] == pd.Timestamp("2025-11-06")
    assert (found["place"], found["place_country_code"]) == ("Washington", "USA")
    assert found["party_codes"] == ("KAZ", "USA")
    assert found["area_codes"] == ("exploration", "technology", "supply_chains")
    assert found["mineral_codes"] == ()
    assert found["visit_ids"] == ("2025-11-05-kaz-usa-tokayev",)
    assert (found["n_parties"], found["n_sources"], found["level"]) == (2, 2, "government")
    assert found["source_url"] == "https://news.example.org/2025/11/memorandum"
    assert found["is_binding"] is False


def test_a_contract_of_companies(tables):
    found = row(tables["agreements"], id=JV)
    assert (found["date"], found["party_codes"], found["level"]) == ("2025-11-06~", ("USA", "KAZ"), "company")
    assert found["is_binding"] is True
    assert found["follows_ids"] == (MOU,)
    assert found["body_codes"] == ("example-capital", "example-samruk")


def test_a_month_and_what_is_missing(tables):
    found = row(tables["agreements"], id="2024-02-kor-uzb-talks")
    assert (found["date"], found["date_end"], found["date_event"]) == (
        "2024-02",
        pd.Timestamp("2024-02-29"),
        "announced",
    )
    assert pd.isna(found["place"])
    assert pd.isna(found["is_binding"])
    assert found["visit_ids"] == ()


@pytest.mark.parametrize(
    ("dates", "date", "event"),
    [
        ({"signed": "2023", "in_force": "2024", "announced": "2022", "concluded": "2021"}, "2023", "signed"),
        ({"in_force": "2024", "announced": "2022", "concluded": "2021"}, "2021", "concluded"),
        ({"in_force": "2024", "announced": "2022"}, "2024", "in force"),
        ({"ended": "2025"}, "2025", "ended"),
    ],
)
def test_the_date_of_an_agreement_and_what_happened_on_it(dates, date, event):
    (record, *_) = load_records().agreements
    empty = dict.fromkeys(("signed", "concluded", "in_force", "announced", "ended"))
    changed = record.model_copy(update=empty | dates)
    found = row(build_tables(Records((changed,), (), ()))["agreements"])
    assert (found["date"], found["date_event"]) == (date, event)


def test_parties(tables):
    parties = tables["agreement_parties"]
    found = row(parties, agreement_id=MOU, position=1)
    assert {name: None if pd.isna(value) else value for name, value in found.items()} == {
        "agreement_id": MOU,
        "position": 1,
        "party_code": "KAZ",
        "party_name": "Kazakhstan",
        "party_kind": "government",
        "printed": "Казахстан",
        "body_code": None,
        "body_name": None,
    }
    company = row(parties, agreement_id=JV, position=1)
    assert company["party_kind"] == "company"
    assert (company["body_code"], company["body_name"]) == ("example-capital", "Example Capital")
    assert row(parties, printed="European Union")["party_kind"] == "bloc"
    assert row(parties, printed="NA")["party_code"] == "NAM"
    assert set(parties["party_kind"]) <= set(PARTY_KINDS)


def test_signatories_and_witnesses(tables):
    people = tables["signatories"]
    assert people.groupby("capacity").size().to_dict() == {"signed": 3, "witnessed": 1}
    assert row(people, agreement_id=MOU, capacity="witnessed")["person_name"] == "Kassym-Jomart Tokayev"
    nagaspayev = row(people, printed="Ерсайын Нагаспаев")
    assert (nagaspayev["person_id"], nagaspayev["party_code"]) == ("nagaspayev-yersayin", "KAZ")
    company = row(people, agreement_id=JV)
    assert (company["party_code"], company["organization"]) == ("USA", "Example Capital")
    assert (company["organization_code"], company["organization_name"]) == ("example-capital", "Example Capital")
    assert nagaspayev["post"] == "министр промышленности и строительства"
    assert nagaspayev["post_name"] == "Minister of Industry and Construction"
    assert pd.isna(nagaspayev["organization_code"])


def test_areas_and_minerals_are_one_row_each(tables):
    areas = tables["agreement_areas"]
    assert areas[areas["agreement_id"] == JV]["area_code"].tolist() == ["extraction", "processing"]
    minerals = tables["agreement_minerals"]
    of_the_eu = minerals[minerals["agreement_id"] == "2022-11-07-eu-kaz-partnership"]
    assert of_the_eu["mineral_code"].tolist() == ["lithium", "rare_earths"]
    assert of_the_eu["mineral_name"].iloc[0] == "Lithium"
    assert MOU not in set(minerals["agreement_id"])


def test_a_visit(tables):
    found = row(tables["visits"], id="2025-11-05-kaz-usa-tokayev")
    assert (found["visitor_id"], found["from_code"], found["to_code"]) == ("tokayev-kassym-jomart", "KAZ", "USA")
    assert (found["date"], found["date_precision"]) == ("2025-11-05/2025-11-07", "range")
    assert found["agreement_ids"] == (MOU, JV)
    assert found["mineral_codes"] == ("uranium",)
    assert found["topics"] == ("critical minerals", "uranium", "security")
    assert found["n_meetings"] == 2
    assert (found["visitor_post"], found["visitor_post_name"]) == ("президент", "President")
    assert found["place_names"] == found["places"] == ("Washington",)


def test_meetings(tables):
    meetings = tables["meetings"]
    known = row(meetings, position=1)
    assert (known["person_id"], known["party_code"], known["date"]) == ("rubio-marco", "USA", "2025-11-06")
    unknown = row(meetings, position=2)
    assert (unknown["organization"], unknown["organization_code"]) == ("Example Bank", "example-bank")
    assert (unknown["post"], unknown["post_name"]) == ("president", "President")
    assert all(pd.isna(unknown[name]) for name in ("person_id", "printed", "party_code", "date", "date_start"))


def test_people_with_what_they_did(tables):
    people = tables["people"].set_index("person_id")
    counts = people[["n_signed", "n_witnessed", "n_visits", "n_meetings"]]
    assert counts.loc["lutnick-howard"].tolist() == [2, 0, 0, 0]
    assert counts.loc["tokayev-kassym-jomart"].tolist() == [0, 1, 1, 0]
    assert counts.loc["rubio-marco"].tolist() == [0, 0, 0, 1]
    assert people.loc["tokayev-kassym-jomart", "party_codes"] == ("KAZ",)
    assert people.loc["tokayev-kassym-jomart", "name_ru"] == "Касым-Жомарт Токаев"
    assert int(counts.to_numpy().sum()) == len(tables["signatories"]) + len(tables["visits"]) + 1


def test_sources_and_conflicts(tables):
    sources = tables["sources"]
    assert sources["record_kind"].value_counts().to_dict() == {"agreement": 6, "visit": 2}
    second = row(sources, record_id=MOU, position=2)
    assert (second["domain"], second["publisher"], second["published"]) == (
        "example.com",
        "Example Agency",
        "2025-11-06",
    )
    assert row(tables["conflicts"], record_id=MOU) == {
        "record_id": MOU,
        "record_kind": "agreement",
        "field": "type",
        "value": "calls it a treaty",
        "source": "Example Agency",
        "note": "the others say memorandum",
    }
