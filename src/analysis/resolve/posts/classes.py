"""A post as printed to its class: one code of ``posts.csv``, or the reason why there is none.

`lexicon` says what the words of a post may mean, so that two of them can be compared; this says which post it is. A
post has one head: the first word for a rank in English and Russian ("adviser to the minister"), the last in Kazakh and
before a possessive. ``post_marks.csv`` lists what words add to it, a `Mark` or the code that a word of several meanings
has beside it (head of a *company*); the words of ``joins.csv`` for "and" part two posts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from analysis.languages.folding import fold
from analysis.languages.kazakh import looks_kazakh
from analysis.languages.wordforms import is_form
from analysis.resolve.countries.blocs import is_bloc
from analysis.resolve.posts.lexicon import Piece, PostBook, Terms, listed_in, post_book
from analysis.resolve.posts.marks import Mark
from analysis.resolve.resolver import Resolver
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.joins import joining_words
from analysis.vocab.resolution import NOT_FOUND, Resolution
from analysis.vocab.table import read_table
from analysis.vocab.vocabulary import MAX_LENGTH

_APART = re.compile(r"[,;:/()]|\s[–—-]\s")
_OWNED = re.compile(r"['’]s$|(?<=s)['’]$", re.IGNORECASE)  # the President's, ministers'
_JOIN = "join"  # the mark of the words of joins.csv: two posts
_SAID = {
    Mark.FORMER: "it says that the post is no longer held — write the post that is",
    Mark.FUTURE: "it says that the post is not held yet — write it without that word once it is",
    Mark.VAGUE: "it does not say which post — write the post in full",
    Mark.BODY: "it names a body or an event, not the post of a person",
    "other": "no class of vocab/posts.csv holds it",
}


class _Text(NamedTuple):
    """A post in words: folded, what is marked at each, and where a new part begins or a possessive ends."""

    words: list[str]
    marks: list[frozenset[str]]
    starts: frozenset[int]
    owners: frozenset[int]

    def marked(self, mark: str, start: int, end: int) -> list[int]:
        return [at for at in range(max(start, 0), end) if mark in self.marks[at]]


class PostClasses:
    """Reads a post that is no listed name of a class as it stands."""

    def __init__(self, book: PostBook, codes: Sequence[str], folder: Path):
        self._book, self._codes = book, tuple(codes)
        joins = joining_words(folder, meanings=["and"])
        marks = listed_in("post_marks.csv", "mark", folder)
        self._marks = Terms(chain(((word, [_JOIN]) for word in sorted(joins)), marks))
        self._ranks_of: dict[frozenset[str], list[str]] = {}  # by the classes of a piece, of which there are few

    def read(self, text: str) -> Resolution:
        """The class of a post in any words, or why it has none."""
        parted = self._text(text)
        pieces = [
            piece if not self._ranks(piece) or is_inflected(piece, parted.words) else Piece(piece.start, piece.end)
            for piece in self._book.pieces(parted.words)
        ]
        found: set[str] = set()
        for part in self._parts(pieces, parted):
            codes, reason = self._read(part, parted)
            if not codes:
                return Resolution(reason=reason)
            found |= codes
        if not found:
            return NOT_FOUND
        how = "phrase" if len(pieces) > 1 else "alias" if list(pieces[0].term) == parted.words else "inflected"
        return Resolution(tuple(code for code in self._codes if code in found), how)

    def _text(self, value: str) -> _Text:
        words: list[str] = []
        starts, owners = set(), set()
        for chunk in _APART.split(value[:MAX_LENGTH]):
            starts.add(len(words))
            for printed in chunk.replace("&", " & ").split():
                bare = _OWNED.sub("", printed)
                words += fold(bare).split()
                if bare != printed:
                    owners.add(len(words) - 1)
        marks: list[frozenset[str]] = [frozenset()] * len(words)
        for at in range(len(words)):
            term, said = self._marks.longest(words, at)
            for place in range(at, at + len(term)):
                marks[place] |= said
        return _Text(words, marks, frozenset(starts), frozenset(owners))

    def _parts(self, pieces: list[Piece], text: _Text) -> list[list[Piece]]:
        """The posts of a list: "Deputy Prime Minister and Minister of Trade and Industry" names two."""
        parts: list[list[Piece]] = []
        for piece in pieces:
            joins = _JOIN in text.marks[piece.start] and piece.end - piece.start == 1
            if not parts or joins or piece.start in text.starts:
                parts.append([])
            if not joins:
                parts[-1].append(piece)
        # "Trade and Industry Minister", "министр торговли, интеграции": what names no rank belongs to another part.
        whole: list[list[Piece]] = []
        ranked = True
        for part in parts:
            is_ranked = any(map(self._ranks, part))
            if whole and not (ranked and is_ranked):
                whole[-1] += part
                ranked = ranked or is_ranked
            else:
                whole.append(part)
                ranked = is_ranked
        return whole

    def _ranks(self, piece: Piece) -> list[str]:
        """The codes of the ranks that a piece has, and ``other``."""
        if piece.classes not in self._ranks_of:
            self._ranks_of[piece.classes] = [code for code in (*self._codes, "other") if code in piece.classes]
        return self._ranks_of[piece.classes]

    def _read(self, part: list[Piece], text: _Text) -> tuple[set[str], str]:
        """The codes of one post, several where its words are ambiguous; none, and the reason, where it is no post."""
        ranked = [piece for piece in part if self._ranks(piece)]
        if not ranked:
            return set(), ""
        start, end = part[0].start, part[-1].end
        for mark in (Mark.FORMER, Mark.FUTURE):
            if text.marked(mark, start, end) or any(mark in piece.classes for piece in part):
                return set(), _SAID[mark]
        is_kazakh = any(map(looks_kazakh, text.words[start:end]))
        owners = [piece for piece in ranked if piece.end - 1 in text.owners]
        head = ranked[-1] if is_kazakh else self._first(ranked, owners, text)
        codes = self._narrowed(head, part, text)
        around = (head.start - 1, end) if is_kazakh or head in owners else (start, head.end)
        if text.marked(Mark.DEPUTY, *around):
            codes = {self._book.ranks.deputies.get(code, code) for code in codes}
        reason = self._objection(head, part, text, is_kazakh, codes)
        return (set(), reason) if reason else (codes, "")

    @staticmethod
    def _first(ranked: list[Piece], owners: list[Piece], text: _Text) -> Piece:
        """The head where it comes first, but after a possessive; of English nouns side by side it is the last."""
        head = next((piece for piece in ranked if piece not in owners), ranked[0])
        for piece in ranked[ranked.index(head) + 1 :]:
            if piece.start != head.end or not text.words[head.start].isascii() or piece.start in text.starts:
                break
            head = piece
        return head

    def _narrowed(self, head: Piece, part: list[Piece], text: _Text) -> set[str]:
        """The codes of the head, fewer where it or another word of the post says which."""
        codes = set(self._ranks(head))
        ranks = self._book.ranks
        wider = codes | ranks.of_bodies if codes & ranks.of_states else codes
        for start, end in ((head.start, head.end), (part[0].start, part[-1].end)):
            told = wider & set().union(*text.marks[start:end])
            if len(told) == 1:
                return told
        is_foreign = any(_fields(piece) == {"+foreign"} for piece in part)
        return {"foreign_minister"} if codes == {"minister"} and is_foreign else codes

    def _objection(self, head: Piece, part: list[Piece], text: _Text, is_kazakh: bool, codes: set[str]) -> str:
        """Why the text is no post although it has the word for one; '' where nothing speaks against it."""
        if "other" in codes:
            return _SAID["other"]
        marks = text.marks[head.start] if head.end - head.start == 1 else frozenset()
        if Mark.BODY in marks:
            return _SAID[Mark.BODY]
        if Mark.VAGUE in marks or (Mark.FIELD in marks and not any(map(_fields, part))):
            return _SAID[Mark.VAGUE]
        is_latin = text.words[head.start].isascii()
        outside = self._outside(head, part, text, is_kazakh)
        for piece in outside:
            # The trade ministry spokesman is one, the ministry of the trade minister is not.
            if Mark.BODY in text.marks[piece.start] and not (is_latin and piece.end == head.start):
                return _SAID[Mark.BODY]
        of_state = bool(codes & self._book.ranks.of_states)
        if of_state and any(is_bloc(code) for piece in part for code in piece.parties):
            return "a bloc has no head of state — write which of its bodies is meant"
        unknown = [*self._unknown(part, text), *(piece for piece in part if of_state and _fields(piece))]
        for piece in unknown:
            if of_state or piece in outside:
                return f"{text.words[piece.start]!r} is no part of a post that is known — write the post alone"
        return ""

    def _outside(self, head: Piece, part: list[Piece], text: _Text, is_kazakh: bool) -> list[Piece]:
        """What stands where nothing of the post may: before the head, in Kazakh after it."""
        after = [piece for piece in part if piece.start >= head.end]
        if is_kazakh:
            return after
        outside = [piece for piece in part if piece.end <= head.start]
        # A minister visit; in Russian the field of a minister follows as barely.
        is_beside = bool(after) and after[0].start not in text.starts and not self._is_link(text.words[head.end - 1])
        return [*outside, after[0]] if is_beside and text.words[head.start].isascii() else outside

    def _is_link(self, word: str) -> bool:
        return "link" in self._book.term_at([word], 0)[1]

    def _unknown(self, part: list[Piece], text: _Text) -> Iterator[Piece]:
        """The words that are neither term nor mark, nor part of a country's name."""
        run: list[Piece] = []
        for piece in [*part, None]:
            if piece and not piece.term and not piece.parties and not text.marks[piece.start]:
                run.append(piece)
            elif run:
                named = " ".join(text.words[run[0].start : run[-1].end])
                if not self._book.countries.look_up(named).codes:
                    yield from run
                run = []


def _fields(piece: Piece) -> set[str]:
    return {name for name in piece.classes if name.startswith("+")}


def is_inflected(piece: Piece, words: Sequence[str]) -> bool:
    """Whether the words of a term that is cut off are forms of it: послу is one of посл*, послание is not."""
    pairs = zip(piece.term, words[piece.start : piece.end], strict=True)
    return all(is_form(term[:-1], word) for term, word in pairs if term.endswith("*"))


@kept()
def _posts(folder: Path) -> Resolver:
    listed = vocabulary("post")
    marked = {row["term"] for row in read_table("post_marks.csv", folder)}  # a secretary of nothing is no hint
    terms = [row["term"] for row in read_table("post_terms.csv", folder) if row["class"] in listed.rows]
    display = (*listed.display, *(term for term in terms if "*" not in term and term not in marked))
    classes = PostClasses(post_book(), tuple(listed.rows), folder)
    return Resolver(replace(listed, display=display), lambda: classes)


def posts() -> Resolver:
    """What resolves posts in any words to their classes.

    >>> posts().resolve("министр торговли США")
    'minister'
    """
    return _posts(vocab_folder())
