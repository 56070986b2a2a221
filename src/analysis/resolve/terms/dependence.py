"""Terms that only tell what another one is of: licences of mining are law, processing of scrap is recycling.

Which of two areas counts, where one is of the other, is listed with the rules.
"""

from __future__ import annotations

from analysis.resolve.terms.matches import Match
from analysis.resolve.terms.phrase import Phrase
from analysis.resolve.terms.rules import Rule

_INFINITIVE = "to"
_PARTICIPLES = ("ing", "ed")
_MOST_BETWEEN = 4  # words between a head and what depends on it
_NEIGHBOURS = 2  # terms on either side that it may depend on


def only_told(found: list[Match], phrase: Phrase) -> set[Match]:
    """The terms that do not count beside the one that they are of, or that is of them."""
    told: set[Match] = set()
    for place, head in enumerate(found):
        if len(head.codes) > 1 or (head.codes[0] not in phrase.index.heads and Rule.DEED not in head.rules):
            continue
        for other in found[max(place - _NEIGHBOURS, 0) : place + _NEIGHBOURS + 1]:
            if other is head or len(other.codes) > 1:
                continue
            lesser = _lesser(head, other, phrase)
            if lesser and _is_of(head, other, phrase):
                told.add(lesser)
    return told


def _lesser(head: Match, other: Match, phrase: Phrase) -> Match | None:
    """Which of two terms does not count where one is of the other."""
    listed = phrase.index.listed
    pair = f"{head.codes[0]} of {other.codes[0]}"
    if pair in listed[Rule.FIRST]:
        return other
    if pair in listed[Rule.FIRST_OF_FIELD] and Rule.FIELD in other.rules:
        does = other.start and phrase.words[other.start - 1] == _INFINITIVE
        return None if does else other  # loans for mines, but loans to mine lithium
    does = head.codes != other.codes and Rule.DEED in head.rules  # modernisation of railways
    return head if does or pair in listed[Rule.SECOND] else None


def _is_of(head: Match, other: Match, phrase: Phrase) -> bool:
    """Whether a term depends on a head: "tax on mining", "налог на добычу", "өндіру салығы", "mining tax"."""
    words, index = phrase.words, phrase.index
    follows = head.end <= other.start
    first, last = (head.end, other.start) if follows else (other.end, head.start)
    if first > last or any(phrase.aparts[first : last + 1]) or not index.joins.isdisjoint(words[first : last + 1]):
        return False
    between = words[first:last]
    full = sum(word not in index.articles and word not in index.glue for word in between)
    if not follows:
        return full <= _MOST_BETWEEN if phrase.kazakh else full == last - first <= 1
    if phrase.kazakh or full > _MOST_BETWEEN:
        return False
    # In English a preposition or a participle must link them; Russian has cases.
    english = words[head.start].isascii()
    return not english or any(word in index.glue or word.endswith(_PARTICIPLES) for word in between)
