"""Names of bodies in quotation marks beside a word of their kind: АО «Казхром», «Алтын Тау» ЖШС.

Those that are joined to one need none: компании «Казцинк» и «Казхром». Without marks a name follows a legal form
(ТОО Altyn), or is in other letters than its kind: компания Glencore.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from analysis.mentions.body_words import SLAVIC, Found, body_words
from analysis.mentions.cyrillic_bodies import cyrillic_bodies
from analysis.mentions.wordlists import APART, WORD, alternatives
from analysis.resolve.countries.reader import countries
from analysis.vocab.cache import kept, vocab_folder

_OPENING = re.compile('[«“„"]')
_CLOSING = {"«": "»", "“": "”", "„": "“”", '"': '"'}
_LONGEST = 90
_MARKS = re.compile("[«»“”„\n]")
_STRAIGHT = re.compile('["\n]')
_BEFORE = re.compile(f"(?<![^\\W_])({WORD}(?:-{WORD})?)[ \u00a0]?\\Z")
_CAPITALS = "A-ZА-ЯЁІЇЄӘҒҚҢӨҰҮҺ"
_UNQUOTED = f"[ \u00a0]((?:[{_CAPITALS}][^\\W_]*(?:[-.&][^\\W_]+)*)(?:[ \u00a0][A-Z][^\\W_]*)*)"
_LATIN = "[A-Z][A-Za-z\\d]*(?:[-.&'’][A-Za-z\\d]+)*"
_OTHER_LETTERS = f"({_LATIN}(?:[ \u00a0]{_LATIN}){{0,3}}|[А-ЯІЇЄҒҚҢӨҰҮҺ]{{2,6}}(?![^\\W_]))"
_MOST_NESTED = 3


class QuotedBodies:
    """Reads names in quotation marks by the words of one folder of vocabularies. Use `quoted_bodies`."""

    def __init__(self) -> None:
        words = body_words()
        self.kinds = words.known("kind before quotes", *SLAVIC)
        self.forms = words.of("legal form before", "ru", "uk", "en")
        after = "|".join(sorted(map(re.escape, words.of("legal form after", "kk", "en")), key=len, reverse=True))
        kinds = "|".join(sorted(words.of("kind after quotes", "kk"), key=len, reverse=True))
        between = "|".join(sorted(words.of("adjective after quotes", "kk"), key=len, reverse=True))
        kind = f"(?:(?:{between})[ \u00a0])?(?:{kinds})[а-яәғқңөұүһі]{{0,6}}"
        self.after = re.compile(
            f"(?:,?[ \u00a0](?={after})|[ \u00a0]?)((?:(?:{after})»?[ \u00a0]){{0,2}}(?:{after}|{kind}))(?![^\\W_])"
            f'(?![ \u00a0]?[«“„"][^ \u00a0])'
        )
        self.kind_after = re.compile(f"(?:{kind})\\Z")
        cyrillic = [form for form in self.forms if not form.isascii()]
        self.form_seed = re.compile(f"{APART}({alternatives(cyrillic)})(?={_UNQUOTED})")
        stems = {word.rstrip("*") for word in words.of("kind before quotes", *SLAVIC)}
        either = stems | {stem[0].upper() + stem[1:] for stem in stems}
        self.kind_seed = re.compile(f"{APART}{alternatives(either)}[а-яёіїєґ]{{0,4}}[ \u00a0]{_OTHER_LETTERS}")
        self.kazakh_seed = re.compile(f"{APART}{_OTHER_LETTERS}[ \u00a0](?:{kinds})")
        joins = "|".join(words.of("joining", "ru", "uk", "kk"))
        self.joined = re.compile(f'(?:,|[ \u00a0](?:{joins}|пен|бен))[ \u00a0]([«“„"])')

    def find(self, text: str) -> Iterator[Found]:
        """The names in quotation marks of a text."""
        done = 0
        for opening in _OPENING.finditer(text):
            if opening.start() < done:
                continue
            one = self._quoted(text, opening.start())
            if one is not None:
                yield one
                for beside in self._beside(text, one.end):
                    yield beside
                    one = beside
                done = one.end

    def find_without_marks(self, text: str) -> Iterator[Found]:
        """The names that follow a legal form or a kind in Cyrillic letters without any marks."""
        for found in self.form_seed.finditer("\n" + text):
            yield Found(found.start(1) - 1, found.end(2) - 1, None, found[2])
        for seed in (self.kind_seed, self.kazakh_seed):
            for found in seed.finditer("\n" + text):
                if not found[1].isupper() or found[1].isascii() or not countries().look_up(found[1]).codes:
                    yield Found(found.start(1) - 1, found.end(1) - 1, None, found[1])

    def _quoted(self, text: str, opening: int) -> Found | None:
        start, kind, is_formed = self._start(text, opening)
        first = text[opening + 1 : opening + 2]
        if not (first.strip() if is_formed else first.isalnum()) or (kind and first.islower()):
            return None
        close = self._close(text, opening)
        if close is None:
            return None
        form = self.after.match(text, close)
        quoted = text[opening + 1 : close - 1]
        if not is_formed:
            if form is None:
                return None
            last = self.kind_after.search(text, form.start(1), form.end())
            return Found(opening, form.end(), last and self._last_word(text, last.end()), quoted, is_kazakh=True)
        return Found(start, form.end() if form and not form[1].isascii() else close, kind, quoted)

    @staticmethod
    def _last_word(text: str, end: int) -> tuple[int, int]:
        return max(text.rfind(" ", 0, end), text.rfind("\u00a0", 0, end)) + 1, end

    def _beside(self, text: str, end: int) -> Iterator[Found]:
        """Names that are joined to one: what is quoted of each."""
        while joined := self.joined.match(text, end):
            opening = joined.start(1)
            close = self._close(text, opening)
            if close is None or not text[opening + 1].isupper() or self.after.match(text, close):
                return
            yield Found(opening + 1, close - 1, None, text[opening + 1 : close - 1])
            end = close

    def _start(self, text: str, opening: int) -> tuple[int, tuple[int, int] | None, bool]:
        """Where the name begins, with the word of its kind, where this stands, and whether anything stands there."""
        slavic = cyrillic_bodies()
        start, kind, is_formed = opening, None, False
        for _ in range(_MOST_NESTED):
            last = start - 2 if text[start - 1 : start] in (" ", "\u00a0") else start - 1
            if last < 0 or not text[last].isalnum():
                break
            before = _BEFORE.search(text, max(0, start - 40), start)
            if before is None:
                break
            word = before[1]
            if word in self.forms:
                start, is_formed = before.start(1), True
                continue
            if not is_formed and self.kinds.get(word):
                start, is_formed, kind = before.start(1), True, before.span(1)
                begin, adjectives = slavic.adjectives(text, start)
                if adjectives and slavic.is_named(text, begin, adjectives, has_field=True):
                    start = begin
            break
        return start, kind, is_formed

    def _close(self, text: str, opening: int) -> int | None:
        """The place after the mark that closes the name; one mark may close a name within a name too."""
        marks = text[opening]
        if marks == '"':
            return self._close_straight(text, opening)
        depth, last = 0, None
        for mark in _MARKS.finditer(text, opening, opening + _LONGEST):
            if mark[0] == "\n":
                break
            if mark[0] in "«„" or (mark[0] == "“" and marks == "“"):
                if last is not None:
                    break
                depth += 1
            elif mark[0] in _CLOSING[marks] or mark[0] == "»":
                depth -= 1
                last = mark.end()
                if depth <= 0 or text[last : last + 1] not in ("»", "”", "“"):
                    return last
        return last

    @staticmethod
    def _close_straight(text: str, opening: int) -> int | None:
        """The same of straight marks: one that stands behind a blank and before a letter opens a name within."""
        for mark in _STRAIGHT.finditer(text, opening + 1, opening + _LONGEST):
            if mark[0] == "\n":
                return None
            if text[mark.start() - 1] in " \u00a0" and text[mark.end() : mark.end() + 1].isalnum():
                continue
            return mark.end() + (text[mark.end() : mark.end() + 1] == '"')
        return None


@kept()
def _bodies(_folder: Path) -> QuotedBodies:
    return QuotedBodies()


def quoted_bodies() -> QuotedBodies:
    """The reader of names in quotation marks."""
    return _bodies(vocab_folder())
