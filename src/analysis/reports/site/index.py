"""What the index lists: the reports by kind, with the words by which a reader finds one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from typing import Any

from analysis import paths
from analysis.dates.wording import in_words
from analysis.errors import ParameterError
from analysis.reports.notebooks import read_notebook
from analysis.reports.report import Report, Result
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.table import read_table

_LANGUAGES = ("en", "ru", "kk")
_QUESTION = re.compile(r"\*\*Question\.\*\*\s*(.+?)(?:\n\n|$)", re.DOTALL)
# To a reader a page that was rendered is as good as one that needed no rendering; and the index is the same for both.
_STATES = {"rendered": "up to date", "unchanged": "up to date", "empty": "without records", "failed": "failed"}


def kind_name(notebook: str) -> str:
    """The name of a kind of report: 'Country brief'."""
    return notebook.replace("_", " ").capitalize()


def question_of(cells: Sequence[Mapping[str, Any]]) -> str:
    """The question in the first of a notebook's cells, on one line; '' where there is none."""
    found = _QUESTION.search("".join(cells[0]["source"])) if cells else None
    return " ".join(found.group(1).split()) if found else ""


def list_results(results: Sequence[Result], pages: Set[str]) -> dict[str, Any]:
    """What the index shows of the results: `kinds` with their rows, `failed` rows, a `summary` and the `newest` day.

    A page is linked if its file is among `pages`.
    """
    short = _abbreviations()
    rows = [_row(result, pages, short) for result in results]
    kinds = [
        {
            "notebook": notebook,
            "name": kind_name(notebook),
            "question": _asked(notebook),
            "rows": [row for row in rows if row["report"].notebook == notebook],
        }
        for notebook in dict.fromkeys(result.report.notebook for result in results)
    ]
    numbers = Counter(_STATES[result.status] for result in results)
    counted = ", ".join(f"{numbers[state]} {state}" for state in dict.fromkeys(_STATES.values()) if numbers[state])
    last = max((result.report.last for result in results), key=lambda day: day.rstrip("~?%"), default="")
    return {
        "kinds": kinds,
        "failed": [row for row in rows if row["result"].status == "failed"],
        "n_reports": len(rows),
        "summary": f"{len(rows)} report{'s' * (len(rows) != 1)}: {counted}." if rows else "",
        "newest": in_words(last),
    }


def _asked(notebook: str) -> str:
    try:
        return question_of(read_notebook(paths.notebooks_folder() / f"{notebook}.ipynb")["cells"])
    except ParameterError:  # its reports say so; the index is that of all others, too
        return ""


def _row(result: Result, pages: Set[str], short: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    report = result.report
    page = f"{report.slug}.html"
    return {
        "result": result,
        "report": report,
        "error": result.error.removeprefix(f"cell {result.cell}: "),
        "span": in_words(f"{report.first}/{report.last}") if report.first else "",
        "words": " ".join(_words(report, short)),
        "page": page if page in pages else "",
    }


def _abbreviations() -> dict[str, list[str]]:
    """What countries and blocs are called for short in the three languages, by code: USA, США, АҚШ."""
    short = defaultdict(list)
    for row in read_table("country_names.csv"):
        if row["kind"] == "abbreviation" and row["language"] in _LANGUAGES:
            short[row["code"]].append(row["name"])
    return short


def _words(report: Report, short: Mapping[str, Sequence[str]]) -> list[str]:
    """Title, values of parameters, and each country or bloc it is about by code and names in three languages."""
    values = [str(value) for value in report.parameters.values() if value is not None]
    countries = vocabulary("country")
    names = [countries.label(code, language) for code in report.parties for language in _LANGUAGES]
    names += [name for code in report.parties for name in short.get(code, ())]
    return list(dict.fromkeys([report.title, *values, *report.parties, *names]))
