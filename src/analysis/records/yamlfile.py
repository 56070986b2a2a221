"""YAML as this project allows it: every scalar is text, no key twice, every value knows its line.

Plain YAML reads ``NO`` as False, ``2024-02`` as a number or a date, and lets a repeated key win in silence; tags,
anchors and aliases make a value of what does not stand there. The reader here builds text only, in one pass over what
the parser finds, and reports what it does not accept.
"""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from analysis.errors import DataError, Issue
from analysis.paths import display
from analysis.records.characters import UNSEEN, character, unseen

MAX_BYTES = 1_000_000
MAX_DEPTH = 20

Location = tuple[str | int, ...]


@dataclass
class YamlFile:
    """A read file: `data` (mappings, lists, text and None) and the line each value stands on."""

    path: Path
    data: dict[str, Any]
    lines: dict[Location, int] = field(default_factory=dict)

    def line(self, location: Location) -> int:
        """The line of a value, or of the nearest value around it."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)

    def issue(self, location: Location, value: object, message: str, hint: str = "") -> Issue:
        """What is wrong with a value, at its place in the file; a mapping or a list is not shown."""
        shown = None if value is None or isinstance(value, dict | list) else str(value)
        return Issue(display(self.path), self.line(location), dotted(location), shown, message, hint)


def dotted(location: Location) -> str:
    """``("signatories", 1, "party")`` as ``signatories[1].party``."""
    text = ""
    for part in location:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text


def read_yaml(path: Path) -> YamlFile:
    """Read one file; raise `DataError` with every problem of its form at once."""
    text = read_text(path)
    file = YamlFile(path, {})
    builder = _Builder(text, file)
    try:
        data = builder.document()
    except yaml.YAMLError as error:
        raise DataError([*builder.issues, _not_yaml(path, text, error)]) from None
    if not file.lines:
        builder.issues.append(file.issue((), None, "the file is empty", "write the record or delete the file"))
    elif not isinstance(data, dict) and not builder.issues:
        hint = "start with 'id: …', one 'field: value' a line"
        builder.issues.append(Issue(display(path), 1, "", None, "not a mapping", hint))
    if builder.issues:
        raise DataError(builder.issues)
    file.data = data
    return file


def read_text(path: Path) -> str:
    """The text of a file, without the mark at its head; `DataError` where it is none, is too large, or is no file."""

    def refused(line: int, value: str | None, message: str, hint: str) -> DataError:
        return DataError([Issue(display(path), line, "", value, message, hint)])

    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # reading one that nobody writes to never ends
            raise refused(0, None, "not a file", "put the text itself there")
        if status.st_size > MAX_BYTES:
            hint = f"at most {MAX_BYTES:,} bytes"
            raise refused(0, None, f"{status.st_size:,} bytes is too large for one event", hint)
        raw = path.read_bytes()
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise refused(0, None, f"the file cannot be read: {reason}", "check what it is, and its permissions") from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        shown = raw[error.start : error.start + 4].hex(" ")
        hint = "save the file as UTF-8 (not windows-1251 or UTF-16)"
        raise refused(line, shown, "not UTF-8: bytes", hint) from None


class _Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
    """The C parser where PyYAML was built with it; only its events are taken."""


class _TooDeepError(yaml.YAMLError):
    """Nesting passed `MAX_DEPTH` on a line."""

    def __init__(self, line: int):
        self.line = line


class _Builder:
    """Makes mappings, lists and text of what the parser finds, one event after the other."""

    def __init__(self, text: str, file: YamlFile):
        self.file, self.lines = file, file.lines
        self.issues: list[Issue] = []
        self._next = _Loader(text).get_event
        self._anchors: dict[str, Issue] = {}  # the last of each name, until an alias refers to it
        # Only where one stands in the text as it is, or may be written as an escape, is each value searched.
        self._may_hide = "\\" in text or UNSEEN.search(text) is not None

    def document(self) -> Any:
        """The one value of the file; None where there is none. Raises what the parser raises."""
        self._next()
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            return None
        data = self._value(self._next(), ())
        self._next()
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            hint = "one event a file: move what follows '---' to a file of its own"
            line = event.start_mark.line + 1
            self.issues.append(Issue(display(self.file.path), line, "", None, "found another document", hint))
        self.issues += self._anchors.values()
        return data

    def _value(self, event: yaml.Event, location: Location) -> Any:
        line = event.start_mark.line + 1
        self.lines.setdefault(location, line)
        if isinstance(event, yaml.AliasEvent):
            self._anchors.pop(event.anchor, None)
            self._refuse(location, None, "an alias (*name)", "write the value out: records hold no references")
            return None
        self._refuse_marks(event, location)
        if isinstance(event, yaml.ScalarEvent):
            return self._text(event, location)
        if len(location) >= MAX_DEPTH:
            raise _TooDeepError(line)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(location)
        return self._mapping(location)

    def _refuse_marks(self, event: yaml.NodeEvent, location: Location) -> None:
        """Reports the anchor and the tag of a value or of a key."""
        if event.anchor:
            hint = "delete it: records hold no references"
            if event.anchor in self._anchors:  # no alias can refer to it any more
                self.issues.append(self._anchors[event.anchor])
            self._anchors[event.anchor] = self.file.issue(location, None, f"an anchor (&{event.anchor})", hint)
        if event.tag is not None:
            self._refuse(location, None, f"a tag ({_short(event.tag)})", "delete it: every value is text as it stands")

    def _text(self, event: yaml.ScalarEvent, location: Location) -> str | None:
        value: str = event.value
        if self._may_hide and (hidden := unseen(value)):
            self._refuse(location, value, f"a character that cannot be seen ({hidden}) in", _RETYPE)
        return None if not value and event.style in (None, "") else value

    def _list(self, location: Location) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            found.append(self._value(event, (*location, len(found))))
        return found

    def _mapping(self, location: Location) -> dict[str, Any]:
        built: dict[str, Any] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._key(event, location, built)
            if key is None:
                self._pass_over(self._next())
                continue
            inner = (*location, key)
            self.lines[inner] = event.start_mark.line + 1
            built[key] = self._value(self._next(), inner)
        return built

    def _key(self, event: yaml.Event, location: Location, built: dict[str, Any]) -> str | None:
        """The text of a key; None, after reporting it, where it is none or stands there already."""
        line = event.start_mark.line + 1
        if not isinstance(event, yaml.ScalarEvent):
            self.lines[location] = line
            self._refuse(location, None, "a key that is not a word", "write 'field: value'")
            self._pass_over(event)
            return None
        key: str = event.value
        if self._may_hide and (hidden := unseen(key)):
            self.lines[location] = line
            self._refuse(location, key, f"a character that cannot be seen ({hidden}) in the key", _RETYPE)
            return None
        if key in built:
            inner = (*location, key)
            first, self.lines[inner] = self.lines[inner], line
            self._refuse(inner, None, "the key stands twice", f"first on line {first}: keep one")
            return None
        if event.anchor or event.tag is not None:
            self.lines[*location, key] = line
            self._refuse_marks(event, (*location, key))
        return key

    def _pass_over(self, event: yaml.Event) -> None:
        """Leaves out a value, with all that is in it."""
        depth = int(isinstance(event, yaml.CollectionStartEvent))
        while depth:
            event = self._next()
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)

    def _refuse(self, location: Location, value: str | None, message: str, hint: str) -> None:
        self.issues.append(self.file.issue(location, value, message, hint))


_RETYPE = "type the text again instead of copying it"


def _short(tag: str) -> str:
    """A tag as it is written: ``!!int`` for ``tag:yaml.org,2002:int``."""
    return re.sub("^tag:yaml.org,2002:", "!!", tag)


def _not_yaml(path: Path, text: str, error: yaml.YAMLError) -> Issue:
    """What the parser says, but for what is known better here: a character, or nesting without end."""

    def issue(line: int, message: str, hint: str) -> Issue:
        return Issue(display(path), line, "", None, message, hint)

    if isinstance(error, _TooDeepError):
        return issue(error.line, *_TOO_DEEP)
    if isinstance(error, yaml.reader.ReaderError):
        found = UNSEEN.search(text)
        line = text.count("\n", 0, found.start()) + 1 if found else 1
        what = f"{character(found[0])}: a control character" if found else "a character that YAML does not allow"
        return issue(line, what, "save the file as UTF-8 text, and delete the character on this line")
    mark = getattr(error, "problem_mark", None)
    if deep := _line_too_deep(text[: mark.index] if mark else text):
        return issue(deep, *_TOO_DEEP)
    problem = getattr(error, "problem", None) or "unreadable"
    hint = "check the indentation, the brackets and the quotes around this line"
    return issue(mark.line + 1 if mark else 1, f"not valid YAML: {problem.removeprefix('but ')}", hint)


_TOO_DEEP = ("nested too deeply", "a record needs three levels")
_QUOTED = re.compile(r"'[^']*'|\"(?:\\.|[^\"\\])*\"", re.DOTALL)
_BRACKET = re.compile(r"[\[{]|[\]}]|\n")


def _line_too_deep(text: str) -> int:
    """The line on which more than `MAX_DEPTH` brackets are open, or 0: the parser looks ahead and may give up first."""
    line, depth = 1, 0
    for found in _BRACKET.finditer(_QUOTED.sub(lambda quoted: "\n" * quoted[0].count("\n"), text)):
        line += found[0] == "\n"
        depth += (found[0] in "[{") - (found[0] in "]}")
        if depth > MAX_DEPTH:
            return line
    return 0
