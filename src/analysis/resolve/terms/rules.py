"""The language of ``term_rules.csv``: what each rule says of a word or a term, and the rules as they are listed.

A row of the file puts one word, phrase or pair under one rule for one vocabulary (``all`` for every one). The file
tells what the lists of names cannot: phrases that hold a term's word but not the term ("trade union"), words that
count only in company ("lead"), and what may stand around a term.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from analysis import paths
from analysis.errors import DataError, Issue
from analysis.languages.folding import fold
from analysis.languages.likeness import nearest
from analysis.vocab.table import Row, read_table

FILE = "term_rules.csv"
KINDS = ("mineral", "area", "agreement_type", "status")  # the vocabularies that are read in phrases
_ALL = "all"
_NAMED = ("mineral", "area")  # of which a text may name several
_AREA, _TYPE, _STATUS = ("area",), ("agreement_type",), ("status",)

# What a rule lists.
TERM = "term"  # a listed term of the vocabulary, as it is listed
PHRASE = "phrase"  # a phrase that is found like a term, but is none
WORD = "word"  # a word as it is printed, folded
WORDS = "words"  # one word or several in a row, as they are printed
INFLECTED = "word in any inflection"
ENDING = "ending"
PAIR = "pair of codes"  # "governance of extraction"
CODE = "code"


class Rule(StrEnum):
    """One rule of ``term_rules.csv``; its value is the word in the column ``rule``.

    Attributes
    ----------
    lists : str
        What its rows hold: `TERM`, `PHRASE`, `WORD`, `WORDS`, `INFLECTED`, `ENDING`, `PAIR` or `CODE`.
    kinds : tuple of str
        The vocabularies that read it.
    definition : str
        What it means that a word or a term is listed.

    Examples
    --------
    >>> Rule.OF_MATERIAL.definition
    'A deed that is an area only where it is done to a material: "sell lithium", but not "sell ice cream".'
    """

    lists: str
    kinds: tuple[str, ...]
    definition: str

    def __new__(cls, value: str, lists: str, kinds: tuple[str, ...], definition: str) -> Rule:
        """A member that is its word, with what is said of it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.lists, member.kinds, member.definition = lists, kinds, definition
        return member

    __hash__ = str.__hash__  # an enumeration's own is worked out anew, in Python, at each look into a set

    # --- small words ---
    ARTICLE = "article", WORD, KINDS, "A word that may stand before any word of a term and is passed over."
    GLUE = "glue", WORD, KINDS, "A preposition or a verb: it parts the words of two terms and ends a noun phrase."
    INCLUDING = "including", WORD, _NAMED, "After it come examples; the text is then no plain list of names."

    REST = "rest", INFLECTED, _NAMED, 'The vague end of a list, which names nothing more: "and other metals", "и др.".'

    # --- what is no term, or not here ---
    NOT = "not", PHRASE, KINDS, 'A phrase that holds a term\'s word but not the term: "trade union".'
    NEGATION = "negation", WORD, KINDS, "It says that what follows is not so."
    EXCEPT = "except", WORDS, _NAMED, 'What follows it, up to a mark, is set aside: "other than uranium".'
    EXCEPT_AFTER = (
        "except after",
        WORDS,
        _NAMED,
        'What stands before it, back to a mark, "and" or a preposition, is set aside: "мыстан басқа".',
    )
    OFFICE = "office", INFLECTED, _NAMED, 'The words beside it are the name of an office: "Minister of Energy".'

    # --- how a term must be written ---
    CASED = "cased", TERM, KINDS, "An abbreviation that counts in capitals only: SPA, but not spa."
    ALONE = "alone", TERM, KINDS, "A term that counts only where it is the whole text."
    HOMONYM = "homonym", WORD, _NAMED, "A form that is another word or, with a capital, a name; it needs company."
    PROPER = "proper", WORD, KINDS, "A form that is a name where it has a capital: Урана."
    NAME = "name", INFLECTED, KINDS, 'Beside it a term with a capital is a name: "Nickel Street", "посёлок Никель".'
    LEGAL = (
        "legal form",
        WORD,
        _NAMED,
        'With it a term with a capital is the name of a company: "Platinum Resources Ltd".',
    )
    BODY = "body", WORD, _AREA, 'Of a text that is the name of a body no area is taken: "Научный центр экологии".'
    KAZAKH = "kazakh", TERM, KINDS, "A word of Kazakh that is another word in Russian; the text must be Kazakh: мыс."
    KAZAKH_COMPANY = "kazakh company", INFLECTED, KINDS, "A word that shows a text to be Kazakh without its letters."

    # --- company ---
    WEAK = "weak", TERM, _NAMED, 'A term that counts only beside a word of the field or another term: "lead".'
    CONTEXT = "context", INFLECTED, _NAMED, "A word of the field: company for a weak term."

    GENERAL = "general", INFLECTED, ("mineral",), 'A word that names no mineral of its own: "critical minerals".'

    # --- areas: what a term is only said of ---
    SECTOR = "sector", TERM, _AREA, 'A term that tells before an actor only where he works: "mining executives".'
    ACTOR = "actor", INFLECTED, _AREA, "Somebody who works in a sector."
    USE = "use", TERM, _AREA, 'A term that may be what materials are for: "minerals for clean energy".'
    PURPOSE = "purpose", WORD, _AREA, "It links materials and their use."
    FOR = "for", WORD, _AREA, "A purpose that needs no word of need before it."
    NEEDED = "needed", INFLECTED, _AREA, 'A word of need between materials and their use: "essential to".'
    MATERIAL = "material", INFLECTED, _AREA, "What has a use, and what a deed is done to."
    OF_MATERIAL = (
        "of material",
        TERM,
        _AREA,
        'A deed that is an area only where it is done to a material: "sell lithium", but not "sell ice cream".',
    )
    WORKS = "works", TERM, _AREA, 'A term that is only a place where something is or leads: "a road to the mine".'
    AT = "at", WORD, _AREA, "A preposition of place before works."
    AT_ENDING = "at ending", ENDING, _AREA, "A Kazakh ending of place at the end of works."

    # --- areas: of two that depend on each other ---
    FIRST = "the first", PAIR, _AREA, 'Of these two areas the head counts: "licensing of mining" is governance.'
    SECOND = "the second", PAIR, _AREA, 'Of these two areas the other counts: "processing of scrap" is recycling.'
    FIRST_OF_FIELD = "the first of a field", PAIR, _AREA, "As the first, where the other term is of the rule field."
    FIELD = "field", TERM, _AREA, 'A whole field, and no activity: "loans for mines" are investment alone.'
    DEED = "deed", TERM, _AREA, 'It counts for nothing beside what it is done to: "modernisation of railways".'

    # --- types and statuses ---
    LEADING = "first", TERM, _TYPE, "A type that counts only at the beginning of the text."
    CUE = "cue", WORD, _TYPE, 'A verb of signing: the type after it counts, not its subject: "the commission signed".'
    ACT = (
        "act",
        INFLECTED,
        _TYPE,
        'A deed or a text about an instrument; at the head of a phrase it names none: "ratification of the treaty".',
    )
    JOINING = "joining", INFLECTED, _TYPE, 'As an act, unless what is joined is a club: "accession to the alliance".'
    CLUB = "club", CODE, _TYPE, "A type that states join."
    OF_INSTRUMENT = (
        "of instrument",
        TERM,
        _STATUS,
        'A deed that is a status in a text only where its sentence has an instrument: "extended the contract".',
    )
    OF_VISIT = "of visit", TERM, _STATUS, 'The same of a visit or a meeting: "postponed the trip".'
    CANCELS = "cancels", TERM, _STATUS, "A visit is cancelled by it, an instrument is what the rule becomes has."
    BECOMES = "becomes", PAIR, _STATUS, "Of an instrument the second status is the first."
    INSTRUMENT = "instrument", INFLECTED, _STATUS, "A word for an instrument."
    VISIT = "visit", INFLECTED, _STATUS, "A word for a visit or a meeting."
    DOUBT = "doubt", INFLECTED, _STATUS, "It leaves open whether a status was reached."

    @property
    def inflected(self) -> bool:
        """Whether its words are known in any inflection."""
        return self.lists == INFLECTED


