"""People as sources print them, to one person of the vocabulary: any alphabet, any case, any order, with titles.

A given name and a surname that read like one person's are that person, unless post or party speak against it. A surname
alone or with initials needs a post, a party or a date that agrees and nobody else who fits. Another given name is
another person. Nothing is decided by likeness: see `surnames` for when two spellings are one name.
"""

from __future__ import annotations

from copy import copy
from functools import partial
from pathlib import Path

from analysis.dates import edtf, parsing
from analysis.errors import AmbiguousNameError, AnalysisError, UnknownNameError
from analysis.languages.folding import fold
from analysis.resolve.countries.reader import countries
from analysis.resolve.people.evidence import Context, day_speaks, of_a_body, speaking_for, with_bodies
from analysis.resolve.people.index import PeopleIndex, near_people, people_index
from analysis.resolve.people.matching import FULL, PART, fit
from analysis.resolve.people.parsing import tokens_of, ways_of
from analysis.resolve.posts.lexicon import PostBook, post_book
from analysis.resolve.posts.post import Post
from analysis.vectorize import is_missing
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.vocabulary import MAX_LENGTH


def _fits(value: str, people: PeopleIndex, book: PostBook) -> dict[str, tuple[int, str, str]]:
    """Who the value may be: the level of the fit, how it was found, and the rest of the value."""
    found: dict[str, tuple[int, str, str]] = {}
    for code in vocabulary("person").find(value):
        words = tokens_of(value)
        is_part = len(words) < 2 and not people.is_only_name(people.value(words), code)
        found[code] = (PART if is_part else FULL, "exact", "")
    if FULL in {level for level, _, _ in found.values()}:
        return found
    for tokens, generation, rest, is_whole in ways_of(value, book):
        words = people.value(tokens, generation)
        for code in people.of(words):
            for name in people.names_of(code):
                level, how = fit(words, name)
                if level == PART and people.is_only_name(words, code):
                    level = FULL
                if level and (level == FULL or not is_whole) and (code not in found or level < found[code][0]):
                    found[code] = (level, how, rest)
                if level == FULL:
                    break
        if FULL in {level for level, _, _ in found.values()}:
            break
    best = min((level for level, _, _ in found.values()), default=0)
    return {code: fits for code, fits in found.items() if fits[0] == best}


def find_person(value: str, context: Context = Context()) -> tuple[str, str]:  # noqa: B008 — a tuple, never changed
    """The id of the person a text names in its context, and how that was found; raises as `normalize_person`."""
    if not isinstance(value, str):
        raise UnknownNameError("person", repr(value), reason="give text")
    words = vocabulary("person")
    if value in words.rows:
        return value, "exact"
    if len(value) > MAX_LENGTH:
        raise UnknownNameError("person", value, reason=f"{len(value)} characters, which is no name")
    people, book = people_index(), post_book()
    fits = _fits(value, people, book)
    spoken = {code: speaking_for(code, found, context, book) for code, found in fits.items()}
    left = [code for code, (stands, _) in spoken.items() if stands]
    if len(left) > 1:
        left = [code for code in left if day_speaks(code, context, book) >= 0] or left
    if len(left) > 1:
        raise AmbiguousNameError("person", value, left)
    if left and not spoken[left[0]][1]:
        return left[0], _way(fits[left[0]])
    if spoken:
        reasons = sorted({reason for _, reason in spoken.values()})
        labels = " or ".join(words.label(code) for code in list(spoken)[:3])
        raise UnknownNameError("person", value, list(spoken), f"{'; '.join(reasons)} (not taken for {labels})")
    raise UnknownNameError("person", value, partial(near_people, value))


def _way(fits: tuple[int, str, str]) -> str:
    level, how, _ = fits
    if how == "exact":
        return "exact"
    if level == PART:
        return "abbreviation"
    return "inflected" if "inflected" in how else "alias"


@kept(maxsize=1 << 13)
def _resolved(value: str, post: str, party: str, day: str, folder: Path) -> tuple[str, str] | AnalysisError:  # noqa: ARG001
    """`_resolve`, remembered."""
    return _resolve(value, post, party, day)


def _resolve(value: str, post: str, party: str, day: str) -> tuple[str, str] | AnalysisError:
    """`find_person` for texts; an error is given back, to be raised or told."""
    try:
        return find_person(value, _context(post, party, day))
    except AnalysisError as error:
        return error.with_traceback(None)


def _context(post: str, party: str, day: str) -> Context:
    resolution = countries().look_up(party) if party else None
    parties = frozenset(resolution.codes) if resolution else frozenset()
    body = party[:MAX_LENGTH] if party and not parties else ""
    book, texts = post_book(), [text for text in (post, body) if text]
    posts: tuple[Post, ...] = (book.read(post),) if post else ()
    if body:
        posts = tuple(of_a_body(one, book) for one in posts)
    context = Context(posts, parties, fold(body), book.read(body), day=parsing.read_date(day) if day else None)
    return with_bodies(context, texts, book)


def resolve_person(value: object, post: object = None, party: object = None, day: object = None) -> tuple[str, str]:
    """`find_person` by what stands beside a printed name, as text or missing; each distinct question is asked once.

    Raises `DateError` for a day that cannot be read.
    """
    if not isinstance(value, str):
        raise UnknownNameError("person", repr(value), reason="give text")
    texts = value, _text(post), _text(party), _text(day)
    # What is long is not kept.
    found = _resolved(*texts, vocab_folder()) if max(map(len, texts)) <= MAX_LENGTH else _resolve(*texts)
    if isinstance(found, AnalysisError):
        raise copy(found)  # what is raised holds the frames it passed, and all that stands in them
    return found


def explain_person(*asked: object) -> tuple[str | None, str | None, str | None, str | None]:
    """The `EXPLAINED` of what `resolve_person` is asked; nothing is raised."""
    try:
        return (*resolve_person(*asked), None, None)
    except UnknownNameError as error:
        kind = "ambiguous" if isinstance(error, AmbiguousNameError) else "unknown"
        return None, None, error.reason or kind, ", ".join(error.candidates) or None
    except AnalysisError as error:
        return None, None, str(error), None


def _text(value: object) -> str:
    if is_missing(value):
        return ""
    if isinstance(value, edtf.PartialDate):
        return value.edtf
    return value if isinstance(value, str) else str(value)[:10]
