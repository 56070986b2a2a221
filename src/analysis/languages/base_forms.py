"""The base form of a person's name in a case, by its endings: of a person whom no vocabulary lists."""

from __future__ import annotations

from typing import NamedTuple


class BaseForm(NamedTuple):
    """What a name in a case comes from.

    Attributes
    ----------
    name : str
        In the nominative.
    gender : str or None
        ``f`` or ``m``, None where the forms do not tell.
    is_certain : bool
        Whether the forms allow one reading only.
    """

    name: str
    gender: str | None
    is_certain: bool
