"""Which reader reads the names of which vocabulary: the one door to resolving a name of any kind."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from analysis.resolve.countries.reader import countries
from analysis.resolve.resolver import Resolver
from analysis.resolve.terms.reader import TermReader
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.catalogue import vocabulary

_TERMS = ("mineral", "area", "agreement_type", "status")


def resolver(kind: str) -> Resolver:
    """What resolves the names of a kind of `vocab.catalogue.KINDS`.

    >>> resolver("post").resolve("министр торговли США"), resolver("country").resolve("Республикой Казахстан")
    ('minister', 'KAZ')
    """
    if kind == "country":
        return countries()
    if kind == "post":
        from analysis.resolve.posts.classes import posts  # with lists of posts and dates, which no other name needs

        return posts()
    return _resolver(kind, vocab_folder())


@kept(maxsize=64)
def _resolver(kind: str, folder: Path) -> Resolver:
    words = vocabulary(kind)
    if kind in _TERMS:
        return Resolver(words, partial(TermReader, kind, words.forms, folder))
    return Resolver(words)
