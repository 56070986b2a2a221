"""The words that join two names, in every language: and, or, with.

They stand once, in ``joins.csv``: lists in a cell are split at them, a term may reach across them, and "Kazakhstan
and Japan" is two countries.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from analysis.vocab.table import read_table

FILE = "joins.csv"
LANGUAGES = ("en", "ru", "kk")
MEANINGS = ("and", "or")


def joining_words(
    folder: Path | None = None, meanings: Iterable[str] = MEANINGS, languages: Iterable[str] = LANGUAGES
) -> frozenset[str]:
    """The joining words of some languages, in small letters as they are written.

    Parameters
    ----------
    folder : Path, optional
        Where ``joins.csv`` lies; by default ``data/vocab``.
    meanings : iterable of str
        Of ``and``, ``or`` and ``with``.
    languages : iterable of str
        Of ``en``, ``ru``, ``uk``, ``kk`` and ``kk-Latn``, which has words that are English ones and names: men, Ben.

    Examples
    --------
    >>> sorted(joining_words(meanings=["or"], languages=["en", "ru"]))
    ['or', 'или', 'либо']
    """
    kept_meanings, kept_languages = frozenset(meanings), frozenset(languages)
    return frozenset(
        row["word"].casefold()
        for row in read_table(FILE, folder)
        if row["meaning"] in kept_meanings and row["language"] in kept_languages
    )


def pattern_of(words: Iterable[str]) -> str:
    """The words as alternatives of a regular expression, the longest first.

    >>> pattern_of(["and", "as well as"])
    '(?:as\\\\ well\\\\ as|and)'
    """
    return f"(?:{'|'.join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))})"
