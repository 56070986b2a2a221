"""Statuses of agreements and visits in running text: done, promised, denied, and of something else."""

from __future__ import annotations

from analysis.resolve.terms.finding import find_terms
from marked import marked
from together import together


@together(marked("statuses"))
def test_marked_sentences(text: str, wanted: list[tuple[str, str]]):
    found = [(text[span.start : span.end], " ".join(span.codes)) for span in find_terms(text, "status")]
    assert found == wanted
