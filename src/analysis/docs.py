"""The generated parts of the documentation: kept between markers in the Markdown files, checked by a test.

``<!-- generated: NAME -->`` … ``<!-- end -->`` in ``README.md`` and ``data/README.md`` hold what this module
writes: the public functions, the field dictionary of a record, the columns of every table, the vocabularies, and the
printed result of the README's example.
"""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from inspect import cleandoc, isfunction
from pathlib import Path

from matplotlib.axes import Axes

import analysis
from analysis import paths
from analysis.dataset.dataset import load_dataset
from analysis.dates.doubts import MEANINGS
from analysis.dates.words import ROLES
from analysis.errors import ParameterError
from analysis.figures.timeline import plot_timeline
from analysis.figures.trend import plot_trend
from analysis.files import write_text
from analysis.records.models import Agreement, Conflict, Link, Meeting, Model, Party, Person, Source, Visit
from analysis.resolve.base_forms import FirstForm
from analysis.resolve.people.particles import Particle
from analysis.resolve.posts.marks import Mark
from analysis.resolve.terms.rules import KINDS, Rule
from analysis.schema import COLUMNS, VIEWS
from analysis.views.breakdown import build_breakdown
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.table import TABLES, load_vocabulary

_BLOCK = re.compile(r"(<!-- generated: (\w+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)
_EXAMPLE = re.compile(r"```python\n(.*?)```", re.DOTALL)
FIGURES = (".github/kazakhstan.svg", ".github/areas.svg")


def stale_files(root: Path | None = None) -> list[tuple[Path, str]]:
    """The Markdown files whose generated parts are out of date, with the text they should have."""
    root = root or paths.home()
    found = []
    for path in (root / "README.md", root / "data" / "README.md"):
        text = path.read_text(encoding="utf-8")
        fresh = _BLOCK.sub(lambda match, text=text: match[1] + _part(match[2], text) + match[4], text)
        if fresh != text:
            found.append((path, fresh))
    return found


def write_docs(root: Path | None = None) -> list[Path]:
    """Bring the generated parts and the README's figure up to date; the files that were rewritten."""
    root = root or paths.home()
    stale = stale_files(root)
    for path, text in stale:
        write_text(path, text)
    for name, drawn in zip(FIGURES, _figures(), strict=True):
        write_text(root / name, drawn)
    return [path for path, _ in stale]


def _part(name: str, readme: str) -> str:
    if name not in _PARTS:
        raise ParameterError(f"no generated part {name!r} — one of: {', '.join(_PARTS)}")
    return _PARTS[name](readme)


def _result(readme: str) -> str:
    """What the first Python example of the README prints."""
    example = _EXAMPLE.search(readme)
    if example is None:
        raise ParameterError("README.md has no ```python example")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(example[1], "README.md", "exec"), {})  # noqa: S102 — our own README
    lines = [line.rstrip() for line in printed.getvalue().rstrip().splitlines()]
    return "\n".join(["```text", *lines, "```", ""])


def _functions(_readme: str) -> str:
    """The public functions, and the first line of what each says of itself."""
    functions = {name: getattr(analysis, name) for name in sorted(analysis.__all__)}
    rows = [
        f"| `{name}` | {_escape(cleandoc(function.__doc__ or '').splitlines()[0])} |"
        for name, function in functions.items()
        if isfunction(function)
    ]
    return "\n".join(["", "| function | |", "|---|---|", *rows, "", ""])


def _fields(_readme: str) -> str:
    """A table for each model of a record."""
    parts = []
    for model, place in (
        (Agreement, "An agreement: `records/agreements/<year>/<id>.yml`"),
        (Visit, "A visit: `records/visits/<year>/<id>.yml`"),
        (Person, "`signatories[]`, `witnesses[]`, `visitor`"),
        (Party, "`parties[]`, where a party is a body and not a state"),
        (Meeting, "`meetings[]`"),
        (Link, "`follows[]`"),
        (Source, "`sources[]`"),
        (Conflict, "`conflicts[]`"),
    ):
        parts += [f"**{place}**", "", "| field | | meaning |", "|---|---|---|", *_field_rows(model), ""]
    return "\n" + "\n".join(parts)


