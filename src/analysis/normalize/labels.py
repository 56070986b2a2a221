"""Codes back to names."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Literal, overload

from analysis.errors import AmbiguousNameError, ParameterError, UnknownNameError
from analysis.languages.likeness import nearest
from analysis.vectorize import Found, one_or_many
from analysis.vocab.catalogue import KINDS, vocabulary

if TYPE_CHECKING:
    import pandas as pd

    from analysis.normalize.overloads import Array, Errors, Listed

LANGUAGES = ("en", "ru", "kk")
ISO_CODES = ("alpha2", "numeric")
# Families are only the headings of the types, whose codes some of them share.
_SEARCHED = tuple(kind for kind in KINDS if kind != "agreement_family")


@overload
def label(code: str, language: str = "en", kind: str | None = None, errors: Literal["raise"] = "raise") -> str: ...
@overload
def label(
    code: str | float | None, language: str = "en", kind: str | None = None, errors: Errors = "raise"
) -> str | None: ...
@overload
def label(
    code: Listed, language: str = "en", kind: str | None = None, errors: Errors = "raise"
) -> list[str | None]: ...
@overload
def label(code: pd.Series, language: str = "en", kind: str | None = None, errors: Errors = "raise") -> pd.Series: ...
@overload
def label(code: pd.Index, language: str = "en", kind: str | None = None, errors: Errors = "raise") -> pd.Index: ...
@overload
def label(
    code: Array, language: str = "en", kind: str | None = None, errors: Errors = "raise"
) -> pd.api.extensions.ExtensionArray: ...
def label(code: object, language: str = "en", kind: str | None = None, errors: str = "raise") -> object:
    """The name of a code in English, Russian or Kazakh, or the other ISO codes of a country; many codes give as many.

    Parameters
    ----------
    code : str, or a list, tuple, array, Index or Series of them
        A code of a country, bloc, mineral, area, type or status of an agreement, kind of visit, post, or a person's id.
    language : {"en", "ru", "kk", "alpha2", "numeric"}
        English where the vocabulary has no name in the other two. ``alpha2`` and ``numeric`` give the codes of ISO
        3166-1, as text.
    kind : str, optional
        Which vocabulary the code is of, one of `vocab.catalogue.KINDS`: ``country`` (blocs too), ``mineral``, ``area``,
        ``agreement_type``, ``agreement_family``, ``status``, ``visit_kind``, ``post``, ``person``. Found by the code if
        it is not given; of families it has to be.
    errors : {"raise", "coerce"}
        "coerce" makes None or NA of what is no code.

    Returns
    -------
    str, None where the code is missing, or as many as were given: see `normalize_country`.

    Raises
    ------
    UnknownNameError
        No such code, or none of ISO 3166-1; `candidates` holds the nearest codes.
    AmbiguousNameError
        The code stands in two vocabularies under two names; `candidates` holds their kinds.
    DataError
        Of a list or a column: all of these, each an `Issue` with value, rows, reason and hint.
    ParameterError
        No such language or kind, or `errors` is another word.

    Examples
    --------
    >>> label("KAZ"), label("lithium", "ru"), label("minister", "kk"), label("KAZ", "alpha2")
    ('Kazakhstan', 'Литий', 'Министр', 'KZ')
    >>> label(["UZB", "ASEAN", None], "ru")
    ['Узбекистан', 'АСЕАН', None]
    """
    _check("language", language, (*LANGUAGES, *ISO_CODES))
    if kind is not None:
        _check("kind", kind, KINDS)
    read: Callable[[object], str]
    if language in ISO_CODES:
        if kind not in (None, "country"):
            raise ParameterError(f"no {language} of kind {kind!r}", "only countries have codes of ISO 3166-1")
        read = partial(_iso_code, column=language)
    else:
        read = partial(_name, language=language, kinds=(kind,) if kind else _SEARCHED)
    return one_or_many(code, read, Found.texts, errors)


def _check(parameter: str, value: object, known: tuple[str, ...]) -> None:
    if not isinstance(value, str) or value not in known:
        raise ParameterError(f"no {parameter} {value!r}", f"one of: {', '.join(known)}")


def _name(code: object, language: str, kinds: tuple[str, ...]) -> str:
    text = _known(code, kinds)
    names = {kind: vocabulary(kind).label(text, language) for kind in kinds if text in vocabulary(kind).rows}
    if len(set(names.values())) > 1:
        told = " or ".join(f"kind={kind!r} ({name})" for kind, name in names.items())
        raise AmbiguousNameError("code", text, names, f"say which one is meant: {told}")
    return next(iter(names.values()))


def _iso_code(code: object, column: str) -> str:
    text = _known(code, ("country",))
    row = vocabulary("country").rows[text]
    if "alpha2" not in row:
        raise UnknownNameError("country", text, reason="it is a bloc, which has no code of ISO 3166-1")
    if not row[column]:
        raise UnknownNameError(f"{column} code of", text, reason="ISO 3166-1 has none")
    return row[column]


def _known(code: object, kinds: tuple[str, ...]) -> str:
    """A code that one of the vocabularies has."""
    noun = f"code of a {vocabulary(kinds[0]).noun}" if len(kinds) == 1 else "code"
    if not isinstance(code, str):
        raise UnknownNameError(noun, repr(code), reason="give text")
    if not any(code in vocabulary(kind).rows for kind in kinds):
        raise UnknownNameError(noun, code, partial(_near, code, kinds))
    return code


def _near(code: str, kinds: tuple[str, ...]) -> list[str]:
    """The codes that a text is a name of, or else those that are written alike."""
    words = [vocabulary(kind) for kind in kinds]
    meant = list(dict.fromkeys(chain.from_iterable(vocabulary.find(code) for vocabulary in words)))
    return meant[:3] or nearest(code, chain.from_iterable(vocabulary.rows for vocabulary in words))
