from __future__ import annotations

import pytest

from analysis.resolve.posts.wording import english_post, is_english_post, listed_wording


@pytest.mark.parametrize(
    ("printed", "party", "name"),
    [
        ("министр торговли", "USA", "Secretary of Commerce"),
        ("Министр  торговли", "CHN", "Minister of Commerce"),
        ("министр торговли", "UZB", "Minister of Trade"),
        ("государственный секретарь", "USA", "Secretary of State"),
        ("государственный секретарь", "KAZ", "State Secretary"),
        ("сыртқы істер министрі", "KAZ", "Minister of Foreign Affairs"),
        ("министр культуры и информации", "KAZ", "Minister"),  # its class
        ("Ministro de Minería", "CHL", "Minister"),
        ("Secretary  of Commerce", "USA", "Secretary of Commerce"),
        ("former President", "USA", "Former President"),
        ("Ambassador to Türkiye", "SDN", "Ambassador to Türkiye"),
        ("сосед", None, None),
    ],
)
def test_a_post_in_english(printed, party, name):
    assert english_post(printed, party) == name


def test_a_class_of_posts_is_no_listed_wording():
    assert listed_wording("министр культуры и информации", "KAZ") is None
    assert not is_english_post("министр культуры и информации")
