"""What stands beside a name — posts, party, date, a title — and whether it speaks for a person or against."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from pathlib import Path
from typing import NamedTuple

from analysis.dates import edtf
from analysis.languages.folding import fold
from analysis.languages.sounds import readings
from analysis.resolve.countries.blocs import ever_members, is_bloc
from analysis.resolve.people.matching import FULL, HOUSE, PART
from analysis.resolve.posts.lexicon import PostBook, Terms
from analysis.resolve.posts.post import SILENT, Post
from analysis.resolve.posts.tenure import Held
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import read_table

_ACRONYM = re.compile(r"\b[A-Z]{2,8}\b")
_BESIDE = frozenset({"parliament", "crown_prince"})  # a minister may be a member of parliament or a prince too
_SHORTEST, _STEM = 4, 5  # letters of a word that tells bodies apart, and by which two such words are one


class Context(NamedTuple):
    """What is known beside the name: posts, codes of parties, an unread party, a day, a woman's title."""

    posts: tuple[Post, ...] = ()
    parties: frozenset[str] = frozenset()
    body: str = ""
    named: Post = Post(frozenset(), frozenset())  # what the words of the unread party say
    telling: frozenset[str] = frozenset()  # words of party and posts that tell a body from others
    spelled_out: frozenset[str] = frozenset()  # those of them that are no acronyms
    day: edtf.PartialDate | None = None
    is_woman: bool = False
    is_abroad: bool = False  # the party is only the country somebody is posted to


def _party_speaks(person_id: str, context: Context, book: PostBook) -> int:
    """1 for the party, -1 against it, 0 where it says nothing."""
    own = {held.party for held in book.held_by(person_id)} - {""}
    ever = ever_members()  # read with the first name, and not with the first bloc
    if context.parties & own:
        return 1
    if context.body:
        if "other" in context.named.classes:
            return -1
        if any(context.body in fold(held.post) for held in book.held_by(person_id)):
            return 1
        abroad = context.named.parties if own else frozenset()
        return -1 if abroad and own.isdisjoint(abroad) and not _are_related(own, abroad, ever) else 0
    if not context.parties or not own or context.is_abroad or _are_related(own, context.parties, ever):
        return 0
    return -1


def _are_related(some: Set[str], others: Set[str], ever: Mapping[str, frozenset[str]]) -> bool:
    """Whether one of the parties has ever been a member of a bloc among the others."""
    blocs = filter(is_bloc, some | others)
    return any(not ever.get(bloc, frozenset()).isdisjoint((some | others) - {bloc}) for bloc in blocs)


def _post_speaks(person_id: str, context: Context, book: PostBook, is_named: bool) -> int:
    """As `_party_speaks`, for the posts. Somebody fully named may hold a post not listed, but not another's."""
    verdicts = [_one_post_speaks(person_id, post, context, book, is_named) for post in context.posts]
    return min(verdicts) if -1 in verdicts else max(verdicts, default=0)


def _one_post_speaks(person_id: str, post: Post, context: Context, book: PostBook, is_named: bool) -> int:
    own = book.held_by(person_id)
    if not post.ranks:
        return int(any(post.fields & book.read(held.post).fields for held in own))
    held = [one for one in own if book.ranks.agree(book.read(one.post), post)]
    day = None if "former" in post.classes else context.day
    if held:
        body = _body_speaks(held, context, book, is_named) if post.ranks & book.ranks.of_bodies else 1
        if body <= 0:
            return body
        return 1 if day is None or any(one.on(day) >= 0 for one in held) else (0 if is_named else -1)
    if "other" in post.ranks or not is_named:
        return -1
    parties = {one.party for one in own} - {""}
    taken = (
        other.person_id != person_id and book.ranks.agree(theirs, post) and (day is None or other.on(day) > 0)
        for party in parties
        if book.ranks.is_single(post)
        for other, theirs in book.held_singly_in(party)
    )
    return -1 if any(taken) else 0


