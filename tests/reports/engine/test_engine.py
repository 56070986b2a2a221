from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import papermill
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from analysis.reports.engine import engine
from analysis.reports.engine.pool import run_forked
from analysis.reports.engine.preload import why_not_forked

pytestmark = pytest.mark.skipif(bool(why_not_forked()), reason="needs fork")

# Everything a cell can put out; each entry is a cell.
FEATURES = (
    "country = 'JPN'  # parameters",
    "print('out'); import sys; print('err', file=sys.stderr); print('out again')",
    "1 + 1",
    "'text';",
    "import pandas as pd\npd.DataFrame({'a': range(3), 'ж': list('абв')})",
    "pd.DataFrame([range(30)])",
    "import matplotlib.pyplot as plt\nplt.plot([1, 3, 2]); plt.title('Астана');",
    "from IPython.display import HTML, Markdown, display, clear_output",
    "display(HTML('<b>b</b>')); display(Markdown('*m*'))",
    "handle = display('before', display_id='mine')\nhandle.update('after')",
    "print('gone'); clear_output(); print('kept')",
    "import asyncio\nawait asyncio.sleep(0.01)\n'awaited'",
    "%time x = 1\n%who_ls int",
    "import os\nos.system('true')\n!echo shell",
    "import logging; logging.warning('logged')",
    "class Both:\n    def _repr_mimebundle_(self, **_): return {'text/plain': 'p', 'application/x+json': {'a': 1}}",
    "Both()",
    "import random; random.seed(1); random.random()",
    "_",
    "In[2], len(Out) > 3",
    "__name__, get_ipython().kernel.__class__.__mro__[-1]",
    "print('\\rover\\rwritten')",
    "import os; os.getcwd() == os.path.realpath('.'), os.environ['MPLBACKEND']",
    "",
    "raise ValueError('no such\\nthing')",
    "print('never')",
)


def write(folder: Path, *cells: str, name: str = "asked") -> Path:
    made = [new_markdown_cell("# Title"), *(new_code_cell(text) for text in cells)]
    made[1].metadata["tags"] = ["parameters"]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = new_notebook(cells=made, metadata={"kernelspec": kernel, "language_info": {"name": "python"}})
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
    file = folder / f"{name}.ipynb"
    nbformat.write(notebook, file)
    return file


def execute(notebook: Path, engine_name: str | None = "warm", **options):
    """The executed notebook, and the error it ended with."""
    executed = notebook.with_name(f"{notebook.stem}-{engine_name}.ipynb")
    error = None
    try:
        papermill.execute_notebook(
            notebook, executed, engine_name=engine_name, progress_bar=False, cwd=notebook.parent, **options
        )
    except papermill.PapermillExecutionError as raised:
        error = raised
    return nbformat.read(executed, as_version=4), error


def outputs(notebook, cell: int) -> list:
    return notebook.cells[cell].outputs


def texts(notebook) -> list[str]:
    found = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    return [output.get("text") or output.get("data", {}).get("text/plain") or output.get("evalue") for output in found]


def comparable(notebook) -> list:
    """Cells without what differs from one run to the next: times, process numbers."""
    plain = json.loads(re.sub(r"ipykernel_\d+|0x[0-9a-f]+", "…", nbformat.writes(notebook)))
    timed = re.compile(r'(CPU times|Wall time): [^"\\]*')
    cells = []
    for cell in plain["cells"]:
        found = json.loads(timed.sub("time", json.dumps(cell.get("outputs"), ensure_ascii=False)))
        status = cell["metadata"].get("papermill", {}).get("status")
        cells.append((cell["source"], cell.get("execution_count"), _joined(found), status))
    return cells


def _joined(outputs: list[dict] | None) -> list[dict] | None:
    """Streams put together by name: a real kernel may send one text in two pieces, and stderr before stdout."""
    if outputs is None:
        return None
    streams: dict[str, str] = {}
    for output in outputs:
        if output["output_type"] == "stream":
            streams[output["name"]] = streams.get(output["name"], "") + "".join(output["text"])
    others = [output for output in outputs if output["output_type"] != "stream"]
    return [*sorted(streams.items()), *others]


