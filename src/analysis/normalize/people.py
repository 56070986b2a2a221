"""A printed name, a list or a column of them, to the ids of people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, overload

from analysis.normalize.explaining import explained
from analysis.resolve.people.resolver import explain_person, resolve_person
from analysis.vectorize import Found, one_or_many

if TYPE_CHECKING:
    import datetime

    import pandas as pd

    from analysis.dates.edtf import PartialDate
    from analysis.normalize.overloads import Array, Errors, Listed

    Beside: TypeAlias = str | Listed | pd.Series | Array | None
    Day: TypeAlias = Beside | datetime.date | PartialDate


@overload
def normalize_person(
    value: str,
    post: str | None = None,
    party: str | None = None,
    date: str | datetime.date | PartialDate | None = None,
    explain: Literal[False] = False,
    errors: Literal["raise"] = "raise",
) -> str: ...
@overload
def normalize_person(
    value: str | float | None,
    post: str | None = None,
    party: str | None = None,
    date: str | datetime.date | PartialDate | None = None,
    explain: Literal[False] = False,
    errors: Errors = "raise",
) -> str | None: ...
@overload
def normalize_person(
    value: str | float | None,
    post: str | None = None,
    party: str | None = None,
    date: str | datetime.date | PartialDate | None = None,
    *,
    explain: Literal[True],
    errors: Errors = "raise",
) -> dict[str, str | None]: ...
@overload
def normalize_person(
    value: Listed,
    post: Beside = None,
    party: Beside = None,
    date: Day = None,
    explain: Literal[False] = False,
    errors: Errors = "raise",
) -> list[str | None]: ...
@overload
def normalize_person(
    value: pd.Series,
    post: Beside = None,
    party: Beside = None,
    date: Day = None,
    explain: Literal[False] = False,
    errors: Errors = "raise",
) -> pd.Series: ...
@overload
def normalize_person(
    value: pd.Index,
    post: Beside = None,
    party: Beside = None,
    date: Day = None,
    explain: Literal[False] = False,
    errors: Errors = "raise",
) -> pd.Index: ...
@overload
def normalize_person(
    value: Array,
    post: Beside = None,
    party: Beside = None,
    date: Day = None,
    explain: Literal[False] = False,
    errors: Errors = "raise",
) -> pd.api.extensions.ExtensionArray: ...
@overload
def normalize_person(
    value: Listed | pd.Series | pd.Index | Array,
    post: Beside = None,
    party: Beside = None,
    date: Day = None,
    *,
    explain: Literal[True],
    errors: Errors = "raise",
) -> pd.DataFrame: ...
def normalize_person(
    value: object,
    post: object = None,
    party: object = None,
    date: object = None,
    explain: bool = False,
    errors: str = "raise",
) -> object:
    """Id of the person a printed name stands for, by ``vocab/people.csv``; a list or a column of names gives many ids.

    A given name with a surname resolves alone, in any order, case, alphabet or romanization the vocabulary's spellings
    account for. A surname alone or with initials needs a post or party that agrees, in the arguments or in the value
    itself (``President Tokayev``), and nobody else who fits; a date only rules out who cannot be meant. What
    contradicts, as another given name, another's post or a surname in a woman's form, leaves the name unresolved.

    Parameters
    ----------
    value : str, or a list, tuple, array, Index or Series of them
        The name as printed, with titles and post or without.
    post, party, date : str, or as many as names, optional
        Post as printed in any language; country, bloc or body the person acts for; day, EDTF or a written date. One for
        all names, or one for each: beside a Series a Series with the same index, else a list or an array as long.
    explain : bool
        Give, instead of the id, a mapping of `code`, `how` it was found (one of `resolution.WAYS`), the `reason` it was
        not, and the ids that come `nearest`; of more than one name a DataFrame (dtype str) with the index of a Series,
        else from 0. Nothing is raised.
    errors : {"raise", "coerce"}
        "coerce" makes None or NA of who is not resolved.

    Returns
    -------
    str, None where the value is missing, or as many as were given: see `normalize_country`.

    Raises
    ------
    UnknownNameError
        Nobody fits, or the context does not suffice or contradicts; `candidates` holds ids.
    AmbiguousNameError
        Several fit; `candidates` holds their ids.
    DateError
        The date cannot be read.
    DataError
        Of a list or a column: all names that are not resolved, each an `Issue` with value, rows, reason and hint.
    ParameterError
        What stands beside the names has another index or length, or `errors` is another word.

    Examples
    --------
    >>> normalize_person("Говардом Латником"), normalize_person("Tokajew", party="Kazakhstan")
    ('lutnick-howard', 'tokayev-kassym-jomart')
    >>> normalize_person(["Tokajew", "Lutnick"], party=["Kazakhstan", "США"])
    ['tokayev-kassym-jomart', 'lutnick-howard']
    """
    beside = {"post": post, "party": party, "date": date}
    if explain:
        return explained(value, explain_person, errors, beside)
    return one_or_many(value, _id_of, Found.texts, errors, None, beside)


def _id_of(*asked: object) -> str:
    return resolve_person(*asked)[0]
