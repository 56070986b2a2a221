"""People whom a text has named in full, by their surnames alone in what follows: Петренко добавил, Doe said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from analysis.mentions.mention import Mention
from analysis.mentions.name_forms import name_forms
from analysis.mentions.name_runs import REST, UPPER, Barred
from analysis.mentions.surnames import surnames_of
from analysis.resolve.people.forms import is_womans_form
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import read_table

_SHORTEST = 3  # letters of a surname in Latin letters, and of the stem of one in Cyrillic ones
_SYLLABLES = re.compile(r"[A-Z][a-z]+-[a-z]+")  # Han-koo
_VOWELS = re.compile("(?:ий|ый|ой|ая|яя|[аяоеёйьіє])$")
_OF_MEN = ("", "ым", "им", "е")  # endings that only a man's surname such as Зорин has
_CYRILLIC = re.compile("[\u0400-\u052f]")
_ENDING = re.compile(
    "(?:[аяуюеиыоьйії]|[оеыи]м|[оеиы]й|[ое]го|[ое]му|ая|[уою]ю|ею|ові|[еє]ві"
    "|[нтд][ыі]ң|[ғқ]а|[гк]е|[ндт][ыі]|[дт][ае]|[дтн][ае]н|[мбп]ен)?"
)
_REST = re.compile(r"[^\W\d_]{0,4}(?![^\W_])")  # of a word behind its stem
_CAPITAL_BEFORE = re.compile(f"[{UPPER}]{REST}[ \u00a0]\\Z|[{UPPER}]\\.[ \u00a0]?\\Z|[-‑&«\"“„'’@/]\\Z")
_SENTENCE_BEFORE = re.compile('[.!?…:][»”")]?[ \u00a0\n]+\\Z')
_AFTER = re.compile(f"[-‑&»”@/]|[ \u00a0](?:[{UPPER}]|\\d)")


def repeated_people(text: str, named: Sequence[Mention], known: Sequence[Mention]) -> Iterator[Mention]:
    """The surnames, later in the text, of people whom nobody lists and whom it has named in full.

    Two people of one surname leave it to nobody, a surname beside another capitalized word is of somebody else, and a
    woman's form is no man's, nor the other way round.

    Parameters
    ----------
    text : str
    named : sequence of Mention
        The people that were found, with the base forms of their names.
    known : sequence of Mention
        All else that was found: nobody is found where something else stands.
    """
    stems: dict[str, list[tuple[Mention, str]]] = {}
    for one in named:
        if not one.codes and (surname := _surname(one.name)):
            stems.setdefault(_stem(surname), []).append((one, surname))
    if not stems:
        return
    whole = {stem: found for stem, found in stems.items() if len({surname for _, surname in found}) == 1}
    barred, surnames = Barred([*known, *named]), surnames_of(vocab_folder())
    for start, end, stem in _words_with(whole, text):
        first, surname = whole[stem][0]
        printed, ending = text[start:end], text[start + len(stem) : end]
        is_form = _ENDING.fullmatch(ending) is not None if _CYRILLIC.match(surname) else printed == surname
        if start < first.end or not is_form or barred.overlaps(start, end) or not _is_alone(text, start, end):
            continue
        if is_womans_form(surname):
            if ending in _OF_MEN:
                continue
        elif is_womans_form(printed) and not surnames.is_mans(text, start, end):
            continue
        yield Mention(start, end, text[start:end], "person", (), "surname", surname)


def _words_with(stems: Iterable[str], text: str) -> Iterator[tuple[int, int, str]]:
    """The words that are a stem with some letters behind it, in their order, no two over one another; the longest of
    two stems counts. A stem is looked for at a time: a pattern of all would be made anew for each text."""
    found: list[tuple[int, int, int, str]] = []
    for stem in stems:
        start = text.find(stem)
        while start >= 0:
            if not text[start - 1 : start].isalnum() and (rest := _REST.match(text, start + len(stem))):
                found.append((start, -len(stem), rest.end(), stem))
            start = text.find(stem, start + 1)
    done = 0
    for start, _, end, stem in sorted(found):
        if start >= done:
            yield start, end, stem
            done = end


def _surname(name: str) -> str:
    """The word of a full name that is no given name, no patronymic and no initial; '' where that is not one word."""
    forms = name_forms()
    words = [word for word in name.split() if word[-1] != "."]
    if len(name.split()) < 2:
        return ""
    if first := family_name_first(name):
        return first
    rest = [word for word in words if not (forms.given(word) or word in forms.latin or forms.is_patronymic(word))]
    surname = rest[0] if len(rest) == 1 else words[-1] if words and not _CYRILLIC.match(words[-1]) else ""
    return surname if len(_stem(surname)) >= _SHORTEST and surname[0].isupper() else ""


def family_name_first(name: str) -> str:
    """The first word of a name that is its family name, as in Yeo Han-koo and Zhang Xuefeng; else ''.

    So it is where a hyphen joins the syllables of what is last, and where the first of two words is a family name of
    Chinese or Korean in Latin letters.
    """
    words = name.split()
    if len(words) < 2 or not words[0].isalpha():
        return ""
    is_syllables = len(words) == 2 and _SYLLABLES.fullmatch(words[1]) is not None
    return words[0] if is_syllables or (len(words) == 2 and words[0] in _family_names(vocab_folder())) else ""


@kept()
def _family_names(folder: Path) -> frozenset[str]:
    rows = read_table("person_words.csv", folder)
    return frozenset(row["word"] for row in rows if row["role"] == "family name first")


def _stem(surname: str) -> str:
    if not _CYRILLIC.match(surname):
        return surname
    return re.sub("[её]ц$|[єе]ць$", "", _VOWELS.sub("", surname)) if len(surname) > _SHORTEST else surname


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether no other capitalized word, sign or number makes another name of a surname."""
    before = text[max(0, start - 45) : start]
    is_part = bool(_CAPITAL_BEFORE.search(before)) and not _SENTENCE_BEFORE.search(before)
    return not is_part and not _AFTER.match(text, end)
