"""A link to a page, and what is an address of the web."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit


class Link(NamedTuple):
    """A text that leads to an address."""

    text: str
    url: str


# What stands in no address as it is: a browser writes it as %20 and the like.
_NOT_IN_ADDRESSES = re.compile(r'[\s<>"\\^`{|}]')


def is_web_address(value: object) -> bool:
    """Whether a value is the address of a page on the web: http(s), a host with a dot, nothing to be escaped.

    Only such an address may become a link: ``javascript:`` and its like run code, and an invisible or a bidirectional
    character makes an address read as another.

    Examples
    --------
    >>> is_web_address("https://www.iea.org/reports"), is_web_address("javascript:alert(1)"), is_web_address(None)
    (True, False, False)
    """
    if not isinstance(value, str) or not value.isprintable() or _NOT_IN_ADDRESSES.search(value):
        return False
    try:
        parts = urlsplit(value)
    except ValueError:  # a bracket opened in the host, and the like
        return False
    return parts.scheme in ("http", "https") and "." in (parts.hostname or "")
