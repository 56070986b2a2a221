"""A miniature home of the project: the real vocabularies and seven records, so that no test hangs on a real record."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from analysis import paths
from analysis.dataset.dataset import Dataset, load_dataset
from analysis.reports.engine.preload import import_lightly

import_lightly()  # before a module of tests imports nbformat: a second for each worker

# The same examples on every run and no clock: a failure in CI can be repeated. Hunt with --hypothesis-profile=default.
settings.register_profile("repeatable", derandomize=True, deadline=None, max_examples=100, database=None)
settings.load_profile("repeatable")

DATA = Path(__file__).parent / "data"
REAL_VOCAB = Path(__file__).parents[1] / "data" / "vocab"
_BODIES = """\
example-bank,Example Bank,,,,international organization,
example-capital,Example Capital,,,USA,company,
example-mining,Example Mining,,,,company,
example-samruk,Example Samruk,,,KAZ,state company,
"""


def copy_vocab(home: Path) -> Path:
    """The real vocabularies within a home, with the bodies that the records of tests name."""
    folder = home / "data" / "vocab"
    shutil.copytree(REAL_VOCAB, folder)
    with (folder / "bodies.csv").open("a", encoding="utf-8") as file:
        file.write(_BODIES)
    return folder


@pytest.fixture(scope="session")
def _vocab_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy a run: vocabularies are cached by their folder, and may be edited while tests run."""
    return copy_vocab(tmp_path_factory.mktemp("home"))


@pytest.fixture(autouse=True)
def home(_vocab_once: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder with the real vocabularies and the miniature records, for reading. Every test gets it."""
    folder = _vocab_once.parents[1]
    records = folder / "data" / "records"
    if not records.exists():
        shutil.copytree(DATA / "records", records)
    monkeypatch.setenv("MINERALS_HOME", str(folder))
    monkeypatch.setenv("MINERALS_CACHE", str(folder / "cache"))
    return folder


@pytest.fixture
def data(home: Path) -> Dataset:
    """The miniature records, read once a run."""
    return load_dataset(home / "data" / "records")


@pytest.fixture
def nothing(data: Dataset) -> Dataset:
    return data.select(country="KAZ", since="1995", until="1996")


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder that the test may change."""
    folder = tmp_path / "home"
    copy_vocab(folder)
    shutil.copytree(DATA / "records", folder / "data" / "records")
    monkeypatch.setenv("MINERALS_HOME", str(folder))
    return folder


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A folder of the miniature records that the test may change; vocabularies stay those of `home`."""
    folder = tmp_path / "records"
    shutil.copytree(DATA / "records", folder)
    return folder


@pytest.fixture
def real_home(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The checkout itself, for tests of the real records and notebooks."""
    monkeypatch.delenv("MINERALS_HOME", raising=False)
    return paths.home()


@pytest.fixture
def sourced(records: Path) -> Callable[..., Dataset]:
    """Gives the record of the talks sources of (site, publisher, cites), and the miniature records with it."""

    def build(*sources: tuple[str, str, str], confidence: str = "medium") -> Dataset:
        lines = [
            f"  - {{url: 'https://{site}/{number}', publisher: '{publisher}', language: en"
            + (f", cites: '{cites}'}}" if cites else "}")
            for number, (site, publisher, cites) in enumerate(sources)
        ]
        file = next(records.rglob("2024-02-kor-uzb-talks.yml"))
        head = file.read_text(encoding="utf-8").partition("sources:")[0]
        file.write_text("\n".join([head + "sources:", *lines, f"confidence: {confidence}", ""]), encoding="utf-8")
        return load_dataset(records)

    return build
