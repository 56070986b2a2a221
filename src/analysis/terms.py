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
from analysis.names import fold
from analysis.stems import base_keys, word_keys

RULES = "term_rules.csv"
_INFLECTED = ("context", "office", "kazakh company", "doubt")  # rules whose words are known in any inflection
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
        self._by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], str]]] = {}
        self._known: dict[str, frozenset[str]] = {}
        self._keyed: set[str] = set()
        for vocabulary, rule, term in _rules(folder / RULES):
            if vocabulary in (kind, "all"):
                self.listed.setdefault(rule, set()).add(fold(term))
        self.articles, self.joins, self.glue = (self.listed.get(rule, set()) for rule in ("article", "join", "glue"))
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
        return not self._marks[rule].isdisjoint(word_keys(word))

    def same(self, word: str) -> frozenset[str]:
        """The listed words that a word of a text may be a form of."""
        known = self._known.get(word)
        if known is None:
            found = {other for key in word_keys(word) for other in self._by_key.get(key, ())}
            known = frozenset(found | self._keyed.intersection((word, f"={word}")))
            if len(self._known) < 1 << 16:
                self._known[word] = known
        return known

    def matches(self, tokens: list[Token]) -> list[Match]:
        """The longest terms in a text that do not share a word, in the order of the text."""
        same = [self.same(token.word) for token in tokens]
        found: list[Match] = []
        for start, words_here in enumerate(same):
            for first in words_here:
                for words, codes, form in self._by_first.get(first, ()):
                    gap = self.gap if codes else 0
                    places = self._walk(words, tokens, same, start, gap)
                    if places:
                        found.append(Match(places, codes, form))
        contiguous = [match for match in found if not self._crosses(match, tokens)]
        shared = [match for match in found if self._crosses(match, tokens) and self._shares(match, contiguous)]
        return self._longest(contiguous, shared, tokens)

    def _walk(self, words, tokens, same, start, gap) -> tuple[int, ...]:
        """The places of a term's words from `start`, () where one is missing; a short gap is allowed."""
        places = [start]
        for word in words[1:]:
            left = gap
            at = places[-1] + 1
            # A long term may be printed with its commas: "environmental, social and governance standards".
            marks = ("", ",") if len(words) > 3 else ("",)
            while at < len(tokens) and not (word in same[at] and tokens[at].apart in marks):
                left = self._step(tokens, at, left, gap)
                if left < 0:
                    return ()
                at += 1
            if at == len(tokens):
                return ()
            places.append(at)
        return tuple(places)

    def _step(self, tokens: list[Token], at: int, left: int, gap: int) -> int:
        """How many words may still follow once this one has been passed over; below 0 where it may not be."""
        word, _, apart = tokens[at]
        if apart and apart != ",":
            return -1
        if word in self.joins:
            return left + 2  # "light and heavy rare earths": whether both halves are terms is checked later
        if apart:
            return left + 1
        if word in self.articles:
            # Of the deposits, but not: to pilot the plant. Phrases that are no term are laxer.
            return left if not gap or tokens[at - 1].word in self.glue | self.joins else -1
        return -1 if word in self.glue else left - 1

    def _crosses(self, match: Match, tokens: list[Token]) -> bool:
        """Whether a joining word stands in a gap of the match: "light and heavy rare earths"."""
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
            words = [word for word in match.form.split() if word not in self.articles]
            exact = sum(tokens[place].word == word for place, word in zip(match.places, words, strict=True))
            return -len(match.places), match.end - match.start, -exact, bool(match.codes), match.start, match.form

        taken: set[int] = set()
        kept: list[Match] = []
        for match in sorted(contiguous, key=size):
            others = [other for other in kept if not set(other.places).isdisjoint(match.places)]
            # A term may hold another in its gap: "переработка электронных отходов".
            inside = all(
                other.codes and match.start < other.end <= match.end and match.start <= other.start for other in others
            )
            if not others or (inside and match.codes and not taken.issuperset(match.places)):
                kept.append(match)
                taken.update(match.places)
        for match in sorted(shared, key=size):
            told = {code for other in kept if not set(other.places).isdisjoint(match.places) for code in other.codes}
            if not taken.issuperset(match.places) and not told.issuperset(match.codes):
                kept.append(match)
                taken.update(match.places)
        return sorted(kept, key=lambda match: match.places)
