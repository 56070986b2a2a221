"""The people of the vocabulary in running text: full names as listed, surnames where something tells whose they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from analysis.errors import AnalysisError
from analysis.mentions.mention import Mention
from analysis.mentions.name_forms import name_forms
from analysis.mentions.scanning import Span
from analysis.mentions.surnames import Surnames, surnames_of
from analysis.mentions.tokens import Words
from analysis.resolve.people.forms import is_womans_form
from analysis.resolve.people.index import people_index
from analysis.resolve.people.resolver import resolve_person
from analysis.resolve.posts.lexicon import post_book
from analysis.vocab.cache import vocab_folder

_NUMBER = re.compile("[IVX]{2,5}")
_CLOSE = 3  # signs between a post, a country and a name that stand side by side


class Heard:
    """Who has been named in full in a text so far, and whose surname others bear there too."""

    def __init__(self) -> None:
        self._people: set[str] = set()
        self._shared: set[str] = set()

    def add(self, person: str) -> None:
        """Somebody whose full name has stood in the text."""
        self._people.add(person)

    def share(self, people: Iterable[str]) -> None:
        """Somebody else of their surname has stood in the text: by the surname alone it may be either."""
        self._shared.update(people)

    def is_of(self, people: Sequence[str]) -> bool:
        """Whether one of those who bear a surname has been named."""
        return not self._people.isdisjoint(people)

    def whose(self, people: Sequence[str]) -> str:
        """The one of those who bear a surname that has been named in full; '' where it is nobody, or several are."""
        named = self._people.intersection(people)
        return next(iter(named)) if len(named) == 1 and self._shared.isdisjoint(named) else ""


class Beside:
    """The posts and countries of a text by where they begin and end, to be found from a name that stands beside."""

    def __init__(self, mentions: Sequence[Mention]):
        self._begun = {mention.start: mention for mention in mentions}
        self._ended = {mention.end: mention for mention in mentions}

    def around(self, text: str, start: int, end: int) -> tuple[str, str]:
        """The post and the country that stand right before a name, else the post behind its comma; '' for none."""
        post, party = self._before(text, start)
        if not post and (after := self._after(text, end)):
            post, party = after, ""
        return post, party

    def _before(self, text: str, place: int) -> tuple[str, str]:
        """Kazakh President, президент Казахстана: both in either order."""
        post, party = "", ""
        for _ in range(2):
            found = self._ending_at(place)
            if found is None or not _is_gap(gap := text[found.end : place]):
                break
            if found.kind != "post" and "," in gap:  # on a visit to Germany, Minister X
                break
            if found.kind == "post":
                post = post or found.text
            else:
                party = party or (found.codes[0] if len(found.codes) == 1 else "")
            place = found.start
        return post, party

    def _ending_at(self, place: int) -> Mention | None:
        return next((self._ended[at] for at in range(place, place - _CLOSE, -1) if at in self._ended), None)

    def _after(self, text: str, place: int) -> str:
        """Tokayev, president of Kazakhstan."""
        found = next((self._begun[at] for at in range(place, place + _CLOSE) if at in self._begun), None)
        return found.text if found and found.kind == "post" and "," in text[place : found.start] else ""

    def begins_at(self, place: int) -> bool:
        """Whether a post or a country begins at a place."""
        return place in self._begun

    def is_known(self, text: str, place: int) -> bool:
        """Whether a post or a country stands right before a place."""
        found = self._ending_at(place)
        return found is not None and _is_gap(text[found.end : place])


def _is_gap(gap: str) -> bool:
    return not gap.strip(" \xa0-–") or gap.strip() == ","


def known_people(text: str, words: Words, spans: Sequence[Span], beside: Beside, heard: Heard) -> Iterator[Mention]:
    """The people of the vocabulary that a text names, in its order."""
    surnames = surnames_of(vocab_folder())
    full = {at for span in spans if span.entry.kind == "person" for at in range(span.first, span.last)}
    until = 0
    for span in _longest_first_at_each_word(spans):
        if span.start < until or (span.entry.kind == "surname" and not full.isdisjoint(range(span.first, span.last))):
            continue
        if span.entry.kind == "person":
            mention = _in_full(text, words, span, beside, surnames)
        else:
            mention = _by_surname(text, words, span, beside, heard, surnames)
        if mention:
            until = mention.end
            if mention.codes:
                heard.add(mention.codes[0])
            yield mention


def _longest_first_at_each_word(spans: Sequence[Span]) -> list[Span]:
    people = [span for span in spans if span.entry.kind in ("person", "surname")]
    return sorted(people, key=lambda span: (span.start, -span.end, span.entry.kind))


def _in_full(text: str, words: Words, span: Span, beside: Beside, surnames: Surnames) -> Mention | None:
    """A full name: nobody's where a post beside it, or Jr. behind it, speaks against the one who bears it; None where
    it is the end of a longer name."""
    if surnames.is_longer(words, span.first):
        return None
    start, end = span.start, span.end
    is_longer = _is_generation(words, span.last)
    if is_longer:
        end = words.end(span.last)
    post, party = beside.around(text, start, end)
    codes, how = span.entry.codes, span.entry.how
    if post or is_longer or len(codes) != 1:
        found = resolved(text[start:end], post, party)
        codes = (found[0],) if found else ()
    return Mention(start, end, text[start:end], "person", codes, how)


def _is_generation(words: Words, at: int) -> bool:
    """Whether Jr. or the number of a king, XVI, stands at a word."""
    if not words.key(at) or words.gap(at) not in (" ", ", "):
        return False
    if _NUMBER.fullmatch(words.words[at]):
        return True
    return "generation" in post_book().term_at([words.key(at)], 0)[1]


def _by_surname(
    text: str, words: Words, span: Span, beside: Beside, heard: Heard, surnames: Surnames
) -> Mention | None:
    """A surname beside a post, or of somebody who has been named in full; None where nothing tells whose it is."""
    if _goes_on(words, span.last, beside) or (words.is_beside(span.last) and _is_generation(words, span.last)):
        return None
    first, start = span.first, span.start
    while (
        first > 0 and len(words.words[first - 1]) == 1 and words.is_capital(first - 1) and words.gap(first)[:1] == "."
    ):
        first -= 1
        start = words.start(first)
    post, party = beside.around(text, start, span.end)
    printed, is_in_case = text[start : span.end], is_womans_form(text[span.start : span.end])
    if post and (found := resolved(printed, post, party)):
        return Mention(start, span.end, printed, "person", (found[0],), "surname")
    if not beside.is_known(text, start) and not surnames.may_stand_alone(words, first):
        heard.share(span.entry.codes)
        return None
    person = heard.whose(span.entry.codes)
    if not person or (first < span.first and not _may_be_of(printed, person)):
        return None
    if is_in_case and people_index().gender_of(person) != "f" and not surnames.is_mans(text, start, span.end):
        heard.share([person])
        return None
    title = surnames.title(words, first)
    if title and not _may_be_of(f"{title} {printed}", person):
        heard.share([person])
        return None
    return Mention(start, span.end, printed, "person", (person,), "surname")


def _may_be_of(printed: str, person: str) -> bool:
    """Whether initials or a title beside a surname may be somebody's."""
    parties = {held.party for held in post_book().held_by(person)} - {""}
    return any((found := resolved(printed, "", party)) and found[0] == person for party in sorted(parties))


def _goes_on(words: Words, at: int, beside: Beside) -> bool:
    """Whether another capitalized word follows, so that a word may be a given name or part of a longer name.

    One all in capitals, a country and a post are no part of a name.
    """
    if at >= len(words) or not words.is_joined(at) or not words.is_capital(at):
        return False
    word, forms = words.words[at], name_forms()
    if (word.isupper() and len(word) > 1) or beside.begins_at(words.start(at)):
        return False
    # Племянник президента Токаева Мухамед
    given, surname = forms.given(word), forms.surname(words.words[at - 1])[0]
    return not (given and surname and given.isdisjoint(surname))


def resolved(name: str, post: str, party: str) -> tuple[str, str] | None:
    """The person of a name with what stands beside it, and how that was found; None where that is not sure."""
    if post and is_womans_form(name):  # the post tells whether it is a case: президента Токаева
        name, post = f"{post} {name}", ""
    try:
        return resolve_person(name, post or None, party or None)
    except AnalysisError:
        return None
