"""The record as it stands: large enough, sourced, and complete on the event it all grew from."""

from pathlib import Path

import pandas as pd
import pytest

from analysis import build_source_audit, load_dataset, validate_records
from analysis.vocab.domains import domain_kind

SEED = "2025-11-06-kaz-usa-critical-minerals-mou"
SEED_VISIT = "2025-11-05-kaz-usa-tokayev"
RECORDS = Path(__file__).parents[1] / "data" / "records"


@pytest.fixture(scope="module")
def data():
    return load_dataset(RECORDS)


def test_no_problem_stands_in_the_record():
    assert [str(issue) for issue in validate_records(RECORDS)] == []


def test_the_record_is_as_large_as_promised(data):
    assert len(data.agreements) >= 450
    assert len(data.visits) >= 440


def test_every_record_has_a_source_that_is_not_unreliable(data):
    reliable = data.sources[[domain_kind(url) != "unreliable" for url in data.sources["url"]]]
    assert set(data.agreements["id"]) | set(data.visits["id"]) == set(reliable["record_id"])


def test_high_confidence_rests_on_an_official_source_or_on_independent_ones(data):
    audit = build_source_audit(data)
    bare = (audit["n_official"] == 0) & (audit["n_independent"] < 2)
    assert audit.loc[bare & (audit["confidence"] == "high"), "record_id"].tolist() == []


def test_a_good_part_of_the_agreements_is_tied_to_a_visit(data):
    assert sum(bool(ids) for ids in data.agreements["visit_ids"]) >= 150


def test_links_between_agreements_and_visits_mirror_each_other(data):
    from_agreements = data.agreements[["id", "visit_ids"]].explode("visit_ids").dropna()
    from_visits = data.visits[["agreement_ids", "id"]].explode("agreement_ids").dropna()
    assert set(from_agreements.itertuples(index=False, name=None)) == set(
        from_visits.itertuples(index=False, name=None)
    )


def test_announced_planned_and_company_items_are_told_apart(data):
    assert {"signed", "announced", "concluded", "in force"} <= set(data.agreements["status_code"])
    assert {"held", "planned"} <= set(data.visits["status_code"])
    assert {"government", "state body", "state company", "company"} <= set(data.agreements["level"])


def test_no_displayed_name_is_a_misprint_or_a_case_form(data):
    from analysis import load_vocabulary

    names = load_vocabulary("people_names")
    bad = set(names.loc[names["kind"].isin(["misprint", "inflected"]), "name"])
    assert not bad & set(data.people["name"])


def test_records_carry_no_trace_of_how_they_were_made(data):
    texts = pd.concat([data.agreements["notes"], data.visits["notes"], data.conflicts["note"], data.sources["note"]])
    found = texts[texts.str.contains(r"fact.?check|worksheet|\bTODO\b|FIXME", case=False, na=False)]
    assert found.tolist() == []


class TestTheEventItGrewFrom:
    """Every statement of fact of the first report, in the tables."""

    @pytest.fixture
    def event(self, data):
        return data.event(SEED)

    def test_agreement(self, event):
        row = event.agreements.iloc[0]
        assert (row["date"], row["date_event"], row["status_code"]) == ("2025-11-06", "signed", "signed")
        assert (row["type_code"], row["place_country_code"]) == ("mou", "USA")
        assert row["party_codes"] == ("KAZ", "USA")
        assert row["visit_ids"] == (SEED_VISIT,)
        assert row["mineral_codes"] == ()

    def test_the_four_directions_of_cooperation(self, event):
        wanted = {"exploration", "extraction", "processing", "technology", "supply_chains", "energy"}
        assert set(event.agreements.loc[0, "area_codes"]) == wanted

    def test_signatories_and_witness_with_posts(self, event):
        rows = event.signatories[["capacity", "person_name", "printed", "post", "party_code"]].to_numpy().tolist()
        assert rows == [
            ["signed", "Yersayin Nagaspayev", "Ерсайын Нагаспаев", "министр промышленности и строительства", "KAZ"],
            ["signed", "Howard Lutnick", "Говард Латник", "министр торговли", "USA"],
            ["witnessed", "Kassym-Jomart Tokayev", "Касым-Жомарт Токаев", "президент", "KAZ"],
        ]

    @pytest.mark.parametrize(
        ("name", "post"),
        [
            ("Marco Rubio", "государственный секретарь"),
            ("Howard Lutnick", "министр торговли"),
            ("Sergio Gor", "специальный представитель президента по Южной и Центральной Азии"),
        ],
    )
    def test_meetings_with_posts(self, event, name, post):
        row = event.meetings[event.meetings["person_name"] == name].iloc[0]
        assert (row["post"], row["party_code"]) == (post, "USA")

    def test_expected_effects(self, event):
        effects = " ".join(event.agreements.loc[0, "expected_effects"]).lower()
        assert all(word in effects for word in ("export", "investment", "technology", "supply chains", "standing"))

    def test_who_reported_it_citing_whom(self, event):
        source = event.sources[event.sources["publisher"] == "Lada.kz"].iloc[0]
        assert (source["cites"], source["published"], source["language"]) == ("Akorda", "2025-11-07", "ru")

    def test_where_sources_say_otherwise(self, event):
        said = event.conflicts["value"].str.cat(sep=" ")
        assert "Antony Blinken" in said  # another Secretary of State
        assert "6 October" in said  # another month
        assert set(event.conflicts.loc[event.conflicts["source"] == "BAQ.KZ", "field"]) == {"areas"}
