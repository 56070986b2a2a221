"""Where names that are listed stand in a text, before anything is judged."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, count

from analysis.languages.kazakh import kazakh_stems
from analysis.mentions.forms import Entry, Match
from analysis.mentions.lookup import Lookup, Reading
from analysis.mentions.tokens import BARES, Words

_PARTICLES = 3  # letters that may follow a name in Korean
_HYPHENS = "-‐‑–"


class Span:
    """A listed name in a text: its words from `first` to before `last`, its exact place, and what it stands for."""

    __slots__ = ("end", "entry", "first", "last", "start")

    def __init__(self, first: int, last: int, start: int, end: int, entry: Entry):
        self.first, self.last, self.start, self.end, self.entry = first, last, start, end, entry


def spans_of(words: Words, lookup: Lookup) -> Iterator[Span]:
    """Every listed name in a text, the longest of each kind at each word."""
    printed, begun_by = words.words, lookup.index.begun_by
    readings = list(map(lookup.__getitem__, printed))
    for at, reading in zip(compress(count(), readings), filter(None, readings), strict=False):
        if not reading.key and not reading.entries:
            yield from _without_blanks(words, at, lookup)
            continue
        if reading.is_listed and not reading.is_foreign:  # most words that forms begin with are small ones
            following = BARES[printed[at + 1]].key if at + 1 < len(printed) else ""
            if begun_by(reading.key, following) is None:
                continue
        kinds: set[str] = set()
        for match in _matches(words, at, reading, lookup):
            if match.entry.kind not in kinds:
                kinds.add(match.entry.kind)
                start, end = _place(words, match)
                yield Span(match.first, match.last, start + reading.skipped, end, match.entry)


def _matches(words: Words, at: int, reading: Reading, lookup: Lookup) -> Iterator[Match]:
    if reading.key:
        found = lookup.index.at(words, at, reading.key)
        if reading.is_foreign:  # Guinea Ecuatorial begins as Guinea does
            longest_first = [*found, *lookup.foreign.at(words, at, reading.key)]
            found = iter(sorted(longest_first, key=lambda match: match.first - match.last))
        yield from found
    for entry in reading.entries:
        if entry.case == "half":
            if words.gaps[at : at + 1] and words.gaps[at] in _HYPHENS:
                yield Match(at, at + 1, entry)
        elif not entry.case or words.is_capital(at):
            yield Match(at, at + 1, entry)


def _place(words: Words, match: Match) -> tuple[int, int]:
    """The exact place, with the last dot of U.S. and the ending of АҚШ-тың."""
    first, last, entry = match
    start, end = words.start(first), words.end(last - 1)
    after = words.gaps[last - 1] if last - 1 < len(words.gaps) else ""
    if entry.case == "upper":
        if after[:1] == "." and last - first > 1 and words.gaps[first][:1] == ".":
            end += 1
        elif after in _HYPHENS and after and last < len(words.words):
            key = f"{words.key(last - 1)} {words.key(last)}"
            if words.words[last].islower() and _is_hyphen_ending(key):
                end = words.end(last)
    return start, end


def _is_hyphen_ending(key: str) -> bool:
    stem = key.rpartition(" ")[0]
    return next(iter(kazakh_stems(key, hyphen=True)), "") == stem


def _without_blanks(words: Words, at: int, lookup: Lookup) -> Iterator[Span]:
    """The names in a run of letters of a script without blanks; in Korean one, behind which stands a particle."""
    word, start, text = words.words[at], words.starts[at], words.text
    is_korean = "\uac00" <= word[0] <= "\ud7a3"
    place = 0
    while place < len(word):
        for name, entry in lookup.without_blanks.get(word[place], ()):
            if text.startswith(name, start + place):  # which may have blanks
                if entry.kind == "person":
                    if not lookup.bounds.hold(word, place, place + len(name)):
                        continue
                elif is_korean and (place or len(word) - len(name) > _PARTICLES):
                    continue
                yield Span(at, at + 1, start + place, start + place + len(name), entry)
                place += len(name) - 1
                break
        place += 1
