"""How a text was resolved to codes, or why it was not."""

from __future__ import annotations

from typing import NamedTuple, Protocol

# From the surest to the boldest; none of them is a guess. A demonym names the people of a country: who counts states
# alone can refuse it.
WAYS = ("exact", "alias", "abbreviation", "former", "foreign", "adjective", "inflected", "phrase", "demonym")


class Resolution(NamedTuple):
    """The codes a text stands for and the way they were found; without codes, the reason."""

    codes: tuple[str, ...] = ()
    how: str = ""
    reason: str = ""


NOT_FOUND = Resolution()


class Reader(Protocol):
    """Reads a text that is no listed name as it stands: inflected, within a phrase, in brackets."""

    def read(self, text: str) -> Resolution:
        """The codes that the text names; `NOT_FOUND`, or the reason, where there are none."""
        ...
