"""What beside a name tells that it is a person's: an occupation before it, a verb of saying after it, initials."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.mentions.name_forms import NameForms
from analysis.mentions.name_runs import STATES
from analysis.mentions.wordlists import BLANK, WORD, alternatives, chunk_before
from analysis.vocab.table import Row

_COMPANY = (
    f'{BLANK}(?:[«"“„][^«»"“”\\n]{{1,60}}[»"”]|[A-Z][\\w&.-]{{0,30}}(?:{BLANK}[A-Z][\\w&.-]{{0,30}}){{0,2}})(?!\\w)'
)
_NEXT = re.compile(f"{BLANK}({WORD})")
# What may stand between a post, its country and that to which somebody is sent.
TO_A_COUNTRY = re.compile(f"(?:{BLANK}|\\n)(?:(?:в|во|у|of|to|in)(?:{BLANK}|\\n)(?:the{BLANK})?)?")
_OPENING_COMMA = re.compile(", (?=[^\\W\\d_])")


class Hints:
    """The words of ``person_words.csv`` that tell a person beside them."""

    def __init__(self, rows: Iterable[Row]):
        roles: dict[str, set[str]] = {"occupation": set(), "says": set(), "company before a name": set()}
        for row in rows:
            if row["role"] in roles:
                roles[row["role"]].add(row["word"])
        self._occupations = tuple(sorted(word.rstrip("*") for word in roles["occupation"]))
        self._says = tuple(sorted(word.rstrip("*") for word in roles["says"]))
        self._company = re.compile(f"{BLANK}{alternatives(roles['company before a name'])}{_COMPANY}")

    def tell(self, text: str, start: int, end: int) -> bool:
        """Whether an occupation stands right before a name or a verb of saying right behind it."""
        _, before = chunk_before(text, start)
        if self.is_occupation(before):
            return True
        after = _NEXT.match(text, end)
        return after is not None and after[1].islower() and after[1].startswith(self._says)

    def is_occupation(self, word: str) -> bool:
        """Whether a word before a name is an occupation: analyst, геолог."""
        return word.lower().startswith(self._occupations)

    def after_company(self, text: str, at: int) -> int:
        """Where the company ends that follows a post: директор компании LKAB; the same place where none does."""
        found = self._company.match(text, at)
        return found.end() if found else at

    def in_apposition(self, text: str, at: int) -> int:
        """Where a name may begin that stands between commas behind a post: her deputy, Jane Doe, said; 0 for none."""
        found = _OPENING_COMMA.match(text, at)
        return found.end() if found else 0


def has_initials(printed: list[str], forms: NameForms) -> bool:
    """Initials beside a surname: two, or one of a surname by its ending."""
    initials = [word for word in printed if word[-1] == "."]
    rest = [word for word in printed if word[-1] != "."]
    if len(rest) != 1 or len(rest[0]) < 3 or rest[0].isupper():
        return False
    if rest[0].isascii():
        return len(initials) == 2 and printed[-1] == rest[0] and "".join(initials) not in STATES
    return len(initials) == 2 or bool(forms.surname(rest[0])[0])
