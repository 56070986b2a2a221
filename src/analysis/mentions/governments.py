"""A capital in running text: the town, or the government that sits there."""

from __future__ import annotations

from analysis.languages.folding import fold
from analysis.mentions.context import Context
from analysis.mentions.names import GENITIVE, INSTRUMENTAL, LOCATIVE, NOMINATIVE, is_cyrillic
from analysis.mentions.scanning import Span
from analysis.mentions.tokens import BARES, Words

_NEAR = 4  # words before a name in which talks, ties or a deal may stand
_FAR = 14  # words behind a name within which a Kazakh verb stands
_MOST_AUXILIARIES = 3
_HYPHENS = frozenset("-‐‑–—")
_KAZAKH = "kk-"


def governments(words: Words, towns: list[Span], context: Context) -> set[int]:
    """The places, in the list, of the capitals that stand for their governments; all others are towns.

    Names that are joined (Astana and Washington, Astana–Washington) stand for the same kind of thing. In doubt a
    capital is a town.
    """
    found: set[int] = set()
    for group in _joined(words, towns, context):
        if all(fold(towns[place].entry.name) in context.capitals for place in group):
            members = [towns[place] for place in group]
            if not _speaks_for_town(words, members, context) and _speaks_for_government(words, members, context):
                found.update(group)
    return found


def _joined(words: Words, towns: list[Span], context: Context) -> list[list[int]]:
    groups: list[list[int]] = []
    for place, town in enumerate(towns):
        if groups and _is_joined(words, towns[groups[-1][-1]], town, context):
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups


def _is_joined(words: Words, one: Span, other: Span, context: Context) -> bool:
    if other.first == one.last:
        return words.gap(other.first).strip() in (*_HYPHENS, ",")
    return other.first == one.last + 1 and words.key(one.last) in context.joins and words.gap(one.last).isspace()


def _speaks_for_town(words: Words, group: list[Span], context: Context) -> bool:
    """In Washington, Washington airport, Washington, D.C., a date line, the locative and the Kazakh cases of place."""
    first, last = group[0].first, group[-1].last
    before = words.key(first - 1) if words.is_beside(first) else ""
    if before in context.before_place and before not in context.withs:
        return True
    for town in group:
        if town.entry.how in ("kk-locative", "kk-ablative", "kk-dative"):
            return True
        if town.entry.how == LOCATIVE and _only_locative(words, town):
            return True
    after = words.gap(last).strip()
    if words.key(last) in context.after_place and (after in ("", ",") or after in _HYPHENS):
        return True
    return _is_date_line(words, first, last)


def _only_locative(words: Words, town: Span) -> bool:
    """The е of a dative may be that of a locative: only after в does it say where."""
    return words.key(town.first - 1) in ("в", "во", "о", "об", "при", "на", "у", "в")


def _is_date_line(words: Words, first: int, last: int) -> bool:
    """BAKU, Jan. 9 (AFP) --, БИШКЕК, 3 марта — and Astana, 5 May."""
    if not words.begins_sentence(first) or "." in words.gap(first):
        return False
    gap = words.gap(last)
    is_number = words.words[last : last + 1] and words.words[last][:1].isdigit()
    return gap.strip() in _HYPHENS - {"-"} or "(" in gap or (gap.startswith(",") and bool(is_number))


def _speaks_for_government(words: Words, group: list[Span], context: Context) -> bool:
    first, last = group[0].first, group[-1].last
    before = words.key(first - 1) if words.is_beside(first) else ""
    if before in context.official:
        return True
    if words.gap(last).strip() == "" and words.key(last) in context.relation and len(group) > 1:
        return True
    if before in context.withs and _has_relation(words, first, last, context):
        return True
    case, word = group[-1].entry.how, words.words[last - 1]
    if case.startswith(_KAZAKH):
        return _kazakh(words, case, last, context)
    if BARES[word].is_owner:
        return words.key(last) in context.owned or words.key(last + 1) in context.owned
    if is_cyrillic(words.key(first)):
        if case == GENITIVE and before in context.owned:
            return True
        if case == INSTRUMENTAL and before not in context.withs:
            return _has_relation(words, first, last, context)
        if case != NOMINATIVE:
            return False
    return _acts(words, first, last, context)


def _acts(words: Words, first: int, last: int, context: Context) -> bool:
    """Whether a verb of saying or doing follows: Washington has agreed, Астана и Вашингтон договорились."""
    for at in range(last, min(last + _MOST_AUXILIARIES, len(words))):
        if at - last > 1 and not words.gap(at).isspace():
            return True  # Brussels has protested, Berlin has not.
        if not words.is_beside(at) or words.words[at][:1].isupper():
            return False
        if words.key(at) in context.says or f"{words.key(at)} {words.key(at + 1)}" in context.says:
            return True
        if words.key(at) not in context.auxiliary:
            break
    return is_cyrillic(words.key(first)) and _ends_with_verb(words, last, context)


def _ends_with_verb(words: Words, last: int, context: Context) -> bool:
    """Whether a Kazakh sentence, whose verb comes last, ends in one of saying or doing."""
    if not any(letter in "әғқңөұүһі" for at in range(last, min(last + _FAR, len(words))) for letter in words.key(at)):
        return False
    for at in range(last, min(last + _FAR, len(words))):
        if at > last and any(sign in ".!?\n" for sign in words.gap(at)):
            return False
        pair = f"{words.key(at)} {words.key(at + 1)}"
        if words.key(at) in context.says or pair in context.says:
            return True
    return False


def _kazakh(words: Words, case: str, last: int, context: Context) -> bool:
    if case == "kk-genitive":
        return any(words.key(at) in context.owned for at in (last, last + 1))
    if case == "kk-instrumental":
        return any(
            words.key(at) in context.relation or words.key(at) in context.says for at in range(last, last + _NEAR)
        )
    return False


def _has_relation(words: Words, first: int, last: int, context: Context) -> bool:
    """Whether talks, ties or a deal stand close before the name or right behind it."""
    near = range(max(first - 1 - _NEAR, 0), first - 1)
    return any(words.key(at) in context.relation for at in near) or words.key(last) in context.relation
