from __future__ import annotations

import io
import os
import random
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

import matplotlib.dates as mdates
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from IPython.core.pylabtools import print_figure
from matplotlib.collections import PathCollection, PolyCollection
from matplotlib.colors import to_hex, to_rgba
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Bbox

from analysis.dataset.dataset import load_dataset
from analysis.figures import style
from analysis.figures.packing import LABEL_SIZE
from analysis.figures.timeline import plot_timeline
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
    return [drawn for drawn in ax.collections if isinstance(drawn, PathCollection)]


def bars(ax) -> list[tuple[PolyCollection, Bbox, str | None]]:
    """Look, box in days and rows, and link of each bar."""
    found = [drawn for drawn in ax.collections if isinstance(drawn, PolyCollection)]
    return [
        (drawn, path.get_extents(), url)
        for drawn in found
        for path, url in zip(drawn.get_paths(), drawn.get_urls(), strict=True)
    ]


def event_labels(ax) -> list[Text]:
    return [text for text in ax.texts if text.get_fontsize() == LABEL_SIZE]


def labels(ax) -> list[str]:
    return [text.get_text() for text in event_labels(ax)]


def legend_texts(ax) -> list[Text]:
    return ax.get_legend().get_texts()


def legend(ax) -> list[str]:
    return [text.get_text() for text in legend_texts(ax)]


@style.styled()
def extents(ax) -> dict[str, list[tuple[str, Bbox]]]:
    """Where everything really is, in pixels of the drawn figure."""
    figure = ax.figure
    figure.draw_without_rendering()
    renderer = figure.canvas.get_renderer()
    found: dict[str, list[tuple[str, Bbox]]] = {"labels": [], "marks": [], "around": []}
    keys = legend_texts(ax)
    found["labels"] = [(f"{t.get_text()} bar {t.get_url()}", t.get_window_extent(renderer)) for t in ax.texts]
    found["marks"] = [(f"bar {url}", box.transformed(ax.transData)) for _, box, url in bars(ax)]
    for drawn in marks(ax):
        shape = drawn.get_paths()[0].transformed(Affine2D(drawn.get_transforms()[0])).get_extents()
        points = drawn.get_offset_transform().transform(np.asarray(drawn.get_offsets()))
        found["marks"] += [(f"a mark {drawn.get_sizes()}", shape.translated(x, y)) for x, y in points]
    first, last = ax.get_xlim()
    ticks = [tick.label1 for tick in ax.xaxis.get_major_ticks() if first <= tick.get_loc() <= last]
    around = [*(ax.title, ax._left_title, ax.xaxis.label), *ticks, *keys]
    found["around"] = [(t.get_text(), t.get_window_extent(renderer)) for t in around if t.get_text().strip()]
    found["around"] += [("key", key.get_window_extent(renderer)) for key in ax.get_legend().legend_handles]
    return found


def overlaps(boxes: list[tuple[str, Bbox]], others: list[tuple[str, Bbox]] | None = None) -> list[tuple[str, str]]:
    """Which share more than half a pixel in both directions."""
    second = np.array([box.extents for _, box in (others or boxes)])
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
    upon = overlaps(found["labels"], found["marks"])
    assert not [(label, mark) for label, mark in upon if not label.endswith(mark)]  # a label may lie on its own bar
    assert not overlaps(found["around"])
    assert not overlaps(found["around"], found["labels"] + found["marks"])
    page = ax.figure.bbox
    outside = [
        name
        for name, box in found["labels"] + found["marks"] + found["around"]
        if box.x0 < -0.5 or box.y0 < -0.5 or box.x1 > page.width + 0.5 or box.y1 > page.height + 0.5
    ]
    assert not outside


# --- nothing runs into anything --------------------------------------------------------------------


