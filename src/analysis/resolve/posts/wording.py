"""A post in English: as printed where that is English, else as ``post_names.csv`` words it, else its class."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from analysis.languages.folding import fold
from analysis.languages.transliteration import is_latin
from analysis.resolve.posts.classes import posts
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import read_table

_APART = re.compile(r"[\s,;:/()–—-]+")


def english_post(printed: str, party: str | None = None) -> str | None:
    """The English wording of a printed post; None where there is none, and no class of posts that holds it.

    Parameters
    ----------
    printed : str
        The post as printed, in any language.
    party : str, optional
        Code of the country or bloc it is held in: a министр торговли is a Secretary of Commerce in the United States.

    Examples
    --------
    >>> english_post("министр торговли", "USA"), english_post("министр торговли", "RUS")
    ('Secretary of Commerce', 'Minister of Trade')
    >>> english_post("министр культуры"), english_post("executives"), english_post("сосед")
    ('Minister', 'Executives', None)
    """
    if listed := listed_wording(printed, party):
        return listed
    if is_english_post(printed):
        text = " ".join(printed.split())
        return text[:1].upper() + text[1:]
    classes = posts().find(printed)
    return posts().vocabulary.label(classes[0]) if len(classes) == 1 else None


def listed_wording(printed: str, party: str | None = None) -> str | None:
    """The wording of ``post_names.csv``, where it has one: that for the party, else that for all."""
    listed, key = _wordings(vocab_folder()), fold(printed)
    return listed.get((key, party or "")) or listed.get((key, ""))


def is_english_post(printed: str) -> bool:
    """Whether a post may be taken for English: in Latin letters, without a word of posts in another language.

    >>> [is_english_post(text) for text in ("Minister of Mines", "Ministro de Minería", "Ambassador to Türkiye")]
    [True, False, True]
    """
    return is_latin(printed) and not any(fold(word) in _foreign(vocab_folder()) for word in _APART.split(printed))


@kept()
def _wordings(folder: Path) -> dict[tuple[str, str], str]:
    rows = read_table("post_names.csv", folder)
    return {(fold(row["post"]), row["party"]): row["name_en"] for row in rows}


@kept()
def _foreign(folder: Path) -> frozenset[str]:
    """Folded words of posts in the other languages of ``post_terms.csv`` that are no English ones too."""
    english, other = set[str](), set[str]()
    for language, word in _words(folder):
        (english if language == "en" else other).add(word)
    return frozenset(other - english)


def _words(folder: Path) -> Iterator[tuple[str, str]]:
    for row in read_table("post_terms.csv", folder):
        for word in row["term"].split():
            if not word.endswith("*"):
                yield row["language"], fold(word)
