"""Keeping a page light: at most so many bytes beside its figures, or the heaviest tables give up rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup

LIMIT = 60 * 1024  # bytes of a page without its figures and their data
_FEWEST_ROWS = 10  # that a table keeps
_MOST_LINKS = 2  # in a cell of a page that is too heavy
_FIGURES = re.compile(r'<svg\b.*?</svg>|<details class="data">.*?</details>|<img src="data:[^"]*"', re.DOTALL)
_ROW = re.compile(r"^<tr><td>.*?</tr>\n", re.MULTILINE | re.DOTALL)
_LINKS = re.compile(r'<td>(?:<a href="[^"]*">[^<]*</a>(?:, )?)+</td>')
_LINK = re.compile(r'<a href="[^"]*">[^<]*</a>')


def weigh(html: str) -> int:
    """Bytes of a page, or of a part of one, without its figures and the data behind them."""
    return len(_FIGURES.sub("", html).encode())


def lighten(parts: Sequence[Markup], excess: int, rest: Markup) -> list[Markup]:
    """The parts of a page, lighter by at least `excess` bytes if their tables have as much to give.

    Every cell keeps its first two links and says how many more there are. If that is not enough, the heaviest table
    loses its last row, again and again, and `rest` below it says where all rows are; ten rows stay in any case.
    """
    before = sum(map(weigh, parts))
    parts = [Markup(_LINKS.sub(_fewer_links, part)) for part in parts]  # noqa: S704 — escaped where it was made
    excess -= before - sum(map(weigh, parts))
    tables = {n: _ROW.findall(part) for n, part in enumerate(parts) if part.lstrip().startswith('<div class="table">')}
    kept = {number: len(rows) for number, rows in tables.items()}
    sizes = {number: weigh("".join(rows)) for number, rows in tables.items()}
    while excess > 0 and any(n > _FEWEST_ROWS for n in kept.values()):
        number = max((number for number in kept if kept[number] > _FEWEST_ROWS), key=lambda number: sizes[number])
        if kept[number] == len(tables[number]):
            excess += weigh(_note(0, 1000, rest))
        kept[number] -= 1
        size = weigh(tables[number][kept[number]])
        sizes[number] -= size
        excess -= size
    for number, rows in tables.items():
        if kept[number] < len(rows):
            parts[number] = _cut(parts[number], rows, kept[number], rest)
    return parts


def _fewer_links(match: re.Match[str]) -> str:
    links = _LINK.findall(match[0])
    more = f", and {len(links) - _MOST_LINKS} more" if len(links) > _MOST_LINKS else ""
    return f"<td>{', '.join(links[:_MOST_LINKS])}{more}</td>"


def _cut(part: Markup, rows: list[str], n: int, rest: Markup) -> Markup:
    """A table's first `n` rows, none of them folded, and the note below."""
    begin = part[: part.index(rows[0])]
    return begin + Markup("".join(rows[:n])) + Markup("</tbody></table></div>\n") + _note(n, len(rows), rest)  # noqa: S704


def _note(n: int, n_rows: int, rest: Markup) -> Markup:
    return Markup('<p class="note">The first {} of {} rows. {}</p>').format(n, n_rows, rest)
