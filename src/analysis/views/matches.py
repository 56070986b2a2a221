"""How each record of a table fits what was selected: what it names itself, and what only through a group or a bloc."""

from __future__ import annotations

import pandas as pd

from analysis.resolve.countries.blocs import ever_members, is_bloc, members
from analysis.resolve.registry import resolver
from analysis.resolve.terms.groups import MATCHES, related_minerals


def mineral_match(table: pd.DataFrame, mineral: str) -> pd.Series:
    """How each agreement or visit has to do with a mineral: by its name, a group's or a member's.

    `Dataset.select` with ``mineral="neodymium"`` finds what names neodymium and what names rare earths; this tells
    them apart.

    Parameters
    ----------
    table : DataFrame
        Agreements or visits, with the column `mineral_codes`.
    mineral : str
        Any name or code of a mineral or group.

    Returns
    -------
    Series
        Named `match`, dtype str, of the table's index: "named" where the record names the mineral itself, else "group"
        where it names a group that holds it (``vocab/mineral_groups.csv``), else "member" where it names a member of
        it, else NA. Of a visit that is selected for an agreement made during it, its own topics are looked at: NA.

    Raises
    ------
    UnknownNameError, AmbiguousNameError
        For a mineral that does not resolve.

    Examples
    --------
    >>> from analysis import load_dataset
    >>> data = load_dataset().select(mineral="neodymium")
    >>> mineral_match(data.agreements, "neodymium").value_counts().index.tolist()
    ['group']
    """
    related = related_minerals(resolver("mineral").resolve(mineral))
    rank = {match: number for number, match in enumerate(MATCHES)}
    found = [
        min((related[code] for code in codes if code in related), key=rank.__getitem__, default=None)
        for codes in table["mineral_codes"]
    ]
    return pd.Series(found, index=table.index, dtype="str", name="match")


def party_match(table: pd.DataFrame, country: str) -> pd.Series:
    """How a country or bloc is a party to each agreement or visit: itself, by all its members, or by a bloc it is in.

    Parameters
    ----------
    table : DataFrame
        Agreements or visits, with the columns `party_codes` and `date`.
    country : str
        Any name or code of a country or bloc.

    Returns
    -------
    Series
        Named `match`, dtype str, of the table's index: "named" where it is a party itself; "members" where it is a bloc
        and all of its members of that day are; "bloc" where a bloc is a party of which it was a member on that day;
        else NA. The last is what `Dataset.select` finds with `expand_blocs`.

    Raises
    ------
    UnknownNameError, AmbiguousNameError
        For a name that does not resolve.

    Examples
    --------
    >>> from analysis import load_dataset
    >>> data = load_dataset().select(country="Germany", expand_blocs=True)
    >>> "bloc" in set(party_match(data.agreements, "Germany"))
    True
    """
    code = resolver("country").resolve(country)
    found = [
        _party_match(code, set(codes), date) for codes, date in zip(table["party_codes"], table["date"], strict=True)
    ]
    return pd.Series(found, index=table.index, dtype="str", name="match")


def _party_match(code: str, parties: set[str], date: object) -> str | None:
    if code in parties:
        return "named"
    day = date if isinstance(date, str) else "1900/2100"  # without a date, whoever has been a member at any time
    if is_bloc(code) and len(parties & ever_members().get(code, frozenset())) > 1:
        theirs = members(code, day)
        if len(theirs) > 1 and parties.issuperset(theirs):
            return "members"
    return "bloc" if any(is_bloc(other) and code in members(other, day) for other in parties) else None
