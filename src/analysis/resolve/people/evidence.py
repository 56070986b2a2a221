"""What stands beside a name — posts, party, date, a title — and whether it speaks for a person or against."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from analysis.dates.edtf import PartialDate
from analysis.dates.parsing import read_date
from analysis.languages.folding import fold
from analysis.languages.sounds import readings
from analysis.resolve.countries.blocs import ever_members
from analysis.resolve.people.index import PeopleIndex
from analysis.resolve.people.matching import FULL, HOUSE
from analysis.resolve.posts.lexicon import Terms
from analysis.resolve.posts.post import SILENT, Post
from analysis.resolve.posts.tenure import TERM
from analysis.vocab.table import read_table
from analysis.vocab.vocabulary import MAX_LENGTH

_ACRONYM = re.compile(r"\b[A-Z]{2,8}\b")
_BESIDE = frozenset({"parliament", "crown_prince"})  # a minister may be a member of parliament or a prince too
_SHORTEST, _STEM = 4, 5  # letters of a word that tells bodies apart, and by which two such words are one
_NO_POST = Post(frozenset(), frozenset())
_NOBODY = frozenset[str]()


class Context(NamedTuple):
    """What is known beside the name: posts, codes of parties, an unread party, a day, the gender of a title."""

    posts: tuple[Post, ...] = ()
    parties: frozenset[str] = _NOBODY
    body: str = ""
    named: Post = _NO_POST  # what the words of the unread party say
    telling: frozenset[str] = _NOBODY  # words of party and posts that tell a body from others
    spelled_out: frozenset[str] = _NOBODY  # those of them that are no acronyms
    day: PartialDate | None = None
    gender: str = ""  # that of a title beside the name
    is_abroad: bool = False  # the party is only the country somebody is posted to


NO_CONTEXT = Context()


class Evidence:
    """What the posts of one folder of vocabularies let be said of a person in a context."""

    def __init__(self, people: PeopleIndex, folder: Path):
        self._people, self._book, self._folder = people, people.book, folder
        self.context = lru_cache(maxsize=1 << 10)(self._context)

    def _context(self, post: str, party: str, day: str) -> Context:
        """What texts beside a name say; '' where there is none. Raises `DateError` for a day that cannot be read."""
        if not (post or party):
            return NO_CONTEXT._replace(day=read_date(day)) if day else NO_CONTEXT
        book = self._book
        parties = frozenset(book.countries.look_up(party).codes) if party else _NOBODY
        body = party[:MAX_LENGTH] if party and not parties else ""
        posts: tuple[Post, ...] = (book.read(post),) if post else ()
        if body:
            posts = tuple(map(self._of_a_body, posts))
        named = book.read(body) if body else _NO_POST
        context = Context(posts, parties, fold(body), named, day=read_date(day) if day else None)
        return self._with_bodies(context, [text for text in (post, body) if text])

    def speaking_for(self, person_id: str, fits: tuple[int, str, str], context: Context) -> tuple[bool, str]:
        """Whether the context lets a fit stand, and why not; or why it may only stand beside others."""
        level, how, rest = fits
        if level == HOUSE:
            return False, "the name of a father or a house tells nobody — write the own name too"
        if rest:
            context = self._with_rest(context, rest)
        party = self._party_speaks(person_id, context)
        post = self._post_speaks(person_id, context, level == FULL)
        if party < 0 or post < 0:
            return False, f"{'the party' if party < 0 else 'the post or its date'} given is another's"
        if context.gender and (known := self._people.gender_of(person_id)) and known != context.gender:
            return False, "a title of the other gender"
        if how == "man inflected" and (
            context.gender == "f" or (level != FULL and not self._tells_a_man(context, post, rest))
        ):
            return False, "a woman's form of the surname"
        if how == "part" and not post:  # Silva for Lula da Silva
            return bool(party), "a part of a surname needs the post"
        if level == FULL and not party and not post and any(map(_says_something, context.posts)):
            return False, "nothing known of the person agrees with the post given"
        if not post and self._is_far(person_id, context, level == FULL):
            return False, "the day is years away from every post known"
        if level == FULL or party or post:
            return True, ""
        return False, "write the full name, or give post or party"

    def day_speaks(self, person_id: str, context: Context) -> int:
        """1 where somebody held a post about the day, -1 where all were held at other times, 0 where unknown."""
        if context.day is None:
            return 0
        return max((held.on(context.day, TERM) for held in self._book.held_by(person_id)), default=0)

    def _party_speaks(self, person_id: str, context: Context) -> int:
        """1 for the party, -1 against it, 0 where it says nothing."""
        if not context.parties and not context.body:
            return 0
        held_by = self._book.held_by(person_id)
        own = {held.party for held in held_by if held.party}
        if not own.isdisjoint(context.parties):
            return 1
        if context.body:
            if "other" in context.named.classes:
                return -1
            if any(context.body in fold(held.post) for held in held_by):
                return 1
            abroad = context.named.parties if own else _NOBODY
            return -1 if abroad and own.isdisjoint(abroad) and not self._are_related(own, abroad) else 0
        return 0 if not own or context.is_abroad or self._are_related(own, context.parties) else -1

    @cached_property
    def _ever(self) -> dict[str, frozenset[str]]:
        return ever_members()

    def _are_related(self, some: Set[str], others: Set[str]) -> bool:
        """Whether one of the parties has ever been a member of a bloc among the others."""
        both = some | others
        return any(not self._ever[bloc].isdisjoint(both - {bloc}) for bloc in both if bloc in self._ever)

    def _post_speaks(self, person_id: str, context: Context, is_named: bool) -> int:
        """As `_party_speaks`, for the posts. Who is fully named may hold a post not listed, but not another's."""
        verdicts = [self._one_post_speaks(person_id, post, context, is_named) for post in context.posts]
        return min(verdicts) if -1 in verdicts else max(verdicts, default=0)

    def _one_post_speaks(self, person_id: str, post: Post, context: Context, is_named: bool) -> int:
        book, ranks = self._book, post.ranks
        own = book.posts_of(person_id)
        if not ranks:
            return int(any(post.fields & said.fields for _, said in own))
        held = [(one, said) for one, said in own if book.ranks.agree(said, post)]
        day = None if "former" in post.classes else context.day
        if held:
            body = (
                self._body_speaks([said for _, said in held], context, is_named) if ranks & book.ranks.of_bodies else 1
            )
            if body <= 0:
                return body
            if is_named:
                return int(day is None or any(one.on(day) >= 0 for one, _ in held))
            # A surname alone may be a forebear's or a successor's who held the same post.
            return 1 if day is None or any(one.on(day, TERM) >= 0 for one, _ in held) else -1
        if "other" in ranks or not is_named:
            return -1
        if not book.ranks.is_single(post):
            return 0
        taken = (
            other.person_id != person_id and book.ranks.agree(theirs, post) and (day is None or other.on(day) > 0)
            for party in {one.party for one, _ in own} - {""}
            for other, theirs in book.held_singly_in(party)
        )
        return -1 if any(taken) else 0

    def _body_speaks(self, theirs: Sequence[Post], context: Context, is_named: bool) -> int:
        """1 where the body somebody leads is that of a post held, or nothing is said of it; -1 where it is another."""
        own = self._telling(word for post in theirs for word in post.rest)
        if not context.telling or any(_are_one(word, other) for other in own for word in context.telling):
            return 1
        if own and context.spelled_out and all(map(str.isascii, context.spelled_out | own)):
            return -1
        of_bodies = self._book.ranks.of_bodies
        return int(any(post.ranks & of_bodies for post in theirs) if is_named else not context.body)

    @cached_property
    def _common(self) -> Terms:
        return Terms((row["word"], ()) for row in read_table("body_words.csv", self._folder))

    def _telling(self, words: Iterable[str]) -> frozenset[str]:
        """The words that tell a body from others; those of ``body_words.csv`` are of many."""
        return frozenset(word for word in words if len(word) >= _SHORTEST and not self._common.longest([word], 0)[0])

    def _with_bodies(self, context: Context, texts: Iterable[str]) -> Context:
        """The context with the words of these texts that tell which body somebody leads."""
        telling, spelled_out = set(context.telling), set(context.spelled_out)
        for text in texts:
            if found := self._telling(self._book.read(text).rest):
                telling |= found
                short = _ACRONYM.sub(" ", text)
                spelled_out |= found if short == text else self._telling(self._book.read(short).rest)
        return context._replace(telling=frozenset(telling), spelled_out=frozenset(spelled_out & telling))

    def _of_a_body(self, post: Post) -> Post:
        """The post in a body that is no state: its president heads it."""
        if "head_of_state" not in post.classes:
            return post
        return post._replace(classes=post.classes | self._book.ranks.of_bodies)

    def _is_far(self, person_id: str, context: Context, is_named: bool) -> bool:
        """Whether all posts begin years after a day or ended years before: it may be a forebear's."""
        day = context.day
        return day is not None and all(held.is_far(day, is_named) for held in self._book.held_by(person_id))

    def _tells_a_man(self, context: Context, post: int, rest: str) -> bool:
        """Whether a surname that a woman bears in this form is a man's in a case: a post that one person holds is his,
        and stands in a case too where it stands beside the name. «Президента Токаева», but a «министр Ковалёва»."""
        if post <= 0 or not any(map(self._book.ranks.is_single, context.posts)):
            return False
        return self._book.stands_in_case(rest) is not False

    def _with_rest(self, context: Context, rest: str) -> Context:
        """The context with what the value itself says of post and party."""
        post = self._book.read(rest)
        posts = (*context.posts, post) if post.classes - SILENT else context.posts
        said = set().union(*(found.parties for found in posts), post.parties)
        known = bool(context.parties or context.body)
        abroad = not known and any(found.ranks & {"ambassador", "envoy"} for found in posts)
        parties = context.parties if known else frozenset(said)
        context = self._with_bodies(context, [rest])
        return context._replace(posts=posts, parties=parties, gender=_gender_of(post), is_abroad=abroad)


def _are_one(word: str, other: str) -> bool:
    return word[:_STEM] == other[:_STEM] or not readings(word).isdisjoint(readings(other))


def _gender_of(post: Post) -> str:
    """``f`` or ``m`` of a title such as Mrs or г-н, both of a couple, '' where none stands there."""
    return "f" * ("female" in post.classes) + "m" * ("male" in post.classes)


def _says_something(post: Post) -> bool:
    """Whether a post would have to be one that is known of the person."""
    return bool(post.ranks - _BESIDE) or (not post.ranks and bool(post.rest))
