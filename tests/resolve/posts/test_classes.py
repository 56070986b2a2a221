"""Posts as printed to the class of post, and what looks like a post but is none."""

from __future__ import annotations

from collections import Counter

import pytest

from analysis.errors import AmbiguousNameError, UnknownNameError
from analysis.normalize.codes import normalize_post
from analysis.resolve.posts.marks import Mark
from analysis.resolve.posts.post import SILENT
from analysis.resolve.registry import resolver
from analysis.vocab.catalogue import vocabulary
from analysis.vocab.table import read_table
from together import together

POSTS = """
President => head_of_state
President of Kazakhstan => head_of_state
the President of the Republic of Korea => head_of_state
президента Объединённых Арабских Эмиратов => head_of_state
Президентом Республики Казахстан => head_of_state
Қазақстан Президенті => head_of_state
Қазақстан Республикасының Президентіне => head_of_state
ҚР Президентінің => head_of_state
King of Saudi Arabia => head_of_state
acting President => head_of_state
и.о. президента => head_of_state
Prime Minister => head_of_government
премьер-министру Казахстана => head_of_government
Премьер-министрдің => head_of_government
Federal Chancellor of Germany => head_of_government
канцлером ФРГ => head_of_government
Foreign Minister => foreign_minister
Minister of Foreign Affairs and Trade => foreign_minister
Minister for Europe and Foreign Affairs => foreign_minister
министра иностранных дел Казахстана => foreign_minister
Сыртқы істер министрі => foreign_minister
Сыртқы істер министрінің => foreign_minister
глава МИД => foreign_minister
U.S. Secretary of State => foreign_minister
госсекретаря США => foreign_minister
Мемлекеттік хатшы => foreign_minister
Secretary of Commerce => minister
министр торговли США => minister
министром промышленности и строительства => minister
Өнеркәсіп және құрылыс министрі => minister
Сауда және интеграция министріне => minister
Trade and Industry Minister => minister
Minister of Trade, Industry and Energy => minister
acting Minister of Mines => minister
и.о. министра энергетики => minister
Энергетика министрінің міндетін атқарушы => minister
Minister for Foreign Trade => minister
Deputy Minister of Energy => deputy_minister
Deputy Energy Minister => deputy_minister
First Deputy Minister of Foreign Affairs => deputy_minister
первый заместитель министра => deputy_minister
вице-министром промышленности => deputy_minister
віце-прем'єр-міністром України => deputy_head_of_government
перша віцепрем’єр-міністр => deputy_head_of_government
заступниця міністра енергетики => deputy_minister
міністеркою економіки України => minister
міністерка закордонних справ => foreign_minister
президентові України => head_of_state
Қаржы вице-министрі => deputy_minister
министрдің бірінші орынбасары => deputy_minister
Энергетика министрінің орынбасарымен => deputy_minister
Under Secretary of State for Economic Affairs => deputy_minister
Assistant Secretary of State for Energy Resources => deputy_minister
Deputy Prime Minister => deputy_head_of_government
заместителя премьер-министра => deputy_head_of_government
Премьер-министрдің орынбасары => deputy_head_of_government
Vice President of the United States => vice_president
Ambassador of Kazakhstan to the United States => ambassador
Ambassador Extraordinary and Plenipotentiary => ambassador
Чрезвычайный и Полномочный Посол => ambassador
послом Казахстана в США => ambassador
АҚШ-тағы елшісі => ambassador
Төтенше және өкілетті елшісі => ambassador
Special Envoy for South and Central Asia => envoy
специального представителя президента => envoy
Президенттің арнайы өкілі => envoy
President's special envoy => envoy
adviser to the Minister => envoy
советник премьер-министра => envoy
CEO => company_head
Chief Executive Officer of Kazatomprom => company_head
Chairman of the Board => company_head
председателя правления АО «НАК «Казатомпром» => company_head
Басқарма төрағасы => company_head
компания президенті => company_head
президент компании Cove Capital => company_head
president of the company => company_head
глава компании => company_head
гендиректору => company_head
Chairman of the Geological Committee => agency_head
Председатель Комитета геологии => agency_head
Геология комитетінің төрағасы => agency_head
Head of the Department of Geology => agency_head
Director General of the IAEA => agency_head
Deputy Chairman of the Management Board => deputy_head
deputy CEO => deputy_head
заместитель председателя Комитета геологии => deputy_head
Төрағаның орынбасары => deputy_head
vice governor => deputy_head
Governor of Karaganda region => governor
аким Астаны => governor
облыс әкімі => governor
Senator => parliament
Speaker of the Senate => parliament
Сенат депутаты => parliament
President of the European Commission => commission_president
глава Еврокомиссии => commission_president
European Commissioner for Trade => commissioner
Executive Vice-President of the European Commission => commissioner
High Representative for Foreign Affairs => commissioner
President of the European Council => council_president
spokesman of the President => spokesman
пресс-секретарь Президента => spokesman
Президенттің баспасөз хатшысы => spokesman
Президент Әкімшілігінің басшысы => agency_head
Глава Администрации Президента => agency_head
министр => minister
МИНИСТР => minister
head of the ministry of energy => minister
руководитель Министерства энергетики => minister
State Secretary at the Ministry of Economic Affairs => deputy_minister
Foreign Ministry spokesman => spokesman
minister counsellor => counselor
U.S. Trade Representative => minister
Chancellor of the Exchequer => minister
Governor of the National Bank => agency_head
Chief Minister of Punjab => governor
Minister of War => minister
Minister for Investment, Industry and Trade => minister
министр экологии и природных ресурсов => minister
министры => minister
посол по особым поручениям => ambassador
Permanent Representative to the UN => ambassador
председатель Сената => parliament
Мәжіліс төрағасы => parliament
председатель правительства РФ => head_of_government
председатель КНР => head_of_state
Генеральный секретарь ООН => agency_head
UN Secretary-General => agency_head
Emir of Qatar => head_of_state
Sultan of Oman => head_of_state
Crown Prince and Prime Minister => head_of_government
Pope => pope
the President's adviser => envoy
adviser to the Deputy Prime Minister => envoy
Deputy Head of the Presidential Administration => deputy_head
заместитель главы Администрации Президента => deputy_head
Kazakh Foreign Minister => foreign_minister
Казахстанский министр энергетики => minister
Kazakhstan's President => head_of_state
АҚШ президенті => head_of_state
Ресей Федерациясының Премьер-министрі => head_of_government
министр-советник => counselor
Head of State => head_of_state
Мемлекет басшысының => head_of_state
Ұлттық компания басшысы => company_head
H.E. President of the Republic of Kazakhstan => head_of_state
первый вице-президент => vice_president
Secretary of the Security Council => agency_head
секретарь Совета безопасности => agency_head
Energy Secretary => minister
віцепрезидентка => vice_president
віцепрезидентові США => vice_president
радниця президента => envoy
речниця МЗС => spokesman
голова правління => company_head
очільник шахти => company_head
співзасновниця компанії => company_head
виконавчий директор холдингу => company_head
заступниця міністра довкілля => deputy_minister
очільниця міністерства енергетики => minister
керівник Мінфіну => minister
голова агентства => agency_head
директор комбінату => company_head
глава минэнерго => minister
қаржы директоры => company_head
зауыт директоры => company_head
комитет төрағасы => agency_head
директор завода => company_head
"""
SEVERAL = """
заместитель Премьер-министра – министр национальной экономики => deputy_head_of_government minister
Deputy Prime Minister and Minister of Foreign Affairs => deputy_head_of_government foreign_minister
Премьер-министрдің орынбасары – Ұлттық экономика министрі => deputy_head_of_government minister
Prime Minister as well as Minister of Trade => head_of_government minister
посол и министр торговли => ambassador minister
премьер-министр, а также министр торговли => head_of_government minister
елші және сауда министрі => ambassador minister
Премьер-министр мен сауда министрі => head_of_government minister
Chairman => agency_head company_head
Chairman of Kazatomprom => agency_head company_head
Minister of State for Foreign Affairs => minister deputy_minister
Ambassador-at-Large => envoy ambassador
"""
NO_POSTS = """
Premier of the State Council
President of Cove Capital
delegation
Kazakhstan
Казахстан
former Minister of Energy
экс-министр
бывшего президента
бұрынғы министр
President-elect
избранный президент
Ministry of Energy
Министерство энергетики
Энергетика министрлігі
МИД
МИД Казахстана
Prime Minister's Office
Office of the President
President's visit
ministers' meeting
foreign ministers meeting
visit of the President
визит президента
послание президента
посольство Казахстана
Президенттің сапары
Президенттік сайлау
елшілік
Президент Әкімшілігі
president of the academy of sciences
президент Академии наук
president of the chamber of commerce
footballer
wife of the president
лидер оппозиции
Cabinet of Ministers
совет министров
memorandum
energy
representative of the company
President Tokayev
Minister Lutnick
chief geologist
ministerial dialogue
EU president
представитель
representative
retired general
заместитель
deputy
vice
первый
first
acting
и
Прокурор
General Prosecutor
Secretary
секретарь
хатшы
Президент РК Касым-Жомарт Токаев
Head of Government Office
Президент Всемирного банка
not a minister
не министр
shadow minister
Премьер-лига
premier league
prime minister's wife
Президенттің бұрынғы кеңесшісі
"""


