from __future__ import annotations

import pytest
from pydantic import ValidationError

from analysis.records.models import Agreement, Party, Source, Visit, to_mapping

SOURCE = {"url": "https://news.example.org/a", "publisher": "Example News", "language": "en"}
AGREEMENT = {
    "id": "2025-11-06-a",
    "title": "A memorandum",
    "type": "mou",
    "status": "signed",
    "parties": ["Kazakhstan", {"name": "Example Mining", "kind": "company"}],
    "sources": [SOURCE],
    "confidence": "high",
}
VISIT = {
    "id": "2025-11-05-b",
    "visitor": {"name": "N", "party": "P"},
    "to": "NO",
    "start": "2025-11-05",
    "status": "held",
    "sources": [SOURCE],
    "confidence": "low",
}


def test_a_record_and_its_mapping_are_the_same_facts():
    for model, mapping in ((Agreement, AGREEMENT), (Visit, VISIT)):
        assert to_mapping(model.model_validate(mapping)) == mapping


def test_the_mapping_is_in_canonical_order_and_without_what_is_absent():
    mapping = dict(reversed(AGREEMENT.items())) | {"areas": [], "place": None, "minerals": ["tungsten"]}
    record = Agreement.model_validate(mapping)
    assert list(to_mapping(record)) == ["id", "title", "type", "status", "parties", "minerals", "sources", "confidence"]


def test_one_visit_is_written_as_text_and_several_as_a_list():
    one = Agreement.model_validate(AGREEMENT | {"visit": "2025-visit"})
    assert one.visit == ["2025-visit"]
    assert to_mapping(one)["visit"] == "2025-visit"
    two = Agreement.model_validate(AGREEMENT | {"visit": ["2025-visit", "2025-other"]})
    assert to_mapping(two)["visit"] == ["2025-visit", "2025-other"]


def test_outer_space_goes():
    assert Agreement.model_validate(AGREEMENT | {"title": " A  title "}).title == "A  title"


def test_records_cannot_be_changed():
    record = Agreement.model_validate(AGREEMENT)
    with pytest.raises(ValidationError):
        record.title = "another"


@pytest.mark.parametrize("value", [5, True, None, 2025.0])
def test_only_text_is_text(value):
    with pytest.raises(ValidationError):
        Agreement.model_validate(AGREEMENT | {"title": value})


@pytest.mark.parametrize(
    "change",
    [
        {"id": "UPPER"},
        {"id": "ab"},
        {"id": "a/../b"},
        {"id": "x" * 97},
        {"binding": "yes"},
        {"parties": []},
        {"sources": []},
        {"title": "  "},
        {"confidence": "High"},
        {"visit": ["Not A Slug"]},
        {"unknown": "field"},
    ],
)
def test_refused(change):
    with pytest.raises(ValidationError):
        Agreement.model_validate(AGREEMENT | change)


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example.org",
        "http://news.example.org:8080/a?b=c#d",
        "https://пример.рф/путь",
        "https://158.69.42.207/a",
        "https://a.example.org/x(1)_[2]",
    ],
)
def test_addresses(url):
    assert Source.model_validate(SOURCE | {"url": url}).url == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "javascript://news.example.org/%0aalert(1)",
        "data:text/html,x",
        "ftp://news.example.org",
        "news.example.org",
        "//news.example.org",
        "https://localhost",
        "https:///path.html",
        "https://news.example.org/a b",
        'https://news.example.org/"onclick',
        "https://news.example.org/<script>",
        "https://[news.example.org",
        "",
    ],
)
def test_what_is_no_address(url):
    with pytest.raises(ValidationError):
        Source.model_validate(SOURCE | {"url": url})


@pytest.mark.parametrize(("language", "good"), [("en", True), ("kk", True), ("uz-Cyrl", True), ("English", False)])
def test_languages(language, good):
    if good:
        assert Source.model_validate(SOURCE | {"language": language}).language == language
    else:
        with pytest.raises(ValidationError):
            Source.model_validate(SOURCE | {"language": language})


def test_a_party_is_text_or_a_body():
    record = Agreement.model_validate(AGREEMENT)
    assert record.parties[0] == "Kazakhstan"
    assert record.parties[1] == Party(name="Example Mining", kind="company")
    with pytest.raises(ValidationError):
        Agreement.model_validate(AGREEMENT | {"parties": [{"name": "X", "kind": "firm"}]})


def test_every_field_says_what_it_means():
    for model in (Agreement, Visit):
        for name, field in model.model_fields.items():
            assert field.description, name
