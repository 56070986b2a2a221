"""A figure of a notebook that does not use `start_notebook`, on its page: a drawing or a picture, as it is."""

from __future__ import annotations

from markupsafe import Markup
from nbformat import NotebookNode

from analysis.figures.look import template
from analysis.figures.svg import make_live

_PICTURES = ("image/png", "image/jpeg")


def has_drawing(output: NotebookNode) -> bool:
    """Whether an output of a cell holds a picture."""
    return any(kind in output.get("data", {}) for kind in ("image/svg+xml", *_PICTURES))


def draw(output: NotebookNode, label: str, number: int) -> Markup:
    """The figure of an output as HTML, called by its `label`; ids are made unique on the page by `number`."""
    data = output["data"]
    if "image/svg+xml" not in data:
        kind = next(kind for kind in _PICTURES if kind in data)
        source = f"data:{kind};base64,{''.join(data[kind].split())}"
        return Markup('<figure><div class="drawing"><img src="{}" alt="{}"></div></figure>').format(source, label)
    prefix = f"o{number}-"
    drawing = Markup(make_live(data["image/svg+xml"], prefix, label, {}))  # noqa: S704 — escaped there
    choice = {"drawings": [("drawn", drawing)], "alt": "", "tables": [], "label": ""}
    return Markup(template("figure.html.j2").render(choices=[choice], prefix=prefix))  # noqa: S704
