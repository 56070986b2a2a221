"""The words of a name parted from what stands around it: titles, posts, countries, Jr. and brackets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache, partial
from itertools import islice
from typing import NamedTuple

from analysis.languages.folding import fold
from analysis.resolve.people.particles import Particles, particles
from analysis.resolve.posts.lexicon import POSSESSIVE, PostBook

_WORD = re.compile(r"[^\W\d_]+(?:['’‘ʼ`´ʹ][^\W\d_]+)*['’]?(\.?)")
_HYPHENS = ("-", "‐", "‑", "–")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")  # soft hyphens and the like
_BRACKETS = re.compile(r"[(\[](.*?)[)\]]")
_APART = re.compile(r"\s*[,;/]\s*|\s+[–—-]+\s+")
_MOST_WORDS = 14
MOST_NAMES = 6
_LONGEST_POST = 6  # words of a term or a country's name
_SHORTEST_COUNTRY = 3


class Token(NamedTuple):
    """One word of a name as printed."""

    text: str
    is_initial: bool
    is_particle: bool
    is_small: bool  # in small letters and not the end of a hyphened name
    is_article: bool  # al, bin: it may be left out
    is_son: bool  # bin: the father's name follows


def words_of(text: str) -> list[str]:
    """The words of a text; hyphens part them, apostrophes do not."""
    return [found[0].removesuffix(".") for found in _WORD.finditer(text)]


def tokens_of(text: str) -> tuple[Token, ...]:
    """The first words of a text, one more than a name has at most, and what each is in a name."""
    return _tokens(text, particles())


@lru_cache(maxsize=1 << 14)
def _tokens(text: str, listed: Particles) -> tuple[Token, ...]:
    found = []
    for match in islice(_WORD.finditer(text), _MOST_WORDS + 1):  # more are no name, however many
        dot = match[1]
        word = match[0].removesuffix(".")
        initial = len(word) == 1 or (bool(dot) and len(word) == 2 and word[0].isupper())
        small = word.islower() and text[match.start() - 1 : match.start()] not in _HYPHENS
        plain = word.casefold()
        particle = plain in listed.all and (word.islower() or plain not in listed.also_names)
        found.append(Token(word, initial, particle, small, plain in listed.articles, plain in listed.sons))
    return tuple(found)


def without_last_particles(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """As indexes of books have it: Leyen, Ursula von der."""
    while len(tokens) > 2 and tokens[-1].is_particle:
        tokens = tokens[:-1]
    return tokens


def without_articles(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The words but for al, bin and the like; all of them where there are no others."""
    return tuple(token.text for token in tokens if not token.is_article) or tuple(token.text for token in tokens)


def generation_of(tokens: Sequence[Token], book: PostBook) -> tuple[tuple[Token, ...], str]:
    """The words without ``Jr.``, ``III`` and the like, and which of them stood there."""
    said = [found for token in tokens if (found := book.generation(token.text.casefold()))] if len(tokens) > 1 else ()
    if not said:
        return tuple(tokens), ""
    return tuple(token for token in tokens if not book.generation(token.text.casefold())), said[-1]


class Way(NamedTuple):
    """One way to part a value: the words of a name, Jr. or III, and the rest, which speaks of post and party."""

    tokens: tuple[Token, ...]
    generation: str
    rest: str
    is_whole: bool = False  # it must be all of a name


def whole(value: str, book: PostBook, listed: Particles) -> Way:
    """A value as nothing but a name."""
    tokens = _tokens(value, listed)
    if len(tokens) > _MOST_WORDS:
        return Way((), "", "")
    return Way(*generation_of(without_last_particles(tokens), book), "")


@lru_cache(maxsize=1 << 10)
def ways_of(value: str, book: PostBook, listed: Particles) -> tuple[Way, ...]:
    """The ways to part a value, with more taken off first."""
    text = _UNSEEN.sub("", unicodedata.normalize("NFC", value)).strip()
    aside = ""
    if ")" in text or "]" in text:  # looking for what is not there takes long where there are many opening ones
        aside = " ".join(_BRACKETS.findall(text))
        text = _BRACKETS.sub(" ", text)
    ways = [(_tokens(text, listed), aside)]
    before, *after = _APART.split(text)
    said = ", ".join(after)
    if after and (classes_of(said, book) or book.read(said).parties):
        ways.append((_tokens(before, listed), " ".join([aside, *after])))
    for tokens, rest in list(ways):
        first, last = _name_in(tokens, text, book)
        # The word before may be a given name after all, Iran Sharkhan, and that after a surname, Madeleine King MP.
        for start, end in ((first, last), (first - 1, last), (first, last + 1)):
            if start >= 0 and end <= len(tokens) and (start, end) != (0, len(tokens)):
                outer = [token.text for token in (*tokens[:start], *tokens[end:])]
                ways.append((tokens[start:end], " ".join([rest, *outer])))
    short = [way for way in reversed(ways) if len(way[0]) <= _MOST_WORDS]
    named = [Way(*generation_of(without_last_particles(tokens), book), rest.strip()) for tokens, rest in short]
    named += [way._replace(tokens=way.tokens[1:], is_whole=True) for way in named if _is_monsieur(way.tokens)]
    return tuple(named)


def _is_monsieur(tokens: tuple[Token, ...]) -> bool:
    """Whether the M. before a name may be no initial."""
    return len(tokens) > 2 and tokens[0].text == "M"


def _name_in(tokens: tuple[Token, ...], text: str, book: PostBook) -> tuple[int, int]:
    """First and last of the words left when posts, titles, countries and words in small letters are taken off."""
    if len(tokens) > _MOST_WORDS:
        return 0, len(tokens)
    words = [fold(POSSESSIVE.sub("", token.text)).replace(" ", "") or "-" for token in tokens]
    small = [token.is_small and not token.is_particle and text != text.lower() for token in tokens]
    first, last = 0, len(tokens)
    said_at = cache(partial(_said_at, words, book=book))  # each country's name is looked up once
    while first < last - 1:
        size = said_at(first, first > 0) or small[first]
        if not size or first + size >= last:
            break
        first += size
    while last > first + 1:
        beside = last < len(words)
        starts = range(max(first + 1, last - _LONGEST_POST), last)
        start = next((at for at in starts if said_at(at, beside) == last - at), last - small[last - 1])
        if start == last:
            break
        last = start
    classes = classes_of(" ".join([*words[:first], *words[last:]]), book)
    # A country or a small word alone takes nothing off: Iran and Ben are given names.
    return (first, last) if classes - {"link"} else (0, len(tokens))


@lru_cache(maxsize=1 << 14)
def classes_of(text: str, book: PostBook) -> frozenset[str]:
    """`PostBook.classes_of`, remembered."""
    return book.classes_of(text)


def _said_at(words: list[str], at: int, is_beside: bool, book: PostBook) -> int:
    """How many words from a place on are of a post or name a country, in any case beside a post; no lone letter."""
    size, classes = book.term_at(words, at)
    size = max(size * ("generation" not in classes), book.country_at(words, at)[0])
    if not size and is_beside and len(words[at]) > _SHORTEST_COUNTRY:
        return int(bool(book.countries.look_up(words[at]).codes))
    return 0 if size == len(words[at]) == 1 else size
