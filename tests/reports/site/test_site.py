from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import matplotlib.pyplot as plt
import nbformat
import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from analysis import pages
from analysis.dataset.dataset import load_agreements, load_dataset, load_visits
from analysis.figures.bars import plot_breakdown
from analysis.figures.heatmap import plot_heatmap
from analysis.figures.look import LOOK, look_script, notebook_look
from analysis.figures.svg import draw_svg
from analysis.figures.timeline import plot_timeline
from analysis.links import Link
from analysis.notebook import show_table, show_title
from analysis.notebook.figures import show_drawn
from analysis.reports.report import Report, Result
from analysis.reports.site.pages import index_page, write_page
from analysis.views.breakdown import build_breakdown
from analysis.views.timeline import build_timeline
from miniature import SCRIPT, Page, assert_serves_everybody, drawings, text_of, write_notebook


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
    write_page(report(**fields), executed, folder / "page.html", "data abc, 7 records", {"index.html"})
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
    figure = plot(frame).figure
    plt.close("all")
    return shown(text_html=show_drawn(figure).html)


def plain_svg(frame: pd.DataFrame) -> dict:
    """A figure as a notebook without `start_notebook` stores it, if it is told to draw SVG."""
    plt.switch_backend("Agg")
    drawn = draw_svg(plot_breakdown(frame).figure)
    plt.close("all")
    return new_output("display_data", {"image/svg+xml": drawn, "text/plain": "<Figure size>"})


def test_the_look_of_a_notebook_stays_there(tmp_path):
    look = new_output("display_data", {"text/html": notebook_look()}, metadata=LOOK)
    page = make_page(tmp_path, code(look, shown(text_html=show_title("Kazakhstan", load_dataset()).html)))
    assert "minerals-look" not in page.html
    assert "jp-theme-light" not in page.html
    assert page.html.count(look_script()) == 1


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
    assert set(page.values("aria-labelledby")) <= set(ids)
    assert len(ids) == len(set(ids))
    inner = {link[1:] for link in page.values("xlink:href") if link.startswith("#") and "minerals:" not in link}
    clips = {url[5:-1] for url in page.values("clip-path")}
    assert inner
    assert clips
    assert inner | clips <= set(ids)
    assert "<?xml" not in page.html
    assert page.html.lower().count("<!doctype") == 1
    assert "Figure size" not in page.html
    assert "https://news.example.org/2025/11/memorandum" in page.values("href")


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
    about = ["index.html", "index.html#timeline"]
    assert links == [*about, "#by-area", "#кто-подписал", "#sources-more", "timeline-kaz.ipynb"]
    assert {link[1:] for link in page.values("href") if link.startswith("#")} <= set(page.values("id"))
    assert [f"#{anchor}" for anchor in page.values("aria-labelledby")] == links[2:-1]
    assert "Sources & <more>" in page.text
    names = [tag for tag, _ in page.tags]
    contents = next(n for n, (_, attrs) in enumerate(page.tags) if attrs.get("class") == "contents")
    assert names.index("h1") < contents < names.index("h2") < names.index("h3")
    assert "<em>agreements</em>" in page.html


def test_no_contents_for_a_single_heading(tmp_path):
    page = make_page(tmp_path, new_markdown_cell("## Only"))
    assert "contents" not in page.values("class")
    assert page.values("id") == ["main", "only"]


def test_headings_of_the_same_name_keep_their_own_anchors(tmp_path):
    cells = [new_markdown_cell(f"## {name}") for name in ("Visits", "Visits", "visits", "!!", "??")]
    page = make_page(tmp_path, *cells)
    anchors = page.values("aria-labelledby")
    assert len(set(anchors)) == 5
    assert all(anchors)
    assert page.values("id") == ["main", *anchors]
    assert [attrs["href"][1:] for tag, attrs in page.tags if tag == "a"][4:-1] == anchors


def test_headings_below_a_section_have_no_pilcrow(tmp_path):
    page = make_page(tmp_path, new_markdown_cell("## One\n\n### Part\n\ntext"))
    assert "Part" in page.text
    assert "¶" not in page.text


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
    assert f"printed {SCRIPT}" in page.text
    assert "a warning" in page.text
    assert "plain" not in page.text
    assert [tag for tag, _ in page.tags].count("pre") == 3


