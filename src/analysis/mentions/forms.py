"""Every form of every name that is listed, by its first word, so that a text is gone through once for all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from analysis.languages.kazakh import kazakh_stems
from analysis.mentions.tokens import BARES, Words, is_folded, key_of


class Entry(NamedTuple):
    """What a form stands for.

    `case` is how it must be printed to count: ``""`` in any way, ``capital`` with a capital letter, ``upper`` all in
    capitals, ``half`` before a hyphen.
    """

    kind: str
    codes: tuple[str, ...]
    how: str
    case: str = "capital"
    name: str = ""


class Match(NamedTuple):
    """A form in a text: the first of its words, the one after its last, and what it stands for."""

    first: int
    last: int
    entry: Entry


# An article or a preposition of French, Italian or Catalan that is written together with a name: l'Allemagne.
ELIDED = re.compile("(?:[dlDL]|(?:[dDnN]e|[aAdD]a|[aA]|[sS]u)ll)['’](?=[A-ZÀ-Þ])")
_Rest = tuple[str, ...]
_LONGEST_SPELLED = 6
_HYPHENS = frozenset("-‐‑–")
# In a text of forms: between the words of a form, between forms, before the forms of a second word, and behind it.
# They are blanks to Python, so that no key has one.
_PART, _CELL, _SECOND, _CELLS = "\x1f", "\x1e", "\x1d", "\x1c"
_MOST = 1 << 15  # pairs of words that are remembered


class Begun(NamedTuple):
    """The forms of a word alone, and those of more words that may begin with it, the longest first."""

    alone: list[Entry]
    longer: list[tuple[_Rest, Entry]]


class FormList:
    """Collects the forms of names. Of one that stands twice for one kind the first counts."""

    def __init__(self) -> None:
        self._forms: dict[str, list[tuple[_Rest, int]]] = {}
        self._seen: set[tuple[tuple[str, ...], str]] = set()
        self._numbers: dict[Entry, int] = {}

    def add(self, form: str, entry: Entry) -> None:
        """A form as printed or folded."""
        self._add(keys_of(form), entry)

    def add_folded(self, form: str, entry: Entry) -> None:
        """A form that is folded, its words between blanks."""
        self._add(tuple(form.split(" ")) if is_folded(form) else keys_of(form), entry)

    def add_spelled(self, form: str, entry: Entry) -> None:
        """An abbreviation, which may also be printed with a dot after each letter."""
        form = form.replace(".", "").removeprefix("the ")
        self.add(form, entry)
        if form.isalpha() and 1 < len(form) <= _LONGEST_SPELLED and form.isupper():
            self.add(" ".join(form), entry)

    def _add(self, keys: tuple[str, ...], entry: Entry) -> None:
        if not keys or (keys, entry.kind) in self._seen:
            return
        self._seen.add((keys, entry.kind))
        number = self._numbers.setdefault(entry, len(self._numbers))
        self._forms.setdefault(keys[0], []).append((keys[1:], number))

    def text(self) -> str:
        """All forms as a text, which `FormIndex` reads: what they stand for, an empty line, a line a first word."""
        entries = list(self._numbers)
        printed = ["\t".join((e.kind, " ".join(e.codes), e.how, e.case, e.name)) for e in entries]
        return "\n".join([*printed, "", *(f"{key}\t{_line(said, entries)}" for key, said in self._forms.items())])


def _line(forms: list[tuple[_Rest, int]], entries: list[Entry]) -> str:
    """The forms that begin with one word, by their second word; before them those of this word alone, and those of two
    words whose second may stand in a Kazakh case that is not listed."""
    alone = [str(number) for rest, number in forms if not rest]
    loose = [
        _cell(rest, number)
        for rest, number in forms
        if len(rest) == 1 and entries[number].kind in ("country", "place") and not rest[0].isascii()
    ]
    by_second: dict[str, list[tuple[_Rest, int]]] = {}
    for rest, number in sorted(forms, key=lambda form: -len(form[0])):
        if rest:
            by_second.setdefault(rest[0], []).append((rest, number))
    groups = [
        _SECOND + second + _CELLS + _CELL.join(_cell(rest, number) for rest, number in listed)
        for second, listed in by_second.items()
    ]
    return _CELLS.join((_CELL.join(alone), _CELL.join(loose))) + "".join(groups)


def _cell(rest: _Rest, number: int) -> str:
    return _PART.join((str(number), *rest))


class FormIndex:
    """Forms of names by the key of their first word; the longest form that begins at a word is found first.

    There are a hundred thousand, of which a text has few: those of a first word stay a line of text, in which the
    second word is looked for.

    Parameters
    ----------
    text : str
        As `FormList` writes it.
    """

    def __init__(self, text: str):
        entries, _, lines = text.partition("\n\n")
        self._entries: list[Entry] = []
        for line in entries.split("\n") if lines else ():
            kind, codes, how, case, name = line.split("\t")
            self._entries.append(Entry(kind, tuple(codes.split()), how, case, name))
        self._lines: dict[str, str] = {}
        for line in lines.split("\n") if lines else ():
            key, _, cells = line.partition("\t")
            self._lines[key] = cells
        self._read: dict[tuple[str, str], Begun | None] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._lines

    def single(self) -> Iterator[str]:
        """The keys that are forms by themselves."""
        return (key for key, line in self._lines.items() if not line.startswith(_CELLS))

    def alone(self, key: str) -> Entry | None:
        """What a word stands for by itself."""
        found = self.begun_by(key, "")
        return found.alone[0] if found and found.alone else None

    def begun_by(self, key: str, second: str) -> Begun | None:
        """The forms of a word, and those that may begin with it and the word behind it; None for most pairs."""
        pair = key, second
        if pair not in self._read:
            if len(self._read) >= _MOST:
                self._read.clear()
            line = self._lines.get(key, _CELLS)
            alone = [entry for _, entry in self._forms_in(line, "")]
            longer = [*self._forms_in(line, second)] if second else []
            self._read[pair] = Begun(alone, longer) if alone or longer else None
        return self._read[pair]

    def _forms_in(self, line: str, second: str) -> Iterator[tuple[_Rest, Entry]]:
        if not second:
            cells = line.partition(_CELLS)[0]
        elif (place := line.find(f"{_SECOND}{second}{_CELLS}")) >= 0:
            cells = line[place + 1 :].partition(_SECOND)[0].partition(_CELLS)[2]
        else:
            cells = line.partition(_SECOND)[0].partition(_CELLS)[2]
        for cell in cells.split(_CELL) if cells else ():
            number, *rest = cell.split(_PART)
            yield tuple(rest), self._entries[int(number)]

    def at(self, words: Words, first: int, key: str) -> Iterator[Match]:
        """The forms that begin at a word, the longest first: those that are printed as they must be."""
        begun = self.begun_by(key, words.key(first + 1))
        if begun is None:
            return
        if begun.longer and words.is_joined(first + 1):
            for rest, entry in begun.longer:
                last = first + len(rest) + 1
                if _follow(rest, words, first) and _is_printed(entry.case, words, first, last):
                    yield Match(first, last, entry)
        for entry in begun.alone:
            if _is_printed(entry.case, words, first, first + 1) or self._is_in_compound(entry, words, first):
                yield Match(first, first + 1, entry)

    def _is_in_compound(self, entry: Entry, words: Words, at: int) -> bool:
        """Whether a country in small letters is joined to another, as Kazakh writes қазақ-қытай."""
        if entry.kind != "country" or entry.case != "capital" or words.words[at].isascii():
            return False
        others = (other for gap, other in ((at, at - 1), (at + 1, at + 1)) if words.gap(gap) in _HYPHENS)
        found = (self.alone(words.key(other)) for other in others)
        return any(one is not None and one.kind == "country" for one in found)


def keys_of(form: str) -> tuple[str, ...]:
    """The keys of the words of a form, which is split as texts are; what is folded already stays so."""
    is_plain = form.startswith("=")
    keys = (key_of(word) for word in Words(form[is_plain:]).words if word)
    every = tuple(key for found in keys for key in ([found] if found.startswith("=") else found.split()))
    return every[1:] if len(every) > 1 and every[0] == "the" else every


def _follow(rest: _Rest, words: Words, first: int) -> bool:
    """Whether the further words of a form stand behind its first; the last of them may have a Kazakh ending."""
    at = first + 1
    if at + len(rest) > len(words.words):
        return False
    for key in rest[:-1]:
        if words.key(at) != key or not words.is_joined(at):
            return False
        at += 1
    return words.is_joined(at) and is_form_of(words.key(at), rest[-1])


def is_form_of(key: str, wanted: str) -> bool:
    """Whether a key is the one that is wanted, or that with a Kazakh ending."""
    if key == wanted:
        return True
    return (
        len(key) > len(wanted) > 3
        and not key.isascii()
        and key[: len(wanted) - 1] == wanted[:-1]
        and f"- {wanted}" in kazakh_stems(f"- {key}")  # the last word of a name may be possessed: республикасы
    )


def _is_printed(case: str, words: Words, first: int, last: int) -> bool:
    if not case:
        return True
    if case == "half":
        return words.gap(last) in _HYPHENS and last < len(words)
    if case == "upper":
        printed = "".join(words.words[first:last])
        return printed[: BARES[printed].before + len(printed) - BARES[printed].after].isupper() or printed.isupper()
    if words.is_capital(first) or any(map(words.is_capital, range(first + 1, last))):
        return True
    word = words.words[first]
    if ELIDED.match(word):
        return True
    return word.title() == word.lower()  # of a script without capitals, or with those of headlines alone, as Georgian
