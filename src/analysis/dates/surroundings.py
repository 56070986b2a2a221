"""What is written around a date: an event or a document, and a place ('signed in Astana on', 'Соглашение от').

Only a text that is no date as it stands comes here. Each word becomes one sign: the letter of its role, or one of those
in `_MORE`. What patterns of signs say about an occasion is left out, before the date and after it; nothing is left out
between two dates, and what no pattern knows stays, so that the rest is no date and is refused. So is a bare number
where it may be that of a document, of a place or of things counted.
"""

from __future__ import annotations

import re

from analysis.dates.words import CASES, ROLES, lexicon

_MORE = {
    "punctuation": "0",
    "colon": ":",
    "other": "Z",
    "name": "^",
    "in name": "_",  # Astana, Астанада
    "this": ")",
    "next": "(",
    "noun": "]",
    "act noun": "}",
    "no genitive": ",",
}
# A filler is its value: 1 at, 2 in, 3 of, 4 for, 5 the.
_SIGNS = {role.replace(" ", "_"): re.escape(letter) for role, letter in (ROLES | _MORE).items()}
_LONGEST = 40

_PARTS: dict[str, str] = {}


def _pattern(text: str) -> str:
    """Roles and parts named in angle brackets put in, blanks left out."""
    return re.sub(r"(?<!P)<([a-z_]+)>", lambda match: _PARTS.get(match[1]) or _SIGNS[match[1]], re.sub(r"\s", "", text))


for _name, _text in {
    "acting": "[<act><act_noun>]",
    # signed; entered into force; күшіне енді; in force — was last formally signed, to be signed
    "happening": "(?:[<event><noun>]|<acting>[12]?<act_object>++|<act_object><acting>|2<act_object>)",
    "verb": "(?:[<turn><final>]?<manner>*(?:<to>?<auxiliary>+<manner>*)?<happening><auxiliary>*+)",
    "title": "(?:<matter>*<document>(?:3?<matter>++)?)",
    "unit": "5?(?:<verb>|<title>)",
    "day": "[<date_noun><day_noun>]",
    # the date of signing of the agreement; қол қойылған күні; signed and entered into force
    "occasion": "(?>5?(?:<day>3?)?<unit>(?:(?:3?|<and>)<unit>)*(?:<date_noun>|<day_noun>(?=[0:YNnC-]))?|5?<date_noun>"
    "|<day_noun>(?=:))",
    # in Astana, Kazakhstan; в г. Астане; Астанада; Астана қаласында
    "word": "[<name><in_name>]",
    "place": "(?>[12]5?(?:(?:<place_noun>|<year>)3?0?)?<word>+(?:0*<word>)*+<place_noun>?"
    "|(?:<name>0*)*(?:<in_name>|<name>+<place_noun>))",
    "copies_made": "(?:[12]?[N<cardinal>]?<copies>+)",
    # as of, по состоянию на
    "as_of": "(?:<state>(?=[13<from>])|<to><state>4)",
}.items():
    _PARTS[_name] = _pattern(_text)

_BEFORE = re.compile(
    _pattern(
        "0*(?P<marks>(?:<perhaps>[0<filler>]*)*)(?P<at><place>[0-]*)?(?:(?P<occasion><occasion>)(?P<gap>[0:-]*)"
        "(?P<place>(?:<place>)?(?:0*<copies_made>)?)(?P<comma>[0:-]*))?(?P<state><as_of>)?"
    )
)
_AFTER = re.compile(
    _pattern(
        "(?P<date>.+?)(?P<gap>[0-]*)(?P<state><state><state>)?(?:<place>0*)?(?:<copies_made>0*)?(?P<occasion>(?!<day_noun>)<occasion>)?"
        "(?:0*<place>)?(?:0*<copies_made>)?0*"
    )
)
_IS_OF_OCCASION = re.compile(
    _pattern("[<event><noun><act><act_noun><act_object><document><date_noun><state>]|<day_noun>:")
)
_IS_EVENT = re.compile(_pattern("[<event><noun><act><act_noun><act_object><state>]"))
_IS_TITLE = re.compile(_pattern("[<document><matter>]$"))
_THIS_DAY = re.compile(_pattern(r"<this>(?=[05]*(?:<tens>-?)?[N<ordinal>]o?-?<day_noun>)"))  # this sixth day of
_IN_DAYS = re.compile(_pattern("2[N<cardinal>][<day_noun><days><weeks><months><year><years>]0*"))
_CALENDAR = re.compile(_pattern("<calendar>(?=Y?[<year><years><months><weeks><quarters><halves>])"))
_THAN = re.compile(_pattern("(?P<sign>[<earlier><later>])(?=[YMUKI]|[<this><turn><next>]<year>)"))
_FIGURES = set("YVKUNIHLsov")
_IS_LINKED = re.compile(_pattern("[123<from><to><by><before><after>]"))
_IS_NUMBER_FIRST = re.compile("N[1245.]")
# The day before signing, накануне подписания, the second agreement, in 2031 may be signed: less is said than it seems.
_IS_UNSAID = re.compile(
    _pattern(
        "(?:[<before><after><from><to><by><part>]"
        "|<relative_day>(?=5?[<noun><act_noun>])|[NIxTO<cardinal><final>](?=5?[<document><matter>])"
        "|M(?=[0-]*<to>?<manner>*[<auxiliary><act>])"
        "|N(?=5?[<event><noun><act><act_noun><act_object>]))"
    )
)
_NO_NUMBERS = str.maketrans("", "", "012345~?-")


