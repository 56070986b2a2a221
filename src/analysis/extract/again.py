"""People whom the finder of mentions passes over: named again, by initials, or behind a post and a body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from analysis.languages.name_paradigms import name_key
from analysis.mentions.body_words import body_words
from analysis.mentions.mention import Mention
from analysis.resolve.base_forms import base_form
from analysis.resolve.people.particles import particles
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import read_table

_CAPITAL = r"[^\W\d_a-zа-яёәғқңөұүһіїєґ]"
_SMALL = "|".join(sorted({"эль", "ас", "ад", "ан", "as", *particles().all} - {"of"}, key=len, reverse=True))
_ELEMENT = rf"(?:(?<!\w)(?:{_SMALL})[-\s]){{0,2}}{_CAPITAL}[\w'’]+(?:-\w[\w'’]+)*"
_INITIALS = re.compile(rf"(?<![^\W_])(?:{_CAPITAL}\.[-\s\u00a0]?){{1,3}}(?P<surname>{_CAPITAL}[\w'’-]+)")
_NAME = re.compile(rf"{_ELEMENT}(?:\s{_ELEMENT}){{1,3}}")
_BETWEEN = re.compile(r",\s|[\s«»\"“”'’]*|(?:[\s«»\"“”'’]+[^\W\d_A-ZА-ЯЁ][\w-]*){1,6}[\s«»\"“”'’]*")
# What a minister is for, though it may look like a given name: министр по делам Европы Стивен Даути.
_REMIT = re.compile(
    rf"(?:\s(?:по делам|по вопросам|у справах|з питань)\s{_CAPITAL}\w+(?:\s(?:и|й|і|та)\s{_CAPITAL}\w+)?)?"
)
_FIELDS = (["of"], ["for"], ["and"], ["de"], ["the"])  # behind which a post's field stands, and no name
_FIELD = re.compile(r",?\s([\w&’'-]+)")
_JOINS = frozenset(("for", "of", "and", "the", "&"))
_APPOSITION = re.compile(
    rf"(?:(?<=[.!?»”\n])\s*|\b(?:and|и|та|мен|by|with)\s)({_ELEMENT}(?:\s{_ELEMENT}){{1,2}}),\s(?:[^\W\d_][\w'’-]*\s){{0,4}}\Z"
)
_MOST_MET = 3  # words of a name that nothing tells but that somebody met its bearer
_SHORTEST = 3  # letters of a surname that may have an ending
_ENDING = r"\w{0,4}"
_FAR = 120  # characters between a post and the name of who holds it


def with_people(
    text: str, mentions: Sequence[Mention], marks: Sequence[tuple[int, int]], met: Sequence[int] = ()
) -> list[Mention]:
    """The mentions of a text with further people; one that holds a part of such a name gives way to it.

    Parameters
    ----------
    text : str
    mentions : sequence of Mention
        In order.
    marks : pairs of places
        Words behind which only a name may stand: a post that no vocabulary has, «в лице».
    met : places
        Where words end right behind which somebody's name may stand: met with.
    """
    found = [
        *_behind_posts(text, mentions, marks),
        *_before_posts(text, mentions),
        *_whom_somebody_met(text, mentions, met),
    ]
    people = [one for one in (*mentions, *found) if one.kind == "person" and " " in (one.name or one.text)]
    found += [*_with_initials(text, people), *_in_full(text, people)]
    kept: list[Mention] = []
    for one in sorted(found, key=lambda new: (new.start - new.end, new.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    if not kept:
        return list(mentions)
    rest = [one for one in mentions if not any(one.start < new.end and new.start < one.end for new in kept)]
    return sorted([*rest, *kept])


def _behind_posts(text: str, mentions: Sequence[Mention], marks: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Names behind a post, the name of a body and its country: президент агентства развития Канады Элисон Нанкивелл."""
    posts = [(one.end, one) for one in mentions if one.kind == "post"]
    for end in [*(end for end, _ in posts), *(end for _, end in marks)]:
        cursor = _behind_fields(text, _REMIT.match(text, end).end())  # type: ignore[union-attr]  # it may be empty
        between = [one for one in mentions if cursor <= one.start <= end + _FAR]
        for other in [*between, None]:
            name = _NAME.search(text, cursor, min(len(text), end + _FAR))
            is_stopped = other is not None and other.kind in ("person", "post", "date")
            if name is None or (is_stopped and other is not None and name.start() > other.start):
                break
            gap = text[cursor : name.start()]
            if other is None or name.end() <= other.start:
                may_be = "\n" not in gap and gap.split()[-1:] not in _FIELDS and not _is_no_name(name[0])
                if may_be and _BETWEEN.fullmatch(gap):
                    yield _made(text, name.start(), name.end(), "post")
                break
            if other.kind not in ("organization", "country", "place", "area", "mineral") or not _BETWEEN.fullmatch(
                text[cursor : other.start]
            ):
                break
            cursor = other.end


