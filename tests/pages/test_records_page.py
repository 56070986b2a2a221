from __future__ import annotations

import json
import re

import pytest

from analysis.addresses import page_of
from analysis.pages.layout import frame_of
from analysis.pages.plan import render_page
from analysis.pages.records_page import quality_of, records_page
from analysis.pages.records_table import build_records_table
from miniature import Page


def drawn(data, pages=()):
    return render_page(records_page(data, pages), frame_of({"records.html", "search.html", "index.html"}))


@pytest.fixture
def html(data):
    return drawn(data, {page_of("visit", "2024-06-fra-nor-macron")})


def test_all_rows_stand_in_the_page_and_lead_somewhere(html, data):
    page = Page(html)
    body = html.split("<tbody>")[1].split("</tbody>")[0]
    assert body.count("<tr>") == len(data.agreements) + len(data.visits)
    for title, url in zip(data.agreements["title"], data.agreements["source_url"], strict=True):
        assert f'<a href="{url}">{title}</a>' in body
    assert '<a href="visits/2024-06-fra-nor-macron.html">' in body
    assert [attrs["aria-sort"] for tag, attrs in page.tags if tag == "th" and "aria-sort" in attrs] == ["descending"]


def test_the_page_stands_alone_and_its_filters_wait_for_the_script(html):
    page = Page(html)
    page.assert_stands_alone()
    (form,) = [attrs for tag, attrs in page.tags if tag == "form" and attrs.get("id") == "filters"]
    assert "hidden" in form
    labelled = {attrs["for"] for tag, attrs in page.tags if tag == "label"}
    fields = {attrs["id"] for tag, attrs in page.tags if tag in ("input", "select")}
    assert fields <= labelled
    assert not [value for value in page.values("tabindex") if int(value) > 0]


def test_the_blocks_hold_the_records(html, data):
    blocks = dict(re.findall(r'<script type="application/json" id="([\w-]+)">(.*?)</script>', html, re.DOTALL))
    assert set(blocks) == {"records-filters", "records-tables"}
    n = len(data.agreements) + len(data.visits)
    assert len(json.loads(blocks["records-filters"])["rows"]["kind"]) == n
    assert len(json.loads(blocks["records-tables"])["visits"]["rows"]) == len(data.visits)


def test_one_record_gives_one_page(html, data):
    assert drawn(data, {page_of("visit", "2024-06-fra-nor-macron")}) == html


def test_texts_of_records_are_no_html(data):
    table = data.agreements.assign(title='<img src=x onerror="alert(1)">')
    page = Page(drawn({"agreements": table}, ()))
    assert "img" not in {tag for tag, _ in page.tags}


def test_nothing_gives_a_table_without_rows(nothing):
    assert "<tbody>\n</tbody>" in drawn(nothing)


def test_what_a_record_rests_on_is_told_in_words(data):
    told = {row.id: quality_of(row) for row in build_records_table(data)}
    assert told["2025-11-06-kaz-usa-minerals-mou"] == "2 sources, 2 independent; confidence high"
    assert told["2024-02-kor-uzb-talks"] == "1 source; confidence low"
