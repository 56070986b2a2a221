"""Whether a record stands on sources that can carry it, and whether its conflicts point at them."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.errors import Issue
from analysis.languages.likeness import nearest
from analysis.records.models import Agreement, Visit
from analysis.records.yamlfile import YamlFile
from analysis.vocab.domains import domain_kind


def check_sources(file: YamlFile, record: Agreement | Visit) -> Iterator[Issue]:
    """No address twice; not on unreliable sites alone, and on mirrors alone not with high confidence."""
    seen: set[str] = set()
    for index, source in enumerate(record.sources):
        if source.url in seen:
            yield file.issue(("sources", index, "url"), source.url, "the address stands twice:", "keep one")
        seen.add(source.url)
    kinds = {domain_kind(source.url) for source in record.sources}
    if kinds == {"unreliable"}:
        yield file.issue(
            ("sources",), None, "rests on unreliable sources alone", "find another source or delete the record"
        )
    elif kinds <= {"mirror", "unreliable"} and record.confidence == "high":
        yield file.issue(("confidence",), "high", "rests on mirrors alone, so it cannot be", "write medium or low")


def check_conflicts(file: YamlFile, record: Agreement | Visit) -> Iterator[Issue]:
    """A conflict names a source and a field of its own record."""
    known = {source.publisher for source in record.sources} | {source.url for source in record.sources}
    for index, conflict in enumerate(record.conflicts):
        if conflict.source not in known:
            near = nearest(conflict.source, known)
            hint = f"did you mean {near[0]}?" if near else "name a publisher or an address listed under sources"
            yield file.issue(("conflicts", index, "source"), conflict.source, "not among the sources:", hint)
        if conflict.field not in type(record).model_fields:
            near = nearest(conflict.field, type(record).model_fields)
            hint = f"did you mean {near[0]}?" if near else "name a field of this record"
            yield file.issue(("conflicts", index, "field"), conflict.field, "no such field:", hint)
