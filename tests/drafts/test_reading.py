"""Articles from files of every kind; what cannot be read is told by file and line, and stops no other."""

from __future__ import annotations

import io
import json
import os

import pytest

from analysis.drafts.article import Article, Told
from analysis.drafts.reading import files_in, read_articles
from analysis.drafts.single import MAX_BYTES
from analysis.drafts.webpage import MAX_ELEMENTS
from analysis.errors import Issue, ParameterError

SENTENCE = "The mining ministers of Ghana and Peru signed a letter of intent on manganese in Accra on Friday. "
PAGE = f"""<!doctype html>
<html lang="en-GB"><head><title>Ghana and Peru agree on manganese</title>
<meta property="og:site_name" content="Accra  Example">
<meta property="article:published_time" content="2026-02-06T18:00:00+00:00">
<link rel="canonical" href="https://accra.example.org/news/1">
</head><body><nav><a href="/">Front page</a> Subscribe to our newsletter</nav>
<article><h1>Ghana and Peru agree on manganese</h1>
<p>{SENTENCE}They had met in Lima before.</p><script>alert("ran")</script>
<p>The letter names exploration &amp; processing, and it was signed in the presence of both presidents &lt;b&gt;.</p>
</article><footer>All rights reserved</footer></body></html>"""


NOTHING_TOLD = Told()


def read(path, given=NOTHING_TOLD, form=None, stdin=b""):
    return list(read_articles(path, given, form, io.BytesIO(stdin)))


def write(folder, name, data):
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def only_issue(found) -> Issue:
    (issue,) = found
    assert isinstance(issue, Issue)
    assert issue.hint
    return issue


# --- one article ------------------------------------------------------------------------------------


def test_a_text_is_read_as_it_stands(tmp_path):
    given = Told("https://a.example.org/x", "A", "2026-02-06", "en")
    (found,) = read(write(tmp_path, "a.txt", f"Headline\r\n\r\n{SENTENCE}"), given)
    assert found == Article(str(tmp_path / "a.txt"), f"Headline\n\n{SENTENCE.strip()}", given)


def test_a_page_gives_its_text_and_what_it_says_of_itself(tmp_path):
    (found,) = read(write(tmp_path, "a.html", PAGE))
    assert found.text.startswith("Ghana and Peru agree on manganese\n\nThe mining ministers of Ghana")
    assert "exploration & processing" in found.text
    assert "<b>" in found.text  # printed as text there
    for other in ("alert", "newsletter", "rights reserved"):
        assert other not in found.text
    assert found.text.count("agree on manganese") == 1
    assert found.told == Told("https://accra.example.org/news/1", "Accra Example", "2026-02-06", "en")


def test_what_the_caller_says_of_a_page_wins(tmp_path):
    (found,) = read(write(tmp_path, "a.html", PAGE), Told(published="2026-02-07", publisher="Other"))
    assert found.told == Told("https://accra.example.org/news/1", "Other", "2026-02-07", "en")


def test_a_page_that_says_nothing_of_itself(tmp_path):
    (found,) = read(write(tmp_path, "a.html", f"<html><body><article><p>{SENTENCE * 3}</p></article></body></html>"))
    assert found.told == Told()
    assert SENTENCE.strip() in found.text


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="javascript:alert(1)">',
        '<meta property="og:url" content="//no.example.org">',
        f'<meta property="og:site_name" content="{"x" * 500}">',
        '<meta property="article:published_time" content="9999-99-99">',
    ],
)
def test_what_a_page_says_in_no_form_of_a_record_is_left_out(tmp_path, head):
    html = f"<html lang='zxx-!'><head>{head}</head><body><article><p>{SENTENCE * 3}</p></article></body></html>"
    (found,) = read(write(tmp_path, "a.html", html))
    assert found.told == Told()


