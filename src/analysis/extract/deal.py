"""One agreement as the clauses of a report tell it, and whether two tellings are of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from analysis.extract.event import Event
from analysis.extract.items import Item, Sentence
from analysis.extract.person import Person
from analysis.extract.sides import Side

MINING = frozenset(("exploration", "extraction", "processing", "recycling", "stockpiling"))
_GENERIC = frozenset(("", "agreement"))
_NEAR_TYPES = (
    frozenset(("mou", "letter_of_intent", "strategic_partnership", "agreement")),
    frozenset(("agreement", "framework", "treaty", "contract", "strategic_partnership", "finance", "protocol")),
    frozenset(("joint_declaration", "letter_of_intent", "strategic_partnership")),
    frozenset(("action_plan", "strategic_partnership", "framework")),
)


@dataclass(slots=True)
class Deal:
    """One agreement: the events that tell of it, who signed, and the sentences that say what it holds."""

    events: list[Event] = field(default_factory=list)
    type: str = ""
    instrument: Item | None = None
    sides: list[Side] = field(default_factory=list)
    signed: list[Person] = field(default_factory=list)
    watched: list[Person] = field(default_factory=list)
    topics: list[Item] = field(default_factory=list)
    is_mineral: bool = False
    has_topic: bool = False
    content: list[Sentence] = field(default_factory=list)

    @property
    def minerals(self) -> set[str]:
        return {code for item in self.topics if item.role == "mineral" for code in item.codes}

    @property
    def codes(self) -> list[str]:
        """Countries and blocs in order, of those who signed and of the subjects."""
        listed = [side.code for side in self.sides if side.code] + [
            person.party for person in self.signed if person.party
        ]
        return list(dict.fromkeys(listed))

    @property
    def first(self) -> Sentence:
        return self.events[0].sentence


def types_agree(one: str, other: str) -> bool:
    """Whether two printed kinds may be of one document: an agreement and a framework."""
    return one == other or not one or not other or any(one in near and other in near for near in _NEAR_TYPES)


def people_differ(one: Deal, other: Deal) -> bool:
    """Whether both tellings name who signed, and nobody in common."""
    return bool(one.signed and other.signed) and not people_agree(one, other)


def people_agree(one: Deal, other: Deal) -> bool:
    """Whether somebody is told to have signed in both."""
    return bool({person.key for person in one.signed} & {person.key for person in other.signed})


def may_share(one: Deal, other: Deal) -> bool:
    """Whether people of two sentences may have signed one document: each for another party."""
    parties = {person.party for person in one.signed}
    return "" not in parties and not parties & {person.party for person in other.signed} and len(parties) < 2


def is_of_others(one: Deal, other: Deal) -> bool:
    """Whether two tellings have no party, or no mineral, in common."""
    codes, others = set(one.codes), set(other.codes)
    if codes and others and not codes & others:
        return True
    return bool(one.minerals and other.minerals and not one.minerals & other.minerals)


def merge(deal: Deal, made: Deal) -> None:
    """Adds what a further clause tells to a deal."""
    deal.events += made.events
    if deal.type in _GENERIC and made.type:
        deal.type, deal.instrument = made.type, made.instrument or deal.instrument
    elif deal.instrument is None:
        deal.instrument = made.instrument
    deal.sides += made.sides
    deal.signed += made.signed
    deal.watched += made.watched
    deal.topics += made.topics
    deal.content += made.content
    deal.is_mineral = deal.is_mineral or made.is_mineral
    deal.has_topic = deal.has_topic or made.has_topic


def merge_headline(deal: Deal, made: Deal) -> None:
    """Adds what a headline tells to the deal that it is of."""
    deal.events.insert(0, made.events[0])
    if not deal.type:
        deal.type, deal.instrument = made.type, made.instrument
    deal.sides += made.sides
    deal.topics = [*made.topics, *deal.topics]
    deal.is_mineral = deal.is_mineral or made.is_mineral


def distinct(people: list[Person]) -> Iterator[Person]:
    """Each of some people once, with what the text says of him or her elsewhere."""
    seen: set[str] = set()
    for person in people:
        if person.key not in seen:
            seen.add(person.key)
            yield person
