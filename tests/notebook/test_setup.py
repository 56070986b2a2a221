from __future__ import annotations

import os
import subprocess
import sys

import pytest

_CELLS = """
import sys
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config
shell = InteractiveShell.instance(config=Config(HistoryManager={"enabled": False}))
from matplotlib.figure import Figure
drawn, draw = [], Figure.draw
Figure.draw = lambda self, renderer: (drawn.append(type(renderer).__name__), draw(self, renderer))[1]
shell.run_cell("import matplotlib.pyplot as plt; plt.ion()")
shell.run_cell("from analysis.notebook import start_notebook; start_notebook()")
if len(sys.argv) > 1:
    shell.run_cell(f"plt.switch_backend({sys.argv[1]!r})")
shell.run_cell("plt.subplots()[0].suptitle('Visits')")
print("DRAWN", *drawn)
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("backend", "later", "drawn"),
    [
        ("module://matplotlib_inline.backend_inline", [], "MixedModeRenderer"),
        ("agg", [], "RendererAgg"),
        ("module://matplotlib_inline.backend_inline", ["agg"], "RendererAgg"),
    ],
    ids=["inline", "in a window", "in a window chosen later"],
)
def test_a_figure_between_cells_is_drawn_once_and_one_in_a_window_after_each_cell(backend, later, drawn, tmp_path):
    """In a process of its own: a shell changes the one it lives in."""
    env = {**os.environ, "IPYTHONDIR": str(tmp_path), "MPLBACKEND": backend}
    command = [sys.executable, "-c", _CELLS, *later]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    assert [line for line in done.stdout.splitlines() if line.startswith("DRAWN")] == [f"DRAWN {drawn}"]
