"""Which names of countries and towns in a running text are those of countries and towns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from analysis.mentions.bearers import NOMINATIVE, Bearers, has
from analysis.mentions.context import Context, WordSet
from analysis.mentions.currencies import currencies
from analysis.mentions.headlines import Headlines
from analysis.mentions.mention import Mention
from analysis.mentions.names import is_cyrillic
from analysis.mentions.scanning import Span
from analysis.mentions.tokens import BARES, Words
from analysis.resolve.people.particles import particles

_LONG_NAME = 3  # words of a name that is hardly a person's
_PLAIN = ("exact", "alias", "official", "former", "inflected", "foreign", "ambiguous")  # ways of a noun
_FIXED = tuple("оиуэюеё")  # letters at the end of names that have no cases in Russian and Ukrainian
_LINKS = ("to", "of", "in", "from", "with")
_HYPHENS = "-‐‑"
_ABBREVIATED = range(2, 6)  # letters of the abbreviation of a company: BHP Chile


class Judge:
    """Tells in one piece of text what is a country or a town from what only bears its name.

    Parameters
    ----------
    words : Words
    context : Context
    is_taken : function of a place in the text
        Whether something else that is known stands there: a post, a person, a date.
    is_surname : function of a place in the text, optional
        Whether somebody's surname stands there, which may follow a given name (Georgia Meloni) as well as a country.
    """

    def __init__(
        self,
        words: Words,
        context: Context,
        is_taken: Callable[[int], bool],
        is_surname: Callable[[int], bool] = lambda _: False,
    ):
        self._words, self._context, self._is_taken, self._is_surname = words, context, is_taken, is_surname
        self._headlines = Headlines(words, context)
        self._sons = particles().sons
        self._bearers = Bearers(words, context, self._headlines, is_taken)

    def named_after(self, span: Span) -> int:
        """The word after the last of a longer name that begins so, Turkish Airlines; 0 where none does."""
        words, last = self._words, span.last
        is_place = words.key(last) in self._context.not_after and words.key(last) not in self._context.company
        begins = not is_place and self._begins_a_name(last) and span.entry.how in (*_PLAIN, "adjective")
        is_known = words.key(last) in self._context.company or span.entry.how != "adjective"
        if not begins or not is_known or self._headlines.holds(span.first):
            return 0
        is_told = words.key(last) in self._context.company
        while last < len(words) and self._begins_a_name(last):
            last += 1
        return last if is_told or last - span.first >= _LONG_NAME else 0  # Jordan Peterson may be a person

    def stands(self, span: Span) -> bool:
        """Whether a name of a country or a town is that, by its neighbours."""
        words, first, last = self._words, span.first, span.last
        if words.is_beside(last) and words.key(last) in self._sons:  # Turki bin Salman, whatever Turki is elsewhere
            return False
        if self._is_beside_a_name(span):
            return False
        if self._is_of_dish(span) or self._is_of_currency(span):
            return False
        if words.gap(last) == ", " and self._is_state(last):
            return span.entry.kind == "place"  # Peru, Indiana
        return not self._bearers.hold(span) and (not self._is_part(span) or self._headlines.holds(first))

    def _is_beside_a_name(self, span: Span) -> bool:
        """Whether a word beside makes another name of it: Western, Sea, Open; in a headline that of a company or a
        contest tells nothing."""
        words, first, last, context = self._words, span.first, span.last, self._context
        if words.gap(first) in _HYPHENS and first and words.key(first - 1) in context.not_before:  # Южно-Казахстанская
            return True
        if words.is_beside(first) and words.is_capital(first - 1) and self._is(context.not_before, first - 1, -1):
            return True
        if words.key(first - 1) == "of" and self._is(context.not_before, first - 1, -1):  # the Gulf of Mexico
            return words.is_capital(first - 2)
        if not words.is_beside(last) or not words.is_capital(last):
            return False
        is_contest = self._is(context.contest, last, 1)
        is_plain_in_headlines = is_contest or words.key(last) in context.company
        is_name = is_contest or self._is(context.not_after, last, 1)
        return is_name and not (is_plain_in_headlines and self._headlines.holds(first))

    def _is(self, listed: WordSet, at: int, step: int) -> bool:
        return 0 <= at < len(self._words) and has(listed, self._words, at, step)

    def _is_part(self, span: Span) -> bool:
        """Whether a capitalized word beside is of one name with it: Kazakhstan Temir Zholy."""
        words, first, last = self._words, span.first, span.last
        if is_cyrillic(words.key(first)):  # Казахстан Темир Жолы; президент Казахстана Касым-Жомарт Токаев
            is_own = span.entry.how in NOMINATIVE and words.key(last) not in self._context.of_state
            return is_own and self._begins_a_name(last) and not self._may_be_genitive(span)
        is_noun = span.entry.how in _PLAIN or span.entry.kind == "place"
        if not is_noun or not words.words[first][:1].isascii() or self._has_article(span) or self._is_of_post(first):
            return False
        return self._follows_a_name(first) or self._begins_a_name(last) or self._is_surname_behind(last)

    def _is_surname_behind(self, last: int) -> bool:
        words = self._words
        is_owner = BARES[words.words[last - 1]].is_owner
        return not is_owner and last < len(words) and words.is_beside(last) and self._is_surname(words.starts[last])

    def _is_of_post(self, first: int) -> bool:
        """Whether a post before tells that the name of who holds it follows: President of Georgia Nino Beridze."""
        words = self._words
        return first > 1 and words.key(first - 1) == "of" and self._is_taken(words.starts[first - 2])

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

    def _is_of_dish(self, span: Span) -> bool:
        """Whether a dish, a language or the like follows, of which a name tells what it is like: Turkish coffee,
        Russian-speaking, на казахском и русском языках."""
        words, last, dish = self._words, span.last, self._context.dish
        if not self._may_be_of_dish(span):
            return False
        if words.key(last) in dish and (words.is_beside(last) or words.gap(last) == "-"):
            return True
        is_joined = words.key(last) in self._context.joins and words.is_beside(last) and words.key(last + 2) in dish
        return is_joined and words.is_beside(last + 2) and self._is_taken(words.starts[last + 1])

    def _is_of_currency(self, span: Span) -> bool:
        """Whether its currency stands behind a name, or before a genitive: the Kazakh tenge, «курс доллара США»."""
        words, first, last, known = self._words, span.first, span.last, currencies()
        if span.entry.kind != "country" or len(span.entry.codes) != 1:
            return False
        [code] = span.entry.codes
        if last < len(words) and words.is_beside(last) and known.is_of(words.words[last], code):
            return span.entry.how == "adjective" or words.key(last) not in known.other_words  # Korea won
        is_behind = is_cyrillic(words.key(first)) and first > 0 and words.is_beside(first) and words.is_capital(first)
        return is_behind and span.entry.how != "adjective" and known.is_of(words.words[first - 1], code)

    def _may_be_of_dish(self, span: Span) -> bool:
        """Whether a name tells what a dish is like: an adjective, or a Kazakh country as it stands, Қытай тағамы."""
        is_kazakh = is_cyrillic(self._words.key(span.first)) and span.entry.how in NOMINATIVE
        return span.entry.how in ("adjective", "ambiguous") or is_kazakh

    def _follows_a_name(self, first: int) -> bool:
        """Whether another capitalized word stands right before: Michael Jordan, Eramet Gabon."""
        at, words = first - 1, self._words
        return (
            words.is_beside(first)
            and words.is_capital(at)
            and not words.begins_sentence(at)
            and len(words.words[at]) > 1
            and not self._context.is_small(words.key(at))  # WASHINGTON, Feb. 5 - The United States
            and (not words.words[at].isupper() or self._is_abbreviated(at))
            and not self._is_taken(words.starts[at])
            and not self._is_surname(words.starts[at])
        )

    def _is_abbreviated(self, at: int) -> bool:
        """Whether a word may be the abbreviation of a company, where not the whole line is in capitals."""
        return len(self._words.words[at]) in _ABBREVIATED and not self._headlines.is_upper(at)

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
