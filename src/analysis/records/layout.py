"""The canonical text of a record file, and replacing a file whole."""

from __future__ import annotations

from pathlib import Path

from analysis.errors import DataError
from analysis.records.models import to_mapping
from analysis.records.store import read_record
from analysis.records.yamlfile import comment_line, dump_yaml


def canonical_text(path: Path) -> str:
    """How a record file should read: fields in order, absent ones left out, one layout.

    Raises `DataError` where the file has no valid form, and for a comment, which would be lost.
    """
    file, record = read_record(path)
    line = comment_line(path.read_text(encoding="utf-8-sig"))
    if line:
        issue = file.issue((), None, "a comment, which formatting would lose", "move it to notes:, or delete it")
        raise DataError([type(issue)(issue.path, line, "", None, issue.reason, issue.hint)])
    return dump_yaml(to_mapping(record))


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all, keeping its permissions."""
    fresh = path.with_name(f".{path.name}.new")
    try:
        fresh.write_text(text, encoding="utf-8", newline="\n")
        if path.exists():
            fresh.chmod(path.stat().st_mode & 0o7777)
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
