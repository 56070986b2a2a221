from __future__ import annotations

from pathlib import Path

import pytest

from analysis import paths
from analysis.dataset import Dataset, load_dataset
from analysis.errors import DataError, ParameterError
from analysis.reports.manifest import plan_report, read_manifest
from miniature import make_home, write_manifest, write_notebook

MOU = "2025-11-06-kaz-usa-minerals-mou"


@pytest.fixture(scope="module")
def _home(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Dataset]:
    folder = make_home(tmp_path_factory.mktemp("manifest"))
    write_notebook(folder, "timeline")
    write_notebook(folder, "country_brief", 'country: str = "KAZ"  # country\nsince: str | None = None  # first day')
    write_notebook(folder, "event_brief", f'agreement: str = "{MOU}"  # id')
    write_notebook(folder, "broken", "since: str = 1 + 1")
    write_notebook(folder, "counted", 'count: str = "each"  # how\ntop: int = 3  # rows')
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
    ],
)
def test_the_name_of_a_page(data, notebook, given, slug):
    assert plan_report(notebook, given, data).slug == slug


@pytest.mark.parametrize(
    ("notebook", "given", "message"),
    [
        ("timeline", {"until": "1999"}, "timeline: no records match until=1999 — widen the selection"),
        ("timeline", {"country": "BRA"}, "timeline: no records match country=BRA — widen the selection"),
        ("timeline", {"country": "Kazakstan"}, "timeline: country: unknown country or bloc 'Kazakstan'"),
        ("event_brief", {"agreement": "x"}, "no agreement 'x' — ids are the names of the files"),
        ("nowhere", {}, "no notebook 'nowhere' — "),
    ],
)
def test_a_report_of_nothing_is_refused(data, notebook, given, message):
    with pytest.raises(ParameterError) as caught:
        plan_report(notebook, given, data)
    assert str(caught.value).startswith(message)


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
            "reports:\n  - notebook: timeline\n    parameters: {country: Kazakstan}\n",
            "2: reports[0]: timeline: country: unknown country or bloc 'Kazakstan' — did you mean Kazakhstan",
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
            "reports:\n  - notebook: timeline\n    parameters: {until: 1999}\n",
            "2: reports[0]: timeline: no records match until=1999 — widen the selection",
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
        ("reports:\n  - notebook: timeline\n    for_each: {country: {at_most: 3}}\n", "2: reports[0]: for_each: "),
        (
            "reports:\n  - notebook: event_brief\n    for_each: {country: {}}\n",
            "2: reports[0]: event_brief: no parameter 'country'",
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
