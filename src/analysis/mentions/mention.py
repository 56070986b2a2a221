"""What a text mentions, and where."""

from __future__ import annotations

from typing import NamedTuple

# What a mention may be of; where one text could be two of these, the first is the more certain reading.
KINDS = (
    "date",
    "deadline",
    "money",
    "person",
    "organization",
    "country",
    "government",
    "place",
    "post",
    "mineral",
    "area",
    "agreement_type",
    "status",
)


class Mention(NamedTuple):
    """One mention: ``text[start:end]`` is what is printed there.

    `codes` are of the kind's vocabulary: ISO 3166-1 alpha-3 or a bloc's code for a country and for a government that
    is called by its capital, ids of people and bodies, classes of posts, codes of minerals, areas, agreement types and
    statuses; the EDTF of a date; the ISO 4217 code and the amount of money (``USD 1200000000``, ``USD
    1000000/2000000`` from–to); the ISO 8601 duration or EDTF of a deadline (``P6M``, ``../2030-06``). They are empty
    where the name is unknown or could be several. `how` is the way it was found. `name` is the base form of an unknown
    person's or body's name.
    """

    start: int
    end: int
    text: str
    kind: str
    codes: tuple[str, ...] = ()
    how: str = ""
    name: str = ""

    @property
    def code(self) -> str | None:
        """The one code, None where there is none or several."""
        return self.codes[0] if len(self.codes) == 1 else None
