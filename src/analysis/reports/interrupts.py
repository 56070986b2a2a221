"""Requests to end: Ctrl-C, SIGTERM, a terminal that was closed."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

_REQUESTS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
_MEANT = (signal.SIG_DFL, signal.default_int_handler)  # what a request does unless somebody said otherwise


@contextmanager
def interruptible() -> Iterator[None]:
    """Every request to end is a `KeyboardInterrupt` here, so that what was started is ended first.

    One that is ignored from outside (``nohup``, a job in the background) stays ignored.
    """

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with _handling(interrupt, only=_MEANT):
        yield


@contextmanager
def held() -> Iterator[None]:
    """No request to end is heard within; one that came is heard right after."""
    came: list[int] = []
    with _handling(lambda number, _: came.append(number)):
        yield
    if came:
        signal.raise_signal(came[0])


@contextmanager
def _handling(handler: Callable[[int, Any], None], only: tuple[Any, ...] = ()) -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in _REQUESTS}
    changed = [number for number, was in before.items() if (was in only if only else was not in (signal.SIG_IGN, None))]
    try:
        for number in changed:
            signal.signal(number, handler)
    except ValueError:  # not in the main thread, where signals do not come anyway
        changed = []
    try:
        yield
    finally:
        for number in changed:
            signal.signal(number, before[number])
