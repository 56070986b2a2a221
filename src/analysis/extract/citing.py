"""Which outlet or office a report relays."""

from __future__ import annotations

from pathlib import Path

from analysis.extract.items import Item
from analysis.extract.reading import Reading
from analysis.vocab.table import read_table

_FIRST = 6  # sentences in which a report says where it has its news from
_NEAR = 34  # characters between the word for saying and the name
_SOURCES = ("organization", "government")


def cited_in(reading: Reading) -> str:
    """The outlet or office beside a word for saying in the first sentences, as printed; '' where there is none."""
    for sentence in [one for one in reading.sentences if not one.is_headline][:_FIRST]:
        for cue in sentence.of("report"):
            near = [item for item in sentence.items if item.role in _SOURCES and _is_beside(cue, item, reading.text)]
            if near and not cue.is_spoken:
                chosen = min(near, key=lambda item: _distance(cue, item))
                printed = " ".join(reading.text[chosen.start : chosen.end].split())
                return _listed(printed, reading.folder) if chosen.role == "government" else printed
    return ""


def _is_beside(cue: Item, item: Item, text: str) -> bool:
    """Whether a name is that of who says: near the word, and no comma before the word parts them."""
    return _distance(cue, item) <= _NEAR and "," not in text[item.end : cue.start]


def _listed(printed: str, folder: Path) -> str:
    """The seat of a government as it is listed, where a text has it in a case: Акорду."""
    names = [row["name"] for row in read_table("governments.csv", folder) if row["kind"] != "capital"]
    return next((name for name in names if name == printed or name[:-1] == printed[: len(name) - 1]), printed)


def _distance(cue: Item, item: Item) -> int:
    return item.start - cue.end if item.start >= cue.end else max(0, cue.start - item.end)
