"""Whole names in their inflected forms: Kazakh endings, Slavic adjectives, and the case forms a generator writes down.

What runs when a name is looked up is pure string work on folded keys (`names.fold`): it proposes stems, and only a
listed name makes one of them true. Russian and Ukrainian nouns are declined beforehand with pymorphy3, a tool of the
developer that is imported only there (see `gazetteer`).
"""

from __future__ import annotations

import importlib
import itertools
import re
from collections.abc import Iterator
from functools import lru_cache

# --- Kazakh: which endings may follow a last letter. Both harmonies are taken, for foreign names are written with
# either; the first consonant must fit, so that a chance string of letters is not an ending. ---

_FINALS = {
    "vowel": "аәеэоөыія" + "aeo",
    "glide": "иую" + "iuy",  # и, у and ю read as a vowel and a consonant; a Latin y or i may be any of them
    "liquid": "лрй" + "lr",
    "nasal": "мнң" + "mn",
    "sibilant": "зж" + "zj",
}
_VOICELESS = "voiceless"  # every other letter, also б, в, г and д at the end of a borrowed name
_CLASS = {letter: name for name, letters in _FINALS.items() for letter in letters}

# genitive, dative, accusative, locative, ablative, instrumental, "which is in", "that of", "like"; in pairs by harmony
_CASES = {
    "vowel": "ның нің ға ге ны ні да де дан ден мен менен дағы дегі нікі дай дей",
    "glide": "ның нің дың дің ға ге ды ді да де дан ден мен менен дағы дегі нікі дікі дай дей",
    "liquid": "дың дің ға ге ды ді да де дан ден мен менен дағы дегі дікі дай дей",
    "nasal": "ның нің ға ге ды ді да де нан нен дан ден мен менен дағы дегі дікі дай дей",
    "sibilant": "дың дің ға ге ды ді да де дан ден бен бенен дағы дегі дікі дай дей",
    "voiceless": "тың тің қа ке ты ті та те тан тен пен пенен тағы тегі тікі тай тей",
    # a name that ends in a possessive already: Республикасы, Одағы, Штаттары
    "possessed": "ның нің на не н нда нде нан нен мен менен ндағы ндегі нікі ндай ндей",
}
_OWN = {"vowel": "сы сі", "glide": "сы сі ы і", _VOICELESS: "ы і"}  # a country's own, the same for every consonant
_OUR = {"vowel": "мыз міз", "glide": "мыз міз", _VOICELESS: "ымыз іміз"}
_ADJECTIVE = {
    "vowel": "лық лік",
    "glide": "лық лік",
    "liquid": "лық лік дық дік",
    "nasal": "дық дік",
    "sibilant": "дық дік",
    _VOICELESS: "тық тік",
}
_POSSESSIVE_FINALS = "ыіyi"

# Folded Latin of the alphabets of 2018 and 2021, and the romanization of the press.
_LATIN = str.maketrans("абгғдекқлмнңопсстызі", "abggdekqlmnnopsstyzi")
_PRESS = str.maketrans({**{key: chr(value) for key, value in _LATIN.items()}, "ғ": "gh", "ң": "ng", "қ": "k"})


def _spelled(endings: str, *more: str) -> frozenset[str]:
    """Endings in Cyrillic and in both Latin spellings; each of `more` follows every one of them."""
    plain = [*endings.split(), *(a + b for tail in more for a in endings.split() for b in tail.split())]
    return frozenset(spelled for e in plain for spelled in (e, e.translate(_LATIN), e.translate(_PRESS)))


def _case_table() -> dict[str, frozenset[str]]:
    table = {}
    for name in (*_FINALS, _VOICELESS, "possessed"):
        found = _spelled(_CASES[name])
        if name != "possessed":
            kind = name if name in _OWN else _VOICELESS
            found |= _spelled(_OUR[kind], _CASES["sibilant"])
            # In Cyrillic only: Katarina is not Qatar's.
            found |= {own + case for own in _OWN[kind].split() for case in ("", *_CASES["possessed"].split())}
        table[name] = found
    return table


_CASE_ENDINGS = _case_table()
_ADJECTIVE_ENDINGS = {name: _spelled(endings) for name, endings in _ADJECTIVE.items()}
_ANY_CASE = frozenset().union(*(_spelled(_CASES[name]) for name in _CASES)) - {"н", "n"}
_LONGEST = max(map(len, frozenset().union(*_CASE_ENDINGS.values())))


def _final(stem: str) -> str:
    return _CLASS.get(stem.rstrip("ь")[-1:], _VOICELESS)