@together(POSTS.strip().splitlines())
def test_the_class_of_a_post(line):
    text, code = line.split(" => ")
    assert normalize_post(text) == code


@pytest.mark.parametrize("line", SEVERAL.strip().splitlines())
def test_a_post_of_several_classes_is_not_guessed(line):
    text, codes = line.split(" => ")
    with pytest.raises(AmbiguousNameError, match="write which one is meant") as caught:
        normalize_post(text)
    assert set(caught.value.candidates) == set(codes.split())


@together(NO_POSTS.strip().splitlines())
def test_what_is_no_post(text):
    with pytest.raises(UnknownNameError) as caught:
        normalize_post(text)
    assert not isinstance(caught.value, AmbiguousNameError)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("бывшего министра энергетики", "it says that the post is no longer held"),
        ("бұрынғы премьер-министр", "it says that the post is no longer held"),
        ("экс-президент", "it says that the post is no longer held"),
        ("President-elect", "it says that the post is not held yet"),
        ("Office of the President", "it names a body or an event"),
        ("МИД Казахстана", "it names a body or an event"),
        ("President of Cove Capital", "'cove' is no part of a post that is known"),
        ("EU president", "a bloc has no head of state"),
        ("representative of the company", "it does not say which post"),
        ("footballer", "no class of vocab/posts.csv holds it"),
    ],
)
def test_why_it_is_no_post(text, reason):
    explained = normalize_post(text, explain=True)
    assert explained["code"] is None
    assert explained["reason"].startswith(reason)


