"""What can be wrong: one `Issue` per problem found, and the exceptions that carry them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Issue:
    """One problem in one place, with what to do about it.

    `path` is the file (or a word such as ``frame``), `line` counts from 1 and is 0 where a problem
    belongs to the whole file, `field` is a path inside the record such as ``signatories[1].party``.
    """

    path: str
    line: int
    field: str
    value: str | None
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}: " if self.line else f"{self.path}: "
        field = f"{self.field}: " if self.field else ""
        value = "" if self.value is None else f" {shorten(self.value)!r}"
        hint = f" — {self.hint}" if self.hint else ""
        return one_line(f"{place}{field}{self.message}{value}{hint}")

    def sort_key(self) -> tuple[str, int, str, str]:
        return self.path, self.line, self.field, self.message


class AnalysisError(Exception):
    """Base of every error this package raises on purpose."""


class DataError(AnalysisError):
    """Problems in data, all of them, in `issues` (sorted by file, line and field)."""

    def __init__(self, issues: Iterable[Issue]):
        self.issues = sorted(set(issues), key=Issue.sort_key)
        super().__init__("\n".join(str(issue) for issue in self.issues))

    def __reduce__(self) -> tuple[type, tuple[list[Issue]]]:
        """As another process gets it: from its issues again, not from its text."""
        return type(self), (self.issues,)


class UnknownNameError(AnalysisError, LookupError):
    """A name that no vocabulary form matches. `candidates` are the nearest names, for people to read.

    They may be given as a function: finding near names takes longer than finding that there is none, and a
    column with many unknown names may never show them.
    """

    def __init__(
        self,
        kind: str,
        value: str,
        candidates: Iterable[str] | Callable[[], Iterable[str]] = (),
        reason: str = "",
    ):
        self.kind, self.value, self.reason = kind, value, reason
        self._candidates = candidates
        super().__init__(kind, value)

    @cached_property
    def candidates(self) -> tuple[str, ...]:
        return tuple(self._candidates() if callable(self._candidates) else self._candidates)

    def __str__(self) -> str:
        return f"{self.problem} {shorten(self.value)!r}" + (f" — {self.hint}" if self.hint else "")

    @property
    def problem(self) -> str:
        return f"unknown {self.kind}"

    @property
    def hint(self) -> str:
        if self.reason:
            return self.reason
        return f"did you mean {' or '.join(self.candidates)}?" if self.candidates else ""


class AmbiguousNameError(UnknownNameError):
    """A name that stands for several codes, e.g. Korea. `candidates` are the codes."""

    @property
    def problem(self) -> str:
        return f"ambiguous {self.kind}"

    @property
    def hint(self) -> str:
        return self.reason or f"write which one is meant: {', '.join(self.candidates)}"


class DateError(AnalysisError, ValueError):
    """A text that is no date, or an impossible one: why (`reason`), what was given (`value`), what to write (`hint`).

    `value` is the text or the number that the reason speaks of, None where the reason says it all. The text of the
    error is made of the three; who wants one of them takes the field.
    """

    def __init__(self, reason: str, value: str | float | None = None, hint: str = ""):
        self.reason, self.value, self.hint = reason, value, hint
        super().__init__(reason, value, hint)  # what pickle and copy make it from again

    def __str__(self) -> str:
        value = "" if self.value is None else f" {self.value!r}"
        return f"{self.reason}{value}" + (f" — {self.hint}" if self.hint else "")


class ParameterError(AnalysisError, ValueError):
    """A report or a helper was asked for something that does not exist or fit: why (`reason`), what to do (`hint`)."""

    def __init__(self, reason: str, hint: str = ""):
        self.reason, self.hint = reason, hint
        super().__init__(reason, hint)  # what pickle and copy make it from again

    def __str__(self) -> str:
        return self.reason + (f" — {self.hint}" if self.hint else "")


def shorten(value: object, width: int = 80) -> str:
    """The value as text, cut in the middle so that a message stays one readable line."""
    text = str(value)
    return text if len(text) <= width else f"{text[: width // 2]}…{text[-width // 4 :]}"


def one_line(text: str) -> str:
    """The text with every run of white space as one blank."""
    return " ".join(text.split())
