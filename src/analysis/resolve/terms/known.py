"""What the terms of a vocabulary make of one word, worked out once."""

from __future__ import annotations

from typing import NamedTuple

from analysis.resolve.terms.rules import Rule

class Term(NamedTuple):
    """A listed name: its words without articles, its codes (none for a phrase that is no term), its folded form, and
    the rules that list it."""

    words: tuple[str, ...]
    codes: tuple[str, ...]
    form: str
    rules: frozenset[Rule]


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
    begun : dict of str to list of Term
        The longer terms that it may begin, by their second words.
    """

    same: frozenset[str]
    rules: frozenset[Rule]
    alone: tuple[Term, ...]
    begun: dict[str, list[Term]]


NONE: frozenset[str] = frozenset()
NO_RULES: frozenset[Rule] = frozenset()
UNKNOWN = Known(NONE, NO_RULES, (), {})
