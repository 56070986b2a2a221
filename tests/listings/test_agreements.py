from __future__ import annotations

from analysis.dataset.dataset import load_dataset
from analysis.links import Link
from analysis.listings import (
    list_agreements,
    list_facts,
)

MOU = "2025-11-06-kaz-usa-minerals-mou"
JV = "2025-11-06-kaz-usa-tungsten-jv"
TOKAYEV = "visits/2025/2025-11-05-kaz-usa-tokayev.yml"


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