def _before_posts(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Names of two words or three before a comma and a post in small letters: Kyriacos Fotiou, the bank's director."""
    for post in mentions:
        if post.kind != "post" or not text[post.start].islower():
            continue
        name = _APPOSITION.search(text, max(0, post.start - _FAR), post.start)
        if name is None or _is_no_name(name[1]) or len(name[1].split()) > _MOST_MET:
            continue
        if not any(one.start < name.end(1) and name.start(1) < one.end for one in mentions):
            yield _made(text, name.start(1), name.end(1), "post")


def _whom_somebody_met(text: str, mentions: Sequence[Mention], met: Sequence[int]) -> Iterator[Mention]:
    """Names of two words or three right behind a verb of meeting, where nothing else is known to stand."""
    for end in met:
        name = _NAME.match(text, end + 1) if text[end : end + 1] == " " else None
        if name is None or _is_no_name(name[0]) or len(name[0].split()) > _MOST_MET:
            continue
        if not any(one.start < name.end() and name.start() < one.end for one in mentions):
            yield _made(text, name.start(), name.end(), "met")


def _is_no_name(printed: str) -> bool:
    """Whether capitalized words are a body's: National Corporation, Политбюро ЦК КПК."""
    words = printed.split()
    is_body = any(word in _no_names(vocab_folder()) or word in _kinds() for word in words)
    return is_body or any(len(word) > 1 and word.isupper() for word in words[1:])


def _kinds() -> frozenset[str]:
    return body_words().of("kind", "en") | body_words().of("weak kind", "en")


def _behind_fields(text: str, end: int) -> int:
    """Where the fields of a post end: (minister) for Lands, Water, and the Environment."""
    place = end
    for word in _FIELD.finditer(text, end, end + _FAR):
        if word.start() != place or not (word[1] in _JOINS or word[1] in _no_names(vocab_folder())):
            break
        place = word.end()
    return place if "," in text[end:place] else end


@kept()
def _no_names(folder: Path) -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("person_words.csv", folder) if row["role"] == "not in a name")


def _made(text: str, start: int, end: int, how: str) -> Mention:
    printed = text[start:end]
    name = printed if printed.isascii() else base_form(" ".join(printed.split())).name
    return Mention(start, end, printed, "person", (), how, name)


def _in_full(text: str, people: Sequence[Mention]) -> Iterator[Mention]:
    """People whom no vocabulary has, named in full again."""
    for one in people:
        if one.codes:
            continue
        words = (one.name or one.text).split()
        pattern = r"\s".join(
            re.escape(word if word[-1] == "." else word[: max(_SHORTEST, len(word) - 1)]) + _ENDING for word in words
        )
        for found in re.finditer(rf"(?<!\w){pattern}(?!\w)", text):
            if found.start() > one.start:
                yield Mention(found.start(), found.end(), found[0], "person", (), "again", one.name or one.text)


def _with_initials(text: str, people: Sequence[Mention]) -> Iterator[Mention]:
    full = {name_key(_surname(one)): one for one in reversed(people) if "." not in one.text}
    if not full:
        return
    for match in _INITIALS.finditer(text):
        key = name_key(match["surname"])
        named = full.get(key) or full.get(name_key(base_form(match["surname"]).name)) or _with_ending(key, full)
        if named is None or named.start >= match.start() or not _agree(match[0], named):
            continue
        if any(one.start < match.start() < one.end for one in people):  # Naaja H. Nathanielsen is named in full
            continue
        name = "" if named.codes else named.name or named.text
        yield Mention(match.start(), match.end(), match[0], "person", named.codes, "initials", name)


def _with_ending(key: str, full: dict[str, Mention]) -> Mention | None:
    """The one person whose surname a word is with some letters more: its ending in a case."""
    fitting = [
        one
        for surname, one in full.items()
        if len(surname) > _SHORTEST and key.startswith(surname[:-1]) and len(key) - len(surname) <= len("ының")
    ]
    return fitting[0] if len(fitting) == 1 else None


def _surname(one: Mention) -> str:
    name = one.name or base_form(" ".join(one.text.split())).name
    return name.split()[-1]


def _agree(printed: str, named: Mention) -> bool:
    """Whether the initials are those of the name."""
    words = re.split(r"[\s-]+", named.name or named.text)
    return all(any(word[:1] == letter for word in words) for letter in re.findall(r"(\w)\.", printed))
