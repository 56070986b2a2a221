"""How often agreements follow visits, beside how often they would if the same visits had been on other days."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from analysis.errors import ParameterError
from analysis.schema import VIEWS
from analysis.views.outcomes import WINDOWS, done, end_of_record, parties, sides, visit_days
from analysis.views.tables import complete
from analysis.vocab.catalogue import vocabulary

COLUMNS = {column.name: column.dtype for column in VIEWS["visit_chances"]}
LEAST = 10  # visits of which a share is given
_BY = (None, "country", "year")


def build_visit_chances(
    agreements: pd.DataFrame,
    visits: pd.DataFrame,
    by: str | None = None,
    after: bool = False,
    n_shuffles: int = 2000,
    seed: int = 0,
    as_of: object = None,
) -> pd.DataFrame:
    """How many visits an agreement of the same parties followed, and how many by chance.

    Chance is the same visits at shuffled dates: each keeps its parties and is given the date of another, so that visits
    are as many in each year as they were. Only dates are compared, by which an agreement surely came within the days;
    what the record says was made during a visit counts as anything else. A visit of whose days some are after `as_of`
    is left out. Records were often sought from agreement to visit, so that papers of the days of the visit itself are
    more than chance by the way of collecting; `after=True` leaves them out. Dates are shuffled over all years, so that
    two parties busy in the same years come out above chance within 365 days: give visits of a few years to leave that
    out, and records of high confidence alone to see how much hangs on the others.

    Parameters
    ----------
    agreements, visits : DataFrame
        As `build_visit_outcomes` takes them; what has not happened is left out likewise.
    by : {"country", "year"}, optional
        A row for each country or bloc of the visits (a visit counts once for each of its parties), or for each year in
        which visits began.
    after : bool
        Count the days from the last day of the visit, and only agreements later than it; by default from its first.
    n_shuffles : int
        How many times the dates are shuffled, 1 or more.
    seed : int
        Of the random numbers: the same seed gives the same frame.
    as_of : str or date, optional
        How far the record goes. By default ``agreements.attrs["as_of"]``, which `load_dataset` sets, else the last
        possible day of the newest agreement.

    Returns
    -------
    DataFrame
        One row a group and number of days, sorted by `days`, then number of visits, most first, and name; years in
        order. Without visits it has no rows, and the same columns and dtypes. Columns:

        - `group_code`, `group_name`: of the country, the year, or `all`
        - `days`: 30, 90 and 365
        - `n_visits`, `n_followed`: visits, and those that an agreement followed within the days; `n_agreements`: pairs
          of a visit and such an agreement
        - `share`: `n_followed` of `n_visits`, 0–1; NA below ten visits
        - `expected`, `low`, `high`: of the numbers followed at shuffled dates the mean and the middle 95 per cent. By
          year, they are of the visits that were given a date of that year.
        - `p_value`: how often a shuffle is as far out, on either side: twice the smaller tail, at most 1 (Phipson and
          Smyth 2010, doi:10.2202/1544-6115.1585, whose rule adds one to both counts)

        `frame.attrs` has `by`, `after`, `n_shuffles` and `as_of`.

    Raises
    ------
    ParameterError
        A frame has none of the documented columns, `by` is none of these, `n_shuffles` is below 1, or `seed` below 0.
    DateError
        `as_of` is no date.

    Examples
    --------
    >>> from analysis import load_dataset
    >>> data = load_dataset()
    >>> build_visit_chances(data.agreements, data.visits, n_shuffles=100, as_of="2027-12-31")["days"].tolist()
    [30, 90, 365]
    """
    if by not in _BY:
        raise ParameterError(f"cannot group visits by {by!r} — country, year or None")
    if isinstance(n_shuffles, bool) or not isinstance(n_shuffles, int) or n_shuffles < 1:
        raise ParameterError(f"cannot shuffle {n_shuffles!r} times — give a number of 1 or more")
    if isinstance(seed, bool) or not isinstance(seed, int) or seed < 0:
        raise ParameterError(f"cannot draw random numbers from the seed {seed!r} — give a whole number of 0 or more")
    end = end_of_record(agreements, as_of)
    papers, journeys = done(complete(agreements, "agreements")), done(complete(visits, "visits"))
    rows: list[tuple[object, ...]] = []
    for days in WINDOWS if len(journeys) else ():
        begins, ends = visit_days(journeys)
        last = ends[1] if after else begins[1]
        seen = journeys[last + days <= end.astype("int64")].reset_index(drop=True)
        if len(seen):
            rows += _compared(papers, seen, days, by, after, np.random.default_rng(seed), n_shuffles)
    frame = pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
    order, ascending = (["days", "group_code"], True) if by == "year" else (["days", "n_visits"], [True, False])
    frame = frame.sort_values("group_name", kind="stable").sort_values(order, ascending=ascending, kind="stable")
    frame = frame.reset_index(drop=True)
    frame.attrs = {"by": by, "after": after, "n_shuffles": n_shuffles, "as_of": "" if np.isnat(end) else str(end)}
    return frame


def _compared(
    papers: pd.DataFrame,
    seen: pd.DataFrame,
    days: int,
    by: str | None,
    after: bool,
    random: np.random.Generator,
    n_shuffles: int,
) -> Iterator[tuple[object, ...]]:
    found = _followed(papers, seen, days, after)
    own = np.arange(len(seen))
    dates = random.permuted(np.tile(own, (n_shuffles, 1)), axis=1)
    observed, shuffled = found[own, own], found[own, dates] > 0
    for code, name, chosen in _groups(seen, by):
        n_followed = int((observed[chosen] > 0).sum())
        drawn = (shuffled & chosen[dates]).sum(axis=1) if by == "year" else shuffled[:, chosen].sum(axis=1)
        low, high = np.quantile(drawn, (0.025, 0.975))
        tail = min((drawn >= n_followed).sum(), (drawn <= n_followed).sum())
        p_value = min(1.0, 2 * (tail + 1) / (n_shuffles + 1))
        n_visits, n_papers = int(chosen.sum()), int(observed[chosen].sum())
        share = n_followed / n_visits if n_visits >= LEAST else pd.NA
        yield code, name, days, n_visits, n_followed, n_papers, share, drawn.mean(), low, high, p_value


def _followed(papers: pd.DataFrame, seen: pd.DataFrame, days: int, after: bool) -> np.ndarray:
    """How many agreements of the parties of each visit (row) surely followed the date of each visit (column)."""
    of: dict[str, set[int]] = {}
    for agreement, party in parties(papers).itertuples(index=False):
        of.setdefault(party, set()).add(agreement)
    theirs: list[set[int]] = [set() for _ in range(len(seen))]
    for visit, one, other in sides(seen).itertuples(index=False):
        theirs[visit] |= of.get(one, set()) & of.get(other, set())
    starts, ends = (papers[name].to_numpy("datetime64[D]").astype("int64") for name in ("date_start", "date_end"))
    first, last = visit_days(seen)[1 if after else 0]
    kept: dict[tuple[int, ...], np.ndarray] = {(): np.zeros(len(seen), dtype="int16")}
    for made in map(sorted, theirs):
        if (key := tuple(made)) not in kept:
            is_later = starts[made, None] >= last + after
            kept[key] = (is_later & (ends[made, None] - first <= days)).sum(axis=0, dtype="int16")
    return np.array([kept[tuple(sorted(made))] for made in theirs])


def _groups(seen: pd.DataFrame, by: str | None) -> Iterator[tuple[str, str, np.ndarray]]:
    """Code, name and, as a mask, the visits of each group."""
    if by is None:
        yield "all", "All visits", np.ones(len(seen), dtype=bool)
    elif by == "year":
        years = seen["date_start"].dt.year.astype("str")
        for year in sorted(years.unique()):
            yield year, year, (years == year).to_numpy()
    else:
        of = sides(seen)
        known = vocabulary("country")
        long = pd.concat([of[["visit", side]].set_axis(["visit", "code"], axis=1) for side in ("mine", "theirs")])
        for code, visits in long.groupby("code")["visit"]:
            name = known.label(code) if code in known.rows else code
            yield code, name, seen.index.isin(visits)
