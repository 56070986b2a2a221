"""Which of the terms found in a text count there: none that is denied, of an office, or another name with a capital.

Some terms count only in company, of a word of the field or of another term ("lead" beside "zinc").
"""

from __future__ import annotations

from collections.abc import Iterator

from analysis.languages.wordforms import looks_kazakh
from analysis.resolve.terms.index import Match, TermIndex, Token

_OF = {"of", "for", "на", "с"}
_INFINITIVE = "to"
_MOST_BETWEEN = 4  # words between a head and what depends on it
_NEIGHBOURS = 2  # terms on either side that it may depend on
_FARTHEST_MATERIAL, _FARTHEST_NEED = 4, 6  # words from what a material is used for


def accepted_terms(text: str, tokens: list[Token], index: TermIndex, reach: int) -> list[Match]:
    """The terms of a text that count, in its order. `reach` is how many words may part a weak one from its company."""
    matches = index.matches(tokens)
    taken = {place for match in matches for place in match.places}
    small = index.articles | index.joins | index.glue
    whole = all(place in taken or token.word in small for place, token in enumerate(tokens))
    barred = _barred(tokens, index)
    denied = {place for place, token in enumerate(tokens) if denies(token, index)}
    shouted = text.isupper()
    sure: list[Match] = []
    weak: list[Match] = []
    for match in matches:
        if (
            not match.codes
            or not barred.isdisjoint(match.places)
            or match.start - 1 in denied
            or not is_dressed(match, tokens, index, shouted)
            or _is_of_actor(match, tokens, index)
            or _is_use(match, tokens, index)
            or _lacks_material(match, tokens, index)
        ):
            continue
        needs = match.form in index.listed.get("weak", ()) or any(
            tokens[place].word in index.listed.get("homonym", ()) for place in match.places
        )
        (weak if needs else sure).append(match)
    if whole and all(match.codes for match in matches):
        sure, weak = sure + weak, []
    found = sure + _accompanied(weak, sure, tokens, index, reach)
    places = [match for match in found if _is_place(match, tokens, index)]
    if 0 < len(places) < len(found):  # the safety of miners at a mine; alone, the mine is all that is named
        found = [match for match in found if match not in places]
    found.sort(key=lambda match: match.places)
    told = _only_told(found, tokens, index) if len(found) > 1 else set()
    return [match for match in found if match not in told]


def _accompanied(
    weak: list[Match], sure: list[Match], tokens: list[Token], index: TermIndex, reach: int
) -> list[Match]:
    """Of the terms that count only in company those that have it: of the sure ones, or of one another's."""
    near = {place for place, token in enumerate(tokens) if weak and index.marks("context", token.word)}
    near.update(place for match in sure for place in match.places)
    accepted: list[Match] = []
    count = -1
    while weak and count < len(accepted):
        count = len(accepted)
        waiting = []
        for match in weak:
            if _in_company(match, near, tokens, index, reach):
                accepted.append(match)
                near.update(match.places)
            else:
                waiting.append(match)
        weak = waiting[::-1]  # a row of them is read through in two turns, wherever its company stands
    return accepted


def _barred(tokens: list[Token], index: TermIndex) -> set[int]:
    """Words that belong to an office ("Minister of Energy") or are set aside ("excluding uranium")."""
    barred: set[int] = set()
    kazakh = any(looks_kazakh(token.word) for token in tokens)
    for place, token in enumerate(tokens):
        if token.word in index.listed.get("except", ()):
            end = next((at for at in range(place + 1, len(tokens)) if tokens[at].apart), len(tokens))
            barred.update(range(place + 1, end))
        elif index.marks("office", token.word):
            if not kazakh:  # Kazakh names the office last
                barred.update(_until(place, 1, 5, tokens, index))
            barred.update(_until(place, -1, 4, tokens, index))
    return barred


