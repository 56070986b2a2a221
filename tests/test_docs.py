"""What is generated in the documentation is what the code says now."""

from enum import Enum
from pathlib import Path

import pytest

from analysis import docs, paths
from analysis.errors import ParameterError
from analysis.records import models
from analysis.schema import COLUMNS
from analysis.vocab.catalogue import vocabulary


@pytest.fixture(autouse=True)
def _in_the_checkout(real_home: Path) -> None:
    """The documentation is that of the checkout."""


def test_generated_parts_are_up_to_date():
    assert [path.name for path, _ in docs.stale_files()] == [], "run: minerals docs"


def test_every_column_of_every_table_is_documented():
    text = (paths.data_folder() / "README.md").read_text(encoding="utf-8")
    for table, columns in COLUMNS.items():
        assert f"**`{table}`**" in text
        for column in columns:
            assert f"| `{column.name}` | {column.dtype} |" in text


def test_every_status_is_described():
    text = (paths.data_folder() / "README.md").read_text(encoding="utf-8")
    for code, row in vocabulary("status").rows.items():
        assert f"| `{code}` | {row['applies_to']} |" in text
        assert row["definition"] in text


def test_the_words_of_an_enumeration_stand_in_a_table():
    class Mark(Enum):
        JOIN = "join", "what joins two posts: and | или"
        BODY = "body", "a word for a body"

        def __new__(cls, value: str, definition: str):
            made = object.__new__(cls)
            made._value_, made.definition = value, definition
            return made

    assert docs.table_of_words(Mark).splitlines()[1:5] == [
        "| word | meaning |",
        "|---|---|",
        "| `join` | what joins two posts: and \\| или |",
        "| `body` | a word for a body |",
    ]


def test_limits_are_those_of_the_models():
    text = " ".join((paths.data_folder() / "README.md").read_text(encoding="utf-8").split())
    (entries,) = (limit.max_length for limit in models.ENTRIES.metadata)
    for words in (
        f"one line of at most {models.MAX_NAME:,} characters, an address of {models.MAX_ADDRESS:,};",
        f"have at most {models.MAX_NOTE:,}, a list at most {entries:,} entries",
    ):
        assert words in text


def test_the_readme_shows_figures_that_are_there():
    text = (paths.home() / "README.md").read_text(encoding="utf-8")
    for figure in docs.FIGURES:
        assert figure in text
        assert (paths.home() / figure).read_text(encoding="utf-8").count("<path") > 20


def test_the_readme_names_only_commands_that_exist():
    text = (paths.home() / "README.md").read_text(encoding="utf-8")
    makefile = (paths.home() / "Makefile").read_text(encoding="utf-8")
    for target in ("reports", "test", "lab"):
        assert f"make {target}" in text
        assert f"\n{target}:" in makefile


def test_ci_runs_the_commands_of_the_readme():
    lines = (paths.home() / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines[-2:] == ["make test", "make reports"]


def test_a_stale_part_is_found_and_an_unknown_one_refused(tmp_path: Path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "README.md").write_text("<!-- generated: areas -->\nold\n<!-- end -->", encoding="utf-8")
    (tmp_path / "README.md").write_text("no parts", encoding="utf-8")
    [(path, text)] = docs.stale_files(tmp_path)
    assert path == tmp_path / "data" / "README.md"
    assert "`exploration`" in text
    (tmp_path / "README.md").write_text("<!-- generated: nonsense -->\n<!-- end -->", encoding="utf-8")
    with pytest.raises(ParameterError, match="nonsense"):
        docs.stale_files(tmp_path)


def test_the_answers_printed_in_the_readme_are_those_of_the_helpers():
    text = (paths.home() / "README.md").read_text(encoding="utf-8")
    block = next(code for code in text.split("```python\n")[1:] if "parse_date" in code).split("```")[0]
    names: dict = {}
    lines = [line.partition("  # ") for line in block.splitlines()]
    exec("\n".join(code for code, _, answer in lines if not answer), names)
    answers = [(eval(code, names), answer) for code, _, answer in lines if answer]
    assert len(answers) == 12
    for found, answer in answers:
        assert repr(found).startswith(answer.split("…")[0])
