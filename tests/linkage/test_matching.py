"""Verdicts: five reports of one event are one, two events never, and what cannot be told is left to a reader."""

from __future__ import annotations

import pytest

import analysis
from analysis import paths
from analysis.errors import DataError, ParameterError
from analysis.linkage.event import Event, event_of
from analysis.linkage.index import EventIndex
from analysis.linkage.judgements import judge
from analysis.linkage.matching import Match, match_events
from analysis.records.draft_files import draft_text
from conftest import REAL_VOCAB
from retold import ARTICLES, SIBLINGS, WAYS, article, article_drafts, labelled, retold, sibling

REAL = REAL_VOCAB.parent / "records"
# Pairs of one day and of the same parties, and such as have nothing like them.
CLOSE = (
    *("2024-11-09-chn-idn-green-mou", "2024-11-09-chn-idn-resources-mou", "2024-06-12-kaz-kor-kigam-mou"),
    *("2024-06-12-kaz-kor-mou", "2026-02-21-bra-ind-mou", "2026-02-21-bra-ind-steel-mou", "2025-04-04-c5-eu-crm-jdi"),
    *("2025-04-04-c5-eu-decl", "2025-11-15-kaz-uzb-mou", "2025-11-15-kaz-uzb-wg", "2023-10-12-fra-mng-orano-protocol"),
    *("2023-10-12-fra-mng-lithium-exploration", "2025-08-12-jor-uzb-armico-mou", "2025-09-jor-uzb-uogc-armico-mou"),
    *("2025-11-20-eu-zaf-costa", "2025-11-20-eu-zaf-vonderleyen", "2025-03-27-eu-tkm-kallas"),
    *("2025-03-27-eu-uzb-kallas", "2024-09-15-deu-uzb-scholz", "2024-09-16-deu-kaz-scholz"),
    *("2025-11-05-kaz-usa-tokayev", "2026-02-03-kaz-usa-kosherbayev", "2025-11-06-kaz-usa-critical-minerals-mou"),
    "2025-11-06-kaz-usa-cove-jv",
)  # fmt: skip


@pytest.fixture(scope="module")
def close() -> dict[str, Event]:
    """Records of the project that are like each other, by id."""
    from analysis.records.models import to_mapping
    from analysis.records.store import read_record

    files = [path for path in paths.record_files(REAL) if path.stem in CLOSE]
    assert len(files) == len(CLOSE)
    return {path.stem: event_of(to_mapping(read_record(path).record)) for path in files}


def draft_of(record: Event, way: str) -> Event | None:
    told = retold(record.record, way)
    return event_of(told, article=told["sources"][0]["url"]) if told else None


def one(match: list[Match]) -> Match:
    (only,) = match
    return only


@pytest.mark.parametrize("way", WAYS)
def test_a_retold_record_is_found_or_left_open_and_never_taken_for_another(close, way: str):
    index = EventIndex(close.values())
    found = {}
    for key, record in close.items():
        if draft := draft_of(record, way):
            match = one(match_events([draft], index))
            found[key] = match.verdict if match.best is None or match.best.event is record else "another"
            if match.verdict == "same":
                assert found[key] == "same", (way, key, match.to_dict()["match"])
    right = sum(verdict == "same" for verdict in found.values())
    least = {"ru": 0.9, "kk": 0.9, "undated": 0.8}.get(way, 0.35)
    assert right >= least * len(found), found


@pytest.mark.parametrize("way", WAYS)
def test_a_record_that_is_not_there_is_no_other(close, way: str):
    for key, record in close.items():
        if draft := draft_of(record, way):
            index = EventIndex(event for event in close.values() if event is not record)
            match = one(match_events([draft], index))
            assert match.verdict != "same", (way, key, match.best and match.best.event.key)


def test_two_records_are_never_one(close):
    events = list(close.values())
    for match in match_events([event_of(one.record, one.key, one.key) for one in events], EventIndex()):
        assert match.group == match.draft.key, (match.draft.key, match.group)


