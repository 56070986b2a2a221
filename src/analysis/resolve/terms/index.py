"""Terms to look for in running text, and where they stand in it: the index behind phrases.

A term is found in any inflection of its words. ``term_rules.csv`` tells what the lists of names cannot: phrases
that hold a term's word but not the term ("trade union"), and words that count only in company ("lead").
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from analysis.errors import DataError, Issue
from analysis.languages.folding import fold
from analysis.languages.wordforms import base_keys, word_keys

RULES = "term_rules.csv"
# Rules whose words are known in any inflection.
_INFLECTED = ("context", "office", "kazakh company", "doubt", "actor", "material", "needed", "name")
_Term = tuple[tuple[str, ...], tuple[str, ...], str]  # words, codes, the form that is listed
_BARRED = -1_000  # more words than a gap may ever have left
_WORD = re.compile(r"[^\W_]+(?:[’'ʼ‘`´][^\W_]+)*|&|[,;:|/()\[\]\n«»“”\"—–!?•]|\.(?=\s|$)")


class Token(NamedTuple):
    """A word of a text: folded, as printed, and the mark that sets it apart from the word before ('' if none)."""

    word: str
    printed: str
    apart: str


class Match(NamedTuple):
    """A term in a text: the tokens it took, its codes (none for a phrase that is no term) and its listed form."""

    places: tuple[int, ...]
    codes: tuple[str, ...]
    form: str

    @property
    def start(self) -> int:
        return self.places[0]

    @property
    def end(self) -> int:
        return self.places[-1] + 1


def tokenize(text: str) -> list[Token]:
    """The words of a text. Articles stay; punctuation shows in the next word's `apart`."""
    tokens: list[Token] = []
    apart = ""
    for found in _WORD.finditer(text):
        printed = found[0]
        if not printed[0].isalnum() and printed != "&":
            apart = printed
            continue
        for word in ["and"] if printed == "&" else fold(printed).split():
            tokens.append(Token(word, printed, apart))
            apart = ""
    return tokens


@lru_cache(maxsize=8)
def _rules(path: Path) -> tuple[tuple[str, str, str], ...]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return tuple((row["vocabulary"], row["rule"], row["term"]) for row in csv.DictReader(file))
    except (FileNotFoundError, KeyError):
        issue = Issue(str(path), 0, "", None, "the rules of terms are missing or lack a column", "restore the file")
        raise DataError([issue]) from None


