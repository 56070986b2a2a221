"""A printed name as given names and surname, and how well the words of another fit it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice, product
from typing import NamedTuple

from rapidfuzz import fuzz

from analysis.posts import PostBook
from analysis.surnames import (
    is_declined,
    is_womans_form,
    keys_of,
    may_be_initial,
    readings,
    spelled,
    spellings_of,
)
from analysis.titles import ARTICLES, PARTICLES, Token, generation_of, tokens_of

# How well a name fits: all of it, only a surname with initials or a part, or with more names than are known.
FULL, PART, EXTRA = 1, 2, 3

_PATRONYMIC = re.compile(
    "(?:[оеё]ви?ч|[иі]ч|[оеё]вн|[иі]вн|ұлы|[қк]ызы|улы|оглы|ovich|evich|ovna|evna|uly|kyzy)(?:[аеоуыіи]|ой|ем|ом)?$",
    re.IGNORECASE,
)
_MOST_EXTRA = 2
_USUAL = 20  # of 100: how much more alike an unusual order of a name must be than the usual one
_MOST_JOINS = 64
_MOST_LETTERS_APART = 5  # a case ending, sh for ш


class Name(NamedTuple):
    """The words of a printed name, given names and surname apart."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    generation: str = ""
    is_strict: bool = False  # all given names belong together: Kassym-Jomart, Jae-myung
    is_spelled: bool = False  # surname first, as in East Asia: short names that sound alike are told apart by letters
    middles: frozenset[str] = frozenset()  # the further given names that any spelling has


def name_of(printed: str, person_id: str, book: PostBook, first: Name | None = None) -> Name:
    """The parts of a printed name. The id tells which is the surname; other spellings follow the `first`."""
    tokens, generation = generation_of(tokens_of(printed), book)
    words = tuple(token.text for token in tokens)
    if first is None:
        size, leads = _surname_size(words, person_id, generation)
    else:
        size, leads = _surname_place(words, first)
    family, given = (words[:size], words[size:]) if leads else (words[len(words) - size :], words[: len(words) - size])
    letters = leads if first is None else first.is_spelled
    strict = letters or bool(re.search(r"\w-\w", printed)) or (first is not None and first.is_strict)
    return Name(given, family, generation, strict, letters)


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


def _surname_place(words: tuple[str, ...], first: Name) -> tuple[int, bool]:
    """How many words the surname has in another spelling and whether it leads: the end that reads like the first's."""
    if len(words) < 2 or not first.given:
        return len(words), False
    wanted, usual = min(readings("".join(first.family)), default=""), len(first.family)
    places = [
        (size, leads) for size in (usual, usual - 1, usual + 1) if 0 < size < len(words) for leads in (False, True)
    ]

    def likeness(place: tuple[int, bool]) -> float:
        size, leads = place
        part = "".join(words[:size] if leads else words[-size:])
        same = max((fuzz.ratio(wanted, key) for key in readings(part)), default=0.0)
        return same + _USUAL * ((size == usual) + (leads == first.is_spelled) / 2)

    return max(places or [(1, False)], key=likeness)


# --- how the words of a value fit a name -------------------------------------------------------------


class _Side(NamedTuple):
    """A match of one side: whether all of it, and the cases its words stand in."""

    is_whole: bool
    cases: str


def fit(tokens: tuple[Token, ...], generation: str, name: Name) -> tuple[int, str]:
    """The level at which the words of a value fit a name, 0 where they do not, and how."""
    if not tokens or (generation and generation != name.generation):
        return 0, ""
    lacking = name.generation != generation
    best = (0, "")
    for size in range(1, min(len(tokens), len(name.family) + _MOST_EXTRA) + 1):
        orders = [(tokens[len(tokens) - size :], tokens[: len(tokens) - size])]
        if size < len(tokens):
            orders.append((tokens[:size], tokens[size:]))
        for family, given in orders:
            level, how = _fit_parts(family, given, name)
            if level == FULL and lacking:
                level = PART
            if level and (not best[0] or level < best[0]):
                best = (level, how)
    return best


def _fit_parts(family: Sequence[Token], given: Sequence[Token], name: Name) -> tuple[int, str]:
    surname, extra = _match_family(family, name), False
    if surname is None and len(family) > 1 and given and ARTICLES.isdisjoint(map(str.casefold, name.family)):
        surname, extra = _match_family(family[:-1], name), True
    if surname is None:
        return 0, ""
    if not given:
        if extra or not _may_stand_alone(family[-1].text, surname.cases):
            return 0, ""
        return PART, _how(surname.cases, family[-1].text) if surname.is_whole else "part"
    if not name.given:
        return 0, ""
    level, cases = _match_given(given, name)
    if not level or not _in_one_case(cases, surname.cases, family[-1].text):
        return 0, ""
    if level == FULL and not surname.is_whole:
        level = PART
    if extra:
        level = EXTRA if level == FULL else 0
    return level, _how(cases + surname.cases, family[-1].text)


def _how(cases: str, surname: str) -> str:
    if "n" in cases:
        return "alias"
    return "man inflected" if is_womans_form(surname) and "g" in cases else "inflected"


