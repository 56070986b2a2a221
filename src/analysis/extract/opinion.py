"""Whether a text is somebody's view, and reports nothing."""

from __future__ import annotations

from analysis.extract.reading import Reading

_FIRST_LINES = 3  # of a text, in which its kind is told
_LABEL_PLACE = 3  # characters before the word for its kind


def is_opinion(reading: Reading) -> bool:
    """Whether a text is somebody's view: its first lines say so, or its author says I."""
    first = [sentence for sentence in reading.sentences if sentence.paragraph < _FIRST_LINES]
    for sentence in first:
        for item in sentence.of("opinion"):
            if item.form == "label" and item.start - sentence.start < _LABEL_PLACE:
                return True
    voiced = [
        item for s in reading.sentences for item in s.of("opinion") if item.form == "voice" and not item.is_spoken
    ]
    return len(voiced) > 0
