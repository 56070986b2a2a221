"""The generated files of the forms of people's names."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import pytest

from analysis.resolve.people.forms import FORMS
from analysis.vocab.table import read_table

# Other releases of the dictionaries and rules may know a few names differently.
PINNED = Path(__file__).parents[3] / "requirements.txt"
TOOLS = ("pytrovich", "pymorphy3", "pymorphy3-dicts-ru")


def test_every_row_has_forms():
    for row in read_table(FORMS):
        assert row["genitive"], dict(row)
        assert row["word"] == row["word"].casefold()
        assert not row["ablative"] or row["language"] == "kk"


def test_the_generated_files_are_what_the_command_makes():
    for tool in TOOLS:
        pytest.importorskip(tool.replace("-", "_"))
        pinned = [line.split()[0] for line in PINNED.read_text().splitlines() if line.startswith(f"{tool}==")]
        if pinned != [f"{tool}=={metadata.version(tool)}"]:
            pytest.skip(f"the file is made with {pinned}, and {tool} {metadata.version(tool)} is installed")
    from analysis import paths
    from analysis.resolve.people.generate import build_files

    made = build_files()
    written = {file: (paths.vocab_folder() / file).read_text(encoding="utf-8") for file in made}
    assert made == written, "run python -m analysis.resolve.people.generate"
