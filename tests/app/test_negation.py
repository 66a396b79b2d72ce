"""Whether a claim and a sentence differ by a negation."""

import pytest

from app.negation import Difference, difference, without_prefix


@pytest.mark.parametrize(
    ("claim", "sentence", "same"),
    [
        ("she called Orr bright and able", "There is no doubt that Orr is a bright and able man", True),
        ("the section covers misleading statements to the clerk", "the section covers misleading or false statements to the clerk", True),
        ("the crews would bring out many voters", "the crews will bring out many voters that an old hand just cannot reach", True),
        ("he gave his school a hundred crowns", "he gave his school a hundred crowns if now he did not remember it", True),
        ("a wage for a childless adult", "a wage for an adult with no children", True),
        ("the nonwhites driven to vote would exceed the white voters", "the nonwhites driven to vote would exceed the white voters", True),
        ("she could not raise rates without a panic", "she could raise rates without a panic", False),
        ("he was not opposed to the toll", "that while he was opposed to the toll, he was now only supporting the ferry", False),
        ("the office would not stop opposing the toll", "the office would stop opposing the toll", False),
        ("the report was true", "the report was false", False),
        ("it was a hard winter", "a hard winter with hard frost", True),
        ("he read the log", "he had signed the log without reading it", False),
        ("he signed the log after he read it", "he had signed the log without ever reading it", False),
        ("he did not read the log", "he had signed the log without reading it", True),
        ("he signed the log", "he had signed the log without reading it", True),
        ("there was a hearing on the toll", "the toll was passed without a hearing", False),
        ("she left because of the rent", "she had left in spring because of the noise, not because of the rent", False),
        ("she left because of the noise", "she had left in spring because of the noise, not because of the rent", True),
        ("she left because of the noise, not the rent", "she had left in spring because of the rent, not because of the noise", False),
        ("she left because of the noise", "she left not because of the rent but because of the noise", True),
        ("she left because of the rent", "she left not because of the rent but because of the noise", False),
        ("Orr has left", "It is not true that Orr has left", False),
        ("Orr has not left", "It is not true that Orr has left", True),
        ("it is untrue that Orr has left", "It is not true that Orr has left", True),
        ("ferries are useless", "I never said that ferries are useless", False),
        ("ferries are not useless", "I never said that ferries are useless", True),
        ("the pilots had left", "We did not say that the pilots had left", False),
        ("they were asleep at noon", "I haven't said they were asleep at noon", False),
        ("I never said that ferries are useless", "I never said that ferries are useless", True),
        ("she never said ferries are useless", "I never said that ferries are useless", True),
        ("the pilots had left the harbour", "I never said so before, the pilots had left the harbour", True),
        ("we have not said whether the ferry sails", "We have not said whether the ferry sails", True),
        ("the union had called", "I was wrong to say that the union never called.", True),
        ("the union never called", "I was wrong to say that the union never called.", False),
        ("the crane failed the safety tests", "the crane did not fail the safety tests", False),
        ("he failed the workers", "he never failed the workers", False),
        ("the right man was jailed", "the wrong man was jailed", False),
        ("there was a question whether the board agreed", "there was no question that the board agreed", False),
        ("there is doubt about the safety of the crane", "there is no doubt about the safety of the crane", False),
        ("the dredging killed the crabs", "I do not accept for a moment that the dredging killed the crabs", False),
        ("the dredging killed the crabs", "I accept that the dredging killed the crabs", True),
        ("the dredging killed the crabs", "she rejects the idea that the dredging killed the crabs", False),
        ("the dredging did not kill the crabs", "she doubts that the dredging killed the crabs", True),
        ("the dredging killed the crabs", "I have never doubted that the dredging killed the crabs", True),
        ("the dredging killed the crabs", "there is no doubt that the dredging killed the crabs", True),
        ("the dam is safe", "nobody disputes that the dam is safe", True),
        ("the dam is safe", "it is hard to deny that the dam is safe", True),
        ("the mine is closed", "I still cannot believe that the mine is closed", True),
        ("they sacked the coach", "We dismissed that coach", True),
        ("the board did not oppose the dam", "I opposed the dam", False),
        ("she would vote against the dam", "I would not vote against the dam", False),
        ("the school has too few teachers", "the school lacks teachers", True),
        ("money had run out", "We had run out of money", True),
        ("Orr asked to leave", "she has never asked to leave and nobody made her", False),
        ("Orr asked to leave", "she has asked to leave and nobody stopped her", True),
        ("the hospital has nurses", "the hospital lacks nurses", False),
        ("the hospital has enough fuel", "the hospital is short of fuel", False),
        ("the hospital does not have enough nurses", "the hospital lacks nurses", True),
        ("the hospital needs nurses", "the hospital lacks nurses", True),
        ("she would vote against closing the school", "I would not vote to close the school", True),
        ("the board rejected the offer", "the board turned down the offer", True),
        ("the board turned the offer down", "the board rejected the offer", True),
    ],
)
def test_what_negates_and_what_does_not(claim, sentence, same):
    assert (difference(claim, sentence, turned=False) is Difference.NONE) is same


def test_a_word_without_what_negates_it():
    assert [without_prefix(word) for word in ("unsafe", "childless", "safe")] == ["safe", "child", ""]
