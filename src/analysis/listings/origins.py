"""Where the record's words come from: which sites, which languages, whom sources relay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd
from babel import Locale, UnknownLocaleError

from analysis.languages.folding import fold
from analysis.links import is_web_address
from analysis.listings.columns import listing, texts
from analysis.views.audit import relayed_by
from analysis.views.tables import Tables, tables_in
from analysis.vocab.domains import domain_kind


def list_sites(data: Tables) -> pd.DataFrame:
    """Which sites the records rest on, one row a site.

    Parameters
    ----------
    data : Dataset, mapping of str to DataFrame, or DataFrame
        Whatever holds the table `sources`; a frame alone is that table.

    Returns
    -------
    DataFrame
        Most records first, then by site: `Site`, `Publisher` (the most frequent there), `Standing` (official, mirror,
        unreliable or ''; str), `Addresses`, `Records`, `Alone`: records with no other site (int64).

    Raises
    ------
    ParameterError
        No such table is given.

    Examples
    --------
    >>> from analysis import load_dataset
    >>> list_sites(load_dataset().sources).columns.tolist()
    ['Site', 'Publisher', 'Standing', 'Addresses', 'Records', 'Alone']
    """
    (sources,) = tables_in(data, "sources")
    used = _use_of(sources, "domain")
    first = sources.dropna(subset=["url"]).drop_duplicates("domain").set_index("domain")["url"]
    named = sources.groupby(["domain", "publisher"]).size().reset_index(name="n")
    named = named.sort_values(["n", "publisher"], ascending=[False, True], kind="stable")
    publishers = named.drop_duplicates("domain").set_index("domain")["publisher"]
    columns = {
        "Site": used.index,
        "Publisher": texts(publishers.reindex(used.index)),
        "Standing": [domain_kind(url) if is_web_address(url) else "" for url in first.reindex(used.index)],
    }
    return _by_records({**columns, **used})


def list_languages(data: Tables) -> pd.DataFrame:
    """Which languages the records rest on, one row a language.

    Parameters
    ----------
    data : Dataset, mapping of str to DataFrame, or DataFrame
        Whatever holds the table `sources`; a frame alone is that table.

    Returns
    -------
    DataFrame
        Most records first, then by name: `Language` (in English, str), `Addresses`, `Records`, `Alone`: records in no
        other language (int64).

    Raises
    ------
    ParameterError
        No such table is given.

    Examples
    --------
    >>> from analysis import load_dataset
    >>> list_languages(load_dataset().sources).columns.tolist()
    ['Language', 'Addresses', 'Records', 'Alone']
    """
    (sources,) = tables_in(data, "sources")
    used = _use_of(sources, "language")
    return _by_records({"Language": [_language(code) for code in used.index], **used})


def list_relayed(data: Tables) -> pd.DataFrame:
    """Whom sources relay, one row an outlet or office.

    Parameters
    ----------
    data : Dataset, mapping of str to DataFrame, or DataFrame
        Whatever holds the table `sources`; a frame alone is that table.

    Returns
    -------
    DataFrame
        Most records first, then by name: `Relayed` (str), `Addresses`, `Records`, `Read itself`: records that also hold
        a source it published (int64).

    Raises
    ------
    ParameterError
        No such table is given.

    Examples
    --------
    >>> from analysis import load_dataset
    >>> list_relayed(load_dataset().sources).columns.tolist()
    ['Relayed', 'Addresses', 'Records', 'Read itself']
    """
    (sources,) = tables_in(data, "sources")
    relays = sources.assign(relayed=[relayed_by(cites) for cites in sources["cites"]]).explode("relayed")
    relays = relays.dropna(subset=["relayed"])
    own_words = set(zip(sources["record_id"], texts(sources["publisher"]).map(fold), strict=True))
    once = relays.drop_duplicates(["record_id", "relayed"])
    read = [(record, fold(name)) in own_words for record, name in zip(once["record_id"], once["relayed"], strict=True)]
    used = _use_of(relays, "relayed")
    itself = once.assign(read=pd.Series(read, once.index, dtype="int64")).groupby("relayed")["read"].sum()
    columns = {"Relayed": used.index, **used, "Read itself": itself.reindex(used.index)}
    del columns["Alone"]
    return _by_records(columns)


def _use_of(sources: pd.DataFrame, by: str) -> pd.DataFrame:
    """Addresses, Records and, of these, those Alone: with no other value of the column; by the column's values."""
    alone = sources.groupby("record_id")[by].transform("nunique") == 1
    groups = sources.groupby(by)
    used = pd.DataFrame({"Addresses": groups["url"].nunique(), "Records": groups["record_id"].nunique()})
    return used.assign(Alone=sources[alone].groupby(by)["record_id"].nunique().reindex(used.index).fillna(0))


def _by_records(columns: Mapping[str, Iterable[object]]) -> pd.DataFrame:
    frame = listing(columns, counted=["Addresses", "Records", "Alone", "Read itself"])
    return frame.sort_values(["Records", frame.columns[0]], ascending=[False, True], ignore_index=True)


def _language(code: str) -> str:
    try:
        return Locale.parse(code, sep="-").get_display_name("en") or code
    except (UnknownLocaleError, ValueError):
        return code
