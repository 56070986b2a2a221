from __future__ import annotations

import io
import os
import random
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from IPython.core.pylabtools import print_figure
from matplotlib.collections import LineCollection, PathCollection, PolyCollection
from matplotlib.colors import to_hex, to_rgba
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Bbox

from analysis.dataset.dataset import load_dataset
from analysis.errors import DateError
from analysis.figures import palette, style
from analysis.figures.events import complete_events
from analysis.figures.order import blocks_of
from analysis.figures.timeline import plot_timeline
from analysis.figures.words import Line, Words
from analysis.harmonize.agreements import normalize_agreements
from analysis.harmonize.visits import normalize_visits
from analysis.views.timeline import COLUMNS, build_timeline
from analysis.vocab.catalogue import vocabulary

WORDS = {
    "en": "Memorandum on critical minerals",
    "ru": "Щедрый меморандум о взаимопонимании",
    "kk": "Өзара түсіністік туралы меморандум",
    "wide": "WWWWWWWWWW MMMMMMMMMM",
}


@pytest.fixture(autouse=True)
def _figures():
    plt.switch_backend("Agg")
    yield
    plt.close("all")


def make_events(
    n: int,
    language: str = "en",
    on_one_day: int = 0,
    spans: int = 0,
    repeat: int = 1,
    begin: str = "2022-01-01",
    days: int = 1400,
) -> pd.DataFrame:
    """A timeline as `build_timeline` gives it: days, months, years, approximate days and visits of several days."""
    rng = random.Random(n)
    types, kinds = list(vocabulary("agreement_type").rows), list(vocabulary("visit_kind").rows)
    rows = []
    for number in range(n):
        kind = "agreement" if rng.random() < 0.6 else "visit"
        first = pd.Timestamp("2025-11-06" if number < on_one_day else begin)
        first += pd.Timedelta(days=0 if number < on_one_day else rng.randrange(days))
        last, exact, form = first, True, rng.random()
        if number < spans:
            first, last, exact = pd.Timestamp(begin), pd.Timestamp(begin) + pd.Timedelta(days=days), False
        elif number >= on_one_day and form < 0.15:
            first, exact = first.replace(day=1), False
            last = first + pd.offsets.MonthEnd(0)
        elif number >= on_one_day and form < 0.2:
            first, last, exact = first.replace(month=1, day=1), first.replace(month=12, day=31), False
        elif form < 0.3:
            exact = False
        elif kind == "visit":
            last = first + pd.Timedelta(days=rng.randrange(4))
        rows.append(
            {
                "id": f"e{number}",
                "kind": kind,
                "title": " ".join([WORDS[language]] * repeat) + f" {number}",
                "date_start": first,
                "date_end": last,
                "category": rng.choice(types if kind == "agreement" else kinds),
                "is_done": rng.random() < 0.8,
                "is_exact": exact,
                "source_url": f"https://news.example.org/{number}",
            }
        )
    frame = pd.DataFrame(rows).reindex(columns=list(COLUMNS)).astype(COLUMNS)
    return frame.sort_values(["date_start", "date_end", "kind", "id"], ignore_index=True)


def agreement(**fields) -> pd.DataFrame:
    return build_timeline(normalize_agreements([{"title": "Paper", "type": "MoU", "status": "signed", **fields}]))


def visit(**fields) -> pd.DataFrame:
    return build_timeline(None, normalize_visits([{"to": "USA", "status": "held", **fields}]))


def marks(ax) -> list[PathCollection]:
    """Collections of marks of events, without what is drawn over some."""
    return [drawn for drawn in ax.collections if isinstance(drawn, PathCollection) and drawn.get_zorder() == 3]


def places(ax) -> dict[str | None, list[tuple[float, float]]]:
    """Where the marks are that lead to an address, in points from the left and from the top."""
    found: dict[str | None, list[tuple[float, float]]] = {}
    for drawn in marks(ax):
        for point, url in zip(drawn.get_offsets().tolist(), drawn.get_urls(), strict=True):
            found.setdefault(url, []).append(tuple(point))
    return found


