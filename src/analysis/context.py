"""What stands beside a name — posts, party, date, a title — and whether it speaks for a person or against."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from analysis import dates, paths
from analysis.fullnames import FULL, PART
from analysis.names import fold
from analysis.posts import SILENT, Post, PostBook, agree, is_single
from analysis.vocab import read_table


class Context(NamedTuple):
    """What is known beside the name: posts, codes of parties, an unread party, a day, a woman's title."""

    posts: tuple[Post, ...] = ()
    parties: frozenset[str] = frozenset()
    body: str = ""
    day: dates.PartialDate | None = None
    is_woman: bool = False
    is_abroad: bool = False  # the party is only the country somebody is posted to


def _party_speaks(person_id: str, context: Context, book: PostBook) -> int:
    """1 for the party, -1 against it, 0 where it says nothing."""
    own = {held.party for held in book.held_by(person_id)} - {""}
    ever = _ever_members(paths.vocab_folder())  # read with the first name, and not with the first bloc
    if context.parties & own:
        return 1
    if context.body:
        return int(any(context.body in fold(held.post) for held in book.held_by(person_id)))
    if not context.parties or not own or context.is_abroad or _are_related(own, context.parties, book, ever):
        return 0
    return -1


def _are_related(some: Set[str], others: Set[str], book: PostBook, ever: Mapping[str, frozenset[str]]) -> bool:
    """Whether one of the parties has ever been a member of a bloc among the others."""
    rows = book.countries.rows
    blocs = [code for code in some | others if "kind" in rows.get(code, ())]
    return any(not ever.get(bloc, frozenset()).isdisjoint((some | others) - {bloc}) for bloc in blocs)


@lru_cache(maxsize=8)
def _ever_members(folder: Path) -> dict[str, frozenset[str]]:
    """Whoever has been a member at any time, by bloc."""
    found: dict[str, set[str]] = {}
    for row in read_table("memberships.csv", folder):
        found.setdefault(row["bloc"], set()).add(row["member"])
    return {bloc: frozenset(members) for bloc, members in found.items()}


def _post_speaks(person_id: str, context: Context, book: PostBook, is_named: bool) -> int:
    """As `_party_speaks`, for the posts. Somebody fully named may hold a post not listed, but not another's."""
    verdicts = [_one_post_speaks(person_id, post, context, book, is_named) for post in context.posts]
    return min(verdicts) if -1 in verdicts else max(verdicts, default=0)


def _one_post_speaks(person_id: str, post: Post, context: Context, book: PostBook, is_named: bool) -> int:
    own = book.held_by(person_id)
    if not post.ranks:
        return int(any(post.fields & book.read(held.post).fields for held in own))
    held = [one for one in own if agree(book.read(one.post), post)]
    day = None if "former" in post.classes else context.day
    if held:
        return 1 if day is None or any(one.on(day) >= 0 for one in held) else (0 if is_named else -1)
    if "other" in post.ranks or not is_named:
        return -1
    parties = {one.party for one in own} - {""}
    taken = (
        other.person_id != person_id and agree(theirs, post) and (day is None or other.on(day) > 0)
        for party in parties
        if is_single(post)
        for other, theirs in book.held_singly_in(party)
    )
    return -1 if any(taken) else 0


def day_speaks(person_id: str, context: Context, book: PostBook) -> int:
    """1 where somebody held a post about the day, -1 where all posts were held at other times, 0 where unknown."""
    if context.day is None:
        return 0
    return max((held.on(context.day) for held in book.held_by(person_id)), default=0)


def _with_rest(context: Context, rest: str, book: PostBook) -> Context:
    """The context with what the value itself says of post and party."""
    post = book.read(rest) if rest else None
    if post is None:
        return context
    posts = (*context.posts, post) if post.classes - SILENT else context.posts
    said = set().union(*(found.parties for found in posts), post.parties)
    known = bool(context.parties or context.body)
    abroad = not known and any(found.ranks & {"ambassador", "envoy"} for found in posts)
    parties = context.parties if known else frozenset(said)
    return context._replace(posts=posts, parties=parties, is_woman="female" in post.classes, is_abroad=abroad)


def speaking_for(person_id: str, fits: tuple[int, str, str], context: Context, book: PostBook) -> tuple[bool, str]:
    """Whether the context lets a fit stand, and why not; or why it may only stand beside others."""
    level, how, rest = fits
    context = _with_rest(context, rest, book)
    if context.is_woman and how == "man inflected":
        return False, "a woman's form of the surname"
    party = _party_speaks(person_id, context, book)
    post = _post_speaks(person_id, context, book, level == FULL)
    if party < 0 or post < 0:
        return False, f"{'the party' if party < 0 else 'the post or its date'} given is another's"
    if how == "part" and not post:  # Silva for Lula da Silva
        return bool(party), "a part of a surname needs the post"
    if level == FULL or party or post or (level == PART and day_speaks(person_id, context, book) > 0):
        return True, ""
    return False, "write the full name, or give post, party or date"
