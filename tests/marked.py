"""Sentences with marks: ``[span|code]`` in ``tests/data/mentions``, a line each after its language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_MARK = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")
_FOLDER = Path(__file__).parent / "data" / "mentions"


def marked(name: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each text with what is marked in it, in order: the span as printed, its code or name ('' for none)."""
    for line in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        text = line.split("\t", 1)[1]
        yield _MARK.sub(r"\1", text), [(found[1], found[2]) for found in _MARK.finditer(text)]