def bars(ax) -> list[tuple[PolyCollection, Bbox, str | None]]:
    """Look, box and link of each bar of an imprecise date."""
    found = [drawn for drawn in ax.collections if isinstance(drawn, PolyCollection) and drawn.get_zorder() == 2]
    return [
        (drawn, path.get_extents(), url)
        for drawn in found
        for path, url in zip(drawn.get_paths(), drawn.get_urls(), strict=True)
    ]


def words(ax) -> list[Words]:
    return [artist for artist in ax.artists if isinstance(artist, Words)]


def lines(ax) -> list[Line]:
    """All lines of text within the Axes, from the top."""
    return sorted((line for found in words(ax) for line in found.lines), key=lambda line: (line.y, line.x))


def said(ax) -> str:
    """All words within the Axes, in the order of reading."""
    return " ".join(line.text for line in lines(ax))


def titles(ax) -> list[str]:
    """What the rows say, from the top: their lines have links, or stand where those of other rows do."""
    found: dict[str | None, list[str]] = {}
    for line in lines(ax):
        if line.url:
            found.setdefault(line.url, []).append(line.text)
    return [" ".join(texts) for texts in found.values()]


def caption(ax) -> str:
    return " ".join(ax.get_xlabel().split())


def strip(ax) -> tuple[float, float]:
    """Where January begins and December ends."""
    left = [line.x for line in lines(ax) if line.text == "Jan"]
    october = [line.x for line in lines(ax) if line.text == "Oct"]
    return left[0] - 1.5, left[0] - 1.5 + (october[0] - left[0]) / 3 * 4


def in_year(ax, x: float) -> float:
    """Which part of a year is before a point of the strip."""
    first, last = strip(ax)
    return (x - first) / (last - first)


def legend_texts(ax) -> list[Text]:
    return ax.get_legend().get_texts() if ax.get_legend() else []


def legend(ax) -> list[str]:
    return [text.get_text() for text in legend_texts(ax)]


@style.styled()
def extents(ax) -> dict[str, list[tuple[str, Bbox]]]:
    """Where everything really is, in pixels of the drawn figure."""
    figure = ax.figure
    figure.draw_without_rendering()
    renderer = figure.canvas.get_renderer()
    found: dict[str, list[tuple[str, Bbox]]] = {"labels": [], "marks": [], "bars": [], "around": []}
    for drawn in words(ax):
        found["labels"] += [(line.text, box) for line, box in zip(drawn.lines, drawn.boxes(), strict=True)]
    found["bars"] = [(f"bar {url}", box.transformed(ax.transData)) for _, box, url in bars(ax)]
    for drawn in marks(ax):
        shape = drawn.get_paths()[0].transformed(Affine2D(drawn.get_transforms()[0])).get_extents()
        points = drawn.get_offset_transform().transform(np.asarray(drawn.get_offsets()))
        found["marks"] += [(f"a mark {drawn.get_sizes()}", shape.translated(x, y)) for x, y in points]
    around = [ax.title, ax._left_title, ax.xaxis.label, *legend_texts(ax)]
    found["around"] = [(t.get_text(), t.get_window_extent(renderer)) for t in around if t.get_text().strip()]
    return found


def overlaps(boxes: list[tuple[str, Bbox]], others: list[tuple[str, Bbox]] | None = None) -> list[tuple[str, str]]:
    """Which share more than half a pixel in both directions."""
    second = np.array([box.extents for _, box in (others or boxes)]).reshape(-1, 4)
    found = []
    for index, (name, box) in enumerate(boxes):
        across = np.minimum(box.x1, second[:, 2]) - np.maximum(box.x0, second[:, 0])
        along = np.minimum(box.y1, second[:, 3]) - np.maximum(box.y0, second[:, 1])
        hits = np.flatnonzero((across > 0.5) & (along > 0.5))
        found += [(name, (others or boxes)[hit][0]) for hit in hits if others is not None or hit > index]
    return found


def assert_readable(ax) -> None:
    found = extents(ax)
    assert not overlaps(found["labels"])
    assert not overlaps(found["marks"])
    assert not overlaps(found["labels"], found["marks"] + found["bars"]) if found["marks"] else True
    assert not overlaps(found["bars"]) if found["bars"] else True
    assert not overlaps(found["around"])
    assert not overlaps(found["around"], found["labels"] + found["marks"])
    page = ax.figure.bbox
    outside = [
        name
        for name, box in [pair for kind in found.values() for pair in kind]
        if box.x0 < -0.5 or box.y0 < -0.5 or box.x1 > page.width + 0.5 or box.y1 > page.height + 0.5
    ]
    assert not outside


