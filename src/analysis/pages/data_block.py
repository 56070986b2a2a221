"""Data within a page: JSON in a block that a browser keeps and does not run."""

from __future__ import annotations

import json

from markupsafe import Markup


def data_block(name: str, value: object) -> Markup:
    """A ``<script type="application/json">`` with the id `name`, which no text in it can end.

    The bytes are the same for the same value: keys stay in their order, letters of all scripts as they are.

    Examples
    --------
    >>> print(data_block("facts", {"title": "</script>"}))
    <script type="application/json" id="facts">{"title":"\\u003c/script>"}</script>
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).replace("<", "\\u003c")
    return Markup(f'<script type="application/json" id="{name}">{text}</script>')  # noqa: S704 — no < is left in it
