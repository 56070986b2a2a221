"""A link to a page, and what is an address of the web."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit


class Link(NamedTuple):
    """A text that leads to an address of the web, to a page of the site, or to both.

    `page` is where the site has it, as `analysis.addresses` says: the site links there and, where that page is not
    rendered, to `url`; a notebook links to `url`. Either may be ''.
    """

    text: str
    url: str = ""
    page: str = ""


# What stands in no address as it is: a browser writes it as %20 and the like.
_NOT_IN_ADDRESSES = re.compile(r'[\s<>"\\^`{|}]')


def is_web_address(value: object) -> bool:
    """Whether a value is the address of a page on the web: http(s), a host with a dot, nothing to be escaped.

    No user name, no port that cannot be, no empty part of the host's name.

    Only such an address may become a link: ``javascript:`` and its like run code, and an invisible or a bidirectional
    character makes an address read as another.

    Examples
    --------
    >>> is_web_address("https://www.iea.org/reports"), is_web_address("javascript:alert(1)"), is_web_address(None)
    (True, False, False)
    """
    return bool(site_of(value))


def site_of(value: object) -> str:
    """The name of the host that an address of the web leads to, in small letters; '' for what is no such address.

    A user name is refused, as ``https://akorda.kz@example.org`` leads to example.org. What is an address is said by
    `is_web_address`.

    Examples
    --------
    >>> site_of("https://www.IEA.org:443/reports"), site_of("https://akorda.kz@example.org"), site_of(None)
    ('www.iea.org', '', '')
    """
    return _host(value) if isinstance(value, str) else ""


@lru_cache(maxsize=8192)  # a page asks of each address several times
def _host(value: str) -> str:
    if not value.isprintable() or _NOT_IN_ADDRESSES.search(value):
        return ""
    try:
        parts = urlsplit(value)
        host, port = parts.hostname or "", parts.port
    except ValueError:  # a bracket opened in the host, a port that is no number or too large
        return ""
    host = host.removesuffix(".")  # of the root of all names
    labels = host.split(".")
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or port == 0 or len(labels) < 2 or not all(labels):
        return ""
    return host