# --- nothing runs into anything --------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("width", [None, 840.0, 262.5], ids=["medium", "wide", "narrow"])
@pytest.mark.parametrize(
    "given",
    [
        {"n": 1},
        {"n": 5},
        {"n": 5, "on_one_day": 5},
        {"n": 5, "days": 2},
        {"n": 5, "language": "wide", "repeat": 4},
        {"n": 60},
        {"n": 60, "dpi": 72},
        {"n": 60, "dpi": 160, "repeat": 2},
        {"n": 60, "on_one_day": 30},
        {"n": 60, "spans": 5, "language": "wide", "repeat": 4},
        {"n": 60, "language": "kk", "repeat": 2},
        {"n": 60, "begin": "1992-01-01", "days": 12000},
        {"n": 399, "on_one_day": 60},
        {"n": 401, "on_one_day": 300},
        {"n": 900, "language": "ru", "repeat": 3},
    ],
    ids=lambda given: "-".join(f"{name}={value}" for name, value in given.items()),
)
def test_no_word_and_no_mark_runs_into_another_or_leaves_the_figure(given, width):
    given = {"dpi": 100, **given}
    dpi = given.pop("dpi")
    events = make_events(**given)
    ax = plot_timeline(events, title="Events in time", width=width)
    ax.figure.set_dpi(dpi)
    assert set(places(ax)) == {link(event) for event in events.itertuples()}
    assert ax.figure.get_size_inches()[0] * 72 == pytest.approx(width or 525)
    assert_readable(ax)


@pytest.mark.parametrize(("width", "least"), [(840, 9.0), (525, 9.0), (262.5, 8.25)])
def test_no_text_is_smaller_than_can_be_read(width, least):
    ax = plot_timeline(make_events(60), title="Events", width=width)
    sizes = {found.size for found in words(ax)} | {text.get_fontsize() for text in legend_texts(ax)}
    assert min(sizes | {ax.xaxis.label.get_fontsize()}) == least


def link(event) -> str:
    return f"{event.source_url}#minerals:{event.kind}s/{event.id}.html"


@pytest.mark.parametrize("width", [840, 525, 262.5])
@pytest.mark.parametrize("n", [5, 60, 400])
def test_every_event_is_named_with_its_whole_title(n, width):
    events = make_events(n, "ru", repeat=3)
    ax = plot_timeline(events, width=width)
    named = [title.partition(" — ")[0] for title in titles(ax)]
    assert sorted(named) == sorted(events["title"])
    kinds = events["kind"].value_counts()
    assert ax.get_xlabel() == f"{kinds['agreement']} agreements, {kinds['visit']} visits."


def test_of_very_many_the_notable_are_named():
    events = make_events(401)
    events["party_codes"] = [("KAZ", "USA", "JPN") if n == 7 else ("KAZ",) for n in range(401)]
    events.loc[[20, 21], "status_code"] = ["in force", "terminated"]
    events.loc[[7, 20, 21], "kind"] = "agreement"
    ax = plot_timeline(events)
    latest = blocks_of(complete_events(events))[:12]
    kept = {index for block in latest for index in block.events} | {7, 20, 21}
    assert {title.partition(" — ")[0] for title in titles(ax)} == set(events.loc[sorted(kept), "title"])
    assert "Named are the latest 12, and agreements of three parties or more, in force or ended; " in caption(ax)
    assert f" of {(events['date_start'].dt.year == 2025).sum()} events" in said(ax)
    assert set(places(ax)) == {link(event) for event in events.itertuples()}
    assert "Memorandum, letter of intent: " in said(ax)
    assert "State visit: " in said(ax)


def test_thousands_are_a_handful_of_artists():
    events = make_events(4000)
    ax = plot_timeline(events)
    assert set(places(ax)) == {link(event) for event in events.itertuples()}
    assert len(ax.get_children()) < 120


