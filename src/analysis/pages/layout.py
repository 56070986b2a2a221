"""The frame of every page: head, navigation, style, scripts that the browser is told to run and no others."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Container
from functools import lru_cache
from typing import Any, NamedTuple

from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup

from analysis.dataset.version import data_version
from analysis.figures.look import dark_colors, look_css, look_script
from analysis.pages import marks

SITE = "Critical Minerals Diplomacy"
# What the head of every page leads to, as far as the site has it.
NAVIGATION = (
    ("Records", "records.html"),
    ("Agreements", "agreements/index.html"),
    ("Visits", "visits/index.html"),
    ("Countries", "countries/index.html"),
    ("People", "people/index.html"),
    ("Minerals", "minerals/index.html"),
    ("Areas", "areas/index.html"),
    ("Years", "years/index.html"),
    ("Timeline", "timeline.html"),
    ("Definitions", "definitions.html"),
    ("Search", "search.html"),
)


class Frame(NamedTuple):
    """What stands around every page: its way to the front page ('' for none), the navigation, the data's version."""

    home: str
    navigation: tuple[tuple[str, str], ...]
    version: str


def frame_of(pages: Container[str]) -> Frame:
    """The frame of a site that has these pages."""
    navigation = tuple((name, page) for name, page in NAVIGATION if page in pages)
    return Frame("index.html" if "index.html" in pages else "", navigation, data_version())


@lru_cache(maxsize=4)
def templates(package: str = "") -> Environment:
    """The templates of this package, and of another one that extends them."""
    loaders = [PackageLoader(name) for name in ("analysis.pages", package) if name]
    made = Environment(loader=ChoiceLoader(loaders), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    made.globals["marked"] = marks.marked
    return made


@lru_cache(maxsize=1)
def style_sheet() -> Markup:
    """The style of all pages, with that of figures and listings and the colours of figures in the dark."""
    css = templates().get_template("base.css").render(dark_colors=dark_colors())
    css = "\n".join(line.strip() for line in f"{css}\n{look_css()}".splitlines() if line.strip())
    return Markup(f"{css}\n{marks.styles()}")  # noqa: S704 — our own files


@lru_cache(maxsize=1)
def _symbols() -> Markup:
    return marks.symbols({mark for mark, _ in marks.legend()})


@lru_cache(maxsize=8)
def _script(names: tuple[str, ...], package: str) -> tuple[Markup, str]:
    """Scripts as one, and the policy that lets a browser run it, run no other, and load nothing.

    Styles of single elements are those of figures and tables.
    """
    source = "\n" + "".join(templates(package).get_template(name).render() for name in names) + look_script()
    digest = b64encode(hashlib.sha256(source.encode()).digest()).decode()
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src 'unsafe-inline'; "
        f"script-src 'sha256-{digest}'"
    )
    return Markup(source), policy  # noqa: S704 — our own files


def prepare(package: str = "") -> None:
    """Compile the templates, so that no fork has to."""
    for name in templates(package).list_templates():
        templates(package).get_template(name)
    style_sheet()
    _symbols()


def render(
    template: str, here: str, frame: Frame, scripts: tuple[str, ...] = (), package: str = "", **values: Any
) -> str:
    """A page of the site at the address `here`, in the frame, with its scripts inside.

    Template and scripts are those of this package, or of another one that extends its layout.
    """
    script, policy = _script((*scripts, "search_box.js", "frame.js"), package)
    return (
        templates(package)
        .get_template(template)
        .render(
            script=script,
            policy=policy,
            style=style_sheet(),
            symbols=_symbols(),
            frame=frame,
            up="../" * here.count("/"),
            here=here,
            **values,
        )
    )
