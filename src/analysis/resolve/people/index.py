"""The printed names of people of the vocabulary as given names and surname."""

from __future__ import annotations

import re
from typing import NamedTuple

from rapidfuzz import fuzz

from analysis.languages.sounds import readings, spelled
from analysis.resolve.people.parsing import ARTICLES, PARTICLES, generation_of, tokens_of
from analysis.resolve.posts.post import PostBook

_HYPHEN = re.compile(r"\w-\w")
_USUAL = 20  # of 100: how much more alike an unusual order of a name must be than the usual one


class Name(NamedTuple):
    """The words of a printed name, given names and surname apart."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    generation: str = ""
    is_strict: bool = False  # all given names belong together: Kassym-Jomart, Jae-myung
    is_spelled: bool = False  # surname first, as in East Asia: short names that sound alike are told apart by letters
    middles: frozenset[str] = frozenset()  # the further given names that any spelling has
    wanted: tuple[str, ...] = ()  # the surname without articles
    core: tuple[str, ...] = ()  # and without other particles
    sounds: frozenset[str] = frozenset()  # keys of the core: words with none of these may be the surname only joined
    starts: frozenset[str] = frozenset()  # first sounds of the surname
    n_letters: int = 0  # of the surname


def name_of(printed: str, person_id: str, book: PostBook, first: Name | None = None) -> Name:
    """The parts of a printed name. The id tells which is the surname; other spellings follow the `first`."""
    tokens, generation = generation_of(tokens_of(printed), book)
    words = tuple(token.text for token in tokens)
    if first is None:
        size, leads = _surname_size(words, person_id, generation)
    else:
        if not first.given:
            words = _without_post(words, book)
        size, leads = _surname_place(words, first)
    family, given = (words[:size], words[size:]) if leads else (words[len(words) - size :], words[: len(words) - size])
    letters = leads if first is None else first.is_spelled
    strict = letters or bool(_HYPHEN.search(printed)) or (first is not None and first.is_strict)
    wanted = without_articles(family)
    core = tuple(word for word in wanted if word.casefold() not in PARTICLES)
    sounds = map(spelled, core or wanted) if letters else frozenset().union(*map(readings, core or wanted))
    starts = frozenset(key[0] for word in family[:1] for key in readings(word))
    size = sum(map(len, family))
    return Name(given, family, generation, strict, letters, frozenset(), wanted, core, frozenset(sounds), starts, size)


def _surname_size(words: tuple[str, ...], person_id: str, generation: str) -> tuple[int, bool]:
    """How many words the surname has and whether it comes first: ids are surname first."""
    own = [spelled(word) for word in words]
    slugs = person_id.split("-")
    if generation:
        slugs = [slug for slug in slugs if slug not in ("jr", "ii", "iii")]
    for size in range(1, len(own)):
        if own[-size:] + own[:-size] == slugs:
            return size, False
    if own == slugs and len(own) > 1:
        return 1, True
    family = [slug for slug in slugs if slug in own]
    return (1, bool(family) and own[0] == slugs[0] and len(own) > 1) if own else (0, False)


def _without_post(words: tuple[str, ...], book: PostBook) -> tuple[str, ...]:
    """The words after the post that begins them: who has but one name is often listed with it, King Charles."""
    size, _ = book.term_at([word.casefold() for word in words], 0)
    return words[size:] or words


def _surname_place(words: tuple[str, ...], first: Name) -> tuple[int, bool]:
    """How many words the surname has in another spelling and whether it leads: the end that reads like the first's."""
    if len(words) < 2 or not first.given:
        return len(words), False
    wanted, usual = min(readings("".join(first.family)), default=""), len(first.family)
    part = words[:usual] if first.is_spelled else words[-usual:]
    if len(part) < len(words) and wanted in readings("".join(part)):
        return usual, first.is_spelled  # no other place can be more alike
    places = [
        (size, leads) for size in (usual, usual - 1, usual + 1) if 0 < size < len(words) for leads in (False, True)
    ]

    def likeness(place: tuple[int, bool]) -> float:
        size, leads = place
        part = "".join(words[:size] if leads else words[-size:])
        same = max((fuzz.ratio(wanted, key) for key in readings(part)), default=0.0)
        return same + _USUAL * ((size == usual) + (leads == first.is_spelled) / 2)

    return max(places or [(1, False)], key=likeness)


def without_articles(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words but for al, bin and the like; all of them where there are no others."""
    return tuple(word for word in words if word.casefold() not in ARTICLES) or words