def kazakh_stems(key: str, hyphen: bool = False) -> Iterator[str]:
    """Stems that a folded text may be a Kazakh case or possessive form of, longest first.

    With `hyphen` the last blank of the key was a hyphen, as between an abbreviation and its ending (АҚШ-пен); the
    ending then follows the spoken letters, so any of them will do.

    >>> "қазақстан республикасы" in kazakh_stems("қазақстан республикасында")
    True
    >>> list(kazakh_stems("ақш пен", hyphen=True))
    ['ақш']
    """
    if hyphen:
        stem, _, ending = key.rpartition(" ")
        if stem and ending in _ANY_CASE:
            yield stem
    for length in range(1, min(_LONGEST, len(key) - 2) + 1):
        stem, ending = key[:-length], key[-length:]
        possessed = stem[-1] in _POSSESSIVE_FINALS and " " in stem
        plain = stem[-1] != " " and not (possessed and stem[-1] in "ыі")
        if (possessed and ending in _CASE_ENDINGS["possessed"]) or (plain and ending in _CASE_ENDINGS[_final(stem)]):
            yield stem


def kazakh_adjective_stem(key: str) -> str | None:
    """The name that a folded Kazakh adjective in -лық, -дік … is made of, if it is one.

    >>> kazakh_adjective_stem("өзбекстандық"), kazakh_adjective_stem("өзбекстанлық")
    ('өзбекстан', None)
    """
    stem, ending = key[:-3], key[-3:]
    return stem if len(stem) > 2 and ending in _ADJECTIVE_ENDINGS[_final(stem)] else None


# --- Russian and Ukrainian adjectives: one paradigm ---

_RUSSIAN = re.compile(r"(.+[сц]к)(?:ий|ого|ому|им|ом|ая|ой|ую|ою|ое|ие|их|ими)")
_UKRAINIAN = re.compile(r"(.+[зсц]ьк)(?:ий|ого|ому|им|ім|а|оі|ій|у|ою|е|і|их|ими)")
_LONGEST_TAIL = 7  # a letter, -ськ- and an ending
_FIRST_OF_TWO = re.compile(r"(.+[сц]ь?к)о")


def adjective_lemma(key: str) -> str | None:
    """The masculine nominative of a folded Russian or Ukrainian adjective in -ский, -цкий, -ський …

    >>> adjective_lemma("казахстанскими"), adjective_lemma("японською"), adjective_lemma("москва")
    ('казахстанский', 'японський', None)
    """
    start, end = key[:-_LONGEST_TAIL], key[-_LONGEST_TAIL:]
    found = _RUSSIAN.fullmatch(end) or _UKRAINIAN.fullmatch(end)
    return start + found[1] + "ий" if found else None


def first_of_two(key: str) -> tuple[str, ...]:
    """Adjectives that the first part of a compound may stand for: казахстанско-, американо-.

    >>> first_of_two("американо")
    ('американский', 'американський')
    """
    if found := _FIRST_OF_TWO.fullmatch(key):
        return (found[1] + "ий",)
    return (key[:-1] + "ский", key[:-1] + "ський") if len(key) > 3 and key.endswith("о") else ()


# --- Kazakh names in Latin letters ---

_LETTERS = """а ә б в г ғ д е ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш ы і э ю я ь ъ ё щ"""
_BASE = """a ä b v g ğ d e j z i i k q l m n ñ o ö p r s t u ū ü f h h ts ch sh y i e iu ia - - io shsh"""
_SCHEMES = (
    {},  # 2021
    {"ш": "ş", "щ": "şş", "ч": "ç", "ц": "s"},  # 2021, with its letters for foreign sounds
    {"ц": "t s", "у": "ý", "ю": "iý", "х": "h"},  # 2018; accents go when the key is folded
    {"ия": "iya", "я": "ya", "ю": "yu", "й": "y"},  # the press
    {"ия": "ia", "я": "ya", "ю": "yu", "й": "y"},
    {"ия": "iya", "я": "ya", "ю": "yu", "й": "y", "ж": "zh", "х": "kh", "ғ": "gh", "ң": "ng"},
    {"ия": "iya", "я": "ya", "ю": "yu", "й": "i", "ж": "zh", "х": "kh"},
    {"ия": "iya", "я": "ya", "ю": "yu", "й": "y", "ж": "zh"},
    {"ия": "iya", "я": "ya", "ю": "yu", "й": "y", "ж": "zh", "қ": "k", "х": "kh"},
)


def latin_spellings(name: str) -> list[str]:
    """A Kazakh name of Cyrillic letters in the Latin alphabets of 2018 and 2021 and in the usual romanizations.

    >>> latin_spellings("Жапония")[:4]
    ['japoniia', 'japoniya', 'japonia', 'zhaponiya']
    """
    base = {a: "" if b == "-" else b for a, b in zip(_LETTERS.split(), _BASE.split(), strict=True)}
    spelled = []
    for scheme in _SCHEMES:
        text = name.lower()
        for old, new in sorted({**base, **scheme}.items(), key=lambda pair: -len(pair[0])):
            text = text.replace(old, new.replace(" ", ""))
        spelled.append(text)
    return list(dict.fromkeys(spelled))


