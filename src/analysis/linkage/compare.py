"""Two events field by field: what both sides say of each, and how much it speaks for one event."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from itertools import product

from analysis.languages.folding import fold
from analysis.linkage.days import compare_days, compare_visit_days
from analysis.linkage.event import VISIT, Event
from analysis.linkage.people import Who, are_one, may_be_shared, shared
from analysis.linkage.spelling import alike
from analysis.linkage.weights import Reason, reason
from analysis.resolve.countries.blocs import ever_members
from analysis.resolve.posts.wording import english_post
from analysis.vocab.catalogue import vocabulary

# How alike (rapidfuzz, 0 to 100) names of bodies and what titles speak of must be for one, and at most for two.
_ONE_BODY, _ALIKE, _UNLIKE = 85.0, 75.0, 40.0
_LOOSE = frozenset({"agreement", "other"})

Comparison = Callable[[Event, Event], Reason | None]


def compare(left: Event, right: Event) -> list[Reason]:
    """The reasons for and against two events of a kind being one, in the order of a record's fields."""
    found = (comparison(left, right) for comparison in (_OF_VISITS if left.kind == VISIT else _OF_AGREEMENTS))
    return [one for one in found if one is not None]


def score(reasons: Iterable[Reason]) -> int:
    """The sum of the weights."""
    return sum(one.weight for one in reasons)


def _parties(left: Event, right: Event) -> Reason:
    ours, theirs = left.members, right.members
    if left.states == right.states or ours == theirs:
        outcome = "same"
    elif ours < theirs or theirs < ours:
        outcome = "part" if len(ours & theirs) > 1 else "one"
    else:
        outcome = "some"
    return reason("agreement", "parties", outcome, _labels("country", left.states), _labels("country", right.states))


def _type(left: Event, right: Event) -> Reason | None:
    if not left.type or not right.type:
        return None
    if left.type == right.type:
        outcome = "same"
    elif left.type in _LOOSE or right.type in _LOOSE:
        outcome = "loose"
    else:
        outcome = "family" if left.family == right.family else "other"
    return reason("agreement", "type", outcome, left.type, right.type)


def _bodies(left: Event, right: Event) -> Reason | None:
    if not left.bodies and not right.bodies:
        return None
    told = ", ".join(left.bodies.values()), ", ".join(right.bodies.values())
    known = vocabulary("body").rows
    if not left.bodies or not right.bodies:
        is_record = any(not event.bodies and not event.article for event in (left, right))
        is_of_body = is_record and any(code in known for code in (*left.bodies, *right.bodies))
        return reason("agreement", "bodies", "not in the record" if is_of_body else "one side", *told)
    if left.bodies.keys() & right.bodies.keys() or any(
        _is_one_body(one, other) for one in left.bodies.values() for other in right.bodies.values()
    ):
        return reason("agreement", "bodies", "shared", *told)
    are_known = all(code in known for code in (*left.bodies, *right.bodies))
    return reason("agreement", "bodies", "others" if are_known or _in_one_script(*told) else "unclear", *told)


