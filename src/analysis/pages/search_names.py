"""Every name by which a reader may look for a code: labels in three languages, listed names, abbreviations."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.catalogue import KINDS, vocabulary
from analysis.vocab.table import TABLES, Row, read_table

_LISTED = {
    "country": ("country_names.csv", "name", "code"),
    "mineral": ("mineral_names.csv", "name", "code"),
    "area": ("area_terms.csv", "term", "code"),
    "person": ("people_names.csv", "name", "person_id"),
    "body": ("body_names.csv", "name", "code"),
}


class Names(NamedTuple):
    """Names, of which the first is shown, and what stands for them only as a whole: abbreviations, symbols, codes."""

    names: tuple[str, ...]
    short: tuple[str, ...] = ()


def names_of(kind: str, code: str) -> Names:
    """All names of a code of a vocabulary, each once; of a code that it does not have the code itself.

    Examples
    --------
    >>> found = names_of("mineral", "tungsten")
    >>> found.names[0], "Вольфрам" in found.names, found.short
    ('Tungsten', True, ('W',))
    """
    return _names(vocab_folder(), kind).get(code) or Names((code,))


@kept(maxsize=16)
def _names(folder: Path, kind: str) -> dict[str, Names]:
    if kind == "place":
        return _places(folder)
    if kind not in KINDS:
        return {}
    names: dict[str, dict[str, None]] = {}
    short: dict[str, dict[str, None]] = {}
    for code, row in vocabulary(kind).rows.items():
        names[code] = dict.fromkeys(_labels(row))
        short[code] = dict.fromkeys([code] if kind == "country" else [row["symbol"]] if row.get("symbol") else [])
    file, name, column = _LISTED[kind]
    for row in read_table(file, folder):
        for code in [row[column]] if row[column] in names else row[column].split():
            (short if row.get("kind") == "abbreviation" else names).setdefault(code, {})[row[name]] = None
    return {
        code: Names(tuple(found), tuple(one for one in short.get(code, {}) if one not in found))
        for code, found in names.items()
    }


def _places(folder: Path) -> dict[str, Names]:
    """Towns by their English names, as far as they are listed."""
    rows = read_table("places.csv", folder) if "places" in TABLES else []
    return {
        row["name_en"]: Names(tuple(dict.fromkeys([*_labels(row), *filter(None, row["forms"].split("|"))])))
        for row in rows
    }


def _labels(row: Row) -> Iterable[str]:
    """The English or display name first, then those in Russian and Kazakh, and the name in full."""
    columns = ("name", "name_en", "name_ru", "name_kk", "name_full")
    return [name for column in columns if (name := row.get(column))]
