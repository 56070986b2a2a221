"""A quick look at many articles: whether one may report an agreement or a visit about minerals."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from functools import lru_cache
from pathlib import Path

from analysis.extract.wording import FILE, GAP
from analysis.languages.latin_kazakh import Cyrillic
from analysis.mentions.context import KNOWN_WELL
from analysis.mentions.wordlists import plain
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import read_table

MOST = 40_000  # characters that are looked at
_SIGNED = frozenset(("sign", "exchange"))
_DEEDS = frozenset(("adopt", "force", "end", "join"))  # that are done with much else than documents, too
_JOURNEYS = frozenset(("arrive", "stay", "visit", "meet"))
_DOCUMENTS = frozenset(("instrument", "document"))
_WORD = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(r"[^\W\d_]+\*?(?:\|[^\W\d_]+\*?)*")  # a word of a phrase as it is listed
_UNPARTED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LATIN_KAZAKH = re.compile("[ūğǵý]|qazaq")
_REMEMBERED = 1 << 15  # words
_STEM = 5  # letters of a name that may lose its last one in a case
Slot = tuple[frozenset[str], tuple[str, ...]]  # words as they are, and the beginnings of others


def may_report(text: str) -> bool:
    """Whether a text has the words that a report of an agreement or a visit about minerals has.

    It keeps whatever has words for a mineral matter, and for a journey or meeting or for a document and what is done
    with one; it does not say that anything was done. One look at each word, a small part of the time of
    `analysis.draft_records`, to leave out most of many articles. Names such as gold and lead, which mostly are of
    something else, count only beside another word for minerals. How many reports it keeps, and how much of other news
    it leaves out, is measured by ``tests/benchmarks/bench_extract.py``.

    >>> may_report("Kazakhstan and Japan signed a memorandum on gallium"), may_report("The bakery opened on Monday")
    (True, False)
    """
    looked = plain(text[:MOST])
    return _has_words(looked) or (_LATIN_KAZAKH.search(looked) is not None and _has_words(plain(Cyrillic(looked).text)))


def _has_words(looked: str) -> bool:
    lexicon = _lexicon(vocab_folder())
    words = set(_WORD.findall(looked))
    found: set[str] = set()
    for word in words:
        for kind, rest in lexicon.phrases(word):
            if kind not in found and all(_holds(words, slot) for slot in rest):
                found.add(kind)
        if "mineral" in found and _is_told(found):
            return True
    if _UNPARTED.search(looked):
        found |= {kind for kind, listed in lexicon.unparted.items() if any(one in looked for one in listed)}
    return "mineral" in found and _is_told(found)


def _is_told(found: Set[str]) -> bool:
    return "journey" in found or ("deed" in found and "document" in found)


def _holds(words: Set[str], slot: Slot) -> bool:
    exact, begun = slot
    return not exact.isdisjoint(words) or (bool(begun) and any(word.startswith(begun) for word in words))


class _Lexicon:
    """The phrases of each kind by their longest word: kind, and the other words they have, in any order."""

    def __init__(self, folder: Path):
        self.unparted: dict[str, set[str]] = {}
        self._whole: dict[str, list[tuple[str, tuple[Slot, ...]]]] = {}
        self._begun: dict[str, list[tuple[str, tuple[Slot, ...]]]] = {}
        rows = read_table(FILE, folder)
        common = {plain(row["words"]).rstrip("*") for row in rows if row["role"] == "common"}
        for row in rows:
            for kind in _kinds_of(row):
                self._add(kind, row["words"])
        for row in read_table("type_terms.csv", folder):
            self._add("document", _in_cases(row["term"], row["language"]))
        names = [(row["name"], row["language"]) for row in read_table("mineral_names.csv", folder)]
        for row in read_table("minerals.csv", folder):
            names += [(row[f"name_{language}"], language) for language in ("en", "ru", "kk")]
        for name, language in names:
            if name and plain(name).split()[0] not in common:
                self._add("mineral", _in_cases(name, language))
        self.phrases = lru_cache(maxsize=_REMEMBERED)(self._phrases)

    def _add(self, kind: str, words: str) -> None:
        if _UNPARTED.search(words):
            self.unparted.setdefault(kind, set()).add(words)
            return
        slots = [_slot(one) for word in words.split() for one in _WORDS.findall(plain(word)) if word != GAP]
        slots = [slot for slot in slots if slot[0] or slot[1]]
        if not slots:
            return
        key = max(slots, key=lambda slot: min(map(len, (*slot[0], *slot[1]))))
        rest = tuple(slot for slot in slots if slot is not key)
        for word in key[0]:
            self._whole.setdefault(word, []).append((kind, rest))
        for word in key[1]:
            self._begun.setdefault(word, []).append((kind, rest))

    def _phrases(self, word: str) -> tuple[tuple[str, tuple[Slot, ...]], ...]:
        found = list(self._whole.get(word, ()))
        for length in range(2, len(word) + 1):
            found += self._begun.get(word[:length], ())
        return tuple(dict.fromkeys(found))


def _slot(word: str) -> Slot:
    listed = word.split("|")
    return (
        frozenset(one for one in listed if not one.endswith("*")),
        tuple(one[:-1] for one in listed if one.endswith("*")),
    )


def _kinds_of(row: Mapping[str, str]) -> tuple[str, ...]:
    """What a row of event_words.csv is a word for; in languages of which few are listed, a deed is a document's."""
    if row["role"] == "mineral":
        return ("mineral",)
    if row["role"] in _JOURNEYS:
        return ("journey",) if row["form"] != "negated" else ()
    if row["role"] in _DOCUMENTS:
        return ("document",)
    if row["role"] in _SIGNED and row["form"] != "negated":
        return ("deed", "document")
    if row["role"] in _DEEDS and row["form"] != "negated":
        return ("deed",) if row["language"] in KNOWN_WELL else ("deed", "document")
    return ()


def _in_cases(name: str, language: str) -> str:
    """A name as a phrase: its words may have endings, in English that of the plural alone."""
    words = []
    for word in plain(name).split():
        if language == "en":
            words.append(f"{word}|{word}s|{word}es")
        elif len(word) >= _STEM:
            words.append(f"{word[:-1]}*")
        else:
            words.append(word)
    return " ".join(words)


@kept()
def _lexicon(folder: Path) -> _Lexicon:
    return _Lexicon(folder)