def test_standard_input_tells_by_its_beginning_what_it_is():
    (page,) = read(None, stdin=b"\xef\xbb\xbf\n" + PAGE.encode())
    (text,) = read(None, stdin=f"{SENTENCE}<html>".encode())
    assert (page.name, text.name) == ("standard input", "standard input")
    assert page.told.publisher == "Accra Example"
    assert text.text == f"{SENTENCE}<html>"
    (forced,) = read(None, form="text", stdin=PAGE.encode())
    assert forced.text.startswith("<!doctype html>")


def test_a_name_that_says_nothing_is_read_by_how_it_begins(tmp_path):
    (page,) = read(write(tmp_path, "saved", f'<?xml version="1.0" encoding="utf-8"?>\n{PAGE}'))
    assert page.told.language == "en"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "there is no text"),
        ("a.txt", "\u200b\u00ad ", "there is no text"),
        ("a.txt", b"\x00\x01\x02", "zero bytes"),
        ("a.txt", "Лима".encode("cp1251"), "not UTF-8"),
        ("a.txt", "word " * 50_000, "250,000 characters are too many"),
        ("a.txt", b"x" * (MAX_BYTES + 1), "too large for one article"),
        ("a.html", b"", "there is no article in the page"),
        ("a.html", "<html><body><script>alert(1)</script></body></html>", "there is no article in the page"),
        ("a.html", b"<html>\x00\x00", "zero bytes"),
        ("a.html", "<p>" * (MAX_ELEMENTS + 1), f"{MAX_ELEMENTS + 1:,} elements are too many"),
        ("a.html", "<div>" * MAX_ELEMENTS, "there is no article in the page"),
    ],
)
def test_what_is_no_article_is_told(tmp_path, name, data, reason):
    issue = only_issue(read(write(tmp_path, name, data)))
    assert issue.path == str(tmp_path / name)
    assert reason in issue.reason


def test_a_page_nested_without_end_is_read_or_refused(tmp_path):
    html = "<html><body><article>" + "<div><b>" * 9_000 + f"<p>{SENTENCE * 5}</p></article></body></html>"
    (found,) = read(write(tmp_path, "a.html", html))
    assert isinstance(found, Article | Issue)


def test_what_others_code_does_not_survive_is_told(tmp_path, monkeypatch):
    import trafilatura

    def fail(*arguments, **options):
        raise RecursionError

    monkeypatch.setattr(trafilatura, "bare_extraction", fail)
    assert "RecursionError" in only_issue(read(write(tmp_path, "a.html", PAGE))).reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes")
def test_a_pipe_by_name_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "a.jsonl")
    for name in ("a.txt", "a.jsonl"):
        assert "not a file" in only_issue(read(tmp_path / name)).reason


# --- many articles ----------------------------------------------------------------------------------

ROWS = [
    {"id": "1", "text": SENTENCE, "url": "https://a.example.org/1", "publisher": "A", "published": "2026-02-06"},
    {"id": 2, "html": PAGE, "publisher": "B", "other": [1]},
]


def test_each_line_of_jsonl_is_an_article(tmp_path):
    path = write(tmp_path, "a.jsonl", "\ufeff" + "\n\n".join(json.dumps(row) for row in ROWS))
    one, two = read(path, Told(language="en"))
    assert one == Article(f"{path}:1", SENTENCE.strip(), Told("https://a.example.org/1", "A", "2026-02-06", "en"))
    assert two.name == f"{path}:3"
    assert two.told == Told("https://accra.example.org/news/1", "B", "2026-02-06", "en")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_each_row_of_csv_is_an_article(tmp_path, separator):
    rows = [
        ("id", "TEXT", "publisher"),
        ("1", f'"{SENTENCE}\n\nSecond, ""quoted"" line; here"', "A"),
        ("2", "Short.", ""),
    ]
    path = write(tmp_path, "a.csv", "\r\n".join(separator.join(row) for row in rows))
    one, two = read(path)
    assert one.text == f'{SENTENCE}\n\nSecond, "quoted" line; here'
    assert (one.told.publisher, two.told.publisher) == ("A", None)
    assert (one.name, two.name) == (f"{path}:2", f"{path}:5")


