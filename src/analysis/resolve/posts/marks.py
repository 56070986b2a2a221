"""What a word adds to the rank in a post: the words of the column ``mark`` of ``post_marks.csv``."""

from __future__ import annotations

from enum import StrEnum


class Mark(StrEnum):
    """One word of the column ``mark``; beside these it may hold a code of ``posts.csv``.

    Attributes
    ----------
    definition : str
        What it means that a term has the mark.

    Examples
    --------
    >>> Mark("vague").definition
    'The rank does not say which post: a representative, the executives.'
    """

    definition: str

    def __new__(cls, value: str, definition: str) -> Mark:
        member = str.__new__(cls, value)
        member._value_ = value
        member.definition = definition
        return member

    DEPUTY = "deputy", "The post is that of the deputy, as `posts.csv` has it for the rank: vice, first deputy, зам."
    FORMER = "former", "The post is no longer held, so that the text names none: ex, retired, в отставке."
    FUTURE = "future", "The post is not held yet, so that the text names none: elect, designate, кандидат."
    VAGUE = "vague", "The rank does not say which post: a representative, the executives."
    FIELD = "field", "The rank is a post only where a field of work stands beside it: a secretary."
    BODY = "body", "A body or an event and nobody's post: a ministry, a visit."
    TITLE = "title", "Adds nothing and names nothing: He, первый."
