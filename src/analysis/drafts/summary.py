"""What became of an article, in a few lines for a reader or as JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from analysis import paths
from analysis.drafts.drafting import Outcome, Proposal
from analysis.errors import Issue, shorten
from analysis.extract.reading import MOST
from analysis.records.flat import DATE_FIELDS

_LABEL = 12


def summary(outcome: Outcome) -> str:
    """An article with its drafts, a draft some lines: where it is, what it says, what is open; or why there is none."""
    name, length = outcome.article.name, len(outcome.article.text)
    if length > MOST:
        name = f"{name} (the first {MOST:,} of {length:,} characters)"
    if not outcome.proposals:
        told = "; ".join(map(_mention, outcome.mentioned))
        return f"{name}: no news{f' — {told}' if told else ': no agreement and no visit is reported'}"
    lines = [f"{name}: {_number(outcome.proposals)}"]
    for one in outcome.proposals:
        lines += ["", f"  {paths.display(one.path)}", *_lines(one)]
    if outcome.mentioned:
        lines += ["", f"  only mentioned: {'; '.join(map(_mention, outcome.mentioned))}"]
    return "\n".join(lines)


def as_json(outcomes: Iterable[Outcome], issues: Iterable[Issue]) -> str:
    """One document for a program: articles with their drafts, what they only mention, and the problems."""
    articles = [
        {
            "article": one.article.name,
            "sha256": one.article.sha256,
            "is_news": one.is_news,
            "drafts": [_row(draft) for draft in one.proposals],
            "mentioned": [_without_evidence(told) for told in one.mentioned],
        }
        for one in outcomes
    ]
    problems = [issue.to_dict() for issue in issues]
    return json.dumps({"articles": articles, "problems": problems}, ensure_ascii=False, indent=2, default=str)


def _row(one: Proposal) -> dict[str, Any]:
    return {
        "id": one.path.stem,
        "file": str(one.path),
        "what": one.what,
        "record": one.record,
        "open": list(one.open_fields),
        "doubtful": one.doubtful,
    }


def _number(proposals: Sequence[Proposal]) -> str:
    counts = {kind: sum(one.what == kind for one in proposals) for kind in ("agreement", "visit")}
    return ", ".join(f"{number} {kind}{'s' * (number != 1)}" for kind, number in counts.items() if number)


def _lines(one: Proposal) -> list[str]:
    facts = _of_agreement(one.record) if one.what == "agreement" else _of_visit(one.record)
    facts += [("not sure of", ", ".join(one.doubtful)), ("open", ", ".join(one.open_fields))]
    return [f"    {name:<{_LABEL}} {value}" for name, value in facts if value]


def _of_agreement(record: Mapping[str, Any]) -> list[tuple[str, str]]:
    dated = next(((field, record[field]) for field in DATE_FIELDS if record.get(field)), ("date", "not told"))
    people = [*(record.get("signatories") or ()), *(record.get("witnesses") or ())]
    return [
        ("title", record.get("title", "")),
        ("type", record.get("type", "")),
        (dated[0].replace("_", " "), dated[1]),
        ("parties", ", ".join(map(_name, record.get("parties") or ()))),
        ("people", ", ".join(map(_name, people))),
        ("areas", ", ".join(record.get("areas") or ())),
        ("minerals", ", ".join(record.get("minerals") or ())),
        ("visit", ", ".join(record.get("visit") or ())),
    ]


def _of_visit(record: Mapping[str, Any]) -> list[tuple[str, str]]:
    visitor = record.get("visitor") or {}
    days = " to ".join(record[name] for name in ("start", "end") if record.get(name))
    return [
        ("visitor", ", ".join(visitor[name] for name in ("name", "post", "party") if visitor.get(name))),
        ("to", ", ".join([*([record["to"]] if record.get("to") else []), *(record.get("places") or ())])),
        ("days", days or "not told"),
        ("met", ", ".join(map(_name, record.get("meetings") or ()))),
    ]


def _name(one: Any) -> str:
    if not isinstance(one, Mapping):
        return str(one)
    return str(one.get("name") or one.get("post") or one.get("organization") or "")


def _mention(told: Mapping[str, Any]) -> str:
    """What an article only mentions, and why it is no news: ``agreement (planned): Title``."""
    visitor = told.get("visitor")
    journey = f"{_name(visitor)} to {told.get('to', '?')}" if visitor else ""
    deal = [told.get("type", ""), ", ".join(map(_name, told.get("parties") or ()))]
    about = shorten(told.get("title") or journey or ", ".join(filter(None, deal)))
    return f"{told.get('what', 'event')} ({told.get('why', 'no news')}){f': {about}' if about else ''}"


def _without_evidence(told: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in told.items() if key != "evidence"}
