"""The form of the labelled press articles in tests/data/articles: what a label may say, and how many there are."""

import csv
import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = ROOT / "tests" / "data" / "articles"
FILES = sorted(ARTICLES.glob("*/*.yml"))
WANTED = {"en": 30, "ru": 30, "kk": 15, "uk": 8, "other": 7}

FIELDS = {"id", "set", "language", "published", "url", "publisher", "event", "text", "cites", "labels", "traps"}
NEEDED = FIELDS - {"cites", "traps"}
AGREEMENT = {
    *("type", "status", "date", "date_also", "place", "place_name", "parties", "bodies"),
    *("signatories", "witnesses", "areas", "minerals"),
}
VISIT = {
    *("visitor", "person_id", "post", "from", "to", "place", "place_name", "start", "end", "kind", "meetings"),
}
PERSON = {"name", "person_id", "post", "party", "organization"}
WHY = {"recalled", "planned", "denied", "negotiating", "cancelled"}
TRAPS = {
    *("planned_deal", "negotiated_deal", "denied_deal", "cancelled_deal", "old_agreement_recalled", "talks_on_signing"),
    *("op_ed", "drilling_result", "law", "price_report", "working_group", "unrelated_documents", "off_topic"),
    *("airport_greeting", "planned_visit", "cancelled_visit", "misspelt_name", "wrong_post", "namesake"),
    *(
        "weekday_contradiction",
        "page_teaser",
        "time_zone",
        "signed_on_behalf",
        "several_agreements",
        "several_visitors",
        "similar_event",
        "page_date_differs",
    ),
}
DAY = r"\d{4}(-\d{2}(-\d{2})?)?[~?]?"
EDTF = re.compile(rf"{DAY}(/{DAY})?")


