from __future__ import annotations

import pandas as pd

from analysis.dataset.dataset import load_dataset
from analysis.links import Link
from analysis.listings import (
    list_agreements,
    list_facts,
)
from analysis.listings.columns import as_text

MOU = "2025-11-06-kaz-usa-minerals-mou"
JV = "2025-11-06-kaz-usa-tungsten-jv"
TOKAYEV = "visits/2025/2025-11-05-kaz-usa-tokayev.yml"


def test_agreements_with_their_sources_linked(data):
    table = list_agreements(data)
    titles = data.agreements["title"].tolist()
    assert table["Agreement"].map(as_text).tolist() == titles[::-1]
    assert list_agreements(data, latest_first=False)["Agreement"].map(as_text).tolist() == titles
    row = table[table["Agreement"].map(as_text) == "Kazakhstan–US memorandum on critical minerals"].iloc[0].to_dict()
    assert row == {
        "Date": "6 November 2025",
        "Agreement": Link(
            "Kazakhstan–US memorandum on critical minerals",
            "https://news.example.org/2025/11/memorandum",
            f"agreements/{MOU}.html",
        ),
        "Type": "Memorandum of understanding",
        "Status": "Signed",
        "Parties": (
            Link("Kazakhstan", page="countries/kaz.html"),
            Link("United States", page="countries/usa.html"),
        ),
        "Areas": (
            Link("Exploration", page="areas/exploration.html"),
            Link("Technology", page="areas/technology.html"),
            Link("Supply chains", page="areas/supply_chains.html"),
        ),
        "Minerals": (),
        "At visit": (
            Link(
                "Kassym-Jomart Tokayev to United States",
                "https://news.example.org/2025/11/visit",
                "visits/2025-11-05-kaz-usa-tokayev.html",
            ),
        ),
        "Signed by": (
            Link("Yersayin Nagaspayev (Kazakhstan)", page="people/nagaspayev-yersayin.html"),
            Link("Howard Lutnick (United States)", page="people/lutnick-howard.html"),
        ),
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
    table = list_agreements(load_dataset())
    table = table.set_index(table["Agreement"].map(as_text))
    links = table.loc["Kazakhstan–US memorandum on critical minerals", "Sources"]
    assert [link.text for link in links] == ["Example News", "Example Agency", "3"]
    assert links[2].url == "https://more.example.org/3"


def facts_of(event, record=None) -> dict[str, str]:
    return {field: as_text(value) for field, value in list_facts(event, record).to_numpy().tolist()}


def test_an_agreement_tells_what_it_follows_and_what_follows_it(data):
    follows = pd.Series([(MOU,) if record == JV else () for record in data.agreements["id"]], dtype=object)
    record = {"agreements": data.agreements.assign(follows_ids=follows)}
    first, second = ({"agreements": record["agreements"][record["agreements"]["id"] == ident]} for ident in (MOU, JV))
    assert facts_of(second, record)["Follows"] == "Kazakhstan–US memorandum on critical minerals"
    assert facts_of(second)["Follows"] == MOU  # of which nothing more is known here
    assert facts_of(first, record)["Followed by"] == "Joint venture for a tungsten deposit"
    assert "Followed by" not in facts_of(first)


def test_visits_that_are_not_selected_are_named_by_their_ids(data):
    table = list_agreements(data.agreements)
    assert table["At visit"].map(as_text).tolist()[1] == "2025-11-05-kaz-usa-tokayev"


def test_facts_of_one_agreement(data):
    facts = facts_of(data.event(MOU))
    assert facts == {
        "Date": "6 November 2025 (signed)",
        "Type": "Memorandum of understanding",
        "Status": "Signed",
        "Binding": "no, by its type; no source says",
        "Place": "Washington, United States",
        "Parties": "Kazakhstan, United States",
        "Areas of cooperation": "Exploration, Technology, Supply chains",
        "Minerals named": "no source names any",
        "Made at": "Kassym-Jomart Tokayev to United States",
        "Expected effects": "Reliable supply of critical minerals",
        "Confidence": "high",
        "Record": f"data/records/agreements/2025/{MOU}.yml",
    }
    contract = facts_of(data.event(JV))
    assert contract["Parties"] == (
        "Example Capital (company, United States), Example Samruk (state company, Kazakhstan)"
    )
    assert contract["Binding"] == "yes"
    assert "Place" not in contract
    talks = facts_of(data.event("2024-02-kor-uzb-talks"))
    assert talks["Binding"] == "not settled"
    assert talks["Date"] == "February 2024 (announced)"
