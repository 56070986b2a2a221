"""One key for a name in any alphabet: how its words sound.

Two spellings are the same name when they share a reading: Токаев, Тоқаев, Токаєв, Tokayev, Toqaev, Tokajew and
Tokaïev all read ``tokaev``. Nothing is compared by likeness; a letter that languages read differently (j, w, ch, г)
gives several readings, and whatever they read alike (glides, doubled letters, s and z) is written once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice, product

# One letter a sound: j zh or dj, q ch, x sh, c ts, s also z, i also y. Alternatives stand apart by '|'.
_CYRILLIC_LETTERS = (
    "а:a б:b в:v г:g|h ғ:g ґ:g д:d е:e є:e ё:o|e ж:j җ:j з:s и:i і:i ї:i й:i к:k қ:k л:l м:m н:n ң:n о:o ө:o п:p р:r "
    "с:s т:t у:u ұ:u ү:u ў:u|v ф:f х:h һ:h ҳ:h ц:c ч:q ҷ:j ш:x щ:x ъ: ы:i ь: э:e ю:iu я:ia ә:a ј:i љ:l њ:n ћ:q ђ:j "
    "џ:j ӣ:i ӯ:u дж:j дз:s тч:q ия:ia ий:i"
)
_LATIN_LETTERS = (
    "a:a b:b c:k ¢:s|c|q d:d e:e f:f g:g ĝ:g|j h:h ĥ:h| i:i j:j|i|h k:k l:l m:m n:n o:o p:p q:k r:r s:s t:t u:u v:v "
    "w:v|u x:ks|h|x y:i z:s|c å:o|a ä:a|e ö:o|e ü:u|iu ø:o|e ł:l ç:q|s ş:x š:x ș:x ż:j ź:s č:q ć:q ž:j ğ:g| đ:j|d "
    "ð:d þ:t ß:s æ:e|a œ:e ŋ:n ə:a schtsch:x shch:x chtch:x tsch:q tch:q dsch:j dzh:j dž:j dj:j dz:s sch:x|j sh:x "
    "zh:j ch:q|h|x|k kh:h gh:g ph:f th:t ck:k cz:q sz:s|x ts:c tz:c shi:xi|si chi:qi|ti|hi|ki|xi ji:ji|dsi|i ou:u|ou "
    "oo:u|o ee:i|e ae:ae|a|e oe:oe|o|e ue:ue|u aev:aev aew:aev oev:oev oew:oev uev:uev uew:uev qu:ku|k|kv"
)
_MOST_READINGS = 24
LONGEST = 40  # letters of a word; what is longer is no name
_APOSTROPHES = frozenset("'’‘ʻ`´ʼʹ")
_GLIDE, _DOUBLED = re.compile("i+(?=[aeou])"), re.compile(r"(.)(?=\1)", re.DOTALL)


def _table(text: str) -> dict[str, tuple[str, ...]]:
    pairs = (entry.split(":") for entry in text.split())
    return {letters: tuple(sounds.split("|")) for letters, sounds in pairs}


def _longest_of(table: Iterable[str]) -> re.Pattern[str]:
    starts: dict[str, list[str]] = {}
    for letters in sorted(table, key=len, reverse=True):
        starts.setdefault(letters[0], []).append(letters[1:])
    return re.compile("|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in starts.items()))


_CYRILLIC_SOUNDS, _LATIN_SOUNDS = _table(_CYRILLIC_LETTERS), _table(_LATIN_LETTERS)
_LATIN = _longest_of(_LATIN_SOUNDS)
_ONE_SOUND = {ord(letter): sounds[0] for letter, sounds in _CYRILLIC_SOUNDS.items() if len(letter) == 1}
# How a Russian text begins a Kazakh or Ukrainian name.
_RUSSIAN = str.maketrans("қғәіїүұөһңєґ", "кгаииууохнег")
IS_CYRILLIC = re.compile("[Ѐ-ӿ]")
_MARKED = frozenset("åäöüøçşšșčćžżğđðþßæœłə")
_FRONT_C, _FRONT_G = re.compile("c(?=[eiy])"), re.compile("g(?=[eiy])")
_LAST_H = re.compile("(?<=[aeiouy])h(?![aeiouy])")
_BARE = str.maketrans("øđłı", "odli")


def _plain(word: str) -> str:
    """Lower case without apostrophes."""
    plain = unicodedata.normalize("NFC", word).casefold()
    return plain if _APOSTROPHES.isdisjoint(plain) else "".join(c for c in plain if c not in _APOSTROPHES)


def bare(word: str, kept: frozenset[str] = frozenset()) -> str:
    """Latin letters without their marks, but for those in `kept`."""
    marked = (c if c in kept else unicodedata.normalize("NFKD", c)[0] for c in word if not unicodedata.combining(c))
    return "".join(marked).translate(_BARE if not kept else {0x131: "i"})


def squeezed(key: str) -> str:
    """Doubled sounds once, no glide before a vowel."""
    return _DOUBLED.sub("", _GLIDE.sub("", key) if "i" in key else key)


def _latin_readings(word: str) -> set[str]:
    if "c" in word:
        word = _FRONT_C.sub("¢", word.replace("ch", "\0")).replace("\0", "ch")
    if "g" in word:
        word = _FRONT_G.sub("ĝ", word)
    if "h" in word:
        word = _LAST_H.sub("ĥ", word).replace("cĥ", "ch").replace("sĥ", "sh")
    parts = [_LATIN_SOUNDS[found] for found in _LATIN.findall(word)]
    return set(squeezed("\n".join(map("".join, islice(product(*parts), _MOST_READINGS)))).split("\n"))


def _cyrillic_readings(word: str) -> set[str]:
    if _SOUNDS_ONE_WAY.issuperset(word):
        return {one_reading(word)}
    letters = [letter + _SOUNDS_TWO_WAYS.get(letter, "") for letter in word if letter in _CYRILLIC_SOUNDS]
    return set(one_reading("\n".join(map("".join, islice(product(*letters), _MOST_READINGS)))).split("\n"))


@lru_cache(maxsize=1 << 14)
def readings(word: str) -> frozenset[str]:
    """All keys that a word of a name may have, none for one too long; two are one name when they share a key.

    >>> sorted(readings("Токаев") & readings("Tokajew"))
    ['tokaev']
    """
    if len(word) > LONGEST:
        return frozenset()
    word = _plain(word)
    if word.isascii():
        found = _latin_readings(word)
    elif not IS_CYRILLIC.search(word):
        # A name is also met without its marks: Cavusoglu for Çavuşoğlu.
        found = _latin_readings(bare(word, _MARKED)) | _latin_readings(bare(word))
    else:
        found = _cyrillic_readings(word)
    found.discard("")
    return frozenset(found)


_SOUNDS_TWO_WAYS = {"г": "х", "ё": "э", "ў": "в"}
_SOUNDS_ONE_WAY = frozenset(_CYRILLIC_SOUNDS) - frozenset(_SOUNDS_TWO_WAYS)
_MANY_SOUNDS = (("дж", "җ"), ("дз", "з"), ("тч", "ч"), ("'", ""), ("ʼ", ""), ("’", ""))
_DOUBLED_LETTER = re.compile(r"([a-z])(?=\1)")


def one_reading(text: str) -> str:
    """The first key of each of several Cyrillic words in small letters; what stands between them stays.

    >>> one_reading("токаева|джорджии")
    'tokaeva|jorji'
    """
    for letters, letter in _MANY_SOUNDS:
        if letters in text:
            text = text.replace(letters, letter)
    text = text.translate(_ONE_SOUND)
    return _DOUBLED_LETTER.sub("", _GLIDE.sub("", text) if "i" in text else text)


@lru_cache(maxsize=1 << 12)
def spelled(word: str) -> str:
    """A word letter by letter, without case, marks and apostrophes."""
    plain = _plain(word).replace("ё", "е")
    return plain if plain.isascii() or IS_CYRILLIC.search(plain) else bare(plain)


@lru_cache(maxsize=1 << 13)
def may_be_initial(initial: str, word: str) -> bool:
    """Whether letters stand for a name: by letter within an alphabet, by sound across."""
    short, full = spelled(initial).translate(_RUSSIAN), spelled(word).translate(_RUSSIAN)
    if bool(IS_CYRILLIC.search(short)) == bool(IS_CYRILLIC.search(full)):
        return full.startswith(short)
    return any(key.startswith(tuple(readings(initial))) for key in readings(word))
