"""Terms within phrases: minerals, areas of cooperation, types and statuses named in a few words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from analysis.resolve.terms.filters import accepted_terms
from analysis.resolve.terms.formulas import Formulas
from analysis.resolve.terms.heads import read_status, read_type
from analysis.resolve.terms.index import TermIndex
from analysis.resolve.terms.phrase import Phrase
from analysis.resolve.terms.rules import Rule
from analysis.vocab.joins import joining_words
from analysis.vocab.resolution import NOT_FOUND, Resolution
from analysis.vocab.table import read_table

_GAPS = {"mineral": 0, "area": 3, "agreement_type": 2}  # how many words may stand between the words of a term
REACH = {"mineral": 0, "area": 5}  # how many other words may stand between a weak term and its company
_LIST_MARKS = tuple(",;|/\n•")
_SENTENCE_ENDS = (".", "!", "?")
_NAME_LENGTH = 4  # an item of a list has at most this many words; what is longer is running text


_GENERAL = Resolution(reason="it names no mineral of its own — name those that are meant")


class TermReader:
    """Reads the terms of one vocabulary in texts that are no listed form as a whole. Built once a vocabulary.

    Its tables are made when the first text is read.

    Parameters
    ----------
    kind : str
        ``mineral``, ``area``, ``agreement_type`` or ``status``.
    forms : mapping
        Folded listed names with their codes, in vocabulary order.
    folder : Path
        Where the vocabulary files lie.
    """

    def __init__(self, kind: str, forms: Mapping[str, tuple[str, ...]], folder: Path):
        self._kind, self._forms, self._folder = kind, forms, folder

    @cached_property
    def index(self) -> TermIndex:
        """The terms, ready to be looked for."""
        return TermIndex(self._kind, self._forms, self._folder, _GAPS.get(self._kind, 0), self._joins)

    @cached_property
    def _joins(self) -> frozenset[str]:
        return joining_words(self._folder, languages=("en", "ru", "uk", "kk"))

    @cached_property
    def formulas(self) -> Formulas:
        """What chemical symbols and formulas stand for; nothing where the kind has none."""
        rows = read_table("minerals.csv", self._folder) if self._kind == "mineral" else []
        return Formulas({row["symbol"]: row["code"] for row in rows if row["symbol"]}, self._joins)

    def read(self, text: str) -> Resolution:
        """The codes whose terms stand in a printed term or phrase of English, Russian or Kazakh.

        A text may name several minerals or areas: their codes come in vocabulary order. Of agreement types the one
        at the head of the phrase counts, of statuses what is affirmed. A list with an item that names nothing gives
        nothing, so that the caller can split it and report that item.
        """
        if self._kind == "agreement_type":
            return read_type(Phrase(text, self.index))
        if self._kind == "status":
            return read_status(Phrase(text, self.index))
        if codes := self.formulas.symbols(text):
            return Resolution(self.index.ordered(codes), "abbreviation")
        return self._named(Phrase(text, self.index))

    def _named(self, phrase: Phrase) -> Resolution:
        """All that a phrase names."""
        matches = accepted_terms(phrase, REACH.get(self._kind, 0))
        codes = [code for match in matches for code in match.codes]
        taken = {place for match in matches for place in match.places}
        for place, printed in enumerate(phrase.printed):
            if not printed.isalpha() and place not in taken and (metals := self.formulas.metals(printed)):
                codes += metals
                taken.add(place)
        if not codes:
            return _GENERAL if _is_general(phrase) else NOT_FOUND
        for start, end in _items(phrase):
            if _is_excluded(range(start, end), phrase):
                continue
            if taken.isdisjoint(range(start, end)):
                item = " ".join(phrase.printed[start:end])
                symbols = self.formulas.symbols(item)
                if not symbols and end - start <= _NAME_LENGTH:
                    return _names_none(item)
                codes += symbols
            elif strange := _stranger(range(start, end), taken, phrase):
                return _names_none(strange)
        single = len(matches) == 1 and len(matches[0].places) == len(phrase)
        return Resolution(self.index.ordered(codes), "inflected" if single else "phrase")


def _items(phrase: Phrase) -> list[tuple[int, int]]:
    """Where the items of a list stand; none in a sentence, whose commas separate no items."""
    sentence = len(phrase) > _NAME_LENGTH and phrase.text.rstrip().endswith(_SENTENCE_ENDS)
    if sentence or not phrase.index.listed[Rule.INCLUDING].isdisjoint(phrase.words):
        return []
    starts = [place for place, apart in enumerate(phrase.aparts) if not place or apart in _LIST_MARKS]
    return list(zip(starts, [*starts[1:], len(phrase)], strict=True))


def _is_excluded(item: range, phrase: Phrase) -> bool:
    """Whether an item of a list tells what is not meant: "copper, but not zinc"."""
    return not phrase.set_aside.isdisjoint(item) or any(phrase.lists(Rule.NEGATION, place) for place in item)


def _is_general(phrase: Phrase) -> bool:
    """Whether a text says no more than that minerals are meant: "critical raw materials"."""
    small = phrase.index.small
    full = [known for known, word in zip(phrase.known, phrase.words, strict=True) if word not in small]
    return bool(full) and all(Rule.GENERAL in known.rules for known in full)


def _names_none(item: str) -> Resolution:
    return Resolution(reason=f"{item!r} names none — leave it out, or write each apart")


def _stranger(item: range, taken: set[int], phrase: Phrase) -> str | None:
    """The printed word that names nothing and is joined to a name of one word: mercury in "lithium and mercury".

    Longer members may share a word ("supply chain resilience and diversification"): of these nothing is said.
    """
    members: list[list[int]] = [[]]
    for place in item:
        if phrase.words[place] in phrase.index.joins:
            members.append([])
        else:
            members[-1].append(place)
    for pair in pairwise(members):
        if all(len(member) == 1 for member in pair):
            strange = [place for member in pair for place in member if place not in taken]
            if len(strange) == 1 and _is_strange(strange[0], phrase):
                return phrase.printed[strange[0]]
    return None


def _is_strange(place: int, phrase: Phrase) -> bool:
    """Whether a word that names nothing says nothing of the field either, as "processing" would of a mineral."""
    told = (Rule.CONTEXT, Rule.MATERIAL, Rule.ACTOR, Rule.OFFICE, Rule.REST)
    printed = phrase.printed[place]
    is_word = printed == printed.lower() or printed == printed.capitalize() or printed.isupper()  # and no LiOH
    return is_word and not phrase.is_small(place) and not any(phrase.marks(rule, place) for rule in told)
