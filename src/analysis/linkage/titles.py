"""What a title says beyond parties and instrument: the words that tell two papers of one day apart."""

from __future__ import annotations

import re
from pathlib import Path

from analysis.languages.folding import fold
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.joins import joining_words

_WORD = re.compile(r"[^\W_]+")
_SHORT = 2  # words of so many letters are articles, prepositions and years cut short
_COMMON = (
    "on",
    "of",
    "the",
    "in",
    "for",
    "with",
    "toward",
    "towards",
    "its",
    "their",
    "between",
    "by",
    "to",
    "a",
    "an",
)
_KINDS = ("country", "agreement_type", "status")


def subject_of(title: str) -> frozenset[str]:
    """The words of an English title that name neither a country nor an instrument.

    >>> sorted(subject_of("Kazakhstan–US memorandum of understanding on tungsten at Upper Kairakty"))
    ['kairakty', 'tungsten']
    """
    common = _common(vocab_folder())
    words = (word for word in _WORD.findall(fold(title)))
    return frozenset(word for word in words if len(word) > _SHORT and not word.isdigit() and word not in common)


@kept()
def _common(folder: Path) -> frozenset[str]:
    """The words of the names of countries and blocs, of instruments and statuses, and those that join others."""
    found = {*_COMMON, *joining_words(folder), "at", "cooperation", "memorandum", "joint"}
    for kind in _KINDS:
        words = vocabulary(kind)
        found.update(word for form in (*words.forms, *map(fold, words.rows)) for word in form.split())
    return frozenset(found)
