"""What a phrase is of: the type at its head, and the status it affirms."""

from __future__ import annotations

import pytest

from analysis.resolve.registry import resolver


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Denunciation of the Convention", "Denunciation"),
        ("Law on the protocol", "Law"),
        ("Talks about a memorandum", "Talks"),
        ("Remarks on the joint declaration", "Remarks"),
        ("Exchange of Notes amending the Agreement", "Exchange"),
        ("О денонсации договора", "денонсации"),
        ("Постановление об утверждении протокола", "Постановление"),
        ("Переговоры по соглашению", "Переговоры"),
        ("Келісім жөніндегі келіссөздер", "келіссөздер"),
        ("Меморандумды бекіту туралы қаулы", "бекіту"),
        ("Accession to the Treaty", "Accession"),
        ("Присоединение к договору", "Присоединение"),
        ("Шартқа қосылу", "қосылу"),
        ("Denunciation", "Denunciation"),
    ],
)
def test_what_is_about_an_instrument_is_none(text, act):
    found = resolver("agreement_type").look_up(text)
    assert found.codes == ()
    assert found.reason.startswith(f"{act!r} is no instrument")


@pytest.mark.parametrize(
    "text", ["Declaration of objection", "Declaration of territorial application", "заявление о правопреемстве"]
)
def test_what_one_state_declares_is_no_joint_declaration(text):
    assert resolver("agreement_type").find(text) == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("negotiation framework agreement", "framework"),
        ("after long talks the ministers signed an agreement", "agreement"),
        ("Exchange of Notes constituting an Agreement", "agreement"),
        ("Agreement on the ratification of borders", "agreement"),
        ("подписание меморандума", "mou"),
        ("Protocol of accession", "protocol"),
        ("Accession to the coalition", "initiative"),
        ("присоединение к коалиции", "initiative"),
        ("коалицияға қосылу", "initiative"),
        ("exchange of letters of intent", "letter_of_intent"),
    ],
)
def test_an_act_that_is_not_the_head(text, code):
    assert resolver("agreement_type").find(text) == (code,)


def test_two_statuses_are_told_as_such():
    for text, word in (("announced/approved", "approved"), ("подписано; одобрено", "одобрено")):
        found = resolver("status").look_up(text)
        assert found.codes == ()
        assert "two statuses" in found.reason
        assert repr(word) in found.reason
    assert "denies it" in resolver("status").look_up("not announced").reason
