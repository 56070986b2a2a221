"""What somebody judged: two events that look alike and are not the same, in ``data/judgements.csv``.

A line is written by ``minerals match --not-same``; its diff is what is reviewed.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from analysis import paths
from analysis.errors import DataError, Issue, ParameterError
from analysis.files import write_text

FILE = "judgements.csv"
COLUMNS = ("left", "right", "judgement", "by", "on", "why")
NOT_SAME = "not same"
_ID = re.compile(r"[a-z0-9][a-z0-9-]{2,95}")
_LONGEST = 1_000  # characters of a reason


class Judgement(NamedTuple):
    """One line: two ids, what was judged, by whom, on which day and why; and the line it stands on."""

    left: str
    right: str
    judgement: str
    by: str
    on: str
    why: str
    line: int = 0

    @property
    def pair(self) -> frozenset[str]:
        return frozenset((self.left, self.right))


def judgements_file() -> Path:
    """``data/judgements.csv``, which is not there until somebody judges."""
    return paths.data_folder() / FILE


def read_judgements(path: Path | None = None) -> list[Judgement]:
    """All judgements; `DataError` with everything that is wrong with the file. One that is not there holds none."""
    path = path or judgements_file()
    judgements, issues = _read(path)
    issues += _problems(judgements, path)
    if issues:
        raise DataError(issues)
    return judgements


def judged_others(path: Path | None = None) -> frozenset[frozenset[str]]:
    """The pairs of ids that are judged not to be the same."""
    return frozenset(one.pair for one in read_judgements(path))


def check_judgements(known: Collection[str], path: Path | None = None) -> list[Issue]:
    """Every problem of the file, and every judgement about events of which there is neither record nor draft."""
    path = path or judgements_file()
    judgements, issues = _read(path)
    issues += _problems(judgements, path)
    for one in judgements:
        if one.pair.isdisjoint(known):
            hint = "delete the line, or mend the ids"
            issues.append(Issue(paths.display(path), one.line, "left", one.left, "no record or draft is judged:", hint))
    return sorted(issues, key=Issue.sort_key)


def judge(left: str, right: str, by: str, why: str, on: date | None = None, path: Path | None = None) -> Judgement:
    """Write down that two events are not the same; the lines stand sorted.

    Raises
    ------
    ParameterError
        The ids are one, or `why` or `by` says nothing.
    DataError
        It stands there already, or the file is not well formed.
    """
    path = path or judgements_file()
    left, right = left.strip(), right.strip()
    new = Judgement(
        left, right, NOT_SAME, " ".join(by.split()), (on or date.today()).isoformat(), " ".join(why.split())
    )
    for name, value in (("by", new.by), ("why", new.why)):
        if not value:
            raise ParameterError(
                f"{name} is empty", "say who judged" if name == "by" else "say why they are not the same"
            )
    before = read_judgements(path)
    if same := next((one for one in before if one.pair == new.pair), None):
        hint = "edit the line to change what it says"
        raise DataError([Issue(paths.display(path), same.line, "left", left, f"judged already, with {right}:", hint)])
    if issues := list(_problems([new], path)):
        raise ParameterError(f"{issues[0].field}: {issues[0].reason} {issues[0].value!r}", issues[0].hint)
    write_text(path, _text([*before, new]))
    return new


def _text(judgements: Iterable[Judgement]) -> str:
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(sorted(one[: len(COLUMNS)] for one in judgements))
    return lines.getvalue()


def _read(path: Path) -> tuple[list[Judgement], list[Issue]]:
    if not path.exists():
        return [], []
    shown = paths.display(path)
    judgements: list[Judgement] = []
    issues: list[Issue] = []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            if (heads := tuple(next(reader, []))) != COLUMNS:
                hint = f"the first line is {','.join(COLUMNS)}"
                return [], [Issue(shown, 1, "", ",".join(heads), "not the heads of judgements:", hint)]
            for cells in filter(None, reader):
                if len(cells) == len(COLUMNS):
                    judgements.append(Judgement._make([*cells, reader.line_num]))
                else:
                    message = f"line has not {len(COLUMNS)} cells"
                    issues.append(Issue(shown, reader.line_num, "", None, message, "quote commas"))
    except UnicodeDecodeError:
        issues.append(Issue(shown, 0, "", None, "the file is no UTF-8", "save it as CSV UTF-8"))
    except (OSError, csv.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        issues.append(Issue(shown, 0, "", None, f"the file cannot be read: {reason}", "restore it"))
    return judgements, issues


def _problems(judgements: Iterable[Judgement], path: Path) -> Iterator[Issue]:
    first: dict[frozenset[str], int] = {}
    for one in judgements:

        def issue(field: str, value: str | None, message: str, hint: str, line: int = one.line) -> Issue:
            return Issue(paths.display(path), line, field, value, message, hint)

        for field in ("left", "right"):
            if not _ID.fullmatch(getattr(one, field)):
                yield issue(field, getattr(one, field), "not an id:", "write the id of a record or of a draft")
        if one.left == one.right:
            yield issue("right", one.right, "judged against itself:", "write the other id")
        if one.judgement != NOT_SAME:
            yield issue("judgement", one.judgement, "not a judgement:", f"write {NOT_SAME}")
        if not _is_day(one.on):
            yield issue("on", one.on, "not a day:", "write YYYY-MM-DD")
        for field in ("by", "why"):
            if not getattr(one, field).strip():
                yield issue(field, None, "nothing stands in the column", "fill it in")
        if len(one.why) > _LONGEST:
            yield issue("why", None, f"{len(one.why):,} characters are too many", f"at most {_LONGEST:,} here")
        line = first.setdefault(one.pair, one.line)
        if line != one.line:
            yield issue("left", one.left, f"the pair stands twice, first on line {line}:", "keep one")


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
