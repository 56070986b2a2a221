from __future__ import annotations

import pytest

from analysis.resolve.places import english_place


@pytest.mark.parametrize(
    ("printed", "country", "name"),
    [
        ("Вашингтон", "USA", "Washington"),
        ("Washington, D.C.", "USA", "Washington"),
        ("Бейжің", None, "Beijing"),
        ("Нур-Султан", "KAZ", "Astana"),
        ("Brasilia", "BRA", "Brasília"),
        ("Kokshetau", "KAZ", "Kokshetau"),
        ("  San  José ", "CRI", "San José"),
        ("Вашингтон", "GBR", None),  # another town
        ("Кокшетау", "KAZ", None),
        ("北京", "CHN", None),
    ],
)
def test_a_town_in_english(printed, country, name):
    assert english_place(printed, country) == name
