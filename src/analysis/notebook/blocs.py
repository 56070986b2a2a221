"""What the agreements of its blocs add to those of a country, said beside its own."""

from __future__ import annotations

from analysis.dataset.dataset import Dataset
from analysis.notebook.html import TEMPLATES, Html
from analysis.resolve.countries.blocs import members
from analysis.resolve.registry import resolver
from analysis.vocab.catalogue import vocabulary

_TEXT = TEMPLATES.from_string('<p class="blocs">{{ text }}</p>')
_ALWAYS = "1900/2100"  # an agreement without a date counts for whoever has been a member at any time


def show_blocs(record: Dataset, *, country: str, **selection: object) -> Html:
    """A sentence about the agreements of the blocs of a country; nothing where they have none.

    Parameters
    ----------
    record : Dataset
        Of which is selected.
    country : str
        Any name or code.
    **selection
        Further parameters of `Dataset.select`.

    Returns
    -------
    Html
        How many agreements the country is party to, and how many they are with those of its blocs.

    Raises
    ------
    UnknownNameError, AmbiguousNameError, DateError
        For a value that does not resolve.

    Examples
    --------
    >>> from analysis import load_dataset
    >>> repr(show_blocs(load_dataset(), country="Namibia"))
    ''
    """
    text = describe_blocs(record, country, **selection)
    return Html(_TEXT.render(text=text) if text else "", text)


def describe_blocs(record: Dataset, country: str, **selection: object) -> str:
    """As `show_blocs`, the sentence alone."""
    code = resolver("country").resolve(country)
    own = set(record.select(country=code, **selection).agreements["id"])
    whole = record.select(country=code, expand_blocs=True, **selection).agreements
    added = whole[~whole["id"].isin(own)]
    if added.empty:
        return ""
    blocs: dict[str, None] = {}
    for parties, date in zip(added["party_codes"], added["date"], strict=True):
        day = date if isinstance(date, str) else _ALWAYS
        blocs.update(dict.fromkeys(bloc for bloc in parties if code in members(bloc, day)))
    names = [f"the {vocabulary('country').label(bloc)}" for bloc in blocs]
    return (
        f"{vocabulary('country').label(code)} itself is party to {len(own)} agreement{'s' * (len(own) != 1)}. Counting "
        f"those of {_joined(names)} from days on which it was a member: {len(whole)}."
    )


def _joined(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
