"""Texts that nobody writes take no more work a character than others, and little memory."""

from __future__ import annotations

import random
import sys
import tracemalloc

import pytest

from analysis import find_mentions

pytestmark = pytest.mark.slow
RNG = random.Random(20260310)
LETTERS = "abcабвәғқİßﬁ中国日本한국ไทยالصينהודו012.,;-’'\"«»()\u0301\u200f\u00ad\u00a0"
HOSTILE = {
    "letters": "".join(RNG.choices(LETTERS, k=2000)),
    "no blanks": "".join(RNG.choices("абвгдежзabcdefgh", k=2000)),
    "marks": "К" + "\u0301" * 300,
    "right to left": "".join(RNG.choices("אבגדהוזחט ابتثجحخ", k=2000)),
    "Chinese": "".join(RNG.choices("中国日本美俄罗斯韩法德英", k=2000)),
    "quotes": '«"“' * 300,
    "digits": "".join(RNG.choices("0123456789.,/-: ", k=2000)),
    "one name": "Kassym-Jomart Tokayev " * 50,
    "names joined": "Kazakhstan-China-" * 50,
    "joined towns": "Astana, Washington and Beijing, " * 50,
    "letters with dots": "U.S. " * 200,
    "amounts": "$1 " * 300,
    "capitals": "АБВГД ABCDE " * 80,
    "one term": "rare earth " * 90,
    "terms that want company": "tin lead and " * 80,
    "years": "2025-" * 200,
    "strangers": " ".join(f"Jane {name}ington" for name in ("Abb", "Bess", "Cole", "Dar", "Elm", "Farr")) + " ",
    "posts": "deputy first vice minister of trade and " * 50,
}


def work(text: str) -> int:
    """How many calls of Python are made: the same on every machine."""
    calls = 0

    def count(frame, event, arg):
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        find_mentions(text)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("name", HOSTILE)
def test_twice_the_text_is_twice_the_work(name):
    unit = HOSTILE[name]
    find_mentions(unit)
    once, twice = work(unit * 20), work(unit * 40)
    assert twice <= 2.3 * once + 500


@pytest.mark.parametrize("name", ["letters", "no blanks", "marks", "Chinese"])
def test_the_memory_is_bounded_by_the_text(name):
    text = HOSTILE[name] * (600_000 // len(HOSTILE[name]))
    find_mentions(text[:50_000])
    tracemalloc.start()
    find_mentions(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak <= 20 * len(text.encode())
