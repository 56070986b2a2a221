from __future__ import annotations

import pytest

from analysis.links import Link, is_web_address, site_of
from together import together


@pytest.mark.parametrize(
    "address",
    [
        "https://news.example.org",
        "http://news.example.org/a?b=c&d=%20#e",
        "HTTPS://NEWS.EXAMPLE.ORG/",
        "https://news.example.org:8080/a_(b),c;d'e~f@g!h$i*j+k=l[1]",
        "https://158.69.42.207/a",
        "https://пример.рф/страница",
        "https://news.example.org./",
    ],
)
def test_addresses(address: str):
    assert is_web_address(address)


@together(
    [
        *("javascript:alert(1)", "JavaScript:alert(1)", "javascript://news.example.org/%0aalert(1)"),
        *("data:text/html,x", "ftp://news.example.org", "file:///etc/passwd", "news.example.org", "//news.example.org"),
        *("https://localhost", "https:///path.html", "https://", "http:news.example.org", "https://[news.example.org"),
        *("https://news.example.org/a b", " https://news.example.org", "https://news.example.org\n", ""),
        *('https://news.example.org/"onclick', "https://news.example.org/<script>", "https://news.example.org/a\\b"),
        *(
            "https://news.example.org/\u202egpj.exe",
            "https://news.example.org/\u200b",
            "https://news.example\u00a0.org",
        ),
        *("https://news.example.org/\x00", "https://news.example.org/\ufffe", "https://news.example.org/\ud800"),
        *("https://u:p@news.example.org", "https://news.example.org@198.51.100.7/", "https://@news.example.org"),
        *("https://news.example.org:65536/", "https://news.example.org:http/", "https://news.example.org:0/"),
        *("https://news..example.org", "https://.example.org", "https://news.example.org..", "https://."),
        *(None, float("nan"), 5, b"https://news.example.org", ["https://news.example.org"]),
    ]
)
def test_what_is_none(value: object):
    assert not is_web_address(value)
    assert site_of(value) == ""


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("HTTPS://News.Example.ORG/A", "news.example.org"),
        ("http://news.example.org:8080?a=@b", "news.example.org"),
        ("https://news.example.org./a", "news.example.org"),
        ("https://158.69.42.207/a", "158.69.42.207"),
        ("https://пример.рф/@a", "пример.рф"),
    ],
)
def test_the_site_of_an_address(address: str, site: str):
    assert site_of(address) == site


def test_a_link_is_text_address_and_page():
    link = Link("Example", "https://news.example.org")
    assert (link.text, link.url, "") == tuple(link)
