"""From the text of a news article to drafts of records: the one door to the package."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

from analysis.dates.edtf import PartialDate
from analysis.dates.parsing import parse_date
from analysis.errors import DateError, ParameterError, shorten
from analysis.extract.agreements import Agreements
from analysis.extract.citing import cited_in
from analysis.extract.dateline import dateline_of
from analysis.extract.days import Calendar, is_day
from analysis.extract.deals import Deals
from analysis.extract.draft import Draft
from analysis.extract.event import Event, type_of
from analysis.extract.events import Events
from analysis.extract.items import Item
from analysis.extract.journeys import Journeys
from analysis.extract.people import Cast
from analysis.extract.reading import MOST, Reading
from analysis.extract.timing import Timing
from analysis.extract.visiting import Visits
from analysis.extract.wording import languages_in, tokens_of, wording_of
from analysis.languages.latin_kazakh import Cyrillic, is_latin_kazakh
from analysis.mentions.context import context_of
from analysis.vocab.cache import vocab_folder


class Source(NamedTuple):
    """The article: its text as it was given, how places of the text that was read are found there, the source entry."""

    text: str
    place: Callable[[int, int], tuple[int, int]]
    mapping: dict[str, str]
    is_rewritten: bool  # read in other letters than it was given


def draft_records(
    text: str,
    *,
    published: str | date | None = None,
    url: str | None = None,
    publisher: str | None = None,
    language: str | None = None,
) -> Draft:
    """What a news article reports: its agreements and visits as drafts of records, each statement with its place.

    Read in full are English, Russian, Kazakh (in either alphabet) and Ukrainian; of articles in other languages the
    parties, the kind and the day of agreements. A signatory is only who the text says has signed; what the text does
    not say is absent.

    Parameters
    ----------
    text : str
        The article: headline, then paragraphs. Its first 20,000 characters and 150 sentences are read.
    published : str or date, optional
        The day of publication, from which "on Thursday" is counted. Without it such days stay open.
    url, publisher : str, optional
        Of the article; they stand in its source entry.
    language : str, optional
        Code of the language, such as ``en`` or ``kk-Latn``; told by the words of the text where it is not given.

    Returns
    -------
    Draft

    Raises
    ------
    ParameterError
        `text` is no text, or `published` no day.

    Examples
    --------
    >>> draft = draft_records(
    ...     "Kazakhstan, Japan sign memorandum on gallium\\n\\nASTANA, May 8 - Kazakhstan and Japan signed a "
    ...     "memorandum of understanding on gallium on Thursday.",
    ...     published="2026-05-08",
    ... )
    >>> draft.is_news, draft.agreements[0]["parties"], draft.agreements[0]["signed"]
    (True, ['Kazakhstan', 'Japan'], '2026-05-07')
    """
    if not isinstance(text, str):
        raise ParameterError(f"{shorten(repr(text))} is no text", "give the text of one article")
    day = _day(published)
    folder = vocab_folder()
    code = language or _language_of(text)
    base = code.split("-")[0]
    read, place = text[:MOST], _same
    if base == "kk" and is_latin_kazakh(read):
        cyrillic = Cyrillic(read)
        read, place = cyrillic.text, cyrillic.place
    wording = wording_of(folder, base)
    known = base if base in _mention_languages() else None
    reading = Reading(read, base, wording, known, folder)
    source = Source(text, place, _mapping(url, publisher, day, code), place is not _same)
    return _drafted(reading, source, day, url, publisher, code)


def _drafted(
    reading: Reading, source: Source, published: str | None, url: str | None, publisher: str | None, language: str
) -> Draft:
    words = [found for found in reading.phrases if found.role in ("day", "weekday", "last_week")]
    calendar = Calendar(reading.text, reading.language, published, words)
    dateline = dateline_of(reading, calendar, published)
    if dateline.day and dateline.day.edtf != published:
        calendar = Calendar(reading.text, reading.language, dateline.day.edtf, words)
    cast = Cast(reading)
    events = Events(reading, cast)
    timing = Timing(reading, calendar, dateline, published or calendar.written)
    deals = Deals(reading, cast, events, timing)
    journeys = Journeys(reading, cast, events, timing)
    agreements = Agreements(reading, cast, deals, timing, journeys, published or calendar.written, source)
    visits = Visits(reading, events, journeys, agreements, source)
    mentioned = [*_told(events, agreements), *visits.told]
    if cited := cited_in(reading):
        source.mapping["cites"] = cited
    made = [record for _, record in agreements.made]
    return Draft(
        is_news=bool(made or visits.made),
        agreements=tuple(made),
        visits=tuple(visits.made),
        mentioned=tuple(mentioned),
        language=language,
        published=published,
        url=url,
        publisher=publisher,
        cites=source.mapping.get("cites"),
    )


def _told(events: Events, agreements: Agreements) -> list[dict[str, Any]]:
    """The agreements a report speaks of without reporting them: those of one kind and one reason together."""
    groups: dict[tuple[str, str], list[Event]] = {}
    for event in events.told:
        if event.why == "none" or (event.instrument is None and not event.sentence.is_headline):
            continue
        if agreements.made and event.instrument and _is_the_same(event.instrument, event.items):
            continue
        kind = type_of(event.instrument)
        key = next(
            (one for one in groups if one[0] == event.why and (not one[1] or not kind or _alike(one[1], kind))), None
        )
        groups.setdefault(key or (event.why, kind), []).append(event)
    told = [{"what": "agreement", "why": why} | agreements.told(found) for (why, _), found in groups.items()]
    told += [{"what": "agreement", "why": "recalled"} | record for _, record in agreements.old]
    return told


def _is_the_same(instrument: Item, items: Sequence[Item]) -> bool:
    """Whether a word points to a document that the report has named: this agreement."""
    return any(0 <= instrument.start - one.end <= 2 for one in items if one.role == "demonstrative")


def _alike(one: str, other: str) -> bool:
    return one == other or "agreement" in (one, other)


def _same(start: int, end: int) -> tuple[int, int]:
    return start, end


def _day(published: str | date | None) -> str | None:
    if published is None:
        return None
    try:
        found: PartialDate = parse_date(published)
    except DateError as error:
        raise ParameterError(f"published is no day: {error}") from None
    if not is_day(found.edtf):
        raise ParameterError(f"published is no day: {published!r}", "write YYYY-MM-DD")
    return found.edtf


def _mapping(url: str | None, publisher: str | None, published: str | None, language: str) -> dict[str, str]:
    told = {"url": url, "publisher": publisher, "published": published, "language": language}
    return {key: value for key, value in told.items() if value}


def _mention_languages() -> frozenset[str]:
    from babel.localedata import locale_identifiers

    return frozenset(name for name in locale_identifiers() if "_" not in name)


_FEW = 4  # different small words of Kazakh that a text in Latin letters has
_SMALL = 12  # words among which an English text has a small one: of, the


def _language_of(text: str) -> str:
    """The language of a text, by its small words, else by the words for events that it has."""
    from analysis.mentions.tokens import Words

    folder = vocab_folder()
    words, context = Words(text[:4000]).words, context_of(folder)
    found = context.language_of(words)
    if found and (found != "en" or sum(map(context.is_english, words)) * _SMALL >= len(words)):
        return found
    if is_latin_kazakh(text[:4000]):
        converted = set(Words(Cyrillic(text[:4000]).text).words)
        if context.small_words(converted, "kk") >= _FEW:
            return "kk"
    tokens = tokens_of(text[:4000])
    others = [code for code in languages_in(folder) if code != "en"]
    counts = {code: sum(1 for _ in wording_of(folder, code).find(text[:4000], tokens)) for code in others}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] else "en"
