"""Countries in running forms: inflected, as an adjective, within a phrase of government. Not yet written."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.resolution import NOT_FOUND, Resolution


def find_country(text: str, forms: Mapping[str, tuple[str, ...]]) -> Resolution:  # noqa: ARG001
    """A country or bloc named by a text that is no listed form."""
    return NOT_FOUND
