"""How fast running text is gone through: megabytes of UTF-8 a second on one core, and how right what is found is.

    python tests/benchmarks/bench_find.py [--natasha PYTHON] [--hostile] [--profile]

The texts are news as agencies write them, made of sentences of our own with names, posts, days, amounts and many other
words put in at random, so that hardly two are alike; where each country and town stands is known. With ``--natasha``
the segmenter and the NER of natasha, in the Python that is named, read a part of the same Russian text. With
``--hostile`` ten megabytes of one line, of mixed scripts, without blanks, of marks are read instead, and the memory
is measured.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import random
import subprocess
import time
import tracemalloc
from datetime import date, timedelta

from babel.dates import format_date

from analysis import find_mentions, load_vocabulary

SEED = 20260310
SIZE = 3_000_000  # bytes of each language
NATASHA_SIZE = 120_000
HOSTILE = 10_000_000

EN = (
    "{Town} hosted the {ordinal} round of {topic} talks on {day}, officials said.",
    "{Country} and {Country} signed a memorandum of understanding on {mineral} {stage} on {day}.",
    "{Person}, the {post} of {Country}, told reporters that the {noun} would {verb} the {adj} {noun}.",
    "The {adj} {noun} of the {noun} was {ed} by the {noun}, according to a {adj} {noun} that {stranger} wrote.",
    "Analysts at {Company} expect {mineral} prices to {verb} by {n} percent within {n} months.",
    '"We {verb} the {noun} because the {noun} is {adj}," {stranger} said in an interview with a local {noun}.',
    "Exports from {Country} rose to ${n} million, while the {adj} {noun} of {n},{nnn} tonnes {ed} little.",
    "The {noun} near {Town} employs {nnn} people and {ed} its {adj} {noun} after the {noun} {ed}.",
    "It was not clear whether the {noun} and the {adj} {noun} had been {ed} or merely {ed}.",
    "{Person} will visit {Country} to discuss {stage} of {mineral} and a {adj} {noun}, the {noun} reported.",
    "Residents of the {adj} {noun} {ed} the {noun}, and {stranger}, a {noun} there, {ed} for {n} years.",
    "Meanwhile the {noun} {ed} a {adj} {noun}; its {noun} {ed} in spring, and the {noun} {ed} again in autumn.",
)
RU = (
    "В {town_l} прошёл {n}-й раунд переговоров по {topic}, сообщили участники {day}.",
    "{Country} и {Country} подписали меморандум о взаимопонимании в сфере {stage} {day}.",
    "{Person}, {post} страны, заявил журналистам, что {noun} позволит {verb} {adj} {noun}.",
    "Как говорится в {adj} обзоре, который подготовил {stranger}, {noun} {ed} после того, как {noun} {ed}.",
    "Аналитики {Company} ожидают, что цены вырастут на {n} процентов в течение {n} месяцев.",
    "«Мы можем {verb} {noun}, потому что {noun} {ed}», — рассказал {stranger} в интервью местной газете.",
    "Экспорт достиг {n} млн долларов, а {adj} {noun} объёмом {n} тысяч тонн почти не {ed}.",
    "На {adj} площадке работают {nnn} человек; {noun} {ed}, когда {noun} {ed} весной.",
    "Пока неясно, {ed} ли {noun} и {adj} {noun} или только {ed}, отмечают жители.",
    "{Person} посетит {Country}, чтобы обсудить добычу и переработку {mineral}, сообщила пресс-служба.",
    "Жители {ed} {noun}, и {stranger}, который живёт там {n} лет, {ed} {adj} {noun}.",
    "Тем временем {noun} {ed} {adj} {noun}; {noun} {ed} осенью, а {noun} {ed} позже.",
)
EN_STEMS = """
report market river supply engine harbour bridge season farmer school worker leader village court budget signal garden
window letter teacher station forest valley border driver museum branch doctor number planet weather shadow circle
corner record custom screen player ticket summer winter mirror pocket saddle button kettle ladder
""".strip().split()
RU_STEMS = """
отчёт рынок завод мост сезон фермер район бюджет сигнал сад учитель вокзал лес берег музей доктор номер экран игрок
билет карман остров поезд город посёлок склад журнал совет проект маршрут участок прибор кабинет потолок ключ
""".strip().split()
EN_STRANGERS = ("Olivia Bennett", "Peter Holm", "Laura Finch", "Carlos Medina", "Ingrid Solberg", "Nadia Rahman")
RU_STRANGERS = ("Игорь Ласточкин", "Ольга Берёзкина", "Пётр Соловых", "Анна Ветрова", "Семён Кружилин", "Дарья Полевая")
FREQUENT = frozenset(("KAZ", "CHN", "USA", "RUS", "JPN", "KOR", "DEU", "UZB", "MNG", "AUS", "CAN", "GBR", "TUR", "ARE"))


class Maker:
    """Makes text of one language, and remembers what stands where."""

    def __init__(self, language: str):
        self.rng = random.Random(SEED + (language == "ru"))
        self.language, self.is_english = language, language == "en"
        column = f"name_{language}"
        countries = load_vocabulary("countries")
        weights = [20 if code in FREQUENT else 1 for code in countries["code"]]
        self.countries = list(zip(countries[column], countries["code"], strict=True))
        self.weights = weights
        self.people = load_vocabulary("people")["name" if self.is_english else "name_ru"].dropna().tolist()
        self.towns = load_vocabulary("places")[column].dropna().tolist()
        self.minerals = [name.lower() for name in load_vocabulary("minerals")[column].dropna()]
        self.companies = load_vocabulary("bodies")["name_en" if self.is_english else "name_ru"].dropna().tolist()
        self.stems = EN_STEMS if self.is_english else RU_STEMS
        self.strangers = EN_STRANGERS if self.is_english else RU_STRANGERS

    def text(self, size: int) -> tuple[str, list[tuple[int, int, str]]]:
        """So many bytes of text, and its countries: from where to where, and which."""
        parts: list[str] = []
        truth: list[tuple[int, int, str]] = []
        length = n_bytes = 0
        while n_bytes < size:
            sentence, found = self.sentence()
            end = "\n\n" if self.rng.random() < 0.15 else " "
            truth += [(length + start, length + stop, code) for start, stop, code in found]
            parts.append(sentence + end)
            length += len(parts[-1])
            n_bytes += len(parts[-1].encode())
        return "".join(parts), truth

    def sentence(self) -> tuple[str, list[tuple[int, int, str]]]:
        template = self.rng.choice(EN if self.is_english else RU)
        made, truth = "", []
        while template:
            before, opened, rest = template.partition("{")
            made += before
            if not opened:
                break
            slot, _, template = rest.partition("}")
            if slot == "Country":
                name, code = self.rng.choices(self.countries, self.weights)[0]
                truth.append((len(made), len(made) + len(name), code))
                made += name
            else:
                made += self.filled(slot)
        return made, truth

    def filled(self, slot: str) -> str:
        rng, english = self.rng, self.is_english
        simple = {
            "Person": self.people,
            "stranger": self.strangers,
            "mineral": self.minerals,
            "Company": self.companies,
            "Town": self.towns,
            "town_l": ["Астане", "Москве", "Пекине", "Лондоне", "Ташкенте", "Анкаре", "Берлине", "Токио"],
            "post": ["president", "foreign minister", "minister of trade"]
            if english
            else ["президент", "министр торговли"],
            "stage": ["mining", "processing", "exports"]
            if english
            else ["добычи лития", "переработки меди", "экспорта"],
            "topic": ["trade", "climate", "energy"] if english else ["торговле", "климату", "энергетике"],
            "ordinal": ["first", "second", "third", "latest"],
        }
        if slot in simple:
            return rng.choice(simple[slot])
        if slot == "n":
            return str(rng.randrange(2, 90))
        if slot == "nnn":
            return str(rng.randrange(100, 999))
        if slot == "day":
            day = date(2015, 1, 1) + timedelta(days=rng.randrange(4000))
            return format_date(day, "d MMMM y" if english else "d MMMM y 'года'", self.language)
        return self.word(slot)

    def word(self, slot: str) -> str:
        """One of many thousand words, as nobody uses them, of the shape of those of the language."""
        stem = self.rng.choice(self.stems)
        if self.rng.random() < 0.5:
            stem = self.rng.choice(self.stems)[:3] + stem
        english = {"noun": "", "adj": "y", "verb": "ize", "ed": "ed"}
        russian = {"noun": "", "adj": "ный", "verb": "овать", "ed": "овал"}
        return stem + (english if self.is_english else russian)[slot]


def right(truth: list[tuple[int, int, str]], found: set[tuple[int, int, str]]) -> str:
    """How many of the countries of a text were found, and how many of those found are there."""
    wanted = set(truth)
    hits = len(wanted & found)
    return f"recall {hits / len(wanted):.1%}, precision {hits / max(len(found), 1):.1%} of {len(wanted):,} countries"


def measured(language: str) -> None:
    maker = Maker(language)
    find_mentions(maker.text(20_000)[0])  # the vocabularies are read
    text, truth = maker.text(SIZE)
    start = time.process_time()
    mentions = find_mentions(text)
    spent = time.process_time() - start
    found = {(one.start, one.end, one.codes[0]) for one in mentions if one.kind == "country" and one.codes}
    rate = len(text.encode()) / 1e6 / spent
    print(f"{language}: {rate:.2f} MB a second a core, {len(mentions):,} mentions; {right(truth, found)}", flush=True)


NATASHA = """
import json, sys, time
from natasha import Doc, NewsEmbedding, NewsNERTagger, Segmenter
segmenter, tagger = Segmenter(), NewsNERTagger(NewsEmbedding())
text = json.load(sys.stdin)
def read(text):
    doc = Doc(text); doc.segment(segmenter); doc.tag_ner(tagger); return doc
