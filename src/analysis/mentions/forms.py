"""Every form of every name that is listed, by its first word, so that a text is gone through once for all of them."""

from __future__ import annotations

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


_Rest = tuple[str, ...]
_LONGEST_SPELLED = 6
_HYPHENS = frozenset("-‐‑–")
_PART = "\x1f"  # between the words of a form in a text of forms; no key has it
_MOST = 1 << 14  # first words whose forms are read at a time


class Begun:
    """The forms that begin with one word: those of this word alone, the others by their second word.

    `loose` are those of two words whose second may stand in a Kazakh case that is not listed.
    """

    __slots__ = ("alone", "by_second", "loose")

    def __init__(self) -> None:
        self.alone: list[Entry] = []
        self.by_second: dict[str, list[tuple[_Rest, Entry]]] = {}
        self.loose: list[tuple[_Rest, Entry]] = []


class FormList:
    """Collects the forms of names. Of one that stands twice for one kind the first counts."""

    def __init__(self) -> None:
        self._cells: dict[str, list[str]] = {}
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
        self._cells.setdefault(keys[0], []).append(_PART.join((str(number), *keys[1:])))

    def text(self) -> str:
        """All forms as a text, which `FormIndex` reads: what they stand for, an empty line, a line a first word."""
        entries = ["\t".join((e.kind, " ".join(e.codes), e.how, e.case, e.name)) for e in self._numbers]
        lines = [  # forms of one word first
            "\t".join((first, *sorted(cells, key=lambda cell: _PART in cell))) for first, cells in self._cells.items()
        ]
        return "\n".join([*entries, "", *lines])


class FormIndex:
    """Forms of names by the key of their first word; the longest form that begins at a word is found first.

    There are a hundred thousand, of which a text has few: those of a first word stay a line of text until it comes.

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
        self._begun: dict[str, Begun] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._lines

    def single(self) -> Iterator[str]:
        """The keys that are forms by themselves."""
        return (key for key, line in self._lines.items() if _PART not in line.partition("\t")[0])

    def begun_by(self, key: str) -> Begun | None:
        """The forms that begin with a word."""
        found = self._begun.get(key)
        if found is None and key in self._lines:
            if len(self._begun) >= _MOST:
                self._begun.clear()
            found = self._begun[key] = self._read(self._lines[key])
        return found

    def _read(self, line: str) -> Begun:
        begun = Begun()
        for cell in line.split("\t"):
            number, *keys = cell.split(_PART)
            entry, rest = self._entries[int(number)], tuple(keys)
            if not rest:
                begun.alone.append(entry)
                continue
            begun.by_second.setdefault(rest[0], []).append((rest, entry))
            if len(rest) == 1 and entry.kind in ("country", "place") and not rest[0].isascii():
                begun.loose.append((rest, entry))
        for entries in begun.by_second.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        return begun

    def alone(self, key: str) -> Entry | None:
        """What a word stands for by itself."""
        begun = self.begun_by(key)
        return begun.alone[0] if begun and begun.alone else None

    def at(self, words: Words, first: int, key: str) -> Iterator[Match]:
        """The forms that begin at a word, the longest first: those that are printed as they must be."""
        begun = self.begun_by(key)
        if begun is None:
            return
        if (begun.by_second or begun.loose) and words.is_joined(first + 1):
            following = words.key(first + 1)
            for rest, entry in begun.by_second.get(following) or begun.loose:
                last = first + len(rest) + 1
                if _follow(rest, words, first) and _is_printed(entry.case, words, first, last):
                    yield Match(first, last, entry)
        for entry in begun.alone:
            if _is_printed(entry.case, words, first, first + 1):
                yield Match(first, first + 1, entry)


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
    if any(map(words.is_capital, range(first, last))):
        return True
    word = words.words[first]
    return word.upper() == word.lower()
