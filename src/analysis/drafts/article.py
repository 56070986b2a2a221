"""An article as it is read: its text, and what is known of where it was published."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, fields
from itertools import pairwise

from analysis.dates.parsing import read_date
from analysis.errors import DateError, ParameterError, shorten
from analysis.links import is_web_address
from analysis.records.characters import UNSEEN
from analysis.records.models import MAX_NAME

# Ten times the longest report: what is longer is a book, or no article.
MAX_CHARACTERS = 200_000
# More of what could not be decoded than this makes names unreadable.
_MOST_LOST = 1 / 200
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-[a-z0-9]+)*", re.IGNORECASE)


# Lines that are broken at a width are not longer; a paragraph on one line mostly is.
_WIDEST = 130
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Told:
    """What is known of a publication; None where nobody says.

    Attributes
    ----------
    url, publisher : str or None
        The address of the page and who published it.
    published : str or None
        EDTF date.
    language : str or None
        BCP-47 code without a region: ``ru``, ``kk-Latn``.
    """

    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None

    def __or__(self, other: Told) -> Told:
        """What is told here and, where nothing is, what the other says."""
        return Told(**{one.name: getattr(self, one.name) or getattr(other, one.name) for one in fields(Told)})


@dataclass(frozen=True)
class Article:
    """A text that reports something.

    `name` is where it was read, for messages: ``news.html``, ``news.jsonl:3``. `text` is in the form of `clean_text`,
    and offsets count its characters.
    """

    name: str
    text: str
    told: Told = Told()

    @property
    def sha256(self) -> str:
        """Digest of the text in UTF-8: by it a draft knows the article again."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def clean_text(text: str) -> str:
    """The text with line feeds between its lines, composed letters (NFC), and nothing that cannot be seen.

    What a decoder could not read (U+FFFD) becomes a question mark, so that it does not join two words.

    >>> clean_text("Аста\\u00adна\\r\\n\\ufeff1 мая")
    'Астана\\n1 мая'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").replace("\ufffd", "?")
    return unicodedata.normalize("NFC", UNSEEN.sub("", text)).strip()


def unwrapped(text: str) -> str:
    """A text whose lines were broken at a width, as mail is, with each paragraph on one line; any other as it is.

    A line was broken where the first word of the next one had no room on it any more.

    >>> unwrapped("Ministers met\\n\\nThe ministers of Ghana and Peru signed a letter\\nof intent in Accra.")
    'Ministers met\\n\\nThe ministers of Ghana and Peru signed a letter of intent in Accra.'
    """
    lines = text.split("\n")
    width = max(map(len, lines))
    if width > _WIDEST:
        return text
    joined = lines[:1]
    for before, line in pairwise(lines):
        word = line.split(" ", 1)[0]
        is_broken = word and before.count(" ") > 2 and len(before) + 1 + len(word) > width
        if is_broken:
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return "\n".join(joined)


def what_is_wrong(text: str) -> tuple[str, str] | None:
    """Why a text, as it was decoded, is no article, and the mend; None where it may be one."""
    if not text.strip():
        return "there is no text", "give the text of the article"
    if len(text) > MAX_CHARACTERS:
        hint = f"at most {MAX_CHARACTERS:,}: give one article a file, or many as JSONL or CSV"
        return f"{len(text):,} characters are too many for one article", hint
    if (lost := text.count("\ufffd")) > len(text) * _MOST_LOST:
        return f"{lost:,} characters were lost when it was decoded (U+FFFD)", "take the page itself again"
    return None


def told_by(url: str | None, publisher: str | None, published: str | None, language: str | None) -> Told:
    """What somebody typed, read strictly.

    Raises
    ------
    ParameterError
        `url` is no address of the web, `publisher` no name, `published` no date, `language` no code.
    """
    if url and not is_web_address(url):
        raise ParameterError(f"url: not a web address: {shorten(url)!r}", "copy the address from the browser")
    name = " ".join(clean_text(publisher or "").split())
    if len(name) > MAX_NAME:
        raise ParameterError(f"publisher: {len(name):,} characters are too many", f"at most {MAX_NAME}")
    code = language_code(language) if language else None
    if language and not code:
        raise ParameterError(f"language: not a language: {shorten(language)!r}", "write a code such as en, ru or kk")
    return Told(url or None, name or None, date_of(published), code)


def date_of(published: str | None) -> str | None:
    """The day of publication as EDTF; `ParameterError` where it cannot be read, or is a month or a year.

    >>> date_of("4 марта 2026 года")
    '2026-03-04'
    """
    if not published or not published.strip():
        return None
    try:
        day = read_date(published.strip()).edtf
    except DateError as error:
        value = "" if error.value is None else f" {error.value!r}"
        raise ParameterError(f"published: {error.reason}{value}", "write YYYY-MM-DD") from None
    if not _DAY.fullmatch(day):
        raise ParameterError(f"published: not one day: {shorten(published)!r}", "write YYYY-MM-DD, or leave it out")
    return day


def language_code(tag: str) -> str | None:
    """The language and script of a BCP-47 tag, as records have them; None for what is no tag.

    >>> language_code("ru_RU"), language_code("KK-latn-KZ"), language_code("русский")
    ('ru', 'kk-Latn', None)
    """
    found = _LANGUAGE.fullmatch(tag.strip().replace("_", "-"))
    if not found:
        return None
    return found[1].lower() + (f"-{found[2].title()}" if found[2] else "")
