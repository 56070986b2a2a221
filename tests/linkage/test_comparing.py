"""People, days and fields of two events side by side."""

from __future__ import annotations

import pytest

from analysis.errors import DataError, ParameterError
from analysis.linkage import compare as comparing
from analysis.linkage.compare import compare, score
from analysis.linkage.event import event_of
from analysis.linkage.people import Who, are_one
from analysis.linkage.titles import subject_of
from analysis.linkage.weights import reason
from analysis.vocab.table import read_table

BASE = {
    "id": "kept",
    "title": "Chile–Finland memorandum on tailings",
    "type": "mou",
    "status": "signed",
    "signed": "2026-02-10",
    "parties": ["Chile", "Finland"],
    "sources": [{"url": "https://a.example.org/1", "publisher": "A", "language": "en"}],
}
TOUR = {
    "id": "tour",
    "visitor": {"name": "Kassym-Jomart Tokayev", "post": "President", "party": "Kazakhstan"},
    "to": "Germany",
    "start": "2026-03-11",
    "end": "2026-03-13",
    "status": "held",
}


def outcomes(left: dict, right: dict) -> dict[str, str]:
    return {one.field: one.outcome for one in compare(event_of(left, article="draft"), event_of(right))}


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("Касым-Жомарт Токаев", "Kasım Cömert Tokayev", True),  # both in the vocabulary
        ("Касым-Жомарт Токаев", "Шавкат Мирзиёев", False),
        ("Jens Lindqvist", "Йенс Линдквист", True),  # in none
        ("Lindqvist Jens", "Jens Lindqvist", True),
        ("Jens Lindqvist", "Maria Okafor", False),
        ("Paul Lindqvist", "Поль Линдквист", None),  # neither alike nor unlike enough
        ("Jens Lindqvist", "Lindqvist", None),  # a surname alone is of many
        ("Jens Lindqvist", "林德奎", None),  # no table of sounds
    ],
)
def test_two_printed_names(one: str, other: str, said: bool | None):
    def who(name: str) -> Who:
        return event_of(BASE | {"signatories": [{"name": name}]}).people[0]

    assert are_one(who(one), who(other)) is said
    assert are_one(who(other), who(one)) is said


def test_people_of_two_parties_are_two():
    assert are_one(Who("Jens Lindqvist", "FIN", ""), Who("Jens Lindqvist", "CHL", "")) is False


@pytest.mark.parametrize(
    ("ours", "theirs", "outcome"),
    [
        ({"signed": "2026-02-10"}, {"signed": "2026-02-10"}, "same day"),
        ({"signed": "2026-02-10/2026-02-11"}, {"signed": "2026-02-10"}, "same day"),
        ({"signed": "2026-02-11"}, {"signed": "2026-02-10"}, "a day apart"),
        ({"signed": "2026-02-13"}, {"signed": "2026-02-10"}, "days apart"),
        ({"signed": "2026-02-14"}, {"signed": "2026-02-10"}, "other days"),
        ({"signed": "2026-02"}, {"signed": "2026-02-10"}, "within"),
        ({"signed": "2026"}, {"signed": "2026-02-10"}, "wide"),
        ({"signed": "2026-03"}, {"signed": "2026-02"}, "other days"),  # months that touch are no neighbouring days
        ({"concluded": "2026-02-10"}, {"signed": "2026-02-10"}, "same day"),
        ({"announced": "2026-02-10"}, {"signed": "2026-02-10"}, "same day"),
        ({"announced": "2026-01-20"}, {"signed": "2026-02-10"}, "promised before"),
        ({"announced": "2025-01-20"}, {"signed": "2026-02-10"}, "other days"),
        ({"announced": "2026-06-20"}, {"signed": "2026-02-10"}, "other days"),
        ({"in_force": "2027-05-01"}, {"signed": "2026-02-10"}, "later stage"),
        ({"in_force": "2025-05-01"}, {"signed": "2026-02-10"}, "other days"),
        ({"published": "2026-02-12"}, {"signed": "2026-02-10"}, "told then"),
        ({"published": "2026-02-12"}, {"signed": "2026-02"}, "told then"),
        ({"published": "2026-03-25"}, {"signed": "2026-02-10"}, "told later"),
        ({"published": "2026-09-25"}, {"signed": "2026-02-10"}, "other days"),
        ({"published": "2026-02-01"}, {"signed": "2026-02-10"}, "other days"),  # told before it was done
    ],
)
def test_dates_of_agreements(ours: dict, theirs: dict, outcome: str):
    bare = {key: value for key, value in BASE.items() if key != "signed"}
    day = {"sources": [BASE["sources"][0] | {"published": ours["published"]}]} if "published" in ours else ours
    assert outcomes(bare | day, bare | theirs)["date"] == outcome
    if "published" not in ours:
        assert outcomes(bare | theirs, bare | ours)["date"] == outcome


