"""The page that finds everything: ``search.html``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from typing import Any

from jinja2 import Environment

from analysis.pages.data_block import data_block
from analysis.pages.scripts import with_scripts
from analysis.pages.search_index import KINDS, Entry, IsReport, build_search_index
from analysis.views.tables import Tables

ADDRESS = "search.html"
SCRIPTS = ("fold.js", "nearest_names.js", "search_match.js", "search_page.js")


def search_page(
    data: Tables, reports: Iterable[IsReport], pages: Container[str], environment: Environment, stamp: str
) -> str:
    """The page as HTML, with the index of everything in it.

    Parameters
    ----------
    data : Dataset, mapping of str to DataFrame, or DataFrame
        Whatever holds the tables.
    reports : iterable of Report
        Those that have a page.
    pages : container of str
        The addresses of the pages that the site has; what has none is linked to its records in the table of all.
    environment : Environment
        Of jinja2, with the templates of the site.
    stamp : str
        What the page is made from.
    """
    index = build_search_index(data, reports)
    numbers = Counter(entry.kind for entry in index)
    return environment.get_template("search.html.j2").render(
        kinds=[(plural, numbers[kind]) for kind, (_, plural) in KINDS.items() if numbers[kind]],
        index=data_block("search-index", packed(index, pages)),
        stamp=stamp,
        **with_scripts(environment, SCRIPTS),
    )


def packed(index: Sequence[Entry], pages: Container[str]) -> dict[str, Any]:
    """The index as a script reads it: an entry is its kind, address, name, detail, names, short names and, as places in
    the list, the entries that it names.
    """
    kinds = list(KINDS)
    at = {(entry.kind, entry.key): place for place, entry in enumerate(index)}
    return {
        "kinds": [[kind, *KINDS[kind]] for kind in kinds],
        "entries": [
            [
                kinds.index(entry.kind),
                entry.page if entry.page in pages else entry.otherwise,
                entry.name,
                entry.detail,
                "\n".join(entry.names),
                "\n".join(entry.short),
                [at[thing] for thing in entry.about if thing in at],
            ]
            for entry in index
        ],
    }
