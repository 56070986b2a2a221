"""What reading one text costs, in calls of functions: the same on every machine, unlike its time.

`benchmarks/bench_latency.py` measures the time; what takes a call for every pair of words shows here.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest

import steps
from analysis.dates.parsing import parse_date
from analysis.dates.words import lexicon
from analysis.errors import AnalysisError, UnknownNameError
from analysis.normalize.people import normalize_person
from analysis.resolve.people import resolver as people
from analysis.resolve.people.resolver import find_person
from analysis.resolve.posts.lexicon import post_book
from analysis.resolve.registry import resolver
from analysis.vocab.vocabulary import MAX_LENGTH

MOST_CALLS = 8_000
READERS: dict[str, Callable[[str], object]] = {
    kind: resolver(kind).look_up for kind in ("country", "mineral", "area", "agreement_type", "status")
} | {"post": resolver("post").look_up, "person": find_person, "date": parse_date}
HOSTILE = {
    "country": ["a) (b) (c) (", "сша, ", "(a", "и "],
    "mineral": ["lead ", "tin ", "reos ", "light и rare и earth и ", "редкие и земли и "],
    "area": ["Trade ", "energy ", "mining и processing и ", "critical minerals и ", "minerals for clean "],
    "agreement_type": ["signed protocol ", "СП "],
    "status": ["принят ", "not signed "],
    "post": ["c(ш(", "главы ", "minister and ", "u s a k ", "a/b/"],
    "person": ["c(ш(", "ab cd, ", "дандан", "A. B. ", "Al "],
    "date": ["6 ноября ", "2025-", "1/"],
}


def calls(read: Callable[[str], object], text: str) -> int:
    """How many functions are called until a text is read or refused."""

    def work() -> None:
        with suppress(AnalysisError):
            read(text)

    return steps.calls(work)


@pytest.mark.parametrize(("kind", "part"), [(kind, part) for kind, parts in HOSTILE.items() for part in parts])
def test_no_text_takes_many_calls(kind, part):
    times = MAX_LENGTH // len(part)
    for before in (part * 2 + "x", part * (times - 1)):  # what is built at first use
        with suppress(AnalysisError):
            READERS[kind](before)
    text = part * times
    assert calls(READERS[kind], text) < MOST_CALLS


@pytest.mark.parametrize("kind", READERS)
def test_a_text_that_is_too_long_is_refused_at_once(kind):
    with suppress(AnalysisError):
        READERS[kind]("x")  # what is built at first use
    assert max(calls(READERS[kind], "Казахстан (и) " * times) for times in (100, 10_000)) < 200


def test_a_long_text_beside_a_name_is_not_kept():
    before = people._resolved.cache_info().currsize
    with pytest.raises(UnknownNameError):
        normalize_person("Tokayev " * MAX_LENGTH)
    with pytest.raises(UnknownNameError):
        normalize_person("Tokayev", party="of the " * MAX_LENGTH)
    assert people._resolved.cache_info().currsize == before
    read = post_book().read("minister " * MAX_LENGTH)
    assert post_book().read("minister " * (MAX_LENGTH + 1)) is read


def test_words_of_dates_are_remembered_up_to_a_number():
    known = lexicon().chunks
    for number in range(known.size + 10):
        known[f"{number}x"]
    assert len(known) == known.size
    assert "0x" not in known
    assert f"{known.size}x" in known
