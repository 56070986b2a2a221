"""The small words of names: al, bin, von. ``name_particles.csv`` lists them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import read_table


class Particle(StrEnum):
    """One word of the column ``role``.

    Attributes
    ----------
    definition : str
        What it means that a word has the role.

    Examples
    --------
    >>> Particle("article").definition
    'It may be left out of a surname: al, ould.'
    """

    definition: str

    def __new__(cls, value: str, definition: str) -> Particle:
        member = str.__new__(cls, value)
        member._value_ = value
        member.definition = definition
        return member

    SON = "son", "The father's name follows, which is no surname; it may be left out as an article: bin, ibn."
    ARTICLE = "article", "It may be left out of a surname: al, ould."
    PARTICLE = "particle", "It belongs to the surname that follows: von, de, bint."


class Particles:
    """The words of one folder of vocabularies, in small letters. Use `particles`."""

    def __init__(self, folder: Path):
        rows = read_table("name_particles.csv", folder)
        words = {role: frozenset(row["word"] for row in rows if row["role"] == role) for role in Particle}
        self.sons = words[Particle.SON]
        self.articles = self.sons | words[Particle.ARTICLE]
        self.all = self.articles | words[Particle.PARTICLE]
        self.also_names = frozenset(row["word"] for row in rows if row["is_name"] == "true")


@kept()
def _particles(folder: Path) -> Particles:
    return Particles(folder)


def particles() -> Particles:
    """The small words of names, by what they do.

    >>> "bin" in particles().sons, "Bin" in particles().all
    (True, False)
    """
    return _particles(vocab_folder())
