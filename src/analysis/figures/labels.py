"""Text on figures before anything is drawn: how wide it is, where it is cut or folded, how large it may be."""

from __future__ import annotations

import textwrap
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import matplotlib as mpl
from matplotlib.ft2font import FT2Font

from analysis.errors import ParameterError

_FONTS = {False: "DejaVuSans.ttf", True: "DejaVuSans-Bold.ttf"}  # those that figures are set in; matplotlib has them
_AS_MEASURED = ("none", "no_hinting")  # settings that leave letters as wide as the font has them
_HINTED = 1.085
_LEAST_SIZE = 6.5  # of a font, for names that are folded


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Points across one line of text, kerning left out: seldom more than a hundredth too much, never too little.

    Where letters are fitted to the pixels of a bitmap (`text.hinting`), the most that they may take.
    """
    return set_width(text, size, bold) * (1.0 if mpl.rcParams["text.hinting"] in _AS_MEASURED else _HINTED)


def set_width(text: str, size: float, bold: bool = False) -> float:
    """Points across one line of text as the font has it, whatever a bitmap makes of it."""
    return _ems(text, bold) * size


@lru_cache(maxsize=4096)
def _ems(text: str, bold: bool) -> float:
    return sum(_advance(character, bold) for character in text)


@lru_cache(maxsize=4096)
def _advance(character: str, bold: bool) -> float:
    """How far a character moves the pen, in ems; one em where another font must stand in."""
    font = _font(bold)
    index = font.get_char_index(ord(character))
    return font.load_glyph(index).linearHoriAdvance / 65536 / font.units_per_EM if index else 1.0


@lru_cache(maxsize=2)
def _font(bold: bool) -> FT2Font:
    """A font of our own, so that no renderer changes its size; held in memory, for forks would share an open file."""
    path = Path(mpl.get_data_path(), "fonts", "ttf", _FONTS[bold])
    try:
        font = FT2Font(BytesIO(path.read_bytes()))
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or "no font"
        raise ParameterError(f"{path}: {reason} — figures are set in it; install matplotlib anew") from None
    font.set_size(font.units_per_EM, 72)
    return font


def shorten(text: str, width: int) -> str:
    """White space as single blanks, and no more than `width` characters: cut after a word, or within the only one."""
    line = " ".join(text.split())
    if len(line) <= width:
        return line
    cut = textwrap.shorten(line, width, placeholder="…")
    return cut if cut != "…" else line[: width - 1] + "…"


def cut(text: str, size: float, width: float) -> str:
    """A text no wider than so many points, with a sign that something is cut; that sign at least."""
    while text_width(text, size) > width and len(text) > 1:
        text = text[: (len(text) - 1) * 9 // 10].rstrip(" …") + "…"
    return text


def fold(text: str, size: float, width: float, bold: bool = False) -> str:
    """Lines no wider than so many points, broken between words; a word wider than that stays whole."""
    lines: list[str] = []
    blank, taken = text_width(" ", size, bold), 0.0
    for word in text.split():
        length = text_width(word, size, bold)
        if lines and taken + blank + length <= width + 1e-6:
            lines[-1] += f" {word}"
            taken += blank + length
        else:
            lines.append(word)
            taken = length
    return "\n".join(lines)


def wrap(text: str, size: float, width: float, bold: bool = False) -> list[str]:
    """Lines no wider than so many points, broken between words, and within a word that is wider than that."""
    lines = []
    for line in fold(text, size, width, bold).split("\n"):
        rest = line
        while text_width(rest, size, bold) > width and len(rest) > 1:
            fits = next(n for n in range(len(rest) - 1, 0, -1) if n == 1 or text_width(rest[:n], size, bold) <= width)
            lines.append(rest[:fits])
            rest = rest[fits:]
        lines.append(rest)
    return lines


def fitting_size(size: float, texts: list[str], width: float, height: float) -> float:
    """The size of a font, or one so much smaller that each text fits into so many points across and high."""
    widest = max((text_width(text, 1.0) for text in texts), default=0.0)
    return min(size, height / 1.2, width / widest if widest else size)


def fit_names(names: list[str], size: float, width: float, height: float) -> tuple[list[str], float]:
    """Names in lines within so many points across and high each, and the size of their font: smaller where it must be.

    Where they would be too small to be read they stay in one line, and are cut.
    """
    smaller = size
    while smaller >= _LEAST_SIZE:
        folded = [wrap(name, smaller, width) for name in names]
        if max(map(len, folded)) * 1.2 * smaller <= height:
            return ["\n".join(lines) for lines in folded], smaller
        smaller -= 0.5
    smaller = fitting_size(size, [], width, height)
    return [cut(name, smaller, width) for name in names], smaller