def _body_speaks(held: Sequence[Held], context: Context, book: PostBook, is_named: bool) -> int:
    """1 where the body somebody leads is the one of a post held, or nothing is said of it; -1 where it is another."""
    theirs = [book.read(one.post) for one in held]
    own = _telling(word for post in theirs for word in post.rest)
    if not context.telling or any(_are_one(word, other) for other in own for word in context.telling):
        return 1
    if own and context.spelled_out and all(map(str.isascii, context.spelled_out | own)):
        return -1
    return int(any(post.ranks & book.ranks.of_bodies for post in theirs) if is_named else not context.body)


def _telling(words: Iterable[str]) -> frozenset[str]:
    """The words that tell a body from others; those of ``body_words.csv`` are of many."""
    common = _common(vocab_folder())
    return frozenset(word for word in words if len(word) >= _SHORTEST and not common.longest([word], 0)[0])


@kept()
def _common(folder: Path) -> Terms:
    return Terms((row["word"], ()) for row in read_table("body_words.csv", folder))


def with_bodies(context: Context, texts: Iterable[str], book: PostBook) -> Context:
    """The context with the words of these texts that tell which body somebody leads."""
    telling, spelled_out = set(context.telling), set(context.spelled_out)
    for text in texts:
        telling |= _telling(book.read(text).rest)
        spelled_out |= _telling(book.read(_ACRONYM.sub(" ", text)).rest)
    return context._replace(telling=frozenset(telling), spelled_out=frozenset(spelled_out & telling))


def of_a_body(post: Post, book: PostBook) -> Post:
    """The post in a body that is no state: its president heads it."""
    return post._replace(classes=post.classes | book.ranks.of_bodies) if "head_of_state" in post.classes else post


def _are_one(word: str, other: str) -> bool:
    return word[:_STEM] == other[:_STEM] or not readings(word).isdisjoint(readings(other))


def day_speaks(person_id: str, context: Context, book: PostBook) -> int:
    """1 where somebody held a post about the day, -1 where all posts were held at other times, 0 where unknown."""
    if context.day is None:
        return 0
    return max((held.on(context.day) for held in book.held_by(person_id)), default=0)


def _is_far(person_id: str, context: Context, book: PostBook, is_named: bool) -> bool:
    """Whether all posts begin years after a day or ended years before: it may be a forebear's."""
    day = context.day
    return day is not None and all(held.is_far(day, is_named) for held in book.held_by(person_id))


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
    context = with_bodies(context, [rest], book)
    return context._replace(posts=posts, parties=parties, is_woman="female" in post.classes, is_abroad=abroad)


def _says_something(post: Post) -> bool:
    """Whether a post would have to be one that is known of the person."""
    return bool(post.ranks - _BESIDE) or (not post.ranks and bool(post.rest))


def speaking_for(person_id: str, fits: tuple[int, str, str], context: Context, book: PostBook) -> tuple[bool, str]:
    """Whether the context lets a fit stand, and why not; or why it may only stand beside others."""
    level, how, rest = fits
    if level == HOUSE:
        return False, "the name of a father or a house tells nobody — write the own name too"
    context = _with_rest(context, rest, book)
    if context.is_woman and how == "man inflected":
        return False, "a woman's form of the surname"
    party = _party_speaks(person_id, context, book)
    post = _post_speaks(person_id, context, book, level == FULL)
    if party < 0 or post < 0:
        return False, f"{'the party' if party < 0 else 'the post or its date'} given is another's"
    if how == "part" and not post:  # Silva for Lula da Silva
        return bool(party), "a part of a surname needs the post"
    if level == FULL and not party and not post and any(map(_says_something, context.posts)):
        return False, "nothing known of the person agrees with the post given"
    if not post and _is_far(person_id, context, book, level == FULL):
        return False, "the day is years away from every post known"
    if level == FULL or party or post or (level == PART and day_speaks(person_id, context, book) > 0):
        return True, ""
    return False, "write the full name, or give post, party or date"
