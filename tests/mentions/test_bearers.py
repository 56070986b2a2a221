"""People, places, things and words that bear the name of a country, in four languages and beyond."""

from __future__ import annotations

from analysis import find_mentions
from together import together


def countries(text: str, language: str | None = None) -> list[tuple[str, str | None]]:
    return [(one.text, one.code) for one in find_mentions(text, language) if one.kind == "country"]


@together([
    # people
    "Chad Johnson opened the fair.",
    "They wrote to Mr. Lebanon and to Lord Kuwait.",
    "Вратарь Игорь Чехов и боксёр Поляк ушли.",
    # regions and towns
    "Ore from the State of Georgia went by sea.",
    "They sailed across the Gulf of Oman and the Sea of Japan.",
    "Firms of Latin America and of Central America traded.",
    "В Северной Америке и в Восточно-Казахстанской области прошли паводки.",
    "Вся Внутренняя Монголия в снегу.",
    "Латын Америкасы мен Шығыс Қазақстан облысы.",
    "Південна Америка та Північна Ірландія",
    "They landed in Mexico City and in Panama City.",
    "He teaches in Valdosta, Georgia, where it rained.",
    # languages and their codes
    "The site is kept in en-US and in pt-BR.",
    "She answered in Japanese, then left.",
    "Объявление на казахском и русском языках висит у входа.",
    "Ол неміс тілі мен қытай тілін біледі.",
    "Він вивчає польську мову.",
    # set phrases
    "Dutch disease, a Chinese wall and an Indian summer.",
    "Polish the floor and sweep the steps.",
    "Голландская болезнь и китайская грамота.",
    "Перець чилі й голландська хвороба.",
    # things
    "The HMS Jamaica lay at anchor.",
    "Крейсер «Украина» и сыр «Голландский» на фото.",
    "Газета «Голос Армении» закрылась, как и станция «Белорусская».",
    "«Қазақстан» телеарнасы концерт көрсетті.",
    "Телеканал «Україна» мовчить.",
    "A unit of KGHM Chile drills there.",
    # currencies
    "The Mongolian tugrik held while the Swiss franc rose.",
    "Вчера белорусский рубль и турецкая лира упали, курс доллара США вырос.",
    "Торік угорський форинт знецінився.",
    # tournaments, newspapers
    "He won the Belgian Grand Prix and read the Ghana Gazette.",
    "She lost the Swiss Open and the US Masters.",
    "So wrote the Times of Oman.",
    # words
    "Мали змогу поїхати. Мали намір лишитися.",
    "Того требует устав.",
    "ТОГО ТРЕБУЕТ УСТАВ",
    "Того вимагає статут.",
    "список дат и цен",
    "Livia said that the chili was good.",
])  # fmt: skip
def test_what_bears_the_name_of_a_country_is_none(text):
    assert countries(text) == []


@together([
    ("Того и Бенин соседи.", [("Того", "TGO"), ("Бенин", "BEN")]),
    ("President of Georgia Davit Beridze spoke.", [("Georgia", "GEO")]),
    ("Jordan's King Abdullah spoke.", [("Jordan", "JOR")]),
    ("South Korea won the bid; Kazakhstan sold yuan.", [("South Korea", "KOR"), ("Kazakhstan", "KAZ")]),
    ("Российский пул запасов и доллар в России.", [("Российский", "RUS"), ("России", "RUS")]),
    ("JAPAN AND PERU OPEN A ROUTE", [("JAPAN", "JPN"), ("PERU", "PER")]),
    ("Peru Open to New Lithium Ventures, Minister Says in Lima Today", [("Peru", "PER")]),
    ("A Swiss open letter", [("Swiss", "CHE")]),
    ("They met in Athens, Georgia and Cyprus among them.", [("Georgia", "GEO"), ("Cyprus", "CYP")]),
    ("CHINA STEEL OUTPUT FALLS AGAIN", [("CHINA", "CHN")]),
    ("Папуа — Новая Гвинея продаёт золото.", [("Папуа — Новая Гвинея", "PNG")]),
    ("The People's Republic of China and the Lao People’s Democratic Republic",
     [("People's Republic of China", "CHN"), ("Lao People’s Democratic Republic", "LAO")]),
    ("Serbia and Montenegro quarrelled.", [("Serbia", "SRB"), ("Montenegro", "MNE")]),
    ("қазақ-қытай және моңғол-америка шекаралары",
     [("қазақ", "KAZ"), ("қытай", "CHN"), ("моңғол", "MNG"), ("америка", "USA")]),
    ("Посол Кореї мовчить.", [("Кореї", None)]),
    ("A pro-US and a non-UK view", [("US", "USA"), ("UK", "GBR")]),
    ("They spoke in Chinese markets.", [("Chinese", "CHN")]),
    ("В графе «итого» стоит Китай.", [("Китай", "CHN")]),
    ("Он сказал: «Китай согласен».", [("Китай", "CHN")]),
])  # fmt: skip
def test_what_is_a_country_in_spite_of_its_neighbours(text, expected):
    assert countries(text) == expected


@together([
    ("es", "Guinea Ecuatorial exporta gas.", [("Guinea Ecuatorial", "GNQ")]),
    ("es", "Macedonia del Norte votó.", [("Macedonia del Norte", "MKD")]),
    ("cy", "Mae Samoa America yn fach.", [("Samoa America", "ASM")]),
    ("ka", "პოლონეთი და მალტა", [("პოლონეთი", "POL"), ("მალტა", "MLT")]),
    ("ko", "프랑스령 폴리네시아", [("프랑스령 폴리네시아", "PYF")]),
    ("fr", "la mine de l'Inde et celle d’Allemagne", [("Inde", "IND"), ("Allemagne", "DEU")]),
    ("it", "le miniere dell'Ucraina", [("Ucraina", "UKR")]),
    ("en", "Inde and Allemagne are brands.", []),
])  # fmt: skip
def test_names_of_other_languages_are_read_whole(language, text, expected):
    assert countries(text, language) == expected
