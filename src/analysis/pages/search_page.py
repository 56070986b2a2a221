"""The page that finds everything: ``search.html``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from typing import Any

from analysis.pages.data_block import data_block
from analysis.pages.page import Crumb, Page
from analysis.pages.parts import HOME
from analysis.pages.search_index import KINDS, Entry, build_search_index
from analysis.views.tables import Tables

ADDRESS = "search.html"
SCRIPTS = ("fold.js", "nearest_names.js", "search_match.js", "search_page.js")


def search_page(
    data: Tables, pages: Container[str], reports: Mapping[str, str] | None = None,
    parties: Mapping[str, tuple[str, ...]] | None = None,
) -> Page:  # fmt: skip
    """The page, with the index of everything in it.

    Parameters
    ----------
    data : Dataset, mapping of str to DataFrame, or DataFrame
        Whatever holds the tables; a frame alone is `agreements`.
    pages : container of str
        The addresses of the pages that the site has; what has none is linked to its records in the table of all.
    reports : mapping of str to str, optional
        Slug and title of the reports that have a page.
    parties : mapping of str to tuple of str, optional
        By the slug of a report the codes of the countries and blocs that it is about.
    """
    index = build_search_index(data, reports, parties)
    numbers = Counter(entry.kind for entry in index)
    values = {
        "kinds": [(plural, numbers[kind]) for kind, (_, plural) in KINDS.items() if numbers[kind]],
        "index": data_block("search-index", packed(index, pages)),
    }
    return Page(ADDRESS, "search.html.j2", "Search", (HOME, Crumb("Search")), values, SCRIPTS)


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
