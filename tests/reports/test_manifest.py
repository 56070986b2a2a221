from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from analysis import paths
from analysis.dataset.dataset import Dataset, load_dataset
from analysis.errors import DataError, ParameterError
from analysis.reports.manifest import plan_report, read_manifest
from analysis.reports.parameters import select_records
from analysis.reports.tally import Tally
from miniature import make_home, write_manifest, write_notebook

MOU = "2025-11-06-kaz-usa-minerals-mou"
PAIR = """\
country: str = "KAZ"  # one
partner: str = "USA"  # the other
since: str | None = None  # first day
mineral: str | None = None  # any mineral
"""


@pytest.fixture(scope="module")
def _home(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Dataset]:
    folder = make_home(tmp_path_factory.mktemp("manifest"))
    write_notebook(folder, "timeline")
    write_notebook(folder, "country_brief", 'country: str = "KAZ"  # country\nsince: str | None = None  # first day')
    write_notebook(folder, "event_brief", f'agreement: str = "{MOU}"  # id')
    write_notebook(folder, "pair_brief", PAIR)
    write_notebook(folder, "broken", "since: str = 1 + 1")
    write_notebook(folder, "counted", 'count: str = "each"  # how\ntop: int = 3  # rows')
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MINERALS_HOME", str(folder))
        return folder, load_dataset(folder / "data" / "records")


@pytest.fixture
def data(_home: tuple[Path, Dataset], monkeypatch: pytest.MonkeyPatch) -> Dataset:
    folder, data = _home
    monkeypatch.setenv("MINERALS_HOME", str(folder))
    (folder / "reports" / "manifest.yml").unlink(missing_ok=True)
    return data


def read(data: Dataset, text: str) -> list:
    write_manifest(paths.home(), text)
    return read_manifest(data)


# --- one report ------------------------------------------------------------------------------------


def test_a_plan_says_what_will_be_shown(data):
    report = plan_report("timeline", {"country": "Казахстан", "since": "2025"}, data)
    assert report.slug == "timeline-kaz-since-2025"
    assert report.title == "Timeline: Kazakhstan, since 2025"
    assert report.notebook == "timeline"
    assert report.parameters == {"country": "KAZ", "since": "2025", "until": None}
    assert (report.n_agreements, report.n_visits) == (2, 1)
    assert (report.first, report.last) == ("2025-11-05", "2025-11-06~")
    assert plan_report("timeline", {}, data, "Everything").title == "Everything"


@pytest.mark.parametrize(
    ("notebook", "given", "slug"),
    [
        ("timeline", {}, "timeline"),
        ("timeline", {"country": None}, "timeline"),
        ("timeline", {"country": "EU"}, "timeline-eu"),
        ("timeline", {"since": "2024"}, "timeline-since-2024"),
        ("timeline", {"until": "2024"}, "timeline-until-2024"),
        (
            "timeline",
            {"country": "KAZ", "since": "2022-11-07", "until": "2024~"},
            "timeline-kaz-since-2022-11-07-until-2024",
        ),
        ("event_brief", {"agreement": MOU}, f"event_brief-{MOU}"),
        ("counted", {"count": "split", "top": 5}, "counted-count-split-top-5"),
        ("country_brief", {}, "country_brief"),
        ("pair_brief", {"country": "KAZ", "partner": "EU"}, "pair_brief-kaz-eu"),
        ("pair_brief", {"partner": "EU"}, "pair_brief-partner-eu"),
        (
            "pair_brief",
            {"country": "KAZ", "partner": "EU", "mineral": "Li", "since": "2022"},
            "pair_brief-kaz-eu-since-2022-lithium",
        ),
    ],
)
def test_the_name_of_a_page(data, notebook, given, slug):
    assert plan_report(notebook, given, data).slug == slug


@pytest.mark.parametrize(
    ("notebook", "given", "message"),
    [
        ("timeline", {"until": "1999"}, "timeline: no records match until=1999 — widen the selection"),
        ("timeline", {"country": "BRA"}, "timeline: no records match country=BRA — widen the selection"),
        ("timeline", {"country": "Kazkhstan"}, "timeline: country: unknown country or bloc 'Kazkhstan'"),
        ("event_brief", {"agreement": "x"}, "no agreement 'x' — ids are the names of the files"),
        ("nowhere", {}, "no notebook 'nowhere' — "),
    ],
)
def test_a_report_of_nothing_is_refused(data, notebook, given, message):
    with pytest.raises(ParameterError) as caught:
        plan_report(notebook, given, data)
    assert str(caught.value).startswith(message)


