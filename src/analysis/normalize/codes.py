"""One name, a list or a column of names, to codes."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.errors import ParameterError
from analysis.normalize.explaining import explained
from analysis.normalize.overloads import to_code, to_codes, to_country
from analysis.resolve.countries.reader import countries
from analysis.resolve.registry import resolver
from analysis.resolve.terms.groups import group_members
from analysis.vectorize import Found, one_or_many
from analysis.vocab.resolution import WAYS


def _one_of(kind: str, value: object, explain: bool, errors: str) -> object:
    words = resolver(kind)
    if explain:
        return explained(value, words.explain, errors)
    return one_or_many(value, words.resolve, Found.texts, errors)


def _all_of(kind: str, value: object, errors: str) -> object:
    nothing: tuple[str, ...] = ()
    return one_or_many(value, resolver(kind).resolve_all, Found.tuples, errors, nothing)


def _ways(refuse: str | Iterable[str]) -> frozenset[str]:
    ways = (refuse,) if isinstance(refuse, str) or not isinstance(refuse, Iterable) else tuple(refuse)
    for way in ways:
        if way not in WAYS:
            raise ParameterError(f"refuse={way!r}", f"write one of {', '.join(WAYS)}")
    return frozenset(ways)


@to_country
def normalize_country(
    value: object, explain: bool = False, errors: str = "raise", refuse: str | Iterable[str] = ()
) -> object:
    """ISO 3166-1 alpha-3 code of a country, or the code of a bloc; a list or a column of names gives as much of codes.

    Parameters
    ----------
    value : str, or a list, tuple, array, Index or Series of them
        A name in English, Russian, Kazakh or Ukrainian, in any of their cases, or as any other language of Unicode's
        locale data has it; an official name, an adjective, an abbreviation or a code.
    explain : bool
        Give, instead of the code, a mapping of `code`, `how` it was found (one of `resolution.WAYS`), the `reason` it
        was not, and the `nearest` names; of more than one value a DataFrame (dtype str) with the index of a Series,
        else from 0. Nothing is raised.
    errors : {"raise", "coerce"}
        "coerce" makes None or NA of what is not resolved.
    refuse : str, or several
        Ways of `resolution.WAYS` that do not count; what is found so is unknown, with the reason. ``"demonym"`` refuses
        peoples (казахстанцы, Swedes), as all columns of states do; ``"adjective"`` refuses казахстанский.

    Returns
    -------
    str, or None where the value is missing (None, NaN, NaT, NA). A list or a tuple gives a list; a Series one of dtype
    str with its index and name; an Index one with its name; arrays and Categoricals a pandas array of dtype str.

    Raises
    ------
    UnknownNameError
        No listed name matches, or the name is that of a state that is gone (СССР) or of a seat of government (the
        Kremlin), with the reason; `candidates` holds the nearest ones. It is a ValueError and a LookupError.
    AmbiguousNameError
        The name stands for several (Korea, Congo); `candidates` holds their codes.
    DataError
        Of a list or a column: all that is unknown or ambiguous, each an `Issue` with value, rows, reason and hint. It
        is a ValueError. The nearest names are sought for the first twenty.
    ParameterError
        `errors` is another word, `refuse` is none of the ways, or the value has several columns.

    Examples
    --------
    >>> normalize_country("Казахстан"), normalize_country("the U.S.")
    ('KAZ', 'USA')
    >>> normalize_country(["США", None, "Atlantis"], errors="coerce")
    ['USA', None, None]
    >>> normalize_country("Swedes"), normalize_country("Swedes", refuse="demonym", errors="coerce")
    ('SWE', None)
    """
    words = countries(_ways(refuse)) if refuse else countries(())
    if explain:
        return explained(value, words.explain, errors)
    return one_or_many(value, words.resolve, Found.texts, errors)


@to_code
def normalize_mineral(value: object, explain: bool = False, errors: str = "raise") -> object:
    """Code of a mineral or group (``rare_earths``, ``lithium``); many give many.

    Parameters and errors as in `normalize_country`.

    >>> normalize_mineral("редкоземельные металлы")
    'rare_earths'
    """
    return _one_of("mineral", value, explain, errors)


@to_codes
def normalize_minerals(value: object, errors: str = "raise") -> object:
    """Codes of all minerals and groups that a phrase names, in vocabulary order; many give many tuples.

    What is missing has none, (), and so has, with ``errors="coerce"``, what names no mineral at all. In a list of them
    each gives a tuple, in a column too (dtype object), arrays give an array of objects. Errors as in
    `normalize_country`, where a phrase or an item of a list names no mineral.

    >>> normalize_minerals("концентраты вольфрама и оксид V2O5")
    ('tungsten', 'vanadium')
    """
    return _all_of("mineral", value, errors)


def expand_mineral(value: str) -> tuple[str, ...]:
    """The members of a group of minerals in vocabulary order; a mineral that is no group stands for itself.

    A group without a settled membership (rare metals, say) is not taken apart either. Members and their sources stand
    in ``vocab/mineral_groups.csv``. Errors as in `normalize_mineral`.

    >>> expand_mineral("3TG")
    ('gold', 'tantalum', 'tin', 'tungsten')
    """
    code = resolver("mineral").resolve(value)
    return group_members(code) or (code,)


@to_code
def normalize_area(value: object, explain: bool = False, errors: str = "raise") -> object:
    """Code of one of the fourteen areas of cooperation; many give many. Errors as in `normalize_country`.

    A phrase that names several areas raises `AmbiguousNameError`: `normalize_areas` gives them all.

    >>> normalize_area("geological exploration")
    'exploration'
    """
    return _one_of("area", value, explain, errors)


@to_codes
def normalize_areas(value: object, errors: str = "raise") -> object:
    """Codes of all areas of cooperation that a phrase names, in vocabulary order; many give many tuples.

    Where one area is of the other, as in "licensing of mining", the one that is agreed on counts: governance. Results
    and errors as in `normalize_minerals`, where a phrase or an item of a list names no area.

    >>> normalize_areas("исследование и разработка месторождений")
    ('exploration', 'extraction')
    """
    return _all_of("area", value, errors)


@to_code
def normalize_agreement_type(value: object, explain: bool = False, errors: str = "raise") -> object:
    """Code of the type of an agreement as printed (``mou``, ``treaty``); many give many.

    What heads the phrase counts: a protocol to an agreement is a protocol. One that amends an agreement is an
    amendment, whatever it is called. Errors as in `normalize_country`.

    >>> normalize_agreement_type("меморандумом о взаимопонимании"), normalize_agreement_type("protocol amending it")
    ('mou', 'amendment')
    """
    return _one_of("agreement_type", value, explain, errors)


@to_code
def normalize_status(value: object, explain: bool = False, errors: str = "raise") -> object:
    """Code of the status of an agreement or a visit (``signed``, ``in force``, ``held``); many give many.

    A status may stand in a phrase with its day or place. Errors as in `normalize_country`; what is denied ("not yet in
    force") or doubted raises `UnknownNameError`, with the reason.

    >>> normalize_status("вступило в силу 1 марта"), normalize_status("Меморандумға қол қойылды")
    ('in force', 'signed')
    """
    return _one_of("status", value, explain, errors)


@to_code
def normalize_post(value: object, explain: bool = False, errors: str = "raise") -> object:
    """Code of the class of a post as printed (``head_of_state``, ``minister``); many give many.

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
    value : str, or a list, tuple, array, Index or Series of them
        A post in English, or in any case of Russian or Kazakh; a country in it is passed over.
    explain, errors
        As in `normalize_country`.

    Returns
    -------
    str, None, or as many as were given, as `normalize_country`.

    Raises
    ------
    UnknownNameError
        It is no post, or one that nobody holds; the reason says which.
    AmbiguousNameError
        It is of several classes ("chairman", "minister of state") or names several posts; `candidates` holds
        their codes.
    DataError, ParameterError
        As in `normalize_country`.

    Examples
    --------
    >>> normalize_post("министром торговли США"), normalize_post("Премьер-министрдің орынбасары")
    ('minister', 'deputy_head_of_government')
    >>> normalize_post("Prime Minister's Office", explain=True)["reason"]
    'it names a body or an event, not the post of a person'
    """
    return _one_of("post", value, explain, errors)
