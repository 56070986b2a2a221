"""Dates as people write them in English, Russian, Kazakh and Ukrainian → EDTF text, and the days they can mean.

>>> from analysis.dates.parsing import parse_date
>>> print(parse_date("с 4 по 6 ноября 2025 года"))
2025-11-04/2025-11-06

How a text is read, a module a step:

1. `words` parts it into words, each with a role (`roles`), a value and a case: 'November' is a month, 11, whatever the
   language. `tokens` knows figures and signs; ``data/vocab/date_words.csv`` lists the rest for four languages (Kazakh
   in its Latin alphabets too), and ``date_languages.csv``, which `generate` writes, months and weekdays of all others.
2. `grammar` finds out which roles are a date. `rules` says which words come to one ('no later than' is until) and which
   add nothing; `forms` lists the forms of a day, a quarter, a decade …; two of them make a span, one may bound the days
   before or after it. What is found depends on the roles alone, so that it is found once for all texts written alike.
3. Where no form fits, `surroundings` leaves out what is said around a date ('signed in Astana on'), by the patterns of
   `occasions`, and the rest is tried again.
4. `numbered` reads what has numbers for months and no blanks: 2025年11月6日.
5. `evaluation` puts the values into their places, `relative` counts from the day of writing, `intervals` joins two
   ends, and `periods` says which days a period has.

In a running text `finding` looks for dates: `run` parts it into pieces, `sequences` says where the roles of some of
them are a date, and `plausibility` whether this `candidate` is one there: by its `signs`, by the words of `doubts` and
by what stands beside it.

`edtf` holds the result, a `PartialDate`, which compares as an interval; `wording` puts it into English words.

To teach a word, add it to ``date_words.csv`` under its role: a running process sees it within a second. To teach a
phrase, add a row with an example to `rules` or `forms`. What is neither is refused with the reason: nothing is guessed.
"""