def test_five_reports_in_five_languages_are_one_event_and_a_like_one_is_not():
    told = [*labelled("development"), *labelled("held_out")]
    drafts, events = [], []
    for number, (event, found) in enumerate(told):
        for kind in ("agreements", "visits"):
            for place, record in enumerate(found[kind]):
                drafts.append(event_of(record, f"{number}.{kind}.{place}", found["url"]))
                events.append((event, kind))
    matches = match_events(drafts, EventIndex())
    groups: dict[str, list[tuple[str, str]]] = {}
    for match, event in zip(matches, events, strict=True):
        groups.setdefault(match.group, []).append(event)
    sizes = sorted((len(group), *sorted(set(group))) for group in groups.values() if len(group) > 1)
    assert sizes == [
        (2, ("en-21", "agreements")),
        (2, ("en-215", "visits"), ("ru-212", "visits")),  # one visit, of which two articles on other matters tell
        (2, ("en-34", "agreements")),
        (2, ("kor-uzb-2026-04-14", "agreements")),
        (2, ("kor-uzb-2026-04-14", "visits")),
        (2, ("ru-34", "agreements")),
        (2, ("ru-34", "visits")),
        (5, ("kaz-deu-2026-03-12", "agreements")),
        (5, ("kaz-deu-2026-03-12", "visits")),
        (5, ("kaz-tur-2026-05-20", "agreements")),
        (5, ("kaz-tur-2026-05-20", "visits")),
        (5, ("uzb-kor-2026-04-22", "agreements")),
        (5, ("uzb-kor-2026-04-22", "visits")),
    ]
    assert [m.verdict for m in matches if m.draft.key != m.group] == ["same"] * 31


BASE = {
    "type": "mou",
    "status": "signed",
    "signed": "2026-05-12",
    "parties": ["Chile", "Finland"],
    "minerals": ["lithium"],
    "signatories": [{"name": "Ana Soto", "party": "Chile"}, {"name": "Jens Lindqvist", "party": "Finland"}],
    "sources": [{"url": "https://a.example.org/1", "publisher": "A", "language": "en", "published": "2026-05-13"}],
}


def verdict(draft: dict, *records: dict, **options) -> Match:
    index = EventIndex(event_of({"id": f"record-{number}"} | record) for number, record in enumerate(records))
    return one(match_events([event_of(draft, "draft", "article")], index, **options))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, "same"),
        ({"parties": ["Финляндия", "Чили"], "type": "меморандум", "minerals": ["литий"]}, "same"),
        ({"signed": "2026-05-13"}, "same"),  # a day apart
        ({"signed": "2026-05"}, "same"),
        ({"signed": "2026-05-19"}, "new"),
        ({"signatories": [], "minerals": []}, "unsure"),  # parties, day and instrument are those of any other
        ({"type": "agreement", "signatories": []}, "unsure"),
        ({"type": "contract", "signatories": []}, "new"),
        ({"parties": ["Chile", "Sweden"]}, "new"),
    ],
)
def test_one_thing_changed(change: dict, said: str):
    assert verdict(BASE | change, BASE).verdict == said


@pytest.mark.parametrize(
    "change",
    [
        {"minerals": ["bauxite", "graphite"]},
        {"signatories": [{"name": "Pedro Ruiz", "party": "Chile"}, {"name": "Jens Lindqvist", "party": "Finland"}]},
        {"type": "contract"},
        {"parties": [{"name": "JOGMEC", "kind": "agency", "of": "Japan"}, "Chile", "Finland"]},
    ],
)
def test_one_objection_is_not_outweighed(change: dict):
    """Whatever else is alike: the same people sign two papers on one day."""
    alike = {"minerals": ["lithium", "copper"], "areas": ["skills", "trade"], "place": "Oulu"}
    told = verdict(BASE | alike | change, BASE | alike)
    assert told.verdict == "unsure"
    assert told.best.score >= told.best.standing


@pytest.mark.parametrize("way", SIBLINGS)
def test_another_agreement_of_the_same_day_and_parties_is_no_record(close, way: str):
    tried = 0
    for key, record in close.items():
        if record.kind == "agreement" and (told := sibling(record.record, way)):
            tried += 1
            match = one(match_events([event_of(told, "draft", "draft")], EventIndex(close.values())))
            assert match.verdict != "same", (way, key)
    assert tried > 1


def test_a_report_that_says_little_goes_with_one_that_says_more():
    """By itself it is not enough to be taken for the record; that it tells what the other tells is."""
    record = event_of(BASE | {"id": "record"})
    full = BASE | {"areas": ["skills", "trade"]}
    little = {key: full[key] for key in ("type", "signed", "parties", "areas")}

    def verdicts(*drafts: tuple[dict, str]) -> list[str]:
        events = [event_of(told, f"draft-{number}", article) for number, (told, article) in enumerate(drafts)]
        return [match.verdict for match in match_events(events, EventIndex([record]))]

    assert verdicts((little, "two")) == ["unsure"]
    assert verdicts((little, "two"), (full, "one")) == ["same", "same"]
    assert verdicts((little, "two"), (full, "one"), (BASE, "two")) == ["unsure", "same", "same"]  # of its own article


def test_a_tie_is_for_a_reader():
    told = verdict(BASE, BASE, BASE)
    assert told.verdict == "unsure"
    assert [one.event.key for one in (told.best, *told.others)] == ["record-0", "record-1"]


