"""Words under their inflection: the keys that the forms of one word share, in English, Russian,
Ukrainian and Kazakh.

A key is a stem with its class of endings, never a stem alone: `технологии` and `технологи` end up apart although
both begin with `технолог`, because one is of the class ``-ия`` and the other of the class without ending. Two words
are forms of one word when they share a key. A word has several keys where its ending is of several classes.
"""

from __future__ import annotations

from functools import lru_cache

from analysis.languages.english import english_keys
from analysis.languages.kazakh import kazakh_base_key, kazakh_keys, looks_kazakh
from analysis.languages.russian import is_ending, russian_keys
from analysis.languages.ukrainian import is_ukrainian_ending, looks_ukrainian, ukrainian_keys

_SHORT_ENDING = 4


@lru_cache(maxsize=1 << 12)
def word_keys(word: str) -> frozenset[str]:
    """The keys of a folded word; forms of one word share at least one.

    >>> bool(word_keys("лития") & word_keys("литием")), bool(word_keys("технологи") & word_keys("технологии"))
    (True, False)
    >>> bool(word_keys("кендерінің") & word_keys("кен")), bool(word_keys("ores") & word_keys("ore"))
    (True, True)
    >>> bool(word_keys("літію") & word_keys("літій")), bool(word_keys("переробці") & word_keys("переробка"))
    (True, True)
    """
    if word.isascii():
        return frozenset(english_keys(word))
    keys = kazakh_keys(word)
    if not looks_kazakh(word):
        return frozenset(keys | russian_keys(word) | ukrainian_keys(word))
    return frozenset(keys | ukrainian_keys(word) if looks_ukrainian(word) else keys)


@lru_cache(maxsize=1 << 12)
def base_keys(word: str) -> frozenset[str]:
    """The keys of a word known to stand in its first form, so that fewer classes and no endings come in question.

    >>> bool(base_keys("германий") & word_keys("германием")), bool(base_keys("германий") & word_keys("германией"))
    (True, False)
    """
    if word.isascii():
        return frozenset(english_keys(word))
    keys = {kazakh_base_key(word)}
    if not looks_kazakh(word):
        return frozenset(keys | russian_keys(word, first=True) | ukrainian_keys(word, first=True))
    return frozenset(keys | ukrainian_keys(word, first=True) if looks_ukrainian(word) else keys)


def is_form(stem: str, word: str) -> bool:
    """Whether a word is a stem cut off and an ending of Russian, Ukrainian or Kazakh; in Latin letters, any short one.

    >>> is_form("посл", "послу"), is_form("посл", "послание"), is_form("елші", "елшісінің"), is_form("елші", "елшілік")
    (True, False, True, False)
    >>> is_form("міністр", "міністрові"), is_form("міністр", "міністерство")
    (True, False)
    """
    ending = word.removeprefix(stem)
    if stem[-1].isascii():
        return len(ending) <= _SHORT_ENDING
    return is_ending(ending) or is_ukrainian_ending(ending) or f"kk:{stem}" in word_keys(word)
