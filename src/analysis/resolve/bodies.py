"""Agencies, companies, provinces and banks by their printed names: one body one code of ``bodies.csv``.

Names are looked up as they are listed, in any case and with or without accents: a body is never guessed.
"""

from __future__ import annotations

from pathlib import Path

from analysis.languages.folding import fold
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.table import read_table


def body_of(printed: str, country: str | None = None) -> str | None:
    """The code of the body that a text names; None where none is listed, or several are and the country does not tell.

    Parameters
    ----------
    printed : str
        The name as printed.
    country : str, optional
        Code of the country or bloc the body belongs to: it tells apart what several countries call by one name.

    Examples
    --------
    >>> body_of("EBRD"), body_of("ЕБРР"), body_of("Chinese company (not named)", "CHN")
    ('ebrd', 'ebrd', None)
    """
    words = vocabulary("body")
    codes = words.find(printed)
    if len(codes) > 1:
        codes = tuple(code for code in codes if words.rows[code]["country"] == (country or ""))
    return codes[0] if len(codes) == 1 else None


def is_unnamed(printed: str) -> bool:
    """Whether a text is listed as one that names no body: "US companies (not named)".

    >>> is_unnamed("US companies (not named)"), is_unnamed("JOGMEC")
    (True, False)
    """
    return fold(printed) in _unnamed(vocab_folder())


@kept()
def _unnamed(folder: Path) -> frozenset[str]:
    return frozenset(fold(row["name"]) for row in read_table("body_names.csv", folder) if row["kind"] == "unnamed")