@pytest.mark.slow
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
        {"n": 30, "on_one_day": 30},
        {"n": 1, "spans": 1, "language": "wide", "repeat": 4},
        {"n": 60, "spans": 5, "language": "wide", "repeat": 4},
        {"n": 60, "language": "kk", "repeat": 2},
        {"n": 60, "language": "wide", "repeat": 4},
        {"n": 60, "begin": "1992-01-01", "days": 12000},
        {"n": 400, "on_one_day": 60},
        {"n": 400, "language": "ru", "repeat": 3},
    ],
    ids=lambda given: "-".join(f"{name}={value}" for name, value in given.items()),
)
def test_no_label_and_no_mark_runs_into_another_or_leaves_the_figure(given):
    given = {"dpi": 100, **given}
    dpi = given.pop("dpi")
    events = make_events(**given)
    ax = plot_timeline(events, title="Events in time")
    ax.figure.set_dpi(dpi)
    drawn = sum(len(drawn.get_offsets()) for drawn in marks(ax)) + len(bars(ax))
    assert drawn == given["n"]
    assert_readable(ax)


def test_labels_are_the_titles_cut_to_a_length():
    ax = plot_timeline(make_events(5, "ru", repeat=6))
    assert len(labels(ax)) == 5
    for text in labels(ax):
        assert text.startswith("Щедрый меморандум")
        assert text.endswith("…")
        assert len(text) <= 72
    assert set(labels(plot_timeline(make_events(5)))) == set(make_events(5)["title"])


@pytest.mark.parametrize(
    ("n", "pattern"),
    [
        (5, r"\d agreements?, \d visits?\."),
        (60, r"\d+ agreements, \d+ visits\."),
        (400, r"\d+ agreements, \d+ visits\. Labelled: the latest \d+ agreements; the tables list all\."),
        (1500, r"\d+ agreements, \d+ visits\. Labelled: none, they are too many; the tables list all\."),
    ],
)
def test_the_caption_counts_and_says_what_is_labelled(n, pattern):
    events = make_events(n)
    ax = plot_timeline(events)
    assert re.fullmatch(pattern, ax.get_xlabel())
    kinds = events["kind"].value_counts()
    assert ax.get_xlabel().startswith(f"{kinds['agreement']} agreement")
    said = re.search(r"the latest (\d+) agreements", ax.get_xlabel())
    if said:
        latest = events.loc[events["kind"] == "agreement", "title"].tail(int(said.group(1)))
        assert set(labels(ax)) == set(latest)
    elif n > 60:
        assert not labels(ax)
    else:
        assert len(labels(ax)) == n


def test_a_label_with_no_room_beside_its_bar_lies_upon_it():
    (text,) = event_labels(plot_timeline(agreement(signed="2020/2025")))
    assert text.get_text() == "Paper"
    assert text.xy[0] == mdates.date2num(pd.Timestamp("2020-01-01"))
    assert text.get_ha() == "left"


def test_a_title_is_text_and_no_formula():
    events = agreement(signed="2025-11-06", title="Loan of $5 bn and of $6_{bn} & <b>more</b>")
    ax = plot_timeline(events)
    assert labels(ax) == ["Loan of $5 bn and of $6_{bn} & <b>more</b>"]
    assert "Loan of $5 bn and of $6_{bn} & <b>more</b>" in [node.text for node in ET.fromstring(svg_of(ax)).iter()]
    assert_readable(ax)


def test_an_event_without_a_title_is_not_called_nan():
    events = build_timeline(normalize_agreements([{"signed": "2025-11-06"}]))
    assert labels(plot_timeline(events)) == ["untitled"]


def test_white_space_in_a_title_is_one_blank():
    assert labels(plot_timeline(agreement(signed="2025-11-06", title="One\n  two\tthree"))) == ["One two three"]


# --- what the looks say ----------------------------------------------------------------------------


