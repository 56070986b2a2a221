"""The kind of site an address is on."""

from __future__ import annotations

import pytest

from analysis.vocab.domains import domain_kind


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://akorda.kz", "official"),
        ("https://news.akorda.kz:443/ru", "official"),
        ("https://WWW.AKORDA.KZ./ru", "official"),
        ("https://akorda.kz.example.org", ""),
        ("https://example.org/akorda.kz", ""),
        ("https://example.org@akorda.kz/", ""),
        ("https://akorda.kz:99999/", ""),
        ("https://[akorda.kz", ""),
        ("akorda.kz", ""),
    ],
)
def test_an_address_is_of_the_site_that_it_leads_to(url: str, kind: str):
    assert domain_kind(url) == kind


@pytest.mark.parametrize("value", [None, float("nan"), 7, b"https://akorda.kz", ["https://akorda.kz"]])
def test_what_is_no_text_is_on_no_site(value: object):
    assert domain_kind(value) == ""
