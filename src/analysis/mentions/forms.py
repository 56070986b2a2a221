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


class Begun:
    """The forms that begin with one word: those of this word alone, the others by their second word.

    `loose` are those of two words whose second may stand in a Kazakh case that is not listed.
    """

    __slots__ = ("alone", "by_second", "loose")

    def __init__(self) -> None:
        self.alone: list[Entry] = []
        self.by_second: dict[str, list[tuple[_Rest, Entry]]] = {}
        self.loose: list[tuple[_Rest, Entry]] = []


class FormIndex:
    """Forms of names as tuples of keys; the longest form that begins at a word is found first."""

    def __init__(self) -> None:
        self.by_first: dict[str, Begun] = {}
        self._seen: set[tuple[str, _Rest, str]] = set()

    def add(self, form: str, entry: Entry) -> None:
        """A form as printed or folded. Of one that stands twice for one kind the first counts."""
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
        if not keys or (keys[0], keys[1:], entry.kind) in self._seen:
            return
        first, rest = keys[0], keys[1:]
        self._seen.add((first, rest, entry.kind))
        begun = self.by_first.get(first)
        if begun is None:
            begun = self.by_first[first] = Begun()
        if not rest:
            begun.alone.append(entry)
            return
        begun.by_second.setdefault(rest[0], []).append((rest, entry))
        if len(rest) == 1 and entry.kind in ("country", "place") and not rest[0].isascii():
            begun.loose.append((rest, entry))

    def ready(self) -> FormIndex:
        """The index, with the longest forms of each first two words first."""
        for begun in self.by_first.values():
            for entries in begun.by_second.values():
                entries.sort(key=lambda entry: -len(entry[0]))
        self._seen.clear()
        return self

    def alone(self, key: str) -> Entry | None:
        """What a word stands for by itself."""
        begun = self.by_first.get(key)
        return begun.alone[0] if begun and begun.alone else None

    def at(self, words: Words, first: int, key: str) -> Iterator[Match]:
        """The forms that begin at a word, the longest first: those that are printed as they must be."""
        begun = self.by_first.get(key)
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
