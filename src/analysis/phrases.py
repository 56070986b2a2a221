"""Terms within phrases: minerals, areas of cooperation and instruments named in a few words. Not yet written."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.resolution import NOT_FOUND, Resolution


def find_terms(text: str, forms: Mapping[str, tuple[str, ...]]) -> Resolution:  # noqa: ARG001
    """The codes whose terms stand in a text that is no listed form as a whole."""
    return NOT_FOUND
