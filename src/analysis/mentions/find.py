"""What a running text mentions, or a column of texts: the one door to all finders."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, overload

from analysis.dates.languages import listed_language
from analysis.dates.parsing import day_of_writing
from analysis.errors import ParameterError, shorten
from analysis.mentions.language import language_code
from analysis.mentions.mention import Mention
from analysis.mentions.piece import Asked, PieceReader
from analysis.mentions.plain import Plain
from analysis.mentions.tokens import pieces_of
from analysis.vectorize import column_of, is_missing
from analysis.vocab.cache import held, vocab_folder

if TYPE_CHECKING:
    from typing import TypeAlias

    import numpy as np
    import pandas as pd

    Texts: TypeAlias = (
        "list[str] | list[str | None] | tuple[str | None, ...] | pd.Series | pd.Index | np.ndarray"
        "| pd.api.extensions.ExtensionArray"
    )

_MOST_SAME = 1 << 12


@overload
def find_mentions(
    text: str | None, language: str | None = None, relative_to: str | date | None = None
) -> list[Mention]: ...
@overload
def find_mentions(text: Texts, language: str | None = None, relative_to: str | date | None = None) -> pd.DataFrame: ...
def find_mentions(text: object, language: str | None = None, relative_to: str | date | None = None) -> object:
    """Names where they stand in a running text: what is mentioned, at which exact place, and what it stands for.

    Countries and blocs, governments called by their capitals, towns, people, posts, bodies and companies, minerals,
    areas of cooperation, types and statuses of agreements, dates, deadlines and money are found in English, Russian,
    Kazakh and Ukrainian, terms, deadlines and money in Kazakh of Latin letters too; countries and dates in every
    language of Unicode's locale data. The longest reading wins: the country in the name of a company is none. What
    could be two things has no code.

    Parameters
    ----------
    text : str, or a list, tuple, array, Index or Series of them
        Of any length. What is missing mentions nothing.
    language : str, optional
        Code of the language of the text, such as ``en``, ``kk-Latn`` or ``en-GB``, whose 03/04/2025 is in April; told
        by its small words where it is not given.
    relative_to : str or date, optional
        The day on which the texts were written or published, as in `parse_date`. Without it «вчера», 'on Thursday' and
        a day without its year have no code.

    Returns
    -------
    list of Mention
        In the order of the text, no two over one another: `start` and `end`, so that ``text[start:end]`` is the
        `text`, `kind`, `codes` (and `code`, the one of them), `how` it was found (`Mention` lists the ways of each
        kind) and the base form, `name`, of who is not known.
    DataFrame
        Of more than one text, a row a mention: `row` (the label of the text in a Series, else its number), `start` and
        `end` (int64), `text`, `kind`, `code` (str, NA where there is not exactly one), `codes` (tuples), `how` and
        `name` (str, NA where there is none), in the order of the texts.

    Raises
    ------
    ParameterError
        Something is no text, of a column with its row; there is no such language; `relative_to` is no day.

    Examples
    --------
    >>> found = find_mentions("Kazakhstan and the European Union signed a memorandum in Sharm El-Sheikh.")
    >>> [(one.text, one.kind, one.code) for one in found][:2]
    [('Kazakhstan', 'country', 'KAZ'), ('European Union', 'country', 'EU')]
    >>> find_mentions(["Токаев прибыл в Пекин", None])[["row", "text", "kind"]].values.tolist()
    [[0, 'Пекин', 'place']]
    >>> find_mentions("They met yesterday.", relative_to="2025-11-06")[0].code
    '2025-11-05'
    """
    asked = Asked(
        None if language is None else language_code(language),
        None if language is None else listed_language(language.lower()),
        day_of_writing(relative_to),
    )
    if isinstance(text, str):
        return list(_mentions(text, asked))
    cells = column_of(text)
    if cells is not None:
        from analysis.mentions.table import table_of

        return table_of(cells, lambda one: list(_mentions(_as_text(one), asked)))
    return [] if is_missing(text) else list(_mentions(_as_text(text), asked))


def _mentions(text: str, asked: Asked) -> Iterator[Mention]:
    reader = PieceReader(vocab_folder(), asked)
    same = _Same()
    for place, piece in pieces_of(text):
        plain = Plain(piece)
        with held():
            found = list(reader.read(plain.text))
        is_as_given = plain.text == piece
        for start, end, printed, kind, codes, how, name in found:
            if not is_as_given:
                start, end = plain.place(start, end)
                printed = piece[start:end]
            # A tuple's own constructor takes half of the time of a named tuple's.
            said = (start + place, end + place, same[printed], kind, same[codes], how, same[name])
            yield tuple.__new__(Mention, said)


class _Same(dict[Any, Any]):
    """What is equal as one object: a text that repeats itself has mentions that share what they say."""

    def __missing__(self, value: Any) -> Any:
        if len(self) >= _MOST_SAME:
            self.clear()
        return self.setdefault(value, value)


def _as_text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise ParameterError(f"{shorten(repr(value))} is no text", "give a text, or a list or a column of texts")
