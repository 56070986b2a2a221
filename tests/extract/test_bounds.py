"""Any text at all has a draft."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from analysis import ParameterError, draft_records
from analysis.extract.prefilter import may_report
from analysis.extract.reading import MOST

RANDOM = random.Random(7)
STRANGE = {
    "empty": "",
    "blanks": " \n" * 5000,
    "half a pair": "\ud800 signed",
    "no end": "Министр А. Б. Иван Петров подписал " * 300,
    "quotes": "«" * 4000,
    "relative": "который, " * 1500,
    "no blanks": "中国与日本签署谅解备忘录矿" * 500,
    "right to left": "وقعت كازاخستان والصين مذكرة تفاهم " * 200,
    "random": "".join(chr(RANDOM.choice((RANDOM.randrange(32, 0x500), 10, 32))) for _ in range(8000)),
}


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
def test_a_strange_text_has_a_draft(text):
    draft = draft_records(text, published="2026-03-05")
    for record in (*draft.agreements, *draft.visits, *draft.mentioned):
        for entries in record["evidence"].values():
            assert all(text[one["start"] : one["end"]] == one["text"] for one in entries)


def test_only_the_beginning_of_a_long_text_is_read():
    text = "x" * (2 * MOST) + " Chile and Kenya signed a memorandum on copper."
    assert not draft_records(text, language="en").is_news


@pytest.mark.parametrize(
    ("arguments", "told"), [({"text": 5}, "no text"), ({"text": "a", "published": "soon"}, "no day")]
)
def test_what_is_no_article_is_refused(arguments, told):
    with pytest.raises(ParameterError, match=told):
        draft_records(**arguments)


def test_kazakh_in_latin_letters_is_read_with_its_own_places():
    text = (
        "Qazaqstan men Avstraliya mys turaly memorandumğa qol qoidy\n\nQazaqstan men Avstraliya keşe Astanada mys "
        "öndıru turaly memorandumğa qol qoidy."
    )
    draft = draft_records(text, published="2026-03-05", language="kk-Latn")
    made = draft.agreements[0]
    assert made["signed"] == "2026-03-04"
    assert made["evidence"]["signed"][0]["text"] == "keşe"


@pytest.mark.parametrize(
    ("text", "is_kept"),
    [
        ("Казахстан и Япония подписали меморандум о литии", True),
        ("Қазақстан мен Жапония мыс туралы келісімге қол қойды", True),
        ("中国与日本签署关于锂矿的备忘录", True),
        ("The bakery on the corner opened on Monday", False),
        ("Матч закончился вничью", False),
    ],
)
def test_the_quick_look_keeps_what_may_report(text, is_kept):
    assert may_report(text) is is_kept


def test_the_quick_look_leaves_out_news_of_other_matters():
    path = Path(__file__).parents[1] / "data" / "articles" / "general_news.txt"
    parts = path.read_text(encoding="utf-8").strip().split("\n\n")
    news = ["\n\n".join(parts[at : at + 2]) for at in range(0, len(parts), 2)]
    assert len(news) == 15
    assert [text[:40] for text in news if may_report(text)] == []
    assert all(may_report(f"{text} Ministers signed a memorandum on lithium.") for text in news)
