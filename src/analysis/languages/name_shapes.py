"""What the shape of a word tells: whether it may be a first form, stand unchanged in a case, or be of a Chinese name.

The costs are those of `name_paradigms`, and were set by hand on names of the news: a surname in -ов is one of a man,
one in -ом seldom a first form, one in -их never changes.
"""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.languages.name_paradigms import VOWELS, Paradigm

# By what a word ends in, the cost of its being a first form of a man or a woman. The first that fits counts.
_FIRST = [
    (re.compile(pattern), man, woman)
    for pattern, man, woman in (
        ("(?:[иы]х|ово|аго|оглу|оглы|швили|дзе|[еэ]ску|заде)$", 0.0, 0.0),
        ("(?:[оеёєії]вна|[иі]чна)$", 4.0, -2.0),
        ("(?:[оеёє]вн|[иі]чн)[ыеуиі]$", 4.0, 4.0),
        ("(?:ого|его|ому|ему|ові|еві|єві)$", 3.0, 4.0),
        ("(?:..[оеє]ю|..[^н]ью|ії)$", 3.0, 3.0),
        ("[сц]ь?кой$", 3.0, 4.0),
        ("(?:[оеё]в|[иы]н)ой$", 3.5, 4.0),
        ("[сц]ь?к(?:ий|ый)$", -0.5, 4.0),
        ("(?:ый|ий|ій)$", 0.0, 2.0),
        ("ой$", 1.6, 2.2),
        ("(?:[оеёє]в[уе]|[иы]ну)$", 3.0, 3.0),
        ("ией$", 3.0, 3.0),
        ("ей$", 0.7, 1.5),
        ("^.{1,3}[оеёыи]м$", 0.9, 1.2),
        ("(?:[оеёє]в|[иы]н)[ыи]м$", 4.0, 4.0),
        ("[сц]ь?ким$", 4.0, 4.0),
        ("[оеёє]м$", 3.2, 3.2),
        ("[ыи]м$", 2.0, 2.4),
        ("[оеёє]в$", -0.3, 2.5),
        ("[иы]н$", -0.1, 0.9),
        (f"[^{VOWELS}]$", 0.0, 0.4),
        ("(?:[оеёє]ва|[^аеу][сц]ь?ка(?:я)?)$", 2.5, -0.5),
        ("[иы]на$", 1.4, -0.2),
        ("(?:ая|яя)$", 1.4, 0.2),
        ("[аеёиоуыэюіїє]а$", 0.5, 0.2),
        ("а$", 0.7, 0.35),
        ("я$", 1.1, 0.2),
        ("у$", 0.8, 0.8),
        ("[аеиоузр]нью$", 0.3, 0.3),
        ("ю$", 1.8, 1.8),
        ("ы$", 2.1, 2.1),
        ("[иі]и$", 2.0, 2.0),
        ("[иії]$", 0.5, 0.5),
        ("е$", 0.5, 0.5),
        ("", 0.2, 0.2),
    )
]
# Likewise of its standing unchanged in the other cases.
_FIXED = [
    (re.compile(pattern), man, woman)
    for pattern, man, woman in (
        ("(?:[иы]х|ово|аго|оглу|оглы|швили|дзе|[еэ]ску|заде)$", 0.0, 0.0),
        ("(?:[оеёє]вн|[иі]чн)[ыеуиі]$", 5.0, 5.0),
        ("(?:ого|его|ому|ему|ові|еві|єві)$", 5.0, 5.0),
        ("(?:..[оеє]ю|..[^н]ью|ії)$", 4.0, 4.0),
        ("[сц]ь?к(?:ий|ый|ой)$", 6.0, 5.0),
        ("[оеёє]в$", 5.0, 3.5),
        ("(?:[оеёє]в|[иы]н)(?:ой|[ыи]м)$", 6.0, 5.0),
        ("(?:[оеёє]в[уе]|[иы]ну)$", 4.0, 4.0),
        ("[иы]н$", 4.0, 1.2),
        ("[оеёєыи]м$", 4.0, 1.8),
        ("[ое]й$", 4.0, 1.8),
        ("(?:ый|ий|ій)$", 4.0, 3.0),
        (f"[^{VOWELS}]$", 4.0, 0.3),
        ("[аеёиоуыэюіїє]а$", 0.9, 0.9),
        ("я$", 3.5, 3.5),
        ("а$", 3.5, 3.5),
        ("у$", 0.9, 0.9),
        ("[аеиоузр]нью$", 0.2, 0.2),
        ("ю$", 0.9, 0.9),
        ("ы$", 2.1, 2.1),
        ("[иі]и$", 2.0, 2.0),
        ("[зцс]і$", 0.9, 0.9),
        ("(?:[^гк]к|[аеоуиы][гх])и$", 0.8, 0.8),
        ("[иії]$", 0.5, 0.5),
        ("е$", 0.75, 0.75),
        ("", 0.1, 0.1),
    )
]
_TAIL = 6  # no pattern above looks at more letters


def first_costs(word: str, is_last_of_eastern: bool) -> tuple[float, float]:
    """What it costs that a word in small letters is a first form, of a man and of a woman."""
    man, woman = _of_tail(True, word[-_TAIL:])
    more = _told_by_stem(word, is_last_of_eastern)
    return man + more, woman + more


def fixed_costs(word: str) -> tuple[float, float]:
    """What it costs that a word in small letters stands unchanged in a case, of a man and of a woman."""
    return _of_tail(False, word[-_TAIL:])