def _until(place: int, step: int, most: int, tokens: list[Token], index: TermIndex) -> Iterator[int]:
    """The places beside an office that belong to its name, up to punctuation or a preposition."""
    for at in range(place + step, place + step * (most + 1), step):
        if not 0 <= at < len(tokens) or tokens[max(at, at - step)].apart:
            return
        word = tokens[at].word
        if word in index.glue and (step < 0 or word not in _OF):
            return
        # "mining, and the energy minister" is two things, "the Trade and Industry Minister" one.
        if step < 0 and word in index.joins and not (at and tokens[at - 1].printed[0].isupper()):
            return
        yield at


def is_dressed(match: Match, tokens: list[Token], index: TermIndex, shouted: bool) -> bool:
    """Whether a term stands as it must: an abbreviation in capitals, no capital on what would be another name."""
    if match.form in index.listed.get("cased", ()):
        capitals = sum(letter.isupper() for place in match.places for letter in tokens[place].printed)
        if capitals < 2:
            return False
    if match.form in index.listed.get("alone", ()) and len(tokens) > len(match.places):
        return False
    for place in () if shouted else match.places:
        word, printed, _ = tokens[place]
        # "Германия", and "Свинцов": with a capital, a form of a mineral's name is a country or a person.
        if printed[0].isupper() and (word in index.others or word.endswith(("ов", "ев"))):
            return False
    if _is_name(match, tokens, index):
        return False
    if match.form in index.listed.get("kazakh", ()) and tokens[match.start].word in index.listed["kazakh"]:
        # A word of Kazakh that is another word in Russian: something else must show that the text is Kazakh.
        rest = {token.word for place, token in enumerate(tokens) if place not in match.places}
        return not rest or any(looks_kazakh(word) or index.marks("kazakh company", word) for word in rest)
    return True


def _is_name(match: Match, tokens: list[Token], index: TermIndex) -> bool:
    """Whether a capital and a word beside it make another name of it: "Nickel Street", "посёлок Никель"."""
    first = tokens[match.start]
    if not first.printed[0].isupper():
        return False
    after = tokens[match.end] if match.end < len(tokens) and not tokens[match.end].apart else None
    if first.word.isascii():
        return after is not None and after.printed[0].isupper() and index.marks("name", after.word)
    before = tokens[match.start - 1] if match.start and not first.apart else None
    return any(token is not None and index.marks("name", token.word) for token in (before, after))


def _is_of_actor(match: Match, tokens: list[Token], index: TermIndex) -> bool:
    """Whether a term tells only what an actor works in: "mining executives"."""
    if match.form not in index.listed.get("sector", ()) or match.end == len(tokens):
        return False
    word, _, apart = tokens[match.end]
    return not apart and index.marks("actor", word)


def _is_use(match: Match, tokens: list[Token], index: TermIndex) -> bool:
    """Whether a term tells what materials are for: "minerals needed for the energy transition"."""
    if match.form not in index.listed.get("use", ()):
        return False
    # In Kazakh the material comes last: "энергетикалық ауысу үшін қажетті минералдар".
    after = tokens[match.end : match.end + _FARTHEST_MATERIAL]
    if after and index.marks("needed", after[0].word):
        return any(index.marks("material", token.word) for token in after)
    for place in range(match.start - 1, max(match.start - _FARTHEST_NEED, 0), -1):
        if tokens[place + 1].apart:
            return False
        if tokens[place].word in index.listed.get("purpose", ()):
            return _is_needed(place, tokens, index)
    return False


def _is_needed(place: int, tokens: list[Token], index: TermIndex) -> bool:
    """Whether a material stands before a purpose, alone ("minerals for") or as needed ("minerals essential to")."""
    before = place - 1
    while before > 0 and index.marks("needed", tokens[before].word):
        before -= 1
    alone = before == place - 1
    if alone and (tokens[place].apart or tokens[place].word not in index.listed.get("for", ())):
        return False
    return before >= 0 and index.marks("material", tokens[before].word)


def _lacks_material(match: Match, tokens: list[Token], index: TermIndex) -> bool:
    """Whether a deed is done to something else than a material: "sell lithium", but not "sell ice cream"."""
    if match.form not in index.listed.get("of material", ()):
        return False
    # English names it after the deed, Kazakh before it, Russian as it likes.
    steps = (1,) if tokens[match.start].word.isascii() else (1, -1)
    return not any(_names_material(match, step, tokens, index) for step in steps)


