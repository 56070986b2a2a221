from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis.dataset.dataset import load_dataset
from analysis.errors import DateError
from analysis.listings.listings import Link
from analysis.records.sites import domain_kind
from analysis.records.store import validate_records
from analysis.views.audit import (
    COLUMNS,
    build_source_audit,
    list_disputed,
    list_languages,
    list_low_confidence,
    list_overdue,
    list_relayed,
    list_shortcomings,
    list_single_source,
    list_sites,
    list_source_counts,
    list_without_official,
)

MOU = "2025-11-06-kaz-usa-minerals-mou"
JV = "2025-11-06-kaz-usa-tungsten-jv"
TALKS = "2024-02-kor-uzb-talks"
MACRON = "2024-06-fra-nor-macron"
MIRROR, UNRELIABLE = "mexc.com", "bnnbreaking.com"


@pytest.fixture
def sourced(records: Path):
    """Builds a record with sources of (site, publisher, cites) and gives its line of the audit."""

    def build(*sources: tuple[str, str, str], confidence: str = "medium") -> pd.Series:
        lines = [
            f"  - {{url: 'https://{site}/{number}', publisher: '{publisher}', language: en"
            + (f", cites: '{cites}'}}" if cites else "}")
            for number, (site, publisher, cites) in enumerate(sources)
        ]
        file = next(records.rglob(f"{TALKS}.yml"))
        head = file.read_text(encoding="utf-8").partition("sources:")[0]
        file.write_text("\n".join([head + "sources:", *lines, f"confidence: {confidence}", ""]), encoding="utf-8")
        audit = build_source_audit(load_dataset(records))
        return audit.set_index("record_id").loc[TALKS]

    return build


def test_a_line_for_every_record_with_the_documented_columns(data):
    audit = build_source_audit(data)
    assert {name: str(dtype) for name, dtype in audit.dtypes.items()} == COLUMNS
    assert sorted(audit["record_id"]) == sorted([*data.agreements["id"], *data.visits["id"]])
    line = audit.set_index("record_id").loc[MOU]
    numbers = ["n_sources", "n_independent", "n_official", "n_doubtful", "n_languages", "n_conflicts"]
    assert line[numbers].tolist() == [2, 2, 0, 0, 2, 1]
    assert (line["record_kind"], line["status_code"], line["confidence"]) == ("agreement", "signed", "high")


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
def test_sources_are_independent_as_far_as_nothing_ties_them(sourced, sources, independent):
    line = sourced(*sources)
    assert (line["n_sources"], line["n_independent"]) == (len(sources), independent)
    assert line["n_doubtful"] == sum(site in (MIRROR, UNRELIABLE) for site, _, _ in sources)


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


def test_official_sources_are_counted_and_carry_high_confidence(sourced, records):
    line = sourced(("www.state.gov", "US Department of State", ""), ("gov.uk", "UK", ""), confidence="high")
    assert (line["n_official"], line["n_doubtful"], line["confidence"]) == (2, 0, "high")
    assert validate_records(records) == []


def test_overdue_is_what_was_promised_for_a_day_before_the_newest_event(data):
    audit = build_source_audit(data).set_index("record_id")
    assert audit.index[audit["is_overdue"]].tolist() == [TALKS, MACRON]
    assert build_source_audit(data).attrs["as_of"] == data.agreements["date_start"].max().date().isoformat()


@pytest.mark.parametrize(
    ("as_of", "overdue"),
    [
        ("2024-02-15", []),
        ("2024-02-29", []),  # its last possible day itself
        ("2024-03-01", [TALKS]),
        ("2024-06-15", [TALKS]),
        ("2024-06", [TALKS]),
        ("2024", [TALKS, MACRON]),
        ("July 2024", [TALKS, MACRON]),
    ],
)
def test_overdue_by_a_given_day(data, as_of, overdue):
    audit = build_source_audit(data, as_of)
    assert audit.loc[audit["is_overdue"], "record_id"].tolist() == overdue


def test_what_a_later_record_follows_is_not_overdue(records):
    file = next(records.rglob(f"{JV}.yml"))
    text = file.read_text(encoding="utf-8").replace(MOU, TALKS)
    file.write_text(text, encoding="utf-8")
    audit = build_source_audit(load_dataset(records))
    assert audit.loc[audit["is_overdue"], "record_id"].tolist() == [MACRON]


def test_a_promise_is_no_newest_event(data):
    """Where nothing has happened yet, nothing is overdue, however late the promises are."""
    promised = data.select(until="2024").select(country="FRA")
    audit = build_source_audit(promised)
    assert audit["record_id"].tolist() == [MACRON]
    assert (audit["is_overdue"].tolist(), audit.attrs["as_of"]) == ([False], "")


def test_no_such_day(data):
    with pytest.raises(DateError):
        build_source_audit(data, "some day")


# --- listings --------------------------------------------------------------------------------------


def test_shortcomings_count_records_of_each_kind(data):
    table = list_shortcomings(build_source_audit(data, "2024-03-01")).set_index("Records")
    assert table.loc["All"].tolist() == [5, 2, "100%"]
    assert table.loc["On one independent source", "Agreements"] == sum(
        build_source_audit(data).query("record_kind == 'agreement'")["n_independent"] <= 1
    )
    assert table.loc["Without an official source", "Share"] == "100%"
    assert table.loc["On mirrors or unreliable sites alone"].tolist() == [0, 0, "0%"]
    assert table.loc["Contradicted by a source"].tolist() == [1, 0, "14%"]
    assert table.loc["Overdue on 1 March 2024"].tolist() == [1, 0, "14%"]
    assert table.loc["Of low confidence"].tolist() == [1, 1, "29%"]


