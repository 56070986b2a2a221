"""What is known of the site of an address: official, a mirror, unreliable."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from analysis import paths
from analysis.vocab.table import read_table


@lru_cache(maxsize=8)
def _domains(folder: Path) -> dict[str, str]:
    return {row["domain"]: row["kind"] for row in read_table("domains.csv", folder)}


def domain_kind(url: str) -> str:
    """'official', 'mirror' or 'unreliable' where the address's site or a site above it is listed so, else ''."""
    known = _domains(paths.vocab_folder())
    labels = (urlsplit(url).hostname or "").split(".")
    return next((known[site] for i in range(len(labels)) if (site := ".".join(labels[i:])) in known), "")
