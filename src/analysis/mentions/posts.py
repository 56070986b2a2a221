"""Posts in running text: the word for a rank with what says its field and its deputy, without the country."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, count
from pathlib import Path

from analysis.languages.kazakh import looks_kazakh
from analysis.languages.remembered import Remembered
from analysis.mentions.body_words import SLAVIC, body_words
from analysis.mentions.context import Context, context_of
from analysis.mentions.mention import Mention
from analysis.mentions.names import is_cyrillic
from analysis.mentions.tokens import BARES, Words
from analysis.resolve.posts.classes import is_inflected, posts
from analysis.resolve.posts.lexicon import PostBook, Terms, listed_in, post_book
from analysis.resolve.posts.marks import Mark
from analysis.vocab.cache import kept
from analysis.vocab.catalogue import vocabulary

_LONGEST = 8  # words of a term
_FARTHEST = 14  # words of a post
_GENITIVES = ("ой", "ого", "ых", "их", "ей", "его", "ия", "ий", "ва", "тия", "ції", "ної", "них")
_ADJECTIVES = ("ой", "ого", "ых", "их", "ей", "его", "ної", "ого", "них", "вої")


class PostFinder:
    """Finds the posts of one folder of vocabularies in a text."""

    def __init__(self, folder: Path):
        self._book: PostBook = post_book()
        self._context: Context = context_of(folder)
        self._takes_field = {code: row["takes_field"] == "true" for code, row in vocabulary("post").rows.items()}
        self._codes = frozenset(self._takes_field)
        self._marks = Terms(listed_in("post_marks.csv", "mark", folder))
        self._bodies = [body_words().known(role, *SLAVIC) for role in ("kind", "weak kind")]
        self._begins = Remembered(self._may_begin)
        self._forms = Remembered(self._is_form)
        self._read: dict[str, tuple[str, ...]] = {}

    def _may_begin(self, word: str) -> bool:
        """Whether a post may begin with a printed word."""
        key = BARES[word].key
        return bool(key) and not self._codes.isdisjoint(self._book.begins(key))

    def _is_form(self, key: str) -> bool:
        """Whether a folded word is a form of the term of one word that it begins as."""
        [piece] = self._book.pieces([key])
        return not piece.term or is_inflected(piece, [key])

    def find(self, words: Words) -> Iterator[Mention]:
        """The posts of a text in their order."""
        until = 0
        for at in compress(count(), map(self._begins.__getitem__, words.words)):
            if at >= until and (found := self._post_at(words, at, until)):
                first, until, codes = found
                start, end = words.start(first), words.end(until - 1)
                yield Mention(
                    start, end, words.text[start:end], "post", codes, "phrase" if until - first > 1 else "alias"
                )

    def _post_at(self, words: Words, at: int, floor: int) -> tuple[int, int, tuple[str, ...]] | None:
        """The first word of a post, the one after its last, and its classes; None where there is none."""
        size, classes = self._term(words, at)
        ranks = classes & self._codes
        if not ranks or words.key(at) in self._context.not_post or not self._is_sure(words, at, at + size, classes):
            return None
        is_of_body = not any(self._takes_field[rank] for rank in ranks)
        last = self._end(words, at + size, is_of_body)
        first = self._begin(words, at, floor, is_of_body)
        text = words.text[words.start(first) : words.end(last - 1)]
        return first, last, self._classes(text, ranks)

    def _term(self, words: Words, at: int) -> tuple[int, frozenset[str]]:
        keys = [words.key(at)]
        most = min(self._book.longest_term(keys[0]), _LONGEST) if keys[0] else 0
        if not most:
            return 0, frozenset()
        while len(keys) < most and at + len(keys) < len(words) and words.is_joined(at + len(keys)):
            keys.append(words.key(at + len(keys)))
        size, classes = self._book.term_at(keys, 0)
        # Послу is a form of посл*, после is none.
        is_form_of_it = size != 1 or self._forms[keys[0]]
        return (size, classes) if is_form_of_it else (0, frozenset())

    def _is_sure(self, words: Words, first: int, last: int, classes: frozenset[str]) -> bool:
        """Whether words are a post and not verbs, bodies or parts of names: to head, a chair, a presidential palace."""
        if last - first > 1:
            return True
        if words.key(first) in self._context.post_before_name and not self._is_before_a_name(words, last):
            return False
        marks = self._marks.longest([words.key(first)], 0)[1]
        if Mark.BODY in marks or Mark.VAGUE in marks:
            return False
        if not is_cyrillic(words.key(first)) and "agency_head" in classes:
            return words.is_capital(first) or words.key(last) == "of" or words.gap(last).startswith(",")
        return True

    def _is_before_a_name(self, words: Words, last: int) -> bool:
        """Whether a name or a body follows a word that is a part of the body too: голова комісії."""
        if last >= len(words) or not words.is_beside(last):
            return False
        return words.is_capital(last) or any(kinds.get(words.words[last]) for kinds in self._bodies)

    def _classes(self, text: str, ranks: frozenset[str]) -> tuple[str, ...]:
        if text not in self._read:
            if len(self._read) >= 1 << 12:
                self._read.clear()
            codes = posts().look_up(text).codes
            self._read[text] = codes if len(codes) == 1 else tuple(ranks) if len(ranks) == 1 and not codes else ()
        return self._read[text]

    # --- how far a post goes ---

    def _field(self, words: Words, at: int) -> int:
        """How many words from a place on name a field of work."""
        size, classes = self._term(words, at)
        is_field = bool(classes) and all(name.startswith("+") for name in classes)
        return size if is_field else 0

    def _mark(self, words: Words, at: int, mark: str) -> bool:
        return 0 <= at < len(words) and mark in self._marks.longest([words.key(at)], 0)[1]

    def _is_body(self, words: Words, at: int) -> bool:
        """Whether a word begins or ends the name of a body: the Ministry that a spokesman is of."""
        return self._mark(words, at, Mark.BODY) and (words.is_capital(at) or is_cyrillic(words.key(at)))

    def _end(self, words: Words, at: int, is_of_body: bool) -> int:
        """Where a post ends: behind its field, министр промышленности и строительства, Secretary of Commerce."""
        end, most = at, at + _FARTHEST
        while at < min(len(words), most):
            gap = words.gap(at)
            if not words.is_joined(at) and gap not in (", ", ","):
                break
            key = words.key(at)
            if is_of_body and (self._is_body(words, at) or self._is_body(words, at + 1)):
                break
            is_join = key in self._context.joins
            if size := self._field(words, at):
                if is_of_body and self._is_body(words, at + size):
                    break
                at += size
                end = self._with_noun(words, at)
                at = end
            elif gap != ", " and (is_join or self._is_link(key)):
                if is_join and end == at and not self._leads_to_field(words, at + 1):
                    break
                at += 1
            elif self._is_within(words, at):
                at += 1
            elif self._mark(words, at, Mark.DEPUTY) and looks_or_is_kazakh(key):
                end = at = at + 1
            else:
                break
        return end

    def _is_link(self, key: str) -> bool:
        return key in ("of", "for", "the", "по", "з", "із") or "link" in self._book.term_at([key], 0)[1]

    def _leads_to_field(self, words: Words, at: int) -> bool:
        return at < len(words) and bool(self._field(words, at) or self._is_within(words, at))

    def _is_within(self, words: Words, at: int) -> bool:
        """Whether one unknown word stands before a word for a field: of *digital* development."""
        key = words.key(at)
        is_adjective = key.endswith(_ADJECTIVES) and words.words[at].islower()
        fits = is_adjective if is_cyrillic(key) else words.is_capital(at)
        if not fits or at + 1 >= len(words) or not words.is_beside(at + 1):
            return False
        if words.key(at + 1) in self._context.joins:  # Digital Development, *Innovations* and Aerospace Industry
            at += 1
        return bool(self._field(words, at + 1)) or (self._capitals(words, at + 1) and bool(self._field(words, at + 2)))

    @staticmethod
    def _capitals(words: Words, at: int) -> bool:
        return at + 1 < len(words) and words.is_capital(at) and words.is_beside(at + 1)

    def _with_noun(self, words: Words, at: int) -> int:
        """With the noun behind an adjective of a field: цифрового *развития*, Foreign *Affairs*."""
        if at >= len(words) or not words.is_beside(at):
            return at
        before, key = words.key(at - 1), words.key(at)
        if self._field(words, at):
            return at
        if is_cyrillic(before):
            is_noun = (
                before.endswith(_ADJECTIVES) and words.words[at].islower() and key.endswith((*_GENITIVES, "а", "я"))
            )
            return at + 1 if is_noun else at
        return at + 1 if key in ("affairs", "development", "resources", "relations", "protection") else at

    def _begin(self, words: Words, at: int, floor: int, is_of_body: bool) -> int:
        """Where a post begins: with its field before it, Trade Minister, and with deputy."""
        first = at
        while first > floor and not (is_of_body and self._is_body(words, first - 1)):
            before = self._field_before(words, first, floor)
            if before < first:
                first = before
            elif first - 1 >= floor and words.is_joined(first) and self._is_before(words, first - 1):
                first -= 1
            else:
                break
        return first

    def _is_before(self, words: Words, at: int) -> bool:
        return self._mark(words, at, Mark.DEPUTY) or words.key(at) in ("first", "acting", "interim")

    def _field_before(self, words: Words, first: int, floor: int) -> int:
        """The first word of the field that ends before a word, and of those joined to it; the word itself if none."""
        if is_cyrillic(words.key(first)) and not looks_kazakh(words.key(first)):
            return first
        start = first
        while True:
            at = start - (words.key(start - 1) in self._context.joins and start < first)
            sizes = (size for size in (3, 2, 1) if at - size >= floor and self._field(words, at - size) == size)
            size = next(sizes, 0)
            gaps = range(at - size + 1, start + 1)
            if not size or not all(words.is_joined(n) or words.gap(n) == ", " for n in gaps):
                return start
            start = at - size


def looks_or_is_kazakh(key: str) -> bool:
    """Whether a word is Kazakh, as орынбасары is by its letters or its ending."""
    return looks_kazakh(key) or key.endswith(("сары", "сарының", "шысы", "шісі"))


@kept()
def post_finder(folder: Path) -> PostFinder:
    """The finder of one folder of vocabularies."""
    return PostFinder(folder)
