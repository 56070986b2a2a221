"""What each cell of a vocabulary may hold: a code that there is, a word of a closed list, a date, an address."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import get_args

from analysis.dates.doubts import MEANINGS as DOUBTS
from analysis.dates.edtf import parse_edtf
from analysis.errors import DateError, Issue
from analysis.languages.likeness import nearest
from analysis.links import is_web_address
from analysis.records.characters import unseen
from analysis.records.checks.vocabularies import closed
from analysis.records.checks.vocabularies.tables import Tables
from analysis.records.flat import DATE_FIELDS
from analysis.records.models import Relation
from analysis.resolve.base_forms import FirstForm
from analysis.resolve.people.particles import Particle
from analysis.resolve.posts.marks import Mark
from analysis.vocab.levels import PARTY_KINDS

Said = tuple[str, str]  # what is wrong, how to mend it
Check = Callable[[str, Tables], Said | None]


def form(pattern: str, hint: str) -> Check:
    """A cell of a form, e.g. three capital letters."""
    fitting = re.compile(pattern)

    def check(value: str, _tables: Tables) -> Said | None:
        return None if fitting.fullmatch(value) else ("not in the right form:", f"write {hint}")

    return check


def one_of(words: Collection[str], *, several: bool = False) -> Check:
    """A word of a closed list; with `several`, some of them with blanks between."""

    def check(value: str, _tables: Tables) -> Said | None:
        for word in value.split() if several else [value]:
            if word not in words:
                return "not one of the known words:" + _part(word, value), _hint(word, words, "write")
        return None

    return check


def code_of(*names: str, several: bool = False) -> Check:
    """A code of one of these files; with `several`, some of them with blanks between."""

    def check(value: str, tables: Tables) -> Said | None:
        codes = tables.codes(*names)
        if codes is None or value in codes:  # a code may hold a blank: in force
            return None
        for code in value.split() if several else [value]:
            if code not in codes:
                place = " or ".join(f"{name}.csv" for name in names)
                return f"no such code in {place}:" + _part(code, value), _hint(code, codes, "add it there, or write")
        return None

    return check


def _part(word: str, value: str) -> str:
    """Which of several words is meant, where the cell holds several."""
    return "" if word == value else f" {word!r} in"


def _hint(word: str, known: Collection[str], otherwise: str) -> str:
    near = nearest(word, known)
    if near:
        return f"did you mean {' or '.join(near)}?"
    return f"{otherwise} {', '.join(sorted(known)) if len(known) <= 40 else 'a code of it'}"


def date(value: str, _tables: Tables) -> Said | None:
    """An EDTF date."""
    try:
        parse_edtf(value)
    except DateError as error:
        return f"{error.reason}:", error.hint
    return None


def address(value: str, _tables: Tables) -> Said | None:
    """An address of the web."""
    return None if is_web_address(value) else ("not a web address:", "copy the address from the browser")


def post_words(*words: str) -> Check:
    """Codes of posts.csv, these words beside them, and fields of work after a plus, with blanks between."""

    def check(value: str, tables: Tables) -> Said | None:
        codes = tables.codes("posts")
        if codes is None:
            return None
        wrong = next((word for word in value.split() if word[0] != "+" and word not in codes | set(words)), None)
        hint = _hint(wrong, sorted(codes | set(words)), "write") if wrong else ""
        return ("neither a code of posts.csv nor a known word:" + _part(wrong, value), hint) if wrong else None

    return check


_flag = one_of(("true", "false"))
_language = form(f"{closed.LANGUAGE}|mul", "a code such as en, ru, kk or uz-Cyrl")
_country = form("[A-Z]{3}", "three capital letters, as ISO 3166-1 has them")
_word = form(r"[a-z][a-z0-9_]*(?: [a-z]+)*", "lower-case letters with _ between words")
_slug = form("[a-z0-9]+(-[a-z0-9]+)*", "lower-case letters with - between words")
_any = form(".+", "the words")
_number = form(r"[0-9]+(\.[0-9]+)?", "a number")
_party = code_of("countries", "blocs")
_mineral, _area, _person = code_of("minerals"), code_of("areas"), code_of("people")

# File → column → what it may hold where it is not empty. A column that holds free text is not here.
CELLS: dict[str, dict[str, Check]] = {
    "countries": {
        "code": _country,
        "alpha2": form("[A-Z]{2}", "two capital letters, as ISO 3166-1 has them"),
        "numeric": form("[0-9]{3}", "three figures, as ISO 3166-1 has them"),
    },
    "country_names": {
        "code": code_of("countries", "blocs", several=True),
        "language": _language,
        "kind": one_of(closed.COUNTRY_NAME_KINDS),
    },
    "country_forms": {"codes": code_of("countries", "blocs", several=True), "language": _language},
    "country_languages": {"code": _party},
    "country_spellings": {"code": _party},
    "country_peoples": {"codes": code_of("countries", several=True), "language": _language},
    "country_related": {"language": _language, "how": one_of(("demonym", "government", "gone", "people"))},
    "country_parts": {"role": one_of(("first", "whole", "apart")), "code": _party, "language": _language},
    "former_states": {
        "iso3166_3": form("[A-Z]{4}", "four capital letters, as ISO 3166-3 has them"),
        "since": date,
        "until": date,
        "successors": code_of("countries", several=True),
        "source": address,
    },
    "governments": {
        "codes": code_of("countries", "blocs", several=True),
        "language": _language,
        "kind": one_of(("capital", "palace")),
    },
    "country_phrases": {
        "language": _language,
        "position": one_of(("before", "after", "note")),
        "takes": one_of(("name", "adjective", "either", "bloc")),
    },
    "country_shortenings": {"full": form(r"\S+", "one word"), "language": _language},
    "not_countries": {"case": one_of(("any", "lower", "upper", "context", "begins"))},
    "blocs": {
        "code": form(r"[A-Z][A-Z0-9+]*", "capital letters, digits and +"),
        "kind": one_of(closed.BLOC_KINDS),
        "source": address,
    },
    "memberships": {"bloc": code_of("blocs"), "member": _party, "since": date, "until": date, "source": address},
    "minerals": {"code": _word, "kind": one_of(closed.MINERAL_KINDS)},
    "mineral_names": {
        "code": code_of("minerals", several=True),
        "language": _language,
        "kind": one_of(closed.MINERAL_NAME_KINDS),
    },
    "mineral_groups": {"group": _mineral, "member": _mineral, "source": address},
    "critical_lists": {"mineral": _mineral, "source": address},
    "areas": {"code": _word},
    "area_terms": {"code": code_of("areas", several=True), "language": _language},
    "agreement_types": {"code": _word, "family": code_of("agreement_families"), "is_binding": _flag},
    "agreement_families": {"code": _word},
    "type_terms": {"code": code_of("agreement_types"), "language": _language},
    "statuses": {
        "code": _word,
        "applies_to": one_of(("agreement", "visit")),
        "is_done": _flag,
        "is_promise": _flag,
        "rests_on": one_of((*DATE_FIELDS, "start", "end"), several=True),
    },
    "status_terms": {"code": code_of("statuses"), "language": _language},
    "visit_kinds": {"code": _word},
    "joins": {"meaning": one_of(closed.JOIN_MEANINGS), "language": _language},
    "term_rules": {"language": _language},
    "date_words": {},
    "date_languages": {"role": one_of(("filler", "month", "weekday"))},
    "date_doubts": {"meaning": one_of(tuple(DOUBTS)), "language": _language},
    "column_names": {
        "field": _word,
        "table": one_of(closed.TABLES),
        "language": _language,
    },
    "cell_words": {"role": one_of(closed.CELL_ROLES), "language": _language},
    "event_words": {
        "role": one_of(closed.EVENT_ROLES),
        "form": form(r"[a-z]+(?:_[a-z]+)*|-?\d", "lower-case letters with _ between words, or a number of days"),
        "language": _language,
        "words": _any,
    },
    "mention_words": {"role": one_of(closed.MENTION_ROLES), "code": _country, "language": _language},
    "people": {"person_id": _slug},
    "people_forms": {"language": one_of(("ru", "uk", "kk", "pl", "de"))},
    "people_names": {"person_id": code_of("people", several=True), "kind": one_of(closed.PERSON_NAME_KINDS)},
    "people_posts": {"person_id": _person, "party": _party, "since": date, "until": date},
    "name_particles": {"role": one_of(tuple(Particle)), "language": _language, "is_name": _flag},
    "first_forms": {
        "letter": form(r"\w", "the first letter of the names"),
        "kind": one_of(tuple(FirstForm)),
        "names": form(r"[^\W\d_a-zа-яё]\S*(?: [^\W\d_a-zа-яё]\S*)*", "names with capital letters and blanks between"),
    },
    "body_words": {"language": _language},
    "organization_words": {"role": one_of(closed.ORGANIZATION_WORDS), "language": _language, "word": _any},
    "number_words": {"role": one_of(closed.NUMBER_WORDS), "value": _number, "language": _language, "words": _any},
    "currency_words": {
        "role": one_of(closed.CURRENCY_WORDS),
        "codes": form("[A-Z]{3}( [A-Z]{3})*", "codes of ISO 4217 with blanks between"),
        "alone": form("[A-Z]{3}", "a code of ISO 4217"),
        "language": _language,
        "words": _any,
    },
    "deadline_words": {
        "role": one_of(closed.DEADLINE_WORDS),
        "value": form("[DWMY]", "D, W, M or Y"),
        "language": _language,
        "words": _any,
    },
    "person_words": {"role": one_of(closed.PERSON_WORDS), "language": _language, "word": _any},
    "posts": {
        "code": _word,
        "deputy": code_of("posts"),
        "is_single": _flag,
        "takes_field": _flag,
        "leads": one_of(("state", "body")),
    },
    "post_terms": {"class": post_words(*closed.POST_WORDS), "language": _language},
    "post_marks": {"mark": post_words(*Mark), "language": _language},
    "bodies": {"code": _slug, "country": _party, "kind": one_of(PARTY_KINDS[2:])},
    "body_names": {
        "code": code_of("bodies", several=True),
        "language": _language,
        "kind": one_of(closed.BODY_NAME_KINDS),
    },
    "post_names": {"party": _party, "language": _language, "name_en": form("[A-Z].*", "it with a capital letter")},
    "places": {"country": _country},
    "domains": {
        "domain": form(r"[\w-]+(\.[\w-]+)*", "the site alone: example.org"),
        "kind": one_of(closed.SITE_KINDS),
    },
    "outlets": {"language": _language, "outlet": _any},
    "match_weights": {
        "kind": one_of(closed.MATCHED),
        "field": _word,
        "outcome": _any,
        "weight": form(r"-?\d{1,3}", "a whole number"),
        "meaning": _any,
    },
    "sequel_words": {"relation": one_of(get_args(Relation)), "language": _language},
}
# Cells that may not be empty: the first column of each file, the codes, and what a rule needs.
_MAY_BE_EMPTY = {
    *(("memberships", "since"), ("memberships", "until"), ("people_posts", "since"), ("people_posts", "until")),
    *(("agreement_types", "is_binding"), ("countries", "numeric"), ("people_posts", "party")),
    *(("mineral_groups", "source"), ("mention_words", "code")),
    *(("event_words", "example"), ("event_words", "counterexample")),
    *(("country_parts", "code"), ("former_states", "iso3166_3"), ("former_states", "source")),
    ("cell_words", "language"),  # a sign is of no language
    *(("number_words", "value"), ("currency_words", "alone"), ("deadline_words", "value")),
    ("date_languages", "number"),  # a word that adds nothing has none
    *(("posts", "deputy"), ("posts", "leads")),
    *(("bodies", "country"), ("body_names", "code"), ("post_names", "party")),
    *(("memberships", "source"), ("blocs", "source"), ("critical_lists", "source")),
}
# Made by a program, some of what Unicode's locale data prints.
_GENERATED = (
    *("country_forms", "country_languages", "country_spellings", "country_related", "date_languages", "people_forms"),
    "people_keys",
)


def cells_hold_what_they_may(tables: Tables) -> Iterator[Issue]:
    """Codes, closed words, dates and addresses; and nothing that cannot be seen, or a blank at an end, anywhere."""
    for name, checks in CELLS.items():
        for row in tables.rows(name):
            for column, value in row.items():
                check = checks.get(column)
                if value:
                    said = _text(value, name) or (check and check(value, tables))
                else:
                    said = _EMPTY if check and (name, column) not in _MAY_BE_EMPTY else None
                if said:
                    yield tables.issue(name, row, column, *said)


_EMPTY = ("nothing stands in the column", "fill it in, or delete the row")


def _text(value: str, name: str) -> Said | None:
    if value.isprintable() and value[0] != " " and value[-1] != " ":
        return None
    if value != value.strip():
        return "a blank at the beginning or the end of", "delete it"
    hidden = "" if name in _GENERATED else unseen(value)
    return (f"a character that cannot be seen ({hidden}) in", "type the text again") if hidden else None