def test_titles_are_escaped_everywhere(tmp_path):
    page = make_page(tmp_path, title=f'{SCRIPT}" onload="x')
    assert page.text.count(SCRIPT) == 2
    assert "Timeline" in page.text  # the kind of report


def test_the_page_names_its_language_its_notebook_and_its_data(tmp_path):
    page = make_page(tmp_path)
    assert ("html", {"lang": "en"}) in page.tags
    assert ("meta", {"charset": "utf-8"}) in page.tags
    assert "viewport" in page.values("name")
    assert "timeline-kaz.ipynb" in page.values("href")
    assert "Made from data abc, 7 records." in page.text


# --- figures ---------------------------------------------------------------------------------------


def test_a_figure_is_told_in_words_and_has_its_data(tmp_path):
    table = build_breakdown(load_agreements())
    page = make_page(tmp_path, new_markdown_cell("## Areas"), code(svg(plot_breakdown, table)))
    (drawing,) = drawings(page)
    assert drawing["role"] == "group"  # every bar is a link
    assert text_of(page, drawing["aria-labelledby"]).startswith("Bars: the number of agreements by area. ")
    assert [attrs["scope"] for tag, attrs in page.tags if tag == "th"] == ["col"] * 4 + ["row"] * len(table)
    assert "Data of this figure" in page.text
    assert f"{table['area_name'].iloc[-1]}" in page.html.split("<details")[1]
    assert "<metadata>" not in page.html


def test_marks_say_where_they_lead_and_one_is_a_stop_of_the_tab_key(tmp_path):
    events = build_timeline(load_agreements(), load_visits())
    page = make_page(tmp_path, code(svg(plot_timeline, events)))
    (drawing,) = drawings(page)
    assert drawing["role"] == "group"
    assert text_of(page, drawing["aria-labelledby"]).startswith("Timeline of 5 agreements and 2 visits, 2022 to 2025.")
    links = [attrs for tag, attrs in page.tags if attrs.get("class") == "fig-mark"]
    assert [attrs["tabindex"] for attrs in links] == ["0"] + ["-1"] * (len(links) - 1)
    assert {attrs["href"] for attrs in links} == set(events["source_url"])
    assert not any("target" in attrs for attrs in links)  # a page opens links where it is
    table = page.html.split('<details class="data">')[1]
    assert all(url in table for url in events["source_url"])
    mark = r'<a class="fig-mark" href="([^"]*)"(?: data-page="[^"]*")? tabindex="-?\d"><title>([^<]*)</title>'
    titles = re.findall(mark, page.html)
    assert len(titles) == len(links)
    address = "https://news.example.org/2025/11/memorandum"
    told = [text.splitlines()[:2] for url, text in titles if url == address]
    assert ["6 November 2025", "Kazakhstan–US memorandum on critical minerals"] in told


def test_a_figure_of_a_stranger_s_notebook_is_called_by_its_heading(tmp_path):
    drawn = plain_svg(build_breakdown(load_agreements()))
    page = make_page(tmp_path, new_markdown_cell("## Numbers & more"), code(drawn))
    (drawing,) = drawings(page)
    assert drawing["role"] == "group"
    assert text_of(page, drawing["aria-labelledby"]) == "Numbers &amp; more"
    assert "table" not in [tag for tag, _ in page.tags]


def test_a_figure_that_is_no_svg_is_a_picture(tmp_path):
    png = base64.encodebytes(b"\x89PNG" * 40).decode()
    output = new_output("display_data", {"image/png": png, "text/plain": "<Figure size 640x480>"})
    page = make_page(tmp_path, new_markdown_cell("## Numbers"), code(output))
    (picture,) = [attrs for tag, attrs in page.tags if tag == "img"]
    assert base64.b64decode(picture["src"].removeprefix("data:image/png;base64,")) == b"\x89PNG" * 40
    assert "\n" not in picture["src"]
    assert picture["alt"] == "Numbers"
    assert "Figure size" not in page.html