@lru_cache(maxsize=1 << 13)
def _of_tail(is_first: bool, tail: str) -> tuple[float, float]:
    table = _FIRST if is_first else _FIXED
    return next((man, woman) for pattern, man, woman in table if pattern.search(tail))


# One syllable as Chinese, Korean and Vietnamese names are made of in Cyrillic, and a row of them.
_SYLLABLE = (
    "(?:[бпмфдтнлгкхжчшсрвйц]|цз|чж|дж|чх|тх|пх|кх|хв|кв|нг|з(?=ь))?"
    "(?:(?<=[зтвндлмчкх])ь(?=[еёиюя]))?"  # Vietnamese: Зьем, Тьинь
    "(?:иао|яо|ао|ау|уе|иу|ыо|ие|ай|эй|уай|уй|уи|оу|юэ|уа|юа|уэ|ы|а|я|о|ё|э|е|и|у|ю|і|ї|є)(?:нь|нг|н|м|к|п|л|ль|т|й)?"
)
_EASTERN = re.compile(f"(?:{_SYLLABLE}){{1,3}}")
_ONE_SYLLABLE = re.compile(_SYLLABLE)


def is_syllable(word: str) -> bool:
    """Whether a word in small letters may be one syllable of a Chinese or Korean name."""
    return _ONE_SYLLABLE.fullmatch(word) is not None


def is_eastern(word: str) -> bool:
    """Whether a word in small letters is made of syllables as Chinese and Korean names are."""
    return _EASTERN.fullmatch(word) is not None


# How surnames end that men bear without a vowel behind; before -а they are more likely in a case: Байден, Вучич, Лепаж.
# In one syllable -ж tells nothing: Кожа.
_BARE = re.compile(
    "(?:[еэ]н|[еэя]р|[ая]н|[оу]н|[еэиыуо]с|[еэёйуа]ль|[аяуюиоеэ][чшщх]|[аеёиоуыэюя][^аеёиоуыэюя]+[аяуюиоеэ]ж|[уюаяеэ]к|[иы]нг|[еэ]й|ф|[еэ]т"
    "|[бвгджзкмпстфхцчшщлнрй][бвгджзкмптфхцчшщ]|[лнйркп]с|йн)$"
)
_NOT_BARE = re.compile("([лрнтс])\\1$|нд$|ст$|[шчнвлр]к$|шт$")  # Маттарелла, Миранда, Кошта
_AS_OFTEN_BARE = re.compile("[аоу]нд$")  # Миранда, but Олланд
# As in Кисида, Томита, Исиба: first forms of their own.
_OPEN = re.compile(f"[{VOWELS}](?:[бвдмрт]|(?<![ие])к)[ауе]$")


def _told_by_stem(word: str, is_last_of_eastern: bool) -> float:
    """What an ending that a case has too costs a first form."""
    last = word[-1]
    if last == "е":
        return 0.25 if _OPEN.search(word) else 0.0
    if last not in "аяу" or len(word) < 3:
        return 0.0
    cost = 0.9 if _ends_bare(word) else 0.0
    if is_last_of_eastern and word[-2] not in VOWELS and is_eastern(word[:-1]):
        cost += 1.2
    return cost


def _ends_bare(word: str) -> bool:
    """Whether what stands before the last vowel is more likely a surname itself."""
    stem = word[:-1] + ("ь" if word[-1] == "я" else "")
    return _BARE.search(stem) is not None and not _NOT_BARE.search(stem)


_FATHERS_DAUGHTER = re.compile("(?:[оеёє]вна|[иі]чна|[иі]нична|[ії]вна)$")
_SHE = re.compile("[^аеу][сц]ка$")
_WOMAN = re.compile("[оеёє]ва$")
_FATHERS_SON = re.compile("[оеєіи]ч$")
_OF_MEN = re.compile("(?:[оеёє]в|[иыії]н)$")
_SELDOM = re.compile("[бвгджзкмпстфхшй]ц$|[нч]к$|[ое]м$")
_ALSO_BARE = re.compile("[иыії][нк]$|ар$")


def lemma_cost(lemma: str, paradigm: Paradigm, is_last: bool, is_eastern_name: bool) -> float:
    """What it costs that an unlisted word is the first form of a word of a class."""
    eastern = is_last and is_eastern_name and is_eastern(lemma)
    if paradigm.ending in ("а", "я"):
        return _cost_in_a(lemma, paradigm, is_last) + (1.5 if eastern else 0.0)
    cost = paradigm.cost
    if paradigm.ending in ("", "ь") and paradigm.gender == "m":
        cost += _cost_of_man(lemma) - (1.5 if eastern else 0.0)
    return cost


def _cost_in_a(lemma: str, paradigm: Paradigm, is_last: bool) -> float:
    if _FATHERS_DAUGHTER.search(lemma):
        return -2.0
    cost = paradigm.cost
    if _SHE.search(lemma):
        cost += 1.0
    if paradigm.gender == "m" and _WOMAN.search(lemma):
        cost += 2.0
    if paradigm.cost > 0:
        cost += 0.2 if _ends_bare(lemma) else -0.3 if is_last and _OPEN.search(lemma) else 0.0
    return cost


def _cost_of_man(lemma: str) -> float:
    if _FATHERS_SON.search(lemma):
        return -0.5
    if _OF_MEN.search(lemma):
        return -0.2
    if _SELDOM.search(lemma):
        return 1.0
    if _AS_OFTEN_BARE.search(lemma):
        return 0.2
    is_bare = _BARE.search(lemma) or _ALSO_BARE.search(lemma)
    return 0.0 if is_bare and not _NOT_BARE.search(lemma) else 0.5
