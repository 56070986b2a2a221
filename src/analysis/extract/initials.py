"""People whom a text has named in full, by their initials later: Х. Уэда, К.-Ж. Токаев."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.languages.name_paradigms import name_key
from analysis.mentions.mention import Mention
from analysis.resolve.base_forms import base_form

_INITIALS = re.compile(r"(?<![^\W_])(?:[^\W\d_a-zа-я]\.[-\s\u00a0]?){1,3}(?P<surname>[^\W\d_a-zа-я][\w'’-]+)")
_SHORTEST = 3  # letters of a surname that may have an ending


def with_initials(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of a text with the people who are named by surname and initials after they were named in full.

    One that holds a part of such a name gives way to it.
    """
    full = {name_key(_surname(one)): one for one in mentions if one.kind == "person" and " " in (one.name or one.text)}
    if not full:
        return list(mentions)
    found: list[Mention] = []
    for match in _INITIALS.finditer(text):
        key = name_key(match["surname"])
        named = full.get(key) or full.get(name_key(base_form(match["surname"]).name)) or _ending(key, full)
        if named is None or named.start >= match.start() or not _agree(match[0], named):
            continue
        name = "" if named.codes else named.name or named.text
        found.append(Mention(match.start(), match.end(), match[0], "person", named.codes, "initials", name))
    if not found:
        return list(mentions)
    rest = [one for one in mentions if not any(one.start < new.end and new.start < one.end for new in found)]
    return sorted([*rest, *found])


def _ending(key: str, full: dict[str, Mention]) -> Mention | None:
    """The one person whose surname a word is with some letters more: its ending in a case."""
    fitting = [one for surname, one in full.items() if len(surname) > _SHORTEST and key.startswith(surname[:-1]) and len(key) - len(surname) <= 4]
    return fitting[0] if len(fitting) == 1 else None


def _surname(one: Mention) -> str:
    name = one.name or base_form(" ".join(one.text.split())).name
    return name.split()[-1]


def _agree(printed: str, named: Mention) -> bool:
    """Whether the initials are those of the name."""
    letters = [sign for sign in re.findall(r"(\w)\.", printed)]
    words = re.split(r"[\s-]+", named.name or named.text)
    return all(any(word[:1] == letter for word in words) for letter in letters)
