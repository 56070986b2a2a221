"""Values checked against what a notebook may be asked, and the records that they select.

Nothing here needs the records, pandas or a kernel: a misspelt name is refused before any of them is loaded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from analysis import paths
from analysis.dates.parsing import read_date
from analysis.errors import DateError, ParameterError, UnknownNameError, shorten
from analysis.languages.likeness import nearest
from analysis.reports.notebooks import TYPES, Parameter, nearest_of, notebook_file, read_parameters
from analysis.resolve.registry import resolver
from analysis.vocab.catalogue import vocabulary

if TYPE_CHECKING:
    from analysis.dataset.dataset import Dataset

_RESOLVE: dict[str, Callable[[str], str]] = {
    "country": lambda value: resolver("country").resolve(value),
    "mineral": lambda value: resolver("mineral").resolve(value),
    "area": lambda value: resolver("area").resolve(value),
    "date": lambda value: read_date(value).edtf,
}
_VOCABULARIES = ("country", "mineral", "area")


def check_parameters(notebook: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """All parameters of a notebook with the given values in place, names resolved to codes.

    Raises `ParameterError` that says in one line what is wrong with the first bad one: no such parameter,
    wrong type, unknown name or agreement, `since` after `until`.
    """
    known = read_parameters(notebook_file(notebook))
    for name in given:
        if name not in known:
            raise no_parameter(notebook, name, known)
    values = {name: given.get(name, parameter.default) for name, parameter in known.items()}
    for name, value in values.items():
        try:
            values[name] = _checked(known[name], value)
        except ParameterError as error:
            raise ParameterError(f"{notebook}: {name}{error.reason}", error.hint) from None
    if values.get("partner") and values.get("partner") == values.get("country"):
        raise ParameterError(f"{notebook}: partner is the country itself, {values['country']}", "give another one")
    since, until = values.get("since"), values.get("until")
    first, last = since and read_date(since).start, until and read_date(until).end
    if first and last and first > last:
        raise ParameterError(f"{notebook}: since {since} is after until {until}", "swap them")
    if isinstance(values.get("agreement"), str):
        _check_agreement(values["agreement"])
    return values


def defaults_taken(notebook: str, values: Mapping[str, Any], given: Mapping[str, Any]) -> str:
    """What a notebook is about because nobody said otherwise: a country, an agreement; '' where that is nothing.

    ``country_brief: no country given, so it is KAZ, Kazakhstan``
    """
    known = read_parameters(notebook_file(notebook))
    taken = []
    for name, value in values.items():
        if name not in given and isinstance(value, str) and known[name].meaning:
            kind = known[name].meaning
            named = f", {vocabulary(kind).label(value)}" if kind in _VOCABULARIES else ""
            taken.append(f"no {name} given, so it is {value}{named}")
    return f"{notebook}: {'; '.join(taken)}" if taken else ""


def no_parameter(notebook: str, name: str, known: Iterable[str]) -> ParameterError:
    """Says that a notebook has none by that name, and which is nearest."""
    near = nearest(str(name), known)
    hint = f"did you mean {near[0]!r}?" if near else f"it has {', '.join(known)}"
    return ParameterError(f"{notebook}: no parameter {shorten(name)!r}", hint)


def _checked(parameter: Parameter, value: Any) -> Any:
    """A value of the right type with names resolved. The message of an error goes on after the parameter's name."""
    if not any(TYPES[kind][0](value) for kind in parameter.types):
        shown = type(value).__name__ if value is not None else "nothing"
        wanted = " or ".join("nothing" if kind == "None" else kind for kind in parameter.types)
        hint = f"write {wanted}" + (parameter.help and f": {parameter.help}")
        raise ParameterError(f" = {shorten(repr(value))} is {shown}", hint)
    if isinstance(value, str) and parameter.choices and value not in parameter.choices:
        hint = nearest_of(value, parameter.choices) or f"write {' or '.join(parameter.choices)}"
        raise ParameterError(f": no such choice {shorten(value)!r}", hint)
    resolve = _RESOLVE.get(parameter.meaning)
    if resolve is None or not isinstance(value, str | list):
        return value
    try:
        return resolve(value) if isinstance(value, str) else list(dict.fromkeys(map(resolve, value)))
    except UnknownNameError as error:
        raise ParameterError(f": {error.problem} {shorten(error.value)!r}", error.hint) from None
    except DateError as error:
        raise _no_date(error) from None


def _no_date(error: DateError) -> ParameterError:
    """Without the remedy that only a caller in Python has: to say in which language a date is written."""
    shown = "" if error.value is None else f" {error.value!r}"
    return ParameterError(f": {error.reason}{shown}", "write YYYY-MM-DD" if "language=" in error.hint else error.hint)


def _agreement_ids() -> list[str]:
    """By the names of their files; the records themselves are not read."""
    return sorted(path.stem for path in (paths.records_folder() / "agreements").rglob("*.yml"))


def _check_agreement(value: str) -> None:
    """Refuse an id without a file. Where there are no records at all, loading them says so."""
    ids = _agreement_ids()
    if ids and value not in ids:
        raise _no_agreement(value, ids)


def _no_agreement(value: str, ids: Iterable[str]) -> ParameterError:
    hint = nearest_of(value, ids) or "ids are the names of the files in data/records/agreements"
    return ParameterError(f"no agreement {shorten(value)!r}", hint)


def parameters_from_text(notebook: str, pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Values typed on a command line, as the types of the parameters cell: 'none' for None, 'true', '3', 'a, b'.

    `ParameterError` where one is given twice, and for an empty one: a variable of the shell that is not set.
    """
    known = read_parameters(notebook_file(notebook))
    pairs = list(pairs)
    for name, times in Counter(name for name, _ in pairs).items():
        if times > 1:
            raise ParameterError(f"{notebook}: {name} is given twice", "give it once")
    for name, text in pairs:
        if isinstance(text, str) and not text.strip():
            or_none = ", or none for no value" if name in known and "None" in known[name].types else ""
            raise ParameterError(f"{notebook}: {name} is empty", f"write a value{or_none}")
    return {name: _from_text(text, known[name].types) if name in known else text for name, text in pairs}


def known_values(parameter: Parameter) -> list[tuple[str, str]]:
    """What a parameter may be, each with its label or '', for a shell to complete; [] where that is no list."""
    if parameter.meaning in _VOCABULARIES:
        words = vocabulary(parameter.meaning)
        return [(code, words.label(code)) for code in words.rows]
    values = _agreement_ids() if parameter.meaning == "agreement" else parameter.choices
    return [(value, "") for value in values]


def _from_text(text: Any, types: tuple[str, ...]) -> Any:
    if isinstance(text, str):  # else a list of the manifest, or a name without a value
        for kind, (_, read) in TYPES.items():
            if kind in types:
                with suppress(ValueError, KeyError):
                    return read(text)
    return text


def select_records(data: Dataset, values: Mapping[str, Any]) -> Dataset:
    """The records that a notebook will show for these parameter values; `ParameterError` for an unknown agreement."""
    if "agreement" in values:
        try:
            return data.event(values["agreement"])
        except ParameterError:
            raise _no_agreement(values["agreement"], data.agreements["id"]) from None
    from analysis.dataset.selection import SELECTORS  # whoever holds a dataset has loaded it

    return data.select(**{name: values[name] for name in SELECTORS if values.get(name) is not None})
