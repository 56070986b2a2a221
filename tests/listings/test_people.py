from __future__ import annotations

from analysis.dataset.dataset import load_dataset
from analysis.listings import (
    list_meetings,
    list_people_met,
    list_signatories,
    list_visits,
)
from miniature import in_text

MOU = "2025-11-06-kaz-usa-minerals-mou"
JV = "2025-11-06-kaz-usa-tungsten-jv"
TOKAYEV = "visits/2025/2025-11-05-kaz-usa-tokayev.yml"


def test_people_met_by_visitors_of_a_country(data):
    table = in_text(list_people_met(data, "KAZ"))
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
    table = in_text(list_people_met(data, "USA"))
    assert table.loc[0, ["Person", "Party", "With"]].tolist() == ["Kassym-Jomart Tokayev", "Kazakhstan", "Marco Rubio"]
    assert len(table) == 1
    assert in_text(list_people_met(data, "JPN")).empty


def test_people_met_most_often_come_first(own_home):
    file = own_home / "data" / "records" / TOKAYEV
    met = (
        "  - {name: Marco Rubio, post: Adviser, party: United States, date: '2025-11-07'}\n"
        "  - {name: Howard Lutnick, post: Secretary of Commerce, party: United States}\n"
        "  - {name: Ерсайын Нагаспаев, post: министр, party: Казахстан}\n"
    )
    text = file.read_text(encoding="utf-8").replace("topics:", met + "topics:")
    file.write_text(text, encoding="utf-8")
    table = in_text(list_people_met(load_dataset(), "KAZ"))
    assert table[["Person", "Meetings"]].to_numpy().tolist() == [["Marco Rubio", 2], ["Howard Lutnick", 1]]
    assert in_text(list_people_met(load_dataset(), "USA"))["Meetings"].tolist() == [3]


def test_somebody_whom_no_source_names(data):
    table = in_text(list_meetings(data))
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
            "Post": "President",
            "For": "Example Bank",
            "Date": "",
        },
    ]


def test_a_meeting_without_name_and_post_is_shown_by_its_organization(own_home):
    file = own_home / "data" / "records" / TOKAYEV
    file.write_text(file.read_text(encoding="utf-8").replace("post: president, ", ""), encoding="utf-8")
    assert in_text(list_visits(load_dataset()))["Met"][0] == "Marco Rubio (Secretary of State), Example Bank"


def test_signatories_and_witnesses(data):
    table = in_text(list_signatories(data.event(MOU)))
    assert table["Capacity"].tolist() == ["Signed", "Signed", "Witnessed"]
    assert table["As printed"].tolist() == ["Ерсайын Нагаспаев", "Howard Lutnick", "Касым-Жомарт Токаев"]
    assert table["For"].tolist() == ["Kazakhstan", "United States", "Kazakhstan"]
    assert in_text(list_signatories(data.event(JV)))[["Name", "Post", "For"]].to_numpy().tolist() == [
        ["Howard Lutnick", "", "Example Capital"]
    ]
