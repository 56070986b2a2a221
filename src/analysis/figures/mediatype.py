"""The media types of what this package puts into notebooks beside what Jupyter knows."""

# Beside image/svg+xml: {"parts": [{"alt": sentence, "columns": [...], "rows": [[cell, ...], ...]}]}, one part an axes;
# a cell is a text, a number, or {"text": ..., "url": ...}.
FIGURE_DATA = "application/vnd.minerals.figure+json"
