"""How a text was resolved to codes, or why it was not."""

from __future__ import annotations

from typing import NamedTuple

# From the surest to the boldest; none of them is a guess.
WAYS = ("exact", "alias", "abbreviation", "former", "foreign", "adjective", "inflected", "phrase")


class Resolution(NamedTuple):
    """The codes a text stands for and the way they were found; without codes, the reason."""

    codes: tuple[str, ...] = ()
    how: str = ""
    reason: str = ""


NOT_FOUND = Resolution()