@cache
def codes(table: str, column: str = "code") -> frozenset[str]:
    with (ROOT / "data" / "vocab" / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return frozenset(row[column] for row in csv.DictReader(lines))


def parties() -> frozenset[str]:
    return codes("countries") | codes("blocs")


@cache
def article(path: Path) -> dict:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def articles() -> list[dict]:
    return [article(path) for path in FILES]


def people(labels: dict) -> list[dict]:
    listed = [p for a in labels["agreements"] for role in ("signatories", "witnesses") for p in a.get(role, [])]
    listed += [m for v in labels["visits"] for m in v.get("meetings", [])]
    visitors = [{"name": v["visitor"], "party": v["from"]} | {k: v[k] for k in ("person_id", "post") if k in v}
                for v in labels["visits"]]  # fmt: skip
    return listed + visitors


def is_told(word: str, text: str) -> bool:
    """Whether a word of a name stands in a text, its ending aside."""
    stem = word[:2] if len(word) < 4 else word[: max(3, len(word) - 3)]
    return stem.casefold() in text.casefold()


each = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@each
def test_an_article_has_the_fields(path: Path) -> None:
    found = article(path)
    assert NEEDED <= set(found) <= FIELDS
    assert found["id"] == path.stem
    assert found["set"] == path.parent.name in {"development", "held_out"}
    assert re.fullmatch(r"[a-z]{2}(-Latn)?", found["language"])
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", found["published"])
    host = urlsplit(found["url"]).hostname or ""
    assert host.endswith((".example.org", ".example.com", ".example.net"))
    assert set(found.get("traps", [])) <= TRAPS
    if found.get("cites"):
        assert is_told(found["cites"].split()[0], found["text"])


@each
def test_a_text_is_as_long_as_a_report(path: Path) -> None:
    text, language = article(path)["text"], article(path)["language"]
    length = len(re.sub(r"\s", "", text)) / 2 if language in {"ja", "zh"} else len(text.split())
    assert 50 <= length <= 300


@each
def test_labels_use_the_codes(path: Path) -> None:
    labels = article(path)["labels"]
    assert set(labels) == {"is_news", "agreements", "visits", "mentioned"}
    for agreement in labels["agreements"]:
        assert set(agreement) <= AGREEMENT
        assert agreement["type"] in codes("agreement_types")
        assert agreement["status"] in codes("statuses")
        assert set(agreement["parties"]) <= parties()
        assert len(agreement["parties"]) >= 1
        assert set(agreement.get("areas", [])) <= codes("areas")
        assert set(agreement.get("minerals", [])) <= codes("minerals")
        for body in agreement.get("bodies", []):
            assert set(body) <= {"name", "code", "of"}
            assert body.get("of", "KAZ") in parties()
            assert body.get("code") is None or body["code"] in codes("bodies")
            assert is_told(body["name"].split()[0].strip('«»"“”'), article(path)["text"])
        for signer in agreement.get("signatories", []):
            assert signer.get("party") is None or signer["party"] in agreement["parties"]
    for visit in labels["visits"]:
        assert {"visitor", "from", "to"} <= set(visit) <= VISIT
        assert {visit["from"], visit["to"]} <= parties()
        assert visit["from"] != visit["to"]
        assert visit.get("kind") is None or visit["kind"] in codes("visit_kinds")
    for person in people(labels):
        assert "name" in person or "post" in person
        assert set(person) <= PERSON
        assert person.get("party") is None or person["party"] in parties()
        assert person.get("person_id") is None or person["person_id"] in codes("people", "person_id")
    assert all(set(told) == {"what", "why"} and told["why"] in WHY for told in labels["mentioned"])


@each
def test_news_is_what_holds_an_event(path: Path) -> None:
    labels = article(path)["labels"]
    assert labels["is_news"] == str(bool(labels["agreements"] or labels["visits"])).lower()


@each
def test_dates_are_edtf(path: Path) -> None:
    labels = article(path)["labels"]
    dates = [a[k] for a in labels["agreements"] for k in ("date",) if k in a]
    dates += [d for a in labels["agreements"] for d in a.get("date_also", [])]
    dates += [v[k] for v in labels["visits"] for k in ("start", "end") if k in v]
    assert all(EDTF.fullmatch(date) for date in dates)
    begun = [d for d in dates if d not in {v.get("end") for v in labels["visits"]}]
    assert all(date[:10] <= article(path)["published"] for date in begun)
    for visit in labels["visits"]:
        assert visit.get("start", "0")[:10] <= visit.get("end", "9")[:10]


@each
def test_what_is_printed_stands_in_the_text(path: Path) -> None:
    found = article(path)
    text = " ".join(found["text"].split())
    printed = [e["place"] for e in (*found["labels"]["agreements"], *found["labels"]["visits"]) if "place" in e]
    printed += [p["post"] for p in people(found["labels"]) if "post" in p]
    assert [p for p in printed if p not in text] == []
    words = [w for p in people(found["labels"]) for w in re.split(r"[\s-]+", p.get("name", ""))]
    assert [w for w in words if not is_told(w, text)] == []


def test_ids_are_unique() -> None:
    assert len({path.stem for path in FILES}) == len(FILES)


def test_there_are_as_many_as_promised() -> None:
    def group(found: dict) -> str:
        language = found["language"].split("-")[0]
        return language if language in WANTED else "other"

    count = Counter(map(group, articles()))
    held = Counter(group(found) for found in articles() if found["set"] == "held_out")
    assert all(count[language] >= wanted for language, wanted in WANTED.items())
    assert all(count[language] / 4 <= held[language] <= count[language] * 0.4 for language in WANTED)
    trapped = [found for found in articles() if found.get("traps")]
    assert len(trapped) * 3 >= len(FILES)
    for part in ("development", "held_out"):
        assert sum(found["labels"]["is_news"] == "false" and found["set"] == part for found in articles()) >= 8


def test_every_kind_of_trap_is_set() -> None:
    assert {trap for found in articles() for trap in found.get("traps", [])} == TRAPS
    latin = [f for f in articles() if f["language"] == "kk-Latn"]
    assert len(latin) >= 2


def test_one_event_is_told_in_five_languages() -> None:
    told = defaultdict(list)
    for found in articles():
        told[found["event"]].append(found)
    for tellings in told.values():
        assert len({found["set"] for found in tellings}) == 1
        kept = [a for found in tellings for a in found["labels"]["agreements"][:1]]
        assert len({a["type"] for a in kept}) <= 1
        assert len({frozenset(a["parties"]) for a in kept}) <= 1
    assert any(len({found["language"] for found in tellings}) >= 5 for tellings in told.values())


def test_texts_are_not_copies_of_each_other() -> None:
    shingles: dict[tuple[str, ...], str] = {}
    for found in articles():
        words = found["text"].split()
        for start in range(len(words) - 14):
            shingle = tuple(words[start : start + 15])
            assert shingles.setdefault(shingle, found["id"]) == found["id"]