@lru_cache(maxsize=1 << 12)
def _is_one_body(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    return fuzz.token_sort_ratio(fold(one), fold(other)) >= _ONE_BODY


def _in_one_script(*texts: str) -> bool:
    """Whether texts are all in Latin letters, or none is."""
    return len({fold(text).replace(" ", "").isascii() for text in texts}) == 1


def _signatories(left: Event, right: Event) -> Reason | None:
    ours, theirs = left.people_of("signatory"), right.people_of("signatory")
    if not ours or not theirs:
        return None
    pairs = shared(ours, theirs)
    is_other = any(_are_others(party, ours, theirs) for party in {who.party for who in ours} - {""})
    if pairs:
        is_whole = len(pairs) > 1 and len(pairs) >= min(len(ours), len(theirs))
        outcome = "mixed" if is_other else "same" if is_whole else "some"
    elif not is_other or may_be_shared(ours, right.people) or may_be_shared(left.people, theirs):
        return None  # of other parties; or who watched is told to have signed
    else:
        outcome = "others"
    return reason("agreement", "signatories", outcome, _names(ours), _names(theirs))


def _are_others(party: str, ours: Iterable[Who], theirs: Iterable[Who]) -> bool:
    """Whether both sides name who signed for a party, and nobody of one may be one of the other."""
    left, right = [who for who in ours if who.party == party], [who for who in theirs if who.party == party]
    return bool(left and right) and not may_be_shared(left, right)


def _witnesses(left: Event, right: Event) -> Reason | None:
    ours, theirs = left.people_of("witness"), right.people_of("witness")
    if not shared(ours, theirs):
        return None
    return reason("agreement", "witnesses", "shared", _names(ours), _names(theirs))


def _names(people: Iterable[object]) -> str:
    return ", ".join(map(str, people))


def _place(left: Event, right: Event) -> Reason | None:
    told = ", ".join(sorted(left.places)), ", ".join(sorted(right.places))
    if left.places and right.places:
        said = share_places(left.places, right.places)
        if said:
            return reason(left.kind, "place", "same", *told)
        if left.kind == VISIT:
            return None if said is None else reason("visit", "place", "other", *told)
    if left.kind == VISIT or not left.place_country or not right.place_country:
        return None
    told = told[0] or left.place_country, told[1] or right.place_country
    outcome = "country" if left.place_country == right.place_country else "other"
    return reason("agreement", "place", outcome, *told)


def share_places(ours: Iterable[str], theirs: Iterable[str]) -> bool | None:
    """Whether a town stands on both sides, under its English name or one that reads alike; None for not told."""
    said = {ours == theirs or alike(ours, theirs) for ours, theirs in product(list(ours), list(theirs))}
    return True if True in said else None if None in said else False


def _topics(name: str, left: Event, right: Event) -> Reason | None:
    ours, theirs = getattr(left, name), getattr(right, name)
    if not ours or not theirs:
        return None
    both = ours & theirs
    if len(both) > 1 and ours == theirs:
        outcome = "equal"
    else:
        outcome = "shared" if both and len(both) == min(len(ours), len(theirs)) else "some" if both else "others"
    return reason("agreement", name, outcome, ", ".join(sorted(ours)), ", ".join(sorted(theirs)))


def _subject(left: Event, right: Event) -> Reason | None:
    if not left.subject or not right.subject:
        return None
    alike = _likeness(" ".join(sorted(left.subject)), " ".join(sorted(right.subject)))
    if _UNLIKE < alike < _ALIKE:
        return None
    return reason("agreement", "subject", "alike" if alike >= _ALIKE else "unlike", left.title, right.title)


@lru_cache(maxsize=1 << 12)
def _likeness(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    return float(fuzz.token_set_ratio(one, other))


def _visits(left: Event, right: Event) -> Reason | None:
    if not left.visits or not right.visits:
        return None
    outcome = "same" if left.visits & right.visits else "other"
    return reason("agreement", "visit", outcome, ", ".join(sorted(left.visits)), ", ".join(sorted(right.visits)))


def _source(left: Event, right: Event) -> Reason | None:
    both = sorted(left.urls & right.urls)
    return reason(left.kind, "source", "listed", both[0], both[0]) if both else None


def _journey(left: Event, right: Event) -> Reason:
    ends = list(zip(left.journey, right.journey, strict=True))
    if all(ours == theirs or not ours or not theirs for ours, theirs in ends):
        outcome = "same"
    else:
        outcome = "bloc" if all(ours == theirs or _is_within(ours, theirs) for ours, theirs in ends) else "one end"
    return reason("visit", "journey", outcome, *(" → ".join(event.journey) for event in (left, right)))


def _is_within(one: str, other: str) -> bool:
    """Whether one is a bloc that the other has been a member of: who goes to Brussels may visit Belgium or the EU."""
    ever = ever_members()
    return other in ever.get(one, ()) or one in ever.get(other, ())


def _visitor(left: Event, right: Event) -> Reason | None:
    if left.visitor is None or right.visitor is None:
        return None
    one = are_one(left.visitor, right.visitor)
    outcome = "unclear" if one is None else "same" if one else "other"
    return reason("visit", "visitor", outcome, left.visitor, right.visitor)


def _post(left: Event, right: Event) -> Reason | None:
    """The posts of visitors whose names do not tell."""
    if left.visitor and right.visitor and are_one(left.visitor, right.visitor) is not None:
        return None
    posts = [_post_of(event) for event in (left, right)]
    if not all(posts):
        return None
    return reason("visit", "post", "same" if posts[0] == posts[1] else "other", *posts)


def _post_of(event: Event) -> str:
    visitor = event.record.get("visitor")
    post = visitor.get("post") if isinstance(visitor, dict) else None
    return english_post(str(post), event.journey[0] or None) or "" if post else ""


def _kind(left: Event, right: Event) -> Reason | None:
    if not left.type or not right.type:
        return None
    return reason("visit", "kind", "same" if left.type == right.type else "other", left.type, right.type)


def _meetings(left: Event, right: Event) -> Reason | None:
    ours, theirs = left.people_of("met"), right.people_of("met")
    if not ours or not theirs:
        return None
    if not (pairs := shared(ours, theirs)) and may_be_shared(ours, theirs):
        return None
    return reason("visit", "meetings", "shared" if pairs else "others", _names(ours), _names(theirs))


def _labels(kind: str, codes: Iterable[str]) -> str:
    words = vocabulary(kind)
    return ", ".join(words.label(code) if code in words.rows else code for code in sorted(codes))


_OF_AGREEMENTS: tuple[Comparison, ...] = (
    _parties, _type, compare_days, _bodies, _signatories, _witnesses, _place, partial(_topics, "minerals"),
    partial(_topics, "areas"), _subject, _visits, _source,
)  # fmt: skip
_OF_VISITS: tuple[Comparison, ...] = (
    _journey, _visitor, _post, compare_visit_days, _kind, _place, _meetings, _source,
)  # fmt: skip
