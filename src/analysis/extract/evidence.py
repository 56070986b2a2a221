"""The places of a text that a draft rests on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Evidence:
    """Collects, by the path of a field, where in the text it stands.

    Parameters
    ----------
    text : str
        As it was given.
    place : function of two places
        From places of the text that was read to places of the text that was given.
    """

    def __init__(self, text: str, place: Callable[[int, int], tuple[int, int]]):
        self._text, self._place = text, place
        self.found: dict[str, list[dict[str, Any]]] = {}

    def add(self, path: str, start: int, end: int, how: str, code: str | None = None, sure: str = "certain") -> None:
        """A place of the text that was read, for a field."""
        first, last = self._place(start, end)
        entry = {"start": first, "end": last, "text": self._text[first:last], "sure": sure, "code": code, "how": how}
        listed = self.found.setdefault(path, [])
        if entry not in listed:
            listed.append(entry)

    def printed(self, start: int, end: int) -> str:
        """What stands at a place of the text that was read, blanks joined."""
        first, last = self._place(start, end)
        return " ".join(self._text[first:last].split())
