"""Names of bodies in Russian and Ukrainian that no vocabulary lists, told by a word of their kind.

A ministry has its field after it, in small letters («Министерство промышленности и строительства Республики
Казахстан»). Other bodies have an adjective with a capital before their kind («Азиатский банк развития») or are what
stands after a kind with a capital («Комитет геологии»). A country at the end belongs to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from analysis.languages.russian import adjective_lemma
from analysis.mentions.body_words import SENTENCE_START, SLAVIC, Found, body_words, is_country
from analysis.mentions.seeds import Seeds
from analysis.mentions.tokens import Words
from analysis.mentions.wordlists import APART, NEXT_WORD, alternatives
from analysis.resolve.countries.reader import countries
from analysis.vocab.cache import kept, vocab_folder

_CAPITAL, _LETTER, _MARK = "[А-ЯЁІЇЄҐ]", "[а-яёіїєґ]", "['’ʼ]"
_PART = f"{_LETTER}+(?:{_MARK}{_LETTER}+)?"
_ADJECTIVE_BEFORE = re.compile(
    f"(?<![^\\W_])((?:{_CAPITAL}{_MARK}?{_LETTER}+|{_PART})(?:{_MARK}{_LETTER}+)?(?:-[А-Яа-яіїє]?{_LETTER}+)*"
    "(?:[аяоеу][яй]|[ую]ю|ое|ее|[ыи]й|[ое]го|[ое]му|[ыи]м|[ое]м|[оеє]ї|[оє]ю|ій|ім|"
    "(?:[сцз]ьк|[чльрвн]н|[хо]дн|ан)[аеіу]))[ \u00a0]\\Z"
)
_NAME_BEFORE = re.compile("(?<![^\\W_])([А-ЯЁӘҒҚҢӨҰҮҺІ][а-яёәғқңөұүһі]+)[ \u00a0]\\Z")
_NAMES_AFTER = re.compile(f"[ \u00a0](?:{_CAPITAL}\\.[ \u00a0]?){{0,2}}[А-ЯЁӘҒҚҢӨҰҮҺІЇЄ][\\w-]+")
_MOST_WORDS = 12


class CyrillicBodies:
    """Reads names of bodies by the words of one folder of vocabularies. Use `cyrillic_bodies`."""

    def __init__(self) -> None:
        words = body_words()
        self.ministries = words.known("ministry", *SLAVIC)
        self.kinds, self.weak = words.known("kind", *SLAVIC), words.known("weak kind", *SLAVIC)
        self.naming, self.naming_company = words.known("naming", *SLAVIC), words.known("naming company", *SLAVIC)
        self.plain = words.known("not before a kind", *SLAVIC)
        self.fields, self.joining = words.of("field", *SLAVIC), words.of("joining", *SLAVIC)
        self.set_endings = tuple(words.of("set name ending", *SLAVIC))
        self.surnames = tuple(words.of("surname ending"))
        self.states_of_two = tuple(word.rstrip("*") for word in words.of("state of two words", *SLAVIC))
        self.genitive = re.compile(f"{_LETTER}+(?:{'|'.join(words.of('genitive ending', *SLAVIC))})")
        after = alternatives(words.of("named after", *SLAVIC))
        self.named_after = re.compile(f"[ \u00a0]{after}(?:{_NAMES_AFTER.pattern}){{1,3}}")
        listed = words.of("ministry", *SLAVIC) | words.of("kind", *SLAVIC) | words.of("weak kind", *SLAVIC)
        stems = {word.rstrip("*") for word in listed}
        either = stems | {stem[0].upper() + stem[1:] for stem in stems}
        self.seed = Seeds(re.compile(f"{APART}({alternatives(either)}{_LETTER}{{0,4}})(?![^\\W_])"))

    def find(self, words: Words) -> Iterator[Found]:
        """The names in a text."""
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
        """A body by an adjective or a name with a capital before its kind, or by what stands after its kind."""
        is_ministry, is_weak = bool(self.ministries.get(word)), not self.kinds.get(word)
        if is_weak and not is_ministry and not self.weak.get(word):
            return None
        begin, adjectives = self.adjectives(text, start)
        stop = self._complement(text, end)
        if adjectives and adjectives[0][0].isupper():
            if is_ministry:  # Японское министерство is a Japanese one
                first = start if _is_of_country(adjectives[0]) else begin
                return Found(first, stop, (start, end)) if stop > end else None
            has_field = stop > end and text[end + 1 : end + 2].islower()
            if self.is_named(text, begin, adjectives, is_weak, has_field):
                return Found(begin, stop, (start, end))
            return None
        if is_ministry:
            return Found(start, stop, (start, end)) if stop > end else None
        if not word[0].isupper() or is_weak:
            return None
        name = _NAME_BEFORE.search(text, max(0, start - 40), start)
        if name and name[1].endswith(self.surnames):  # Назарбаев Университет
            return Found(name.start(1), stop, (start, end))
        return Found(start, stop, (start, end)) if stop > end else None

    def adjectives(self, text: str, start: int) -> tuple[int, list[str]]:
        """The adjectives before a kind from one with a capital on, and where they begin."""
        begin, found = start, list[str]()
        while adjective := _ADJECTIVE_BEFORE.search(text, max(0, begin - 45), begin):
            begin = adjective.start(1)
            found.insert(0, adjective[1])
            if adjective[1][0].isupper():
                break
        return begin, found

    def is_named(
        self, text: str, begin: int, adjectives: list[str], is_weak: bool = False, has_field: bool = False
    ) -> bool:
        """Whether adjectives make a name of a kind: not the first of a sentence, which has its capital anyway."""
        if not adjectives[0][0].isupper():
            return False
        if not SENTENCE_START.search(text, max(0, begin - 4), begin):
            return True
        first = adjectives[0]
        is_set = first.lower().endswith(self.set_endings)
        is_several = len(adjectives) > 1 and not any(map(self.plain.get, adjectives[1:]))
        if is_weak:
            of_place = is_set and not self.naming.get(first) and not _is_of_country(first)
            return is_several and (of_place or bool(self.naming_company.get(first)))
        if "-" in first and _is_of_country(first):  # китайско-казахстанский совет
            return has_field or first.split("-")[-1][0].isupper()
        naming = self.naming.get(first) or self.naming.get(first.split("-")[0])
        return (
            bool(naming) or (is_set and is_several) or (has_field and (is_set or bool(self.naming_company.get(first))))
        )

    def _complement(self, text: str, end: int) -> int:
        """The end of what a body is of: words of a field in small letters, a country, somebody's name."""
        stop = self._fields(text, end)
        country = self.country_after(text, stop)
        if country > stop and stop == end:  # Агентство Республики Казахстан по атомной энергии
            country = self._fields(text, country)
        stop = country
        named = self.named_after.match(text, stop)
        return named.end() if named else stop

    def _fields(self, text: str, end: int) -> int:
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
            lower = word[0].replace("’", "'").replace("ʼ", "'")
            if lower in self.fields:
                if comma and not self._list_goes_on(text, word.end()):
                    break
                stop = at = word.end()
                is_joined = False
                continue
            if comma and not is_joined and lower not in self.joining and not self.genitive.fullmatch(lower):
                break
            if lower in self.joining or self.genitive.fullmatch(lower):
                at = word.end()
                continue
            break
        return stop

    def _list_goes_on(self, text: str, end: int) -> bool:
        """Whether a list with commas has its "and" later on: министерство торговли, экономики и финансов."""
        rest = text[end : end + 90]
        stop = next((place for place, mark in enumerate(rest) if mark in ".;:\n«»()"), len(rest))
        words = rest[:stop].replace(",", " ").split()
        for place, word in enumerate(words[:-1]):
            if word in self.joining:
                return words[place + 1] in self.fields or bool(self.genitive.fullmatch(words[place + 1]))
            if word not in self.fields and not self.genitive.fullmatch(word):
                return False
        return False

    def country_after(self, text: str, end: int) -> int:
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
        may_be_two = second and (first[0].lower().startswith(self.states_of_two) or second[0][0].isupper())
        if second and may_be_two and known.look_up(text[first.start() : second.end()]).codes:
            return second.end()
        return first.end() if is_country(first[0]) else end


def _is_of_country(adjective: str) -> bool:
    """Whether an adjective is that of a country or of two: российско-казахстанский."""
    lemma = adjective_lemma(adjective.split("-")[-1].lower())
    return lemma is not None and bool(countries().look_up(lemma).codes)


@kept()
def _bodies(_folder: Path) -> CyrillicBodies:
    return CyrillicBodies()


def cyrillic_bodies() -> CyrillicBodies:
    """The reader of Russian and Ukrainian names."""
    return _bodies(vocab_folder())
