"""What a table has lost: the problems that ``errors="coerce"`` passed over, as a table of their own."""

from __future__ import annotations

import pandas as pd


def issues_of(frame: pd.DataFrame) -> pd.DataFrame:
    """What ``errors="coerce"`` left out of a table, a row a bad value: the reports that ``raise`` would have raised.

    Parameters
    ----------
    frame : DataFrame
        What `normalize_agreements`, `normalize_visits` or `explode_agreements` gave, or what parquet or pickle gives
        back of it: ``frame.attrs["issues"]`` is a list of mappings, which both keep.

    Returns
    -------
    DataFrame
        Sorted by field and reason, without rows where nothing was left out: `path` (the file, or ``frame``), `line`
        (Int64; 0 for a frame), `field` (the column as the table names it), `value` (what stands there), `reason`,
        `hint`, `count` (Int64, number of rows) and `rows` (tuple of the rows' labels, of a file their lines).

    Examples
    --------
    >>> from analysis import normalize_agreements
    >>> table = normalize_agreements([{"parties": "Japan; Atlantis"}], errors="coerce")
    >>> issues_of(table)[["field", "value", "rows"]].iloc[0].tolist()
    ['parties', 'Atlantis', (0,)]
    """
    dtypes = {
        "path": "str",
        "line": "Int64",
        "field": "str",
        "value": "str",
        "reason": "str",
        "hint": "str",
        "count": "Int64",
        "rows": "object",
    }
    issues = frame.attrs.get("issues", [])
    table = pd.DataFrame({name: pd.Series([issue[name] for issue in issues], dtype=object) for name in dtypes})
    return table.assign(rows=table["rows"].map(tuple)).astype(dtypes)
