from __future__ import annotations

import pandas as pd
import pytest

from analysis.dataset.dataset import load_dataset
from analysis.dates.wording import in_words
from analysis.links import Link
from analysis.listings.listings import (
    list_agreements,
    list_conflicts,
    list_facts,
    list_latest,
    list_meetings,
    list_people_met,
    list_signatories,
    list_sources,
    list_visits,
)

MOU = "2025-11-06-kaz-usa-minerals-mou"
JV = "2025-11-06-kaz-usa-tungsten-jv"
TOKAYEV = "visits/2025/2025-11-05-kaz-usa-tokayev.yml"


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025", "2025"),
        ("2025-11", "November 2025"),
        ("2025-11-06", "6 November 2025"),
        ("2025-11-06~", "about 6 November 2025"),
        ("2025-11~", "about November 2025"),
        ("2025%", "about 2025"),
        ("2025-11?", "perhaps November 2025"),
        ("2025-21", "spring 2025"),
        ("2025-24", "winter 2025"),
        ("2025-33", "Q1 2025"),
        ("2025-36", "Q4 2025"),
        ("2025-40", "first half of 2025"),
        ("2025-41", "second half of 2025"),
        ("2025-11-05/2025-11-07", "5 – 7 November 2025"),
        ("2025-10-30/2025-11-02", "30 October – 2 November 2025"),
        ("2024-12-30/2025-01-02", "30 December 2024 – 2 January 2025"),
        ("2025-11/2025-12", "November – December 2025"),
        ("2024-11/2025-11", "November 2024 – November 2025"),
        ("2024/2025", "2024 – 2025"),
        ("2025/2025", "2025"),
        ("2025-11-05/2025-11-06~", "5 November 2025 – about 6 November 2025"),
        ("2025-11-05/..", "5 November 2025 – ?"),
        ("../2025", "? – 2025"),
        ("", ""),
        (None, ""),
        (float("nan"), ""),
        (pd.NA, ""),
    ],
)
def test_a_date_in_words(edtf, words):
    assert in_words(edtf) == words


def test_agreements_with_their_sources_linked(data):
    table = list_agreements(data)
    assert table["Agreement"].tolist() == data.agreements["title"].tolist()[::-1]
    assert list_agreements(data, latest_first=False)["Agreement"].tolist() == data.agreements["title"].tolist()
    row = table[table["Agreement"] == "Kazakhstan–US memorandum on critical minerals"].iloc[0].to_dict()
    assert row == {
        "Date": "6 November 2025",
        "Agreement": "Kazakhstan–US memorandum on critical minerals",
        "Type": "Memorandum of understanding",
        "Status": "Signed",
        "Parties": "Kazakhstan, United States",
        "Areas": "Exploration, Technology, Supply chains",
        "Minerals": "",
        "Sources": (
            Link("Example News", "https://news.example.org/2025/11/memorandum"),
            Link("Example Agency", "https://www.example.com/kazakhstan"),
        ),
        "Confidence": "high",
    }


def test_further_sources_are_linked_by_their_number(own_home):
    file = next((own_home / "data" / "records").rglob(f"{MOU}.yml"))
    more = "".join(
        f"  - {{url: 'https://more.example.org/{n}', publisher: More, language: en}}\nconflicts:\n" for n in (3,)
    )
    file.write_text(file.read_text(encoding="utf-8").replace("conflicts:\n", more), encoding="utf-8")
    table = list_agreements(load_dataset()).set_index("Agreement")
    links = table.loc["Kazakhstan–US memorandum on critical minerals", "Sources"]
    assert [link.text for link in links] == ["Example News", "Example Agency", "3"]
    assert links[2].url == "https://more.example.org/3"


def test_visits_with_who_was_met_and_what_was_made(data):
    table = list_visits(data)
    assert table["Visitor"].tolist() == ["Kassym-Jomart Tokayev, президент", "Emmanuel Macron, President"]
    first, second = (row for _, row in table.iterrows())
    assert first["Date"] == "5 – 7 November 2025"
    assert first["Route"] == "Kazakhstan to United States"
    assert first["Kind"] == "Working visit"
    assert first["Met"] == "Marco Rubio (Secretary of State); president"
    assert first["Agreements made"] == (
        "Kazakhstan–US memorandum on critical minerals; Joint venture for a tungsten deposit"
    )
    assert first["Sources"] == (Link("Example News", "https://news.example.org/2025/11/visit"),)
    assert second["Date"] == "June 2024 (planned)"
    assert (second["Kind"], second["Met"], second["Agreements made"]) == ("", "", "")


def test_all_that_was_made_is_named_whatever_is_selected(data):
    only = data.select(mineral="tungsten")
    assert only.agreements["id"].tolist() == [JV]
    assert list_visits(only)["Agreements made"].tolist() == list_visits(data)["Agreements made"].tolist()[:1]


def test_the_latest_of_both(data):
    table = list_latest(data, top=4)
    assert [link.text.split(",")[0] for link in table["Event"]] == [
        "Joint venture for a tungsten deposit",
        "Kazakhstan–US memorandum on critical minerals",
        "Kassym-Jomart Tokayev",
        "Emmanuel Macron",
    ]
    assert table["Event"][1].url == "https://news.example.org/2025/11/memorandum"
    assert table["Kind"].tolist() == ["Contract", "Memorandum of understanding", "Working visit", "Visit"]
    assert table["Status"].tolist() == ["Signed", "Signed", "Held", "Planned"]
    assert table["Date"].tolist() == ["about 6 November 2025", "6 November 2025", "5 – 7 November 2025", "June 2024"]
    assert len(list_latest(data)) == 7


