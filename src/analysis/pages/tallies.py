"""Numbers of agreements and visits by what they have in common, as rows of a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from analysis.pages.events import Event, Item
from analysis.pages.page import Block, Table
from analysis.pages.site import Row, Site, label
from analysis.pages.wording import counted, language_name, text
from analysis.vocab.catalogue import vocabulary

EACH = "An agreement with several is counted once in each."


def by_code(site: Site, rows: Iterable[Row], kind: str, column: str, noun: str, but: Iterable[str] = ()) -> list[Block]:
    """A table of the codes in a column of agreements: name, number, share of those that state any; the rule below it.

    `but` are codes that are not counted: the country itself, of its partners.
    """
    rows, left_out = list(rows), set(but)
    cells = [set(row[column]) - left_out for row in rows]
    numbers = Counter(code for codes in cells for code in codes)
    stated = sum(map(bool, cells))
    if not stated:
        return [
            Block("text", f"No agreement states any: that is not known, not none ({counted(len(rows), 'agreement')}).")
        ]
    order = sorted(numbers, key=lambda code: (-numbers[code], label(kind, code)))
    body = [(site.named(kind, code), numbers[code], f"{numbers[code] / stated:.0%}") for code in order]
    rule = f"{EACH} Share: of the {counted(stated, 'agreement')} that state any"
    rule += f"; {len(rows) - stated} of {len(rows)} state none." if stated < len(rows) else "."
    return [Block("table", Table((noun, "Agreements", "Share"), body, (1, 2))), Block("note", rule)]


def languages(site: Site, records: Iterable[str]) -> str:
    """Of how many languages the sources of some records are, the most frequent first."""
    numbers = Counter(text(row["language"]) for record in records for row in site.sources.get(record, ()))
    order = sorted(numbers, key=lambda code: (-numbers[code], code))
    return ", ".join(f"{numbers[code]} {language_name(code) or 'of no known language'}" for code in order)


def statuses(rows: Iterable[Row]) -> str:
    """Agreements by status, in the order of the vocabulary."""
    numbers = Counter(text(row["status_code"]) for row in rows)
    order = [code for code in vocabulary("status").rows if numbers[code]]
    return ", ".join(f"{numbers[code]} {label('status', code).lower()}" for code in order)


def choices(items: Iterable[Item], named: Iterable[tuple[str, str]]) -> list[tuple[str, str, int]]:
    """What a chronology can be narrowed to: name, class and number; [] where there is nothing to choose from."""
    held = list(items)
    numbers = [
        (name, kind, sum(kind in (*item.classes.split(), item.event.kind) for item in held)) for name, kind in named
    ]
    found = [choice for choice in numbers if choice[2]]
    return [("All", "", len(held)), *found] if len(found) > 1 else []


def chronology(
    items: list[Item], group: Callable[[Iterable[Item]], object], named: Iterable[tuple[str, str]] = ()
) -> list[Block]:
    """Events in time, with a switch; a sentence where there are none."""
    if not items:
        return [Block("text", "None is in this record.")]
    return [Block("chronology", group(items), choices(items, named))]


def items_of(events: Mapping[str, Event], records: Iterable[str], classes: str = "") -> list[Item]:
    """The lines of some records."""
    return [Item(events[record], "", classes) for record in records]
