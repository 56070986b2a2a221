"""How many names in a case are given back in the nominative, and how long one takes; natasha beside, where it is there.

    python tests/benchmarks/bench_base_forms.py

The names are the Russian ones of ``tests/data/labels/base_forms.csv``. natasha is not among the dependencies
(``pip install natasha setuptools``, Python 3.11); it is given each name within a sentence, as it needs, and told where
the name stands, so that what counts is its normal form alone.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Callable
from pathlib import Path

from analysis import base_form

LABELS = Path(__file__).parents[1] / "data" / "labels" / "base_forms.csv"
START = "Об этом сообщили после встречи с "


def ours() -> Callable[[str], str]:
    return lambda name: base_form(name, "ru").name


def of_natasha() -> Callable[[str], str]:
    from natasha import Doc, MorphVocab, NewsEmbedding, NewsMorphTagger, NewsSyntaxParser, Segmenter
    from natasha.doc import DocSpan

    segmenter, vocabulary, embedding = Segmenter(), MorphVocab(), NewsEmbedding()
    tagger, parser = NewsMorphTagger(embedding), NewsSyntaxParser(embedding)

    def read(name: str) -> str:
        text = Doc(f"{START}{name} в столице.")
        text.segment(segmenter)
        text.tag_morph(tagger)
        text.parse_syntax(parser)
        start, stop = len(START), len(START) + len(name)
        tokens = [token for token in text.tokens if token.start >= start and token.stop <= stop]
        span = DocSpan(start, stop, "PER", name, tokens)
        span.normalize(vocabulary)
        return span.normal or ""

    return read


def measure(label: str, read: Callable[[str], str], rows: list[dict[str, str]]) -> None:
    read(rows[0]["text"])
    started = time.perf_counter()
    found = [read(row["text"]) for row in rows]
    took = (time.perf_counter() - started) / len(rows)
    right = sum(_plain(name) == _plain(row["expected"]) for name, row in zip(found, rows, strict=True))
    print(
        f"{label:10} {right:4} of {len(rows)} right ({right / len(rows):.1%}), {took * 1e6:9,.0f} µs a name never met"
    )


def _plain(name: str) -> str:
    return name.replace("ё", "е").replace("Ё", "Е")


def main() -> None:
    with LABELS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["language"] == "ru"]
    measure("base_form", ours(), rows)
    try:
        natasha = of_natasha()
    except ImportError as error:
        print(f"natasha    not measured: {error}")
    else:
        measure("natasha", natasha, rows)


if __name__ == "__main__":
    main()
