from __future__ import annotations

from analysis.links import Link
from analysis.listings import (
    list_conflicts,
    list_sources,
)

MOU = "2025-11-06-kaz-usa-minerals-mou"
JV = "2025-11-06-kaz-usa-tungsten-jv"
TOKAYEV = "visits/2025/2025-11-05-kaz-usa-tokayev.yml"


def test_sources_and_what_they_relay(data):
    table = list_sources(data.event(MOU))
    agreement = Link("Agreement", page=f"agreements/{MOU}.html")
    assert table["Record"].tolist() == [
        agreement,
        agreement,
        Link("Visit", page="visits/2025-11-05-kaz-usa-tokayev.html"),
    ]
    assert table["Publisher"][0] == Link("Example News", "https://news.example.org/2025/11/memorandum")
    assert table["Published"].tolist() == ["7 November 2025", "6 November 2025", "6 November 2025"]
    assert table["Relays"].tolist() == ["Akorda", "", ""]


def test_conflicts(data):
    assert list_conflicts(data.event(MOU)).to_dict("records") == [
        {
            "Record": Link("Agreement", page=f"agreements/{MOU}.html"),
            "Field": "type",
            "Source": "Example Agency",
            "Says otherwise": "calls it a treaty",
            "We hold": "the others say memorandum",
        }
    ]
