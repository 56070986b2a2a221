"""The listed names of the people of the vocabulary, each as given names and surname, by what the words sound like."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice, product, starmap
from typing import NamedTuple

from analysis.languages.sounds import readings, spelled, squeezed
from analysis.resolve.people.parsing import Token, generation_of, tokens_of, without_articles
from analysis.resolve.people.particles import particles
from analysis.resolve.posts.lexicon import PostBook

_HYPHEN = re.compile(r"\w-\w")
_USUAL = 20  # of 100: how much more alike an unusual order of a name must be than the usual one
_MOST_JOINS = 64
_SAME = 60  # of 100: how alike two spellings of one name are at least

Keys = frozenset[str]  # of one word of a name


class Name(NamedTuple):
    """The words of a printed name, given names and surname apart."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    generation: str
    is_strict: bool  # all given names belong together: Kassym-Jomart, Jae-myung
    is_spelled: bool  # surname first, as in East Asia: short names that sound alike are told apart by letters
    given_keys: tuple[Keys, ...]
    family_keys: tuple[Keys, ...]
    wanted: tuple[Keys, ...]  # of the surname without articles
    core: tuple[Keys, ...]  # and without other particles
    joined_given: Keys  # of all as one word
    joined_family: Keys
    sounds: Keys  # of the core and of all as one word: words with none of these are another surname
    n_own: int  # given names before the father's: 1 of Mohamed bin Zayed
    is_patronymic: bool  # the surname is the father's name: Khalid bin Faisal
    has_son: bool  # and begins with bin
    has_article: bool  # in the surname
    has_particle: bool
    middles: Mapping[str, Keys] = {}  # the further given names that any spelling has
    called: Keys = frozenset()  # of the given names that are displayed, or come first in a spelling

    @property
    def has_father(self) -> bool:
        """Whether the father's name stands among the given names, or bin before it does."""
        return self.n_own < len(self.given)

    def may_be_called(self, number: int) -> bool:
        """Whether a given name after the first may be the only one: Bandar Ibrahim is called Bandar."""
        return self.is_spelled or not self.called.isdisjoint(self.given_keys[number])


def name_of(printed: str, person_id: str, book: PostBook, first: Name | None = None) -> Name:
    """The parts of a printed name. The id tells which is the surname; other spellings follow the `first`."""
    tokens, generation = generation_of(tokens_of(printed), book)
    if first is None:
        size, leads = _surname_size(_texts(tokens), person_id, generation)
    else:
        if not first.given:
            tokens = _without_post(tokens, book)
        size, leads = _surname_place(_texts(tokens), first, may_lead=_own_of(tokens) == len(tokens))
    cut = size if leads else len(tokens) - size
    last, own = (tokens[:cut], tokens[cut:]) if leads else (tokens[cut:], tokens[:cut])
    family, given = _texts(last), _texts(own)
    letters = leads if first is None else first.is_spelled
    listed = particles().all
    keys = {word: frozenset([spelled(word)]) if letters else readings(word) for word in (*given, *family)}
    wanted = without_articles(last)
    core = [keys[word] for word in wanted if word.casefold() not in listed]
    joined = [_joined(words, letters) if len(words) > 1 else frozenset[str]() for words in (given, family)]
    return Name(
        given,
        family,
        generation,
        is_strict=letters or bool(_HYPHEN.search(printed)) or (first is not None and first.is_strict),
        is_spelled=letters,
        given_keys=tuple(keys[word] for word in given),
        family_keys=tuple(keys[word] for word in family),
        wanted=tuple(keys[word] for word in wanted),
        core=tuple(core),
        joined_given=joined[0],
        joined_family=joined[1],
        sounds=frozenset().union(joined[1], *(core or (keys[word] for word in wanted))),
        n_own=_own_of(own),
        is_patronymic=bool(own) and own[-1].is_son,
        has_son=len(last) > 1 and last[0].is_son and last[0].is_particle,
        has_article=any(token.is_article for token in last),
        has_particle=any(word.casefold() in listed for word in family),
    )


def _joined(words: Sequence[str], letters: bool) -> Keys:
    """The keys of words that somebody may write as one: by parts too, for a last letter may sound otherwise within."""
    if letters:
        return frozenset([spelled("".join(words))])
    parts = islice(product(*map(readings, words)), _MOST_JOINS)
    return readings("".join(words)) | {squeezed("".join(part)) for part in parts}


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