def date_alone(text: str, letters: str, values: tuple) -> tuple[str, tuple]:
    """Letters and values of a text without what it says of an occasion; as they are where it says nothing such."""
    if len(letters) > _LONGEST:
        return letters, values
    signs = _signs(text, letters, values)
    if _IN_DAYS.fullmatch(signs):
        return ROLES["after a time"] + letters[1:], values
    if _IS_OF_OCCASION.search(signs):
        for first, last in _left_out(signs):
            letters, signs = letters[:first] + letters[last:], signs[:first] + signs[last:]
            values = values[:first] + values[last:]
    for pattern in (_THIS_DAY, _CALENDAR):
        if idle := pattern.search(signs):
            letters = _with(letters, idle.start(), ROLES["filler"])
    if than := _THAN.match(signs):
        letters = _with(letters, 0, ROLES["before" if than["sign"] == ROLES["earlier"] else "after"])
    return letters, values


def _with(letters: str, place: int, letter: str) -> str:
    return letters[:place] + letter + letters[place + 1 :]


def _signs(text: str, letters: str, values: tuple) -> str:
    """A sign for each word: the letter of its role, in whatever case of a name, or one of those above."""
    known = lexicon()
    signs: list[str] = []
    for chunk in text.split():
        count = len(known[chunk][0])
        first = len(signs)
        own = [_sign(letters[i], values[i]) for i in range(first, first + count)]
        signs += _capitalized(chunk, own, values[first : first + count])
    return "".join(signs)


def _sign(letter: str, value: object) -> str:
    base = chr(ord(letter) & 0xFF)
    if base == ROLES["filler"]:
        return base if value is None else str(value)
    if base == ROLES["turn"] and value >= 0:
        return _MORE["this" if value == 0 else "next"]
    if letter in _FROM_OCCASION:
        return _MORE["other"]
    if base in _TOLD_APART:
        return _TOLD_APART[base][bool(value)] or base
    return _MORE["colon"] if value == ":" else base


# Without a value and with one: nouns of events, Kazakh words that stand after their object, 'later' and 'позже'.
_TOLD_APART = {ROLES["event"]: ("", _MORE["noun"]), ROLES["act"]: ("", _MORE["act noun"])}
_TOLD_APART |= {ROLES[role]: ("", _MORE["other"]) for role in ("before", "after", "by")}
_TOLD_APART |= {ROLES[role]: (_MORE["no genitive"], "") for role in ("earlier", "later")}
_FROM_OCCASION = [chr(ord(ROLES[role]) + CASES["from"]) for role in ("event", "document", "place noun")]


def _capitalized(chunk: str, signs: list[str], values: tuple) -> list[str]:
    """A name of words that no date has: Astana, Нур-Султан, D.C."""
    if _INITIALS.fullmatch(chunk):
        return [_MORE["name"], *_MORE["punctuation"] * (len(signs) - 1)]
    words = [i for i, sign in enumerate(signs) if sign == "Z"]
    letter = _LETTER.search(chunk)
    if not words or not letter[0].isupper() or not set(signs) <= {*"Z-0"}:
        return signs
    signs = [_MORE["name"] if sign in "Z-" else sign for sign in signs]
    if str(values[words[-1]]).endswith(lexicon().places):
        signs[words[-1]] = _MORE["in name"]
    return signs


_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}[,;]?")
_LETTER = re.compile(r"[^\W\d_]|$")


def _left_out(signs: str) -> list[tuple[int, int]]:
    """From where to where signs say something of an occasion, the last first; nothing where they cannot all be read."""
    before = _BEFORE.match(signs)
    start = before.end()
    after = _AFTER.fullmatch(signs, start)
    if not after or not _is_one_occasion(before, after):
        return []
    date = after["date"]
    if after["occasion"] and _IS_UNSAID.match(signs, after.end("date") - 1):
        return []
    figures = set(date.translate(_NO_NUMBERS)) <= _FIGURES
    if before["occasion"] and not before["state"] and not _may_follow(before, date, figures):
        return []
    if after["occasion"] and figures:
        is_apart = after["gap"] or _IS_LINKED.match(date)
        if _IS_TITLE.search(after["occasion"]) or not is_apart:  # 2025 agreements
            return []
    return [(after.end("date"), len(signs)), (before.end("marks"), start)]


def _is_one_occasion(before: re.Match, after: re.Match) -> bool:
    first = (before["occasion"] or "") + (before["state"] or "")
    last = (after["occasion"] or "") + (after["state"] or "")
    if first and last:  # 'signed 5 May 2020, in force' leaves open which of the two that was
        return bool(_IS_EVENT.search(first)) != bool(_IS_EVENT.search(last))
    return bool(first or last)


def _may_follow(before: re.Match, date: str, figures: bool) -> bool:
    """Whether what stands after an occasion is its date and not a number of something else."""
    if date[0] in "4Z" or _IS_NUMBER_FIRST.match(date):  # signed for 2025, келісімнен кейін, signed 5 in May 2025
        return False
    gap = before["comma"] if before["place"] else before["gap"]
    if date.startswith("N0") and not gap.endswith("0"):  # «5» мая, but not: signed 5, May 2025
        return False
    if _IS_TITLE.search(before["occasion"]) and not before["place"]:
        if "V" in date or date[0] in _NOT_OF_TITLES or date.startswith("N3"):
            return False
        return ":" in gap or date[0] in "123" or not (figures or "C" in date)
    if gap or not figures or _IS_LINKED.match(date):
        return True
    return not before["place"] and date.translate(_NO_NUMBERS) == "Y"


_NOT_OF_TITLES = {ROLES[role] for role in ("from", "to", "by", "filler")}
