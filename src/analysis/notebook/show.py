"""What a notebook shows beside its figures: a heading, a sentence, a table, where it all comes from.

Everything here returns an object that JupyterLab and the report pages display. Text of records is escaped;
an address becomes a link only if it is one of the web.
"""

from __future__ import annotations

import re

import matplotlib.pyplot as plt
import pandas as pd
from IPython import get_ipython
from jinja2 import Environment
from matplotlib.figure import Figure
from matplotlib_inline.backend_inline import set_matplotlib_formats

from analysis.dataset.dataset import Dataset
from analysis.dates.parsing import in_words
from analysis.figures.description import figure_bundle
from analysis.figures.style import use_style
from analysis.links import Link
from analysis.vocab.catalogue import vocabulary

_JINJA = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
_TABLE = _JINJA.from_string(
    """{% macro begin(caption) %}
<div class="table"><table class="listing"{% if style %} style="{{ style }}"{% endif %}>
{% if caption %}<caption>{{ caption }}</caption>
{% endif %}
<thead><tr>{% for name in columns %}<th scope="col">{{ name }}</th>{% endfor %}</tr></thead>
<tbody>
{% endmacro %}
{{ begin(caption) }}
{%- for row in rows %}
{% if loop.index0 == fold %}
</tbody></table></div>
<details><summary>{{ rows | length - fold }} more</summary>
{{ begin("") }}
{%- endif %}
<tr>{% for cell in row %}<td>
{%- for part in cell %}{{ ", " if not loop.first }}
{%- if part.url %}<a href="{{ part.url }}">{{ part.text }}</a>{% else %}{{ part.text }}{% endif %}
{%- endfor -%}
</td>{% endfor %}</tr>
{% endfor %}
</tbody></table></div>
{% if rows | length > fold %}
</details>
{% endif %}
"""
)
# Rows shown at once; further ones are folded below, so that a page stays one that is read.
FOLD = 40
# Columns of long texts, and dates, which are not to be broken: how wide they are at least.
_WIDTHS = {"Agreement": "13rem", "Met": "13rem", "Value": "13rem", "Date": "7rem"}
# For JupyterLab, which sets all cells of tables to the right and cuts figures wider than it; pages have a style
# sheet and leave it out.
_STYLE = ".jp-RenderedSVG :is(svg,img){max-width:100%;height:auto}" + "".join(
    f".listing :is(td,th):nth-child({n}){{text-align:var(--a{n},left)}}" for n in range(1, 13)
)
_TITLE = _JINJA.from_string('<style>{{ style }}</style>\n<h1>{{ title }}</h1>\n<p class="lead">{{ lead }}</p>\n')
_TEXT = _JINJA.from_string("<p>{{ text }}</p>")
_PROVENANCE = _JINJA.from_string(
    """<dl class="provenance">
{% for name, value in facts %}<dt>{{ name }}</dt><dd>{{ value }}</dd>
{% endfor %}</dl>
"""
)


class Html:
    """Safe HTML that Jupyter displays, with the plain text for a terminal."""

    def __init__(self, html: str, text: str):
        self.html, self.text = html, text

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.text


def start_notebook() -> None:
    """The project's look, and figures as SVG that are the same each time they are drawn, their data beside them.

    Where figures stand between cells, they are drawn for that alone: pyplot would draw each one for a window before.
    """
    use_style()
    plt.rcParams["figure.max_open_warning"] = 0
    set_matplotlib_formats("svg", metadata={"Date": None, "Creator": None}, bbox_inches=None)
    if "inline" in plt.get_backend():
        plt.uninstall_repl_displayhook()
    shell = get_ipython()
    if shell is not None:
        shell.display_formatter.mimebundle_formatter.for_type(Figure, lambda figure: (figure_bundle(figure), {}))


def show_title(title: str, data: Dataset) -> Html:
    """The heading of a report and one sentence that says what it covers; the style of its tables, for a notebook."""
    html = _TITLE.render(title=title, lead=describe(data), style=_STYLE)
    return Html(html, f"{title}\n{describe(data)}")


def show_text(text: str) -> Html:
    """A paragraph."""
    return Html(_TEXT.render(text=text), text)


