"""Patterns of roles: regular expressions over signatures, put together from named parts.

>>> from analysis.dates.roles import Role, spelled
>>> signed = compiled(maybe(some(Role.AUXILIARY)), one(Role.EVENT, Role.EVENT_NOUN))
>>> bool(signed.fullmatch(spelled(Role.AUXILIARY, Role.EVENT)))
True
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NewType

from analysis.dates.roles import Role, spelled

Pattern = NewType("Pattern", str)
Part = Role | Pattern


def _joined(parts: tuple[Part, ...]) -> str:
    return "".join(spelled(part) if isinstance(part, Role) else part for part in parts)


def one(*roles: Role) -> Pattern:
    """One of some roles."""
    return Pattern(f"[{spelled(*roles)}]")


def then(*parts: Part) -> Pattern:
    """One part after the other."""
    return Pattern(f"(?:{_joined(parts)})")


def either(*parts: Part) -> Pattern:
    """The first of some parts that fits."""
    return Pattern(f"(?:{'|'.join(_joined((part,)) for part in parts)})")


def maybe(*parts: Part) -> Pattern:
    """The parts, or nothing."""
    return Pattern(f"(?:{_joined(parts)})?")


def some(*parts: Part) -> Pattern:
    """The parts once or several times."""
    return Pattern(f"(?:{_joined(parts)})+")


def any_number(*parts: Part) -> Pattern:
    """The parts several times, once or not at all."""
    return Pattern(f"(?:{_joined(parts)})*")


def all_there_are(*parts: Part) -> Pattern:
    """The parts as often as they come: none is left over for what follows, so that no text takes long."""
    return Pattern(f"(?:{_joined(parts)})*+")


def whole(*parts: Part) -> Pattern:
    """The first way in which the parts fit; no second one is tried."""
    return Pattern(f"(?>{_joined(parts)})")


def as_few_as_will_do() -> Pattern:
    """Any roles, at least one, up to where the rest fits."""
    return Pattern(".+?")


def named(name: str, *parts: Part) -> Pattern:
    """The parts, to be asked for by a name."""
    return Pattern(f"(?P<{name}>{_joined(parts)})")


def followed_by(*parts: Part) -> Pattern:
    """Nothing, where the parts come next."""
    return Pattern(f"(?={_joined(parts)})")


def not_followed_by(*parts: Part) -> Pattern:
    """Nothing, where the parts do not come next."""
    return Pattern(f"(?!{_joined(parts)})")


def preceded_by(*parts: Part) -> Pattern:
    """Nothing, where the parts stand before."""
    return Pattern(f"(?<={_joined(parts)})")


def not_preceded_by(*parts: Part) -> Pattern:
    """Nothing, where the parts do not stand before."""
    return Pattern(f"(?<!{_joined(parts)})")


@lru_cache(maxsize=64)
def compiled(*parts: Part) -> re.Pattern[str]:
    """The regular expression of the parts, one after the other; made when it is first asked for."""
    return re.compile(_joined(parts))
