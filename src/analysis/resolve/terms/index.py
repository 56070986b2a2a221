"""The terms of one vocabulary, and where they stand in a text.

A term is found in any inflection of its words. Of terms that share a word the longest is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from analysis.languages.remembered import Remembered
from analysis.languages.tokens import Tokens
from analysis.languages.wordforms import word_keys
from analysis.resolve.terms.keyed import ALONE, KeyedWords
from analysis.resolve.terms.known import NO_RULES, NONE, UNKNOWN, Branch, Known, Node, Term
from analysis.resolve.terms.matches import Match, Size, taken
from analysis.resolve.terms.rules import TERM, WORDS, Rule, rules_of

_BARRED = -1_000  # more words than a gap may ever have left
_AFTER_JOIN = 2  # words a gap may hold beyond its length, once a joining word stands in it
_LONG = 3  # words; a longer term may be printed with its commas
_PASSED = ("", ",")  # signs that may stand within a term, or in its gaps
_match = tuple.__new__  # which takes half of the time of a named tuple's own


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
    small : set of str
        Articles, prepositions and the words that join.
    heads : set of str
        The codes of terms of which others are: "governance of extraction".
    keyed : KeyedWords
        The words of terms and rules by their keys.
    own_words : set of str
        The words of terms.
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
        self.small = self.articles | self.glue | joins
        pairs = (Rule.FIRST, Rule.SECOND, Rule.FIRST_OF_FIELD)
        self.heads = frozenset(pair.partition(" of ")[0] for rule in pairs for pair in self.listed[rule])
        self.keyed = KeyedWords()
        self._alone: dict[str, list[Term]] = {}  # by their word
        self._begun: dict[str, dict[tuple[int, bool], Branch]] = {}  # by their first word
        self._words: dict[str, tuple[str, ...]] = {}  # of a form, without articles
        self._keyed: dict[str, None] = {}
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
        for word in self._keyed:
            self.keyed.add(word)
        for rule in (rule for rule in Rule if rule.inflected):
            for word in self.listed[rule]:
                self.keyed.mark(word, rule)
        self.own_words = frozenset(word.lstrip(ALONE) for word in self._keyed)

    def _add(self, form: str, codes: tuple[str, ...]) -> None:
        words = tuple(word for word in form.split() if word not in self.articles)
        if not words or (len(words) == 1 and (len(form) < 2 or form in self.listed[Rule.ALONE])):
            return
        self._words[form] = words
        if len(words) == 1:
            words = (ALONE + words[0],)
        self._keyed.update(dict.fromkeys(words))
        term = Term(codes, form, self._of_form.get(form, NO_RULES))
        if len(words) == 1:
            self._alone.setdefault(words[0], []).append(term)
            return
        # A long term may be printed with its commas: "environmental, social and governance standards".
        way = self.gap if codes else 0, len(words) > _LONG
        after = self._begun.setdefault(words[0], {}).setdefault(way, Branch(*way, {})).after
        for word in words[1:-1]:
            after = after.setdefault(word, Node()).after
        after.setdefault(words[-1], Node()).terms.append(term)

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
        return NONE.union(*(branch.after for branch in begun)) if begun else NONE

    def _read(self, word: str) -> Known:
        if word in self.excepting:
            self.setting.add(word)
        keyed = self.keyed.like(word)
        same = {other for other in (word, ALONE + word) if other in self._keyed}
        if not same and not keyed.may_hold(word):
            return UNKNOWN
        marked: set[Rule] = set()
        for key in word_keys(word):
            if key in keyed.words:
                same.update(keyed.words[key])
            if key in keyed.rules:
                marked |= keyed.rules[key]
        if Rule.OFFICE in marked:
            self.setting.add(word)
        if not same and not marked:
            return UNKNOWN
        alone = [term for first in same for term in self._alone.get(first, ())]
        begun = [branch for first in same for branch in self._begun.get(first, {}).values()]
        return Known(frozenset(same), frozenset(marked), tuple(alone), tuple(begun))

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
        return taken(contiguous, crossing, self._sizes(tokens.words))

    def _found(self, tokens: Tokens, known: list[Known]) -> list[Match]:
        """Every term wherever it may stand, also where terms share words."""
        places = [at for at, word in enumerate(known) if word.same]
        found: list[Match] = []
        later: set[str] = set()  # what the words behind may be forms of: most first words stand before no second one
        begun: dict[int, list[Branch]] = {}
        for start in reversed(places):
            word = known[start]
            if word.begun and later and (branches := self._may_follow(start, later, tokens, known)):
                begun[start] = branches
            later |= word.same
        for start in places:
            for codes, form, rules in known[start].alone:
                found.append(_match(Match, ((start,), codes, form, rules)))
            for branch in begun.get(start, ()):
                self._follow(branch, branch.after, (start,), tokens, known, found)
        return found

    def _may_follow(self, start: int, later: set[str], tokens: Tokens, known: list[Known]) -> list[Branch]:
        """The longer terms that may begin at a word; `later` is what the words behind it may be forms of."""
        if tokens.aparts[start + 1] not in _PASSED:
            return []
        may_pass = tokens.aparts[start + 1] or tokens.words[start + 1] in self.small
        near = later if may_pass else known[start + 1].same
        begun = known[start].begun
        return [branch for branch in begun if not branch.after.keys().isdisjoint(later if branch.gap else near)]

    def _follow(
        self,
        branch: Branch,
        after: dict[str, Node],
        places: tuple[int, ...],
        tokens: Tokens,
        known: list[Known],
        found: list[Match],
    ) -> None:
        """Find the terms of a branch that go on behind the places of their first words; a short gap is allowed."""
        words, aparts, left, listed = tokens.words, tokens.aparts, branch.gap, after.keys()
        seen: frozenset[str] = NONE  # a word of a term is the nearest that it may be
        for at in range(places[-1] + 1, len(known)):
            apart, same = aparts[at], known[at].same
            if same and not listed.isdisjoint(same) and (not apart or (branch.commas and apart == ",")):
                here = (*places, at)
                here_listed = (same & listed) - seen
                seen |= here_listed
                for word in here_listed:
                    node = after[word]
                    for codes, form, rules in node.terms:
                        found.append(_match(Match, (here, codes, form, rules)))
                    if node.after:
                        self._follow(branch, node.after, here, tokens, known, found)
            if words[at] in self.joins and apart in _PASSED:
                left += _AFTER_JOIN  # "light and heavy rare earths": whether both halves are terms is checked later
            else:
                left += self._step(tokens, at, branch.gap) if apart or words[at] in self.small else -1
            if left < 0:
                return

    def _step(self, tokens: Tokens, at: int, gap: int) -> int:
        """How many words more, or fewer, may follow in a gap once this one, no joining word, has been passed over."""
        word, apart = tokens.words[at], tokens.aparts[at]
        if apart not in _PASSED:
            return _BARRED
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


def _by_first(rows: Iterable[str]) -> dict[str, list[list[str]]]:
    """Rows of words by their first one, the longest first."""
    found: dict[str, list[list[str]]] = {}
    for words in sorted(map(str.split, rows), key=len, reverse=True):
        found.setdefault(words[0], []).append(words)
    return found