class TermIndex:
    """The terms of one vocabulary, ready to be looked for.

    Parameters
    ----------
    kind : str
        Whose rules apply: ``mineral``, ``area``, ``agreement_type`` or ``status``.
    forms : mapping
        Folded name to codes.
    folder : Path
        Where ``term_rules.csv`` lies.
    gap : int
        How many words may stand between the words of a term.
    """

    def __init__(self, kind: str, forms: Mapping[str, tuple[str, ...]], folder: Path, gap: int):
        self.gap = gap
        self.rank = {code: number for number, code in enumerate(dict.fromkeys(c for cs in forms.values() for c in cs))}
        self.listed: dict[str, set[str]] = {}
        self._by_key: dict[str, list[str]] = {}
        self._by_first: dict[str, list[_Term]] = {}
        self._words: dict[str, tuple[str, ...]] = {}  # of a form, without articles
        self._known = lru_cache(maxsize=1 << 13)(self._read)
        self._keyed: set[str] = set()
        for vocabulary, rule, term in _rules(folder / RULES):
            if vocabulary in (kind, "all"):
                self.listed.setdefault(rule, set()).add(fold(term))
        self.articles, self.joins, self.glue = (self.listed.get(rule, set()) for rule in ("article", "join", "glue"))
        # Words that are other words, or names, with a capital.
        self.others = self.listed.get("homonym", set()) | self.listed.get("proper", set())
        for form, codes in forms.items():
            self._add(form, codes)
        for form in self.listed.get("not", ()):
            self._add(form, ())
        self._marks = {
            rule: {key for listed in self.listed.get(rule, ()) for key in base_keys(listed)} for rule in _INFLECTED
        }

    def _add(self, form: str, codes: tuple[str, ...]) -> None:
        words = tuple(word for word in form.split() if word not in self.articles)
        if not words or (len(words) == 1 and (len(form) < 2 or form in self.listed.get("alone", ()))):
            return
        self._words[form] = words
        # A term of one word is listed in its first form; in a longer one any word may be inflected as it stands.
        keys = base_keys if len(words) == 1 else word_keys
        if len(words) == 1:
            words = (f"={words[0]}",)
        for word in words:
            if word not in self._keyed:
                self._keyed.add(word)
                for key in keys(word.lstrip("=")):
                    self._by_key.setdefault(key, []).append(word)
        self._by_first.setdefault(words[0], []).append((words, codes, form))

    def marks(self, rule: str, word: str) -> bool:
        """Whether a word is, in any inflection, one that the rule lists."""
        return rule in self._known(word)[1]

    def same(self, word: str) -> frozenset[str]:
        """The listed words that a word of a text may be a form of."""
        return self._known(word)[0]

    def _read(self, word: str) -> tuple[frozenset[str], frozenset[str]]:
        """The listed words that a word may be a form of, and the rules that mark it."""
        keys = word_keys(word)
        found = {other for key in keys for other in self._by_key.get(key, ())}
        same = frozenset(found | self._keyed.intersection((word, f"={word}")))
        return same, frozenset(rule for rule, marks in self._marks.items() if not marks.isdisjoint(keys))

    def matches(self, tokens: list[Token]) -> list[Match]:
        """The longest terms in a text that do not share a word, in the order of the text."""
        same = [self.same(token.word) for token in tokens]
        last = {word: place for place, words_here in enumerate(same) for word in words_here}
        present = set(last)
        begun: dict[str, list[_Term]] = {}  # by their first words, the terms of which the text has all
        steps: dict[int, list[int]] = {}
        contiguous: list[Match] = []
        crossing: list[Match] = []
        for start, words_here in enumerate(same):
            for first in words_here:
                if first not in begun:
                    begun[first] = [term for term in self._by_first.get(first, ()) if present.issuperset(term[0])]
                for words, codes, form in begun[first]:
                    if len(words) == 1:
                        contiguous.append(Match((start,), codes, form))
                    elif min(map(last.__getitem__, words[1:])) > start:
                        gap = self.gap if codes else 0
                        if gap not in steps:
                            steps[gap] = [self._step(tokens, at, gap) for at in range(len(tokens))]
                        if places := self._walk(words, tokens, same, start, steps[gap], gap):
                            match = Match(places, codes, form)
                            (crossing if self._crosses(match, tokens) else contiguous).append(match)
        shared = [match for match in crossing if self._shares(match, contiguous)]
        return self._longest(contiguous, shared, tokens)

    @staticmethod
    def _walk(words, tokens, same, start, steps, gap) -> tuple[int, ...]:
        """The places of a term's words from `start`, () where one is missing; a short gap is allowed."""
        places = [start]
        # A long term may be printed with its commas: "environmental, social and governance standards".
        marks = ("", ",") if len(words) > 3 else ("",)
        for word in words[1:]:
            left = gap
            at = places[-1] + 1
            while at < len(tokens) and not (word in same[at] and tokens[at].apart in marks):
                left += steps[at]
                if left < 0:
                    return ()
                at += 1
            if at == len(tokens):
                return ()
            places.append(at)
        return tuple(places)

    def _step(self, tokens: list[Token], at: int, gap: int) -> int:
        """How many words more, or fewer, may follow in a gap once this one has been passed over."""
        word, _, apart = tokens[at]
        if apart and apart != ",":
            return _BARRED
        if word in self.joins:
            return 2  # "light and heavy rare earths": whether both halves are terms is checked later
        if apart:
            return 1
        if word in self.articles:
            # Of the deposits, but not: to pilot the plant. Phrases that are no term are laxer.
            before = tokens[at - 1].word
            return 0 if not gap or before in self.glue or before in self.joins else _BARRED
        return _BARRED if word in self.glue else -1

    def _crosses(self, match: Match, tokens: list[Token]) -> bool:
        """Whether a joining word stands in a gap of the match: "light and heavy rare earths"."""
        if match.end - match.start == len(match.places):
            return False
        between = set(range(match.start, match.end)) - set(match.places)
        return any(tokens[place].word in self.joins or tokens[place].apart for place in between)

    @staticmethod
    def _shares(match: Match, others: Iterable[Match]) -> bool:
        """Whether another term in the gap shares a word with this one or stands beside it: then both are meant."""
        own = set(match.places)
        return any(
            bool(own & {*other.places, other.start - 1, other.end})
            for other in others
            if other.codes and match.start <= other.start and other.end <= match.end and set(other.places) - own
        )

    def _longest(self, contiguous: list[Match], shared: list[Match], tokens: list[Token]) -> list[Match]:
        def size(match: Match) -> tuple:
            words = self._words[match.form]
            exact = sum(tokens[place].word == word for place, word in zip(match.places, words, strict=True))
            return -len(match.places), match.end - match.start, -exact, bool(match.codes), match.start, match.form

        kept: list[Match] = []
        at: dict[int, list[Match]] = {}  # what is kept, by the places it takes

        def keep(match: Match) -> None:
            kept.append(match)
            for place in match.places:
                at.setdefault(place, []).append(match)

        for match in sorted(contiguous, key=size):
            others = [other for place in match.places for other in at.get(place, ())]
            # A term may hold another in its gap: "переработка электронных отходов".
            inside = all(
                other.codes and match.start < other.end <= match.end and match.start <= other.start for other in others
            )
            if not others or (inside and match.codes and not at.keys() >= set(match.places)):
                keep(match)
        for match in sorted(shared, key=size):
            told = {code for place in match.places for other in at.get(place, ()) for code in other.codes}
            if not at.keys() >= set(match.places) and not told.issuperset(match.codes):
                keep(match)
        return sorted(kept, key=lambda match: match.places)
