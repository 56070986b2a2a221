"""The ids of records, which are the names of their files."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.errors import ParameterError, shorten
from analysis.languages.likeness import nearest_ids


def no_agreement(value: object, known: Iterable[str]) -> ParameterError:
    """The error for an id that no agreement has, with the nearest of those that some have.

    >>> str(no_agreement("2022-11-07-eu-kaz-partnership", ["2022-11-07-eu-kaz-mou", "2012-02-08-deu-kaz-agreement"]))
    "no agreement '2022-11-07-eu-kaz-partnership' — did you mean 2022-11-07-eu-kaz-mou?"
    """
    near = nearest_ids(str(value), known)
    hint = f"did you mean {' or '.join(near)}?" if near else "ids are the names of the files in data/records/agreements"
    return ParameterError(f"no agreement {shorten(value)!r}", hint)
