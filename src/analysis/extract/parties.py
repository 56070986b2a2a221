"""Whom a person or a body acts for, by the vocabularies: the countries of people's posts and of bodies."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from analysis.languages.folding import fold
from analysis.resolve.posts.lexicon import post_book
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.table import read_table

LEADERS = frozenset(("head_of_state", "head_of_government"))


class Parties:
    """The parties of people and bodies in one folder of vocabularies. Use `parties`."""

    def __init__(self, folder: Path):
        self._folder = folder
        self._classes: dict[str, frozenset[str]] = {}

    @cached_property
    def _posts(self) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for row in read_table("people_posts.csv", self._folder):
            found.setdefault(row["person_id"], []).append((row["party"], row["post"]))
        return found

    def of_person(self, person_id: str) -> str:
        """The one country or bloc that somebody is listed for; '' where there is none or several."""
        codes = {self.of_body(party) or party for party, _ in self._posts.get(person_id, ()) if party}
        return codes.pop() if len(codes) == 1 else ""

    def classes_of(self, person_id: str) -> frozenset[str]:
        """The classes of the posts that somebody is listed with."""
        if person_id not in self._classes:
            posts = [post for _, post in self._posts.get(person_id, ())]
            book = post_book()
            self._classes[person_id] = frozenset(rank for post in posts for rank in book.read(post).ranks)
        return self._classes[person_id]

    @cached_property
    def _names(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for row in read_table("people.csv", self._folder):
            listed = (row["name"], row["name_ru"], row["name_kk"])
            found[row["person_id"]] = {fold(name) for name in listed if name}
        for row in read_table("people_names.csv", self._folder):
            for person_id in row["person_id"].split() if row["kind"] != "inflected" else ():
                found.setdefault(person_id, set()).add(fold(row["name"]))
        return found

    def is_name_of(self, printed: str, person_id: str) -> bool:
        """Whether a name is listed for somebody as it is printed, and so stands in no case."""
        return fold(printed) in self._names.get(person_id, ())

    def of_body(self, code: str) -> str:
        """The country of a body by its code; '' of an international one and of what is none."""
        row = vocabulary("body").rows.get(code)
        return row["country"] if row else ""

    def kind_of_body(self, code: str) -> str:
        """What a body is, as ``bodies.csv`` has it; '' of what is none."""
        row = vocabulary("body").rows.get(code)
        return row["kind"] if row else ""


@kept()
def _parties(folder: Path) -> Parties:
    return Parties(folder)


def parties() -> Parties:
    """The parties of people and bodies."""
    return _parties(vocab_folder())


def is_bloc(code: str | None) -> bool:
    """Whether a code is that of a bloc: a union, a group or a forum of countries."""
    row = vocabulary("country").rows.get(code or "")
    return row is not None and "kind" in row
