from __future__ import annotations

import datetime
import json
from pathlib import Path

import nbformat
import papermill
import pytest

from analysis.dataset.dataset import load_dataset
from analysis.errors import ParameterError
from analysis.reports.notebooks import notebook_file, notebook_names, read_parameters
from analysis.reports.parameters import check_parameters, known_values, parameters_from_text, select_records
from analysis.reports.tally import Tally
from analysis.views.breakdown import COUNTS
from miniature import make_home, write_notebook

EVERY_KIND = """
country: str | None = None  # country or bloc, any name or code
partner: str | None = None  # second country
mineral: str | None = None  # mineral or group
area: str | None = None  # area of cooperation
since: str | None = None  # first day
until: str | None = None  # last day
as_of: str | None = None  # day
countries: list[str] = []  # to compare
count: str = "each"  # one of each, split: how to count
top: int = 10  # rows # at most
limit: float = 0.5
full: bool = False  # whole tables
names: list[str] = []  # names, separated by commas
note: str = "a # b"
days = None  # type: int|None  how many
"""


@pytest.fixture(scope="module")
def _home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_home(tmp_path_factory.mktemp("contract"))
    write_notebook(folder, "every_kind", EVERY_KIND)
    write_notebook(folder, "timeline")
    return folder


@pytest.fixture
def notebook(_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MINERALS_HOME", str(_home))
    return _home / "notebooks" / "every_kind.ipynb"


# --- the parameters cell ---------------------------------------------------------------------------


def test_a_parameters_cell_is_read_without_running_it(notebook):
    found = read_parameters(notebook)
    assert list(found) == [line.split(":")[0].split(" ")[0] for line in EVERY_KIND.strip().splitlines()]
    assert (found["days"].types, found["days"].default, found["days"].help) == (("int", "None"), None, "how many")
    assert found["country"].types == ("str", "None")
    assert found["country"].default is None
    assert found["country"].help == "country or bloc, any name or code"
    assert (found["top"].types, found["top"].default, found["top"].help) == (("int",), 10, "rows # at most")
    assert (found["limit"].default, found["limit"].help) == (0.5, "")
    assert (found["names"].types, found["names"].default) == (("list[str]",), [])
    assert (found["note"].default, found["note"].help) == ("a # b", "")
    assert found["count"].choices == ("each", "split")
    assert found["note"].choices == ()
    assert [found[name].meaning for name in ("partner", "countries", "as_of", "note")] == [
        "country",
        "country",
        "date",
        "",
    ]


def test_a_changed_notebook_is_read_again(own_home):
    assert list(read_parameters(write_notebook(own_home, "changing", "a: int = 1  # one"))) == ["a"]
    file = write_notebook(own_home, "changing", "b: int = 2  # two")
    assert list(read_parameters(file)) == ["b"]
    read_parameters(file).clear()
    assert list(read_parameters(file)) == ["b"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not a notebook of format 4"),
        ("[]", "not a notebook"),
        ("[" * 100_000, "not a notebook"),
        ('{"cells": [{}], "metadata": {}, "nbformat": 4}', "not a notebook"),
        ('{"cells": null, "metadata": {}, "nbformat": 4}', "not a notebook"),
        ('{"cells": [], "metadata": null, "nbformat": 4}', "not a notebook"),
        ('{"cells": [], "metadata": {}, "nbformat": 3}', "not a notebook"),
        ('{"cells": [], "metadata": {}, "nbformat": 99}', "not a notebook"),
    ],
)
def test_a_file_that_is_no_notebook(own_home, text, message):
    file = write_notebook(own_home, "broken")
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ParameterError, match=f"broken.ipynb: {message}"):
        read_parameters(file)


def test_a_folder_by_the_name_of_a_notebook_is_none(own_home):
    file = own_home / "notebooks" / "folder.ipynb"
    file.mkdir(parents=True)
    with pytest.raises(ParameterError, match=r"folder\.ipynb: not a notebook"):
        read_parameters(file)


def test_source_in_lines_or_in_one_piece(own_home):
    file = write_notebook(own_home, "pieces", "a: int = 1  # one\nb: int = 2  # two")
    text = json.loads(file.read_text(encoding="utf-8"))
    assert isinstance(text["cells"][1]["source"], list)
    text["cells"][1]["source"] = "".join(text["cells"][1]["source"])
    file.write_text(json.dumps(text), encoding="utf-8")
    assert list(read_parameters(file)) == ["a", "b"]


