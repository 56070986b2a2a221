from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.errors import DataError
from analysis.records.characters import unseen
from analysis.records.layout import comment_line, dump_yaml
from analysis.records.yamlfile import YamlFile, dotted, read_yaml
from conftest import DATA


@pytest.fixture
def read(tmp_path: Path):
    def _read(text: str | bytes) -> YamlFile:
        path = tmp_path / "file.yml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_yaml(path)

    return _read


# --- reading ---


@pytest.mark.parametrize(
    "scalar",
    [
        *("NO", "no", "Yes", "on", "true", "False", "~", "null", "NA", "NaN"),
        *("1", "007", "0x10", "1e3", "1_000", ".5", ".inf", "12:30"),
        *("2024-02", "2024-02-01", "2024-02-01 10:00", "=", "<<"),
    ],
)
def test_every_scalar_is_the_text_it_is(read, scalar):
    assert read(f"a: {scalar}\nb: [{scalar}]\nc: {{d: {scalar}}}\n").data == {
        "a": scalar,
        "b": [scalar],
        "c": {"d": scalar},
    }


def test_keys_are_text_too(read):
    assert read("NO: 1\n2025: 2\ntrue: 3\n").data == {"NO": "1", "2025": "2", "true": "3"}


def test_nothing_is_none_and_quotes_are_text(read):
    assert read("a:\nb: ''\nc: \"\"\n").data == {"a": None, "b": "", "c": ""}


@pytest.mark.parametrize(
    ("text", "line", "field", "shown"),
    [
        ("a: x\nb: !!int 5\n", 2, "b", "!!int"),
        ("a: !!python/object/apply:os.system [ls]\n", 1, "a", "!!python/object/apply:os.system"),
        ("a: [x, !mine y]\n", 1, "a[1]", "!mine"),
        ("a: ! x\n", 1, "a", "!"),
        ("%TAG !e! tag:example.org,2000:\n---\na: !e!x y\n", 3, "a", "tag:example.org,2000:x"),
        ("!!map {a: b}\n", 1, "", "!!map"),
    ],
)
def test_a_tag_is_refused_and_makes_nothing(read, text, line, field, shown):
    with pytest.raises(DataError) as caught:
        read(text)
    (issue,) = caught.value.issues
    assert (issue.line, issue.field, issue.reason) == (line, field, f"a tag ({shown})")


def test_an_anchor_that_nothing_refers_to_is_refused_too(read):
    with pytest.raises(DataError) as caught:
        read("a: &x one\nb: &y two\nc: *y\n")
    assert [(issue.line, issue.reason) for issue in caught.value.issues] == [
        (1, "an anchor (&x)"),
        (3, "an alias (*name)"),
    ]


def test_two_anchors_of_one_name_are_both_told(read):
    with pytest.raises(DataError) as caught:
        read("a: &x one\nb: &x two\n")
    assert [(issue.line, issue.field, issue.reason) for issue in caught.value.issues] == [
        (1, "a", "an anchor (&x)"),
        (2, "b", "an anchor (&x)"),
    ]


@pytest.mark.parametrize(
    ("key", "reason"), [("&x b", "an anchor (&x)"), ("!!str b", "a tag (!!str)"), ("! b", "a tag (!)")]
)
@pytest.mark.parametrize("form", ["a: one\n{}: two\n", "a: one\n{}:\n  c: two\n", "a: one\n? {}\n: two\n"])
def test_a_key_has_no_anchor_and_no_tag(read, key, reason, form):
    assert read(form.format("b")).data
    with pytest.raises(DataError) as caught:
        read(form.format(key))
    (issue,) = caught.value.issues
    assert (issue.line, issue.field, issue.reason) == (2, "b", reason)


@pytest.mark.parametrize(
    "written", ["\u202e{}", '"\\u202e{}"', "'{}\u200b'", '"{}\\u200b"', '"{}\\0"', "{}\ufdd0", "{}\u00ad"]
)
@pytest.mark.parametrize("place", ["a: x\nb: {}\n", "a:\n  - {}\n", "a: {{b: {}}}\n"])
def test_what_cannot_be_seen_is_refused_in_its_place(read, written, place):
    text = place.format(written.format("Astana"))
    assert read(place.format("Astana")).data
    with pytest.raises(DataError) as caught:
        read(text)
    (issue,) = caught.value.issues
    assert issue.line == text.count("\n")
    assert issue.field.startswith(("a", "b"))
    assert "a character that cannot be seen (U+" in issue.reason
    assert str(issue).isprintable()


def test_what_cannot_be_seen_in_a_key(read):
    with pytest.raises(DataError) as caught:
        read("a: x\n\u200btitle: y\n")
    (issue,) = caught.value.issues
    assert (issue.line, issue.reason) == (2, "a character that cannot be seen (U+200B ZERO WIDTH SPACE) in the key")


