"""What holds beyond single defects (those are in test_invalid_records): the rules at their borders."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from analysis.cli import main
from analysis.records.checks.facts import Entry, Facts, event_date
from analysis.records.checks.rules import check_records
from analysis.records.checks.statuses import meaning_of
from analysis.records.layout import dump_yaml
from analysis.records.models import Agreement, Visit
from analysis.records.store import validate_records
from analysis.records.yamlfile import YamlFile
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.domains import domain_kind

SOURCE = {"url": "https://news.example.org/a", "publisher": "Example News", "language": "en"}
AGREEMENT = {
    "id": "2025-11-20-check",
    "title": "A memorandum",
    "type": "mou",
    "status": "signed",
    "signed": "2025-11-20",
    "parties": ["Kazakhstan", "United States"],
    "sources": [SOURCE],
    "confidence": "high",
}
VISIT = {
    "id": "2025-11-20-visit",
    "visitor": {"name": "Kassym-Jomart Tokayev", "party": "Kazakhstan"},
    "to": "United States",
    "start": "2025-11-20",
    "status": "held",
    "sources": [SOURCE],
    "confidence": "high",
}


@pytest.fixture
def problems(tmp_path: Path):
    """The problems, as (field, message), of records given as changes to a good agreement or visit."""

    def _problems(agreement: dict | None = None, visit: dict | None = None) -> list[tuple[str, str]]:
        for kind, base, change in (("agreements", AGREEMENT, agreement), ("visits", VISIT, visit)):
            if change is not None:
                record = {key: value for key, value in (base | change).items() if value is not None}
                event = next((record[k] for k in ("signed", "concluded", "in_force", "announced", "start", "ended")
                             if k in record), "2025")  # fmt: skip
                path = tmp_path / kind / event.removeprefix("../")[:4] / f"{record['id']}.yml"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(dump_yaml(record))
        return [(issue.field, issue.reason) for issue in validate_records(tmp_path)]

    return _problems


def test_the_examples_are_good(problems):
    assert problems({}, {}) == []


STATUS_DATES = {
    "proposed": ("announced",),
    "negotiating": ("announced",),
    "announced": ("announced",),
    "signed": ("signed",),
    "in force": ("in_force", "signed", "concluded"),
    "concluded": ("concluded",),
    "expired": ("ended", "signed", "concluded", "in_force"),
    "terminated": ("ended", "signed", "concluded", "in_force"),
}


def test_what_the_statuses_of_an_agreement_rest_on():
    rows = vocabulary("status").rows
    of_agreements = {code: meaning_of(code) for code, row in rows.items() if row["applies_to"] == "agreement"}
    assert {code: meaning.rests_on for code, meaning in of_agreements.items()} == STATUS_DATES
    assert [code for code, meaning in of_agreements.items() if meaning.is_promise] == list(STATUS_DATES)[:3]


def test_a_status_is_done_promised_or_neither():
    meanings = {code: meaning_of(code) for code in vocabulary("status").rows}
    assert [code for code, meaning in meanings.items() if meaning.is_done and meaning.is_promise] == []
    assert [code for code, meaning in meanings.items() if not (meaning.is_done or meaning.is_promise)] == ["cancelled"]
    assert meaning_of("singed") is None


@pytest.mark.parametrize(("status", "dates"), STATUS_DATES.items())
def test_each_date_that_may_stand_for_a_status(problems, status, dates):
    for name in dates:
        assert problems({"status": status, "signed": None, name: "2025-11-20"}) == []


@pytest.mark.parametrize("status", STATUS_DATES)
def test_a_status_without_its_date(problems, status):
    other = "announced" if status != "announced" and status not in ("proposed", "negotiating") else "in_force"
    assert problems({"status": status, "signed": None, other: "2025-11-20"}) == [("status", "no date for the status")]


@pytest.mark.parametrize("status", ["proposed", "negotiating", "announced"])
@pytest.mark.parametrize("date", ["signed", "concluded"])
def test_what_is_not_done_has_no_day_of_signing(problems, status, date):
    found = problems({"status": status, "signed": None, "announced": "2025-01", date: "2025-11-20"})
    assert found == [(date, f"{date} on a day, but the status is {status}")]


def test_the_date_an_event_is_filed_under():
    base = Agreement.model_validate(AGREEMENT | {"announced": "2024", "in_force": "2026", "ended": "2027"})
    assert event_date(base) == "2025-11-20"
    without = base.model_copy(update={"signed": None})
    assert event_date(without) == "2026"
    assert event_date(without.model_copy(update={"concluded": "2023"})) == "2023"
    assert event_date(without.model_copy(update={"in_force": None})) == "2024"
    assert event_date(without.model_copy(update={"in_force": None, "announced": None})) == "2027"
    assert event_date(Visit.model_validate(VISIT)) == "2025-11-20"


def test_an_open_start_is_filed_under_its_end(problems, tmp_path: Path):
    assert problems({"signed": "../2025-11-20"}) == []
    (tmp_path / "agreements" / "2025").rename(tmp_path / "agreements" / "2024")
    (issue,) = validate_records(tmp_path)
    assert (issue.reason, issue.value) == ("the folder is 2024 but the event is of", "2025")


@pytest.mark.parametrize(
    ("start", "end", "good"),
    [
        ("2025-11-20", None, True),
        ("2025-11-18", "2025-11-19", True),
        ("2025-11-17", None, True),
        ("2025-11-23", None, True),
        ("2025-11-16", None, False),
        ("2025-11-24", None, False),
        ("2025-11-10", "2025-11-16", False),
        ("2025-11-10", "2025-11-17", True),
        ("2025-11", None, True),
        ("2025", None, True),
        ("2025-10", None, False),
        ("2025-10/..", None, True),
    ],
)
def test_a_linked_visit_is_of_the_agreements_days_within_three(problems, start, end, good):
    found = problems({"visit": VISIT["id"]}, {"start": start, "end": end})
    assert [field for field, _ in found] == ([] if good else ["visit"])


@pytest.mark.parametrize(
    ("parties", "visitor", "to", "good"),
    [
        (["Kazakhstan", "United States"], "Kazakhstan", "Japan", True),
        (["Kazakhstan", "United States"], "Japan", "United States", True),
        (["Kazakhstan", "United States"], "Japan", "France", False),
        (["European Union", "Kazakhstan"], "France", "Japan", True),
        (["France", "Japan"], "European Union", "Kazakhstan", True),
        (["European Union", "Japan"], "United Kingdom", "Kazakhstan", False),
        ([{"name": "JOGMEC", "kind": "state body", "of": "Japan"}], "Japan", "France", True),
        ([{"name": "Example Mining", "kind": "company"}], "Japan", "France", True),
    ],
)
def test_a_linked_visit_touches_a_party(problems, parties, visitor, to, good):
    visit = {"visitor": {"name": "Kassym-Jomart Tokayev", "party": visitor}, "to": to}
    found = problems({"parties": parties, "visit": VISIT["id"]}, visit)
    assert [field for field, _ in found] == ([] if good else ["visit"])


def test_who_signs_for_a_body_of_the_agreement(problems):
    body = {"name": "Example Samruk", "kind": "state company", "of": "Kazakhstan"}
    signed_by = [{"name": "Howard Lutnick", "party": "Example Samruk"}, {"name": "Marco Rubio", "party": "Kazakhstan"}]
    assert problems({"parties": [body, "United States"], "signatories": signed_by}) == []


def test_a_witness_may_be_of_another_country_but_is_known(problems):
    assert problems({"witnesses": [{"name": "Emmanuel Macron", "party": "France"}]}) == []
    found = problems({"witnesses": [{"name": "Nobody Known", "party": "Atlantis"}]})
    assert [field for field, _ in found] == ["witnesses[0].name", "witnesses[0].party"]


def test_the_same_country_may_be_printed_two_ways(problems):
    assert problems({"signatories": [{"name": "Howard Lutnick", "party": "США"}]}) == []


@pytest.mark.parametrize(
    ("date", "end", "good"),
    [
        ("2025-11-20", "2025-11-21", True),
        ("2025-11-21", "2025-11-21", True),
        ("2025-11-22", "2025-11-21", False),
        ("2025-11-19", "2025-11-21", False),
        ("2025-11", "2025-11-21", True),
        ("2025-11-30", None, True),
        ("2025-11-19", None, False),
    ],
)
def test_a_meeting_is_within_its_visit(problems, date, end, good):
    found = problems(visit={"end": end, "meetings": [{"name": "Marco Rubio", "date": date}]})
    assert [field for field, _ in found] == ([] if good else ["meetings[0].date"])


@pytest.mark.parametrize(
    ("urls", "confidence", "field"),
    [
        (["https://mexc.com/a"], "medium", None),
        (["https://mexc.com/a"], "high", "confidence"),
        (["https://mexc.com/a", "https://news.example.org/a"], "high", None),
        (["https://bnnbreaking.com/a"], "low", "sources"),
        (["https://bnnbreaking.com/a", "https://bnnbreaking.com/b"], "high", "sources"),
        (["https://bnnbreaking.com/a", "https://mexc.com/a"], "low", None),
        (["https://bnnbreaking.com/a", "https://mexc.com/a"], "high", "confidence"),
        (["https://bnnbreaking.com/a", "https://news.example.org/a"], "high", None),
    ],
)
def test_what_sources_can_carry(problems, urls, confidence, field):
    found = problems({"sources": [SOURCE | {"url": url} for url in urls], "confidence": confidence})
    assert [where for where, _ in found] == ([field] if field else [])


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://mexc.com/a", "mirror"),
        ("https://www.mexc.com:443/a", "mirror"),
        ("https://a.b.news-pravda.com", "unreliable"),
        ("https://notmexc.com", ""),
        ("https://mexc.com.example.org", ""),
        ("https://158.69.42.207/a", "mirror"),
    ],
)
def test_the_kind_of_a_site_covers_what_is_below_it(url, kind):
    assert domain_kind(url) == kind


def test_a_conflict_may_name_the_source_by_address(problems):
    conflict = {"field": "signed", "value": "a day later", "source": SOURCE["url"]}
    assert problems({"conflicts": [conflict]}) == []


def test_two_problems_in_one_record_are_two_issues(problems):
    assert len(problems({"type": "handshake", "areas": ["magic"], "place_country": "Atlantis"})) == 3


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"signed": "9999-11-20"}, "signed"),
        ({"signed": "9999"}, "signed"),
        ({"status": "in force", "in_force": "9999-11-20"}, "in_force"),
        ({"status": "concluded", "signed": None, "concluded": "9999-11-20"}, "concluded"),
        ({"status": "announced", "signed": None, "announced": "9999-11-20"}, None),
        ({"status": "signed", "announced": "9999-11-20"}, None),
        ({"signed": "../9999-11-20"}, None),
    ],
)
def test_what_is_done_does_not_lie_ahead(problems, change, field):
    found = problems(change)
    assert [where for where, message in found if message.endswith("but in the future:")] == ([field] if field else [])


@pytest.mark.parametrize(("status", "good"), [("held", False), ("planned", True), ("cancelled", True)])
def test_a_visit_ahead_is_planned(problems, status, good):
    found = problems(visit={"start": "9999-11-20", "status": status})
    assert found == ([] if good else [("start", "held, but in the future:")])


@pytest.mark.parametrize(("today", "good"), [("2025-11-19", True), ("2025-11-18", False), ("2025-11-20", True)])
def test_the_clocks_of_the_world_are_a_day_apart(tmp_path: Path, today: str, good: bool):
    file = YamlFile(tmp_path / "agreements" / "2025" / f"{AGREEMENT['id']}.yml", AGREEMENT)
    entry = Entry(file, Agreement.model_validate(AGREEMENT))
    assert (list(check_records(Facts([entry], today=date.fromisoformat(today)))) == []) == good


@pytest.mark.parametrize(("today", "n_problems"), [("2024-01-01", 1), ("2026-01-01", 0)])
def test_the_day_of_checking_can_be_given(problems, tmp_path: Path, today: str, n_problems: int):
    assert problems({}) == []
    assert len(validate_records(tmp_path, date.fromisoformat(today))) == n_problems
    result = CliRunner().invoke(main, ["check", str(tmp_path), "--today", today])
    assert result.exit_code == n_problems, result.output


def test_two_records_of_one_agreement(problems):
    assert problems({}) == []
    found = problems({"id": "2025-11-20-other", "parties": ["United States", "Kazakhstan"]})
    assert found == [("title", "the same as 2025-11-20-check:")]
    assert problems({"id": "2025-11-20-other", "title": "Another"}) == []


def test_two_records_of_one_agreement_in_two_languages(problems):
    told = {"id": "2025-11-20-other", "parties": ["США", "Казахстан"], "type": "меморандум о взаимопонимании"}
    assert problems({}) == []
    assert problems(told) == [("title", "the same as 2025-11-20-check:")]
    assert problems(told | {"type": "соглашение"}) == []


def test_two_records_of_one_visit(problems):
    assert problems({}, {}) == []
    other = {
        "id": "2025-11-20-visits-other",
        "to": "США",
        "visitor": VISIT["visitor"] | {"name": "Касым-Жомарт Токаев"},
    }
    assert problems(None, other) == [("visitor", f"the same as {VISIT['id']}:")]
    assert problems(None, other | {"start": "2025-11-19"}) == []


def test_a_bad_name_is_reported_once_and_stops_no_other_rule(problems):
    found = problems({"parties": ["Kazahkstan", "United States"], "visit": VISIT["id"], "signed": "2025-11-31"}, {})
    assert sorted(where for where, _ in found) == ["parties[0]", "signed"]