def test_a_title_is_text_and_no_formula():
    events = agreement(signed="2025-11-06", title="Loan of $5 bn and of $6_{bn} & <b>more</b>")
    ax = plot_timeline(events, width=840)
    assert "Loan of $5 bn and of $6_{bn} & <b>more</b>" in said(ax)
    assert "Loan of $5 bn and of $6_{bn} & <b>more</b>" in [node.text for node in ET.fromstring(svg_of(ax)).iter()]
    assert_readable(ax)


def test_an_event_without_a_title_is_not_called_nan():
    events = build_timeline(normalize_agreements([{"signed": "2025-11-06"}]))
    assert lines(plot_timeline(events))[-1].text == "untitled"


def test_white_space_in_a_title_is_one_blank():
    ax = plot_timeline(agreement(signed="2025-11-06", title="One\n  two\tthree"))
    assert lines(ax)[-1].text == "One two three"


def test_a_word_wider_than_its_column_is_broken_and_whole():
    ax = plot_timeline(agreement(signed="2025-11-06", title="W" * 300), width=262.5)
    assert "".join(line.text for line in lines(ax) if set(line.text) == {"W"}) == "W" * 300
    assert_readable(ax)


# --- where events are -------------------------------------------------------------------------------


def test_rows_are_in_the_order_of_time_the_newest_first():
    days = ["2022-03-01", "2025-11-06", "2025-01-02", "2023-06-30"]
    events = pd.concat([agreement(signed=day, title=f"Of {day}") for day in days], ignore_index=True)
    ax = plot_timeline(events)
    assert [line.text for line in lines(ax) if line.text.startswith("Of ")] == [
        f"Of {day}" for day in sorted(days, reverse=True)
    ]
    heads = [line.text for line in lines(ax) if re.fullmatch(r"\d{4}", line.text)]
    assert heads == ["2025", "2023", "2022"]
    assert "2024: no events" in said(ax)
    assert "2025 newest: 6 Nov · 2 agreements" in said(ax)


def test_a_day_is_a_full_mark_on_that_day():
    ax = plot_timeline(agreement(signed="2025-07-02"))
    (mark,) = marks(ax)
    ((x, _),) = mark.get_offsets()
    assert in_year(ax, x) == pytest.approx(182.5 / 365)
    assert not bars(ax)
    assert to_hex(mark.get_facecolor()[0]) == palette.FAMILY_COLORS["memorandum"].lower()
    assert not [text for text in legend(ax) if "imprecise" in text or "hollow" in text]


@pytest.mark.parametrize(
    ("date", "first", "last", "words"),
    [
        ("2025-11", 304, 334, "Nov"),
        ("2025", 0, 365, "2025"),
        ("2025-11-03/2025-11-20", 306, 324, "3–20 Nov"),
        ("2025-Q1", 0, 90, "Q1"),
    ],
)
def test_what_is_no_day_is_a_pale_bar_over_all_its_days(date, first, last, words):
    ax = plot_timeline(agreement(signed=date), width=840)
    ((drawn, bar, _),) = bars(ax)
    assert in_year(ax, bar.x0) == pytest.approx(first / 365, abs=0.001)
    assert in_year(ax, bar.x1) == pytest.approx(last / 365, abs=0.001)
    color = palette.FAMILY_COLORS["memorandum"]
    assert to_hex(drawn.get_facecolor()[0]) == palette.PALE[color].lower()
    assert to_hex(drawn.get_edgecolor()[0]) == color.lower()
    assert drawn.get_alpha() is None
    assert "pale bar: imprecise, all days it may mean" in legend(ax)
    assert words in [line.text for line in lines(ax)]


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2025-11-06~", "about 6 Nov"),
        ("2025-11-06", "6 Nov"),
        ("2025-05~", "about May"),
        ("2025-10-31/2025-11-02", "31 Oct – 2 Nov"),
        ("2025-12-31/2026-01-02", "31 Dec – 2 Jan 2026"),
        ("2025-11-05~/2025-11-06", "about 5–6 Nov"),
        ("2025-21", "spring"),
        ("2025~", "about 2025"),
        ("2025?", "perhaps 2025"),
        ("2025-40", "first half of 2025"),
        ("2025~/2026~", "about 2025 – 2026"),
    ],
)
def test_a_date_is_told_in_few_words(date, words):
    assert words in [line.text for line in lines(plot_timeline(agreement(signed=date), width=840))]


