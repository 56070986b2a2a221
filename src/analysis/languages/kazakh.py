"""Kazakh words: a stem takes plural, possessive and case in this order, in harmony with its vowels.

One table holds the endings. Words of a text take some of them (`kazakh_keys`), whole names take all, in Cyrillic and in
Latin letters (`kazakh_stems`), and names of people those that end no name (`surnames`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

# The cases by the last letter of the stem, with back vowels; `_pair` adds those with front vowels. "Possessed" is a
# stem that ends in a possessive already: Республикасы, Одағы, Штаттары.
_FINALS = ("vowel", "glide", "liquid", "nasal", "sibilant", "voiceless", "possessed")
_ROWS = {
    "genitive": ("ның", "ның дың", "дың", "ның", "дың", "тың", "ның"),
    "dative": ("ға", "ға", "ға", "ға", "ға", "қа", "на"),
    "accusative": ("ны", "ды", "ды", "ды", "ды", "ты", "н"),
    "locative": ("да", "да", "да", "да", "да", "та", "нда"),
    "ablative": ("дан", "дан", "дан", "нан дан", "дан", "тан", "нан"),
    "instrumental": ("мен", "мен", "мен", "мен", "бен", "пен", "мен"),
    "long instrumental": ("менен", "менен", "менен", "менен", "бенен", "пенен", "менен"),
    "which is in": ("дағы", "дағы", "дағы", "дағы", "дағы", "тағы", "ндағы"),
    "that of": ("нікі", "нікі дікі", "дікі", "дікі", "дікі", "тікі", "нікі"),
    "like": ("дай", "дай", "дай", "дай", "дай", "тай", "ндай"),
    "adjective": ("лық", "лық", "лық дық", "дық", "дық", "тық", ""),
    "own": ("сы", "сы ы", "ы", "ы", "ы", "ы", ""),
    "our": ("мыз", "мыз", "ымыз", "ымыз", "ымыз", "ымыз", ""),
}
_FRONTED = str.maketrans("аығқ", "еігк")


def _pair(endings: str) -> list[str]:
    """Endings with back vowels and with front ones; those said after either (мен, нікі) are their own pair."""
    return list(dict.fromkeys(form for e in endings.split() for form in (e, e.translate(_FRONTED))))


ENDINGS = {case: {final: _pair(row) for final, row in zip(_FINALS, rows, strict=True)} for case, rows in _ROWS.items()}
CASES = ("genitive", "dative", "accusative", "locative", "ablative", "instrumental")
_MORE_CASES = ("long instrumental", "which is in", "that of", "like")
_PLURALS = _pair("лар дар тар")
_POSSESSIVES = _pair("ы сы")
_WITH = _pair("лы")  # with a thing: мысты, рудалы
# What is said after stems of either kind of vowels.
_ANY_HARMONY = {"мен", "бен", "пен", "н"}


def endings_of(cases: Iterable[str], finals: Iterable[str] = _FINALS) -> list[str]:
    """The endings of some cases after some stems, each once."""
    kept = tuple(finals)
    return list(dict.fromkeys(ending for case in cases for final in kept for ending in ENDINGS[case][final]))


PLAIN_FINALS = _FINALS[:-1]
_BACK, _FRONT, _VOWELS = "аоұыуяю", "әеөүіиэ", "аәеоөұүыіяэ"
_LETTERS = re.compile("[әғқңөұүһі]")
_SOFTENED = {"г": "к", "ғ": "қ", "б": "п"}


def looks_kazakh(word: str) -> bool:
    """Whether a folded word has a letter that Russian lacks.

    >>> looks_kazakh("өндіру"), looks_kazakh("добыча")
    (True, False)
    """
    return bool(_LETTERS.search(word))


# --- words of a text ---


def _by_last(endings: Iterable[str]) -> dict[str, list[tuple[str, bool]]]:
    """The endings and whether each is a front one, by their last letter."""
    found: dict[str, list[tuple[str, bool]]] = {}
    for ending in endings:
        found.setdefault(ending[-1], []).append((ending, any(letter in _FRONT for letter in ending)))
    return found


# A word of a text is seldom "like a thing" or "that of a thing": such endings are left out.
_PLACES = endings_of(["which is in"])
_STEPS = {
    "case": _by_last([*endings_of(CASES, PLAIN_FINALS), *_WITH, *_PLACES]),
    "case after possessive": _by_last([*endings_of(CASES, ["possessed"]), *_PLACES]),
    "plural": _by_last(_PLURALS),
}
_OWN = _by_last(_POSSESSIVES)


def _may_take(stem: str, front: bool) -> bool:
    """Whether a stem may take front endings, or back ones: и and у allow both."""
    for letter in reversed(stem):
        if letter in "иу":
            return True
        if letter in _BACK or letter in _FRONT:
            return letter in _FRONT if front else letter in _BACK
    return True


def _stems(word: str, endings: dict[str, list[tuple[str, bool]]]) -> Iterator[tuple[str, str]]:
    """What is left of a word without an ending that its vowels allow, and the ending."""
    if len(word) < 3:
        return
    for ending, front in endings.get(word[-1], ()):
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            stem = word[: -len(ending)]
            if ending in _ANY_HARMONY or _may_take(stem, front):
                yield stem, ending


def _cut(word: str, step: str) -> list[str]:
    return [stem for stem, _ in _stems(word, _STEPS[step])]


def _without_possessive(word: str) -> list[str]:
    """The stems of a word with a possessive: сы after a vowel, ы after a consonant."""
    found = []
    for stem, ending in _stems(word, _OWN):
        if (stem[-1] in _VOWELS) != ending.startswith("с"):
            continue
        found.append(stem)
        if len(ending) > 1:
            continue
        if stem[-1] in _SOFTENED:  # тізбегі: тізбек
            found.append(stem[:-1] + _SOFTENED[stem[-1]])
        if len(stem) > 2 and stem[-1] in "нрлмзп" and stem[-2] not in _BACK + _FRONT:
            found.append(stem[:-1] + ending + stem[-1])  # орны: орын
    return found


def _key(stem: str) -> str:
    return f"kk:{stem.replace('лл', 'л')}"  # металл, металы


def kazakh_keys(word: str) -> set[str]:
    """The keys of a folded word, one for each stem it may be a form of.

    >>> "kk:тізбек" in kazakh_keys("тізбектерінің")
    True
    """
    possessed = {word, *_cut(word, "case after possessive")}
    bare = {word, *_cut(word, "case")}
    for stem in possessed:
        bare.update(_without_possessive(stem))
    stems = bare | possessed
    for stem in bare:
        stems.update(_cut(stem, "plural"))
    return {_key(stem) for stem in stems if len(stem) > 1}


def kazakh_base_key(word: str) -> str:
    """The key of a folded word in its first form."""
    return _key(word)


# --- whole names: every ending, also in Latin letters. Both harmonies are taken, for foreign names are written with
# either; the first consonant must fit, so that a chance string of letters is not an ending. ---

_FINAL_LETTERS = {
    "vowel": "аәеэоөыія" + "aeo",
    "glide": "иую" + "iuy",  # и, у and ю read as a vowel and a consonant; a Latin y or i may be any of them
    "liquid": "лрй" + "lr",
    "nasal": "мнң" + "mn",
    "sibilant": "зж" + "zj",
}
_FINAL_OF = {letter: name for name, letters in _FINAL_LETTERS.items() for letter in letters}
_POSSESSIVE_FINALS = "ыіyi"
# Folded Latin of the alphabets of 2018 and 2021, and the romanization of the press.
_LATIN = str.maketrans("абгғдекқлмнңопсстызі", "abggdekqlmnnopsstyzi")
_PRESS = str.maketrans(
    {**{key: chr(value) for key, value in _LATIN.items()}, ord("ғ"): "gh", ord("ң"): "ng", ord("қ"): "k"}
)


def _spelled(endings: Iterable[str]) -> frozenset[str]:
    """Endings in Cyrillic and in both Latin spellings."""
    return frozenset(spelled for e in endings for spelled in (e, e.translate(_LATIN), e.translate(_PRESS)))


def _of_names(final: str) -> frozenset[str]:
    """The endings of a whole name: cases, our own in its cases, and a country's own in its cases."""
    found = _spelled(endings_of((*CASES, *_MORE_CASES), [final]))
    if final == "possessed":
        return found
    possessed = endings_of((*CASES, *_MORE_CASES), ["possessed"])
    ours = ENDINGS["our"][final]
    found |= _spelled(
        [*ours, *(our + case for our in ours for case in endings_of((*CASES, *_MORE_CASES), ["sibilant"]))]
    )
    # In Cyrillic only: Katarina is not Qatar's.
    return found | {own + case for own in ENDINGS["own"][final] for case in ("", *possessed)}


