"""How well the words of a value fit the name of a person of the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from analysis.languages.sounds import may_be_initial, readings, spelled
from analysis.resolve.people.forms import KAZAKH, is_womans_form, keys_of, spellings_of
from analysis.resolve.people.index import Name
from analysis.resolve.people.parsing import Token, without_articles

# How well a name fits: all of it, only a surname with initials or a part, with more names than are known, or only by
# the name of the father or the house.
FULL, PART, EXTRA, HOUSE = 1, 2, 3, 4

_PATRONYMIC = re.compile(
    "(?:[оеё]ви?ч|[иі]ч|[оеё]вн|[иі]вн|ұлы|[қк]ызы|улы|оглы|ovich|evich|ovna|evna|uly|kyzy)(?:[аеоуыіи]|ой|ем|ом)?$",
    re.IGNORECASE,
)
_MOST_EXTRA = 2
_MOST_LETTERS_APART = 5  # a case ending, sh for ш


class _Side(NamedTuple):
    """A match of one side: whether all of it, and the cases its words stand in."""

    is_whole: bool
    cases: str


class _Part(NamedTuple):
    """Some words of a value, taken for a surname."""

    tokens: tuple[Token, ...]
    texts: tuple[str, ...]
    bare: tuple[str, ...]  # without articles
    starts: frozenset[str]  # first sounds
    n_letters: int
    has_initial: bool


class _Split(NamedTuple):
    """One way to part the words of a value: surname, the same without its last word, given names."""

    family: _Part
    shorter: _Part | None
    given: tuple[Token, ...]
    leads: bool  # the surname comes first


class _Apart(NamedTuple):
    """The words of a value with all ways to part them, short surnames before long ones, and every key of theirs."""

    splits: tuple[_Split, ...]
    parts: tuple[_Part, ...]
    keys: frozenset[str]


def _part(tokens: tuple[Token, ...]) -> _Part:
    texts = tuple(token.text for token in tokens)
    starts = frozenset(key[0] for key in (*readings(texts[0]), *keys_of(texts[0])))
    has_initial = any(token.is_initial for token in tokens)
    return _Part(tokens, texts, without_articles(tokens), starts, sum(map(len, texts)), has_initial)


@lru_cache(maxsize=1 << 10)
def _apart(tokens: tuple[Token, ...]) -> _Apart:
    """A value is held against many names, and taken apart once. Given name first, then surname first."""
    splits = []
    for size in range(1, len(tokens) + 1):
        orders = [(tokens[len(tokens) - size :], tokens[: len(tokens) - size], False)]
        if size < len(tokens):
            orders.append((tokens[:size], tokens[size:], True))
        for family, given, leads in orders:
            splits.append(_Split(_part(family), _part(family[:-1]) if size > 1 and given else None, given, leads))
    parts = tuple(part for split in splits for part in (split.family, split.shorter) if part)
    return _Apart(tuple(splits), parts, frozenset().union(*(keys_of(token.text) for token in tokens)))


def fit(tokens: tuple[Token, ...], generation: str, name: Name) -> tuple[int, str]:
    """The level at which the words of a value fit a name, 0 where they do not, and how."""
    if not tokens or (generation and generation != name.generation):
        return 0, ""
    apart = _apart(tokens)
    words = _words_of(apart, tokens, name)
    if not words and not any(_may_be_joined(part, name) for part in apart.parts):
        return 0, ""
    lacking = name.generation != generation
    best = (0, "")
    for split in apart.splits:
        if len(split.family.tokens) > len(name.family) + _MOST_EXTRA:
            break
        family, shorter = split.family, split.shorter
        if words.isdisjoint(family.texts) and not any(_may_be_joined(part, name) for part in (family, shorter) if part):
            continue
        level, how = _fit_split(split, name)
        if level == FULL and lacking:
            level = PART
        if level and (not best[0] or level < best[0]):
            best = (level, how)
    return best


def _words_of(apart: _Apart, tokens: tuple[Token, ...], name: Name) -> set[str]:
    """The words that may be one of the surname."""
    if not name.is_spelled and name.sounds.isdisjoint(apart.keys):
        return set()
    keys = spellings_of if name.is_spelled else keys_of
    return {token.text for token in tokens if not name.sounds.isdisjoint(keys(token.text))}


def _may_be_joined(part: _Part, name: Name) -> bool:
    """Whether words begin and are as long as the surname, which one side may write as one word."""
    return (
        abs(part.n_letters - name.n_letters) <= _MOST_LETTERS_APART
        and (name.is_spelled or not name.starts.isdisjoint(part.starts))
        and (len(part.texts) > 1 or len(name.family) > 1)
    )


def _fit_split(split: _Split, name: Name) -> tuple[int, str]:
    family, shorter, given, leads = split
    if given and not name.given:
        return 0, ""
    surname, extra = _match_family(family, name), False
    if surname is None and shorter and not name.has_article:
        surname, extra = _match_family(shorter, name), True
    if surname is None:
        return 0, ""
    last = family.texts[-1]
    if not given:
        return _fit_alone(family, surname, name)
    if given[-1].is_son != name.is_patronymic and (given[-1].is_son or leads):
        return 0, ""  # Khalid bin Saud is no Khalid of the Saud family, nor Faisal Khalid a Khalid bin Faisal
    level, cases = _match_given(given, name)
    # Where the surname comes first as a rule, only the end of the name bears an ending: Цзян Дамина.
    is_ended = leads and name.is_spelled and "n" in surname.cases
    if not level or not (is_ended or _in_one_case(cases, surname.cases, last)):
        return 0, ""
    if level == FULL and not surname.is_whole:
        level = PART
    if extra:
        level = EXTRA if level == FULL else 0
    if name.has_father and not name.is_patronymic and not any(token.is_son for token in given):
        return level and PART, "part"  # of a dynasty: many a Mohammed is of the Saud family
    return level, _how(cases + surname.cases, last)


def _fit_alone(family: _Part, surname: _Side, name: Name) -> tuple[int, str]:
    """How a surname without given names fits.

    A father's name, or that of a house, tells nobody: King Faisal is not Khalid bin Faisal. Who is called by a surname
    and has the father's name too is listed without it as well.
    """
    last = family.texts[-1]
    if not _may_stand_alone(last, surname.cases):
        return 0, ""
    if (name.has_father or name.has_son) and not any(token.is_son for token in family.tokens):
        return HOUSE, "part"
    return PART, _how(surname.cases, last) if surname.is_whole else "part"


def _how(cases: str, surname: str) -> str:
    if "n" in cases:
        return "alias"
    return "man inflected" if is_womans_form(surname) and "g" in cases else "inflected"


def _may_stand_alone(surname: str, cases: str) -> bool:
    """A Latin surname with -a or -u may be another surname: Tokayeva, Costa."""
    return not surname.isascii() or bool(set(cases) & {"n", "*", KAZAKH, "i"})


def _match_family(part: _Part, name: Name) -> _Side | None:
    if part.has_initial and len(name.family[0]) > 1:
        return None
    tokens, texts = part.tokens, part.texts
    # Ben and Al are given names as well, where the surname has no such word.
    words = part.bare if len(name.wanted) < len(name.family) or tokens[0].is_small else texts
    if len(words) == len(name.wanted):
        cases = ""
        for word, other in zip(words, name.wanted, strict=True):
            if not (cases := _cases(word, other, name.is_spelled)):
                break
        if cases:
            return _Side(True, cases)
    if _may_be_joined(part, name) and (cases := _joined_cases(texts, name.family, name.is_spelled)):
        return _Side(True, cases)
    if name.core and len(words) == 1 and not tokens[0].is_particle:
        first, last = name.core[0], name.core[-1]
        cases = _cases(words[0], first, name.is_spelled) or _cases(words[0], last, name.is_spelled)
        return _Side(len(name.core) == 1, cases) if cases else None
    return None


def _cases(word: str, other: str, letters: bool) -> str:
    """The cases in which a word may be another name, '' where it is not that name."""
    if letters:
        return spellings_of(word).get(spelled(other), "")
    keys, wanted = keys_of(word), readings(other)
    return "" if wanted.isdisjoint(keys) else "".join({case for key in wanted if key in keys for case in keys[key]})


def _joined_cases(words: Sequence[str], others: Sequence[str], letters: bool) -> str:
    """As `_cases` for names that one side writes apart and the other as one word."""
    if not words or not others or len(words) == len(others) == 1:
        return ""
    if abs(sum(map(len, words)) - sum(map(len, others))) > _MOST_LETTERS_APART:
        return ""
    if 1 in (own := set(map(len, words))) and len(own) > 1 and not letters:  # Howard W. is no Говарду
        return ""
    return _cases("".join(words), "".join(others), letters)


def _match_given(tokens: Sequence[Token], name: Name) -> tuple[int, str]:
    """FULL, PART or EXTRA with the cases; 0 where a word is another given name."""
    cases = _joined_cases([token.text for token in tokens], name.given, name.is_spelled)
    if cases or (cases := _shuffled_cases(tokens, name)):
        return FULL, cases
    place, extra, initials, whole = 0, 0, 0, set()
    for number, token in enumerate(tokens):
        # A lone initial is that of the first given name, and the first word one's own name, never that of the father's.
        own = len(name.given) if number or token.is_son else 1 if token.is_initial else name.n_own
        names = name.given[place:own]
        found, at = _given_at(token, names, name.is_spelled)
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


def _shuffled_cases(tokens: Sequence[Token], name: Name) -> str:
    """The cases where all given names stand there in another order: Olivier Herindrainy for Herindrainy Olivier."""
    if name.is_strict or not 1 < len(tokens) == len(name.given) or any(token.is_initial for token in tokens):
        return ""
    left, found = list(name.given), ""
    for token in tokens:
        at, cases = next(((at, c) for at, other in enumerate(left) if (c := _cases(token.text, other, False))), (0, ""))
        if not cases:
            return ""
        del left[at]
        found += cases
    return found


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
    """Whether given name and surname can stand together. Роберта Хабек is a woman, Роберта Хабека is Robert.

    Of foreign names the given one often stays: Иран Шархана.
    """
    if "*" in given + family or KAZAKH in given + family or not set(given).isdisjoint(family):
        return True
    return not surname.isascii() and "n" in given and not is_womans_form(surname)
