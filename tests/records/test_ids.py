from __future__ import annotations

import pytest

from analysis.records.ids import no_agreement

KNOWN = [
    "2022-11-07-eu-kaz-mou",
    "2022-11-08-eu-nam-mou",
    "2024-03-kaz-usa-akbulak",
    "2025-11-06-kaz-usa-critical-minerals-mou",
]


@pytest.mark.parametrize(
    ("value", "near"),
    [
        ("2022-11-07-eu-kaz-partnership", "2022-11-07-eu-kaz-mou"),
        ("2025-11-06-kaz-usa-minerals-mou", "2025-11-06-kaz-usa-critical-minerals-mou"),
        ("2025-11-06-usa-kaz-critical-minerals", "2025-11-06-kaz-usa-critical-minerals-mou"),
        ("2024-kaz-usa-akbulak", "2024-03-kaz-usa-akbulak"),
        ("2022-11-08-eu-nam-muo", "2022-11-08-eu-nam-mou"),
    ],
)
def test_the_nearest_id_is_offered(value, near):
    assert no_agreement(value, KNOWN).hint == f"did you mean {near}?"


@pytest.mark.parametrize("value", ["xyz", "", 7, "tokayev"])
def test_where_none_is_near_it_is_said_what_ids_are(value):
    assert "names of the files" in no_agreement(value, KNOWN).hint
    assert "names of the files" in no_agreement(value, []).hint
