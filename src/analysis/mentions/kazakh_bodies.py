"""Names of bodies in Kazakh that no vocabulary lists: what stands before a word of their kind.

A name begins at its word with a capital: «Өнеркәсіп және құрылыс министрлігі», «Сәтбаев университеті». The country
before it belongs to it, in the genitive too: «Қазақстан Республикасының Қаржы министрлігі».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from analysis.mentions.body_words import SENTENCE_START, Found, body_words, is_country
from analysis.mentions.wordlists import WORD, alternatives
from analysis.vocab.cache import kept, vocab_folder

_CAPITAL_BEFORE = re.compile(
    "(?<![^\\W_])([А-ЯЁӘҒҚҢӨҰҮҺІ](?:[а-яёәғқңөұүһіР]*|[А-ЯӘҒҚҢӨҰҮҺІ]{1,4})(?:-[^\\W\\d_]+)?)[ \u00a0]\\Z"
)
_WORD_BEFORE = re.compile(f"(?<![^\\W_])({WORD}(?:-{WORD})?)(,?)[ \u00a0]\\Z")
_ENDING = "[а-яәғқңөұүһі]"
_MOST_WORDS = 12


class KazakhBodies:
    """Reads names of bodies by the words of one folder of vocabularies. Use `kazakh_bodies`."""

    def __init__(self) -> None:
        words = body_words()
        self.naming, self.fields = words.known("naming", "kk"), words.known("field", "kk")
        self.other_joins = words.of("joining", "ru", "uk") - words.of("joining", "kk")
        self.joining, self.states = words.of("joining", "kk"), words.of("state", "kk")
        self.surnames = tuple(words.of("surname ending"))
        self.genitive = re.compile(f"[^\\W\\d_]+(?:{'|'.join(words.of('genitive ending', 'kk'))})")
        self.elsewhere = tuple(words.of("elsewhere ending", "kk"))
        self.ministries = tuple(word.rstrip("*") for word in words.of("ministry", "kk"))
        self.bare = words.known("bare kind", "kk")
        self.weak = tuple(word.rstrip("*") for word in words.of("weak kind", "kk"))
        listed = words.of("ministry", "kk") | words.of("kind", "kk")
        listed |= words.of("weak kind", "kk") | words.of("bare kind", "kk")
        stems = {word.rstrip("*") for word in listed}
        either = stems | {stem[0].upper() + stem[1:] for stem in stems}
        self.seed = re.compile(f"[ \u00a0]({alternatives(either)}{_ENDING}{{0,6}})(?![^\\W_])")

    def find(self, text: str) -> Iterator[Found]:
        """The names in a text."""
        for seed in self.seed.finditer(text):
            if one := self._named(text, seed.start(1), seed.end(1), seed[1].lower()):
                yield one

    def _named(self, text: str, start: int, end: int, kind: str) -> Found | None:
        """A body by what stands before its kind, from a word with a capital on; then its country in the genitive."""
        begin, between = start, list[str]()
        for _ in range(_MOST_WORDS):
            before = _WORD_BEFORE.search(text, max(0, begin - 45), begin)
            if before is None or (before[2] and not between):
                return None
            word, begin = before[1], before.start(1)
            if word[0].isupper():
                break
            if word in self.other_joins:  # Сомов и вице-президент банка is Russian
                return None
            between.insert(0, word)
        else:
            return None
        if word.lower().endswith(self.elsewhere) and is_country(word):
            return None  # Франциядан банкирлер: bankers from France
        if not self._is_named(text, word, begin, between, kind):
            return None
        return Found(self._country(text, begin), end, (start, end), is_kazakh=True)

    def _is_named(self, text: str, word: str, begin: int, between: list[str], kind: str) -> bool:
        """Whether words before a kind make a name of it: not the first of a sentence, which has its capital anyway."""
        if kind.startswith(self.ministries) or word.lower().endswith(self.surnames):
            return True
        if self.bare.get(kind):
            return bool(self.naming.get(word)) or (bool(between) and between[-1] in self.joining)
        if kind.startswith(self.weak):
            return len(between) == 1 and bool(self.fields.get(between[0]))
        if between:
            of_field = all(part in self.joining or self.fields.get(part) for part in between)
            return bool(self.naming.get(word)) or (of_field and bool(self.fields.get(word)))
        if self.naming.get(word) or self.fields.get(word):
            return True
        return not SENTENCE_START.search(text, max(0, begin - 4), begin)

    def _country(self, text: str, begin: int) -> int:
        first = _CAPITAL_BEFORE.search(text, max(0, begin - 40), begin)
        if first is None:
            return begin
        second = _CAPITAL_BEFORE.search(text, max(0, first.start(1) - 40), first.start(1))
        if second and self.genitive.fullmatch(first[1]) and is_country(text[second.start(1) : first.end(1)]):
            return second.start(1)
        return first.start(1) if first[1] in self.states or is_country(first[1]) else begin


@kept()
def _bodies(_folder: Path) -> KazakhBodies:
    return KazakhBodies()


def kazakh_bodies() -> KazakhBodies:
    """The reader of Kazakh names."""
    return _bodies(vocab_folder())