def test_the_ways_of_counting_are_those_of_the_breakdown(real_home):
    found = read_parameters(real_home / "notebooks" / "cooperation_areas.ipynb")
    assert found["count"].choices == tuple(COUNTS)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("until: str | None = since", "line 2: not 'name: type = literal  # help' — values are literals only"),
        ('until: str = f"{since}-12"', "line 2: not 'name: type = literal"),
        ("until: int = 1 + 1", "line 2: not 'name: type = literal"),
        ("until: str = str(2)", "line 2: not 'name: type = literal"),
        ("until: str | None", "line 2: not 'name: type = literal"),
        ("until = None", "line 2: not 'name: type = literal"),
        ("until: strr = 'x'", "line 2: no such type 'strr' — one of: None, bool, "),
        ("until: dict[str, str] = {}", "line 2: no such type 'dict[str, str]' — one of: "),
        ("data.until: str = 'x'", "line 2: not 'name: type = literal"),
        ("import os", "line 2: not 'name: type = literal"),
        ("print(since)", "line 2: not 'name: type = literal"),
        ("until: str =", "line 2: not Python — "),
        ("%matplotlib inline", "line 2: not Python — "),
        ("until: list[str] = ['a',", "line 2: not Python — "),
        ("until = None  # type: dict|None  x", "line 2: no such type 'dict' — one of: "),
        (f"until: int = {'9' * 5000}", ""),
        (f"until: list[str] = {'[' * 9000}{']' * 9000}", ""),
        (f"until: {'list[' * 9000}str{']' * 9000} = []", ""),
        ("until: int = " + "-" * 90000 + "1", ""),
        ("until: str = 'a' \0", ""),
    ],
)
def test_anything_but_literals_is_refused(own_home, line, message):
    file = write_notebook(own_home, "bad", f"since: str | None = None  # first day\n{line}")
    with pytest.raises(ParameterError) as caught:
        read_parameters(file)
    assert str(caught.value).startswith(f"{file}: parameters cell" + (f", {message}" if message else ""))
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 600


@pytest.mark.parametrize(("tags", "n"), [([], 0), (["parameters"] * 2, 2)])
def test_one_cell_is_tagged(own_home, tags, n):
    file = write_notebook(own_home, "tags", "a: int = 1", "b: int = 2")
    notebook = nbformat.read(file, as_version=4)
    for cell in notebook.cells:
        cell.metadata.pop("tags", None)
    for cell, tag in zip((cell for cell in notebook.cells if cell.cell_type == "code"), tags, strict=False):
        cell.metadata["tags"] = [tag]
    nbformat.write(notebook, file)
    with pytest.raises(ParameterError, match=f"{n} cells are tagged 'parameters' — tag exactly one"):
        read_parameters(file)


def test_notebooks_by_name(notebook):
    assert notebook_names() == ["every_kind", "timeline"]
    assert notebook_file("timeline") == notebook.with_name("timeline.ipynb")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("time_line", "did you mean timeline?"),
        ("Timeline", "did you mean timeline?"),
        ("xyz", "there are every_kind, timeline"),
        ("../notebooks/timeline", ""),
        ("timeline.ipynb", "did you mean timeline?"),
        ("", "there are every_kind, timeline"),
    ],
)
def test_an_unknown_notebook_gets_the_nearest_name(notebook, name, hint):
    with pytest.raises(ParameterError) as caught:
        notebook_file(name)
    assert str(caught.value).startswith(f"no notebook {name!r} — ")
    assert str(caught.value).endswith(hint)


# --- values ----------------------------------------------------------------------------------------


