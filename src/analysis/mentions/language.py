"""The languages of texts by their codes."""

from __future__ import annotations

from functools import cache

from analysis.errors import ParameterError
from analysis.languages.likeness import nearest


def language_code(given: object) -> str:
    """The language of a code that may also name a script or a country.

    >>> language_code("en-GB"), language_code("kk_Latn_KZ"), language_code("RU")
    ('en', 'kk', 'ru')

    Raises
    ------
    ParameterError
        There is no such language.
    """
    if isinstance(given, str):
        code = given.strip().replace("_", "-").partition("-")[0].lower()
        if code in languages():
            return code
    near = nearest(str(given), languages())
    hint = f"did you mean {' or '.join(near)}?" if near else "write its code: en, ru, kk, uk"
    raise ParameterError(f"no language {given!r}", hint)


@cache
def languages() -> frozenset[str]:
    """The languages of Unicode's locale data by their codes."""
    from babel.localedata import locale_identifiers

    return frozenset(name for name in locale_identifiers() if "_" not in name and name != "root")
