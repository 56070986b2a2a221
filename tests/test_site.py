from __future__ import annotations

import io
from pathlib import Path

import matplotlib.pyplot as plt
import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from analysis import style
from analysis.breakdown import build_breakdown
from analysis.dataset import load_agreements, load_visits
from analysis.figures import plot_breakdown, plot_heatmap
from analysis.reports.report import Report, Result
from analysis.reports.site import write_index, write_page
from analysis.timeline import build_timeline
from analysis.timeline_figure import plot_timeline
from miniature import SCRIPT, Page


def report(**fields) -> Report:
    given = {
        "slug": "timeline-kaz",
        "title": "Timeline",
        "notebook": "timeline",
        "parameters": {"country": "KAZ", "since": None},
        "n_agreements": 3,
        "n_visits": 1,
        "first": "2022-11-07",
        "last": "2025-11",
    }
    return Report(**{**given, **fields})


def make_page(folder: Path, *cells, question: str = "**Question.** When?", **fields) -> Page:
    executed = folder / "executed.ipynb"
    nbformat.write(new_notebook(cells=[new_markdown_cell(question), *cells]), executed)
    write_page(report(**fields), executed, folder / "page.html", "data abc, 7 records")
    page = Page((folder / "page.html").read_text(encoding="utf-8"))
    page.assert_stands_alone()
    return page


def code(*outputs) -> dict:
    return new_code_cell("secret = 1", outputs=list(outputs))


def shown(**data) -> dict:
    return new_output("display_data", {name.replace("_", "/", 1): text for name, text in data.items()})


def svg(plot, frame) -> dict:
    """A figure as the notebook stores it."""
    plt.switch_backend("Agg")
    file = io.StringIO()
    with style.styled():
        plot(frame).figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    plt.close("all")
    return new_output("display_data", {"image/svg+xml": file.getvalue(), "text/plain": "<Figure size>"})


def test_ids_stay_unique_and_references_whole_with_many_figures(tmp_path):
    agreements = load_agreements()
    figures = [
        svg(plot_timeline, build_timeline(agreements, load_visits())),
        svg(plot_breakdown, build_breakdown(agreements)),
        svg(plot_breakdown, build_breakdown(agreements)),
        svg(plot_heatmap, build_breakdown(agreements, "area", "year")),
    ]
    page = make_page(
        tmp_path, code(*figures[:2]), new_markdown_cell("## More\n\nText."), code(figures[2]), code(figures[3])
    )
    ids = page.values("id")
    assert len(ids) > 20
    assert len(ids) == len(set(ids))
    inner = {link[1:] for link in page.values("xlink:href") if link.startswith("#")}
    clips = {url[5:-1] for url in page.values("clip-path")}
    assert inner
    assert clips
    assert inner | clips <= set(ids)
    assert [attrs.get("aria-label") for tag, attrs in page.tags if tag == "figure"] == ["", "", "More", "More"]
    assert "<?xml" not in page.html
    assert page.html.lower().count("<!doctype") == 1
    assert "Figure size" not in page.html
    assert "https://news.example.org/2025/11/memorandum" in page.values("xlink:href")


def test_headings_become_contents(tmp_path):
    page = make_page(
        tmp_path,
        code(shown(text_html="<h1>Title</h1>")),
        new_markdown_cell("## By area\n\nHow many *agreements*."),
        code(shown(text_html="<p>table</p>")),
        new_markdown_cell("## Кто подписал?"),
        new_markdown_cell("### A part\n\nof it"),
        new_markdown_cell("## Sources & <more>"),
    )
    links = [attrs["href"] for tag, attrs in page.tags if tag == "a" and "class" not in attrs]
    assert links == ["index.html", "#by-area", "#кто-подписал", "#sources-more", "timeline-kaz.ipynb"]
    assert {link[1:] for link in links if link.startswith("#")} <= set(page.values("id"))
    assert [f"#{anchor}" for anchor in page.values("aria-labelledby")] == links[1:-1]
    assert "Sources & <more>" in page.text
    names = [tag for tag, _ in page.tags]
    assert names.index("h1") < names.index("nav") < names.index("h2") < names.index("h3")
    assert names.count("nav") == 1
    assert "<em>agreements</em>" in page.html


def test_no_contents_for_a_single_heading(tmp_path):
    page = make_page(tmp_path, new_markdown_cell("## Only"))
    assert "nav" not in [tag for tag, _ in page.tags]
    assert page.values("id") == ["only"]


