"""Whether a surname in a text stands by itself or is of another name: Eric Trump, bin Salman, министр Ковалёва."""

from __future__ import annotations

import re
from pathlib import Path

from analysis.mentions.context import WordSet, context_of
from analysis.mentions.name_forms import NameForms, name_forms
from analysis.mentions.tokens import Words
from analysis.mentions.wordlists import BLANK, WORD, chunk_before, plain
from analysis.resolve.people.particles import particles
from analysis.vocab.cache import kept
from analysis.vocab.table import read_table

_NEXT = re.compile(f"{BLANK}({WORD})")


class Surnames:
    """What stands beside a surname tells, by the words of one folder of vocabularies. Use `surnames_of`."""

    def __init__(self, folder: Path, forms: NameForms):
        roles: dict[str, list[str]] = {}
        for row in read_table("person_words.csv", folder):
            roles.setdefault(row["role"], []).append(row["word"])
        self._forms, self._context, self._particles = forms, context_of(folder), particles()
        self._before = WordSet([*roles["before a surname"], *roles["not in a name"]])
        self._titles = WordSet(roles["honorific"])
        self._sons = self._particles.sons | {word for word in roles["particle"] if word[0] > "\u0600"}
        self._heads = WordSet([*roles["before a genitive"]])
        self._of_a_woman = tuple(roles["verb of a woman"])
        self._of_others = (*roles["verb of several"], *roles["verb of a man"])

    def may_stand_alone(self, words: Words, at: int) -> bool:
        """Whether a surname at a word is not the end of somebody's name: no given name, bin or ``аль`` is before."""
        if not words.is_joined(at):
            return True
        word = words.words[at - 1]
        if not words.is_capital(at - 1):
            is_of_name = words.is_joined(at - 1) and words.is_capital(at - 2)  # but not: in the presence of Modi
            return word not in self._particles.all or (word not in self._particles.articles and not is_of_name)
        key = words.key(at - 1)
        if word.casefold() in self._particles.sons:
            return False
        if key in self._titles:
            return True
        is_small = key in self._before or self._context.is_small(key)
        return is_small and words.begins_sentence(at - 1)

    def is_longer(self, words: Words, at: int) -> bool:
        """Whether a full name at a word is only the end of a longer one: Maria Fernanda Ávila, Khalid bin Mohamed bin
        Zayed, Jean-Paul Kagame."""
        if not words.is_joined(at):
            return False
        word, gap = words.words[at - 1], words.gap(at)
        if word in self._sons:
            return True
        if not words.is_capital(at - 1):
            return False
        is_given = word in self._forms.latin or bool(self._forms.given(word))
        return "-" in gap or (is_given and not self._forms.is_common(word))

    def title(self, words: Words, at: int) -> str:
        """The title that stands before a word, such as Mrs or г-жа; '' for none."""
        is_there = words.is_joined(at) and words.key(at - 1) in self._titles
        return words.words[at - 1] if is_there else ""

    def is_mans(self, text: str, start: int, end: int) -> bool:
        """Whether a surname in a form that a woman bears in the nominative is a man's in a case, by its neighbours.

        «визит Токаева», «Токаева ждали», «Токаева принял», but not «Токаева сказала» nor «и Токаева подписали».
        """
        if self.is_hers(text, start, end):
            return False
        before, after = _beside(text, start, end)
        return before in self._heads or (before not in self._context.joins and after.endswith(self._of_others))

    def is_hers(self, text: str, start: int, end: int) -> bool:
        """Whether a verb of a woman stands beside a surname: «Токаева сказала»."""
        return any(word.endswith(self._of_a_woman) for word in _beside(text, start, end))


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    """The words in small letters right before a place and right behind one, '' for none."""
    _, before = chunk_before(text, start)
    following = _NEXT.match(text, end)
    after = following[1] if following else ""
    return plain(before) if before.islower() else "", plain(after) if after.islower() else ""


@kept()
def surnames_of(folder: Path) -> Surnames:
    """The surnames of one folder, read once."""
    return Surnames(folder, name_forms())
