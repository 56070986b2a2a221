"""The reports a site is made of, read from `reports/manifest.yml` and checked before anything runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.dataset.dataset import Dataset
from analysis.dataset.selection import criteria_of, label_selection
from analysis.errors import DataError, Issue, ParameterError, shorten
from analysis.languages.likeness import nearest
from analysis.reports.parameters import check_parameters, no_parameter, parameters_from_text, select_records
from analysis.reports.related import relate
from analysis.reports.report import Report
from analysis.reports.tally import Extent, Tally
from analysis.resolve.countries.blocs import is_bloc
from analysis.vocab.catalogue import vocabulary

_FIELDS = ("notebook", "title", "parameters", "for_each")
# Parameters whose value alone names a page: no value of one is a value of another. The others add their name.
_SPEAK_FOR_THEMSELVES = ("country", "mineral", "area", "agreement")
# What a rule makes reports for, and the parameters that it gives.
_FOR_EACH = {"country": ("country",), "pair": ("country", "partner")}


def plan_report(
    notebook: str, given: Mapping[str, Any], data: Dataset, title: str = "", allow_empty: bool = False
) -> Report:
    """Check one report's parameters and count its records.

    `ParameterError` if a parameter is wrong or, without `allow_empty`, if no records match.
    """
    report = _plan(notebook, given, Tally(data), title)
    if report.is_empty and not allow_empty:
        chosen = ", ".join(f"{name}={value}" for name, value in report.parameters.items() if value not in (None, False))
        raise ParameterError(f"{notebook}: no records match {chosen}", "widen the selection")
    return report


def _plan(notebook: str, given: Mapping[str, Any], tally: Tally, title: str) -> Report:
    values = check_parameters(notebook, given)
    if "agreement" in values:
        selected = select_records(tally.data, values)
        extent = Extent(len(selected.agreements), len(selected.visits), *selected.span())
        label, parties = selected.label, tally.parties_of(values["agreement"])
    else:
        extent = tally.extent(values)
        parties = tuple(values[name] for name in ("country", "partner") if values.get(name) is not None)
        label = label_selection(criteria_of(values), values.get("since"), values.get("until"))
    title = title or f"{notebook.replace('_', ' ').capitalize()}: {label}"
    return Report(_slug(notebook, given, values), title, notebook, values, *extent, parties)


def _slug(notebook: str, given: Mapping[str, Any], values: Mapping[str, Any]) -> str:
    chosen = {name: value for name, value in values.items() if value is not None and given.get(name) is not None}
    # Beside a country, the other party of a pair needs no word of its own.
    clear = {*_SPEAK_FOR_THEMSELVES, "partner"} if "country" in chosen else _SPEAK_FOR_THEMSELVES
    words = [str(value) if name in clear else f"{name}-{value}" for name, value in chosen.items()]
    return "-".join([notebook, *(re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-") for word in words)])


def read_manifest(data: Dataset, file: Path | None = None) -> list[Report]:
    """Every report of the manifest in its order, each with its neighbours; one without records stays, empty.

    Raises `DataError` with all problems, each with its line.
    """
    file = file or paths.manifest_file()
    if not file.is_file():
        raise DataError([Issue(paths.display(file), 0, "", None, "no such manifest", "list the reports there")])
    from analysis.records.yamlfile import read_yaml  # which the plan of a single report does not wait for

    manifest = read_yaml(file)
    tally = Tally(data)
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
            for report in _reports_of(entry, tally):
                if report.slug in reports:
                    raise ParameterError(f"{report.slug}: the same report twice", "delete one")
                reports[report.slug] = report
        except ParameterError as error:
            issues.append(manifest.issue(("reports", index), None, error.reason, error.hint))
    if issues:
        raise DataError(issues)
    return relate(list(reports.values()), tally)


def _reports_of(entry: Any, tally: Tally) -> list[Report]:
    if not isinstance(entry, dict) or not isinstance(entry.get("notebook"), str):
        raise ParameterError("a report without a notebook", "write 'notebook: …'")
    for name in entry:
        if name not in _FIELDS:
            near = nearest(name, _FIELDS)
            hint = f"did you mean {near[0]!r}?" if near else ", ".join(_FIELDS)
            raise ParameterError(f"unknown field {shorten(name)!r}", hint)
    notebook, title, chosen = entry["notebook"], entry.get("title") or "", entry.get("parameters") or {}
    if not isinstance(title, str):
        raise ParameterError("title in another form", "write 'title: …'")
    if not isinstance(chosen, dict):
        raise ParameterError("parameters in another form", "write 'parameters: {name: value}'")
    given = parameters_from_text(notebook, chosen.items())
    if "for_each" not in entry:
        return [_plan(notebook, given, tally, title)]
    reports = []
    for codes in _each(entry["for_each"], notebook, given, tally):
        labels = {name: vocabulary("country").label(code) for name, code in codes.items()}
        own_title = title or " and ".join(labels.values())
        for name, label in labels.items():
            own_title = own_title.replace(f"{{{name}}}", label)
        reports.append(_plan(notebook, {**given, **codes}, tally, own_title))
    return sorted(reports, key=lambda report: report.title)


def _each(rule: Any, notebook: str, given: Mapping[str, Any], tally: Tally) -> list[dict[str, str]]:
    """The `country`, or the `country` and the `partner`, of each report of a rule, counted within the other values."""
    kind, wanted = next(iter(rule.items())) if isinstance(rule, dict) and len(rule) == 1 else ("", None)
    if kind not in _FOR_EACH or not isinstance(wanted, dict):
        forms = " or ".join(f"'for_each: {{{name}: {{at_least: 3}}}}'" for name in _FOR_EACH)
        raise ParameterError("for_each in another form", f"write {forms}")
    least = wanted.get("at_least", "1")
    if set(wanted) - {"at_least"} or not (str(least).isdecimal() and len(str(least)) < 10):
        raise ParameterError(f"for_each: at_least {shorten(least)!r} is no number", "write 'at_least: 3'")
    values = check_parameters(notebook, given)
    for name in _FOR_EACH[kind]:
        if name not in values:
            raise no_parameter(notebook, name, values)
        if given.get(name) is not None:
            raise ParameterError(f"{name} stands in parameters and in for_each", "delete one")
        del values[name]
    if kind == "country":
        counts = tally.parties(values)
        return [{"country": code} for code in counts if counts[code] >= int(least) and code != values.get("partner")]
    pairs = [_in_order(pair) for pair, number in tally.pairs(values).items() if number >= int(least)]
    return [{"country": first, "partner": second} for first, second in pairs if not is_bloc(first)]


def _in_order(pair: Iterable[str]) -> list[str]:
    """A country before a bloc, two of a kind by their English names: each pair has one page."""
    return sorted(pair, key=lambda code: (is_bloc(code), vocabulary("country").label(code)))
