"""The templates of the site."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import ChoiceLoader, Environment, PackageLoader


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Of jinja2: all that is printed is escaped."""
    loaders = [PackageLoader("analysis.pages"), PackageLoader("analysis.reports.site")]
    return Environment(loader=ChoiceLoader(loaders), autoescape=True, trim_blocks=True, lstrip_blocks=True)
