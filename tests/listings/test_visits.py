from __future__ import annotations

from analysis.links import Link
from analysis.listings import (
    list_visits,
)
from miniature import in_text

MOU = "2025-11-06-kaz-usa-minerals-mou"
JV = "2025-11-06-kaz-usa-tungsten-jv"
TOKAYEV = "visits/2025/2025-11-05-kaz-usa-tokayev.yml"


def test_visits_with_who_was_met_and_what_was_made(data):
    table = list_visits(data)
    assert table["Visitor"].tolist() == [
        Link("Kassym-Jomart Tokayev, President", page="people/tokayev-kassym-jomart.html"),
        Link("Emmanuel Macron, President", page="people/macron-emmanuel.html"),
    ]
    first, second = (row for _, row in table.iterrows())
    assert first["Date"] == "5 – 7 November 2025"
    assert first["Route"] == Link(
        "Kazakhstan to United States",
        "https://news.example.org/2025/11/visit",
        "visits/2025-11-05-kaz-usa-tokayev.html",
    )
    assert first["Kind"] == "Working visit"
    assert first["Met"] == (
        Link("Marco Rubio (Secretary of State)", page="people/rubio-marco.html"),
        Link("President"),
    )
    assert [(made.text, made.page) for made in first["Agreements made"]] == [
        ("Kazakhstan–US memorandum on critical minerals", f"agreements/{MOU}.html"),
        ("Joint venture for a tungsten deposit", f"agreements/{JV}.html"),
    ]
    assert first["Sources"] == (Link("Example News", "https://news.example.org/2025/11/visit"),)
    assert second["Date"] == "June 2024 (planned)"
    assert (second["Kind"], second["Met"], second["Agreements made"]) == ("", (), ())


def test_all_that_was_made_is_named_whatever_is_selected(data):
    only = data.select(mineral="tungsten")
    assert only.agreements["id"].tolist() == [JV]
    assert (
        in_text(list_visits(only))["Agreements made"].tolist()
        == in_text(list_visits(data))["Agreements made"][:1].tolist()
    )
