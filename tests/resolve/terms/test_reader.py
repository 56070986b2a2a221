"""Printed terms and whole phrases: what they name, and what they must not."""

from __future__ import annotations

import re
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import paths
from analysis.resolve.registry import resolver
from analysis.resolve.terms.reader import TermReader
from analysis.vocab.catalogue import vocabulary
from steps import calls
from together import together

MINERALS = """
# Ukrainian
покладами літію => lithium
мідь, нікель або кобальт => copper nickel cobalt
рідкісноземельних елементів => rare_earths
вольфрамової руди => tungsten
# English
galliums => gallium
tungsten deposits in Kazakhstan => tungsten
antimony trisulfide => antimony
lithium-rich brines => lithium
lithium-ion batteries => lithium
rare-earth permanent magnets => rare_earths permanent_magnets
platinum-group metals => platinum_group_metals
PGMs and chrome => platinum_group_metals chromium
copper, cobalt and nickel => copper cobalt nickel
battery-grade nickel sulphate => nickel
Nd-Pr => neodymium praseodymium
Cu/Ni => copper nickel
lead ore => lead
lead, zinc and silver => lead zinc silver
mining of iron => iron_ore
heavy rare-earth elements => heavy_rare_earths
uranium supply agreement => uranium
graphite mine => graphite
bauxite and alumina => bauxite alumina
coking coal imports => coking_coal
polymetallic nodules => seabed_minerals
critical minerals such as gallium and germanium => gallium germanium
niobium and tantalum projects => niobium tantalum
copper-cobalt belt => copper cobalt
rare earths and permanent magnets => rare_earths permanent_magnets
graphite anode => graphite
lithium hydroxide plant => lithium
uranium enrichment services => uranium
tin and tungsten mine => tin tungsten
manganese ore exports => manganese
gold, copper and molybdenum deposits => gold copper molybdenum
zinc-lead ores => zinc lead
platinum and palladium => platinum palladium
titanium sponge => titanium
vanadium redox batteries => vanadium
Dy and Tb => dysprosium terbium
U3O8 => uranium
W/Mo => tungsten molybdenum
helium-3 => helium
silicon metal => silicon
scandium oxide => scandium
light rare earths => light_rare_earths
heavy REEs => heavy_rare_earths
battery metals => battery_minerals
PGM concentrate => platinum_group_metals
tungsten, antimony and rare earths => tungsten antimony rare_earths
a lithium refinery in Kazakhstan => lithium
uranium from Kazakhstan => uranium
Chinese curbs on gallium, germanium and antimony => gallium germanium antimony
export ban on rare earth magnets => rare_earths permanent_magnets
copper smelting => copper
aluminum and steel tariffs => aluminium
critical minerals such as cobalt => cobalt
rhenium and beryllium => rhenium beryllium
nickel pig iron => nickel
lead and zinc mines => lead zinc
the lead-zinc belt => lead zinc
iron ore pellets => iron_ore
tin concentrates => tin
silver mine => silver
magnet rare earths => rare_earths
separated rare-earth oxides => rare_earths
middle and heavy rare earths => heavy_rare_earths
conflict minerals => three_tg
precious metals and stones => precious_metals
gallium export controls => gallium
niobium from Brazil => niobium
gold refinery in Tashkent => gold
potash and phosphates => potash phosphate_rock
graphite and nickel for EV batteries => graphite nickel
REE separation => rare_earths
antimony ingots => antimony
molybdenum and copper mine => molybdenum copper
platinum group metals (PGMs) => platinum_group_metals
# Russian
редкоземельных элементов => rare_earths
поставки урана => uranium
урановый концентрат => uranium
медно-никелевые руды => copper nickel
свинцово-цинковая руда => lead zinc
добыча золота => gold
золотодобыча => gold
золотодобывающая промышленность => gold
экспорт сурьмы и висмута => antimony bismuth
литиевые месторождения => lithium
графит, марганец и кобальт => cobalt graphite manganese
месторождения тантала и ниобия => niobium tantalum
марганцевые руды => manganese
проект по производству титановой губки => titanium
бериллиевая продукция => beryllium
переработка вольфрама и молибдена => molybdenum tungsten
уран мен литий => lithium uranium
сирек металдарды барлау => rare_metals
тяжёлых редкоземельных металлов => heavy_rare_earths
металлов платиновой группы => platinum_group_metals
драгоценных металлов => precious_metals
цветных и драгоценных металлов => non_ferrous_metals precious_metals
постоянных магнитов => permanent_magnets
железной руды => iron_ore
коксующегося угля => coking_coal
хромовой руды => chromium
фосфатов и калийных солей => phosphate_rock potash
природного урана => uranium
плавикового шпата => fluorspar
оксида алюминия => alumina
титаномагнетитовых руд => titanium
рений и осмий => rhenium osmium
галлий, германий и индий => gallium germanium indium
минералы для аккумуляторов => battery_minerals
минералов 3TG => three_tg
конфликтных минералов => three_tg
олова, вольфрама, тантала => tin tungsten tantalum
молибденовый концентрат => molybdenum
Ванадий => vanadium
циркониевый => zirconium
аккумулятор минералдары => battery_minerals
поставки редкоземельных металлов в Европу => rare_earths
Литиевое месторождение Бакенное => lithium
в Казахстане найдены запасы лития => lithium
месторождение вольфрама Верхнее Кайракты => tungsten
о добыче урана и ванадия => uranium vanadium
танталовые и ниобиевые концентраты => tantalum niobium
медь, цинк и свинец => copper zinc lead
галлия => gallium
германия и индия => germanium indium
магнием => magnesium
хромиты и марганец => chromium manganese
производство алюминия => aluminium
сурьмы => antimony
золотые и медные месторождения => gold copper
никеля, кобальта и меди => nickel cobalt copper
экспорт бериллия, тантала и ниобия => beryllium tantalum niobium
мыс пен алтын кен орындары => copper gold
хром рудасы => chromium
добыча редкоземов => rare_earths
редкоземельная отрасль => rare_earths
поставки галлия в США => gallium
переговоры о литии => lithium
запасы лития, тантала и бериллия => lithium tantalum beryllium
крупнейшее месторождение марганца => manganese
стратегические запасы вольфрама => tungsten
урана казахстанского происхождения => uranium
оловорудное месторождение Сырымбет => tin
медно-порфировое месторождение => copper
золото и серебро => gold silver
серебро-полиметаллические руды => silver
поставки угля => coal
коксующийся и энергетический уголь => coking_coal coal
рынок платины и палладия => platinum palladium
железорудный концентрат => iron_ore
магниты NdFeB => permanent_magnets
диспрозий и тербий => dysprosium terbium
фосфоритная мука => phosphate_rock
борное сырьё => boron
экспорт сурьмяного концентрата => antimony
уран => uranium
графит кен орындары => graphite
титан губкасы => titanium
мырыш концентратын => zinc
фосфор => phosphorus
разработка Шокпар-Гагаринского месторождения золота => gold
о поставках природного урана во Францию => uranium
вольфрамовые проекты Казахстана => tungsten
производство титана и бериллия => titanium beryllium
сырьё для батарей: никель, кобальт, графит => battery_minerals nickel cobalt graphite
хромовые руды и ферросплавы => chromium
скандий из красного шлама => scandium
извлечение галлия из боксита => gallium bauxite
лёгких и тяжёлых редких земель => light_rare_earths heavy_rare_earths
ванадиевые руды => vanadium
сирек жерлер => rare_earths
# Kazakh
сирек жер элементтерінің => rare_earths
вольфрамды өндіру => tungsten
мыс кендерін => copper
қорғасын мен мырыш => lead zinc
алтын өндіру => gold
титан мен марганецті өңдеу => manganese titanium
никель кенінің => nickel
темір кендерінің => iron_ore
қалайы => tin
күміс кені => silver
платина тобындағы металдардың => platinum_group_metals
түсті металдарды => non_ferrous_metals
бағалы және түсті металдар => non_ferrous_metals precious_metals
тұрақты магниттерді => permanent_magnets
кобальт, никель және литий => cobalt nickel lithium
мыстың => copper
мыс өндірісі => copper
уранның => uranium
ҚР-дағы вольфрам кендері => tungsten
литий кен орны => lithium
сирек және сирек жер металдарын => rare_metals rare_earths
сирек кездесетін металдарды барлау => rare_metals
галлий мен германий => gallium germanium
уран шикізаты => uranium
қалайы мен вольфрам => tin tungsten
күміс және мыс => silver copper
никельді өңдеу => nickel
сирек жер элементтері мен уран => rare_earths uranium
бериллий мен тантал өндірісі => beryllium tantalum
ниобий мен танталды => niobium tantalum
темір кенін өндіру => iron_ore
көмір экспорты => coal
кокстелетін көмірді => coking_coal
марганец пен хром кендері => manganese chromium
алюминийді => aluminium
уранды байыту => uranium
алтын мен күміс => gold silver
молибденді => molybdenum
уран өндіру саласы => uranium
сүрме мен қорғасын => antimony lead
мыс өндіру => copper
цинк, қорғасын және мыс => zinc lead copper
литий кендерін игеру => lithium
"""
AREAS = """
# Ukrainian
видобутку та переробці титану => extraction processing
ланцюгів постачання => supply_chains
незаконним видобутком золота => governance
# English
geological exploration and mining => exploration extraction
joint exploration of lithium deposits => exploration
exploration, mining and processing of critical minerals => exploration extraction processing
refining and smelting of copper => processing
recycling of batteries => recycling
battery recycling => recycling
urban mining => recycling
exchange of know-how and technology => technology
technology transfer => technology
R&D cooperation => technology
joint research and innovation => technology
resilience of supply chains => supply_chains
diversifying supply chains => supply_chains
security of supply => supply_chains
mutual investment in mining projects => investment
co-financing of projects => investment
trade in minerals => trade
bilateral trade => trade
offtake agreements => trade
environmental, social and governance standards => sustainability
responsible mining practices => sustainability
railway infrastructure => infrastructure
logistics and transport => infrastructure
mining legislation => governance
licensing and permitting => governance
renewable energy => energy
cooperation in nuclear energy => energy
stockpiling of rare earths => stockpiling
strategic stockpiles => stockpiling
development of critical mineral projects => extraction
joint geological mapping and data exchange => exploration
responsible mining and ESG => sustainability
supply chain resilience and diversification => supply_chains
capacity-building for regulators => skills
investment in refining capacity => investment processing
mineral processing technology => technology
scientific and technical cooperation => technology
exploration data sharing => exploration
recycling of rare earth magnets => recycling
critical minerals stockpile => stockpiling
strategic reserves of metals => stockpiling
export credit support => investment
transport corridors => infrastructure
port and rail links => infrastructure
regulatory reform => governance
mine rehabilitation => sustainability
price support mechanisms => trade
trade in raw materials => trade
clean energy transition => energy
smelter construction => processing
extraction and beneficiation => extraction processing
joint ventures in mining => investment extraction
human rights => sustainability
joint geological exploration and mining => exploration extraction
development of critical minerals supply chains => supply_chains
exploration, extraction, processing and recycling => exploration extraction processing recycling
attract investment into mining => investment extraction
resilient and diversified supply chains => supply_chains
transparency and good governance => governance
environmental protection and sustainable development => sustainability
joint investments in processing plants => investment processing
transfer of technology and know-how => technology
training programmes for geologists => skills
vocational education => skills
geological survey cooperation => exploration
mining technology => technology
export restrictions and tariffs => trade
market-based trade => trade
logistics corridors => infrastructure
electricity and hydrogen => energy
emergency stockpiles => stockpiling
value-added production => processing
permitting reform => governance
supply of critical raw materials => supply_chains
geological data exchange => exploration
loan guarantees for mines => investment
downstream processing and refining => processing
academic exchange => skills
carbon emissions reduction => sustainability
rail and port infrastructure => infrastructure
tariff reduction => trade
recovering metals from tailings => recycling
metallurgical research => technology
financing of critical minerals projects => investment extraction
cooperation on mineral exploration and geology => exploration
mapping and assessment of deposits => exploration
secure and resilient supply chains => supply_chains
technology partnerships => technology
processing and refining of rare earths => processing
mining, metallurgy and energy => extraction processing energy
investment protection => investment
workforce training => skills
environmental standards in mining => sustainability
price floor mechanism => trade
rail corridor to the Black Sea => infrastructure
recycling technologies => technology
mineral stockpiles => stockpiling
nuclear fuel cycle => energy
legal framework for subsoil use => governance
# Russian
совместное исследование и разработку месторождений критически важных минералов => exploration extraction
исследование и разработка месторождений критически важных минералов => exploration extraction
обмен технологиями и передовыми методами добычи и переработки => technology extraction processing
создание устойчивых цепочек поставок для стратегических отраслей промышленности => supply_chains
укрепление двустороннего партнерства в энергетическом и технологическом секторах => energy technology
расширение экспортного потенциала минералов => trade
привлечение инвестиций и современных технологий => investment technology
вторичная переработка => recycling
переработка электронных отходов => recycling
переработка редкоземельных руд => processing
глубокой переработки сырья => processing
разведка и добыча урана => exploration extraction
разведка литиевых месторождений => exploration
геологоразведку => exploration
проведение геологоразведочных работ => exploration
геологическое изучение недр => exploration
подготовка специалистов => skills
обучение геологов => skills
обмен опытом => skills
обмен опытом и знаниями => skills
научные исследования => technology
научно-исследовательское сотрудничество => technology
диверсификация цепочек поставок => supply_chains
устойчивость цепочек поставок => supply_chains
надёжных поставок => supply_chains
взаимные инвестиции => investment
инвестиций в горнодобывающую отрасль => investment
финансирование проектов => investment
торгово-экономическое сотрудничество => trade
увеличение экспорта урана => trade
охрана окружающей среды => sustainability
ESG-стандарты => sustainability
устойчивое развитие => sustainability
транспортной инфраструктуры => infrastructure
развитие транспортных коридоров => infrastructure
регулирование недропользования => governance
нормативная база => governance
энергетическое сотрудничество => energy
возобновляемой энергетики => energy
атомной энергетики => energy
стратегических запасов => stockpiling
создание стратегического резерва => stockpiling
инвестиция тарту => investment
технологиялармен алмасу => technology
кадрлар даярлау => skills
кадрларды даярлау => skills
сауданы дамыту => trade
сотрудничество в геологии и недропользовании => exploration extraction
разработка и внедрение новых технологий => technology
переработки критически важных минералов => processing
строительство перерабатывающего завода => processing
внедрение передовых технологий добычи => technology
совместные инвестиционные проекты => investment
повышение прозрачности цепочек поставок => supply_chains
цепочка создания стоимости => supply_chains
обмен геологической информацией => exploration
проведение совместных научных исследований => technology
подготовку квалифицированных кадров => skills
стажировки для геологов => skills
повышение квалификации инженеров => skills
экспортный контроль => trade
расширение торговли => trade
создание совместных предприятий => investment
экологических стандартов => sustainability
железнодорожных перевозок => infrastructure
развитие Транскаспийского маршрута => infrastructure
гармонизация законодательства => governance
лицензирования => governance
борьба с незаконной добычей => governance
рециклинга => recycling
переработку отходов => recycling
стратегические резервы => stockpiling
водородная энергетика => energy
ядерного топлива => energy
электроэнергетика => energy
мамандар даярлауды => skills
совместная разведка и разработка месторождений редких металлов => exploration extraction
геологоразведочные работы и освоение месторождений => exploration extraction
создание совместного предприятия по добыче вольфрама => investment extraction
строительство завода по переработке лития => processing
создание цепочек добавленной стоимости => supply_chains
расширение доступа к рынкам => trade
трансфер технологий и подготовка кадров => technology skills
обмен опытом в сфере недропользования => skills
вопросы экологии и устойчивого развития => sustainability
развитие логистики и транспортных коридоров => infrastructure
энергетика и критические минералы => energy
финансирование геологоразведки => investment exploration
меры по борьбе с контрабандой => governance
цифровизация отрасли => technology
переработка лома и отходов => recycling
накопление стратегических запасов => stockpiling
зелёная энергетика и водород => energy
обеспечение безопасности цепочек поставок => supply_chains
привлечение американских инвесторов => investment
инвестиция мен технология => investment technology
технологияларды беру => technology
лицензиялау мен реттеу => governance
экспортты арттыру => trade
сотрудничество в сфере разведки критических минералов => exploration
освоение новых месторождений => extraction
технологическая модернизация рудников => technology
взаимный обмен специалистами => skills
внедрение стандартов ESG => sustainability
экспорт редкоземельных металлов => trade
создание перерабатывающих мощностей => processing
строительство железной дороги => infrastructure
гарантирование инвестиций => investment
повторная переработка металлов => recycling
государственные резервы металлов => stockpiling
солнечные электростанции => energy
техническая помощь => technology
упрощение лицензирования => governance
инвестиции в добычу => investment extraction
жасыл энергия => energy
сотрудничество в области геологии => exploration
изучение и освоение месторождений вольфрама => exploration extraction
проекты по добыче урана => extraction
углублённая переработка минерального сырья => processing
поставки критических минералов => supply_chains
развитие взаимовыгодной торговли => trade
инвестиционные возможности => investment
подготовка национальных кадров => skills
обмен передовыми практиками => skills
цифровые технологии в горном деле => technology
экологическая ответственность => sustainability
железнодорожное сообщение => infrastructure
совершенствование нормативно-правовой базы => governance
мирное использование атомной энергии => energy
резервные запасы металлов => stockpiling
переработка батарей и лома => recycling
снижение углеродных выбросов => sustainability
кен орындарын зерттеу => exploration
технологиялар алмасу => technology
сауда байланыстары => trade
атом электр станциясы => energy
# Kazakh
кен орындарын барлау және игеру => exploration extraction
барлау мен өндіру => exploration extraction
минералдарды өңдеуді => processing
терең өңдеуге => processing
жеткізу тізбегін әртараптандыру => supply_chains
инвестициялар => investment
технология трансфері => technology
тәжірибе алмасу => skills
қайталама өңдеу => recycling
қалдықтарды қайта өңдеуді => recycling
экологиялық тұрақтылық => sustainability
тұрақты дамуға => sustainability
көлік-логистика инфрақұрылымы => infrastructure
сауда-экономикалық ынтымақтастық => trade
стратегиялық қорларды => stockpiling
жаңартылатын энергетика => energy
энергетика саласындағы ынтымақтастық => energy
мемлекеттік реттеуді => governance
заңнаманы жетілдіру => governance
геологиялық барлауға => exploration
пайдалы қазбаларды өндіру және қайта өңдеу => extraction processing
маңызды минералдарды барлау => exploration
кен орындарын бірлесіп барлау => exploration
сирек металдарды өндіру және өңдеу => extraction processing
жеткізу тізбектерінің тұрақтылығы => supply_chains
заманауи технологияларды енгізу => technology
инвестицияларды тарту => investment
экспорттық әлеуетті арттыру => trade
экологиялық стандарттарды => sustainability
көлік дәліздерін дамыту => infrastructure
тәжірибе алмасуды => skills
батареяларды қайта өңдеуді => recycling
атом энергетикасындағы => energy
маңызды минералдарды өндіру => extraction
геологиялық барлау және өндіру => exploration extraction
кенді терең өңдеу => processing
сауда және инвестиция => trade investment
жеткізу тізбектерін нығайту => supply_chains
кадрлар даярлау және тәжірибе алмасу => skills
қоршаған ортаны қорғау => sustainability
көлік және логистика => infrastructure
энергетика және минералдар => energy
қалдықтарды өңдеу => recycling
стратегиялық қорларды құру => stockpiling
инвестициялық жобалар => investment
бірлескен зерттеулер жүргізу => technology
тау-кен металлургия кешенін дамыту => extraction processing
шикізатты қайта өңдеу => processing
цифрлық технологиялар => technology
кәсіби кадрларды дайындау => skills
экспортты әртараптандыру => trade
геологиялық деректермен алмасу => exploration
инвестициялық климат => investment
уран өндіру => extraction
кенді қайта өңдеу => processing
инвестициялық мүмкіндіктер => investment
логистикалық инфрақұрылым => infrastructure
экологиялық қауіпсіздікті қамтамасыз ету => sustainability
кадрлық әлеует => skills
"""
TYPES = """
# English
Memorandum of Understanding between the Government of Japan and the Government of Kazakhstan => mou
Framework Agreement on mining => framework
Joint Statement of the Leaders => joint_declaration
roadmap for cooperation 2025-2027 => action_plan
Strategic Partnership Agreement => strategic_partnership
Protocol amending the agreement => amendment
Second Amendment to the Agreement on trade => amendment
протокол о внесении изменений и дополнений в договор => amendment
дополнительным соглашением => amendment
өзгерістер енгізу туралы хаттаманы => amendment
зміни до угоди про співпрацю => amendment
letter of intent on critical minerals => letter_of_intent
contract for the supply of uranium => contract
Joint venture between A and B => contract
loan agreement with the bank => finance
joint working group on minerals => dialogue
intergovernmental commission => dialogue
The joint commission signed a protocol => protocol
MoU => mou
MOUs => mou
LoI => letter_of_intent
Kazakhstan–US memorandum of understanding on critical minerals => mou
Minerals Security Partnership => initiative
EU–Kazakhstan strategic partnership memorandum => mou
Joint Declaration of Intent => letter_of_intent
Memorandum of Cooperation on critical minerals => mou
MoU on mineral security => mou
Joint Declaration on critical raw materials => joint_declaration
Cooperation Agreement in the field of mining => agreement
Free Trade Agreement => treaty
Framework for securing supply in the mining of critical minerals => framework
Action Plan 2024-2026 => action_plan
Letters of Intent => letter_of_intent
Protocol of Intent => letter_of_intent
Offtake agreement for tungsten => contract
Technical working group => dialogue
Trilateral Declaration => joint_declaration
a memorandum => mou
signed memorandum of understanding => mou
Non-binding MoU => mou
draft agreement => agreement
agreement on critical minerals => agreement
Critical Minerals Framework => framework
Economic Partnership Agreement => treaty
Joint communiqué => joint_declaration
statement of principles => joint_declaration
Working Group on Critical Minerals => dialogue
commission meeting protocol => protocol
memorandum and action plan => mou
Strategic Partnership on raw materials => strategic_partnership
contract with Kazatomprom => contract
uranium supply contract => contract
loan of 500 million dollars => finance
Memorandum of Intent => letter_of_intent
memorandum on geological cooperation => mou
Bilateral Framework on Critical Minerals => framework
Joint Statement of Intent => letter_of_intent
Comprehensive Strategic Partnership => strategic_partnership
investment agreement => contract
geological cooperation agreement => agreement
roadmap => action_plan
Declaration of Washington => joint_declaration
Memoranda of Understanding => mou
Grant Agreement => finance
# Russian
меморандумы о взаимопонимании => mou
меморандум о взаимопонимании в сфере критически важных минералов => mou
Меморандумом о сотрудничестве => mou
рамочного соглашения => framework
рамочное инвестиционное соглашение => framework
межправительственное соглашение о поставках урана => agreement
Соглашение между Правительством РК и Правительством США => agreement
совместное заявление президентов => joint_declaration
дорожную карту => action_plan
декларация о стратегическом партнёрстве => strategic_partnership
Договор о дружбе => treaty
протокол о внесении изменений в соглашение => amendment
протокол заседания межправительственной комиссии => protocol
письма о намерениях => letter_of_intent
жол картасына => action_plan
контракта на поставку => contract
создание совместного предприятия => contract
кредитного соглашения => finance
рабочая группа по недропользованию => dialogue
меморандума о взаимопонимании => mou
меморандуме о сотрудничестве в сфере геологии => mou
соглашением о стратегическом партнёрстве => strategic_partnership
Совместная декларация о намерениях => letter_of_intent
о подписании соглашения => agreement
рамочном соглашении => framework
программы сотрудничества => action_plan
плана действий на 2025–2027 годы => action_plan
дорожной карты => action_plan
договору о партнёрстве => treaty
протокола заседания => protocol
контракта => contract
кредитный договор => finance
рабочей группы => dialogue
итоговая декларация => joint_declaration
подписали меморандум о сотрудничестве => mou
меморандум => mou
двусторонний меморандум => mou
пакет соглашений => agreement
ряд меморандумов => mou
межведомственным соглашением => agreement
соглашение о намерениях => letter_of_intent
стратегического партнёрства => strategic_partnership
расширенного стратегического партнерства => strategic_partnership
договорённость о поставках => agreement
совместного заявления => joint_declaration
коммюнике => joint_declaration
протоколом => protocol
рабочая группа => dialogue
межправкомиссия => dialogue
долгосрочный контракт на поставку урана => contract
совместного предприятия => contract
дорожной картой => action_plan
план мероприятий по сотрудничеству => action_plan
программа сотрудничества на 2025 год => action_plan
рамочная программа => framework
о присоединении к партнёрству => initiative
конвенция => treaty
протокол => protocol
меморандум между министерствами => mou
подписание меморандума => mou
соглашений => agreement
меморандумам => mou
декларацию => joint_declaration
совместный план действий => action_plan
инвестиционное соглашение => contract
контракты на поставку => contract
письмом о намерениях => letter_of_intent
межправительственной комиссии => dialogue
меморандуммен => mou
# Kazakh
меморандумға => mou
өзара түсіністік туралы меморандумға қол қойылды => mou
ынтымақтастық туралы келісімді => agreement
бірлескен мәлімдемені => joint_declaration
үкіметаралық келісімге => agreement
маңызды минералдар саласындағы әріптестік туралы меморандум => mou
түсіністік туралы меморандумы => mou
меморандумдар => mou
келісімнің => agreement
үкіметаралық келісім жобасы => agreement
бірлескен декларацияға => joint_declaration
стратегиялық әріптестік туралы келісім => strategic_partnership
іс-қимыл жоспарын => action_plan
жұмыс тобын => dialogue
хаттамаға => protocol
ниет туралы хатқа => letter_of_intent
шартқа => treaty
бірлескен кәсіпорынның => contract
меморандум мәтіні => mou
меморандум жобасы => mou
Қазақстан мен АҚШ арасындағы меморандум => mou
ынтымақтастық туралы меморандумның => mou
келісім жасалды => agreement
екіжақты келісімге => agreement
мәлімдемеде => joint_declaration
стратегиялық әріптестік => strategic_partnership
негіздемелік келісімге => framework
бірлескен мәлімдеме => joint_declaration
декларацияға => joint_declaration
үкіметаралық комиссия => dialogue
инвестициялық келісімді => contract
"""
NOT_MINERALS = """
# Ukrainian
Туреччина та Індія
срібному призеру
окрім літію
нікель і молоко
lead the delegation
The minister will lead talks
leads a working group
take the lead
lead time
critical raw materials
strategic minerals
critical metals
важнейшие минералы
критически важное сырьё
маңызды минералдар
Медный всадник
железный занавес
железная дорога
Кремниевая долина
Silicon Valley
gold medal
silver lining
Алтын Орда
темір жол
күміс жүлдегер
Seabed
Goldberg
coppersmith Ltd
Никелевич
золотой век отношений
Алмаз-Антей
Бор Нильс
правительство Индии
в Германию
визит в Германии
министр энергетики
Co-operation
CO
As agreed
I
no
Ministry of Mines
planet Mercury
титаны индустрии
Cape of Good Hope
мыс Канаверал
на мысе Горн
танталониобиевое сырьё
supply of high-purity quartz
polymetallic ores
Lead Negotiator
to lead a delegation to Astana
leading mining company
Silver Spring, Maryland
Tin Hau
golden share
platinum sponsor of the forum
Iron Mountain Inc.
Golden Gate
Золотое кольцо
Серебряный век
оловянный солдатик
Железноводск
Уранополис
титанические усилия
Медведев
Магнитогорск
Хромтау
Алтынбек
Темірхан
Темір жолы
алтын медаль иегері
Күмісай
мыс Рока
посол Германии
премьер-министр Индии
Индия
Галлия и римляне
галльский
Au pair
No deal
He said
Be careful
US
AU
IN
сотрудничество по критическим минералам
редкий случай
rare occasion
earth sciences
магнит притяжения
base
non-ferrous metallurgy
energy minerals
transition minerals
lead to cooperation
US leads G7 alliance
the lead ministry
Tinian island
Ironbridge
Copperfield
Nickelodeon
Cobalt Strike
gold standard of cooperation
silver anniversary of relations
golden visa
a golden opportunity
diamond anniversary
Zincirlikuyu
золотые слова
Золотов Виктор
Железняк
Свинцов
Уранов Сергей
Бориса
борьба с бедностью
борт самолёта
Хромов
Платинум банк
Магний в организме
Медной горы хозяйка
Индийский океан
Посольство Германии
Германией
с Индией
Самара
Европа
Галлией
мысли о будущем
мыслитель
мыс Эль-Кап
мысал
мысық
Алтын Эмел
Алтай
темірбетон
теміржол
көмірсутек
күмістей
the leader of the delegation
a tin of biscuits
iron will
gold-plated offer
silver tongue
медная проволока для ювелиров
золотая виза
серебристый металл
ртуть
нефть и газ
мыс Челюскин
алтын бесік
күміс сақина
"""
NOT_AREAS = """
cooperation
friendship
memorandum
trade union
training match
сотрудничество
дружба
меморандум
министр торговли
Министерство энергетики
Minister of Trade
Energy Minister
профсоюз
ынтымақтастық
достық
критически важные минералы
critical minerals
военная разведка
data mining
торговля людьми
strategic partnership
visit of the delegation
tourism
culture and sport
defence cooperation
безопасность
туризм
мәдениет
political dialogue
military cooperation
visa-free regime
sport
migration
trade union leaders
Department of Energy
Secretary of Energy
Министр энергетики и минеральных ресурсов
Министерство торговли и интеграции
министр образования
Энергетика министрлігі
сауда министрі
space exploration
data processing
visa processing
food processing
exchange of views
обмен мнениями
обмен визитами
культурный обмен
укрепление дружбы
подготовка саммита
военное сотрудничество
терроризм
әскери ынтымақтастық
пікір алмасу
спорт
water
agriculture
healthcare
general cooperation
mutual respect
локализация производства
exchange of information on deposits
trade ministers' meeting
foreign policy
security cooperation
parliamentary ties
humanitarian aid
cultural exchange
student sports match
energy of youth
space cooperation
defence industry
cyber security
people-to-people contacts
peace process
wine production
обмен делегациями
военно-техническое сотрудничество
межпарламентские связи
разведывательное сообщество
переработка сельхозсырья
спортивные тренировки
здравоохранение
цифровые паспорта
водные ресурсы
қорғаныс
су ресурстары
денсаулық сақтау
security guarantees
joint military exercises
election observation
film festival
мирное урегулирование
борьба с наркотиками
спорттық жарыс
производство аккумуляторов
сборная по футболу
книжная ярмарка
Министр торговли и промышленности
консульское сотрудничество
көркем өнер
chess tournament
weather forecast
joint statement on Gaza
"""
NOT_TYPES = """
агрессивный документ
document
документ
құжат
paper
agree
memory
договориться
visit
contractor
joint document
text
подписанный документ
папка
мәтін
meeting
встреча
кездесу
agreeable
memo
жоспарына
speech
note
report
letter
письмо
выступление
отчёт
есеп
сөз
conference
article
договорились о сотрудничестве
газета
"""


