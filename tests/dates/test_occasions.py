"""What is said of an occasion, part by part."""

from __future__ import annotations

import pytest

from analysis.dates import occasions
from analysis.dates.patterns import Pattern, compiled
from analysis.dates.surroundings import _around
from analysis.dates.words import lexicon

# A part, what it fits, and what it does not.
PARTS: list[tuple[Pattern, str, str]] = [
    (occasions.HAPPENING, "signed | entered into force | күшіне енді | қол қойылды | in force | took place"
     " | entry into force",
     "force | entered | was signed | қойылды"),
    (occasions.COMING_INTO_FORCE, "will enter into force | shall formally enter into force | to be brought into force",
     "entered into force | will be signed | will take place"),
    (occasions.VERB, "signed | was formally signed | last revised | has been ratified "
     "| will enter into force | был подписан",
     "will be signed | to be signed | shall be adopted | будет подписан | was | last"),
    (occasions.TITLE, "agreement | joint statement | memorandum of understanding"
     " | межправительственное соглашение",
     "joint | of understanding | understanding memorandum of"),
    (occasions.OCCASION, "date of signing of the agreement | signed and entered into force | the protocol"
     " | дата подписания",
     "signed or ratified | date of | and signed"),
    (occasions.PLACE, "in Astana | in the city of Almaty | Астанада | Шымкент қаласында"
     " | at Ulan-Ude, Russia | в г. Астане",
     "Astana | in astana | in Astana in"),
    (occasions.COPIES_MADE, "in two copies | екі данада | in duplicate | в двух подлинных экземплярах",
     "in two | copies in"),
]  # fmt: skip


def around(text: str) -> str:
    return "".join(_around(chunk, lexicon()) for chunk in text.split())


def each(place: int) -> list[tuple[Pattern, str]]:
    return [(part[0], text) for part in PARTS for text in part[place].split(" | ")]


@pytest.mark.parametrize(("part", "text"), each(1), ids=lambda value: value if " " in value else "")
def test_what_a_part_fits(part, text):
    assert compiled(part).fullmatch(around(text))


@pytest.mark.parametrize(("part", "text"), each(2), ids=lambda value: value if " " in value else "")
def test_what_a_part_does_not_fit(part, text):
    assert not compiled(part).fullmatch(around(text))


@pytest.mark.parametrize("text", ["as of 2031", "по состоянию на 2031", "as from 2031"])
def test_as_of(text):
    assert compiled(occasions.AS_OF).match(around(text))
