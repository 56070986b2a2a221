"""How many sources say a thing by themselves: two relays of one release are one source, and so are it and a relay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from analysis.languages.folding import fold
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.domains import domain_kind
from analysis.vocab.joins import joining_words, pattern_of
from analysis.vocab.table import read_table

_LISTED = re.compile(r"[,;/()]")


def outlet_of(printed: str) -> str:
    """The outlet or office that a name stands for, as ``outlets.csv`` has it; any other by its folded name.

    >>> outlet_of("Ақорда") == outlet_of("Akorda"), outlet_of("Lada.kz")
    (True, 'ladakz')
    """
    return _outlets(vocab_folder()).get(fold(printed), fold(printed))


def independent(sources: Iterable[Mapping[str, Any]]) -> int:
    """How many of some sources are independent: what shares an outlet that it relays, or is one, counts once.

    Copies on mirrors and sites listed as unreliable count only where nothing else does.

    >>> akorda = {"publisher": "Akorda"}
    >>> relay, other = {"publisher": "Lada.kz", "cites": "Акорда"}, {"publisher": "RTVI"}
    >>> independent([akorda, relay]), independent([akorda, relay, other])
    (1, 2)
    """
    listed = list(sources)
    good = [source for source in listed if domain_kind(source.get("url")) not in ("mirror", "unreliable")]
    groups: list[set[str]] = []
    for source in good or listed:
        own = _roots(source)
        joined = [group for group in groups if group & own]
        groups = [group for group in groups if not group & own]
        groups.append(own.union(*joined))
    return len(groups)


def _roots(source: Mapping[str, Any]) -> set[str]:
    """The outlets that a source relays, and itself."""
    cited = str(source.get("cites") or "")
    names = [cited, *re.split(f"{_LISTED.pattern}|{_and(vocab_folder())}", cited)]
    named = {outlet_of(name) for name in (str(source.get("publisher") or source.get("url") or ""), *names)}
    return named - {""}


@kept()
def _and(folder: Path) -> str:
    return rf"\s{pattern_of(joining_words(folder, meanings=['and']))}\s"


@kept()
def _outlets(folder: Path) -> dict[str, str]:
    return {fold(row["name"]): fold(row["outlet"]) for row in read_table("outlets.csv", folder)}
