"""What a figure is drawn from: a frame with the documented columns, or a word about what it was given instead."""

from __future__ import annotations

import pandas as pd

from analysis.errors import ParameterError


def require_columns(frame: object, columns: tuple[str, ...], plot: str, build: str) -> None:
    """Raise `ParameterError` unless something is a frame that has the columns; `build` is the call that makes one."""
    if not isinstance(frame, pd.DataFrame):
        kind = type(frame).__name__
        raise ParameterError(f"{plot} draws a DataFrame, not a {kind} — give it {build}")
    missing = [column for column in columns if column not in frame]
    if missing:
        several = "s" * (len(missing) > 1)
        raise ParameterError(f"{plot}: no column{several} {', '.join(missing)} — give it {build}")
