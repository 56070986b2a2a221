"""What a piece of work takes, in calls of functions: the same on every machine, unlike its time.

What passes within one call of a regular expression is not seen.
"""

from __future__ import annotations

import sys
from collections.abc import Callable


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, those written in C too, until the work is done."""
    count = 0

    def tell(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tell)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def growth(work: Callable[[str], object], part: str, length: int = 4_000) -> float:
    """How many times more calls a text of four times the length takes: 4 where they grow with it, 16 with its square.

    What is made once, and what is remembered of words, is made before; a hundred calls more or less tell nothing.
    """
    short, long = (part * (times * length // len(part)) for times in (1, 4))
    work(long)
    return calls(lambda: work(long)) / (calls(lambda: work(short)) + 100)


LINEAR = 5.5  # more than `growth` is of what grows with the length, far less than of what grows with its square
