"""Bodies and companies in a running text: "Ministry of Trade", «АО «Казхром»», "Энергетика министрлігі", Glencore plc.

Whose name is listed in ``bodies.csv`` has its code; others are told by a word of their kind (`latin_bodies`,
`cyrillic_bodies`, `kazakh_bodies`, `quoted_bodies`) and have a name without a code, as have those that are known by
name alone. A kind alone names nobody: "the ministry said". The country that belongs to a name is within its span:
"U.S. Department of Energy". What stands in brackets behind a name and shortens it is a name of the same body, there
and wherever it stands later: "the Asian Development Bank (ADB)".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from analysis.languages.adjectives import agreeing
from analysis.languages.ukrainian import looks_ukrainian
from analysis.mentions.body_words import SLAVIC, Found, body_words
from analysis.mentions.cyrillic_bodies import cyrillic_bodies
from analysis.mentions.kazakh_bodies import kazakh_bodies
from analysis.mentions.latin_bodies import latin_bodies
from analysis.mentions.listed_bodies import Listed, listed_bodies
from analysis.mentions.mention import Mention
from analysis.mentions.quoted_bodies import quoted_bodies
from analysis.mentions.tokens import Words
from analysis.mentions.wordlists import plain
from analysis.resolve.bodies import body_of
from analysis.vocab.cache import kept, vocab_folder

_BRACKETS = re.compile('[ \u00a0]\\([«“"]?([A-ZА-ЯЁІЇЄӘҒҚҢӨҰҮҺ][A-ZА-ЯЁІЇЄӘҒҚҢӨҰҮҺ&-]{1,9})[»”"]?\\)')


def find_organizations(text: str | Words) -> Iterator[Mention]:
    """The bodies and companies of a text, from its beginning on.

    >>> found = find_organizations("The Ministry of Trade and EBRD met Казатомпром; the ministry agreed.")
    >>> [(one.text, one.code) for one in found]
    [('Ministry of Trade', None), ('EBRD', 'ebrd'), ('Казатомпром', 'kazatomprom')]
    """
    words = Words.of(text)
    named = _longest_first(_found(words))
    done = 0
    for one in _longest_first([*named, *_shortened(words.text, named)]):
        if one.start >= done:
            yield one
            done = one.end


def _found(words: Words) -> Iterator[Mention]:
    text, latin = words.text, latin_bodies()
    for listed in listed_bodies().find(words):
        start, end = listed.start, listed.end
        stop = latin.company_run(text, end) if text[end - 1].isascii() else end
        if not listed.code and not text[end - 1].isascii():
            listed = listed._replace(end=cyrillic_bodies().country_after(text, end))
        yield _unlisted(text, Found(start, stop)) if stop > end else _listed(text, listed)
    quoted = quoted_bodies()
    readers = [latin.find(words), quoted.find(text)]
    if words.is_cyrillic:
        cyrillic = cyrillic_bodies().find(words)
        readers += [quoted.find_without_marks(text), cyrillic, kazakh_bodies().find(text)]
    for found in chain.from_iterable(readers):
        yield _unlisted(text, found)


def _listed(text: str, one: Listed) -> Mention:
    start, end, code, name, country = one
    if code:
        return Mention(start, end, text[start:end], "organization", (code,), "listed")
    return Mention(start, end, text[start:end], "organization", (), "name", name + text[country:end])


def _unlisted(text: str, found: Found) -> Mention:
    """A name told by its kind, with a code where it is listed without its form."""
    start, end, quoted = found.start, found.end, found.quoted
    printed = text[start:end]
    base = _base(text, found)
    names = (printed, _forms(vocab_folder()).sub("", printed), base, quoted, _last_quoted(quoted))
    code = next(filter(None, map(body_of, names)), None)
    if code:
        return Mention(start, end, printed, "organization", (code,), "listed")
    return Mention(start, end, printed, "organization", (), "kind", base)


def _last_quoted(quoted: str) -> str:
    """What is quoted within a quoted name: НАК «Казатомпром."""
    return re.split('[«“„"]', quoted)[-1].rstrip('»”"')


@kept()
def _forms(_folder: Path) -> re.Pattern[str]:
    """The legal form at the end of a name."""
    words = body_words()
    forms = sorted({*words.of("legal form after", "en"), "Group", "Company"}, key=len, reverse=True)
    return re.compile(f",? (?:{'|'.join(map(re.escape, forms))})\\.?$")


@kept()
def _nominatives(_folder: Path) -> dict[str, list[str]]:
    """The kinds in the nominative by language, the longest first."""
    words = body_words()
    listed = {language: words.of("nominative", language) for language in (*SLAVIC, "kk")}
    return {language: sorted(kinds, key=len, reverse=True) for language, kinds in listed.items()}


def _base(text: str, found: Found) -> str:
    """The name with its kind, and the adjectives before it, in the nominative where this is known."""
    printed = text[found.start : found.end]
    if found.kind is None:
        return printed
    first, last = found.kind
    language = "kk" if found.is_kazakh else "uk" if looks_ukrainian(printed.lower()) else "ru"
    kind = _nominative(text[first:last], language)
    before = text[found.start : first]
    if language != "kk":
        before = re.sub("[^\\s-]+(?= )", lambda part: agreeing(part[0], kind, language), before)
    return before + kind + text[last : found.end]


def _nominative(word: str, language: str) -> str:
    """The nominative of a kind in a case; the word itself where none is listed."""
    lower = plain(word)
    for listed in _nominatives(vocab_folder())[language]:
        stem = listed.rstrip("аеоюяь") if language != "kk" else listed
        if lower.startswith(stem):
            return listed[0].upper() + listed[1:] if word[0].isupper() else listed
    return word


def _shortened(text: str, named: Iterable[Mention]) -> Iterator[Mention]:
    """The abbreviations in brackets behind names, wherever they stand from there on."""
    for one in named:
        brackets = _BRACKETS.match(text, one.end)
        if brackets is None or not _shortens(brackets[1], one.text):
            continue
        for found in re.finditer(f"(?<![^\\W_]){re.escape(brackets[1])}(?![^\\W_])", text[one.end :]):
            start, end = one.end + found.start(), one.end + found.end()
            yield Mention(start, end, found[0], "organization", one.codes, "abbreviation", one.name)


def _shortens(abbreviation: str, name: str) -> bool:
    """Whether the letters of an abbreviation stand in a name in their order, the first at the beginning of a word.

    >>> _shortens("EBRD", "European Bank for Reconstruction and Development"), _shortens("USA", "Ministry of Trade")
    (True, False)
    """
    letters = iter("".join(name.upper().split()))
    begins = {word[0].upper() for word in re.findall(r"\w+", name)}
    return abbreviation[0] in begins and all(sign in letters for sign in abbreviation if sign.isalpha())


def _longest_first(found: Iterable[Mention]) -> list[Mention]:
    """Mentions by their places, without those that lie within or across a longer one."""
    kept: list[Mention] = []
    for one in sorted(found, key=lambda mention: (mention.start, -mention.end, not mention.codes)):
        if kept and one.start < kept[-1].end:
            if one.end - one.start > kept[-1].end - kept[-1].start:
                kept[-1] = one
            continue
        kept.append(one)
    return kept
