from __future__ import annotations

import pytest

from analysis.links import Link, is_web_address


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("https://news.example.org/?a=1&b=2", True),
        ("http://news.example.org/", True),
        ("HTTPS://news.example.org", False),
        ("javascript:alert(1)", False),
        (" https://news.example.org", False),
        ("//news.example.org", False),
        ("", False),
        (None, False),
        (float("nan"), False),
        (3, False),
    ],
)
def test_an_address_of_the_web_is_one_from_its_first_character(text, is_one):
    assert is_web_address(text) is is_one


def test_a_link_is_a_text_and_an_address():
    assert Link("News", "https://news.example.org") == ("News", "https://news.example.org")