@pytest.mark.parametrize(
    ("ours", "outcome"),
    [
        ({"start": "2026-03-12~", "end": None}, "same days"),
        ({"start": "2026-03-14", "end": "2026-03-15"}, "a day apart"),
        ({"start": "2026-03-15~", "end": None}, "days apart"),
        ({"start": "2026-03-20", "end": None}, "other days"),
        ({"start": "2026-03", "end": None}, "within"),
        ({"start": "2026", "end": None}, "wide"),
    ],
)
def test_dates_of_visits(ours: dict, outcome: str):
    told = {key: value for key, value in (TOUR | ours).items() if value}
    assert outcomes(told, TOUR)["date"] == outcome


@pytest.mark.parametrize(
    ("change", "field", "outcome"),
    [
        ({"parties": ["Финляндия", "Чили"]}, "parties", "same"),
        ({"parties": ["Chile"]}, "parties", "one"),
        ({"parties": ["Chile", "Finland", "Peru"]}, "parties", "part"),
        ({"parties": ["Chile", "Peru"]}, "parties", "some"),
        ({"type": "меморандум о взаимопонимании"}, "type", "same"),
        ({"type": "letter of intent"}, "type", "family"),
        ({"type": "agreement"}, "type", "loose"),
        ({"type": "contract"}, "type", "other"),
    ],
)
def test_parties_and_instruments(change: dict, field: str, outcome: str):
    assert outcomes(BASE | change, BASE)[field] == outcome


def test_a_bloc_is_its_members_of_that_day():
    five = ["Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Uzbekistan"]
    told = outcomes(BASE | {"parties": [*five, "Japan"]}, BASE | {"parties": ["C5", "Japan"]})
    assert told["parties"] == "same"


def signed(*people: tuple[str, str]) -> dict:
    return {"signatories": [{"name": name, "party": party} for name, party in people]}


@pytest.mark.parametrize(
    ("ours", "theirs", "outcome"),
    [
        (signed(("Ana Soto", "Chile"), ("Jens Lindqvist", "Finland")),
         signed(("Ана Сото", "Чили"), ("Йенс Линдквист", "Финляндия")), "same"),
        (signed(("Ana Soto", "Chile")), signed(("Ана Сото", "Чили"), ("Йенс Линдквист", "Финляндия")), "some"),
        (signed(("Ana Soto", "Chile"), ("Jens Lindqvist", "Finland")),
         signed(("Ana Soto", "Chile"), ("Maria Okafor", "Finland")), "mixed"),
        (signed(("Ana Soto", "Chile")), signed(("Maria Okafor", "Chile")), "others"),
        (signed(("Ana Soto", "Chile")), signed(("Maria Okafor", "Finland")), None),  # of two parties: no word against
        (signed(("Ana Soto", "Chile")),
         signed(("Pedro Ruiz", "Chile")) | {"witnesses": [{"name": "Ana Soto", "party": "Chile"}]}, None),
    ],
)  # fmt: skip
def test_who_signed(ours: dict, theirs: dict, outcome: str | None):
    assert outcomes(BASE | ours, BASE | theirs).get("signatories") == outcome


BODIES = {"parties": [{"name": "JOGMEC", "kind": "agency", "of": "Japan"}, "Chile"]}
OTHERS = {"parties": [{"name": "KIGAM", "kind": "agency", "of": "South Korea"}, "Chile"]}


