"""Terms, amounts and deadlines of Kazakh in Latin letters, read in Cyrillic ones: «mys pen ýran óndirý»."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from analysis.languages.latin_kazakh import Cyrillic, is_latin_kazakh, may_be_latin_kazakh
from analysis.mentions.context import Context
from analysis.mentions.deadlines import find_deadlines
from analysis.mentions.mention import Mention
from analysis.mentions.money import find_money
from analysis.mentions.terms import terms_in
from analysis.mentions.tokens import Words
from analysis.mentions.wordlists import NEXT_WORD, plain


def latin_kazakh(text: str, language: str, context: Context, folder: Path) -> Iterator[Mention]:
    """What a text mentions besides names, where it is Kazakh in Latin letters; nothing of any other text.

    The letter i stands for и or for і, by the alphabet of the text, and l for л or ль; all are read.
    """
    asked = language.startswith("kk")
    if not (is_latin_kazakh(text) if asked else language != "en" and may_be_latin_kazakh(text)):
        return
    readings = [Cyrillic(text), Cyrillic(text, soft_l=True)]
    words = {plain(word) for read in _spelled(readings[0].text) for word in NEXT_WORD.findall(read)}
    if not asked and not context.has_function(words, "kk"):
        return
    for cyrillic in readings:
        for read in _spelled(cyrillic.text):
            for one in (*terms_in(Words(read), folder), *find_money(read), *find_deadlines(read)):
                start, end = cyrillic.place(one.start, one.end)
                yield one._replace(start=start, end=end, text=text[start:end])


def _spelled(read: str) -> tuple[str, str]:
    """A text with и, and with і in its place."""
    return read, read.replace("и", "і").replace("И", "І")