def show_table(listing: pd.DataFrame, caption: str = "", top: int | None = None) -> Html:
    """A listing as an HTML table, its later rows folded; an empty one as a sentence.

    With `top`, only its first rows, and a caption that counts them.
    """
    if listing.empty:
        return show_text("No records match.")
    shown = listing.head(top) if top else listing
    if len(shown) < len(listing):
        caption = f"{caption} First {len(shown)} of {len(listing)}.".strip()
    rows = [[_cell(value) for value in row] for row in shown.itertuples(index=False, name=None)]
    html = _TABLE.render(caption=caption, columns=list(shown.columns), rows=rows, fold=FOLD, style=_column_style(shown))
    return Html(html, shown.map(_plain).to_string(index=False))


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
    """What the template prints: texts, some linked; only addresses of the web become links."""
    links = value if isinstance(value, tuple) and not isinstance(value, Link) else (value,)
    parts = []
    for link in links:
        good = isinstance(link, Link) and str(link.url).startswith(("https://", "http://"))
        parts.append({"text": _plain(link), "url": link.url if good else None})
    return parts


def _plain(value: object) -> str:
    if isinstance(value, Link):
        return value.text
    if isinstance(value, tuple):
        return ", ".join(_plain(link) for link in value)
    return "" if pd.isna(value) else f"{value:.2f}" if isinstance(value, float) else str(value)


def show_numbers(breakdown: pd.DataFrame, caption: str = "", top: int | None = None) -> Html:
    """A breakdown as a table: names, number of agreements, share in per cent."""
    names = [column for column in breakdown.columns if column.endswith("_name")]
    listing = pd.DataFrame({name.removesuffix("_name").capitalize(): breakdown[name].tolist() for name in names})
    split = str(breakdown["n_agreements"].dtype) == "Float64"
    listing["Agreements"] = [float(number) if split else int(number) for number in breakdown["n_agreements"]]
    listing["Share"] = [f"{share:.0%}" for share in breakdown["share"]]
    stated = breakdown.attrs.get("n_agreements", 0) - breakdown.attrs.get("n_unstated", 0)
    caption = f"{caption} Share: of the {stated} agreements that state any.".strip() if stated else caption
    return show_table(listing, caption, top)


def describe(data: Dataset) -> str:
    """One sentence: how many agreements and visits, and the days they span."""
    n_agreements, n_visits = len(data.agreements), len(data.visits)
    if not n_agreements + n_visits:
        return "No records match."
    first, last = data.span()
    text = f"{n_agreements} agreement{'s' * (n_agreements != 1)} and {n_visits} visit{'s' * (n_visits != 1)}"
    if not first:
        return f"{text}, without dates."
    return f"{text}, {in_words(first)} to {in_words(last)}." if first != last else f"{text}, {in_words(first)}."


def show_provenance(data: Dataset) -> Html:
    """What the report rests on: counts, newest record, what is doubtful, what is left out, the records' hash.

    Nothing but the selected records has a part in it.
    """
    status = data.agreements["status_code"].value_counts()
    confidence = pd.concat([data.agreements["confidence"], data.visits["confidence"]]).value_counts()
    imprecise = (data.agreements["date_precision"] != "day").sum()
    facts = [
        ("Agreements", f"{len(data.agreements)}: {_counted(status, 'status')}"),
        ("Visits", f"{len(data.visits)}, with {len(data.meetings)} meetings"),
        ("Sources", f"{data.sources['url'].nunique()} addresses of {data.sources['domain'].nunique()} sites"),
        ("Confidence", ", ".join(f"{number} {level}" for level, number in confidence.items())),
        ("Disagreements", f"{len(data.conflicts)} statements of sources that the record does not follow"),
        ("Imprecise", f"{imprecise} agreements whose day is not known"),
        (
            "Not stated",
            f"{_without(data, 'area_codes')} agreements state no area, {_without(data, 'mineral_codes')} no mineral",
        ),
        ("Newest record", _newest(data)),
        ("Data", data.hash),
    ]
    facts = [(name, value) for name, value in facts if value]
    return Html(_PROVENANCE.render(facts=facts), "\n".join(f"{name}: {value}" for name, value in facts))


def _counted(counts: pd.Series, kind: str) -> str:
    return ", ".join(f"{number} {vocabulary(kind).label(code).lower()}" for code, number in counts.items()) or "none"


def _without(data: Dataset, column: str) -> int:
    return sum(not codes for codes in data.agreements[column])


def _newest(data: Dataset) -> str:
    """The latest event of the selection."""
    events = pd.concat([table[["id", "date", "date_start"]] for table in (data.agreements, data.visits)])
    if events.empty:
        return ""
    newest = events.sort_values(["date_start", "id"]).iloc[-1]
    return f"{newest['id']} ({in_words(newest['date'])})"