def test_values_become_codes_and_the_others_keep_their_default(notebook):
    given = {
        "country": "Казахстан",
        "partner": "the U.S.",
        "mineral": "редкоземельные металлы",
        "area": "geological exploration",
        "since": "ноябрь 2025 года",
        "until": "6 November 2025",
        "as_of": "осень 2025 года",
        "countries": ["Казахстан", "KAZ", "the U.S."],
        "count": "split",
        "top": 3,
        "limit": 1,
        "names": ["a", "b"],
    }
    values = check_parameters("every_kind", given)
    assert values == {
        "country": "KAZ",
        "partner": "USA",
        "mineral": "rare_earths",
        "area": "exploration",
        "since": "2025-11",
        "until": "2025-11-06",
        "as_of": "2025-23",
        "countries": ["KAZ", "USA"],
        "count": "split",
        "top": 3,
        "limit": 1,
        "full": False,
        "names": ["a", "b"],
        "note": "a # b",
        "days": None,
    }
    assert list(values) == list(read_parameters(notebook))
    assert given["country"] == "Казахстан"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"contry": "KAZ"}, "every_kind: no parameter 'contry' — did you mean 'country'?"),
        ({"Since": "2025"}, "every_kind: no parameter 'Since' — did you mean 'since'?"),
        ({"xyz": 1}, "every_kind: no parameter 'xyz' — it has country, partner, mineral, "),
        (
            {"country": "Kazkhstan"},
            "every_kind: country: unknown country or bloc 'Kazkhstan' — did you mean Kazakhstan",
        ),
        ({"partner": "Korea"}, "every_kind: partner: ambiguous country or bloc 'Korea' — "),
        ({"mineral": "lithum"}, "every_kind: mineral: unknown mineral 'lithum' — did you mean Lithium"),
        ({"area": "minning"}, "every_kind: area: unknown area of cooperation 'minning'"),
        ({"count": "both"}, "every_kind: count: no such choice 'both' — write each or split"),
        ({"count": "splt"}, "every_kind: count: no such choice 'splt' — did you mean split?"),
        ({"as_of": "soon"}, "every_kind: as_of: not a date"),
        ({"countries": ["KAZ", "Kazkhstan"]}, "every_kind: countries: unknown country or bloc 'Kazkhstan' — did you"),
        ({"countries": "KAZ"}, "every_kind: countries = 'KAZ' is str — write list[str]: to compare"),
        ({"country": "KAZ", "partner": "Казахстан"}, "every_kind: partner is the country itself, KAZ — give another"),
        ({"since": "2025-13"}, "every_kind: since: no such month"),
        ({"until": "03/04/2025"}, "every_kind: until: day and month cannot be told apart"),
        ({"since": ""}, "every_kind: since: not a date ''"),
        ({"country": 1}, "every_kind: country = 1 is int — write str or nothing: country or bloc, any name or code"),
        ({"top": "3"}, "every_kind: top = '3' is str — write int: rows # at most"),
        ({"top": True}, "every_kind: top = True is bool — write int"),
        ({"top": None}, "every_kind: top = None is nothing — write int"),
        ({"top": 3.5}, "every_kind: top = 3.5 is float — write int"),
        ({"limit": "much"}, "every_kind: limit = 'much' is str — write float"),
        ({"full": 1}, "every_kind: full = 1 is int — write bool"),
        ({"names": "a"}, "every_kind: names = 'a' is str — write list[str]"),
        ({"names": ["a", 1]}, "every_kind: names = ['a', 1] is list — write list[str]"),
        ({"since": datetime.date(2025, 1, 1)}, "every_kind: since = datetime.date(2025, 1, 1) is date — write str"),
        ({"since": "2025-02", "until": "2025-01"}, "every_kind: since 2025-02 is after until 2025-01 — swap them"),
        ({"since": "2026", "until": "../2025"}, "every_kind: since 2026 is after until ../2025 — swap them"),
    ],
)
def test_a_wrong_value_is_said_in_one_line(notebook, given, message):
    with pytest.raises(ParameterError) as caught:
        check_parameters("every_kind", given)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("since", "until"),
    [
        ("2025", "2025"),
        ("2025-06", "2025"),
        ("2025", "2025-06"),
        ("../2026", "2025"),
        ("2025/..", "2024/.."),
        ("2025", None),
    ],
)
def test_a_period_that_can_be(notebook, since, until):
    assert check_parameters("every_kind", {"since": since, "until": until})["since"] == since


def test_a_wrong_default_is_found_too(own_home):
    write_notebook(own_home, "stale", 'country: str = "Kazkhstan"  # country')
    with pytest.raises(ParameterError, match="did you mean Kazakhstan"):
        check_parameters("stale", {})


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("country", "KAZ", "KAZ"),
        ("country", "none", None),
        ("country", "None", None),
        ("count", "none", "none"),
        ("top", "3", 3),
        ("top", "3.5", "3.5"),
        ("top", "three", "three"),
        ("limit", "3", 3.0),
        ("full", "true", True),
        ("full", "False", False),
        ("full", "yes", "yes"),
        ("names", "a, b", ["a", "b"]),
        ("names", "a", ["a"]),
        ("names", ",", []),
        ("names", "a,, b ,", ["a", "b"]),
        ("names", ["a"], ["a"]),
        ("country", None, None),
        ("nowhere", "x", "x"),
    ],
)
def test_text_of_a_command_line_becomes_the_type_of_the_cell(notebook, name, text, value):
    found = parameters_from_text("every_kind", [(name, text)])
    assert found == {name: value}
    assert type(found[name]) is type(value)


@pytest.mark.parametrize(("name", "hint"), [("country", "write a value, or none for no value"), ("names", "write a")])
@pytest.mark.parametrize("text", ["", " "])
def test_an_empty_value_is_no_value(notebook, name, hint, text):
    """As of a variable of the shell that was never set."""
    with pytest.raises(ParameterError, match=f"^every_kind: {name} is empty — {hint}"):
        parameters_from_text("every_kind", [(name, text)])


LEVELS = """
level: str | None = None  # weakest kind of party
agreement_type: str | None = None  # type
status: str | None = None  # status
country: str | None = None  # country
expand_blocs: bool = False  # with agreements of blocs
"""


