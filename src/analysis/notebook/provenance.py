"""What a selection of the record covers, and what a report rests on."""

from __future__ import annotations

import pandas as pd

from analysis.dataset.dataset import Dataset
from analysis.dataset.version import data_version
from analysis.dates.wording import in_words
from analysis.notebook.html import TEMPLATES, Html
from analysis.vocab.catalogue import vocabulary

_PROVENANCE = TEMPLATES.from_string(
    """<dl class="provenance">
{% for name, value in facts %}<dt>{{ name }}</dt><dd>{{ value }}</dd>
{% endfor %}</dl>
"""
)


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


def credit(data: Dataset) -> str:
    """What a file made of the data says of them: the newest record, the version and the hash."""
    last = in_words(data.span()[1])
    version = data_version()
    return " · ".join(
        filter(None, [last and f"newest record {last}", f"data {version} ({data.hash})".replace("  ", " ")])
    )


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
