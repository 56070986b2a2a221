"""The ids of drafts, as those of the record are built: the day, the sides, a word for what it is.

``2025-11-06-kaz-usa-mou`` for an agreement, ``2025-11-05-kaz-usa-tokayev`` for a visit. An id carries no fact: it only
has to be told from others, and is never read again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from analysis.errors import AnalysisError, UnknownNameError
from analysis.languages.transliteration import latin_spellings
from analysis.records.flat import DATE_FIELDS
from analysis.resolve.countries.blocs import is_bloc, members
from analysis.resolve.registry import resolver
from analysis.vocab.catalogue import vocabulary

UNDATED = "undated"
# More parties than this are told by the bloc they are, or only as many.
_MOST_SIDES = 3
_MANY = "multilateral"
# The words that ids of the record have where the code of a type is long.
_WORDS = {
    "letter_of_intent": "loi",
    "joint_declaration": "statement",
    "strategic_partnership": "partnership",
    "action_plan": "plan",
    "other": "",
}
# Letters that Unicode does not take apart.
_WHOLE = str.maketrans({"đ": "d", "ð": "d", "ł": "l", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a"})
_LONGEST = 80


def agreement_id(record: Mapping[str, Any], type_code: str | None) -> str:
    """The id of an agreement: the date it would be filed under, its parties by code, its type.

    Examples
    --------
    >>> record = {"signed": "2026-03-04", "parties": ["Намибия", "Япония"], "type": "меморандум"}
    >>> agreement_id(record, "mou"), agreement_id({"parties": ["Namibia"], "type": "deal"}, None)
    ('2026-03-04-jpn-nam-mou', 'undated-nam-agreement')
    """
    day = next((record[field] for field in DATE_FIELDS if record.get(field)), "")
    sides = _sides(record.get("parties") or (), day)
    code = type_code or _code("agreement_type", record.get("type"))
    word = _WORDS.get(code, code.replace("_", "-")) if code else "agreement"
    return _joined(_day(day), *sides, word)


def visit_id(record: Mapping[str, Any], person_id: str | None) -> str:
    """The id of a visit: the day of arrival, whence, whither, the visitor's surname.

    Examples
    --------
    >>> visit_id({"visitor": {"name": "Олжас Щербаков", "party": "Казахстан"}, "to": "Peru", "start": "2026-05"}, None)
    '2026-05-kaz-per-shsherbakov'
    """
    visitor = record.get("visitor") or {}
    sides = [_code("country", visitor.get("party")), _code("country", record.get("to"))]
    surname = person_id.partition("-")[0] if person_id else latin_word(visitor.get("name") or "")
    return _joined(_day(record.get("start") or ""), *(code.lower() for code in sides if code), surname)


def other_ids(base: str, record: Mapping[str, Any]) -> Iterator[str]:
    """The id, and what it may be instead where another event has it: with a mineral or an area, then with a number."""
    yield base
    head, _, word = base.rpartition("-")
    for kind, field in (("mineral", "minerals"), ("area", "areas")):
        for printed in record.get(field) or ():
            if (code := _code(kind, printed)) and head:
                yield _joined(head, code.replace("_", "-"), word)
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1


def latin_word(name: str) -> str:
    """The last word of a name in Latin letters without accents; '' where it has none.

    >>> latin_word("Dubravka Đedović"), latin_word("王毅")
    ('dedovic', '')
    """
    last = (name.split() or [""])[-1]
    spellings = latin_spellings(last)
    # The last are those of the press; ş and ç without their marks would be other sounds.
    spelled = next((one for one in reversed(spellings) if not {"ş", "ç"} & {*one}), spellings[0])
    plain = unicodedata.normalize("NFKD", spelled.casefold().translate(_WHOLE))
    return re.sub(r"[^a-z]", "", plain)


def _sides(parties: Iterable[Any], day: str) -> list[str]:
    """The codes of the parties, sorted; of more than a few their bloc, if they are one."""
    codes = {_code("country", party.get("of") if isinstance(party, Mapping) else party) for party in parties} - {""}
    if len(codes) > _MOST_SIDES:
        codes = _by_blocs(codes, day)
    return [_MANY] if len(codes) > _MOST_SIDES else sorted(code.lower().replace("+", "") for code in codes)


def _by_blocs(codes: set[str], day: str) -> set[str]:
    """Parties with the largest bloc that all are members of in the place of its members."""
    if not day:
        return codes
    try:
        rows = vocabulary("country").rows
        # C5+1 is a bloc with somebody, who is a side of its own.
        blocs = {bloc: set(members(bloc, day)) for bloc in rows if is_bloc(bloc) and "+" not in bloc}
    except AnalysisError:  # the date cannot be read, which is told of the record
        return codes
    whole = [bloc for bloc, inner in blocs.items() if len(inner) > 2 and inner <= codes]
    best = max(whole, key=lambda bloc: (len(blocs[bloc]), bloc), default=None)
    return codes - blocs[best] | {best} if best else codes


def _code(kind: str, printed: Any) -> str:
    """The code of a printed word, '' where it has none or several."""
    if not isinstance(printed, str) or not printed:
        return ""
    try:
        return resolver(kind).resolve_all(printed)[0]
    except UnknownNameError:
        return ""


def _day(edtf: str) -> str:
    """The beginning of a date as ids have it.

    >>> _day("2025-10-31/2025-11-01"), _day("2025-11-06~"), _day("")
    ('2025-10-31', '2025-11-06', 'undated')
    """
    found = re.match(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?", edtf)
    return found[0] if found else UNDATED


def _joined(*parts: str) -> str:
    return re.sub(r"-+", "-", "-".join(part for part in parts if part))[:_LONGEST].strip("-")
