"""How right `find_mentions` is on the labelled texts, by kind and language: ``python tests/score_mentions.py [-v]``.

The texts in ``tests/data/labels/text`` were written by another hand, without sight of the code. Those whose number is
even may be looked at when something is mended; the others are kept unmended, and tell of texts to come.

What a label calls optional is neither needed nor held against the finder. A mention is right where one of its kind
shares a word with it and has its codes; that its place is exactly the same is counted apart. A code that is not the
right one counts as wrong, one that is missing does not.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from analysis.mentions.find import find_mentions
from analysis.mentions.mention import KINDS, Mention

FOLDER = Path(__file__).parent / "data" / "labels" / "text"


class Label(NamedTuple):
    """What a text is known to mention."""

    start: int
    end: int
    kind: str
    codes: tuple[str, ...]
    is_optional: bool = False


class Score(NamedTuple):
    """Counts of labels and of what was found of them."""

    labels: int = 0
    found: int = 0
    right: int = 0
    exact: int = 0
    wrong: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.labels if self.labels else 1.0


class Text(NamedTuple):
    """One labelled text."""

    id: str
    language: str
    text: str
    labels: tuple[Label, ...]

    @property
    def is_unmended(self) -> bool:
        """Whether nothing may be mended because of it."""
        digits = [sign for sign in self.id if sign.isdigit()]
        return bool(digits) and int(digits[-1]) % 2 == 1


def texts() -> Iterator[Text]:
    """The labelled texts in the order of their files."""
    for path in sorted(FOLDER.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            labels = [
                Label(one["start"], one["end"], one["kind"], known(one["kind"], one["codes"]), bool(one["optional"]))
                for one in row["mentions"]
            ]
            yield Text(str(row["id"]), row["language"], row["text"], tuple(labels))


def known(kind: str, codes: Sequence[str]) -> tuple[str, ...]:
    """The codes of a label as the finder gives them: towns have none, nor has a day without its year."""
    if kind == "place":
        return ()
    if kind == "money":
        return tuple(" ".join(reversed(code.split())) for code in codes)
    return tuple(code for code in codes if not code.startswith("XXXX"))


def compared(text: Text, found: Sequence[Mention]) -> Iterator[tuple[str, str, Label | None, Mention | None]]:
    """Each label and each mention once, by kind: right, exact, wrong (another code), missed or extra."""
    left = list(found)
    for label in text.labels:
        near = [one for one in left if one.kind == label.kind and one.start < label.end and label.start < one.end]
        best = max(near, key=lambda one: min(one.end, label.end) - max(one.start, label.start), default=None)
        if best is None:
            if not label.is_optional:
                yield label.kind, "missed", label, None
            continue
        left.remove(best)
        if label.is_optional:
            continue
        if set(best.codes) != set(label.codes):
            verdict = "wrong" if best.codes and not set(best.codes) <= set(label.codes) else "uncoded"
        else:
            verdict = "exact" if (best.start, best.end) == (label.start, label.end) else "right"
        yield label.kind, verdict, label, best
    optional = [label for label in text.labels if label.is_optional]
    for one in left:
        if any(one.start < label.end and label.start < one.end for label in optional):
            continue
        yield one.kind, "extra", None, one


def score(chosen: Sequence[Text]) -> tuple[dict[tuple[str, str], Score], list[str]]:
    """Scores by kind and language, and a line for each that is not right."""
    counts: dict[tuple[str, str], Score] = defaultdict(Score)
    lines = []
    for text in chosen:
        for kind, verdict, label, one in compared(text, find_mentions(text.text, text.language)):
            is_right = verdict in ("right", "exact")
            held = counts[kind, text.language]
            counts[kind, text.language] = Score(
                held.labels + (label is not None),
                held.found + (one is not None),
                held.right + is_right,
                held.exact + (verdict == "exact"),
                held.wrong + (verdict == "wrong"),
            )
            if not is_right:
                wanted = f"{text.text[label.start : label.end]!r} {label.codes}" if label else "nothing"
                given = f"{one.text!r} {one.codes}" if one else "nothing"
                lines.append(f"{verdict} {kind} {text.language} {text.id}: {wanted}, found {given}")
    return counts, lines


def summed(counts: dict[tuple[str, str], Score], kind: str = "", language: str = "") -> Score:
    """The scores of a kind, of a language, or of all."""
    fitting = [held for (k, spoken), held in counts.items() if kind in ("", k) and language in ("", spoken)]
    return Score(*map(sum, zip(*fitting, strict=True))) if fitting else Score()


def told(name: str, held: Score) -> str:
    rates = f"recall {held.recall:6.1%}, precision {held.precision:6.1%}"
    return f"  {name:16} {held.right:4} of {held.labels:4}, {rates}, exact {held.exact:4}, wrong code {held.wrong}"


def main(verbose: bool) -> None:
    every = list(texts())
    for name, is_unmended in (("mended", False), ("unmended", True)):
        counts, lines = score([text for text in every if text.is_unmended == is_unmended])
        print(f"{name} texts")
        for kind in (*KINDS, ""):
            print(told(kind or "all", summed(counts, kind)))
        for language in sorted({language for _, language in counts}):
            print(told(language, summed(counts, language=language)))
        if verbose and not is_unmended:
            print(*(f"    {line}" for line in lines), sep="\n")


if __name__ == "__main__":
    main("-v" in sys.argv)
