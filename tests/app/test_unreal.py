"""What should have been or is to come, claimed as done."""

import pytest

from app.unreal import only_possible


@pytest.mark.parametrize(
    ("claim", "sentence", "possible"),
    [
        ("the council closed the bridge in May", "The council should have closed the bridge in May", True),
        ("the council should have closed the bridge", "The council should have closed the bridge in May", False),
        ("the bridge was closed", "The council should have closed the bridge when the town closed it", False),
        ("the fever had been mastered", "the fever would be mastered before the end of September", True),
        ("the fever would soon be mastered", "the fever would be mastered before the end of September", False),
        ("the fever is to be mastered by autumn", "the fever would be mastered before the end of September", False),
        ("it had examined 17 firms", "it would examine 17 firms", True),
        ("it examined 17 firms", "it examined 17 firms and will examine more", False),
        ("the tolls doubled", "the tolls doubled in May", False),
        ("the tolls will double", "we'll double the tolls", False),
    ],
)
def test_what_is_claimed_as_done(claim, sentence, possible):
    assert only_possible(claim, sentence) is possible
