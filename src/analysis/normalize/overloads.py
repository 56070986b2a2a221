"""What comes back of what is given, for type checkers: a value, a list, a column or an array, explained or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias, cast, overload

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

Errors: TypeAlias = Literal["raise", "coerce"]
Listed: TypeAlias = "list[str] | list[str | None] | tuple[str | None, ...]"
Array: TypeAlias = "pd.api.extensions.ExtensionArray | np.ndarray"


class ToCode(Protocol):
    """A function of a name, or of many."""

    @overload
    def __call__(self, value: str, explain: Literal[False] = False, errors: Literal["raise"] = "raise") -> str: ...
    @overload
    def __call__(
        self, value: str | float | None, explain: Literal[False] = False, errors: Errors = "raise"
    ) -> str | None: ...
    @overload
    def __call__(
        self, value: str | float | None, explain: Literal[True], errors: Errors = "raise"
    ) -> dict[str, str | None]: ...
    @overload
    def __call__(
        self, value: Listed, explain: Literal[False] = False, errors: Errors = "raise"
    ) -> list[str | None]: ...
    @overload
    def __call__(self, value: pd.Series, explain: Literal[False] = False, errors: Errors = "raise") -> pd.Series: ...
    @overload
    def __call__(self, value: pd.Index, explain: Literal[False] = False, errors: Errors = "raise") -> pd.Index: ...
    @overload
    def __call__(
        self, value: Array, explain: Literal[False] = False, errors: Errors = "raise"
    ) -> pd.api.extensions.ExtensionArray: ...
    @overload
    def __call__(
        self, value: Listed | pd.Series | pd.Index | Array, explain: Literal[True], errors: Errors = "raise"
    ) -> pd.DataFrame: ...


class ToCountry(Protocol):
    """As `ToCode`, with the ways that do not count."""

    @overload
    def __call__(
        self,
        value: str,
        explain: Literal[False] = False,
        errors: Literal["raise"] = "raise",
        refuse: str | Iterable[str] = (),
    ) -> str: ...
    @overload
    def __call__(
        self,
        value: str | float | None,
        explain: Literal[False] = False,
        errors: Errors = "raise",
        refuse: str | Iterable[str] = (),
    ) -> str | None: ...
    @overload
    def __call__(
        self,
        value: str | float | None,
        explain: Literal[True],
        errors: Errors = "raise",
        refuse: str | Iterable[str] = (),
    ) -> dict[str, str | None]: ...
    @overload
    def __call__(
        self, value: Listed, explain: Literal[False] = False, errors: Errors = "raise", refuse: str | Iterable[str] = ()
    ) -> list[str | None]: ...
    @overload
    def __call__(
        self,
        value: pd.Series,
        explain: Literal[False] = False,
        errors: Errors = "raise",
        refuse: str | Iterable[str] = (),
    ) -> pd.Series: ...
    @overload
    def __call__(
        self,
        value: pd.Index,
        explain: Literal[False] = False,
        errors: Errors = "raise",
        refuse: str | Iterable[str] = (),
    ) -> pd.Index: ...
    @overload
    def __call__(
        self, value: Array, explain: Literal[False] = False, errors: Errors = "raise", refuse: str | Iterable[str] = ()
    ) -> pd.api.extensions.ExtensionArray: ...
    @overload
    def __call__(
        self,
        value: Listed | pd.Series | pd.Index | Array,
        explain: Literal[True],
        errors: Errors = "raise",
        refuse: str | Iterable[str] = (),
    ) -> pd.DataFrame: ...


class ToCodes(Protocol):
    """A function of a phrase, or of many, that may name several."""

    @overload
    def __call__(self, value: str | float | None, errors: Errors = "raise") -> tuple[str, ...]: ...
    @overload
    def __call__(self, value: Listed, errors: Errors = "raise") -> list[tuple[str, ...]]: ...
    @overload
    def __call__(self, value: pd.Series, errors: Errors = "raise") -> pd.Series: ...
    @overload
    def __call__(self, value: pd.Index, errors: Errors = "raise") -> pd.Index: ...
    @overload
    def __call__(self, value: Array, errors: Errors = "raise") -> np.ndarray: ...


def to_code(function: Callable[[object, bool, str], object]) -> ToCode:
    """The function under its overloads: what comes back is told by what is given."""
    return cast(ToCode, function)


def to_country(function: Callable[..., object]) -> ToCountry:
    """As `to_code`, of the function of countries."""
    return cast(ToCountry, function)


def to_codes(function: Callable[[object, str], object]) -> ToCodes:
    """As `to_code`, of functions that give tuples."""
    return cast(ToCodes, function)