def test_a_misspelt_post_offers_the_nearest():
    assert "Foreign minister" in normalize_post("Foreing minister", explain=True)["nearest"]
    with pytest.raises(UnknownNameError, match="unknown post 'Presdent' — did you mean president"):
        normalize_post("Presdent")


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Foreign minister", "exact"),
        ("prime minister", "alias"),
        ("премьер-министру", "inflected"),
        ("министр торговли США", "phrase"),
    ],
)
def test_how_it_was_found(text, how):
    assert resolver("post").look_up(text).how == how


def test_what_leads_anything_is_of_many_classes():
    with pytest.raises(AmbiguousNameError, match=r"head_of_state, head_of_government, .*, agency_head, company_head"):
        normalize_post("глава")


def test_the_case_of_letters_does_not_count():
    for line in POSTS.strip().splitlines():
        text, code = line.split(" => ")
        assert normalize_post(text.upper()) == code, text


def test_marks_are_those_that_are_read():
    rows = read_table("post_marks.csv")
    codes = set(vocabulary("post").rows)
    assert {mark for row in rows for mark in row["mark"].split()} - codes == {str(mark) for mark in Mark}
    assert [key for key, n in Counter((row["term"], row["language"]) for row in rows).items() if n > 1] == []


def test_every_class_of_a_term_has_a_code_or_a_meaning_of_its_own():
    classes = {name for row in read_table("post_terms.csv") for name in row["class"].split()}
    ranks = {name for name in classes if not name.startswith("+")} - SILENT - {"other"}
    ranks -= {"generation", "junior", "senior", "ii", "iii", "iv"}  # of a person, not of a post
    codes = set(vocabulary("post").rows)
    assert ranks <= codes
    assert codes - ranks == {"foreign_minister", "deputy_head"}  # which the field, and a word for deputy, make


def test_the_posts_of_the_record_have_a_class():
    """All but a few dozen of those that the vocabulary of people holds, which are of several classes or of none."""
    words = resolver("post")
    found = [words.look_up(row["post"]) for row in read_table("people_posts.csv")]
    assert sum(len(one.codes) == 1 for one in found) / len(found) > 0.9
    assert sum(not one.codes for one in found) < 20


def test_what_a_hint_offers_resolves():
    words = resolver("post")
    assert [name for name in words.vocabulary.display if len(words.find(name)) != 1] == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [("колишній міністр", "no longer held"), ("екс-прем'єр", "no longer held"), ("обраний президент", "not held yet")],
)
def test_a_ukrainian_post_that_nobody_holds(text: str, reason: str):
    with pytest.raises(UnknownNameError, match=reason):
        normalize_post(text)
