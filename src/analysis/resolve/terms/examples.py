"""The files of terms against themselves: every term is found in its example, no rule contradicts a term.

This is what an editor of ``data/vocab`` wants to know after a change; a command that checks the data prints it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from analysis import paths
from analysis.errors import Issue
from analysis.languages.folding import fold
from analysis.resolve.terms.rules import CODE, FILE, KINDS, PAIR, RULES, TERM, Rule, unreadable
from analysis.vocab.table import Row, read_table

Find = Callable[[str], tuple[str, ...]]


class _Names(NamedTuple):
    """The files of one vocabulary: its codes, and further names for them."""

    codes: str
    names: str
    column: str


_FILES = {
    "mineral": _Names("minerals.csv", "mineral_names.csv", "name"),
    "area": _Names("areas.csv", "area_terms.csv", "term"),
    "agreement_type": _Names("agreement_types.csv", "type_terms.csv", "term"),
    "status": _Names("statuses.csv", "status_terms.csv", "term"),
}


def check_terms(finders: Mapping[str, Find], folder: Path | None = None) -> Iterator[Issue]:
    """What is wrong with ``term_rules.csv`` and the files of terms, as they stand in a folder.

    Parameters
    ----------
    finders : mapping
        For each of `rules.KINDS` what gives the codes of a text, as the vocabulary of that folder finds them.
    folder : Path, optional
        Where the files lie; by default ``data/vocab``.

    Yields
    ------
    Issue
        For a rule that is unknown, stands twice, speaks of no listed term or hides one; for a phrase that is listed
        as no term and yet gives a code; for a name that stands twice; for an example in which its term is not found,
        and a counterexample in which it is.
    """
    folder = folder or paths.vocab_folder()
    rules = read_table(FILE, folder)
    broken = list(unreadable(rules, folder))
    yield from broken
    yield from _repeated(rules, ("vocabulary", "rule", "term"), folder / FILE)
    for files in _FILES.values():
        yield from _repeated(read_table(files.names, folder), (files.column, "code", "language"), folder / files.names)
    if broken:  # nothing is found in any text before these are mended
        return
    for kind in KINDS:
        yield from _check_rules(kind, [row for row in rules if row["vocabulary"] == kind], finders[kind], folder)
    yield from _check_examples(finders["area"], folder)


def _repeated(rows: list[Row], columns: tuple[str, ...], path: Path) -> Iterator[Issue]:
    """Rows that say what an earlier one says."""
    first: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = tuple(fold(row[column]) for column in columns)
        if key in first:
            yield _issue(path, row, columns[0], f"says what line {first[key]} says", "delete one of the two")
        first.setdefault(key, row.line)


def _check_rules(kind: str, rows: list[Row], find: Find, folder: Path) -> Iterator[Issue]:
    """Whether the rules of a vocabulary speak of its terms and codes."""
    files = _FILES[kind]
    codes = {row["code"] for row in read_table(files.codes, folder)}
    listed = _listed_forms(kind, folder)
    for row in rows:
        rule, term = RULES[row["rule"]], fold(row["term"])
        if rule.lists == TERM and term not in listed:
            yield _rule_issue(folder, row, f"no term of {files.names}", "write it as it is listed there, or list it")
        elif rule.lists == PAIR and not set(row["term"].split(" of ")) <= codes:
            yield _rule_issue(folder, row, "no pair of codes", f"write two codes of {files.codes}: one of other")
        elif rule.lists == CODE and row["term"] not in codes:
            yield _rule_issue(folder, row, "no code", f"write one of {files.codes}")
        elif rule is Rule.NOT and term in listed:
            yield _rule_issue(folder, row, f"hides a term of {files.names}", "delete it here or there")
        elif rule is Rule.NOT and kind != "status" and (found := find(row["term"])):
            message = f"gives {', '.join(found)} although it is listed as no term"
            yield _rule_issue(folder, row, message, "list a longer phrase, or mend the term that is found in it")


def _listed_forms(kind: str, folder: Path) -> set[str]:
    """The folded names of a vocabulary: codes, labels and further names."""
    files = _FILES[kind]
    forms = {fold(row[files.column]) for row in read_table(files.names, folder)}
    for row in read_table(files.codes, folder):
        forms |= {fold(cell) for column, cell in row.items() if cell and column.startswith(("code", "name"))}
    return forms


def _check_examples(find: Find, folder: Path) -> Iterator[Issue]:
    """Whether every term of an area is found in its example and not in its counterexample."""
    path = folder / _FILES["area"].names
    for row in read_table(path.name, folder):
        code, term = row["code"], row["term"]
        for column in ("example", "counterexample"):
            if not row[column].strip():
                yield _issue(path, row, column, "missing", f"write a text that {_SHOWS[column]} {term!r}")
                continue
            found = find(row[column])
            if (code in found) != (column == "example"):
                named = ", ".join(found) or "nothing"
                message = f"names {named}, " + (f"not {code}" if column == "example" else f"and must not name {code}")
                yield _issue(
                    path, row, column, message, f"write a text that {_SHOWS[column]} {term!r}, or mend the term"
                )


_SHOWS = {"example": "holds", "counterexample": "reads like one, without"}


def _rule_issue(folder: Path, row: Row, message: str, hint: str) -> Issue:
    return _issue(folder / FILE, row, "term", message, hint)


def _issue(path: Path, row: Row, column: str, message: str, hint: str) -> Issue:
    return Issue(paths.display(path), row.line, column, row[column], message, hint)
