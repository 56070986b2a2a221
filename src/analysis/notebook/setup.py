"""How a notebook begins: the project's look, and figures as SVG with their data beside them."""

from __future__ import annotations

import matplotlib.pyplot as plt
from IPython import get_ipython
from matplotlib.figure import Figure
from matplotlib_inline.backend_inline import set_matplotlib_formats

from analysis.figures.description import figure_bundle
from analysis.figures.style import use_style


def start_notebook() -> None:
    """The project's look, and figures as SVG that are the same each time they are drawn, their data beside them.

    Where figures stand between cells, they are drawn for that alone: pyplot would draw each one for a window before.
    """
    use_style()
    plt.rcParams["figure.max_open_warning"] = 0
    set_matplotlib_formats("svg", metadata={"Date": None, "Creator": None}, bbox_inches=None)
    if "inline" in plt.get_backend():
        plt.uninstall_repl_displayhook()
    shell = get_ipython()
    if shell is not None:
        shell.display_formatter.mimebundle_formatter.for_type(Figure, lambda figure: (figure_bundle(figure), {}))