def test_texts_of_a_figure_are_escaped(tmp_path):
    events = build_timeline(load_agreements()).assign(title=SCRIPT)
    page = make_page(tmp_path, new_markdown_cell(f"## {SCRIPT}"), code(svg(plot_timeline, events)))
    assert page.text.count(SCRIPT) > 5
    assert "script" not in [tag for tag, _ in page.tags[:-3]]


# --- around the report -----------------------------------------------------------------------------


def test_related_reports_nearest_first_and_the_rest_folded(tmp_path):
    related = tuple((f"report-{n}", f"Report {n} {SCRIPT if n == 1 else ''}") for n in range(15))
    page = make_page(tmp_path, related=related)
    links = [link for link in page.values("href") if link.startswith("report-")]
    assert links == [f"{slug}.html" for slug, _ in related]
    assert page.html.index("report-11.html") < page.html.index("<details>") < page.html.index("report-12.html")
    assert "3 more" in page.text
    few = make_page(tmp_path, related=related[:12])
    assert "details" not in [tag for tag, _ in few.tags]
    assert "Related reports" not in make_page(tmp_path).text


def test_the_breadcrumb_leads_to_the_kind_in_the_index(tmp_path):
    page = make_page(tmp_path, notebook="country_brief", slug="country_brief-kaz", title="Kazakhstan")
    crumbs = page.html[page.html.index('aria-label="Breadcrumb"') : page.html.index("</nav>")]
    assert re.findall(r">([^<>\n]+)<", crumbs) == ["Critical Minerals Diplomacy", "Country brief", "Kazakhstan"]
    assert 'aria-current="page">Kazakhstan' in crumbs
    listed = Page(index_page([Result(report(notebook="country_brief"), "rendered")], set(), "x"))
    file, anchor = re.findall(r'href="([^"]+)"', crumbs)[-1].split("#")
    assert file == "index.html"
    assert anchor in listed.values("id")


def test_the_footer_says_which_data(tmp_path):
    page = make_page(tmp_path, last="2025-11-06~")
    footer = page.html[page.html.index("<footer ") :]
    assert "Made from data abc, 7 records." in footer
    assert "Newest record of this report: about 6 November 2025." in footer
    assert "Newest record" not in make_page(tmp_path, last="").html


def test_the_same_page_every_time(tmp_path):
    cell = code(svg(plot_timeline, build_timeline(load_agreements(), load_visits())))
    assert make_page(tmp_path, cell).html == make_page(tmp_path, cell).html


# --- nothing is cut ----------------------------------------------------------------------------------


def long_table(n: int) -> dict:
    links = tuple(Link(f"Source {k}", f"https://news.example.org/{k}/{'x' * 60}") for k in range(5))
    rows = pd.DataFrame({"Agreement": [f"Agreement {k} & more" for k in range(n)], "Sources": [links] * n})
    return shown(text_html=show_table(rows).html)


def test_a_page_holds_all_rows_and_all_links(tmp_path):
    page = make_page(tmp_path, code(long_table(900)))
    for k in range(900):
        assert f"Agreement {k} &amp; more" in page.html
    assert page.html.count("Source 4</a>") == 900


def test_what_a_program_printed_without_end_is_told_by_its_head_and_tail(tmp_path):
    text = f"head <{'x' * 2_000_000}> tail"
    page = make_page(tmp_path, code(new_output("stream", text=text)))
    assert "head <xx" in page.text
    assert "xx> tail" in page.text
    assert "The first and the last of 2,000,012 characters." in page.text
    assert len(page.html) < 200_000
    assert page.values("href").count("timeline-kaz.ipynb") == 2
    short = make_page(tmp_path, code(new_output("stream", text=text[:90_000])))
    assert text[:90_000] in short.text


# --- what a spreadsheet takes for a formula ----------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("=1+1", True),
        ("+7 727 phone", True),
        ("-x", True),
        ("@SUM(A1)", True),
        ("\t=1", True),
        ("=HYPERLINK(0)", True),
        ("-3-4", True),
        ("-3", False),
        ("+3.5", False),
        ("-1,250.5", False),
        ("-12%", False),
        ("a=b", False),
        ("2025-11-06", False),
        ("", False),
        ("–", False),
    ],
)
def test_a_text_that_begins_as_a_formula_is_marked_in_downloads(text, is_one):
    pattern = re.search(r"const formula = /(.*)/;", look_script())[1]
    assert bool(re.search(pattern, text)) == is_one


