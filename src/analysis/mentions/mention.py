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

# By kind the ways in which a mention may be found: `Mention.how`.
HOWS: dict[str, tuple[str, ...]] = {
    "date": ("date",),
    "deadline": ("date", "duration"),
    "money": ("amount",),
    "person": ("exact", "inflected", "alias", "surname", "post", "title", "pattern"),
    "organization": ("listed", "kind", "name"),
    "country": (
        *("exact", "alias", "abbreviation", "former", "foreign", "adjective", "inflected", "demonym"),
        *("compound", "ambiguous", "context", "gone"),
    ),
    "government": ("capital", "seat"),
    "place": ("place",),
    "post": ("alias", "phrase"),
    "mineral": ("exact", "inflected"),
    "area": ("exact", "inflected"),
    "agreement_type": ("exact", "inflected"),
    "status": ("exact", "inflected"),
}


class Mention(NamedTuple):
    """One mention: ``text[start:end]`` is what is printed there.

    `codes` are of the kind's vocabulary: ISO 3166-1 alpha-3 or a bloc's code for a country and for a government that
    is called by its capital, ids of people and bodies, classes of posts, codes of minerals, areas, agreement types and
    statuses; the EDTF of a date; the ISO 4217 code and the amount of money (``USD 1200000000``, ``USD
    1000000/2000000`` from–to); the ISO 8601 duration or EDTF of a deadline (``P6M``, ``../2030-06``). They are empty
    where the name is unknown or could be several. `name` is the base form of an unknown person's or body's name, and of
    a place its English name.

    `how` is the way it was found, one of `HOWS`:

    - a country by its name as it is listed (``exact``), another of its names (``alias``, ``former``), an
      ``abbreviation``, a name of another language (``foreign``), an ``adjective``, a name in a case or with an ending
      (``inflected``), its people (``demonym``), half of a word of two (``compound``: казахстанско-); of several that it
      may be, none is chosen (``ambiguous``) but the one that the text names elsewhere (``context``); a state that is
      no more has no code (``gone``);
    - a government by its ``capital`` or its ``seat`` (the Kremlin), a town as ``place``;
    - a person who is listed by a full name (``exact``, ``inflected``, ``alias``) or a ``surname``, somebody else by a
      ``post`` or a ``title`` beside the name or by the ``pattern`` of names, and by the ``surname`` later in the text;
    - a body that is ``listed``, one whose ``kind`` its name tells (Ministry of …), one whose ``name`` a country or
      a legal form is part of;
    - a post of one word (``alias``) or of several (``phrase``);
    - a mineral, an area, a type or a status as listed (``exact``) or in another form (``inflected``);
    - a ``date``; a deadline by a ``date`` or a ``duration``; money by its ``amount``.
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
