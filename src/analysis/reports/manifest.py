"""The reports a site is made of, read from `reports/manifest.yml` and checked before anything runs."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.dataset import Dataset
from analysis.errors import DataError, Issue, ParameterError
from analysis.names import nearest
from analysis.reports.contract import check_parameters, parameters_from_text, select_records
from analysis.reports.report import Report
from analysis.vocab import vocabulary
from analysis.yamlfile import read_yaml

_FIELDS = ("notebook", "title", "parameters", "for_each")
# Parameters whose value alone names a page: no value of one is a value of another. The others add their name.
_SPEAK_FOR_THEMSELVES = ("country", "mineral", "area", "agreement")


def plan_report(notebook: str, given: dict[str, Any], data: Dataset, title: str = "") -> Report:
    """Check one report's parameters and count its records; `ParameterError` if any is wrong or none match."""
    values = check_parameters(notebook, given)
    selected = select_records(data, values)
    if selected.agreements.empty and selected.visits.empty:
        chosen = ", ".join(f"{name}={value}" for name, value in values.items() if value is not None)
        raise ParameterError(f"{notebook}: no records match {chosen} — widen the selection")
    first, last = selected.span()
    chosen = [
        str(value) if name in _SPEAK_FOR_THEMSELVES else f"{name}-{value}"
        for name, value in values.items()
        if value is not None and given.get(name) is not None
    ]
    slug = "-".join([notebook, *(re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-") for value in chosen)])
    title = title or f"{notebook.replace('_', ' ').capitalize()}: {selected.label}"
    return Report(slug, title, notebook, values, len(selected.agreements), len(selected.visits), first, last)


def read_manifest(data: Dataset, file: Path | None = None) -> list[Report]:
    """Every report of the manifest in its order; `DataError` with all problems, each with its line."""
    file = file or paths.manifest_file()
    if not file.is_file():
        raise DataError([Issue(paths.display(file), 0, "", None, "no such manifest", "list the reports there")])
    manifest = read_yaml(file)
    issues: list[Issue] = []
    reports: dict[str, Report] = {}
    unknown = [key for key in manifest.data if key != "reports"]
    issues += [manifest.issue((key,), None, "unknown field", "the manifest has one: reports") for key in unknown]
    entries = manifest.data.get("reports")
    if not isinstance(entries, list) or not entries:
        raise DataError(
            [*issues, manifest.issue(("reports",), None, "no reports", "list at least one under 'reports:'")]
        )
    for index, entry in enumerate(entries):
        try:
            for report in _reports_of(entry, data):
                if report.slug in reports:
                    raise ParameterError(f"{report.slug}: the same report twice — delete one")
                reports[report.slug] = report
        except ParameterError as error:
            message, _, hint = str(error).partition(" — ")
            issues.append(manifest.issue(("reports", index), None, message, hint))
    if issues:
        raise DataError(issues)
    return list(reports.values())


def _reports_of(entry: Any, data: Dataset) -> list[Report]:
    if not isinstance(entry, dict) or not isinstance(entry.get("notebook"), str):
        raise ParameterError("a report without a notebook — write 'notebook: …'")
    for name in entry:
        if name not in _FIELDS:
            near = nearest(name, _FIELDS)
            raise ParameterError(
                f"unknown field {name!r} — {f'did you mean {near[0]!r}?' if near else ', '.join(_FIELDS)}"
            )
    notebook, title, chosen = entry["notebook"], entry.get("title") or "", entry.get("parameters") or {}
    if not isinstance(title, str):
        raise ParameterError("title in another form — write 'title: …'")
    if not isinstance(chosen, dict):
        raise ParameterError("parameters in another form — write 'parameters: {name: value}'")
    given = parameters_from_text(notebook, chosen.items())
    if "for_each" not in entry:
        return [plan_report(notebook, given, data, title)]
    codes = _codes_for_each(entry["for_each"], data)
    reports = []
    for code in codes:
        name = vocabulary("country").label(code)
        reports.append(
            plan_report(notebook, {**given, "country": code}, data, title.replace("{country}", name) or name)
        )
    return sorted(reports, key=lambda report: report.title)


def _codes_for_each(rule: Any, data: Dataset) -> list[str]:
    """Countries and blocs with at least so many agreements and visits."""
    if not isinstance(rule, dict) or set(rule) != {"country"} or not isinstance(rule["country"], dict):
        raise ParameterError("for_each in another form — write 'for_each: {country: {at_least: 3}}'")
    least = rule["country"].get("at_least", "1")
    if set(rule["country"]) - {"at_least"} or not str(least).isdigit():
        raise ParameterError(f"for_each: at_least {least!r} is no number — write 'at_least: 3'")
    cells = chain(data.agreements["party_codes"], data.visits["party_codes"])
    counts = Counter(code for codes in cells for code in set(codes))
    return [code for code, number in counts.items() if number >= int(least)]
