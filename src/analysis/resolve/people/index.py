"""Who of the vocabulary bears a name: everybody's names as given names and surname, by what their words sound like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise, product, starmap
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz, process

from analysis.languages.folding import fold
from analysis.languages.sounds import readings, spelled
from analysis.resolve.people.forms import KAZAKH, SLAVIC_CASES, NameForms, keys_of, name_forms_of
from analysis.resolve.people.parsing import Token, generation_of, tokens_of, ways_of, without_articles
from analysis.resolve.people.particles import particles
from analysis.resolve.posts.lexicon import PostBook, post_book
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.table import read_table

_HYPHEN = re.compile(r"\w-\w")
_USUAL = 20  # of 100: how much more alike an unusual order of a name must be than the usual one
_SHORTEST_HINT, _MOST_HINTS = 4, 5
_SAME = 60  # of 100: how alike two spellings of one name are at least
_SAME_FORM = ("misprint", "inflected")  # listed for its letters; says nothing of other spellings


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
    n_own: int = 0  # given names before the father's: 1 of Mohamed bin Zayed
    is_patronymic: bool = False  # the surname is the father's name: Khalid bin Faisal
    has_son: bool = False  # and begins with bin
    has_article: bool = False  # in the surname
    has_particle: bool = False

    @property
    def has_father(self) -> bool:
        """Whether the father's name stands among the given names, or bin before it does."""
        return self.n_own < len(self.given)


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
    strict = letters or bool(_HYPHEN.search(printed)) or (first is not None and first.is_strict)
    wanted = without_articles(last)
    listed = particles().all
    core = tuple(word for word in wanted if word.casefold() not in listed)
    sounds = map(spelled, core or wanted) if letters else frozenset().union(*map(readings, core or wanted))
    starts = frozenset(key[0] for word in family[:1] for key in readings(word))
    return Name(
        *(given, family, generation, strict, letters, frozenset(), wanted, core, frozenset(sounds), starts),
        n_letters=sum(map(len, family)),
        n_own=_own_of(own),
        is_patronymic=bool(own) and own[-1].is_son,
        has_son=len(last) > 1 and last[0].is_son and last[0].is_particle,
        has_article=any(token.is_article for token in last),
        has_particle=any(word.casefold() in listed for word in family),
    )


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

    def likeness(place: tuple[int, bool]) -> float:
        size, leads = place
        part = "".join(words[:size] if leads else words[-size:])
        same = max((fuzz.ratio(wanted, key) for key in readings(part)), default=0.0)
        return same + _USUAL * ((size == usual) + (leads == first.is_spelled) / 2)

    return max(places or [(1, False)], key=likeness)


def _sound(name: Name) -> tuple[tuple[object, ...], ...]:
    return tuple(tuple(map(spelled if name.is_spelled else readings, part)) for part in name[:2])


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
    return all(max((fuzz.ratio(*pair) for pair in product(*both)), default=0) >= _SAME for both in pairs)


