"""How figures and listings look and what they answer to, in a notebook and on the pages of the site: once for both."""

from __future__ import annotations

import json
from functools import lru_cache

from jinja2 import Environment, PackageLoader, Template

from analysis.figures.palette import DARK

_TEMPLATES = Environment(
    loader=PackageLoader("analysis.figures"), autoescape=True, trim_blocks=True, lstrip_blocks=True
)

# What an output is, in its metadata, that pages of the site have themselves.
LOOK = {"minerals": "look"}


@lru_cache(maxsize=8)
def template(name: str) -> Template:
    """A template of this package, compiled once."""
    return _TEMPLATES.get_template(name)


def dark_colors() -> str:
    """The rules of CSS that give each colour of the palette its dark value."""
    return "".join(f"--m-{light[1:].lower()}:{dark.lower()};" for light, dark in DARK.items())


@lru_cache(maxsize=1)
def look_css() -> str:
    """The style sheet of figures and listings; without the dark colours, which a page or a notebook switches on."""
    return template("look.css").render()


@lru_cache(maxsize=1)
def look_script() -> str:
    """What figures and listings answer to: tips, arrow keys, downloads, sorting; once a page. It loads nothing."""
    return template("look.js").render()


def notebook_look() -> str:
    """Both for a notebook, and its dark theme.

    The script puts the style into the head of the page too: JupyterLab takes away the output that it stands in while
    that is scrolled out of sight.
    """
    css = look_css() + template("jupyter.css").render(dark_colors=dark_colors())
    script = (
        f"(() => {{ const style = document.getElementById('minerals-look') ?? document.createElement('style'); "
        f"style.id = 'minerals-look'; style.textContent = {json.dumps(css)}; document.head.append(style); }})();\n"
    )
    return f"<style>{css}</style>\n<script>{script}{look_script()}</script>"
