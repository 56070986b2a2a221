"""Dates as the press of three languages writes them, by what they mean; and what is no date, or says too little."""

from __future__ import annotations

import random
from datetime import date
from functools import partial

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.dates.edtf import PRECISIONS, parse_edtf
from analysis.dates.parsing import parse_date
from analysis.dates.words import lexicon
from analysis.errors import DateError, ParameterError
from steps import calls
from together import together

FRIDAY = "2025-11-07"

# A line without a margin is what the indented forms below it mean.
WRITTEN = """
2025-11-06
    6 ноября 2025 года | 6-го ноября 2025 г. | 6-е ноября 2025 | шестого ноября 2025 года | шестое ноября 2025
    6 НОЯБРЯ 2025 | 6 ноября 2025-го | от 6 ноября 2025 года | на 6 ноября 2025 года | 06 ноября 2025г.
    6-ого ноября 2025 | 6 нояб. 2025 г. | четверг, 6 ноября 2025 г. | в четверг, 6 ноября 2025 года
    6 ноября 2025 года (четверг) | 6 ноября 2025 года, четверг | чт, 6 ноя 2025 | 6 ноября 2025 года в 10:00
    6 ноября 2025, 10:00 | 06.11.2025 10:00 | 06.11.2025, 14:30:15 | 6 November 2025 | Nov. 6, 2025
    November 6, 2025 | November 6th, 2025 | 6th of November 2025 | 6th of November, 2025 | the 6th of November 2025
    the sixth of November 2025 | November sixth, 2025 | 6 Nov 2025 | 6 NOV 2025 | NOVEMBER 6, 2025
    Thursday, 6 November 2025 | Thursday 6 November 2025 | Thu, 6 Nov 2025 | Thurs., Nov. 6, 2025
    Thursday, November 6, 2025 | on 6 November 2025 | on the 6th of November, 2025 | 6 November 2025 (Thursday)
    2025 November 6 | 2025, November 6 | 06-Nov-2025 | 6-Nov-2025 | 6/Nov/2025 | 2025-Nov-06 | 6.Nov.2025
    Nov 6 2025 | Nov-6-2025 | 6 November, 2025 | 6 November 2025. | 2025 жылғы 6 қараша | 2025 жылдың 6 қарашасы
    2025 жылдың 6 қарашасында | 2025 ж. 6 қараша | 6 қараша 2025 | 2025 жылғы 6 қарашада | 2025 жылғы 6 қарашадағы
    2025 жылдың 6 қарашасындағы | 2025 жылғы қарашаның 6-сы | 2025 жылғы қарашаның 6-сында
    2025 жылғы қараша айының 6-сында | 2025 жылғы 6-қараша | 6 қараша 2025 ж. | 6 қараша 2025 жыл
    2025-жылғы 6 қараша | 2025 жылдың алтыншы қарашасы | 2025 жылғы қараша айының 6 жұлдызы
    2025 жылғы 6 қараша күні | 2025 ЖЫЛҒЫ 6 ҚАРАША | бейсенбі, 2025 жылғы 6 қараша | 2025 жылғы 6 қараша, бейсенбі
    2025 жылғы 6 қараша, бейсенбі күні | 2025 жыл, 6 қараша | 06.11.2025 | 6.11.2025 | 6.11.2025 г. | 06.11.2025 года
    06.11.2025 ж. | 2025-11-06 | 20251106 | 2025/11/06 | 2025/11/6 | 2025.11.06 | 2025-11-6 | 6.XI.2025
    2025-11-06T10:00:00Z | 2025-11-06T10:00 | 2025-11-06 10:00:00 | 2025-11-06T10:00:00+05:00 | 2025-11-06 10:00 UTC
    2025-11-06 10:00:00.123 | 06/11/2025 г. | «6 ноября 2025 года» | (6 November 2025) | dated 6 November 2025
    6 ноября в 2025 году | в 2025 году, 6 ноября | вечером 6 ноября 2025 года | on the morning of 6 November 2025
    6 November 2025, 10:30 pm | 20251106T100000Z | 2025-11-06T100000 | November 6, 2025, 10am | 6ноября2025
    nov6,2025 | November the 6th, 2025 | 6 November of 2025 | 2025 - 6 қараша | 6 ноября 2025 г.
    2025 жылғы 6 қараша, сағат 10:00-де
2025-11-21
    двадцать первого ноября 2025 года | the twenty-first of November 2025 | twenty first November 2025
    жиырма бірінші қараша 2025 | 2025 жылғы жиырма бірінші қараша | 21st November 2025
2025-11-30
    30 ноября 2025 | тридцатого ноября 2025 | the thirtieth of November 2025 | последний день ноября 2025 года
    the last day of November 2025 | 2025 жылғы қарашаның соңғы күні | 30-қараша 2025
2025-04-13
    13/04/2025 | 04/13/2025 | 13-04-2025 | 13.04.2025 | 4/13/2025 | 13/4/2025
2025-03-03
    03/03/2025 | 3-3-2025 | 3 March 2025 | 3 марта 2025 | 2025 жылғы 3 наурыз
2024-02-29
    29 февраля 2024 | 29 February 2024 | 2024 жылғы 29 ақпан | 29.02.2024 | Feb. 29, 2024
2025-05-01
    1 мая 2025 | 1-го мая 2025 | 1 May 2025 | May 1, 2025 | first of May 2025 | 2025 жылғы 1 мамыр | 1-е мая 2025
2025-11
    в ноябре 2025 года | ноябрь 2025 | ноябрь 2025 г. | ноября 2025 | за ноябрь 2025 года | ноябрь месяц 2025 года
    November 2025 | Nov. 2025 | Nov 2025 | November, 2025 | in November 2025 | November of 2025
    in the month of November 2025 | Nov-2025 | 2025 November | 2025 жылдың қарашасы | 2025 жылдың қарашасында
    2025 жылғы қараша | 2025 жылғы қарашада | 2025 жылғы қараша айы | 2025 жылдың қараша айында | 2025 ж. қараша
    қараша 2025 | қараша айы 2025 | 11.2025 | 11/2025 | 2025-11 | 2025/11 | 2025.11 | during November 2025
    в течение ноября 2025 года | 11-2025
2025-36
    Q4 2025 | Q4, 2025 | 2025 Q4 | 2025-Q4 | 2025Q4 | Q4-2025 | Q4/2025 | 4Q 2025 | 4Q2025 | 4th quarter of 2025
    fourth quarter of 2025 | the fourth quarter of 2025 | in the fourth quarter 2025 | last quarter of 2025
    final quarter of 2025 | quarter 4, 2025 | IV квартал 2025 года | IV кв. 2025 г. | 4 квартал 2025
    4-й квартал 2025 года | 4 кв. 2025 | в четвёртом квартале 2025 года | в четвертом квартале 2025
    четвёртый квартал 2025 | последний квартал 2025 года | в IV-м квартале 2025 года | 2025 жылғы IV тоқсан
    2025 жылдың IV тоқсанында | 2025 жылдың төртінші тоқсаны | 2025 жылғы 4-тоқсан | 2025 жылғы ІV тоқсан
    IV тоқсан 2025 | 2025 ж. 4 тоқсан | 2025 жылдың соңғы тоқсаны | 2025-36
2025-33
    Q1 2025 | I квартал 2025 | 1 квартал 2025 г. | first quarter 2025 | 2025 жылғы І тоқсан | бірінші тоқсан 2025
    в первом квартале 2025 года | первого квартала 2025 | 1-ый квартал 2025
2025-40
    H1 2025 | 1H 2025 | 1H2025 | 2025 H1 | first half of 2025 | the first half of 2025 | in the first half of 2025
    первая половина 2025 | в первой половине 2025 года | первое полугодие 2025 | I полугодие 2025 года
    1-е полугодие 2025 | 1 полугодие 2025 г. | 2025 жылдың бірінші жартысы | 2025 жылдың бірінші жартысында
    2025 жылдың алғашқы жартысы | 2025 жылғы бірінші жартыжылдық | 2025 жылғы І жартыжылдықта
    2025 жылдың бірінші жарты жылдығы | 1st half 2025 | first half-year 2025
2025-41
    H2 2025 | second half of 2025 | второе полугодие 2025 | во втором полугодии 2025 года | во второй половине 2025
    II полугодие 2025 | 2025 жылдың екінші жартысы | 2-я половина 2025 года | 2025 жылғы 2-жартыжылдық
2025-21
    spring 2025 | spring of 2025 | in the spring of 2025 | весна 2025 | весной 2025 года | весны 2025
    2025 жылғы көктем | 2025 жылдың көктемінде | көктем 2025
2025-22
    summer 2025 | летом 2025 года | лето 2025 | 2025 жылғы жаз | 2025 жылдың жазында | 2025 жылдың жаз айларында
    summer months of 2025
2025-23
    autumn 2025 | fall 2025 | fall of 2025 | осень 2025 | осенью 2025 г. | 2025 жылғы күз | 2025 жылдың күзі
    2025 жылдың күзінде | Autumn, 2025
2024-24
    winter 2024 | зимой 2024 года | зима 2024 | winter 2024–25 | winter 2024/25 | winter 2024-2025 | зима 2024/2025
    зимой 2024–2025 годов | winter of 2024-25 | 2024 жылғы қыс | 2024-2025 жылғы қыс
2025
    2025 год | 2025 года | в 2025 году | 2025 г. | 2025г. | за 2025 год | на 2025 год | в 2025-м | 2025-й год
    2025 ж. | 2025 жыл | 2025 жылы | 2025 жылғы | 2025 жылдың | 2025 жылда | 2025-жыл | in 2025 | the year 2025
    year 2025 | during 2025 | в течение 2025 года | 2025 жыл ішінде | весь 2025 год | throughout 2025 | 2025.
199X
    1990s | the 1990s | in the 1990s | 1990-е | 1990-е годы | в 1990-х годах | 1990-х | 1990 годы | 1990-жылдары
    1990 жылдары
2025-11-04/2025-11-06
    4–6 ноября 2025 | 4-6 ноября 2025 года | с 4 по 6 ноября 2025 года | с 4-го по 6-е ноября 2025
    4 — 6 ноября 2025 г. | от 4 до 6 ноября 2025 | между 4 и 6 ноября 2025 года | 4 ноября – 6 ноября 2025
    с 04.11.2025 по 06.11.2025 | 4–6 November 2025 | 4-6 Nov. 2025 | November 4–6, 2025 | Nov. 4-6, 2025
    November 4 – 6, 2025 | 4 to 6 November 2025 | from 4 to 6 November 2025 | November 4 to 6, 2025
    from November 4 to November 6, 2025 | 4th–6th November 2025 | between 4 and 6 November 2025
    from 4 through 6 November 2025 | Tuesday 4 to Thursday 6 November 2025 | 2025 жылғы 4–6 қараша
    2025 жылдың 4-6 қарашасы | 2025 жылдың 4-6 қарашасында | 2025 ж. 4–6 қараша | 4–6 қараша 2025
    2025 жылғы 4 қарашадан 6 қарашаға дейін | 2025 жылғы 4-тен 6 қарашаға дейін
    2025 жылғы 4 пен 6 қараша аралығында | 2025 жылғы 4-6 қараша аралығында | 2025 жылғы қарашаның 4-6 күндері
    2025 жылғы 4–6 қараша күндері | 4–6.11.2025 | 04.11–06.11.2025 | 04.11.2025–06.11.2025 | 04.11.2025 - 06.11.2025
    2025-11-04 to 2025-11-06 | 2025-11-04 – 2025-11-06 | 2025-11-04/2025-11-06 | 2025-11-04 / 2025-11-06
    со вторника, 4 ноября, по четверг, 6 ноября 2025 года | 20251104–20251106 | from 2025-11-04 until 2025-11-06
    2025 жылғы қарашаның 4-і мен 6-сы аралығында | 2025 жылдың 4 қарашасынан 6 қарашасына дейін | 04.11.2025–06.11
    4.–6.11.2025 | 2025.11.04–2025.11.06 | 4 по 6 ноября 2025
2025-11-06/2025-11-07
    6 and 7 November 2025 | 6 и 7 ноября 2025 | November 6 and 7, 2025 | 2025 жылғы 6 және 7 қараша | 6-7 қараша 2025
2025-10-30/2025-11-01
    30 October–1 November 2025 | с 30 октября по 1 ноября 2025 года | 30 октября – 1 ноября 2025
    October 30 – November 1, 2025 | 2025 жылғы 30 қазан – 1 қараша | 2025 жылғы 30 қазаннан 1 қарашаға дейін
    from 30 October to 1 November 2025 | 30.10–01.11.2025 | 30.10.2025-01.11.2025 | Oct. 30-Nov. 1, 2025
2025-11-04/2025-12-06
    4 November – 6 December 2025 | November 4 – December 6, 2025 | с 4 ноября по 6 декабря 2025
2025-12-28/2026-01-03
    28 December 2025 – 3 January 2026 | 28 December – 3 January 2026 | December 28, 2025 to January 3, 2026
    с 28 декабря 2025 по 3 января 2026 года | 2025 жылғы 28 желтоқсан – 2026 жылғы 3 қаңтар
    28 декабря 2025 года – 3 января
2025-03/2025-05
    между мартом и маем 2025 | с марта по май 2025 года | март–май 2025 | from March to May 2025 | March–May 2025
    between March and May 2025 | March 2025 – May 2025 | в марте–мае 2025 года | 2025 жылғы наурыз–мамыр
    03.2025–05.2025 | 2025 жылғы наурыздан мамырға дейін | 2025 жылғы наурыз бен мамыр аралығында
    2025 жылдың наурыз-мамыр айларында | 2025 жылғы наурыз бен мамыр айлары аралығында | from March through May 2025
2025-11/2025-12
    в ноябре и декабре 2025 | November and December 2025 | ноябрь-декабрь 2025 | Nov–Dec 2025
    2025 жылғы қараша мен желтоқсан
2025-11/2026-03
    November 2025 – March 2026 | с ноября 2025 по март 2026 | from November 2025 to March 2026
    2025 жылғы қарашадан 2026 жылғы наурызға дейін | 2025-11 to 2026-03 | ноябрь 2025 – март 2026 года
2023/2025
    2023–2025 | 2023-2025 годы | в 2023–2025 годах | 2023–2025 гг. | с 2023 по 2025 год | с 2023 до 2025 года
    from 2023 to 2025 | between 2023 and 2025 | между 2023 и 2025 годами | 2023–2025 жылдары | 2023-2025 жж.
    2023 жылдан 2025 жылға дейін | 2023 жылдан бастап 2025 жылға дейін | 2023 пен 2025 жылдар аралығында | 2023/2025
    2023 to 2025 | на 2023–2025 годы | 2023–2025 жылдарда | 2023 — 2025 | over 2023–2025 | 2023 through 2025
2024/2025
    2024 and 2025 | в 2024 и 2025 годах | 2024 және 2025 жылдар | с начала 2024 до конца 2025 года
2025-33/2025-35
    Q1–Q3 2025 | Q1-3 2025 | I–III кварталы 2025 года | 2025 жылғы I–III тоқсан | first to third quarters of 2025
    с первого по третий квартал 2025
2025-35/2025-36
    Q3–Q4 2025 | третий и четвёртый кварталы 2025 | Q3 and Q4 2025
2025-36/2026-33
    Q4 2025 – Q1 2026 | IV квартал 2025 – I квартал 2026 года | from Q4 2025 to Q1 2026
    2025 жылдың IV тоқсаны мен 2026 жылдың I тоқсаны
2025-23/2026-21
    осень 2025 – весна 2026 | from autumn 2025 to spring 2026 | 2025 жылғы күз – 2026 жылғы көктем
2024-09~/2025-04~
    late 2024 to early 2025 | from late 2024 to early 2025 | late 2024–early 2025 | с конца 2024 по начало 2025 года
    конец 2024 – начало 2025 | from the end of 2024 to the beginning of 2025 | 2024 жылдың соңы – 2025 жылдың басы
2025-11-01~/2025-11-10~
    early November 2025 | in early November 2025 | early in November 2025 | the beginning of November 2025
    at the start of November 2025 | начало ноября 2025 | в начале ноября 2025 года | 2025 жылғы қарашаның басы
    2025 жылғы қарашаның басында | 2025 жылдың қараша айының басында | в первых числах ноября 2025
2025-11-11~/2025-11-20~
    mid-November 2025 | mid November 2025 | in the middle of November 2025 | середина ноября 2025
    в середине ноября 2025 года | 2025 жылғы қарашаның ортасы | 2025 жылғы қарашаның ортасында
2025-11-21~/2025-11-30~
    late November 2025 | in late November 2025 | end of November 2025 | the end of November 2025 | конец ноября 2025
    в конце ноября 2025 года | 2025 жылғы қарашаның соңы | 2025 жылғы қарашаның соңында
    2025 жылғы қарашаның аяғында | в последних числах ноября 2025
2025-11-11~/2025-11-30~
    mid to late November 2025 | mid-to-late November 2025
2025-01~/2025-04~
    early 2025 | early in 2025 | beginning of 2025 | начало 2025 года | в начале 2025 | 2025 жылдың басы
    2025 жылдың басында | 2025 жыл басында | the start of 2025
2025-05~/2025-08~
    mid-2025 | middle of 2025 | середина 2025 года | в середине 2025 | 2025 жылдың ортасы | 2025 жылдың ортасында
    mid 2025
2025-09~/2025-12~
    late 2025 | late in 2025 | end of 2025 | at the end of 2025 | конец 2025 года | в конце 2025 | 2025 жылдың соңы
    2025 жылдың соңында | 2025 жылдың аяғы | year-end 2025 | end-2025
2025-11-01~/2025-11-15~
    first half of November 2025 | первая половина ноября 2025 | в первой половине ноября 2025 года
    2025 жылғы қарашаның бірінші жартысы
2025-11-16~/2025-11-30~
    second half of November 2025 | во второй половине ноября 2025 | 2025 жылғы қарашаның екінші жартысында
2025-11-01/2025-11-10
    первая декада ноября 2025 года | в первой декаде ноября 2025 | 2025 жылғы қарашаның бірінші онкүндігі
2025-23~
    early autumn 2025 | поздней осенью 2025 года | в начале осени 2025 | about autumn 2025 | 2025 жылғы күздің басы
2025-01/2025-09
    9 месяцев 2025 года | first nine months of 2025 | за первые девять месяцев 2025 года | the first 9 months of 2025
    2025 жылдың 9 айында | 2025 жылдың алғашқы тоғыз айында
2025-11-03/2025-11-09
    2025-W45 | week 45 of 2025 | 45-я неделя 2025 года | week of 3 November 2025 | the week of November 6, 2025
../2030
    до 2030 года | by 2030 | until 2030 | till 2030 | up to 2030 | к 2030 году | не позднее 2030 года
    no later than 2030 | not later than 2030 | по 2030 год | вплоть до 2030 года | 2030 жылға дейін
    2030 жылға қарай | 2030 жылдан кешіктірмей | by the end of 2030 | до конца 2030 года | к концу 2030
    until the end of 2030 | 2030 жылдың соңына дейін | by the year 2030 | не позже 2030 г. | 2030 жылдың соңына қарай
    up until 2030
../2025-11-06
    до 6 ноября 2025 года | by 6 November 2025 | until November 6, 2025 | к 6 ноября 2025
    2025 жылғы 6 қарашаға дейін | по 6 ноября 2025 года включительно | no later than 6 November 2025
    on or before 6 November 2025 | до 06.11.2025 | 2025 жылдың 6 қарашасына дейін | till 2025-11-06
../2025-11
    до ноября 2025 года | by November 2025 | к ноябрю 2025 года | 2025 жылғы қарашаға дейін
    2025 жылдың қарашасына дейін
../2025-08~
    by mid-2025 | к середине 2025 года | 2025 жылдың ортасына дейін
../2029
    before 2030 | prior to 2030 | 2030 жылдан бұрын | earlier than 2030 | before the start of 2030
../2025-11-05
    before 6 November 2025 | prior to November 6, 2025 | 2025 жылғы 6 қарашадан бұрын
2025-03/..
    since March 2025 | с марта 2025 года | начиная с марта 2025 года | from March 2025 | from March 2025 onwards
    starting in March 2025 | 2025 жылғы наурыздан бастап | 2025 жылдың наурызынан бастап | 2025 жылғы наурыздан бері
    2025 жылғы наурыз айынан бастап
2024/..
    since 2024 | с 2024 года | начиная с 2024 года | from 2024 | 2024 жылдан бастап | 2024 жылдан бері
    с начала 2024 года | 2024 жылдың басынан бастап | не ранее 2024 года | no earlier than 2024
    не ранее чем в 2024 году | 2024 – present | 2024–present | с 2024 года по настоящее время | 2024 to present
    2024 – н.в. | 2024 жылдан қазірге дейін | 2024 жылдан
2024-09~/..
    since late 2024 | с конца 2024 года | 2024 жылдың соңынан бастап | since the end of 2024
2025-11-06/..
    с 6 ноября 2025 года | since 6 November 2025 | from November 6, 2025 | 2025 жылғы 6 қарашадан бастап
    since 2025-11-06 | on or after 6 November 2025 | с 06.11.2025 | начиная с 6 ноября 2025
2031/..
    after 2030 | после 2030 года | 2030 жылдан кейін | later than 2030 | 2030 жылдан соң
2025-12/..
    after November 2025 | после ноября 2025 года | 2025 жылғы қарашадан кейін
2025-11-07/..
    after 6 November 2025 | после 6 ноября 2025 года | 2025 жылғы 6 қарашадан кейін
2026-33/..
    after Q4 2025 | после IV квартала 2025 года
2025~
    about 2025 | around 2025 | circa 2025 | ca. 2025 | c. 2025 | approximately 2025 | roughly 2025 | около 2025 года
    примерно 2025 год | приблизительно в 2025 году | ориентировочно 2025 | шамамен 2025 жыл | 2025 жыл шамасында
    2025 or so | ~2025 | 2025~ | ~ 2025 | 2025 жылға жуық | примерно в 2025 году
2025-11-06~
    about 6 November 2025 | on or about 6 November 2025 | около 6 ноября 2025 года | шамамен 2025 жылғы 6 қараша
    примерно 6 ноября 2025
2025-11~
    around November 2025 | примерно в ноябре 2025 года | шамамен 2025 жылдың қарашасы
    ориентировочно в ноябре 2025 г.
2025-36~
    approximately Q4 2025 | ориентировочно IV квартал 2025 года | шамамен 2025 жылғы IV тоқсан
2025-11-04~/2025-11-06~
    about 4–6 November 2025 | примерно 4–6 ноября 2025 года
2025?
    probably 2025 | probably in 2025 | вероятно, 2025 | вероятно, в 2025 году | 2025? | 2025 ? | 2025 (?)
    perhaps 2025 | possibly 2025 | возможно, в 2025 году | предположительно 2025 год | мүмкін, 2025 жыл | бәлкім 2025
    по-видимому, в 2025 году | может быть, 2025 | скорее всего, в 2025 году | 2025 жыл, мүмкін | maybe 2025
2025-11?
    probably November 2025 | вероятно, в ноябре 2025 года | мүмкін 2025 жылдың қарашасы | November 2025?
    ноябрь 2025 года (?)
2025-11-06?
    6 November 2025? | вероятно, 6 ноября 2025 года | probably on 6 November 2025
2025%
    probably about 2025 | вероятно, около 2025 года
../2030~
    by about 2030 | примерно до 2030 года | approximately until 2030 | примерно к 2030 году
2025-11-01
    first day of November 2025 | the first of November 2025 | 2025 жылғы қарашаның алғашқы күні
2025-23/2025-24
    осенью-зимой 2025 | autumn–winter 2025
2024-24/2025-21
    зима–весна 2025
2025-11/2025-12-20~
    с начала ноября по середину декабря 2025
202X~
    mid-2020s | early 2020s | в начале 2020-х
../203X
    2030 жылдарға дейін | by the 2030s
2024-07/2025-06
    с июля 2024 г. по июнь 2025 г. | июль 2024 — июнь 2025 гг. | 2024 жылғы шілде – 2025 жылғы маусым
2025/2030
    2025 жылдан 2030 жылға дейінгі | 2025–2030 жылдарға арналған | 2025 г. – 2030 г.
2025/2026
    2025 и 2026 годы
../2025-23
    к осени 2025 года | by autumn 2025 | 2025 жылдың күзіне дейін
../2026-34
    by Q2 2026 | ко второму кварталу 2026 | 2026 жылғы II тоқсанға дейін
../2026
    before the end of 2026 | no later than the end of 2026 | до конца 2026 года
2027/..
    after the end of 2026 | после конца 2026 года
2025-21/..
    с весны 2025 | since spring 2025 | 2025 жылғы көктемнен бастап
2025-40/..
    since the first half of 2025
2025-09~/..
    after mid-2025
../2026-04~
    until early 2026 | к началу 2026 года
2026-33~
    в конце I квартала 2026 | end of Q1 2026
../2026-33
    до конца I квартала 2026
2025-11-11/2025-11-20
    2-ая декада ноября 2025
2025-11-21/2025-11-30
    последняя декада ноября 2025 | третья декада ноября 2025 г.
2025-22~
    beginning of summer 2025 | mid-summer 2025
"""

