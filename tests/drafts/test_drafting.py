"""What is extracted of an article becomes files of drafts: ids, links, evidence in short spans, all of them or none."""

from __future__ import annotations

import json
from itertools import islice

import pytest

from analysis.drafts.article import Article, Told, clean_text
from analysis.drafts.drafting import draft_article, write_drafts
from analysis.drafts.ids import agreement_id, latin_word, other_ids, visit_id
from analysis.drafts.summary import as_json, summary
from analysis.errors import DataError, Issue, ParameterError
from analysis.records.draft_files import canonical_draft, read_draft
from analysis.records.yamlfile import read_yaml
from drafted import TEXT, Reading, agreement, places, visit

ARTICLE = Article("news.txt", clean_text(TEXT), Told("https://a.example.org/x", "Example", "2026-03-04", "ru"))


def written(folder, *readings, article=ARTICLE, **options):
    outcome = draft_article(article, folder, Reading(*readings))
    return [path.stem for path in write_drafts(outcome, **options)]


# --- ids --------------------------------------------------------------------------------------------


CENTRAL_ASIA = ["Казахстан", "Кыргызстан", "Таджикистан", "Туркменистан", "Узбекистан"]


@pytest.mark.parametrize(
    ("record", "code", "expected"),
    [
        ({"signed": "2026-04-02~", "parties": ["Чили", "Канада"]}, "letter_of_intent", "2026-04-02-can-chl-loi"),
        ({"announced": "2026-04", "parties": ["EU", "Chile"], "type": "statement"}, "", "2026-04-chl-eu-statement"),
        ({"parties": ["Чили", {"name": "Rio", "kind": "company"}]}, "contract", "undated-chl-contract"),
        ({"signed": "2026-04-02/2026-04-03", "parties": ["Atlantis"]}, "mou", "2026-04-02-mou"),
        ({"signed": "2026", "parties": ["Korea", {"name": "KIGAM", "of": "South Korea"}]}, "mou", "2026-kor-mou"),
        ({"signed": "2026-01", "parties": ["США", *CENTRAL_ASIA]}, "joint_declaration", "2026-01-c5-usa-statement"),
        ({"signed": "2026", "parties": ["США", "Япония", "Индия", "Чили"]}, "framework", "2026-multilateral-framework"),
    ],
)  # fmt: skip
def test_the_id_of_an_agreement(record, code, expected):
    assert agreement_id(record, code) == expected


@pytest.mark.parametrize(
    ("record", "person", "expected"),
    [
        ({"visitor": {"name": "X", "party": "Peru"}, "start": "2026-02"}, "boluarte-dina", "2026-02-per-gha-boluarte"),
        (
            {"visitor": {"name": "José Núñez", "party": "Peru"}, "start": "2026-02-03~"},
            None,
            "2026-02-03-per-gha-nunez",
        ),
        ({"visitor": {"post": "министр", "party": "Перу"}}, None, "undated-per-gha"),
        ({"visitor": {"name": "王毅", "party": "China"}, "start": "2026"}, None, "2026-chn-gha"),
    ],
)
def test_the_id_of_a_visit(record, person, expected):
    assert visit_id(record | {"to": "Гана"}, person) == expected


def test_other_ids_name_a_mineral_or_an_area_then_count():
    record = {"minerals": ["литий", "unheard-of"], "areas": ["разведка"]}
    found = list(islice(other_ids("2026-gha-per-mou", record), 5))
    assert found == [
        *("2026-gha-per-mou", "2026-gha-per-lithium-mou", "2026-gha-per-exploration-mou"),
        *("2026-gha-per-mou-2", "2026-gha-per-mou-3"),
    ]


def test_a_surname_in_latin_letters():
    assert [latin_word(name) for name in ("Серік Жұманғарин", "Łukasz Żółć", "")] == ["zhumangarin", "zolc", ""]


# --- drafts -----------------------------------------------------------------------------------------


def test_a_draft_is_the_record_and_a_block_without_the_article(tmp_path):
    assert written(tmp_path, [agreement()]) == ["2026-03-03-jpn-nam-mou"]
    path = tmp_path / "2026-03-03-jpn-nam-mou.yml"
    found = read_yaml(path).data
    assert list(found)[:4] == ["id", "title", "type", "status"]
    assert list(found)[-2:] == ["sources", "draft"]
    assert found["sources"] == [
        {"url": "https://a.example.org/x", "publisher": "Example", "published": "2026-03-04", "language": "ru"}
    ]
    draft = read_draft(path)
    assert draft.open_fields == ["confidence"]
    assert (draft.block.article.sha256, draft.block.article.characters) == (ARTICLE.sha256, len(ARTICLE.text))
    (signed,) = draft.block.evidence["signed"]
    assert (signed.text, signed.sure, signed.code) == ("во вторник", "likely", "2026-03-03")
    assert ARTICLE.text[signed.start : signed.end] == signed.text
    text = path.read_text(encoding="utf-8")
    assert "посол Японии" not in text
    assert canonical_draft(path) == text