def _field_rows(model: type[Model]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield f"| `{name}` | {'required' if field.is_required() else ''} | {_escape(field.description or '')} |"


def _columns(_readme: str) -> str:
    """A table for each table."""
    parts = []
    for table, columns in {**COLUMNS, **VIEWS}.items():
        parts += [f"**`{table}`**", "", "| column | dtype | meaning |", "|---|---|---|"]
        parts += [f"| `{name}` | {dtype} | {_escape(meaning)} |" for name, dtype, meaning in columns]
        parts.append("")
    return "\n" + "\n".join(parts)


def _vocabularies(_readme: str) -> str:
    """Every vocabulary file with its columns."""
    columns = {name: ", ".join(f"`{column}`" for column in load_vocabulary(name).columns) for name in TABLES}
    rows = [f"| `vocab/{name}.csv` | {text} |" for name, text in columns.items()]
    return "\n".join(["", "| file | columns |", "|---|---|", *rows, "", ""])


def _areas(_readme: str) -> str:
    """The fourteen areas with their borders."""
    areas = vocabulary("area").rows.values()
    rows = [f"| `{area['code']}` | {_escape(area['definition'])} | {_escape(area['excludes'])} |" for area in areas]
    return "\n".join(["", "| area | covers | but not |", "|---|---|---|", *rows, "", ""])


def _rules(_readme: str) -> str:
    """The rules of ``term_rules.csv`` with their definitions."""
    of = {rule: ", ".join(rule.kinds) if rule.kinds != KINDS else "all" for rule in Rule}
    rows = [f"| `{rule}` | {rule.lists} | {of[rule]} | {_escape(rule.definition)} |" for rule in Rule]
    return "\n".join(["", "| rule | lists | of | meaning |", "|---|---|---|---|", *rows, "", ""])


def _statuses(_readme: str) -> str:
    """The statuses of agreements and visits, and what each means."""
    rows = [
        f"| `{code}` | {row['applies_to']} | {_tick(row['is_done'])} | {_tick(row['is_promise'])} "
        f"| {', '.join(f'`{name}`' for name in row['rests_on'].split())} | {_escape(row['definition'])} |"
        for code, row in vocabulary("status").rows.items()
    ]
    heads = ["", "| status | of | done | promise | rests on | |", "|---|---|---|---|---|---|"]
    return "\n".join([*heads, *rows, "", ""])


def _tick(flag: str) -> str:
    return "yes" if flag == "true" else ""


def _date_roles(_readme: str) -> str:
    """The roles of ``date_words.csv`` with their definitions."""
    rows = [f"| `{role}` | {_escape(definition)} |" for role, definition in ROLES.items()]
    return "\n".join(["", "| role | meaning |", "|---|---|", *rows, "", ""])


def _date_doubts(_readme: str) -> str:
    """The meanings of ``date_doubts.csv`` with their definitions."""
    rows = [f"| `{meaning}` | {_escape(definition)} |" for meaning, definition in MEANINGS.items()]
    return "\n".join(["", "| meaning | what its words do |", "|---|---|", *rows, "", ""])


def _post_marks(_readme: str) -> str:
    """The marks of ``post_marks.csv`` with their definitions."""
    return table_of_words(Mark)


def _name_particles(_readme: str) -> str:
    """The roles of ``name_particles.csv`` with their definitions."""
    return table_of_words(Particle)


def _first_forms(_readme: str) -> str:
    """The kinds of ``first_forms.csv`` with their definitions."""
    return table_of_words(FirstForm)


def table_of_words(words: Iterable[Enum]) -> str:
    """A table of the words that a column may hold, in their order: each with the `definition` of its member.

    Parameters
    ----------
    words : Enum class
        Its members' values are the words, and each member has the attribute `definition`.
    """
    rows = [f"| `{_escape(str(word.value))}` | {_escape(word.definition)} |" for word in words]
    return "\n".join(["", "| word | meaning |", "|---|---|", *rows, "", ""])


def _escape(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def _figures() -> Iterator[str]:
    """The README's figures, as wide as GitHub shows them: Kazakhstan since September 2025, and the trend of areas."""
    import matplotlib as mpl

    from analysis.figures.style import styled

    mpl.use("Agg")
    data = load_dataset()
    kazakhstan = data.select(country="KAZ", since="2025-09")
    trend = build_breakdown(data.agreements, by="area", across="year")
    with styled():
        yield _svg(plot_timeline(kazakhstan, title="Kazakhstan: agreements and visits since September 2025", width=640))
        yield _svg(plot_trend(trend, title="Areas of cooperation: shares of the agreements of each year", width=640))


def _svg(axes: Axes) -> str:
    drawn = io.StringIO()
    axes.figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None}, bbox_inches="tight")
    return drawn.getvalue()


_PARTS: dict[str, Callable[[str], str]] = {
    "result": _result,
    "functions": _functions,
    "fields": _fields,
    "columns": _columns,
    "vocabularies": _vocabularies,
    "areas": _areas,
    "rules": _rules,
    "post_marks": _post_marks,
    "name_particles": _name_particles,
    "first_forms": _first_forms,
    "date_roles": _date_roles,
    "date_doubts": _date_doubts,
    "statuses": _statuses,
}