RULES = {rule.value: rule for rule in Rule}  # by the word that stands in the file


class Listed(NamedTuple):
    """One row of the file: the term is folded."""

    kind: str
    rule: Rule
    term: str


def rules_of(kind: str, folder: Path) -> dict[Rule, frozenset[str]]:
    """The folded words of every rule for a vocabulary, an empty set where it lists none.

    Raises `DataError` with all rows that name an unknown rule or vocabulary, or a rule that this one does not read.
    """
    path = folder / FILE
    stamp = path.stat().st_mtime_ns if path.exists() else 0  # a rule added in an editor counts at the next load
    found: dict[Rule, set[str]] = {rule: set() for rule in Rule}
    for listed in _listed(folder, stamp):
        if listed.kind in (kind, _ALL):
            found[listed.rule].add(listed.term)
    return {rule: frozenset(terms) for rule, terms in found.items()}


@lru_cache(maxsize=8)
def _listed(folder: Path, _stamp: int) -> tuple[Listed, ...]:
    rows = read_table(FILE, folder)
    listed: list[Listed] = []
    for row in rows:
        kind, rule, term = row["vocabulary"], RULES.get(row["rule"]), fold(row["term"])
        if rule is None or not term or (kind not in rule.kinds and kind != _ALL):
            raise DataError(unreadable(rows, folder))
        listed.append(Listed(kind, rule, term))
    return tuple(listed)


def unreadable(rows: list[Row], folder: Path) -> Iterator[Issue]:
    """The rows of ``term_rules.csv`` that no reader would understand."""
    for row in rows:
        rule, kind = RULES.get(row["rule"]), row["vocabulary"]
        if kind not in (*KINDS, _ALL):
            yield _issue(folder, row, "vocabulary", "no vocabulary of phrases", f"one of: {_ALL}, {', '.join(KINDS)}")
        if rule is None:
            near = nearest(row["rule"], RULES) or RULES
            yield _issue(folder, row, "rule", "no rule of terms", f"one of: {', '.join(near)}")
        elif kind in KINDS and kind not in rule.kinds:
            yield _issue(folder, row, "rule", f"no rule that {kind} reads", f"it is of: {', '.join(rule.kinds)}")
        if not fold(row["term"]):
            yield _issue(folder, row, "term", "nothing is listed", "write a word, or delete the line")


def _issue(folder: Path, row: Row, column: str, message: str, hint: str) -> Issue:
    return Issue(paths.display(folder / FILE), row.line, column, row[column], message, hint)
