"""The page of a draft: every place of the article marked, every value beside it, and nothing that runs or loads."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysis.drafts.article import Article, Told, clean_text
from analysis.drafts.drafting import draft_article, write_drafts
from analysis.drafts.review import open_review, review_page, show_review
from analysis.drafts.spans import Place, paragraphs
from analysis.errors import DataError, ParameterError
from drafted import TEXT, Reading, agreement, places, visit
from miniature import SCRIPT, Page, assert_serves_everybody

HOSTILE = f"""Headline {SCRIPT} of <b>Lusaka</b>

Министр подписал меморандум "онлайн' onload=alert(2) </p></main> в Лусаке во вторник.
"""


def made(folder: Path, reading: Reading, text: str = TEXT, **told) -> tuple[Path, Path]:
    """The first draft of an article, and the article."""
    article = folder / "article.txt"
    article.write_text(text, encoding="utf-8")
    found = draft_article(Article("a", clean_text(text), Told(**told)), folder / "drafts", reading)
    return write_drafts(found)[0], article


def page_of(draft: Path, article: Path | None = None) -> Page:
    page = Page(review_page(open_review(draft, article)))
    page.assert_stands_alone()
    assert_serves_everybody(page)
    return page


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def marked(page: Page) -> list[tuple[str, str]]:
    """Each marked stretch of the article and the fields that end with it."""
    found = re.findall(r'<mark class="([^"]*)">([^<]*)</mark>((?:<a class="field[^>]*>[^<]*</a>)*)', page.html)
    return [(text, ", ".join(re.findall(r">([^<]*)</a>", fields))) for _, text, fields in found]


def test_each_place_is_marked_and_named_by_its_field(tmp_path):
    page = page_of(*made(tmp_path, Reading([agreement()])))
    assert marked(page) == [
        ("Намибии", "parties 1"),
        ("Том Алвендо", "signatories 1 name?"),
        ("во вторник", "signed"),
        ("меморандум о взаимопонимании", "type"),
    ]
    assert "place person doubtful" in page.html
    for value in (
        "Намибия и Япония подписали меморандум о литии",
        "2026-03-03",
        "likely",
        "doubtful",
        "confidence: not told",
    ):
        assert value in re.sub(r"\s+", " ", page.text)


def test_without_the_article_the_words_of_the_places_stand_beside_the_values(tmp_path):
    draft, _ = made(tmp_path, Reading([agreement()]))
    page = page_of(draft)
    assert "посол Японии" not in page.text
    assert "во вторник" in page.text
    assert "minerals review 2026-03-03-jpn-nam-mou --article FILE" in page.text
    assert not marked(page)


def test_what_is_hostile_is_text(tmp_path):
    within = clean_text(HOSTILE)
    evidence = {
        f"type{SCRIPT}": places("меморандум", SCRIPT, within=within),
        "place": places("</p></main> в Лусаке", "\"'><img src=x onerror=alert(1)>", "doubtful", within=within),
    }
    unresolved = [{"field": "signed", "reason": SCRIPT, "readings": [{"a": SCRIPT}, "<i>"]}]
    reading = Reading([agreement(title=SCRIPT, evidence=evidence, unresolved=unresolved)])
    draft, article = made(tmp_path, reading, HOSTILE, publisher=SCRIPT, url="https://a.example.org/'-alert(1)-'")
    text = draft.read_text(encoding="utf-8")
    draft.write_text(f"{text}  match:\n    record: {SCRIPT}\n    '{SCRIPT}': ['{SCRIPT}']\n", encoding="utf-8")
    page = page_of(draft, article)
    assert SCRIPT not in page.html
    assert page.text.count(SCRIPT) >= 8
    assert "<b>Lusaka</b>" in page.text
    cell = show_review(str(draft), str(article))
    assert SCRIPT not in cell.html
    assert "onerror=alert(1)>" not in cell.html
    assert SCRIPT in cell.text


def test_what_is_no_draft_any_more_is_not_shown(tmp_path):
    draft, article = made(tmp_path, Reading([agreement()]), url="https://a.example.org/x")
    edit(draft, "url: 'https://a.example.org/x'", "url: 'javascript:alert(1)'")
    with pytest.raises(DataError, match="not a web address"):
        open_review(draft, article)


def test_what_is_open_comes_first_and_beside_its_field(tmp_path):
    unresolved = [{"field": "place", "reason": "two towns are told", "readings": ["Виндхук", "Токио"]}]
    evidence = {"place": places("Виндхук", None, "doubtful"), "ended": places("4 марта")}
    reading = Reading([agreement(place=None, signed=None, title=None, unresolved=unresolved, evidence=evidence)])
    draft, article = made(tmp_path, reading)
    review = open_review(draft, article)
    assert review.title == draft.stem == "undated-jpn-nam-mou"
    rows = {row.field: row for row in review.rows()}
    assert list(rows)[-3:] == ["confidence", "place", "ended"]
    assert (rows["title"].is_missing, rows["place"].is_missing, rows["type"].is_missing) == (True, False, False)
    assert [place.text for place in rows["place"].places] == ["Виндхук"]
    page = page_of(draft, article)
    assert "place: two towns are told; it may be Виндхук Токио" in " ".join(page.text.split())


def test_what_is_told_of_a_party_as_a_whole_stands_at_its_name(tmp_path):
    parties = [{"name": "Эпанголо", "kind": "state company", "of": "Намибия"}, "Япония"]
    draft, _ = made(tmp_path, Reading([agreement(parties=parties)]))
    rows = {row.field: row for row in open_review(draft).rows()}
    assert [place.code for place in rows["parties.0.name"].places] == ["NAM"]
    assert rows["parties.0.kind"].places == ()
    assert "parties.0" not in rows


def test_a_visit_is_called_by_who_goes_where(tmp_path):
    draft, article = made(tmp_path, Reading([], [visit()]))
    assert open_review(draft, article).title == "Том Алвендо to Япония"
    assert "Draft of a visit" in page_of(draft, article).text


def test_the_match_is_shown_with_both_sides(tmp_path):
    draft, _ = made(tmp_path, Reading([agreement()]))
    match = """  match:
    verdict: same
    match: 2022-08-28-jpn-nam-mou
    reasons:
      - {field: parties, outcome: some, left: 'Japan, Namibia', right: 'Japan, Angola', weight: '-4'}
    others:
      - {id: 2024-02-kor-uzb-talks, score: '3'}
