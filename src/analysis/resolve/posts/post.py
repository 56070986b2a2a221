"""A post in several languages as a few classes, so that a Secretary of Commerce is a minister of trade.

What a class of ``posts.csv`` may be said of is in its columns: ``is_single`` where one person at a time holds it in a
state, ``takes_field`` where a field of work belongs to it, ``leads`` a ``state`` or a ``body``, and its ``deputy``.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from analysis.vocab.cache import kept
from analysis.vocab.table import read_table

SILENT = frozenset({"title", "female", "male", "link", "former"})
_GENERATIONS = frozenset({"generation", "junior", "senior", "ii", "iii", "iv"})


class Post(NamedTuple):
    """A post as printed: its classes, the countries it names, and the words that said neither."""

    classes: frozenset[str]
    parties: frozenset[str]
    rest: tuple[str, ...] = ()

    @property
    def ranks(self) -> frozenset[str]:
        return _parted(self.classes)[0]

    @property
    def fields(self) -> frozenset[str]:
        return _parted(self.classes)[1]


@lru_cache(maxsize=1 << 12)
def _parted(classes: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Ranks and fields of work; a few hundred posts are asked for them again and again."""
    fields = frozenset(name for name in classes if name.startswith("+"))
    return classes - fields - SILENT - _GENERATIONS, fields


class Ranks(NamedTuple):
    """What the columns of ``posts.csv`` say of the classes. Use `ranks`."""

    deputies: dict[str, str]  # the class of the deputy of a class
    single: frozenset[str]
    with_field: frozenset[str]
    of_states: frozenset[str]  # who leads a state alone leads nothing else by the same name: president of an academy
    of_bodies: frozenset[str]

    def agree(self, one: Post, other: Post) -> bool:
        """Whether two posts may be one: a rank in common, and a field of work where both name any."""
        for rank in one.ranks & other.ranks:
            if rank not in self.with_field or not one.fields or not other.fields or one.fields & other.fields:
                return True
        return False

    def is_single(self, post: Post) -> bool:
        """Whether only one person at a time can hold the post in a state: a minister only with a field."""
        return bool(post.ranks & self.single) and (bool(post.fields) or not post.ranks & self.single & self.with_field)


@kept()
def ranks(folder: Path) -> Ranks:
    """What one folder of vocabularies says of the classes of posts.

    >>> from analysis.vocab.cache import vocab_folder
    >>> ranks(vocab_folder()).deputies["foreign_minister"]
    'deputy_minister'
    """
    rows = read_table("posts.csv", folder)

    def where(column: str, value: str) -> frozenset[str]:
        return frozenset(row["code"] for row in rows if row[column] == value)

    deputies = {row["code"]: row["deputy"] for row in rows if row["deputy"]}
    single, with_field = where("is_single", "true"), where("takes_field", "true")
    return Ranks(deputies, single, with_field, where("leads", "state"), where("leads", "body"))
