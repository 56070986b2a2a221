"""Chemical symbols and formulas: Cu/Ni, V2O5."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

_ELEMENT = re.compile("[A-Z][a-z]?")
_FORMULA = re.compile(r"(?=.*\d)(?:[A-Z][a-z]?\d{0,2}){2,6}", re.ASCII)
_BOUND = {"O", "F", "S", "P", "Cl"}  # oxides, fluorides, sulphates, phosphates, chlorides
_LONGEST = 60  # letters of a row of symbols


class Formulas:
    """What symbols and formulas stand for.

    Parameters
    ----------
    symbols : mapping
        Symbol to code, each symbol in its own spelling of case: "in" and "as" are words.
    joins : collection of str
        The words that may stand between two symbols.
    """

    def __init__(self, symbols: Mapping[str, str], joins: Collection[str] = ()):
        self._symbols = symbols
        words = "|".join(sorted(map(re.escape, joins), key=len, reverse=True)) or r"(?!)"
        self._apart = re.compile(rf"\s*[,;/|+&•–—-]\s*|\s+(?:{words})\s+")

    def symbols(self, text: str) -> list[str]:
        """The codes of a text that is nothing but chemical symbols: "Cu/Ni"."""
        if not self._symbols or len(text) > _LONGEST:
            return []
        parts = [part for part in self._apart.split(text.strip(" ()[].")) if part]
        if not all(part in self._symbols for part in parts):
            return []
        return [self._symbols[part] for part in parts]

    def metals(self, printed: str) -> list[str]:
        """The codes of a compound by its formula: the metals of V2O5 or Li2CO3, and not what they are bound to."""
        if not self._symbols or printed.isalpha() or not _FORMULA.fullmatch(printed):
            return []
        parts = _ELEMENT.findall(printed)
        if _BOUND.isdisjoint(parts):
            return []
        return [self._symbols[part] for part in parts if part in self._symbols and part not in _BOUND]
