"""What a notebook shows beside its figures, and how it begins."""

from analysis.notebook.blocs import show_blocs
from analysis.notebook.figures import show_figure
from analysis.notebook.provenance import show_provenance
from analysis.notebook.setup import start_notebook
from analysis.notebook.tables import show_numbers, show_table, show_text, show_title

__all__ = [
    "show_blocs",
    "show_figure",
    "show_numbers",
    "show_provenance",
    "show_table",
    "show_text",
    "show_title",
    "start_notebook",
]