# The same, for texts of Friday 7 November 2025.
WRITTEN_ON_FRIDAY = """
2025-11-06
    вчера | накануне | yesterday | кеше | on Thursday | в четверг | Thursday | бейсенбіде | бейсенбі күні | 6 ноября
    6-го ноября | шестого ноября | November 6 | 6 November | 6th of November | Nov. 6 | 6 қараша | 6 қарашада
    қарашаның 6-сы | в четверг, 6 ноября | Thursday, November 6 | the day before | yesterday morning | вчера вечером
    6 ноября этого года | 6 ноября с.г. | осы жылғы 6 қараша | биылғы 6 қараша | 6 November this year
    6 ноября текущего года | 6 числа текущего месяца | осы айдың 6-сында | Thursday evening | 6-қарашада
    бейсенбі, 6 қараша | осы аптаның бейсенбісінде | Thursday this week | четверг этой недели
2025-11-07
    сегодня | today | бүгін | this morning | в пятницу | on Friday | жұма күні | 7 ноября | сегодня утром
2025-11-08
    завтра | tomorrow | ертең | 8 November | на следующий день | next day | келесі күні
2025-11-05
    позавчера | the day before yesterday | в среду | on Wednesday | сәрсенбіде | two days ago | 2 дня назад
    два дня назад | 2 күн бұрын | екі күн бұрын | 5 November
2025-11-09
    послезавтра | the day after tomorrow | через два дня | бүрсігүні | через 2 дня | 2 күннен кейін
2025-11-01
    on Saturday | в субботу | last Saturday | в прошлую субботу | өткен сенбіде
2025-11-13
    next Thursday | в следующий четверг | келесі бейсенбіде
2025-10
    last month | в прошлом месяце | өткен айда | previous month | прошлый месяц | a month ago | месяц назад
    бір ай бұрын | in October | в октябре | қазанда | в октябре этого года
2025-12
    next month | в следующем месяце | келесі айда | через месяц | in December | в декабре
2025-11
    this month | в этом месяце | осы айда | в ноябре | November | қарашада | в текущем месяце | this November
    биыл қарашада
2024
    last year | в прошлом году | өткен жылы | былтыр | прошлого года | a year ago | год назад | бір жыл бұрын
2026
    next year | в следующем году | келесі жылы | в будущем году | через год
2025
    this year | в этом году | осы жылы | биыл | в текущем году | в нынешнем году | ағымдағы жылы
2025-10-27/2025-11-02
    last week | на прошлой неделе | өткен аптада | неделю назад | a week ago
2025-11-10/2025-11-16
    next week | на следующей неделе | келесі аптада
2025-11-03/2025-11-09
    this week | на этой неделе | осы аптада
2025-36
    в четвёртом квартале | Q4 | fourth quarter | IV тоқсанда | this quarter | в этом квартале
    IV квартал текущего года | fourth quarter of this year
2026-33
    next quarter | в следующем квартале | Q1 | в первом квартале следующего года | first quarter of next year
2025-41
    второе полугодие | second half of this year | во второй половине года
2025-23
    этой осенью | осенью | this autumn | осы күзде | биыл күзде | осенью этого года | autumn
2026-21
    next spring | весной следующего года | spring of next year | келесі көктемде | келесі жылғы көктем
2024-24
    last winter | прошлой зимой
2024-11
    в ноябре прошлого года | November last year | last November | былтырғы қараша | өткен жылдың қарашасы
    өткен жылғы қарашада
2026-03
    next March | в марте следующего года | келесі жылғы наурыз | in March
2025-11-04/2025-11-06
    4–6 ноября | с 4 по 6 ноября | November 4–6 | 4-6 қараша | 4–6 November
2025-09~/2025-12~
    late this year | в конце года | в конце этого года | жыл соңында | at the end of this year | осы жылдың соңында
    at the end of the year
2026-01~/2026-04~
    early next year | в начале следующего года | келесі жылдың басында | at the beginning of next year
2025-11-21~/2025-11-30~
    late November | в конце ноября | в конце месяца | қараша соңында | end of this month | қарашаның соңында
../2025
    by the end of the year | до конца года | к концу года | by year-end | до конца этого года | жыл соңына дейін
../2026
    by the end of next year | до конца следующего года
../2025-12
    by December | до декабря | к декабрю | желтоқсанға дейін
2025-03/..
    since March | с марта | наурыздан бері | since March this year
2024-12/..
    since December | с декабря | желтоқсаннан бастап
2025-11-06/..
    since Thursday | с четверга | since yesterday | со вчера
../2025-11-10
    by Monday | до понедельника | к понедельнику
2025/..
    биылдан бастап | с этого года
2026/..
    келесі жылдан бастап | from next year
2025-11-07/..
    бүгіннен бастап | from today
2025-10-30
    Thursday last week | в четверг на прошлой неделе
2023
    позапрошлый год | в позапрошлом году
2025-09
    в позапрошлом месяце
2026-22
    next summer
2025-12-01~/2025-12-10~
    early next month | в начале следующего месяца
2024-33
    first quarter of last year | в первом квартале прошлого года
2024-36
    last quarter of last year
2024-09~/2024-12~
    в конце прошлого года
../2026-22
    к лету
2025-23/..
    с осени | since autumn
2025-12/..
    after November | после ноября
2025-11-03/2025-11-07
    from Monday to Friday
2024-02-29
    29 февраля | Feb. 29
2026-01-01
    1 января | January 1 | 1 қаңтар
2025-12-28/2026-01-03
    28 December – 3 January | с 28 декабря по 3 января
"""

