"""Of two readings of one date the better: the more exact where they agree, none where they do not."""

from __future__ import annotations

from analysis.dates.edtf import PartialDate
from analysis.linkage.days import FEW_DAYS, span_of

# What a status is later than; what stands beside it is another way to say it.
_STAGES = (
    *(("proposed",), ("negotiating",), ("announced", "planned"), ("signed", "concluded", "held", "cancelled")),
    *(("in force",), ("expired", "terminated")),
)


def better_date(known: PartialDate, said: PartialDate) -> PartialDate | None:
    """The one that tells more of two dates that agree, the known one where both tell as much; None for a conflict.

    >>> from analysis.dates.edtf import parse_edtf as day
    >>> str(better_date(day("2025-11"), day("2025-11-06"))), better_date(day("2025-11-06"), day("2025-11-09"))
    ('2025-11-06', None)
    """
    ours, theirs = span_of(known), span_of(said)
    if ours is None or theirs is None:
        return known
    if known.overlaps(said):
        if known.start == said.start and known.end == said.end:
            return said if known.is_approximate and not said.is_approximate else known
        return said if known.contains(said) and not said.is_approximate else known
    apart = abs((ours[0] - theirs[0]).days)
    if apart <= FEW_DAYS and known.is_approximate != said.is_approximate:
        return known if said.is_approximate else said
    return None


def is_later(status: str, known: str) -> bool:
    """Whether a status is that of a later stage than another.

    >>> is_later("signed", "announced"), is_later("signed", "concluded")
    (True, False)
    """
    return _stage(status) > _stage(known)


def _stage(status: str) -> int:
    return next((place for place, codes in enumerate(_STAGES) if status in codes), 0)
