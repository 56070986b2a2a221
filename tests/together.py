"""Many short cases as one test."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest


def together(cases: Iterable[object]) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """As `pytest.mark.parametrize`, but as one test, which fails with a line for each case that does.

    For texts by the hundred: a test of its own costs ten times as much as to read a text.
    """
    tried = [case if type(case) is tuple else (case,) for case in cases]

    def decorate(check: Callable[..., None]) -> Callable[[], None]:
        def test() -> None:
            failed = []
            for case in tried:
                try:
                    check(*case)
                except (Exception, pytest.fail.Exception) as error:  # noqa: BLE001 — told, and the next is tried
                    failed.append(f"{', '.join(map(repr, case))}: {type(error).__name__}: {error}")
            assert tried
            assert not failed, "\n".join([f"{len(failed)} of {len(tried)} fail", *failed])

        test.__name__, test.__doc__ = check.__name__, check.__doc__
        return test

    return decorate