# --- for everybody ---------------------------------------------------------------------------------


@pytest.fixture
def whole(tmp_path) -> Page:
    """A page of everything there is."""
    agreements = load_agreements()
    return make_page(
        tmp_path,
        code(shown(text_html="<h1>Title</h1>")),
        new_markdown_cell("## In time"),
        code(svg(plot_timeline, build_timeline(agreements, load_visits()))),
        new_markdown_cell("## In numbers"),
        code(svg(plot_heatmap, build_breakdown(agreements, "area", "year")), long_table(50)),
        related=tuple((f"r{n}", "R") for n in range(14)),
    )


def test_a_page_serves_everybody(whole):
    assert_serves_everybody(whole)
    assert len(drawings(whole)) == 2


def test_the_browser_is_told_to_run_our_script_alone(whole, tmp_path):
    index = Page(index_page([Result(report(), "rendered")], set(), "x"))
    for page in (whole, index):
        (script,) = page.scripts
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        (policy,) = [attrs["content"] for tag, attrs in page.tags if "http-equiv" in attrs]
        assert policy.startswith("default-src 'none';")
        assert f"script-src 'sha256-{digest}'" in policy
        assert "http" not in policy


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("number", [0, 1], ids=["light", "dark"])
def test_texts_stand_out_from_their_ground(number):
    """WCAG 2.2, 1.4.3: a contrast of 4.5 to 1."""
    css = (Path(pages.__file__).parent / "templates" / "base.css").read_text(encoding="utf-8")
    palettes = re.findall(r":root \{([^}]*)\}", css)
    assert len(palettes) == 2
    assert re.search(r"@media screen and \(prefers-color-scheme: dark\) \{\s*:root", css)  # print stays light
    palette = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", palettes[number]))
    grounds = {luminance(palette[name]) for name in ("paper", "tint")}
    for name in ("ink", "soft", "link", "bad"):
        for ground in grounds:
            low, high = sorted((luminance(palette[name]), ground))
            assert (high + 0.05) / (low + 0.05) >= 4.5, name


# --- the index -------------------------------------------------------------------------------------


def make_index(folder: Path, *results: Result) -> Page:
    page = Page(index_page(results, {file.name for file in folder.iterdir()}, "data abc, 7 records"))
    page.assert_stands_alone()
    assert_serves_everybody(page)
    return page


def rows_of(page: Page) -> list[str]:
    return [" ".join(row.split()) for row in re.findall(r"<tr data-words=.*?</tr>", page.html, re.DOTALL)]


def test_the_index_lists_reports_by_kind(tmp_path):
    (tmp_path / "timeline-kaz.html").touch()
    page = make_index(
        tmp_path,
        Result(report(), "rendered"),
        Result(
            report(slug="b", notebook="country_brief", title=SCRIPT, first="2025-11-06", last="2025-11-06"), "unchanged"
        ),
        Result(report(slug="c", title="Last", first="", last="", n_visits=0), "rendered"),
    )
    assert "3 reports" in page.text
    headings = re.findall(r"<h3[^>]*>(.*?)</h3>", page.html)
    assert headings == ["Timeline", "Country brief"]
    first, second, third = rows_of(page)
    assert '<a href="timeline-kaz.html">Timeline</a>' in first
    assert first.endswith("<td>7 November 2022 – November 2025</td><td>3</td><td>1</td></tr>")
    assert "href" not in second
    assert "Last" in second  # with its kind
    assert "<td>6 November 2025</td>" in third
    assert "<td></td><td>3</td><td>0</td>" in second


