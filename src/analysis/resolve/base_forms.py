"""The nominative of a person's name that stands in a case and that no vocabulary lists.

``first_forms.csv`` lists given names, and surnames that their endings say nothing true of.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from analysis.errors import DataError, Issue, ParameterError, shorten
from analysis.languages.base_forms import FIXED, RARE, SURNAME, BaseForm, Lists, Reader
from analysis.languages.name_paradigms import GENDERS, name_key
from analysis.paths import display
from analysis.vocab.cache import kept, vocab_folder
from analysis.vocab.table import read_table

FILE = "first_forms.csv"


class FirstForm(StrEnum):
    """One word of the column ``kind``.

    Attributes
    ----------
    definition : str
        What it means that a word has the kind.
    letters : str
        What `Lists` has for it; nothing of what is no first form.

    Examples
    --------
    >>> FirstForm("fixed").definition
    'A surname that is the same in all cases, though its ending is that of a case: Дюма, Шойгу.'
    """

    definition: str
    letters: str

    def __new__(cls, value: str, letters: str, definition: str) -> FirstForm:
        member = str.__new__(cls, value)
        member._value_ = value
        member.letters, member.definition = letters, definition
        return member

    WOMAN = "woman", "f", "A given name of women: Урсула, Мерал."
    MAN = "man", "m", "A given name of men: Павел, Джо."
    EITHER = "either", "fm", "A given name of women and of men: Мишель."
    RARE = "rare", RARE, "A given name of women met less than the man's name whose genitive it is too: Станислава."
    FIXED = "fixed", FIXED, "A surname that is the same in all cases, though its ending is that of a case: Дюма, Шойгу."
    SURNAME = "surname", SURNAME, "A surname that is declined otherwise than most of its ending: Толстой, Стрелец."
    LATIN = "latin", "", "A given name in Latin letters, but for those that are other words too."
    WORD = "word", "", "A given name that is another word more often, which needs a surname beside it: Вера, Jordan."
    FAMILY = "family", "", "A surname many bear, which tells such a given name from the other word: Katz, Смит."


_LETTERS = {kind.value: kind.letters for kind in FirstForm}


def base_form(name: str, language: str | None = None, gender: str | None = None) -> BaseForm:
    """The nominative of a person's name in a case of Russian, Ukrainian or Kazakh, and the gender that its forms tell.

    The person need not be known. The words of a name share a case and a gender: what each of them may come from is
    weighed together, and a name that is in the nominative already stays as it is. Foreign surnames that are not
    declined stay, as those of women on a consonant; so do initials, particles and what is not in Cyrillic letters,
    but for Kazakh in Latin ones.

    Parameters
    ----------
    name : str
        Given name, surname or both in any order, with a father's name, initials, particles; without post and title.
    language : str, optional
        ``ru``, ``uk`` or ``kk`` (also for Kazakh in Latin letters). Without it, and with any other, the letters tell,
        and what they leave open is read as Russian.
    gender : str, optional
        ``f`` or ``m`` where it is known from elsewhere: of the two readings of ``Александра Иванова`` one is left.

    Returns
    -------
    BaseForm
        `name` in the nominative, in the spelling of the text; `gender` ``f``, ``m`` or None where the forms do not
        tell; `is_certain`, whether no other reading comes near.

    Raises
    ------
    ParameterError
        The gender is neither ``f`` nor ``m``, or the name is no text: of a column, map this function over the names.
    DataError
        ``first_forms.csv`` is missing or cannot be read as a table.

    Examples
    --------
    >>> base_form("Урсулу Вайманд")
    BaseForm(name='Урсула Вайманд', gender='f', is_certain=True)
    >>> base_form("Ерсайыном Нагаспаевым").name, base_form("Тоқаевтың").name, base_form("Ли Чжэ Мёном").name
    ('Ерсайын Нагаспаев', 'Тоқаев', 'Ли Чжэ Мён')
    >>> base_form("Урсулой фон дер Ляйен").name, base_form("Олександром Кубраковим", "uk").name
    ('Урсула фон дер Ляйен', 'Олександр Кубраков')
    >>> base_form("Токаеву", gender="f").name, base_form("Toqaevtyń", "kk").name
    ('Токаева', 'Toqaev')
    """
    if not isinstance(name, str):
        raise ParameterError(f"{shorten(repr(name))} is no text", "give the name of one person")
    if gender is not None and gender not in GENDERS:
        raise ParameterError(f"gender={gender!r}", "write 'f' or 'm', or leave it out")
    return _reader(vocab_folder()).read(name, language, gender)


def gender_of(given: str) -> str:
    """``f`` or ``m`` of a given name in the nominative that is listed as one of that gender alone, else ''.

    >>> gender_of("Джорджа"), gender_of("Дональд"), gender_of("Мишель")
    ('f', 'm', '')
    """
    kinds = _reader(vocab_folder()).kinds_of(given)
    return kinds if kinds in GENDERS else "f" if kinds == RARE else ""


@kept()
def _reader(folder: Path) -> Reader:
    given: dict[str, str] = {}
    for row in read_table(FILE, folder):
        letters = _LETTERS.get(row["kind"])
        if letters is None:
            hint = f"write {', '.join(FirstForm)}"
            raise DataError([Issue(display(folder / FILE), row.line, "kind", row["kind"], "no kind of name", hint)])
        for name in name_key(row["names"]).split() if letters else ():
            before = given.get(name, "")
            given[name] = before if letters in before else before + letters
    particles = frozenset(row["word"] for row in read_table("name_particles.csv", folder))
    return Reader(Lists(given, particles))
