"""What a notebook shows beside its figures: a heading, a sentence, a table.

Everything here returns an object that JupyterLab and the report pages display.
"""

from __future__ import annotations

import re

import pandas as pd

from analysis.dataset.dataset import Dataset
from analysis.links import Link, is_web_address
from analysis.listings.columns import as_text
from analysis.notebook.html import EMPTY, NOTHING, TEMPLATES, Html, template
from analysis.notebook.provenance import credit, describe

# Rows shown at once; further ones are folded below, so that a page stays one that is read.
FOLD = 40
# Columns of long texts, and dates, which are not to be broken: how wide they are at least.
_WIDTHS = {"Agreement": "13rem", "Met": "13rem", "Value": "13rem", "Date": "7rem"}
_TITLE = TEMPLATES.from_string('<h1>{{ title }}</h1>\n<p class="lead" data-credit="{{ credit }}">{{ lead }}</p>\n')
_TEXT = TEMPLATES.from_string("<p>{{ text }}</p>")


def show_title(title: str, data: Dataset) -> Html:
    """The heading of a report and one sentence that says what it covers."""
    html = _TITLE.render(title=title, lead=describe(data), credit=credit(data))
    return Html(html, f"{title}\n{describe(data)}")


def show_text(text: str) -> Html:
    """A paragraph."""
    return Html(_TEXT.render(text=text), text)


def show_table(listing: pd.DataFrame, caption: str = "") -> Html:
    """A listing as an HTML table, its rows after the first `FOLD` folded, none left out; an empty one as a sentence.

    The table can be sorted, filtered and saved as CSV; the `frame` of what is returned is the listing itself.
    """
    if listing.empty:
        return Html(NOTHING, EMPTY, listing)
    rows = [[_cell(value) for value in row] for row in listing.itertuples(index=False, name=None)]
    columns, style = list(listing.columns), _column_style(listing)
    html = template("table.html.j2").render(caption=caption, columns=columns, rows=rows, fold=FOLD, style=style)
    return Html(html, listing.map(as_text).to_string(index=False), listing)


def _column_style(listing: pd.DataFrame) -> str:
    """What the pages' style sheet needs of each column, said once a table instead of in every cell.

    `--c1` is the name of the first column, put before its cells on narrow screens; `--w1` its least width; `--a1`
    its alignment.
    """
    rules = []
    for number, name in enumerate(listing.columns, 1):
        quoted = re.sub(r'[\\"<\n]', lambda match: f"\\{ord(match[0]):x} ", str(name))
        rules.append(f'--c{number}:"{quoted}: "')
        if name in _WIDTHS:
            rules.append(f"--w{number}:{_WIDTHS[name]}")
        if pd.api.types.is_numeric_dtype(listing[name]):
            rules.append(f"--a{number}:right")
    return ";".join(rules)


def _cell(value: object) -> list[dict[str, object]]:
    """What the template prints: texts, some linked, to addresses of the web and to pages of the site alone."""
    links = value if isinstance(value, tuple) and not isinstance(value, Link) else (value,)
    parts = []
    for link in links:
        url, page = (link.url, link.page) if isinstance(link, Link) else ("", "")
        parts.append({"text": as_text(link), "url": url if is_web_address(url) else "", "page": page})
    return parts


def show_numbers(breakdown: pd.DataFrame, caption: str = "") -> Html:
    """A breakdown as a table: names, number of agreements, share in per cent."""
    names = [column for column in breakdown.columns if column.endswith("_name")]
    listing = pd.DataFrame({name.removesuffix("_name").capitalize(): breakdown[name].tolist() for name in names})
    split = str(breakdown["n_agreements"].dtype) == "Float64"
    listing["Agreements"] = [float(number) if split else int(number) for number in breakdown["n_agreements"]]
    listing["Share"] = [f"{share:.0%}" for share in breakdown["share"]]
    stated = breakdown.attrs.get("n_agreements", 0) - breakdown.attrs.get("n_unstated", 0)
    caption = f"{caption} Share: of the {stated} agreements that state any.".strip() if stated else caption
    return show_table(listing, caption)
