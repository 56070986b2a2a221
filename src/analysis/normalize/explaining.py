"""How a name was resolved, or why it was not: the answer to ``explain=True``."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from analysis.resolve.resolver import EXPLAINED
from analysis.vectorize import one_or_many


def explained(
    value: object,
    tell: Callable[..., tuple[str | None, ...]],
    errors: str = "raise",
    beside: Mapping[str, object] | None = None,
) -> object:
    """What `tell` says of a value as a mapping of `EXPLAINED`, or of many as a DataFrame of these columns."""
    nothing: tuple[str | None, ...] = (None,) * len(EXPLAINED)
    told = one_or_many(value, tell, lambda found: found.table(EXPLAINED), errors, nothing, beside)
    return dict(zip(EXPLAINED, told, strict=True)) if isinstance(told, tuple) else told