def test_an_approximate_day_has_a_short_bar():
    ax = plot_timeline(agreement(signed="2025-07-02~"))
    ((_, bar, _),) = bars(ax)
    assert in_year(ax, (bar.x0 + bar.x1) / 2) == pytest.approx(0.5, abs=0.001)


def test_what_goes_on_into_another_year_ends_just_beyond_december():
    ax = plot_timeline(agreement(signed="2010/2015"))
    ((_, bar, _),) = bars(ax)
    first, last = strip(ax)
    assert bar.x0 <= first
    assert last < bar.x1 < last + 8
    assert first <= marks(ax)[0].get_offsets()[0][0] <= last
    assert "2010 – 2015" in said(ax)


def test_a_visit_of_some_weeks_is_a_line_with_a_mark():
    ax = plot_timeline(visit(start="2025-11-05", end="2025-11-26", kind="working"), width=840)
    (mark,) = marks(ax)
    assert not bars(ax)
    assert to_hex(mark.get_facecolor()[0]) == palette.VISIT_COLOR.lower()
    assert legend(ax)[0] == "Visit"
    (span,) = [
        drawn
        for drawn in ax.collections
        if isinstance(drawn, LineCollection) and to_hex(drawn.get_colors()[0]) == palette.VISIT_COLOR.lower()
    ]
    ((begin, _), (end, _)) = span.get_segments()[0]
    assert in_year(ax, begin) == pytest.approx(308 / 365, abs=0.001)
    assert in_year(ax, end) == pytest.approx(330 / 365, abs=0.001)


def test_no_family_of_agreements_has_the_shape_of_visits():
    assert palette.VISIT_MARKER not in palette.FAMILY_MARKERS.values()
    assert len(set(palette.FAMILY_MARKERS.values())) == len(palette.FAMILY_MARKERS)


def test_an_agreement_is_joined_with_the_visit_at_which_it_was_made(data):
    ax = plot_timeline(data)
    order = [url.rpartition("/")[2] for url in dict.fromkeys(line.url for line in lines(ax) if line.url)]
    place = order.index("2025-11-05-kaz-usa-tokayev.html")
    assert "2025-11-06-kaz-usa-minerals-mou.html" in order[place + 1 : place + 3]
    assert "bracket: agreed at this visit" in legend(ax)
    apart = plot_timeline(data.select(country="JPN"))
    assert "bracket: agreed at this visit" not in legend(apart)


def test_one_month_says_its_year_and_no_word_is_on_a_bar():
    events = pd.concat([agreement(signed=day) for day in ("2025-11", "2025-11-06")], ignore_index=True)
    ax = plot_timeline(events)
    assert [line.text for line in lines(ax) if line.text == "2025"] == ["2025"]
    assert_readable(ax)


# --- the part of a year that the record covers --------------------------------------------------------


def hatched(ax) -> list[Bbox]:
    found = [drawn for drawn in ax.collections if isinstance(drawn, PolyCollection) and drawn.get_hatch()]
    return [path.get_extents() for drawn in found for path in drawn.get_paths()]


def test_the_rest_of_a_year_that_the_record_covers_in_part_is_hatched():
    ax = plot_timeline(agreement(signed="2026-02-10"), as_of="2026-05-26")
    (box,) = hatched(ax)
    assert in_year(ax, box.x0) == pytest.approx(146 / 365, abs=0.001)
    assert "2026 to May · 1 agreement" in said(ax)
    assert "hatched: not covered" in legend(ax)


def test_where_nobody_says_how_far_it_reaches_that_is_the_newest_event():
    events = pd.concat([agreement(signed="2026-02-10"), agreement(signed="2026-09", status="announced")])
    ax = plot_timeline(events)
    (box,) = hatched(ax)
    assert in_year(ax, box.x0) == pytest.approx(41 / 365, abs=0.001)
    assert "newest: 10 Feb" in said(ax)
    assert "hatched: after the newest event" in legend(ax)


