"""One name, or a column of names, to codes: what a script author takes home."""

from __future__ import annotations

from analysis.resolve.registry import resolver
from analysis.resolve.resolver import EXPLAINED, Resolver
from analysis.resolve.terms.groups import group_members


def _one_or_column(words: Resolver, value, explain: bool):
    if not isinstance(value, str):
        from analysis.distinct import is_missing, is_series  # with pandas, which one name does not wait for

        if is_series(value):
            return words.explain_column(value) if explain else words.resolve_column(value)
        if explain and is_missing(value):
            return dict.fromkeys(EXPLAINED)
    return dict(zip(EXPLAINED, words.explain(value), strict=True)) if explain else words.resolve(value)


def _all_of(words: Resolver, value):
    if not isinstance(value, str):
        from analysis.distinct import is_series

        if is_series(value):
            return words.resolve_all_column(value)
    return words.resolve_all(value)


def normalize_country(value, explain: bool = False):
    """ISO 3166-1 alpha-3 code of a country, or the code of a bloc; a Series of names gives a Series of codes.

    Parameters
    ----------
    value : str or Series
        A name in English, Russian or Kazakh, an official name, an abbreviation or a code.
    explain : bool
        Give, instead of the code, a mapping (for a Series: a DataFrame with its index) of `code`, `how` it was
        found (one of `resolution.WAYS`), the `reason` it was not, and the `nearest` names; nothing is raised.

    Returns
    -------
    str, or a Series of dtype str with the index of the given one; NA stays NA.

    Raises
    ------
    UnknownNameError
        No listed name matches; `candidates` holds the nearest ones.
    AmbiguousNameError
        The name stands for several (Korea, Congo); `candidates` holds their codes.

    Examples
    --------
    >>> normalize_country("Казахстан"), normalize_country("the U.S.")
    ('KAZ', 'USA')
    """
    return _one_or_column(resolver("country"), value, explain)


def normalize_mineral(value, explain: bool = False):
    """Code of a mineral or group (``rare_earths``, ``lithium``); a Series gives a Series.

    Errors as in `normalize_country`.

    >>> normalize_mineral("редкоземельные металлы")
    'rare_earths'
    """
    return _one_or_column(resolver("mineral"), value, explain)


def normalize_minerals(value):
    """Codes of all minerals and groups that a phrase names, in vocabulary order; a Series gives a Series of tuples.

    A missing cell has none, (). Errors as in `normalize_country`, where a phrase or an item of a list names no mineral.

    >>> normalize_minerals("концентраты вольфрама и оксид V2O5")
    ('tungsten', 'vanadium')
    """
    return _all_of(resolver("mineral"), value)


def expand_mineral(value: str) -> tuple[str, ...]:
    """The members of a group of minerals in vocabulary order; a mineral that is no group stands for itself.

    A group without a settled membership (rare metals, say) is not taken apart either. Members and their sources stand
    in ``vocab/mineral_groups.csv``. Errors as in `normalize_mineral`.

    >>> expand_mineral("3TG")
    ('gold', 'tantalum', 'tin', 'tungsten')
    """
    code = normalize_mineral(value)
    return group_members(code) or (code,)


def normalize_area(value, explain: bool = False):
    """Code of one of the fourteen areas of cooperation; a Series gives a Series. Errors as in `normalize_country`.

    A phrase that names several areas raises `AmbiguousNameError`: `normalize_areas` gives them all.

    >>> normalize_area("geological exploration")
    'exploration'
    """
    return _one_or_column(resolver("area"), value, explain)


def normalize_areas(value):
    """Codes of all areas of cooperation that a phrase names, in vocabulary order; a Series gives a Series of tuples.

    Where one area is of the other, as in "licensing of mining", the one that is agreed on counts: governance. A missing
    cell has none, (). Errors as in `normalize_country`, where a phrase or an item of a list names no area.

    >>> normalize_areas("исследование и разработка месторождений")
    ('exploration', 'extraction')
    """
    return _all_of(resolver("area"), value)


def normalize_agreement_type(value, explain: bool = False):
    """Code of the type of an agreement as printed (``mou``, ``treaty``); a Series gives a Series.

    What heads the phrase counts: a protocol that amends an agreement is a protocol. Errors as in `normalize_country`.

    >>> normalize_agreement_type("меморандумом о взаимопонимании")
    'mou'
    """
    return _one_or_column(resolver("agreement_type"), value, explain)


def normalize_status(value, explain: bool = False):
    """Code of the status of an agreement or a visit (``signed``, ``in force``, ``held``); a Series gives a Series.

    A status may stand in a phrase with its day or place. Errors as in `normalize_country`; what is denied ("not yet in
    force") or doubted raises `UnknownNameError`, with the reason.

    >>> normalize_status("вступило в силу 1 марта"), normalize_status("Меморандумға қол қойылды")
    ('in force', 'signed')
    """
    return _one_or_column(resolver("status"), value, explain)


def normalize_post(value, explain: bool = False):
    """Code of the class of a post as printed (``head_of_state``, ``minister``); a Series gives a Series.

    The classes and what each covers stand in ``vocab/posts.csv``. Their borders:

    - A foreign minister is apart from the other ministers; deputies of both are ``deputy_minister``, first or not.
    - A deputy is never its chief: of heads of state, government and ministries it has classes of its own, of an
      agency, a company, a region or a mission it is ``deputy_head``.
    - Acting and interim (и.о., міндетін атқарушы) is the class itself.
    - A former, elect or designate holder (экс-, бұрынғы, избранный) holds no post: refused, with the reason.
    - A president is a ``head_of_state`` alone or with the name of a state, a ``company_head`` with the word company.
      With any other name it is refused, and so is all that is no post: a ministry, a visit of a minister.

    Parameters
    ----------
    value : str or Series
        A post in English, or in any case of Russian or Kazakh; a country in it is passed over.
    explain : bool
        As in `normalize_country`.

    Returns
    -------
    str, or a Series of dtype str with the index of the given one; NA stays NA.

    Raises
    ------
    UnknownNameError
        It is no post, or one that nobody holds; the reason says which.
    AmbiguousNameError
        It is of several classes ("chairman", "minister of state") or names several posts; `candidates` holds
        their codes.

    Examples
    --------
    >>> normalize_post("министром торговли США"), normalize_post("Премьер-министрдің орынбасары")
    ('minister', 'deputy_head_of_government')
    >>> normalize_post("Prime Minister's Office", explain=True)["reason"]
    'it names a body or an event, not the post of a person'
    """
    return _one_or_column(resolver("post"), value, explain)