def _names_material(match: Match, step: int, tokens: list[Token], index: TermIndex) -> bool:
    first = match.end if step > 0 else match.start - 1
    for place in range(first, first + step * _FARTHEST_MATERIAL, step):
        if not 0 <= place < len(tokens) or tokens[max(place, place - step)].apart:
            return False
        if index.marks("material", tokens[place].word):
            return True
    return False


def _is_place(match: Match, tokens: list[Token], index: TermIndex) -> bool:
    """Whether a works is only where something is or leads: "a road to the mine", "на рудниках", "кеніште"."""
    if match.form not in index.listed.get("works", ()):
        return False
    word = tokens[match.start].word
    before = match.start - 1
    while before >= 0 and tokens[before].word in index.articles:
        before -= 1
    if before >= 0 and not tokens[before + 1].apart and tokens[before].word in index.listed.get("at", ()):
        # To mine lithium, and на рудник, are no places.
        return before < match.start - 1 or (word.endswith("s") if word.isascii() else word != match.form)
    return word != match.form and word.endswith(tuple(index.listed.get("at ending", ())))


def _only_told(found: list[Match], tokens: list[Token], index: TermIndex) -> set[Match]:
    """The terms that only tell what another one is of: licences of mining are law, processing of scrap is recycling.

    Which of two areas counts, where one is of the other, is listed with the rules.
    """
    kazakh = any(looks_kazakh(token.word) for token in tokens)
    told: set[Match] = set()
    for place, match in enumerate(found):
        for other in found[max(place - _NEIGHBOURS, 0) : place + _NEIGHBOURS + 1]:
            if match is other or len(match.codes) > 1 or len(other.codes) > 1:
                continue
            lesser = _lesser(match, other, tokens, index)
            if lesser and _is_of(match, other, tokens, index, kazakh):
                told.add(lesser)
    return told


def _lesser(head: Match, other: Match, tokens: list[Token], index: TermIndex) -> Match | None:
    """Which of two terms does not count where one is of the other."""
    pair = f"{head.codes[0]} of {other.codes[0]}"
    if pair in index.listed.get("the first", ()):
        return other
    if pair in index.listed.get("the first of a field", ()) and other.form in index.listed.get("field", ()):
        does = other.start and tokens[other.start - 1].word == _INFINITIVE
        return None if does else other  # loans for mines, but loans to mine lithium
    does = head.codes != other.codes and head.form in index.listed.get("deed", ())  # modernisation of railways
    return head if does or pair in index.listed.get("the second", ()) else None


def _is_of(head: Match, other: Match, tokens: list[Token], index: TermIndex, kazakh: bool) -> bool:
    """Whether a term depends on a head: "tax on mining", "налог на добычу", "өндіру салығы", "mining tax"."""
    follows = head.end <= other.start
    first, last = (head.end, other.start) if follows else (other.end, head.start)
    if first > last or any(token.apart or token.word in index.joins for token in tokens[first : last + 1]):
        return False
    small = index.articles | index.glue
    full = sum(token.word not in small for token in tokens[first:last])
    if follows:
        # In English a preposition or a participle must link them; Russian has cases.
        links = not tokens[head.start].word.isascii() or any(
            token.word in index.glue or token.word.endswith(("ing", "ed")) for token in tokens[first:last]
        )
        return links and not kazakh and full <= _MOST_BETWEEN
    return full <= _MOST_BETWEEN if kazakh else full == last - first <= 1


def _in_company(match: Match, near: set[int], tokens: list[Token], index: TermIndex, reach: int) -> bool:
    """Whether a word of the field or another term, at one of the places `near`, stands beside the match."""
    for step, place in ((1, match.end), (-1, match.start - 1)):
        left = reach
        while 0 <= place < len(tokens):
            if place in near:
                return True
            word = tokens[place].word
            small = word in index.articles or word in index.joins or word in _OF
            if not small:
                if not left:
                    break
                left -= 1
            place += step
    return False


def denies(token: Token, index: TermIndex) -> bool:
    """Whether a word says that what follows is not so."""
    return token.word in index.listed.get("negation", ())