@pytest.mark.parametrize("as_of", ["2026-05", "2025-12-31"])
def test_a_whole_year_is_not_hatched(as_of):
    ax = plot_timeline(agreement(signed="2025-02-10"), as_of=as_of)
    assert not hatched(ax)
    assert not [text for text in legend(ax) if "hatched" in text]


def test_a_day_that_is_none_is_refused():
    with pytest.raises(DateError):
        plot_timeline(agreement(signed="2025-02-10"), as_of="soon")


def test_at_a_glance_the_last_columns_are_hatched():
    events = make_events(60)
    ax = plot_timeline(events, as_of="2025-06-30")
    assert len(hatched(ax)) == 2
    assert max(box.x1 for box in hatched(ax)) == pytest.approx(ax.get_xlim()[1])


# --- what the looks say ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("events", "status"),
    [
        (agreement, "proposed"),
        (agreement, "negotiating"),
        (agreement, "announced"),
        (visit, "planned"),
        (visit, "cancelled"),
    ],
)
@pytest.mark.parametrize("date", ["2025-11-06", "2025-11"])
def test_what_is_only_announced_is_hollow(events, status, date):
    paper = to_rgba(palette.PAPER)[:3]
    color = palette.VISIT_COLOR if events is visit else palette.FAMILY_COLORS["memorandum"]
    ax = plot_timeline(events(**{"start" if events is visit else "signed": date}, status=status))
    (drawn,) = marks(ax)
    assert tuple(drawn.get_facecolor()[0][:3]) == paper
    assert to_hex(drawn.get_edgecolor()[0]) == color.lower()
    assert [text for text in legend(ax) if text.startswith("hollow")]
    assert f"— {status}" in said(ax)


@pytest.mark.parametrize(
    ("status", "said_of_it", "over"),
    [
        ("signed", None, 0),
        ("concluded", None, 0),
        ("in force", "ringed: in force", 1),
        ("expired", "crossed: expired or terminated", 1),
        ("terminated", "crossed: expired or terminated", 1),
    ],
)
def test_what_is_done_is_full_and_what_it_has_come_to_is_drawn_over_it(status, said_of_it, over):
    ax = plot_timeline(agreement(signed="2025-11-06", status=status))
    (drawn,) = marks(ax)
    assert to_hex(drawn.get_facecolor()[0]) == palette.FAMILY_COLORS["memorandum"].lower()
    assert len([item for item in ax.collections if isinstance(item, PathCollection)]) == 1 + over
    assert [text for text in legend(ax) if text.startswith(("ringed", "crossed"))] == [said_of_it] * over
    assert (f"— {status}" in said(ax)) == bool(over)


@pytest.mark.parametrize("family", palette.FAMILY_COLORS)
def test_the_legend_has_what_is_drawn_and_nothing_else(family):
    code = next(code for code, row in vocabulary("agreement_type").rows.items() if row["family"] == family)
    ax = plot_timeline(agreement(signed="2025-12-31", type=code))
    assert legend(ax) == [vocabulary("agreement_family").label(family)]
    assert to_hex(marks(ax)[0].get_facecolor()[0]) == palette.FAMILY_COLORS[family].lower()


def test_a_family_without_a_colour_of_its_own_is_drawn_as_other(own_home):
    """As one that somebody adds to the vocabulary."""
    folder = own_home / "data" / "vocab"
    with (folder / "agreement_families.csv").open("a", encoding="utf-8") as file:
        file.write("arbitration,Arbitration,Арбитраж,Төрелік,What settles a dispute.\n")
    types = folder / "agreement_types.csv"
    types.write_text(types.read_text(encoding="utf-8").replace("treaty,treaty,", "treaty,arbitration,"), "utf-8")
    day = pd.to_datetime(["2025-11-06"])
    timeline = build_timeline(pd.DataFrame({"type_code": ["treaty"], "date_start": day, "date_end": day}))
    ax = plot_timeline(timeline)
    (mark,) = marks(ax)
    assert to_hex(mark.get_edgecolor()[0]).upper() == palette.FAMILY_COLORS["other"]
    assert legend(ax)[0] == "Other instrument"