_NAME_ENDINGS = {final: _of_names(final) for final in _FINALS}
_ADJECTIVE_ENDINGS = {final: _spelled(ENDINGS["adjective"][final]) for final in PLAIN_FINALS}
_AFTER_HYPHEN = _spelled(endings_of((*CASES, *_MORE_CASES))) - {"н", "n"}
_ANY_ENDING = frozenset().union(*_NAME_ENDINGS.values())  # which most words do not have
_LONGEST = max(map(len, _ANY_ENDING))


def _final(stem: str) -> str:
    """The kind of a stem's last letter; voiceless is every other, also б, в, г and д in a borrowed name."""
    return _FINAL_OF.get(stem.rstrip("ь")[-1:], "voiceless")


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
        if stem and ending in _AFTER_HYPHEN:
            yield stem
    for length in range(1, min(_LONGEST, len(key) - 2) + 1):
        ending = key[-length:]
        if ending not in _ANY_ENDING:
            continue
        stem = key[:-length]
        possessed = stem[-1] in _POSSESSIVE_FINALS and " " in stem
        plain = stem[-1] != " " and not (possessed and stem[-1] in "ыі")
        if (possessed and ending in _NAME_ENDINGS["possessed"]) or (plain and ending in _NAME_ENDINGS[_final(stem)]):
            yield stem


