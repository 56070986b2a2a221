"""The words by which a name of a body is told: ``organization_words.csv``."""

from __future__ import annotations

from pathlib import Path

from analysis.mentions.wordlists import Words
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import read_table

SLAVIC = ("ru", "uk")


class BodyWords:
    """Words of bodies' names by role and language. Use `body_words`."""

    def __init__(self, folder: Path):
        self._rows = read_table("organization_words.csv", folder)

    def of(self, role: str, *languages: str) -> frozenset[str]:
        """The words of a role as they are listed."""
        return frozenset(row["word"] for row in self._rows if row["role"] == role and row["language"] in languages)

    def known(self, role: str, *languages: str) -> Words[bool]:
        """The words of a role, to be looked up in any case."""
        return Words((word, True) for word in self.of(role, *languages))


@kept()
def _words(folder: Path) -> BodyWords:
    return BodyWords(folder)


def body_words() -> BodyWords:
    """The words by which a name of a body is told."""
    return _words(vocab_folder())