# Why the forms below are refused.
REFUSED = """
no such day .* 30 days
    31 ноября 2025 | 31 November 2025 | 2025 жылғы 31 қараша | 31.11.2025 | 31 ноября
no such day .* 28 days
    30 февраля 2025 | Feb. 29, 2025 | 2025-02-29 | 20250229 | 28–29 февраля 2025
months are 01 to 12
    06.13.2025 | 2025/13/06 | 13.2025 | 2025.13
no such day
    32 November 2025 | 0 November 2025
not an interval
    ../..
no year
    march on
there are 4
    Q5 2025 | V квартал 2025
there are 2
    third half of 2025
no such week
    week 54 of 2025
day and month cannot be told apart .* language=
    03/04/2025 | 3-4-2025 | 01/02/2025
cannot be told apart
    3-4-25 | 03/04/25 | 13/04/25
two digits
    06.11.25 | 6.11.25 | 6 Nov 25 | 6 ноября 25 г. | 6-Nov-25 | 6 Nov '25 | Q4'25 | November '25
relative_to
    вчера | yesterday | кеше | on Thursday | next month | өткен айда | in the last week | в этом году | былтыр
    6 ноября | November 6 | 6 қараша | since March | 4–6 ноября | в четвёртом квартале | до конца года | Nov 25
day of the week .* 2025-11-06 is a Thursday
    Friday, 6 November 2025
day of the week
    пятница, 6 ноября 2025
ends before it starts
    7-6 ноября 2025 | 2025–2023 | с 2025 по 2023 год | 6 November 2025 – 4 November 2025
a month or a second year
    2011/12 | 2024/25
only a winter
    summer 2024/25
neither a year nor ten years
    2025 годы
two dates
    4 and 6 November 2025 | 2023 and 2025 | март и май 2025
not a date
    soon | скоро | жақында | unknown | n/a | TBD | no date | 6 agreements | 25 соглашений | version 2.0 | 2.0 | v2025
    1.5 | 6 | 11 | 06 | 2025 agreements | May I? | the second | first | Q | quarter | week | year | года | жылы
    6 of | в | с | до | ? | ~ | - | . | early | в начале | mid- | 2025 or 2026 | 6 or 7 November 2025 | 2025 или 2026
    2025 2026 | 6 7 ноября 2025 | 4/5 November 2025 | November/December 2025 | 6 November 2025; 7 November 2025
    later this year | earlier this year | later in 2025 | ранее в этом году | позднее в 2025 году | recently
    недавно | over the past year | a few days ago | not until 2026 | 2024–25 | 202511 | 12345 | 2,025 | 100
    6 ноября 2025 2026 | 2025-11-06-07 | FY2025 | MMXXV | 10:00 | 10:00–12:00 | lithium 2025 | Lead 2025
    с 6 на 7 ноября 2025 | в ночь с 6 на 7 ноября 2025 | 6th | IV | 6 am 2025 | 2025:11:06 | 11:06:2025 | 06.11–2025
    6-7.11 | 06.11 | 6/11 | 7 days | 3 дня | 3 күн | since 6.11 | 2025; 6 November | 2025 t | 2025 т
    first week of November 2025 | алдыңғы күні | 1XXX | Y2025 | -2025 | 20251306X
which of two is not said
    last Thursday | в прошлый четверг | last summer | next December
years start at 0001
    0000-01-01 | after 9999 | before 0001 | after 31 December 9999 | before 1 January 0001
a month needs its year|a day needs its month
    19XX-11 | 2025-XX-06
no beginning, middle or end
    early 6 November 2025
"""


