from __future__ import annotations

import re
from dataclasses import replace

from analysis.notebook import show_provenance
from analysis.notebook.provenance import describe
from miniature import Page

MOU = "2025-11-06-kaz-usa-minerals-mou"


def test_one_sentence_about_a_selection(data):
    assert describe(data) == "5 agreements and 2 visits, 28 August 2022 to about 6 November 2025."
    assert describe(data.event(MOU)) == "1 agreement and 1 visit, 5 November 2025 to 6 November 2025."
    assert describe(data.select(country="NAM")) == "1 agreement and 0 visits, 28 August 2022."


def test_where_it_comes_from(data):
    selection = data.select(country="KAZ")
    *lines, limits = repr(show_provenance(selection)).splitlines()
    facts = dict(line.split(": ", 1) for line in lines)
    assert limits.startswith("The record is no census")
    assert facts == {
        "Agreements": "3: 3 signed",
        "Visits": "1, with 2 meetings",
        "Sources": "5 addresses of 2 sites",
        "Confidence": "3 high, 1 medium",
        "Disagreements": "1 statements of sources that the record does not follow",
        "Imprecise": "0 agreements whose day is not known",
        "Not stated": "0 agreements state no area, 1 no mineral",
        "Newest record": "2025-11-06-kaz-usa-tungsten-jv (about 6 November 2025)",
        "Data": selection.hash,
    }
    page = Page(show_provenance(selection).html)
    told = page.html.split("<details")[0]
    assert told.count("<dt>") == told.count("<dd>") == len(facts)
    assert limits in page.text
    assert page.values("data-page") == ["definitions.html"]


def test_terms_of_the_selection_are_defined(data):
    html = show_provenance(data.select(country="NAM")).html
    terms = re.findall("<dt>(.*?)</dt>", html.split("<details")[1])
    assert terms[:2] == ["Signed", "Memorandum of understanding"]
    assert "about 6 November 2025" in terms
    assert "Announced" not in terms
    nothing = data.select(country="KAZ", since="1995", until="1996")
    assert "<details" not in show_provenance(nothing).html


def test_where_nothing_comes_from(data):
    nothing = data.select(country="KAZ", since="1995", until="1996")
    facts = dict(line.split(": ", 1) for line in repr(show_provenance(nothing)).splitlines()[:-1])
    assert facts["Agreements"] == "0: none"
    assert "Newest record" not in facts
    assert "Confidence" not in facts


def test_where_it_comes_from_hangs_on_the_selected_records_alone(data):
    """What is recorded of others changes nothing."""
    alone = data.select(country="KAZ")
    others = replace(data, agreements=data.agreements.iloc[:0], visits=data.visits.iloc[:0])
    assert repr(show_provenance(alone)) != repr(show_provenance(others))
    fewer = data.select(country="KAZ", since="2020").select(country="KAZ")
    assert repr(show_provenance(fewer)) == repr(show_provenance(alone))