def test_a_day_is_a_full_mark_on_that_day():
    ax = plot_timeline(agreement(signed="2025-11-06"))
    (mark,) = marks(ax)
    middle = mdates.num2date(mark.get_offsets()[0][0]).replace(tzinfo=None)
    assert middle == pd.Timestamp("2025-11-06 12:00")
    assert not bars(ax)
    assert to_hex(mark.get_facecolor()[0]) == style.FAMILY_COLORS["memorandum"].lower()
    assert mark.get_alpha() == 1
    assert not [text for text in legend(ax) if "imprecise" in text or "hollow" in text]


@pytest.mark.parametrize(
    ("date", "first", "end"),
    [
        ("2025-11", "2025-11-01", "2025-12-01"),
        ("2025", "2025-01-01", "2026-01-01"),
        ("2025-11-03/2025-11-20", "2025-11-03", "2025-11-21"),
    ],
)
def test_what_is_no_day_is_a_pale_bar_over_all_its_days(date, first, end):
    ax = plot_timeline(agreement(signed=date))
    assert not marks(ax)
    ((drawn, bar, _),) = bars(ax)
    assert bar.x0 == mdates.date2num(pd.Timestamp(first))
    assert bar.x1 == mdates.date2num(pd.Timestamp(end))
    assert drawn.get_alpha() < 0.6
    assert to_hex(drawn.get_facecolor()[0]) == style.FAMILY_COLORS["memorandum"].lower()
    assert "pale, or a bar: imprecise date" in legend(ax)


def test_a_month_too_short_to_be_seen_as_a_bar_is_a_pale_mark_in_its_middle():
    long = pd.concat([agreement(signed="1990-01-01"), agreement(signed="2025-11")], ignore_index=True)
    ax = plot_timeline(long)
    assert not bars(ax)
    looks = {mark.get_alpha(): mark for mark in marks(ax)}
    assert set(looks) == {1, 0.4}
    middle = mdates.num2date(looks[0.4].get_offsets()[0][0]).replace(tzinfo=None)
    assert middle == pd.Timestamp("2025-11-16")


def test_an_approximate_day_is_pale():
    alone = plot_timeline(agreement(signed="2025-11-06~"))
    assert [drawn.get_alpha() for drawn, *_ in bars(alone)] == [0.4]  # a day is wide where there are few
    among = plot_timeline(pd.concat([agreement(signed="1990"), agreement(signed="2025-11-06~")], ignore_index=True))
    assert [mark.get_alpha() for mark in marks(among)] == [0.4]


def test_a_visit_of_some_days_is_one_full_mark_below_the_axis():
    ax = plot_timeline(visit(start="2025-11-05", end="2025-11-07", kind="working"))
    (mark,) = marks(ax)
    assert mark.get_alpha() == 1
    assert mark.get_offsets()[0][1] < 0
    assert to_hex(mark.get_facecolor()[0]) == style.VISIT_COLOR.lower()
    assert legend(ax) == ["Working visit"]


@pytest.mark.parametrize(
    ("events", "hollow"),
    [
        (agreement, "proposed"),
        (agreement, "negotiating"),
        (agreement, "announced"),
        (visit, "planned"),
        (visit, "cancelled"),
    ],
)
@pytest.mark.parametrize("date", ["2025-11-06", "2025-11"])
def test_what_is_only_announced_is_hollow(home, events, hollow, date):
    paper, color = to_rgba(style.PAPER)[:3], style.VISIT_COLOR if events is visit else style.FAMILY_COLORS["memorandum"]
    ax = plot_timeline(events(**{"start" if events is visit else "signed": date}, status=hollow))
    (drawn,) = ax.collections
    face, edge = drawn.get_facecolor()[0], drawn.get_edgecolor()[0]
    assert tuple(face[:3]) == paper
    assert to_hex(edge) == color.lower()
    assert "hollow: announced or planned" in legend(ax)


