"""What is said of an occasion: what happened, to which document, where, in how many copies, as patterns of roles.

`BEFORE` and `AFTER` are what may stand before a date and after it; the others are turns of phrase that stand with one.
An example of each part stands beside it.
"""

from __future__ import annotations

from analysis.dates.patterns import (
    all_there_are,
    any_number,
    as_few_as_will_do,
    either,
    followed_by,
    maybe,
    named,
    not_followed_by,
    one,
    some,
    then,
    whole,
)
from analysis.dates.roles import Role

R = Role
PREPOSITION = one(R.AT, R.IN)
POINTS = any_number(R.PUNCTUATION)
POINTS_AND_DASHES = any_number(one(R.PUNCTUATION, R.DASH))
GAP = any_number(one(R.PUNCTUATION, R.COLON, R.DASH))

ACTING = one(R.ACT, R.ACT_NOUN)
OBJECT = one(R.ACT_OBJECT, R.FORCE)
# signed; entered into force; күшіне енді; in force
HAPPENING = either(
    one(R.EVENT, R.EVENT_NOUN),
    then(ACTING, maybe(PREPOSITION), OBJECT, all_there_are(OBJECT)),
    then(OBJECT, ACTING),
    then(R.IN, OBJECT),
)
# will enter into force: a day that the document itself fixes
COMING_INTO_FORCE = then(
    maybe(R.TO), some(one(R.AUXILIARY, R.FUTURE)), any_number(R.MANNER), ACTING, maybe(PREPOSITION), some(R.FORCE)
)
# was last formally signed; but not 'will be signed', 'to be signed': what is only expected has no date yet
VERB = then(
    maybe(one(R.LAST, R.FINAL)),
    any_number(R.MANNER),
    either(
        then(maybe(some(R.AUXILIARY), any_number(R.MANNER)), HAPPENING, all_there_are(R.AUXILIARY)), COMING_INTO_FORCE
    ),
)
# joint statement; memorandum of understanding
TITLE = then(any_number(R.MATTER), R.DOCUMENT, maybe(maybe(R.OF), R.MATTER, all_there_are(R.MATTER)))
UNIT = then(maybe(R.ARTICLE), either(VERB, TITLE))
# the date of signing of the agreement; қол қойылған күні; signed and entered into force
OCCASION = whole(
    either(
        then(
            maybe(R.ARTICLE),
            maybe(one(R.DATE_NOUN, R.DAY_NOUN), maybe(R.OF)),
            UNIT,
            any_number(either(maybe(R.OF), R.AND), UNIT),
            maybe(
                either(
                    R.DATE_NOUN,
                    then(
                        R.DAY_NOUN,
                        followed_by(one(R.PUNCTUATION, R.COLON, R.YEAR, R.NUMBER, R.THREE_NUMBERS, R.ISO_DATE, R.DASH)),
                    ),
                )
            ),
        ),
        then(maybe(R.ARTICLE), R.DATE_NOUN),
        then(R.DAY_NOUN, followed_by(R.COLON)),
    )
)
# in Astana, Kazakhstan; в г. Астане; Астанада; Астана қаласында
PLACE = whole(
    either(
        then(
            PREPOSITION,
            maybe(R.ARTICLE),
            maybe(one(R.PLACE_NOUN, R.YEAR_NOUN), maybe(R.OF), maybe(R.PUNCTUATION)),  # г. is a year and a city
            some(one(R.NAME, R.PLACE_NAME)),
            all_there_are(POINTS, one(R.NAME, R.PLACE_NAME)),
            maybe(R.PLACE_NOUN),
        ),
        then(any_number(R.NAME, POINTS), either(R.PLACE_NAME, then(some(R.NAME), R.PLACE_NOUN))),
    )
)
COPIES_MADE = then(maybe(PREPOSITION), maybe(one(R.NUMBER, R.CARDINAL)), some(R.COPIES))
# as of, по состоянию на
AS_OF = either(then(R.STATE, followed_by(one(R.AT, R.OF, R.FROM))), then(R.TO, R.STATE, R.FOR))

