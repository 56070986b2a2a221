from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest

from analysis.dataset.dataset import load_dataset
from analysis.errors import DateError
from analysis.records.store import validate_records
from analysis.views.audit import COLUMNS, build_source_audit, relayed_by
from analysis.vocab.domains import domain_kind

MOU = "2025-11-06-kaz-usa-minerals-mou"
JV = "2025-11-06-kaz-usa-tungsten-jv"
TALKS = "2024-02-kor-uzb-talks"
MACRON = "2024-06-fra-nor-macron"
MIRROR, UNRELIABLE = "mexc.com", "bnnbreaking.com"


@pytest.fixture
def audited(sourced):
    """Builds a record with sources of (site, publisher, cites) and gives its line of the audit."""

    def build(*sources: tuple[str, str, str], confidence: str = "medium") -> pd.Series:
        return build_source_audit(sourced(*sources, confidence=confidence)).set_index("record_id").loc[TALKS]

    return build


def test_a_line_for_every_record_with_the_documented_columns(data):
    audit = build_source_audit(data)
    assert {name: str(dtype) for name, dtype in audit.dtypes.items()} == COLUMNS
    assert sorted(audit["record_id"]) == sorted([*data.agreements["id"], *data.visits["id"]])
    line = audit.set_index("record_id").loc[MOU]
    numbers = ["n_sources", "n_independent", "n_official", "n_doubtful", "n_languages", "n_conflicts"]
    assert line[numbers].tolist() == [2, 2, 0, 0, 2, 1]
    assert (line["record_kind"], line["status_code"], line["confidence"]) == ("agreement", "signed", "high")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("sources", "independent"),
    [
        ([("a.org", "A", "")], 1),
        ([("a.org", "A", ""), ("b.org", "B", "")], 2),
        ([("a.org", "A", ""), ("other.org", "a", "")], 1),  # one publisher
        ([("a.org", "A", "Reuters"), ("b.org", "B", "REUTERS")], 1),  # one origin
        ([("a.org", "A", "B"), ("b.org", "B", "")], 1),  # one relays the other
        ([("b.org", "B", ""), ("a.org", "A", "B")], 1),
        ([("a.org", "A", "B"), ("b.org", "B", "C"), ("c.org", "C", "")], 1),  # a chain
        ([("a.org", "A", ""), ("b.org", "B", ""), ("c.org", "C", "A, B")], 1),  # what ties two of them
        ([("a.org", "A", "Xinhua, Kazinform"), ("b.org", "B", "Kazinform"), ("c.org", "C", "")], 2),
        ([("a.org", "A", "Ministry of Economy, Trade and Industry"), ("b.org", "B", "Trade and Industry")], 2),
        ([(MIRROR, "M", ""), ("a.org", "A", "")], 1),  # a copy of nobody knows what
        ([(MIRROR, "M", "Reuters"), ("a.org", "A", "")], 2),
        ([(MIRROR, "M", "A"), ("a.org", "A", "")], 1),
        ([(MIRROR, "M", "")], 0),
        ([(UNRELIABLE, "U", ""), ("a.org", "A", ""), ("b.org", "B", "")], 2),
    ],
)
def test_sources_are_independent_as_far_as_nothing_ties_them(audited, sources, independent):
    line = audited(*sources)
    assert (line["n_sources"], line["n_independent"]) == (len(sources), independent)
    assert line["n_doubtful"] == sum(site in (MIRROR, UNRELIABLE) for site, _, _ in sources)


@pytest.mark.parametrize(
    ("cites", "outlets"),
    [
        ("Reuters", ["Reuters"]),
        ("Reuters и ТАСС", ["Reuters", "ТАСС"]),
        ("Казинформ және Хабар", ["Казинформ", "Хабар"]),
        ("Reuters, AP and AFP", ["Reuters", "AP", "AFP"]),
        ("Reuters; AP", ["Reuters", "AP"]),
        ("Reuters ;AP;", ["Reuters", "AP"]),
        ("Le Figaro, AFP", ["Le Figaro", "AFP"]),
        ("Ministry of Trade, Industry and Energy; Yonhap", ["Ministry of Trade, Industry and Energy", "Yonhap"]),
        ("Министерство торговли, энергетики и недр", ["Министерство торговли, энергетики и недр"]),
        ("Andina", ["Andina"]),
        (" ", []),
        (None, []),
    ],
)
def test_outlets_that_a_source_relays_are_told_apart_in_any_language(cites, outlets):
    assert relayed_by(cites) == outlets


@pytest.mark.parametrize(
    ("site", "kind"),
    [
        ("www.state.gov", "official"),
        ("ml.usembassy.gov", "official"),
        ("single-market-economy.ec.europa.eu", "official"),
        ("www.meti.go.jp", "official"),
        ("pm.gc.ca", "official"),
        ("www.gov.uk", "official"),
        ("www.akorda.kz", "official"),
        ("gov-base.info", ""),
        ("wired-gov.net", ""),
        ("politico.eu", ""),
        ("government.example.org", ""),
    ],
)
def test_what_is_an_official_site(site, kind):
    assert domain_kind(f"https://{site}/a") == kind


