"""Anybody's table of agreements → ours: columns found, cells split, names resolved, dates read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from os import PathLike

import pandas as pd

from analysis.harmonize.date_columns import first_date
from analysis.harmonize.given import finished, read_given
from analysis.harmonize.steps import binding, code_column, code_lists, count_parties, take_steps, text_lists, typed
from analysis.harmonize.wordings import place_names
from analysis.records.flat import DATE_FIELDS, flat_agreement


def normalize_agreements(
    data: pd.DataFrame | Iterable[Mapping[str, object]] | str | PathLike[str],
    columns: Mapping[str, str] | None = None,
    errors: str = "raise",
    language: str | None = None,
) -> pd.DataFrame:
    """Records or anybody's table of agreements → the `agreements` table.

    Parameters
    ----------
    data : DataFrame, iterable of mappings, or path of a CSV file
        One agreement a row: a record as its file holds it, or a flat row; a file is read by `load_csv`. Columns are
        found under our names (`party_codes`), a record's field names (`parties`, `signed`, `type`, `areas` …) or the
        usual headers in English, Russian and Kazakh (``vocab/column_names.csv``), in any case and with blanks for
        underscores. Without a `date`, it is the first of the columns `signed`, `concluded`, `in_force`, `announced`,
        `ended` that has one: text, a date, or a year as a number; signs for what is not known, as ``N/A``, ``-`` or
        ``TBD``, are no dates and no errors (``vocab/cell_words.csv``). A cell with several names is a list, tuple, set
        or array, or text separated by ``;``, ``|``, a bullet, a line break, a comma with a blank or a slash between
        blanks; by "and", "и", "және", a dash or a hyphen where every piece is a name.
    columns : mapping, optional
        Their column name → ours, for a table with other names: ``{"Countries": "parties"}``.
    errors : {"raise", "coerce"}
        "raise" reports all unresolved values at once; "coerce" makes them NA (or leaves them out of a tuple) and puts
        the reports into ``frame.attrs["issues"]`` as plain mappings, which `analysis.harmonize.issues_of` gives as a
        table. Parquet and pickle keep them.
    language : {'en', 'en-GB', 'en-US', 'ru', 'kk', 'uk'}, optional
        Settles whether 03/04/2025 is a day in April (en-GB, ru, kk, uk) or in March (en-US), as in `parse_date`;
        without it such a date is an error. It is not told from the other dates: a list may be put together of two.

    Returns
    -------
    DataFrame
        The documented `agreements` columns in order, then every other column of the input unchanged, and all columns
        of dates where there are several; rows, order and index as given. Codes are text, dates four columns (inclusive
        days), lists tuples (lists or arrays as cells, which parquet makes of tuples, are read as well).
        ``frame.attrs["reading"]`` says of each column how much of it was read, how, and which values most often were
        not: `reading_of` gives it as a table.

    Raises
    ------
    DataError
        With an `Issue` for each distinct unresolved value: its column, how often and in which rows it stands (of a
        file: in which lines), why it cannot be taken and what to write. Its text has one line for each cause.
    ParameterError
        `data` is no table, `columns` names a column that is not there, no column is known, `errors` is another word or
        `language` another language.

    Examples
    --------
    >>> table = normalize_agreements([{"parties": "Казахстан; США", "signed": "6 ноября 2025 года", "type": "MoU"}])
    >>> table.loc[0, ["party_codes", "date", "type_code"]].tolist()
    [('KAZ', 'USA'), '2025-11-06', 'mou']
    """
    given = read_given(data, "agreements", columns, errors, flat_agreement)
    steps = (
        partial(code_column, column="type_code", kind="agreement_type", name_column="type_name"),
        partial(code_column, column="status_code", kind="status"),
        partial(code_column, column="place_country_code", kind="country"),
        partial(place_names, column="place", country="place_country_code", name_column="place_name"),
        partial(code_lists, column="party_codes", kind="country", ordered=False),
        partial(code_lists, column="body_codes", kind="body", ordered=False),
        partial(code_lists, column="area_codes", kind="area"),
        partial(code_lists, column="mineral_codes", kind="mineral"),
        partial(text_lists, columns=("visit_ids", "follows_ids", "follows_relations", "expected_effects")),
        partial(first_date, fields=DATE_FIELDS, language=language),
        count_parties,
        binding,
        partial(typed, table="agreements"),
    )
    return finished(take_steps(given.frame, steps), "agreements", given, errors)