def test_levels_types_and_statuses(own_home):
    file = write_notebook(own_home, "levels", LEVELS)
    values = check_parameters("levels", {"level": "State Company", "agreement_type": "MoU", "status": "подписан"})
    assert (values["level"], values["agreement_type"], values["status"]) == ("state company", "mou", "signed")
    found = read_parameters(file)
    assert ("government", "") in known_values(found["level"])
    assert ("mou", "Memorandum of understanding") in known_values(found["agreement_type"])
    for given, message in (
        ({"level": "goverment"}, "levels: level: unknown level 'goverment' — did you mean government"),
        ({"level": "ministry"}, "levels: level: unknown level 'ministry' — write government, international"),
        ({"status": "sined"}, "levels: status: unknown status 'sined'"),
    ):
        with pytest.raises(ParameterError, match=message):
            check_parameters("levels", given)


def test_agreements_of_blocs_are_counted_where_a_notebook_asks(own_home):
    write_notebook(own_home, "levels", LEVELS)
    data = load_dataset()
    for expand in (False, True):
        values = check_parameters("levels", {"country": "France", "expand_blocs": expand})
        selected = select_records(data, values)
        assert len(selected.agreements) == Tally(data).extent(values).n_agreements == int(expand)
        assert selected.label == f"France{', including agreements of its blocs' * expand}"


def test_a_value_given_twice(notebook):
    with pytest.raises(ParameterError, match="every_kind: top is given twice — give it once"):
        parameters_from_text("every_kind", [("top", "1"), ("country", "KAZ"), ("top", "1")])


def test_what_a_shell_may_complete(notebook, own_home):
    found = read_parameters(notebook)
    assert ("KAZ", "Kazakhstan") in known_values(found["country"])
    assert "lithium" in dict(known_values(found["mineral"]))
    assert known_values(found["count"]) == [("each", ""), ("split", "")]
    assert known_values(found["since"]) == []
    file = write_notebook(own_home, "event", 'agreement: str = ""  # id')
    ids = [value for value, _ in known_values(read_parameters(file)["agreement"])]
    assert "2025-11-06-kaz-usa-minerals-mou" in ids
    assert ids == sorted(ids)


# --- what is selected ------------------------------------------------------------------------------


def test_the_records_that_a_notebook_will_show(notebook):
    data = load_dataset()
    values = check_parameters("every_kind", {"country": "KAZ", "since": "2025", "mineral": "tungsten"})
    selected = select_records(data, values)
    assert selected.agreements["id"].tolist() == ["2025-11-06-kaz-usa-tungsten-jv"]
    assert selected.country == "KAZ"
    assert len(select_records(data, check_parameters("every_kind", {})).agreements) == 5
    nothing = select_records(data, check_parameters("every_kind", {"until": "1999"}))
    assert nothing.agreements.empty
    assert nothing.visits.empty


def test_an_unknown_agreement_is_refused_by_the_names_of_the_files(own_home):
    write_notebook(own_home, "event", "agreement: str = '2025-11-06-kaz-usa-minerals-mou'  # id")
    assert check_parameters("event", {})["agreement"] == "2025-11-06-kaz-usa-minerals-mou"
    with pytest.raises(ParameterError, match=r"^no agreement .* — did you mean 2025-11-06-kaz-usa-minerals-mou\?$"):
        check_parameters("event", {"agreement": "2025-11-06-kaz-usa-mineral-mou"})


def test_one_agreement(notebook):
    data = load_dataset()
    event = select_records(data, {"agreement": "2025-11-06-kaz-usa-minerals-mou"})
    assert (len(event.agreements), len(event.visits)) == (1, 1)
    with pytest.raises(ParameterError, match=r"no agreement .* — did you mean 2025-11-06-kaz-usa-minerals-mou\?"):
        select_records(data, {"agreement": "2025-11-06-kaz-usa-mineral-mou"})
    with pytest.raises(ParameterError, match="ids are the names of the files in data/records/agreements"):
        select_records(data, {"agreement": "xyz"})


# --- papermill's own reading ---------------------------------------------------------------------------


def test_papermill_knows_the_parameters_of_every_notebook(real_home, tmp_path, caplog):
    """Of one that it does not know it warns, as of a misspelt one, and its --help-notebook leaves it out."""
    for name in notebook_names():
        file = notebook_file(name)
        ours = read_parameters(file)
        found = papermill.inspect_notebook(str(file))
        assert list(found) == list(ours)
        assert [one["help"] for one in found.values()] == [parameter.help for parameter in ours.values()]
        given = {name: parameter.default for name, parameter in ours.items()}
        with caplog.at_level("WARNING", logger="papermill"):
            papermill.execute_notebook(str(file), str(tmp_path / "out.ipynb"), given, prepare_only=True)
        assert "unknown parameter" not in caplog.text
