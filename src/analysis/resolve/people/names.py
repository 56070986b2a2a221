"""The listed names of the people of the vocabulary, each as given names and surname, by what the words sound like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, product
from typing import NamedTuple

from analysis.languages.sounds import readings, spelled, squeezed
from analysis.resolve.people.forms import key_of
from analysis.resolve.people.parsing import Token, generation_of, tokens_of, without_articles
from analysis.resolve.people.particles import particles
from analysis.resolve.posts.lexicon import PostBook

_HYPHEN = re.compile(r"\w-\w")
_MOST_JOINS = 64

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
    given_words: tuple[frozenset[str], ...]  # as written, in all spellings
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
        size, leads = _surname_place(tokens, first)
    cut = size if leads else len(tokens) - size
    last, own = (tokens[:cut], tokens[cut:]) if leads else (tokens[cut:], tokens[:cut])
    family, given = _texts(last), _texts(own)
    letters = leads if first is None else first.is_spelled
    listed = particles().all
    keys = {word: key_of(word, letters) for word in (*given, *family)}
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
        given_words=tuple(frozenset([word]) for word in given),
    )


def _joined(words: Sequence[str], letters: bool) -> Keys:
    """The keys of words that somebody may write as one: by parts too, for a last letter may sound otherwise within."""
    if letters:
        return key_of("".join(words), letters)
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


def _surname_place(tokens: Sequence[Token], first: Name) -> tuple[int, bool]:
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


def _has_more(printed: str, first: Name, book: PostBook) -> bool:
    """Whether something follows the surname as displayed: such a spelling is found as it is, and tells no other."""
    words, size = _texts(generation_of(tokens_of(printed), book)[0]), len(first.family)
    at = next((at for at in range(1, len(words) - size) if words[at : at + size] == first.family), 0)
    return bool(at and first.given) and not first.is_spelled and words[at + size].casefold() not in particles().articles


def names_in(printed: Sequence[str], person_id: str, book: PostBook) -> list[Name]:
    """Listed names of a person, the displayed one first, but for those with a surname that only one source has."""
    first = name_of(printed[0], person_id, book)
    names = [name_of(name, person_id, book, first) for name in printed if not _has_more(name, first, book)]
    return [name for name in names if name.family]


def distinct_names(names: Sequence[Name]) -> tuple[Name, ...]:
    """The names of a person that differ in more than spelling: each word has the keys of all its spellings."""
    middles = {word: keys for name in names for word, keys in list(zip(name.given, name.given_keys, strict=True))[1:]}
    called = frozenset().union(*names[0].given_keys, *(keys for name in names for keys in name.given_keys[:1]))
    alike: dict[object, list[Name]] = {}
    for name in names:
        alike.setdefault(_shape(name), []).append(name)
    merged = [name for group in alike.values() for name in _merged(group)]
    return tuple(name._replace(middles=middles, called=called) for name in merged)


def _shape(name: Name) -> object:
    """What names have in common that spell the same words; short names that are told apart by letters, themselves."""
    sizes = tuple(map(len, (name.given, name.family, name.wanted, name.core)))
    words = name.is_spelled and (name.given_keys, name.family_keys)
    return sizes, name.generation, name.n_own, name.is_patronymic, name.has_son, words


def _merged(names: Sequence[Name]) -> Sequence[Name]:
    """Names of one shape as one with all their keys; each by itself where one puts a given name in another's place."""

    def by_word(*words: tuple[Keys, ...]) -> tuple[Keys, ...]:
        return tuple(map(_all, zip(*words, strict=True)))

    given = by_word(*(name.given_keys for name in names))
    if len(_all(given)) < sum(map(len, given)):
        return names
    merged = names[0]._replace(
        given_words=by_word(*(name.given_words for name in names)),
        given_keys=given,
        family_keys=by_word(*(name.family_keys for name in names)),
        wanted=by_word(*(name.wanted for name in names)),
        core=by_word(*(name.core for name in names)),
        joined_given=_all(name.joined_given for name in names),
        joined_family=_all(name.joined_family for name in names),
        sounds=_all(name.sounds for name in names),
        is_strict=all(name.is_strict for name in names),
    )
    return [merged]


def _all(keys: Iterable[Keys]) -> Keys:
    return frozenset().union(*keys)
