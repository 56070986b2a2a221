"""The language of a report for which nobody says it."""

from __future__ import annotations

import pytest

from analysis import draft_records


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Chile und Ghana haben am Dienstag in Accra ein Abkommen über Lithium unterzeichnet.", "de"),
        ("Le Chili et le Ghana ont signé mardi à Accra un accord sur le lithium.", "fr"),
        ("Chile y Ghana firmaron el martes en Accra un acuerdo sobre el litio.", "es"),
        ("Президент перебуває в Берліні з візитом. Того ж дня його прийняв канцлер.", "uk"),
        ("Президент прибыл в Берлин с визитом. В тот же день его принял канцлер.", "ru"),
        ("Президент Берлинге сапармен келді. Сол күні оны канцлер қабылдады.", "kk"),
        (
            "Memorandýmǵa eki eldiń mınıstrleri Astanada qol qoıdy dep habarlady. Bul qujat lıtıı men mys týraly, "
            "jáne ol bes jyl boıy áreket etedi. Taraptar arasynda óz mindetteri bar.",
            "kk",
        ),
    ],
)
def test_the_language_is_told_by_small_words_and_letters(text, language):
    assert draft_records(text, published="2026-03-05").language == language
