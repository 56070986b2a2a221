"""A quick look at many articles: whether one may report an agreement or a visit about minerals."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from analysis.extract.wording import FILE
from analysis.mentions.wordlists import plain
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import read_table

MOST = 40_000  # characters that are looked at
_ACTS = ("sign", "exchange", "adopt", "force", "end", "join", "arrive", "stay", "visit", "meet")
_WORD = re.compile(r"[^\W\d_]+")
_UNPARTED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_REMEMBERED = 1 << 15  # words


def may_report(text: str) -> bool:
    """Whether a text has a word of each kind that a report of an agreement or a visit about minerals has.

    One look at each word, a small part of the time of `analysis.draft_records`: to leave out most of many articles. It
    keeps whatever has a word for a mineral matter and one for what is done with agreements or on visits; it does not
    say that anything was done. How many reports it keeps is measured by ``tests/benchmarks/bench_extract.py``.

    >>> may_report("Kazakhstan and Japan signed a memorandum on gallium"), may_report("The bakery opened on Monday")
    (True, False)
    """
    looked = plain(text[:MOST])
    starts = _starts(vocab_folder())
    left = {"mineral", "act"}
    for word in set(_WORD.findall(looked)):
        left -= starts.kinds(word)
        if not left:
            return True
    if _UNPARTED.search(looked):
        left -= {kind for kind, listed in starts.unparted.items() if any(one in looked for one in listed)}
    return not left


class _Starts:
    """The words of each kind, whole and by their beginnings."""

    def __init__(self, folder: Path):
        self.unparted: dict[str, set[str]] = {"mineral": set(), "act": set()}
        self._whole: dict[str, set[str]] = {}
        self._begun: dict[str, set[str]] = {}
        for row in read_table(FILE, folder):
            if row["role"] == "mineral":
                self._add("mineral", row["words"])
            elif row["role"] in _ACTS and row["form"] != "negated":
                self._add("act", row["words"])
        for row in read_table("mineral_names.csv", folder):
            self._add("mineral", row["name"])
        self.kinds = lru_cache(maxsize=_REMEMBERED)(self._kinds)

    def _add(self, kind: str, words: str) -> None:
        if _UNPARTED.search(words):
            self.unparted[kind].add(words)
            return
        for one in plain(words.split()[0]).split("|"):
            first = _WORD.match(one)
            if first and (one.endswith("*") or kind == "mineral"):
                self._begun.setdefault(first[0], set()).add(kind)
            elif first:
                self._whole.setdefault(first[0], set()).add(kind)

    def _kinds(self, word: str) -> frozenset[str]:
        found = set(self._whole.get(word, ()))
        for length in range(2, len(word) + 1):
            found |= self._begun.get(word[:length], set())
        return frozenset(found)


@kept()
def _starts(folder: Path) -> _Starts:
    return _Starts(folder)