def phrases(text: str) -> list[tuple[str, ...]]:
    lines = [line for line in text.strip().splitlines() if not line.startswith("#")]
    return [tuple(part.strip() for part in line.split("=>")) for line in lines]


@together(phrases(MINERALS))
def test_minerals(phrase, codes):
    found = resolver("mineral").find(phrase)
    assert set(found) == set(codes.split())
    assert list(found) == [code for code in vocabulary("mineral").rows if code in found]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("V2O5 from slag", "vanadium"),
        ("Li2CO3, LiOH and Ta2O5", "lithium tantalum"),
        ("концентрат WO3", "tungsten"),
        ("In2O3 and LiFePO4", "indium iron_ore lithium"),
        ("LiPF6", "lithium"),
        ("NdPr metal", "neodymium praseodymium"),
        # No formula, or none of a mineral.
        ("CO2 and H2O", ""),
        ("H2SO4, H3PO4", ""),
        ("G20, B2B, W3C, COP28", ""),
        ("v2o5", ""),
    ],
)
def test_compounds_by_their_formulas(text, codes):
    assert set(resolver("mineral").find(text)) == set(codes.split())


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Tungsten Road", ""),
        ("Cobalt Group", ""),
        ("zinc Road", "zinc"),
        ("nickel street", "nickel"),
        ("Nickel street lamps", "nickel"),
        ("на улице Никелевой", ""),
        ("город Никель", ""),
        ("Никель для города", "nickel"),
        ("добыча никеля в городе", "nickel"),
        ("Мырыш көшесі", ""),
        ("Wolfram Schulz", ""),
        ("wolfram ore", "tungsten"),
    ],
)
def test_a_mineral_in_the_name_of_something_else_is_none(text, codes):
    assert set(resolver("mineral").find(text)) == set(codes.split())


