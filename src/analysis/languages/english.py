"""English words: the plural, and two spellings of one word."""

from __future__ import annotations

# British and American spellings that are one word here: what stands first is written as what stands second. Parts of
# words, applied in this order; the key is for comparing only, so it need not be a word ("labor", "sulfate").
SPELLINGS = (
    ("isation", "ization"),
    ("ising", "izing"),
    ("labour", "labor"),
    ("colour", "color"),
    ("centre", "center"),
    ("defence", "defense"),
    ("licence", "license"),
    ("licenc", "licens"),  # licencing
    ("sulph", "sulf"),
    ("programme", "program"),
    ("caesium", "cesium"),
    ("aluminium", "aluminum"),
)
_NO_PLURALS = ("ss", "us", "is")
_SIBILANTS = ("sses", "xes", "ches", "shes")  # after which the plural is -es


def singular(word: str) -> str:
    """A folded word without the ending of the plural.

    >>> singular("ores"), singular("alloys"), singular("processes"), singular("technologies"), singular("gas")
    ('ore', 'alloy', 'process', 'technology', 'gas')
    """
    if len(word) <= 3 or not word.endswith("s") or word.endswith(_NO_PLURALS):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(_SIBILANTS) else word[:-1]


def english_keys(word: str) -> set[str]:
    """The key of a folded word in Latin letters.

    >>> english_keys("sulphates") == english_keys("sulfate")
    True
    """
    word = singular(word)
    for one, other in SPELLINGS:
        word = word.replace(one, other)
    return {f"en:{word}"}
