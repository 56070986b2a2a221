"""A table on its way to ours: columns found, cells split, each distinct name resolved once, problems collected."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain

import numpy as np
import pandas as pd

from analysis.dates.parsing import parse_date_column
from analysis.distinct import spread
from analysis.errors import DataError, Issue, ParameterError, UnknownNameError, shorten
from analysis.harmonize.cells import distinct, hashable, is_blank, map_distinct, rows_of, split_cell, text_of
from analysis.languages.likeness import nearest
from analysis.resolve.people.resolver import normalize_person
from analysis.schema import COLUMNS, conform
from analysis.vocab.vocabulary import vocabulary


class Workframe:
    """A frame on its way: columns under our names, and the problems met so far."""

    def __init__(
        self, data, columns: Mapping[str, str] | None, known: dict[str, Sequence[str]], errors: str, table: str
    ):
        if errors not in ("raise", "coerce"):
            raise ParameterError(f"errors={errors!r} — write 'raise' or 'coerce'")
        self.errors = errors
        self.issues: list[Issue] = []
        if isinstance(data, Mapping) or not _is_table(data):
            raise ParameterError("not a table — give a DataFrame or a list of mappings")
        known = {**dict.fromkeys((column.name for column in COLUMNS[table]), ()), **known}
        frame = _framed(data)
        given = self._given(frame, columns or {}, {*known, *chain.from_iterable(known.values())})
        frame = frame.rename(columns=given)
        if not frame.columns.is_unique:
            twice = frame.columns[frame.columns.duplicated()][0]
            raise ParameterError(f"two columns are called {twice!r} — rename or drop one")
        lower = {str(column).strip().lower().replace(" ", "_"): column for column in frame.columns}
        renames = {}
        for ours, theirs in known.items():
            if ours not in frame.columns:
                found = next((lower[name] for name in (ours, *theirs) if name in lower), None)
                if found is not None:
                    renames[found] = ours
        # What problems are reported under: the name that the table came with.
        self.names = {ours: str(theirs) for theirs, ours in given.items()}
        self.names |= {ours: self.names.get(theirs, str(theirs)) for theirs, ours in renames.items()}
        self.frame = frame.rename(columns=renames)
        if len(frame.columns) and set(self.frame.columns).isdisjoint(known):
            told = shorten(", ".join(map(str, frame.columns)))
            hint = "say with columns= which is which; load_csv reads files with another separator"
            raise ParameterError(f"no column is known among: {told} — {hint}")

    @staticmethod
    def _given(frame: pd.DataFrame, columns: Mapping[str, str], fields: Collection[str]) -> dict:
        missing = [name for name in columns if name not in frame.columns]
        if missing:
            raise ParameterError(f"no column {missing[0]!r} — the table has {', '.join(map(str, frame.columns))}")
        for theirs, ours in columns.items():
            if ours not in fields:
                near = nearest(str(ours), fields)
                hint = f"did you mean {near[0]!r}?" if near else f"one of: {', '.join(sorted(fields))}"
                raise ParameterError(f"{theirs!r} cannot become {ours!r} — {hint}")
        return dict(columns)

    def codes(self, column: str, kind: str, name_column: str | None = None) -> None:
        if column not in self.frame:
            return
        failed: dict[str, UnknownNameError] = {}
        printed = text_of(self.frame[column])
        self.frame[column] = vocabulary(kind).resolve_column(printed, failed)
        if name_column:
            self.frame[name_column] = vocabulary(kind).labels(self.frame[column])
        self._report(column, printed, failed)

    def people(self, column: str, id_column: str, post: str, party: str) -> None:
        """Known people get their id and display name; others keep the printed name.

        Post and party speak for or against a name; the date is asked only where these leave it open.
        """
        if column not in self.frame:
            return
        printed = text_of(self.frame[column])
        beside = {
            name: text_of(self.frame[held]) for name, held in (("post", post), ("party", party)) if held in self.frame
        }
        ids = normalize_person(printed, **beside, explain=True)["code"]
        left = ids.isna() & printed.notna()
        if "date" in self.frame and left.any():
            dated = {name: values[left] for name, values in (beside | {"date": self.frame["date"]}).items()}
            ids = ids.fillna(normalize_person(printed[left], **dated, explain=True)["code"])
        if id_column in self.frame:
            ids = ids.fillna(text_of(self.frame[id_column]))
        self.frame[id_column] = ids
        self.frame[column] = vocabulary("person").labels(ids).fillna(printed)

    def code_lists(self, column: str, kind: str, ordered: bool = True) -> None:
        """Split the cells, resolve each distinct name once, keep the vocabulary's or the printed order."""
        if column not in self.frame:
            return
        words = vocabulary(kind)
        rank = {code: number for number, code in enumerate(words.rows)}
        failed: dict[str, UnknownNameError] = {}
        known: dict[str, tuple[str, ...]] = {}
        positions, cells = distinct(self.frame[column])
        lists = [split_cell(cell, words) for cell in cells]
        for name in dict.fromkeys(chain.from_iterable(lists)):
            try:
                known[name] = words.resolve_all(name)
            except UnknownNameError as error:
                failed[name] = error
        resolved = []
        for names in lists:
            codes = dict.fromkeys(chain.from_iterable(known.get(name, ()) for name in names))
            resolved.append(tuple(sorted(codes, key=rank.__getitem__) if ordered else codes))
        self.issues += self.unresolved(column, failed, positions, lists)
        self.frame[column] = spread(resolved, positions, self.frame.index, ())

    def text_lists(self, column: str) -> None:
        if column in self.frame:
            self.frame[column] = map_distinct(self.frame[column], lambda cell: split_cell(cell, None), ())

    def first_date(self, fields: Sequence[str]) -> None:
        """Where there is no `date`: the first of these columns with a value, and its name in `date_event`."""
        present = [field for field in fields if field in self.frame]
        if "date" in self.frame or not present:
            return
        blank = np.column_stack([is_blank(self.frame[field]) for field in present])
        first = blank.argmin(axis=1)
        dates = self.frame[present[0]]
        for place, field in enumerate(present[1:], 1):
            dates = dates.astype(object).mask(first == place, self.frame[field].astype(object))
        self.frame["date"] = dates
        if "date_event" not in self.frame:
            events = np.array([*(field.replace("_", " ") for field in present), None], dtype=object)
            self.frame["date_event"] = events[np.where(blank.all(axis=1), -1, first)]
        self.names["date"] = " or ".join(self.names.get(field, field) for field in present)
        self.frame = self.frame.drop(columns=present)

    def dates(self, end: str | None = None) -> None:
        """The date as four columns; with the column `end`, a start and an end as one span."""
        ends = end is not None and end in self.frame
        if "date" not in self.frame:
            if not ends:
                return
            self.frame["date"] = None
        dates = self._parsed("date")
        if ends:
            dates = self._spans(dates, self._parsed(end))
            self.frame = self.frame.drop(columns=end)
        self.frame[dates.columns] = dates

    def _parsed(self, column: str) -> pd.DataFrame:
        failed: dict[str, str] = {}
        values = hashable(self.frame[column])
        if isinstance(values.dtype, pd.PeriodDtype):
            values = values.astype("str")
        dates = parse_date_column(values, failed)
        self._report(column, values, {text: reason for text, reason in failed.items() if text.strip()})
        return dates

    def _spans(self, first: pd.DataFrame, last: pd.DataFrame) -> pd.DataFrame:
        """Two dates as one span; a span that ends before it starts is a problem and keeps its start alone."""
        wrong = last["date_end"] < first["date_start"]
        for label, start, end in zip(first.index[wrong], first["date"][wrong], last["date"][wrong], strict=True):
            message, hint = f"ends before it starts ({start})", f"row {label}: check both"
            self.issues.append(Issue("frame", 0, self.names.get("end", "end"), end, message, hint))
        begin = first["date"].str.replace("/.*", "", regex=True).fillna("..")
        until = last["date"].str.replace(".*/", "", regex=True)
        two = last["date"].notna() & ~wrong & (last["date"] != first["date"]) & ((begin != "..") | (until != ".."))
        spans = first.copy()
        spans["date"] = first["date"].mask(two, begin + "/" + until)
        spans["date_end"] = first["date_end"].mask(two, last["date_end"])
        spans["date_precision"] = first["date_precision"].mask(two, "range")
        same = two & (begin == until)
        if same.any():  # from one period to itself is the period
            spans[same] = parse_date_column(begin[same])
        return spans

    def binding(self) -> None:
        """A stated bindingness wins over the default of the type."""
        words = dict.fromkeys(("true", "yes", "да", "иә"), True)
        words |= dict.fromkeys(("false", "no", "нет", "жоқ"), False)
        given = pd.Series(pd.NA, index=self.frame.index, dtype="boolean")
        if "is_binding" in self.frame:
            printed = text_of(self.frame["is_binding"])
            given = printed.str.strip().str.lower().map(words).astype("boolean")
            unknown = printed[given.isna() & printed.notna()].unique()
            self._report("is_binding", printed, dict.fromkeys(unknown, "neither yes nor no — write true or false"))
        basis = given.map({True: "stated", False: "stated"}).astype("str")
        if "binding_basis" in self.frame:
            basis = self.frame["binding_basis"].where(given.notna()).fillna(basis)
        if "type_code" in self.frame:
            defaults = {code: row["is_binding"] for code, row in vocabulary("agreement_type").rows.items()}
            default = self.frame["type_code"].map(defaults).map({"true": True, "false": False}).astype("boolean")
            basis = basis.mask(given.isna() & default.notna(), "type")
            given = given.fillna(default)
        self.frame["binding_basis"] = basis
        self.frame["is_binding"] = given

    def _report(self, column: str, values: pd.Series, failed: Mapping[str, object]) -> None:
        if failed:
            positions, found = distinct(values)
            self.issues += self.unresolved(column, failed, positions, [(str(value),) for value in found])

    def unresolved(
        self, column: str, failed: Mapping[str, object], positions: np.ndarray, names: Sequence[Iterable[str]]
    ) -> list[Issue]:
        """One issue a failed name; `names` are those in each distinct value, `positions` tells where which stands."""
        holders: dict[str, list[int]] = {name: [] for name in failed}
        for place, held in enumerate(names):
            for name in held:
                if name in holders:
                    holders[name].append(place)
        where = rows_of(positions, {place for places in holders.values() for place in places})
        rows = {name: np.concatenate([where[place] for place in places]) for name, places in holders.items()}
        return self.reported(column, [(failed[name], at) for name, at in rows.items()])

    def reported(self, column: str, failed: Iterable[tuple[object, np.ndarray]]) -> list[Issue]:
        """An issue for each reason and the numbers of its rows: how many these are, and the first five."""
        issues = []
        for reason, rows in failed:
            at = np.unique(rows)
            labels = ", ".join(str(label) for label in self.frame.index[at[:5]]) + ("…" if len(at) > 5 else "")
            message, hint = _told(reason)
            message = f"{message} ({len(at)}×, rows {labels})"
            issues.append(Issue("frame", 0, self.names.get(column, column), None, message, hint))
        return issues

    def _typed(self, table: str) -> None:
        """Columns that are taken as they come, such as `n_sources`, must fit their documented type."""
        for column, dtype, _ in COLUMNS[table]:
            if column in self.frame and dtype != "tuple":
                try:
                    values = self.frame[column].astype(dtype)
                except (OverflowError, TypeError, ValueError) as error:
                    self.issues.append(Issue("frame", 0, self.names.get(column, column), None, f"not {dtype}: {error}"))
                    self.frame = self.frame.drop(columns=column)
                    continue
                if dtype == "str":
                    self.frame[column] = values.where(values.str.strip() != "")

    def finish(self, table: str) -> pd.DataFrame:
        self._typed(table)
        if self.issues and self.errors == "raise":
            raise DataError(self.issues)
        frame = conform(self.frame, table)
        if self.issues:
            frame.attrs["issues"] = DataError(self.issues).issues
        return frame


def _framed(data) -> pd.DataFrame:
    """A frame of our own, which may be changed."""
    try:
        frame = data.copy(deep=False) if isinstance(data, pd.DataFrame) else pd.DataFrame(list(data))
    except UnicodeEncodeError as error:
        raise ParameterError(f"text that is no Unicode: {error} — read the table as UTF-8") from None
    if frame.columns.nlevels > 1:
        raise ParameterError(f"columns of {frame.columns.nlevels} levels — give every column one name")
    frame.attrs = {}
    return frame


def _told(reason: object) -> tuple[str, str]:
    """What is wrong with a value, and what to do. A dash may stand within the value, too."""
    if isinstance(reason, UnknownNameError):
        return f"{reason.problem} {shorten(reason.value)!r}", reason.hint
    message, _, hint = str(reason).rpartition(" — ")
    return (message, hint) if message else (hint, "")


def _is_table(data: object) -> bool:
    return isinstance(data, pd.DataFrame) or all(isinstance(row, Mapping) for row in data)
