"""How long one distinct value takes: median, 99th percentile and longest of five thousand fuzzed values of each kind.

    python tests/benchmarks/bench_latency.py [kind …]

The values are names of the vocabularies and dates as printed, whole, cut, misspelt, listed, repeated, in running text,
and random text of any script; "person_beside" is a person's name in any case with the post, party and day beside it.
Each is read once in each of three processes, so that nothing of it is remembered, and its best time counts: the noise
of the machine is not the value's. Values over one millisecond are named.
"""

from __future__ import annotations

import gc
import random
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from datetime import date, timedelta
from multiprocessing import get_context
from statistics import median, quantiles

from babel.dates import format_date

from analysis import (
    load_vocabulary,
    normalize_agreement_type,
    normalize_area,
    normalize_country,
    normalize_mineral,
    normalize_person,
    normalize_post,
    normalize_status,
    parse_date,
)
from analysis.errors import AnalysisError
from analysis.resolve.people.index import name_forms
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.table import read_table

VALUES = 5_000
RUNS = 3
WARM_UP = 500
LIMIT = 1.0  # milliseconds
SEED = 20251106
LETTERS = (
    "abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщыьэюяәғқңөұүһі"
    "'’-—.,;/()0123456789&+ \n\t中한ظé\u0301\u200b🙂\x00"
)
BETWEEN = (" ", ", ", "; ", " and ", " и ", "-", "/", "(", ") (", " & ")
MOST = 300  # characters of a text that is read at all
WORDS = (
    *("the", "of", "and", "in", "for", "Republic", "Ministry", "President", "Kazakhstan", "lithium", "processing"),
    *("и", "в", "министр", "президент", "Республики", "сотрудничество", "редкоземельные", "металлы", "добыча"),
    *("және", "туралы", "Қазақстан", "жылғы", "2025", "06.11.2025", "November", "ноября", "қараша", "first", "half"),
)


def dates(rng: random.Random) -> list[str]:
    """Days of 1995-2030 as printed in three languages."""
    days = [date(1995, 1, 1) + timedelta(days=rng.randrange(13_000)) for _ in range(600)]
    patterns = [
        ("d MMMM y", "en"),
        ("MMMM d, y", "en"),
        ("d MMMM y", "ru"),
        ("LLLL y", "ru"),
        ("y 'жылғы' d MMMM", "kk"),
    ]
    return [format_date(day, *rng.choice(patterns)) for day in days] + [day.isoformat() for day in days[:50]]


def fuzzed(known: list[str], rng: random.Random) -> list[str]:
    """Distinct texts made of known ones."""
    words = list(dict.fromkeys(word for name in known for word in name.split()))
    alone = list(filter(str.isalpha, LETTERS))
    ways: list[Callable[[], str]] = [
        lambda: rng.choice(known),
        lambda: rng.choice(known).upper(),
        lambda: misspelt(rng.choice(known), rng),
        lambda: rng.choice(known)[rng.randrange(3) : rng.randrange(4, 30)],
        lambda: " ".join(rng.choices(known, k=rng.randrange(2, 5))),
        lambda: ", ".join(rng.choices(known, k=rng.randrange(2, 12))),
        lambda: " ".join(rng.choices([*WORDS, rng.choice(known)], k=rng.randrange(2, 40))),
        lambda: "".join(rng.choices(LETTERS, k=rng.randrange(1, 300))),
        lambda: rng.choice(LETTERS) * rng.randrange(1, 5_000),
        lambda: " ".join([rng.choice(words)] * rng.randrange(2, 150))[:MOST],
        lambda: rng.choice(BETWEEN).join(rng.choices(words, k=rng.randrange(5, 60)))[:MOST],
        lambda: rng.choice(BETWEEN).join(rng.choices(alone, k=rng.randrange(5, MOST)))[:MOST],
    ]
    texts: dict[str, None] = {}
    while len(texts) < VALUES:
        texts[rng.choice(ways)()] = None
    return list(texts)


def misspelt(name: str, rng: random.Random) -> str:
    at = rng.randrange(len(name))
    return name[:at] + rng.choice(LETTERS) * rng.randrange(3) + name[at + rng.randrange(2) :]


def beside(rng: random.Random) -> list[str]:
    """Names of people in their cases, each with a post, a party and a day: mostly the person's own."""
    held: dict[str, list[tuple[str, str, str]]] = {}
    for row in read_table("people_posts.csv"):
        held.setdefault(row["person_id"], []).append((row["post"], row["party"], row["since"].rstrip("~")))
    everybody = list(held)
    texts: dict[str, None] = {}
    names = sorted({*name_forms(), *name_forms(surnames=True)})
    while len(texts) < VALUES:
        name, code = rng.choice(names)
        context = rng.choice(held[code if rng.random() < 0.8 else rng.choice(everybody)])
        texts["\t".join([name.title(), *context])] = None
    return list(texts)


def person_beside(text: str) -> str:
    name, *context = text.split("\t")
    return normalize_person(name, *(cell or None for cell in context))


READERS: dict[str, Callable[[str], object]] = {
    "country": normalize_country,
    "person": normalize_person,
    "person_beside": person_beside,
    "mineral": normalize_mineral,
    "area": normalize_area,
    "agreement_type": normalize_agreement_type,
    "status": normalize_status,
    "post": normalize_post,
    "date": parse_date,
}


def milliseconds(kind: str, before: list[str], texts: list[str]) -> list[float]:
    """Of each text, after others have had built what is built at first use, and without the collector's pauses.

    Messages, which look for near names, are not asked for.
    """
    for text in before:
        once(kind, text)
    gc.disable()
    return [once(kind, text) for text in texts]


def once(kind: str, text: str) -> float:
    began = time.perf_counter()
    with suppress(AnalysisError):
        READERS[kind](text)
    return 1000 * (time.perf_counter() - began)


def main(kinds: list[str]) -> None:
    printed = {
        "person": load_vocabulary("people_names")["name"].tolist(),
        "post": load_vocabulary("people_posts")["post"].dropna().tolist(),
    }
    for kind in kinds or READERS:
        rng = random.Random(SEED)
        if kind == "person_beside":
            before, texts = beside(rng)[:WARM_UP], beside(rng)
        else:
            words = None if kind == "date" else vocabulary(kind)
            known = [*words.display, *words.forms, *printed.get(kind, ())] if words else dates(rng)
            before, texts = fuzzed(known, rng)[:WARM_UP], fuzzed(known, rng)
        texts = [text for text in texts if text not in before]
        with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as pool:
            runs = pool.map(milliseconds, [kind] * RUNS, [before] * RUNS, [texts] * RUNS)
            times = {text: min(taken) for text, *taken in zip(texts, *runs, strict=True)}
        slow = sorted((text for text in times if times[text] > LIMIT), key=times.__getitem__, reverse=True)
        figures = f"{median(times.values()):.3f} median, {quantiles(times.values(), n=100)[98]:.3f} p99, "
        print(f"{kind:14} {figures}{max(times.values()):.3f} max ms; {len(slow)} of {len(times)} over {LIMIT:g} ms")
        for text in slow[:5]:
            shown = text if len(text) < 80 else f"{text[:77]}…"
            print(f"    {times[text]:8.3f} ms  {len(text):5} characters  {shown!r}")


if __name__ == "__main__":
    main(sys.argv[1:])
