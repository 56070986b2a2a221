"""Whether a text is somebody's view, and reports nothing."""

from __future__ import annotations

import re

from analysis.extract.reading import Reading

_FIRST_LINES = 3  # of a text, in which its kind is told
_QUESTION = re.compile(r"^\s*[—–-]\s[^\n]{1,300}\?\s*$", re.MULTILINE)
_QUESTIONS = 2  # that are asked in an interview at least
_LABEL_PLACE = 3  # characters before the word for its kind


def is_opinion(reading: Reading) -> bool:
    """Whether a text is somebody's view: its first lines say so, or its author says I."""
    first = [sentence for sentence in reading.sentences if sentence.paragraph < _FIRST_LINES]
    for sentence in first:
        for item in sentence.of("opinion"):
            if item.form == "label" and item.start - sentence.start < _LABEL_PLACE:
                return True
    if is_interview(reading):
        return False
    voiced = [
        item for s in reading.sentences for item in s.of("opinion") if item.form == "voice" and not item.is_spoken
    ]
    return len(voiced) > 0


def is_interview(reading: Reading) -> bool:
    """Whether a text is questions and answers, each behind a dash: what is said there is told, not only thought."""
    return len(_QUESTION.findall(reading.text)) >= _QUESTIONS
