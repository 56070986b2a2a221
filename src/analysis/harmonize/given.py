"""A table as somebody gives it: a frame, mappings or a CSV file, its columns then under our names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from os import PathLike
from typing import NamedTuple, TypeAlias

import pandas as pd

from analysis.errors import DataError, ParameterError
from analysis.harmonize.csvfile import CsvFile
from analysis.harmonize.headers import find_columns
from analysis.harmonize.readings import told
from analysis.harmonize.steps import Taken
from analysis.problems import Place, Problem
from analysis.schema import conform
from analysis.vectorize import check_errors

Table: TypeAlias = pd.DataFrame | Iterable[Mapping[str, object]] | str | PathLike[str]
Flattening: TypeAlias = Callable[[Mapping[str, object]], dict[str, object]]


class Given(NamedTuple):
    """The frame with its columns under our names, what these were called, and the file it was read from."""

    frame: pd.DataFrame
    names: Mapping[str, str]
    file: CsvFile | None = None


def read_given(data: Table, table: str, columns: Mapping[str, str] | None, errors: str, flat: Flattening) -> Given:
    """Any table of agreements or visits, nothing resolved yet; `flat` makes a row of a record."""
    check_errors(errors)
    if isinstance(data, str | PathLike):
        file = CsvFile(data)
        return given_file(file, file.read(), table, columns)
    return Given(*_found(_framed(data, flat), table, columns))


def given_file(file: CsvFile, frame: pd.DataFrame, table: str, columns: Mapping[str, str] | None) -> Given:
    """What was read of a file."""
    return Given(*_found(frame, table, columns), file)


def _found(frame: pd.DataFrame, table: str, columns: Mapping[str, str] | None) -> tuple[pd.DataFrame, dict[str, str]]:
    try:
        return find_columns(frame, table, columns)
    except UnicodeEncodeError:
        raise ParameterError("a column's name is no Unicode — read the table as UTF-8") from None


def _framed(data: Table, flat: Flattening) -> pd.DataFrame:
    """A frame of our own, which may be changed."""
    if isinstance(data, pd.DataFrame):
        frame = data.copy(deep=False)
        if frame.columns.nlevels > 1:
            raise ParameterError(f"columns of {frame.columns.nlevels} levels — give every column one name")
    else:
        try:
            frame = pd.DataFrame([flat(row) for row in _mappings(data)])
        except UnicodeEncodeError as error:
            raise ParameterError(f"text that is no Unicode: {error} — read the table as UTF-8") from None
    frame.attrs = {}
    return frame


def _mappings(data: object) -> list[Mapping[str, object]]:
    rows = list(data) if isinstance(data, Iterable) and not isinstance(data, Mapping) else [None]
    mappings = [row for row in rows if isinstance(row, Mapping)]
    if len(mappings) < len(rows):
        raise ParameterError("not a table — give a DataFrame or a list of mappings")
    return mappings


def finished(taken: Taken, table: str, given: Given, errors: str) -> pd.DataFrame:
    """The table with its documented columns; what is wrong is raised, or stands in ``attrs["issues"]``.

    How its columns were read stands in ``attrs["reading"]``.
    """
    frame = with_issues({table: conform(taken.frame, table)}, {table: taken.problems}, given, errors)[table]
    frame.attrs["reading"] = told(taken.readings, given.names)
    return frame


def with_issues(
    frames: dict[str, pd.DataFrame], problems: Mapping[str, Sequence[Problem]], given: Given, errors: str
) -> dict[str, pd.DataFrame]:
    """The tables, each with its issues as plain mappings; or one `DataError` of all of them."""
    if not any(problems.values()):
        return frames
    place = Place("frame", given.names, given.frame.index)
    if given.file is not None:
        last = max(int(problem.rows[-1]) for found in problems.values() for problem in found)
        place = Place(given.file.shown, given.names, given.file.lines(last + 1))
    issues = {name: place.issues(found) for name, found in problems.items()}
    if errors == "raise":
        raise DataError(issue for found in issues.values() for issue in found)
    for name, found in issues.items():
        if found:
            frames[name].attrs["issues"] = [issue.to_dict() for issue in DataError(found).issues]
    return frames