def each(blocks: str) -> list[tuple[str, str]]:
    """Every form with the line above its block."""
    pairs, meaning = [], ""
    for line in blocks.strip().splitlines():
        if line.startswith(" "):
            pairs += [(form, meaning) for form in line.strip().split(" | ")]
        else:
            meaning = line
    return pairs


@together(each(WRITTEN))
def test_written_dates(text, edtf):
    assert parse_date(text) == parse_edtf(edtf)


@together(each(WRITTEN))
def test_the_day_of_writing_changes_nothing_that_is_said_in_full(text, edtf):
    assert parse_date(text, relative_to="2024-02-29").edtf == edtf


@together(each(WRITTEN_ON_FRIDAY))
def test_dates_that_depend_on_the_day_of_writing(text, edtf):
    assert parse_date(text, relative_to=FRIDAY) == parse_edtf(edtf)
    with pytest.raises(DateError, match="give relative_to, the day on which"):
        parse_date(text)


@together(each(REFUSED))
def test_refused(text, reason):
    with pytest.raises(DateError, match=reason):
        parse_date(text, relative_to=None if reason in ("relative_to", "no year") else FRIDAY)


@pytest.mark.parametrize("change", [str.upper, str.lower, str.title, "  {} ".format, "({})".format, "«{}»".format])
def test_case_and_what_stands_around_do_not_matter(change):
    for text in ("6 ноября 2025 года", "November 6, 2025", "2025 жылғы 6 қараша", "6 NOV 2025", "IV квартал 2025 года"):
        assert parse_date(change(text)) == parse_date(text)