@pytest.mark.slow
def test_outputs_are_those_of_a_real_kernel(tmp_path):
    notebook = write(tmp_path, *FEATURES)
    parameters = {"country": "KAZ"}
    ours, our_error = execute(notebook, parameters=parameters)
    theirs, their_error = execute(notebook, None, parameters=parameters)
    for mine, other in zip(comparable(ours), comparable(theirs), strict=True):
        assert mine == other
    assert str(our_error) == str(their_error)
    assert (our_error.ename, our_error.exec_count) == ("ValueError", their_error.exec_count)
    assert ours.metadata.language_info == theirs.metadata.language_info
    figure = next(o for cell in ours.cells for o in cell.get("outputs", ()) if "image/png" in o.get("data", {}))
    assert len(figure.data["image/png"]) > 5000
    nbformat.validate(ours)


def test_nothing_of_one_notebook_is_seen_in_the_next(tmp_path):
    first = write(
        tmp_path,
        "import os, sys, matplotlib, pandas, random, warnings, builtins, analysis",
        "leak = builtins.leak = 1; os.environ['LEAK'] = '1'; os.chdir('/'); sys.path.append('/leak')",
        "matplotlib.rcParams['figure.dpi'] = 33; pandas.set_option('display.max_rows', 3); random.seed(7)",
        "analysis.load_dataset = None; sys.modules['leak'] = sys",
        name="first",
    )
    second = write(
        tmp_path,
        "import os, sys, matplotlib as mpl, pandas as pd, random, builtins, analysis",
        "print('leak' in globals(), hasattr(builtins, 'leak'), 'LEAK' in os.environ, '/leak' in sys.path)",
        "print(os.getcwd() == '/', mpl.rcParams['figure.dpi'] == 33, pd.get_option('display.max_rows') == 3)",
        "print(analysis.load_dataset is None, 'leak' in sys.modules)",
        "random.random()",
        name="second",
    )
    before = (os.getcwd(), dict(os.environ), list(sys.path))
    execute(first)
    clean = texts(execute(second)[0])
    again = texts(execute(second)[0])
    assert clean[:3] == ["False False False False\n", "False False False\n", "False False\n"]
    assert clean[3] != again[3]  # random numbers begin anew
    assert (os.getcwd(), dict(os.environ), list(sys.path)) == before


def test_notebooks_begin_with_everything_loaded_in_a_process_of_their_own(tmp_path):
    notebook = write(tmp_path, "import os, sys", "print('analysis.dataset' in sys.modules, os.getpid(), os.getppid())")
    loaded, pid, parent = texts(execute(notebook)[0])[0].split()
    assert loaded == "True"
    assert int(pid) != os.getpid() == int(parent)
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid), 0)


def test_a_cell_that_hangs_is_stopped_and_named(tmp_path):
    hanging = "print('so far')\nimport time; time.sleep(0.3); print('.'); time.sleep(600)"
    notebook = write(tmp_path, "x = 1", hanging, "2")
    executed, error = execute(notebook, execution_timeout=2, request_save_on_cell_execute=False)
    assert (error.ename, error.exec_count) == ("CellTimeoutError", 2)
    hung = next(cell for cell in executed.cells if cell.source == hanging)
    assert hung.outputs[0].text.startswith("so far\n")
    assert hung.metadata.papermill.status == "failed"
    assert executed.cells[-1].get("outputs") == []


@pytest.mark.parametrize("end", ["os.kill(os.getpid(), signal.SIGKILL)", "os._exit(3)"])
def test_a_kernel_that_dies_is_a_failure_of_its_cell(tmp_path, end):
    notebook = write(tmp_path, "import os, signal", "print('so far', flush=True)", end, "2")
    executed, error = execute(notebook, request_save_on_cell_execute=False)
    assert error.ename == "DeadKernelError"
    died = next(cell for cell in executed.cells if cell.source == end)
    assert died.outputs[-1].ename == "DeadKernelError"
    assert "so far\n" in texts(executed)


@pytest.mark.slow
def test_from_papermills_own_command_line(tmp_path):
    """In a process without a test runner in it, which has its own way with warnings."""
    notebook = write(tmp_path, "country = 'JPN'", "import warnings; warnings.warn('careful ' + country)")
    options = ["--engine", "warm", "-p", "country", "KAZ"]
    command = [sys.executable, "-m", "papermill", str(notebook), "out.ipynb", *options]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr
    (warning,) = texts(nbformat.read(tmp_path / "out.ipynb", as_version=4))
    assert "UserWarning: careful KAZ" in warning