def test_a_report_of_nothing_may_be_asked_for(data):
    report = plan_report("timeline", {"until": "1999"}, data, allow_empty=True)
    assert report.is_empty
    assert (report.n_agreements, report.n_visits, report.first, report.last) == (0, 0, "", "")
    assert not plan_report("timeline", {}, data).is_empty


# --- the manifest ----------------------------------------------------------------------------------


def test_reports_in_the_order_of_the_manifest(data):
    reports = read(
        data,
        """\
# comments are welcome here
reports:
  - notebook: timeline
    title: All agreements
  - notebook: event_brief
    parameters: {agreement: 2025-11-06-kaz-usa-minerals-mou}
  - notebook: timeline
    parameters: {country: NO}
  - notebook: country_brief
    title: 'Brief: {country}'
    for_each: {country: {at_least: 2}}
""",
    )
    assert [(report.slug, report.title) for report in reports] == [
        ("timeline", "All agreements"),
        (f"event_brief-{MOU}", "Event brief: Kazakhstan–US memorandum on critical minerals"),
        ("timeline-nor", "Timeline: Norway"),
        ("country_brief-kaz", "Brief: Kazakhstan"),
        ("country_brief-usa", "Brief: United States"),
    ]


def test_one_report_a_country_that_has_enough(data):
    text = "reports:\n  - notebook: country_brief\n    for_each: {country: {at_least: %s}}\n"
    assert [report.title for report in read(data, text % 4)] == ["Kazakhstan"]
    every = read(data, text % 1)
    assert {report.parameters["country"] for report in every} == {
        *("EU", "FRA", "JPN", "KAZ", "KOR", "NAM", "NOR", "USA", "UZB")
    }
    assert [report.title for report in every] == sorted(report.title for report in every)
    assert len(read(data, text.replace("{at_least: %s}", "{}"))) == len(every)


def test_numbers_for_each_are_those_within_the_other_parameters(data):
    text = """\
reports:
  - notebook: country_brief
    parameters: {since: %s}
    for_each: {country: {at_least: 2}}
"""
    assert [report.title for report in read(data, text % "2022")] == ["Kazakhstan", "United States"]
    assert [report.title for report in read(data, text % "2025-11-06")] == ["Kazakhstan", "United States"]
    assert read(data, text % "2026") == []
    (first, _) = read(data, text % "2025-11-06")
    assert (first.n_agreements, first.n_visits, first.slug) == (2, 1, "country_brief-kaz-since-2025-11-06")


def test_each_pair_has_one_report(data):
    text = "reports:\n  - notebook: pair_brief\n    for_each: {pair: {at_least: %s}}\n"
    (pair,) = read(data, text % 2)
    assert (pair.slug, pair.title) == ("pair_brief-kaz-usa", "Kazakhstan and United States")
    assert (pair.parameters["country"], pair.parameters["partner"]) == ("KAZ", "USA")
    assert (pair.n_agreements, pair.n_visits) == (2, 1)  # visits are shown and do not count
    every = read(data, text % 1)
    assert [report.title for report in every] == [
        "Japan and Namibia",
        "Kazakhstan and European Union",  # a country before a bloc
        "Kazakhstan and United States",
        "South Korea and Uzbekistan",
    ]
    assert read(data, text % 3) == []


def test_pairs_within_the_other_parameters_and_with_a_title_of_their_own(data):
    text = """\
reports:
  - notebook: pair_brief
    title: '{partner} beside {country}'
    parameters: {mineral: литий}
    for_each: {pair: {at_least: 1}}
"""
    assert [(report.title, report.slug) for report in read(data, text)] == [
        ("European Union beside Kazakhstan", "pair_brief-kaz-eu-lithium"),
        ("Uzbekistan beside South Korea", "pair_brief-kor-uzb-lithium"),
    ]


def test_agreements_of_blocs_alone_make_no_pair(data):
    agreements = data.agreements.copy()
    agreements["party_codes"] = [("EU", "G7"), *agreements["party_codes"][1:]]
    text = "reports:\n  - notebook: pair_brief\n    for_each: {pair: {}}\n"
    assert [report.title for report in read(replace(data, agreements=agreements), text)] == [
        "Kazakhstan and European Union", "Kazakhstan and United States", "South Korea and Uzbekistan"
    ]  # fmt: skip


