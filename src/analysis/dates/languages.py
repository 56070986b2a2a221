"""The languages that a caller may name, and the order of day and month in each."""

from __future__ import annotations

# In which order a language writes the numbers of a day; the English of nowhere in particular tells nothing.
LANGUAGES = {"en": None, "en-GB": "dmy", "en-US": "mdy", "ru": "dmy", "kk": "dmy", "uk": "dmy"}


def listed_language(given: object) -> str | None:
    """The one of `LANGUAGES` that a code with or without a script or a country means.

    >>> listed_language("en_gb"), listed_language("kk-Latn"), listed_language("uk-UA"), listed_language("xx")
    ('en-GB', 'kk', 'uk', None)
    """
    parts = given.strip().replace("_", "-").split("-") if isinstance(given, str) else [""]
    language = parts[0]
    full = f"{language}-{parts[-1].upper()}"
    return next((code for code in (full, language) if code in LANGUAGES), None)