@pytest.mark.parametrize("name", ["مي\u200cشود", "क्\u200dष", "Noël\u00a0", "naïve 🪨", "Ə ғ Ү"])
def test_letters_of_other_writing_are_seen(read, name):
    assert read(f"a: {name}x\n").data == {"a": f"{name}x"}


@pytest.mark.parametrize(("text", "line"), [("a: b\nc: \x00d\n", 2), ("a: \x7fb\n", 1), ("a: b\n\n\n\x1b[31mc: d", 4)])
def test_control_characters_are_refused_in_our_words(read, text, line):
    with pytest.raises(DataError) as caught:
        read(text)
    (issue,) = caught.value.issues
    assert issue.line == line
    assert issue.reason.startswith("U+00")


def test_a_byte_order_mark_is_skipped(read):
    assert read("\ufeffa: b\n".encode()).data == {"a": "b"}


def test_windows_line_ends(read):
    file = read("a: b\r\nc: d\r\n")
    assert file.data == {"a": "b", "c": "d"}
    assert file.line(("c",)) == 2


def test_every_value_knows_its_line(read):
    file = read(
        "id: x\nparties:\n  - A\n  - B\nsignatories:\n  - name: N\n    party:\n      P\nnotes: >-\n  one\n  two\n"
    )
    assert file.line(("id",)) == 1
    assert file.line(("parties",)) == 2
    assert file.line(("parties", 1)) == 4
    assert file.line(("signatories", 0)) == 6
    assert file.line(("signatories", 0, "party")) == 7
    assert file.line(("notes",)) == 9


def test_a_missing_value_has_the_line_around_it(read):
    file = read("a: b\nsignatories:\n  - name: N\n")
    assert file.line(("signatories", 0, "party")) == 3
    assert file.line(("signatories", 5, "party")) == 2
    assert file.line(("sources",)) == 1


def test_repeated_keys_are_all_reported_with_the_lines(read):
    with pytest.raises(DataError) as caught:
        read("a: 1\nb: {c: 1, c: 2}\na: 2\n")
    assert [(issue.line, issue.field, issue.reason) for issue in caught.value.issues] == [
        (2, "b.c", "the key stands twice"),
        (3, "a", "the key stands twice"),
    ]


def test_an_alias_in_a_list_has_its_own_line(read):
    with pytest.raises(DataError) as caught:
        read("a: &x one\nb:\n  - two\n  - *x\n")
    assert [(issue.line, issue.field) for issue in caught.value.issues] == [(4, "b[1]")]


@pytest.mark.parametrize(("depth", "good"), [(19, True), (20, False)])
def test_the_depth_that_is_allowed(read, depth, good):
    text = "a: " + "[" * depth + "]" * depth
    if good:
        assert "a" in read(text).data
    else:
        with pytest.raises(DataError, match="nested too deeply"):
            read(text)


@pytest.mark.parametrize("open_bracket", ["[", "{a: "])
@pytest.mark.parametrize("before", ["", "a: ", 'a: "[[ \'"\nb: ', "- "])
@pytest.mark.parametrize("times", [21, 900, 1_100, 200_000])
def test_brackets_without_end_are_nested_too_deeply(read, open_bracket, before, times):
    with pytest.raises(DataError) as caught:
        read(before + open_bracket * times)
    (issue,) = caught.value.issues
    assert (issue.line, issue.reason) == (before.count("\n") + 1, "nested too deeply")


@pytest.mark.parametrize(
    "text", ["a: '" + "[" * 50 + "'\nb: [", 'a: "\\"' + "[" * 50 + '"\nb: }', "[" + "[], " * 50, "a: ]\n", "a: [b]]\n"]
)
def test_other_brackets_that_do_not_close_are_no_deep_nesting(read, text):
    with pytest.raises(DataError, match="not valid YAML"):
        read(text)


def test_deep_indentation_and_many_brackets_side_by_side(read):
    assert len(read("a: [" + "[b], " * 5_000 + "]").data["a"]) == 5_000
    with pytest.raises(DataError, match=":21: nested too deeply"):
        read("".join("  " * depth + "a:\n" for depth in range(400)))


@pytest.mark.parametrize("path", sorted((DATA / "invalid").glob("*.yml")), ids=lambda path: path.stem)
def test_no_file_raises_anything_but_a_data_error(path: Path):
    try:
        assert isinstance(read_yaml(path).data, dict)
    except DataError as error:
        assert error.issues  # noqa: PT017


@given(st.binary(max_size=60) | st.text("a:-[]{}&*!|>'\"%@`#,? \n\t", max_size=40).map(str.encode))
def test_any_bytes_are_a_mapping_or_a_data_error(tmp_path_factory: pytest.TempPathFactory, raw):
    path = tmp_path_factory.getbasetemp() / "any.yml"
    path.write_bytes(raw)
    try:
        assert isinstance(read_yaml(path).data, dict)
    except DataError as error:
        assert error.issues  # noqa: PT017