def test_a_failure_stands_above_the_list_with_its_cell_its_error_and_its_notebook(tmp_path):
    (tmp_path / "timeline-kaz.html").touch()
    page = make_index(
        tmp_path,
        Result(report(slug="a", title="Good"), "rendered"),
        Result(report(slug="c", title="Bad"), "failed", f"ValueError: {SCRIPT}", 2, "c.ipynb"),
        Result(report(slug="timeline-kaz"), "failed", "Kernel died"),
    )
    section = page.html[page.html.index('aria-labelledby="failed-reports"') : page.html.index('<form role="search"')]
    assert "2 of 3 reports failed" in section
    bad, died = re.findall(r"<tr><td>.*</tr>", section)
    assert "<td>Bad</td><td>2</td><td>ValueError: &lt;script&gt;alert(1)&lt;/script&gt;</td>" in bad
    assert '<a href="failed/c.ipynb">c.ipynb</a>' in bad
    assert '<td><a href="timeline-kaz.html">Timeline</a></td><td></td><td>Kernel died</td><td></td>' in died


def test_an_empty_report_says_that_nothing_matches(tmp_path):
    page = make_index(tmp_path, Result(report(n_agreements=0, n_visits=0, first="", last=""), "empty"))
    assert "no records match" in rows_of(page)[0]


@pytest.mark.parametrize(
    ("statuses", "summary"),
    [
        ({"rendered": 2}, "2 reports: 2 up to date."),
        (
            {"rendered": 1, "unchanged": 2, "empty": 1, "failed": 1},
            "5 reports: 3 up to date, 1 without records, 1 failed.",
        ),
        ({}, "Made from"),
    ],
)
def test_the_index_counts_what_became_of_the_reports(tmp_path, statuses, summary):
    results = [Result(report(slug=f"{status}-{n}"), status) for status, many in statuses.items() for n in range(many)]
    footer = make_index(tmp_path, *results).html.split("<footer ")[1]
    assert summary in footer
    assert ("failed" in footer) == ("failed" in statuses)
    assert "rendered" not in footer


def test_the_index_is_the_same_whether_pages_were_rendered_or_kept(tmp_path):
    assert (
        make_index(tmp_path, Result(report(), "rendered")).html
        == make_index(tmp_path, Result(report(), "unchanged")).html
    )


@pytest.mark.parametrize(
    ("parameters", "parties", "words", "others"),
    [
        (
            {"country": "KAZ", "since": None},
            "KAZ",
            ["KAZ", "Kazakhstan", "Казахстан", "Қазақстан"],
            ["United States", "None"],
        ),
        (
            {"country": "KAZ", "partner": "USA"},
            "KAZ USA",
            ["Қазақстан", "USA", "Соединенные Штаты", "США", "АҚШ"],
            ["EU"],
        ),
        ({"country": "EU", "mineral": "lithium"}, "EU", ["European Union", "Европейский союз", "lithium"], []),
        ({"agreement": "2024-09-bgr-kaz-memorandum"}, "DEU KAZ", ["Қазақстан", "Germany", "bgr"], ["Bulgaria"]),
        ({}, "", [], ["Kazakhstan"]),
    ],
)
def test_a_report_is_found_by_the_names_of_its_countries_in_three_languages(
    tmp_path, parameters, parties, words, others
):
    about = report(parameters=parameters, parties=tuple(parties.split()), title="A title")
    page = make_index(tmp_path, Result(about, "rendered"))
    (given,) = page.values("data-words")
    assert given.startswith("A title")
    for word in words:
        assert word.lower().replace("ё", "е") in given.lower().replace("ё", "е")
    assert not [other for other in others if other in given]


def test_the_search_says_what_it_found_and_needs_a_script(tmp_path):
    page = make_index(tmp_path, Result(report(), "rendered"))
    (form,) = [attrs for tag, attrs in page.tags if tag == "form"]
    assert "hidden" in form  # until the script runs
    (status,) = [attrs for _, attrs in page.tags if attrs.get("aria-live")]
    assert (status["aria-live"], status["role"]) == ("polite", "status")
    assert [attrs["for"] for tag, attrs in page.tags if tag == "label"] == ["words", "kind"]


def test_the_question_of_a_kind_is_that_of_its_notebook(own_home, tmp_path):
    write_notebook(own_home, "timeline", question="When\nand why?")
    assert "When and why?" in make_index(tmp_path, Result(report(), "rendered")).text
