"""Where the words stand with which a reader begins: the same as its pattern finds in a whole text."""

from __future__ import annotations

import random
import re

from analysis.mentions.seeds import Seeds
from analysis.mentions.tokens import Words
from analysis.mentions.wordlists import APART, alternatives

LISTED = ["by", "by the end of", "Bank", "S.p.A.", "U-Haul", "R&D"]
PATTERN = re.compile(f"{APART}({alternatives(LISTED)})(?![^\\W_])")
PIECES = [*LISTED, "'", "‘", "’", " ", " ", "\n", "-", "&", "«", "banks", "by the", "S.p", "x"]


def test_a_text_of_any_pieces_has_the_matches_of_the_pattern():
    rng, seeds = random.Random(5), Seeds(PATTERN, LISTED)
    for _ in range(2_000):
        text = "".join(rng.choices(PIECES, k=12))
        expected = [found.span(1) for found in PATTERN.finditer("\n" + text)]
        assert [found.span(1) for found in seeds.find(Words(text))] == expected, text
