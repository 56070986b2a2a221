"""Who of the vocabulary bears a name: everybody's names by what their words sound like, and in all their cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cached_property
from itertools import chain, pairwise, product
from pathlib import Path

from analysis.languages.folding import fold
from analysis.languages.sounds import readings
from analysis.resolve.base_forms import gender_of
from analysis.resolve.people.forms import ENDED, ENDS_LAST_WORD, FORMS, LETTERS, SLAVIC_CASES, NameForms
from analysis.resolve.people.matching import Value
from analysis.resolve.people.names import Name, Spelling, names_in, spellings_in
from analysis.resolve.people.parsing import Token, ways_of, words_of
from analysis.resolve.people.particles import particles
from analysis.resolve.posts.lexicon import PostBook, post_book
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.table import read_table

Declined = dict[str, list[tuple[str, str]]]  # by word in small letters: its forms, each with its case

_NOBODY = frozenset[str]()
_SHORTEST_HINT, _MOST_HINTS = 4, 5
_SAME_FORM = ("misprint", "inflected")  # listed for its letters; says nothing of other spellings


class PeopleIndex:
    """The names of the people of one folder of vocabularies. Use `people_index`."""

    def __init__(self, folder: Path, book: PostBook):
        self.book, self.forms, self.particles = book, NameForms(folder), particles()
        self.words = vocabulary("person")
        printed = {code: [row["name"], row["name_ru"], row["name_kk"]] for code, row in self.words.rows.items()}
        for row in read_table("people_names.csv", folder):
            if row["kind"] not in _SAME_FORM:
                printed[row["person_id"]].append(row["name"])
        self._printed = {code: [name for name in dict.fromkeys(names) if name] for code, names in printed.items()}
        self._names: dict[str, tuple[Name, ...]] = {}
        self._genders: dict[str, str] = {}
        self._by_key: dict[str, set[str]] = {}  # who bears a word, or two as one where the name has more
        for code in self._printed:
            for words in self.words_of(code):
                keys = list(filter(None, map(self.forms.keys_of, words)))
                pairs = [[min(one) + min(other)] for one, other in pairwise(keys)] if len(words) > 2 else []
                for key in chain.from_iterable([*keys, *pairs]):
                    self._by_key.setdefault(key, set()).add(code)

    def names_of(self, person_id: str) -> tuple[Name, ...]:
        """The names of a person that read differently; the first as displayed. Read when first asked for."""
        if person_id not in self._names:
            self._names[person_id] = names_in(self.spellings_of(person_id))
        return self._names[person_id]

    def spellings_of(self, person_id: str) -> list[Spelling]:
        """All listed names of a person, but for those that only one source has and those of one case."""
        return spellings_in(self._printed[person_id], person_id, self.book)

    def words_of(self, person_id: str) -> Iterator[list[str]]:
        """The words of each listed name."""
        return map(words_of, self._printed[person_id])

    def gender_of(self, person_id: str) -> str:
        """``f`` or ``m`` where all listed spellings of a given name are of one gender alone, else ''."""
        if person_id not in self._genders:
            names = [name for name in self.spellings_of(person_id) if name.given and not name.is_spelled]
            told = {gender_of(name.given[0]) for name in names} - {""}
            self._genders[person_id] = told.pop() if len(told) == 1 else ""
        return self._genders[person_id]

    def value(self, tokens: Sequence[Token], generation: str = "") -> Value:
        """Words taken for a name, with what each may be a form of."""
        return Value(tokens, generation, self.forms)

    def of(self, value: Value) -> list[str]:
        """Ids of those who bear at least two of the words of a name, or its only one, in some case."""
        plain = [at for at, token in enumerate(value.tokens) if not token.is_initial]
        asked = [at for at in plain if not value.tokens[at].is_particle]
        once, twice = set[str](), set[str]()
        for at in asked:
            bearers = self._any_of(value.words[at])
            twice |= once & bearers
            once |= bearers
        for left, right in pairwise(plain):
            before = next(iter(value.words[left]), LETTERS)  # the first of its keys
            if before[0] != LETTERS:
                twice |= self._any_of([before + key for key in value.words[right]])
        return sorted(twice if len(asked) > 1 else once | twice)

    def _any_of(self, keys: Iterable[str]) -> Set[str]:
        found = [bearers for key in keys if (bearers := self._by_key.get(key))]
        return found[0] if len(found) == 1 else _NOBODY.union(*found)

    def is_only_name(self, value: Value, person_id: str) -> bool:
        """Whether somebody has but one name, and nobody else in the vocabulary has it, or not with that number."""
        if len(value.tokens) != 1 or (name := self.names_of(person_id)[0]).given:
            return False
        others = self._any_of(readings(value.tokens[0].text)) - {person_id}
        numbered = bool(value.generation) and value.generation == name.generation
        return not any(not numbered or self.names_of(other)[0].generation == value.generation for other in others)

    def alike(self, value: str) -> list[str]:
        """Ids of those with the same surname or the most alike names, for a hint."""
        for way in ways_of(value, self.book, self.particles)[:1]:
            for token in reversed(way.tokens):
                same = self._any_of(self.forms.cases(token.text))
                if 0 < len(same) <= _MOST_HINTS and not token.is_initial:
                    return sorted(same)
        text = fold(value[:60])
        if len(text) < _SHORTEST_HINT:
            return []
        from rapidfuzz import fuzz, process  # names that are known do not wait for it

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

    >>> from analysis.resolve.people.parsing import tokens_of
    >>> people = people_index()
    >>> people.of(people.value(tokens_of("Говардом Латником")))
    ['lutnick-howard']
    """
    return _people_index(vocab_folder())


