"""What a phrase is of: the type of agreement at its head, the status that it affirms."""

from __future__ import annotations

from analysis.resolve.terms.filters import well_written
from analysis.resolve.terms.matches import Match
from analysis.resolve.terms.phrase import Phrase
from analysis.resolve.terms.rules import Rule
from analysis.vocab.resolution import NOT_FOUND, Resolution


def read_type(phrase: Phrase) -> Resolution:
    """The agreement type that a phrase is headed by."""
    start = _first_word(phrase)
    matches = [match for match in well_written(phrase) if match.start <= start or Rule.LEADING not in match.rules]
    if not matches:
        alone = len(phrase) == 1 and (phrase.marks(Rule.ACT, 0) or phrase.marks(Rule.JOINING, 0))
        return _no_instrument(phrase.printed[0]) if alone else NOT_FOUND
    head = _head(matches, phrase)
    if act := _act(head, matches, start, phrase):
        return _no_instrument(act)
    return Resolution(head.codes, "inflected" if len(head.places) == len(phrase) else "phrase")


def _no_instrument(printed: str) -> Resolution:
    return Resolution(reason=f"{printed!r} is no instrument, but an act or a text about one")


def read_status(phrase: Phrase) -> Resolution:
    """The status that a phrase says was reached; none, and the reason, where a word denies it or only expects it."""
    matches = well_written(phrase)
    if not matches:
        return NOT_FOUND
    taken = {place for match in matches for place in match.places}
    for place, printed in enumerate(phrase.printed):
        if place not in taken and _leaves_open(place, phrase):
            return Resolution(reason=f"{printed!r} denies it or leaves it open — write the status alone")
        if place not in taken and phrase.lists(Rule.ALONE, place):
            return Resolution(reason=f"it names two statuses, {printed!r} beside another — write one")
    codes = phrase.index.ordered(code for match in matches for code in match.codes)
    return Resolution(codes, "inflected" if len(taken) == len(phrase) else "phrase")


def _leaves_open(place: int, phrase: Phrase) -> bool:
    """Whether a word denies a status or expects it."""
    return phrase.lists(Rule.NEGATION, place) or phrase.marks(Rule.DOUBT, place)


def _first_word(phrase: Phrase) -> int:
    """Where the first word stands that is no article, preposition or number."""
    for place, word in enumerate(phrase.words):
        if word not in phrase.index.articles and word not in phrase.index.glue and not word.isdigit():
            return place
    return 0


def _act(head: Match, matches: list[Match], start: int, phrase: Phrase) -> str | None:
    """The printed word of a deed or a text that the type is only the object of: "ratification of the treaty"."""
    heads = range(matches[-1].end, len(phrase)) if phrase.kazakh else _leading(head, start, phrase)
    for place in heads:
        if _is_act(place, head, phrase) and not any(place in match.places for match in matches):
            return phrase.printed[place]
    return None


def _is_act(place: int, head: Match, phrase: Phrase) -> bool:
    clubs = phrase.index.listed[Rule.CLUB]
    return phrase.marks(Rule.ACT, place) or (phrase.marks(Rule.JOINING, place) and clubs.isdisjoint(head.codes))


def _leading(head: Match, first: int, phrase: Phrase) -> range:
    """The places where the word may stand that a phrase of English or Russian is headed by, before the type.

    None where the type is signed in it ("the negotiators signed an agreement"), or where the words before it say of
    what sort it is ("negotiation agreement"). An act may also stand beside the type: "Declaration/Notification".
    """
    words, aparts = phrase.words, phrase.aparts
    if head.end < len(phrase) and aparts[head.end] == "/":
        return range(head.end, head.end + 1)
    if head.start <= first:
        return range(0)
    after = range(first + 1, head.start)
    if any(phrase.lists(Rule.CUE, at) and not phrase.lists(Rule.GLUE, at - 1) for at in after):
        return range(0)
    links = (at for at in after if phrase.lists(Rule.GLUE, at) or words[at].endswith("ing"))
    if words[head.start].isascii() and next(links, None) is None:
        return range(0)
    return range(first, next((at for at in after if aparts[at] or phrase.lists(Rule.GLUE, at)), head.start))


def _head(matches: list[Match], phrase: Phrase) -> Match:
    """Of several types the one that the others only belong to."""
    if phrase.kazakh:
        return _last(matches, phrase)
    head = _after_cue(matches, phrase) or matches[0]
    if phrase.words[head.start].isascii():
        # An English noun phrase ends in its head: "Minerals Partnership Joint Statement".
        for other in matches[matches.index(head) + 1 :]:
            if any(phrase.aparts[at] or phrase.is_small(at) for at in range(head.end, other.start + 1)):
                break
            head = other
    return head


def _after_cue(matches: list[Match], phrase: Phrase) -> Match | None:
    """What is said to be signed: "the joint commission signed a protocol"."""
    for place in range(len(phrase)):
        if phrase.lists(Rule.CUE, place):
            match = next((match for match in matches if match.start > place), None)
            if match and not any(phrase.lists(Rule.GLUE, at) for at in range(place + 1, match.start)):
                return match
    return None


def _last(matches: list[Match], phrase: Phrase) -> Match:
    """The last type, as Kazakh puts the head last; of several that are joined, the first."""
    head = matches[-1]
    for other in reversed(matches[:-1]):
        if not phrase.index.joins.issuperset(phrase.words[other.end : head.start]):
            break
        head = other
    return head
