"""Terms that count only in company, of a word of the field or of another term: "lead" beside "zinc"."""

from __future__ import annotations

from analysis.resolve.terms.matches import Match
from analysis.resolve.terms.phrase import OF, Phrase
from analysis.resolve.terms.rules import Rule


def needs_company(match: Match, phrase: Phrase) -> bool:
    """Whether a term, or the form it is printed in, is another word as well."""
    if Rule.WEAK in match.rules:
        return True
    homonyms = phrase.index.listed[Rule.HOMONYM]
    return bool(homonyms) and any(phrase.words[place] in homonyms for place in match.places)


def accompanied(matches: list[Match], phrase: Phrase, reach: int) -> list[Match]:
    """The terms without need of company, and of the others those that have it, in the order of the text.

    Where the text is nothing but terms, as a list of minerals is, each is company for the others.
    """
    if _is_all_terms(phrase):
        return matches
    sure = [match for match in matches if not needs_company(match, phrase)]
    weak = [match for match in matches if needs_company(match, phrase)]
    near = {place for place in range(len(phrase)) if phrase.marks(Rule.CONTEXT, place)}
    near.update(place for match in sure for place in match.places)
    found = list(sure)
    count = -1
    while weak and count < len(found):
        count = len(found)
        waiting = []
        for match in weak:
            if _has_company(match, near, phrase, reach):
                found.append(match)
                near.update(match.places)
            else:
                waiting.append(match)
        weak = waiting[::-1]  # a row of them is read through in two turns, wherever its company stands
    return sorted(found, key=lambda match: match.places)


def _is_all_terms(phrase: Phrase) -> bool:
    taken = phrase.taken
    return all(match.codes for match in phrase.matches) and all(
        place in taken or phrase.is_small(place) for place in range(len(phrase))
    )


def _has_company(match: Match, near: set[int], phrase: Phrase, reach: int) -> bool:
    """Whether a word of the field or another term, at one of the places `near`, stands beside the match."""
    index = phrase.index
    for step, place in ((1, match.end), (-1, match.start - 1)):
        left = reach
        while 0 <= place < len(phrase):
            if place in near:
                return True
            word = phrase.words[place]
            if word not in index.articles and word not in index.joins and word not in OF:
                if not left:
                    break
                left -= 1
            place += step
    return False
