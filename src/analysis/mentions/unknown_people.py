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
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from analysis.mentions.ambiguous_names import AmbiguousNames
from analysis.mentions.body_words import body_words
from analysis.mentions.mention import Mention
from analysis.mentions.name_forms import NameForms, name_forms
from analysis.mentions.name_runs import (
    KAZAKH_PATRONYMICS,
    MOST_WORDS,
    OBLIQUE_ADJECTIVES,
    OF_PLACES,
    UPPER,
    Barred,
    Runs,
    Word,
    without_possessive,
)
from analysis.mentions.person_hints import TO_A_COUNTRY, Hints, has_initials
from analysis.mentions.seeds import Seeds
from analysis.mentions.surnames import surnames_of
from analysis.mentions.tokens import Words
from analysis.mentions.wordlists import APART, BLANK, alternatives, chunk_before
from analysis.resolve.base_forms import base_form
from analysis.resolve.bodies import body_of
from analysis.resolve.people.forms import is_womans_form
from analysis.resolve.people.particles import particles
from analysis.resolve.posts.lexicon import post_book
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import read_table

_LATIN = re.compile("[A-Za-zÀ-ɏ]")
# A name, a Roman number and perhaps a second name: Карл XVI Густаф.
_MONARCH = re.compile(f"[{UPPER}][^\\W\\d_]+ (?:[IVX]{{2,}}|[IVX](?![.\\w]))(?: [{UPPER}][^\\W\\d_]+)?(?!\\w)")


def find_unknown_people(
    text: str | Words, known: Sequence[Mention] = (), surnames: Mapping[int, bool] | None = None
) -> Iterator[Mention]:
    """The people of a text whom nobody lists, from its beginning on.

    Parameters
    ----------
    text : str or Words
    known : sequence of Mention
        What was found in the text already: posts tell people, and nobody is found where something else stands, but for
        a name that holds it.
    surnames : mapping of int to bool, optional
        Where surnames of the vocabulary begin, and whether the text names one of those who bear it.

    Examples
    --------
    >>> [(found.text, found.name) for found in find_unknown_people("встреча с г-ном Андреем Волковым")]
    [('Андреем Волковым', 'Андрей Волков')]
    """
    return _reader(vocab_folder()).find(Words.of(text), known, Barred(known, surnames))


