"""Anybody's table of visits → ours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from os import PathLike

import pandas as pd

from analysis.harmonize.date_columns import dates
from analysis.harmonize.given import finished, read_given
from analysis.harmonize.steps import (
    Step,
    code_column,
    code_lists,
    codes_of_topics,
    people,
    take_steps,
    text_lists,
    typed,
)
from analysis.harmonize.wordings import place_names, post_names
from analysis.records.flat import flat_visit


def normalize_visits(
    data: pd.DataFrame | Iterable[Mapping[str, object]] | str | PathLike[str],
    columns: Mapping[str, str] | None = None,
    errors: str = "raise",
    language: str | None = None,
) -> pd.DataFrame:
    """Records or anybody's table of visits → the `visits` table.

    Visitors are read as by `normalize_person`, with the row's post, party and date to tell who is meant; one who is not
    in the vocabulary, held that post at another time or could be several, keeps the printed name in `visitor_name` and
    has no `visitor_id`. Topics that name a mineral or an area give `mineral_codes` and `area_codes`, the others stay
    topics. A `start` and an `end` become one date.

    Parameters
    ----------
    data, columns, errors, language
        As for `normalize_agreements`, with a record's fields `visitor`, `from`, `to`, `start`, `end`, `kind` … or the
        usual headers.

    Returns
    -------
    DataFrame
        The documented `visits` columns in order, then every other column of the input unchanged; rows, order and index
        as given. Codes are text, dates four columns (inclusive days), lists tuples. `reading_of` tells how much of each
        column was read, and which visitors are in no vocabulary.

    Raises
    ------
    DataError, ParameterError
        As `normalize_agreements`, and where a visit ends before it starts.

    Examples
    --------
    >>> table = normalize_visits([{"visitor": "Токаев", "from": "РК", "to": "США", "start": "2025-11-05"}])
    >>> table.loc[0, ["from_code", "to_code", "date_precision"]].tolist()
    ['KAZ', 'USA', 'day']
    """
    given = read_given(data, "visits", columns, errors, flat_visit)
    steps = (
        partial(code_column, column="from_code", kind="country"),
        partial(code_column, column="to_code", kind="country"),
        partial(code_column, column="kind_code", kind="visit_kind", name_column="kind_name"),
        partial(code_column, column="status_code", kind="status"),
        partial(text_lists, columns=("places", "topics", "agreement_ids", "outcomes")),
        partial(place_names, column="places", country="to_code", name_column="place_names"),
        partial(post_names, column="visitor_post", party="from_code", name_column="visitor_post_name"),
        partial(codes_of_topics, column="area_codes", kind="area"),
        partial(codes_of_topics, column="mineral_codes", kind="mineral"),
        partial(dates, language=language, end="end"),
        partial(people, name="visitor_name", id_column="visitor_id", post="visitor_post", party="from_code"),
        partial(code_lists, column="party_codes", kind="country", ordered=False),
        _with_both_ends,
        partial(typed, table="visits"),
    )
    return finished(take_steps(given.frame, steps), "visits", given, errors)


def _with_both_ends(frame: pd.DataFrame) -> Step:
    """The parties of a visit: whence, whither, and who else is given."""
    ends = [frame[name].tolist() for name in ("from_code", "to_code") if name in frame]
    if not ends:
        return frame, []
    more = frame["party_codes"] if "party_codes" in frame else [()] * len(frame)
    cells = [_each_once(*pair, *met) for *pair, met in zip(*ends, more, strict=True)]
    return frame.assign(party_codes=pd.Series(cells, index=frame.index, dtype=object)), []


def _each_once(*codes: object) -> tuple[str, ...]:
    """Each code once; what is missing is no text."""
    return tuple(dict.fromkeys(code for code in codes if isinstance(code, str)))
