"""The closed lists of words that a column may hold, where no other vocabulary lists them."""

from __future__ import annotations

COUNTRY_NAME_KINDS = (
    *("official", "alias", "abbreviation", "former", "adjective", "inflected", "government", "misprint", "ambiguous"),
)
MINERAL_NAME_KINDS = ("name", "adjective", "abbreviation")
PERSON_NAME_KINDS = ("name", "transliteration", "inflected", "misprint", "ambiguous")
BODY_NAME_KINDS = ("name", "abbreviation", "former", "ambiguous", "unnamed")
BLOC_KINDS = ("group", "organization", "partnership", "union")
MINERAL_KINDS = ("element", "mineral", "group", "product")
SITE_KINDS = ("official", "mirror", "unreliable")
# What is compared with match_weights.csv: two agreements, two visits, an agreement and one that it may follow.
MATCHED = ("agreement", "visit", "sequel")
# Which alphabet or country a language is written in or for stands behind it: uz-Cyrl, zh-Hant.
LANGUAGE = r"[a-z]{2,3}(-[A-Z][a-z]{3})?"

# What a term of posts may say beside a class of posts or, after a plus, a field of work.
POST_WORDS = (
    *("other", "title", "link", "female", "male", "former", "generation", "junior", "senior", "ii", "iii", "iv"),
)
JOIN_MEANINGS = ("and", "or", "with")
# Of the headers and cells of anybody's table.
TABLES = ("agreements", "visits")
CELL_ROLES = ("yes", "no", "no_date")
# What the words around a name in a running text tell of it.
MENTION_ROLES = (
    *(
        "after",
        "and",
        "auxiliary",
        "before",
        "before_language",
        "beside",
        "company",
        "contest",
        "dish",
        "function",
        "near",
        "not_after",
        "not_before",
        "not_post",
        "of_state",
        "official",
    ),
    *(
        "owned",
        "place_after",
        "place_before",
        "post_before_name",
        "relation",
        "says",
        "state",
        "thing_after",
        "thing_before",
        "town_before",
        "with",
    ),
)

# What words do in a report of an event: what was done, to what, in which mood, and what stands around it.
EVENT_ROLES = (
    *(
        "sign",
        "exchange",
        "adopt",
        "force",
        "end",
        "join",
        "held",
        "ceremony",
        "attend",
        "report",
        "content",
        "document",
    ),
    *("begin", "arrive", "stay", "visit", "plan_visit", "depart", "meet", "greet", "guests", "kind", "days_long"),
    *(
        "witness",
        "occasion",
        "behalf",
        "instead",
        "by",
        "between",
        "through",
        "together",
        "locative",
        "side",
        "company",
    ),
    *("mood", "negation", "opinion", "law", "minor", "more", "several", "pronoun", "leaders", "both"),
    *("demonstrative", "relative", "turn", "capital", "sector", "ahead"),
    *(
        "instrument",
        "shift",
        "area",
        "mineral",
        "not_mineral",
        "common",
        "title",
        "head",
        "modifier",
        "furniture",
        "abbreviation",
    ),
    *("day", "weekday", "same_day", "day_before", "night", "last_week"),
)

# What a word does in a name of a body, a number, an amount of money, a deadline or a name of a person.
ORGANIZATION_WORDS = (
    *(
        "kind",
        "weak kind",
        "legal form after",
        "legal form before",
        "company word",
        "not in a name",
        "naming",
    ),
    *(
        "field",
        "ministry",
        "kind before quotes",
        "kind after quotes",
        "joining",
        "not before a kind",
        "state",
    ),
    *(
        "common abbreviation",
        "small in headlines",
        "nominative",
        "council",
        "named after",
        "state of two words",
        "surname ending",
    ),
    *("set name ending", "genitive ending", "elsewhere ending", "ending of no name", "adjective after quotes"),
    *("naming company", "company ending", "no company", "kind before a name"),
    *("short ministry", "short field", "known name", "bare kind"),
)
NUMBER_WORDS = (
    *(
        "count",
        "half",
        "half more",
        "hundred",
        "scale",
        "scale letter",
        "to",
        "between",
        "and",
        "from",
    ),
)
CURRENCY_WORDS = (
    *(
        "unit",
        "sign",
        "safe code",
        "sterling",
        "weight",
        "word",
    ),
)
DEADLINE_WORDS = (
    *(
        "within",
        "within after",
        "until",
        "until after",
        "unit",
        "half year",
        "compound",
        "term",
        "counted",
    ),
    *(
        "to come",
        "gone",
        "from",
        "measured",
    ),
)
PERSON_WORDS = (
    *(
        "honorific",
        "honorific after",
        "occupation",
        "says",
        "company before a name",
        "not in a name",
        "place or thing before",
        "place or thing after",
    ),
    *(
        "surname",
        "surname adjective",
        "surname fixed",
        "surname consonant",
        "surname ending",
        "patronymic",
        "particle",
    ),
    *(
        "not before a name",
        "before a surname",
        "family name first",
        "before a genitive",
        "verb of a woman",
        "verb of a man",
        "verb of several",
        "right before a name",
        "right behind a name",
    ),
)