def test_an_issue_shows_text_and_hides_structures(tmp_path: Path):
    file = YamlFile(tmp_path / "a.yml", {}, {(): 1, ("a",): 3})
    assert file.issue(("a",), "text", "m").value == "text"
    assert file.issue(("a",), {"b": 1}, "m").value is None
    assert file.issue(("a",), ["b"], "m").value is None
    assert file.issue(("a",), None, "m").line == 3


def test_dotted():
    assert dotted(()) == ""
    assert dotted(("signatories", 1, "party")) == "signatories[1].party"
    assert dotted(("a", "b", 0, 1)) == "a.b[0][1]"


# --- writing ---

WORDS = st.sampled_from(
    [
        *("Казахстан", "NO", "- a", "a: b", "# x", "'", '"', "{", "]", "2024-02-01", "~", "yes", "1e3", "?", "|", ">"),
        *(
            "%",
            "🪨",
            "é",
            "\u00a0",
            "\\",
            "&a",
            "*a",
            "!t",
            "@",
            "`",
            "--- ",
            "...",
        ),
        *("\t", "long" * 40, "слово", "a,b", "x:", ":x", " #", "=", "<<", "\n", " ", "  "),
    ]
)
SEEN = st.text(max_size=60).filter(lambda text: not unseen(text))
TEXTS = (
    SEEN
    | st.lists(WORDS, max_size=40).map(" ".join)
    | st.lists(WORDS, max_size=8).map("".join)
    | st.just("Много слов: " * 40)
)
KEYS = st.from_regex(r"[a-z][a-z_]{0,12}", fullmatch=True)
FLAT = st.dictionaries(KEYS, TEXTS | st.none(), max_size=4)
MAPPINGS = st.dictionaries(
    KEYS,
    TEXTS | st.lists(TEXTS, max_size=5) | FLAT.filter(bool) | st.lists(FLAT.filter(bool), max_size=3),
    min_size=1,
    max_size=6,
)


@pytest.mark.slow
@given(MAPPINGS)
@example({"a": "word " * 40 + "\u00a0"})
@example({"a": ["word " * 40 + "# no comment", "- x", "NO", ""], "b": {"c": None, "d": "x" * 200}})
def test_what_is_written_reads_back(tmp_path_factory: pytest.TempPathFactory, data):
    path = tmp_path_factory.getbasetemp() / "round-trip.yml"
    text = dump_yaml(data)
    path.write_text(text, encoding="utf-8", newline="")
    read = read_yaml(path).data
    assert read == data
    assert list(read) == list(data)
    assert dump_yaml(read) == text


def test_the_layout():
    data = {
        "id": "2025-11-06-kaz-usa",
        "signed": "2025-11-06",
        "month": "2024-02",
        "to": "NO",
        "parties": ["Казахстан", "США"],
        "minerals": [],
        "signatories": [{"name": "Howard Lutnick", "party": "United States"}, {"name": "N" * 60, "post": "P" * 60}],
        "notes": "One fact after another " * 8 + "end.",
    }
    assert dump_yaml(data) == (
        "id: 2025-11-06-kaz-usa\n"
        "signed: '2025-11-06'\n"
        "month: 2024-02\n"
        "to: 'NO'\n"
        "parties: [Казахстан, США]\n"
        "minerals: []\n"
        "signatories:\n"
        "  - {name: Howard Lutnick, party: United States}\n"
        f"  - name: {'N' * 60}\n"
        f"    post: {'P' * 60}\n"
        "notes: >-\n"
        f"  {' '.join(['One fact after another'] * 5)}\n"
        f"  {'One fact after another ' * 3}end.\n"
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: b\n", 0),
        ("a: b # why\n", 1),
        ("a: b\n# why\nc: d\n", 2),
        ("a: 'b # c'\nd: \"# e\"\n", 0),
        ("a: >-\n  one\n  # two\nb: c\n", 0),
        ("a: >- # why\n  one\nb: c\n", 1),
        ("b:\n  - |2+ # why\n    one # two\n", 2),
        ("a: |\n  # two\n# why\nb: c\n", 3),
        ("'a#': >-\n  # one\n", 0),
        ("a: b#c\n", 0),
        ("a: [b, # why\n  c]\n", 1),
    ],
)
def test_the_first_comment(text, line):
    assert comment_line(text) == line


@pytest.mark.parametrize("parser", [getattr(yaml, "CBaseLoader", yaml.BaseLoader), yaml.BaseLoader])
@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: b\nc:\n  " + "[" * 5000, 3, "nested too deeply"),  # more than libyaml itself lets pass
        ("a: b\nc:\n  " + "{a: " * 30, 3, "nested too deeply"),
        ("a: b\n---\nc: d\n", 2, "found another document"),
    ],
)
def test_what_is_refused_is_said_in_the_same_words_whoever_reads_it(read, monkeypatch, parser, text, line, message):
    monkeypatch.setattr("analysis.records.yamlfile._Loader", parser)
    with pytest.raises(DataError) as caught:
        read(text)
    [issue] = caught.value.issues
    assert (issue.line, issue.reason.removeprefix("not valid YAML: ")) == (line, message)