class PeopleReader:
    """Reads names of people by the words of one folder of vocabularies."""

    def __init__(self, folder: Path, forms: NameForms):
        self.forms = forms
        rows = read_table("person_words.csv", folder)
        found: dict[str, set[str]] = {}
        for row in rows:
            found.setdefault(row["role"], set()).add(row["word"])
        roles = {role: frozenset(words) for role, words in found.items()}
        bodies = body_words()
        kinds = (bodies.of(role, "en") for role in ("kind", "weak kind", "legal form after"))
        no_name = roles["not in a name"].union(*kinds)
        self.no_given = no_name | roles["before a surname"]
        self.runs = Runs(roles, no_name, forms)
        titles = roles["honorific"]
        either = titles | {title[0].upper() + title[1:] for title in titles}
        pattern = f"{APART}{alternatives(either)}(?:(?<=\\.){BLANK}?|{BLANK})(?=[{UPPER}])"
        self.title = Seeds(re.compile(pattern), [f"{title} " for title in either])
        self.before = roles["place or thing before"]
        self.after = re.compile(f"{BLANK}{alternatives(roles['place or thing after'])}(?!\\w)")
        self.hints, self.surnames = Hints(rows), surnames_of(folder)
        self.ambiguous = AmbiguousNames(forms, self.no_given, self._stands_beside)

    def find(self, words: Words, known: Sequence[Mention], barred: Barred) -> Iterator[Mention]:
        """The people of a text, in their order; of two that overlap the longer."""
        text = words.text
        line = self.runs.unwrapped(text) if "\n" in text else text
        found = [
            *self.ambiguous.find(line, known, barred),
            *self._after_titles(words if line is text else Words(line), barred),
            *self._beside_posts(line, known, barred),
            *self._in_runs(line, barred),
        ]
        end = 0
        for start, stop, how in sorted(dict.fromkeys(found), key=lambda one: (one[0], -one[1])):
            if start >= end and not body_of(text[start:stop]):  # John Deere
                yield self._made(text, start, stop, how, barred)
                end = stop

    def _made(self, text: str, start: int, end: int, how: str, barred: Barred) -> Mention:
        printed = text[start:end]
        # Who is «министр Ковалёва» is a woman; «министра Ковалёва» is Ковалёв.
        is_hers = is_womans_form(printed) and (
            post_book().stands_in_case(barred.post_before(text, start)) is False
            or self.surnames.is_hers(text, start, end)
        )
        is_base = _LATIN.match(printed) or printed.endswith(KAZAKH_PATRONYMICS)
        name = printed if is_base else base_form(" ".join(printed.split()), gender="f" if is_hers else None).name
        return Mention(start, end, printed, "person", (), how, name)

    # --- beside a title or a post -----------------------------------------------------------------

    def _after_titles(self, words_of_text: Words, barred: Barred) -> Iterator[tuple[int, int, str]]:
        text = words_of_text.text
        for title in self.title.find(words_of_text):
            words = self.runs.words(text, title.end() - 1)
            words = self.runs.fit(words, barred, title_is_there=True)
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
                words = self.runs.words(text, begin)
                if len(words) == 2 and text[words[-1].end : words[-1].end + 1] == "," and self._is_told(words, barred):
                    yield words[0].start, words[-1].end, "post"
            if text[at : at + 1] not in (" ", "\u00a0", "\n"):
                continue
            if (king := _MONARCH.match(text, at + 1)) and not barred.overlaps(*king.span()):
                yield *king.span(), "post"
                continue
            if title := self.title.pattern.match(text, at):
                at = title.end() - 1
            words = self.runs.fit(self.runs.words(text, at + 1), barred)
            is_body = bool({"company_head", "agency_head", "deputy_head"}.intersection(post.codes))
            if words and self._may_hold_post(words, is_body, barred):
                yield words[0].start, words[-1].end, "post"

    def _may_hold_post(self, words: list[Word], is_body: bool, barred: Barred) -> bool:
        """Whether words after a post may be its holder: of a body's head, only a name that is told by itself."""
        if len(words) == 1:
            if words[0].text.isascii():  # Minister Polyakov
                return not is_body and self.forms.is_family("", words[0].text)
            states, is_adjective = self.forms.surname(words[0].text)
            return bool(states) and not is_adjective and not is_body
        if self._is_name(words, barred):
            return True
        first = words[0].text
        if is_body:
            return self.forms.is_given(first)
        if not first.isascii() and first.endswith(OBLIQUE_ADJECTIVES) and not self.forms.given(first):
            return False
        return not any(len(word.text) > 1 and word.text.isupper() for word in words)

    # --- by the pattern of a name -----------------------------------------------------------------

    def _in_runs(self, text: str, barred: Barred) -> Iterator[tuple[int, int, str]]:
        for run in self.runs.run.finditer(text):
            if (run.start() and text[run.start() - 1].isalnum()) or not self._may_be(text, run, barred):
                continue
            for segment in self.runs.segments(text, run.start(), run.end(), barred):
                words = self.runs.narrowed(text, segment)
                if self._is_name(words, barred) and not self._is_place(text, words):
                    yield words[0].start, words[-1].end, "pattern"
                elif self._is_before_post(text, words, barred):
                    yield words[0].start, words[-1].end, "post"
                elif self._is_told(words, barred) and self.hints.tell(text, words[0].start, words[-1].end):
                    yield words[0].start, words[-1].end, "occupation"

    def _may_be(self, text: str, run: re.Match[str], barred: Barred) -> bool:
        """Whether anything in a run could tell a person: most are bodies and places, and are read no further."""
        printed = run[0]
        if barred.has_surname(run.start(), run.end()):
            return True
        if "." in printed or not self.forms.latin.isdisjoint(words := printed.split()):
            return True
        if text.startswith(", ", run.end()) and barred.posts:
            return True
        return any(self.forms.is_told(word) for word in words)

    def _stands_beside(self, text: str, start: int, end: int, barred: Barred) -> bool:
        """Whether a title, a post or an occupation stands beside a name."""
        if barred.post_before(text, start) or self._precedes_post(text, end, barred):
            return True
        _, before = chunk_before(text, start)
        return before.rstrip(".").lower() in self.runs.titles or self.hints.is_occupation(before)

    def _is_name(self, words: list[Word], barred: Barred) -> bool:
        """Whether words are a given name and a surname, have a patronymic, or initials beside a surname."""
        words = without_possessive(words)
        if not 2 <= len(words) <= MOST_WORDS:
            return False
        printed = [word.text for word in words]
        if printed[0][-1] == "." or printed[-1][-1] == ".":
            return has_initials(printed, self.forms)
        if any(len(word) > 1 and word.isupper() for word in printed):
            return False
        if any(map(self.forms.is_patronymic, printed[1:])) and len(printed[0]) > 2:
            return not self.forms.is_patronymic(printed[0])
        if len(words) == 2 and self._is_namesake(words, barred):
            return True
        if _LATIN.match(printed[0]):
            is_given = printed[0] in self.forms.latin and len(printed[-1]) > 1
            return is_given and (
                not self.forms.is_common(printed[0]) or self.forms.is_family(*printed[:: len(words) - 1])
            )
        return self.forms.agree(printed) or (len(words) == 2 and self.forms.is_family(*printed))

    def _is_namesake(self, words: list[Word], barred: Barred) -> bool:
        """Whether a word before a surname of the vocabulary may be another's given name, as in Eric Trump."""
        first = words[0].text
        if first in self.no_given or first.casefold() in particles().all:
            return False
        return barred.is_surname(words[-1].start, heard=not self.forms.is_given(first))

    def _is_told(self, words: list[Word], barred: Barred) -> bool:
        """Whether words begin with a given name, which is no other word, and may be a name."""
        if not 2 <= len(words) <= MOST_WORDS or barred.overlaps(words[0].start, words[-1].end):
            return False
        return self.forms.is_given(words[0].text) and not self.forms.is_common(words[0].text)

    def _is_place(self, text: str, words: list[Word]) -> bool:
        """Whether a street or the like bears the name."""
        _, before = chunk_before(text, words[0].start)
        return before.lower() in self.before or bool(self.after.match(text, words[-1].end))

    def _is_before_post(self, text: str, words: list[Word], barred: Barred) -> bool:
        """Whether a comma and a post in small letters follow two words or three: "Jane Doe, minister of energy"."""
        if not 2 <= len(words) <= 3 or any(word.text.isupper() for word in words):
            return False
        _, before = chunk_before(text, words[0].start)
        return self._precedes_post(text, words[-1].end, barred) and before.lower() not in OF_PLACES

    def _precedes_post(self, text: str, end: int, barred: Barred) -> bool:
        """Whether a comma and a post in small letters follow a place."""
        if text[end : end + 2] != ", ":
            return False
        start = end + 2
        for article in ("the ", "a "):
            start += len(article) if text.startswith(article, start) else 0
        return start in barred.posts and text[start].islower()


@kept()
def _reader(folder: Path) -> PeopleReader:
    return PeopleReader(folder, name_forms())
