"""Case forms as the generator writes them down."""

from __future__ import annotations

import pytest

from analysis.languages.declension import decline


@pytest.mark.parametrize(
    ("name", "language", "form"),
    [
        ("Соединённые Штаты Америки", "ru", "соединёнными штатами америки"),
        ("Папуа — Новая Гвинея", "ru", "папуа — новой гвинее"),
        ("Босния и Герцеговина", "ru", "боснией и герцеговиной"),
        ("Соединённое Королевство Великобритании и Северной Ирландии", "ru",
         "соединённого королевства великобритании и северной ирландии"),
        ("Большая семёрка", "ru", "большой семёрки"),
        ("Південна Корея", "uk", "південною кореєю"),
    ],
)  # fmt: skip
def test_declining_with_pymorphy(name, language, form):
    pytest.importorskip(f"pymorphy3_dicts_{language}")
    assert form in decline(name, language, joins=["и", "та"])
    assert decline("Перу", language) == decline("Того", language) == []
