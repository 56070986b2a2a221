"""What a word of a name may be: a given name in some case, a patronymic, a surname by its ending.

The states of a word are a gender and a case, as ``mg`` for a man's name in the genitive. Two words of one name share a
state: «Андреем Волковым», but not «Роман Толстого», a novel.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from analysis.mentions.wordlists import plain
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import Row, read_table

CASES = "ngdail"
States = frozenset[str]
ANY: States = frozenset(gender + case for gender in "mf" for case in CASES)
_MEN = frozenset(state for state in ANY if state[0] == "m")
_WOMEN = ANY - _MEN
_NOMINATIVE = frozenset(("mn", "fn"))

# Endings by case of given names, by the ending of their first form.
_CONSONANT = "n | g а | a а | d у ові еві | i ом ем | l е і ові еві у"
_DECLENSIONS = {
    "й": "n й | g я | a я | d ю єві | i ем єм | l е и ї єві",
    "ь": "n ь | g я | a я | d ю | i ем | l е і",
    "а": "n а | g ы и | d е і | a у | i ой ою ей ею | l е і",
    "я": "n я | g и і ї | d е и і ї | a ю | i ей ею єю | l е и і ї",
    "о": "n о | g а | a а | d у ові | i ом | l і ові у",
}
_SOFT_WOMAN = "n ь | a ь | g и і | d и і | l и і | i ью ю"
# Endings by case of surnames, a man's then a woman's.
_POSSESSIVE = ("n | g а | a а | d у ові | i ым им | l е і ові", "n а | g ой ої | d ой ій | a у | i ой ою | l ой ій")
_ADJECTIVE = (
    "n ий ой | g ого | a ого | d ому | i им | l ом ому",
    "n ая а | g ой ої | d ой ій | a ую у | i ой ою | l ой ій",
)
_KAZAKH = (
    *("ның", "нің", "дың", "дің", "тың", "тің", "ға", "ге", "қа", "ке", "на", "не", "ны", "ні", "ды", "ді", "ты", "ті"),
    *("нан", "нен", "дан", "ден", "тан", "тен", "да", "де", "та", "те", "мен", "бен", "пен"),
)
_VOWELS = "аеёиоуыэюяіїєәөүұ"
_SHORTEST_SURNAME = 4
_GENDERS = {"man": "m", "woman": "f", "either": "fm"}  # the kinds of first forms that are given names


@cache
def _endings(table: str, gender: str) -> list[tuple[str, str]]:
    """The endings of a table with their states; thousands of names share a few tables."""
    found = []
    for entry in table.split("|"):
        case, *endings = entry.split()
        found += [(ending, gender + case) for ending in endings or [""]]
    return found


class NameForms:
    """Given names and endings of surnames of one folder of vocabularies. Use `name_forms`."""

    def __init__(self, folder: Path):
        words = read_table("person_words.csv", folder)
        listed: dict[str, list[str]] = {}
        for row in read_table("first_forms.csv", folder):
            listed.setdefault(row["kind"], []).extend(row["names"].split())
        self.latin = frozenset((*listed.get("latin", ()), *filter(str.isascii, listed.get("word", ()))))
        self.families = frozenset(listed.get("family", ()))
        self._words = frozenset(map(plain, listed.get("word", ())))
        self._given: dict[str, set[str]] = {}
        self._common: set[str] = set()
        for kind, genders in _GENDERS.items():
            for name in listed.get(kind, ()):
                self._add_given(plain(name), genders)
        self._latin_endings = tuple(row["word"] for row in words if row["role"] == "surname ending")
        self._surnames = _surnames(words)
        self._longest = max(map(len, self._surnames))
        self._patronymics = _patronymics(words)
        self.is_told, self.is_patronymic = lru_cache(1 << 13)(self._is_told), lru_cache(1 << 13)(self._is_patronymic)
        self.given, self.surname = lru_cache(1 << 13)(self._read_given), lru_cache(1 << 13)(self._read_surname)

    def _add_given(self, name: str, genders: str) -> None:
        """All forms of a given name, with their states."""
        last = name[-1]
        if last in _DECLENSIONS:
            tables = [(gender, _DECLENSIONS[last]) for gender in genders]
            if last == "ь":
                tables = [(gender, _SOFT_WOMAN if gender == "f" else _DECLENSIONS[last]) for gender in genders]
            stem = name[:-1]
        elif last in _VOWELS or genders == "f":
            self._put(name, (gender + case for gender in genders for case in CASES), name)
            return
        else:
            tables, stem = [("m", _CONSONANT)], name
            if "f" in genders:
                self._put(name, ("f" + case for case in CASES), name)
        for gender, table in tables:
            for ending, state in _endings(table, gender):
                self._put(stem + ending, [state], name)

    def _put(self, form: str, states: Iterable[str], name: str) -> None:
        self._given.setdefault(form, set()).update(states)
        if name in self._words:
            self._common.add(form)

    def _read_given(self, word: str) -> States:
        """The states of a given name in Cyrillic letters; none where it is none."""
        return frozenset(self._given.get(plain(word), ()))

    def _is_told(self, word: str) -> bool:
        """Whether a word is a given name in Cyrillic letters or a patronymic, or ends in ’s after a given name."""
        return plain(word) in self._given or self.is_patronymic(word) or word.removesuffix("'s") in self.latin

    def is_given(self, word: str) -> bool:
        """Whether a word is a given name, in Latin letters or in Cyrillic ones in some case."""
        return word in self.latin or bool(self.given(word))

    def is_common(self, word: str) -> bool:
        """Whether a given name is another word too: Вера, Роман, Chad."""
        return plain(word) in self._common or (word in self.latin and plain(word) in self._words)

    def is_family(self, given: str, word: str) -> bool:
        """Whether a word behind a given name is a surname: one that many bear, or by its ending."""
        if word.isascii():
            return word in self.families or (len(word) > _SHORTEST_SURNAME and word.endswith(self._latin_endings))
        return (word in self.families and "n" in {state[1] for state in self.given(given)}) or self.agree([given, word])

    def _read_surname(self, word: str) -> tuple[States, bool]:
        """The states of a surname by its ending, and whether it ends as adjectives do."""
        key = plain(word)
        if len(key) < _SHORTEST_SURNAME:
            return frozenset(), False
        states, is_adjective = self._by_ending(key)
        if not states:
            for ending in _KAZAKH:
                if key.endswith(ending) and (found := self._by_ending(key[: -len(ending)])[0] & _NOMINATIVE):
                    return found, False
        return states, is_adjective

    def _by_ending(self, key: str) -> tuple[States, bool]:
        for length in range(min(self._longest, len(key) - 2), 1, -1):
            if found := self._surnames.get(key[-length:]):
                return frozenset(found), key[-length:] in _ADJECTIVE_ENDINGS
        return frozenset(), False

    def agree(self, printed: list[str]) -> bool:
        """Whether a given name and a surname in Cyrillic letters stand in one case."""
        if len(printed) > 2:
            return False
        first, last = printed
        given, (surname, is_adjective) = self.given(first), self.surname(last)
        if given & surname:
            return not (self.is_common(first) and is_adjective)
        if not surname and "mi" in given and last.endswith(_INSTRUMENTAL):
            return not self.is_common(first)  # с Джоном Смитом: a foreign surname by the case of both
        given, (surname, is_adjective) = self.given(last), self.surname(first)
        return not is_adjective and not self.is_common(last) and bool({"mn", "fn"} & given & surname)

    def _is_patronymic(self, word: str) -> bool:
        """Whether a word ends as patronymics do, in any case."""
        key = plain(word)
        return len(key) > _SHORTEST_SURNAME and key.endswith(self._patronymics)


_INSTRUMENTAL = ("ом", "ем", "єм")
_ADJECTIVE_ENDINGS = frozenset(
    stem + ending
    for stem in ("ск", "цк", "ськ", "цьк", "зьк")
    for table, gender in zip(_ADJECTIVE, "mf", strict=True)
    for ending, _ in _endings(table, gender)
)


def _surnames(rows: Iterable[Row]) -> dict[str, set[str]]:
    """Every ending of a surname in any case, with the states it tells."""
    found: dict[str, set[str]] = {}
    for row in rows:
        kind, ending = row["role"], row["word"]
        if kind == "surname fixed":
            found.setdefault(ending, set()).update(ANY)
        elif kind == "surname consonant":
            found.setdefault(ending, set()).update(_WOMEN)
            for case_ending, state in _endings(_CONSONANT, "m"):
                found.setdefault(_joined(ending, case_ending), set()).add(state)
        elif kind in ("surname", "surname adjective"):
            tables = _POSSESSIVE if kind == "surname" else _ADJECTIVE
            stem = ending if kind == "surname" else ending[:-2]
            for table, gender in zip(tables, "mf", strict=True):
                for case_ending, state in _endings(table, gender):
                    found.setdefault(stem + case_ending, set()).add(state)
    return found


def _joined(ending: str, case_ending: str) -> str:
    """A surname's ending with that of a case: the vowel of -ец is left out."""
    if case_ending and ending in ("ец", "ець"):
        return "ц" + case_ending
    return ending + case_ending


def _patronymics(rows: Iterable[Row]) -> tuple[str, ...]:
    endings: set[str] = set()
    for row in rows:
        if row["role"] != "patronymic":
            continue
        word = row["word"]
        endings.add(word)
        if word.endswith("ич"):
            endings |= {word + ending for ending in ("а", "у", "ем", "е", "еві", "ові", "і")}
        elif word.endswith("на"):
            endings |= {word[:-1] + ending for ending in ("ы", "е", "у", "ой", "и", "і", "ою")}
        elif not word.isascii():
            endings.update(word + ending for ending in _KAZAKH)
    return tuple(endings)


@kept()
def _forms(folder: Path) -> NameForms:
    return NameForms(folder)


def name_forms() -> NameForms:
    """Given names and endings of surnames.

    >>> forms = name_forms()
    >>> sorted(forms.given("Андреем") & forms.surname("Волковым")[0]), forms.is_patronymic("Сергеевной")
    (['mi'], True)
    """
    return _forms(vocab_folder())
