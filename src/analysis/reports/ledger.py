"""Which fingerprint each page in a folder was made from, kept beside the pages."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

_NAME = ".ledger.json"


class Ledger:
    """Slug → the fingerprint a page was rendered from and the digest of the page, read once and saved whole."""

    def __init__(self, folder: Path):
        self._folder = folder
        try:
            found = json.loads((folder / _NAME).read_text(encoding="utf-8"))
        except (OSError, ValueError):  # none yet, or broken: everything is rendered
            found = {}
        self._entries: dict[str, list[str]] = found if isinstance(found, dict) else {}

    def holds(self, slug: str, fingerprint: str) -> bool:
        """Whether the page and its notebook are there, untouched, made from what has this fingerprint."""
        return self._entries.get(slug) == [fingerprint, _digest(self._folder / f"{slug}.html")] and (
            (self._folder / f"{slug}.ipynb").is_file()
        )

    def enter(self, slug: str, fingerprint: str) -> None:
        """A page was put in place."""
        self._entries[slug] = [fingerprint, _digest(self._folder / f"{slug}.html")]

    def slugs(self) -> set[str]:
        return set(self._entries)

    def drop(self, slug: str) -> None:
        self._entries.pop(slug, None)

    def save(self) -> None:
        fresh = self._folder / f"{_NAME}.new"
        fresh.write_text(json.dumps(dict(sorted(self._entries.items())), indent=0), encoding="utf-8")
        os.replace(fresh, self._folder / _NAME)


def _digest(page: Path) -> str:
    return hashlib.sha256(page.read_bytes()).hexdigest() if page.is_file() else ""
