"""Names of bodies in Russian, Ukrainian and Kazakh that no vocabulary lists, told by a word of their kind.

A ministry has its field after it, in small letters («Министерство промышленности и строительства Республики
Казахстан»), or, in Kazakh, before it. Other bodies have an adjective with a capital before their kind («Азиатский банк
развития») or are what stands after a kind with a capital («Комитет геологии»). A country at the end belongs to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from analysis.mentions.body_words import SLAVIC, body_words
from analysis.mentions.wordlists import APART, NEXT_WORD, WORD, alternatives
from analysis.resolve.countries.reader import countries
from analysis.vocab.cache import kept, vocab_folder

_LETTER = "[а-яёіїєґ]"
_GENITIVE_ADJECTIVE = re.compile(f"{_LETTER}+(?:ых|их|ой|ей|ого|его|ої|ого|ому|ым|им)")
_ADJECTIVE_BEFORE = re.compile(
    f"(?<![^\\W_])([А-ЯЁІЇЄҐ]?{_LETTER}+(?:-[А-Яа-я]?{_LETTER}+)*"
    "(?:ая|ой|ую|ый|ий|ого|ему|ому|ым|им|ое|ом|ні|на|ної|ній|ну|ною|ний))[ \u00a0]\\Z"
)
_NAME_BEFORE = re.compile("(?<![^\\W_])([А-ЯЁ][а-яё]+)[ \u00a0]\\Z")
_CAPITAL_BEFORE = re.compile("(?<![^\\W_])([А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһіР]*(?:-[^\\W\\d_]+)?)[ \u00a0]\\Z")
_WORD_BEFORE = re.compile(f"(?<![^\\W_])({WORD}(?:-{WORD})?)(,?)[ \u00a0]\\Z")
_SENTENCE_START = re.compile(r"(?:^|[.!?:…][\"”»)]?\s|\n|^[\"“«])\s*\Z")
_KAZAKH_GENITIVE = re.compile("[^\\W\\d_]+(?:ның|нің|дың|дің|тың|тің)")
_KAZAKH_ELSEWHERE = re.compile("(?:[дтн][ае]н|[дт][ае]|[ғқ]а|[гк]е|[мбп]ен)$")
_MOST_WORDS = 12
_REPUBLIC = ("республик", "республік", "королевств", "королівств")


class Found(NamedTuple):
    """A name where it stands, and its first word in the nominative, if that is its kind."""

    start: int
    end: int
    kind: str = ""


class CyrillicBodies:
    """Reads names of bodies by the words of one folder of vocabularies. Use `cyrillic_bodies`."""

    def __init__(self) -> None:
        words = body_words()
        self.ministries = words.known("ministry", *SLAVIC)
        self.kinds = words.known("kind", *SLAVIC)
        self.naming = words.known("naming", *SLAVIC)
        self.fields, self.joining = words.of("field", *SLAVIC), words.of("joining", *SLAVIC)
        self.kazakh_naming = words.known("naming", "kk")
        self.states = words.of("state", "kk")
        stems = {word.rstrip("*") for word in words.of("ministry", *SLAVIC) | words.of("kind", *SLAVIC)}
        either = stems | {stem[0].upper() + stem[1:] for stem in stems}
        self.seed = re.compile(f"{APART}({alternatives(either)}{_LETTER}{{0,4}})(?![^\\W_])")
        kazakh = {word.rstrip("*") for word in words.of("ministry", "kk") | words.of("kind", "kk")}
        self.kazakh_ministries = tuple(word.rstrip("*") for word in words.of("ministry", "kk"))
        self.kazakh_seed = re.compile(f"[ \u00a0]({alternatives(kazakh)}[а-яәғқңөұүһі]{{0,6}})(?![^\\W_])")

    def find(self, text: str) -> Iterator[Found]:
        """The names in a text."""
        done = 0
        for seed in self.seed.finditer("\n" + text):
            start, end = seed.start(1) - 1, seed.end(1) - 1
            if start < done:
                continue
            word = seed[1]
            if self.ministries.get(word):
                stop = self._complement(text, end)
                one = Found(start, stop, word) if stop > end else None
            elif self.kinds.get(word):
                one = self._of_kind(text, start, end, word)
            else:
                one = None
            if one is not None:
                yield one
                done = one.end
        for seed in self.kazakh_seed.finditer(text):
            if one := self._kazakh(text, seed.start(1), seed.end(1), seed[1].startswith(self.kazakh_ministries)):
                yield one

    # --- Russian and Ukrainian --------------------------------------------------------------------

    def _of_kind(self, text: str, start: int, end: int, word: str) -> Found | None:
        """A body by an adjective or a name with a capital before its kind, or by what stands after a capital."""
        begin, first = start, ""
        while adjective := _ADJECTIVE_BEFORE.search(text, max(0, begin - 45), begin):
            begin, first = adjective.start(1), adjective[1]
            if first[0].isupper():
                break
        stop = self._complement(text, end)
        if first and first[0].isupper():
            is_named = bool(self.naming.get(first.split("-")[0])) or not _SENTENCE_START.search(
                text, max(0, begin - 4), begin
            )
            if is_named or (stop > end and text[end + 1 : end + 2].islower() and self._has_set_name(first)):
                return Found(begin, stop)
            return None
        if not word[0].isupper():
            return None
        name = _NAME_BEFORE.search(text, max(0, start - 40), start)
        if name and name[1].endswith(("ев", "ов", "ин")):  # Назарбаев Университет
            return Found(name.start(1), stop)
        return Found(start, stop, word) if stop > end else None

    def _has_set_name(self, adjective: str) -> bool:
        return adjective.lower().endswith(("ский", "ского", "скому", "ским", "ском", "ская", "ской", "скую"))

    def _complement(self, text: str, end: int) -> int:
        """The end of what a body is of: words of a field in small letters, then a country."""
        stop = at = end
        is_joined = True
        for _ in range(_MOST_WORDS):
            comma = text[at : at + 1] == ","
            after = at + comma
            if text[after : after + 1] not in (" ", "\u00a0"):
                break
            word = NEXT_WORD.match(text, after + 1, after + 41)
            if word is None or not word[0][0].islower():
                break
            lower = word[0]
            if lower in self.fields:
                if comma and not self._list_goes_on(text, word.end()):
                    break
                stop = at = word.end()
                is_joined = False
                continue
            if comma and not is_joined and lower not in self.joining and not _GENITIVE_ADJECTIVE.fullmatch(lower):
                break
            if lower in self.joining or _GENITIVE_ADJECTIVE.fullmatch(lower):
                at = word.end()
                continue
            break
        return self._country(text, stop)

    def _list_goes_on(self, text: str, end: int) -> bool:
        """Whether a list with commas has its "and" later on: министерство торговли, экономики и финансов."""
        rest = text[end : end + 90]
        stop = next((place for place, mark in enumerate(rest) if mark in ".;:\n«»()"), len(rest))
        words = rest[:stop].replace(",", " ").split()
        for place, word in enumerate(words[:-1]):
            if word in self.joining:
                return words[place + 1] in self.fields or bool(_GENITIVE_ADJECTIVE.fullmatch(words[place + 1]))
            if word not in self.fields and not _GENITIVE_ADJECTIVE.fullmatch(word):
                return False
        return False

    def _country(self, text: str, end: int) -> int:
        """The end of a country's name that follows, or the place itself."""
        if text[end : end + 1] not in (" ", "\u00a0"):
            return end
        first = NEXT_WORD.match(text, end + 1, end + 41)
        if first is None or not first[0][0].isupper():
            return end
        known = countries()
        second = (
            NEXT_WORD.match(text, first.end() + 1, first.end() + 41)
            if text[first.end() : first.end() + 1] == " "
            else None
        )
        may_be_two = second and (first[0].lower().startswith(_REPUBLIC) or second[0][0].isupper())
        if second and may_be_two and known.look_up(text[first.start() : second.end()]).codes:
            return second.end()
        return first.end() if _is_country(first[0]) else end

    # --- Kazakh -----------------------------------------------------------------------------------

    def _kazakh(self, text: str, start: int, end: int, is_ministry: bool) -> Found | None:
        """A body by what stands before its kind, from a word with a capital on; then its country in the genitive."""
        begin, count = start, 0
        for _ in range(_MOST_WORDS):
            before = _WORD_BEFORE.search(text, max(0, begin - 45), begin)
            if before is None or (before[2] and not count):
                return None
            word, begin = before[1], before.start(1)
            if word[0].isupper():
                break
            count += 1
        else:
            return None
        if _KAZAKH_ELSEWHERE.search(word) and _is_country(word):
            return None  # Франциядан банкирлер: bankers from France
        is_known = is_ministry or bool(self.kazakh_naming.get(word))
        if not is_known and count:
            return None
        if not is_known and _SENTENCE_START.search(text, max(0, begin - 4), begin) and text[begin:start].count(" ") < 2:
            return None
        return Found(self._kazakh_country(text, begin), end)

    def _kazakh_country(self, text: str, begin: int) -> int:
        first = _CAPITAL_BEFORE.search(text, max(0, begin - 40), begin)
        if first is None:
            return begin
        second = _CAPITAL_BEFORE.search(text, max(0, first.start(1) - 40), first.start(1))
        if second and _KAZAKH_GENITIVE.fullmatch(first[1]) and _is_country(text[second.start(1) : first.end(1)]):
            return second.start(1)
        return first.start(1) if first[1] in self.states or _is_country(first[1]) else begin


def _is_country(name: str) -> bool:
    found = countries().look_up(name)
    return bool(found.codes) and found.how not in ("adjective", "demonym")


@kept()
def _bodies(_folder: Path) -> CyrillicBodies:
    return CyrillicBodies()


def cyrillic_bodies() -> CyrillicBodies:
    """The reader of names in Cyrillic letters."""
    return _bodies(vocab_folder())
