"""What the words around a name tell of it: ``mention_words.csv``, ready to be asked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from analysis.languages.folding import fold
from analysis.languages.remembered import Remembered
from analysis.vocab.cache import kept
from analysis.vocab.table import read_table

_RARE = 5  # words among which one has a letter of Kazakh alone
_CLOSE = 2  # small words by which two languages may differ and still be taken for one another
_LETTERS = {"kk": frozenset("әғқңөұүһ"), "uk": frozenset("іїєґ"), "ru": frozenset("ыэъё")}  # that tell neighbours apart
_SHORTEST = 2  # letters of small words that several languages share
KNOWN_WELL = ("en", "ru", "kk", "uk")  # in which all kinds are found


class WordSet:
    """Folded words, and beginnings of words. Those that are listed in capitals count in capitals alone (`upper`)."""

    def __init__(self, printed: Iterable[str] = ()):
        listed = list(printed)
        self.exact = frozenset(fold(word) for word in listed if not word.endswith("*"))
        self.upper = frozenset(fold(word) for word in listed if word.isupper() and len(word) > 1)
        self._starts = tuple(sorted({fold(word[:-1]) for word in listed if word.endswith("*")}))
        self._known = Remembered(self._holds, 1 << 13)

    def __contains__(self, key: str) -> bool:
        return self._known[key]

    def _holds(self, key: str) -> bool:
        return bool(key) and (key in self.exact or key.startswith(self._starts))


class Context:
    """The words of one folder of vocabularies by their role."""

    def __init__(self, folder: Path):
        rows = read_table("mention_words.csv", folder)
        roles: dict[str, list[str]] = {}
        near: dict[tuple[str, str], list[str]] = {}
        functions: dict[str, list[str]] = {}
        for row in rows:
            roles.setdefault(row["role"], []).append(row["word"])
            if row["code"]:
                near.setdefault((row["role"], row["code"]), []).append(row["word"])
            if row["role"] == "function":
                functions.setdefault(row["language"], []).append(row["word"])
        sets = {role: WordSet(words) for role, words in roles.items()}
        self.joins, self.withs, self.auxiliary = sets["and"], sets["with"], sets["auxiliary"]
        self.before_place, self.after_place = sets["place_before"], sets["place_after"]
        self.official, self.says, self.owned = sets["official"], sets["says"], sets["owned"]
        self.relation = sets["relation"]
        self.not_before, self.not_after = sets["not_before"], sets["not_after"]
        self.company, self.dish, self.contest = sets["company"], sets["dish"], sets["contest"]
        self.before_language = sets["before_language"]
        self.thing_before, self.thing_after = sets["thing_before"], sets["thing_after"]
        self.not_post, self.states = sets["not_post"], sets["state"]
        self.post_before_name, self.of_state = sets["post_before_name"], sets["of_state"]
        self.near, self.beside, self.before, self.after, self.town_before = (
            {code: WordSet(words) for (role, code), words in near.items() if role == wanted}
            for wanted in ("near", "beside", "before", "after", "town_before")
        )
        refused = read_table("not_countries.csv", folder)
        self.surnames, self.begins = (
            frozenset(fold(row["name"]) for row in refused if row["case"] == case) for case in ("upper", "begins")
        )
        titles = (row["word"] for row in read_table("person_words.csv", folder) if row["role"] == "honorific")
        self.titles = frozenset(fold(title) for title in titles)
        seats = (row for row in read_table("governments.csv", folder) if row["kind"] == "capital")
        self.capitals = frozenset(fold(row["name"]) for row in seats if row["language"] == "en")
        self._functions = {language: frozenset(words) for language, words in functions.items()}
        self._small = frozenset().union(*self._functions.values())

    def is_small(self, key: str) -> bool:
        """Whether a word is one of those that have no capital in a headline."""
        return key in self.before_place or key in self.withs or key in self._small

    def small_words(self, words: set[str], language: str) -> int:
        """How many different small words of a language there are among some words."""
        return len(words & self._functions[language])

    def is_english(self, word: str) -> bool:
        """Whether a word is a small one of English, as it stands."""
        return word in self._functions["en"]

    def has_function(self, words: set[str], language: str) -> bool:
        """Whether folded words have a small word of a language, of three letters or more."""
        return any(len(word) > _SHORTEST for word in words & self._functions[language])

    def language_of(self, words: Iterable[str]) -> str:
        """The one of the languages that are known well whose small words a text has most of; '' if hardly any."""
        present = set(words)
        counts = {language: len(present & listed) for language, listed in self._functions.items()}
        if not any(counts.values()):  # a line in capitals
            present = {word.lower() for word in present}
            counts = {language: len(present & listed) for language, listed in self._functions.items()}
        best = max(counts, key=lambda language: counts[language])
        if best in _LETTERS:  # a short text may have as many small words of a neighbour's
            near = [language for language in _LETTERS if counts[language] >= counts[best] - _CLOSE]
            of_kazakh = sum(1 for word in present if _LETTERS["kk"] & set(word))
            letters = {one: sum(1 for word in present if _LETTERS[one] & set(word)) for one in near}
            if "kk" in near and of_kazakh * _RARE >= len(present):
                return "kk"  # which has the letter і as well
            best = max(near, key=lambda one: (letters[one], counts[one])) if any(letters.values()) else best
        return best if counts[best] > 0 else ""


@kept()
def context_of(folder: Path) -> Context:
    """The words of one folder, read once."""
    return Context(folder)
