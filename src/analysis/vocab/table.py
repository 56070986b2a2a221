"""The vocabulary files as rows of text that know their line."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import paths
from analysis.errors import DataError, Issue, ParameterError
from analysis.languages.likeness import nearest

if TYPE_CHECKING:
    import pandas as pd

# The columns that each file has, in its order; described in data/README.md.
COLUMNS = {
    name: tuple(columns.split())
    for name, columns in {
        "countries": "code alpha2 numeric name_en name_ru name_kk",
        "country_names": "name code language kind note",
        "country_forms": "codes language how forms",
        "country_languages": "code forms",
        "country_spellings": "code forms note",
        "country_peoples": "codes language names peoples",
        "country_related": "codes language how forms",
        "country_parts": "part role code language",
        "former_states": "name iso3166_3 since until successors names_en names_ru names_uk names_kk source",
        "governments": "name codes language kind",
        "country_phrases": "phrase language position takes",
        "country_shortenings": "word full language",
        "not_countries": "name case reason",
        "blocs": "code name_en name_ru name_kk kind definition source",
        "memberships": "bloc member since until source",
        "minerals": "code name_en name_ru name_kk symbol kind note",
        "mineral_names": "name code language kind note",
        "mineral_groups": "group member source",
        "critical_lists": "list mineral printed source",
        "areas": "code name_en name_ru name_kk definition excludes",
        "area_terms": "term code language example counterexample",
        "agreement_types": "code family name_en name_ru name_kk is_binding definition excludes",
        "agreement_families": "code name_en name_ru name_kk definition",
        "type_terms": "term code language",
        "statuses": "code applies_to is_done is_promise rests_on name_en name_ru name_kk definition",
        "status_terms": "term code language",
        "visit_kinds": "code name_en name_ru name_kk legend_en definition",
        "joins": "word meaning language",
        "term_rules": "vocabulary rule term language",
        "date_words": "role value language form words",
        "date_doubts": "meaning language words",
        "date_languages": "role number words",
        "people": "person_id name name_ru name_kk note",
        "people_names": "name person_id kind note",
        "people_forms": "word language genitive dative accusative instrumental locative ablative",
        "people_keys": "key cyrillic latin",
        "people_posts": "person_id party post since until",
        "name_particles": "word role language is_name",
        "first_forms": "letter kind names",
        "body_words": "word language",
        "organization_words": "role language word",
        "number_words": "role value language words",
        "currency_words": "role codes alone language words",
        "deadline_words": "role value language words",
        "person_words": "role language word",
        "posts": "code name_en name_ru name_kk deputy is_single takes_field leads definition",
        "post_terms": "term class language",
        "post_marks": "term mark language",
        "column_names": "field table language name",
        "cell_words": "role language word",
        "mention_words": "role code word language",
        "event_words": "role form language words example counterexample",
        "bodies": "code name_en name_ru name_full country kind note",
        "body_names": "name code language kind note",
        "post_names": "post party language name_en note",
        "places": "name_en country name_ru name_kk forms",
        "domains": "domain kind note",
        "outlets": "name outlet language",
        "match_weights": "kind field outcome weight meaning",
        "sequel_words": "word relation language",
    }.items()
}
TABLES = tuple(COLUMNS)


class Row(dict[str, str]):
    """One line of a file by its columns; `line` counts from 1, the heads being line 1."""

    __slots__ = ("line",)

    def __init__(self, cells: Mapping[str, str] | Iterable[tuple[str, str]], line: int):
        super().__init__(cells)
        self.line = line


def read_table(name: str, folder: Path | None = None) -> list[Row]:
    """The rows of one vocabulary file, e.g. ``areas.csv``, as text, empty cells as ''.

    Raises `DataError` with all lines that have too few or too many cells, or with what is wrong with the whole file: it
    is missing, no UTF-8, or lacks a column of `COLUMNS`. A mark at its head, as Excel writes one, is passed over.
    """
    path = (folder or paths.vocab_folder()) / name
    rows: list[Row] = []
    issues: list[Issue] = []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            columns = next(reader, [])
            if missing := [column for column in COLUMNS.get(path.stem, ()) if column not in columns]:
                raise DataError([_no_column(path, missing, columns)])
            for cells in filter(None, reader):
                if len(cells) != len(columns):
                    message = f"line has not {len(columns)} cells"
                    issues.append(Issue(paths.display(path), reader.line_num, "", None, message, "quote commas"))
                rows.append(Row(zip(columns, cells, strict=False), reader.line_num))
    except FileNotFoundError:
        issues = [Issue(paths.display(path), 0, "", None, "the vocabulary file is missing", "restore it")]
    except UnicodeDecodeError:
        issues = [Issue(paths.display(path), 0, "", None, "the vocabulary file is no UTF-8", "save it as CSV UTF-8")]
    except csv.Error as error:
        issues = [Issue(paths.display(path), reader.line_num, "", None, f"no CSV: {error}", "restore it or mend it")]
    except OSError as error:
        message = f"the vocabulary file cannot be read: {error.strerror or type(error).__name__}"
        issues = [Issue(paths.display(path), 0, "", None, message, "restore it")]
    if issues:
        raise DataError(issues)
    return rows


def read_plain(name: str, folder: Path | None = None) -> list[str]:
    """The lines of a generated file after its heads, which hold no quotes: much faster than `read_table`.

    A file that is not as it was generated goes through `read_table`, which says what is wrong with it.
    """
    path = (folder or paths.vocab_folder()) / name
    columns = COLUMNS[path.stem]
    try:
        text = path.read_bytes().decode()  # the lines are told apart below
        head, *lines = text.splitlines()
    except (OSError, ValueError):
        text, head, lines = "", "", []
    commas = text.count(",") == (len(columns) - 1) * (len(lines) + 1)
    if head != ",".join(columns) or not commas or '"' in text:
        lines = [",".join(row[column] for column in columns) for row in read_table(name, folder)]
    return lines


def _no_column(path: Path, missing: list[str], columns: list[str]) -> Issue:
    hint = f"the first line is {','.join(COLUMNS[path.stem])}"
    if len(columns) == 1 and any(mark in columns[0] for mark in ";\t|"):
        hint = f"separate the cells by commas; {hint}"
    return Issue(paths.display(path), 1, "", None, f"no column {', '.join(missing)}", hint)


def load_vocabulary(name: str) -> pd.DataFrame:
    """One vocabulary file as a DataFrame of text, in file order; empty cells are NA.

    Parameters
    ----------
    name : str
        One of `TABLES`, e.g. ``countries``, ``memberships``, ``areas``.

    Returns
    -------
    DataFrame
        The file's columns, all of dtype str, as described in ``data/README.md``; a new RangeIndex.

    Raises
    ------
    ParameterError
        There is no such vocabulary.
    DataError
        The file is missing or cannot be read as a table.

    Examples
    --------
    >>> load_vocabulary("areas")["code"].head(3).tolist()
    ['exploration', 'extraction', 'processing']
    """
    import pandas as pd  # names are read without it

    if name not in TABLES:
        near = nearest(str(name), TABLES)
        raise ParameterError(f"no vocabulary {name!r} — one of: {', '.join(near or TABLES)}")
    rows = read_table(f"{name}.csv")
    columns = list(rows[0]) if rows else list(COLUMNS[name])
    return pd.DataFrame({c: pd.Series([row[c] or None for row in rows], dtype="str") for c in columns})
