"""What the terms of a vocabulary make of one word, worked out once."""

from __future__ import annotations

from typing import NamedTuple

from analysis.resolve.terms.rules import Rule


class Term(NamedTuple):
    """A listed name: its codes (none for a phrase that is no term), its folded form, and the rules that list it."""

    codes: tuple[str, ...]
    form: str
    rules: frozenset[Rule]


class Node:
    """Terms by their words, word for word: those that end with a word, and by the next word those that go on."""

    __slots__ = ("after", "terms")

    def __init__(self) -> None:
        self.terms: list[Term] = []
        self.after: dict[str, Node] = {}


class Branch(NamedTuple):
    """The longer terms that begin with a word and may be printed in the same ways.

    Attributes
    ----------
    gap : int
        How many words may stand between two of theirs.
    commas : bool
        Whether they may be printed with commas.
    after : dict of str to Node
        The terms by their second word.
    """

    gap: int
    commas: bool
    after: dict[str, Node]


class Known(NamedTuple):
    """What is known of a folded word.

    Attributes
    ----------
    same : frozenset of str
        The listed words that it may be a form of.
    rules : frozenset of Rule
        The rules that mark it.
    alone : tuple of Term
        The terms that it is by itself.
    begun : tuple of Branch
        The longer terms that it may begin.
    """

    same: frozenset[str]
    rules: frozenset[Rule]
    alone: tuple[Term, ...]
    begun: tuple[Branch, ...]


NONE: frozenset[str] = frozenset()
NO_RULES: frozenset[Rule] = frozenset()
UNKNOWN = Known(NONE, NO_RULES, (), ())