def kazakh_adjective_stem(key: str) -> str | None:
    """The name that a folded Kazakh adjective in -лық, -дік … is made of, if it is one.

    >>> kazakh_adjective_stem("өзбекстандық"), kazakh_adjective_stem("өзбекстанлық")
    ('өзбекстан', None)
    """
    stem, ending = key[:-3], key[-3:]
    return stem if len(stem) > 2 and ending in _ADJECTIVE_ENDINGS[_final(stem)] else None


# --- names of people: a case alone, whose first letter must fit the name's last ---

_CASES_OF_NAMES = (*CASES, "long instrumental")
_OF_PEOPLE = {final: _spelled(endings_of(_CASES_OF_NAMES, [final])) - {"н", "n"} for final in _FINALS}
_FATHERS = re.compile("(?:ұлы|қызы|улы|кызы|uly|qyzy|ūly|úly)$")


def without_case(word: str) -> Iterator[tuple[str, str]]:
    """What a word of a name in small letters is without an ending of a case, and the ending, longest ending first.

    >>> list(without_case("тоқаевтың")), next(without_case("кемелұлына"))
    ([('тоқаев', 'тың')], ('кемелұлы', 'на'))
    """
    for size in range(min(5, len(word) - 2), 1, -1):
        stem, ending = word[:-size], word[-size:]
        final = "possessed" if _FATHERS.search(stem) else _final(stem)
        if ending in _OF_PEOPLE[final]:
            yield stem, ending


def declined(name: str) -> dict[str, list[str]]:
    """The case forms of a Kazakh or foreign name in Cyrillic letters, by `CASES`; foreign names take either harmony.

    The long instrumental stands with the instrumental, what is somebody's (-нікі) with the genitive.

    >>> declined("трамп")["genitive"][:2], declined("рубио")["instrumental"]
    (['трамптың', 'трамптің'], ['рубиомен', 'рубиоменен'])
    """
    finals = [_final(name), *(["sibilant"] if name[-1] in "бвгд" else [])]  # said as written or as п, ф, к, т
    more = {"genitive": ["that of"], "instrumental": ["long instrumental"]}
    return {case: [name + ending for ending in endings_of([case, *more.get(case, ())], finals)] for case in CASES}
