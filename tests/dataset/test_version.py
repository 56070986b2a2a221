from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysis import paths
from analysis.dataset.version import data_version, name_data


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("# Changes\n\nNewest first.\n\n## 7.1.0 — 2031-01-01\n\nMore.\n\n## 7.0.0 — 2030-01-01\n", "7.1.0"),
        ("# Changes\n\nNone yet: 1.0.0 will be the first.\n", ""),
        (None, ""),
    ],
)
def test_the_version_is_the_newest_of_the_changelog(text, version, tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "data_folder", lambda: tmp_path)
    if text is not None:
        (tmp_path / "CHANGELOG.md").write_text(text, encoding="utf-8")
    assert data_version() == version
    assert name_data("abc") == (f"data {version} (abc)" if version else "data abc")


def test_the_changelog_of_the_project_has_a_version():
    text = (Path(__file__).parents[2] / "data" / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"^## \d+\.\d+\.\d+ ", text, re.MULTILINE)
