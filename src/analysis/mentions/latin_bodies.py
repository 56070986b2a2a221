"""Names of bodies in Latin letters that no vocabulary lists, told by a word of their kind: Ministry, Bank, Inc.

A name is a run of words with capitals. It begins where the run does, or at its kind: "Ministry of Mines, Industry and
Energy", "Development Bank of Southern Africa", "Freeport-McMoRan Inc.". What joins words of a ministry's field joins
two bodies elsewhere: "the Ministry of Energy and Rio Tinto".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from analysis.mentions.body_words import SENTENCE_START, Found, body_words
from analysis.mentions.seeds import Seeds
from analysis.mentions.tokens import Words
from analysis.mentions.wordlists import APART, alternatives, chunk_before
from analysis.resolve.countries.reader import countries
from analysis.vocab.cache import kept, vocab_folder

_CAPITAL = "A-ZÀ-ÖØ-ÞŞĞİŠŽČ"
_NAME = f"(?:(?:[A-Z]\\.){{2,}}|[{_CAPITAL}][^\\W_]*(?:[-.&’'][^\\W_]+)*)"
_WORD = re.compile(_NAME)
_OF = re.compile(f"[ \u00a0](?:of|for)[ \u00a0](?:the[ \u00a0])?(?={_NAME})")
_ON = re.compile(f"[ \u00a0](?:of|for|on)[ \u00a0](?:the[ \u00a0])?(?={_NAME})")
_JOINED = re.compile(f"(,[ \u00a0](?:and[ \u00a0])?|[ \u00a0](?:and|&)[ \u00a0](?:the[ \u00a0])?|[ \u00a0])({_NAME})")
_POSSESSIVE = ("'s", "’s", "'", "’")
_MOST_WORDS, _LONGEST_WORD = 6, 40
_MOST_OF_COMPANY = 4


class LatinBodies:
    """Reads names of bodies by the words of one folder of vocabularies. Use `latin_bodies`."""

    def __init__(self) -> None:
        words = body_words()
        self.kinds, self.weak = words.of("kind", "en"), words.of("weak kind", "en")
        self.legal, self.legal_before = words.of("legal form after", "en"), words.of("legal form before", "en")
        self.company_words = words.of("company word", "en")
        self.no_part, self.fields = words.of("not in a name", "en"), words.of("field", "en")
        self.not_before = words.of("not before a kind", "en")
        self.in_headlines = words.of("small in headlines", "en")
        self.naming, self.states = words.of("naming", "en"), words.of("state", "en")
        self.councils, self.no_ends = words.of("council", "en"), tuple(words.of("ending of no name", "en"))
        self.company_ends, self.no_company = words.of("company ending", "en"), words.of("no company", "en")
        self.before_name = words.of("kind before a name", "en")
        every = self.kinds | self.weak | self.legal | self.legal_before | self.company_ends | self.before_name
        self.seed = Seeds(re.compile(f"{APART}({alternatives(every)})(?![^\\W_])"), every)
        forms = "|".join(re.escape(word) for word in sorted(self.legal | {"Group"}, key=len, reverse=True))
        self.suffixes = re.compile(f"(?:,?[ \u00a0](?:{forms})(?![^\\W_]))*")

    def find(self, words: Words) -> Iterator[Found]:
        """The names in a text, in their order; a word of two kinds gives both."""
        text, done = words.text, 0
        for seed in self.seed.find(words):
            start, end = seed.start(1) - 1, seed.end(1) - 1
            if start < done:
                continue
            one = self._named(text, start, end, seed[1])
            if one is not None:
                yield one
                done = one.end

    def _named(self, text: str, start: int, end: int, word: str) -> Found | None:
        if word in self.legal_before and (run := self._after_form(text, end)):
            return Found(start, run)
        if word in self.before_name:
            run = self._after_form(text, end)
            return Found(end + 1, run) if run else None
        begin, words = self._joined(text, *self._run_before(text, start))
        stop = self._complement(text, end, word)
        is_headline = stop == end and self._is_headline(text, start)
        if is_headline:
            begin, words = self._in_headline(text, begin, words, start)
        if word in self.legal:
            if not words or (word.isupper() and len(words) == 1 and words[0].isupper()):
                return None
            return Found(begin, self._with_suffixes(text, end))
        if word in self.company_ends and word not in self.kinds:
            return None if is_headline else self._company(text, begin, words, end)
        if stop == end:
            stop = self._with_suffixes(text, end)
            needed = 2 if word in self.weak else 1
            if len(words) < needed or (words[-1] in self.not_before and len(words) < 3):
                return None
            if len(words) == 1 and not self._names(text, begin, words[0]):
                return None
        return Found(begin, stop)

    def _company(self, text: str, begin: int, words: list[str], end: int) -> Found | None:
        """A company by its last word alone: Pilbara Minerals; no material, nor a country's: Critical Minerals."""
        stop = self._with_suffixes(text, end)
        follows = _JOINED.match(text, stop)
        if follows and follows[1].strip(" \u00a0") in ("", "&"):  # Minerals Security Partnership
            return None
        is_plain = any(word in self.no_company or "-" in word for word in words)
        if not words or is_plain or len(words) > _MOST_OF_COMPANY or countries().look_up(words[-1]).codes:
            return None
        return Found(begin, stop)

    def _in_headline(self, text: str, begin: int, words: list[str], start: int) -> tuple[int, list[str]]:
        """The words that make a name where all have capitals: from one that names, or those of companies on."""
        kept = next((place for place, word in enumerate(words) if word in self.naming), None)
        if kept is None:
            is_of_company = [word in self.company_words for word in words]
            plain = [place for place, is_one in enumerate(is_of_company) if not is_one]
            kept = plain[-1] if plain and plain[-1] < len(words) - 1 else len(words)
        return (text.find(words[kept], begin), words[kept:]) if kept < len(words) else (start, [])

    def _after_form(self, text: str, end: int) -> int | None:
        """The end of the name after a legal form that stands first: JSC Kazakhtelecom, PT Timah Tbk."""
        stop = None
        at = end
        for _ in range(3):
            word = _WORD.match(text, at + 1, at + 1 + _LONGEST_WORD) if text[at : at + 1] in " \u00a0" else None
            if word is None or word[0] in self.no_part or word[0] in self.kinds:
                break
            stop = at = word.end()
        return self._with_suffixes(text, stop) if stop else None

    def _run_before(self, text: str, start: int) -> tuple[int, list[str]]:
        """The words with capitals right before a place, and where they begin."""
        words: list[str] = []
        begin = start
        for _ in range(_MOST_WORDS):
            start, word = chunk_before(text, begin)
            if word == "&" and words:
                start, word = chunk_before(text, start)
            if not _WORD.fullmatch(word) or word in self.no_part or word.endswith(_POSSESSIVE + self.no_ends):
                break
            words.insert(0, word)
            begin = start
        return begin, words

    def _joined(self, text: str, begin: int, words: list[str]) -> tuple[int, list[str]]:
        """With the first of two joined words after "the": the Securities and Exchange Commission."""
        start, joined = chunk_before(text, begin)
        if len(words) != 1 or joined != "and" or words[0] in self.naming:
            return begin, words
        start, first = chunk_before(text, start)
        before, article = chunk_before(text, start)
        if not _WORD.fullmatch(first) or first.isupper() or first in self.no_part | self.kinds:
            return begin, words
        if article in ("the", "The"):
            return start, [first, *words]
        return (before, [article, first, *words]) if article in self.states else (begin, words)

    def _complement(self, text: str, end: int, kind: str) -> int:
        """Where what a body is of, or for, ends; the end of its kind where nothing is said."""
        stop = end
        of = (_ON if kind in self.councils else _OF).match(text, end)
        while of is not None:
            first = _WORD.match(text, of.end(), of.end() + _LONGEST_WORD)
            if first is None or first[0] in self.kinds or first[0] in self.no_part:
                break
            stop = self._words_after(text, first)
            of = _OF.match(text, stop)
        return stop

    def _words_after(self, text: str, first: re.Match[str]) -> int:
        """The end of a run of words with capitals; only words of a field are joined by a comma or "and"."""
        stop = at = first.end()
        if first[0].endswith(_POSSESSIVE):
            return first.start() + len(first[0].rstrip("s").rstrip("'’"))
        in_list, last = False, first[0]
        for _ in range(2 * _MOST_WORDS):
            joined = _JOINED.match(text, at, at + _LONGEST_WORD)
            if joined is None or joined[2] in self.no_part:
                break
            is_apart, is_field = joined[1].strip() != "", self._is_field(last)
            if is_apart and not (is_field and self._is_field(joined[2])):
                break
            if not is_apart and (joined[2] in self.kinds or (is_field and not self._is_field(joined[2]))):
                break
            at, last = joined.end(), joined[2]
            in_list = joined[1].strip() == "," or (in_list and joined[1].strip() == "")
            if not in_list:  # a list without its "and" is no list: Ministry of Mines, Energy said
                stop = at
        return stop

    def _is_field(self, word: str) -> bool:
        return word.lower() in self.fields

    def _names(self, text: str, begin: int, word: str) -> bool:
        """Whether one word before a kind makes a name: not the first of a sentence, which has its capital anyway.

        Nor does the last of several that are joined: "Securities and Exchange Commission".
        """
        if word in self.naming or (len(word) > 1 and word.isupper()):
            return True
        start, joined = chunk_before(text, begin)
        if joined in ("and", "&") and chunk_before(text, start)[1][:1].isupper():
            return False
        return not SENTENCE_START.search(text, max(0, begin - 4), begin)

    def _with_suffixes(self, text: str, end: int) -> int:
        found = self.suffixes.match(text, end)
        return found.end() if found else end

    def _is_headline(self, text: str, at: int) -> bool:
        """Whether most words of the line have capitals, so that they tell no name."""
        start, end = text.rfind("\n", max(0, at - 80), at) + 1, text.find("\n", at, at + 80)
        words = text[max(start, at - 80) : end if end >= 0 else at + 80].split()[1:]
        lower = [word for word in words if word[0].islower() and len(word) > 1 and word not in self.in_headlines]
        return len(words) > 5 and not lower

    def company_run(self, text: str, end: int) -> int:
        """The end of a listed name with the words of companies after it: Vale Base Metals."""
        stop = end
        for _ in range(_MOST_WORDS):
            word = _WORD.match(text, stop + 1, stop + 1 + _LONGEST_WORD) if text[stop : stop + 1] == " " else None
            if word is None or not (word[0] in self.company_words or word[0] in self.kinds or word[0] in self.weak):
                break
            stop = word.end()
        return stop


@kept()
def _bodies(_folder: Path) -> LatinBodies:
    return LatinBodies()


def latin_bodies() -> LatinBodies:
    """The reader of names in Latin letters."""
    return _bodies(vocab_folder())
