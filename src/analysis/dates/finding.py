"""The dates that a running text prints, each with its exact place.

A text is gone through piece by piece: words, figures with the signs that join them, single signs. Pieces that no date
has part it into *runs*; `sequences` says where in a run a date may stand, by its roles alone and once for all runs that
are written alike; `plausibility` judges what else could be meant by it, from the values and the words beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from heapq import merge
from itertools import accumulate, compress, count
from pathlib import Path
from typing import NamedTuple

from analysis.dates.doubts import Doubts, doubts
from analysis.dates.edtf import parse_edtf
from analysis.dates.evaluation import Context, read_point
from analysis.dates.grammar import Bound, Parsed, Point, Span, parse
from analysis.dates.intervals import read
from analysis.dates.languages import LANGUAGES
from analysis.dates.numbered import numbered_dates
from analysis.dates.parsing import day_of_writing
from analysis.dates.periods import RefusedError
from analysis.dates.plausibility import is_plausible
from analysis.dates.roles import Role, letter
from analysis.dates.run import LONGEST_RUN, TELLING, Entry, Run, piece_pattern
from analysis.dates.sequences import sequences
from analysis.dates.words import lexicon
from analysis.errors import DateError
from analysis.languages.remembered import Remembered
from analysis.vocab.cache import kept, vocab_folder

_ODD_BLANK = re.compile(r"[^\S ]")


class DateSpan(NamedTuple):
    """A date that stands at ``text[start:end]``.

    `edtf` is what it says, in EDTF; None where that depends on a day, a year or an order that is not known, or where
    no such day exists: `reason` tells which.
    """

    start: int
    end: int
    edtf: str | None
    reason: str = ""


def find_dates(text: str, language: str | None = None, relative_to: str | date | None = None) -> Iterator[DateSpan]:
    """Every date in a running text, in order; no two overlap.

    Parameters
    ----------
    text : str
        Of any length, in any language: days and months of all languages of CLDR are found, and in English, Russian,
        Kazakh and Ukrainian whatever `parse_date` reads.
    language : str, optional
        As in `parse_date`: whether 03/04/2025 is a day in April or in March. Any other language tells nothing.
    relative_to : str or date, optional
        The day on which the text was written; without it «вчера», 'on Thursday' and a day without its year have no
        `edtf`.

    Yields
    ------
    DateSpan
        The longest text that is one date: with its weekday, its «года» or "жылғы", without a preposition. A bound is
        the date it names: of 'since March 2025' it is 'March 2025'.

    Raises
    ------
    ParameterError
        `relative_to` is no day.

    Examples
    --------
    >>> text = "Signed on 6 November 2025 and in force since March, it covers 2,025 tonnes."
    >>> [(text[found.start : found.end], found.edtf) for found in find_dates(text)]
    [('6 November 2025', '2025-11-06'), ('March', None)]
    """
    context = Context(day_of_writing(relative_to), LANGUAGES.get(language or ""))
    return _found(text, context)


def _found(text: str, context: Context) -> Iterator[DateSpan]:
    known = doubts()
    spans = (span for run in _runs(text) for span in _dates_of(run, context, known))
    last = 0
    for span in merge(spans, sorted(_numbered(text)), key=lambda span: span.start):
        if span.start >= last:
            last = span.end
            yield span


def _numbered(text: str) -> Iterator[DateSpan]:
    for start, end, edtf in numbered_dates(text):
        try:
            yield DateSpan(start, end, parse_edtf(edtf).edtf)
        except DateError as error:
            yield DateSpan(start, end, None, error.reason)


_SIGNS = frozenset(",.;:!?")  # behind a word; what stands between two blanks is mostly a word, with one of these or not


class _Chunk:
    """What stands between two blanks: its pieces with their places in it, and what they are of a date.

    Behind an *end*, a last piece that no date has, nothing of what stood before counts any more.
    """

    __slots__ = ("is_end", "is_telling", "pieces")

    def __init__(self, chunk: str, known: Mapping[str, Entry | None]):
        word, last = chunk[:-1], chunk[-1:]
        if chunk.isalpha():
            self.pieces = [(0, chunk, known[chunk])]
        elif last in _SIGNS and word.isalpha():
            self.pieces = [(0, word, known[word]), (len(word), last, known[last])]
        else:
            self.pieces = [(found.start(), found[0], known[found[0]]) for found in piece_pattern().finditer(chunk)]
        self.is_telling = any(entry and not TELLING.isdisjoint(entry.letters) for _, _, entry in self.pieces)
        self.is_end = bool(self.pieces) and self.pieces[-1][2] is None and self.pieces[-1][1] != "."


class _Chunks(Remembered["_Chunk | None"]):
    """Chunks by their text, None for most words: they end what stood before and are in no date."""

    def __init__(self, known: Mapping[str, Entry | None]):
        super().__init__(self._telling)
        self._known = known

    def _telling(self, text: str) -> _Chunk | None:
        chunk = self.read(text)
        return None if chunk.is_end and not chunk.is_telling else chunk

    def read(self, text: str) -> _Chunk:
        return _Chunk(text, self._known)

    def last_piece(self, text: str) -> str:
        return text if text.isalpha() else self.read(text).pieces[-1][1]


@kept()
def _chunks_in(_folder: Path) -> _Chunks:
    return _Chunks(lexicon().pieces)


def _runs(text: str) -> Iterator[Run]:
    """The stretches of a text that may hold a date: chunks around one that tells of it."""
    known = _chunks_in(vocab_folder())
    printed = _ODD_BLANK.sub(" ", text).split(" ")
    chunks = list(map(known.__getitem__, printed))
    telling = [at for at in compress(count(), chunks) if (chunk := chunks[at]) and chunk.is_telling]
    if not telling:
        return
    ends = list(accumulate(map(len, printed)))  # without the blanks between
    done = 0
    for at in telling:
        if at < done:
            continue
        first = at
        while first > done and (before := chunks[first - 1]) is not None and not before.is_end:
            first -= 1
        last = at
        while last < len(chunks) - 1 and (chunk := chunks[last]) is not None and not chunk.is_end:
            last += 1
        done = last + 1
        pieces: list[tuple[int, str, Entry | None]] = []
        for number in range(first, done):
            start = ends[number] - len(printed[number]) + number
            here = chunks[number] or known.read(printed[number])
            pieces += [(start + place, piece, entry) for place, piece, entry in here.pieces]
        yield from _runs_of(text, pieces, known.last_piece(printed[first - 1]) if first else "")


def _runs_of(text: str, found: Iterable[tuple[int, str, Entry | None]], before: str) -> Iterator[Run]:
    """The runs of pieces, behind a piece that no date has."""
    run = Run(text)
    pieces, waiting = run.pieces, None  # a preposition, an article, a sign: what no date begins with
    for start, piece, entry in found:
        if entry is None or (piece == "." and not run.may_have_point(start)):
            if not pieces:
                before, waiting = (before + piece if piece == "." and before.isalpha() else piece), None
                continue
            run.after = piece
        elif entry.is_idle and not pieces:
            before = waiting[1] if waiting else before
            waiting = start, piece, entry
            continue
        else:
            if not pieces:
                run.before = before
                if waiting:
                    run.append(*waiting)
            run.append(start, piece, entry)
            if len(pieces) < LONGEST_RUN:
                continue
        if run.is_worth_it():
            yield run
        run, before, waiting = Run(text), piece, None
        pieces = run.pieces
    if run.is_worth_it():
        yield run


def _dates_of(run: Run, context: Context, known: Doubts) -> Iterator[DateSpan]:
    first = 0
    for start, ends in sequences(run.signature(), tuple(run.places)):
        if start < first:
            continue
        for end in ends:
            found = _read(run, start, end, context, known)
            if found:
                first = end
                yield found
                break


_BESIDE_BEFORE = frozenset(letter(role) for role in (Role.ABOUT, Role.PERHAPS, Role.BETWEEN))
_BESIDE_AFTER = frozenset(letter(role) for role in (Role.ABOUT, Role.BETWEEN))
# What is not known of a date that is one; any other refusal means that it is none.
_UNKNOWN = (
    "no year",
    "the date depends on the day of writing",
    "day and month cannot be told apart",
    "which of two is not said",
    "which one is not said",
    "no such day",
    "the day of the week does not fit",
)


def _read(run: Run, start: int, end: int, context: Context, known: Doubts) -> DateSpan | None:
    """What the pieces from one place to another say, None where they are no date."""
    signature, values = run.between(start, end)
    parsed = parse(signature)
    if parsed is None or not is_plausible(run, start, end, parsed, known):
        return None
    place, last = run.span(start, end)
    if isinstance(parsed, Point) and parsed.kind == "decade" and _is_last_of_years(run, start, end):
        parsed = Point("year", parsed.at)
    if context.order is None and Role.THREE_NUMBERS in run.roles(start, end) and run.is_beside_cyrillic(start):
        context = context._replace(order="dmy")
    beside = run.letter_before(start)
    if beside in _BESIDE_BEFORE and (wider := parse(beside + signature)):
        parsed, values = wider, (None, *values)
    elif (beside := run.letter_after(end)) in _BESIDE_AFTER and (wider := parse(signature + beside)):
        parsed, values = wider, (*values, None)
    try:
        return DateSpan(place, last, _edtf(parsed, values, context, _PRESENT in signature))
    except RefusedError as refused:
        is_unknown = refused.reason in _UNKNOWN and not _are_two(parsed, values, context)
        return DateSpan(place, last, None, refused.reason) if is_unknown else None
    except OverflowError:
        return None


def _are_two(parsed: Parsed, values: tuple[object, ...], context: Context) -> bool:
    """Whether days joined by 'and' do not follow each other, whatever their year: 8 and 12 June."""
    if not isinstance(parsed, Span) or parsed.link != "and" or context.relative is not None:
        return False
    try:
        read(parsed, values, context._replace(relative=_SOME_DAY))
    except RefusedError as refused:
        return refused.reason == "two dates"
    return False


_SOME_DAY = date(2023, 7, 1)


def _is_last_of_years(run: Run, start: int, end: int) -> bool:
    """В 2018 и 2020 годах: two years, and not ten from the second on."""
    is_second = run.role_at(start - 1) in (Role.AND, Role.AND_OR_ROMAN) and run.role_at(start - 2) is Role.YEAR
    return is_second and Role.DECADE_ENDING not in run.roles(start, end)


_PRESENT = letter(Role.PRESENT)


def _edtf(parsed: Parsed, values: tuple[object, ...], context: Context, is_open: bool) -> str:
    if isinstance(parsed, Bound) and not is_open:
        return read_point(parsed.point, values, context)[0]
    return read(parsed, values, context)[0]
