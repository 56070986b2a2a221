"""How much of what articles report `draft_records` finds: ``python tests/benchmarks/bench_extract.py [-v] [--accept]``.

The labelled articles of ``tests/data/articles`` are drafted and compared field by field. Development and held-out
articles are told apart; the held-out ones are only ever counted, never shown: ``-v`` prints differences of the
development set alone. *Exact* wants the same code, day, person or name; *lenient* also counts a name that shares its
longest word, and a day in the same month. *Invented* are values of which the label has none: a signatory who did not
sign is the worst of them.

The last accepted figures stand in ``extract_accepted.json`` beside this file; what differs from them is printed.
``--accept`` writes the present ones. With natasha installed (``pip install natasha``), the time of its full pipeline is
measured on the same Russian texts; it is no dependency of the project.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from analysis.extract.draft import Draft
from analysis.extract.drafting import draft_records
from analysis.extract.prefilter import may_report
from analysis.languages.folding import fold

FOLDER = Path(__file__).parents[1] / "data" / "articles"
ACCEPTED = Path(__file__).with_name("extract_accepted.json")
FIELDS = (
    "is_news", "type", "status", "date", "parties", "bodies", "signatories", "witnesses", "areas", "minerals", "place",
    "visitor", "to", "start", "end", "kind", "meetings", "mentioned",
)  # fmt: skip
SETS = ("development", "held_out")
Counts = dict[str, list[int]]  # by field: right, lenient, found, labelled, invented


def articles(part: str, only: Sequence[str] = ()) -> Iterator[dict[str, Any]]:
    for path in sorted((FOLDER / part).glob("*.yml")):
        if not only or path.stem.startswith(tuple(only)):
            found = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
            yield found


def drafted(article: Mapping[str, Any]) -> Draft:
    return draft_records(
        article["text"],
        published=article["published"],
        url=article["url"],
        publisher=article["publisher"],
        language=article["language"],
    )


# --- values of labels and drafts in one shape ---------------------------------------------------------------------


def codes(record: Mapping[str, Any], field: str) -> list[str]:
    """What the values of a listed field were resolved to."""
    found = []
    for at, value in enumerate(record.get(field, [])):
        entries = record["evidence"].get(f"{field}.{at}", [])
        found.append(entries[0]["code"] if entries and entries[0]["code"] else value)
    return found


def people(record: Mapping[str, Any], field: str) -> list[tuple[str, str]]:
    found = []
    for at, person in enumerate(record.get(field, [])):
        entries = record["evidence"].get(f"{field}.{at}.name", [])
        found.append(((entries[0]["code"] or "") if entries else "", person.get("name") or person.get("post", "")))
    return found


def label_people(listed: Sequence[Mapping[str, Any]]) -> list[tuple[str, str]]:
    return [(one.get("person_id", ""), one.get("name") or one.get("post", "")) for one in listed]


def same_person(one: tuple[str, str], other: tuple[str, str], lenient: bool) -> bool:
    if one[0] and other[0]:
        return one[0] == other[0]
    names = fold(one[1]), fold(other[1])
    if names[0] == names[1] or sorted(names[0].split()) == sorted(names[1].split()):
        return True
    words = [max(name.split(), key=len, default="") for name in names]
    return lenient and (words[0] in names[1] or words[1] in names[0])


def first(record: Mapping[str, Any], path: str) -> str | None:
    entries = record["evidence"].get(path, [])
    return entries[0]["code"] if entries else None


def agreement_fields(record: Mapping[str, Any]) -> dict[str, list[Any]]:
    day = [record[field] for field in ("signed", "in_force", "ended", "concluded", "announced") if field in record]
    open_days = [tuple(one["readings"]) for one in record.get("unresolved", [])]
    listed = list(zip(codes(record, "parties"), record["parties"], strict=True))
    return {
        "type": [first(record, "type")],
        "status": [record["status"]],
        "date": day or open_days,
        "parties": [code for code, value in listed if not isinstance(value, dict)],
        "bodies": [
            (code if isinstance(code, str) else "", value["name"]) for code, value in listed if isinstance(value, dict)
        ],
        "signatories": people(record, "signatories"),
        "witnesses": people(record, "witnesses"),
        "areas": codes(record, "areas"),
        "minerals": codes(record, "minerals"),
        "place": [first(record, "place") or record["place"]] if "place" in record else [],
    }


def label_agreement(label: Mapping[str, Any]) -> dict[str, list[Any]]:
    days = [(label["date"], *label.get("date_also", []))] if "date" in label else []
    return {
        "type": [label["type"]],
        "status": [label["status"]],
        "date": days,
        "parties": list(label["parties"]),
        "bodies": [(one.get("code", ""), one["name"]) for one in label.get("bodies", [])],
        "signatories": label_people(label.get("signatories", [])),
        "witnesses": label_people(label.get("witnesses", [])),
        "areas": list(label.get("areas", [])),
        "minerals": list(label.get("minerals", [])),
        "place": [label["place_name"]] if "place_name" in label else [],
    }


def visit_fields(record: Mapping[str, Any]) -> dict[str, list[Any]]:
    return {
        "visitor": [(first(record, "visitor.name") or "", record["visitor"].get("name", ""))],
        "to": [first(record, "to") or record.get("to")] if "to" in record else [],
        "start": [record["start"]] if "start" in record else [],
        "end": [record["end"]] if "end" in record else [],
        "kind": [record["kind"]] if "kind" in record else [],
        "meetings": people(record, "meetings"),
    }


def label_visit(label: Mapping[str, Any]) -> dict[str, list[Any]]:
    return {
        "visitor": [(label.get("person_id", ""), label["visitor"])],
        "to": [label["to"]],
        "start": [(label["start"],)] if "start" in label else [],
        "end": [(label["end"],)] if "end" in label else [],
        "kind": [label["kind"]] if "kind" in label else [],
        "meetings": label_people(label.get("meetings", [])),
    }


PEOPLE = ("signatories", "witnesses", "meetings", "visitor", "bodies")
DAYS = ("date", "start", "end")


def equal(field: str, found: Any, label: Any, lenient: bool) -> bool:
    if field in PEOPLE:
        return same_person(found, label, lenient)
    if field in DAYS:
        days = found if isinstance(found, tuple) else (found,)
        if lenient:
            return any(one.strip("~?")[:7] == other.strip("~?")[:7] for one in days for other in label)
        return set(days) <= set(label)
    return bool(found == label)


def compared(field: str, found: Sequence[Any], labels: Sequence[Any]) -> tuple[int, int]:
    """How many values are right, exactly and leniently, each label counted once."""
    counts = []
    for lenient in (False, True):
        left = list(labels)
        for value in found:
            for label in left:
                if equal(field, value, label, lenient):
                    left.remove(label)
                    break
        counts.append(len(labels) - len(left))
    return counts[0], counts[1]


def paired(
    found: Sequence[dict[str, list[Any]]], labels: Sequence[dict[str, list[Any]]]
) -> Iterator[tuple[dict[str, list[Any]], dict[str, list[Any]]]]:
    """Drafts with the labels that they fit best; what has none stands beside nothing."""
    left, rest = list(range(len(found))), list(range(len(labels)))

    def fit(pair: tuple[int, int]) -> int:
        one, other = found[pair[0]], labels[pair[1]]
        weights = {"type": 2, "signatories": 3, "minerals": 2, "parties": 2, "visitor": 9}
        return sum(compared(f, one[f], other[f])[1] * weights.get(f, 1) for f in one)

    pairs = sorted(((one, other) for one in left for other in rest), key=fit, reverse=True)
    for one, other in pairs:
        if one in left and other in rest and fit((one, other)) > 2:
            left.remove(one)
            rest.remove(other)
            yield found[one], labels[other]
    for one in left:
        yield found[one], {field: [] for field in found[one]}
    for other in rest:
        yield {field: [] for field in labels[other]}, labels[other]


def scored(draft: Draft, labels: Mapping[str, Any], say: Callable[[str], None]) -> Counts:
    counts: Counts = {field: [0, 0, 0, 0, 0] for field in FIELDS}
    is_right = str(draft.is_news).lower() == labels["is_news"]
    counts["is_news"] = [int(is_right), int(is_right), 1, 1, int(draft.is_news and not is_right)]
    if not is_right:
        say(f"is_news: {draft.is_news}")
    groups = (
        ([agreement_fields(one) for one in draft.agreements], [label_agreement(one) for one in labels["agreements"]]),
        ([visit_fields(one) for one in draft.visits], [label_visit(one) for one in labels["visits"]]),
    )
    for found, wanted in groups:
        for one, other in paired(found, wanted):
            for field in one:
                right, lenient = compared(field, one[field], other[field])
                add(counts[field], right, lenient, len(one[field]), len(other[field]))
                if right < len(one[field]) or right < len(other[field]):
                    say(f"{field}: found {one[field]} — labelled {other[field]}")
    told = [one["why"] for one in draft.mentioned]
    wanted_told = [one["why"] for one in labels["mentioned"]]
    right, lenient = compared("mentioned", told, wanted_told)
    add(counts["mentioned"], right, lenient, len(told), len(wanted_told))
    if sorted(told) != sorted(wanted_told):
        say(f"mentioned: found {told} — labelled {wanted_told}")
    return counts


def add(row: list[int], right: int, lenient: int, found: int, labelled: int) -> None:
    for at, value in enumerate((right, lenient, found, labelled, max(0, found - lenient))):
        row[at] += value


# --- figures -----------------------------------------------------------------------------------------------------


def f1(right: int, found: int, labelled: int) -> float:
    return 2 * right / (found + labelled) if found + labelled else 1.0


def figures(part: str, is_shown: bool, only: Sequence[str] = ()) -> dict[str, dict[str, Any]]:
    """By language and field: precision, recall, F1, lenient F1, values invented."""
    total: dict[str, Counts] = defaultdict(lambda: {field: [0] * 5 for field in FIELDS})
    for article in articles(part, only):
        lines: list[str] = []
        counts = scored(drafted(article), article["labels"], lines.append)
        if is_shown and lines:
            print(f"{article['id']}\n  " + "\n  ".join(lines))
        language = article["language"].split("-")[0]
        for group in (language if language in ("ru", "en", "kk", "uk") else "other", "all"):
            for field, row in counts.items():
                total[group][field] = [one + other for one, other in zip(total[group][field], row, strict=True)]
    return {
        group: {field: told(row) for field, row in counts.items() if row[2] or row[3]}
        for group, counts in total.items()
    }


def told(row: Sequence[int]) -> dict[str, Any]:
    right, lenient, found, labelled, invented = row
    return {
        "precision": round(right / found, 3) if found else 1.0,
        "recall": round(right / labelled, 3) if labelled else 1.0,
        "f1": round(f1(right, found, labelled), 3),
        "lenient": round(f1(lenient, found, labelled), 3),
        "n": labelled,
        "invented": invented,
    }


def show(part: str, now: Mapping[str, Any], before: Mapping[str, Any]) -> None:
    groups = [group for group in ("all", "ru", "en", "kk", "uk", "other") if group in now]
    print(f"\n{part}: F1 exact (lenient), invented")
    print(f"{'':12}" + "".join(f"{group:>18}" for group in groups))
    for field in FIELDS:
        cells = []
        for group in groups:
            one = now[group].get(field)
            cells.append(f"{one['f1']:.2f} ({one['lenient']:.2f}) {one['invented']:3}" if one else "")
        print(f"{field:12}" + "".join(f"{cell:>18}" for cell in cells))
    changed = [
        f"{group} {field}: {before[group][field]['f1']:.3f} → {one['f1']:.3f}"
        for group, fields in now.items()
        for field, one in fields.items()
        if before.get(group, {}).get(field) and abs(before[group][field]["f1"] - one["f1"]) > 0.0005
    ]
    if changed:
        print("changed since the last accepted figures:\n  " + "\n  ".join(changed))


# --- speed and the quick look ------------------------------------------------------------------------------------


def speed() -> None:
    every = [article for part in SETS for article in articles(part)]
    russian = [article for article in every if article["language"] == "ru"]
    for name, chosen in (("all languages", every), ("Russian", russian)):
        for article in chosen:
            drafted(article)
        start = time.perf_counter()
        for article in chosen:
            drafted(article)
        spent = time.perf_counter() - start
        print(f"draft_records, {name}: {spent / len(chosen) * 1000:.1f} ms an article ({len(chosen)} articles)")
    ours = spent / len(russian)
    start = time.perf_counter()
    for article in every:
        may_report(article["text"])
    quick = (time.perf_counter() - start) / len(every)
    print(f"may_report: {quick * 1000:.2f} ms an article")
    mixed(every)
    theirs = natasha(russian)
    if theirs is None:
        print("natasha is not installed: pip install natasha, and run again")
    else:
        print(f"natasha, full pipeline: {theirs * 1000:.1f} ms an article, {theirs / ours:.1f} times draft_records")


def mixed(every: Sequence[Mapping[str, Any]]) -> None:
    """Of news of which a twentieth is about the field: how much is left out, and how fast one core goes through all."""
    other = general_news()
    kept = sum(map(may_report, other))
    print(f"may_report, general news: keeps {kept} of {len(other)}")
    texts = [other[number % len(other)] for number in range(19 * len(every))]
    texts += [article["text"] for article in every]
    start = time.perf_counter()
    for text in texts:
        if may_report(text):
            draft_records(text)
    spent = time.perf_counter() - start
    print(f"mixed news, one in twenty of the field: {len(texts) / spent:,.0f} articles a second on one core")


def general_news() -> list[str]:
    """Short articles on other matters, each a headline and a paragraph, in four languages."""
    parts = (FOLDER / "general_news.txt").read_text(encoding="utf-8").strip().split("\n\n")
    return ["\n\n".join(parts[at : at + 2]) for at in range(0, len(parts), 2)]


def natasha(chosen: Sequence[Mapping[str, Any]]) -> float | None:
    """Seconds an article of natasha's segmenter, morphology, syntax and names, its models loaded beforehand."""
    try:
        from natasha import Doc, MorphVocab, NewsEmbedding, NewsMorphTagger, NewsNERTagger, NewsSyntaxParser, Segmenter
    except ImportError:
        return None
    segmenter, vocab, embedding = Segmenter(), MorphVocab(), NewsEmbedding()
    morph, syntax, ner = NewsMorphTagger(embedding), NewsSyntaxParser(embedding), NewsNERTagger(embedding)

    def run() -> None:
        for article in chosen:
            doc = Doc(article["text"])
            doc.segment(segmenter)
            doc.tag_morph(morph)
            for token in doc.tokens:
                token.lemmatize(vocab)
            doc.parse_syntax(syntax)
            doc.tag_ner(ner)
            for span in doc.spans:
                span.normalize(vocab)

    run()
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) / len(chosen)