# --- declining Russian and Ukrainian names, for the generator only ---

_BENT = {"nomn", "gent", "datv", "accs", "ablt", "loct", "sing", "plur", "masc", "femn", "neut", "inan"}
_OBSOLETE = {"V-oy", "V-ey"}  # the instrumental in -ою and -ею, which Russian has given up
_SLAVIC_CASES = ("gent", "datv", "accs", "ablt", "loct")
_JOINED = re.compile(r"( — | – |, | и | і | та )")


@lru_cache(maxsize=2)
def _analyzer(language: str):
    return importlib.import_module("pymorphy3").MorphAnalyzer(lang=language)


def decline(name: str, language: str, titles: tuple[str, ...] = (), own: tuple[str, ...] = ()) -> list[str]:
    """The oblique case forms of a name, in small letters; [] where it is not declined or has no head.

    Needs pymorphy3 with the dictionary of `language` (``ru`` or ``uk``). After one of the `titles` (республика) a
    name out of `own`, the names of the same country, may be declined too: Королевства Саудовской Аравии.
    """
    found: list[str] = []
    for case in _SLAVIC_CASES:
        found += _joined(name, case, language)
        title, _, rest = name.partition(" ")
        if title.lower() in titles and rest in own:
            heads = _phrase(title, case, language) or []
            found += [f"{a} {b}" for a in heads for b in _joined(rest, case, language)]
    return [form for form in dict.fromkeys(found) if form != name.lower()]


def _joined(name: str, case: str, language: str) -> list[str]:
    """Босния и Герцеговина: each part in the case, but for a tail that is no nominative."""
    parts = _JOINED.split(name)
    declined = [_phrase(part, case, language) if not number % 2 else [part] for number, part in enumerate(parts)]
    if declined[0] is None:
        return []
    return [
        "".join(way) for way in itertools.product(*(d or [p.lower()] for d, p in zip(declined, parts, strict=True)))
    ]


def _phrase(phrase: str, case: str, language: str) -> list[str] | None:
    """Adjectives and a head in the case, the rest as it is; None where no head in the nominative is found."""
    analyzer, words = _analyzer(language), phrase.split(" ")
    for count in reversed(range(len(words))):  # an adjective may also be read as a noun: малые, великое
        adjectives, head, rest = words[:count], words[count], words[count + 1 :]
        nouns = [p for p in analyzer.parse(head) if "NOUN" in p.tag and p.tag.case == "nomn"]
        nouns = [p for p in nouns if "Surn" not in p.tag.grammemes or len(words) == 1]
        for noun in sorted(nouns, key=lambda p: ("Geox" not in p.tag.grammemes, "Surn" in p.tag.grammemes)):
            agreeing = [_agreeing(analyzer, word, noun.tag) for word in adjectives]
            if all(agreeing):
                start = [_form(p, case, noun.tag) for p in agreeing]
                starts = {tuple(f[min(n, len(f) - 1)] for f in start) for n in range(max(map(len, start), default=1))}
                ends = [head.lower()] if "Fixd" in noun.tag else _form(noun, case, noun.tag)
                return [" ".join([*s, end, *map(str.lower, rest)]) for s in sorted(starts) for end in ends]
    return None


def _agreeing(analyzer, word: str, noun):
    """The reading of a word as an adjective in the nominative that goes with the noun."""
    for parse in analyzer.parse(word):
        tag = parse.tag
        if parse.normal_form == "больший":  # Большая семёрка is of большой
            continue
        # Каймановы острова: known to the dictionary as people called Кайманов
        kind = tag.POS in ("ADJF", "PRTF") or {"Surn", "plur"} <= tag.grammemes
        if kind and tag.case == "nomn" and _agree(tag, noun):
            return parse
    return None


def _agree(tag, noun) -> bool:
    plural = "plur" in noun
    return ("plur" in tag) == plural and (plural or tag.gender == noun.gender)


def _form(parse, case: str, noun) -> list[str]:
    """The forms of a word in a case; animate accusatives are not those of a country."""
    adjective = parse.tag.POS != "NOUN"
    kind = parse.tag.grammemes - _BENT if adjective else None  # a participle's lexeme is that of its whole verb
    lexeme = [f for f in parse.lexeme if f.tag.case == case and not f.tag.grammemes & _OBSOLETE]
    lexeme = [f for f in lexeme if kind is None or f.tag.grammemes - _BENT == kind]
    fitting = [f.word for f in lexeme if (_agree(f.tag, noun) if adjective else ("plur" in f.tag) == ("plur" in noun))]
    return list(dict.fromkeys(fitting)) or [parse.word]
