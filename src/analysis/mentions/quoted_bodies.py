"""Names of bodies in quotation marks beside a word of their kind: АО «Казхром», «Алтын Тау» ЖШС."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from analysis.mentions.body_words import SLAVIC, body_words
from analysis.mentions.wordlists import APART, WORD, alternatives
from analysis.vocab.cache import kept, vocab_folder

_OPENING = re.compile('[«“„"]')
_CLOSING = {"«": "»", "“": "”", "„": "“”", '"': '"'}
_LONGEST = 90
_MARKS = re.compile('[«»“”„"\n]')
_BEFORE = re.compile(f"(?<![^\\W_])({WORD}(?:-{WORD})?)[ \u00a0]?\\Z")
_ADJECTIVE = re.compile(
    r"[А-ЯЁІЇЄ][а-яёіїєґ-]+(?:ая|ой|ую|ый|ий|ого|ому|ым|им|ое|ом|ні|на|ної|ну|ною|ний|ного)[ \u00a0]\Z"
)
_UNQUOTED = re.compile(r"[ \u00a0]((?:[A-ZА-ЯЁІЇЄӘҒҚҢӨҰҮҺ][^\W_]*(?:[-.&][^\W_]+)*)(?:[ \u00a0][A-Z][^\W_]*)*)")
_MOST_NESTED = 3


class Quoted(NamedTuple):
    """A name where it stands, and what is quoted of it."""

    start: int
    end: int
    quoted: str


class QuotedBodies:
    """Reads names in quotation marks by the words of one folder of vocabularies. Use `quoted_bodies`."""

    def __init__(self) -> None:
        words = body_words()
        self.kinds = words.known("kind before quotes", *SLAVIC)
        self.forms = words.of("legal form before", "ru", "uk", "en")
        after = "|".join(sorted(words.of("legal form after", "kk", "en"), key=len, reverse=True))
        kinds = "|".join(sorted(words.of("kind after quotes", "kk"), key=len, reverse=True))
        form = f"(?:{after.replace('.', chr(92) + '.')}|(?:{kinds})[а-яәғқңөұүһі]{{0,6}})(?![^\\W_])"
        self.after = re.compile(f",?[ \u00a0]?({form}(?:[ \u00a0]{form})?)")
        cyrillic = [form for form in self.forms if not form.isascii()]
        self.form_seed = re.compile(f"{APART}({alternatives(cyrillic)})(?={_UNQUOTED.pattern})")

    def find(self, text: str) -> Iterator[Quoted]:
        """The names in a text: those in quotation marks, then those that follow a legal form without any."""
        done = 0
        for opening in _OPENING.finditer(text):
            if opening.start() < done:
                continue
            one = self._quoted(text, opening.start())
            if one is not None:
                yield one
                done = one.end
        for found in self.form_seed.finditer("\n" + text) if not text.isascii() else ():
            yield Quoted(found.start(1) - 1, found.end(2) - 1, found[2])

    def _quoted(self, text: str, opening: int) -> Quoted | None:
        start, is_formed = self._start(text, opening)
        first = text[opening + 1 : opening + 2]
        if not (first.strip() if is_formed else first.isalnum()):
            return None
        close = self._close(text, opening)
        if close is None:
            return None
        form = self.after.match(text, close)
        quoted = text[opening + 1 : close - 1]
        if not is_formed:
            return Quoted(opening, form.end(), quoted) if form else None
        return Quoted(start, form.end() if form and not form[1].isascii() else close, quoted)

    def _start(self, text: str, opening: int) -> tuple[int, bool]:
        """Where the name begins, with the word of its kind, and whether one stands there."""
        start, is_formed = opening, False
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
                start, is_formed = before.start(1), True
                while adjective := _ADJECTIVE.search(text, max(0, start - 40), start):
                    start = adjective.start()
            break
        return start, is_formed

    def _close(self, text: str, opening: int) -> int | None:
        """The place after the mark that closes the name; one mark may close a name within a name too."""
        marks = text[opening]
        if marks == '"':
            close = text.find('"', opening + 1, opening + _LONGEST)
            return close + 1 if close > 0 and "\n" not in text[opening:close] else None
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


@kept()
def _bodies(_folder: Path) -> QuotedBodies:
    return QuotedBodies()


def quoted_bodies() -> QuotedBodies:
    """The reader of names in quotation marks."""
    return _bodies(vocab_folder())
