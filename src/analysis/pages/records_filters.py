"""What the filters of the table of records choose from, and what each record has of it, as numbers for a script."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from analysis.pages.records_table import RecordRow
from analysis.resolve.terms.groups import group_members
from analysis.vocab.catalogue import vocabulary

_VOCABULARIES = {"country": "country", "mineral": "mineral", "area": "area", "status": "status"}
_FURTHER_LANGUAGES = ("ru", "kk")


def filters_of(rows: Sequence[RecordRow]) -> dict[str, Any]:
    """The choices of every filter and the rows by them.

    Parameters
    ----------
    rows : sequence of RecordRow
        As `build_records_table` gives them.

    Returns
    -------
    dict
        - `choices`: for `country` (blocs and their members of the day too), `mineral` (and the members of groups and
          the groups of members), `area`, `type`, `status`, `level`, `place` and `confidence` a list of choices by
          name, each its code, name and names in other languages; types have instead of these what they are types of
        - `groups`: the members of each group of minerals, as places in the list of choices
        - `members`: the distinct sets of members, as places
        - `rows`: a list a column with a cell a row, in the order of `rows`: places in the lists of choices (-1 or []
          for none), numbers, in `made` the rows of the agreements made during a visit, in `groups` pairs of a bloc and
          its set of members

    Examples
    --------
    >>> from analysis import load_dataset
    >>> from analysis.pages.records_table import build_records_table
    >>> rows = build_records_table(load_dataset())
    >>> len(filters_of(rows)["rows"]["kind"]) == len(rows)
    True
    """
    found = {
        "country": {code for row in rows for code in codes_of(row)},
        "mineral": _with_groups({code for row in rows for code in row.minerals}),
        "area": {code for row in rows for code in row.areas},
        "status": {row.status_code for row in rows if row.status_code},
    }
    choices: dict[str, list[list[str]]] = {name: _choices(kind, found[name]) for name, kind in _VOCABULARIES.items()}
    choices["type"] = _types(rows)
    for name, values in {
        "level": [row.level for row in rows],
        "place": [place for row in rows for place in row.places],
        "confidence": [row.confidence for row in rows],
    }.items():
        choices[name] = [[value, capital(value)] for value in sorted({*values} - {""}, key=str.casefold)]
    at = {name: {choice[0]: place for place, choice in enumerate(some)} for name, some in choices.items()}
    sets = list(
        dict.fromkeys(some for row in rows for some in (*row.members, *(within for _, within in row.groups)) if some)
    )
    return {
        "choices": choices,
        "groups": {
            at["mineral"][group]: [at["mineral"][code] for code in within if code in at["mineral"]]
            for group, within in mineral_groups().items()
            if group in at["mineral"]
        },
        "members": [_places(some, at["country"]) for some in sets],
        "rows": _columns(rows, at, {some: place for place, some in enumerate(sets)}),
    }


def codes_of(row: RecordRow) -> set[str]:
    """Parties, the members of the blocs among them, and the blocs whose members they are."""
    return {*row.parties, *(code for some in row.members for code in some), *(group for group, _ in row.groups)}


def _columns(
    rows: Sequence[RecordRow], at: Mapping[str, Mapping[str, int]], sets: Mapping[tuple[str, ...], int]
) -> dict[str, list[Any]]:
    numbers = {row.id: number for number, row in enumerate(rows) if row.kind == "agreement"}
    return {
        "kind": [int(row.kind == "visit") for row in rows],
        "day": [row.day for row in rows],
        "first": [row.first for row in rows],
        "last": [row.last for row in rows],
        "country": [_places(row.parties, at["country"]) for row in rows],
        "members": [[sets.get(some, -1) for some in row.members] if any(row.members) else 0 for row in rows],
        "groups": [[[at["country"][group], sets[within]] for group, within in row.groups] for row in rows],
        "mineral": [_places(row.minerals, at["mineral"]) for row in rows],
        "area": [_places(row.areas, at["area"]) for row in rows],
        "place": [_places(row.places, at["place"]) for row in rows],
        "type": [at["type"].get(row.type_code, -1) for row in rows],
        "status": [at["status"].get(row.status_code, -1) for row in rows],
        "level": [at["level"].get(row.level, -1) for row in rows],
        "confidence": [at["confidence"].get(row.confidence, -1) for row in rows],
        "sources": [row.n_independent for row in rows],
        "official": [int(row.n_official > 0) for row in rows],
        "made": [[numbers[one] for one in row.made if one in numbers] for row in rows],
    }


def _choices(kind: str, codes: Iterable[str]) -> list[list[str]]:
    """Code, English name and the names in further languages; a code of no vocabulary is its own name."""
    known = vocabulary(kind)
    made = []
    for code in codes:
        name = known.label(code) if code in known.rows else code
        others = [known.label(code, language) for language in _FURTHER_LANGUAGES] if code in known.rows else []
        made.append([code, name, *(other for other in dict.fromkeys(others) if other != name)])
    return sorted(made, key=lambda choice: (choice[1].casefold(), choice[0]))


def _types(rows: Sequence[RecordRow]) -> list[list[str]]:
    """Types of agreements and kinds of visits; a code of both is one choice."""
    kinds: dict[str, dict[str, None]] = {}
    named: dict[str, str] = {}
    for row in rows:
        if row.type_code:
            kinds.setdefault(row.type_code, {})[row.kind] = None
            named.setdefault(row.type_code, row.type_name)
    made = [[code, named[code], " ".join(sorted(kinds[code]))] for code in kinds]
    return sorted(made, key=lambda choice: (choice[2], choice[1].casefold(), choice[0]))


def _with_groups(codes: set[str]) -> set[str]:
    """The minerals named, with all members of the groups and all groups of the members."""
    groups = mineral_groups()
    below = {member for code in codes for member in groups.get(code, ())}
    above = {group for group, within in groups.items() if codes & {*within}}
    return codes | below | above


def mineral_groups() -> dict[str, tuple[str, ...]]:
    """The members of every group of minerals, and the groups of which all members are among them."""
    groups = {code: group_members(code) for code in vocabulary("mineral").rows if group_members(code)}
    return {
        group: (*within, *(other for other, some in groups.items() if {*some} < {*within}))
        for group, within in groups.items()
    }


def _places(codes: Iterable[str], at: Mapping[str, int]) -> list[int]:
    return [at[code] for code in codes]


def capital(text: str) -> str:
    """The text with a capital letter in front."""
    return text[:1].upper() + text[1:]