@pytest.mark.parametrize("dash", list("-‐‑–—−"))
def test_every_dash(dash):
    assert parse_date(f"4{dash}6 ноября 2025").edtf == "2025-11-04/2025-11-06"
    assert parse_date(f"2023{dash}2025").edtf == "2023/2025"


@pytest.mark.parametrize(
    ("language", "edtf"),
    [("ru", "2025-04-03"), ("kk", "2025-04-03"), ("en-GB", "2025-04-03"), ("en-US", "2025-03-04"), ("en", None)],
)
def test_the_order_of_day_and_month_is_the_language_s(language, edtf):
    for text in ("03/04/2025", "3-4-2025", "03/04/2025 10:00"):
        if edtf:
            assert parse_date(text, language=language).edtf == edtf
        else:
            with pytest.raises(DateError, match="language='ru'"):
                parse_date(text, language=language)


def test_words_tell_the_language():
    assert parse_date("03/04/2025 г.").edtf == parse_date("03/04/2025 ж.").edtf == "2025-04-03"


def test_points_put_the_day_first_but_for_americans():
    assert parse_date("03.04.2025").edtf == parse_date("03.04.2025", language="en-GB").edtf == "2025-04-03"
    with pytest.raises(DateError, match="cannot be told apart"):
        parse_date("03.04.2025", language="en-US")
    assert parse_date("13.04.2025", language="en-US").edtf == "2025-04-13"


