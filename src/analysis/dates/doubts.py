"""Words that make it doubtful in a running text whether something is a date: ``data/vocab/date_doubts.csv``."""

from __future__ import annotations

from pathlib import Path

from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import read_table

FILE = "date_doubts.csv"
# What each meaning of the file says, as data/README.md prints it.
MEANINGS = {
    "counted": "what a number counts or measures, so that 2020 before it is no year",
    "number sign": "before a number that is neither a year nor a day: an article, an amount of money",
    "month or word": "a name of a month that is a word or a given name too",
    "weekday or word": "a name of a day of the week that is a word too, or too short to be taken alone",
    "weekday in accusative": "a form of such a name that is a day after a preposition",
    "eve": "the day before, or the eve of what is named behind it",
    "whole short name": "a name of a month that is short but no abbreviation: a point behind it ends the sentence",
    "before 6.": "before a day in figures with a point, in a language that writes it so",
    "half of a year": "a half of nothing but a year",
    "ahead of a comma": "a word that ends a length of time where a comma follows, and stands in no date: үш ай ішінде",
}


Doubts = dict[str, frozenset[str]]  # the words of each meaning, in small letters


def doubts() -> Doubts:
    """The words of the file."""
    return _doubts(vocab_folder())


@kept()
def _doubts(folder: Path) -> Doubts:
    found: dict[str, set[str]] = {meaning: set() for meaning in MEANINGS}
    for row in read_table(FILE, folder):
        found[row["meaning"]].update(row["words"].casefold().split())
    return {meaning: frozenset(words) for meaning, words in found.items()}


def given_names() -> frozenset[str]:
    """Given names in small letters, behind which May may be a surname."""
    return _given_names(vocab_folder())


@kept()
def _given_names(folder: Path) -> frozenset[str]:
    rows = read_table("first_forms.csv", folder)
    listed = (name for row in rows if row["kind"] in ("latin", "word") for name in row["names"].split())
    return frozenset(name.casefold() for name in listed if name.isascii())
