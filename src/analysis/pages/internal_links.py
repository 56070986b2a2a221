"""Links within the site: what notebooks and tables mark as a page of the site leads there, where that page is."""

from __future__ import annotations

import re
from collections.abc import Container

_LINK = re.compile(r'<a(?P<before>[^>]*?) data-page="(?P<page>[^"]*)"(?P<after>[^>]*)>(?P<text>.*?)</a>', re.DOTALL)
_HREF = re.compile(r' (?:xlink:)?href="[^"]*"')
# A mark of a figure that leads to a page alone: where there is none it still says what it is.
_MARK = re.compile(r'<a class="fig-mark" data-page="([^"#]*)[^"]*"([^>]*)>(.*?)</a>', re.DOTALL)


def resolve_links(html: str, here: str, pages: Container[str]) -> str:
    """HTML in which each ``<a href="SOURCE" data-page="PAGE">`` leads to the page, relative to the page `here`.

    A page may have a fragment behind it, as ``records.html#area=trade``.
    Where the site has no such page the link leads to its source as before; one without a source becomes its text.

    Examples
    --------
    >>> resolve_links('<a data-page="people/x.html">X</a>', "agreements/y.html", {"people/x.html"})
    '<a href="../people/x.html">X</a>'
    >>> resolve_links('<a data-page="people/x.html">X</a>', "index.html", set())
    'X'
    """
    prefix = "../" * here.count("/")

    def resolved(match: re.Match[str]) -> str:
        before, page, after, text = match.group("before", "page", "after", "text")
        other = before + after
        if page.partition("#")[0] in pages:
            return f'<a href="{prefix}{page}"{_HREF.sub("", other)}>{text}</a>'
        return f"<a{other}>{text}</a>" if _HREF.search(other) else text

    def told(match: re.Match[str]) -> str:
        page, other, drawn = match.groups()
        return match[0] if page in pages else f'<g class="fig-mark" role="img"{other}>{drawn}</g>'

    return _LINK.sub(resolved, _MARK.sub(told, html))
