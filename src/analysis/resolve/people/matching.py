"""How well the words of a value fit the name of a person of the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import lru_cache

from analysis.languages.sounds import IS_CYRILLIC, may_be_initial
from analysis.resolve.people.forms import ENDED, LETTERS, Cases, NameForms, is_womans_form
from analysis.resolve.people.names import Keys, Name
from analysis.resolve.people.parsing import Token

# How well a name fits: all of it, only a surname with initials or a part, with more names than are known, or only by
# the name of the father or the house.
FULL, PART, EXTRA, HOUSE = 1, 2, 3, 4
Level = tuple[int, str]
NONE: Level = (0, "")

_PATRONYMIC = re.compile(
    "(?:[оеё]ви?ч|[иі]ч|[оеё]вн|[иі]вн|ұлы|[қк]ызы|улы|оглы|ovich|evich|ovna|evna|uly|kyzy)(?:[аеоуыіи]|ой|ем|ом)?$",
    re.IGNORECASE,
)
_MOST_EXTRA = 2
_INITIAL = "*"  # for the cases of an initial: any
_START = 2  # letters of a word that is to be one with the next


class Value:
    """Words taken for a name: what each is a form of, and what neighbours are as one word."""

    def __init__(self, tokens: Sequence[Token], generation: str, forms: NameForms):
        self.tokens, self.generation = tuple(tokens), generation
        self._forms = forms
        self.words = [forms.cases(token.text) for token in tokens]
        self._joined: dict[tuple[int, int], Cases] = {}
        self.has_initial = any(token.is_initial for token in tokens)

    def joined(self, start: int, end: int) -> Cases:
        """What some words written as one are; an initial is joined to initials only: Howard W. is no Говарду."""
        if end == start + 1:
            return self.words[start]
        if (start, end) not in self._joined:
            texts = [token.text for token in self.tokens[start:end]]
            is_one = len({(len(text) == 1, bool(IS_CYRILLIC.search(text))) for text in texts}) == 1
            found = self._forms.cases("".join(texts)) if is_one else {}
            # Ли Мён is no Ли with an ending.
            kept = {key: cases for key, cases in found.items() if cases != ENDED or key[0] != LETTERS}
            self._joined[start, end] = kept
        return self._joined[start, end]

    def places(self, keys: Set[str]) -> list[int]:
        """The words that may be one of those with the keys, alone or as one with the next."""
        if found := [at for at, word in enumerate(self.words) if not keys.isdisjoint(word)]:
            return found
        starts = {key[:_START] for key in keys}
        begun = [at for at, word in enumerate(self.words[:-1]) if any(key[:_START] in starts for key in word)]
        return [at for at in begun if not keys.isdisjoint(self.joined(at, at + 2))]


def fit(value: Value, name: Name) -> Level:
    """The level at which the words of a value fit a name, 0 where they do not, and how."""
    generation = value.generation
    if (generation and generation != name.generation) or not (places := value.places(name.sounds)):
        return NONE
    best = NONE
    for start, end in _splits(len(value.tokens), len(name.family) + _MOST_EXTRA):
        if start <= places[-1] and places[0] < end:
            level, how = _fit_at(value, start, end, name)
            if level == FULL and name.generation != generation:
                level = PART
            if level and (not best[0] or level < best[0]):
                best = level, how
            if level == FULL:
                break
    return best


@lru_cache(maxsize=64)
def _splits(n_words: int, most: int) -> list[tuple[int, int]]:
    """Where the surname may stand: at the end or the beginning, short ones first."""
    sizes = range(1, min(n_words, most) + 1)
    return [place for size in sizes for place in dict.fromkeys([(n_words - size, n_words), (0, size)])]


def _fit_at(value: Value, start: int, end: int, name: Name) -> Level:
    given = range(end, len(value.tokens)) if start == 0 else range(start)
    if given and not name.given:
        return NONE
    cases, is_whole = _match_family(value, start, end, name)
    extra = not cases and end - start > 1 and bool(given) and len(name.wanted) == len(name.family)
    if extra:
        cases, is_whole = _match_family(value, start, end - 1, name)
    if not cases:
        return NONE
    last = value.tokens[end - 1].text
    if not given:
        return _fit_alone(value.tokens, is_whole, cases, name)
    is_of_son = value.tokens[given[-1]].is_son
    if is_of_son != name.is_patronymic and (is_of_son or start == 0):
        return NONE  # Khalid bin Saud is no Khalid of the Saud family, nor Faisal Khalid a Khalid bin Faisal
    level, own = _match_given(value, given, name)
    # Where the surname comes first as a rule, only the end of the name bears an ending: Цзян Дамина.
    if not level or not ((start == 0 and name.is_spelled and "n" in cases) or _in_one_case(own, cases, last)):
        return NONE
    if level == FULL and not is_whole:
        level = PART
    if extra:
        level = EXTRA if level == FULL else 0
    if name.has_father and not name.is_patronymic and not any(value.tokens[at].is_son for at in given):
        return level and PART, "part"  # of a dynasty: many a Mohammed is of the Saud family
    return level, _how(own + cases, last)


def _fit_alone(family: Sequence[Token], is_whole: bool, cases: str, name: Name) -> Level:
    """How a surname without given names fits. A Latin one with -a or -u may be another: Tokayeva, Costa.

    A father's name, or that of a house, tells nobody: King Faisal is not Khalid bin Faisal; with bin it is one of
    several brothers', and is a part of a name. Who is called by a surname and has the father's name too is listed
    without it as well.
    """
    last = family[-1].text
    if last.isascii() and set(cases).isdisjoint({"n", _INITIAL, ENDED, "i"}):
        return NONE
    is_of_son = any(token.is_son for token in family)
    if (name.has_father or name.has_son) and not is_of_son:
        return HOUSE, "part"
    return PART, _how(cases, last) if is_whole and not is_of_son else "part"


def _how(cases: str, surname: str) -> str:
    if "n" in cases:
        return "alias"
    return "man inflected" if "g" in cases and is_womans_form(surname) else "inflected"


def _cases(word: Cases, keys: Keys) -> str:
    """The cases in which a word may be another name, '' where it is not that name."""
    return "" if keys.isdisjoint(word) else "".join([word[key] for key in keys if key in word])


def _match_family(value: Value, start: int, end: int, name: Name) -> tuple[str, bool]:
    """The cases in which words may stand for a surname, '' where they are another, and whether they are all of it."""
    tokens, words = value.tokens, value.words
    places: Sequence[int] = range(start, end)
    if value.has_initial and not name.is_letter and any(tokens[at].is_initial for at in places):
        return "", False
    # Ben and Al are given names as well, where the surname has no such word.
    if len(name.wanted) < len(name.family) or tokens[start].is_small:
        places = [at for at in places if not tokens[at].is_article] or places
    if len(places) == len(name.wanted):
        found = [_cases(words[at], keys) for at, keys in zip(places, name.wanted, strict=True)]
        if all(found):
            return found[-1], True
    if cases := _joined(value, start, end, len(name.family), name.family_as_one):
        return cases, True
    if name.core and len(places) == 1 and not tokens[start].is_particle:
        word = words[places[0]]
        return _cases(word, name.core[0]) or _cases(word, name.core[-1]), len(name.core) == 1
    return "", False


def _joined(value: Value, start: int, end: int, n_words: int, keys: Keys) -> str:
    """The cases where one side writes apart what the other writes as one word."""
    return "" if end - start in (n_words, 0) or end - start > 2 else _cases(value.joined(start, end), keys)


def _match_given(value: Value, places: range, name: Name) -> Level:
    """FULL, PART or EXTRA with the cases; 0 where a word is another given name."""
    cases = _joined(value, places.start, places.stop, len(name.given), name.given_as_one)
    if cases:
        return FULL, cases
    place, extra, whole = 0, 0, set()
    for at in places:
        token, word, is_first = value.tokens[at], value.words[at], at == places[0]
        # A lone initial is that of the first given name, and the first word one's own name, never that of the father's.
        own = len(name.given) if not is_first or token.is_son else 1 if token.is_initial else name.n_own
        found, number = _given_at(token, word, name, place, own)
        if found and is_first and number and (token.is_son or not name.may_be_called(number)):
            return NONE  # Ibrahim Alkhorayef is no Bandar Ibrahim, and bin Faisal tells no son
        if found:
            cases, place = cases + found, number + 1
            if found != _INITIAL:
                whole.add(number)
        elif is_first or place < len(name.given) or not _may_be_middle(token, word, name):
            return NONE
        elif not token.is_initial and not (_PATRONYMIC.search(token.text) and not name.middles):
            extra += 1
    if extra > _MOST_EXTRA:
        return NONE
    if 0 in whole and (len(whole) == len(name.given) or not name.is_strict):
        return (EXTRA if extra else FULL), cases
    return NONE if extra else (PART, cases)


def _given_at(token: Token, word: Cases, name: Name, place: int, end: int) -> tuple[str, int]:
    """The cases and the place of the first given name that a word or an initial may be."""
    for at in range(place, end):
        if cases := _cases(word, name.given[at]):
            return cases + _INITIAL * token.is_initial, at
        if token.is_initial and any(may_be_initial(token.text, given) for given in name.given_words[at]):
            return _INITIAL, at
    return "", 0


def _may_be_middle(token: Token, word: Cases, name: Name) -> bool:
    """A further given name must be one of those that any spelling of the person's name has, if any has."""
    if not name.middles:
        return True
    if token.is_initial or all(len(middle) == 1 for middle in name.middles):
        return any(may_be_initial(token.text[0], middle) for middle in name.middles)
    return not name.middle_keys.isdisjoint(word)


def _in_one_case(given: str, family: str, surname: str) -> bool:
    """Whether given name and surname can stand together. Роберта Хабек is a woman, Роберта Хабека is Robert.

    Of foreign names the given one often stays, Иран Шархана, and a woman's surname does: Урсулу Лейен.
    """
    if _INITIAL in given or ENDED in given + family or not set(given.lower()).isdisjoint(family.lower()):
        return True
    if surname.isascii():
        return False
    return ("n" in given and not is_womans_form(surname)) or ("n" in family and given.isupper())