def test_an_entry_without_records_stays_and_is_empty(data):
    reports = read(
        data,
        """\
reports:
  - notebook: timeline
    title: Before our time
    parameters: {until: 1999}
  - notebook: timeline
    parameters: {country: BRA}
  - notebook: timeline
""",
    )
    assert [(report.title, report.is_empty) for report in reports] == [
        ("Before our time", True),
        ("Timeline: Brazil", True),
        ("Timeline: all countries", False),
    ]
    assert reports[0].related == (("timeline", "Timeline: all countries"),)
    assert reports[2].related == ()  # nothing leads to an empty page


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "reports:\n  - notebook: timeline\n    titel: x\n",
            "2: reports[0]: unknown field 'titel' — did you mean 'title'?",
        ),
        ("reports:\n  - notebook: timeline\n    xyz: x\n", "2: reports[0]: unknown field 'xyz' — notebook, title, "),
        ("reports:\n  - notebook: timelin\n", "2: reports[0]: no notebook 'timelin' — did you mean timeline?"),
        ("reports:\n  - title: x\n", "2: reports[0]: a report without a notebook — write 'notebook: …'"),
        ("reports:\n  - timeline\n", "2: reports[0]: a report without a notebook"),
        ("reports:\n  - notebook: [timeline]\n", "2: reports[0]: a report without a notebook"),
        ("reports:\n  - notebook: timeline\n    title: [x]\n", "2: reports[0]: title in another form"),
        ("reports:\n  - notebook: timeline\n    parameters: [x]\n", "2: reports[0]: parameters in another form"),
        ("reports:\n  - notebook: timeline\n    parameters: x\n", "2: reports[0]: parameters in another form"),
        (
            "reports:\n  - notebook: timeline\n    parameters: {contry: KAZ}\n",
            "2: reports[0]: timeline: no parameter 'contry' — did you mean 'country'?",
        ),
        (
            "reports:\n  - notebook: timeline\n    parameters: {country: Kazkhstan}\n",
            "2: reports[0]: timeline: country: unknown country or bloc 'Kazkhstan' — did you mean Kazakhstan",
        ),
        (
            "reports:\n  - notebook: timeline\n    parameters: {country: [KAZ, USA]}\n",
            "2: reports[0]: timeline: country = ['KAZ', 'USA'] is list — write str or nothing",
        ),
        (
            "reports:\n  - notebook: country_brief\n    parameters: {country: }\n",
            "2: reports[0]: country_brief: country = None is nothing — write str",
        ),
        (
            "reports:\n  - notebook: event_brief\n    parameters: {agreement: x}\n",
            "2: reports[0]: no agreement 'x' — ids are the names of the files",
        ),
        ("reports:\n  - notebook: broken\n", "2: reports[0]: "),
        (
            "reports:\n  - notebook: timeline\n\n  - notebook: timeline\n",
            "4: reports[1]: timeline: the same report twice — delete one",
        ),
        (
            "reports:\n  - notebook: country_brief\n    for_each: {country: {at_least: 4}}\n"
            "  - notebook: country_brief\n    parameters: {country: KAZ}\n",
            "4: reports[1]: country_brief-kaz: the same report twice — delete one",
        ),
        ("reports:\n  - notebook: timeline\n    for_each: country\n", "2: reports[0]: for_each in another form"),
        ("reports:\n  - notebook: timeline\n    for_each:\n", "2: reports[0]: for_each in another form"),
        ("reports:\n  - notebook: timeline\n    for_each: {mineral: {}}\n", "2: reports[0]: for_each in another form"),
        ("reports:\n  - notebook: timeline\n    for_each: {country: 3}\n", "2: reports[0]: for_each in another form"),
        (
            "reports:\n  - notebook: timeline\n    for_each: {country: {at_least: few}}\n",
            "2: reports[0]: for_each: at_least 'few' is no number — write 'at_least: 3'",
        ),
        (
            "reports:\n  - notebook: timeline\n    for_each: {country: {at_least: '-1'}}\n",
            "2: reports[0]: for_each: at_least '-1' is no number",
        ),
        (
            "reports:\n  - notebook: timeline\n    for_each: {country: {at_least: ²}}\n",
            "2: reports[0]: for_each: at_least '²' is no number",
        ),
        ("reports:\n  - notebook: timeline\n    for_each: {country: {at_most: 3}}\n", "2: reports[0]: for_each: "),
        (
            "reports:\n  - notebook: event_brief\n    for_each: {country: {}}\n",
            "2: reports[0]: event_brief: no parameter 'country'",
        ),
        (
            "reports:\n  - notebook: timeline\n    for_each: {pair: {}}\n",
            "2: reports[0]: timeline: no parameter 'partner'",
        ),
        (
            "reports:\n  - notebook: pair_brief\n    for_each: {pair: {}, country: {}}\n",
            "2: reports[0]: for_each in another form — write 'for_each: {country: {at_least: 3}}' or 'for_each: {pair",
        ),
        (
            "reports:\n  - notebook: pair_brief\n    parameters: {partner: KAZ}\n    for_each: {pair: {}}\n",
            "2: reports[0]: pair_brief: partner is the country itself",
        ),
        (
            "reports:\n  - notebook: pair_brief\n    parameters: {partner: EU}\n    for_each: {pair: {}}\n",
            "2: reports[0]: partner stands in parameters and in for_each — delete one",
        ),
        (
            "reports:\n  - notebook: timeline\n    parameters: {since: soon}\n    for_each: {country: {}}\n",
            "2: reports[0]: timeline: since",
        ),
        ("title: x\nreports:\n  - notebook: timeline\n", "1: title: unknown field — the manifest has one: reports"),
        ("reports:\n", "1: reports: no reports — list at least one under 'reports:'"),
        ("reports: []\n", "1: reports: no reports"),
        ("reports: timeline\n", "1: reports: no reports"),
        ("- notebook: timeline\n", "1: not a mapping"),
        ("reports: [\n", "2: not valid YAML"),
        ("", "1: the file is empty"),
    ],
)
def test_a_wrong_manifest_is_one_line_with_its_place(data, text, problem):
    with pytest.raises(DataError) as caught:
        read(data, text)
    (issue,) = caught.value.issues
    assert str(issue).startswith(f"{paths.manifest_file()}:{problem}")
    assert "\n" not in str(issue)