def test_what_is_of_no_known_kind_is_drawn_as_other():
    events = build_timeline(
        normalize_agreements([{"title": "Paper", "signed": "2025-11-06"}]), normalize_visits([{"start": "2025-11-05"}])
    )
    other = ["Other instrument", "Visit", "hatched: after the newest event"]
    assert legend(plot_timeline(events)) == other
    assert legend(plot_timeline(events.assign(category="unheard of"))) == other


# --- links, nothing, sameness ----------------------------------------------------------------------


def svg_of(ax) -> str:
    file = io.BytesIO()
    with style.styled():
        ax.figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    return file.getvalue().decode()


@pytest.mark.parametrize("date", ["2025-11-06", "2025-11"])
@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://news.example.org/a?b=1&c='2'", True),
        ("http://news.example.org/", True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)", False),
        ("data:text/html,x", False),
        ("ftp://news.example.org", False),
        (" https://news.example.org", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_become_links(url, kept, date):
    events = agreement(signed=date).assign(source_url=pd.array([url], dtype="str"))
    ax = plot_timeline(events)
    urls = [address for mark in marks(ax) for address in mark.get_urls()] + [url for *_, url in bars(ax)]
    assert urls == [url if kept else None] * (1 + len(bars(ax)))
    assert [line.url for line in lines(ax) if line.text == "Paper"] == [url if kept else None]
    links = [
        node.get("{http://www.w3.org/1999/xlink}href") for node in ET.fromstring(svg_of(ax)).iter() if is_link(node)
    ]
    assert set(links) == ({url} if kept else set())


def is_link(node: ET.Element) -> bool:
    return node.tag == "{http://www.w3.org/2000/svg}a"


def test_every_mark_and_bar_and_title_has_the_link_of_its_own_event():
    events = make_events(60)
    ax = plot_timeline(events)
    found, titled = places(ax), {line.url: line.y for line in lines(ax) if line.url}
    barred = {url: (bar.y0 + bar.y1) / 2 for _, bar, url in bars(ax)}
    for event in events.itertuples():
        points = found[link(event)]
        assert len(points) == 2  # at a glance and in its row
        row = max(points, key=lambda point: point[1])
        middle = event.date_start + (event.date_end + pd.Timedelta(days=1) - event.date_start) / 2
        days = 366 if event.date_start.year % 4 == 0 else 365
        part = (middle - pd.Timestamp(event.date_start.year, 1, 1)) / pd.Timedelta(days=days)
        assert in_year(ax, row[0]) == pytest.approx(min(part, 1), abs=0.01)
        assert 0 <= titled[link(event)] - row[1] < 40
        assert (link(event) in barred) == (not event.is_exact)
        assert barred.get(link(event), row[1]) == pytest.approx(row[1])


@pytest.mark.parametrize(
    "events", [lambda: build_timeline(), lambda: build_timeline(normalize_agreements([{"title": "Undated"}]))]
)
def test_nothing_to_draw_is_said(events):
    ax = plot_timeline(events(), title="Events in time", width=262.5)
    assert ax.figure.get_size_inches()[0] * 72 == 262.5
    assert [text.get_text() for text in ax.texts] == ["No records match."]
    assert ax.get_title(loc="left") == "Events in time"
    ax.figure.canvas.draw()


def test_what_has_no_date_is_counted():
    data = load_dataset()
    events = build_timeline(data.agreements, data.visits)
    undated = build_timeline(normalize_agreements([{"title": "Undated"}]))
    ax = plot_timeline(pd.concat([events, undated], ignore_index=True))
    assert ax.get_xlabel() == "5 agreements, 2 visits. 1 without a date are not drawn."


@pytest.mark.parametrize(
    "dates", [["9999-12-31"], ["9999"], ["0001-01-01"], ["0001-01-01", "9999-12-31"], ["1950-05", "9999-12-30"]]
)
def test_the_first_and_the_last_days_of_the_calendar_are_drawn(dates):
    events = build_timeline(normalize_agreements([{"title": f"Paper of {date}", "signed": date} for date in dates]))
    ax = plot_timeline(events)
    assert_readable(ax)
    assert sum(map(len, places(ax).values())) == len(dates)
    shown = svg_of(ax)
    for date in dates:
        assert f">Paper of {date}<" in shown


def test_the_ends_of_the_calendar_at_a_glance():
    dates = [*["0001-01-01"] * 12, "9999-12-31"]
    events = build_timeline(normalize_agreements([{"title": f"Paper {n}", "signed": d} for n, d in enumerate(dates)]))
    ax = plot_timeline(events)
    assert_readable(ax)
    assert "Years without events are left out." in said(ax)


def test_an_axes_that_is_given_is_drawn_on_and_returned():
    figure, given = plt.subplots(figsize=(8, 5))
    ax = plot_timeline(make_events(5))
    assert plot_timeline(make_events(5), given) is given
    assert set(places(given)) == set(places(ax))
    assert figure.get_size_inches().tolist() == [8, 5]


def test_axes_that_are_given_name_as_many_as_there_is_room_for():
    events = make_events(60)
    named = []
    for height in (3, 6, 9, 30):
        ax = plot_timeline(events, plt.subplots(figsize=(8, height))[1])
        assert set(places(ax)) == {link(event) for event in events.itertuples()}
        assert_readable(ax)
        named.append(len(titles(ax)))
        if named[-1] < 60:
            latest = f"Named are the latest {named[-1]}" if named[-1] else "There is no room for names"
            assert f"{latest}; all are marks, and rows of the data." in caption(ax)
    assert named[-1] == 60
    assert named == sorted(named)
    assert 0 < named[2] < 60


@pytest.mark.parametrize("size", [(2, 1.2), (3, 1.5), (2, 4), (8, 1.6)])
def test_in_very_small_axes_all_are_marks_and_nothing_overlaps(size):
    events = make_events(20)
    figure = plt.figure(figsize=(10, 8))
    ax = figure.add_axes((0.1, 0.2, size[0] / 10, size[1] / 8))
    plot_timeline(events, ax)
    assert set(places(ax)) == {link(event) for event in events.itertuples()}
    assert_readable(ax)


def test_a_figure_is_drawn_once(monkeypatch):
    """As a notebook shows it: the time that it takes is that of a report."""
    drawn = []
    real = Figure.draw
    monkeypatch.setattr(Figure, "draw", lambda self, *args: (drawn.append(self), real(self, *args))[1])
    with style.styled():
        print_figure(plot_timeline(make_events(60), title="Events").figure, "svg", bbox_inches=None)
    assert len(drawn) == 1


def test_the_settings_of_the_caller_and_the_input_stay():
    before, events = dict(plt.rcParams), make_events(5)
    copy = events.copy()
    plot_timeline(events)
    assert dict(plt.rcParams) == before
    pd.testing.assert_frame_equal(events, copy)


_DRAW = """
import hashlib, sys
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config
shell = InteractiveShell.instance(config=Config(HistoryManager={"enabled": False}))
import matplotlib
matplotlib.use("Agg")
sys.path.insert(0, sys.argv[1])
from test_timeline import make_events
from analysis import build_breakdown, load_agreements, plot_breakdown, plot_heatmap, plot_timeline
from analysis.figures.svg import draw_svg
from analysis.notebook import start_notebook
start_notebook()
agreements = load_agreements()
areas, years = build_breakdown(agreements), build_breakdown(agreements, "area", "year")
for _ in range(2):
    for plot, frame in ((plot_timeline, make_events(60)), (plot_breakdown, areas), (plot_heatmap, years)):
        svg = draw_svg(plot(frame).figure)
        print(plot.__name__, len(svg), hashlib.sha256(svg.encode()).hexdigest(), "<dc:date>" in svg)
"""


@pytest.mark.slow
def test_a_notebook_draws_the_same_svg_every_time():
    """In one process and in another, whose sets are in another order."""
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", _DRAW, os.path.dirname(__file__)],
            env={**os.environ, "PYTHONHASHSEED": seed, "IPYTHONDIR": os.environ["MINERALS_HOME"]},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in ("1", "2")
    ]
    lines = [line for run in runs for line in run.communicate(timeout=60)[0].splitlines() if line]
    assert [run.returncode for run in runs] == [0, 0]
    assert len(lines) == 12
    assert len(set(lines)) == 3
    for line in lines:
        _, size, _, dated = line.split()
        assert int(size) > 5_000
        assert dated == "False"
