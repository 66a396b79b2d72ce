"""Pasted quotations in the chat: real, altered, somebody else's or not found, with the words on record beside."""

import pytest

from app.genuine import differs
from app.turn import Intent, Prose, Shown, Status


def said(answer):
    """Our own sentences in an answer."""
    return [block.text for block in answer.blocks if isinstance(block, Prose)]


REAL = ["Real: these words are on record, by Agnes Pike."]


@pytest.mark.parametrize(
    ("question", "sentences"),
    [
        ("is this quotation real: “we will light it in June”", REAL),
        ("Is this quote genuine? “It has been dark for eleven years and we will light it in June.”", REAL),
        ("“It has been dark for eleven years and we will light it in June”", REAL),
        (
            "check this: “It has been dark for seven years and we will light it in June”",
            [
                "Altered: these words are not on record like this. The nearest are by Agnes Pike.",
                "Number: seven where the article has eleven.",
            ],
        ),
        (
            "check this: “It has been dark for eleven years and Vell will light it in June”",
            [
                "Altered: these words are not on record like this. The nearest are by Agnes Pike.",
                "Name: Vell where the article has we.",
            ],
        ),
        (
            "is “I have never seen a ghost there” a real quote by Mira Vell?",
            ["Not by Mira Vell: these words are on record, by Agnes Pike."],
        ),
    ],
)
def test_pasted_words_are_checked(ask, question, sentences):
    answer = ask(question)
    assert (answer.request.intent, answer.status, said(answer)) == (Intent.CHECK, Status.ANSWERED, sentences)
    assert answer.speakers == ("Agnes Pike",)
    assert answer.citations
    assert all(citation.quote == citation.span.cut(citation.article.text) for citation in answer.citations)


def test_only_a_difference_may_name_somebody_whose_statement_is_not_shown(ask):
    answer = ask("check this: “It has been dark for seven years and we will light it in June”")
    shown = [block.quote for block in answer.blocks if isinstance(block, Shown)]
    assert differs("Number: seven where the article has eleven.", answer.request, shown)
    assert differs("Left out: for eleven years.", answer.request, shown)
    for sentence in ("The nearest from Mira Vell:", "Number: nine where the article has eleven.", "Said by Mira Vell: eleven years."):
        assert not differs(sentence, answer.request, shown)


def test_words_that_stand_nowhere_are_not_found(ask):
    answer = ask("is “the moon is made of green cheese and honey” real?")
    assert (answer.status, answer.citations) == (Status.NOT_FOUND, ())
    assert said(answer)[0] == "Not found: no article in the archive holds these words."


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("is it true that Mira Vell called the fare rise a tax?", Intent.DID_SAY),
        ("who said “the lung of this town”", Intent.WHO_SAID),
        ("“the lung”", Intent.WHO_SAID),
        ("what did Pike say about “the lighthouse”?", Intent.WHAT_SAID),
    ],
)
def test_other_questions_with_marks_stay_what_they_are(ask, question, intent):
    assert ask(question).request.intent is intent
