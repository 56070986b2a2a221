"""Which of the terms found in a text do not count there: a filter a rule.

A filter is true of a term that is refused. What follows the filters looks at several terms at once: terms in need
of company (`company`), works that are only a place, and terms that another one is of (`dependence`).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from analysis.languages.russian import ends_as_adjective, ends_as_surname
from analysis.resolve.terms.company import accompanied, needs_company
from analysis.resolve.terms.dependence import only_told
from analysis.resolve.terms.matches import Match
from analysis.resolve.terms.phrase import Phrase
from analysis.resolve.terms.rules import Rule

Filter = Callable[[Match, Phrase], bool]
_CAPITALS = 2  # letters in an abbreviation
_FARTHEST_MATERIAL, _FARTHEST_NEED = 4, 6  # words from what a material is used for


def accepted_terms(phrase: Phrase, reach: int) -> list[Match]:
    """The terms of a text that count, in its order. `reach` is how many words may part a weak one from its company."""
    counted = _passed(phrase)
    found = accompanied(counted, phrase, reach) if any(needs_company(match, phrase) for match in counted) else counted
    places = [match for match in found if is_place(match, phrase)]
    if 0 < len(places) < len(found):  # the safety of miners at a mine; alone, the mine is all that is named
        found = [match for match in found if match not in places]
    told = only_told(found, phrase) if len(found) > 1 else set()
    return [match for match in found if match not in told]


# --- what is not here ---


def is_set_aside(match: Match, phrase: Phrase) -> bool:
    """Whether a word of it belongs to an office ("Minister of Energy") or is excluded ("excluding uranium")."""
    return not phrase.set_aside.isdisjoint(match.places)


def is_denied(match: Match, phrase: Phrase) -> bool:
    """Whether the word before it says that it is not so: "no mining"."""
    return match.start > 0 and phrase.lists(Rule.NEGATION, match.start - 1)


# --- how a term must be written ---


def is_in_small_letters(match: Match, phrase: Phrase) -> bool:
    """Whether an abbreviation lacks its capitals: "spa"."""
    capitals = sum(letter.isupper() for place in match.places for letter in phrase.printed[place])
    return capitals < _CAPITALS


def is_part_of_more(match: Match, phrase: Phrase) -> bool:
    """Whether a term that must be the whole text is not: "active" in "an active role"."""
    return len(phrase) > len(match.places)


def is_capital_homonym(match: Match, phrase: Phrase) -> bool:
    """Whether a capital makes a country or a person of it: "Германия", "Свинцов"."""
    printed = phrase.printed
    if not any(printed[place][0].isupper() for place in match.places) or phrase.shouted:
        return False
    homonyms, names = phrase.index.listed[Rule.HOMONYM], phrase.index.listed[Rule.PROPER]
    for place in match.places:
        word = phrase.words[place]
        if phrase.is_capital(place) and (ends_as_surname(word) or word in homonyms or word in names):
            return True
    return False


_LONGEST_NAME = 6  # words of a body's or a company's name; a longer text tells more


def is_name(match: Match, phrase: Phrase) -> bool:
    """Whether a capital and a word beside it make another name of it: "Nickel Street", "посёлок Никель"."""
    start, end = match.start, match.end
    if not phrase.is_capital(start):
        return False
    if _is_company(match, phrase):
        return True
    after = end if end < len(phrase) and not phrase.aparts[end] else None
    if phrase.words[start].isascii():
        return after is not None and phrase.is_capital(after) and phrase.marks(Rule.NAME, after)
    before = start - 1 if start and not phrase.aparts[start] else None
    if before is not None and _is_surname(match, before, phrase):
        return True
    return any(place is not None and phrase.marks(Rule.NAME, place) for place in (before, after))


def _is_surname(match: Match, before: int, phrase: Phrase) -> bool:
    """Whether a capitalized word stands before a capitalized mineral: Мишель Платини, Русская Платина."""
    if phrase.index.kind != "mineral" or len(match.places) > 1 or phrase.shouted:
        return False
    return phrase.is_capital(before) and not phrase.printed[before].isupper() and not phrase.is_small(before)


def _is_company(match: Match, phrase: Phrase) -> bool:
    """Whether a legal form stands before it ("АО «Литий»") or after it and words with capitals ("Lithium One Ltd")."""
    if phrase.index.listed[Rule.LEGAL].isdisjoint(phrase.words):
        return False
    if match.start and phrase.lists(Rule.LEGAL, match.start - 1):
        return True
    for place in range(match.end, min(match.end + _LONGEST_NAME, len(phrase))):
        if phrase.aparts[place] not in ("", ",") or not phrase.is_capital(place):
            return False
        if phrase.lists(Rule.LEGAL, place):
            return True
    return False


def is_russian_word(match: Match, phrase: Phrase) -> bool:
    """Whether a word of Kazakh that is another word in Russian stands in no Kazakh text: "мыс"."""
    if not phrase.lists(Rule.KAZAKH, match.start):
        return False
    rest = [place for place in range(len(phrase)) if place not in match.places]
    if not rest or phrase.kazakh:  # the word itself has no letter of Kazakh
        return False
    return not any(phrase.marks(Rule.KAZAKH_COMPANY, place) for place in rest)


# --- names of bodies ---


def is_body(match: Match, phrase: Phrase) -> bool:
    """Whether the text is the name of a body: "Geological Survey of India", "Научный центр экологии"."""
    if not phrase.is_capital(0) or not phrase.unbroken or phrase.shouted:
        return False
    if _is_survey(match, phrase):
        return True
    if len(phrase) > _LONGEST_NAME or phrase.text.rstrip().endswith("."):
        return False
    first = phrase.words[0]
    if phrase.lists(Rule.BODY, len(phrase) - 1):  # as Kazakh names it
        return match.end < len(phrase) and not first.isascii()
    leads = phrase.lists(Rule.BODY, 0) or (len(phrase) > 1 and phrase.lists(Rule.BODY, 1) and ends_as_adjective(first))
    return leads and match.start > 0 and (not first.isascii() or phrase.is_capital(match.start))


def _is_survey(match: Match, phrase: Phrase) -> bool:
    """Whether a body's own word ends the term, and a name says whose it is: "Geological Survey of India"."""
    last, after = match.end - 1, match.end + 1
    if after >= len(phrase) or not phrase.is_capital(last) or not phrase.marks(Rule.NAME, last):
        return False
    field = phrase.marks(Rule.CONTEXT, after) or phrase.marks(Rule.MATERIAL, after)
    return phrase.words[last + 1] == "of" and phrase.is_capital(after) and not field


