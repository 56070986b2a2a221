from __future__ import annotations

from analysis.dataset.dataset import load_dataset
from analysis.listings import list_languages, list_relayed, list_sites

MIRROR = "mexc.com"


def test_sites_with_their_standing_and_what_rests_on_them_alone(sourced, records):
    sourced(("www.state.gov", "US Department of State", ""), (MIRROR, "M", ""))
    table = list_sites(load_dataset(records)).set_index("Site")
    assert table.columns.tolist() == ["Publisher", "Standing", "Addresses", "Records", "Alone"]
    assert table.loc["state.gov"].tolist() == ["US Department of State", "official", 1, 1, 0]
    assert table.loc[MIRROR, "Standing"] == "mirror"
    news = table.loc["news.example.org"]
    assert (news["Standing"], news["Records"], news["Alone"]) == ("", 6, 5)
    assert table.index[0] == "news.example.org"


def test_languages_by_name(data):
    table = list_languages(data).set_index("Language")
    assert table.loc["Russian"].tolist() == [1, 1, 0]
    assert table.loc["English", "Records"] == 7
    assert table.loc["English", "Alone"] == 6


def test_whom_sources_relay_and_whether_it_was_read_itself(sourced, records):
    sourced(("a.org", "A", "Reuters, AFP"), ("b.org", "B", "AFP"), ("afp.com", "AFP", ""))
    table = list_relayed(load_dataset(records)).set_index("Relayed")
    assert table.loc["AFP"].tolist() == [2, 1, 1]
    assert table.loc["Reuters"].tolist() == [1, 1, 0]
    assert table.loc["Akorda"].tolist() == [1, 1, 0]


def test_the_publisher_of_a_site_is_the_most_frequent(data):
    sources = data.sources.assign(domain="one.org")
    common = sources["publisher"].mode().iloc[0]
    assert list_sites(sources)["Publisher"].tolist() == [common]
