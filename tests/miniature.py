"""What the upper tests share: notebooks that run in a moment, and a page taken apart."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import nbformat
import pandas as pd
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from analysis import pages, reports
from analysis.addresses import FOLDERS
from analysis.figures.look import look_script
from analysis.listings.columns import as_text
from analysis.pages.site import ROOT_PAGES
from conftest import DATA, copy_vocab

SCRIPT = "<script>alert(1)</script>"
_FOLDERS = (Path(reports.__file__).parent / "site" / "templates", Path(pages.__file__).parent / "templates")
_SCRIPTS = [file for folder in _FOLDERS for file in sorted(folder.glob("*.js"))]
_OWN_SCRIPTS = "|".join(
    re.escape(script.strip()) for script in (look_script(), *(file.read_text(encoding="utf-8") for file in _SCRIPTS))
)
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}

PARAMETERS = """\
country: str | None = None  # country or bloc
since: str | None = None  # first day
until: str | None = None  # last day
"""


def make_home(folder: Path) -> Path:
    """A home as `own_home`, for a whole module: vocabularies are read once a home."""
    copy_vocab(folder)
    shutil.copytree(DATA / "records", folder / "data" / "records")
    return folder


def is_of_report(name: str) -> bool:
    """Whether a file of a site, by its path in it, is a report's or the index: no page of the record, no ledger."""
    folder = name.partition("/")[0]
    return folder not in FOLDERS.values() and name not in (*ROOT_PAGES[1:], ".ledger.json", ".pages.json")


def write_notebook(home: Path, name: str, parameters: str = PARAMETERS, *cells: str, question: str = "What?") -> Path:
    """A notebook of the house: a question, a parameters cell, then `cells`; one that starts with '#' is a heading."""
    made = [new_markdown_cell(f"**Question.** {question}")]
    made.append(new_code_cell(parameters.strip(), metadata={"tags": ["parameters"]}))
    made += [new_markdown_cell(text) if text.startswith("#") else new_code_cell(text) for text in cells]
    notebook = new_notebook(cells=made, metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}})
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
    notebook.metadata["language_info"] = {"name": "python"}
    file = home / "notebooks" / f"{name}.ipynb"
    file.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, file)
    return file


def write_manifest(home: Path, text: str) -> Path:
    file = home / "reports" / "manifest.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def in_text(listing: pd.DataFrame) -> pd.DataFrame:
    """A listing in which links are their texts alone."""
    return listing.map(lambda cell: as_text(cell) if isinstance(cell, tuple) else cell)


class Page(HTMLParser):
    """A page taken apart; fails where a tag is closed that is not open, or left open."""

    def __init__(self, html: str):
        super().__init__()
        self.html = html
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.scripts: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open, f"left open: {self.open}"

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice: <{tag} {names}>"
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open, f"</{tag}> at {self.getpos()} closes nothing"
        assert self.open[-1] == tag, f"</{tag}> at {self.getpos()} where <{self.open[-1]}> is open"
        self.open.pop()

    def handle_data(self, data):
        if "script" in self.open:
            if not self.tags[-1][1]:
                self.scripts.append(data)
        elif "style" not in self.open:
            self.text += data

    def values(self, attribute: str) -> list[str]:
        return [attrs[attribute] or "" for _, attrs in self.tags if attribute in attrs]

    def assert_stands_alone(self) -> None:
        """No script but the site's own, and nothing a browser would load from elsewhere by itself."""
        names = {tag for tag, _ in self.tags}
        assert not names & {"iframe", "object", "embed", "audio", "video"}
        blocks = [attrs for tag, attrs in self.tags if tag == "script" and attrs]  # of data: no browser runs these
        assert all({**attrs, "id": ""} == {"type": "application/json", "id": ""} for attrs in blocks)
        assert all(re.sub(_OWN_SCRIPTS, "", script).strip() == "" for script in self.scripts)
        assert not [name for _, attrs in self.tags for name in attrs if name.startswith("on")]
        assert all(address.startswith("data:image/") for address in self.values("src"))
        assert all(attrs["href"] == "data:," for tag, attrs in self.tags if tag == "link")
        assert "@import" not in self.html
        assert "url(http" not in self.html
        assert not [url for url in self.values("href") if url.strip().lower().startswith("javascript")]
        assert not [url for url in self.values("xlink:href") if url.strip().lower().startswith("javascript")]


def drawings(page: Page) -> list[dict[str, str | None]]:
    return [attrs for tag, attrs in page.tags if tag == "svg" and attrs.get("aria-hidden") != "true"]


def text_of(page: Page, ident: str) -> str:
    """The text of the element with an id, if it holds nothing else."""
    return re.search(rf'id="{ident}">([^<]*)<', page.html)[1]


def assert_serves_everybody(page: Page) -> None:
    """Headings in order, names and descriptions where they are due, ids that are there once, a way past the head."""
    tags = [tag for tag, _ in page.tags]
    assert tags.count("main") == tags.count("h1") == tags.count("footer") == 1
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    names = [attrs.get("aria-label") or attrs.get("aria-labelledby") for tag, attrs in page.tags if tag == "nav"]
    assert all(names)
    assert len(set(names)) == len(names)
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {ident for value in page.values("aria-labelledby") for ident in value.split()} <= set(ids)
    assert {link[1:] for link in page.values("href") if link.startswith("#")} <= set(ids)
    assert {attrs["for"] for tag, attrs in page.tags if tag == "label" and "for" in attrs} <= set(ids)
    assert all(attrs.get("scope") in ("col", "row") for tag, attrs in page.tags if tag == "th")
    for attrs in drawings(page):
        assert len(text_of(page, attrs["aria-labelledby"])) > 20
    assert all(attrs["alt"] for tag, attrs in page.tags if tag == "img")
    first = next(attrs for tag, attrs in page.tags if tag == "a")
    assert (first["class"], first["href"]) == ("skip", "#main")
