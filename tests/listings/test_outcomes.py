from __future__ import annotations

from analysis.harmonize.agreements import normalize_agreements
from analysis.harmonize.visits import normalize_visits
from analysis.listings.outcomes import list_nearest_visits, list_visit_outcomes

MADE = [("a", "2024-05-02"), ("b", "2024-06"), ("c", "2024"), ("d", "2020-01-01")]
TABLES = {
    "agreements": normalize_agreements(
        [{"id": name, "title": name.upper(), "parties": ["KAZ", "USA"], "signed": day} for name, day in MADE]
    ),
    "visits": normalize_visits(
        [{"id": "v", "visitor": "Marco Rubio", "from": "USA", "to": "KAZ", "start": "2024-05-01"}]
    ),
}


def test_what_followed_a_visit_is_counted_and_named_with_its_days():
    (row,) = list_visit_outcomes(TABLES).to_dict("records")
    assert [row[f"Within {days} days"] for days in (30, 90, 365)] == [1, 2, 2]
    assert [link.text for link in row["What followed"]] == ["A (after 1 day)", "B (after 31 to 60 days)"]


def test_before_each_agreement_stands_the_visit_or_nothing():
    table = list_nearest_visits(TABLES)
    assert dict(zip([link.text for link in table["Agreement"]], table["Days"], strict=True)) == {
        "A": "after 1 day",
        "B": "after 31 to 60 days",
        "C": "121 days before to 244 after",
        "D": "",
    }
    assert table["Known by"].tolist().count("dates") == 3
    assert [len(visits) for visits in table["Visit"]].count(0) == 1


def test_how_many_of_the_days_the_record_covers_is_told():
    def covered(end: str) -> int:
        agreements = TABLES["agreements"].copy()
        agreements.attrs["as_of"] = end
        return list_visit_outcomes(TABLES | {"agreements": agreements})["Days covered"].item()

    assert [covered(end) for end in ("2024-04-30", "2024-05-31", "2025-05-01", "2026")] == [0, 30, 365, 365]
    assert list_visit_outcomes(TABLES | {"agreements": TABLES["agreements"].iloc[:0]})["Days covered"].tolist() == [0]