def _may_stand_alone(surname: str, cases: str) -> bool:
    """A Latin surname with -a or -u may be another surname: Tokayeva, Costa."""
    return not surname.isascii() or bool(set(cases) & set("n*ki"))


def _match_family(tokens: Sequence[Token], name: Name) -> _Side | None:
    if any(token.is_initial for token in tokens) and len(name.family[0]) > 1:
        return None
    wanted, words = _without_articles(name.family), [token.text for token in tokens]
    # Ben and Al are given names as well, where the surname has no such word.
    words = _without_articles(words) if len(wanted) < len(name.family) or tokens[0].is_small else words
    if len(words) == len(wanted):
        cases = [_cases(word, other, name.is_spelled) for word, other in zip(words, wanted, strict=True)]
        if all(cases):
            return _Side(True, cases[-1])
    cases = _joined_cases([token.text for token in tokens], name.family, name.is_spelled)
    if cases:
        return _Side(True, cases)
    core = [word for word in wanted if word.casefold() not in PARTICLES]
    if core and len(words) == 1 and not tokens[0].is_particle:
        cases = _cases(words[0], core[0], name.is_spelled) or _cases(words[0], core[-1], name.is_spelled)
        return _Side(len(core) == 1, cases) if cases else None
    return None


def _without_articles(words: Sequence[str]) -> list[str]:
    return [word for word in words if word.casefold() not in ARTICLES] or list(words)


def _cases(word: str, other: str, letters: bool) -> str:
    """The cases in which a word may be another name, '' where it is not that name."""
    if letters:
        return spellings_of(word).get(spelled(other), "")
    keys = keys_of(word)
    return "".join({case for key in readings(other) if key in keys for case in keys[key]})


@lru_cache(maxsize=1 << 13)
def _joined_keys(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset("".join(choice) for choice in islice(product(*map(readings, words)), _MOST_JOINS))


def _joined_cases(words: Sequence[str], others: Sequence[str], letters: bool) -> str:
    """As `_cases` for names that one side writes apart and the other as one word; only the last is inflected."""
    if not words or not others or len(words) == len(others) == 1:
        return ""
    if abs(sum(map(len, words)) - sum(map(len, others))) > _MOST_LETTERS_APART:
        return ""
    *leading, last = words
    if letters:
        wanted, start = "".join(map(spelled, others)), "".join(map(spelled, leading))
        return "".join(cases for end, cases in spellings_of(last).items() if start + end == wanted)
    keys, found = _joined_keys(tuple(others)), ""
    for key, cases in keys_of(last).items():
        for choice in islice(product(*map(readings, leading)), _MOST_JOINS):
            if "".join(choice) + key in keys:
                found += cases
    return found


def _match_given(tokens: Sequence[Token], name: Name) -> tuple[int, str]:
    """FULL, PART or EXTRA with the cases; 0 where a word is another given name."""
    cases = _joined_cases([token.text for token in tokens], name.given, name.is_spelled)
    if cases:
        return FULL, cases
    place, extra, initials, whole = 0, 0, 0, set()
    for number, token in enumerate(tokens):
        found, at = _given_at(token, name.given[place:], name.is_spelled)
        if found:
            cases, place = cases + found, place + at + 1
            initials += token.is_initial and found == "*"
            if found != "*":
                whole.add(place - 1)
        elif number == 0 or not _may_be_middle(token, name) or place < len(name.given):
            return 0, ""
        elif not token.is_initial and not (_PATRONYMIC.search(token.text) and not name.middles):
            extra += 1
    if extra > _MOST_EXTRA:
        return 0, ""
    complete = len(whole) == len(name.given)
    if 0 in whole and (complete or not name.is_strict):
        return (EXTRA if extra else FULL), cases
    return (0, "") if extra else (PART, cases)


def _given_at(token: Token, names: Sequence[str], letters: bool) -> tuple[str, int]:
    """The cases and the place of the first given name that a word or an initial may be; '*' for an initial."""
    for at, name in enumerate(names):
        if cases := _cases(token.text, name, letters):
            return cases, at
        if token.is_initial and may_be_initial(token.text, name):
            return "*", at
    return "", 0


def _may_be_middle(token: Token, name: Name) -> bool:
    """A further given name must be one of those that any spelling of the person's name has, if any has."""
    if not name.middles:
        return True
    initials = token.is_initial or all(len(middle) == 1 for middle in name.middles)
    return any(may_be_initial(token.text[0], m) if initials else _cases(token.text, m, False) for m in name.middles)


def _in_one_case(given: str, family: str, surname: str) -> bool:
    """Whether given name and surname can stand together. Роберта Хабек is a woman, Роберта Хабека is Robert."""
    if "*" in given + family or "k" in given + family or set(given.lower()) & set(family.lower()):
        return True
    if surname.isascii():
        return False
    if set(given) <= {"g"} and set(family) == {"n"}:
        return False
    return not (set(given) == {"n"} and set(family) <= {"g"} and is_womans_form(surname) and is_declined(surname[:-1]))
