"""Texts that deny each other: inactive and active, non-ferrous and ferrous."""

from __future__ import annotations

from analysis.languages.wordforms import word_keys

# Prefixes and words that turn a word into its opposite, as they stand in folded text. Kazakh says it with a word.
_PREFIXES = ("non", "un", "in", "im", "не", "без", "бес")
# With these a word says what it says without them: countersigned.
_JOINED = ("counter", "co", "со")
_WORDS = frozenset(("non", "not", "no", "without", "не", "без", "емес", "жоқ"))


def are_opposites(one: str, other: str) -> bool:
    """Whether one of two folded texts denies what the other says.

    >>> are_opposites("inactive", "active"), are_opposites("ferrous metals", "non ferrous metal")
    (True, True)
    >>> are_opposites("unsigned", "countersigned"), are_opposites("unsigned", "assigned to")
    (True, False)
    >>> are_opposites("indium", "iridium"), are_opposites("недействующее", "действующие")
    (False, True)
    """
    words, others = one.split(), other.split()
    if _WORDS.isdisjoint(words) != _WORDS.isdisjoint(others):
        return True
    return _denies(words, others) or _denies(others, words)


def _denies(words: list[str], others: list[str]) -> bool:
    bases = (other.removeprefix(prefix) for other in others for prefix in ("", *_JOINED))
    said = frozenset(key for base in bases for key in word_keys(base))
    return any(
        word.startswith(prefix) and said.isdisjoint(word_keys(word)) and not said.isdisjoint(word_keys(bare))
        for word in words
        for prefix in _PREFIXES
        if len(bare := word.removeprefix(prefix)) > 2
    )
