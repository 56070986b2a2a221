"""Where the site has the page of a record, a person, a body, a mineral, an area, a country, a pair or a year.

An address is relative to the site's folder: ``agreements/2025-11-06-kaz-usa-critical-minerals-mou.html``.
"""

from __future__ import annotations

import re

# Kind → the folder of its pages. Blocs are in countries/.
FOLDERS = {
    "agreement": "agreements",
    "visit": "visits",
    "person": "people",
    "body": "bodies",
    "mineral": "minerals",
    "area": "areas",
    "country": "countries",
    "pair": "pairs",
    "year": "years",
}
_MARK = "minerals:"


def page_of(kind: str, *codes: object) -> str:
    """The address of a page; '' where a code is missing or no text.

    Parameters
    ----------
    kind : str
        One of `FOLDERS`.
    *codes : str
        The id of a record or person, the code of a body, mineral, area, country or bloc, a year; for a pair two codes
        of countries or blocs, in any order.

    Examples
    --------
    >>> page_of("country", "KAZ"), page_of("pair", "USA", "KAZ"), page_of("mineral", None)
    ('countries/kaz.html', 'pairs/kaz-usa.html', '')
    """
    if not all(isinstance(code, str) and code for code in codes):
        return ""
    name = "-".join(sorted(str(code) for code in codes))
    return f"{FOLDERS[kind]}/{re.sub(r'[^a-z0-9._-]+', '-', name.lower()).strip('-.')}.html"


def with_page(url: str, page: str) -> str:
    """An address of the web that carries one of the site behind it, as a fragment that no server is sent.

    A drawing holds one address a mark: so that one leads to the source wherever the drawing is opened, and to the
    site's page on the site. Undone by `split_page`.

    Examples
    --------
    >>> with_page("https://akorda.kz/en", "agreements/x.html")
    'https://akorda.kz/en#minerals:agreements/x.html'
    """
    return f"{url}{'&' if '#' in url else '#'}{_MARK}{page}" if page else url


def split_page(address: str) -> tuple[str, str]:
    """The address of the web, or '', and that of the site's page, or ''.

    Examples
    --------
    >>> split_page("https://akorda.kz/en#minerals:agreements/x.html"), split_page("https://akorda.kz/en")
    (('https://akorda.kz/en', 'agreements/x.html'), ('https://akorda.kz/en', ''))
    """
    url, mark, page = address.partition(_MARK)
    return (url[:-1], page) if mark else (address, "")
