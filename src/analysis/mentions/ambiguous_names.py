"""Names of people that hold another word: a country, a town, a people or a month.

Chad Smith, Israel Katz, Мадина Тоқаева; «Министр Поляков», «Иван Поляков»; Theresa May 2017. Each needs more than the
two words: a surname that is known or ends as surnames do, a title, a post or an occupation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from analysis.mentions.mention import Mention
from analysis.mentions.name_forms import NameForms
from analysis.mentions.name_runs import NAME, Barred, Word, without_possessive
from analysis.mentions.wordlists import BLANK, chunk_before

_PLACES = ("country", "place", "government")
_FOLLOWING = re.compile(f"{BLANK}({NAME})")
_FIRST_WORD = re.compile(NAME)
_CYRILLIC = re.compile("[\u0400-\u052f]")

Found = tuple[int, int, str]  # from where to where, and how it was found


class AmbiguousNames:
    """Finds them with the forms of one folder of vocabularies.

    Parameters
    ----------
    forms : NameForms
    no_name : collection of str
        Words with a capital that are in no name of a person.
    is_told : callable
        Of a text and the place of two words, whether a title, a post or an occupation stands beside them.
    """

    def __init__(self, forms: NameForms, no_name: frozenset[str], is_told: Callable[[str, int, int, Barred], bool]):
        self._forms, self._no_name, self._is_told = forms, no_name, is_told

    def find(self, text: str, known: Sequence[Mention], barred: Barred) -> Iterator[Found]:
        """The names of a text that hold something known, in its order."""
        for one in known:
            if one.kind in _PLACES:
                yield from self._after_given(text, one, barred)
                yield from self._by_surname(text, one, barred)
            elif one.kind == "date":
                yield from self._before_month(text, one)

    def _after_given(self, text: str, one: Mention, barred: Barred) -> Iterator[Found]:
        """Chad Smith: a given name that is a country's too, and a surname."""
        if not self._forms.is_given(one.text) or not (following := _FOLLOWING.match(text, one.end)):
            return
        [last] = without_possessive([Word(*following.span(1), following[1])])
        if last.text in self._no_name or barred.overlaps(last.start, last.end) or (
            last.text.isupper() and not one.text.isupper()
        ):  # fmt: skip
            return
        is_family = barred.is_surname(last.start) or self._forms.is_family(one.text, last.text)
        if is_family or self._is_told(text, one.start, last.end, barred):
            yield one.start, last.end, "pattern"

    def _by_surname(self, text: str, one: Mention, barred: Barred) -> Iterator[Found]:
        """Министр Поляков, Minister Holland, Иван Поляков: a surname that reads as a people or a country."""
        is_people = one.how in ("demonym", "adjective") and bool(_CYRILLIC.match(one.text))
        if not one.text[:1].isupper() or not (is_people or one.text in self._forms.families):
            return
        start, before = chunk_before(text, one.start)
        if is_people and before[:1].isupper() and self._forms.given(before) and self._forms.agree([before, one.text]):
            yield start, one.end, "pattern"
        elif barred.post_before(text, one.start) and not _FOLLOWING.match(text, one.end):
            yield one.start, one.end, "post"

    def _before_month(self, text: str, one: Mention) -> Iterator[Found]:
        """Theresa May 2017: a given name right before a month that is a surname, and no other name before it."""
        month = _FIRST_WORD.match(text, one.start)
        start, before = chunk_before(text, one.start)
        if not month or month[0] not in self._forms.families or before not in self._forms.latin:
            return
        if not self._forms.is_common(before) and not self._forms.is_given(chunk_before(text, start)[1]):
            yield start, month.end(), "pattern"