BEFORE = then(
    POINTS,
    named("marks", any_number(R.PERHAPS, any_number(one(R.PUNCTUATION, R.FILLER)))),
    maybe(named("at", PLACE, POINTS_AND_DASHES)),
    maybe(
        named("occasion", OCCASION),
        named("gap", GAP),
        named("place", maybe(PLACE), maybe(POINTS, COPIES_MADE)),
        named("comma", GAP),
    ),
    maybe(named("state", AS_OF)),
)
AFTER = then(
    named("date", as_few_as_will_do()),
    named("gap", POINTS_AND_DASHES),
    maybe(named("state", R.STATE, R.STATE)),
    maybe(PLACE, POINTS),
    maybe(COPIES_MADE, POINTS),
    maybe(named("occasion", not_followed_by(R.DAY_NOUN), OCCASION)),
    maybe(POINTS, PLACE),
    maybe(POINTS, COPIES_MADE),
    POINTS,
)
# АСТАНА. КАЗИНФОРМ -; г. Душанбе,; BRUSSELS (AFP) —: where a report or a letter was written, and who wrote it
_SIGNS = some(one(R.PUNCTUATION, R.DASH, R.SLASH))
_NAMES = then(one(R.NAME, R.PLACE_NAME), all_there_are(one(R.NAME, R.PLACE_NAME, R.PUNCTUATION, R.DASH, R.SLASH)))
WRITTEN_AT = then(POINTS, maybe(one(R.PLACE_NOUN, R.YEAR_NOUN), POINTS), _NAMES, maybe(R.PLACE_NOUN, _SIGNS))
WRITTEN_BY = then(
    named("date", as_few_as_will_do()),
    maybe(_SIGNS, all_there_are(one(R.NAME, R.PLACE_NAME, R.PUNCTUATION, R.DASH, R.SLASH))),
)
OF_EVENTS = (R.EVENT, R.EVENT_NOUN, R.ACT, R.ACT_NOUN, R.ACT_OBJECT, R.FORCE)
IS_OF_OCCASION = then(either(one(*OF_EVENTS, R.DOCUMENT, R.DATE_NOUN, R.STATE), then(R.DAY_NOUN, R.COLON)))
# this sixth day of
THIS_DAY = then(
    R.THIS,
    followed_by(
        any_number(one(R.PUNCTUATION, R.ARTICLE)),
        maybe(R.TENS, maybe(R.DASH)),
        one(R.NUMBER, R.ORDINAL),
        maybe(R.NUMBER_ENDING),
        maybe(R.DASH),
        R.DAY_NOUN,
    ),
)
IN_DAYS = then(
    R.IN,
    one(R.NUMBER, R.CARDINAL),
    one(R.DAY_NOUN, R.DAYS, R.WEEKS, R.MONTHS, R.YEAR_NOUN, R.YEARS),
    POINTS,
)
CALENDAR = then(
    R.CALENDAR,
    followed_by(maybe(R.YEAR), one(R.YEAR_NOUN, R.YEARS, R.MONTHS, R.WEEKS, R.QUARTERS, R.HALVES)),
)
OF_A_YEAR = then(
    one(R.EARLIER_OF, R.LATER_OF),
    followed_by(
        either(
            one(R.YEAR, R.MONTH, R.MONTH_AND_YEAR, R.YEAR_DASH_NUMBER, R.ROMAN),
            then(one(R.LAST, R.THIS, R.NEXT), R.YEAR_NOUN),
        )
    ),
)
# The day before signing, накануне подписания, the second agreement, in 2031 may be signed: less is said than it seems.
IS_UNSAID = then(
    either(
        one(R.BEFORE, R.AFTER, R.FROM, R.TO, R.BY, R.PART),
        then(R.RELATIVE_DAY, followed_by(maybe(R.ARTICLE), one(R.EVENT_NOUN, R.ACT_NOUN))),
        then(
            one(R.NUMBER, R.ROMAN, R.TENS, R.LAST, R.ORDINAL, R.CARDINAL, R.FINAL),
            followed_by(maybe(R.ARTICLE), one(R.DOCUMENT, R.MATTER)),
        ),
        then(
            R.MONTH,
            followed_by(
                POINTS_AND_DASHES, maybe(R.TO), any_number(R.MANNER), one(R.AUXILIARY, R.FUTURE, R.ACT, R.ACT_NOUN)
            ),
        ),
        then(R.NUMBER, followed_by(maybe(R.ARTICLE), one(*OF_EVENTS))),
    )
)
