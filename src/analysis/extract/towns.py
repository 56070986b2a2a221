"""The towns that a report names: their countries, and their names in another language."""

from __future__ import annotations

from pathlib import Path

from analysis.extract.items import Item
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import read_table


@kept()
def _countries(folder: Path) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for row in read_table("places.csv", folder):
        found.setdefault(row["name_en"], set()).add(row["country"])
    return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}


@kept()
def _towns(folder: Path) -> dict[tuple[str, str], str]:
    rows = read_table("places.csv", folder)
    return {(row["name_en"], language): row[f"name_{language}"] for row in rows for language in ("en", "ru", "kk")}


def place_in(name: str, language: str) -> str:
    """A town's name in a language, by its English one; '' where it is not listed."""
    return _towns(vocab_folder()).get((name, language), "")


def country_of(place: Item | None) -> str:
    """The country of a town; '' where it is not listed, or of several."""
    if place is None or place.mention is None:
        return ""
    return place.mention.code or _countries(vocab_folder()).get(place.mention.name, "")
