"""The terms of posts, and the posts held by the people of the vocabulary, as they are looked up.

``post_terms.csv`` lists terms (a word that ends in '*' stands for all its endings) with classes: a rank such as
``minister``, a field of work such as ``+trade``, ``title`` and ``link`` for words that say nothing of a post, ``other``
for what no record has (footballer, wife), ``former``. The longest term at a word wins: a vice minister is no minister.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from analysis.languages.folding import fold
from analysis.resolve.countries.reader import countries
from analysis.resolve.posts.post import SILENT, Post, Ranks, ranks
from analysis.resolve.posts.tenure import Held
from analysis.resolve.resolver import Resolver
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import read_table
from analysis.vocab.vocabulary import MAX_LENGTH

_LONGEST_COUNTRY = 5
_SHORTEST_FORM, _MOST_FORMS = 3, 2  # words that may be a country's name in some case
_GENERATION = "generation"  # the class that stands beside which it is
# The endings of a man's post in a case, and the posts whose first form ends like one.
_OBLIQUE = frozenset(("а", "я", "у", "ю", "ом", "ем", "ём", "е", "ові", "еві", "ы", "и", "ой", "ою"))
_FIRST_IN_A = ("глава", "голова")
POSSESSIVE = re.compile(r"['’]s\b")

Term = tuple[tuple[str, ...], frozenset[str]]
Listed = Iterable[tuple[str, Iterable[str]]]  # a term as it is printed, and what is said of it


class Piece(NamedTuple):
    """Some words of a post: a term with its classes, a country with its codes, or one word that is neither."""

    start: int
    end: int
    term: tuple[str, ...] = ()
    classes: frozenset[str] = frozenset()
    parties: tuple[str, ...] = ()


class Terms:
    """Terms with what is said of each; where one stands twice, the first counts."""

    def __init__(self, listed: Listed):
        terms: dict[tuple[str, ...], frozenset[str]] = {}
        for printed, said in listed:
            if words := _folded(printed):
                terms.setdefault(words, frozenset(said))
        self._by_first: dict[str, list[tuple[tuple[int, int, int], Term]]] = {}
        for number, (words, said) in enumerate(terms.items()):
            rank = -len(words), -len(words[0]), number
            self._by_first.setdefault(words[0], []).append((rank, (words, said)))
        sizes: dict[str, set[int]] = {}  # of the stems, by their first letter
        for first in self._by_first:
            if first.endswith("*"):
                sizes.setdefault(first[:1], set()).add(len(first) - 1)
        self._sizes = {letter: sorted(found) for letter, found in sizes.items()}
        self._begun_by = lru_cache(maxsize=1 << 12)(self._look_up)
        self._begun_by_two = lru_cache(maxsize=1 << 12)(self._look_up_two)

    def _look_up(self, word: str) -> tuple[Term, ...]:
        """The terms that begin with a word, those of more words first."""
        starts = [f"{word[:size]}*" for size in self._sizes.get(word[:1], ()) if size <= len(word)]
        found = [entry for first in (word, *starts) for entry in self._by_first.get(first, ())]
        return tuple(term for _, term in sorted(found))

    def _look_up_two(self, word: str, following: str) -> tuple[Term, ...]:
        """The terms that begin with two words, or are the first; '' for the second where there is none."""
        return tuple(term for term in self._begun_by(word) if len(term[0]) == 1 or _is_word(term[0][1], following))

    def begun_by(self, word: str) -> tuple[Term, ...]:
        """The terms that begin with a folded word, those of more words first."""
        return self._begun_by(word)

    def longest(self, words: Sequence[str], at: int) -> Term:
        """The longest term that begins at a place, and what is said of it; ``((), frozenset())`` where none does."""
        if self._begun_by(words[at]):
            for term, said in self._begun_by_two(words[at], words[at + 1] if at + 1 < len(words) else ""):
                if len(term) < 3 or _are_words(term, words[at : at + len(term)]):
                    return term, said
        return (), frozenset()


def listed_in(file: str, column: str, folder: Path) -> Iterator[tuple[str, list[str]]]:
    """The terms of a file with the words that one of its columns says of each."""
    return ((row["term"], row[column].split()) for row in read_table(file, folder))


def _folded(printed: str) -> tuple[str, ...]:
    """The words of a term, folded; those that stand for all their endings keep their asterisk."""
    words: list[str] = []
    for part in printed.split():
        folded = fold(part).split()
        if folded and part.endswith("*"):
            folded[-1] += "*"
        words += folded
    return tuple(words)


def _are_words(term: tuple[str, ...], words: Sequence[str]) -> bool:
    return len(words) == len(term) and all(map(_is_word, term, words))


def _is_word(pattern: str, word: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern


class PostBook:
    """The terms of posts and the posts held, of one folder of vocabularies. Use `post_book`."""

    def __init__(self, folder: Path, countries: Resolver):
        self.countries = countries
        self.ranks: Ranks = ranks(folder)
        listed = list(listed_in("post_terms.csv", "class", folder))
        self._terms = Terms(listed)
        self._generations = {term: min({*said} - {_GENERATION}) for term, said in listed if _GENERATION in said}
        self._begun_generations = tuple(term[:-1] for term in self._generations if term.endswith("*"))
        self._read = lru_cache(maxsize=1 << 13)(self._read_afresh)
        self._longest_country: dict[str, int] = {}  # words of the longest country's name, by its first word
        for form in countries.forms:
            words = form.split(" ")
            self._longest_country[words[0]] = min(
                max(self._longest_country.get(words[0], 0), len(words)), _LONGEST_COUNTRY
            )
        self._by_person: dict[str, list[Held]] = {}
        self._by_party: dict[str, list[Held]] = {}
        self._posts: dict[str, list[tuple[Held, Post]]] = {}
        self._singly_by_party: dict[str, list[tuple[Held, Post]]] = {}
        for row in read_table("people_posts.csv", folder):
            held = Held(row["person_id"], row["party"], row["post"], row["since"], row["until"])
            self._by_person.setdefault(held.person_id, []).append(held)
            self._by_party.setdefault(held.party, []).append(held)

    def posts_of(self, person_id: str) -> list[tuple[Held, Post]]:
        """The posts that a person is known to have held, each with what its words say."""
        if (found := self._posts.get(person_id)) is None:
            found = self._posts[person_id] = [(held, self.read(held.post)) for held in self.held_by(person_id)]
        return found

    def held_by(self, person_id: str) -> list[Held]:
        """The posts that a person of the vocabulary is known to have held."""
        return self._by_person.get(person_id, [])

    def held_singly_in(self, party: str) -> list[tuple[Held, Post]]:
        """The posts of a party that one person at a time holds, and their classes."""
        if party not in self._singly_by_party:
            read = [(held, Post(self.classes_of(held.post), frozenset())) for held in self._by_party.get(party, ())]
            self._singly_by_party[party] = [(held, post) for held, post in read if self.ranks.is_single(post)]
        return self._singly_by_party[party]

    def generation(self, word: str) -> str:
        """Which of several of a name a word in small letters tells: junior, iii; '' for any other."""
        if not word.startswith(self._begun_generations):
            return self._generations.get(word, "")
        return next(said for term, said in self._generations.items() if _is_word(term, word))

    def term_at(self, words: Sequence[str], at: int) -> tuple[int, frozenset[str]]:
        """How many words from a place on are a term, and its classes; ``(0, frozenset())`` where none begins."""
        term, classes = self._terms.longest(words, at)
        return len(term), classes

    def longest_term(self, word: str) -> int:
        """How many words the longest term has that begins with a folded word, 0 where none does."""
        begun = self._terms.begun_by(word)
        return len(begun[0][0]) if begun else 0

    def begins(self, word: str) -> frozenset[str]:
        """The classes of all terms that begin with a folded word."""
        begun = self._terms.begun_by(word)
        return frozenset().union(*(classes for _, classes in begun)) if begun else frozenset()

    def country_at(self, words: Sequence[str], at: int) -> tuple[int, tuple[str, ...]]:
        """How many words from a place on name a country as listed, or spell it (U S A), and its codes."""
        letters = _letters_at(words, at) if len(words[at]) == 1 else ""
        most = min(self._longest_country.get(words[at], 0), len(words) - at)
        for size in range(max(most, len(letters)), 0, -1):
            named = letters[:size] if size <= len(letters) else " ".join(words[at : at + size])
            if codes := self.countries.forms.get(named):
                return size, codes
        return 0, ()

    def pieces(self, words: Sequence[str]) -> Iterator[Piece]:
        """The terms, countries and other words that folded words are made of, in their order."""
        at = 0
        while at < len(words):
            term, classes = self._terms.longest(words, at)
            named, codes = self.country_at(words, at)
            if named and named >= len(term) and "link" not in classes:
                piece = Piece(at, at + named, parties=codes)
            else:
                piece = Piece(at, at + (len(term) or 1), term, classes)
            yield piece
            at = piece.end

    def classes_of(self, text: str) -> frozenset[str]:
        """The classes of a post, as `read` finds them, without its countries, which take longer."""
        return frozenset().union(*(piece.classes for piece in self.pieces(fold(POSSESSIVE.sub("", text)).split())))

    def stands_in_case(self, text: str) -> bool | None:
        """Whether the noun of a Russian or Ukrainian post stands in a case: президента; None where there is no post.

        A Kazakh post, whose noun takes its endings behind the possessor's, counts as standing in none.
        """
        words = fold(text).split()
        head = next((one for one in self.pieces(words) if one.term and one.classes - SILENT), None)
        if head is None:
            return None
        forms = zip(head.term, words[head.start : head.end], strict=True)
        return any(
            word.removeprefix(term[:-1]) in _OBLIQUE and word not in _FIRST_IN_A
            for term, word in forms
            if term.endswith("*")
        )

    def read(self, text: str) -> Post:
        """The classes and countries that the words of a post say."""
        return self._read(text[:MAX_LENGTH])

    def _read_afresh(self, text: str) -> Post:
        words = fold(POSSESSIVE.sub("", text)).split()
        classes: set[str] = set()
        parties: set[str] = set()
        rest: list[str] = []
        for piece in self.pieces(words):
            classes |= piece.classes
            parties.update(piece.parties if len(piece.parties) == 1 else ())
            if not piece.term and not piece.parties:
                rest.append(words[piece.start])
        for word in [word for word in rest if len(word) > _SHORTEST_FORM][:_MOST_FORMS]:
            codes = self.countries.look_up(word).codes
            parties.update(codes if len(codes) == 1 else ())
        return Post(frozenset(classes), frozenset(parties), tuple(rest))


def _letters_at(words: Sequence[str], at: int) -> str:
    """The words of one letter from a place on, as many as a country may be spelled with."""
    letters = words[at]
    for word in words[at + 1 : at + _LONGEST_COUNTRY]:
        if len(word) > 1:
            break
        letters += word
    return letters


@kept()
def _book(folder: Path) -> PostBook:
    return PostBook(folder, countries())


def post_book() -> PostBook:
    """The posts of the project's vocabularies.

    >>> post = post_book().read("министр торговли США")
    >>> sorted(post.classes), sorted(post.parties)
    (['+trade', 'minister'], ['USA'])
    """
    return _book(vocab_folder())
