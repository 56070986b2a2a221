"""Terms within phrases: minerals, areas of cooperation and instruments named in a few words."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from analysis import paths
from analysis.languages.wordforms import looks_kazakh
from analysis.resolve.terms.filters import accepted_terms, is_dressed
from analysis.resolve.terms.index import Match, TermIndex, Token, tokenize
from analysis.vocab.resolution import NOT_FOUND, Resolution

_CODE_FILES = {
    "mineral": "minerals.csv",
    "area": "areas.csv",
    "agreement_type": "agreement_types.csv",
    "status": "statuses.csv",
}
_GAPS = {"mineral": 0, "area": 3, "agreement_type": 2}
_REACH = {"mineral": 0, "area": 5}  # how many other words may stand between a weak term and its company
_LIST_MARKS = tuple(",;|/\n•")
_SYMBOLS_APART = re.compile(r"\s*[,;/|+&•–—-]\s*|\s+(?:and|и|және|мен|пен)\s+")
_ELEMENT = re.compile("[A-Z][a-z]?")
_FORMULA = re.compile(r"(?=.*\d)(?:[A-Z][a-z]?\d{0,2}){2,6}", re.ASCII)
_BOUND = {"O", "F", "S", "P", "Cl"}  # oxides, fluorides, sulphates, phosphates, chlorides
_NAME_LENGTH = 4  # an item of a list has at most this many words; what is longer is running text
_SYMBOLS_LENGTH = 60
_KEPT = 16  # vocabularies whose index is held


class TermReader:
    """Reads the terms of one vocabulary in a text."""

    def __init__(self, kind: str, forms: Mapping[str, tuple[str, ...]], folder: Path):  # noqa: ARG002
        self.kind, self.forms = kind, forms

    def read(self, text: str) -> Resolution:
        """As `find_terms`."""
        return find_terms(text, self.forms, self.kind)


class _Words(NamedTuple):
    """What is kept for one vocabulary. Its forms are held so that their identity stays their own."""

    forms: Mapping[str, tuple[str, ...]]
    kind: str
    index: TermIndex
    symbols: dict[str, str]


_KNOWN: dict[int, _Words] = {}


def find_terms(text: str, forms: Mapping[str, tuple[str, ...]], kind: str = "") -> Resolution:
    """The codes whose terms stand in a text that is no listed form as a whole.

    A text may name several minerals or areas: their codes come in vocabulary order. Of agreement types the one
    at the head of the phrase counts, of statuses what is affirmed. A list with an item that names nothing gives
    nothing, so that the caller can split it and report that item.

    Parameters
    ----------
    text : str
        Printed term or phrase in English, Russian or Kazakh.
    forms : mapping
        Folded listed names with their codes, in vocabulary order.
    kind : str
        ``mineral``, ``area``, ``agreement_type`` or ``status``; found from the codes where it is not given.
    """
    words = _words(forms, kind)
    if words.kind in ("agreement_type", "status"):
        return (_head if words.kind == "agreement_type" else _affirmed)(text, words.index)
    if codes := _symbols(text, words):
        return Resolution(_ordered(codes, words.index), "abbreviation")
    tokens = tokenize(text)
    matches = accepted_terms(text, tokens, words.index, _REACH.get(words.kind, 0))
    codes = [code for match in matches for code in match.codes]
    taken = {place for match in matches for place in match.places}
    for place, token in enumerate(tokens) if words.symbols else ():
        if place not in taken and (elements := _elements(token.printed, words)):
            codes += elements
            taken.add(place)
    for start, end in _items(text, tokens, words.index) if codes else ():
        if taken.isdisjoint(range(start, end)):
            symbols = _symbols(" ".join(token.printed for token in tokens[start:end]), words)
            if not symbols and end - start <= _NAME_LENGTH:
                return NOT_FOUND
            codes += symbols
    if not codes:
        return NOT_FOUND
    codes = _ordered(codes, words.index)
    single = len(matches) == 1 and len(matches[0].places) == len(tokens)
    return Resolution(codes, "inflected" if single else "phrase")


def _items(text: str, tokens: list[Token], index: TermIndex) -> list[tuple[int, int]]:
    """Where the items of a list stand; none in a sentence, whose commas separate no items."""
    sentence = text.rstrip().endswith((".", "!", "?")) and len(tokens) > _NAME_LENGTH
    including = index.listed.get("including", set())
    if sentence or any(token.word in including for token in tokens):
        return []
    starts = [place for place, token in enumerate(tokens) if not place or token.apart in _LIST_MARKS]
    return list(zip(starts, [*starts[1:], len(tokens)], strict=True))


def _words(forms: Mapping[str, tuple[str, ...]], kind: str) -> _Words:
    known = _KNOWN.get(id(forms))
    if known is None:
        folder = paths.vocab_folder()
        kind = kind or _kind_of(forms, folder)
        index = TermIndex(kind, forms, folder, _GAPS.get(kind, 0))
        known = _Words(forms, kind, index, _codes_by(folder, "symbol") if kind == "mineral" else {})
        while len(_KNOWN) >= _KEPT:
            _KNOWN.pop(next(iter(_KNOWN)))
        _KNOWN[id(forms)] = known
    return known


def _kind_of(forms: Mapping[str, tuple[str, ...]], folder: Path) -> str:
    """The vocabulary whose codes these are."""
    codes = {code for codes in forms.values() for code in codes}
    return next((kind for kind in _CODE_FILES if codes <= _codes_by(folder, "code", kind).keys()), "")


def _codes_by(folder: Path, column: str, kind: str = "mineral") -> dict[str, str]:
    """The codes of a vocabulary by one of its columns."""
    with (folder / _CODE_FILES[kind]).open(encoding="utf-8", newline="") as file:
        return {row[column]: row["code"] for row in csv.DictReader(file) if row[column]}


def _symbols(text: str, words: _Words) -> list[str]:
    """The codes of a text that is nothing but chemical symbols, each in its own spelling of case."""
    if not words.symbols or len(text) > _SYMBOLS_LENGTH:
        return []
    parts = [part for part in _SYMBOLS_APART.split(text.strip(" ()[].")) if part]
    return [words.symbols[part] for part in parts] if parts and all(part in words.symbols for part in parts) else []


def _elements(printed: str, words: _Words) -> list[str]:
    """The codes of a compound by its formula: the metals of V2O5 or Li2CO3, and not what they are bound to."""
    parts = _ELEMENT.findall(printed) if _FORMULA.fullmatch(printed) else []
    if _BOUND.isdisjoint(parts):
        return []
    return [words.symbols[part] for part in parts if part in words.symbols and part not in _BOUND]


def _ordered(codes, index: TermIndex) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(codes), key=index.rank.__getitem__))


def _head(text: str, index: TermIndex) -> Resolution:
    """The agreement type that a phrase is headed by."""
    tokens = tokenize(text)
    matches = [match for match in index.matches(tokens) if is_dressed(match, tokens, index, False)]
    small = index.articles | index.glue
    start = next(
        (place for place, token in enumerate(tokens) if token.word not in small and not token.word.isdigit()), 0
    )
    matches = [
        match
        for match in matches
        if match.codes and (match.form not in index.listed.get("first", ()) or match.start <= start)
    ]
    if not matches:
        return NOT_FOUND
    head = _after_cue(matches, tokens, index) or matches[0]
    if any(looks_kazakh(token.word) for token in tokens):
        head = _last(matches, tokens, index)
    elif tokens[head.start].word.isascii():
        for other in matches[matches.index(head) + 1 :]:
            # An English noun phrase ends in its head: "Minerals Partnership Joint Statement".
            if not all(_within(tokens[place], index) for place in range(head.end, other.start + 1)):
                break
            head = other
    single = len(head.places) == len(tokens)
    return Resolution(head.codes, "inflected" if single else "phrase")


def _affirmed(text: str, index: TermIndex) -> Resolution:
    """The status that a phrase says was reached; none, and the reason, where a word denies it or only expects it."""
    tokens = tokenize(text)
    matches = [match for match in index.matches(tokens) if match.codes and is_dressed(match, tokens, index, False)]
    taken = {place for match in matches for place in match.places}
    others = index.listed.get("negation", set()) | index.listed.get("alone", set())  # "signed; planned"
    for place, token in enumerate(tokens) if matches else ():
        if place not in taken and (token.word in others or index.marks("doubt", token.word)):
            return Resolution(reason=f"{token.printed!r} denies it or leaves it open — write the status alone")
    codes = _ordered([code for match in matches for code in match.codes], index)
    return Resolution(codes, "inflected" if len(taken) == len(tokens) else "phrase") if codes else NOT_FOUND


def _within(token: Token, index: TermIndex) -> bool:
    """Whether a word continues a noun phrase."""
    breaks = index.articles | index.joins | index.glue
    return not token.apart and token.word not in breaks


def _after_cue(matches: list[Match], tokens: list[Token], index: TermIndex) -> Match | None:
    """What is said to be signed: "the joint commission signed a protocol"."""
    for place, token in enumerate(tokens):
        if token.word in index.listed.get("cue", ()):
            match = next((match for match in matches if match.start > place), None)
            if match and not any(between.word in index.glue for between in tokens[place + 1 : match.start]):
                return match
    return None


def _last(matches: list[Match], tokens: list[Token], index: TermIndex) -> Match:
    """The last type, as Kazakh puts the head last; of several that are joined, the first."""
    head = matches[-1]
    for other in reversed(matches[:-1]):
        if not all(tokens[place].word in index.joins for place in range(other.end, head.start)):
            break
        head = other
    return head
