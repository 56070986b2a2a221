"""The post beside a name in a sentence, with its country and its body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from analysis.extract.items import Item, Sentence
from analysis.extract.person import Person, Place
from analysis.extract.reading import Reading
from analysis.languages.folding import fold
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import read_table

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_ACCEPTED = frozenset(("post", "country", "government", "organization"))
_PASSED = frozenset(
    (
        "mineral",
        "mineral_name",
        "area",
        "modifier",
        "side",
        "abbreviation",
        "document",
        "kind",
        "place",
        "content",
        "company",
    )
)
_LINKS = frozenset(("between", "behalf", "by", "instead", "more", "mood"))
_MOST_MODIFIERS, _MOST_BESIDE = 6, 2  # words between a country and a post, a body and a name
_MOST_BEFORE_HEAD, _STEM = 4, 5  # words of a post before its noun; letters by which a noun in a case is known
_MOST_WORDS = 9  # of a post that stand between its first words and the name
_STOPS = re.compile(r"[;:—–()]|,(?!\s*(?:ресурс|экол))")
# The last fields of a post: (minister of) mines, energy and water.
_FIELDS = re.compile(r"[^,;:—–()]*(?:,[^,;:—–()]{2,40})*?,?\s(?:and|&|и|та|й|және|et|y|und|e|ve)\s[^,;:—–()]+")
_BETWEEN_AFTER = re.compile(r"\s*[,(]\s*(?:[^\W\d_][\w’'-]*\s+){0,5}(?:[«\"“]\s*)?")
_LINK = "(?:for|and|of|the|to|in|at|по|и|в|на|с|de|un)"
# What a post is for is not whose it is: envoy of a country for South and Central Asia.
_REMIT = re.compile(
    r"\b(?:for|in|to|по|в|во|у|з|із)\s+(?:странам|стране|регионам|региону|країнам|регіонам)?\s*"
    r"(?:[^\W\d_]+\s+(?:and|и|та|й|і)\s+)?\Z",
    re.IGNORECASE,
)
_ENDS_IN_LINK = re.compile(rf"(?:\s|^){_LINK}\s*$", re.IGNORECASE)
_OF_A_COUNTRY = re.compile(r"(?:\s(?:of|de|du)(?:\s(?:the|la|el))?\s?)?$", re.IGNORECASE)
_BEGINS_WITH_LINK = re.compile(rf"\s*{_LINK}\s", re.IGNORECASE)
_GENITIVES = ("ның", "нің", "дың", "дің", "тың", "тің", "nın", "nin", "nun", "nün", "ın", "in", "un", "ün")
_VERBS = frozenset(("sign", "exchange", "adopt", "arrive", "stay", "meet", "attend", "report", "join", "end"))
_AND = frozenset(("and", "и", "мен", "бен", "пен", "жане", "та", "и", "й", "und", "et", "ve", "y", "e", "i"))


class Posts:
    """Reads the posts of a report."""

    def __init__(self, reading: Reading):
        self._reading = reading

    def before(self, person: Person, sentence: Sentence, low: int, used: set[int]) -> Person:
        """The person with the post, the country and the body that stand right before the name."""
        text, cursor = self._reading.text, person.start
        taken: list[Item] = []
        for item in reversed(sentence.items):
            if item.end > cursor or item.start < low:
                continue
            is_linked = item.role in _LINKS and not any(one.role == "post" for one in taken)
            if item.role in _PASSED or is_linked:
                continue
            gap = text[item.end : cursor]
            if item.role == "country" and not taken and (remit := _REMIT.search(text, low, item.start)):
                cursor = remit.start()
                continue
            is_apart = item.role == "post" and not taken and self._is_in_apposition(item, gap, low)
            if (
                item.role not in _ACCEPTED
                or (_STOPS.search(gap) and not is_apart and not (item.role == "post" and _FIELDS.fullmatch(gap)))
                or len(_WORD.findall(gap)) > _MOST_WORDS
            ):
                break
            if any(one.role == "post" for one in taken):
                # Before a post only its country or body may stand, right before it.
                is_told = any(one.role in ("country", "government") for one in taken)
                if item.role == "post" or not self._is_near(gap) or (is_told and item.role == "country"):
                    break  # визита в Узбекистан президента Турции
            elif (item.role != "post" and len(_WORD.findall(gap)) > _MOST_BESIDE) or self._joins(gap):
                break
            taken.append(item)
            cursor = item.start
        post = next((one for one in taken if one.role == "post"), None)
        if post is None and not taken:
            return person
        place = self._post_place(post, taken, person, low) if post else None
        if post:
            used.add(post.start)
        if place and post and (owner := self._owner(taken, post)) is not None:
            first = _WORD.search(self._reading.text, owner.end, post.start)
            place = Place(first.start() if first else place.start, place.end)
        start = min([one.start for one in taken] + ([place.start] if place else []))
        person = replace(person, start=start, post=place, rank=(post.code or "") if post else "")
        return self._told(self._with_case_of_post(person), taken)

    def _is_in_apposition(self, post: Item, gap: str, low: int) -> bool:
        """Whether only a comma parts a post from the name behind it, and the post is not of the name before it."""
        before = self._reading.text[low : post.start]
        return (
            _without_honorific(f",{gap}".strip()).strip(" ,") == ""
            and "," in gap
            and (self._joins(before) or not _BETWEEN_AFTER.fullmatch(before))
        )

    def _with_case_of_post(self, person: Person) -> Person:
        """The person in the case in which the post stands, which tells it better than a foreign name."""
        if person.post is None:
            return person
        heads = self._reading.wording.words_of("head")
        words = [word.casefold() for word in _WORD.findall(self._reading.text[person.post.start : person.post.end])]
        words = words[:_MOST_BEFORE_HEAD]
        if any(word in heads for word in words):
            name, mention = person.name, person.item.mention
            if mention and not person.is_nominative and not person.code and mention.how != "again":
                name = " ".join(mention.text.split())
            return replace(person, is_nominative=True, name=name)
        for lower in words:
            if any(lower.startswith(head[: max(_STEM, len(head) - 3)]) for head in heads if len(head) > _STEM):
                return replace(person, is_nominative=False)
        return person

    def _owner(self, taken: Sequence[Item], post: Item) -> Item | None:
        """The country whose post it is where a language names it first and far off: Венгрияның … министрі."""
        owner = taken[-1]
        is_before = owner.role == "country" and owner.end <= post.start
        printed = self._reading.text[owner.start : owner.end].casefold()
        is_adjective = self._reading.language == "en" and owner.mention is not None and owner.mention.how == "adjective"
        return owner if is_before and (is_adjective or printed.endswith(_GENITIVES)) else None

    def _is_modifier(self, word: str) -> bool:
        return self._reading.wording.begins(word, "modifier")

    def _is_near(self, gap: str) -> bool:
        """Whether a country stands right before a post: only words that a post may begin with are between."""
        words = [word for word in _WORD.findall(gap) if word != "s"]
        if self._reading.language == "en" and len(words) <= _MOST_BESIDE:  # Kenyan Mining Minister
            return True
        return len(words) <= _MOST_MODIFIERS and all(word[0].islower() or self._is_modifier(word) for word in words)

    @staticmethod
    def _joins(gap: str) -> bool:
        """Whether a word for 'and' parts a name from what stands before it: of that somebody else is told."""
        words = _WORD.findall(gap)
        return bool(words) and (
            fold(words[0]) in _AND or (fold(words[-1]) in _AND and not _BEGINS_WITH_LINK.match(gap))
        )

    def _post_place(self, post: Item, taken: Sequence[Item], person: Person, low: int) -> Place:
        text = self._reading.text
        start = self._with_modifiers(post.start, low)
        others = sorted(one.start for one in taken if one.role != "post" and one.start > post.start)
        end = person.item.start
        for one in taken:  # Prime Minister of Japan Shinzo Abe: the country is the party's, not of the post
            if one.role == "country" and one.start > post.start and not text[one.end : end].strip():
                end = one.start - len(_OF_A_COUNTRY.search(text[post.end : one.start])[0])  # type: ignore[index]
        for place in others:
            if not _ENDS_IN_LINK.search(text[post.end : place]):
                end = place
                break
        printed = _without_honorific(text[post.start : end].rstrip(' \n\xa0«"“„,–—-'))
        return Place(start, post.start + max(len(printed), post.end - post.start))

    def _with_modifiers(self, start: int, low: int) -> int:
        """Where a post begins with the words before it that only a post has: Федералдық, полномочный."""
        text = self._reading.text
        while True:
            words = list(_WORD.finditer(text, max(low, start - 40), start))
            if not words or text[words[-1].end() : start].strip() or not self._is_modifier(words[-1][0]):
                return start
            start = words[-1].start()

    def behind(self, person: Person, sentence: Sentence, high: int, used: set[int]) -> Person:
        """The person with the post that stands behind the name and a comma."""
        text = self._reading.text
        after = [item for item in sentence.items if person.item.end <= item.start < high]
        post = next((item for item in after if item.role == "post"), None)
        if post is None or post.start in used:
            return person
        gap = text[person.item.end : post.start]
        if not _BETWEEN_AFTER.fullmatch(gap) or self._joins(gap):
            return person
        used.add(post.start)
        stop = re.compile(r"[,;)\n]|\s-\s|\.\s|$").search(text, post.end, min(high, sentence.end))
        end = stop.start() if stop else post.end
        verbs = [item.start for item in after if item.role in _VERBS and item.start >= post.end]
        end = min([end, *verbs])
        taken = [item for item in after if item.role in _ACCEPTED and item.start < end]
        others = [one.start for one in taken if one.role in ("country", "government", "organization")]
        inner = [place for place in others if place > post.end and not _ENDS_IN_LINK.search(text[post.end : place])]
        printed = text[post.start : min([end, *inner])].rstrip(' \n\xa0,–—-«"')
        place = Place(post.start, post.start + max(len(printed), post.end - post.start))
        person = replace(person, end=max(end, post.end), post=place, rank=post.code or "")
        return self._told(self._with_case_of_post(person), taken)

    def _told(self, person: Person, taken: Sequence[Item]) -> Person:
        """The party and the body that the items beside a name tell."""
        for item in sorted(taken, key=lambda one: one.start):
            if item.role in ("country", "government") and item.code and not person.party:
                person = replace(person, party=item.code, party_place=Place(item.start, item.end))
            elif item.role == "organization" and person.body is None:
                person = replace(person, body=item)
        return person


def _without_honorific(printed: str) -> str:
    """A post without the words of address that stand between it and the name: Minister H.E."""
    words = printed.split()
    last = words[-1] if len(words) > 1 else ""
    return printed[: -len(last)].rstrip(" ,") if last and last in _honorifics(vocab_folder()) else printed


@kept()
def _honorifics(folder: Path) -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("person_words.csv", folder) if row["role"] == "honorific")
