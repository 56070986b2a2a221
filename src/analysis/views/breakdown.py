"""How many agreements there are of each kind: by area, year, partner, mineral, type or status."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.errors import ParameterError
from analysis.languages.likeness import nearest
from analysis.resolve.registry import resolver
from analysis.views.tables import complete
from analysis.vocab.catalogue import vocabulary

# What can be counted by: the column it comes from and the vocabulary of its labels.
DIMENSIONS = {
    "area": ("area_codes", "area"),
    "mineral": ("mineral_codes", "mineral"),
    "party": ("party_codes", "country"),
    "partner": ("party_codes", "country"),
    "type": ("type_code", "agreement_type"),
    "status": ("status_code", "status"),
    "level": ("level", None),
    "year": ("date", None),
}
# Dimensions in which one agreement can stand in several places.
_SEVERAL = {"area": "areas", "mineral": "minerals", "party": "parties", "partner": "partners"}
COUNTS = {
    "each": "counted once in each",
    "split": "counted as one in all, shared equally",
}


def build_breakdown(
    agreements: pd.DataFrame,
    by: str = "area",
    across: str | None = None,
    count: str = "each",
    country: str | None = None,
) -> pd.DataFrame:
    """Numbers of agreements by one dimension, or by one across another.

    An agreement in three areas counts once in each (`count="each"`: the numbers add up to more than there are
    agreements) or a third in each (`"split"`: they add up). One that states nothing on a dimension is in no row;
    `frame.attrs["n_unstated"]` says how many, `frame.attrs["n_agreements"]` how many there were, and
    `frame.attrs["rule"]` states the rule for a caption.

    Parameters
    ----------
    agreements : DataFrame
        With the documented columns; one that is not there counts as missing in every row.
    by, across : str
        area, mineral, party, partner, type, status, level or year. `partner` is every party but `country`
        (every party where no country is given). A year counts only where `date_start` and `date_end` agree on it.
    count : {"each", "split"}
    country : str, optional
        Code of the country whose partners are counted.

    Returns
    -------
    DataFrame
        Columns `<by>_code`, `<by>_name`, with `across` also `<across>_code` and `<across>_name`, then
        `n_agreements` (Int64, or Float64 when split) and `share` (0–1, of the agreements that state it). Sorted by
        number, largest first, then name; years in order. Nothing to count gives no rows.

    Raises
    ------
    ParameterError
        An unknown dimension or rule, the same dimension twice, or a frame with none of the documented columns.
    UnknownNameError
        `country` is no known name or code.

    Examples
    --------
    >>> from analysis import load_agreements
    >>> table = build_breakdown(load_agreements(), by="area")
    >>> table.columns.tolist()
    ['area_code', 'area_name', 'n_agreements', 'share']
    """
    dimensions = [by] if across is None else [by, across]
    _check(dimensions, count)
    agreements = complete(agreements, "agreements")
    country = resolver("country").resolve(country) if country is not None else None
    cells = pd.DataFrame({name: _cells(agreements, name, country) for name in dimensions}, index=agreements.index)
    sizes = cells.map(len).prod(axis=1)
    long = cells.assign(weight=np.where(sizes > 0, 1 / sizes.where(sizes > 0, 1), 0))[sizes > 0]
    for name in dimensions:
        long = long.explode(name)
    if count == "each":
        long["weight"] = 1.0
    numbers = long.groupby(dimensions, sort=False)["weight"].sum().reset_index(name="n_agreements")
    stated = int((sizes > 0).sum())
    frame = _labelled(numbers, dimensions)
    frame["share"] = (frame["n_agreements"] / max(stated, 1)).astype("Float64")
    frame["n_agreements"] = frame["n_agreements"].round(12).astype("Float64" if count == "split" else "Int64")
    frame = _sorted(frame, dimensions)
    several = [_SEVERAL[name] for name in dimensions if name in _SEVERAL]
    rule = f"An agreement with several {' or '.join(several)} is {COUNTS[count]}." if several else ""
    frame.attrs = {
        "by": by,
        "across": across,
        "n_agreements": len(agreements),
        "n_unstated": len(agreements) - stated,
        "rule": rule,
    }
    return frame


def _check(dimensions: list[str], count: str) -> None:
    for name in dimensions:
        if name not in DIMENSIONS:
            near = nearest(str(name), DIMENSIONS)
            raise ParameterError(f"cannot count by {name!r} — one of: {', '.join(near or DIMENSIONS)}")
    if len(set(dimensions)) < len(dimensions):
        raise ParameterError(f"{dimensions[0]!r} across itself — choose another dimension for `across`")
    if count not in COUNTS:
        raise ParameterError(f"count={count!r} — write 'each' or 'split'")


def _cells(agreements: pd.DataFrame, name: str, country: str | None) -> pd.Series:
    """A tuple of codes an agreement, each once; () where it states none."""
    column, _ = DIMENSIONS[name]
    if name == "year":
        same = agreements["date_start"].dt.year == agreements["date_end"].dt.year
        years = agreements["date_start"].dt.year.where(same)
        cells = [() if pd.isna(year) else (str(int(year)),) for year in years]
    elif column.endswith("_codes"):
        cells = [
            tuple(code for code in dict.fromkeys(codes) if name != "partner" or code != country)
            for codes in agreements[column]
        ]
    else:
        cells = [() if pd.isna(code) else (code,) for code in agreements[column]]
    return pd.Series(cells, index=agreements.index, dtype=object)


def _labelled(numbers: pd.DataFrame, dimensions: list[str]) -> pd.DataFrame:
    columns = {}
    for name in dimensions:
        codes = numbers[name].astype("str")
        kind = DIMENSIONS[name][1]
        columns[f"{name}_code"] = codes
        columns[f"{name}_name"] = vocabulary(kind).labels(codes) if kind else codes
    return pd.DataFrame({**columns, "n_agreements": numbers["n_agreements"]})


def _sorted(frame: pd.DataFrame, dimensions: list[str]) -> pd.DataFrame:
    """Rows by their total, largest first; years by year."""
    keys = {}
    for name in dimensions:
        code = f"{name}_code"
        if name == "year":
            keys[name] = frame[code]
        else:
            totals = frame.groupby(code)["n_agreements"].transform("sum")
            keys[name] = pd.Series(list(zip(-totals, frame[f"{name}_name"], strict=True)), index=frame.index)
    order = pd.DataFrame(keys, index=frame.index).sort_values(dimensions, kind="stable").index
    return frame.loc[order].reset_index(drop=True)
