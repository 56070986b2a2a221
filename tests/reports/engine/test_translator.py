from __future__ import annotations

import ast

import pytest
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook
from papermill.translators import PythonTranslator, papermill_translators

from analysis.reports.engine.translator import write_readably
from miniature import write_notebook

GIVEN = {
    "country": "Қазақстан Республикасы",
    "note": "\"он\" сказал:\n'да' \\ \u2028\u00a0",
    "countries": ["Өзбекстан", "Монголия"],
    "nothing": None,
    "full": True,
    "top": 3,
}


@pytest.fixture
def _as_before():
    yield
    papermill_translators.register("python", PythonTranslator)


@pytest.mark.usefixtures("_as_before")
def test_cyrillic_stays_readable_in_an_executed_notebook(own_home):
    notebook = load_notebook_node(str(write_notebook(own_home, "free")))
    write_readably()
    cells = parameterize_notebook(notebook, GIVEN).cells
    source = next(cell.source for cell in cells if "injected-parameters" in cell.metadata.tags)
    assert "country = 'Қазақстан Республикасы'" in source
    assert "countries = ['Өзбекстан', 'Монголия']" in source
    values = {line.targets[0].id: ast.literal_eval(line.value) for line in ast.parse(source).body}
    assert values == GIVEN
