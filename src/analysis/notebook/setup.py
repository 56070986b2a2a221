"""How a notebook begins: the project's look, live figures, and mistakes of the caller told in a line."""

from __future__ import annotations

import matplotlib.pyplot as plt
from IPython import get_ipython
from IPython.core.interactiveshell import InteractiveShell
from IPython.display import publish_display_data
from matplotlib.figure import Figure
from matplotlib_inline.backend_inline import set_matplotlib_formats

from analysis.figures.look import LOOK, notebook_look
from analysis.figures.style import use_style
from analysis.notebook.figures import show_drawn
from analysis.notebook.mistakes import check_names, tell_in_a_line


def start_notebook(*parameters: str) -> None:
    """The project's look, live figures, and mistakes that are told in one line.

    Each mark of a figure leads somewhere and says what it is. An error of this package is shown without its traceback
    (``%tb`` has it). Where figures stand between cells, they are drawn for that alone: pyplot would draw each one for a
    window before.

    Parameters
    ----------
    *parameters : str
        The names of the notebook's parameters; one that is misspelt in the cell above is told.

    Raises
    ------
    ParameterError
        One of `parameters` is not set, or the cell that sets them sets another name.
    """
    use_style()
    plt.rcParams["figure.max_open_warning"] = 0
    shell = get_ipython()
    if shell is None:
        return
    tell_in_a_line(shell)
    _show_live(shell)
    if getattr(shell, "kernel", None) is not None:  # a terminal shows no HTML
        publish_display_data({"text/html": notebook_look(), "text/plain": ""}, metadata=LOOK)
    check_names(shell, parameters)


def _show_live(shell: InteractiveShell) -> None:
    """Figures as HTML, in place of a picture."""
    set_matplotlib_formats("svg", metadata={"Date": None, "Creator": None}, bbox_inches=None)
    if "inline" in plt.get_backend():
        plt.uninstall_repl_displayhook()
    formatters = shell.display_formatter.formatters  # type: ignore[union-attr]
    formatters["image/svg+xml"].pop(Figure, None)
    formatters["text/html"].for_type(Figure, lambda figure: show_drawn(figure).html)
