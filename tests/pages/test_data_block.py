from __future__ import annotations

import json
import re

from analysis.pages.data_block import data_block


def test_no_text_ends_the_block():
    told = {"title": "</script><script>alert(1)</script>", "comment": "<!--"}
    block = str(data_block("x", told))
    assert block.count("<") == 2
    inside = re.fullmatch(r'<script type="application/json" id="x">(.*)</script>', block)
    assert json.loads(inside[1]) == told


def test_letters_of_all_scripts_stay():
    assert "Тоқаев" in data_block("x", ["Тоқаев"])