def test_all_problems_at_once_in_their_order(data):
    text = "reports:\n  - notebook: timelin\n  - notebook: timeline\n  - {notebook: timeline, x: y}\n  - 3\nother: 1\n"
    with pytest.raises(DataError) as caught:
        read(data, text)
    assert [issue.line for issue in caught.value.issues] == [2, 4, 5, 6]


def test_no_manifest(data):
    with pytest.raises(DataError, match=r"manifest\.yml: no such manifest"):
        read_manifest(data)


# --- what stands beside a report -------------------------------------------------------------------


ALL = f"""\
reports:
  - notebook: timeline
    title: Everything
  - notebook: counted
    title: Counted
  - notebook: event_brief
    title: The memorandum
    parameters: {{agreement: {MOU}}}
  - notebook: country_brief
    for_each: {{country: {{at_least: 1}}}}
  - notebook: pair_brief
    for_each: {{pair: {{at_least: 1}}}}
"""


def beside(reports: list, slug: str) -> list[str]:
    (report,) = [report for report in reports if report.slug == slug]
    titles = {report.slug: report.title for report in reports}
    assert all(titles[other] == title for other, title in report.related)
    return [title for _, title in report.related]


@pytest.mark.parametrize(
    ("slug", "nearest"),
    [
        (
            "country_brief-kaz",  # two agreements with the United States, one with the Union
            ["Kazakhstan and United States", "Kazakhstan and European Union", "United States", "European Union",
             "The memorandum", "Everything", "Counted"],
        ),
        ("country_brief-nor", ["Everything", "Counted"]),  # a partner of visits alone
        ("country_brief-jpn", ["Japan and Namibia", "Namibia", "Everything", "Counted"]),
        (
            "pair_brief-kaz-usa",
            ["Kazakhstan", "United States", "The memorandum", "Kazakhstan and European Union", "Everything", "Counted"],
        ),
        (
            "pair_brief-kaz-eu",
            ["Kazakhstan", "European Union", "Kazakhstan and United States", "Everything", "Counted"],
        ),
        (
            f"event_brief-{MOU}",
            ["Kazakhstan", "United States", "Kazakhstan and United States", "Everything", "Counted"],
        ),
        ("timeline", ["Counted"]),
        ("counted", ["Everything"]),
    ],
)  # fmt: skip
def test_related_reports_nearest_first(data, slug, nearest):
    assert beside(read(data, ALL), slug) == nearest


def test_all_that_are_related_are_named(data):
    codes = ["KAZ", "UZB", "KGZ", "TJK", "TKM", "MNG", "JPN", "KOR", "USA", "CAN", "AUS", "DEU", "FRA", "ITA", "GBR"]
    agreements = data.agreements.copy()
    agreements["party_codes"] = [tuple(codes)] * len(agreements)
    reports = read(replace(data, agreements=agreements), ALL)
    related = beside(reports, "country_brief-kaz")
    others = len(codes) - 1
    assert all(" and " in title for title in related[:others])  # its pairs first
    assert not any(" and " in title for title in related[others:])  # then each of its partners, and what is on all
    assert set(related[2 * others :]) == {"The memorandum", "Everything", "Counted"}