def test_what_was_told_is_what_the_text_is_read_by(tmp_path):
    reading = Reading()
    draft_article(ARTICLE, tmp_path, reading)
    assert reading.asked == [(ARTICLE.text, "2026-03-04", "https://a.example.org/x", "Example", "ru")]


def test_a_long_span_is_cut_and_follows_the_offsets(tmp_path):
    long = "Kitwe\n" + "word " * 100
    evidence = {"signed": [{"start": 0, "end": 500, "text": "other words", "sure": "likely", "code": None, "how": ""}]}
    written(tmp_path, [agreement(evidence=evidence)], article=Article("a", long))
    (place,) = read_draft(tmp_path / "2026-03-03-jpn-nam-mou.yml").block.evidence["signed"]
    assert place.text.startswith("Kitwe word word")
    assert (len(place.text), place.text[-1], place.end) == (200, "…", 500)


def test_the_agreements_of_a_visit_name_it(tmp_path):
    ids = written(tmp_path, [agreement(), agreement(type="протокол", evidence={})], [visit(agreements=[1])])
    assert ids == ["2026-03-03-jpn-nam-mou", "2026-03-03-jpn-nam-protocol", "2026-03-02-nam-jpn-alweendo"]
    records = [read_draft(tmp_path / f"{name}.yml").record for name in ids]
    assert [record.get("visit") for record in records] == [None, "2026-03-02-nam-jpn-alweendo", None]
    assert "agreements" not in records[2]


def test_a_visitor_has_the_side_they_come_from(tmp_path):
    (name,) = written(tmp_path, [], [visit(visitor={"name": "Том Алвендо"}, **{"from": "Намибия"})])
    assert read_draft(tmp_path / f"{name}.yml").record["visitor"]["party"] == "Намибия"


def test_two_agreements_of_one_article_have_two_ids(tmp_path):
    assert written(tmp_path, [agreement(), agreement(), agreement()]) == [
        *("2026-03-03-jpn-nam-mou", "2026-03-03-jpn-nam-lithium-mou", "2026-03-03-jpn-nam-mou-2")
    ]


def test_an_article_is_not_drafted_twice(tmp_path):
    written(tmp_path, [agreement()])
    (path,) = tmp_path.glob("*.yml")
    edited = path.read_text(encoding="utf-8").replace("2026-03-03", "2026-03-02", 1)
    path.write_text(edited, encoding="utf-8")
    with pytest.raises(DataError, match=r"drafted already, in .*2026-03-03-jpn-nam-mou.* --force"):
        written(tmp_path, [agreement()])
    path.write_text(edited.replace("id: 2026-03-02", "id: 2026-03-03"), encoding="utf-8")
    moved = Article("b", "Another text at the same address", ARTICLE.told)
    with pytest.raises(DataError, match="drafted already"):
        written(tmp_path, [agreement(evidence={})], article=moved)


def test_with_force_it_is_drafted_anew(tmp_path):
    written(tmp_path, [agreement()])
    assert written(tmp_path, [agreement(title="Another title")], force=True) == ["2026-03-03-jpn-nam-mou"]
    assert read_draft(tmp_path / "2026-03-03-jpn-nam-mou.yml").record["title"] == "Another title"


def test_another_article_of_the_same_event_gets_another_id_even_with_force(tmp_path):
    written(tmp_path, [agreement(minerals=[])])
    before = (tmp_path / "2026-03-03-jpn-nam-mou.yml").read_bytes()
    other = Article("b", clean_text(TEXT) + " The end.", Told("https://b.example.org/y"))
    assert written(tmp_path, [agreement(minerals=[])], article=other, force=True) == ["2026-03-03-jpn-nam-mou-2"]
    (tmp_path / "2026-03-03-jpn-nam-mou-2.yml").write_text("id: [", encoding="utf-8")
    third = Article("c", clean_text(TEXT) + " The very end.")
    assert written(tmp_path, [agreement(minerals=[])], article=third, force=True) == ["2026-03-03-jpn-nam-mou-3"]
    assert (tmp_path / "2026-03-03-jpn-nam-mou.yml").read_bytes() == before


def test_of_an_article_all_drafts_are_written_or_none(tmp_path):
    written(tmp_path, [agreement()])
    with pytest.raises(DataError):
        written(tmp_path, [agreement()], [visit()])
    assert [path.name for path in tmp_path.iterdir()] == ["2026-03-03-jpn-nam-mou.yml"]


@pytest.mark.parametrize(
    ("more", "field", "reason"),
    [
        ({"parties": "Намибия"}, "parties", "not a list"),
        ({"price": "high"}, "price", "unknown field"),
        ({"title": "x" * 400}, "title", "too many"),
        ({"evidence": {"type": [{"start": 0, "end": 1, "sure": "perhaps"}]}}, "sure", "not one of the allowed words"),
    ],
)
def test_what_has_not_the_form_of_a_draft_is_refused_before_anything_is_written(tmp_path, more, field, reason):
    with pytest.raises(DataError) as caught:
        written(tmp_path, [agreement(**more)])
    (issue,) = caught.value.issues
    assert (issue.path, issue.field.split(".")[-1].split(" ")[-1]) == ("news.txt", field)
    assert reason in issue.reason
    assert list(tmp_path.iterdir()) == []


