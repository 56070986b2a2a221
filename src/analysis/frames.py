"""Anybody's table of agreements or visits → ours: columns found, cells split, names resolved, dates read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import pandas as pd

from analysis.cells import codes_among, split_cell, text_of
from analysis.columns import COLUMNS, conform
from analysis.dates import parse_date_column
from analysis.errors import DataError, Issue, ParameterError, UnknownNameError
from analysis.vocab import vocabulary

# Columns of ours that a table may bring, under the record's field name or the normalized one.
_AGREEMENT_COLUMNS = {
    "type_code": ("type", "agreement_type", "instrument"),
    "status_code": ("status",),
    "date": ("signed", "date_signed", "signing_date"),
    "place_country_code": ("place_country",),
    "party_codes": ("parties", "countries"),
    "area_codes": ("areas", "area", "areas_of_cooperation"),
    "mineral_codes": ("minerals", "mineral"),
    "visit_ids": ("visit",),
    "is_binding": ("binding",),
    "source_url": ("source", "url"),
}
_VISIT_COLUMNS = {
    "visitor_name": ("visitor", "leader", "name"),
    "visitor_post": ("post", "position"),
    "from_code": ("from", "from_country", "visitor_country", "party"),
    "to_code": ("to", "to_country", "destination"),
    "kind_code": ("kind", "visit_type"),
    "status_code": ("status",),
    "date": ("start", "dates"),
    "end": ("end", "date_to", "departure"),
    "mineral_codes": ("minerals", "mineral"),
    "area_codes": ("areas", "area"),
    "agreement_ids": ("agreements",),
    "source_url": ("source", "url"),
}


def normalize_agreements(
    data: pd.DataFrame | Iterable[Mapping], columns: Mapping[str, str] | None = None, errors: str = "raise"
) -> pd.DataFrame:
    """Records or anybody's table of agreements → the `agreements` table.

    Parameters
    ----------
    data : DataFrame or iterable of mappings
        One agreement a row. Columns are found under our names (`party_codes`) or a record's field names
        (`parties`, `signed`, `type`, `areas`, `minerals` …). A cell with several names is a list or tuple, or
        text separated by ``;``, ``|``, a comma with a blank, a slash between blanks, or a line break.
    columns : mapping, optional
        Their column name → ours, for a table with other names: ``{"Countries": "parties"}``.
    errors : {"raise", "coerce"}
        "raise" reports all unresolved values at once; "coerce" makes them NA (or leaves them out of a
        tuple) and puts the reports into ``frame.attrs["issues"]``.

    Returns
    -------
    DataFrame
        The documented `agreements` columns in order, then every other column of the input unchanged;
        rows, order and index as given. Codes are text, dates four columns (inclusive days), lists tuples.

    Raises
    ------
    DataError
        With one `Issue` a distinct unresolved value: its column, how often and in which rows it stands.
    ParameterError
        `columns` names a column that is not there, or `errors` is another word.

    Examples
    --------
    >>> table = normalize_agreements([{"parties": "Казахстан; США", "signed": "6 ноября 2025 года", "type": "MoU"}])
    >>> table.loc[0, ["party_codes", "date", "type_code"]].tolist()
    [('KAZ', 'USA'), '2025-11-06', 'mou']
    """
    work = _Work(data, columns, _AGREEMENT_COLUMNS, errors)
    work.codes("type_code", "agreement_type", name_column="type_name")
    work.codes("status_code", "status")
    work.codes("place_country_code", "country")
    work.code_lists("party_codes", "country", ordered=False)
    work.code_lists("area_codes", "area")
    work.code_lists("mineral_codes", "mineral")
    for column in ("visit_ids", "follows_ids", "expected_effects"):
        work.text_lists(column)
    work.dates()
    if "party_codes" in work.frame and "n_parties" not in work.frame:
        work.frame["n_parties"] = work.frame["party_codes"].map(len)
    work.binding()
    return work.finish("agreements")


def normalize_visits(
    data: pd.DataFrame | Iterable[Mapping], columns: Mapping[str, str] | None = None, errors: str = "raise"
) -> pd.DataFrame:
    """Records or anybody's table of visits → the `visits` table.

    Parameters, result and errors are those of `normalize_agreements`.
    A visitor who is not in the vocabulary keeps the printed name in `visitor_name` and has no `visitor_id`;
    topics that name a mineral or an area give `mineral_codes` and `area_codes`, the others stay topics.

    Examples
    --------
    >>> table = normalize_visits([{"visitor": "Токаев", "from": "РК", "to": "США", "start": "2025-11-05"}])
    >>> table.loc[0, ["from_code", "to_code", "date_precision"]].tolist()
    ['KAZ', 'USA', 'day']
    """
    work = _Work(data, columns, _VISIT_COLUMNS, errors)
    work.people("visitor_name", "visitor_id")
    work.codes("from_code", "country")
    work.codes("to_code", "country")
    work.codes("kind_code", "visit_kind", name_column="kind_name")
    work.codes("status_code", "status")
    for column in ("places", "topics", "agreement_ids", "outcomes"):
        work.text_lists(column)
    for column, kind in (("area_codes", "area"), ("mineral_codes", "mineral")):
        if column in work.frame:
            work.code_lists(column, kind)
        elif "topics" in work.frame:
            work.frame[column] = codes_among(work.frame["topics"], vocabulary(kind))
    work.dates(end="end")
    ends = [work.frame[name] for name in ("from_code", "to_code") if name in work.frame]
    if ends:
        pairs = zip(*ends, strict=True)
        cells = [tuple(dict.fromkeys(code for code in pair if not pd.isna(code))) for pair in pairs]
        work.frame["party_codes"] = pd.Series(cells, index=work.frame.index, dtype=object)
    return work.finish("visits")


class _Work:
    """A frame on its way: columns under our names, and the problems met so far."""

    def __init__(self, data, columns: Mapping[str, str] | None, known: dict[str, Sequence[str]], errors: str):
        if errors not in ("raise", "coerce"):
            raise ParameterError(f"errors={errors!r} — write 'raise' or 'coerce'")
        self.errors = errors
        self.issues: list[Issue] = []
        if isinstance(data, Mapping):
            raise ParameterError("one mapping is no table — give a list of mappings, or pd.DataFrame(data)")
        frame = data.copy() if isinstance(data, pd.DataFrame) else pd.DataFrame(list(data))
        frame.attrs = {}
        frame = frame.rename(columns=self._given(frame, columns or {}))
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
        self.names = {ours: str(theirs) for theirs, ours in renames.items()}
        self.frame = frame.rename(columns=renames)

    @staticmethod
    def _given(frame: pd.DataFrame, columns: Mapping[str, str]) -> dict:
        missing = [name for name in columns if name not in frame.columns]
        if missing:
            raise ParameterError(f"no column {missing[0]!r} — the table has {', '.join(map(str, frame.columns))}")
        return dict(columns)

    def codes(self, column: str, kind: str, name_column: str | None = None) -> None:
        if column not in self.frame:
            return
        failed: dict[str, str] = {}
        printed = text_of(self.frame[column])
        self.frame[column] = vocabulary(kind).resolve_column(printed, failed)
        if name_column:
            self.frame[name_column] = vocabulary(kind).labels(self.frame[column])
        self._report(column, printed, failed)

    def people(self, column: str, id_column: str) -> None:
        """Known people get their id and display name; others keep the printed name."""
        if column not in self.frame:
            return
        words, unknown = vocabulary("person"), {}
        printed = text_of(self.frame[column])
        ids = words.resolve_column(printed, unknown)
        if id_column in self.frame:
            ids = ids.fillna(text_of(self.frame[id_column]))
        self.frame[id_column] = ids
        self.frame[column] = words.labels(ids).fillna(printed)

    def code_lists(self, column: str, kind: str, ordered: bool = True) -> None:
        """Split the cells, resolve each distinct name once, keep the vocabulary's or the printed order."""
        if column not in self.frame:
            return
        words = vocabulary(kind)
        rank = {code: number for number, code in enumerate(words.rows)}
        failed: dict[str, str] = {}
        known: dict[str, tuple[str, ...]] = {}
        cells = [split_cell(cell, words) for cell in self.frame[column]]
        for name in dict.fromkeys(chain.from_iterable(cells)):
            try:
                known[name] = words.resolve_all(name)
            except UnknownNameError as error:
                failed[name] = str(error)
        resolved: dict[tuple, tuple] = {}
        for cell in set(cells):
            codes = dict.fromkeys(chain.from_iterable(known.get(name, ()) for name in cell))
            resolved[cell] = tuple(sorted(codes, key=rank.__getitem__) if ordered else codes)
        if failed:
            long = pd.Series(cells, index=self.frame.index, dtype=object).explode()
            self._report(column, long, failed)
        self.frame[column] = pd.Series([resolved[cell] for cell in cells], index=self.frame.index, dtype=object)

    def text_lists(self, column: str) -> None:
        if column in self.frame:
            cells = [split_cell(cell, None) for cell in self.frame[column]]
            self.frame[column] = pd.Series(cells, index=self.frame.index, dtype=object)

    def dates(self, end: str | None = None) -> None:
        if "date" not in self.frame:
            return
        failed: dict[str, str] = {}
        texts = self.frame["date"]
        dates = parse_date_column(texts, failed)
        self._report("date", texts, failed)
        if end and end in self.frame:
            failed = {}
            last = parse_date_column(self.frame[end], failed)
            self._report(end, self.frame[end], failed)
            dates = self._spans(dates, last)
            self.frame = self.frame.drop(columns=end)
        self.frame[dates.columns] = dates

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
        return spans

    def binding(self) -> None:
        """A stated bindingness wins over the default of the type."""
        words = dict.fromkeys(("true", "yes", "да", "иә"), True)
        words |= dict.fromkeys(("false", "no", "нет", "жоқ"), False)
        given = pd.Series(pd.NA, index=self.frame.index, dtype="boolean")
        if "is_binding" in self.frame:
            printed = text_of(self.frame["is_binding"])
            given = printed.str.strip().str.lower().map(words).astype("boolean")
            unknown = printed[given.isna() & printed.notna()]
            self._report(
                "is_binding", printed, {str(value): "neither yes nor no — write true or false" for value in unknown}
            )
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

    def _report(self, column: str, values: pd.Series, failed: dict[str, str]) -> None:
        if not failed:
            return
        rows: dict[str, list[str]] = {}
        for label, value in zip(values.index, values, strict=True):
            rows.setdefault(str(value), []).append(str(label))
        for value, reason in failed.items():
            labels = rows[value]
            shown = ", ".join(labels[:5]) + ("…" if len(labels) > 5 else "")
            message, _, hint = reason.partition(" — ")
            message = f"{message} ({len(labels)}×, rows {shown})"
            self.issues.append(Issue("frame", 0, self.names.get(column, column), None, message, hint))

    def _typed(self, table: str) -> None:
        """Columns that are taken as they come, such as `n_sources`, must fit their documented type."""
        for column, dtype, _ in COLUMNS[table]:
            if column in self.frame and dtype != "tuple":
                try:
                    self.frame[column].astype(dtype)
                except (OverflowError, TypeError, ValueError) as error:
                    self.issues.append(Issue("frame", 0, self.names.get(column, column), None, f"not {dtype}: {error}"))
                    self.frame = self.frame.drop(columns=column)

    def finish(self, table: str) -> pd.DataFrame:
        self._typed(table)
        if self.issues and self.errors == "raise":
            raise DataError(self.issues)
        frame = conform(self.frame, table)
        if self.issues:
            frame.attrs["issues"] = DataError(self.issues).issues
        return frame
