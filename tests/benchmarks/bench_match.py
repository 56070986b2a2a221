"""How right `match_drafts` is on pairs with a known answer, beside a plain likeness of titles, and how fast.

    python tests/benchmarks/bench_match.py [--weights]

The pairs: each record retold as another outlet would (tests/retold.py), once with its own record there, which is to be
found, and once without it, when no other record may be taken for it; the `follows` of the record, left out and to be
found; and the labelled articles, of which some tell one event. The held-out articles are only counted. With `--weights`
also what the weights of ``match_weights.csv`` would be if nothing but these pairs counted: the binary logarithm of how
many times likelier an outcome is of one event than of two that are compared, with half a pair added to each.
"""

from __future__ import annotations

import math
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from itertools import combinations
from typing import Any

from rapidfuzz import fuzz

from analysis.dates.edtf import parse_edtf
from analysis.linkage.compare import compare
from analysis.linkage.event import AGREEMENT, VISIT, Event, event_of
from analysis.linkage.index import EventIndex, are_near
from analysis.linkage.matching import Match, match_events
from analysis.linkage.spelling import alike
from analysis.linkage.weights import reason
from analysis.records.models import to_mapping
from analysis.records.store import load_records
from analysis.vocab.table import read_table
from retold import SIBLINGS, WAYS, labelled, retold, sibling

TIMES = 5
Mapped = dict[str, Any]
Drafts = list[tuple[str, Event, Event]]  # the way it is told, the draft, its own record


def records() -> list[Mapped]:
    read = load_records()
    return [to_mapping(record) for record in (*read.agreements, *read.visits)]


def all_retold(events: Iterable[Event]) -> Drafts:
    told = ((way, retold(event.record, way), event) for event in events for way in WAYS)
    return [(way, event_of(one, article=one["sources"][0]["url"]), event) for way, one, event in told if one]


def one(draft: Event, index: EventIndex, without: str = "") -> Match:
    (match,) = match_events([draft], index, is_judged_other=lambda _draft, other: other == without)
    return match


def percent(part: int, whole: int) -> str:
    return f"{part:5} of {whole:5} ({100 * part / whole:5.1f} %)" if whole else "    none"


def retold_records(drafts: Drafts, index: EventIndex) -> None:
    print("\nretold records: found, left to a reader with the right one, wrong; and without their own record")
    for kind in (AGREEMENT, VISIT):
        for way in WAYS:
            some = [(draft, own) for told, draft, own in drafts if told == way and own.kind == kind]
            matches = [(one(draft, index), own) for draft, own in some]
            right = sum(match.verdict == "same" and match.best.event is own for match, own in matches)
            opened = sum(match.verdict == "unsure" and match.best.event is own for match, own in matches)
            wrong = sum(match.verdict == "same" and match.best.event is not own for match, own in matches)
            merged = sum(one(draft, index, own.key).verdict == "same" for draft, own in some)
            print(
                f"  {kind:9} {way:9} {percent(right, len(some))}  left {opened:4}  wrong {wrong:2}  "
                f"taken for another {merged:2}"
            )


def siblings(events: list[Event], index: EventIndex) -> None:
    print("\nanother agreement of the same parties, made up: taken for the record, left to a reader, told apart")
    for way in SIBLINGS:
        counts: Counter[str] = Counter()
        for event in events:
            if event.kind == AGREEMENT and (told := sibling(event.record, way)):
                counts[one(event_of(told, "draft", "draft"), index).verdict] += 1
        apart = counts["new"] + counts["sequel"]
        print(f"  {way:16} {counts['same']:4} {counts['unsure']:4} {apart:4}")


def titles(drafts: Drafts, events: list[Event]) -> None:
    """The likest title of the record that is like enough, at each least likeness."""
    agreements = [event for event in events if event.kind == AGREEMENT]
    best = []
    for way, draft, own in drafts:
        if own.kind == AGREEMENT and way in ("thin", "ru"):
            scored = max((fuzz.token_set_ratio(draft.title, other.title), other is own) for other in agreements)
            without = max(fuzz.token_set_ratio(draft.title, other.title) for other in agreements if other is not own)
            best.append((way, *scored, without))
    print(
        "\nthe likest title instead (rapidfuzz token_set_ratio): found, wrong, taken for another without its own record"
    )
    for way in ("thin", "ru"):
        for least in (60, 80, 90):
            some = [row for row in best if row[0] == way]
            right = sum(likeness >= least and is_own for _, likeness, is_own, _ in some)
            wrong = sum(likeness >= least and not is_own for _, likeness, is_own, _ in some)
            merged = sum(without >= least for *_, without in some)
            print(
                f"  {way:5} from {least} on: {percent(right, len(some))}  wrong {wrong:4}  taken for another {merged:4}"
            )