def test_people_met_by_visitors_of_a_country(data):
    table = list_people_met(data, "KAZ")
    assert table.to_dict("records") == [
        {
            "Person": "Marco Rubio",
            "Post": "Secretary of State",
            "Party": "United States",
            "Meetings": 1,
            "Latest": "5 – 7 November 2025",
            "With": "Kassym-Jomart Tokayev",
        }
    ]


def test_people_who_came_to_meet_a_country(data):
    table = list_people_met(data, "USA")
    assert table.loc[0, ["Person", "Party", "With"]].tolist() == ["Kassym-Jomart Tokayev", "Kazakhstan", "Marco Rubio"]
    assert len(table) == 1
    assert list_people_met(data, "JPN").empty


def test_people_met_most_often_come_first(own_home):
    file = own_home / "data" / "records" / TOKAYEV
    met = (
        "  - {name: Marco Rubio, post: Adviser, party: United States, date: '2025-11-07'}\n"
        "  - {name: Howard Lutnick, post: Secretary of Commerce, party: United States}\n"
        "  - {name: Ерсайын Нагаспаев, post: министр, party: Казахстан}\n"
    )
    text = file.read_text(encoding="utf-8").replace("topics:", met + "topics:")
    file.write_text(text, encoding="utf-8")
    table = list_people_met(load_dataset(), "KAZ")
    assert table[["Person", "Meetings"]].to_numpy().tolist() == [["Marco Rubio", 2], ["Howard Lutnick", 1]]
    assert list_people_met(load_dataset(), "USA")["Meetings"].tolist() == [3]


def test_somebody_whom_no_source_names(data):
    table = list_meetings(data)
    assert table.to_dict("records") == [
        {
            "Visitor": "Kassym-Jomart Tokayev",
            "Met": "Marco Rubio",
            "As printed": "Marco Rubio",
            "Post": "Secretary of State",
            "For": "United States",
            "Date": "6 November 2025",
        },
        {
            "Visitor": "Kassym-Jomart Tokayev",
            "Met": "not named",
            "As printed": "",
            "Post": "president",
            "For": "Example Bank",
            "Date": "",
        },
    ]


def test_a_meeting_without_name_and_post_is_shown_by_its_organization(own_home):
    file = own_home / "data" / "records" / TOKAYEV
    file.write_text(file.read_text(encoding="utf-8").replace("post: president, ", ""), encoding="utf-8")
    assert list_visits(load_dataset())["Met"][0] == "Marco Rubio (Secretary of State); Example Bank"


def test_facts_of_one_agreement(data):
    facts = dict(list_facts(data.event(MOU)).to_numpy().tolist())
    assert facts == {
        "Date": "6 November 2025 (signed)",
        "Type": "Memorandum of understanding",
        "Status": "Signed",
        "Binding": "no, by its type; no source says",
        "Place": "Washington, United States",
        "Parties": "Kazakhstan; United States",
        "Areas of cooperation": "Exploration, Technology, Supply chains",
        "Minerals named": "none",
        "Expected effects": "Reliable supply of critical minerals",
        "Confidence": "high",
        "Record": f"data/records/agreements/2025/{MOU}.yml",
    }
    contract = dict(list_facts(data.event(JV)).to_numpy().tolist())
    assert contract["Parties"] == (
        "Example Capital (company, United States); Example Samruk (state company, Kazakhstan)"
    )
    assert contract["Binding"] == "yes"
    assert "Place" not in contract
    talks = dict(list_facts(data.event("2024-02-kor-uzb-talks")).to_numpy().tolist())
    assert talks["Binding"] == "not settled"
    assert talks["Date"] == "February 2024 (announced)"


def test_signatories_and_witnesses(data):
    table = list_signatories(data.event(MOU))
    assert table["Capacity"].tolist() == ["Signed", "Signed", "Witnessed"]
    assert table["As printed"].tolist() == ["Ерсайын Нагаспаев", "Howard Lutnick", "Касым-Жомарт Токаев"]
    assert table["For"].tolist() == ["Kazakhstan", "United States", "Kazakhstan"]
    assert list_signatories(data.event(JV))[["Name", "Post", "For"]].to_numpy().tolist() == [
        ["Howard Lutnick", "", "Example Capital"]
    ]


def test_sources_and_what_they_relay(data):
    table = list_sources(data.event(MOU))
    assert table["Record"].tolist() == ["Agreement", "Agreement", "Visit"]
    assert table["Publisher"][0] == Link("Example News", "https://news.example.org/2025/11/memorandum")
    assert table["Published"].tolist() == ["7 November 2025", "6 November 2025", "6 November 2025"]
    assert table["Relays"].tolist() == ["Akorda", "", ""]


def test_conflicts(data):
    assert list_conflicts(data.event(MOU)).to_dict("records") == [
        {
            "Record": "Agreement",
            "Field": "type",
            "Source": "Example Agency",
            "Says otherwise": "calls it a treaty",
            "We hold": "the others say memorandum",
        }
    ]


@pytest.mark.parametrize(
    "listing",
    [
        list_agreements,
        list_visits,
        list_latest,
        list_signatories,
        list_meetings,
        list_sources,
        list_conflicts,
        lambda data: list_people_met(data, "KAZ"),
    ],
)
def test_nothing_keeps_the_columns(data, nothing, listing):
    empty = listing(nothing)
    assert len(empty) == 0
    assert empty.columns.tolist() == listing(data).columns.tolist()


def test_no_cell_is_a_word_for_missing(data):
    listings = [list_agreements(data), list_visits(data), list_latest(data), list_meetings(data), list_sources(data)]
    listings += [list_facts(data.event(record)) for record in data.agreements["id"]]
    for table in listings:
        for cell in table.to_numpy().ravel():
            assert not {"nan", "None", "<NA>", "NaT"} & set(str(cell).split())
