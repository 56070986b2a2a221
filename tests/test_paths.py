from __future__ import annotations

from pathlib import Path

import pytest

from analysis import paths
from analysis.errors import ParameterError


def test_the_environment_variable_wins(home: Path):
    assert paths.home() == home
    assert paths.vocab_folder() == home / "data" / "vocab"
    assert paths.records_folder() == home / "data" / "records"


def test_without_it_the_checkout_is_home(real_home: Path):
    assert real_home == Path(__file__).parents[1]
    assert paths.manifest_file() == real_home / "reports" / "manifest.yml"
    assert paths.notebooks_folder() == real_home / "notebooks"


def test_a_folder_without_data_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("MINERALS_HOME", str(tmp_path))
    with pytest.raises(ParameterError, match="no data/vocab there — point it at a checkout or unset it"):
        paths.home()


def test_an_installed_wheel_uses_its_own_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("MINERALS_HOME")
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "site-packages" / "analysis")
    assert paths.home() == tmp_path / "site-packages" / "analysis" / "_home"
    with pytest.raises(ParameterError, match="the installed package's — work in a checkout"):
        paths.check_own_data()


def test_a_checkout_may_be_written_to(real_home: Path):
    paths.check_own_data()


def test_paths_are_shown_as_a_reader_would_type_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert paths.display(tmp_path / "data" / "a.yml") == str(Path("data/a.yml"))
    assert paths.display(tmp_path.parent / "a.yml") == str(tmp_path.parent / "a.yml")