def sequels(events: list[Event], index: EventIndex) -> None:
    print("\nsequels: agreements of the record without their `follows`, and without their own record")
    for name in ("titles of the record", "titles made of parties"):
        counts: Counter[str] = Counter()
        for event in events:
            if event.kind != AGREEMENT:
                continue
            told = {key: value for key, value in event.record.items() if key != "follows"}
            draft = event_of(told if name == "titles of the record" else retold(event.record, "ru"), "draft", "draft")
            own = EventIndex(other for other in index.sharing(event))
            match = one(draft, own)
            followed = {link["id"] for link in event.record.get("follows", ())}
            got = match.best.event.key if match.verdict == "sequel" and match.best else ""
            counts["right" if got in followed else "other" if got and followed else "only ours" if got else "none"] += 1
            counts["followed"] += bool(followed)
        print(f"  {name}: {percent(counts['right'], counts['followed'])}  another {counts['other']}, "
              f"not linked in the record {counts['only ours']}")  # fmt: skip


def articles() -> None:
    print("\nlabelled articles, by their labels: pairs of reports of one event")
    index = EventIndex()
    for part in ("development", "held_out"):
        drafts, keys = [], []
        for number, (event, found) in enumerate(labelled(part)):
            for kind in ("agreements", "visits"):
                for place, record in enumerate(found[kind]):
                    drafts.append(event_of(record, f"{number}.{kind}.{place}", found["url"]))
                    keys.append((event, kind, drafts[-1].journey[0]))
        matches = match_events(drafts, index)
        counts: Counter[str] = Counter()
        for left, right in combinations(range(len(drafts)), 2):
            is_one = keys[left] == keys[right] and drafts[left].article != drafts[right].article
            said = matches[left].group == matches[right].group
            counts["right" if is_one and said else "wrong" if said else "missed" if is_one else "apart"] += 1
        print(f"  {part:11} {len(drafts):3} events: right {counts['right']}, wrong {counts['wrong']}, "
              f"missed {counts['missed']}, rightly apart {counts['apart']}")  # fmt: skip


def names() -> None:
    rows = [row for row in read_table("people.csv") if row["name_ru"] and row["name"]]
    same: Counter[object] = Counter(alike(row["name"], row["name_ru"]) for row in rows)
    others: Counter[object] = Counter(
        alike(row["name"], other["name_ru"]) for row, other in zip(rows, [*rows[7:], *rows[:7]], strict=True)
    )
    told = [", ".join(f"{said} {counts[said]}" for said in (True, None, False)) for counts in (same, others)]
    print(
        f"\nnames in English and Russian without the vocabulary, whether one: of one person {told[0]}; of two {told[1]}"
    )


def shifted(record: Mapped, times: int) -> Mapped:
    """The record some months later, as another: a larger record has more of the same parties."""
    moved = record | {"id": f"{record['id']}-{times}"}
    for name, value in record.items():
        if name in ("signed", "concluded", "announced", "in_force", "ended", "start", "end") and (
            (day := parse_edtf(value)).precision == "day" and day.start
        ):
            moved[name] = (day.start + timedelta(days=47 * times)).isoformat()
    return moved


def speed(drafts: Drafts, kept: list[Mapped]) -> None:
    many = [shifted(record, times) for times in range(TIMES) for record in kept]
    began = time.perf_counter()
    index = EventIndex(event_of(record) for record in many)
    read = time.perf_counter() - began
    some = [draft for way, draft, _ in drafts if way in ("ru", "thin")]
    fresh = [replace(draft, key=f"{draft.key}-{place}") for place, draft in enumerate(some)]
    began = time.perf_counter()
    for draft in fresh:
        match_events([draft], index)
    took = time.perf_counter() - began
    print(f"\n{len(some) / took:,.0f} drafts a second against {len(many):,} records, which are indexed in {read:.1f} s")


def weights(drafts: Drafts, index: EventIndex) -> None:
    same, other = Counter[tuple[str, str, str]](), Counter[tuple[str, str, str]]()
    n_same, n_other = Counter[tuple[str, str]](), Counter[tuple[str, str]]()

    def count(left: Event, right: Event, outcomes: Counter[Any], fields: Counter[Any]) -> None:
        for found in compare(left, right):
            outcomes[left.kind, found.field, found.outcome] += 1
            fields[left.kind, found.field] += 1

    for _, draft, own in drafts:
        count(draft, own, same, n_same)
        for event in index.sharing(draft):
            if event is not own and are_near(draft, event):
                count(draft, event, other, n_other)
    print("\nkind, field, outcome: of one event, of two, log2 of the ratio, the weight given")
    for key in sorted({*same, *other}):
        ours = (same[key] + 0.5) / (n_same[key[:2]] + 1)
        theirs = (other[key] + 0.5) / (n_other[key[:2]] + 1)
        ratio = math.log2(ours / theirs)
        print(f"  {', '.join(key):40} {same[key]:6} {other[key]:6} {ratio:+6.1f} {reason(*key).weight:+5}")


def main() -> None:
    kept = records()
    events = [event_of(record) for record in kept]
    index = EventIndex(events)
    drafts = all_retold(events)
    print(f"{len(events)} records, {len(drafts)} retold")
    retold_records(drafts, index)
    siblings(events, index)
    titles(drafts, events)
    sequels(events, index)
    articles()
    names()
    speed(drafts, kept)
    if "--weights" in sys.argv[1:]:
        weights(drafts, index)


if __name__ == "__main__":
    main()
