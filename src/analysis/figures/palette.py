"""The colours of figures by code, and what each becomes on a dark page: no matplotlib, for pages too."""

from __future__ import annotations

# Okabe and Ito's palette, told apart with the common colour-vision deficiencies (jfly.uni-koeln.de/color).
BLUE, ORANGE, GREEN, VERMILION, SKY = "#0072B2", "#E69F00", "#009E73", "#D55E00", "#56B4E9"
INK, GREY, RULE, PAPER = "#222222", "#6B6B6B", "#D9D9D9", "#FFFFFF"

FAMILY_COLORS = {
    "memorandum": BLUE,
    "partnership": GREEN,
    "treaty": VERMILION,
    "declaration": SKY,
    "project": ORANGE,
    "other": GREY,
}
# Shape repeats what colour says, for print in black and white.
FAMILY_MARKERS = {
    "memorandum": "o",
    "partnership": "s",
    "treaty": "D",
    "declaration": "^",
    "project": "p",
    "other": "X",
}
VISIT_COLOR = "#5E3C72"
VISIT_MARKER = ">"  # a journey; no family of agreements has it
# Of a matrix: none, and seven classes, the more the stronger. Ink is read on the first five, paper on the others.
SHADES = ("#F0F4F8", "#D8E6F2", "#BAD4E8", "#94BDDC", "#6BA4CF", "#2A75AD", "#145A8D", "#083C66")
N_INK_SHADES = 5
# Of a trend: what rose, what fell (as ORANGE, dark enough for text), and what rests on too little.
RISE, FALL, WEAK = BLUE, "#B34700", "#A7B0B8"

# What each colour becomes on a dark page, chosen for its contrast with #14181b and with each other.
DARK = {
    PAPER: "#14181b",
    INK: "#e4e8eb",
    GREY: "#a3adb5",
    RULE: "#39424a",
    BLUE: "#4aa3e0",
    ORANGE: "#f2b134",
    GREEN: "#2fbf94",
    VERMILION: "#ff8a4c",
    SKY: "#a5dcff",
    VISIT_COLOR: "#c3a0e0",
    FALL: "#f0955a",
    WEAK: "#5e6871",
}
_DARK_SHADES = ("#1b2229", "#1d2e3d", "#213d55", "#264d6e", "#2a5c85", "#5c9fd0", "#92c1e3", "#cbe3f4")
DARK.update(zip(SHADES, _DARK_SHADES, strict=True))

# Of a timeline: all days that an imprecise date may mean, in the pale of its mark, and the band of a year.
PALE = {
    BLUE: "#BFDDEE",
    GREEN: "#BFE6DB",
    VERMILION: "#F4D5BF",
    SKY: "#D5ECFA",
    ORANGE: "#F9E6BF",
    GREY: "#DADADB",
    VISIT_COLOR: "#D6CDDC",
}
BAND = "#EEF1F3"
DARK.update(
    {
        PALE[BLUE]: "#1f4159",
        PALE[GREEN]: "#1a4a3f",
        PALE[VERMILION]: "#5a3a29",
        PALE[SKY]: "#3a4f5c",
        PALE[ORANGE]: "#564522",
        PALE[GREY]: "#3b4045",
        PALE[VISIT_COLOR]: "#483f54",
        BAND: "#20262b",
    }
)
