"""The record models: what one YAML file may say, field by field, in the source's own words.

The models check form (fields, text, lists, lengths, addresses, closed choices); what the words mean — which
country, which mineral, which visit — is asked in `checks`. Field order here is the canonical order
of a file, and the descriptions are the field dictionary of ``data/README.md``.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
)

from analysis.links import is_web_address
from analysis.vocab.levels import PartyKind

# Longer than any name, address or note of this domain: what passes a limit is a mistake, and swells every page.
MAX_NAME = 300
MAX_ADDRESS = 2_000
MAX_NOTE = 5_000
ENTRIES = Field(max_length=200)
ONE_LINE = r"^[^\n\t]*$"

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_NAME, pattern=ONE_LINE)]
Note = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_NOTE)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{2,95}$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?$")]
Confidence = Literal["high", "medium", "low"]
Relation = Literal["implements", "amends", "extends", "renews", "supersedes"]


def _web_address(text: str) -> str:
    if not is_web_address(text):
        raise ValueError("not a web address that starts with https:// or http://")
    return text


def _alone(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Address = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_ADDRESS),
    AfterValidator(_web_address),
]
TextList = Annotated[list[Text], ENTRIES, Field(default_factory=list)]
NoteList = Annotated[list[Note], ENTRIES, Field(default_factory=list)]


class Model(BaseModel):
    """A mapping of a record: no unknown field, everything text."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Person(Model):
    """Somebody who signed or watched."""

    name: Text = Field(description="as the source prints it, in any language")
    post: Text | None = Field(None, description="post at the time, as the source prints it")
    party: Text = Field(description="the country, bloc or body the person acted for")
    organization: Text | None = Field(None, description="company or institution, where it is not the state")


class Party(Model):
    """A party that is not a state or a bloc itself: an agency, a company, a province."""

    name: Text = Field(description="the body's own name")
    kind: PartyKind = Field(description="what it is")
    of: Text | None = Field(None, description="the country or bloc it belongs to")


# A tag a branch, so that an error speaks of the form that was written and not of both.
PrintedParty = Annotated[
    Annotated[Text, Tag("as text")] | Annotated[Party, Tag("as body")],
    Discriminator(lambda value: "as body" if isinstance(value, dict | Party) else "as text"),
]


class Link(Model):
    """How an agreement follows an earlier one."""

    id: Slug = Field(description="id of the earlier agreement")
    relation: Relation = Field(description="what this one does to it")


class Source(Model):
    """Where a reader can check the record."""

    url: Address = Field(description="address of the page, the original publisher's where there is one")
    publisher: Text = Field(description="who published it")
    published: Text | None = Field(None, description="EDTF date of publication")
    language: Language = Field(description="BCP-47 code of the page's language")
    cites: Text | None = Field(None, description="the outlet or office it relays (two copies of a wire are one source)")
    note: Note | None = Field(None, description="mirror, archive copy, what it does or does not show")


class Conflict(Model):
    """A source that says otherwise, and what the record holds to be right."""

    field: Text = Field(description="field of this record that is contradicted")
    value: Note = Field(description="what the source says instead, in our words")
    source: Text = Field(description="publisher or address of the source, as listed under sources")
    note: Note | None = Field(None, description="what we hold to be right, and why")


class Meeting(Model):
    """Somebody the visitor met."""

    name: Text | None = Field(None, description="as the source prints it; absent where only the post is known")
    post: Text | None = Field(None, description="post at the time")
    party: Text | None = Field(None, description="country or bloc the person acts for; absent for companies")
    organization: Text | None = Field(None, description="company or institution, where it is not the state")
    date: Text | None = Field(None, description="EDTF date, where a source gives it")


