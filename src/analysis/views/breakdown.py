"""How many agreements there are of each kind: by area, year, partner, mineral, type or status."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.dates.parsing import read_date
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
    as_of: object = None,
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
        (every party where no country is given). A party is a country, a bloc, or a body of `body_codes` that belongs
        to none. A year counts only where `date_start` and `date_end` agree on it.
    count : {"each", "split"}
    country : str, optional
        Any name or code: the country whose agreements these are and whose partners are counted.
    as_of : str or date, optional
        The last day of this date is how far the record goes: its year is not over. By default ``agreements.attrs
        ["as_of"]``, which `load_dataset` sets, else the first possible day of the newest agreement that is done.

    Returns
    -------
    DataFrame
        Columns `<by>_code`, `<by>_name`, with `across` also `<across>_code` and `<across>_name`, then
        `n_agreements` (Int64, or Float64 when split) and `share` (0–1, of the agreements that state it). With
        `across` three more: `n_by` and `n_across`, the agreements in all of this value of `by` and of `across` that
        state both (as `n_agreements`), and `share_across` (0–1, `n_agreements` of `n_across`). Sorted by number,
        largest first, then name; with `across` by `n_by`, then `n_across`; years in order. Nothing to count gives no
        rows.

        `frame.attrs` tell figures what they need: `by`, `across`, `count`, `n_agreements`, `n_unstated`, `rule`,
        `newest` (how far the record goes, as 2026-05-26; "" where nothing has happened) and `selection` (what the
        agreements were selected by, codes by kind).

    Raises
    ------
    ParameterError
        An unknown dimension or rule, the same dimension twice, or a frame with none of the documented columns.
    UnknownNameError
        `country` is no known name or code.
    DateError
        `as_of` is no date.

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
    selection = dict(agreements.attrs.get("selection", {}))
    newest = _newest(agreements, as_of)
    if country is not None:
        country = resolver("country").resolve(country)
        selection["country"] = country
    cells = pd.DataFrame({name: _cells(agreements, name, country) for name in dimensions}, index=agreements.index)
    sizes = cells.map(len).prod(axis=1)
    cells, sizes = cells[sizes > 0], sizes[sizes > 0]
    long = cells.assign(weight=1 / sizes)
    for name in dimensions:
        long = long.explode(name)
    if count == "each":
        long["weight"] = 1.0
    numbers = long.groupby(dimensions, sort=False)["weight"].sum().reset_index(name="n_agreements")
    stated = len(cells)
    frame = _labelled(numbers, dimensions)
    frame["share"] = (frame["n_agreements"] / max(stated, 1)).astype("Float64")
    totals = {name: numbers[name].map(_total(cells[name], count)) for name in dimensions}
    if across is not None:
        frame["n_by"], frame["n_across"] = totals.values()
        frame["share_across"] = (frame["n_agreements"] / frame["n_across"]).astype("Float64")
    for name in [name for name in frame if str(name).startswith("n_")]:
        frame[name] = frame[name].astype("float64").round(12).astype("Float64" if count == "split" else "Int64")
    frame = _sorted(frame, dimensions, totals)
    several = [_SEVERAL[name] for name in dimensions if name in _SEVERAL]
    rule = f"An agreement with several {' or '.join(several)} is {COUNTS[count]}." if several else ""
    frame.attrs = {
        "by": by,
        "across": across,
        "count": count,
        "n_agreements": len(agreements),
        "n_unstated": len(agreements) - stated,
        "rule": rule,
        "newest": newest,
        "selection": selection,
    }
    return frame


def _newest(agreements: pd.DataFrame, as_of: object) -> str:
    """The day up to which the record goes, '' where nothing has happened."""
    as_of = agreements.attrs.get("as_of") or None if as_of is None else as_of
    if as_of is not None:
        end = read_date(as_of).end
        return end.isoformat() if end else ""
    promised = [code for code, row in vocabulary("status").rows.items() if row["is_done"] == "false"]
    day = agreements.loc[~agreements["status_code"].isin(promised), "date_start"].max()
    return "" if pd.isna(day) else day.date().isoformat()


def _total(cells: pd.Series, count: str) -> pd.Series:
    """How many agreements each value has, of cells with codes."""
    long = cells.explode()
    if count == "each":
        return long.value_counts()
    sizes = cells.map(len).to_numpy("int64")
    return pd.Series(1 / np.repeat(sizes, sizes)).groupby(long.to_numpy()).sum()


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
        own = country if name == "partner" else None
        cells = [tuple(code for code in dict.fromkeys(codes) if code != own) for codes in agreements[column]]
        if column == "party_codes" and "body_codes" in agreements:
            alone = _bodies_alone()
            more = [tuple(code for code in dict.fromkeys(codes) if code in alone) for codes in agreements["body_codes"]]
            cells = [codes + bodies for codes, bodies in zip(cells, more, strict=True)]
    else:
        cells = [() if pd.isna(code) else (code,) for code in agreements[column]]
    return pd.Series(cells, index=agreements.index, dtype=object)


def _labelled(numbers: pd.DataFrame, dimensions: list[str]) -> pd.DataFrame:
    columns = {}
    for name in dimensions:
        codes = numbers[name].astype("str")
        columns[f"{name}_code"] = codes
        columns[f"{name}_name"] = _names(codes, DIMENSIONS[name][1])
    return pd.DataFrame({**columns, "n_agreements": numbers["n_agreements"]})


def _names(codes: pd.Series, kind: str | None) -> pd.Series:
    if kind is None:
        return codes
    names = vocabulary(kind).labels(codes)
    return names.fillna(codes.map(_bodies_alone())) if kind == "country" else names


def _bodies_alone() -> dict[str, str]:
    """Bodies that belong to no country or bloc, a development bank say: they are parties by their own names."""
    bodies = vocabulary("body")
    return {code: bodies.label(code) for code, row in bodies.rows.items() if not row["country"]}


def _sorted(frame: pd.DataFrame, dimensions: list[str], totals: dict[str, pd.Series]) -> pd.DataFrame:
    """Rows by the number of agreements of each value, largest first; years by year."""
    keys = {}
    for name in dimensions:
        code, label = frame[f"{name}_code"], frame[f"{name}_name"]
        number = -totals[name].round(9)
        keys[name] = code if name == "year" else pd.Series(list(zip(number, label, code, strict=True)), frame.index)
    order = pd.DataFrame(keys, index=frame.index).sort_values(dimensions, kind="stable").index
    return frame.loc[order].reset_index(drop=True)
