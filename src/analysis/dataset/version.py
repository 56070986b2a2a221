"""Which version of the data these are: the newest that their changelog names."""

from __future__ import annotations

import re

from analysis import paths

_HEADING = re.compile(r"^## (\d+\.\d+\.\d+)\b", re.MULTILINE)


def data_version() -> str:
    """The version at the top of ``data/CHANGELOG.md``; '' where there is no such file or none in it.

    Examples
    --------
    >>> data_version().count(".") in (0, 2)
    True
    """
    try:
        found = _HEADING.search((paths.data_folder() / "CHANGELOG.md").read_text(encoding="utf-8"))
    except OSError:
        return ""
    return found[1] if found else ""


def name_data(digest: str) -> str:
    """How a page and a file name the data they were made from: the version, and the hash of the records.

    Examples
    --------
    >>> name_data("907066d7ccae").startswith("data ")
    True
    """
    version = data_version()
    return f"data {version} ({digest})" if version else f"data {digest}"