def test_an_order_that_the_language_forbids_is_no_such_day():
    with pytest.raises(DateError, match="months are 01 to 12"):
        parse_date("04/13/2025", language="ru")


@pytest.mark.parametrize("language", ["de", "", "EN", 7])
def test_other_languages(language):
    with pytest.raises(ParameterError, match=r"no such language .* one of: en, en-GB, en-US, ru, kk, uk"):
        parse_date("2025", language=language)


@pytest.mark.parametrize(
    "day", ["2025-11-07", "7 ноября 2025 года", date(2025, 11, 7), pd.Timestamp("2025-11-07 23:00")]
)
def test_the_day_of_writing_in_any_form(day):
    assert parse_date("вчера", relative_to=day).edtf == "2025-11-06"


@pytest.mark.parametrize("day", ["2025-11", "2025", "../2025-11-07", "today", "soon", 20251107, pd.NaT])
def test_a_day_of_writing_that_is_none(day):
    with pytest.raises(ParameterError, match="relative_to is no day"):
        parse_date("вчера", relative_to=day)


@pytest.mark.parametrize(
    ("text", "written", "edtf"),
    [
        ("1 January", "2025-12-20", "2026-01-01"),
        ("31 декабря", "2026-01-03", "2025-12-31"),
        ("29 February", "2025-06-01", "2024-02-29"),
        ("29 February", "1901-06-01", "1904-02-29"),
        ("в декабре", "2026-01-10", "2025-12"),
        ("зимой", "2026-01-10", "2025-24"),
        ("this winter", "2026-01-10", "2025-24"),
        ("last month", "2026-01-10", "2025-12"),
        ("next quarter", "2025-12-31", "2026-33"),
        ("last week", "2026-01-01", "2025-12-22/2025-12-28"),
        ("on Thursday", "2025-11-06", "2025-11-06"),
        ("by Thursday", "2025-11-07", "../2025-11-13"),
        ("since November", "2025-11-07", "2025-11/.."),
        ("by November", "2025-11-07", "../2025-11"),
        ("Thursday, 6 November", "2025-01-01", None),
        ("yesterday", "0001-01-01", None),
        ("next year", "9999-06-01", None),
        ("next week", "9999-12-31", None),
    ],
)
def test_counted_from_the_day_of_writing(text, written, edtf):
    if edtf:
        assert parse_date(text, relative_to=written).edtf == edtf
    else:
        with pytest.raises(DateError):
            parse_date(text, relative_to=written)


