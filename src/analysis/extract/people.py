"""Who is named in a sentence: the person, the post beside the name, and whom he or she acts for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from analysis.extract.bodies import body_party, country_in
from analysis.extract.items import LAST, Item, Sentence
from analysis.extract.parties import parties
from analysis.extract.person import Person, Place, joined
from analysis.extract.posts import Posts
from analysis.extract.reading import Reading
from analysis.languages.folding import fold
from analysis.mentions.mention import Mention
from analysis.mentions.repeated_people import family_name_first
from analysis.resolve.base_forms import base_form

_FAR = 40  # characters between a delegation and the name of its leader
_BESIDE = 2  # characters between a country and its delegation
_OF = ("", "of", "from", "of the", "from the")
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")


class Cast:
    """The people of a text: `by_sentence`, and what all that is said of one of them comes to, `known`."""

    def __init__(self, reading: Reading):
        self._reading, self._posts = reading, Posts(reading)
        self.by_sentence: dict[int, list[Person]] = {}
        for sentence in reading.sentences:
            self.by_sentence[sentence.number] = list(self._people(sentence))
        self.known: dict[str, Person] = {}
        for people in self.by_sentence.values():
            for person in people:
                self.known[person.key] = joined(self.known.get(person.key), person)

    def _people(self, sentence: Sentence) -> Iterator[Person]:
        found = sentence.of("person")
        used: set[int] = set()
        people = []
        for at, item in enumerate(found):
            low = found[at - 1].end if at else sentence.start
            people.append(self._posts.before(self._bare(item, sentence), sentence, low, used))
        for at, person in enumerate(people):
            high = people[at + 1].start if at + 1 < len(people) else sentence.end
            if person.post is None:
                person = self._posts.behind(person, sentence, high, used)
            yield self._with_party(person)

    def _bare(self, item: Item, sentence: Sentence) -> Person:
        mention = item.mention
        printed = " ".join((mention.text if mention else "").split())
        is_stranger = mention is not None and bool(mention.name) and not mention.codes
        code = mention.code if mention else None
        if mention and is_stranger:
            name = mention.name
        elif code and parties().is_name_of(printed, code):
            name = printed
        else:
            name = _first_form(printed, self._reading.language)
        key = code or fold(family_name_first(name) or name.split()[-1])
        is_first = fold(name) == fold(printed) or (is_stranger and self._is_initials(mention))
        return Person(item, sentence.number, key, name, code, is_first, item.start, item.end)

    def _is_initials(self, mention: Mention | None) -> bool:
        """Whether a name with initials has a surname in no case."""
        if mention is None or mention.how != "initials":
            return False
        return fold(mention.text.split(".")[-1].strip()) == fold(mention.name.split()[-1])

    def _with_party(self, person: Person) -> Person:
        if person.party:
            return person
        if person.body and (party := body_party(person.body, self._reading)):
            return replace(person, party=party, party_place=Place(person.body.start, person.body.end))
        if person.code and (party := parties().of_person(person.code)):
            return replace(person, party=party)
        if person.post and (found := self._country_before(person.post.start)):
            return replace(person, party=found[0], party_place=found[1])
        item = self._delegation(person) or (self._heading(person) if person.post else None)
        if item is not None and item.code:
            return replace(person, party=item.code, party_place=Place(item.start, item.end))
        return person

    def _heading(self, person: Person) -> Item | None:
        """The country that heads the paragraph of somebody with a post: Armenia. The minister …"""
        for number in range(person.sentence - 1, -1, -1):
            before = self._reading.sentences[number]
            if before.paragraph != self._reading.sentences[person.sentence].paragraph:
                return None
            if len(before.items) == 1 and before.items[0].role == "country":
                return before.items[0]
        return None

    def _country_before(self, start: int) -> tuple[str, Place] | None:
        """The country that the word right before a post is of, where the finder took it for a part of a name."""
        text = self._reading.text
        words = list(_WORD.finditer(text, max(0, start - _FAR), start))
        if not words or text[words[-1].end() : start].strip() or not words[-1][0][0].isupper():
            return None
        code = country_in(words[-1][0])
        return (code, Place(*words[-1].span())) if code else None

    def _delegation(self, person: Person) -> Item | None:
        """The country of a delegation that somebody leads: китайская делегация во главе с …"""
        items = self._reading.sentences[person.sentence].items
        people = [one.end for one in items if one.role == "person" and one.end <= person.start]
        for side in [one for one in items if one.role == "side" and max(people, default=0) <= one.start < person.start]:
            if person.start - side.end > _FAR:
                continue
            countries = [one for one in items if one.role == "country" and one.end <= person.start]
            after = [one for one in countries if one.start > side.end]
            behind = [one for one in after if self._reading.text[side.end : one.start].strip() in _OF]
            before = [one for one in countries if 0 < side.start - one.end <= _BESIDE]
            if self._reading.language not in LAST and behind:
                return behind[0]  # визит в Чили делегации Ганы во главе с …
            if before:
                return before[0]
        return None

    def interviewed(self) -> Person | None:
        """Whose words a headline quotes: Ivan Petrov: "We do not sell ore"."""
        for sentence in self._reading.sentences:
            if not sentence.is_headline:
                return None
            for person in self.by_sentence[sentence.number]:
                if self._reading.text[person.item.end : person.item.end + 1] == ":":
                    return person
        return None

    def sentence(self, number: int) -> Sentence:
        """A sentence of the text by its number."""
        return self._reading.sentences[number]

    def learn(self, person: Person) -> None:
        """Keeps the party that an event tells of somebody, where the words beside the name tell none."""
        known = self.known.get(person.key)
        if known is not None and not known.party and person.party:
            self.known[person.key] = replace(known, party=person.party, party_place=person.party_place)

    def before(self, sentence: Sentence) -> list[Person]:
        """The people of the last sentence before one that names any, in its paragraph."""
        for number in range(sentence.number - 1, -1, -1):
            if self._reading.sentences[number].paragraph != sentence.paragraph:
                break
            if self.by_sentence[number]:
                return self.by_sentence[number]
        return []

    def full(self, person: Person) -> Person:
        """A person with what the text says of him or her anywhere."""
        return self.known.get(person.key, person)


def _first_form(printed: str, language: str) -> str:
    """A name in the nominative, in a language whose names have cases."""
    return base_form(printed, language if language in ("ru", "uk", "kk") else None).name
