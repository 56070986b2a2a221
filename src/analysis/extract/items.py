"""What a sentence of a report holds: what is named, and the words that do something there."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.mentions.mention import Mention

VERBS = frozenset(
    ("sign", "exchange", "adopt", "force", "end", "join", "arrive", "stay", "meet", "attend", "depart", "plan_visit")
)
LAST = frozenset(("kk", "tr", "ja", "ko", "uz", "az", "ky"))  # languages whose verb stands at the end of its clause
TIMES = frozenset(
    ("when", "after", "since", "if", "until", "once", "only when", "когда", "если", "пока", "коли", "якщо")
)


@dataclass(frozen=True, slots=True)
class Item:
    """Something named in a sentence, or words that do something there: `role` is a kind of mention or of a phrase."""

    start: int
    end: int
    role: str
    form: str = ""
    mention: Mention | None = None
    clause: int = 0
    is_spoken: bool = False

    @property
    def code(self) -> str | None:
        return self.mention.code if self.mention else None

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of a mention; of a phrase for an area its code."""
        if self.mention:
            return self.mention.codes
        return (self.form,) if self.role == "area" else ()


@dataclass(slots=True)
class Sentence:
    """One sentence: its items in order, numbered clauses, and the words that open each clause but the first.

    A list is one sentence with the words that open it; `list_start` is where its first line begins.
    """

    number: int
    start: int
    end: int
    paragraph: int
    is_headline: bool
    list_start: int | None = None
    items: list[Item] = field(default_factory=list)
    openings: dict[int, str] = field(default_factory=dict)

    def of(self, *roles: str) -> list[Item]:
        return [item for item in self.items if item.role in roles]
