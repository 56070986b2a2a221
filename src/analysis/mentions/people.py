"""The people of the vocabulary in running text: full names as listed, surnames where something tells whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.errors import AnalysisError
from analysis.languages.surnames import keys_of
from analysis.mentions.mention import Mention
from analysis.mentions.scanning import Span
from analysis.mentions.tokens import Words
from analysis.resolve.people.index import people_index
from analysis.resolve.people.resolver import resolve_person
from analysis.resolve.posts.lexicon import post_book

_SHORTEST = 2
_CLOSE = 3  # signs between a post, a country and a name that stand side by side


class Heard:
    """Who has been named in full in a text so far, by the sounds of the last word of the surname."""

    def __init__(self) -> None:
        self._by_sound: dict[str, set[str]] = {}
        self._people: set[str] = set()
        self._known: dict[str, str] = {}

    def __bool__(self) -> bool:
        return bool(self._people)

    def add(self, person: str) -> None:
        """Somebody whose full name has stood in the text."""
        if person in self._people:
            return
        self._people.add(person)
        self._known.clear()
        for name in people_index().names_of(person):
            words = [word for word in name.family if len(word) > 1]
            for key in keys_of(words[-1]) if words else ():
                self._by_sound.setdefault(key, set()).add(person)

    def whose(self, word: str) -> str:
        """The one person whose surname a word is, in some case; '' where it is nobody's, or several people's."""
        if word not in self._known:
            people = set[str]().union(*(self._by_sound.get(key, ()) for key in keys_of(word)))
            self._known[word] = next(iter(people)) if len(people) == 1 else ""
        return self._known[word]


class Beside:
    """The posts and countries of a text by where they begin and end, to be found from a name that stands beside."""

    def __init__(self, mentions: Sequence[Mention]):
        self._begun = {mention.start: mention for mention in mentions}
        self._ended = {mention.end: mention for mention in mentions}

    def before(self, text: str, place: int) -> tuple[str, str, bool]:
        """The post and the country that stand right before a place, and whether there is a post."""
        post, party = "", ""
        for _ in range(2):
            found = next((self._ended[at] for at in range(place, place - _CLOSE, -1) if at in self._ended), None)
            if found is None or not _is_gap(text[found.end : place]):
                break
            if found.kind == "post":
                post = post or found.text
            else:
                party = party or (found.codes[0] if len(found.codes) == 1 else "")
            place = found.start
        return post, party, bool(post)

    def after(self, text: str, place: int) -> tuple[str, str]:
        """The post and the country that follow behind a comma: Tokayev, president of Kazakhstan."""
        found = next((self._begun[at] for at in range(place, place + _CLOSE) if at in self._begun), None)
        if found is None or found.kind != "post" or "," not in text[place : found.start]:
            return "", ""
        return found.text, ""


def _is_gap(gap: str) -> bool:
    return not gap.strip(" \xa0-–") or gap.strip() == ","


def known_people(
    text: str, words: Words, spans: Sequence[Span], beside: Beside, heard: Heard
) -> Iterator[Mention]:
    """The people of the vocabulary that a text names."""
    taken = set[int]()
    for span in sorted(spans, key=lambda span: (span.first - span.last, span.first)):
        if taken.isdisjoint(range(span.first, span.last)):
            taken.update(range(span.first, span.last))
            mention = _in_full(text, words, span, beside)
            if mention.codes:
                heard.add(mention.codes[0])
            yield mention
    yield from _surnames(text, words, taken, beside, heard)


def _in_full(text: str, words: Words, span: Span, beside: Beside) -> Mention:
    """A full name: nobody's where a post beside it, or Jr. behind it, speaks against the one who bears it."""
    start, end = span.start, span.end
    if span.last < len(words) and words.is_beside(span.last) or words.gap(span.last) == ", ":
        classes = post_book().term_at([words.key(span.last)], 0)[1] if words.key(span.last) else frozenset()
        if "generation" in classes and not words.gap(span.last).startswith("."):
            end = words.end(span.last)
    post, party, _ = beside.before(text, start)
    if not post:
        post, party = beside.after(text, end)
    codes, how = span.entry.codes, span.entry.how
    if post or end != span.end or len(codes) != 1:
        found = resolved(text[start:end], post, "")
        codes = (found[0],) if found else ()
    return Mention(start, end, text[start:end], "person", codes, how)


def _surnames(text: str, words: Words, taken: set[int], beside: Beside, heard: Heard) -> Iterator[Mention]:
    for at, word in enumerate(words.words):
        if len(word) <= _SHORTEST or not words.is_capital(at) or at in taken:
            continue
        start, end = words.start(at), words.end(at)
        post, party, has_post = beside.before(text, start)
        if has_post and not _goes_on(words, at + 1, taken):
            found = resolved(text[start:end], post, party)
            if found:
                heard.add(found[0])
                yield Mention(start, end, text[start:end], "person", (found[0],), "surname")
                continue
        if heard and not _goes_on(words, at + 1, taken) and not _follows(words, at, beside, text):
            person = heard.whose(text[start:end])
            if person:
                yield Mention(start, end, text[start:end], "person", (person,), "surname")


def _goes_on(words: Words, at: int, taken: set[int]) -> bool:
    """Whether another capitalized word follows, so that a word may be a given name or part of a longer name."""
    return at < len(words) and words.is_joined(at) and words.is_capital(at) and at not in taken


def _follows(words: Words, at: int, beside: Beside, text: str) -> bool:
    """Whether a capitalized word that is no post and no country stands right before: another's given name."""
    if not words.is_joined(at) or not words.is_capital(at - 1) or words.begins_sentence(at - 1):
        return False
    return beside.before(text, words.start(at))[:2] == ("", "")


def resolved(name: str, post: str, party: str) -> tuple[str, str] | None:
    """The person of a name with what stands beside it, and how that was found; None where that is not sure."""
    try:
        return resolve_person(name, post or None, party or None)
    except AnalysisError:
        return None
