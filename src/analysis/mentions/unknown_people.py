"""People whom no vocabulary lists, in a running text: a name beside a post or a title, or one with a name's pattern.

Nobody is found by capitals alone. A name counts

- after a post («министр энергетики Иван Петренко») or before it ("Jane Doe, minister of energy"),
- after a title (Mr., г-н, пан) or before one (мырза),
- where its first word is a given name and the next a surname, in one case and gender in Cyrillic letters («Роман
  Толстого» is a novel), where it has a patronymic, or where initials stand beside a surname.

The name of the mention is the person's in the nominative, as `resolve.base_forms` finds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from analysis.mentions.body_words import body_words
from analysis.mentions.mention import Mention
from analysis.mentions.name_forms import NameForms, name_forms
from analysis.mentions.name_runs import (
    INITIAL,
    KAZAKH_PATRONYMICS,
    NAME,
    OBLIQUE_ADJECTIVES,
    OF_PLACES,
    REST,
    UPPER,
    Barred,
    Word,
    without_possessive,
)
from analysis.mentions.person_hints import TO_A_COUNTRY, Hints, has_initials
from analysis.mentions.wordlists import APART, BLANK, alternatives, chunk_before
from analysis.resolve.base_forms import base_form
from analysis.resolve.bodies import body_of
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import read_table

_MOST_WORDS = 4
_LATIN = re.compile("[A-Za-zÀ-ɏ]")
_SENTENCE_START = re.compile(r"(?:^|[.!?:…][\"”»)]?\s|\n|^[\"“«—–-])\s*\Z")


def find_unknown_people(text: str, known: Sequence[Mention] = ()) -> Iterator[Mention]:
    """The people of a text whom nobody lists, from its beginning on.

    Parameters
    ----------
    text : str
    known : sequence of Mention
        What was found in the text already: posts tell people, and nobody is found where something else stands.

    Examples
    --------
    >>> [(found.text, found.name) for found in find_unknown_people("встреча с г-ном Андреем Волковым")]
    [('Андреем Волковым', 'Андрей Волков')]
    """
    return _reader(vocab_folder()).find(text, known)


class PeopleReader:
    """Reads names of people by the words of one folder of vocabularies."""

    def __init__(self, folder: Path, forms: NameForms):
        self.forms = forms
        rows = read_table("person_words.csv", folder)

        def words(role: str) -> frozenset[str]:
            return frozenset(row["word"] for row in rows if row["role"] == role)

        particles = alternatives(words("particle"))
        element = f"(?:{INITIAL}|(?:{particles}[-‑])?{NAME})"
        link = f"(?:(?<=\\.){BLANK}?|{BLANK})(?:(?:{particles}{BLANK})+(?={element}))?"
        # A run begins with a capital: a pattern that begins with a class of letters is found four times as fast.
        self.run = re.compile(
            f"[{UPPER}](?:\\.|{REST})(?:{link}{element})+(?:{BLANK}(?:оглы|кызы|гызы|ұлы|қызы|улы|uly|qyzy)(?!\\w))?"
        )
        self.name = re.compile(f"{element}(?:{link}{element}){{0,4}}")
        self.element = re.compile(element)
        titles = words("honorific")
        self.titles = frozenset(title.rstrip(".").lower() for title in titles)
        either = titles | {title[0].upper() + title[1:] for title in titles}
        self.title = re.compile(f"{APART}{alternatives(either)}(?:(?<=\\.){BLANK}?|{BLANK})(?=[{UPPER}])")
        self.title_after = re.compile(f"{BLANK}{alternatives(words('honorific after'))}(?!\\w)")
        bodies = body_words()
        kinds = (bodies.of(role, "en") for role in ("kind", "weak kind", "legal form after"))
        self.no_name = words("not in a name").union(*kinds)
        self.no_name_after = words("not before a name")
        self.before = words("place or thing before")
        self.hints = Hints(rows)
        self.after = re.compile(f"{BLANK}{alternatives(words('place or thing after'))}(?!\\w)")

    def find(self, text: str, known: Sequence[Mention]) -> Iterator[Mention]:
        """The people of a text, in their order; of two that overlap the longer."""
        barred = Barred(known)
        found = [
            *self._after_titles(text, barred), *self._beside_posts(text, known, barred), *self._in_runs(text, barred)
        ]  # fmt: skip
        end = 0
        for start, stop, how in sorted(dict.fromkeys(found), key=lambda one: (one[0], -one[1])):
            if start >= end and not body_of(text[start:stop]):  # John Deere
                yield self._made(text, start, stop, how)
                end = stop

    def _made(self, text: str, start: int, end: int, how: str) -> Mention:
        printed = text[start:end]
        is_base = _LATIN.match(printed) or printed.endswith(KAZAKH_PATRONYMICS)
        name = printed if is_base else base_form(" ".join(printed.split())).name
        return Mention(start, end, printed, "person", (), how, name)

    # --- beside a title or a post -----------------------------------------------------------------

    def _after_titles(self, text: str, barred: Barred) -> Iterator[tuple[int, int, str]]:
        for title in self.title.finditer("\n" + text):
            words = self._words(text, title.end() - 1)
            words = self._fit(words, barred, title_is_there=True)
            if words:
                yield words[0].start, words[-1].end, "title"

    def _beside_posts(self, text: str, known: Sequence[Mention], barred: Barred) -> Iterator[tuple[int, int, str]]:
        """Names right after a post, or after its country or body."""
        ends = {one.start: one.end for one in known if one.kind in ("country", "organization")}
        for post in known:
            if post.kind != "post":
                continue
            at = post.end
            for _ in range(3):  # посол Монголии в Перу Дорж Батаа
                if (place := TO_A_COUNTRY.match(text, at)) and place.end() in ends:
                    at = ends[place.end()]
            at = self.hints.after_company(text, at)
            if begin := self.hints.in_apposition(text, at):
                words = self._words(text, begin)
                if len(words) == 2 and text[words[-1].end : words[-1].end + 1] == "," and self._is_told(words, barred):
                    yield words[0].start, words[-1].end, "post"
            if text[at : at + 1] not in (" ", "\u00a0", "\n"):
                continue
            if title := self.title.match(text, at):
                at = title.end() - 1
            words = self._fit(self._words(text, at + 1), barred)
            is_body = bool({"company_head", "agency_head", "deputy_head"}.intersection(post.codes))
            if words and self._may_hold_post(words, is_body):
                yield words[0].start, words[-1].end, "post"

    def _may_hold_post(self, words: list[Word], is_body: bool) -> bool:
        """Whether words after a post may be its holder: of a body's head, only a name that is told by itself."""
        if len(words) == 1:
            states, is_adjective = self.forms.surname(words[0].text)
            return bool(states) and not is_adjective and not is_body
        if self._is_name(words):
            return True
        first = words[0].text
        if is_body:
            return self._is_given(first)
        if not first.isascii() and first.endswith(OBLIQUE_ADJECTIVES) and not self.forms.given(first):
            return False
        return not any(len(word.text) > 1 and word.text.isupper() for word in words)

    # --- by the pattern of a name -----------------------------------------------------------------

    def _in_runs(self, text: str, barred: Barred) -> Iterator[tuple[int, int, str]]:
        for run in self.run.finditer(text):
            if (run.start() and text[run.start() - 1].isalnum()) or not self._may_be(text, run, barred):
                continue
            for segment in self._segments(text, run.start(), run.end(), barred):
                words = self._narrowed(text, segment)
                if self._is_name(words) and not self._is_place(text, words):
                    yield words[0].start, words[-1].end, "pattern"
                elif self._is_before_post(text, words, barred):
                    yield words[0].start, words[-1].end, "post"
                elif self._is_told(words, barred) and self.hints.tell(text, words[0].start, words[-1].end):
                    yield words[0].start, words[-1].end, "occupation"

    def _may_be(self, text: str, run: re.Match[str], barred: Barred) -> bool:
        """Whether anything in a run could tell a person: most are bodies and places, and are read no further."""
        printed = run[0]
        if "." in printed or not self.forms.latin.isdisjoint(words := printed.split()):
            return True
        if text.startswith(", ", run.end()) and barred.posts:
            return True
        return any(self.forms.is_told(word) for word in words)

    def _segments(self, text: str, start: int, end: int, barred: Barred) -> Iterator[list[Word]]:
        """The parts of a run between words that belong to no name."""
        words: list[Word] = []
        after_place = False
        for found in self.element.finditer(text, start, end):
            word = Word(found.start(), found.end(), found[0])
            is_known = barred.overlaps(word.start, word.end)
            is_apart = word.text in self.no_name or word.text.rstrip(".").lower() in self.titles
            if is_known or is_apart or (len(word.text) > 1 and word.text.isupper() and word.text[-1] != "."):
                if len(words) > 1 and not after_place and (is_known or word.text not in self.no_name):
                    yield words
                words, after_place = [], word.text in self.no_name_after
                continue
            words.append(word)
            if word.text.endswith(("'s", "’s")):
                if len(words) > 1 and not after_place:
                    yield words
                words = []
        if len(words) > 1 and not after_place:
            yield words

    def _narrowed(self, text: str, words: list[Word]) -> list[Word]:
        """The words without those before the name: the first of a sentence, and any before a patronymic."""
        words = without_possessive(words)
        printed = [word.text for word in words]
        place = next((place for place, word in enumerate(printed) if place and self.forms.is_patronymic(word)), 0)
        if place:
            if place > 1 and not (
                place == 2 and len(words) == 3 and self.forms.surname(printed[0])[0] and self.forms.given(printed[1])
            ):
                words = words[place - 1 :]
            return words
        if len(words) > 2 and _SENTENCE_START.search(text, max(0, words[0].start - 4), words[0].start):
            is_before = not self._is_given(printed[0]) and printed[0].lower() not in self.before
            if is_before and self._is_given(printed[1]):
                return words[1:]
        return words

    def _is_given(self, word: str) -> bool:
        return word in self.forms.latin or bool(self.forms.given(word))

    def _is_name(self, words: list[Word]) -> bool:
        """Whether words are a given name and a surname, have a patronymic, or initials beside a surname."""
        words = without_possessive(words)
        if not 2 <= len(words) <= _MOST_WORDS:
            return False
        printed = [word.text for word in words]
        if printed[0][-1] == "." or printed[-1][-1] == ".":
            return has_initials(printed, self.forms)
        if any(len(word) > 1 and word.isupper() for word in printed):
            return False
        if any(map(self.forms.is_patronymic, printed[1:])) and len(printed[0]) > 2:
            return not self.forms.is_patronymic(printed[0])
        if printed[0].isascii() or _LATIN.match(printed[0]):
            return printed[0] in self.forms.latin and len(printed[-1]) > 1
        return self.forms.agree(printed)

    def _is_told(self, words: list[Word], barred: Barred) -> bool:
        """Whether words begin with a given name, which is no other word, and may be a name."""
        if not 2 <= len(words) <= _MOST_WORDS or barred.overlaps(words[0].start, words[-1].end):
            return False
        return self._is_given(words[0].text) and not self.forms.is_common(words[0].text)

    def _is_place(self, text: str, words: list[Word]) -> bool:
        """Whether a street or the like bears the name."""
        _, before = chunk_before(text, words[0].start)
        return before.lower() in self.before or bool(self.after.match(text, words[-1].end))

    def _is_before_post(self, text: str, words: list[Word], barred: Barred) -> bool:
        """Whether a comma and a post in small letters follow two words or three: "Jane Doe, minister of energy"."""
        end = words[-1].end
        if not 2 <= len(words) <= 3 or text[end : end + 2] != ", " or any(word.text.isupper() for word in words):
            return False
        start = end + 2
        for article in ("the ", "a "):
            start += len(article) if text.startswith(article, start) else 0
        if start not in barred.posts or not text[start].islower():
            return False
        _, before = chunk_before(text, words[0].start)
        return before.lower() not in OF_PLACES

    # --- words ------------------------------------------------------------------------------------

    def _words(self, text: str, at: int) -> list[Word]:
        """The words of the name that begins at a place."""
        found = self.name.match(text, at)
        if found is None:
            return []
        return [Word(one.start(), one.end(), one[0]) for one in self.element.finditer(text, at, found.end())]

    def _fit(self, words: list[Word], barred: Barred, title_is_there: bool = False) -> list[Word]:
        """The first words, up to one that belongs to no name; none where the first does not, or too many do."""
        kept: list[Word] = []
        for word in words:
            if word.text in self.no_name or barred.overlaps(word.start, word.end):
                if kept and word.text in self.no_name_beside(kept):
                    return []
                break
            kept.append(word)
        if len(kept) > _MOST_WORDS or (title_is_there and kept and kept[0].text.isupper() and len(kept[0].text) > 1):
            return []
        return without_possessive(kept)

    def no_name_beside(self, kept: list[Word]) -> frozenset[str]:
        """The words before which nothing is a name: Minister Norilsk Nickel; a verb of a headline is none of them."""
        return self.no_name if len(kept) == 1 else frozenset()


@kept()
def _reader(folder: Path) -> PeopleReader:
    return PeopleReader(folder, name_forms())
