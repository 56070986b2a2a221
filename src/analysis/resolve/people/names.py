"""The listed names of the people of the vocabulary, each as given names and surname, by what the words sound like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice, product
from typing import NamedTuple

from analysis.languages.sounds import readings, spelled, squeezed
from analysis.resolve.people.forms import key_of
from analysis.resolve.people.parsing import Token, generation_of, tokens_of
from analysis.resolve.people.particles import particles
from analysis.resolve.posts.lexicon import PostBook

_HYPHEN = re.compile(r"\w-\w")
_MOST_JOINS = 64

Keys = frozenset[str]  # of one word of a name


class Spelling(NamedTuple):
    """A printed name, given names and surname apart."""

    own: tuple[Token, ...]
    last: tuple[Token, ...]
    generation: str
    is_strict: bool  # all given names belong together: Kassym-Jomart, Jae-myung
    is_spelled: bool  # surname first, as in East Asia: short names that sound alike are told apart by letters

    @property
    def given(self) -> tuple[str, ...]:
        """The given names as written."""
        return _texts(self.own)

    @property
    def family(self) -> tuple[str, ...]:
        """The words of the surname as written."""
        return _texts(self.last)

    @property
    def shape(self) -> object:
        """What spellings of the same words have in common; short names that are told apart by letters, the words."""
        roles = [[(token.is_particle, token.is_article, token.is_son) for token in side] for side in self[:2]]
        return repr((roles, self.generation, self.is_spelled and [*map(spelled, (*self.given, "", *self.family))]))


class Name:
    """What words are held against: the keys of each word in all `spellings` of one shape, of a person with `others`."""

    def __init__(self, spellings: Sequence[Spelling], others: Sequence[Spelling]):
        first = spellings[0]
        own, last, self.generation, _, self.is_spelled = first
        self.is_strict = all(spelling.is_strict for spelling in spellings)
        self.given, self.given_as_one = _keys([spelling.given for spelling in spellings], self.is_spelled)
        self.family, self.family_as_one = _keys([spelling.family for spelling in spellings], self.is_spelled)
        self.given_words = [set(words) for words in zip(*(spelling.given for spelling in spellings), strict=True)]
        without = [at for at, token in enumerate(last) if not token.is_article] or range(len(last))
        self.wanted = [self.family[at] for at in without]  # the surname without articles
        self.core = [self.family[at] for at in without if not last[at].is_particle]  # and without other particles
        # Words with none of these are another surname.
        self.sounds = _all([self.family_as_one, *(self.core or self.wanted)])
        self.is_letter = len(last[0].text) == 1
        self.n_own = _own_of(own)  # given names before the father's: 1 of Mohamed bin Zayed
        self.has_father = self.n_own < len(own)
        self.is_patronymic = bool(own) and own[-1].is_son  # the surname is the father's name: Khalid bin Faisal
        self.has_son = len(last) > 1 and last[0].is_son and last[0].is_particle  # and begins with bin
        # The further given names that any spelling has, and those that are displayed, or come first in a spelling.
        self.middles = {word for other in others for word in other.given[1:]}
        self.middle_keys = _all(key_of(word, self.is_spelled) for word in self.middles)
        called = {*others[0].given, *(word for other in others for word in other.given[:1])}
        self._called = _all(key_of(word, self.is_spelled) for word in called)

    def may_be_called(self, number: int) -> bool:
        """Whether a given name after the first may be the only one: Bandar Ibrahim is called Bandar."""
        return self.is_spelled or not self._called.isdisjoint(self.given[number])


def _keys(spellings: Sequence[tuple[str, ...]], by_letters: bool) -> tuple[list[Keys], Keys]:
    """The keys of each word, and those of all as one, as somebody may write them."""
    words = [_all(key_of(word, by_letters) for word in at) for at in zip(*spellings, strict=True)]
    return words, words[0] if len(words) == 1 else _all(_as_one(spelling, by_letters) for spelling in set(spellings))


def _as_one(words: Sequence[str], by_letters: bool) -> Keys:
    """Of the whole and by parts too, for a last letter may sound otherwise within."""
    whole = key_of("".join(words), by_letters) if words else frozenset[str]()
    if by_letters:
        return whole
    return whole | {squeezed("".join(part)) for part in islice(product(*map(readings, words)), _MOST_JOINS) if part}


def spelling_of(printed: str, person_id: str, book: PostBook, first: Spelling | None = None) -> Spelling:
    """The parts of a printed name. The id tells which is the surname; other spellings follow the `first`."""
    tokens, generation = generation_of(tokens_of(printed), book)
    if first is None:
        size, leads = _surname_size(_texts(tokens), person_id, generation)
        is_strict = is_spelled = leads
    else:
        if not first.own:  # who has but one name is often listed with the post, King Charles
            tokens = tokens[book.term_at([token.text.casefold() for token in tokens], 0)[0] :] or tokens
        size, leads = _surname_place(tokens, first)
        is_strict, is_spelled = first.is_strict, first.is_spelled
    cut = size if leads else len(tokens) - size
    last, own = (tokens[:cut], tokens[cut:]) if leads else (tokens[cut:], tokens[:cut])
    return Spelling(own, last, generation, is_strict or bool(_HYPHEN.search(printed)), is_spelled)


def _texts(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(token.text for token in tokens)


def _own_of(given: Sequence[Token]) -> int:
    """How many given names are one's own: those before bin and the father's name, all where there is none."""
    fathers = (at for at, token in enumerate(given) if at and token.is_son and token.is_particle)
    return next(fathers, len(given))


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


def _surname_place(tokens: Sequence[Token], first: Spelling) -> tuple[int, bool]:
    """How many words the surname has in another spelling and whether it leads: as displayed, unless turned round.

    It does not lead where the father's name follows: Faisal bin Farhan Al Saud.
    """
    words = _texts(tokens)
    if len(words) < 2 or not first.given:
        return len(words), False
    size = min(len(first.family), len(words) - 1)
    family, given = (min(readings("".join(own)), default="") for own in (first.family, first.given))

    def is_so(leads: bool) -> bool:
        last, own = (words[:size], words[size:]) if leads else (words[-size:], words[:-size])
        return family in readings("".join(last)) or given in readings("".join(own))

    leads = first.is_spelled
    if _own_of(tokens) == len(tokens) and not is_so(leads) and is_so(not leads):
        leads = not leads
    before = words[-size - 1] if not leads and size < len(words) - 1 and tokens[-size - 1].is_article else ""
    return size + (bool(before) and family.startswith(min(readings(before)))), leads  # Al Suwaidi is Alsuwaidi


def _has_more(printed: str, first: Spelling, book: PostBook) -> bool:
    """Whether something follows the surname as displayed: such a spelling is found as it is, and tells no other."""
    words, size = _texts(generation_of(tokens_of(printed), book)[0]), len(first.family)
    at = next((at for at in range(1, len(words) - size) if words[at : at + size] == first.family), 0)
    return bool(at and first.given) and not first.is_spelled and words[at + size].casefold() not in particles().articles


def spellings_in(printed: Sequence[str], person_id: str, book: PostBook) -> list[Spelling]:
    """Listed names of a person, the displayed one first, but for those with a surname that only one source has."""
    first = spelling_of(printed[0], person_id, book)
    names = [spelling_of(name, person_id, book, first) for name in printed if not _has_more(name, first, book)]
    return [name for name in names if name.family]


def names_in(spellings: Sequence[Spelling]) -> tuple[Name, ...]:
    """The names of a person that differ in more than spelling; the first as displayed."""
    alike: dict[object, list[Spelling]] = {}
    for spelling in spellings:
        alike.setdefault(spelling.shape, []).append(spelling)
    names = []
    for group in alike.values():
        name = Name(group, spellings)
        # Each by itself where one puts a given name in another's place.
        is_one = len(_all(name.given)) == sum(map(len, name.given))
        names += [name] if is_one else [Name([spelling], spellings) for spelling in group]
    return tuple(names)


def _all(keys: Iterable[Keys]) -> Keys:
    return frozenset().union(*keys)