@together(phrases(AREAS))
def test_areas(phrase, codes):
    found = resolver("area").find(phrase)
    assert set(found) == set(codes.split())


@together(phrases(TYPES))
def test_types(phrase, code):
    assert resolver("agreement_type").find(phrase) == (code,)


@together([row[0] for row in phrases(NOT_MINERALS)])
def test_no_mineral(phrase):
    assert resolver("mineral").find(phrase) == ()


@together([row[0] for row in phrases(NOT_AREAS)])
def test_no_area(phrase):
    assert resolver("area").find(phrase) == ()


@together([row[0] for row in phrases(NOT_TYPES)])
def test_no_type(phrase):
    assert resolver("agreement_type").find(phrase) == ()


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Li", ("lithium",)),
        ("In", ("indium",)),
        ("Li, Co, Ni", ("cobalt", "lithium", "nickel")),
        ("(Nd–Pr)", ("neodymium", "praseodymium")),
        ("Fe", ("iron_ore",)),
        ("li", ()),
        ("IN", ()),
        ("in", ()),
        ("As of 2025", ()),
        ("Co and others", ()),
    ],
)
def test_chemical_symbols_keep_their_case(text, codes):
    assert resolver("mineral").find(text) == codes


def test_a_name_that_is_a_country_with_a_capital():
    words = resolver("mineral")
    assert words.find("экспорт германия") == words.find("ЭКСПОРТ ГЕРМАНИЯ") == ("germanium",)
    assert words.find("экспорт Германия") == words.find("Германия") == ()
    assert words.find("Германий") == ("germanium",)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("lithium, cobalt", {"lithium", "cobalt"}),
        ("lithium / cobalt", {"lithium", "cobalt"}),
        ("lithium; Co", {"lithium", "cobalt"}),
        ("lithium, unobtainium", set()),
        ("нефть, уголь и уран", set()),
        ("Kazakhstan / lithium", set()),
        ("critical minerals, including lithium", {"lithium"}),
        ("критически важные минералы, в том числе литий", {"lithium"}),
        ("a mine, of which nothing more is known, gives lithium concentrate.", {"lithium"}),
    ],
)
def test_a_list_with_an_item_that_names_nothing_is_left_to_be_split(text, codes):
    assert set(resolver("mineral").find(text)) == codes


