"""All that one piece of a text mentions: every reader proposes, the neighbours judge, the longest stays."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from analysis.dates.finding import find_dates
from analysis.mentions.choosing import longest
from analysis.mentions.context import KNOWN_WELL, Context, context_of
from analysis.mentions.countries import Judge, settled
from analysis.mentions.deadlines import find_deadlines
from analysis.mentions.governments import governments
from analysis.mentions.latin_kazakh import latin_kazakh
from analysis.mentions.lookup import lookup_of
from analysis.mentions.mention import Mention
from analysis.mentions.money import find_money
from analysis.mentions.names import LATIN_KAZAKH
from analysis.mentions.organizations import find_organizations
from analysis.mentions.people import Beside, Heard, known_people, resolved
from analysis.mentions.posts import post_finder
from analysis.mentions.repeated_people import repeated_people
from analysis.mentions.scanning import Span, spans_of
from analysis.mentions.terms import terms_in
from analysis.mentions.tokens import Words
from analysis.mentions.unknown_people import find_unknown_people
from analysis.resolve.bodies import body_of


class Taken:
    """Where in a text something known stands."""

    def __init__(self, found: Iterable[Mention | Span]):
        places = sorted([(one.start, one.end) for one in found])
        self._starts = [start for start, _ in places]
        self._ends: list[int] = []
        for _, end in places:
            self._ends.append(max(end, self._ends[-1] if self._ends else 0))

    def holds(self, place: int) -> bool:
        """Whether a place lies within something known."""
        at = bisect_right(self._starts, place) - 1
        return at >= 0 and place < self._ends[at]


class Asked(NamedTuple):
    """What a caller says of a text: its `language`, the code whose `order` its 03/04/2025 has, the day of writing."""

    language: str | None = None
    order: str | None = None
    day: date | None = None


class PieceReader:
    """Reads the pieces of one text, one after the other: who was named in full before is known by surname later.

    Parameters
    ----------
    folder : Path
        Of the vocabularies.
    asked : Asked
        The language is told by the small words of the text where it is not given.
    """

    def __init__(self, folder: Path, asked: Asked):
        self._folder, self._asked = folder, asked
        self._context: Context = context_of(folder)
        self._heard = Heard()

    def read(self, text: str) -> Iterator[Mention]:
        """What a piece mentions, in order, no two over one another; places count from the beginning of the piece."""
        words = Words(text)
        language = self._asked.language or self._context.language_of(words.words)
        posts = list(post_finder(self._folder).find(words))
        begun = Taken(one._replace(start=one.start + 1) for one in posts)
        bodies = (one for one in find_organizations(words) if not begun.holds(one.start))  # глава МИД | России
        found = [*self._amounts(words), *bodies]
        spans = list(spans_of(words, lookup_of(self._folder, language not in KNOWN_WELL)))
        if language == "en":
            spans = [span for span in spans if span.entry.name != LATIN_KAZAKH]
        judge = self._judge(words, spans, [*found, *posts])
        names = [*settled(self._countries(words, spans, judge)), *self._towns(words, spans, judge)]
        beside = Beside([*posts, *names])
        people = list(known_people(text, words, spans, beside, self._heard))
        known = sorted([*found, *posts, *names, *people])
        surnames = {span.start: self._heard.is_of(span.entry.codes) for span in spans if span.entry.kind == "surname"}
        strangers = [self._named(text, one, beside) for one in find_unknown_people(words, known, surnames)]
        strangers += repeated_people(text, strangers, known)
        someone = Taken([*people, *strangers])  # Theresa May 2017
        known = [one for one in known if one.kind != "date" or not someone.holds(one.start)]
        latin = latin_kazakh(text, language, self._context, self._folder)
        return longest([*known, *strangers, *terms_in(words, self._folder), *latin])

    def _named(self, text: str, stranger: Mention, beside: Beside) -> Mention:
        """Somebody that no listed form is of, who may be listed in another spelling."""
        found = resolved(stranger.text, *beside.around(text, stranger.start, stranger.end))
        if not found:
            return stranger
        self._heard.add(found[0])
        return stranger._replace(codes=(found[0],), how=found[1], name="")

    def _amounts(self, words: Words) -> Iterator[Mention]:
        text = words.text
        for start, end, edtf, _ in find_dates(text, self._asked.order, self._asked.day):
            yield Mention(start, end, text[start:end], "date", (edtf,) if edtf else (), "date")
        yield from find_money(words)
        yield from find_deadlines(words)

    def _countries(self, words: Words, spans: Sequence[Span], judge: Judge) -> Iterator[Mention]:
        text = words.text
        for span in _longest_spans(span for span in spans if span.entry.kind == "country"):
            if judge.stands(span):
                codes = span.entry.codes
                how = span.entry.how if len(codes) == 1 or span.entry.how == "gone" else "ambiguous"
                yield Mention(span.start, span.end, text[span.start : span.end], "country", codes, how)
            elif last := judge.named_after(span):
                end = words.end(last - 1)
                name = text[span.start : end]
                body = body_of(name)
                yield Mention(
                    span.start, end, name, "organization", (body,) if body else (), "name", "" if body else name
                )

    def _judge(self, words: Words, spans: Sequence[Span], beside: Iterable[Mention]) -> Judge:
        surnames = [span for span in spans if span.entry.kind == "surname"]
        known: list[Mention | Span] = [*beside, *(span for span in spans if span.entry.kind != "surname")]
        return Judge(words, self._context, Taken(known).holds, Taken(surnames).holds)

    def _towns(self, words: Words, spans: Sequence[Span], judge: Judge) -> Iterator[Mention]:
        text = words.text
        towns = [span for span in _longest_spans(s for s in spans if s.entry.kind == "place") if judge.stands(span)]
        speaking = governments(words, towns, self._context)
        for place, span in enumerate(towns):
            start, end, entry = span.start, span.end, span.entry
            if place in speaking:
                codes = entry.codes if len(entry.codes) == 1 else ()
                yield Mention(start, end, text[start:end], "government", codes, "capital", entry.name)
            else:
                yield Mention(start, end, text[start:end], "place", (), "place", entry.name)
        countries = {span.first: span for span in spans if span.entry.kind == "country"}
        for span in _longest_spans(span for span in spans if span.entry.kind == "government"):
            owner = countries.get(span.last)
            if owner and words.is_beside(span.last) and owner.entry.codes == span.entry.codes:  # Госдепартамент США
                yield Mention(span.start, owner.end, text[span.start : owner.end], "organization", (), "kind")
            else:
                yield Mention(span.start, span.end, text[span.start : span.end], "government", span.entry.codes, "seat")


def _longest_spans(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans that lie over no longer one, in their order."""
    last: Span | None = None
    for span in spans:
        if last and span.first < last.last and span.start < last.end:
            if span.last - span.first <= last.last - last.first:
                continue
            last = span
            continue
        if last:
            yield last
        last = span
    if last:
        yield last