def test_what_somebody_judged_is_not_asked_again():
    def is_other(left: str, right: str) -> bool:
        return {left, right} == {"draft", "record-0"}

    assert verdict(BASE, BASE, is_judged_other=is_other).verdict == "new"
    assert verdict(BASE, BASE | {"signed": "2026-05-11"}, BASE, is_judged_other=is_other).best.event.key == "record-1"


def test_a_planned_visit_that_was_made_is_the_same():
    tour = {"visitor": {"name": "Takaichi Sanae", "party": "Japan"}, "to": "Kazakhstan", "start": "2026-05-25"}
    assert verdict(tour | {"status": "held"}, tour | {"status": "planned", "start": "2026-05"}).verdict == "same"
    assert verdict(tour | {"status": "held"}, tour | {"status": "held", "start": "2026-04-25"}).verdict == "new"


@pytest.mark.parametrize("key", ["en-26", "ru-17", "ru-32", "uk-10"])
def test_the_papers_of_one_article_stay_apart(key: str):
    found = article_drafts(article(ARTICLES / "development" / f"{key}.yml"))
    table = analysis.match_drafts(found)
    assert len(table) > 1
    assert table["group"].is_unique
    assert "same" not in set(table["verdict"])


# --- match_drafts -----------------------------------------------------------------------------------


def test_the_table_of_matches(home):
    draft = {
        "type": "меморандум о взаимопонимании",
        "signed": "2025-11-06",
        "parties": ["Қазақстан", "АҚШ"],
        "signatories": [
            {"name": "Говард Лютник", "post": "министр торговли", "party": "США"},
            {"name": "Мурат Нуртлеу", "post": "министр энергетики", "party": "Казахстан"},
        ],
    }
    row = analysis.match_drafts(draft).iloc[0]
    assert (row["draft"], row["kind"], row["title"], row["relation"]) == ("draft-0", "agreement", "", None)
    assert (row["match_is"], row["match"]) == ("record", "2025-11-06-kaz-usa-minerals-mou")
    assert row["verdict"] == "unsure"  # somebody else signed for Kazakhstan
    assert row["score"] == sum(one["weight"] for one in row["reasons"])
    assert {one["field"]: one["outcome"] for one in row["reasons"]}["signatories"] == "mixed"
    (flag,) = row["flags"]
    assert flag.startswith("signatories[1]: Murat Nurtleu is not known as министр энергетики on 2025-11-06 — ")


def test_what_an_article_left_out_is_no_error(home):
    table = analysis.match_drafts({"agreements": [{"type": "mou"}], "visits": [{"to": "Peru"}], "mentioned": []})
    assert table[["draft", "verdict"]].values.tolist() == [["draft-0.agreements.0", "new"], ["draft-0.visits.0", "new"]]


def test_no_drafts_make_a_table_without_rows():
    table = analysis.match_drafts([])
    assert len(table) == 0
    assert list(table.columns[:4]) == ["draft", "kind", "title", "verdict"]


def test_other_records_can_be_given(tmp_path):
    table = analysis.match_drafts([BASE | {"id": "mine"}], records=[BASE | {"id": "theirs"}])
    assert table["match"].tolist() == ["theirs"]
    with pytest.raises(DataError, match="no such folder"):
        analysis.match_drafts(BASE, records=tmp_path / "none")
    with pytest.raises(ParameterError, match="records: int — give a folder"):
        analysis.match_drafts(BASE, records=7)


@pytest.mark.parametrize("given", [7, {"title": "A paper"}, [None], ["a.b", {}][1:]])
def test_what_is_no_draft(given):
    with pytest.raises(ParameterError, match=r"no draft: int|neither an agreement nor a visit"):
        analysis.match_drafts(given)


def test_files_and_judgements(own_home):
    folder = own_home / "data" / "drafts"
    folder.mkdir()
    block = {"what": "agreement", "article": {"sha256": "a" * 64, "characters": 10, "published": "2025-11-07"}}
    record = {
        "id": "2025-11-06-kaz-usa-mou",
        "type": "mou",
        "status": "signed",
        "signed": "2025-11-06",
        "parties": ["Kazakhstan", "United States"],
        "areas": ["exploration", "technology", "supply_chains"],
    }
    path = folder / "2025-11-06-kaz-usa-mou.yml"
    path.write_text(draft_text("agreement", record, block), encoding="utf-8")
    row = analysis.match_drafts(path).iloc[0]
    assert (row["verdict"], row["match"]) == ("same", "2025-11-06-kaz-usa-minerals-mou")
    judge(path.stem, row["match"], "a reader", "another paper of that day")
    assert analysis.match_drafts(str(path)).iloc[0]["verdict"] != "same"