def test_official_sources_are_counted_and_carry_high_confidence(audited, records):
    line = audited(("www.state.gov", "US Department of State", ""), ("gov.uk", "UK", ""), confidence="high")
    assert (line["n_official"], line["n_doubtful"], line["confidence"]) == (2, 0, "high")
    assert validate_records(records) == []


def test_overdue_is_what_was_planned_for_a_day_before_the_newest_event(data):
    """An announcement says when it was made, and sets no day."""
    audit = build_source_audit(data).set_index("record_id")
    assert audit.index[audit["is_open"]].tolist() == [TALKS, MACRON]
    assert audit.index[audit["is_overdue"]].tolist() == [MACRON]
    assert build_source_audit(data).attrs["as_of"] == data.agreements["date_start"].max().date().isoformat()


@pytest.mark.parametrize(
    ("as_of", "overdue"),
    [
        ("2024-03-01", []),
        ("2024-06-15", []),
        ("2024-06-30", []),  # its last possible day itself
        ("2024-06", []),
        ("2024-07-01", [MACRON]),
        ("2024", [MACRON]),
        ("July 2024", [MACRON]),
    ],
)
def test_overdue_by_a_given_day(data, as_of, overdue):
    audit = build_source_audit(data, as_of)
    assert audit.loc[audit["is_overdue"], "record_id"].tolist() == overdue
    assert audit.loc[audit["is_open"], "record_id"].tolist() == [TALKS, MACRON]


def test_what_a_later_record_follows_is_not_open(records):
    file = next(records.rglob(f"{JV}.yml"))
    text = file.read_text(encoding="utf-8").replace(MOU, TALKS)
    file.write_text(text, encoding="utf-8")
    audit = build_source_audit(load_dataset(records))
    assert audit.loc[audit["is_open"], "record_id"].tolist() == [MACRON]


def test_a_promise_is_no_newest_event(data):
    """Where nothing has happened yet, nothing is overdue, however late the promises are."""
    promised = data.select(until="2024").select(country="FRA")
    audit = build_source_audit(promised)
    assert audit["record_id"].tolist() == [MACRON]
    assert (audit["is_open"].tolist(), audit["is_overdue"].tolist(), audit.attrs["as_of"]) == ([True], [False], "")


def test_no_such_day(data):
    with pytest.raises(DateError):
        build_source_audit(data, "some day")


def test_nothing_selected_gives_the_same_columns_and_dtypes(data, nothing):
    full, empty = build_source_audit(data), build_source_audit(nothing)
    assert empty.empty
    assert empty.dtypes.equals(full.dtypes)


def test_any_frames_will_do(data):
    """Frames by name, an object that holds them, or agreements alone, which then rest on nothing."""
    names = ("agreements", "visits", "sources", "conflicts")
    tables = {name: getattr(data, name) for name in names}
    for given in (tables, SimpleNamespace(**tables)):
        pd.testing.assert_frame_equal(build_source_audit(given), build_source_audit(data))
    alone = build_source_audit(data.agreements)
    assert alone["record_id"].tolist() == data.agreements["id"].tolist()
    assert alone["n_sources"].tolist() == [0] * len(alone)


def test_sources_without_a_publisher_or_with_no_address_count_as_sources():
    sources = pd.DataFrame(
        {
            "record_id": ["a"] * 4,
            "url": ["https://www.state.gov/a", None, "https://[x", "https://b.org/c"],
            "publisher": ["State", None, None, "B"],
            "cites": [None, None, "B", None],
        }
    )
    tables = {"agreements": pd.DataFrame({"id": ["a"]}), "sources": sources}
    line = build_source_audit(tables).iloc[0]
    # The second names nobody and is tied to none; the third relays the fourth.
    assert line[["n_sources", "n_independent", "n_official", "n_doubtful"]].tolist() == [4, 3, 1, 0]
    bare = build_source_audit({**tables, "sources": sources[["record_id"]]}).iloc[0]
    assert line["n_sources"] == bare["n_sources"]
    assert (bare["n_official"], bare["n_languages"]) == (0, 0)


@pytest.mark.slow
def test_the_real_record(real_home):
    data = load_dataset(real_home / "data" / "records")
    audit = build_source_audit(data)
    assert audit["record_id"].is_unique
    assert len(audit) == len(data.agreements) + len(data.visits)
    assert (audit["n_independent"] <= audit["n_sources"]).all()
    assert (audit["n_sources"] >= 1).all()
    assert (audit["n_conflicts"].sum(), audit["n_sources"].sum()) == (len(data.conflicts), len(data.sources))
    assert 0 < audit["is_overdue"].sum() < 60
    assert 0.05 < (audit["n_official"] > 0).mean() < 0.9
    assert not (audit.loc[audit["confidence"] == "high", "n_independent"] == 0).any()
