"""YAML as this project allows it: every scalar is text, no key twice, every value knows its line.

Plain YAML reads ``NO`` as False, ``2024-02`` as a number or a date, and lets a repeated key win in
silence. The reader here builds text only and reports what it does not accept; the writer prints
one canonical form, so that a diff shows a change of fact and nothing else.
"""

from __future__ import annotations

import textwrap
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from analysis.errors import DataError, Issue
from analysis.paths import display

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
WIDTH = 116
_FLOW_WIDTH = 112

Lines = dict[tuple[str | int, ...], int]


@dataclass
class YamlFile:
    """A read file: `data` (mappings, lists, text and None) and the line each value stands on."""

    path: Path
    data: dict[str, Any]
    lines: Lines = field(default_factory=dict)

    def line(self, location: tuple[str | int, ...]) -> int:
        """The line of a value, or of the nearest value around it."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)

    def issue(self, location: tuple[str | int, ...], value: object, message: str, hint: str = "") -> Issue:
        shown = None if value is None or isinstance(value, dict | list) else str(value)
        return Issue(display(self.path), self.line(location), dotted(location), shown, message, hint)


def dotted(location: tuple[str | int, ...]) -> str:
    """``("signatories", 1, "party")`` as ``signatories[1].party``."""
    text = ""
    for part in location:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text


def read_yaml(path: Path) -> YamlFile:
    """Read one file; raise `DataError` with every problem of its form at once."""
    text = _read_text(path)
    name = display(path)
    try:
        refused = _refused(text)
        node = None if refused else _Loader(text).get_single_node()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else text.encode().count(b"\n", 0, getattr(error, "position", 0)) + 1
        if isinstance(error, yaml.reader.ReaderError):
            problem = "control characters are not allowed"
        else:
            problem = (getattr(error, "problem", None) or "unreadable").removeprefix("but ")
        hint = "check the indentation, the brackets and the quotes around this line"
        raise DataError([Issue(name, line, "", None, f"not valid YAML: {problem}", hint)]) from None
    if refused:
        line, message, hint = refused
        raise DataError([Issue(name, line, "", None, message, hint)])
    if node is None:
        raise DataError([Issue(name, 1, "", None, "the file is empty", "write the record or delete the file")])
    if not isinstance(node, yaml.MappingNode):
        raise DataError([Issue(name, 1, "", None, "not a mapping", "start with 'id: …', one 'field: value' a line")])
    built = YamlFile(path, {})
    issues: list[Issue] = []
    built.data = _build(node, (), built, issues, set())
    if issues:
        raise DataError(issues)
    return built


def _read_text(path: Path) -> str:
    name = display(path)
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise DataError(
            [Issue(name, 0, "", None, f"{size:,} bytes is too large for one event", f"at most {MAX_BYTES:,} bytes")]
        )
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        shown = raw[error.start : error.start + 4].hex(" ")
        raise DataError(
            [Issue(name, line, "", shown, "not UTF-8: bytes", "save the file as UTF-8 (not windows-1251 or UTF-16)")]
        ) from None


class _Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
    """The C parser where PyYAML was built with it; only the node tree is taken from it."""


def _refused(text: str) -> tuple[int, str, str] | None:
    """Line, problem and hint of what a record may not be, though YAML may: nested without end, or two documents.

    Composing a file that nests without end ends the process. libyaml reads ahead, and since 0.2.6 refuses such a file
    itself before its nesting can be counted: what it cannot read is counted by the parser written in Python.
    """
    try:
        return _count(_Loader(text))
    except yaml.YAMLError:
        with suppress(yaml.YAMLError, ValueError, OverflowError):
            return _count(yaml.BaseLoader(text))
        raise


def _count(loader: Any) -> tuple[int, str, str] | None:
    depth = documents = 0
    while (event := loader.get_event()) is not None:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if depth > MAX_DEPTH:
            return event.start_mark.line + 1, "nested too deeply", "a record needs three levels"
        if documents > 1:
            hint = "one event a file: move what follows '---' to a file of its own"
            return event.start_mark.line + 1, "found another document", hint
    return None


def _build(node: yaml.Node, location: tuple, file: YamlFile, issues: list[Issue], seen: set[int]) -> Any:
    if id(node) in seen:  # the node stands where its anchor does; the alias is at the key, or in the list around it
        issues.append(file.issue(location, None, "an alias (*name)", "write the value out: records hold no references"))
        return None
    file.lines.setdefault(location, node.start_mark.line + 1)
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        return None if node.value == "" and not node.style else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, (*location, index), file, issues, seen) for index, item in enumerate(node.value)]
    built: dict[str, Any] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            file.lines[location] = key_node.start_mark.line + 1
            issues.append(file.issue(location, None, "a key that is not a word", "write 'field: value'"))
            continue
        key = key_node.value
        if key in built:
            first = file.lines.get((*location, key), 0)
            file.lines[(*location, key)] = key_node.start_mark.line + 1
            issues.append(
                file.issue((*location, key), None, "the key stands twice", f"first on line {first}: keep one")
            )
            continue
        file.lines[(*location, key)] = key_node.start_mark.line + 1
        built[key] = _build(value_node, (*location, key), file, issues, seen)
    return built


def comment_line(text: str) -> int:
    """The first line that carries a comment (0: none). Scalars are blanked first, as they may hold a '#'."""
    lines = text.splitlines()
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        if isinstance(token, yaml.ScalarToken):
            first, last = token.start_mark, token.end_mark
            for number in range(first.line, min(last.line, len(lines) - 1) + 1):
                begin = first.column if number == first.line else 0
                end = last.column if number == last.line else len(lines[number])
                lines[number] = lines[number][:begin] + "x" * (end - begin) + lines[number][end:]
    return next((number for number, line in enumerate(lines, 1) if "#" in line), 0)


# --- writing ---------------------------------------------------------------------------------------


def dump_yaml(data: dict[str, Any]) -> str:
    """The canonical text of a record: given key order, flow style where it fits one line, text folded."""
    return "".join(_block(key, value, 0) for key, value in data.items())


def _block(key: str, value: Any, indent: int) -> str:
    pad = " " * indent
    if value is None:
        return f"{pad}{key}:\n"
    if isinstance(value, str):
        return f"{pad}{key}:{_scalar(value, indent, len(key) + 1)}\n"
    if not value or (not _rows(value) and len(_flow(value)) + indent + len(key) + 2 <= _FLOW_WIDTH):
        return f"{pad}{key}: {_flow(value)}\n"
    if isinstance(value, dict):
        return f"{pad}{key}:\n" + "".join(_block(k, v, indent + 2) for k, v in value.items())
    return f"{pad}{key}:\n" + "".join(_item(entry, indent + 2) for entry in value)


def _rows(value: Any) -> bool:
    """A list of mappings or of sentences reads better one a line."""
    return isinstance(value, list) and any(isinstance(entry, dict) or len(entry) > 50 for entry in value)


def _item(entry: Any, indent: int) -> str:
    pad = " " * indent
    if isinstance(entry, str):
        return f"{pad}-{_scalar(entry, indent, 1)}\n"
    flow = _flow(entry)
    if len(flow) + indent + 2 <= _FLOW_WIDTH:
        return f"{pad}- {flow}\n"
    block = "".join(_block(key, value, indent + 2) for key, value in entry.items())
    return f"{pad}- {block[indent + 2 :]}"


def _flow(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return _quoted(value, flow=True)
    if isinstance(value, list):
        return "[" + ", ".join(_flow(entry) for entry in value) + "]"
    return "{" + ", ".join(f"{key}: {_flow(entry)}" for key, entry in value.items()) + "}"


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