def name_forms(surnames: bool = False) -> Iterator[tuple[str, str]]:
    """Every name of everybody in every case and both orders, folded, with the id of the person; a form comes twice.

    Parameters
    ----------
    surnames : bool
        Give the surnames alone, which tell a person only beside a post or a party.

    Examples
    --------
    >>> ("говардом латником", "lutnick-howard") in set(name_forms())
    True
    """
    people, declined = people_index(), Declined()
    for row in read_table(FORMS):
        word, language, *cells = row.values()
        for case, cell in zip((*SLAVIC_CASES, ENDED), cells, strict=True):
            told = ENDED if language in ENDS_LAST_WORD else case
            declined.setdefault(word, []).extend((form, told) for form in filter(None, cell.split("|")))
    for person_id in people.words.rows:
        for name in people.spellings_of(person_id):
            for words in _in_cases(name, surnames, declined):
                yield fold(" ".join(words)), person_id


def _in_cases(name: Spelling, surnames: bool, declined: Declined) -> Iterator[tuple[str, ...]]:
    """The words of a name in the nominative, each case of Russian and Ukrainian, and with the endings of Kazakh."""
    family, given = name.family if surnames or name.given else (), () if surnames else name.given or name.family
    forms = {word: declined.get(word.casefold(), []) for word in (*family, *given)}

    def cased(words: tuple[str, ...], case: str) -> list[tuple[str, ...]]:
        own = [[form for form, of in forms[word] if of == case] or [word] for word in words]
        # All words are declined, or the last alone: Касым-Жомарта, Ван Чжигана.
        return [*product(*own), *((*words[:-1], last) for last in own[-1] if name.is_strict)] if words else [()]

    for words in {given + family, family + given}:
        yield words
        yield from ((*words[:-1], form) for form, case in forms[words[-1]] if case == ENDED or name.is_spelled)
    for case in SLAVIC_CASES:
        for own, last in product(cased(given, case), cased(family, case)):
            yield from ((*own, *last), (*last, *own))


def near_people(value: str) -> list[str]:
    """Ids of the people whose names come near a value, for a hint."""
    return people_index().alike(value)
