"""What a text reports, as drafts of records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

WHY = ("recalled", "planned", "denied", "negotiating", "cancelled")
SURE = ("certain", "likely", "doubtful")


@dataclass(frozen=True)
class Draft:
    """The agreements and visits that one article reports, and those it only speaks of.

    Attributes
    ----------
    is_news : bool
        Whether at least one agreement was made, ended or came into force, or one visit has begun.
    agreements, visits : tuple of mappings
        In the shape of a record under ``data/records`` as far as the text goes, with `evidence`: by path of a field
        (``signatories.0.name``) a list of `start`, `end` and `text`, so that ``article[start:end] == text``, how `sure`
        it is (one of `SURE`), the `code` it was resolved to or None, and `how`. `unresolved` lists fields that the text
        leaves open, with a `reason` and the `readings`. A field of which the text says nothing is absent.
    mentioned : tuple of mappings
        Agreements and visits that are not reported as done now: the same fields, with `what` (``agreement`` or
        ``visit``) and `why`, one of `WHY`.
    language : str
        Code of the language it was read in.
    published, url, publisher, cites : str or None
        Of the article; `cites` is the outlet or office that it relays.
    """

    is_news: bool
    agreements: tuple[Mapping[str, object], ...]
    visits: tuple[Mapping[str, object], ...]
    mentioned: tuple[Mapping[str, object], ...]
    language: str
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    cites: str | None = None
