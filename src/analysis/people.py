"""People as sources print them, to one person of the vocabulary: any alphabet, any case, any order, with titles.

A given name and a surname that read like one person's are that person, unless post or party speak against it. A surname
alone or with initials needs a post, a party or a date that agrees and nobody else who fits. Another given name is
another person. Nothing is decided by likeness: see `surnames` for when two spellings are one name.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process

from analysis import dates, paths
from analysis.context import Context, day_speaks, speaking_for
from analysis.errors import AmbiguousNameError, AnalysisError, ParameterError, UnknownNameError
from analysis.fullnames import FULL, PART, Name, fit, name_of
from analysis.names import fold
from analysis.posts import PostBook, post_book
from analysis.surnames import keys_of, readings, spelled
from analysis.titles import Token, tokens_of, ways_of
from analysis.vocab import MAX_LENGTH, read_table, vocabulary

_SHORTEST_HINT = 4
_SAME_FORM = ("misprint", "inflected")  # listed for its letters; says nothing of other spellings


class Index(NamedTuple):
    """Whose names hold a key, and how each person is printed."""

    bearers: dict[str, set[str]]
    printed: dict[str, list[str]]
    folded: dict[str, str]


@lru_cache(maxsize=8)
def _index(folder: Path) -> Index:
    printed: dict[str, list[str]] = {}
    for code, row in vocabulary("person").rows.items():
        printed[code] = [row[column] for column in ("name", "name_ru", "name_kk") if row[column]]
    for row in read_table("people_names.csv", folder):
        if row["kind"] not in _SAME_FORM:
            printed[row["person_id"]].append(row["name"])
    bearers: dict[str, set[str]] = {}
    for code, names in printed.items():
        for name in dict.fromkeys(names):
            words = [found for token in tokens_of(name) if (found := readings(token.text))]
            keys = set().union(*words)
            if len(words) > 2:
                keys |= {min(left) + min(right) for left, right in pairwise(words)}
            for key in keys:
                bearers.setdefault(key, set()).add(code)
    folded = {fold(name): code for code, names in printed.items() for name in names}
    return Index(bearers, printed, folded)


@lru_cache(maxsize=1 << 12)
def _names(person_id: str, folder: Path) -> tuple[Name, ...]:
    """The names of a person that read differently; the first as displayed."""
    book = post_book()
    first = name_of(vocabulary("person").rows[person_id]["name"], person_id, book)
    printed = dict.fromkeys(_index(folder).printed[person_id])
    names = [found for name in printed if (found := name_of(name, person_id, book, first)).family]
    middles = frozenset(word for name in names for word in name.given[1:])
    distinct = {}
    for name in names:
        sound = tuple(tuple(map(spelled if name.is_spelled else readings, part)) for part in name[:2])
        distinct.setdefault((sound, name.generation), name._replace(middles=middles))
    return tuple(distinct.values())


def _fits(value: str, folder: Path, book: PostBook) -> dict[str, tuple[int, str, str]]:
    """Who the value may be: the level of the fit, how it was found, and the rest of the value."""
    index = _index(folder)
    found: dict[str, tuple[int, str, str]] = {}
    for code in vocabulary("person").find(value):
        words = tokens_of(value)
        found[code] = (PART if len(words) < 2 and not _is_only_name(words, code, index, folder) else FULL, "exact", "")
    if FULL in {level for level, _, _ in found.values()}:
        return found
    for tokens, generation, rest in ways_of(value, book):
        for code in _bearers(tokens, index):
            for name in _names(code, folder):
                level, how = fit(tokens, generation, name)
                if level == PART and _is_only_name(tokens, code, index, folder):
                    level = FULL
                if level and (code not in found or level < found[code][0]):
                    found[code] = (level, how, rest)
        if FULL in {level for level, _, _ in found.values()}:
            break
    best = min((level for level, _, _ in found.values()), default=0)
    return {code: fits for code, fits in found.items() if fits[0] == best}


def _is_only_name(tokens: tuple[Token, ...], code: str, index: Index, folder: Path) -> bool:
    """Whether somebody has but one name, and nobody else in the vocabulary has it."""
    return len(tokens) == 1 and not _names(code, folder)[0].given and _is_unique(tokens[0].text, index)


def _is_unique(word: str, index: Index) -> bool:
    """Whether only one person of the vocabulary has this name at all."""
    return len(set().union(*(index.bearers.get(key, ()) for key in readings(word)))) == 1


def _bearers(tokens: tuple[Token, ...], index: Index) -> list[str]:
    """Those who bear at least two of the words of a name, or its only one."""
    counts: dict[str, int] = {}
    plain = [token for token in tokens if not token.is_initial]
    keys = [set(keys_of(token.text)) for token in plain if not token.is_particle]
    pairs = [
        {min(readings(left.text), default="") + key for key in keys_of(right.text)} for left, right in pairwise(plain)
    ]
    for group, weight in ((keys, 1), (pairs, 2)):
        for options in group:
            for code in set().union(*(index.bearers.get(key, ()) for key in options)):
                counts[code] = counts.get(code, 0) + weight
    needed = min(2, sum(not token.is_particle for token in plain))
    return sorted(code for code, count in counts.items() if count >= max(needed, 1))


def find_person(value: str, context: Context = Context()) -> tuple[str, str]:  # noqa: B008 — a tuple, never changed
    """The id of the person a text names in its context, and how that was found; raises as `normalize_person`."""
    if not isinstance(value, str):
        raise UnknownNameError("person", repr(value), reason="give text")
    folder, words = paths.vocab_folder(), vocabulary("person")
    if value in words.rows:
        return value, "exact"
    if len(value) > MAX_LENGTH:
        raise UnknownNameError("person", value, reason=f"{len(value)} characters, which is no name")
    book = post_book()
    fits = _fits(value, folder, book)
    spoken = {code: speaking_for(code, found, context, book) for code, found in fits.items()}
    left = [code for code, (stands, _) in spoken.items() if stands]
    if len(left) > 1:
        left = [code for code in left if day_speaks(code, context, book) >= 0] or left
    if len(left) > 1:
        raise AmbiguousNameError("person", value, left)
    if left and not spoken[left[0]][1]:
        return left[0], _way(fits[left[0]])
    if spoken:
        reasons = sorted({reason for _, reason in spoken.values()})
        labels = " or ".join(words.label(code) for code in list(spoken)[:3])
        raise UnknownNameError("person", value, list(spoken), f"{'; '.join(reasons)} (not taken for {labels})")
    raise UnknownNameError("person", value, _alike(value, folder, book))


def _way(fits: tuple[int, str, str]) -> str:
    level, how, _ = fits
    if how == "exact":
        return "exact"
    if level == PART:
        return "abbreviation"
    return "inflected" if "inflected" in how else "alias"


def _alike(value: str, folder: Path, book: PostBook) -> list[str]:
    """Ids of those with the same surname or the most alike names, for a hint."""
    index = _index(folder)
    for tokens, _, _ in ways_of(value, book)[:1]:
        for token in reversed(tokens):
            same = set().union(*(index.bearers.get(key, ()) for key in keys_of(token.text)))
            if 0 < len(same) <= 5 and not token.is_initial:
                return sorted(same)
    text = fold(value[:60])
    if len(text) < _SHORTEST_HINT:
        return []
    found = process.extract(text, index.folded.keys(), scorer=fuzz.ratio, limit=3, score_cutoff=75)
    return list(dict.fromkeys(index.folded[name] for name, _, _ in found))


@lru_cache(maxsize=1 << 16)
def _resolved(value: str, post: str, party: str, day: str, folder: Path) -> tuple[str, str] | AnalysisError:  # noqa: ARG001
    """`find_person` for texts, remembered; an error is given back, to be raised or told."""
    try:
        return find_person(value, _context(post, party, day))
    except AnalysisError as error:
        return error


def _context(post: str, party: str, day: str) -> Context:
    resolution = vocabulary("country").look_up(party) if party else None
    parties = frozenset(resolution.codes) if resolution else frozenset()
    body = fold(party) if party and not parties else ""
    posts = (post_book().read(post),) if post else ()
    return Context(posts, parties, body, dates.parse_date(day) if day else None)


def normalize_person(value, post=None, party=None, date=None, explain: bool = False):
    """Id of the person a printed name stands for, by ``vocab/people.csv``; a Series of names gives a Series of ids.

    A given name with a surname resolves alone, in any order, case, alphabet or romanization the vocabulary's spellings
    account for. A surname alone or with initials needs a post, party or date that agrees, in the arguments or in the
    value itself (``President Tokayev``), and nobody else who fits. What contradicts, as another given name or another's
    post, leaves the name unresolved.

    Parameters
    ----------
    value : str or Series
        The name as printed, with titles and post or without.
    post, party, date : str or Series, optional
        Post as printed in any language; country, bloc or body the person acts for; day, EDTF or a written date. A
        Series must have the index of `value`.
    explain : bool
        Give, instead of the id, a mapping (for a Series: a DataFrame with its index) of `code`, `how` it was found
        (one of `resolution.WAYS`), the `reason` it was not, and the ids that come `nearest`; nothing is raised.

    Returns
    -------
    str, or a Series of dtype str with the index of the given one; NA stays NA.

    Raises
    ------
    UnknownNameError
        Nobody fits, or the context does not suffice or contradicts; `candidates` holds ids.
    AmbiguousNameError
        Several fit; `candidates` holds their ids.
    DateError
        The date cannot be read.

    Examples
    --------
    >>> normalize_person("Говардом Латником"), normalize_person("Tokajew", party="Kazakhstan")
    ('lutnick-howard', 'tokayev-kassym-jomart')
    """
    if isinstance(value, pd.Series):
        return _column(value, {"post": post, "party": party, "date": date}, explain)
    for name, given in (("post", post), ("party", party), ("date", date)):
        if isinstance(given, pd.Series):
            raise ParameterError(f"{name} is a Series and the value is not — give both as Series")
    found = _one(value, _text(post), _text(party), _text(date))
    if explain:
        return dict(zip(_EXPLAINED, _told(found), strict=True))
    if isinstance(found, AnalysisError):
        raise found
    return found[0]


_EXPLAINED = ("code", "how", "reason", "nearest")


def _text(value) -> str:
    if _is_missing(value):
        return ""
    return getattr(value, "edtf", None) or (value if isinstance(value, str) else str(value)[:10])


def _one(value, post: str, party: str, day: str) -> tuple[str, str] | AnalysisError:
    if not isinstance(value, str):
        return UnknownNameError("person", repr(value), reason="give text")
    return _resolved(value, post, party, day, paths.vocab_folder())


def _told(found: tuple[str, str] | AnalysisError) -> tuple[str | None, ...]:
    if not isinstance(found, AnalysisError):
        return (*found, None, None)
    if not isinstance(found, UnknownNameError):
        return None, None, str(found), None
    kind = "ambiguous" if isinstance(found, AmbiguousNameError) else "unknown"
    return None, None, found.reason or kind, ", ".join(found.candidates) or None


def _column(values: pd.Series, beside: dict, explain: bool):
    """Each distinct combination of name and context once."""
    columns = [values]
    for name, given in beside.items():
        if not isinstance(given, pd.Series):
            given = pd.Series(given, index=values.index, dtype=object)
        elif not given.index.equals(values.index):
            raise ParameterError(f"{name} has another index than the names — align them first")
        columns.append(given)
    numbers, choices = _combinations(columns)
    rows = []
    for value, *context in choices:
        found = None if _is_missing(value) else _one(value, *map(_text, context))
        if isinstance(found, AnalysisError) and not explain:
            raise found
        rows.append((None,) * len(_EXPLAINED) if found is None else _told(found))
    told = pd.DataFrame(rows, columns=list(_EXPLAINED)).astype("str").reindex(numbers).set_axis(values.index)
    return told if explain else told["code"].rename(values.name)


def _combinations(columns: list[pd.Series]) -> tuple[np.ndarray, list[tuple]]:
    """Which combination each row has, and the combinations in the order they come."""
    numbers = np.zeros(len(columns[0]), dtype=np.int64)
    parts = []
    for column in columns:
        codes, distinct = pd.factorize(column)
        numbers, _ = pd.factorize(numbers * (len(distinct) + 1) + codes + 1)
        parts.append((codes, distinct))
    first = np.unique(numbers, return_index=True)[1]
    return numbers, [tuple(None if codes[at] < 0 else distinct[codes[at]] for codes, distinct in parts) for at in first]


def _is_missing(value) -> bool:
    return value is None or (not isinstance(value, str) and pd.api.types.is_scalar(value) and bool(pd.isna(value)))
