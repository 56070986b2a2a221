"""The documents of a list, each on a line of its own, behind words that say that all were signed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from analysis.extract.event import DONE, Event, type_of
from analysis.extract.items import Item, Sentence

_FEWEST = 2  # lines that name a document
_ACTS = ("sign", "exchange", "adopt")
_LINE = re.compile(r"[^\n]+")


def listed_documents(
    text: str, sentence: Sentence, before: Sentence | None, why: Callable[[Item, Sentence], str]
) -> Iterator[Event]:
    """An event for each line of a list that names a document; none where the list is of something else.

    Parameters
    ----------
    text : str
    sentence : Sentence
        With the list.
    before : Sentence or None
        The one before it in the paragraph, which may say what was done: six documents were signed. Their list is: …
    why : function of a verb and its sentence
        Why what it tells was not done, '' where it was.
    """
    if sentence.list_start is None:
        return
    lines = [line.span() for line in _LINE.finditer(text, sentence.list_start, sentence.end)]
    documents = [(low, high, _document(sentence, low, high)) for low, high in lines]
    found = [(low, high, item) for low, high, item in documents if item is not None]
    if len(found) < _FEWEST:
        return
    for told in filter(None, (sentence, before)):
        verb = _verb(told, sentence.list_start)
        if verb is None:
            continue
        reason = why(verb, told)
        for low, high, item in found:
            items = [one for one in sentence.items if low <= one.start < high]
            yield Event(
                verb.role, verb.form, reason, sentence, item.clause, verb, item,
                span=(low, high), items=items, told_in=told,
            )  # fmt: skip
        return


def _document(sentence: Sentence, low: int, high: int) -> Item | None:
    named = [one for one in sentence.items if one.role == "instrument" and low <= one.start < high and type_of(one)]
    return named[0] if named else None


def _verb(sentence: Sentence, list_start: int) -> Item | None:
    """The verb that says that what is listed was signed."""
    verbs = [
        one
        for one in sentence.items
        if one.role in _ACTS and one.form in DONE and one.end <= list_start and not one.is_spoken
    ]
    own = [one for one in sentence.items if one.role == "instrument" and one.end <= list_start and type_of(one)]
    return verbs[-1] if verbs and not own else None
