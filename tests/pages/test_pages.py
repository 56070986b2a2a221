"""The pages made from the tables: one for each thing of the record, whole, linked, valid."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

import pytest

from analysis import party_match
from analysis.addresses import FOLDERS, page_of
from analysis.dataset.dataset import Dataset, load_dataset
from analysis.pages.layout import frame_of
from analysis.pages.plan import plan_pages, render_page
from analysis.pages.site import Site, fixed_pages
from analysis.vocab.catalogue import vocabulary
from miniature import SCRIPT, Page, assert_serves_everybody

REPORTS = {"country_brief-kaz": "Kazakhstan", "pair_brief-kaz-usa": "Kazakhstan and United States"}
LINK = re.compile(r'<a [^>]*?href="([^"]*)"')
IDENT = re.compile(r' id="([^"]*)"')


def rendered(data: Dataset, reports: Mapping[str, str] = REPORTS) -> dict[str, str]:
    site = Site(data, reports)
    frame = frame_of(site.pages)
    return {address: render_page(page, frame) for address, page in plan_pages(site, frame.version).items()}


@pytest.fixture(scope="module")
def whole(tmp_path_factory, _vocab_once) -> dict[str, str]:
    """All pages of the miniature record."""
    from conftest import DATA

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MINERALS_HOME", str(_vocab_once.parents[1]))
        patch.setenv("MINERALS_CACHE", str(tmp_path_factory.mktemp("cache")))
        return rendered(load_dataset(DATA / "records"))


def broken_links(pages: Mapping[str, str], others: frozenset[str]) -> set[tuple[str, str]]:
    """Links to pages, or to places in pages, that are not there."""
    idents = {address: set(IDENT.findall(html)) for address, html in pages.items()}
    found = set()
    for here, html in pages.items():
        for link in LINK.findall(html):
            if link.startswith("http"):
                continue
            path, _, ident = link.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(here), path)) if path else here
            if (target not in pages and target not in others) or (
                ident and target in pages and ident not in idents[target]
            ):
                found.add((here, link))
    return found


def events_on(html: str) -> list[str]:
    """The chronology of a page as the classes of its lines."""
    return re.findall(r'<li class="((?:agreement|visit)[^"]*)"', html)


def test_everything_has_a_page(whole, data):
    wanted = {page_of("agreement", record) for record in data.agreements["id"]}
    wanted |= {page_of("visit", record) for record in data.visits["id"]}
    wanted |= {page_of("person", person) for person in data.people["person_id"]}
    wanted |= {page_of(kind, code) for kind in ("mineral", "area") for code in vocabulary(kind).rows}
    wanted |= {f"countries/{code}.html" for code in ("kaz", "usa", "jpn", "nam", "eu", "kor", "uzb", "fra", "nor")}
    wanted |= {f"pairs/{pair}.html" for pair in ("kaz-usa", "jpn-nam", "eu-kaz", "kor-uzb", "fra-nor")}
    wanted |= {"years/2022.html", "years/2024.html", "years/2025.html"}
    wanted |= {f"bodies/example-{name}.html" for name in ("bank", "capital", "samruk")}
    wanted |= {"definitions.html", "records.html", "search.html"}
    wanted |= {f"{folder}/index.html" for folder in FOLDERS.values()}
    assert set(whole) == wanted


def test_every_link_leads_to_a_page_and_a_place_in_it(whole):
    assert not broken_links(whole, frozenset({"index.html", *fixed_pages(REPORTS)}))


def test_pages_are_valid_and_serve_everybody(whole):
    for html in whole.values():
        page = Page(html)
        page.assert_stands_alone()
        assert_serves_everybody(page)
        assert not re.search(r"first \d+ of|and \d+ more|undefined|\bNone[,.)<]|\bnan\b", page.text)


def test_an_agreement_tells_all_that_its_record_says(whole):
    page = Page(whole["agreements/2025-11-06-kaz-usa-minerals-mou.html"])
    text = " ".join(page.text.split())
    for told in (
        "Kazakhstan–US memorandum on critical minerals",
        "6 November 2025 (signed)",
        "Memorandum of understanding",
        "no, by its type; no source says",
        "Finding out what is in the ground",
        "No source names any: it is not known which it covers.",
        "Reliable supply of critical minerals",
        "«министр промышленности и строительства»",
        "Kassym-Jomart Tokayev, Kazakhstan to United States",
        "Marco Rubio",
        "Example Bank",
        "Example News , 7 November 2025 (Russian), relays Akorda".replace(" ,", ","),
        "calls it a treaty",
        "the others say memorandum",
        "https://news.example.org/2025/11/memorandum",
        "Joint venture for a tungsten deposit",
        "data/records/agreements/2025/2025-11-06-kaz-usa-minerals-mou.yml",
    ):
        assert told in text, told
    assert '<span lang="ru">министр промышленности и строительства</span>' in page.html
    links = page.values("href")
    for link in (
        "../people/nagaspayev-yersayin.html",
        "../countries/kaz.html",
        "../areas/exploration.html",
        "../pairs/kaz-usa.html",
        "../visits/2025-11-05-kaz-usa-tokayev.html",
        "../agreements/2025-11-06-kaz-usa-tungsten-jv.html",
        "../definitions.html#status-signed",
        "https://news.example.org/2025/11/memorandum",
    ):
        assert link in links, link


def test_lineage_says_what_a_later_one_does(whole):
    before = whole["agreements/2025-11-06-kaz-usa-tungsten-jv.html"]
    assert "What it builds on" in before
    assert "implemented by this one" in before
    after = whole["agreements/2025-11-06-kaz-usa-minerals-mou.html"]
    assert "What builds on it" in after
    assert "implements this one" in after


def test_a_country_has_its_events_and_not_those_of_others(whole, data):
    for code in ("KAZ", "USA", "JPN", "EU", "KOR"):
        html = whole[f"countries/{code.lower()}.html"].partition('id="blocs"')[0]
        lines = events_on(html)
        assert lines.count("agreement") == data.agreements["party_codes"].map(lambda codes, c=code: c in codes).sum()
        assert lines.count("visit from") == (data.visits["from_code"] == code).sum()
        assert len([line for line in lines if line == "visit to"]) == (data.visits["to_code"] == code).sum()
    assert "../country_brief-kaz.html" in LINK.findall(whole["countries/kaz.html"])


def test_the_agreements_of_a_bloc_are_apart_on_the_pages_of_its_members(whole):
    """France was a member of the European Union on 7 November 2022."""
    html = whole["countries/fra.html"]
    assert "1 agreement of blocs that France was a member of on that day: European Union 1" in html
    own, apart = html.split('id="blocs"')
    assert "2022-11-07-eu-kaz-partnership" not in own
    assert events_on(apart) == ["agreement"]
    assert "1 more of blocs" in own


def test_a_person_has_a_line_for_each_deed(whole):
    html = whole["people/tokayev-kassym-jomart.html"]
    assert events_on(html) == ["agreement witnessed", "visit visited"]
    assert "1 witnessed, 1 visit made" in html
    assert "../people/rubio-marco.html" in LINK.findall(html)
    rubio = whole["people/rubio-marco.html"]
    assert events_on(rubio) == ["visit was-met"]
    assert "../people/tokayev-kassym-jomart.html" in LINK.findall(rubio)


def test_a_mineral_is_named_or_only_its_group_is(records):
    file = next(records.rglob("2025-11-06-kaz-usa-tungsten-jv.yml"))
    file.write_text(file.read_text(encoding="utf-8").replace("[tungsten]", "[rare earths]"), encoding="utf-8")
    pages = rendered(load_dataset(records))
    assert "Named in 0 agreements and 0 visits; 2 further records by a group" in pages["minerals/neodymium.html"]
    html = pages["minerals/neodymium.html"]
    named, through = html.split('id="through"')
    assert not events_on(named)
    assert events_on(through) == ["agreement"] * 2
    assert 'names <a href="../minerals/rare_earths.html">Rare earths</a>' in through
    assert events_on(pages["minerals/rare_earths.html"]) == ["agreement", "agreement"]
    assert "US-2025" in html


def test_a_pair_tells_apart_what_is_of_the_two(whole):
    html = whole["pairs/kaz-usa.html"]
    assert sorted(events_on(html)) == ["agreement two", "agreement two", "visit from"]
    assert "2 agreements, 2 of the two alone; 1 visit from Kazakhstan, 0 from United States." in html
    assert "../pair_brief-kaz-usa.html" in LINK.findall(html)


def test_a_year_goes_by_month(whole):
    html = whole["years/2025.html"]
    assert re.findall(r"<h3[^>]*>([^<]*)", html) == ["November"]
    assert len(events_on(html)) == 3


def test_dates_are_as_precise_as_the_record(whole):
    html = whole["agreements/2024-02-kor-uzb-talks.html"]
    assert "February 2024" in html
    assert "1 February" not in html
    assert "about 6 November 2025" in whole["agreements/2025-11-06-kaz-usa-tungsten-jv.html"]


def test_what_has_not_happened_has_a_hollow_mark(whole):
    assert "mark a-memorandum hollow" in whole["agreements/2024-02-kor-uzb-talks.html"] or (
        " hollow" in whole["agreements/2024-02-kor-uzb-talks.html"]
    )
    assert " hollow" not in whole["agreements/2022-08-28-jpn-nam-mou.html"]


def test_lists_hold_all_rows(whole, data):
    counts = {
        "agreements": len(data.agreements),
        "visits": len(data.visits),
        "people": len(data.people),
        "minerals": len(vocabulary("mineral").rows),
        "areas": len(vocabulary("area").rows),
        "years": 3,
    }
    for folder, number in counts.items():
        assert whole[f"{folder}/index.html"].count("<tr><td>") == number, folder


def test_hostile_titles_are_text(records):
    for name in ("2025-11-06-kaz-usa-minerals-mou", "2025-11-05-kaz-usa-tokayev"):
        file = next(records.rglob(f"{name}.yml"))
        text = file.read_text(encoding="utf-8").replace("Kazakhstan–US memorandum", f"{SCRIPT} '\"&<b>")
        text = text.replace("occasion: Summit", f"occasion: '{SCRIPT} Summit'#")
        text = re.sub(r"(occasion: '[^']*')#.*", r"\1", text)
        file.write_text(text, encoding="utf-8")
    for address, html in rendered(load_dataset(records)).items():
        page = Page(html)
        page.assert_stands_alone()
        assert SCRIPT not in html, address


def test_a_key_changes_with_what_a_page_shows_and_with_nothing_else(records):
    def keys() -> dict[str, str]:
        site = Site(load_dataset(records))
        return {address: page.key(None) for address, page in plan_pages(site).items()}

    before = keys()
    file = next(records.rglob("2022-08-28-jpn-nam-mou.yml"))
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"^title: .*$", "title: Another title", text, flags=re.MULTILINE), encoding="utf-8")
    changed = {address for address, key in keys().items() if before.get(address) != key}
    assert {"agreements/2022-08-28-jpn-nam-mou.html", "countries/jpn.html", "pairs/jpn-nam.html"} <= changed
    assert (
        not {"countries/kaz.html", "pairs/kaz-usa.html", "years/2025.html", "visits/2024-06-fra-nor-macron.html"}
        & changed
    )


def test_the_same_record_gives_the_same_pages(data):
    assert rendered(data) == rendered(data)


@pytest.mark.slow
def test_the_real_record_is_whole_on_its_pages(real_home):
    """Each page has as many events as the tables have rows, and every link leads somewhere."""
    data = load_dataset()
    pages = rendered(data)
    assert not broken_links(pages, frozenset({"index.html", *fixed_pages(REPORTS)}))
    own = {address: events_on(re.split(' id="(?:together|blocs|through)"', html)[0]) for address, html in pages.items()}
    agreements, visits = data.agreements, data.visits
    for kind, column in (("mineral", "mineral_codes"), ("area", "area_codes")):
        for code in vocabulary(kind).rows:
            named = sum(code in codes for table in (agreements, visits) for codes in table[column])
            assert len(own[page_of(kind, code)]) == named, code
    for code in {code for table in (agreements, visits) for codes in table["party_codes"] for code in codes}:
        lines = own[page_of("country", code)]
        assert lines.count("agreement") == sum(code in codes for codes in agreements["party_codes"]), code
        ends = zip(visits["from_code"], visits["party_codes"], strict=True)
        assert len(lines) - lines.count("agreement") == sum(code in (origin, *codes) for origin, codes in ends), code
        wanted = party_match(agreements, code).isin(["members", "bloc"]).sum()
        apart = events_on(pages[page_of("country", code)]).count("agreement") - lines.count("agreement")
        assert apart == wanted, code
    for person in data.people.itertuples():
        deeds = person.n_signed + person.n_witnessed + person.n_visits + person.n_meetings
        assert len(own[page_of("person", person.person_id)]) == deeds, person.person_id
    years = [start.year for table in (agreements, visits) for start in table["date_start"]]
    assert {year: years.count(year) for year in years} == {
        int(address[6:10]): len(lines) for address, lines in own.items() if re.fullmatch(r"years/\d+\.html", address)
    }
    numbers = data.sources["record_id"].value_counts()
    for kind, table in (("agreement", agreements), ("visit", visits)):
        for record in table["id"]:
            assert pages[page_of(kind, record)].count('<span class="address">') == numbers[record]
    for folder, number in (("agreements", 457), ("visits", 450), ("pairs", 438)):
        assert pages[f"{folder}/index.html"].count("<tr><td>") >= number  # as many as when this was written
