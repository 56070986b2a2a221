"""Areas as memoranda, communiqués and news phrase them, and phrases that hold a word of an area but not the area."""

from __future__ import annotations

from analysis.resolve.registry import resolver
from together import together

NAMED = """
aerial geophysical surveys of border districts => exploration
core drilling campaign => exploration
joint prospecting expeditions => exploration
reassessment of Soviet-era geological archives => exploration
opening new mines => extraction
ramp-up of mine output => extraction
mining concessions => extraction
mid-stream processing capacity => processing
production of battery-grade chemicals => processing
ferroalloy production => processing
take-back of spent batteries => recycling
reprocessing of slag dumps => recycling
recovery of metals from scrap => recycling
sharing of extraction know-how => technology
joint patents and laboratories => technology
friend-shoring of supplies => supply_chains
reducing reliance on a single supplier => supply_chains
uninterrupted supply of raw materials => supply_chains
equity financing of projects => investment
blended finance and guarantees => investment
export quotas => trade
reciprocal tariffs on metals => trade
rehabilitation of abandoned mine sites => sustainability
consent of indigenous peoples => sustainability
freight rail to the port of Aktau => infrastructure
internships and scholarships for young geologists => skills
one-stop shop for subsoil licences => governance
royalty and tax regime => governance
small modular reactors => energy
interconnection of power grids => energy
national stockpile of antimony => stockpiling
объём горных работ и ввод новых рудников => extraction
поисково-оценочные работы => exploration
цифровая геологическая карта => exploration
ввод рудника в эксплуатацию => extraction
выпуск ферросплавов => processing
производство катодной меди => processing
извлечение металлов из техногенного сырья => recycling
сбор и переработка отработанных батарей => recycling
совместные лаборатории и опытные установки => technology
снижение зависимости от единственного поставщика => supply_chains
бесперебойность поставок сырья => supply_chains
льготные кредиты и гарантии => investment
взаимный товарооборот => trade
экспортные квоты => trade
восстановление нарушенных земель => sustainability
интересы коренных народов => sustainability
пропускная способность железных дорог => infrastructure
целевые гранты на обучение студентов => skills
налог на добычу полезных ископаемых => governance
ставки роялти => governance
малые модульные реакторы => energy
ветроэнергетика => energy
государственный материальный резерв => stockpiling
геологиялық түсірілім => exploration
жаңа кеніш ашу => extraction
ферроқорытпа өндірісі => processing
пайдаланылған аккумуляторларды жинау => recycling
бірлескен зертхана => technology
жеткізу үзілістерінің алдын алу => supply_chains
жеңілдетілген несиелер => investment
экспорттық квота => trade
жерді қалпына келтіру => sustainability
теміржол тасымалы => infrastructure
студенттерді оқыту => skills
роялти мөлшерлемесі => governance
жел электр станциясы => energy
мемлекеттік материалдық резерв => stockpiling
to strengthen cooperation in geology and subsoil use => exploration extraction
develop the full battery value chain => supply_chains
promote responsible and sustainable mining practices => sustainability
mobilise public and private finance for strategic projects => investment
facilitate market access for critical minerals => trade
exchange of best practices in mine safety => skills sustainability
build a tungsten mine and a processing plant => extraction processing
offtake of the entire output of the plant => trade
deepen ties in civil nuclear energy and hydrogen => energy
integration of strategic value chains => supply_chains
deployment of infrastructure for project development => infrastructure
close cooperation on research and innovation => technology
training of young specialists in mining => skills
removal of export restrictions => trade
harmonise standards for responsible mining => sustainability
coordinated stockpiles and emergency release => stockpiling
reform of subsoil legislation => governance
agricultural exports to China => trade
air transport agreement => infrastructure
student exchange => skills
разведка и разработка месторождений редкоземельных металлов => exploration extraction
создание полного цикла переработки вольфрама => processing
создание предприятий с высокой добавленной стоимостью => processing
совместное освоение месторождений урана => extraction
локализация переработки сырья => processing
расширение транзитного потенциала => infrastructure
развитие Среднего коридора => infrastructure
взаимодействие в сфере атомной энергетики => energy
обмен геологическими данными и опытом => exploration skills
обеспечение прозрачности и предсказуемости регулирования => governance
реализация совместных инвестпроектов => investment
налоговые преференции для инвесторов => investment
долгосрочные контракты на поставку урана => trade
формирование государственного резерва редких металлов => stockpiling
экологически чистые технологии добычи => sustainability technology
сирек кездесетін металдарды бірлесіп барлау => exploration
вольфрамды терең өңдеу кәсіпорны => processing
жеткізу тізбектерінің қауіпсіздігі => supply_chains
геологиялық деректермен және тәжірибемен алмасу => exploration skills
американдық инвесторларды тарту => investment
көлік-транзит әлеуетін арттыру => infrastructure
жасыл технологияларды енгізу => technology
экспорт пен импортты арттыру => trade
тау-кен мамандарын даярлау => skills
ядролық отын циклі => energy
минералды шикізатты өңдеу => processing
стратегиялық металдар қорын құру => stockpiling
research reactor for isotopes => energy
исследовательский реактор => energy
зерттеу реакторы => energy
road to the mine => infrastructure
railway line serving the mine => infrastructure
power supply to mines => infrastructure
шахтаға теміржол салу => infrastructure
labour conditions at smelters => sustainability
безопасность труда на рудниках => sustainability
environmental legislation => governance
экологический кодекс => governance
экологиялық заңнама => governance
environmental permitting => governance
environmental impact assessment of mine projects => sustainability
screening of foreign investment on national security grounds => governance
supply chain transparency => supply_chains
traceability of minerals for responsible sourcing => sustainability
remediation of tailings sites => sustainability
переработка хвостов обогащения => recycling
байыту қалдықтарын өңдеу => recycling
research infrastructure => technology
secure supply of minerals for clean energy => supply_chains
capacity building of mining regulators => skills
exploration without extraction => exploration
экспорт сырья без переработки => trade
шикізатты өңдеусіз экспорттау => trade
processing technology for rare earths => technology
поставка оборудования для обогатительной фабрики => technology
подготовка специалистов для атомной энергетики => skills energy
"""
NOT_NAMED = """
exploring ways to cooperate
exploration of new opportunities
we explored the possibility of a visit
drill for firefighters
extraction of hostages
processing of the application
recycled arguments
a wealth of experience
sharing meals with ministers
chain of command
capital punishment
stock market
stocks of grain
humanitarian corridor
corridor of power
energetic debate
political environment
investment of time
trade of insults
the rules of the road
licence to kill
port of call for the frigate
training of athletes
passport control
exchange of prisoners
the grid of the crossword
reserve officers
standard of living
разведка США
обработка заявлений
переработка учебного плана
обогащение духовного мира
обмен пленными
цепочка событий
запас слов
резерв армии
подготовка визита
порт приписки
дорожная карта визита
квота на миграцию
кредит доверия
гарантии безопасности
добыча трофеев
кадры решают всё
восстановление отношений
пікір алмасу
барлау қызметі
қор биржасы
сенім дәлізі
адам қауіпсіздігі
құжаттарды өңдеу
сайлау квотасы
тұтқындармен алмасу
қарым-қатынасты қалпына келтіру
әскери порт
сөздік қор
support for mid-tier refiners
cooperation on water resources
visa facilitation for business people
increase mutual tourism flows
fight against terrorism and drug trafficking
digital transformation of public services
cultural and humanitarian cooperation
space and satellite cooperation
defence industry and military training
consular matters
peacekeeping training
aviation safety
cooperation in health and pharmaceuticals
reserves of foreign currency
parliamentary exchange
соглашение о воздушном сообщении
сотрудничество в водной сфере
рациональное использование водных ресурсов
межрегиональное сотрудничество
культурно-гуманитарные связи
противодействие наркотрафику
подготовка к саммиту С5+1
укрепление доверия
открытие филиалов университетов
су ресурстары саласындағы ынтымақтастық
мәдени-гуманитарлық байланыстар
терроризмге қарсы күрес
саммитке дайындық
салық жеңілдіктері
әуе қатынасы
exchange of information on mineral resources
the energy of young people
state reserve bank
the royal reserve
supply of gas to Europe
wind of change
closed-door talks
a natural reserve
museum exchange
minister for climate change
Agency for Strategic Planning
geothermal spa hotels
royal family visit
reserve of patience
passenger traffic
freight of emotions
water supply of the city
automatic extension of the agreement
взаимные визиты
открытый диалог
право на развитие
совместные учения
центр города
новые источники дохода
гарантии прав граждан
кредитная карта
золотовалютные резервы
резервы роста
запасы прочности
цепь событий
выпуск книги
зона отдыха
пограничный контроль
защита диплома
қор нарығы
жаңа кітап
өзара түсіністік
еркін экономикалық аймақ
екі елдің достығы
оқу жылы
жеке сапар
еңбек келісімі
critical minerals for the clean energy transition
metals critical for wind power and solar panels
сырьё для возобновляемой энергетики
энергетикалық көшу үшін қажетті минералдар
mineral resources for clean energy technologies
improving the business climate for mining companies
investment-grade credit rating of the company
mining firms of both countries
горнодобывающие холдинги
тау-кен холдингтері
processing of visas
tourism and hospitality training
training for diplomats
обучение дипломатов
дипломаттарды оқыту
a training ground for peacekeepers
деловая среда
іскерлік орта
"""


@together(NAMED.strip().splitlines())
def test_what_a_phrase_names(line):
    phrase, codes = line.split(" => ")
    assert set(resolver("area").find(phrase)) == set(codes.split())


@together(NOT_NAMED.strip().splitlines())
def test_what_a_phrase_does_not_name(phrase):
    assert resolver("area").find(phrase) == ()
