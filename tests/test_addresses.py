"""Where the site has a page, and how a mark carries it beside its source."""

import pytest

from analysis.addresses import FOLDERS, page_of, split_page, with_page


@pytest.mark.parametrize(
    ("kind", "codes", "page"),
    [
        ("agreement", ["2023-05-20-aus-usa-compact"], "agreements/2023-05-20-aus-usa-compact.html"),
        ("country", ["C5+1"], "countries/c5-1.html"),
        ("mineral", ["rare_earths"], "minerals/rare_earths.html"),
        ("pair", ["ZMB", "COD"], "pairs/cod-zmb.html"),
        ("year", ["2024"], "years/2024.html"),
        ("person", [None], ""),
        ("pair", ["ZMB", ""], ""),
    ],
)
def test_a_page_has_one_address(kind, codes, page):
    assert page_of(kind, *codes) == page


def test_an_address_leads_nowhere_else():
    assert page_of("body", "../../etc/passwd") == "bodies/etc-passwd.html"


def test_every_kind_has_a_folder_of_its_own():
    assert len(set(FOLDERS.values())) == len(FOLDERS)


@pytest.mark.parametrize("url", ["https://www.meti.go.jp/a", "https://x.kz/#top", ""])
@pytest.mark.parametrize("page", ["agreements/a.html", ""])
def test_an_address_carries_a_page_and_gives_it_back(url, page):
    assert split_page(with_page(url, page)) == (url, page)