def quick_look() -> None:
    for part in SETS:
        every = list(articles(part))
        news = [article for article in every if article["labels"]["is_news"] == "true"]
        kept = sum(may_report(article["text"]) for article in news)
        rest = sum(may_report(article["text"]) for article in every) - kept
        print(f"may_report, {part}: keeps {kept} of {len(news)} with news, {rest} of {len(every) - len(news)} without")


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-v", action="store_true", help="print what differs in the development set")
    parser.add_argument("--accept", action="store_true", help="keep the present figures as the accepted ones")
    parser.add_argument("--only", nargs="*", default=(), help="beginnings of ids, of the development set alone")
    parser.add_argument("--no-speed", action="store_true")
    given = parser.parse_args(arguments)
    before = json.loads(ACCEPTED.read_text(encoding="utf-8")) if ACCEPTED.exists() else {}
    parts = SETS[:1] if given.only else SETS
    now = {part: figures(part, given.v and part == SETS[0], given.only) for part in parts}
    for part in parts:
        show(part, now[part], {} if given.only else before.get(part, {}))
    if given.accept and not given.only:
        ACCEPTED.write_text(json.dumps(now, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    if not given.only:
        quick_look()
    if not given.no_speed:
        speed()


if __name__ == "__main__":
    main(sys.argv[1:])
