"""What a draft holds beside the record to be: the block ``draft:``, and the form of a record that is not whole yet."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, ValidationError

from analysis.errors import DataError, Issue
from analysis.records.form_issues import form_issues, is_missing
from analysis.records.models import Address, Agreement, Language, Model, Note, Record, Text, Visit
from analysis.records.yamlfile import YamlFile, dotted

MODELS: dict[str, type[Record]] = {"agreement": Agreement, "visit": Visit}
Sure = Literal["certain", "likely", "doubtful"]
# A few words: the article itself is not kept.
MAX_SPAN = 200
Offset = Annotated[int, Field(ge=0)]


class DraftArticle(Model):
    """The article that a draft was made of: where it is, and by what it is known again."""

    url: Address | None = Field(None, description="address of the page")
    publisher: Text | None = Field(None, description="who published it")
    published: Text | None = Field(None, description="EDTF date of publication")
    language: Language | None = Field(None, description="BCP-47 code of its language")
    sha256: Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")] = Field(description="digest of its text")
    characters: Offset = Field(description="how long its text is")


class Evidence(Model):
    """A place of the article that a field rests on."""

    start: Offset = Field(description="where it begins, in characters of the text")
    end: Offset = Field(description="where it ends")
    text: Annotated[str, StringConstraints(max_length=MAX_SPAN)] = Field(description="what stands there, cut if long")
    sure: Sure = Field(description="certain, likely or doubtful")
    code: Text | None = Field(None, description="what it was resolved to: a code, an id, a date")
    how: Note | None = Field(None, description="by what it was read so")


class Unresolved(Model):
    """A field that the article does not settle."""

    field: Text = Field(description="field of the record")
    reason: Note = Field(description="why it is open")
    readings: list[Any] = Field(default_factory=list, description="what it may be")


class DraftBlock(Model):
    """The block ``draft:`` of a draft, which `minerals accept` takes out."""

    what: Literal["agreement", "visit"] = Field(description="which kind of record it is to become")
    article: DraftArticle = Field(description="the article it was made of")
    evidence: dict[str, list[Evidence]] = Field(default_factory=dict, description="by field, what it rests on")
    mentioned: list[dict[str, Any]] = Field(default_factory=list, description="what the article recalls, not as news")
    unresolved: list[Unresolved] = Field(default_factory=list, description="what a curator has to settle")
    match: dict[str, Any] | None = Field(None, description="the record of the same event, by `minerals match`")


def check_draft(file: YamlFile) -> tuple[DraftBlock, list[str]]:
    """The block of a draft and the fields that it still lacks to be a record, as ``sources[0].url``.

    Raises
    ------
    DataError
        There is no block, or it or a field of the record is not in the right form: every problem at its line.
    """
    if not isinstance(file.data.get("draft"), dict):
        hint = "make drafts by 'minerals draft'; a record stands in data/records"
        raise DataError([file.issue(("draft",), None, "no draft: block", hint)])
    issues: list[Issue] = []
    block = None
    try:
        block = DraftBlock.model_validate(file.data["draft"])
    except ValidationError as error:
        issues += form_issues(file, error, DraftBlock, ("draft",))
    what = file.data["draft"].get("what")
    missing: list[str] = []
    if isinstance(what, str) and what in MODELS:
        record = {key: value for key, value in file.data.items() if key != "draft"}
        try:
            MODELS[what].model_validate(record)
        except ValidationError as error:
            missing = [_place(one["loc"]) for one in error.errors() if is_missing(one)]
            issues += [one for one in form_issues(file, error, MODELS[what]) if one.field not in missing]
    if issues or block is None:
        raise DataError(issues)
    return block, missing


def block_mapping(block: DraftBlock) -> dict[str, Any]:
    """The block as it is written: in order, without what is absent."""
    return block.model_dump(exclude_none=True, exclude_defaults=True)


def _place(location: tuple[int | str, ...]) -> str:
    return dotted(tuple(part for part in location if part not in ("as text", "as body")))
