"""Bytes to text: what a file says of its encoding is believed, and nothing is guessed."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Encodings of the web (https://encoding.spec.whatwg.org). Python knows others, which are programs rather than letters.
_CHARSET = re.compile(
    rb"""<(?:meta\b[^>]{0,500}?charset|\?xml\b[^>]{0,200}?encoding)\s*=\s*["']?\s*([\w-]{1,40})""", re.IGNORECASE
)
_OF_THE_WEB = re.compile(
    r"(?:windows|cp)-?(?:125[0-8]|874)|iso-?8859-?(?:[1-9]|1[0-6])|latin-?1|(?:us-)?ascii|koi8-[ru]|ibm866|cp866"
    r"|x-mac-cyrillic|gb2312|gbk|gb18030|big5|shift_jis|euc-(?:jp|kr)|iso-2022-jp",
    re.IGNORECASE,
)
_SAME = {"x-mac-cyrillic": "mac-cyrillic", "iso-8859-1": "windows-1252", "latin1": "windows-1252"}


class NotTextError(ValueError):
    """Bytes that are no text: `reason` and `hint`, and the line where that is known (0: not)."""

    def __init__(self, reason: str, hint: str, line: int = 0):
        self.reason, self.hint, self.line = reason, hint, line
        super().__init__(reason)


def decode(raw: bytes) -> str:
    """The text of a file: by its byte-order mark, as UTF-8, or in the encoding of the web that its head declares.

    Raises
    ------
    NotTextError
        Bytes that are of no text, or in an encoding that nobody declares.

    Examples
    --------
    >>> decode('<meta charset="windows-1251">Астана'.encode("windows-1251"))
    '<meta charset="windows-1251">Астана'
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _decoded(raw[len(mark) :] if encoding == "utf-8" else raw, encoding)
    if b"\0" in raw[:100_000]:
        raise NotTextError("not a text: it holds zero bytes", "give the text or the page, not a document or a picture")
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        declared = _declared(raw)
        if declared:
            return _decoded(raw, declared)
        line = raw.count(b"\n", 0, error.start) + 1
        shown = raw[error.start : error.start + 4].hex(" ")
        hint = "save the file as UTF-8 (not windows-1251), or have the page declare its charset"
        raise NotTextError(f"not UTF-8: bytes {shown!r}", hint, line) from None


def _decoded(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise NotTextError(f"not {encoding}, which it declares", "save the file as UTF-8", line) from None


def _declared(raw: bytes) -> str:
    """The encoding that a page declares in its first bytes; '' for none, and for one that is none of the web."""
    found = _CHARSET.search(raw[:4096])
    name = found[1].decode("ascii", "replace").lower() if found else ""
    if not _OF_THE_WEB.fullmatch(name):
        return ""
    name = _SAME.get(name, name)
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""
