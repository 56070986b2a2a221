"""Who of the vocabulary bears a name: everybody's names, by what their words sound like."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise, product, starmap
from pathlib import Path

from rapidfuzz import fuzz, process

from analysis.languages.folding import fold
from analysis.languages.sounds import readings, spelled
from analysis.languages.surnames import keys_of
from analysis.resolve.people.index import Name, name_of
from analysis.resolve.people.parsing import PARTICLES, Token, generation_of, tokens_of, ways_of
from analysis.resolve.posts.post import PostBook, post_book
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.table import read_table

_SHORTEST_HINT, _MOST_HINTS = 4, 5
_SAME = 60  # of 100: how alike two spellings of one name are at least
_SAME_FORM = ("misprint", "inflected")  # listed for its letters; says nothing of other spellings


def _sound(name: Name) -> tuple:
    return tuple(tuple(map(spelled if name.is_spelled else readings, part)) for part in name[:2])


def _has_more(printed: str, first: Name, book: PostBook) -> bool:
    """Whether a second surname follows the displayed name: such a spelling is found as it is, and tells no other."""
    words = [token.text for token in generation_of(tokens_of(printed), book)[0]]
    shown = [*first.given, *first.family]
    return words[: len(shown)] == shown and len(words) > len(shown) and words[len(shown)].casefold() not in PARTICLES


def _may_be_mixed(name: Name, other: Name) -> bool:
    """Whether the surname of one spelling may follow the given names of another, and neither can be read so."""
    if name.is_spelled or any(map(PARTICLES.__contains__, map(str.casefold, (*name.family, *other.family)))):
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


class Bearers:
    """The names of the people of one folder of vocabularies. Use `bearers`."""

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

    def _parsed(self, person_id: str) -> tuple[Name, ...]:
        first = name_of(self._rows[person_id]["name"], person_id, self._book)
        printed = [name for name in self._printed[person_id] if not _has_more(name, first, self._book)]
        names = [name_of(name, person_id, self._book, first) for name in printed]
        names = [name for name in names if name.family]
        middles = frozenset(word for name in names for word in name.given[1:])
        distinct = {}
        for name in names:
            distinct.setdefault((_sound(name), name.generation), name)
        for name, other in product(list(distinct.values()), repeat=2):
            if name is not other and _may_be_mixed(name, other):
                mixed = name._replace(given=other.given, is_strict=name.is_strict or other.is_strict)
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

    def _any_of(self, keys) -> set[str]:
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
def _bearers(folder: Path) -> Bearers:
    return Bearers(folder, post_book())


def bearers() -> Bearers:
    """The people of the project's vocabularies by their names.

    >>> bearers().of(tokens_of("Говардом Латником"))
    ['lutnick-howard']
    """
    return _bearers(vocab_folder())


def near_people(value: str) -> list[str]:
    """Ids of the people whose names come near a value, for a hint."""
    return bearers().alike(value)