@pytest.mark.parametrize(
    ("text", "how"), [("литием", "inflected"), ("exports of lithium", "phrase"), ("Li", "abbreviation")]
)
def test_how_it_was_found(text, how):
    assert resolver("mineral").look_up(text).how == how


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("был подписан в Астане", "signed"),
        ("вступило в силу 1 мая", "in force"),
        ("has been signed in Astana", "signed"),
        ("it was not signed", None),
        ("ещё не подписан", None),
        ("қол қойылған жоқ", None),
        ("signed, not yet in force", None),
        ("a summit", None),
    ],
)
def test_statuses(text, code):
    forms = {"signed": ("signed",), "has been signed": ("signed",), "in force": ("in force",), "подписан": ("signed",)}
    forms |= {"вступило в силу": ("in force",), "қол қойылған": ("signed",)}
    assert TermReader("status", forms, paths.vocab_folder()).read(text).codes == ((code,) if code else ())


KINDS = ("mineral", "area", "agreement_type")
WORDS = sorted(set(re.findall(r"\w+|[^\w\s]", f"{MINERALS} {AREAS} {TYPES} {NOT_AREAS}")))


@given(st.text(max_size=300))
def test_any_text_gives_known_codes_in_order(text):
    for kind in KINDS:
        words = resolver(kind)
        found = words.look_up(text)
        assert set(found.codes) <= words.rows.keys()
        assert bool(found.codes) == bool(found.how)


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_any_words_give_known_codes_and_always_the_same(text):
    for kind in KINDS:
        words = resolver(kind)
        first = words.look_up(text)
        assert first == words.look_up(text)
        assert list(first.codes) == [code for code in words.rows if code in first.codes]


def test_no_phrase_takes_many_calls():
    texts = [row[0] for block in (MINERALS, AREAS, TYPES) for row in phrases(block)]
    for kind in KINDS:
        words = resolver(kind)
        words.find("a text to build the index with")
        assert max(calls(partial(words.look_up, text)) for text in texts) < 8_000
