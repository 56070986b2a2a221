"""Towns by their English names: as printed where that is in Latin letters, else as ``places.csv`` has them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from analysis.languages.folding import fold
from analysis.languages.transliteration import is_latin
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import Row, read_table


def english_place(printed: str, country: str | None = None) -> str | None:
    """The English name of a town; None where it is not in Latin letters and no listed name.

    Parameters
    ----------
    printed : str
        The name as printed, in any language.
    country : str, optional
        Code of the town's country: it tells apart two towns of one name, and one that is listed of another country
        is not meant.

    Examples
    --------
    >>> english_place("Вашингтон"), english_place("Нур-Султан", "KAZ"), english_place("Kokshetau"), english_place("Уфа")
    ('Washington', 'Astana', 'Kokshetau', None)
    """
    found = _places(vocab_folder()).get(fold(printed), {})
    names = {name for code, name in found.items() if country in (None, code)}
    if len(names) == 1:
        return names.pop()
    return " ".join(printed.split()) if is_latin(printed) else None


@kept()
def _places(folder: Path) -> dict[str, dict[str, str]]:
    """By folded form and country: the English name."""
    found: dict[str, dict[str, str]] = {}
    for row in read_table("places.csv", folder):
        for form in forms_of(row):
            found.setdefault(fold(form), {})[row["country"]] = row["name_en"]
    return found


def forms_of(row: Row) -> Iterator[str]:
    """Every name that a row of ``places.csv`` has for its town."""
    yield from (name for name in (row["name_en"], row["name_ru"], row["name_kk"], *row["forms"].split("|")) if name)
