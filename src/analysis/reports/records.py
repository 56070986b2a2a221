"""The pages that are made from the tables: which are up to date, which are rendered, which are gone."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from analysis import paths
from analysis.addresses import FOLDERS
from analysis.dataset.cache import code_digest
from analysis.dataset.dataset import Dataset
from analysis.files import digest
from analysis.reports.engine.pool import LostError, run_forked
from analysis.reports.engine.preload import why_not_forked
from analysis.reports.freshness import libraries
from analysis.reports.output import PAGES_LEDGER
from analysis.vocab.disk import vocabulary_digest

if TYPE_CHECKING:
    from analysis.pages.layout import Frame
    from analysis.pages.page import Page

_ADDRESS = re.compile(rf"(?:(?:{'|'.join(FOLDERS.values())})/)?[a-z0-9_-][a-z0-9._-]*\.html")
_FEW = 60  # pages that are rendered sooner than processes are forked
INDEX = "index.html"
_LIMIT = 600  # seconds in which a process renders its share


@dataclass(frozen=True)
class PagesDone:
    """What became of the pages of the record: how many were rendered, which are as they were, which are gone."""

    rendered: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


class PagesLedger:
    """Address → key of a page and digest of its file, and one digest of all that all pages were made from.

    The file may have been changed by anybody: an entry that is not for a page of the folder is left out.
    """

    def __init__(self, folder: Path):
        self._folder = folder
        try:
            found = json.loads((folder / PAGES_LEDGER).read_text(encoding="utf-8"))
            entries = dict(found["pages"])
            self.whole = str(found["whole"])
        except (OSError, ValueError, TypeError, KeyError):  # none yet, or broken: everything is rendered
            entries, self.whole = {}, ""
        self._entries: dict[str, list[str]] = {
            page: entry for page, entry in entries.items() if _ADDRESS.fullmatch(page)
        }

    def addresses(self) -> set[str]:
        return set(self._entries)

    def is_untouched(self, address: str) -> bool:
        """Whether the page is there, as it was put there."""
        file = self._folder / address
        try:
            return self._entries[address][1] == digest([file])
        except (OSError, KeyError, IndexError, TypeError):
            return False

    def holds(self, address: str, key: str) -> bool:
        """Whether the page is there, untouched, made from what has this key."""
        return self._entries.get(address, [""])[0] == key and self.is_untouched(address)

    def enter(self, address: str, key: str, folder: Path) -> None:
        """A page, finished in this folder, is to be put in place."""
        self._entries[address] = [key, digest([folder / address])]

    def drop(self, addresses: Iterable[str]) -> None:
        for address in addresses:
            self._entries.pop(address, None)

    def text(self) -> str:
        return json.dumps({"whole": self.whole, "pages": dict(sorted(self._entries.items()))}, indent=0)


class PagesRun(NamedTuple):
    """The pages of one run; those rendered lie in its scratch folder, under their addresses, until put in place.

    `keys` are those of the pages rendered, `whole` is the digest of all that all pages are made from.
    """

    done: PagesDone = PagesDone()
    keys: Mapping[str, str] = MappingProxyType({})
    whole: str = ""

    @property
    def moves(self) -> dict[str, str]:
        """Which finished file goes where."""
        return {address: address for address in self.done.rendered}

    def noted(self, folder: Path, scratch: Path) -> PagesLedger:
        """The ledger of a folder as it is now, with what this run rendered and without what is gone."""
        ledger = PagesLedger(folder)
        ledger.whole = self.whole
        ledger.drop(self.done.gone)
        for address in self.done.rendered:
            ledger.enter(address, self.keys[address], scratch)
        return ledger


def render_pages(
    data: Dataset, reports: Mapping[str, str], parties: Mapping[str, tuple[str, ...]], frame: Frame, target: Path,
    scratch: Path, force: bool, workers: int,
) -> PagesRun:  # fmt: skip
    """Render into `scratch` the pages of the record that are not up to date in `target`.

    `reports` are slug and title of the reports that the site has, `parties` whom they are about.
    """
    ledger = PagesLedger(target)
    whole, known = _whole(data, reports, parties, frame), ledger.addresses() - {INDEX}
    if not force and whole == ledger.whole and known and all(map(ledger.is_untouched, known)):
        return PagesRun(PagesDone(unchanged=tuple(sorted(known))), whole=whole)
    from analysis.pages.plan import plan_pages
    from analysis.pages.site import Site

    pages = plan_pages(Site(data, reports, parties), frame.version)
    around = (code_digest(), libraries(), frame)
    keys = {address: page.key(around) for address, page in sorted(pages.items())}
    kept = () if force else tuple(address for address, key in keys.items() if ledger.holds(address, key))
    todo = [pages[address] for address in sorted(keys.keys() - set(kept))]
    _write_all(todo, frame, scratch, workers)
    rendered = tuple(page.address for page in todo)
    return PagesRun(PagesDone(rendered, kept, tuple(sorted(known - pages.keys()))), keys, whole)


def _whole(data: Dataset, reports: Mapping[str, str], parties: Mapping[str, tuple[str, ...]], frame: Frame) -> str:
    """SHA-256 of all that all pages are made from: where it is as it was, none of them can be another."""
    made = (
        data.hash,
        vocabulary_digest(paths.vocab_folder()),
        code_digest(),
        libraries(),
        sorted(reports.items()),
        sorted(parties.items()),
        frame,
    )
    return hashlib.sha256(repr(made).encode()).hexdigest()


def _write_all(todo: list[Page], frame: Frame, scratch: Path, workers: int) -> None:
    if not todo:
        return
    from analysis.pages.layout import prepare

    for folder in {(scratch / page.address).parent for page in todo}:
        folder.mkdir(exist_ok=True)
    write = partial(_write, frame=frame, scratch=scratch)
    if len(todo) < _FEW or workers < 2 or why_not_forked():
        write(todo)
        return
    prepare()
    shares = [todo[number::workers] for number in range(workers)]
    for number, found in run_forked(write, shares, workers, _LIMIT):
        if isinstance(found, LostError):
            write(shares[number])  # what went wrong there goes wrong here, and is raised


def _write(pages: list[Page], frame: Frame, scratch: Path) -> int:
    from analysis.pages.plan import render_page

    for page in pages:
        html = render_page(page, frame)
        (scratch / page.address).write_text(html, encoding="utf-8", errors="replace")
    return len(pages)
