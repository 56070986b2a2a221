"""One name, or a column of names, to codes: what a script author takes home."""

from __future__ import annotations

import pandas as pd

from analysis.vocab import group_members, vocabulary


def _one_or_column(kind: str, value, explain: bool):
    words = vocabulary(kind)
    if explain:
        column = value if isinstance(value, pd.Series) else pd.Series([value], dtype="object")
        table = words.explain_column(column)
        if column is value:
            return table
        return {name: None if pd.isna(cell) else cell for name, cell in table.iloc[0].items()}
    return words.resolve_column(value) if isinstance(value, pd.Series) else words.resolve(value)


def normalize_country(value, explain: bool = False):
    """ISO 3166-1 alpha-3 code of a country, or the code of a bloc; a Series of names gives a Series of codes.

    Parameters
    ----------
    value : str or Series
        A name in English, Russian or Kazakh, an official name, an abbreviation or a code.
    explain : bool
        Give, instead of the code, a mapping (for a Series: a DataFrame with its index) of `code`, `how` it was
        found (one of `resolution.WAYS`), the `reason` it was not, and the `nearest` names; nothing is raised.

    Returns
    -------
    str, or a Series of dtype str with the index of the given one; NA stays NA.

    Raises
    ------
    UnknownNameError
        No listed name matches; `candidates` holds the nearest ones.
    AmbiguousNameError
        The name stands for several (Korea, Congo); `candidates` holds their codes.

    Examples
    --------
    >>> normalize_country("Казахстан"), normalize_country("the U.S.")
    ('KAZ', 'USA')
    """
    return _one_or_column("country", value, explain)


def normalize_mineral(value, explain: bool = False):
    """Code of a mineral or group (``rare_earths``, ``lithium``); a Series gives a Series.

    Errors as in `normalize_country`.

    >>> normalize_mineral("редкоземельные металлы")
    'rare_earths'
    """
    return _one_or_column("mineral", value, explain)


def expand_mineral(value: str) -> tuple[str, ...]:
    """The members of a group of minerals in vocabulary order; a mineral that is no group stands for itself.

    A group without a settled membership (rare metals, say) is not taken apart either. Members and their sources stand
    in ``vocab/mineral_groups.csv``. Errors as in `normalize_mineral`.

    >>> expand_mineral("3TG")
    ('gold', 'tantalum', 'tin', 'tungsten')
    """
    code = normalize_mineral(value)
    return group_members(code) or (code,)


def normalize_area(value, explain: bool = False):
    """Code of one of the fourteen areas of cooperation; a Series gives a Series. Errors as in `normalize_country`.

    A phrase that names several areas raises `AmbiguousNameError` with all of them as `candidates`.

    >>> normalize_area("geological exploration")
    'exploration'
    """
    return _one_or_column("area", value, explain)
