"""The media types of what this package puts into notebooks beside what Jupyter knows."""

# The data of a figure: {"parts": [{"alt": sentence, "columns": [...], "rows": [[cell, ...], ...]}]}, one part an axes;
# a cell is a text, a number, or {"text": ..., "url": ..., "page": ...}, the last where the site has one.
FIGURE_DATA = "application/vnd.minerals.figure+json"
