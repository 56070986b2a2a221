"""A text made clean, and what a caller may say of where it was published."""

from __future__ import annotations

import textwrap

import pytest

from analysis.drafts.article import MAX_CHARACTERS, Article, Told, clean_text, told_by, unwrapped, what_is_wrong
from analysis.errors import ParameterError
from analysis.records.characters import unseen


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("one\r\ntwo\rthree\x0cfour", "one\ntwo\nthree\nfour"),
        ("  \n Accra \n ", "Accra"),
        ("и\u0306", "й"),
        ("mem\u00adorandum\u200b of\u2060 intent", "memorandum of intent"),
        ("\u202eevil\u202c \x00 tail", "evil  tail"),
        ("lost \ufffd\ufffd letters", "lost ?? letters"),
        ("नेपाल\u200dका", "नेपाल\u200dका"),  # a joiner is a letter's neighbour there
    ],
)
def test_what_cannot_be_seen_goes(text, clean):
    assert clean_text(text) == clean
    assert clean_text(clean) == clean
    assert not unseen(clean)


WIDE = (
    "The mining ministers of Ghana and Peru signed a letter of intent on manganese in Accra, an official of the "
    "ministry said on Friday."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Short headline\nA line that was broken at its width by Tom\nAlweendo.\nA new one.",
         "Short headline\nA line that was broken at its width by Tom Alweendo.\nA new one."),
        ("\n\n".join(textwrap.wrap(WIDE, 60)), "\n\n".join(textwrap.wrap(WIDE, 60))),
        ("\n".join(textwrap.wrap(WIDE, 40)), WIDE),
        (f"Headline\n{WIDE}\n{WIDE}", f"Headline\n{WIDE}\n{WIDE}"),
        ("加纳和秘鲁签署\n意向书", "加纳和秘鲁签署\n意向书"),
        ("", ""),
    ],
)  # fmt: skip
def test_lines_that_were_broken_at_a_width_are_joined(text, expected):
    assert unwrapped(text) == expected


def test_an_article_is_known_by_its_text():
    one = Article("a.txt", "Lusaka", Told(url="https://example.org"))
    assert one.sha256 == Article("b.txt", "Lusaka").sha256
    assert one.sha256 != Article("a.txt", "Lusaka.").sha256


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "there is no text"),
        (" \n\t", "there is no text"),
        ("a" * (MAX_CHARACTERS + 1), "200,001 characters are too many"),
        ("\ufffd" * 3 + "a" * 100, "3 characters were lost"),
        ("\ufffd" + "a" * 1000, None),
        ("a" * MAX_CHARACTERS, None),
    ],
)
def test_what_is_no_article(text, reason):
    found = what_is_wrong(text)
    assert found is None if reason is None else found[0].startswith(reason)


def test_what_is_told_first_wins():
    first, second = Told(url="https://a.example.org/1", language="ru"), Told("https://b.example.org", "B", "2026", "en")
    assert first | second == Told("https://a.example.org/1", "B", "2026", "ru")
    assert Told() | second == second


def test_what_a_caller_says_is_read():
    assert told_by(None, " Two\nwords ", "5 мая 2026 года", "pt-BR") == Told(None, "Two words", "2026-05-05", "pt")
    assert told_by("", "", "", "") == Told()
    assert told_by(None, "Ac\ud800cra\u202e Daily", None, None).publisher == "Accra Daily"
    assert told_by(None, None, None, "zh-Hant-TW").language == "zh-Hant"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (("javascript:alert(1)", None, None, None), "url: not a web address: 'javascript:alert(1)'"),
        ((None, "x" * 301, None, None), "publisher: 301 characters are too many"),
        ((None, None, "yesterday", None), "published: "),
        ((None, None, "2026-05", None), "published: not one day: '2026-05'"),
        ((None, None, "2026-05-04~", None), "published: not one day"),
        ((None, None, "2026-13-40", None), "published: "),
        ((None, None, None, "русский"), "language: not a language: 'русский'"),
        ((None, None, None, "e"), "language: not a language: 'e'"),
    ],
)
def test_what_cannot_be_true_is_refused(given, message):
    with pytest.raises(ParameterError, match="^" + message.replace("(", r"\(").replace(")", r"\)")):
        told_by(*given)
