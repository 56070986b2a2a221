"""What kind of site an address is on, as `data/vocab/domains.csv` lists it."""

from __future__ import annotations

from pathlib import Path

from analysis.links import site_of
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import read_table


def domain_kind(url: object) -> str:
    """'official', 'mirror' or 'unreliable' where the address's site or a site above it is listed so, else ''.

    What is no address of the web, or no text, is on no site.

    >>> domain_kind("https://www.akorda.kz/ru"), domain_kind("https://example.org/akorda.kz")
    ('official', '')
    """
    known = _domains(vocab_folder())
    labels = site_of(url).split(".")
    return next((known[site] for i in range(len(labels)) if (site := ".".join(labels[i:])) in known), "")


@kept()
def _domains(folder: Path) -> dict[str, str]:
    return {row["domain"]: row["kind"] for row in read_table("domains.csv", folder)}
