"""The columns of every table: name, dtype, meaning. Tables are built to it and ``data/README.md`` prints it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd


class Column(NamedTuple):
    """One column: its name, its pandas dtype (``tuple`` for a tuple of texts in an object column), its meaning."""

    name: str
    dtype: str
    meaning: str


def _columns(text: str) -> tuple[Column, ...]:
    rows = (line.strip().split(None, 2) for line in text.strip().splitlines())
    return tuple(Column(name, {"date": "datetime64[s]"}.get(dtype, dtype), meaning) for name, dtype, meaning in rows)


_DATE = """
    date             str     date as EDTF text, as precise as the source
    date_start       date    first day it can mean
    date_end         date    last day it can mean, inclusive
    date_precision   str     day, month, quarter, season, half, year or range
"""

COLUMNS: dict[str, tuple[Column, ...]] = {
    "agreements": _columns(f"""
    id               str     name of the record file
    title            str     short English title
    type_code        str     code of vocab/agreement_types.csv
    type_name        str     English name of the type
    status_code      str     code of vocab/statuses.csv
    {_DATE.strip()}
    date_event       str     what happened on that date: signed, concluded, in force, announced, ended
    place            str     town, as printed
    place_name       str     its English name
    place_country_code str   country of the place
    level            str     weakest kind among the parties: government, state body, state company, company …
    is_binding       boolean what a source says, else the default of the type; NA = not settled
    binding_basis    str     stated or type: where is_binding comes from
    party_codes      tuple   countries (ISO 3166-1 alpha-3) and blocs, in printed order
    body_codes       tuple   agencies, companies and other bodies that are parties themselves, in printed order
    area_codes       tuple   areas of cooperation, in vocabulary order
    mineral_codes    tuple   minerals and groups that a source names, in vocabulary order
    visit_ids        tuple   visits during which it was made
    follows_ids      tuple   earlier agreements it builds on
    follows_relations tuple  what it does to each of them: implements, amends, extends, renews or supersedes
    expected_effects tuple   what the parties or the source expect of it
    n_parties        Int64   number of parties
    n_sources        Int64   number of sources
    source_url       str     address of the first source
    confidence       str     high, medium or low
    notes            str     caveats
    """),
    "agreement_parties": _columns("""
    agreement_id     str     id of the agreement
    position         Int64   order in the record, from 1
    party_code       str     country or bloc; NA for a body that belongs to none
    party_name       str     English name of the country or bloc
    party_kind       str     government, bloc, state body, state company, company, subnational …
    printed          str     the party as the record prints it
    body_code        str     code of vocab/bodies.csv; NA for a government or bloc, and for a body that is not named
    body_name        str     English name of the body
    """),
    "signatories": _columns("""
    agreement_id     str     id of the agreement
    capacity         str     signed or witnessed
    position         Int64   order in the record, from 1
    person_id        str     id of vocab/people.csv
    person_name      str     display name
    printed          str     the name as the record prints it
    post             str     post at the time, as printed
    post_name        str     the same in English
    party_code       str     country or bloc the person acted for
    organization     str     company or institution, where it is not the state
    organization_code str    code of vocab/bodies.csv
    organization_name str    its English name
    """),
    "agreement_areas": _columns("""
    agreement_id     str     id of the agreement
    area_code        str     code of vocab/areas.csv
    area_name        str     English name of the area
    """),
    "agreement_minerals": _columns("""
    agreement_id     str     id of the agreement
    mineral_code     str     code of vocab/minerals.csv
    mineral_name     str     English name of the mineral or group
    """),
    "visits": _columns(f"""
    id               str     name of the record file
    visitor_id       str     id of vocab/people.csv
    visitor_name     str     display name of the visitor
    visitor_post     str     post at the time, as printed
    visitor_post_name str    the same in English
    from_code        str     country or bloc the visitor came for
    to_code          str     country visited
    places           tuple   towns, as printed
    place_names      tuple   their English names
    {_DATE.strip()}
    kind_code        str     code of vocab/visit_kinds.csv; NA = no source says
    kind_name        str     English name of the kind
    status_code      str     held, planned or cancelled
    occasion         str     what the visit was for
    party_codes      tuple   from_code, to_code and blocs whose officials were met
    topics           tuple   what was discussed, as in the record
    area_codes       tuple   areas among the topics
    mineral_codes    tuple   minerals among the topics
    agreement_ids    tuple   agreements made during the visit
    outcomes         tuple   results without an agreement record of their own
    n_meetings       Int64   number of people or bodies met
    n_sources        Int64   number of sources
    source_url       str     address of the first source
    confidence       str     high, medium or low
    notes            str     caveats
    """),
    "meetings": _columns(f"""
    visit_id         str     id of the visit
    position         Int64   order in the record, from 1
    person_id        str     id of vocab/people.csv; NA where no name is known
    person_name      str     display name
    printed          str     the name as the record prints it
    post             str     post at the time, as printed
    post_name        str     the same in English
    party_code       str     country or bloc the person acted for; NA for companies
    organization     str     company or institution, where it is not the state
    organization_code str    code of vocab/bodies.csv
    organization_name str    its English name
    {_DATE.strip()}
    """),
    "people": _columns("""
    person_id        str     id of vocab/people.csv
    name             str     display name
    name_ru          str     name in Russian, where known
    name_kk          str     name in Kazakh, where known
    party_codes      tuple   countries and blocs acted for in these records, sorted
    posts            tuple   posts as printed in these records, in order of first use
    post_names       tuple   the same in English, each wording once
    n_signed         Int64   agreements signed
    n_witnessed      Int64   agreements witnessed
    n_visits         Int64   visits made
    n_meetings       Int64   times met by a visitor
    """),
    "sources": _columns("""
    record_id        str     id of the agreement or visit
    record_kind      str     agreement or visit
    position         Int64   order in the record, from 1
    url              str     address
    domain           str     site of the address
    publisher        str     who published it
    published        str     EDTF date of publication
    language         str     BCP-47 code
    cites            str     outlet or office it relays
    note             str     mirror, copy, what it does or does not show
    """),
    "conflicts": _columns("""
    record_id        str     id of the agreement or visit
    record_kind      str     agreement or visit
    field            str     field of the record that a source contradicts
    value            str     what that source says
    source           str     its publisher or address
    note             str     what we hold to be right
    """),
}


def conform(frame: pd.DataFrame, table: str) -> pd.DataFrame:
    """The frame with the table's columns first, in order, typed and none missing; further columns follow."""
    typed = {}
    for name, dtype, _ in COLUMNS[table]:
        values = frame[name] if name in frame else pd.Series(None, index=frame.index, dtype=object)
        typed[name] = _tuples(values) if dtype == "tuple" else values.astype(dtype)
    extra = [column for column in frame.columns if column not in typed]
    return pd.concat([pd.DataFrame(typed, index=frame.index), frame[extra]], axis=1)