# --- what a term is only said of ---


def is_of_actor(match: Match, phrase: Phrase) -> bool:
    """Whether it tells only what an actor works in: "mining executives"."""
    if match.end == len(phrase):
        return False
    return not phrase.aparts[match.end] and phrase.marks(Rule.ACTOR, match.end)


def is_use(match: Match, phrase: Phrase) -> bool:
    """Whether it tells what materials are for: "minerals needed for the energy transition"."""
    # In Kazakh the material comes last: "энергетикалық ауысу үшін қажетті минералдар".
    after = range(match.end, min(match.end + _FARTHEST_MATERIAL, len(phrase)))
    if after and phrase.marks(Rule.NEEDED, after[0]):
        return any(phrase.marks(Rule.MATERIAL, place) for place in after)
    for place in range(match.start - 1, max(match.start - _FARTHEST_NEED, 0), -1):
        if phrase.aparts[place + 1]:
            return False
        if phrase.lists(Rule.PURPOSE, place):
            return _follows_material(place, phrase)
    return False


def _follows_material(place: int, phrase: Phrase) -> bool:
    """Whether a material stands before a purpose, alone ("minerals for") or as needed ("minerals essential to")."""
    before = place - 1
    while before > 0 and phrase.marks(Rule.NEEDED, before):
        before -= 1
    alone = before == place - 1
    if alone and (phrase.aparts[place] or not phrase.lists(Rule.FOR, place)):
        return False
    return before >= 0 and phrase.marks(Rule.MATERIAL, before)


