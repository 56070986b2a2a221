from __future__ import annotations

from itertools import permutations

import pandas as pd
import pytest

from analysis.errors import DateError, ParameterError
from analysis.harmonize.agreements import normalize_agreements
from analysis.harmonize.visits import normalize_visits
from analysis.views.chances import COLUMNS, build_visit_chances

PARTNERS = ("USA", "JPN", "FRA")
DAYS = ("2020-01-10", "2021-01-10", "2022-01-10")


def papers(*signed: tuple[str, str]) -> pd.DataFrame:
    rows = [{"title": "MoU", "parties": ["KAZ", who], "status": "signed", "signed": day} for who, day in signed]
    return normalize_agreements(rows)


VISITS = normalize_visits(
    [
        {"visitor": "A Minister", "from": who, "to": "KAZ", "start": day, "end": day[:-2] + "12", "status": "held"}
        for who, day in zip(PARTNERS, DAYS, strict=True)
    ]
)
# Each a week after the visit of its own partner, but France's, which came long before.
MADE = papers(("USA", "2020-01-17"), ("JPN", "2021-01-17"), ("FRA", "2010-01-01"))


def line(by: str | None = None, days: int = 30, made: pd.DataFrame = MADE, **options: object) -> pd.DataFrame:
    frame = build_visit_chances(made, VISITS, by, as_of="2026", **options)
    return frame[frame["days"] == days].set_index("group_code")


def test_chance_is_what_all_orders_of_the_dates_give():
    """By hand: of the six orders one keeps both, three or two keep one or none."""
    kept = [sum(order[place] == place for place in (0, 1)) for order in permutations(range(3))]
    row = line(n_shuffles=20_000).loc["all"]
    assert (row["n_visits"], row["n_followed"], row["n_agreements"]) == (3, 2, 2)
    assert row["expected"] == pytest.approx(sum(kept) / 6, abs=0.02)
    assert (row["low"], row["high"]) == (0, 2)
    assert row["p_value"] == pytest.approx(2 * kept.count(2) / 6, abs=0.02)
    assert pd.isna(row["share"])  # of three visits no share is given


def test_by_country_a_visit_counts_for_both_its_sides():
    rows = line("country")
    assert rows["n_visits"].to_dict() == {"KAZ": 3, "FRA": 1, "JPN": 1, "USA": 1}
    assert rows["n_followed"].to_dict() == {"KAZ": 2, "FRA": 0, "JPN": 1, "USA": 1}
    assert rows.loc["USA", "expected"] == pytest.approx(1 / 3, abs=0.05)


def test_by_year_chance_is_of_whoever_is_given_a_date_of_that_year():
    rows = line("year")
    assert rows.index.tolist() == ["2020", "2021", "2022"]
    assert rows["n_followed"].tolist() == [1, 1, 0]
    assert rows.loc["2020", "expected"] == pytest.approx(1 / 3, abs=0.05)
    assert rows.loc["2022", "expected"] == 0


@pytest.mark.parametrize(
    ("signed", "from_first", "afterwards"),
    [
        ("2020-01-09", 0, 0),
        ("2020-01-10", 1, 0),
        ("2020-01-12", 1, 0),
        ("2020-01-13", 1, 1),
        ("2020-02-09", 1, 1),
        ("2020-02-11", 0, 1),
        ("2020-02-12", 0, 0),
        ("2020-01", 0, 0),
        ("2020", 0, 0),
    ],
)
def test_only_what_surely_came_within_the_days_counts(signed, from_first, afterwards):
    made = papers(("USA", signed))
    assert line(made=made)["n_followed"].tolist() == [from_first]
    assert line(made=made, after=True)["n_followed"].tolist() == [afterwards]


def test_a_visit_whose_days_are_not_over_is_left_out():
    frame = build_visit_chances(MADE, VISITS, as_of="2022-02-20")
    assert frame.set_index("days")["n_visits"].to_dict() == {30: 3, 90: 2, 365: 2}
    assert frame.attrs["as_of"] == "2022-02-20"


def test_a_share_is_given_from_ten_visits_on():
    ten = pd.concat([VISITS] * 4, ignore_index=True).head(10)
    for visits, is_given in ((ten, True), (ten.head(9), False)):
        frame = build_visit_chances(MADE, visits, as_of="2026", n_shuffles=10)
        assert frame["share"].notna().eq(is_given).all()


def test_the_same_seed_gives_the_same_frame_in_any_order(data):
    first, again = (build_visit_chances(data.agreements, data.visits, n_shuffles=50) for _ in range(2))
    pd.testing.assert_frame_equal(first, again)
    assert line(seed=1, n_shuffles=50)["expected"].tolist() != line(seed=2, n_shuffles=50)["expected"].tolist()


@pytest.mark.parametrize("by", [None, "country", "year"])
def test_columns_with_and_without_visits(data, nothing, by):
    for given in (data, nothing):
        frame = build_visit_chances(given.agreements, given.visits, by, n_shuffles=20)
        assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == COLUMNS
        assert (frame["n_followed"] <= frame["n_visits"]).all()
        assert frame["p_value"].between(0, 1).all()
    assert frame.empty


def test_wrong_calls_say_what_to_give():
    with pytest.raises(ParameterError, match="cannot group visits by 'region' — country, year or None"):
        build_visit_chances(MADE, VISITS, "region")
    for times in (0, 2.5, True):
        with pytest.raises(ParameterError, match="give a number of 1 or more"):
            build_visit_chances(MADE, VISITS, n_shuffles=times)
    for seed in (-1, "x", True, 1.5):
        with pytest.raises(ParameterError, match="give a whole number of 0 or more"):
            build_visit_chances(MADE, VISITS, seed=seed)
    with pytest.raises(ParameterError, match="agreements: a int, not a table — give a DataFrame"):
        build_visit_chances(3, VISITS)
    with pytest.raises(ParameterError, match="no column of the table agreements"):
        build_visit_chances(pd.DataFrame({"colour": ["red"]}), VISITS)
    with pytest.raises(DateError):
        build_visit_chances(MADE, VISITS, as_of="soon")
