"""The terms of one vocabulary, and where they stand in a text.

A term is found in any inflection of its words. Of terms that share a word the longest is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from operator import attrgetter
from pathlib import Path

from analysis.languages.remembered import Remembered
from analysis.languages.tokens import Tokens
from analysis.languages.wordforms import base_keys, word_keys
from analysis.resolve.terms.known import NO_RULES, NONE, UNKNOWN, Known, Term
from analysis.resolve.terms.matches import Kept, Match, shares
from analysis.resolve.terms.rules import TERM, WORDS, Rule, rules_of

Size = tuple[int, int, int, bool, int, str]
_places = attrgetter("places")
_BARRED = -1_000  # more words than a gap may ever have left
_AFTER_JOIN = 2  # words a gap may hold beyond its length, once a joining word stands in it
_LONG = 3  # words; a longer term may be printed with its commas
_START, _LONG_STEM = 3, 6  # letters
_ALONE = "="  # before the word of a term of one word, which is listed in its first form


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
    joins : set of str
        The words that join two names: and, or.

    Attributes
    ----------
    listed : dict of Rule to set of str
        What ``term_rules.csv`` lists for this vocabulary.
    used : set of Rule
        Those that list anything for it.
    rank : dict of str to int
        The codes in vocabulary order.
    starts, keys, own_words : collections of str
        First letters of what is listed, keys of the words of terms, and these words: what `starts_alike`, and of
        which no key and no word is listed, is no word of a term.
    """

    def __init__(
        self,
        kind: str,
        forms: Mapping[str, tuple[str, ...]],
        folder: Path,
        gap: int,
        joins: frozenset[str] = frozenset(),
    ):
        self.kind, self.gap, self.joins = kind, gap, joins
        self.rank = {code: number for number, code in enumerate(dict.fromkeys(c for cs in forms.values() for c in cs))}
        self.listed = rules_of(kind, folder)
        self.articles, self.glue = self.listed[Rule.ARTICLE], self.listed[Rule.GLUE]
        self._by_key: dict[str, list[str]] = {}
        self._by_first: dict[str, list[Term]] = {}
        self._words: dict[str, tuple[str, ...]] = {}  # of a form, without articles
        self._keyed: set[str] = set()
        self._rows = {rule: _by_first(self.listed[rule]) for rule in Rule if rule.lists == WORDS}
        # The words with which a row that sets others aside may begin.
        self.excepting = self._rows[Rule.EXCEPT].keys() | self._rows[Rule.EXCEPT_AFTER].keys()
        self.used = frozenset(rule for rule in Rule if self.listed[rule])
        self._known = Remembered(self._read, 1 << 14)
        self.setting: set[str] = set()  # of the words that were read, those that may set others aside
        self._of_form: dict[str, frozenset[Rule]] = {}
        for rule in (rule for rule in Rule if rule.lists == TERM):
            for form in self.listed[rule]:
                self._of_form[form] = self._of_form.get(form, NO_RULES) | {rule}
        for form, codes in forms.items():
            self._add(form, codes)
        for form in self.listed[Rule.NOT]:
            self._add(form, ())
        self._marks: dict[str, set[Rule]] = {}  # by key
        for rule in Rule:
            for key in (key for word in self.listed[rule] if rule.inflected for key in base_keys(word)):
                self._marks.setdefault(key, set()).add(rule)

        # A short stem may change its third letter: орын, орны.
        stems = (key.partition(":")[2] for key in (*self._by_key, *self._marks))
        self.starts = frozenset(stem[: _START - (len(stem) < _LONG_STEM)] for stem in stems)
        self.keys: Collection[str] = self._by_key.keys()
        self.own_words = frozenset(word.lstrip(_ALONE) for word in self._keyed)

    def _add(self, form: str, codes: tuple[str, ...]) -> None:
        words = tuple(word for word in form.split() if word not in self.articles)
        if not words or (len(words) == 1 and (len(form) < 2 or form in self.listed[Rule.ALONE])):
            return
        self._words[form] = words
        # A term of one word is listed in its first form; in a longer one any word may be inflected as it stands.
        keys = base_keys if len(words) == 1 else word_keys
        if len(words) == 1:
            words = (_ALONE + words[0],)
        for word in words:
            if word not in self._keyed:
                self._keyed.add(word)
                for key in keys(word.lstrip(_ALONE)):
                    self._by_key.setdefault(key, []).append(word)
        self._by_first.setdefault(words[0], []).append(Term(words, codes, form, self._of_form.get(form, NO_RULES)))

    def ordered(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The codes once each, in vocabulary order."""
        return tuple(sorted(dict.fromkeys(codes), key=self.rank.__getitem__))

    def marks(self, rule: Rule, word: str) -> bool:
        """Whether a word is, in any inflection, one that the rule lists."""
        return rule in self._known[word].rules

    def row_of(self, rule: Rule, words: list[str], at: int) -> int:
        """How many words from a place on are a row that the rule lists, 0 where they are none."""
        for row in self._rows[rule].get(words[at], ()):
            if words[at : at + len(row)] == row:
                return len(row)
        return 0

    def known(self, words: list[str]) -> list[Known]:
        """What is known of the words of a text."""
        return list(map(self._known.__getitem__, words))

    def same(self, word: str) -> frozenset[str]:
        """The listed words that a word of a text may be a form of."""
        return self._known[word].same

    def is_term(self, word: str) -> bool:
        """Whether a folded word is, in any inflection, a term by itself, or a phrase that is none."""
        return bool(self._known[word].alone)

    def seconds(self, word: str) -> frozenset[str]:
        """The second words of the longer terms that may begin with a folded word."""
        begun = self._known[word].begun
        return frozenset(begun) if begun else NONE

    def _read(self, word: str) -> Known:
        if word in self.excepting:
            self.setting.add(word)
        if not starts_alike(word, self.starts):
            return UNKNOWN
        keys = word_keys(word)
        same = {other for key in keys if key in self._by_key for other in self._by_key[key]}
        same.update(other for other in (word, _ALONE + word) if other in self._keyed)
        marked = {rule for key in keys if key in self._marks for rule in self._marks[key]}
        if Rule.OFFICE in marked:
            self.setting.add(word)
        if not same and not marked:
            return UNKNOWN
        alone: list[Term] = []
        begun: dict[str, list[Term]] = {}
        for term in (term for first in same for term in self._by_first.get(first, ())):
            if len(term.words) == 1:
                alone.append(term)
            else:
                begun.setdefault(term.words[1], []).append(term)
        return Known(frozenset(same), frozenset(marked), tuple(alone), begun)

    def matches(self, tokens: Tokens, known: list[Known]) -> list[Match]:
        """The longest terms in a text that do not share a word, in the order of the text.

        Parameters
        ----------
        tokens : Tokens
        known : list of Known
            What is known of its words.
        """
        contiguous: list[Match] = []
        crossing: list[Match] = []
        for match in self._found(tokens, known):
            places = match.places
            crosses = places[-1] - places[0] >= len(places) and self._crosses(match, tokens)
            (crossing if crosses else contiguous).append(match)
        if len(contiguous) < 2 and not crossing:
            return contiguous
        contiguous.sort(key=_places)
        size = self._sizes(tokens.words)
        if not crossing:
            return [match for some in _apart(contiguous) for match in (_taken(some, size) if len(some) > 1 else some)]
        kept = Kept()
        for match in sorted(contiguous, key=size):
            kept.take(match)
        for match in sorted(crossing, key=size):
            if shares(match, contiguous):
                kept.take_crossing(match)
        return sorted(kept.matches, key=_places)

    def _found(self, tokens: Tokens, known: list[Known]) -> Iterator[Match]:
        """Every term wherever it may stand, also where terms share words."""
        last: dict[str, int] = {}
        for start, word in enumerate(known):
            if word is UNKNOWN:
                continue
            for _, codes, form, rules in word.alone:
                yield Match((start,), codes, form, rules)
            for second in self._reached(word.begun, tokens, known, start) if word.begun else ():
                for words, codes, form, rules in word.begun[second]:
                    if len(words) > 2:
                        last = last or {one: place for place, here in enumerate(known) for one in here.same}
                        if not all(last.get(one, 0) > start for one in words[2:]):
                            continue
                    if places := self._walk(words, tokens, known, start, self.gap if codes else 0):
                        yield Match(places, codes, form, rules)

    def _reached(self, begun: dict[str, list[Term]], tokens: Tokens, known: list[Known], start: int) -> list[str]:
        """The second words that stand near enough behind a first one, by the most that `_step` may allow."""
        found: list[str] = []
        words, aparts, left = tokens.words, tokens.aparts, self.gap
        for at in range(start + 1, len(known)):
            apart = aparts[at]
            if apart and apart != ",":
                break
            if same := known[at].same:
                found += [second for second in same if second in begun and second not in found]
            word = words[at]
            if word in self.joins:
                left += _AFTER_JOIN
            elif apart:
                left += 1
            elif word not in self.articles:
                left -= 1
                if left < 0 or word in self.glue:
                    break
        return found

    def _walk(self, words: tuple[str, ...], tokens: Tokens, known: list[Known], start: int, gap: int) -> tuple[int, ...]:
        """The places of a term's words from `start`, () where one is missing; a short gap is allowed."""
        places = [start]
        # A long term may be printed with its commas: "environmental, social and governance standards".
        marks = ("", ",") if len(words) > _LONG else ("",)
        for word in words[1:]:
            left = gap
            at = places[-1] + 1
            while at < len(known) and not (word in known[at].same and tokens.aparts[at] in marks):
                left += self._step(tokens, at, gap)
                if left < 0:
                    return ()
                at += 1
            if at == len(known):
                return ()
            places.append(at)
        return tuple(places)

    def _step(self, tokens: Tokens, at: int, gap: int) -> int:
        """How many words more, or fewer, may follow in a gap once this one has been passed over."""
        word, apart = tokens.words[at], tokens.aparts[at]
        if apart and apart != ",":
            return _BARRED
        if word in self.joins:
            return _AFTER_JOIN  # "light and heavy rare earths": whether both halves are terms is checked later
        if apart:
            return 1
        if word in self.articles:
            # Of the deposits, but not: to pilot the plant. Phrases that are no term are laxer.
            before = tokens.words[at - 1]
            return 0 if not gap or before in self.glue or before in self.joins else _BARRED
        return _BARRED if word in self.glue else -1

    def _crosses(self, match: Match, tokens: Tokens) -> bool:
        """Whether a joining word stands in a gap of the match: "light and heavy rare earths"."""
        between = set(range(match.start, match.end)) - set(match.places)
        return any(tokens.words[place] in self.joins or tokens.aparts[place] for place in between)

    def _sizes(self, words: list[str]) -> Callable[[Match], Size]:
        """What to sort matches by: the longest first, of these the closest, then the one printed as it is listed."""

        def size(match: Match) -> Size:
            places, codes, form, _ = match
            exact = 0
            for place, word in zip(places, self._words[form], strict=True):
                exact += words[place] == word
            return -len(places), places[-1] - places[0], -exact, bool(codes), places[0], form

        return size


def _apart(matches: list[Match]) -> Iterator[list[Match]]:
    """Matches in the order of the text, together those that stand over one another."""
    some: list[Match] = []
    end = -1
    for match in matches:
        if some and match.places[0] > end:
            yield some
            some = []
        some.append(match)
        end = max(end, match.places[-1])
    if some:
        yield some


def _taken(matches: list[Match], size: Callable[[Match], Size]) -> list[Match]:
    """Those of several matches that are taken, the longest first, in the order of the text."""
    kept = Kept()
    for match in sorted(matches, key=size):
        kept.take(match)
    return sorted(kept.matches, key=_places) if len(kept.matches) > 1 else kept.matches


def starts_alike(word: str, starts: Collection[str]) -> bool:
    """Whether a folded word may be listed, told by its first letters, which inflection leaves as they are."""
    return len(word) < _START or word.isascii() or word[:_START] in starts or word[: _START - 1] in starts


def _by_first(rows: Iterable[str]) -> dict[str, list[list[str]]]:
    """Rows of words by their first one, the longest first."""
    found: dict[str, list[list[str]]] = {}
    for words in sorted(map(str.split, rows), key=len, reverse=True):
        found.setdefault(words[0], []).append(words)
    return found