def test_standard_input_may_hold_many():
    lines = b"".join(json.dumps(row).encode() + b"\n" for row in ROWS)
    assert [one.name for one in read(None, form="jsonl", stdin=lines)] == ["standard input:1", "standard input:2"]
    assert len(read(None, form="csv", stdin=b"text\nLima\nAccra\n")) == 2


def test_a_bad_line_stops_no_other(tmp_path):
    lines = [
        b'{"text": "Good one."}',
        b'{"text": ',
        b'"text"',
        b'{"text": 5}',
        b'{"text": ""}',
        b'{"html": "<html></html>"}',
        b'{"text": "x", "published": "soon"}',
        b'{"text": "x", "url": "akorda"}',
        b'{"text": "x", "language": "?"}',
        b'{"text": "\xe9"}',
        b"[" * 100_000,
        b'{"text": ' + b"9" * 5000 + b"}",
        b'{"text": "Last."}',
    ]
    path = write(tmp_path, "a.jsonl", b"\n".join(lines))
    found = read(path)
    assert [one.text for one in found if isinstance(one, Article)] == ["Good one.", "Last."]
    told = [(one.line, one.field, one.reason) for one in found if isinstance(one, Issue)]
    assert [line for line, _, _ in told] == list(range(2, 13))
    assert all(one.path == str(path) and one.hint for one in found if isinstance(one, Issue))
    assert [field for _, field, _ in told[2:8]] == ["text", "text", "html", "published", "url", "language"]
    assert "JSON" in told[0][2]
    assert "not UTF-8" in told[8][2]


def test_a_line_longer_than_an_article_is_passed_over(tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.drafts.listed.MAX_BYTES", 1000)
    lines = ['{"text": "One."}', json.dumps({"text": "x" * 5000}), '{"text": "Three."}']
    found = read(write(tmp_path, "a.jsonl", "\n".join(lines)))
    assert [getattr(one, "text", None) for one in found] == ["One.", None, "Three."]
    assert (found[1].line, found[1].reason) == (2, "too large for one article")
    (issue,) = read(write(tmp_path, "a.csv", "text\n" + "x" * 5000 + "\nLima\n"))
    assert "a line of more than" in issue.reason


@pytest.mark.parametrize(
    ("name", "data", "line", "reason"),
    [
        ("a.csv", "title,body\nA,B\n", 1, "no column 'text' or 'html'"),
        ("a.csv", "", 1, "no column"),
        ("a.csv", "text,url\n", 0, "there are no articles"),
        ("a.csv", "text,url\nLima, Accra, Lusaka\n", 2, "3 cells under 2 names"),
        ("a.csv", "text\n\xe9\n".encode("latin-1"), 2, "not UTF-8"),
        ("a.jsonl", "\n\n", 0, "there are no articles"),
    ],
)
def test_a_file_of_no_articles_is_told(tmp_path, name, data, line, reason):
    issue = only_issue(read(write(tmp_path, name, data)))
    assert (issue.line, issue.path) == (line, str(tmp_path / name))
    assert reason in issue.reason


# --- what was named ---------------------------------------------------------------------------------


def test_of_a_folder_the_articles_are_read_in_order(tmp_path):
    for name in ("b.txt", "a.HTML", "deep/c.jsonl", "photo.jpg", ".hidden.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    files, issues = files_in((str(tmp_path), "-", str(tmp_path / "b.txt")))
    assert [file and file.name for file in files] == ["a.HTML", "b.txt", "c.jsonl", None]
    assert issues == []


def test_a_folder_without_articles_is_told(tmp_path):
    (tmp_path / "photo.jpg").touch()
    files, (issue,) = files_in((str(tmp_path),))
    assert files == []
    assert issue.reason == "no articles in the folder"


def test_a_file_that_is_not_there_is_wrong_usage(tmp_path):
    with pytest.raises(ParameterError, match="no such file"):
        files_in((str(tmp_path / "nothing.txt"),))