def test_a_column_with_a_day_of_writing():
    column = pd.Series(["вчера", None, "03/04/2025", "6 ноября"])
    parsed = parse_date(column, relative_to=FRIDAY, language="ru")
    assert parsed["date"].tolist()[::2] == ["2025-11-06", "2025-04-03"]
    assert parsed["date"].isna().tolist() == [False, True, False, False]


@pytest.mark.parametrize("dtype", ["str", "object", "category", "string[pyarrow]"])
def test_long_columns_of_any_kind(dtype):
    texts = ["6 ноября 2025 года", "2025", "до 2030 года", None] * 50_000
    parsed = parse_date(pd.Series(texts, dtype=dtype, index=range(7, 200_007)))
    few = parse_date(pd.Series(texts[:4]))
    assert parsed.index[0] == 7
    assert parsed.dtypes.tolist() == few.dtypes.tolist()
    pd.testing.assert_frame_equal(parsed.tail(4).reset_index(drop=True), few)


def test_a_missing_start_is_missing():
    parsed = parse_date(pd.Series(["до 2030 года", "since 2024"]))
    assert parsed["date_start"].isna().tolist() == [True, False]
    assert parsed["date_end"].isna().tolist() == [False, True]


# --- anything at all ------------------------------------------------------------------------------

NUMBERS = ("1", "6", "06", "31", "2024", "2025", "06.11.2025", "2025-11-06", "2025-11", "4-6", "Q4", "'25", "20251106")
WORDS = st.sampled_from([*sorted(lexicon().words), *NUMBERS])


@given(
    st.lists(WORDS, max_size=12).map(" ".join), st.sampled_from([None, FRIDAY]), st.sampled_from([None, "ru", "en-US"])
)
def test_any_words_are_a_date_or_a_reason(text, day, language):
    try:
        parsed = parse_date(text, relative_to=day, language=language)
    except DateError:
        return
    assert parsed.precision in PRECISIONS
    assert parsed.start is None or parsed.end is None or parsed.start <= parsed.end
    assert parse_edtf(parsed.edtf) == parse_date(parsed.edtf) == parsed


MONTHLY = (
    "ноябрь",
    "в",
    "November",
    "2025",
    "Q4",
    "early",
    "до",
    "since",
    "осень",
    "қараша",
    "жылғы",
    "-",
    "и",
    "конце",
)


@given(st.lists(st.sampled_from(MONTHLY), min_size=1, max_size=6).map(" ".join))
def test_without_the_number_of_a_day_there_is_no_day(text):
    try:
        parsed = parse_date(text)
    except DateError:
        return
    assert parsed.precision != "day"
    assert all(end.count("-") < 2 or end.endswith("~") for end in parsed.edtf.split("/"))


@given(st.text(max_size=110))
def test_any_text_is_read_or_refused(text):
    try:
        parsed = parse_date(text, relative_to=FRIDAY)
    except DateError:
        return
    assert parsed.precision in PRECISIONS


def test_nothing_takes_many_calls():
    chance = random.Random(7)
    words = [*sorted(lexicon().words), *NUMBERS, *"-/–.,&"]
    texts = [" ".join(chance.choices(words, k=chance.randint(1, 24)))[:100] for _ in range(1000)]
    texts += ["- " * 50, "& " * 50, "6-" * 50, "early - " * 12, "." * 100, "1" * 100, "c." * 50, "th" * 50]
    for text in texts[:100]:  # what is built at first use
        parse_or_none(text)
    assert max(calls(partial(parse_or_none, text)) for text in texts[100:]) < 8_000


def parse_or_none(text: str):
    try:
        return parse_date(text)
    except DateError:
        return None


@together(
    (
        ("в першій декаді березня 2031 року", "2031-03-01/2031-03-10"),
        ("двадцять п’ятого грудня 2031 року", "2031-12-25"),
        ("дев'ятого травня 2031 р.", "2031-05-09"),
        ("у ІІ півріччі 2031 року", "2031-41"),
        ("у І кварталі 2031 року", "2031-33"),
        ("І–ІІІ квартали 2031 року", "2031-33/2031-35"),
        ("7.ХІ.2031", "2031-11-07"),
        ("7 і 8 березня 2031 року", "2031-03-07/2031-03-08"),
        ("у 2031 і 2032 роках", "2031/2032"),
        ("взимку 2031/32 року", "2031-24"),
        ("наприкінці серпня 2031 року", "2031-08-21~/2031-08-31~"),
        ("на початку 2030-х років", "203X~"),
        ("не пізніше ніж 2031 рік", "../2031"),
        ("від 2 січня 2031 р. до 3 лютого 2032 р.", "2031-01-02/2032-02-03"),
        ("станом на 1 липня 2031 року", "2031-07-01"),
        ("ратифіковано 12 квітня 2031 року", "2031-04-12"),
        ("Договір від 12 квітня 2031 року", "2031-04-12"),
        ("7 березня 2031 року о 9:15 за київським часом", "2031-03-07"),
        ("минулої п'ятниці", "2025-10-31"),
        ("у понеділок вранці", "2025-11-03"),
        ("14 березня ц. р.", "2025-03-14"),
        ("торішній серпень", "2024-08"),
        ("позаторік", "2023"),
        ("у поточному кварталі", "2025-36"),
    )
)
def test_ukrainian(text, edtf):
    assert parse_date(text, relative_to=FRIDAY).edtf == edtf


