"""The mark of each event: a shape by the family of an agreement, another for visits; filled where it has happened.

Shapes and colours are those of the figures, so that a mark means the same everywhere.
"""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from analysis.figures import palette
from analysis.vocab.catalogue import vocabulary

# Paths in a square of 16 by the shapes of the figures (the names of matplotlib's markers).
SHAPES = {
    "o": "M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z",
    "s": "M3 3h10v10H3z",
    "D": "M8 1.8L14.2 8L8 14.2L1.8 8z",
    "^": "M8 2L14.5 13.5H1.5z",
    ">": "M2.5 1.5v13L14 8z",
    "p": "M8 1.7L14.4 6.3L12 13.8H4L1.6 6.3z",
    "X": "M4.5 1.5L8 5l3.5-3.5l3 3L11 8l3.5 3.5l-3 3L8 11l-3.5 3.5l-3-3L5 8L1.5 4.5z",
}


def mark_of_agreement(family: str, is_done: bool) -> str:
    """The name of an agreement's mark."""
    return f"a-{family or 'other'}{'' if is_done else '-hollow'}"


def mark_of_visit(is_done: bool) -> str:
    """The name of a visit's mark, whatever its kind."""
    return f"v-visit{'' if is_done else '-hollow'}"


@lru_cache(maxsize=64)
def marked(name: str) -> Markup:
    """A mark within a text. It says nothing that the words beside it do not say."""
    shape = name.removesuffix("-hollow")
    look = f"mark {shape} hollow" if shape != name else f"mark {shape}"
    return Markup('<svg class="{}" aria-hidden="true"><use href="#m-{}"/></svg>').format(look, shape)


def symbols(names: frozenset[str] | set[str]) -> Markup:
    """The shapes that a page's marks refer to, drawn nowhere themselves."""
    drawn = sorted({name.removesuffix("-hollow") for name in names})
    shapes = Markup("").join(
        Markup('<symbol id="m-{}" viewBox="0 0 16 16"><path d="{}"/></symbol>').format(name, SHAPES[_shape(name)])
        for name in drawn
    )
    return Markup('<svg class="symbols" aria-hidden="true">{}</svg>').format(shapes) if drawn else Markup("")


def styles() -> str:
    """The colour of each mark as CSS, for light; dark values are those of the palette's variables."""
    families = {f"a-{code}": color for code, color in palette.FAMILY_COLORS.items()}
    rules = [f".{name}{{color:{_variable(color)}}}" for name, color in families.items()]
    return "\n".join([*rules, f'.mark[class*=" v-"]{{color:{_variable(palette.VISIT_COLOR)}}}'])


def legend(kinds: tuple[str, ...] = ("agreement", "visit")) -> list[tuple[str, str]]:
    """Mark and meaning of each."""
    found = []
    if "agreement" in kinds:
        families = vocabulary("agreement_family")
        found += [(mark_of_agreement(code, True), families.label(code)) for code in families.rows]
    if "visit" in kinds:
        found.append((mark_of_visit(True), "Visit"))
    return found


def _shape(name: str) -> str:
    kind, _, code = name.partition("-")
    return palette.FAMILY_MARKERS.get(code, palette.FAMILY_MARKERS["other"]) if kind == "a" else palette.VISIT_MARKER


def _variable(color: str) -> str:
    return f"var(--m-{color[1:].lower()}, {color})"
