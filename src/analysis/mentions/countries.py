"""Which names of countries and towns in a running text are those of countries and towns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from analysis.mentions.context import Context
from analysis.mentions.mention import Mention
from analysis.mentions.name_forms import name_forms
from analysis.mentions.names import is_cyrillic
from analysis.mentions.scanning import Span
from analysis.mentions.tokens import BARES, Words

_NEAR, _BESIDE = 10, 2  # words on either side of a name
_LONG_NAME = 3  # words of a name that is hardly a person's
_LONGER = 4  # letters of a word that has a capital in a headline
_PLAIN = ("exact", "alias", "official", "former", "inflected", "foreign", "ambiguous")  # ways of a noun
_FIXED = tuple("оиуэюеё")  # letters at the end of names that have no cases in Russian and Ukrainian
_LINKS = ("to", "of", "in", "from", "with")
_OPENING, _CLOSING = ("«", '"', "“", "„"), ("»", '"', "”", "“")
_LONGEST_TITLE = 4  # words of a title in quotes, with the name that begins it
_KAZAKH = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
_NOMINATIVE = ("exact", "alias", "official")


class Judge:
    """Tells in one piece of text what is a country or a town from what only bears its name.

    Parameters
    ----------
    words : Words
    context : Context
    is_taken : function of a place in the text
        Whether something else that is known stands there: a post, a person, a date.
    """

    def __init__(self, words: Words, context: Context, is_taken: Callable[[int], bool]):
        self._words, self._context, self._is_taken = words, context, is_taken
        self._headlines: dict[int, bool] = {}

    def named_after(self, span: Span) -> int:
        """The word after the last of a longer name that begins so, Turkish Airlines; 0 where none does."""
        words, last = self._words, span.last
        is_place = words.key(last) in self._context.not_after and words.key(last) not in self._context.company
        begins = not is_place and self._begins_a_name(last) and span.entry.how in (*_PLAIN, "adjective")
        is_known = words.key(last) in self._context.company or span.entry.how != "adjective"
        if not begins or not is_known or self._is_headline(span.first):
            return 0
        is_told = words.key(last) in self._context.company
        while last < len(words) and self._begins_a_name(last):
            last += 1
        return last if is_told or last - span.first >= _LONG_NAME else 0  # Jordan Peterson may be a person

    def stands(self, span: Span) -> bool:
        """Whether a name of a country or a town is that, by its neighbours."""
        words, first, last = self._words, span.first, span.last
        before, after = words.key(first - 1), words.key(last)
        if words.is_beside(first) and before in self._context.not_before and words.is_capital(first - 1):
            return False
        if words.is_beside(last) and after in self._context.not_after and words.is_capital(last):
            return False
        if words.is_beside(last) and after in self._context.dish and self._may_be_of_dish(span):
            return False
        if words.gap(last) == ", " and self._is_state(last):
            return span.entry.kind == "place"  # Peru, Indiana
        if self._is_a_thing(span) or self._follows_a_given_name(span) or self._begins_a_title(span):
            return False
        if span.entry.kind == "country" and self._is_named_otherwise(span):
            return False
        is_noun = span.entry.how in _PLAIN or span.entry.kind == "place"
        word = words.words[first]
        if is_cyrillic(words.key(first)):  # Казахстан Темир Жолы; президент Казахстана Касым-Жомарт Токаев
            is_part = span.entry.how in _NOMINATIVE and self._begins_a_name(last) and not self._may_be_genitive(span)
        else:
            is_part = (
                not self._has_article(span)
                and is_noun
                and word[:1].isascii()
                and (self._follows_a_name(first) or self._begins_a_name(last))
            )
        return not is_part or self._is_headline(first)

    def _may_be_genitive(self, span: Span) -> bool:
        """Whether a name that has no cases stands behind a word in small letters: президент Чили Габриэль Борич."""
        words, first = self._words, span.first
        is_fixed = words.words[span.last - 1][-1:] in _FIXED
        if not is_fixed or not words.is_beside(first):
            return False
        return words.words[first - 1].islower() or self._is_taken(words.starts[first - 1])

    def _has_article(self, span: Span) -> bool:
        """Whether an article before a name of several words tells that it ends there: to the United States Jane Doe."""
        words, first = self._words, span.first
        return span.last - first > 1 and words.key(first - 1) == "the" and words.key(first - 2) in _LINKS

    def _is_state(self, at: int) -> bool:
        """Whether a state of the United States, which tells where a town lies, stands at a word."""
        words = self._words
        pair = f"{words.key(at)} {words.key(at + 1)}"
        return words.is_capital(at) and (words.key(at) in self._context.states or pair in self._context.states)

    def _may_be_of_dish(self, span: Span) -> bool:
        """Whether a name tells what a dish is like: an adjective, or a Kazakh country as it stands, Қытай тағамы."""
        is_kazakh = is_cyrillic(self._words.key(span.first)) and span.entry.how in _NOMINATIVE
        return span.entry.how in ("adjective", "ambiguous") or is_kazakh

    def _is_a_thing(self, span: Span) -> bool:
        """Whether a river, a street, a café or the like bears the name: река Нигер, улица Грузинская, «Прага» кафесі.

        A name in a case belongs to the thing, but is not its own: площадь Казахстана, клуб Казахстана.
        """
        words, first, last = self._words, span.first, span.last
        is_own = span.entry.how in _NOMINATIVE or (span.entry.kind == "place" and span.entry.how == "n")
        if not is_own and not (span.entry.how == "adjective" and words.is_capital(first)):
            return False
        if words.key(first - 1) in self._context.thing_before and _is_near(words.gap(first)):
            return True
        is_first = span.entry.how == "adjective" and words.begins_sentence(first)
        return not is_first and words.key(last) in self._context.thing_after and _is_near(words.gap(last))

    def _begins_a_title(self, span: Span) -> bool:
        """Whether a name begins a short title in quotes that stands within a sentence: выставка «Индийское кино»."""
        words, first, last = self._words, span.first, span.last
        is_kazakh = span.entry.how in _NOMINATIVE and bool(_KAZAKH.search(words.words[first]))
        if not (is_kazakh or span.entry.how == "adjective") or not words.is_capital(first):
            return False
        gap = words.gap(first)
        if first == 0 or gap.lstrip(" \xa0\n") not in _OPENING or not gap.strip():
            return False
        for at in range(last + 1, min(last + _LONGEST_TITLE, len(words) + 1)):
            if words.gap(at).strip():
                return words.gap(at)[:1] in _CLOSING
        return False

    def _follows_a_given_name(self, span: Span) -> bool:
        """Whether a given name stands right before: Джек Лондон, Жан Грузинский, Chad Jordan."""
        words, first = self._words, span.first
        is_own = span.entry.how in (*_NOMINATIVE, "n") or (span.entry.how == "adjective" and words.is_capital(first))
        if not is_own or span.last - first > 1 or not words.is_beside(first) or not words.is_capital(first - 1):
            return False
        before = words.words[first - 1]
        if self._is_taken(words.starts[first - 1]):
            return False
        return bool(name_forms().given(before)) or before in name_forms().latin

    def _is_named_otherwise(self, span: Span) -> bool:
        """Whether words around tell of another thing of that name: Georgia and Atlanta."""
        if len(span.entry.codes) != 1 or span.last - span.first > 1:
            return False
        code, words = span.entry.codes[0], self._words
        if near := self._context.near.get(code):
            around = (*range(span.first - _NEAR, span.first), *range(span.last, span.last + _NEAR))
            if any(words.key(at) in near for at in around):
                return True
        if beside := self._context.beside.get(code):
            around = (*range(span.first - _BESIDE, span.first), *range(span.last, span.last + _BESIDE))
            return any(words.key(at) in beside for at in around)
        return False

    def _follows_a_name(self, first: int) -> bool:
        """Whether another capitalized word stands right before: Michael Jordan, Eramet Gabon."""
        at, words = first - 1, self._words
        return (
            words.is_beside(first)
            and words.is_capital(at)
            and not words.begins_sentence(at)
            and len(words.words[at]) > 1
            and not words.words[at].isupper()
            and not self._is_taken(words.starts[at])
        )

    def _begins_a_name(self, last: int) -> bool:
        """Whether another capitalized word follows right behind: Jordan Peterson, Kazakhstan Temir Zholy."""
        words = self._words
        return (
            last < len(words)
            and words.is_beside(last)
            and words.is_capital(last)
            and not BARES[words.words[last - 1]].is_owner
            and not words.words[last].isupper()
            and not self._is_taken(words.starts[last])
        )

    def _is_headline(self, at: int) -> bool:
        """Whether all longer words of the sentence have capitals, so that these tell nothing."""
        start = at
        while start > 0 and not _ends(self._words.gap(start)):
            start -= 1
        if start not in self._headlines:
            end = at + 1
            while end < len(self._words) and not _ends(self._words.gap(end)):
                end += 1
            long = [n for n in range(start, end) if len(self._words.words[n]) >= _LONGER]
            small = (
                n for n in long if not self._words.is_capital(n) and not self._context.is_small(self._words.key(n))
            )
            self._headlines[start] = len(long) > 2 and next(small, -1) < 0
        return self._headlines[start]


def settled(found: Iterable[Mention]) -> Iterator[Mention]:
    """Names that could be of several countries, where the text names exactly one of these: Korean beside South Korea.

    >>> korean = Mention(0, 6, "Korean", "country", ("KOR", "PRK"), "ambiguous")
    >>> [one.codes for one in settled([korean, Mention(9, 20, "South Korea", "country", ("KOR",), "exact")])]
    [('KOR',), ('KOR',)]
    >>> [one.codes for one in settled([korean])]
    [()]
    """
    countries = list(found)
    named = {one.code for one in countries if one.code}
    for one in countries:
        if len(one.codes) > 1:
            meant = [code for code in one.codes if code in named]
            yield one._replace(codes=tuple(meant), how="context") if len(meant) == 1 else one._replace(codes=())
        else:
            yield one


def _is_near(gap: str) -> bool:
    """Whether only blanks or the end of a line, and quotes, stand between two words."""
    return gap.replace("\n", "", 1).strip(" \xa0\"'«»“”„‘’") == "" and gap != ""


def _ends(gap: str) -> bool:
    return gap != " " and any(sign in ".!?\n" for sign in gap)