def _without_post(tokens: tuple[Token, ...], book: PostBook) -> tuple[Token, ...]:
    """The words after the post that begins them: who has but one name is often listed with it, King Charles."""
    size, _ = book.term_at([token.text.casefold() for token in tokens], 0)
    return tokens[size:] or tokens


def _surname_place(words: tuple[str, ...], first: Name, may_lead: bool) -> tuple[int, bool]:
    """How many words the surname has in another spelling and whether it leads: the end that reads like the first's.

    It does not lead where the father's name follows: Faisal bin Farhan Al Saud.
    """
    if len(words) < 2 or not first.given:
        return len(words), False
    wanted, usual = min(readings("".join(first.family)), default=""), len(first.family)
    part = words[:usual] if first.is_spelled else words[-usual:]
    if len(part) < len(words) and wanted in readings("".join(part)):
        return usual, first.is_spelled  # no other place can be more alike
    places = [
        (size, leads)
        for size in (usual, usual - 1, usual + 1)
        if 0 < size < len(words)
        for leads in (False, True)[: 1 + may_lead]
    ]

    from rapidfuzz import fuzz  # only few names are so unlike

    def likeness(place: tuple[int, bool]) -> float:
        size, leads = place
        part = "".join(words[:size] if leads else words[-size:])
        same = max((fuzz.ratio(wanted, key) for key in readings(part)), default=0.0)
        return same + _USUAL * ((size == usual) + (leads == first.is_spelled) / 2)

    return max(places or [(1, False)], key=likeness)


def _has_more(printed: str, first: Name, book: PostBook) -> bool:
    """Whether a second surname follows the displayed name: such a spelling is found as it is, and tells no other."""
    words = [token.text for token in generation_of(tokens_of(printed), book)[0]]
    shown = [*first.given, *first.family]
    if len(words) <= len(shown) or words[: len(shown)] != shown:
        return False
    return words[len(shown)].casefold() not in particles().all


def _may_be_mixed(name: Name, other: Name) -> bool:
    """Whether the surname of one spelling may follow the given names of another, and neither can be read so."""
    if name.is_spelled or name.has_particle or other.has_particle:
        return False
    return _are_spellings(name.family, other.family) and _are_spellings(other.given, name.given)


def _are_spellings(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether words that can be read as others cannot spell the same names, which are known to be one person's."""
    if len(words) != len(others):
        return False
    pairs = [(readings(word), readings(other)) for word, other in zip(words, others, strict=True)]
    if all(starmap(frozenset.issubset, pairs)):
        return False
    from rapidfuzz import fuzz

    return all(max((fuzz.ratio(*pair) for pair in product(*both)), default=0) >= _SAME for both in pairs)


def names_in(printed: Sequence[str], person_id: str, book: PostBook) -> list[Name]:
    """Listed names of a person, the displayed one first, but for those with a surname that only one source has."""
    first = name_of(printed[0], person_id, book)
    names = [name_of(name, person_id, book, first) for name in printed if not _has_more(name, first, book)]
    return [name for name in names if name.family]


def distinct_names(names: Sequence[Name]) -> tuple[Name, ...]:
    """The names that read differently, and one source's surname with another's given names."""
    middles = {word: keys for name in names for word, keys in list(zip(name.given, name.given_keys, strict=True))[1:]}
    called = frozenset().union(*names[0].given_keys, *(keys for name in names for keys in name.given_keys[:1]))
    distinct: dict[object, Name] = {}
    for name in names:
        distinct.setdefault((name.given_keys, name.family_keys, name.generation), name)
    for name, other in product(list(distinct.values()), repeat=2):
        if name is not other and _may_be_mixed(name, other):
            mixed = name._replace(
                given=other.given,
                given_keys=other.given_keys,
                joined_given=other.joined_given,
                n_own=other.n_own,
                is_patronymic=other.is_patronymic,
                is_strict=name.is_strict or other.is_strict,
            )
            distinct.setdefault((mixed.given_keys, mixed.family_keys, mixed.generation), mixed)
    return tuple(name._replace(middles=middles, called=called) for name in distinct.values())
