"""One file a defect below tests/data/invalid: exactly one problem, in its place, with what to do about it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from analysis.errors import DataError, Issue
from analysis.records.store import load_records, validate_records
from conftest import DATA

INVALID = DATA / "invalid"
AGREEMENT = "agreements/2025/2025-11-20-kaz-usa-defect.yml"
VISIT = "visits/2025/2025-11-19-kaz-usa-defect.yml"
# Where a file goes if its defect is its place.
PLACES = {
    "wrong_file_name": "agreements/2025/2025-11-20-kaz-usa-other.yml",
    "visit_duplicate_id": "visits/2025/2025-11-06-kaz-usa-minerals-mou.yml",
    "link_to_visit_of_others": "agreements/2024/2025-11-20-kaz-usa-defect.yml",
}

# file, line, field, value, words of the message, words of the hint
CASES = [
    # --- the file ---
    ("empty", 1, "", None, "file is empty", "write the record or delete the file"),
    ("only_a_comment", 1, "", None, "file is empty", "write the record or delete the file"),
    ("windows_1251", 7, "", "ca e0 e7 e0", "not UTF-8", "save the file as UTF-8"),
    ("utf_16", 1, "", "ff fe 69 00", "not UTF-8", "save the file as UTF-8"),
    ("invalid_yaml", 8, "", None, "not valid YAML", "check the indentation, the brackets and the quotes"),
    ("bare_colon", 2, "", None, "not valid YAML", "the quotes around this line"),
    ("tab_indentation", 9, "", None, "not valid YAML", "check the indentation"),
    ("control_character", 2, "", None, "U+0007: a control character", "the character on this line"),
    ("two_documents", 15, "", None, "found another document", "a file of its own"),
    ("list_at_top", 1, "", None, "not a mapping", "start with 'id: …'"),
    ("text_at_top", 1, "", None, "not a mapping", "start with 'id: …'"),
    ("deep_nesting", 11, "", None, "nested too deeply", "three levels"),
    ("alias", 6, "announced", None, "alias", "write the value out"),
    ("alias_of_list", 12, "expected_effects", None, "alias", "write the value out"),
    ("tag", 2, "title", None, "a tag (!!str)", "every value is text as it stands"),
    ("anchor", 2, "title", None, "an anchor (&title)", "delete it"),
    ("duplicate_key", 11, "place_country", None, "key stands twice", "first on line 6: keep one"),
    ("key_not_a_word", 11, "", None, "a key that is not a word", "write 'field: value'"),
    ("wrong_file_name", 1, "id", "2025-11-20-kaz-usa-defect", "file is called", "2025-11-20-kaz-usa-defect.yml"),
    ("wrong_year_folder", 1, "", "2024", "folder is 2025", "move it to 2024/"),
    ("visit_duplicate_id", 1, "id", "2025-11-06-kaz-usa-minerals-mou", "id is taken", "delete or rename one"),
    # --- the form of a record ---
    ("draft", 15, "draft", None, "nobody has reviewed", "delete the draft block"),
    ("misspelt_field", 6, "place_contry", "United States", "unknown field", "did you mean 'place_country'?"),
    ("misspelt_inner_field", 9, "signatories[0].pots", "Secretary of Commerce", "unknown field", "'post'"),
    ("missing_title", 1, "title", None, "field is missing", "add 'title: …'"),
    ("missing_sources", 1, "sources", None, "field is missing", "add 'sources: …'"),
    ("no_sources", 12, "sources", None, "empty", "at least one"),
    ("no_parties", 7, "parties", None, "empty", "at least one"),
    ("source_without_publisher", 13, "sources[0].publisher", None, "field is missing", "add 'publisher: …'"),
    ("empty_text", 2, "title", None, "empty", "delete the line if it may be absent"),
    ("key_without_value", 2, "title", None, "field is missing", "add 'title: …'"),
    ("text_for_list", 10, "areas", "exploration", "not a list", "[one, two]"),
    ("list_for_text", 2, "title", None, "not text", "write text"),
    ("text_for_mapping", 9, "signatories[0]", "Howard Lutnick", "not a mapping", "{name: …}"),
    ("id_not_a_slug", 1, "id", "2025-11-20 KAZ USA", "not in the right form", "lower-case letters"),
    ("unknown_language", 13, "sources[0].language", "English", "not in the right form", "en, ru or kk"),
    ("unknown_confidence", 14, "confidence", "certain", "not one of the allowed", "'high', 'medium' or 'low'"),
    ("unknown_relation", 13, "follows[0].relation", "replaces", "not one of the allowed", "'supersedes'"),
    ("unknown_kind_of_party", 10, "parties[2].kind", "firm", "not one of the allowed", "'company'"),
    ("javascript_address", 13, "sources[0].url", "javascript:alert(1)", "not a web address", "from the browser"),
    ("broken_address", 13, "sources[0].url", "https://[news.example.org/defect", "not a web address", "browser"),
    ("address_with_blank", 13, "sources[0].url", "https://news.example.org/one defect", "not a web address", "copy"),
    ("visit_missing_visitor", 1, "visitor", None, "field is missing", "add 'visitor: …'"),
    ("visit_visitor_as_text", 2, "visitor", "Kassym-Jomart Tokayev", "not a mapping", "{name: …}"),
    (
        "title_too_long",
        2,
        "title",
        "A memorandum on minerals " * 12 + "A memorandum on minerals",
        "many",
        "at most 300",
    ),
    ("title_on_two_lines", 2, "title", "A memorandum\non minerals", "a line break", "write it on one line"),
    # --- characters that cannot be seen ---
    (
        "bidi_override",
        2,
        "title",
        "A memorandum \u202eslarenim no",
        "U+202E RIGHT-TO-LEFT OVERRIDE",
        "type the text again",
    ),
    ("zero_width", 2, "title", "A memo\u200brandum on minerals", "U+200B ZERO WIDTH SPACE", "type the text again"),
    ("noncharacter", 2, "title", "A memorandum\ufdd0 on minerals", "(U+FDD0) in", "type the text again"),
    ("escaped_nul", 2, "title", "A memorandum\0 on minerals", "(U+0000) in", "type the text again"),
    (
        "invisible_in_address",
        13,
        "sources[0].url",
        "https://news.example.org/\u200bdefect",
        "U+200B",
        "type the text again",
    ),
    (
        "direction_of_name",
        9,
        "signatories[0].name",
        "Howard\u200f Lutnick",
        "U+200F RIGHT-TO-LEFT MARK",
        "type the text",
    ),
    # --- scalars stay the text they are ---
    ("norway_as_text", 11, "minerals[0]", "NO", "unknown mineral", "data/vocab"),
    ("namibia_as_text", 11, "minerals[0]", "NA", "unknown mineral", "data/vocab"),
    ("month_as_text", 11, "minerals[0]", "2024-02", "unknown mineral", "data/vocab"),
    ("number_as_text", 10, "areas[0]", "0x10", "unknown area", "write exploration, extraction"),
    ("exponent_as_text", 3, "type", "1e3", "unknown type of agreement", "mou"),
    ("boolean_as_text", 12, "binding", "yes", "not one of the allowed", "'true' or 'false'"),
    ("null_as_text", 14, "confidence", "null", "not one of the allowed", "'high', 'medium' or 'low'"),
    # --- names ---
    ("unknown_country", 7, "parties[0]", "Kazahkstan", "unknown country", "Kazakhstan"),
    ("unknown_country_of_signatory", 7, "parties[1]", "Untied States", "unknown country", "United States"),
    ("unknown_place_country", 6, "place_country", "Atlantis", "unknown country", "data/vocab"),
    ("ambiguous_country", 7, "parties[0]", "Korea", "ambiguous country", "KOR (South Korea) or PRK (North Korea)"),
    ("unknown_mineral", 11, "minerals[1]", "unobtainium", "unknown mineral", "data/vocab"),
    ("unknown_area", 10, "areas[0]", "exploraton", "unknown area", "did you mean Exploration"),
    ("unknown_type", 3, "type", "gentlemen's handshake", "unknown type of agreement", "mou"),
    ("unknown_status", 4, "status", "singed", "not a status of an agreement", "signed"),
    ("unknown_person", 9, "signatories[0].name", "Nobody Known", "unknown person", "data/vocab/people.csv"),
    ("status_of_a_visit", 4, "status", "held", "not a status of an agreement", "proposed, negotiating"),
    ("visit_unknown_country", 3, "to", "Untied States", "unknown country", "United States"),
    ("visit_unknown_kind", 6, "kind", "secret", "unknown kind of visit", "state, official, working"),
    ("visit_unknown_status", 7, "status", "signed", "not a status of a visit", "planned, held, cancelled"),
    ("visit_unknown_person", 9, "meetings[0].name", "Nobody Known", "unknown person", "data/vocab/people.csv"),
    # --- dates ---
    ("impossible_date", 5, "signed", "2025-11-31", "no such day", "that month has 30 days"),
    ("no_date", 5, "signed", "next spring", "not a date", "YYYY-MM-DD"),
    ("interval_backwards", 5, "signed", "2025-11-20/2025-11-18", "ends before it starts", "swap"),
    ("impossible_publication_date", 13, "sources[0].published", "2025-13-01", "no such day", "months are 01 to 12"),
    ("ended_before_it_began", 6, "ended", "2025-01-01", "ended before it began (2025-11-20)", "check both dates"),
    ("status_without_date", 4, "status", "signed", "no date for the status", "add 'signed: …'"),
    ("status_against_date", 5, "signed", None, "the status is announced", "mend one of them"),
    ("visit_end_before_start", 5, "end", "2025-11-18", "ends before it starts (2025-11-19)", "check both dates"),
    ("visit_meeting_outside", 9, "meetings[0].date", "2025-11-25", "outside the visit", "check the dates"),
    ("visit_meeting_with_nobody", 9, "meetings[0]", None, "nobody is named", "a name, a post or an organization"),
    # --- parties and links ---
    ("party_twice", 7, "parties[2]", "Kazakhstan", "party stands twice", "keep one"),
    ("body_twice", 7, "parties[3]", "Example Mining", "party stands twice", "keep one"),
    ("party_in_two_languages", 7, "parties[2]", "Казахстан", "party stands twice", "keep one"),
    ("signatory_of_no_party", 9, "signatories[0].party", "Japan", "not a party", "Kazakhstan, United States"),
    ("link_to_no_visit", 12, "visit", "2025-11-05-kaz-usa-tokaev", "no such visit", "2025-11-05-kaz-usa-tokayev?"),
    ("link_to_agreement_as_visit", 12, "visit[0]", "2025-11-06-kaz-usa-minerals-mou", "no such visit", "add the visit"),
    ("link_to_visit_of_other_days", 12, "visit", "2025-11-05-kaz-usa-tokayev", "of 2025-11-20", "mend a date"),
    ("link_to_visit_of_others", 12, "visit", "2024-06-fra-nor-macron", "neither by nor to a party", "of the parties"),
    ("follows_nothing", 13, "follows[0].id", "2019-kaz-usa-nothing", "no such earlier agreement", ""),
    (
        "follows_itself",
        13,
        "follows[0].id",
        "2025-11-20-kaz-usa-defect",
        "no such earlier agreement",
        "delete the link",
    ),
    # --- sources ---
    ("source_twice", 14, "sources[1].url", "https://news.example.org/defect", "stands twice", "keep one"),
    ("unreliable_source_alone", 12, "sources", None, "unreliable sources alone", "find another source"),
    ("mirror_with_high_confidence", 14, "confidence", "high", "mirrors alone", "medium or low"),
    ("conflict_about_no_field", 15, "conflicts[0].field", "singed", "no such field", "did you mean signed?"),
    ("conflict_of_no_source", 15, "conflicts[0].source", "Example New", "not among the sources", "Example News?"),
]


def _place(name: str) -> str:
    return PLACES.get(name, VISIT if name.startswith("visit_") else AGREEMENT)


def _only_issue(records: Path) -> Issue:
    issues = validate_records(records)
    assert len(issues) == 1, "\n".join(map(str, issues))
    return issues[0]


def test_every_file_is_in_the_table_once():
    assert sorted(case[0] for case in CASES) == sorted(path.stem for path in INVALID.glob("*"))


def test_the_miniature_records_are_good(records: Path):
    assert validate_records(records) == []


@pytest.mark.parametrize(("name", "line", "field", "value", "message", "hint"), CASES, ids=[case[0] for case in CASES])
def test_one_defect_is_one_issue(records: Path, name, line, field, value, message, hint):
    path = records / _place(name)
    shutil.copy(INVALID / f"{name}.yml", path)
    issue = _only_issue(records)
    assert (issue.path, issue.line, issue.field, issue.value) == (str(path), line, field, value)
    assert message in issue.reason
    assert hint in issue.hint
    printed = str(issue)
    assert printed.startswith(f"{path}:{line}: ")
    assert "\n" not in printed


def test_a_huge_file_is_refused_unread(records: Path):
    path = records / AGREEMENT
    with path.open("wb") as file:
        file.truncate(50_000_000)
    issue = _only_issue(records)
    assert (issue.path, issue.line) == (str(path), 0)
    assert "50,000,000 bytes is too large" in issue.reason
    assert "1,000,000" in issue.hint


@pytest.mark.parametrize("text", ["[" * 400_000, "- " * 400_000, "a: " + "{a: " * 200_000])
def test_nesting_without_end_is_refused_and_not_a_crash(records: Path, text: str):
    (records / AGREEMENT).write_text(text)
    issue = _only_issue(records)
    assert "nested too deeply" in issue.reason


@pytest.mark.parametrize(
    ("place", "message", "hint"),
    [
        ("agreements/2025/2025-11-20-kaz-usa-defect.yaml", "not a record file", "name it <id>.yml"),
        ("agreements/2025/notes.txt", "not a record file", "move it"),
        ("agreements/2025-11-20-kaz-usa-defect.yml", "in the wrong folder", "agreements/<year>/<id>.yml"),
        ("agreements/2025/11/2025-11-20-kaz-usa-defect.yml", "in the wrong folder", "agreements/<year>/<id>.yml"),
        ("journeys/2025/2025-11-20-kaz-usa-defect.yml", "in the wrong folder", "visits/<year>/<id>.yml"),
    ],
)
def test_a_file_in_the_wrong_place(records: Path, place: str, message: str, hint: str):
    path = records / place
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(INVALID / "unknown_country.yml", path)
    issue = _only_issue(records)
    assert (issue.path, issue.line) == (str(path), 0)
    assert message in issue.reason
    assert hint in issue.hint


def test_hidden_files_are_left_alone(records: Path):
    (records / "agreements" / "2025" / ".swap.yml").write_text("not: a record")
    assert validate_records(records) == []


def _spoil(records: Path) -> list[str]:
    """Several bad files at once, one of them with two problems."""
    names = ["unknown_country", "invalid_yaml", "misspelt_field", "windows_1251", "impossible_date"]
    for number, name in enumerate(names):
        path = records / "agreements" / "2025" / f"2025-11-2{9 - number}-bad.yml"
        raw = (INVALID / f"{name}.yml").read_bytes()
        path.write_bytes(raw.replace(b"2025-11-20-kaz-usa-defect", path.stem.encode()))
    two = records / VISIT
    text = (INVALID / "visit_unknown_kind.yml").read_text().replace("to: United States", "to: Untied States")
    two.write_text(text)
    return names


def test_all_problems_of_all_files_at_once_and_sorted(records: Path):
    names = _spoil(records)
    issues = validate_records(records)
    assert len(issues) == len(names) + 2
    assert issues == sorted(issues, key=Issue.sort_key)
    places = [(Path(issue.path).name, issue.line) for issue in issues]
    assert places == [
        ("2025-11-25-bad.yml", 5),
        ("2025-11-26-bad.yml", 7),
        ("2025-11-27-bad.yml", 6),
        ("2025-11-28-bad.yml", 8),
        ("2025-11-29-bad.yml", 7),
        ("2025-11-19-kaz-usa-defect.yml", 3),
        ("2025-11-19-kaz-usa-defect.yml", 6),
    ]


def test_nothing_is_loaded_from_bad_records(records: Path):
    _spoil(records)
    with pytest.raises(DataError) as caught:
        load_records(records)
    assert list(caught.value.issues) == validate_records(records)
    assert len(str(caught.value).splitlines()) == len(caught.value.issues)


def test_a_link_to_a_file_with_a_problem_is_no_second_problem(records: Path):
    visit = records / "visits" / "2025" / "2025-11-05-kaz-usa-tokayev.yml"
    visit.write_text(visit.read_text().replace("status: held", "statuss: held"))
    assert all(issue.path == str(visit) for issue in validate_records(records))
