"""The nominative of a person's name that stands in a case and that no vocabulary lists."""

from __future__ import annotations

from pathlib import Path

from analysis.languages.base_forms import FIXED, RARE, SURNAME, BaseForm, Lists, Reader
from analysis.languages.name_paradigms import name_key
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import read_table

FILE = "first_forms.csv"
_LETTERS = {"rare": RARE, "fixed": FIXED, "surname": SURNAME}


@kept()
def _reader(folder: Path) -> Reader:
    given: dict[str, str] = {}
    for row in read_table(FILE, folder):
        kind = _LETTERS.get(row["kind"], row["kind"])
        for name in name_key(row["names"]).split():
            before = given.get(name, "")
            given[name] = before + kind if kind not in before else before
    particles = frozenset(row["word"] for row in read_table("name_particles.csv", folder))
    return Reader(Lists(given, particles))


def base_form(name: str, language: str | None = None, gender: str | None = None) -> BaseForm:
    """The nominative of a person's name in Russian, Ukrainian or Kazakh, and the gender that its forms tell."""
    return _reader(vocab_folder()).read(name, language, gender)