class PeopleIndex:
    """The names of the people of one folder of vocabularies. Use `people_index`."""

    def __init__(self, folder: Path, book: PostBook):
        self._book = book
        self._rows = vocabulary("person").rows
        printed = {code: [row[column] for column in ("name", "name_ru", "name_kk")] for code, row in self._rows.items()}
        for row in read_table("people_names.csv", folder):
            if row["kind"] not in _SAME_FORM:
                printed[row["person_id"]].append(row["name"])
        self._printed = {code: [name for name in dict.fromkeys(names) if name] for code, names in printed.items()}
        self._names: dict[str, tuple[Name, ...]] = {}
        self._by_key: dict[str, set[str]] = {}
        for code, names in self._printed.items():
            for name in names:
                words = [found for token in tokens_of(name) if (found := readings(token.text))]
                keys = set().union(*words)
                if len(words) > 2:
                    keys |= {min(left) + min(right) for left, right in pairwise(words)}
                for key in keys:
                    self._by_key.setdefault(key, set()).add(code)

    def names_of(self, person_id: str) -> tuple[Name, ...]:
        """The names of a person that read differently; the first as displayed. Parsed when first asked for."""
        if person_id not in self._names:
            self._names[person_id] = self._parsed(person_id)
        return self._names[person_id]

    def spellings_of(self, person_id: str) -> list[Name]:
        """All listed names of a person, but for those that only one source has and those of one case."""
        first = name_of(self._rows[person_id]["name"], person_id, self._book)
        printed = [name for name in self._printed[person_id] if not _has_more(name, first, self._book)]
        names = [name_of(name, person_id, self._book, first) for name in printed]
        return [name for name in names if name.family]

    def _parsed(self, person_id: str) -> tuple[Name, ...]:
        names = self.spellings_of(person_id)
        middles = frozenset(word for name in names for word in name.given[1:])
        distinct: dict[object, Name] = {}
        for name in names:
            distinct.setdefault((_sound(name), name.generation), name)
        for name, other in product(list(distinct.values()), repeat=2):
            if name is not other and _may_be_mixed(name, other):
                mixed = name._replace(
                    given=other.given,
                    n_own=other.n_own,
                    is_patronymic=other.is_patronymic,
                    is_strict=name.is_strict or other.is_strict,
                )
                distinct.setdefault((_sound(mixed), name.generation), mixed)
        return tuple(name._replace(middles=middles) for name in distinct.values())

    def of(self, tokens: tuple[Token, ...]) -> list[str]:
        """Ids of those who bear at least two of the words of a name, or its only one, in some case."""
        counts: dict[str, int] = {}
        plain = [token for token in tokens if not token.is_initial]
        words = [keys_of(token.text) for token in plain if not token.is_particle]
        pairs = []
        for left, right in pairwise(plain):
            start = min(readings(left.text), default="")
            pairs.append([start + key for key in keys_of(right.text)])
        for group, weight in ((words, 1), (pairs, 2)):
            for keys in group:
                for code in self._any_of(keys):
                    counts[code] = counts.get(code, 0) + weight
        needed = min(2, len(words))
        return sorted(code for code, count in counts.items() if count >= max(needed, 1))

    def _any_of(self, keys: Iterable[str]) -> set[str]:
        return set().union(*[self._by_key[key] for key in keys if key in self._by_key])

    def is_only_name(self, tokens: tuple[Token, ...], person_id: str, generation: str = "") -> bool:
        """Whether somebody has but one name, and nobody else in the vocabulary has it, or not with that number."""
        name = self.names_of(person_id)[0]
        if len(tokens) != 1 or name.given:
            return False
        others = self._any_of(readings(tokens[0].text)) - {person_id}
        numbered = bool(generation) and generation == name.generation
        return not any(not numbered or self.names_of(other)[0].generation == generation for other in others)

    def alike(self, value: str) -> list[str]:
        """Ids of those with the same surname or the most alike names, for a hint."""
        for way in ways_of(value, self._book)[:1]:
            for token in reversed(way.tokens):
                same = self._any_of(keys_of(token.text))
                if 0 < len(same) <= _MOST_HINTS and not token.is_initial:
                    return sorted(same)
        text = fold(value[:60])
        if len(text) < _SHORTEST_HINT:
            return []
        found = process.extract(text, list(self._folded), scorer=fuzz.ratio, limit=3, score_cutoff=75)
        return list(dict.fromkeys(self._folded[name] for name, _, _ in found))

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {fold(name): code for code, names in self._printed.items() for name in names}


@kept()
def _people_index(folder: Path) -> PeopleIndex:
    return PeopleIndex(folder, post_book())


def people_index() -> PeopleIndex:
    """The people of the project's vocabularies by their names.

    >>> people_index().of(tokens_of("Говардом Латником"))
    ['lutnick-howard']
    """
    return _people_index(vocab_folder())


def name_forms(surnames: bool = False) -> Iterator[tuple[str, str]]:
    """Every name of everybody in every case and both orders, folded, with the id of the person; a form comes twice.

    Parameters
    ----------
    surnames : bool
        Give the surnames alone, which tell a person only beside a post, a party or a date.

    Examples
    --------
    >>> ("говардом латником", "lutnick-howard") in set(name_forms())
    True
    """
    people, written = people_index(), name_forms_of(vocab_folder())
    for person_id in vocabulary("person").rows:
        for name in people.spellings_of(person_id):
            if not surnames or name.family:
                for words in _in_cases(name, surnames, written):
                    yield fold(" ".join(words)), person_id


def _in_cases(name: Name, surnames: bool, written: NameForms) -> Iterator[tuple[str, ...]]:
    """The words of a name in the nominative, each case of Russian and Ukrainian, and with the endings of Kazakh."""
    family, given = name.family if surnames or name.given else (), () if surnames else name.given or name.family
    forms = {word: list(written.declined(word.casefold())) for word in (*family, *given)}

    def cased(words: tuple[str, ...], case: str) -> list[tuple[str, ...]]:
        own = [[form for form, of in forms[word] if of == case] or [word] for word in words]
        # All words are declined, or the last alone: Касым-Жомарта, Ван Чжигана.
        return [*product(*own), *((*words[:-1], last) for last in own[-1] if name.is_strict)] if words else [()]

    for words in {given + family, family + given}:
        yield words
        yield from ((*words[:-1], form) for form, case in forms[words[-1]] if case == KAZAKH or name.is_spelled)
    for case in SLAVIC_CASES:
        for own, last in product(cased(given, case), cased(family, case)):
            yield from ((*own, *last), (*last, *own))


def near_people(value: str) -> list[str]:
    """Ids of the people whose names come near a value, for a hint."""
    return people_index().alike(value)
