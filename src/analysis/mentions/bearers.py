"""What bears the name of a country or a town and is none: a river, a street, a dish, a person, a word."""

from __future__ import annotations

import re
from collections.abc import Callable

from analysis.mentions.context import Context, WordSet
from analysis.mentions.headlines import Headlines
from analysis.mentions.language import languages
from analysis.mentions.name_forms import name_forms
from analysis.mentions.names import is_cyrillic
from analysis.mentions.scanning import Span
from analysis.mentions.tokens import Words

_NEAR, _BESIDE = 10, 2  # words on either side of a name
NOMINATIVE = ("exact", "alias", "official")
_OPENING, _CLOSING = ("«", '"', "“", "„"), ("»", '"', "”", "“")
_WITHIN_TITLES = (" ", ", ")
_LONGEST_TITLE = 4  # words of a title in quotes, with the name that begins it
_KAZAKH = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
_IN_WORDS = "-‐‑_"


class Bearers:
    """Tells in one piece of text where another thing bears the name of a country or a town.

    Parameters
    ----------
    words : Words
    context : Context
    headlines : Headlines
    is_taken : function of a place in the text
        Whether something else that is known stands there: a post, a person, a date.
    """

    def __init__(self, words: Words, context: Context, headlines: Headlines, is_taken: Callable[[int], bool]):
        self._words, self._context, self._headlines, self._is_taken = words, context, headlines, is_taken

    def hold(self, span: Span) -> bool:
        """Whether the name is that of something else, by its neighbours."""
        if self._is_a_thing(span) or self._follows_a_given_name(span) or self._is_in_a_title(span):
            return True
        return span.entry.kind == "country" and (
            self._is_named_otherwise(span)
            or self._is_a_language(span)
            or self._is_a_surname(span)
            or self._is_a_first_word(span)
        )

    def _is_own(self, span: Span) -> bool:
        """Whether a name stands as it is listed, and is not in a case: that of a thing is."""
        return span.entry.how in NOMINATIVE or (span.entry.kind == "place" and span.entry.how == "n")

    def _is_a_thing(self, span: Span) -> bool:
        """Whether a river, a street, a café or the like bears the name: река Нигер, улица Грузинская, «Прага» кафесі.

        A name in a case belongs to the thing, but is not its own: площадь Казахстана, клуб Казахстана.
        """
        words, first, last = self._words, span.first, span.last
        is_own = self._is_own(span) or (span.entry.how == "ambiguous" and not is_cyrillic_adjective(words.key(first)))
        if not is_own and not (span.entry.how == "adjective" and words.is_capital(first)):
            return False
        if words.key(first - 1) in self._context.thing_before and _is_near(words.gap(first)):
            return True
        is_first = span.entry.how == "adjective" and words.begins_sentence(first)
        return not is_first and words.key(last) in self._context.thing_after and _is_near(words.gap(last))

    def _is_in_a_title(self, span: Span) -> bool:
        """Whether a name fills, begins or ends a short title in quotes within a sentence: выставка «Индийское кино»,
        крейсер «Украина», газета «Голос Украины»."""
        words, first, last = self._words, span.first, span.last
        before = range(first, max(first - _LONGEST_TITLE, 0), -1)
        opening = next((at for at in before if words.gap(at) not in _WITHIN_TITLES), 0)
        gap = words.gap(opening)
        if not opening or not words.is_capital(opening) or gap.lstrip(" \xa0\n") not in _OPENING or not gap.strip():
            return False
        ends = range(last, min(opening + _LONGEST_TITLE, len(words)) + 1)
        closing = next((at for at in ends if words.gap(at).strip()), 0)
        if not closing or words.gap(closing)[:1] not in _CLOSING:
            return False
        if opening == first and self._begins_a_title(span, closing):
            return True
        is_thing = words.key(opening - 1) in self._context.thing_before
        return is_thing and (opening == first or closing == last)

    def _begins_a_title(self, span: Span, closing: int) -> bool:
        words, first, last = self._words, span.first, span.last
        if closing == last:  # the name alone, of which a noun before or behind tells what it is
            before, after = words.words[first - 1], words.words[last : last + 1]
            letters = "".join((words.words[first], *after))
            is_kazakh = bool(after) and after[0].islower() and bool(_KAZAKH.search(letters))
            is_name = self._is_own(span) or span.entry.how == "adjective"
            return is_name and is_cyrillic(words.key(first)) and ((before.islower() and len(before) > 3) or is_kazakh)
        is_kazakh = span.entry.how in NOMINATIVE and bool(_KAZAKH.search(words.words[first]))
        return is_kazakh or span.entry.how == "adjective"

    def _follows_a_given_name(self, span: Span) -> bool:
        """Whether a given name or a title of people stands right before: Джек Лондон, Жан Грузинский, Mr. Jordan."""
        words, first = self._words, span.first
        is_own = self._is_own(span) or (span.entry.how == "adjective" and words.is_capital(first))
        if not is_own or span.last - first > 1:
            return False
        if words.key(first - 1) in self._context.titles and words.gap(first) in (" ", "\xa0", ". ", ".\xa0"):
            return words.is_capital(first - 1) or is_cyrillic(words.key(first - 1))
        if not words.is_beside(first) or not words.is_capital(first - 1):
            return False
        before = words.words[first - 1]
        if self._is_taken(words.starts[first - 1]):
            return False
        return bool(name_forms().given(before)) or before in name_forms().latin

    def _is_named_otherwise(self, span: Span) -> bool:
        """Whether words around tell of another thing of that name: Georgia and Atlanta, Dutch disease."""
        if len(span.entry.codes) != 1 or span.last - span.first > 1:
            return False
        code, first, last, context = span.entry.codes[0], span.first, span.last, self._context
        if self._has(context.before, code, first - 1, step=-1) and _is_near(self._words.gap(first)):
            return True
        is_behind_town = self._words.gap(first) == ", " and self._has(context.town_before, code, first - 1, step=-1)
        if is_behind_town and self._words.key(last) not in context.joins:  # Athens, Georgia; not a list of states
            return True
        if self._has(context.after, code, last, step=1) and _is_near(self._words.gap(last)):
            return True
        for listed, count in ((context.near, _NEAR), (context.beside, _BESIDE)):
            if code not in listed:
                continue
            around = (*range(first - count, first), *range(last, last + count))
            if any(self._has(listed, code, at, step=1) for at in around):
                return True
        return False

    def _has(self, listed: dict[str, WordSet], code: str, at: int, step: int) -> bool:
        """Whether a word, or it and the next or the one before, is listed of a country."""
        if code not in listed or not 0 <= at < len(self._words):
            return False
        return has(listed[code], self._words, at, step)

    def _is(self, listed: WordSet, before: int) -> bool:
        return before >= 0 and has(listed, self._words, before, step=-1)

    def _is_a_language(self, span: Span) -> bool:
        """Whether it is a language, in Kazakh, or the second half of the code of one: en-US."""
        words, first, last = self._words, span.first, span.last
        if span.entry.how == "adjective" and self._is(self._context.before_language, first - 1):
            is_before_noun = words.is_beside(last) and not self._context.is_small(words.key(last))
            return words.is_beside(first) and not is_before_noun
        if span.entry.case != "upper" or words.gap(first) not in _IN_WORDS or not first:
            return False
        return words.words[first - 1].islower() and words.words[first - 1] in languages()

    def _is_a_surname(self, span: Span) -> bool:
        """Whether a people, which is written in small letters, has a capital: боксёр Швед."""
        words, first = self._words, span.first
        key = words.key(first)
        if not is_cyrillic(key) or not words.is_capital(first):
            return False
        if key in self._context.surnames:
            return True
        is_people = span.entry.how == "demonym" and not words.begins_sentence(first)
        return is_people and not self._headlines.holds(first)

    def _is_a_first_word(self, span: Span) -> bool:
        """Whether a word that begins many sentences has its capital of that: Того требует закон. Beside another country
        it is one."""
        words, first, last = self._words, span.first, span.last
        if words.key(first) not in self._context.begins or last - first > 1:
            return False
        if not words.begins_sentence(first) and not self._headlines.is_upper(first):
            return False
        return not self._is_joined(last, last + 1) and not self._is_joined(first - 1, first - 2)

    def _is_joined(self, join: int, other: int) -> bool:
        words = self._words
        if words.gap(max(join, other)).strip() == "," or words.gap(join).strip() == ",":
            other = join
        elif words.key(join) not in self._context.joins:
            return False
        return 0 <= other < len(words) and self._is_taken(words.starts[other])


def has(listed: WordSet, words: Words, at: int, step: int) -> bool:
    """Whether a word, or it and its neighbour on one side, is listed; what is listed in capitals counts in these."""
    key, other = words.key(at), words.key(at + step)
    if key in listed:
        return key not in listed.upper or words.words[at].isupper()
    return (f"{key} {other}" if step > 0 else f"{other} {key}") in listed


def is_cyrillic_adjective(key: str) -> bool:
    """Whether a Cyrillic word ends as an adjective does."""
    return is_cyrillic(key) and key[-2:] in ("ий", "ая", "ое", "ие", "ой", "ых", "их", "ій", "ої", "ка", "ке", "кі")


def _is_near(gap: str) -> bool:
    """Whether only blanks or the end of a line, and quotes, stand between two words."""
    return gap.replace("\n", "", 1).strip(" \xa0\"'«»“”„‘’") == "" and gap != ""
