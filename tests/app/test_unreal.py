"""What should have been or is to come, claimed as done."""

import pytest

from app.unreal import on_condition, only_possible


@pytest.mark.parametrize(
    ("claim", "sentence", "possible"),
    [
        ("the council closed the bridge in May", "The council should have closed the bridge in May", True),
        ("the council should have closed the bridge", "The council should have closed the bridge in May", False),
        ("the bridge was closed", "The council should have closed the bridge when the town closed it", False),
        ("the fever had been mastered", "the fever would be mastered before the end of September", True),
        ("the fever would soon be mastered", "the fever would be mastered before the end of September", False),
        ("the fever is to be mastered by autumn", "the fever would be mastered before the end of September", False),
        ("she cancelled the dive", "she had nearly cancelled the dive", True),
        ("she almost cancelled the dive", "she had nearly cancelled the dive", False),
        ("the wall fell", "the sea wall will fall", True),
        ("the crew went home", "the crew should have gone home by noon", True),
        ("the crew went home", "the crew went home and should have gone earlier", False),
        ("it had examined 17 firms", "it would examine 17 firms", True),
        ("it examined 17 firms", "it examined 17 firms and will examine more", False),
        ("the tolls doubled", "the tolls doubled in May", False),
        ("she supported a ban", "I would support a ban", False),
        ("the proposed dam is ugly", "the dam that we will propose is ugly", False),
        ("the port is being widened", "the port will be widened next year", False),
        ("he vowed to have the contract cancelled", "I will cancel the contract", False),
        ("they'll have doubled the tolls", "we'll double the tolls", False),
        ("the tolls will double", "we'll double the tolls", False),
    ],
)
def test_what_is_claimed_as_done(claim, sentence, possible):
    assert only_possible(claim, sentence) is possible


@pytest.mark.parametrize(
    ("claim", "sentence", "conditional"),
    [
        ("the wall will fall", "If the tide rises again, the sea wall will fall", True),
        ("the wall will fall", "The sea wall will fall if the tide rises again", True),
        ("the wall will fall if the tide rises", "If the tide rises again, the sea wall will fall", False),
        ("the wall would fall when the tide rises", "If the tide rises again, the sea wall will fall", False),
        ("the tide will rise and the wall will fall", "If the tide rises again, the sea wall will fall", False),
        ("the tide rises again", "She asked if the tide rises again", False),
        ("the inquiry found a leak", "I would resign if the inquiry found a leak", True),
        ("she would resign if the inquiry found a leak", "I would resign if the inquiry found a leak", False),
        ("the wall is old", "The wall is old, and if I may say so, ugly", False),
    ],
)
def test_what_is_claimed_outright(claim, sentence, conditional):
    assert on_condition(claim, sentence) is conditional