read(text[:2000])
start = time.process_time()
doc = read(text)
spent = time.process_time() - start
print(json.dumps([spent, [[s.start, s.stop] for s in doc.spans if s.type == "LOC"]]))
"""


def beside_natasha(python: str) -> None:
    """The speed of natasha on a part of the Russian text, and how many of its countries it finds as places."""
    text, truth = Maker("ru").text(NATASHA_SIZE)
    one = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PATH": ""}
    done = subprocess.run(
        [python, "-c", NATASHA], input=json.dumps(text), capture_output=True, text=True, check=True, env=one
    )
    spent, places = json.loads(done.stdout)
    start = time.process_time()
    mentions = find_mentions(text)
    ours = time.process_time() - start
    size = len(text.encode()) / 1e6
    wanted = {(start, end) for start, end, _ in truth}
    theirs = len(wanted & {tuple(place) for place in places}) / len(wanted)
    own = len(wanted & {(m.start, m.end) for m in mentions if m.kind == "country"}) / len(wanted)
    print(f"natasha: {size / spent:.3f} MB a second, {theirs:.1%} of the countries as places, without codes")
    print(
        f"ours on the same text: {size / ours:.2f} MB a second ({spent / ours:.0f} times), {own:.1%} of the countries"
    )


def hostile(name: str, unit: str) -> None:
    text = (unit * (HOSTILE // len(unit.encode()) + 1))[: HOSTILE * len(unit) // len(unit.encode())]
    find_mentions(text[:1000])
    start = time.process_time()
    count = len(find_mentions(text))
    spent = time.process_time() - start
    part = text[: len(text) // 10]
    tracemalloc.start()
    answers = find_mentions(part)
    with_answers, peak = tracemalloc.get_traced_memory()
    del answers
    held = with_answers - tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    size = len(part.encode())
    print(
        f"{name}: {len(text.encode()) / 1e6 / spent:.2f} MB a second, {count:,} mentions; memory "
        f"{(peak - held) / size:.1f} times the text and {held / size:.1f} times for the answers",
        flush=True,
    )


def hostile_units() -> dict[str, str]:
    rng = random.Random(SEED)
    letters = "abcdefgабвгдежзәғқңөұүһіİßﬁ中国日本한국ไทยالصينהודו012.,;-’'\"«»()\u0301\u200f\u00ad\u00a0"
    words = (
        "Kazakhstan",
        "Казахстан",
        "министр",
        "the",
        "of",
        "и",
        "2025",
        "года",
        "$",
        "million",
        "Токаев",
        "lithium",
    )
    return {
        "random letters": "".join(rng.choices(letters, k=200_000)),
        "no blanks": "".join(rng.choices("абвгдежзиклмнопрстуфхцчшщыэюяabcdefghij", k=200_000)),
        "words at random": " ".join(rng.choices(words, k=30_000)),
        "marks": "К" + "\u0301" * 50 + "а",
        "right to left": "".join(rng.choices("אבגדהוזחט ابتثجحخ", k=200_000)),
        "Chinese": "".join(rng.choices("中国日本美俄罗斯韩法德英大利亚的和在了", k=200_000)),
        "capitals": " ".join(f"{rng.choice(letters[:24]).upper()}{rng.randrange(10**6)}" for _ in range(30_000)),
        "digits": "".join(rng.choices("0123456789.,/-: ", k=200_000)),
        "one name": "Kassym-Jomart Tokayev ",
        "letters with dots": "U.S. ",
        "amounts": "$1 ",
        "capitals only": " ".join("".join(rng.choices("АБВГДЕЖЗИКЛМABCDEFGHIKLM", k=6)) for _ in range(30_000)),
        "strangers": " ".join(f"Jane {''.join(rng.choices('abcdefghij', k=6)).title()}" for _ in range(15_000)),
        "terms": "rare earth tin lead and mining of critical minerals and ",
        "quotes": '«"“',
        "capital words": "Аба" * 5 + " ",
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--natasha", metavar="PYTHON")
    parser.add_argument("--hostile", action="store_true")
    parser.add_argument("--profile", choices=("en", "ru"))
    given = parser.parse_args()
    if given.profile:
        text, _ = Maker(given.profile).text(500_000)
        find_mentions(text[:20_000])
        profile = cProfile.Profile()
        profile.runcall(find_mentions, text)
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)
        return
    if given.hostile:
        for name, unit in hostile_units().items():
            hostile(name, unit)
        return
    for language in ("en", "ru"):
        measured(language)
    if given.natasha:
        beside_natasha(given.natasha)


if __name__ == "__main__":
    main()
