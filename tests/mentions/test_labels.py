"""The labelled texts stay as right as they are."""

from __future__ import annotations

import pytest

from analysis.mentions.mention import Mention
from score_mentions import Label, Text, compared, score, summed, texts

pytestmark = pytest.mark.slow
EVERY = list(texts())
# What each kind showed when it was last looked at, a little less: recall and precision.
LEAST = {
    "country": (0.94, 0.93),
    "date": (0.9, 0.85),
    "money": (0.9, 0.95),
    "person": (0.82, 0.98),
    "place": (0.85, 0.75),
    "post": (0.8, 0.85),
}


@pytest.fixture(scope="module", params=[False, True], ids=["mended", "unmended"])
def counts(request):
    return score([text for text in EVERY if text.is_unmended == request.param])[0]


@pytest.mark.parametrize("kind", LEAST)
def test_the_labelled_texts_are_read_as_right_as_they_were(counts, kind):
    recall, precision = LEAST[kind]
    held = summed(counts, kind)
    assert held.labels > 10
    assert held.recall >= recall
    assert held.precision >= precision


@pytest.mark.parametrize("kind", ["country", "person", "government"])
def test_none_of_them_has_a_wrong_code(counts, kind):
    assert summed(counts, kind).wrong == 0


def test_the_labels_are_where_they_say():
    assert {text.language for text in EVERY} == {"en", "ru", "kk", "uk"}
    assert all(0 <= label.start < label.end <= len(text.text) for text in EVERY for label in text.labels)


def test_a_mention_is_right_by_its_words_and_codes():
    text = Text(
        "x-1", "en", "In Kazakhstan and Korea", (Label(3, 13, "country", ("KAZ",)), Label(18, 23, "country", ()))
    )
    found = [Mention(0, 13, "In Kazakhstan", "country", ("KAZ",)), Mention(18, 23, "Korea", "country", ("KOR",))]
    assert [verdict for _, verdict, _, _ in compared(text, found)] == ["right", "wrong"]
    assert [verdict for _, verdict, _, _ in compared(text, [])] == ["missed", "missed"]
    assert text.is_unmended