def test_headings_of_the_same_name_keep_their_own_anchors(tmp_path):
    cells = [new_markdown_cell(f"## {name}") for name in ("Visits", "Visits", "visits", "!!", "??")]
    page = make_page(tmp_path, *cells)
    anchors = page.values("id")
    assert len(set(anchors)) == 5
    assert all(anchors)
    assert [attrs["href"][1:] for tag, attrs in page.tags if tag == "a"][1:-1] == anchors


def test_a_second_heading_in_a_cell_is_not_lost(tmp_path):
    page = make_page(tmp_path, new_markdown_cell("## One\n\nfirst\n\n## Two\n\nsecond"))
    for text in ("One", "first", "Two", "second"):
        assert text in page.text


@pytest.mark.parametrize(
    ("source", "question"),
    [
        ("**Question.** When,\nand why?\n\nMore for the lab.", "When, and why?"),
        ("**Question.** When?", "When?"),
        ("# Something else", ""),
        (f"**Question.** {SCRIPT}", SCRIPT),
    ],
)
def test_the_question_stands_above(tmp_path, source, question):
    page = make_page(tmp_path, question=source)
    assert ("question" in page.values("class")) == bool(question)
    assert question in page.text
    assert "More for the lab" not in page.text


def test_code_is_not_shown_and_plain_output_is_text(tmp_path):
    page = make_page(
        tmp_path,
        code(new_output("stream", text=f"printed {SCRIPT}\n"), new_output("stream", name="stderr", text="a warning\n")),
        code(new_output("execute_result", {"text/plain": f"'{SCRIPT}'"})),
        code(shown(text_html="<p>html</p>", text_plain="plain")),
        code(),
    )
    assert "secret" not in page.html
    assert "<script" not in page.html
    assert f"printed {SCRIPT}" in page.text
    assert "a warning" in page.text
    assert "plain" not in page.text
    assert [tag for tag, _ in page.tags].count("pre") == 3


def test_titles_are_escaped_everywhere(tmp_path):
    page = make_page(tmp_path, title=f'{SCRIPT}" onload="x')
    assert "<script" not in page.html
    assert page.text.count(SCRIPT) == 2
    assert "Timeline" not in page.text


def test_the_page_names_its_language_its_notebook_and_its_data(tmp_path):
    page = make_page(tmp_path)
    assert ("html", {"lang": "en"}) in page.tags
    assert ("meta", {"charset": "utf-8"}) in page.tags
    assert "viewport" in page.values("name")
    assert "timeline-kaz.ipynb" in page.values("href")
    assert "Made from data abc, 7 records." in page.text


# --- the index -------------------------------------------------------------------------------------


def test_the_index_has_one_row_a_report(tmp_path):
    (tmp_path / "timeline-kaz.html").touch()
    results = [
        Result(report(), "rendered"),
        Result(report(slug="b", title=SCRIPT, parameters={}, first="2025-11-06", last="2025-11-06"), "rendered"),
        Result(report(slug="c"), "failed", f"ValueError: {SCRIPT}", 2, "c.ipynb"),
        Result(report(slug="timeline-kaz"), "failed", "Kernel died"),
        Result(report(slug="d", first="", last="", n_agreements=1), "rendered"),
    ]
    index = write_index(results, tmp_path, "data abc, 7 records")
    assert index == tmp_path / "index.html"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["index.html", "timeline-kaz.html"]
    page = Page(index.read_text(encoding="utf-8"))
    page.assert_stands_alone()
    assert "<script" not in page.html
    assert "5 reports" in page.text
    assert "2 of 5 reports failed." in page.text
    rows = [" ".join(part.split()) for part in page.html.split("<tr>")[2:]]
    assert len(rows) == 5
    assert "country = KAZ" in rows[0]
    assert "since" not in rows[0]
    assert "7 November 2022 – November 2025" in rows[0]
    assert '<a href="timeline-kaz.html">Timeline</a>' in rows[0]
    assert ">all<" in rows[1]
    assert ">6 November 2025<" in rows[1]
    assert "href" not in rows[1]
    assert '<a href="failed/c.ipynb">notebook</a>' in rows[2]
    assert "the page is an earlier one" in rows[3]
    assert page.values("data-label")[:6] == ["Report", "Parameters", "Period", "Agreements", "Visits", "Status"]


def test_an_index_without_failures(tmp_path):
    page = Page(write_index([Result(report(), "rendered")], tmp_path, "data abc").read_text(encoding="utf-8"))
    assert "failed" not in page.text
    page = Page(write_index([], tmp_path, "data abc").read_text(encoding="utf-8"))
    assert "0 reports" in page.text