def lacks_material(match: Match, phrase: Phrase) -> bool:
    """Whether a deed is done to something else than a material: "sell lithium", but not "sell ice cream"."""
    # English names it after the deed, Kazakh before it, Russian as it likes.
    steps = (1,) if phrase.words[match.start].isascii() else (1, -1)
    return not any(_names_material(match, step, phrase) for step in steps)


def _names_material(match: Match, step: int, phrase: Phrase) -> bool:
    first = match.end if step > 0 else match.start - 1
    for place in range(first, first + step * _FARTHEST_MATERIAL, step):
        if not 0 <= place < len(phrase) or phrase.aparts[max(place, place - step)]:
            return False
        if phrase.marks(Rule.MATERIAL, place):
            return True
    return False


# The filters in the order they are asked: the first that refuses a term ends the matter. Those of terms that a rule
# lists, which most are none of; then those of any term, with the rule without which they have nothing to say.
LISTED_WRITING: tuple[tuple[Rule, Filter], ...] = (
    (Rule.CASED, is_in_small_letters),
    (Rule.ALONE, is_part_of_more),
    (Rule.KAZAKH, is_russian_word),
)
LISTED: tuple[tuple[Rule, Filter], ...] = (
    *LISTED_WRITING,
    (Rule.SECTOR, is_of_actor),
    (Rule.USE, is_use),
    (Rule.OF_MATERIAL, lacks_material),
)
# How a term of any vocabulary must be written.
WRITING: tuple[tuple[Rule | None, Filter], ...] = ((None, is_capital_homonym), (Rule.NAME, is_name))
FILTERS: tuple[tuple[Rule | None, Filter], ...] = (
    *WRITING,
    (Rule.EXCEPT, is_set_aside),
    (Rule.NEGATION, is_denied),
    (Rule.BODY, is_body),
)


@lru_cache(maxsize=16)
def _asked(used: frozenset[Rule], writing: bool = False) -> tuple[Filter, ...]:
    """The filters that have something to say of a vocabulary, by the rules that list anything for it."""
    return tuple(refuses for rule, refuses in (WRITING if writing else FILTERS) if rule is None or rule in used)


def _passed(phrase: Phrase, writing: bool = False) -> list[Match]:
    """The terms of a text that no filter refuses, in its order."""
    passed = []
    asked, listed = _asked(phrase.index.used, writing), LISTED_WRITING if writing else LISTED
    for match in phrase.matches:
        if not match.codes:  # a phrase that only holds a term's word: "trade union"
            continue
        if match.rules and any(rule in match.rules and refuses(match, phrase) for rule, refuses in listed):
            continue
        for refuses in asked:
            if refuses(match, phrase):
                break
        else:
            passed.append(match)
    return passed


def well_written(phrase: Phrase) -> list[Match]:
    """The terms of a text that are written as they must be, in its order."""
    return _passed(phrase, writing=True)


def is_place(match: Match, phrase: Phrase) -> bool:
    """Whether a works is only where something is or leads: "a road to the mine", "на рудниках", "кеніште"."""
    if Rule.WORKS not in match.rules:
        return False
    word = phrase.words[match.start]
    before = match.start - 1
    while before >= 0 and phrase.lists(Rule.ARTICLE, before):
        before -= 1
    if before >= 0 and not phrase.aparts[before + 1] and phrase.lists(Rule.AT, before):
        # To mine lithium, and на рудник, are no places.
        return before < match.start - 1 or (word.endswith("s") if word.isascii() else word != match.form)
    return word != match.form and word.endswith(tuple(phrase.index.listed[Rule.AT_ENDING]))
