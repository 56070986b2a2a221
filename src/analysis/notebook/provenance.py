"""What a selection of the record covers, what it does not, and what a report rests on."""

from __future__ import annotations

import pandas as pd

from analysis.dataset.dataset import Dataset
from analysis.dataset.version import name_data
from analysis.dates.wording import in_words, span_in_words
from analysis.notebook.html import EMPTY, Html, template
from analysis.vocab.catalogue import vocabulary

# What a reader must know to judge a number; the same for every selection.
LIMITS = (
    "The record is no census: what is missing here may exist. It holds what was found in public sources on critical "
    "minerals and raw materials close to them, and deals of companies only where a government was near. Where an "
    "agreement names no mineral or area, none is known; that is not “none” and not “all”. It holds no sums of money."
)
_ABOUT = (
    (
        "about 6 November 2025",
        "The date is approximate: a source says so, or only a meeting or a report gives the day.",
    ),
    ("November 2025", "No source gives the day: it is one of that month; so with a year."),
)
_TABLES = {
    "status_code": "status",
    "type_code": "agreement_type",
    "kind_code": "visit_kind",
    "area_codes": "area",
}


def describe(data: Dataset) -> str:
    """One sentence: how many agreements and visits, and the days they span."""
    n_agreements, n_visits = len(data.agreements), len(data.visits)
    if not n_agreements + n_visits:
        return EMPTY
    first, last = data.span()
    text = f"{n_agreements} agreement{'s' * (n_agreements != 1)} and {n_visits} visit{'s' * (n_visits != 1)}"
    if not first:
        return f"{text}, without dates."
    return f"{text}, {span_in_words(first, last)}."


def credit(data: Dataset) -> str:
    """What a file made of the data says of them: the newest record, the version and the hash."""
    last = in_words(data.span()[1])
    return " · ".join(filter(None, (last and f"newest record {last}", name_data(data.hash))))


def show_provenance(data: Dataset) -> Html:
    """What the report rests on and what it cannot tell: counts, doubts, version and hash of the data, terms.

    Nothing but the selected records has a part in the numbers. The hash is that of the page's footer.
    """
    facts, terms = [(name, value) for name, value in _facts(data) if value], _terms(data)
    html = template("provenance.html.j2").render(facts=facts, limits=LIMITS, terms=terms)
    lines = [f"{name}: {value}" for name, value in facts]
    return Html(html, "\n".join([*lines, LIMITS]))


def _facts(data: Dataset) -> list[tuple[str, str]]:
    status = data.agreements["status_code"].value_counts()
    confidence = pd.concat([data.agreements["confidence"], data.visits["confidence"]]).value_counts()
    imprecise = (data.agreements["date_precision"] != "day").sum()
    return [
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
        ("Data", name_data(data.hash).removeprefix("data ")),
    ]


def _terms(data: Dataset) -> list[tuple[str, str]]:
    """The words of the selection that have a definition, each with it: statuses, types, kinds of visits, areas."""
    found: list[tuple[str, str]] = []
    for column, kind in _TABLES.items():
        tables = [table for table in (data.agreements, data.visits) if column in table]
        cells = pd.concat([table[column] for table in tables]).explode()
        rows = vocabulary(kind).rows
        used = set(cells.dropna())
        found += [(row["name_en"], row["definition"]) for code, row in rows.items() if code in used]
    return [*found, *_ABOUT] if found else []


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