class Agreement(Model):
    """One agreement, or a step towards one: `data/records/agreements/<year>/<id>.yml`."""

    id: Slug = Field(description="name of the file; never changes, carries no fact")
    title: Text = Field(description="short English title in our own words")
    type: Text = Field(description="the instrument, as printed or as a code of vocab/agreement_types.csv")
    status: Text = Field(description="where it stands, a code of vocab/statuses.csv")
    signed: Text | None = Field(None, description="EDTF date of signature")
    concluded: Text | None = Field(None, description="EDTF date it was adopted or agreed, no signature shown")
    announced: Text | None = Field(None, description="EDTF date it was announced, planned or put forward")
    in_force: Text | None = Field(None, description="EDTF date it took effect or began to work")
    ended: Text | None = Field(None, description="EDTF date it expired or was terminated")
    place: Text | None = Field(None, description="town, as printed")
    place_country: Text | None = Field(None, description="country of the place, as printed")
    parties: Annotated[list[PrintedParty], ENTRIES] = Field(
        min_length=1, description="countries, blocs; bodies as {name, kind, of}"
    )
    signatories: Annotated[list[Person], ENTRIES] = Field(default_factory=list, description="who signed, for whom")
    witnesses: Annotated[list[Person], ENTRIES] = Field(
        default_factory=list, description="in whose presence; only where a source says so"
    )
    areas: TextList = Field(description="areas of cooperation, as codes of vocab/areas.csv or printed terms")
    minerals: TextList = Field(description="minerals and groups that a source names, nothing inferred")
    binding: Literal["true", "false"] | None = Field(None, description="whether it binds, where a source says so")
    visit: Annotated[list[Slug], ENTRIES, BeforeValidator(_alone)] = Field(
        default_factory=list, description="id of the visit during which it was made; a list where several visitors came"
    )
    follows: Annotated[list[Link], ENTRIES] = Field(default_factory=list, description="earlier agreements it builds on")
    expected_effects: NoteList = Field(description="what the parties or the source expect of it, short, in our words")
    sources: Annotated[list[Source], ENTRIES] = Field(min_length=1, description="where to check it")
    conflicts: Annotated[list[Conflict], ENTRIES] = Field(
        default_factory=list, description="where a source says otherwise"
    )
    notes: Note | None = Field(None, description="caveats for the reader, in our words")
    confidence: Confidence = Field(description="high: independent or official sources agree; medium; low")


class Visit(Model):
    """One journey of one visitor: `data/records/visits/<year>/<id>.yml`."""

    id: Slug = Field(description="name of the file; never changes, carries no fact")
    visitor: Person = Field(description="the highest-ranking traveller")
    to: Text = Field(description="country visited, as printed")
    places: TextList = Field(description="towns, as printed")
    start: Text = Field(description="EDTF date of arrival; '~' where only a meeting or a signing gives the day")
    end: Text | None = Field(None, description="EDTF date of departure; absent = unknown")
    kind: Text | None = Field(None, description="a code of vocab/visit_kinds.csv; absent = no source says")
    status: Text = Field(description="held, planned or cancelled")
    occasion: Note | None = Field(None, description="what the visit was for, in our words")
    meetings: Annotated[list[Meeting], ENTRIES] = Field(default_factory=list, description="whom the visitor met")
    topics: TextList = Field(description="what was discussed, as short terms")
    outcomes: NoteList = Field(description="results that have no agreement record of their own, in our words")
    sources: Annotated[list[Source], ENTRIES] = Field(min_length=1, description="where to check it")
    conflicts: Annotated[list[Conflict], ENTRIES] = Field(
        default_factory=list, description="where a source says otherwise"
    )
    notes: Note | None = Field(None, description="caveats for the reader, in our words")
    confidence: Confidence = Field(description="high: independent or official sources agree; medium; low")


Record = Agreement | Visit


def to_mapping(record: Model) -> dict[str, Any]:
    """The record in canonical order without what is absent; the reverse of validation."""
    mapping = {key: value for key, value in record.model_dump().items() if value not in (None, [])}
    mapping = {key: _drop_absent(value) for key, value in mapping.items()}
    if len(mapping.get("visit", ())) == 1:
        mapping["visit"] = mapping["visit"][0]
    return mapping


def _drop_absent(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: entry for key, entry in value.items() if entry is not None}
    return [_drop_absent(entry) for entry in value] if isinstance(value, list) else value