"""
    draft.write_text(draft.read_text(encoding="utf-8") + match, encoding="utf-8")
    page = page_of(draft)
    row = page.html.partition("<tbody>")[2].partition("</tbody>")[0]
    assert re.findall(r"<td>([^<]*)</td>", row) == ["parties", "Japan, Namibia", "Japan, Angola", "some", "-4"]
    assert "2024-02-kor-uzb-talks" in page.text


def test_a_match_of_another_form_is_shown_as_it_is(tmp_path):
    draft, _ = made(tmp_path, Reading([agreement()]))
    draft.write_text(draft.read_text(encoding="utf-8") + "  match:\n    reasons: [likely, {a: b}]\n", encoding="utf-8")
    assert re.search(r"reasons\s*likely\s*a\s*b\b", page_of(draft).text)


def test_an_article_among_many_is_found(tmp_path):
    draft, _ = made(tmp_path, Reading([agreement()]))
    many = tmp_path / "many.csv"
    quoted = TEXT.replace('"', '""')
    many.write_text(f'id,text\n1,Another.\n2,\n3,"{quoted}"\n', encoding="utf-8")
    assert open_review(draft, many).article.text == clean_text(TEXT)


def test_another_article_is_refused(tmp_path):
    draft, article = made(tmp_path, Reading([agreement()]))
    article.write_text(TEXT + " The end.", encoding="utf-8")
    with pytest.raises(DataError, match="not the article of the draft"):
        open_review(draft, article)
    article.write_text("", encoding="utf-8")
    with pytest.raises(DataError, match="there is no text"):
        open_review(draft, article)
    with pytest.raises(ParameterError, match="no such file"):
        open_review(draft, tmp_path / "nowhere.txt")


def test_a_notebook_shows_a_draft_by_its_id_or_all_there_are(own_home):
    with pytest.raises(ParameterError, match="no draft '2026-nothing' — make one by"):
        show_review("2026-nothing")
    assert "No records match" in show_review().html
    found = draft_article(Article("a", clean_text(TEXT)), None, Reading([agreement()]))
    (path,) = write_drafts(found)
    shown = show_review(path.stem)
    assert "<style>" in shown.html
    assert shown.html.count("<h1>") == show_review().html.count("<h1>") == 1
    assert "signed: 2026-03-03" in shown.text
    assert show_review().frame.iloc[0].tolist() == [
        *(path.stem, "agreement", "Japan–Namibia memorandum of understanding on lithium"),
        "sources[0].url, sources[0].publisher, confidence",
    ]
    with pytest.raises(ParameterError, match=f"there are {path.stem}"):
        show_review("2026-nothing")


# --- places -----------------------------------------------------------------------------------------


def place(number: int, start: int, end: int, field: str = "signed") -> Place:
    return Place(number, field, start, end, "", "certain", "", "")


def test_places_that_overlap_are_told_apart():
    text = "abcdef\n\nghij"
    one, two, three = place(1, 0, 4), place(2, 2, 6), place(3, 5, 10)
    found = [
        [(piece.text, [p.number for p in piece.places], [p.number for p in piece.ending]) for piece in line]
        for line in paragraphs(text, [one, two, three])
    ]
    assert found == [
        [("ab", [1], []), ("cd", [1, 2], [1]), ("e", [2], []), ("f", [2, 3], [2])],
        [("gh", [3], [3]), ("ij", [], [])],
    ]


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (0, 99), (98, 99)])
def test_a_place_that_is_nowhere_marks_nothing(start, end):
    (line,) = paragraphs("abcdef", [place(1, start, end)])
    assert [piece.text for piece in line] == ["abcdef"]
    assert line[0].places == ()


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ("signatories.0.name", "person"), ("meetings.1.date", "when"), ("visitor.party", "person"),
        ("places.0", "where"), ("to", "side"), ("price", "other"), ("areas.2", "topic"), ("status", "what"),
    ],
)  # fmt: skip
def test_the_kind_of_a_place(field, kind):
    assert place(1, 0, 1, field).kind == kind
