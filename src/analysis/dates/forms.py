"""The forms a date can take, written as slots, and every string of roles that they allow.

A slot names what fills it and the letters that may; ``xO`` is 'twenty' and 'first'. The strings are written out once,
so that looking one up costs the same however many forms there are.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product

SLOTS = {
    "day": ("N", "O", "xO", "x-O"),
    "month": ("M",),
    "year": ("Y", "R"),
    "year?": ("", "Y", "R"),
    "nth": ("N", "I", "O", "F"),
    "last": ("T",),
    "-?": ("", "-", "/"),
    "to": ("-", "/", "&"),
    "second": ("Y", "N"),
    "count": ("N", "c"),
    "count?": ("", "N", "c"),
    "turn": ("T",),
    "unit": ("a", "w", "q", "h", "S", "M", "W"),
    "span": ("d", "j", "w", "a", "y", "v"),
    "absolute": ("Y",),
    "number": ("N",),
    "first": ("O",),
    "season": ("S",),
    "pair": ("V", "K"),
    "figure": ("N",),
    "numeral_month": ("I",),
    "numeral": ("I",),
    "offset": ("r",),
    "weekday": ("W",),
}
# What a letter fills whatever the slot: a relative year is no year, 'last' no number.
PLACES = {"absolute": "year", "nth": "number", "numeral": "number", "numeral_month": "month", "figure": "day"}
NAMES = {"x": "tens", "R": "this", "F": "final"}

# kind of date, then the slots; a letter alone stands for itself
FORMS = (
    ("turned", "turn unit"),
    ("day", "day -? month -? year?"),
    ("day", "month day year?"),
    ("day", "month - day - year"),
    ("day", "year -? day -? month"),
    ("day", "year -? month -? day"),
    ("day", "figure numeral_month absolute"),
    ("two digits", "number - month - number"),
    ("day of turn", "day turn a"),
    ("day of turn", "turn a day"),
    ("last day", "F d month year?"),
    ("last day", "last d month year"),
    ("last day", "year? month F d"),
    ("date", "C"),
    ("numbers", "n"),
    ("edtf", "K"),
    ("month and year", "U"),
    ("year and number", "V"),
    ("month", "month -? year?"),
    ("month", "year -? month"),
    ("year", "year"),
    ("decade", "absolute s"),
    ("decade", "absolute s v"),
    ("decade", "absolute -? v"),
    ("quarter", "nth -? q -? year?"),
    ("quarter", "last q year"),
    ("quarter", "q -? nth -? year?"),
    ("quarter", "year -? nth -? q"),
    ("quarter", "year -? q -? nth"),
    ("half", "nth -? h -? year?"),
    ("half", "h -? nth -? year?"),
    ("half", "year -? nth -? h"),
    ("half", "year -? h -? nth"),
    ("half of month", "nth -? h month year?"),
    ("half of month", "year? month nth -? h"),
    ("ten days", "nth -? k month year?"),
    ("ten days", "year? month nth -? k"),
    ("season", "season -? year?"),
    ("season", "year -? season"),
    ("winter", "season absolute to second"),
    ("winter", "absolute to second season"),
    ("winter by pair", "season pair"),
    ("winter by pair", "season pair y"),
    ("winter by pair", "pair season"),
    ("months", "count a absolute"),
    ("months", "first count a absolute"),
    ("months", "absolute count a"),
    ("months", "absolute first count a"),
    ("week of year", "w number absolute"),
    ("week of year", "number -? w absolute"),
    ("week of year", "absolute -? w number"),
    ("relative day", "offset"),
    ("day before", "d e offset"),
    ("day before", "d e"),
    ("day after", "d g offset"),
    ("next day", "turn d"),
    ("next day", "turn m"),
    ("weekday", "weekday"),
    ("weekday of week", "weekday turn w"),
    ("weekday of week", "turn w weekday"),
    ("ago", "count? span A"),
    ("ago", "count span e"),
    ("hence", "i count? span"),
    ("hence", "count span > g"),
)
# What a date may be only where the other end of a range says the rest, or under 'the beginning of'.
IN_RANGE = (
    ("bare", "day"),
    ("bare", "numeral"),
    ("bare", "day year"),
    ("bare", "numeral year"),
    ("bare", "year day"),
    ("bare", "year numeral"),
    ("day and month", "H"),
)
UNDER_PART = (("this year", "y"), ("this month", "a"), ("this quarter", "q"))
# Where the form may say no year, the year is the one that the text around it or the day of writing gives.
YEARLY = {"day", "month", "quarter", "half", "half of month", "ten days", "season", "last day", "bare", "day and month"}

Table = dict[str, tuple[str, dict[str, int]]]


def _written_out(forms: tuple[tuple[str, str], ...]) -> Table:
    table: Table = {}
    for kind, slots in forms:
        names = slots.split(" ")
        for letters in product(*(SLOTS.get(name, (name,)) for name in names)):
            places: dict[str, int] = {}
            offset = 0
            for name, text in zip(names, letters, strict=True):
                for letter in text:
                    places[_place(name, letter)] = offset
                    offset += 1
            table.setdefault("".join(letters), (kind, places))
    return table


def _place(name: str, letter: str) -> str:
    if letter in NAMES:
        return NAMES[letter]
    return PLACES.get(name, name.rstrip("?")) if name in SLOTS else "value"


@lru_cache(maxsize=1)
def tables() -> tuple[Table, Table, Table]:
    """String of roles → kind and the places of its parts: of dates, of ends of ranges, of what stands under a part."""
    return _written_out(FORMS), _written_out(IN_RANGE), _written_out(UNDER_PART)