@together(
    (
        "має бути підписано у 2031 році",
        "планується підписати 7 березня 2031 року",
        "підписання очікується у 2031 році",
        "буде підписано 7 березня 2031 року",
        "31 квітня 2031 року",
        "кілька днів тому",
        "щорічно",
    )
)
def test_what_is_no_date_in_ukrainian(text):
    with pytest.raises(DateError):
        parse_date(text, relative_to=FRIDAY)


MONTHS_IN_LATIN = (
    ("qańtar", "qañtar", "qan'tar"), ("aqpan",), ("naýryz", "nauryz", "nay'ryz"), ("sáýir", "säuir", "säuır"),
    ("mamyr",), ("maýsym", "mausym", "may'sym"), ("shilde", "şilde", "şılde", "s'ilde"), ("tamyz",),
    ("qyrkúıek", "qyrküiek", "qyrku'i'ek"), ("qazan",), ("qarasha", "qaraşa", "qaras'a"), ("jeltoqsan",),
)  # fmt: skip


@together((number, name) for number, names in enumerate(MONTHS_IN_LATIN, 1) for name in names)
def test_kazakh_months_in_the_latin_alphabets(number, name):
    for year in ("2031 jylǵy", "2031 jylğy", "2031 jylg'y"):
        assert parse_date(f"{year} 7 {name}").edtf == f"2031-{number:02}-07"


@together(
    (
        ("2031 jyldyñ soñynda", "2031-09~/2031-12~"),
        ("2031 jylǵy 1 qańtardan bastap", "2031-01-01/.."),
        ("2031-2033 jyldar aralyǵynda", "2031/2033"),
        ("2031 jyldyń III toqsany", "2031-35"),
        ("ótken aıda", "2025-10"),
        ("dúısenbi", "2025-11-03"),
        ("bıyl", "2025"),
    )
)
def test_kazakh_in_the_latin_alphabets(text, edtf):
    assert parse_date(text, relative_to=FRIDAY).edtf == edtf


def test_a_city_is_no_month_of_the_latin_alphabets():
    """Kazan is spelled with a K; the month is qazan."""
    with pytest.raises(DateError):
        parse_date("Kazan 2031")


@together(
    (
        ("ДУШАНБЕ, 7 марта 2031 года —", "2031-03-07"),
        ("г. Ташкент, 7 марта 2031 г.", "2031-03-07"),
        ("(Бишкек, 7 марта 2031 г.)", "2031-03-07"),
        ("АЛМАТЫ. 7 ноября. КазТАГ -", "2025-11-07"),
        ("МОСКВА, 7 ноя — ПРАЙМ.", "2025-11-07"),
        ("BRUSSELS, Nov. 7 (Xinhua) --", "2025-11-07"),
        ("NEW YORK, March 7, 2031 /PRNewswire/ --", "2031-03-07"),
        ("WASHINGTON, D.C., March 7, 2031 –", "2031-03-07"),
        ("м. Львів, 7 березня 2031 року", "2031-03-07"),
        ("Алматы қаласы, 2031 жылғы 7 наурыз", "2031-03-07"),
        ("7 March 2031, 14:30 GMT", "2031-03-07"),
        ("07.03.2031 14:30 (МСК)", "2031-03-07"),
        ("7 марта 2031 г., 14:30 (UTC+5)", "2031-03-07"),
        ("7 March 2031, 14:30 Astana time", "2031-03-07"),
        ("07-Mar-2031", "2031-03-07"),
        ("7-мар-2031", "2031-03-07"),
        ("7-нау-2031", "2031-03-07"),
        ("7-бер-2031", "2031-03-07"),
        ("7 марта 2031 г. в 9 ч. 30 мин.", "2031-03-07"),
        ("07.03.2031, 9.30", "2031-03-07"),
        ("7 March 2031, 9.30 pm", "2031-03-07"),
        ("7 марта 2031 года, 9.30", "2031-03-07"),
    )
)
def test_date_lines_and_times_of_the_day(text, edtf):
    assert parse_date(text, relative_to=FRIDAY).edtf == edtf


@together(("TASHKENT, Uzbekistan (AP) —", "Astana, 2031", "Astana, March 2031", "Treaty, 7", "lithium, 7 March 2031"))
def test_what_is_no_date_line(text):
    with pytest.raises(DateError):
        parse_date(text, relative_to=FRIDAY)


@together(
    (
        ("7 mars 2031", "2031-03-07"),
        ("7 de marzo de 2031", "2031-03-07"),
        ("Freitag, 7. März 2031", "2031-03-07"),
        ("2031年3月7日", "2031-03-07"),
        ("2031년 3월", "2031-03"),
        ("٧ مارس ٢٠٣١", "2031-03-07"),
        ("ngày 7 tháng 3 năm 2031", "2031-03-07"),
        ("7 มีนาคม 2574", "2031-03-07"),
        ("2031 оны 3 дугаар сарын 7", "2031-03-07"),
        ("٢٠٣١-٠٣-٠٧", "2031-03-07"),
    )
)
def test_languages_of_cldr(text, edtf):
    assert parse_date(text).edtf == edtf


def test_a_day_that_no_month_has_is_refused_in_any_script():
    for text in ("2031年2月30日", "30 février 2031"):
        with pytest.raises(DateError, match="no such day"):
            parse_date(text)


def test_the_middle_of_a_year_is_no_range():
    """Written with a hyphen, 'mid' is no end of a range to that year."""
    assert parse_date("since mid-2031").edtf == "2031-05~/.."
    assert parse_date("from mid-2031 to mid-2032").edtf == "2031-05~/2032-08~"
    assert parse_date("mid–late 2031").edtf == "2031-05~/2031-12~"


@pytest.mark.parametrize("text", ["в 20-х числах ноября 2031 года", "у 20-х числах листопада 2031 року"])
def test_the_twenties_of_a_month_are_no_day(text):
    with pytest.raises(DateError):
        parse_date(text)
