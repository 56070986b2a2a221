"""The page with all agreements and visits in one table: ``records.html``."""

from __future__ import annotations

from collections.abc import Container

from analysis.links import is_web_address
from analysis.pages.data_block import data_block
from analysis.pages.page import Crumb, Page
from analysis.pages.parts import HOME
from analysis.pages.records_download import downloads_of
from analysis.pages.records_filters import capital, filters_of
from analysis.pages.records_table import RecordRow, build_records_table
from analysis.views.tables import Tables

ADDRESS = "records.html"
SCRIPTS = (
    "fold.js",
    "nearest_names.js",
    "xlsx.js",
    "records_filters.js",
    "records_download.js",
    "records_page.js",
)
# Heads of the columns and their names in the address, and the filters with their labels.
COLUMNS = (
    ("Date", "date"),
    ("Record", "record"),
    ("Type", "type"),
    ("Parties", "parties"),
    ("Areas", "areas"),
    ("Minerals", "minerals"),
    ("Status", "status"),
    ("Level", "level"),
    ("Sources", "sources"),
)
FACETS = (
    ("kind", "Agreements or visits"),
    ("country", "Country or bloc"),
    ("partner", "Partner"),
    ("area", "Area of cooperation"),
    ("mineral", "Mineral"),
    ("type", "Type"),
    ("level", "Level of the parties"),
    ("status", "Status"),
    ("year", "Year"),
    ("place", "Place"),
    ("official", "Official source"),
    ("sources", "Independent sources"),
    ("confidence", "Confidence"),
)


def records_page(data: Tables, pages: Container[str]) -> Page:
    """The page: every record a row, whether scripts run or not, with what filters and downloads need.

    Parameters
    ----------
    data : Dataset, mapping of str to DataFrame, or DataFrame
        Whatever holds the tables; a frame alone is `agreements`.
    pages : container of str
        The addresses of the pages that the site has: a record without one is linked to its first source.
    """
    rows = build_records_table(data)
    n_visits = sum(row.kind == "visit" for row in rows)
    values = {
        "rows": [_shown(row, pages) for row in rows],
        "n_agreements": len(rows) - n_visits,
        "n_visits": n_visits,
        "columns": COLUMNS,
        "facets": FACETS,
        "filters": data_block("records-filters", filters_of(rows)),
        "tables": data_block("records-tables", downloads_of(rows, data)),
    }
    title = "All agreements and visits"
    return Page(ADDRESS, "records.html.j2", title, (HOME, Crumb(title)), values, SCRIPTS)


def _shown(row: RecordRow, pages: Container[str]) -> dict[str, object]:
    """A row for the template."""
    link = row.page if row.page in pages else row.url if is_web_address(row.url) else ""
    return {**row._asdict(), "quality": quality_of(row), "level": capital(row.level), "link": link}


def quality_of(row: RecordRow) -> str:
    """What a record rests on, in words: '3 sources, 2 independent, 1 official; confidence high'."""
    parts = [f"{row.n_sources} source{'' if row.n_sources == 1 else 's'}"]
    if row.n_sources > 1:
        parts.append(f"{row.n_independent} independent")
    if row.n_official:
        parts.append(f"{row.n_official} official")
    told = ", ".join(parts)
    return f"{told}; confidence {row.confidence}" if row.confidence else told
