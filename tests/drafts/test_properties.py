"""What holds of any bytes and any places: nothing is raised that is not told, and no letter is lost or moved."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

from analysis.drafts.article import Article, Told, clean_text, unwrapped
from analysis.drafts.reading import FORMATS, read_articles
from analysis.drafts.spans import Place, paragraphs
from analysis.errors import Issue
from analysis.records.characters import unseen

WORDS = st.lists(
    st.sampled_from(["Accra", "сегодня", "a", "\n", "\n\n", "\r", "ü", "u\u0308", "\u00ad", "."]), max_size=60
)


@given(st.binary(max_size=300), st.sampled_from([form for form in FORMATS if form != "html"]))
def test_any_bytes_are_articles_or_are_told(raw, form):
    for found in read_articles(None, Told(), form, io.BytesIO(raw)):
        assert isinstance(found, Article | Issue)
        if isinstance(found, Article):
            assert found.text.strip() == found.text != ""
            assert not unseen(found.text)
            assert found.sha256
        else:
            assert found.path == "standard input"
            assert found.hint


@given(WORDS)
def test_a_clean_text_stays_as_it_is(words):
    clean = clean_text(" ".join(words))
    assert clean_text(clean) == clean
    assert unwrapped(clean).split() == clean.split()


@given(
    st.text("ab \n", max_size=40),
    st.lists(st.tuples(st.integers(-2, 45), st.integers(-2, 45)), max_size=6),
)
def test_marked_pieces_are_the_text(text, ranges):
    places = [Place(number, "signed", *span, "", "certain", "", "") for number, span in enumerate(ranges)]
    lines = paragraphs(text, places)
    assert ["".join(piece.text for piece in line) for line in lines] == [one for one in text.split("\n") if one.strip()]
    for line in lines:
        for piece in line:
            assert {place.number for place in piece.ending} <= {place.number for place in piece.places}
