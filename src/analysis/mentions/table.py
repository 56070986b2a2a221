"""The mentions of a column of texts as one long table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from analysis.distinct import cells_of, distinct
from analysis.errors import ParameterError
from analysis.mentions.mention import Mention


def table_of(cells: pd.Series, find: Callable[[object], Sequence[Mention]]) -> pd.DataFrame:
    """A row a mention of each text, in their order; each distinct text is read once."""
    positions, texts = distinct(cells)
    found = [_found(text, place, positions, cells.index, find) for place, text in enumerate(texts)]
    counts = np.array([len(mentions) for mentions in found] + [0], dtype=np.int64)[positions]
    mentions = [mention for position in positions if position >= 0 for mention in found[position]]
    columns = list(zip(*mentions, strict=True)) or [()] * len(Mention._fields)
    starts, ends, printed, kinds, codes, hows, names = columns
    return pd.DataFrame(
        {
            "row": cells.index.repeat(counts),
            "start": np.array(starts, dtype=np.int64),
            "end": np.array(ends, dtype=np.int64),
            "text": pd.array(printed, dtype="str"),
            "kind": pd.array(kinds, dtype="str"),
            "code": pd.array([mention.code for mention in mentions], dtype="str"),
            "codes": pd.Series(cells_of(codes), dtype=object),
            "how": pd.array([how or None for how in hows], dtype="str"),
            "name": pd.array([name or None for name in names], dtype="str"),
        }
    )


def _found(
    text: object, place: int, positions: np.ndarray, rows: pd.Index, find: Callable[[object], Sequence[Mention]]
) -> Sequence[Mention]:
    """What one of the distinct texts mentions; the error of what is no text names the first row where it stands."""
    try:
        return find(text)
    except ParameterError as error:
        row = rows[int(np.argmax(positions == place))]
        raise ParameterError(f"row {row!r}: {error.reason}", error.hint) from None