def test_texts_come_on_one_line_and_what_is_absent_stays_absent(tmp_path):
    (name,) = written(tmp_path, [agreement(title="Two\n lines", place=None, minerals=[], witnesses=[])])
    record = read_draft(tmp_path / f"{name}.yml").record
    assert record["title"] == "Two lines"
    assert not {"place", "minerals", "witnesses"} & set(record)


# --- what is said -----------------------------------------------------------------------------------

PLAN = {"what": "visit", "why": "planned", "visitor": {"name": "Том Алвендо"}, "to": "Япония", "evidence": {}}


def test_a_summary_says_what_is_drafted_what_is_doubtful_and_what_is_open(tmp_path):
    unresolved = [{"field": "signed", "reason": "two days are told", "readings": ["2026-03-03", "2026-03-04"]}]
    outcome = draft_article(ARTICLE, tmp_path, Reading([agreement(unresolved=unresolved)], [visit()], [PLAN]))
    text = summary(outcome)
    assert text.startswith("news.txt: 1 agreement, 1 visit\n")
    for line in (
        f"  {tmp_path}/2026-03-03-jpn-nam-mou.yml",
        "    signed       2026-03-03",
        "    parties      Намибия, Япония",
        "    not sure of  signatories.0.name",
        "    open         confidence, signed",
        "    visitor      Том Алвендо, министр энергетики, Намибия",
        "  only mentioned: visit (planned): Том Алвендо to Япония",
    ):
        assert line in text.splitlines()


def test_a_summary_says_that_the_end_of_a_long_text_was_not_read(tmp_path):
    long = Article("book.txt", "word " * 20_000)
    assert summary(draft_article(long, tmp_path, Reading())).startswith(
        "book.txt (the first 20,000 of 100,000 characters)"
    )


def test_what_the_reading_refuses_is_a_problem_of_the_article(tmp_path):
    def refuse(text, **known):
        raise ParameterError("it is no text", "give one")

    with pytest.raises(DataError, match=r"^news\.txt: it is no text"):
        draft_article(ARTICLE, tmp_path, refuse)


@pytest.mark.parametrize(
    ("mentioned", "said"),
    [
        ([PLAN], "no news — visit (planned): Том Алвендо to Япония"),
        ([{"what": "agreement", "why": "denied", "parties": ["Чили"]}], "no news — agreement (denied): Чили"),
        ([{"what": "agreement", "why": "recalled", "type": "pact"}], "no news — agreement (recalled): pact"),
        ([], "no news: no agreement and no visit is reported"),
    ],
)  # fmt: skip
def test_an_article_without_news_says_why(tmp_path, mentioned, said):
    assert summary(draft_article(ARTICLE, tmp_path, Reading(mentioned=mentioned))) == f"news.txt: {said}"


def test_the_summary_for_a_program(tmp_path):
    outcome = draft_article(ARTICLE, tmp_path, Reading([agreement()], [], [PLAN]))
    issue = Issue("b.txt", 3, "", None, "not UTF-8")
    found = json.loads(as_json([outcome], [issue]))
    (article,) = found["articles"]
    (draft,) = article["drafts"]
    assert (article["article"], article["is_news"]) == ("news.txt", True)
    assert (draft["id"], draft["what"], draft["open"]) == ("2026-03-03-jpn-nam-mou", "agreement", ["confidence"])
    assert draft["record"]["parties"] == ["Намибия", "Япония"]
    assert draft["doubtful"] == ["signatories.0.name"]
    assert article["mentioned"][0]["why"] == "planned"
    assert "evidence" not in article["mentioned"][0]
    assert found["problems"][0]["line"] == 3


def test_places_of_the_fake_are_those_of_the_text():
    (one,) = places("во вторник", within=ARTICLE.text)
    assert ARTICLE.text[one["start"] : one["end"]] == "во вторник"


def test_what_the_article_recalls_stays_with_its_agreements(tmp_path):
    """By it `minerals match` tells a sequel. Visits do not have it, nor what is not of an agreement."""
    told = {"what": "agreement", "why": "recalled", "type": "меморандум", "evidence": {"type": places("меморандум")}}
    journey = {"what": "visit", "why": "planned", "to": "Япония"}
    ids = written(tmp_path, [agreement()], [visit()], [told, journey])
    blocks = {name: read_draft(tmp_path / f"{name}.yml").block for name in ids}
    kept = [{"what": "agreement", "why": "recalled", "type": "меморандум"}]
    assert {block.what: block.mentioned for block in blocks.values()} == {"agreement": kept, "visit": []}
