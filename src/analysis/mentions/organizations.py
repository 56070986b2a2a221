"""Bodies and companies in a running text: "Ministry of Trade", «АО «Казхром»», "Энергетика министрлігі", Glencore plc.

Whose name is listed in ``bodies.csv`` has its code; others are told by a word of their kind (`latin_bodies`,
`cyrillic_bodies`, `quoted_bodies`) and have a name without a code. A kind alone names nobody: "the ministry said".
The country that belongs to a name is within its span: "U.S. Department of Energy".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.mentions.cyrillic_bodies import cyrillic_bodies
from analysis.mentions.latin_bodies import latin_bodies
from analysis.mentions.listed_bodies import listed_bodies
from analysis.mentions.mention import Mention
from analysis.mentions.quoted_bodies import quoted_bodies
from analysis.resolve.bodies import body_of

# The nominative of a kind that stands first, by its stem.
_HEADS = {
    stem[:-1]: stem
    for stem in (
        *("министерство", "міністерство", "агентство", "служба", "палата"),
        *("комиссия", "комісія", "корпорация", "корпорація", "ассоциация", "асоціація", "академия", "академія"),
    )
} | {
    stem: stem for stem in ("банк", "фонд", "комитет", "комітет", "университет", "університет", "институт", "інститут")
}
_FORM = re.compile(
    r",? (?:Inc|Ltd|plc|PLC|Corp|AG|S\.A|SA|LLC|LLP|JSC|OJSC|PJSC|CJSC|GmbH|Pty|Limited|N\.V|Group|Company)\.?$"
)
_CYRILLIC = re.compile("[\u0400-\u052f]")


def find_organizations(text: str) -> Iterator[Mention]:
    """The bodies and companies of a text, from its beginning on.

    >>> found = find_organizations("The Ministry of Trade and EBRD met Казатомпром; the ministry agreed.")
    >>> [(one.text, one.code) for one in found]
    [('Ministry of Trade', None), ('EBRD', 'ebrd'), ('Казатомпром', 'kazatomprom')]
    """
    done = 0
    for one in _longest_first(_found(text)):
        if one.start >= done:
            yield one
            done = one.end


def _found(text: str) -> Iterator[Mention]:
    latin = latin_bodies()
    for start, end, code in listed_bodies().find(text):
        stop = latin.company_run(text, end) if text[end - 1].isascii() else end
        if stop > end:
            yield _unlisted(text, start, stop)
        else:
            yield Mention(start, end, text[start:end], "organization", (code,) if code else (), "listed")
    for start, end in latin.find(text):
        yield _unlisted(text, start, end)
    if _CYRILLIC.search(text):
        for start, end, kind in cyrillic_bodies().find(text):
            yield _unlisted(text, start, end, kind)
    for start, end, quoted in quoted_bodies().find(text):
        yield _unlisted(text, start, end, quoted=quoted)


def _unlisted(text: str, start: int, end: int, kind: str = "", quoted: str = "") -> Mention:
    """A name told by its kind, with a code where it is listed without its form."""
    printed = text[start:end]
    code = next(filter(None, map(body_of, (printed, _FORM.sub("", printed), quoted))), None)
    if code:
        return Mention(start, end, printed, "organization", (code,), "listed")
    return Mention(start, end, printed, "organization", (), "kind", _base(printed, kind))


def _base(printed: str, kind: str) -> str:
    """The name in the nominative where its first word is its kind; as it is printed otherwise."""
    lower = kind.lower()
    head = next((head for stem, head in _HEADS.items() if kind and lower.startswith(stem)), "")
    if not head:
        return printed
    return (head.capitalize() if kind[0].isupper() else head) + printed[len(kind) :]


def _longest_first(found: Iterator[Mention]) -> list[Mention]:
    """Mentions by their places, without those that lie within or across a longer one."""
    kept: list[Mention] = []
    for one in sorted(found, key=lambda mention: (mention.start, -mention.end)):
        if kept and one.start < kept[-1].end:
            if one.end - one.start > kept[-1].end - kept[-1].start:
                kept[-1] = one
            continue
        kept.append(one)
    return kept