@pytest.mark.parametrize(
    ("ours", "theirs", "outcome"),
    [
        (BODIES, BODIES, "shared"),
        (BODIES, OTHERS, "others"),
        ({}, BODIES, "one side"),
        (BODIES, {}, "not in the record"),
        ({"parties": [{"name": "Nobody's Survey", "kind": "agency", "of": "Japan"}]}, {}, "one side"),
        ({"parties": [{"name": "Служба недр Никто", "kind": "agency", "of": "Japan"}]}, BODIES, "unclear"),
        ({"parties": [{"name": "Министерство недр", "kind": "agency", "of": "Japan"}, "Chile"]}, {}, None),
        ({}, {}, None),
    ],
)
def test_bodies(ours: dict, theirs: dict, outcome: str | None):
    assert outcomes(BASE | ours, BASE | theirs).get("bodies") == outcome


@pytest.mark.parametrize(
    ("ours", "theirs", "outcome"),
    [
        (["lithium", "copper"], ["медь", "литий"], "equal"),
        (["lithium"], ["lithium"], "shared"),
        (["lithium"], ["lithium", "copper"], "shared"),
        (["lithium", "zinc"], ["lithium", "copper"], "some"),
        (["zinc"], ["lithium"], "others"),
        ([], ["lithium"], None),
    ],
)
def test_minerals(ours: list, theirs: list, outcome: str | None):
    assert outcomes(BASE | {"minerals": ours}, BASE | {"minerals": theirs}).get("minerals") == outcome


@pytest.mark.parametrize(
    ("change", "field", "outcome"),
    [
        ({"visitor": TOUR["visitor"] | {"name": "К.-Ж. Токаев"}}, "visitor", "same"),
        ({"visitor": TOUR["visitor"] | {"name": "Olzhas Bektenov"}}, "visitor", "other"),
        ({"to": "Германия"}, "journey", "same"),
        ({"to": "France"}, "journey", "one end"),
        ({"to": "European Union"}, "journey", "bloc"),
    ],
)
def test_visits(change: dict, field: str, outcome: str):
    assert outcomes(TOUR | change, TOUR)[field] == outcome


def test_posts_count_where_names_do_not_tell():
    unknown = TOUR | {"visitor": {"name": "林德奎", "post": "Minister of Mines", "party": "China"}}
    known = TOUR | {"visitor": {"name": "Lin Deku", "post": "Minister of Mines", "party": "China"}}
    told = outcomes(unknown, known)
    assert told["visitor"] == "unclear"
    assert told["post"] == "same"


@pytest.mark.parametrize(
    ("change", "least"),
    [({}, 1), ({"signed": "2026-02-20"}, -200), ({"type": "contract"}, 1), ({"parties": ["Chile", "Peru"]}, -5)],
)
def test_what_rules_out_outweighs_all_else(change: dict, least: int):
    found = score(compare(event_of(BASE | change), event_of(BASE)))
    assert found >= least
    assert (found < -50) == ("signed" in change)


def test_every_outcome_of_the_code_has_a_weight_and_every_weight_an_outcome():
    """The words of the table stand in the code that compares, each in quotes."""
    from pathlib import Path

    code = "\n".join(path.read_text(encoding="utf-8") for path in Path(comparing.__file__).parent.glob("*.py"))
    rows = read_table("match_weights.csv")
    assert [row["outcome"] for row in rows if f'"{row["outcome"]}"' not in code] == []
    assert [row["field"] for row in rows if f'"{row["field"]}"' not in code] == []
    assert all(int(row["weight"]) >= -100 for row in rows)


def test_an_outcome_without_a_weight_is_told():
    with pytest.raises(DataError, match="no weight for agreement date 'noon' — add the row"):
        reason("agreement", "date", "noon")


@pytest.mark.parametrize("record", [{}, {"title": "A paper"}, "a text", None, ["parties"]])
def test_what_is_no_record(record):
    with pytest.raises(ParameterError, match="neither an agreement nor a visit"):
        event_of(record)


def test_what_cannot_be_read_says_nothing():
    event = event_of({"parties": ["Atlantis", None, {"name": None}], "type": 7, "signed": "yesterday", "minerals": "x"})
    assert (event.states, event.type, event.dates) == (frozenset({"atlantis"}), "", {})
    assert event_of({"visitor": "Somebody", "to": None}).journey == ("", "")


def test_what_a_title_speaks_of():
    assert subject_of("Finland–Chile letter of intent on tailings") == {"tailings"}
    assert subject_of("KAZ–DEU mou") == set()