def test_numbers_of_sources_end_in_one_row_for_many(sourced, records):
    sourced(*((f"{n}.org", f"P{n}", "") for n in range(9)))
    audit = build_source_audit(load_dataset(records))
    table = list_source_counts(audit, most=3).set_index("Number")
    assert table.columns.tolist() == ["Sources", "Independent", "Languages"]
    assert table.index.tolist() == ["1", "2", "3 or more"]
    assert table.loc["3 or more"].tolist() == [1, 1, 0]
    assert table.sum().tolist() == [len(audit)] * 3


def test_what_rests_on_one_source_latest_first(data):
    audit = build_source_audit(data)
    table = list_single_source(audit)
    assert table.columns.tolist() == ["Date", "Record", "Kind", "Sources", "Languages", "Confidence"]
    assert len(table) == (audit["n_independent"] <= 1).sum() == 6
    assert MOU not in [link.url for link in table["Record"]]
    assert table.iloc[0]["Record"] == Link(
        "Joint venture for a tungsten deposit", "https://news.example.org/2025/11/tungsten"
    )
    assert table.iloc[-1]["Date"] == "28 August 2022"


def test_two_sources_of_one_origin_are_one(sourced, records):
    sourced(("a.org", "A", "Reuters"), ("b.org", "B", "Reuters"))
    table = list_single_source(build_source_audit(load_dataset(records)))
    (row,) = [row for row in table.to_dict("records") if row["Date"] == "February 2024"]
    assert (row["Sources"], row["Languages"], row["Confidence"]) == (2, 1, "medium")


def test_what_has_no_official_source(sourced, records):
    sourced(("www.state.gov", "US Department of State", ""))
    audit = build_source_audit(load_dataset(records))
    table = list_without_official(audit)
    assert len(table) == len(audit) - 1
    assert "Planned Korea–Uzbekistan agreement on lithium" not in [link.text for link in table["Record"]]


def test_low_confidence_and_overdue_say_why(data):
    audit = build_source_audit(data)
    assert list_low_confidence(audit)["Record"].map(lambda link: link.text).tolist() == [
        "Emmanuel Macron, France to Norway",
        "Planned Korea–Uzbekistan agreement on lithium",
    ]
    table = list_overdue(audit)
    assert table.columns.tolist() == ["Date", "Record", "Kind", "Status", "Notes"]
    assert table[["Date", "Kind", "Status"]].to_numpy().tolist() == [
        ["June 2024", "Visit", "Planned"],
        ["February 2024", "Agreement", "Announced"],
    ]


def test_disputes_lead_to_their_record(data):
    (row,) = list_disputed(data).to_dict("records")
    assert row == {
        "Date": "6 November 2025",
        "Record": Link("Kazakhstan–US memorandum on critical minerals", "https://news.example.org/2025/11/memorandum"),
        "Field": "type",
        "Source": "Example Agency",
        "Says otherwise": "calls it a treaty",
        "We hold": "the others say memorandum",
    }


def test_sites_with_their_standing_and_what_rests_on_them_alone(sourced, records):
    sourced(("www.state.gov", "US Department of State", ""), (MIRROR, "M", ""))
    table = list_sites(load_dataset(records)).set_index("Site")
    assert table.columns.tolist() == ["Publisher", "Standing", "Addresses", "Records", "Alone"]
    assert table.loc["state.gov"].tolist() == ["US Department of State", "official", 1, 1, 0]
    assert table.loc[MIRROR, "Standing"] == "mirror"
    news = table.loc["news.example.org"]
    assert (news["Standing"], news["Records"], news["Alone"]) == ("", 6, 5)
    assert table.index[0] == "news.example.org"


def test_languages_by_name(data):
    table = list_languages(data).set_index("Language")
    assert table.loc["Russian"].tolist() == [1, 1, 0]
    assert table.loc["English", "Records"] == 7
    assert table.loc["English", "Alone"] == 6


def test_whom_sources_relay_and_whether_it_was_read_itself(sourced, records):
    sourced(("a.org", "A", "Reuters, AFP"), ("b.org", "B", "AFP"), ("afp.com", "AFP", ""))
    table = list_relayed(load_dataset(records)).set_index("Relayed")
    assert table.loc["AFP"].tolist() == [2, 1, 1]
    assert table.loc["Reuters"].tolist() == [1, 1, 0]
    assert table.loc["Akorda"].tolist() == [1, 1, 0]


def test_nothing_selected_gives_the_same_columns(data, nothing):
    full, empty = build_source_audit(data), build_source_audit(nothing)
    assert empty.empty
    assert empty.dtypes.equals(full.dtypes)
    for listing in (
        *(list_shortcomings, list_source_counts, list_single_source, list_without_official),
        *(list_low_confidence, list_overdue),
    ):
        assert listing(empty).empty
        assert listing(empty).columns.tolist() == listing(full).columns.tolist()
    for listing in (list_disputed, list_sites, list_languages, list_relayed):
        assert listing(nothing).empty
        assert listing(nothing).columns.tolist() == listing(data).columns.tolist()


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
    assert list_source_counts(audit)["Independent"].sum() == len(audit)
    assert len(list_disputed(data)) == len(data.conflicts)
    assert not list_languages(data)["Language"].str.len().le(3).any(), "a language without a name"
