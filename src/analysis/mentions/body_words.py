"""The words by which a name of a body is told, ``organization_words.csv``, and what its readers share."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from analysis.mentions.wordlists import Words
from analysis.resolve.countries.reader import countries
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import read_table

SLAVIC = ("ru", "uk")
SENTENCE_START = re.compile(r"(?:^|[.!?:…][\"”»)]?\s|\n|^[\"“«])\s*\Z")


class Found(NamedTuple):
    """A name where it stands.

    Attributes
    ----------
    start, end : int
    kind : tuple of int
        Where the word of its kind stands, if it may be in a case; none where its base form is what is printed.
    quoted : str
        What is quoted of it.
    is_kazakh : bool
        Whether its kind is a Kazakh word; it is Russian or Ukrainian otherwise.
    """

    start: int
    end: int
    kind: tuple[int, int] | None = None
    quoted: str = ""
    is_kazakh: bool = False


class BodyWords:
    """Words of bodies' names by role and language. Use `body_words`."""

    def __init__(self, folder: Path):
        self._rows = read_table("organization_words.csv", folder)

    def of(self, role: str, *languages: str) -> frozenset[str]:
        """The words of a role as they are listed, of some languages or of all."""
        return frozenset(
            row["word"] for row in self._rows if row["role"] == role and row["language"] in (languages or row.values())
        )

    def known(self, role: str, *languages: str) -> Words[bool]:
        """The words of a role, to be looked up in any case."""
        return Words((word, True) for word in self.of(role, *languages))


@kept()
def _words(folder: Path) -> BodyWords:
    return BodyWords(folder)


def body_words() -> BodyWords:
    """The words by which a name of a body is told."""
    return _words(vocab_folder())


def is_country(name: str) -> bool:
    """Whether a text is a country's own name, and neither its adjective nor its people.

    >>> is_country("Казахстана"), is_country("казахстанский")
    (True, False)
    """
    found = countries().look_up(name)
    return bool(found.codes) and found.how not in ("adjective", "demonym")