def test_what_programs_write_past_python_is_kept(tmp_path):
    notebook = write(
        tmp_path, "import os, subprocess", "os.write(1, b'fd one\\n'); subprocess.run(['echo', 'a program']);"
    )
    assert "fd one\na program\n" in "".join(str(text) for text in texts(execute(notebook)[0]))


def test_many_notebooks_in_one_process(tmp_path):
    notebook = write(tmp_path, "n = 0", "print(n * 2)")
    descriptors = len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").is_dir() else None
    for n in range(5):
        assert texts(execute(notebook, parameters={"n": n})[0]) == [f"{n * 2}\n"]
    if descriptors is not None:
        assert len(list(Path("/proc/self/fd").iterdir())) <= descriptors + 5  # one loop of asyncio stays
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.slow
def test_after_a_notebook_many_processes_run_some_at_once(tmp_path):
    """The event loop that the first one leaves behind is not shared by the others."""
    notebook = write(tmp_path, "n = 0", *["print(n)"] * 8)
    execute(notebook)

    def work(n: int) -> list[str]:
        own = write(tmp_path, "n = 0", *["print(n)"] * 8, name=f"task-{n}")
        return texts(execute(own, parameters={"n": n})[0])

    found = dict(run_forked(work, range(6), 3, 60.0))
    assert found == {n: [f"{n}\n"] * 8 for n in range(6)}


def test_where_no_fork_can_be_a_kernel_is_started_and_the_log_says_so(tmp_path, monkeypatch, caplog):
    monkeypatch.setenv("MINERALS_FORK", "0")
    notebook = write(tmp_path, "import os", "print(os.getppid())")
    with caplog.at_level("WARNING", logger="papermill"):
        executed, _ = execute(notebook)
    assert "warm engine: MINERALS_FORK=0, so a kernel is started" in caplog.text
    assert texts(executed)


@pytest.mark.parametrize(
    ("platform", "fork", "kernel", "reason"),
    [
        ("linux", None, "python3", ""),
        ("linux", "0", "python3", "MINERALS_FORK=0"),
        ("linux", None, "ir", "the notebook asks for the kernel 'ir'"),
        ("darwin", None, "python3", "macOS frameworks"),
        ("darwin", "1", "python3", ""),
    ],
)
def test_when_a_process_is_forked(monkeypatch, platform, fork, kernel, reason):
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("MINERALS_FORK", fork) if fork else monkeypatch.delenv("MINERALS_FORK", raising=False)
    assert why_not_forked(kernel).startswith(reason)
    assert bool(why_not_forked(kernel)) == bool(reason)


def test_the_engine_is_registered_with_papermill():
    assert papermill.engines.papermill_engines.get_engine("warm") is engine.WarmEngine


@pytest.mark.parametrize(
    "cell",
    [
        r"print('half \ud83d')",
        r"import json, sys; sys.stderr.write(json.loads('\"half \\ud83d\"'))",
        r"display('half \ud83d')",
        r"'half \ud83d'",
        r"raise ValueError('half \ud83d')",
        r"import os; os.write(1, b'half \xed\xa0\xbd');",
        "import sys; sys.stdout.write('half ' + chr(0xdcff));",
    ],
)
def test_output_that_is_no_text_ends_its_cell(tmp_path, cell):
    executed, _ = execute(write(tmp_path, "x = 1", cell), execution_timeout=20, request_save_on_cell_execute=False)
    shown = next(text for text in texts(executed) if text)
    assert "half" in shown
    shown.encode()


@pytest.mark.slow
def test_a_notebook_is_run_from_within_an_event_loop(tmp_path):
    """As papermill does for a caller who is inside one: the fork must not take it for its own."""
    notebook = write(tmp_path, "n = 1", "import asyncio; await asyncio.sleep(0); n + 1")
    code = f"""
import asyncio, papermill
async def main():
    papermill.execute_notebook({str(notebook)!r}, "out.ipynb", engine_name="warm", progress_bar=False)
asyncio.run(main())
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr
    assert texts(nbformat.read(tmp_path / "out.ipynb", as_version=4)) == ["2"]
