"""The clauses of a sentence: relative ones, those that say when, and those that turn to something else."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from analysis.extract.items import TIMES, VERBS, Item, Sentence

_SHORT_CLAUSE = 4  # words of a relative clause
_LISTED = frozenset(("country", "government", "mineral"))
_BETWEEN_LISTED = 3  # words, with their comma, between two names of a list: ", and the"
_COMMA = re.compile(r"[,;—–]|\s-\s|[，、；،]")


class Clauses:
    """Parts a sentence into clauses: a relative clause lasts to the next comma behind its verb; others go on."""

    def __init__(self, text: str, sentence: Sentence, items: Sequence[Item]):
        self.openings: dict[int, str] = {}
        self._places, self._numbers = [sentence.start], [0]
        commas = [found.start() for found in _COMMA.finditer(text, sentence.start, sentence.end)]
        verbs = [item.end for item in items if item.role in VERBS]
        open_clause, back = 0, 0
        begins = {item.start: item for item in items if item.role in ("relative", "turn")}
        events = sorted([*((place, "comma") for place in commas), *((place, "word") for place in begins)])
        for place, what in events:
            if what == "comma":
                if text[place] == ";":
                    if sentence.list_start is None or place < sentence.list_start:  # its lines are of one clause
                        open_clause = back = self._open(place, "")
                elif (
                    open_clause != back
                    and (self._is_at_start(sentence) or self._is_over(text, self._places[-1], place, verbs))
                    and not self._is_in_list(text, place, items)
                ):
                    self._places.append(place)
                    self._numbers.append(back)
                    open_clause = back
                continue
            word = begins[place]
            before = text[sentence.start : place].rstrip()
            is_apart = before[-1:] in ",—–-" or (word.role == "relative" and word.start > sentence.start)
            if not is_apart and before:
                continue
            if word.role == "turn":
                open_clause = back = self._open(place, text[word.start : word.end])
            else:
                open_clause = self._open(place, text[word.start : word.end])

    @staticmethod
    def _is_over(text: str, start: int, place: int, verbs: Sequence[int]) -> bool:
        """Whether a relative clause may end at a comma: it has its verb, or words enough for one."""
        return any(start < verb <= place for verb in verbs) or len(text[start:place].split()) >= _SHORT_CLAUSE

    def _is_at_start(self, sentence: Sentence) -> bool:
        """Whether the open clause begins its sentence and says when: After the summit, the leaders …"""
        return self._places[-1] == sentence.start and self.openings[self._numbers[-1]] in TIMES

    @staticmethod
    def _is_in_list(text: str, place: int, items: Sequence[Item]) -> bool:
        """Whether a comma stands between names of one kind, of which there are three: with Peru, Chile and Ghana."""
        before = [item for item in items if item.role in _LISTED and item.end <= place]
        same = [item for item in items if before and item.role == before[-1].role]
        at = same.index(before[-1]) if before and before[-1].end == place else len(same)
        near = [
            len(text[one.end : other.start].split()) <= _BETWEEN_LISTED
            for one, other in pairwise(same[max(at - 1, 0) : at + 3])
        ]
        joins = near[1:] if at else near  # beside the comma, and one before it or behind the next
        return bool(joins) and joins[0] and (any(joins[1:]) or (at > 0 and near[0]))

    def _open(self, place: int, word: str) -> int:
        number = max(self._numbers) + 1
        self._places.append(place)
        self._numbers.append(number)
        self.openings[number] = word.casefold()
        return number

    def at(self, place: int) -> int:
        return self._numbers[bisect_right(self._places, place) - 1]
