"""A quick look at many articles: whether one may report an agreement or a visit about minerals."""

from __future__ import annotations

import re
from pathlib import Path

from analysis.extract.wording import FILE
from analysis.mentions.wordlists import plain
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import read_table

MOST = 40_000  # characters that are looked at
_ACTS = ("sign", "exchange", "adopt", "force", "end", "join", "arrive", "stay", "visit", "meet")
_UNPARTED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0600-\u06ff]")


def may_report(text: str) -> bool:
    """Whether a text has a word of each kind that a report of an agreement or a visit about minerals has.

    One pass of patterns over the text, some hundredths of the time of `analysis.draft_records`: to leave out most of
    many articles. It keeps whatever has a word for a mineral matter and one for what is done with agreements or on
    visits; it does not say that anything was done.

    >>> may_report("Kazakhstan and Japan signed a memorandum on gallium"), may_report("The bakery opened on Monday")
    (True, False)
    """
    looked = plain(text[:MOST])
    return all(pattern.search(looked) for pattern in _patterns(vocab_folder()))


@kept()
def _patterns(folder: Path) -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = read_table(FILE, folder)
    minerals = {row["words"].split()[0] for row in rows if row["role"] == "mineral"}
    minerals |= {name + "*" for row in read_table("mineral_names.csv", folder) if (name := row["name"].split()[0])}
    acts = {row["words"].split()[0] for row in rows if row["role"] in _ACTS and row["form"] != "negated"}
    return _pattern(minerals), _pattern(acts)


def _pattern(words: set[str]) -> re.Pattern[str]:
    starts = sorted({plain(one.rstrip("*")) for word in words for one in word.split("|")})
    short: list[str] = []
    for start in starts:
        if not (short and start.startswith(short[-1]) and not _UNPARTED.search(start)):
            short.append(start)
    listed = [word if _UNPARTED.search(word) else rf"(?<!\w){re.escape(word)}" for word in short]
    return re.compile("|".join(listed))
