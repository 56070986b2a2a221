"""Which agreements are within the scope: documents about minerals, and their kind and status."""

from __future__ import annotations

from analysis.extract.deal import MINING, Deal
from analysis.extract.event import Event
from analysis.extract.items import Item
from analysis.extract.parties import parties
from analysis.extract.reading import Reading

_COMPANY = (
    "company", "corp", "ltd", "inc", "group", "компани", "предприяти", "групп",
    "корпорац", "қоры", "investments", "resources", "metals", "mining", "gmbh",
)  # fmt: skip


def has_document(deal: Deal) -> bool:
    """Whether what was signed is called a document at all, and not a letter or a guest book."""
    told = any(event.instrument or event.is_same or event.is_several for event in deal.events)
    return told or deal.instrument is not None or any(event.act in ("join", "exchange") for event in deal.events)


def is_of_minerals(deal: Deal, found: list[Deal], reading: Reading) -> bool:
    """Whether a document is about minerals: its own words say so, or it says nothing else and the report is."""
    sentences = [*(event.sentence for event in deal.events), *deal.content]
    if deal.is_mineral or deal.minerals:
        return True
    own = [event for event in deal.events if not event.is_headline]
    if any(_is_mineral(event) for event in own) or any(s.of("mineral") for s in deal.content):
        return True
    is_other = any(event.sentence.of("not_mineral") for event in own)
    if any(item.code in MINING for item in deal.topics) and not is_other:
        return True
    if any(event.is_listed for event in own):
        return False  # each document of a list says what it is about
    if deal.has_topic:
        is_only = any(event.is_headline for event in deal.events) or len(found) == 1
        numbers = {event.sentence.paragraph for event in deal.events}
        near = [one for one in reading.sentences if one.is_headline or one.paragraph in numbers]
        first = any(sentence.of("mineral") for sentence in near)
        return (is_only and first and not is_other) or _shares_sides(deal, found)
    return any(sentence.of("mineral") for sentence in sentences) or any(
        sentence.of("mineral") for sentence in reading.sentences[:4]
    )


def _shares_sides(deal: Deal, found: list[Deal]) -> bool:
    """Whether a document without minerals belongs to the matter: a mineral company's own paper."""
    codes = {side.code for side in deal.sides}
    return not deal.signed and any(
        other is not deal
        and other.minerals
        and {side.code for side in other.sides} == codes
        and any(side.is_body for side in other.sides)
        for other in found
    )


def _is_mineral(event: Event) -> bool:
    return any(item.role == "mineral" for item in event.items)


def kind_of(deal: Deal, reading: Reading) -> str:
    """The code of the kind: as printed, but for joint bodies, and for companies, whose agreements are contracts."""
    if any(event.act == "join" for event in deal.events) and deal.type in ("", "agreement"):
        return "initiative"
    kind = deal.type
    if kind in ("agreement", "treaty", ""):
        for event in deal.events:
            shifts = event.sentence.of("shift")
            if any(item.form == "institution" for item in shifts):
                return "institution"
        kinds = [kind_of_body(side.item, reading) for side in deal.sides if side.is_body]
        kinds += [kind_of_body(person.body, reading) for person in deal.signed if person.body]
        is_company = any("company" in one for one in kinds) or _is_with_company(deal, reading)
        if is_company or any(e.sentence.of("shift") for e in deal.events):
            return "contract"
    return kind or "agreement"


def _is_with_company(deal: Deal, reading: Reading) -> bool:
    """Whether a side is a company that is only told to be one: with a Chinese company."""
    for event in deal.events:
        for word in event.sentence.of("company"):
            is_told = word.clause == event.clause and event.act in ("sign", "end", "adopt")
            is_side = event.instrument is None or word.start < event.instrument.start or event.act == "end"
            if is_told and (is_side or _is_with(word, reading)) and _has_country(word, event):
                return True
    return False


def _has_country(word: Item, event: Event) -> bool:
    return any(0 <= word.start - item.end <= 2 for item in event.sentence.of("country"))


def _is_with(word: Item, reading: Reading) -> bool:
    """Whether 'with' stands shortly before a word."""
    words = reading.text[max(0, word.start - 40) : word.start].casefold().split()
    return any(one in ("с", "со", "with", "з", "із") for one in words[-3:])


def kind_of_body(item: Item, reading: Reading) -> str:
    """What a body is, as ``bodies.csv`` has it; company where its name or the words before it say so, else ''."""
    if item.code:
        return parties().kind_of_body(item.code)
    printed = reading.text[item.start : item.end].casefold()
    before = reading.text[max(0, item.start - 30) : item.start].casefold()
    return "company" if any(word in printed or word in before for word in _COMPANY) else ""


def status_of(deal: Deal) -> str:
    """The code of the status that the events of an agreement give it."""
    acts = {event.act for event in deal.events}
    if "end" in acts:
        return "terminated"
    if "force" in acts:
        return "in force"
    return "signed" if acts & {"sign", "exchange", "join"} or deal.signed else "concluded"
