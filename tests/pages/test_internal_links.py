"""Links of notebooks on the site: to its pages where there are such, else to the source, else text."""

from analysis.pages.internal_links import resolve_links

LINKED = '<td><a href="https://akorda.kz/en" data-page="agreements/a.html" class="x"><b>A</b></a></td>'


def test_a_page_of_the_site_comes_before_the_source():
    assert resolve_links(LINKED, "index.html", {"agreements/a.html"}) == (
        '<td><a href="agreements/a.html" class="x"><b>A</b></a></td>'
    )


def test_from_a_folder_the_way_leads_up():
    assert 'href="../agreements/a.html"' in resolve_links(LINKED, "people/p.html", {"agreements/a.html"})


def test_a_place_in_a_page_is_found_by_the_page():
    link = '<a data-page="records.html#area=trade&amp;year=2024">33</a>'
    found = resolve_links(link, "areas/trade.html", {"records.html"})
    assert found == '<a href="../records.html#area=trade&amp;year=2024">33</a>'
    assert resolve_links(link, "areas/trade.html", ()) == "33"


def test_without_the_page_the_source_stays():
    assert resolve_links(LINKED, "index.html", ()) == ('<td><a href="https://akorda.kz/en" class="x"><b>A</b></a></td>')


def test_without_page_and_source_the_text_stays():
    assert resolve_links('a <a data-page="people/p.html">P</a> b', "index.html", ()) == "a P b"


def test_links_of_drawings_too():
    svg = '<a xlink:href="https://x.kz/" data-page="visits/v.html"><title>T</title><path/></a>'
    assert resolve_links(svg, "i.html", {"visits/v.html"}) == '<a href="visits/v.html"><title>T</title><path/></a>'


def test_other_links_are_left_alone():
    assert resolve_links('<a href="https://x.kz">x</a>', "i.html", {"visits/v.html"}) == '<a href="https://x.kz">x</a>'


def test_a_mark_that_leads_to_no_page_of_the_site_still_says_what_it_is():
    mark = '<a class="fig-mark" data-page="records.html#area=trade" tabindex="0"><title>Trade: 3</title><path/></a>'
    told = '<g class="fig-mark" role="img" tabindex="0"><title>Trade: 3</title><path/></g>'
    assert resolve_links(mark, "x.html", set()) == told
    sourced = mark.replace(" data-page", ' href="https://akorda.kz/" data-page')
    assert resolve_links(sourced, "x.html", set()) == sourced.replace(' data-page="records.html#area=trade"', "")
    site = mark.replace("records.html#area=trade", "areas/trade.html")
    assert resolve_links(site, "x.html", {"areas/trade.html"}).startswith('<a href="areas/trade.html" class="fig-mark"')
