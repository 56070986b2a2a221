"""What follows an earlier agreement: told, recalled, or the next step of the same parties."""

from __future__ import annotations

import pytest

from analysis.linkage.event import event_of
from analysis.linkage.index import EventIndex
from analysis.linkage.matching import Match, match_events

EARLIER = {
    "id": "earlier",
    "title": "Finland–Chile memorandum on battery metals",
    "type": "mou",
    "status": "signed",
    "signed": "2025-03-04",
    "parties": ["Finland", "Chile"],
}
NEW = {"title": "Chile–Finland protocol", "type": "protocol", "signed": "2026-05-12", "parties": ["Чили", "Финляндия"]}


def found(new: dict, *earlier: dict, recalled=()) -> Match:
    index = EventIndex(map(event_of, earlier or (EARLIER,)))
    told = {"article": [event_of({"parties": []} | one, "recalled") for one in recalled]}
    (match,) = match_events([event_of(new, "new", "article")], index, recalled=told)
    return match


@pytest.mark.parametrize(
    ("change", "relation"),
    [
        ({}, None),  # a protocol of the same parties may be about anything
        ({"type": "supplementary agreement"}, "amends"),
        ({"type": "дополнительное соглашение"}, "amends"),
        ({"title": "Chile–Finland memorandum, second round", "type": "mou"}, None),  # a word, and parties alone
        ({"title": "Second round of the battery metals memorandum", "type": "mou"}, "extends"),
        ({"type": "roadmap"}, "implements"),
        ({"type": "contract"}, None),
        ({"follows": [{"id": "earlier", "relation": "supersedes"}]}, "supersedes"),
        ({"type": "roadmap", "parties": ["Chile", "Sweden"]}, None),
        ({"type": "roadmap", "signed": "2025-01-01"}, None),  # before it
        ({"type": "roadmap", "signed": "2031-01-01"}, None),  # long after it
    ],
)
def test_what_the_draft_tells(change: dict, relation: str | None):
    match = found(NEW | change)
    assert (match.relation or None) == relation
    assert match.verdict == ("sequel" if relation else "new")


@pytest.mark.parametrize(
    ("recalled", "is_sequel"),
    [
        ({"parties": ["Chile", "Finland"], "signed": "2025-03"}, True),
        ({"parties": ["Chile", "Finland"]}, True),
        ({"parties": ["Chile", "Finland"], "signed": "2019"}, False),
        ({"parties": ["Chile", "Finland"], "type": "contract"}, False),
        ({"parties": ["Chile", "Norway"]}, False),
    ],
)
def test_what_the_article_recalls(recalled: dict, is_sequel: bool):
    assert (found(NEW, recalled=[recalled]).verdict == "sequel") == is_sequel


@pytest.mark.parametrize(
    ("earlier", "new", "relation"),
    [
        ({"type": "letter of intent"}, {"type": "mou"}, "implements"),
        ({"type": "letter of intent"}, {"type": "joint declaration"}, None),
        ({"status": "negotiating", "signed": None, "announced": "2025-03-04"}, {"type": "mou"}, None),
        ({"type": "agreement"}, {"type": "agreement", "signed": None, "in_force": "2026-05-12"}, "enters into force"),
        ({"type": "contract"}, {"type": "contract", "signed": None, "ended": "2026-05-12"}, "ends"),
    ],
)
def test_steps_of_the_same_parties(earlier: dict, new: dict, relation: str | None):
    def told(record: dict) -> dict:
        return {key: value for key, value in record.items() if value is not None}

    assert (found(told(NEW | new), told(EARLIER | earlier)).relation or None) == relation


def test_of_several_the_last_is_followed():
    old = EARLIER | {"id": "old", "signed": "2024-06-01"}
    assert found(NEW | {"type": "roadmap"}, old, EARLIER).best.event.key == "earlier"


def test_an_article_may_name_only_an_instrument():
    assert found(NEW, recalled=[{"type": "memorandum"}]).verdict == "sequel"
    assert found(NEW, recalled=[{"type": "contract"}]).verdict == "new"


def test_a_draft_may_follow_another_draft():
    earlier, new = event_of(EARLIER, "first", "one"), event_of(NEW | {"type": "roadmap"}, "second", "two")
    matches = match_events([new, earlier], EventIndex())
    assert [(match.verdict, match.group) for match in matches] == [("sequel", "second"), ("new", "first")]
    assert matches[0].best is not None
    assert not matches[0].best.is_record
