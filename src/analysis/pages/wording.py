"""Texts of records as HTML: links within the site, printed forms marked with their language, dates in words."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from functools import lru_cache

from babel import Locale
from markupsafe import Markup, escape

from analysis.dates.wording import in_words
from analysis.links import is_web_address, site_of

UP = "../"  # from the folder of a page to that of the site
_KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
_SCRIPTS = (
    (re.compile("[\u0400-\u04ff]"), "ru"),
    (re.compile("[\uac00-\ud7af\u1100-\u11ff]"), "ko"),
    (re.compile("[\u3040-\u30ff]"), "ja"),
    (re.compile("[\u4e00-\u9fff]"), "zh"),
    (re.compile("[\u0600-\u06ff]"), "ar"),
    (re.compile("[\u0370-\u03ff]"), "el"),
)


def text(value: object) -> str:
    """A text of a table, '' where there is none.

    >>> text("a"), text(None), text(float("nan"))
    ('a', '', '')
    """
    return value if isinstance(value, str) else ""


def link(shown: object, page: str, pages: Container[str], up: str = UP) -> Markup:
    """A text that leads to a page of the site, where the site has it.

    >>> link("A & B", "people/a.html", {"people/a.html"})
    Markup('<a href="../people/a.html">A &amp; B</a>')
    >>> link("A & B", "people/a.html", ())
    Markup('A &amp; B')
    """
    text = escape(shown)
    return Markup(f'<a href="{up}{escape(page)}">{text}</a>') if page in pages else text  # noqa: S704 — escaped


def out(shown: object, url: object) -> Markup:
    """A text that leads to an address of the web, if it is one."""
    text = escape(shown)
    return Markup(f'<a href="{escape(url)}" rel="external">{text}</a>') if is_web_address(url) else text  # noqa: S704


def cited(url: object) -> Markup:
    """An address of the web as a link by the name of its site.

    >>> cited("https://www.iea.org/reports")
    Markup('<a href="https://www.iea.org/reports" rel="external">iea.org</a>')
    """
    return out(site_of(url).removeprefix("www.") or text(url), url)


def joined(parts: Iterable[object], between: str = ", ") -> Markup:
    """Texts and links one after the other."""
    return escape(between).join(map(escape, parts))


def language_of(printed: str) -> str:
    """The language of a text in another script than the Latin one; '' for Latin letters.

    >>> language_of("президент"), language_of("Қазақстан"), language_of("President")
    ('ru', 'kk', '')
    """
    for script, language in _SCRIPTS:
        if script.search(printed):
            return "kk" if language == "ru" and _KAZAKH.search(printed) else language
    return ""


def as_printed(printed: str) -> Markup:
    """A text of a source, marked with its language where that is not English.

    >>> as_printed("президент")
    Markup('<span lang="ru">президент</span>')
    """
    language = language_of(printed)
    text = escape(printed)
    return Markup(f'<span lang="{language}">{text}</span>') if language else text  # noqa: S704 — escaped


def beside(english: object, printed: str) -> Markup:
    """An English wording with the printed one behind it, where they differ.

    >>> beside("Minister", "министр")
    Markup('Minister <span class="printed">(printed: «<span lang="ru">министр</span>»)</span>')
    >>> beside("", "minister"), beside("Minister", "Minister")
    (Markup('minister'), Markup('Minister'))
    """
    if not english or english == printed:
        return as_printed(printed)
    if not printed:
        return escape(english)
    return Markup('{} <span class="printed">(printed: «{}»)</span>').format(english, as_printed(printed))


def when(edtf: object) -> str:
    """A date in words, exactly as precise as the record; '' where there is none."""
    return in_words(text(edtf))


@lru_cache(maxsize=256)
def language_name(code: str) -> str:
    """The English name of a language; the code itself where it has none.

    >>> language_name("ru"), language_name("kk-Latn"), language_name("xx")
    ('Russian', 'Kazakh (Latin)', 'xx')
    """
    parts = code.replace("-", "_").split("_")
    locale = Locale("en")
    name = locale.languages.get("_".join(parts)) or locale.languages.get(parts[0])
    further = [locale.scripts.get(part) or locale.territories.get(part) or "" for part in parts[1:]]
    if name is None:
        return code
    is_whole = "_".join(parts) in locale.languages
    return str(name) if is_whole or not any(further) else f"{name} ({', '.join(filter(None, further))})"


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "visit"), counted(2, "body", "bodies")
    ('1 visit', '2 bodies')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
