"""The canonical text of a record file: one form, so that a diff shows a change of fact and nothing else."""

from __future__ import annotations

import textwrap
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from analysis.errors import DataError, Issue
from analysis.paths import display
from analysis.records.models import to_mapping
from analysis.records.store import read_record
from analysis.records.yamlfile import read_text

WIDTH = 116
_FLOW_WIDTH = 112


def canonical_text(path: Path) -> str:
    """How a record file should read: fields in order, absent ones left out, one layout.

    Raises `DataError` where the file has no valid form, and for a comment, which would be lost.
    """
    _, record = read_record(path)
    line = comment_line(read_text(path))
    if line:
        hint = "move it to notes:, or delete it"
        raise DataError([Issue(display(path), line, "", None, "a comment, which formatting would lose", hint)])
    return dump_yaml(to_mapping(record))


def comment_line(text: str) -> int:
    """The first line that carries a comment (0: none). Scalars are blanked first, as they may hold a '#'.

    The head of a block (``>-``) stays: what follows it on its line is a comment, and lies within the scalar's marks.
    """
    if "#" not in text:
        return 0
    lines = text.splitlines()
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        if isinstance(token, yaml.ScalarToken):
            first, last = token.start_mark, token.end_mark
            head = token.style in ("|", ">")
            for number in range(first.line + head, min(last.line, len(lines) - 1) + 1):
                begin = first.column if number == first.line else 0
                end = last.column if number == last.line else len(lines[number])
                lines[number] = lines[number][:begin] + "x" * (end - begin) + lines[number][end:]
    return next((number for number, line in enumerate(lines, 1) if "#" in line), 0)


def dump_yaml(data: dict[str, Any]) -> str:
    """The canonical text of a record: given key order, flow style where it fits one line, text folded."""
    return "".join(_block(key, value, 0) for key, value in data.items())


def _block(key: str, value: Any, indent: int) -> str:
    pad, key = " " * indent, _quoted(key, flow=False)
    if value is None:
        return f"{pad}{key}:\n"
    if isinstance(value, int):  # of a draft: records hold text alone
        return f"{pad}{key}: {value}\n"
    if isinstance(value, str):
        return f"{pad}{key}:{_scalar(value, indent, len(key) + 1)}\n"
    if not value or (not _rows(value) and len(_flow(value)) + indent + len(key) + 2 <= _FLOW_WIDTH):
        return f"{pad}{key}: {_flow(value)}\n"
    if isinstance(value, dict):
        return f"{pad}{key}:\n" + "".join(_block(k, v, indent + 2) for k, v in value.items())
    return f"{pad}{key}:\n" + "".join(_item(entry, indent + 2) for entry in value)


def _rows(value: Any) -> bool:
    """A list of mappings or of sentences reads better one a line."""
    return isinstance(value, list) and any(
        isinstance(entry, dict) or (isinstance(entry, str) and len(entry) > 50) for entry in value
    )


def _item(entry: Any, indent: int) -> str:
    pad = " " * indent
    if isinstance(entry, str):
        return f"{pad}-{_scalar(entry, indent, 1)}\n"
    flow = _flow(entry)
    if len(flow) + indent + 2 <= _FLOW_WIDTH or not isinstance(entry, dict):
        return f"{pad}- {flow}\n"
    block = "".join(_block(key, value, indent + 2) for key, value in entry.items())
    return f"{pad}- {block[indent + 2 :]}"


def _flow(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return _quoted(value, flow=True)
    if isinstance(value, list):
        return "[" + ", ".join(_flow(entry) for entry in value) + "]"
    return "{" + ", ".join(f"{_quoted(key, flow=True)}: {_flow(entry)}" for key, entry in value.items()) + "}"


def _scalar(text: str, indent: int, taken: int) -> str:
    line = " " + _quoted(text, flow=False)
    if len(line) + indent + taken <= WIDTH or " " not in text.strip() or text != " ".join(text.split()):
        return line
    if not _EMITTER.analyze_scalar(text).allow_block:  # a character that only double quotes can hold
        return line
    pad = " " * (indent + 2)
    folded = textwrap.wrap(text, WIDTH - len(pad), break_long_words=False, break_on_hyphens=False)
    return " >-\n" + "\n".join(pad + part for part in folded)


@lru_cache(maxsize=65536)
def _quoted(text: str, flow: bool) -> str:
    analysis = _EMITTER.analyze_scalar(text)
    plain = analysis.allow_flow_plain if flow else analysis.allow_block_plain
    if plain and not analysis.multiline and _RESOLVER.resolve(yaml.ScalarNode, text, (True, False)) == _TEXT_TAG:
        return text
    if not analysis.allow_single_quoted or analysis.multiline:
        return yaml.dump(text, default_style='"', allow_unicode=True, width=10**9).rstrip("\n")
    return "'" + text.replace("'", "''") + "'"


_TEXT_TAG = "tag:yaml.org,2002:str"
_RESOLVER = yaml.resolver.Resolver()
_EMITTER = yaml.emitter.Emitter(None, allow_unicode=True)