@pytest.mark.parametrize("family", style.FAMILY_COLORS)
def test_the_legend_has_what_is_drawn_and_nothing_else(home, family):
    code = next(code for code, row in vocabulary("agreement_type").rows.items() if row["family"] == family)
    ax = plot_timeline(agreement(signed="2025-11-06", type=code))
    assert legend(ax) == [vocabulary("agreement_family").label(family)]
    assert to_hex(marks(ax)[0].get_facecolor()[0]) == style.FAMILY_COLORS[family].lower()


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
    (mark,) = [item for item in ax.collections if isinstance(item, PathCollection)]
    assert to_hex(mark.get_edgecolor()[0]).upper() == style.FAMILY_COLORS["other"]
    assert "Other instrument" in [text.get_text() for text in ax.figure.findobj(Text)]


def test_what_is_of_no_known_kind_is_drawn_as_other():
    events = build_timeline(
        normalize_agreements([{"title": "Paper", "signed": "2025-11-06"}]), normalize_visits([{"start": "2025-11-05"}])
    )
    other = ["Other instrument", "Visit, kind other or not stated"]
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
    assert urls == [url if kept else None]
    assert [text.get_url() for text in ax.texts if text.get_text() == "Paper"] == [url if kept else None]
    links = [
        node.get("{http://www.w3.org/1999/xlink}href") for node in ET.fromstring(svg_of(ax)).iter() if is_link(node)
    ]
    assert set(links) == ({url} if kept else set())


def is_link(node: ET.Element) -> bool:
    return node.tag == "{http://www.w3.org/2000/svg}a"


def test_every_mark_has_the_link_of_its_own_event():
    events = make_events(60)
    ax = plot_timeline(events)
    found = {}
    for mark in marks(ax):
        for (day, row), url in zip(mark.get_offsets(), mark.get_urls(), strict=True):
            found[url] = day, row > 0
    for _, bar, url in bars(ax):
        found[url] = (bar.x0 + bar.x1) / 2, bar.y0 > 0
    assert len(found) == len(events)
    for event in events.itertuples():
        middle = event.date_start + (event.date_end + pd.Timedelta(days=1) - event.date_start) / 2
        day, above = found[f"{event.source_url}#minerals:{event.kind}s/{event.id}.html"]
        assert day == pytest.approx(mdates.date2num(middle))
        assert above == (event.kind == "agreement")


@pytest.mark.parametrize(
    "events", [lambda: build_timeline(), lambda: build_timeline(normalize_agreements([{"title": "Undated"}]))]
)
def test_nothing_to_draw_is_said(events):
    ax = plot_timeline(events(), title="Events in time")
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
    assert sum(len(drawn.get_offsets()) for drawn in marks(ax)) + len(bars(ax)) == len(dates)
    shown = svg_of(ax)
    for date in dates:
        assert f">Paper of {date}<" in shown


def test_an_axes_that_is_given_is_drawn_on_and_returned():
    figure, given = plt.subplots(figsize=(8, 5))
    ax = plot_timeline(make_events(5))
    assert plot_timeline(make_events(5), given) is given
    assert len(marks(given)) == len(marks(ax))
    assert figure.get_size_inches().tolist() == [8, 5]


def test_low_axes_that_are_given_have_as_many_labels_as_fit():
    ax = plt.subplots(figsize=(12, 3))[1]
    plot_timeline(make_events(60), ax)
    assert not labels(ax)
    assert "none, they are too many" in ax.get_xlabel()
    assert len(labels(plot_timeline(make_events(60), plt.subplots(figsize=(12, 14))[1]))) == 60


def test_labels_leave_with_their_marks_when_the_view_is_narrowed():
    ax = plot_timeline(make_events(30))
    ax.set_xlim(pd.Timestamp("2024-01-01"), pd.Timestamp("2025-01-01"))
    shown = svg_of(ax)
    first, last = ax.get_xlim()
    for text in event_labels(ax):
        assert (f">{text.get_text()}<" in shown) == (first <= text.xy[0] <= last)


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
