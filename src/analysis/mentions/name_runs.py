"""The words with capitals of a running text that may be a name, and where something else stands already."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from analysis.mentions.mention import Mention
from analysis.mentions.name_forms import NameForms
from analysis.mentions.wordlists import BLANK, alternatives

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽȘȚЀ-ЯҐӘҒҚҢӨҰҮҺІ"
REST = "(?:[^\\W\\d_]|['’ʼ‑-](?=[^\\W\\d_])){0,40}+(?![^\\W\\d_])"  # possessive: a long word is tried once
NAME = f"[{UPPER}]{REST}"
INITIAL = f"[{UPPER}]\\."
# Endings and words that a name is judged by.
OBLIQUE_ADJECTIVES = ("ой", "ей", "ого", "его", "ых", "их", "ому", "ему", "ої", "ій", "ська", "ская")
KAZAKH_PATRONYMICS = ("ұлы", "қызы", "улы", "кызы", "оглы", "гызы")
OF_PLACES = ("in", "at", "from", "near", "to", "в", "из", "у", "з")
STATES = ("U.S.", "U.K.", "D.C.", "N.Y.", "U.N.", "L.A.", "E.U.", "P.R.", "N.V.", "S.A.", "B.V.", "A.G.")
MOST_WORDS = 4
_SENTENCE_START = re.compile(r"(?:^|[.!?:…][\"”»)]?\s|\n|^[\"“«—–-])\s*\Z")
_CUT = re.compile(f"(?:(?P<before>[^\\W\\d_]{{1,40}}) )?(?P<last>{NAME}|{INITIAL})\\n(?P<rest>{NAME})(?=[ ,.;:!?)])")
# The end of a line that may cut a name, and how far from it a cut may reach: two words with a blank; one and a sign.
_LINE_END = re.compile(f"\\n(?:(?<=[^\\W\\d_]\\n)|(?<=[{UPPER}]\\.\\n))(?=[{UPPER}])")
_LONGEST_BEFORE, _LONGEST_AFTER = 40 + 1 + 41, 1 + 41 + 1
_SUFFIXES = "оглы|кызы|гызы|ұлы|қызы|улы|uly|qyzy"
_BARRED = frozenset(("organization", "country", "place", "government", "person", "post", "mineral", "date"))


class Word(NamedTuple):
    """One word of a run: where it stands, and what is printed."""

    start: int
    end: int
    text: str


def without_possessive(words: list[Word]) -> list[Word]:
    """The words of a name without the ’s after it."""
    if words and words[-1].text.endswith(("'s", "’s")):
        start, end, text = words[-1]
        return [*words[:-1], Word(start, end - 2, text[:-2])]
    return words


class Barred:
    """Where something else stands already.

    Parameters
    ----------
    known : sequence of Mention
    surnames : mapping of int to bool, optional
        Where surnames of people of the vocabulary begin, and whether the text names one who bears it.
    """

    def __init__(self, known: Sequence[Mention], surnames: Mapping[int, bool] | None = None):
        self.posts = frozenset(one.start for one in known if one.kind == "post")
        self._ended = {one.end: one.text for one in known if one.kind == "post"}
        self._surnames = surnames or {}
        self._surname_starts = sorted(self._surnames)
        spans = sorted((one.start, one.end) for one in known if one.kind in _BARRED)
        self._starts = [start for start, _ in spans]
        self._ends = list(accumulate((end for _, end in spans), max))  # the furthest so far: one may lie within another

    def is_surname(self, start: int, heard: bool = False) -> bool:
        """Whether a surname of the vocabulary begins at a place, of somebody whom the text names if that is asked."""
        return self._surnames.get(start, False) if heard else start in self._surnames

    def has_surname(self, start: int, end: int) -> bool:
        """Whether a surname of the vocabulary begins between two places."""
        at = bisect_left(self._surname_starts, start)
        return at < len(self._surname_starts) and self._surname_starts[at] < end

    def post_before(self, text: str, at: int) -> str:
        """The post that ends right before a place, '' for none."""
        return self._ended.get(at - 1, "") if text[at - 1 : at].isspace() else ""

    def overlaps(self, start: int, end: int) -> bool:
        """Whether something else stands between two places."""
        place = bisect_left(self._starts, end) - 1
        return place >= 0 and self._ends[place] > start


class Runs:
    """The words with capitals that may be a name, by the words of ``person_words.csv``.

    Parameters
    ----------
    roles : mapping of str to set of str
        The words by their role.
    no_name : set of str
        Words that belong to no name of a person.
    forms : NameForms
    """

    def __init__(self, roles: Mapping[str, frozenset[str]], no_name: frozenset[str], forms: NameForms):
        self._forms, self._no_name = forms, no_name
        self._no_name_after, self._before = roles["not before a name"], roles["place or thing before"]
        self.titles = frozenset(title.rstrip(".").lower() for title in roles["honorific"])
        particles = alternatives(roles["particle"])
        element = f"(?:{INITIAL}|(?:{particles}[-‑])?{NAME})"
        link = f"(?:(?<=\\.){BLANK}?|{BLANK})(?:(?:{particles}{BLANK})+(?={element}))?"
        # A run begins with a capital: a pattern that begins with a class of letters is found four times as fast.
        self.run = re.compile(f"[{UPPER}](?:\\.|{REST})(?:{link}{element})+(?:{BLANK}(?:{_SUFFIXES})(?!\\w))?")
        self._name = re.compile(f"{element}(?:{link}{element}){{0,4}}")
        self._element = re.compile(element)

    def unwrapped(self, text: str) -> str:
        """The text with a blank for the end of a line that cuts a name: Иваном / Петренко.

        The line ends in a given name, a father's name or an initial that no other name stands before, as in a list.
        """
        pieces: list[str] = []
        begun = done = 0
        for end in _LINE_END.finditer(text):  # few lines end so; the pattern of a whole cut is slow from any letter on
            at = end.start()
            first, last = max(done, at - _LONGEST_BEFORE), at + _LONGEST_AFTER
            line, following = text.rfind("\n", first, at), text.find("\n", at + 1, last)
            cut = _CUT.search(text, first if line < 0 else line + 1, last if following < 0 else following)
            if cut is None or cut.start() > at:
                continue
            done = cut.end()
            if self._is_one_name(cut):
                pieces.append(text[begun:at])
                begun = at + 1
        return " ".join([*pieces, text[begun:]]) if pieces else text

    def _is_one_name(self, cut: re.Match[str]) -> bool:
        before, last, rest = cut["before"] or "", cut["last"], cut["rest"]
        if rest in self._no_name or last in self._no_name:
            return False
        if (
            before[:1].isupper()
            and before not in self._no_name
            and last[-1] != "."
            and not self._forms.is_given(before)
        ):
            return False
        return last[-1] == "." or self._forms.is_given(last) or self._forms.is_patronymic(last)

    def segments(self, text: str, start: int, end: int, barred: Barred) -> Iterator[list[Word]]:
        """The parts of a run between words that belong to no name."""
        words: list[Word] = []
        after_place = False
        for found in self._element.finditer(text, start, end):
            word = Word(found.start(), found.end(), found[0])
            is_known = barred.overlaps(word.start, word.end)
            is_apart = word.text in self._no_name or word.text.rstrip(".").lower() in self.titles
            if is_known or is_apart or (len(word.text) > 1 and word.text.isupper() and word.text[-1] != "."):
                if len(words) > 1 and not after_place and (is_known or word.text not in self._no_name):
                    yield words
                words, after_place = [], word.text in self._no_name_after
                continue
            words.append(word)
            if word.text.endswith(("'s", "’s")):
                if len(words) > 1 and not after_place:
                    yield words
                words = []
        if len(words) > 1 and not after_place:
            yield words

    def narrowed(self, text: str, words: list[Word]) -> list[Word]:
        """The words without those before the name: the first of a sentence, and any before a patronymic."""
        words = without_possessive(words)
        printed = [word.text for word in words]
        place = next((place for place, word in enumerate(printed) if place and self._forms.is_patronymic(word)), 0)
        if place:
            if place > 1 and not (
                place == 2 and len(words) == 3 and self._forms.surname(printed[0])[0] and self._forms.given(printed[1])
            ):
                words = words[place - 1 :]
            return words
        if len(words) > 2 and _SENTENCE_START.search(text, max(0, words[0].start - 4), words[0].start):
            is_before = not self._forms.is_given(printed[0]) and printed[0].lower() not in self._before
            if is_before and self._forms.is_given(printed[1]):
                return words[1:]
        return words

    def words(self, text: str, at: int) -> list[Word]:
        """The words of the name that begins at a place."""
        found = self._name.match(text, at)
        if found is None:
            return []
        return [Word(one.start(), one.end(), one[0]) for one in self._element.finditer(text, at, found.end())]

    def fit(self, words: list[Word], barred: Barred, title_is_there: bool = False) -> list[Word]:
        """The first words, up to one that belongs to no name; none where the first does not, or too many do.

        Nothing that stands before a word of no name alone is one, Minister Norilsk Nickel, but a headline's verb may.
        """
        kept: list[Word] = []
        for word in words:
            if word.text in self._no_name or barred.overlaps(word.start, word.end):
                if len(kept) == 1 and word.text in self._no_name:
                    return []
                break
            kept.append(word)
        if len(kept) > MOST_WORDS or (title_is_there and kept and kept[0].text.isupper() and len(kept[0].text) > 1):
            return []
        return without_possessive(kept)
