"""People as sources print them, to one person of the vocabulary: any alphabet, any case, any order, with titles.

A given name and a surname that read like one person's are that person, unless post or party speak against it. A surname
alone or with initials needs a post or a party that agrees and nobody else who fits: a day is no evidence of who it is,
it only rules out who cannot be meant. Another given name is another person. Nothing is decided by likeness: see
`sounds` for when two spellings are one name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import copy
from functools import partial
from pathlib import Path

from analysis.dates.edtf import PartialDate
from analysis.errors import AmbiguousNameError, AnalysisError, UnknownNameError
from analysis.resolve.people.evidence import NO_CONTEXT, Context, Evidence
from analysis.resolve.people.index import PeopleIndex, near_people, people_index
from analysis.resolve.people.matching import FULL, PART, fit
from analysis.resolve.people.parsing import MOST_NAMES, Way, classes_of, tokens_of, ways_of, whole, words_of
from analysis.vectorize import is_missing
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.vocabulary import MAX_LENGTH

_UNSPACED = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{2}")  # kana, Han, Hangul
_BETWEEN, _LONGEST_UNSPACED = re.compile(r"\s+"), 20

Fits = tuple[int, str, str]  # the level of a fit, how it was found, and the rest of the value


class _Reader:
    """Reads names with the people and the posts of one folder of vocabularies."""

    def __init__(self, people: PeopleIndex, folder: Path):
        self._people = people
        self.evidence = Evidence(people, folder)

    def find(self, value: str, context: Context) -> tuple[str, str]:
        """As `find_person`, of a text."""
        words, evidence = self._people.words, self.evidence
        if value in words.rows:
            return value, "exact"
        if len(value) > MAX_LENGTH:
            raise UnknownNameError("person", value, reason=f"{len(value)} characters, which is no name")
        fits = self._fits(value)
        spoken = {code: evidence.speaking_for(code, found, context) for code, found in fits.items()}
        left = [code for code, (stands, _) in spoken.items() if stands]
        if len(left) > 1:
            left = [code for code in left if evidence.day_speaks(code, context) >= 0] or left
        if len(left) > 1:
            raise AmbiguousNameError("person", value, left)
        if left and not spoken[left[0]][1]:
            return left[0], _way(fits[left[0]])
        if spoken:
            reasons = sorted({reason for _, reason in spoken.values()})
            labels = " or ".join(words.label(code) for code in list(spoken)[:3])
            raise UnknownNameError("person", value, list(spoken), f"{'; '.join(reasons)} (not taken for {labels})")
        raise UnknownNameError("person", value, partial(near_people, value))

    def _fits(self, value: str) -> dict[str, Fits]:
        """Who the value may be, all at the same level."""
        people = self._people
        codes, rest = self._listed(value)
        # Who writes no blanks tells surname and given names apart without.
        is_alone = bool(codes) and len(words_of(value)) < 2 and not _UNSPACED.search(value)
        parts = [code for code in codes if is_alone and not people.is_only_name(people.value(tokens_of(value)), code)]
        how = "alias" if rest else "exact"
        found: dict[str, Fits] = {code: (PART if code in parts else FULL, how, rest) for code in codes}
        if any(level == FULL for level, _, _ in found.values()):
            return found
        for way in self._ways(value):
            fitting = self._fitting(way)
            for code, fits in fitting.items():
                if code not in found or fits[0] < found[code][0]:
                    found[code] = fits
            if any(level == FULL for level, _, _ in fitting.values()):  # nothing more need be taken off
                break
        best = min((level for level, _, _ in found.values()), default=0)
        return {code: fits for code, fits in found.items() if fits[0] == best}

    def _ways(self, value: str) -> Iterator[Way]:
        """The ways to part a value, the first of which takes nothing off."""
        yield (alone := whole(value, self._people.book, self._people.particles))
        if not value.isalpha():
            yield from (way for way in ways_of(value, self._people.book, self._people.particles) if way != alone)

    def _listed(self, value: str) -> tuple[tuple[str, ...], str]:
        """Who is listed as a text has it, and the rest: in a script without blanks, the post beside it."""
        words, book = self._people.words, self._people.book
        if (codes := words.find(value)) or not _UNSPACED.search(value) or len(value) > _LONGEST_UNSPACED:
            return codes, ""
        text = _BETWEEN.sub("", value)
        for size in range(len(text), 1, -1):
            for name, rest in ((text[:size], text[size:]), (text[-size:], text[:-size])):
                if (codes := words.find(name)) and (not rest or classes_of(rest, book)):
                    return codes, rest
        return (), ""

    def _fitting(self, way: Way) -> dict[str, Fits]:
        """Who the words of one way may name, each at the best level."""
        people, found = self._people, dict[str, Fits]()
        if not 0 < len(way.tokens) <= MOST_NAMES:
            return {}
        words = people.value(way.tokens, way.generation)
        for code in people.of(words):
            for name in people.names_of(code):
                level, how = fit(words, name)
                if level == PART and people.is_only_name(words, code):
                    level = FULL
                if level and (level == FULL or not way.is_whole) and (code not in found or level < found[code][0]):
                    found[code] = (level, how, way.rest)
                if level == FULL or (level == PART and len(way.tokens) == 1):  # no other spelling fits better
                    break
        return found


@kept()
def _reader(folder: Path) -> _Reader:
    return _Reader(people_index(), folder)


def find_person(value: str, context: Context = NO_CONTEXT) -> tuple[str, str]:
    """The id of the person a text names in its context, and how that was found; raises as `normalize_person`."""
    if not isinstance(value, str):
        raise UnknownNameError("person", repr(value), reason="give text")
    return _reader(vocab_folder()).find(value, context)


def _way(fits: Fits) -> str:
    level, how, _ = fits
    if how == "exact":
        return "exact"
    if level == PART:
        return "abbreviation"
    return "inflected" if "inflected" in how else "alias"


def _resolve(value: str, post: str, party: str, day: str, folder: Path) -> tuple[str, str] | AnalysisError:
    """`find_person` for texts; an error is given back, to be raised or told."""
    reader = _reader(folder)
    try:
        return reader.find(value, reader.evidence.context(post, party, day))
    except AnalysisError as error:
        return error.with_traceback(None)


_resolved = kept(maxsize=1 << 13)(_resolve)


def resolve_person(value: object, post: object = None, party: object = None, day: object = None) -> tuple[str, str]:
    """`find_person` by what stands beside a printed name, as text or missing; each distinct question is asked once.

    Raises `DateError` for a day that cannot be read.
    """
    if not isinstance(value, str):
        raise UnknownNameError("person", repr(value), reason="give text")
    texts = value, _text(post), _text(party), _text(day)
    resolve = _resolved if max(map(len, texts)) <= MAX_LENGTH else _resolve  # what is long is not kept
    found = resolve(*texts, vocab_folder())
    if isinstance(found, AnalysisError):
        raise copy(found)  # what is raised holds the frames it passed, and all that stands in them
    return found


def explain_person(*asked: object) -> tuple[str | None, str | None, str | None, str | None]:
    """The `EXPLAINED` of what `resolve_person` is asked; nothing is raised."""
    try:
        return (*resolve_person(*asked), None, None)
    except UnknownNameError as error:
        kind = "ambiguous" if isinstance(error, AmbiguousNameError) else "unknown"
        return None, None, error.reason or kind, ", ".join(error.candidates) or None
    except AnalysisError as error:
        return None, None, str(error), None


def _text(value: object) -> str:
    if is_missing(value):
        return ""
    if isinstance(value, PartialDate):
        return value.edtf
    return value if isinstance(value, str) else str(value)[:10]
