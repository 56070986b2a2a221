"""A report as its sentences and clauses, with what is named in each and the words that tell of events."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from pathlib import Path

from analysis.extract.again import with_people
from analysis.extract.clauses import Clauses
from analysis.extract.items import VERBS, Item, Sentence
from analysis.extract.page import Part, parts_of
from analysis.extract.parties import is_bloc
from analysis.extract.sentences import sentences_of
from analysis.extract.wording import WORD, Found, Wording, tokens_of
from analysis.mentions.find import find_mentions
from analysis.mentions.mention import Mention

MOST, _MOST_SENTENCES = 20_000, 150  # characters and sentences that are read: few reports are longer
_MOST_ITEMS = 160  # of a sentence
NAMES = ("person", "country", "government", "organization", "place", "post", "mineral", "area", "date", "money")
_TOPICS = frozenset(("area", "mineral"))  # that count in a few words that a report quotes
_KEEPS = frozenset(
    ("person", "organization", "post", "date", "money", "deadline")
)  # no word within them tells of an event
_LOOKED_UP = frozenset(("head", "locative", "modifier", "abbreviation", "furniture"))  # words that are asked for alone
_ALSO_WITHIN = frozenset(("kind", "mineral", "pronoun"))  # but for what it is about: Critical Minerals Dialogue
_QUOTE = re.compile(r"«[^«»]{3,1500}»|“[^“”]{3,1500}”|„[^„“”]{3,1500}[“”]|\"[^\"\n]{3,1500}\"|「[^」]{3,1500}」")
_SPOKEN = 6  # words in quotes that somebody says; fewer are a name
# Behind the adjective of a region it is one country of it: the Central Asian nation.
_ONE_OF = re.compile(
    r"\s(?:country|nation|state|republic|neighbou?r|giant|economy|стран[аыеу]|республик[аиеу]|государств[оау])\b",
)
_OF_PRONOUN = 60  # characters between "we" and its verb

# Roles of words that are nothing of their own within longer ones, and the roles of these.
_PARTS = {
    "meet": VERBS - {"meet"},
    "between": frozenset(("report",)),
    "by": frozenset(("occasion", "witness", "attend", "report")),
    "area": frozenset(("area",)),
    "arrive": frozenset(("adopt",)),
    "join": frozenset(("content",)),
    "mood": frozenset(("witness",)),
    "end": frozenset(("stay", "depart")),
    "relative": frozenset(("sign",)),
    "instrument": frozenset(("report",)),
}


class Reading:
    """A text read once.

    Attributes
    ----------
    text : str
    language : str
    sentences : list of Sentence
        Of the report, headline first.
    """

    def __init__(self, text: str, language: str, wording: Wording, known: str | None, folder: Path):
        self.text, self.language, self.wording, self.folder = text[:MOST], language, wording, folder
        found = [m for m in find_mentions(self.text, known) if m.kind not in ("status", "deadline")]
        self.phrases = list(wording.find(self.text, tokens_of(self.text)))
        self._starts = [one.start for one in self.phrases]
        words = [one for one in self.phrases if one.role in ("title", "through")]
        posts = [(m.start, m.end) for m in found if m.kind == "post"]
        marks = [(w.start, w.end) for w in words if not any(low < w.end and w.start < high for low, high in posts)]
        found = [m._replace(kind="post", codes=()) if _is_headed(m) else m for m in found]
        met = [one.end for one in self.phrases if one.role == "meet"]
        self.mentions = _with_inner(with_people(self.text, found, marks, met))
        self._keep = [(m.start, m.end) for m in self.mentions if m.kind in _KEEPS]
        self.shortened = wording.words_of("abbreviation")
        furniture = [one.start for one in self.phrases if one.role == "furniture"]
        self.parts = list(parts_of(self.text, furniture))
        self.sentences = list(islice(self._sentences(), _MOST_SENTENCES))

    def _sentences(self) -> Iterator[Sentence]:
        taken = [(m.start, m.end) for m in self.mentions if m.kind in ("person", "organization", "date", "money")]
        spoken = [place for place in _quotes(self.text) if self._is_spoken(*place)]
        number, starts = 0, [m.start for m in self.mentions]
        for paragraph, part in enumerate(self.parts):
            for start, end in self._split(part, taken):
                is_list = part.list_start is not None and end > part.list_start
                sentence = Sentence(
                    number, start, end, paragraph, part.is_headline, part.list_start if is_list else None
                )
                first = bisect_right(starts, start - 1)
                mentions = []
                while first < len(self.mentions) and self.mentions[first].start < end:
                    mentions.append(self.mentions[first])
                    first += 1
                self._fill(sentence, mentions, spoken)
                yield sentence
                number += 1

    def _split(self, part: Part, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        if part.is_headline:
            yield part.start, part.end
            return
        near = [place for place in taken if place[1] > part.start and place[0] < part.end]
        first, end = part.start, part.list_start or part.end
        before = list(sentences_of(self.text, first, end, near, self.shortened))
        if part.list_start is not None:
            before[-1] = (before[-1][0], part.end)
        yield from before

    def _is_spoken(self, start: int, end: int) -> bool:
        printed = self.text[start:end]
        if self._reports_own_deed(start, end):
            return False
        return len(tokens_of(printed)) >= _SPOKEN or printed[-2:-1] in ",.!?" or len(printed) > 60

    def _reports_own_deed(self, start: int, end: int) -> bool:
        """Whether somebody who is quoted tells what he has signed: "Together with the minister we signed a treaty"."""
        phrases = self.phrases[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        has_document = any(one.role in ("instrument", "document") for one in phrases) or any(
            one.kind == "agreement_type" and start <= one.start < end for one in self.mentions
        )
        return has_document and any(
            one.role == "pronoun" and one.form == "first" and 0 <= verb.start - one.end <= _OF_PRONOUN
            for verb in phrases
            if verb.role == "sign" and verb.form == "active" and "signing" not in self.text[verb.start : verb.end]
            for one in phrases
        )

    def _is_address(self, found: Found) -> bool:
        """Whether a pronoun in capitals is a word of address: HE Dinesh Bhatia."""
        return found.role == "pronoun" and found.end - found.start > 1 and self.text[found.start : found.end].isupper()

    def _fill(self, sentence: Sentence, mentions: list[Mention], spoken: list[tuple[int, int]]) -> None:
        items = [Item(m.start, m.end, "instrument" if m.kind == "agreement_type" else m.kind, "", m) for m in mentions]
        keep = [(m.start, m.end) for m in mentions if m.kind in _KEEPS]
        topics = [(m.start, m.end) for m in mentions if m.kind in ("area", "mineral")]
        low, high = bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end)
        for found in self.phrases[low:high]:
            if found.role in _LOOKED_UP or found.end > sentence.end or self._is_address(found):
                continue
            is_within = any(low <= found.start and found.end <= high and (low, high) != found[:2] for low, high in keep)
            if found.role == "mood" and any(low < found.end and found.start < high for low, high in topics):
                continue  # joint projects are no draft
            if not is_within or found.role in _ALSO_WITHIN:
                role = "mineral_name" if is_within and found.role == "mineral" else found.role
                items.append(Item(found.start, found.end, role, found.form))
        items = [item for item in items if not (is_bloc(item.code) and _ONE_OF.match(self.text, item.end))]
        told = [(item.start, item.end) for item in items if item.role in ("same_day", "day_before")]
        items = [item for item in items if item.role != "country" or not _lies_in(item, told)]  # Того ж дня is not Togo
        posts = [(m.start, m.end) for m in mentions if m.kind == "post"]
        items = [
            replace(item, role="post") if item.role == "title" else item
            for item in items
            if item.role != "title" or not any(low < item.end and item.start < high for low, high in posts)
        ]
        types = [(m.start, m.end) for m in mentions if m.kind == "agreement_type"]
        items = [
            item
            for item in items
            if item.mention
            or item.role != "instrument"
            or not any(low < item.end and item.start < high for low, high in types)
        ]
        frames = [(item.start, item.end) for item in items if item.role == "occasion"]
        items = [  # what was held within the framework of something is no framework
            item
            for item in items
            if not _is_of_longer(item, items)
            and not (item.role == "instrument" and any(low < item.start < high for low, high in frames))
        ]
        relatives = {item.start for item in items if item.role == "relative"}
        items = [  # "under the treaty" recalls it, "under which" does not
            item for item in items if item.role != "mood" or not relatives & {item.end, item.end + 1}
        ]
        items = sorted(items, key=lambda item: (item.start, item.end))[:_MOST_ITEMS]
        clauses = Clauses(self.text, sentence, items)
        sentence.openings = clauses.openings
        sentence.items = [
            Item(
                *(item.start, item.end, item.role, item.form, item.mention),
                clauses.at(item.start),
                any(
                    low < item.start
                    and item.end < high
                    and not (item.role in _TOPICS and self.text[low + 1 : high].lstrip()[:1].islower())
                    for low, high in spoken
                ),
            )
            for item in items
        ]


def _is_headed(mention: Mention) -> bool:
    """Whether what was taken for a body is who heads one: Директор департамента."""
    first, _, rest = mention.text.partition(" ")
    return mention.kind == "organization" and not mention.codes and bool(rest) and _is_post(first)


@lru_cache(maxsize=1 << 12)
def _is_post(word: str) -> bool:
    return any(one.kind == "post" and one.text == word for one in find_mentions(word))


def _with_inner(mentions: list[Mention]) -> list[Mention]:
    """Mentions with the minerals that stand within a longer term: production of lithium, купля-продажа урана."""
    found = list(mentions)
    for one in mentions:
        if one.kind in ("area", "agreement_type") and " " in one.text:
            for start, end, codes in _minerals_in(one.text):
                found.append(
                    Mention(one.start + start, one.start + end, one.text[start:end], "mineral", codes, "within")
                )
    return sorted(found)


@lru_cache(maxsize=1 << 13)
def _minerals_in(term: str) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """The minerals that the words of a term name, each word by itself."""
    found = []
    for word in WORD.finditer(term):
        for one in find_mentions(word[0]):
            if one.kind == "mineral":
                found += [(word.start() + one.start, word.start() + one.end, one.codes)]
    return tuple(found)


def _is_of_longer(item: Item, items: Sequence[Item]) -> bool:
    """Whether words are a part of longer ones that tell something else: принял of принял участие, со of со ссылкой,
    statement of in a statement; or of a longer term for what is covered: research of research into deposits."""
    if (item.mention and item.role != "instrument") or item.role not in _PARTS:
        return False
    return any(
        one.start <= item.start and item.end <= one.end and one.end - one.start > item.end - item.start
        for one in items
        if one.role in _PARTS[item.role] and (item.role != "area" or one.mention)
    )


def _lies_in(item: Item, places: Sequence[tuple[int, int]]) -> bool:
    return any(low <= item.start and item.end <= high for low, high in places)


def _quotes(text: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in _QUOTE.finditer(text))
