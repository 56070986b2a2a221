from __future__ import annotations

from analysis.listings import (
    list_latest,
)

MOU = "2025-11-06-kaz-usa-minerals-mou"
JV = "2025-11-06-kaz-usa-tungsten-jv"
TOKAYEV = "visits/2025/2025-11-05-kaz-usa-tokayev.yml"


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
