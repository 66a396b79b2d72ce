"""A claim that goes along with a statement word by word, with another word in one place."""

import pytest

from app.exchange import exchanged_word, places_changed
from app.words import words_of


@pytest.mark.parametrize(
    ("claim", "said", "changed"),
    [
        ("there would be a new nominee by Friday", "a new nominee by Monday", ("Friday", "Monday")),
        ("the squad has not been paid for five weeks", "The squad has not been paid for five months", ("weeks", "months")),
        ("they got gassed after a word of warning", "we got gassed without a word of warning", None),
        ("the bins may be emptied on most days", "the bins may be emptied on some days", ("most", "some")),
        ("the ferry might sail before dawn", "the ferry will sail before dawn", ("might", "will")),
        ("the ferry could sail before dawn", "the ferry might sail before dawn", None),
        ("the charge was a new kind of scare tactic", "the charge was a tired kind of scare tactic", ("new", "tired")),
        ("she sided with the union", "she had sided against the union for once", ("with", "against")),
        ("she voted for the toll", "she had voted against the toll for a year", ("for", "against")),
        ("the guild paid all of it", "the guild has paid half of it so far", ("all", "half")),
        ("most of the boats go out at night", "more than half of the boats go out at night", None),
        ("the nets were lost by accident", "the nets were lost by mistake", None),
        ("call Orla Venn an honest woman of the old kind", "I blame Orla Venn, an honest woman of the old kind", None),
        ("the harbour was closed to all big ships", "The harbour was closed to large ships", None),
        ("he was not running for governor", "that he was “not running for mayor.”", ("governor", "mayor")),
    ],
)
def test_a_word_in_the_place_of_another(claim, said, changed):
    assert exchanged_word(claim, said) == changed


def test_a_paraphrase_changes_no_word():
    assert (
        exchanged_word("people bothered by tolls should fix the law on Monday", "whoever is annoyed may mend our rules by Friday") is None
    )


def test_names_and_what_stands_around_the_statement_are_no_other_words():
    claim = "Orla Venn reads with her finger under the line"
    assert exchanged_word(claim, "my client reads with her finger under the line") is None
    assert (
        exchanged_word("the plant reads with a finger under the line", "it, the facility, reads with a finger under the line", "the plant")
        is None
    )


def test_of_what_is_very_long_the_beginning_is_compared():
    long = "the ferry and the bridge " * 100
    assert exchanged_word(f"{long} by Friday", f"{long} by Monday") is None


@pytest.mark.parametrize(
    ("claim", "sentence", "changed"),
    [
        ("the boat is back and the money is not", "The money is back and the boat is not", True),
        ("it was a villain in search of a hearing", "I said it was a hearing in search of a villain", True),
        ("the money is back and the boat is not", "The money is back and the boat is not", False),
        ("nurses and doctors walked out", "doctors and nurses walked out", False),
        ("a pact between the union and the firm", "a pact between the firm and the union", False),
        ("the ferry collided with the barge", "the barge collided with the ferry", False),
        ("the money came back, not the boat", "The money is back and the boat is not", False),
    ],
)
def test_two_words_in_each_others_places(claim, sentence, changed):
    assert places_changed(claim, sentence) is changed


def test_a_word_of_the_article_is_a_name_where_it_has_a_capital():
    opening = words_of("Councillor Orla Venn spoke of the garrison")
    said = "The army cleared the old square before dawn"
    assert exchanged_word("venn cleared the old square before dawn", said, known=opening) is None
    assert exchanged_word("the council cleared the old square before dawn", said, known=opening) == ("council", "army")
    assert exchanged_word("the garrison cleared the old square before dawn", said, known=opening) == ("garrison", "army")