def test_a_new_record_of_others_stirs_no_related_list(data):
    """Kazakhstan gets three agreements with Uzbekistan: only pages of its own and of Uzbekistan may change."""
    rows = data.agreements[data.agreements["id"] == MOU]
    more = [rows.assign(id=f"2026-{n}", party_codes=[("KAZ", "UZB")]) for n in range(3)]
    grown = replace(data, agreements=pd.concat([data.agreements, *more], ignore_index=True))
    text = ALL.replace("at_least: 1", "at_least: 0")
    before = {report.slug: report.related for report in read(data, text)}
    after = {report.slug: report.related for report in read(grown, text)}
    for slug, related in before.items():
        if not {"kaz", "uzb"} & set(slug.split("-")):
            assert after[slug] == related, slug
    assert after["country_brief-kaz"][0] == ("pair_brief-kaz-uzb", "Kazakhstan and Uzbekistan")


# --- counting --------------------------------------------------------------------------------------


SELECTIONS = [
    *({"country": code} for code in ("KAZ", "EU", "BRA", "NOR")),
    *({"since": day} for day in ("2025", "2025-11-06", "2025-11-07", "2030")),
    *({"until": day} for day in ("2024-02", "2022-08-27", "2024-06", "2025-11~")),
    *({"mineral": mineral} for mineral in ("lithium", "tungsten", "uranium")),
    *({"area": area} for area in ("processing", "stockpiling")),
    {},
    {"partner": "USA"},
    {"country": "KAZ", "partner": "USA", "since": "2024"},
    {"country": "KAZ", "mineral": "tungsten"},
    {"country": "USA", "mineral": "lithium", "area": "processing", "until": "2025"},
]


@pytest.mark.slow
@pytest.mark.parametrize("asked", SELECTIONS, ids=str)
@pytest.mark.parametrize("whose", ["miniature", "checkout"])
def test_a_tally_counts_what_would_be_selected(data, monkeypatch, whose, asked):
    if whose == "checkout":
        monkeypatch.delenv("MINERALS_HOME")
        data = load_dataset()
    selected = select_records(data, asked)
    extent = (len(selected.agreements), len(selected.visits), *selected.span())
    assert Tally(data).extent(asked) == extent
    records = Tally(data).records(asked)
    assert sorted(records) == sorted([*selected.agreements["id"], *selected.visits["id"]])
    assert data.hash_of(records) == selected.hash


def test_the_records_of_an_event_are_those_that_its_brief_selects(data):
    for agreement in data.agreements["id"]:
        selected = select_records(data, {"agreement": agreement})
        records = Tally(data).records({"agreement": agreement})
        assert sorted(records) == sorted([*selected.agreements["id"], *selected.visits["id"]])


def test_a_report_is_about_the_parties_of_its_event_or_those_it_was_asked_for(data):
    assert plan_report("event_brief", {"agreement": MOU}, data).parties == ("KAZ", "USA")
    assert plan_report("pair_brief", {"country": "Japan", "partner": "Namibia"}, data).parties == ("JPN", "NAM")
    assert plan_report("country_brief", {"country": "Japan"}, data).parties == ("JPN",)
    assert plan_report("timeline", {}, data).parties == ()


def test_an_event_without_a_date_counts_and_spans_nothing(data):
    agreements = data.agreements.assign(date=None, date_start=pd.NaT, date_end=pd.NaT)
    undated = replace(data, agreements=agreements)
    for asked in ({}, {"country": "KAZ"}, {"country": "JPN"}, {"since": "2025"}):
        selected = select_records(undated, asked)
        extent = (len(selected.agreements), len(selected.visits), *selected.span())
        assert Tally(undated).extent(asked) == extent


def test_the_manifest_of_the_checkout(real_home):
    data = load_dataset()
    reports = read_manifest(data)
    slugs = {report.slug for report in reports}
    assert {"timeline", "source_audit", "country_brief-kaz", "pair_brief-kaz-usa", "pair_brief-kaz-eu"} <= slugs
    assert not any(report.is_empty for report in reports)
    pairs = [report for report in reports if report.notebook == "pair_brief"]
    assert len({frozenset((pair.parameters["country"], pair.parameters["partner"])) for pair in pairs}) == len(pairs)
    assert min(pair.n_agreements for pair in pairs) >= 3
    for report in reports:
        assert {slug for slug, _ in report.related} <= slugs - {report.slug}
        assert report.related
    assert [(report.slug, report.related) for report in read_manifest(data)] == [
        (report.slug, report.related) for report in reports
    ]
