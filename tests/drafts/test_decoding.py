"""Bytes to text: what is declared is believed, what is not is refused, and nothing is guessed."""

from __future__ import annotations

import codecs

import pytest

from analysis.drafts.decoding import NotTextError, decode

WORDS = "Подписан меморандум — Ташкент"


@pytest.mark.parametrize(
    "raw",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        WORDS.encode("utf-16"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        WORDS.encode("utf-32"),
    ],
)
def test_unicode_is_read_by_its_mark_or_without_one(raw):
    assert decode(raw) == WORDS


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1251">', "windows-1251"),
        ("<META http-equiv=Content-Type content='text/html; charset=koi8-u'>", "koi8-u"),
        ('<?xml version="1.0" encoding="windows-1251"?>', "windows-1251"),
        ('<meta charset="x-mac-cyrillic">', "mac-cyrillic"),
    ],
)
def test_a_page_declares_its_encoding(head, encoding):
    words = "Подписан меморандум, Ташкент"
    assert decode((head + words).encode(encoding)) == head + words


def test_western_pages_are_read_as_browsers_do():
    raw = b'<meta charset="iso-8859-1">' + b"\x93Accra\x94 \x96 Bras\xedlia"
    assert decode(raw).endswith("“Accra” – Brasília")


def test_what_is_utf_8_is_so_whatever_it_declares():
    text = f'<meta charset="windows-1251">{WORDS}'
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    ("raw", "reason", "line"),
    [
        ("Астана\nАлматы".encode("windows-1251"), "not UTF-8: bytes", 1),
        (b"Accra\nLom\xe9", "not UTF-8: bytes", 2),
        (b"%PDF-1.7\n\0\0\xff\xfe", "zero bytes", 0),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "zero bytes", 0),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x00\xd8", "not utf-16, which it declares", 1),
        (b'<meta charset="utf-7">\xe9', "not UTF-8: bytes", 1),
        (b'<meta charset="unicode_escape">\xe9', "not UTF-8: bytes", 1),
        (b'<meta charset="punycode">\xe9', "not UTF-8: bytes", 1),
        (b'<meta charset="shift_jis">\n\x81', "not shift_jis, which it declares", 2),
    ],
)
def test_what_is_no_text_is_refused(raw, reason, line):
    with pytest.raises(NotTextError) as caught:
        decode(raw)
    assert reason in caught.value.reason
    assert caught.value.line == line
    assert caught.value.hint
