"""Which earlier agreement a new one amends, extends or carries out, and how that is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from analysis.languages.folding import fold
from analysis.linkage.compare import compare
from analysis.linkage.days import span_of
from analysis.linkage.event import AGREEMENT, Event
from analysis.linkage.index import is_earlier
from analysis.linkage.weights import Reason, reason
from analysis.resolve.posts.lexicon import Terms
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.table import read_table

_LONG = 3 * 365  # days
# How far a family of instruments has gone from intent to deed; a step back speaks against.
_STEPS = {"declaration": 0, "memorandum": 0, "partnership": 1, "treaty": 1, "project": 2}
_UNFIT = frozenset({("date", "other days"), ("type", "other"), ("type", "family"), ("bodies", "others")})
_NO_DEEDS = frozenset({"", "letter_of_intent", "other"})
_PLANNED = frozenset({"mou", "strategic_partnership", "framework"})
_STAGES = {"in_force": "enters into force", "ended": "ends"}


def sequel_reasons(new: Event, earlier: Event, recalled: Iterable[Event] = ()) -> list[Reason]:
    """What speaks for a new agreement being a sequel of an earlier one, and against; nothing where it is not earlier.

    Parameters
    ----------
    new, earlier : Event
        Two agreements that are not the same.
    recalled : iterable of Event
        Agreements that the article of the new one speaks of as made before.
    """
    if new.kind != AGREEMENT or earlier.kind != AGREEMENT:
        return []
    told = _told(new, earlier)
    if not told and not is_earlier(earlier, new):
        return []
    found = [told, _recalled(recalled, earlier), _words(new), _stage(new, earlier), _time(new, earlier)]
    found += [_as_sequel(one) for one in compare(new, earlier)]
    return [one for one in found if one is not None]


def relation_of(new: Event, earlier: Event) -> str:
    """What a sequel does to the earlier agreement: a word of a record's `follows`, or the stage that it tells."""
    for link in _links(new):
        if link.get("id") == earlier.key and link.get("relation"):
            return str(link["relation"])
    for name, stage in _STAGES.items():
        if name in new.dates and not {"signed", "concluded"} & new.dates.keys() and new.type in ("", earlier.type):
            return stage
    if new.type == "amendment":
        return "amends"
    return _said(new) or "implements"


def _links(new: Event) -> Iterator[Mapping[str, object]]:
    links = new.record.get("follows") or ()
    return (link for link in links if isinstance(link, Mapping)) if isinstance(links, list | tuple) else iter(())


def _told(new: Event, earlier: Event) -> Reason | None:
    if any(link.get("id") == earlier.key for link in _links(new)):
        return reason("sequel", "told", "listed", f"follows {earlier.key}", earlier.key)
    return None


def _recalled(recalled: Iterable[Event], earlier: Event) -> Reason | None:
    """An agreement of which the article speaks as made before, where parties, day and instrument fit.

    Where it says whose instrument it was it fits best; where it only names one, it is taken for one of the parties.
    """
    found = None
    for event in recalled:
        shared = event.members & earlier.members
        if event.members and (not shared or (len(shared) < 2 and len(earlier.members) > 1)):
            continue
        outcomes = {(one.field, one.outcome) for one in compare(event, earlier)}
        if not outcomes.isdisjoint(_UNFIT):
            continue
        told = event.title or str(event.record.get("type") or "")
        if event.members:
            return reason("sequel", "recalled", "fits", told, earlier.title)
        if ("type", "same") in outcomes:
            found = reason("sequel", "recalled", "instrument", told, earlier.title)
    return found


def _words(new: Event) -> Reason | None:
    relation = _said(new)
    return reason("sequel", "words", "said", relation) if relation else None


def _said(new: Event) -> str:
    """The relation that a word of title, type or notes tells, '' for none."""
    terms = _terms(vocab_folder())
    for name in ("type", "title", "notes"):
        words = fold(str(new.record.get(name) or "")).split()
        for at in range(len(words)):
            if said := terms.longest(words, at)[1]:
                return min(said)
    return "amends" if new.type == "amendment" else ""


def _stage(new: Event, earlier: Event) -> Reason | None:
    stages = [name for name in _STAGES if name in new.dates and name not in earlier.dates]
    is_done = bool({"signed", "concluded"} & new.dates.keys())
    statuses = vocabulary("status").rows
    was_promise = earlier.status in statuses and statuses[earlier.status]["is_promise"] == "true"
    if stages and not is_done and new.type in ("", earlier.type):
        outcome = "taken effect"
    elif was_promise and is_done and new.type == earlier.type:
        outcome = "kept"
    elif earlier.type == "letter_of_intent" and new.type not in _NO_DEEDS and new.family != "declaration":
        outcome = "intent"
    elif new.type == "action_plan" and earlier.type in _PLANNED:
        outcome = "plan"
    else:
        ours, theirs = _STEPS.get(new.family), _STEPS.get(earlier.family)
        if ours is None or theirs is None or ours == theirs:
            return None
        outcome = "step" if ours > theirs else "back"
    return reason("sequel", "stage", outcome, new.type, f"{earlier.type} {earlier.status}".strip())


def _time(new: Event, earlier: Event) -> Reason | None:
    ours, theirs = span_of(new.day or new.published), span_of(earlier.day)
    if ours and theirs and (ours[0] - theirs[1]).days > _LONG:
        return reason("sequel", "time", "long ago", new.day or new.published, earlier.day)
    return None


_TAKEN = {
    ("parties", "one"): "some",
    ("bodies", "unclear"): "",
    ("bodies", "not in the record"): "one side",
    ("subject", "unlike"): "",
}


def _as_sequel(found: Reason) -> Reason | None:
    """What a comparison says of a sequel: of parties, bodies and titles."""
    if found.field not in ("parties", "bodies", "subject"):
        return None
    outcome = _TAKEN.get((found.field, found.outcome), found.outcome)
    return reason("sequel", found.field, outcome, found.left, found.right) if outcome else None


@kept()
def _terms(folder: Path) -> Terms:
    return Terms((row["word"], [row["relation"]]) for row in read_table("sequel_words.csv", folder))
