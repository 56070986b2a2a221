"""One function for a value, a list, an array or a column: which of them it is, and what comes back.

What reads one value is all that a caller brings. A value gives a value; whatever has one dimension gives as much of its
own kind, each distinct value being read once. pandas is loaded when the first of them comes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from analysis.errors import AnalysisError, DataError, DateError, Issue, ParameterError, UnknownNameError

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

R = TypeVar("R")
_PLAIN = (str, bytes, bool, int, float, complex, date, dict, set, frozenset)  # one value, whatever it is worth


def check_errors(errors: str) -> None:
    """Refuse another word than the two that there are."""
    if errors not in ("raise", "coerce"):
        raise ParameterError(f"errors={errors!r}", "write 'raise' or 'coerce'")


def is_missing(value: object) -> bool:
    """Whether a single value is None, NaN, NaT or NA."""
    if value is None or type(value) in (str, int, date):  # NaT is a datetime
        return value is None
    from analysis.distinct import is_missing as is_missing_in_pandas

    return is_missing_in_pandas(value)


def one_or_many(
    value: object,
    read: Callable[..., R],
    gather: Callable[[Found], object],
    errors: str = "raise",
    missing: R | None = None,
    beside: Mapping[str, object] | None = None,
) -> object:
    """What `read` makes of a value, or what `gather` makes of all that it makes of a list or a column.

    Parameters
    ----------
    value : object
        One value, or a list, tuple, array, Index or Series of them.
    read : function
        Takes a value and the cells `beside` it in their order, None where one is missing; raises `UnknownNameError` or
        `DateError` for what it cannot read.
    gather : function
        One of the methods of `Found`.
    errors : {"raise", "coerce"}
        Whether what cannot be read is told, or becomes `missing`.
    missing : optional
        What comes of a missing value, and with ``errors="coerce"`` of one that cannot be read.
    beside : mapping, optional
        Further values by their names: each one for all, or as many as there are in `value`, a Series with its index.

    Raises
    ------
    UnknownNameError, DateError
        A single value cannot be read.
    DataError
        Values of a list or a column cannot be read: each, with its rows.
    ParameterError
        `errors` is another word, the value has two dimensions, or what stands beside it does not fit.
    """
    check_errors(errors)
    beside = beside or {}
    cells = None if isinstance(value, str) else column_of(value)
    if cells is not None:
        return gather(_read_all(value, cells, read, errors, beside))
    for name, given in beside.items():
        if given is not None and not isinstance(given, str) and column_of(given) is not None:
            raise ParameterError(f"{name} is a Series or a list and the value is not", "give both alike")
    if is_missing(value):
        return missing
    try:
        return read(value, *beside.values())
    except (UnknownNameError, DateError):
        if errors == "coerce":
            return missing
        raise


def column_of(value: object) -> pd.Series | None:
    """A list, tuple, array, Index or Series as a Series of its cells; None for a single value."""
    if value is None or isinstance(value, _PLAIN):
        return None
    import numpy as np
    import pandas as pd

    from analysis.distinct import cells_of

    if isinstance(value, pd.Series):
        return value
    if isinstance(value, list | tuple):
        return pd.Series(cells_of(list(value)), dtype=object)
    if isinstance(value, pd.DataFrame | pd.MultiIndex) or (isinstance(value, np.ndarray) and value.ndim > 1):
        raise ParameterError(f"a {type(value).__name__} of several columns", "give one of them")
    if isinstance(value, pd.Index | pd.api.extensions.ExtensionArray) or (
        isinstance(value, np.ndarray) and value.ndim == 1
    ):
        return pd.Series(value)
    if hasattr(value, "to_pylist"):  # an array of Arrow's
        return pd.Series(cells_of(value.to_pylist()), dtype=object)
    return None


@dataclass(frozen=True)
class Found:
    """What was read of something with one dimension: a result for each distinct value, and where these stand.

    Attributes
    ----------
    given : object
        What it was read of.
    results : list
        One a distinct value, None where there is none.
    positions : array
        Of each cell's value among the distinct ones, -1 where the cell is missing.
    """

    given: object
    results: Sequence[object]
    positions: np.ndarray

    def texts(self) -> object:
        """Texts in what is like what was given: a list, a Series or Index with its name, else an array of dtype str."""
        import pandas as pd

        from analysis.distinct import text_cells

        if isinstance(self.given, list | tuple):
            results = [*self.results, None]
            return [results[position] for position in self.positions]
        found = text_cells(self.results, self.positions)  # type: ignore[arg-type]
        if isinstance(self.given, pd.Series):
            return pd.Series(found, index=self.given.index, name=self.given.name, copy=False)
        return pd.Index(found, name=self.given.name) if isinstance(self.given, pd.Index) else found

    def tuples(self) -> object:
        """Tuples, () where there is none, in what is like what was given; else an array of objects."""
        import pandas as pd

        from analysis.distinct import spread

        is_series = isinstance(self.given, pd.Series)
        results = [() if result is None else result for result in self.results]
        column = spread(results, self.positions, self.given.index if is_series else None, ())  # type: ignore[attr-defined]
        if is_series:
            return column.rename(self.given.name)  # type: ignore[attr-defined]
        if isinstance(self.given, list | tuple):
            return column.tolist()
        cells = column.to_numpy()
        return pd.Index(cells, name=self.given.name, tupleize_cols=False) if isinstance(self.given, pd.Index) else cells

    def table(self, columns: Sequence[str]) -> pd.DataFrame:
        """Rows of texts as a DataFrame with these columns and the index of a Series, or a new one."""
        from analysis.distinct import text_frame

        return text_frame(self.results, self.positions, self._index, columns)  # type: ignore[arg-type]

    def dates(self) -> pd.DataFrame:
        """Readings of dates as a DataFrame with the index of a Series, or a new one."""
        from analysis.distinct import date_frame

        return date_frame(self.results, self.positions, self._index)  # type: ignore[arg-type]

    @property
    def _index(self) -> pd.Index | None:
        import pandas as pd

        return self.given.index if isinstance(self.given, pd.Series) else None


def _read_all(
    given: object, cells: pd.Series, read: Callable[..., R], errors: str, beside: Mapping[str, object]
) -> Found:
    """Each distinct value, or each with what stands beside it, read once."""
    from analysis.distinct import distinct, distinct_rows, read_each

    failed: dict[int, AnalysisError] = {}
    if any(other is not None for other in beside.values()):
        columns = [cells, *(_beside(name, other, given, cells) for name, other in beside.items())]
        positions, rows = distinct_rows(columns)
        values = [row[0] for row in rows]
        results = read_each(rows, lambda row: read(*row), failed)
    else:
        positions, values = distinct(cells)
        results = read_each(values, read, failed)
    if failed and errors == "raise":
        raise DataError(_issues(given, cells, values, positions, failed))
    return Found(given, results, positions)


def _beside(name: str, other: object, given: object, cells: pd.Series) -> pd.Series:
    """One of the columns beside the values, in the order of their rows."""
    import pandas as pd

    column = None if isinstance(other, str) else column_of(other)
    if column is None:
        return pd.Series([other] * len(cells), dtype=object)
    if isinstance(other, pd.Series) and isinstance(given, pd.Series):
        if not column.index.equals(cells.index):
            raise ParameterError(f"{name} has another index than the names", "align them first")
    elif len(column) != len(cells):
        raise ParameterError(f"{len(column):,} of {name} for {len(cells):,} names", "give one for each, or one for all")
    return column


def _issues(
    given: object,
    cells: pd.Series,
    values: Sequence[object],
    positions: np.ndarray,
    failed: Mapping[int, AnalysisError],
) -> list[Issue]:
    """Everything that could not be read, with its rows: labels of a Series, positions of anything else."""
    from analysis.distinct import as_text, rows_of
    from analysis.problems import Place, Problem, of_names

    place = Place("list" if isinstance(given, list | tuple) else "column", {}, cells.index)
    field = "" if cells.name is None else as_text(cells.name)
    rows = rows_of(positions, failed)
    names = [(error, rows[at]) for at, error in failed.items() if isinstance(error, UnknownNameError)]
    problems = of_names(field, names) + [
        Problem(field, as_text(values[at] if error.value is None else error.value), error.reason, error.hint, rows[at])
        for at, error in failed.items()
        if isinstance(error, DateError)
    ]
    return place.issues(problems)
