"""The files under data/vocab: one defect is one line, in its place, with what to do about it; all of them at once."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from analysis.cli import main
from analysis.errors import DataError, Issue
from analysis.records.checks.vocabularies import check
from analysis.records.checks.vocabularies.cells import CELLS
from analysis.records.checks.vocabularies.check import check_vocabularies
from analysis.records.checks.vocabularies.keys import KEYS
from analysis.vocab.table import COLUMNS
from steps import calls


@pytest.fixture
def vocab(own_home: Path) -> Path:
    """The vocabularies of a home that the test may change, from where a user would type its paths."""
    return own_home / "data" / "vocab"


def add(file: Path, *rows: str) -> int:
    """Append rows; the line of the first."""
    text = file.read_text(encoding="utf-8")
    file.write_text(text + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return text.count("\n") + 1


def change(file: Path, pattern: str, new: str) -> int:
    """Put a text in the place of the first that fits; its line."""
    text = file.read_text(encoding="utf-8")
    found = re.search(pattern, text, re.MULTILINE)
    assert found, pattern
    file.write_text(text[: found.start()] + new + text[found.end() :], encoding="utf-8")
    return text.count("\n", 0, found.start()) + 1


def only() -> Issue:
    issues = check_vocabularies()
    assert len(issues) == 1, "\n".join(map(str, issues))
    return issues[0]


def test_the_vocabularies_are_good_and_each_row_takes_few_calls(real_home: Path):
    found: list[Issue] = []
    count = calls(lambda: found.extend(check_vocabularies()))
    assert [str(issue) for issue in found] == []
    rows = sum(file.read_bytes().count(b"\n") for file in (real_home / "data" / "vocab").glob("*.csv"))
    assert count < 250 * rows  # about 90 a row; to look through all rows for each would take tens of thousands


def test_what_a_package_refuses_to_read_is_told(monkeypatch: pytest.MonkeyPatch):
    found = Issue("data/vocab/date_words.csv", 7, "value", "13", "no month:", "months are 1 to 12")

    def read():
        raise DataError([found])

    monkeypatch.setattr(check, "READERS", (*check.READERS, read))
    assert check_vocabularies() == [found]


def test_every_file_that_is_read_has_its_rules():
    assert CELLS.keys() == COLUMNS.keys()
    for rules in (CELLS, {name: dict.fromkeys(key) for name, key in KEYS.items()}):
        for name, columns in rules.items():
            assert columns.keys() <= set(COLUMNS[name]), name


# --- rows: file | the row | field | value | words of the message | words of the hint
ROWS = [
    ("people_posts", "tokayev-kassym-jomart,KAZ,Senator,20l9,", "since", "20l9", "not a date", "YYYY"),
    ("people_posts", "tokayev-kassym-jomart,KAZ,Senator,2019,2020-13", "until", "2020-13", "no such", "01 to 12"),
    (
        "people_posts",
        "tokayev-kassym-jomart,KAZ,Senator,2021-05,2021-03",
        "since",
        "2021-05",
        "after its end (2021-03)",
        "both",
    ),
    (
        "people_posts",
        "tokaev-kassym-jomart,KAZ,Senator,2019,",
        "person_id",
        None,
        "no such code in people.csv",
        "tokayev-kass",
    ),
    (
        "people_posts",
        "tokayev-kassym-jomart,KZA,Senator,2019,",
        "party",
        "KZA",
        "in countries.csv or blocs.csv",
        "write a code of it",
    ),
    ("people_posts", ",KAZ,Senator,2019,", "person_id", None, "nothing stands in the column", "fill it in"),
    ("memberships", "EU,KAZ,20l9,,https://europa.eu", "since", "20l9", "not a date", "YYYY"),
    ("memberships", "EU,KAZ,2019,2018,https://europa.eu", "since", "2019", "after its end (2018)", "check both"),
    ("memberships", "EUU,KAZ,2019,,https://europa.eu", "bloc", "EUU", "no such code in blocs.csv", "EU"),
    ("memberships", "EU,Kazakhstan,2019,,https://europa.eu", "member", "Kazakhstan", "no such code", ""),
    ("memberships", "EU,KAZ,2020,,europa.eu", "source", "europa.eu", "not a web address", "browser"),
    (
        "country_names",
        "Kazakhstaan,KAZ,en,allias,",
        "kind",
        "allias",
        "not one of the known words",
        "did you mean alias?",
    ),
    ("country_names", "Qazaqistaan,KZA,en,alias,", "code", "KZA", "no such code", "write a code of it"),
    ("country_names", "Kazakstaan,KAZ,English,alias,", "language", "English", "not in the right form", "en, ru"),
    (
        "country_names",
        "Kazakhstan ,KAZ,uz,alias,",
        "name",
        "Kazakhstan ",
        "a blank at the beginning or the end",
        "delete",
    ),
    (
        "country_names",
        "Kazakh\u200bstaan,KAZ,en,alias,",
        "name",
        None,
        "U+200B ZERO WIDTH SPACE",
        "type the text again",
    ),
    ("country_names", "Astana state,KAZ USA,en,ambiguos,", "kind", "ambiguos", "not one of", "did you mean ambiguous?"),
    (
        "country_names",
        "Казахстан,USA,ru,alias,",
        "name",
        "Казахстан",
        "of USA here and of KAZ in countries.csv",
        "one code",
    ),
    (
        "country_names",
        "KAZAKHSTAN,USA,en,alias,",
        "name",
        "KAZAKHSTAN",
        "of USA here and of KAZ",
        "list it once as ambiguous",
    ),
    (
        "people_names",
        "Howard Lutnick,rubio-marco,name,",
        "name",
        "Howard Lutnick",
        "of rubio-marco here and of lutnick-h",
        "",
    ),
    ("type_terms", "memorandum of understanding,treaty,en", "term", None, "of treaty here and of mou", "one code"),
    ("status_terms", "signed,announced,en", "term", "signed", "of announced here and of signed", "one code"),
    ("minerals", "unobtanium,Unobtanium,,,Ub,elment,", "kind", "elment", "not one of", "did you mean element?"),
    (
        "mineral_names",
        "wolframite ore,tungstan,en,name,",
        "code",
        "tungstan",
        "no such code in minerals.csv",
        "tungsten",
    ),
    ("bodies", "acme,Acme,,,USA,firm,", "kind", "firm", "not one of the known words", "company"),
    ("bodies", "bolt,Bolt,,,KAS,company,", "country", "KAS", "no such code", "add it there"),
    ("bodies", "crag,JOGMEC,,,USA,company,", "name_en", "JOGMEC", "of crag here and of jogmec", "one code"),
    ("body_names", "Dune,jogmek,en,name,", "code", "jogmek", "no such code in bodies.csv", "did you mean jogmec?"),
    ("body_names", "Acme,,en,name,", "code", None, "'Acme' is of the kind name", "write the code of the body"),
    (
        "body_names",
        "Acme (not named),jogmec,en,unnamed,",
        "code",
        "jogmec",
        "of the kind unnamed",
        "leave the code empty",
    ),
    (
        "post_names",
        "министр торговли,USA,en,Trade Secretary,",
        "name_en",
        "Trade Secretary",
        "is Secretary of Commerce",
        "one",
    ),
    ("post_names", "сосед,,ru,neighbour,", "name_en", "neighbour", "not in the right form", "capital letter"),
    (
        "places",
        "Washingtonia,USA,Вашингтон,,",
        "name_en",
        "Washingtonia",
        "'Вашингтон' is Washington on line",
        "keep one",
    ),
    ("places", "Springfield,US,,,", "country", "US", "not in the right form", "three capital letters"),
    ("mineral_groups", "battery_minerals,lithum,", "member", "lithum", "no such code", "lithium"),
    ("critical_lists", "EU-2030,lithum,Lithium,https://europa.eu", "mineral", "lithum", "no such code", "lithium"),
    (
        "areas",
        "Space Mining,Space,,,Mines in space.,None.",
        "code",
        "Space Mining",
        "not in the right form",
        "lower-case",
    ),
    (
        "area_terms",
        "asteroid survey,exploraton,en,x,y",
        "code",
        "exploraton",
        "no such code in areas.csv",
        "exploration",
    ),
    ("agreement_types", "concord,treaty,Concord,,,yes,d,e", "is_binding", "yes", "not one of the known words", "true"),
    ("statuses", "ratified,agreement,yes,false,signed,Ratified,,,d", "is_done", "yes", "not one of", "true"),
    (
        "statuses",
        "shelved,agrement,true,false,signed,Shelved,,,d",
        "applies_to",
        "agrement",
        "not one of",
        "agreement?",
    ),
    ("statuses", "revived,agreement,true,false,sined,Revived,,,d", "rests_on", "sined", "not one of", "signed"),
    ("term_rules", "area,nott,ice cream,en", "rule", "nott", "no rule of terms", "not"),
    ("term_rules", "areas,not,ice cream,en", "vocabulary", "areas", "no vocabulary of phrases", "area"),
    ("date_words", "mnth,9,en,word,septembre", "role", "mnth", "unknown role", "month"),
    ("date_words", "month,9,en,wrod,oktembre", "form", "wrod", "unknown form", "word"),
    (
        "post_terms",
        "space lord,ministr,en",
        "class",
        "ministr",
        "neither a code of posts.csv nor",
        "did you mean minister",
    ),
    ("post_marks", "and then,deputi,en", "mark", "deputi", "neither a code of posts.csv nor a known word", "deputy"),
    ("posts", "minion,Minion,,,minster,false,false,,d", "deputy", "minster", "no such code in posts.csv", "minister?"),
    ("posts", "lackey,Lackey,,,,ja,false,,d", "is_single", "ja", "not one of the known words", "true"),
    ("posts", "flunky,Flunky,,,,,false,,d", "is_single", None, "nothing stands in the column", "fill it in"),
    ("posts", "henchman,Henchman,,,,false,false,stat,d", "leads", "stat", "not one of the known words", "state"),
    ("name_particles", "zum,artcle,en,false", "role", "artcle", "not one of the known words", "article"),
    ("organization_words", "knd,en,Bureau of", "role", "knd", "not one of the known words", "kind"),
    ("number_words", "scale,milion,en,zillion", "value", "milion", "not in the right form", "a number"),
    ("currency_words", "unit,euro,EUR,en,ecus", "codes", "euro", "not in the right form", "ISO 4217"),
    ("deadline_words", "unit,H,en,hour", "value", "H", "not in the right form", "D, W, M or Y"),
    ("person_words", "titel,en,Squire", "role", "titel", "not one of the known words", "write"),
    ("first_forms", "Q,wooman,Quinta", "kind", "wooman", "not one of the known words", "woman"),
    ("country_phrases", "late,en,in front,either", "position", "in front", "not one of the known words", "before"),
    (
        "domains",
        "https://news.example.org,mirror,",
        "domain",
        "https://news.example.org",
        "not in the right form",
        "site alone",
    ),
    ("match_weights", "agreement,date,noon,x3,midday", "weight", "x3", "not in the right form", "a whole number"),
    ("match_weights", "treaty,date,noon,3,midday", "kind", "treaty", "not one of the known words", "agreement"),
    ("sequel_words", "mends,ammends,en", "relation", "ammends", "not one of the known words", "did you mean amends?"),
    ("outlets", "Example Wire,,en", "outlet", None, "nothing stands in the column", "fill it in"),
    ("domains", "news.example.org,miror,", "kind", "miror", "not one of the known words", "did you mean mirror?"),
    ("blocs", "KAZ,Kazakh club,,,group,d,https://europa.eu", "code", "KAZ", "a country has the code", "another"),
    ("visit_kinds", "Royal,Royal visit,,,Royal visit,d", "code", "Royal", "not in the right form", "lower-case"),
    ("people", "Tokayev Jr,Tokayev Junior,,,", "person_id", "Tokayev Jr", "not in the right form", "lower-case"),
]


def test_a_wrong_row_is_one_line(vocab: Path):
    """All of them at once: as many problems as rows, each in the place of its own."""
    lines = [add(vocab / f"{name}.csv", row) for name, row, *_ in ROWS]
    places = [(str(vocab / f"{name}.csv"), line) for (name, *_), line in zip(ROWS, lines, strict=True)]
    issues = check_vocabularies()
    assert sorted((issue.path, issue.line) for issue in issues) == sorted(places)
    found = {(issue.path, issue.line): issue for issue in issues}
    for (_, row, field, value, message, hint), place in zip(ROWS, places, strict=True):
        issue = found[place]
        assert issue.field == field, row
        assert value in (None, issue.value), row
        assert message in issue.reason, row
        assert hint in issue.hint, row
        assert str(issue).startswith(f"{place[0]}:{place[1]}: {field}: "), row


def test_a_row_that_stands_twice(vocab: Path):
    files = [vocab / f"{name}.csv" for name in KEYS]
    lines = [add(file, file.read_text(encoding="utf-8").splitlines()[1]) for file in files]
    issues = check_vocabularies()
    assert {(issue.path, issue.line) for issue in issues} == {*zip(map(str, files), lines, strict=True)}
    assert len(issues) == len(files)
    for issue in issues:
        assert re.fullmatch(r"the row stands twice, first on line \d+:", issue.reason), issue


# --- terms and their examples ---


@pytest.mark.slow
def test_terms_and_examples_that_do_not_agree(vocab: Path):
    file = vocab / "area_terms.csv"
    new = "renewable energy,energy,en,Renewable energy is here.,Renewable energy is not.\n"
    lines = [
        change(file, r"^clean energy,energy,en,[^,]*,", "clean energy,energy,en,No word of it.,"),
        change(file, r"^renewable energy,energy,en,.*\n", new),
        add(file, "zero gravity mining,extraction,en,,The mine is closed for ever."),
    ]
    issues = {issue.line: issue for issue in check_vocabularies()}
    assert sorted(issues) == sorted(lines)
    absent, found, without = (issues[line] for line in lines)
    assert (absent.field, absent.value, absent.reason) == ("example", "No word of it.", "names nothing, not energy")
    assert (found.field, found.reason) == ("counterexample", "names energy, and must not name energy")
    assert without.field == "example"


@pytest.mark.slow
def test_a_rule_of_no_term_and_a_rule_that_hides_one(vocab: Path):
    line = add(vocab / "term_rules.csv", "area,alone,digging for unicorns,en", "mineral,not,lithium,en")
    issues = check_vocabularies()
    assert [(issue.line, issue.field, issue.reason) for issue in issues] == [
        (line, "term", "no term of area_terms.csv"),
        (line + 1, "term", "hides a term of mineral_names.csv"),
    ]


# --- files that are no table ---


def saved(file: Path, how) -> None:
    file.write_bytes(how(file.read_text(encoding="utf-8")))


@pytest.mark.slow
def test_a_mark_at_the_head_is_read(vocab: Path):
    for file in (vocab / "people.csv", vocab / "country_names.csv", vocab / "statuses.csv"):
        saved(file, lambda text: text.encode("utf-8-sig"))
    saved(vocab / "areas.csv", lambda text: text.replace("\n", "\r\n").encode())
    assert check_vocabularies() == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("how", "line", "message", "hint"),
    [
        (lambda text: text.replace(",", ";").encode(), 1, "no column", "separate the cells by commas"),
        (lambda text: text.replace(",", "\t").encode(), 1, "no column", "separate the cells by commas"),
        (lambda text: text.replace("code", "kode", 1).encode(), 1, "no column code", "the first line is name,code,"),
        (lambda text: text.encode("utf-16"), 1, "not UTF-8", "save the file as UTF-8"),
        (lambda text: text.encode("utf-16-le"), None, "", "UTF-8"),
        (lambda text: (text[:5000] + "\nМонако,MCO,ru,alias,").encode("cp1251", "ignore"), None, "not UTF-8", "UTF-8"),
        (lambda text: text.replace("code,", "code,code,", 1).encode(), 1, "the column stands twice", "delete one"),
        (lambda text: text.replace("note", "note,remarks", 1).encode(), 1, "nobody reads the column", "there are name"),
        (lambda text: b"", 1, "no column", "the first line is"),
        (lambda text: b"\x89PNG\r\n\x1a\n\0\0\0", 1, "not UTF-8", "UTF-8"),
        (lambda text: b"\0" * 4096, 1, "U+0000", "UTF-8"),
        (lambda text: (text + "Too few,KAZ\n").encode(), None, "line has not 5 cells", "quote commas"),
        (lambda text: (text + "Too,many,cells,in,one,row\n").encode(), None, "line has not 5 cells", "quote commas"),
    ],
)
def test_a_file_saved_otherwise_is_one_line(vocab: Path, how, line, message, hint):
    file = vocab / "country_names.csv"
    saved(file, how)
    issue = only()
    assert issue.path == str(file)
    assert issue.line == line if line else issue.line > 1
    assert message in issue.reason
    assert hint in issue.hint


def test_a_file_that_is_not_there(vocab: Path):
    (vocab / "people.csv").unlink()
    issue = only()
    assert (issue.path, issue.reason) == (str(vocab / "people.csv"), "the vocabulary file is missing")


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes of this kind there")
@pytest.mark.parametrize("make", [Path.mkdir, lambda path: os.mkfifo(path), lambda path: path.symlink_to("/dev/zero")])
def test_what_is_no_file_in_the_place_of_one(vocab: Path, make):
    (vocab / "people.csv").unlink()
    make(vocab / "people.csv")
    issue = only()
    assert (issue.path, issue.reason) == (str(vocab / "people.csv"), "not a file")


# --- the command ---


def run_check() -> tuple[int, list[str]]:
    done = CliRunner().invoke(main, ["check"])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.stderr.splitlines()


def test_check_says_everything_at_once_as_one_types_it(own_home: Path, vocab: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(own_home)
    posts = add(vocab / "people_posts.csv", "tokayev-kassym-jomart,KAZ,Senator,20l9,", "nobody,KAZ,Senator,2019,")
    names = add(vocab / "country_names.csv", "Kazakhstaan,KAZ,en,allias,")
    record = own_home / "data" / "records" / "agreements" / "2024" / "2024-02-kor-uzb-talks.yml"
    mineral = change(record, r"\[lithium\]", "[lithum]")
    code, lines = run_check()
    assert code == 1
    assert [line.split(": ")[0] for line in lines] == [
        f"data/records/agreements/2024/2024-02-kor-uzb-talks.yml:{mineral}",
        f"data/vocab/country_names.csv:{names}",
        f"data/vocab/people_posts.csv:{posts}",
        f"data/vocab/people_posts.csv:{posts + 1}",
        "5 agreements, 2 visits",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["countries", "country_names", "people", "statuses", "domains", "memberships"])
@pytest.mark.parametrize(
    "how", [lambda text: text.replace(",", ";").encode(), lambda text: text.encode("utf-16"), lambda text: b""]
)
def test_check_of_records_with_a_file_that_cannot_be_read(own_home: Path, vocab: Path, name, how):
    saved(vocab / f"{name}.csv", how)
    code, lines = run_check()
    assert code == 1
    assert lines[0].startswith(f"{vocab / name}.csv:1: ")
    assert "problem" in lines[-1]
    assert len(lines) == 2