def _tuples(values: pd.Series) -> pd.Series:
    """Tuples as cells; lists and arrays, which other formats make of them, are taken for tuples, all else for none."""
    cells = [cell if isinstance(cell, tuple) else _tuple(cell) for cell in values]
    return pd.Series(cells, index=values.index, dtype=object)


def _tuple(cell: object) -> tuple[object, ...]:
    return tuple(cell.tolist() if isinstance(cell, np.ndarray) else cell) if isinstance(cell, list | np.ndarray) else ()


def empty_table(table: str) -> pd.DataFrame:
    """A table without rows, with its columns and dtypes."""
    return conform(pd.DataFrame(), table)


# Tables that are made of the tables; `date` is `datetime64[s]`.
VIEWS: dict[str, tuple[Column, ...]] = {
    "timeline": _columns("""
    id               str     id of the agreement or visit
    kind             str     agreement or visit
    title            str     title of the agreement; of a visit who, from where, to where
    date             str     date as EDTF text, as precise as the source
    date_start       date    first day it can mean
    date_end         date    last day it can mean, inclusive
    date_precision   str     day, month, quarter, season, half, year or range
    category         str     type_code of an agreement, kind_code of a visit
    status_code      str     code of vocab/statuses.csv
    is_done          boolean what the status speaks of has happened; NA = no status known
    is_exact         boolean the day of an agreement or both ends of a visit are known, not approximate; NA = no date
    parties          str     English names of countries and blocs, in printed order, parted by semicolons
    areas            str     English names of the areas of cooperation, parted by semicolons
    minerals         str     English names of minerals and groups that a source names, parted by semicolons
    party_codes      tuple   countries (ISO 3166-1 alpha-3) and blocs, in printed order
    visit_ids        tuple   of an agreement: visits during which it was made
    agreement_ids    tuple   of a visit: agreements made during it
    source_url       str     address of the first source
    """),
    "source_audit": _columns("""
    record_id        str     id of the agreement or visit
    record_kind      str     agreement or visit
    title            str     as in the timeline
    date             str     date as EDTF text, as precise as the source
    date_start       date    first day it can mean
    date_end         date    last day it can mean, inclusive
    status_code      str     code of vocab/statuses.csv
    confidence       str     high, medium or low
    source_url       str     address of the first source
    notes            str     caveats
    n_sources        Int64   number of sources
    n_independent    Int64   groups of sources that nothing ties to one another
    n_official       Int64   sources on sites of governments, blocs and their bodies
    n_doubtful       Int64   sources on mirrors and unreliable sites
    n_languages      Int64   number of languages
    n_conflicts      Int64   statements of sources that the record does not follow
    is_open          boolean only promised, and no later record follows it
    is_overdue       boolean open, and the day it is planned for has passed
    """),
    "visit_outcomes": _columns("""
    agreement_id     str     id of the agreement; NA = none followed the visit
    agreement_date   str     its date as EDTF text
    visit_id         str     id of the visit; NA = none of the same parties is known before the agreement
    visit_date       str     its date as EDTF text
    from_code        str     whence the visitor came
    to_code          str     whither
    is_coded         bool    the record says that the agreement was made during the visit
    is_nearest       bool    coded, or where none is, of all visits before the agreement the latest
    lag_min          Int64   days from the first day of the visit to the agreement, at least; below 0: it may be earlier
    lag_max          Int64   the same, at most
    within           Int64   30, 90 or 365: the fewest of these days that it surely came within; NA = none
    """),
    "visit_chances": _columns("""
    group_code       str     code of the country or bloc, the year, or all
    group_name       str     its English name
    days             Int64   within how many days after the visit: 30, 90 or 365
    n_visits         Int64   visits that began so many days or more before the record ends
    n_followed       Int64   visits that an agreement of the same parties followed
    n_agreements     Int64   pairs of such a visit and such an agreement
    share            Float64 n_followed of n_visits, 0–1; NA below ten visits
    expected         Float64 n_followed at shuffled dates, on average
    low              Float64 below it lie 2.5 per cent of the shuffles
    high             Float64 above it lie 2.5 per cent of the shuffles
    p_value          Float64 how often a shuffle is as far out, on either side
    """),
}
