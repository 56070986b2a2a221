"""What can be wrong: one `Issue` per problem found, and the exceptions that carry them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice


@dataclass(frozen=True)
class Issue:
    """One problem, with what to do about it.

    Attributes
    ----------
    path : str
        The file; ``frame``, ``column`` or ``list`` for what was not read from a file.
    line : int
        From 1; 0 where a problem belongs to the whole file or to none. Of several lines, the first.
    field : str
        A path inside the record such as ``signatories[1].party``, or the column as the table names it.
    value : str or None
        What stands there, as text; None where something is absent.
    reason : str
        What is wrong with it.
    hint : str
        What to write or do instead, "" where nothing better can be said.
    rows : tuple
        Of a table or a column, every row in which the value stands: labels, positions in a list, lines of a file.
    """

    path: str
    line: int
    field: str
    value: str | None
    reason: str
    hint: str = ""
    rows: tuple[Hashable, ...] = ()

    def __str__(self) -> str:
        return _in_one_line([self])

    def sort_key(self) -> tuple[str, int, str, str]:
        return self.path, self.line, self.field, self.reason

    def to_dict(self) -> dict[str, object]:
        """The fields and `count`, the number of rows, as JSON has them: text, numbers and a list.

        >>> Issue("frame", 0, "parties", "Atlantis", "unknown country or bloc", rows=(2, 5)).to_dict()["rows"]
        [2, 5]
        """
        found: dict[str, object] = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return found | {"count": len(self.rows), "rows": [_plain(row) for row in self.rows]}


def _plain(label: Hashable) -> object:
    """A row's label as JSON has it: numbers stay numbers, any other becomes its text."""
    if hasattr(label, "item"):  # a number of numpy's
        label = label.item()
    return label if label is None or isinstance(label, str | int | float) else str(label)


_SHOWN_VALUES, _SHOWN_ROWS = 3, 5


def _in_one_line(issues: Sequence[Issue]) -> str:
    """Issues of one cause: the place, the reason, the first values, how often they stand where, and the hint."""
    first = issues[0]
    place = f"{first.path}:{first.line}: " if first.line else f"{first.path}: "
    field = f"{first.field}: " if first.field else ""
    values = ", ".join(repr(shorten(issue.value)) for issue in issues[:_SHOWN_VALUES] if issue.value is not None)
    more = f" and {len(issues) - _SHOWN_VALUES:,} more" if len(issues) > _SHOWN_VALUES else ""
    hint = f" — {first.hint}" if first.hint else ""
    return one_line(f"{place}{field}{first.reason} {values}{more}{_where(issues)}{hint}")


def _where(issues: Sequence[Issue]) -> str:
    count = sum(len(issue.rows) for issue in issues)
    is_file = issues[0].line > 0
    if not count or (is_file and count == 1):  # the line is told already
        return ""
    rows = islice((row for issue in issues for row in issue.rows), _SHOWN_ROWS)
    told = ", ".join(map(shorten, rows)) + ("…" if count > _SHOWN_ROWS else "")
    return f" ({count:,}×, {'lines' if is_file else 'rows'} {told})"


class AnalysisError(Exception):
    """Base of every error this package raises on purpose."""


class DataError(AnalysisError, ValueError):
    """Problems in data, all of them, in `issues` (sorted by file, line, field and reason).

    Its text has a line for each cause: the values of a table's column that are wrong for one reason and are mended in
    one way share a line, which shows the first three of them.
    """

    def __init__(self, issues: Iterable[Issue]):
        self.issues = sorted(dict.fromkeys(issues), key=Issue.sort_key)
        causes: dict[object, list[Issue]] = {}
        for number, issue in enumerate(self.issues):
            same = (issue.path, issue.field, issue.reason, issue.hint)
            causes.setdefault(same if issue.rows else number, []).append(issue)
        super().__init__("\n".join(map(_in_one_line, causes.values())))

    def __reduce__(self) -> tuple[type, tuple[list[Issue]]]:
        """As another process gets it: from its issues again, not from its text."""
        return type(self), (self.issues,)


class UnknownNameError(AnalysisError, LookupError, ValueError):
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
