from __future__ import annotations

from pathlib import Path

import pytest

from analysis.records.store import read_records

MOU = "agreements/2025/2025-11-06-kaz-usa-minerals-mou.yml"
JV = "agreements/2025/2025-11-06-kaz-usa-tungsten-jv.yml"
TOKAYEV = "visits/2025/2025-11-05-kaz-usa-tokayev.yml"


def said(records: Path, file: str, old: str, new: str) -> list[tuple[str, str]]:
    path = records / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return [(issue.field, f"{issue.reason} {issue.hint}") for issue in read_records(records).issues]


@pytest.mark.parametrize(
    ("file", "old", "new", "field", "word"),
    [
        (MOU, "министр промышленности и строительства", "министр культуры", "signatories[0].post", "post_names.csv"),
        (MOU, "post: Secretary of Commerce", "post: Ministro de Comercio", "signatories[1].post", "post_names.csv"),
        (TOKAYEV, "post: президент", "post: көсем", "visitor.post", "no English wording"),
        (TOKAYEV, "post: Secretary of State", "post: госсоветник", "meetings[0].post", "no English wording"),
        (MOU, "place: Washington", "place: Ташкент", "place", "places.csv"),  # none of that name is in the country
        (TOKAYEV, "places: [Washington]", "places: [Washington, Уфа]", "places[1]", "no English name"),
        (JV, "name: Example Capital,", "name: Exampel Capital,", "parties[0].name", "did you mean Example Capital?"),
        (JV, "name: Example Capital,", "name: Nobody Heard Of It,", "parties[0].name", "add it with its country"),
        (JV, "kind: company, of: United", "kind: state body, of: United", "parties[0].kind", "listed as company"),
        (JV, "kind: company, of: United States", "kind: company, of: Japan", "parties[0].of", "of United States"),
        (JV, ", kind: company, of: United States", ", kind: company", "parties[0]", "of United States"),
        (
            TOKAYEV,
            "organization: Example Bank",
            "organization: Other Bank",
            "meetings[1].organization",
            "bodies.csv",
        ),
    ],
)
def test_what_has_no_english_wording_or_is_no_listed_body(records, file, old, new, field, word):
    found = said(records, file, old, new)
    assert [text for where, text in found if where == field and word in text], found


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (MOU, "post: Secretary of Commerce", "post: министр торговли"),
        (MOU, "place: Washington", "place: Вашингтон"),
        (MOU, "place: Washington", "place: Springfield"),
        (TOKAYEV, "organization: Example Bank", "organization: US companies (not named)"),
        (TOKAYEV, "organization: Example Bank", "organization: EBRD"),
    ],
)
def test_what_is_listed_or_english_stands(records, file, old, new):
    assert said(records, file, old, new) == []
