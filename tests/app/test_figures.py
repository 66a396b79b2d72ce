"""The same figures, each in the other's role."""

import pytest

from app.figures import another_counted, exchanged_figures, part_for_whole

MEMBERS = "212 of the union's 230 members had voted to strike"
CREWS = "the ferry carries 12 nurses and 15 doctors every day"
PILOTS = "the port looked for seven pilots and three came"
TOLLS = "the toll would go up from 12 to 15 crowns"


@pytest.mark.parametrize(
    ("claim", "sentence", "exchanged"),
    [
        ("230 of the union's 212 members voted to strike", MEMBERS, True),
        ("of the union's 212 members, 230 had voted", MEMBERS, True),
        ("212 of 230 members voted for a strike", MEMBERS, False),
        ("of the union's 230 members, 212 had voted", MEMBERS, False),
        ("two hundred and twelve of the 230 members voted", MEMBERS, False),
        ("15 nurses and 12 doctors are on the ferry", CREWS, True),
        ("15 doctors and 12 nurses are on the ferry", CREWS, False),
        ("the toll would rise from 15 to 12 crowns", TOLLS, True),
        ("the toll would rise from twelve to fifteen crowns", TOLLS, False),
        ("the toll would be 15 crowns, not 12", TOLLS, False),
        ("members voted", MEMBERS, False),
        ("seven came", PILOTS, True),
        ("seven pilots came", PILOTS, True),
        ("the port looked for three pilots", PILOTS, True),
        ("three pilots came", PILOTS, False),
        ("the port looked for seven pilots", PILOTS, False),
        ("91 percent of the members who came had voted", "91 percent of the 230 members who came had voted", False),
    ],
)
def test_figures_in_each_others_roles(claim, sentence, exchanged):
    assert exchanged_figures(claim, sentence) is exchanged


@pytest.mark.parametrize(
    ("claim", "sentence", "differ"),
    [
        ("all 90 pumps worked in the night", "only 60 of the 90 pumps worked in the night", True),
        ("the 90 pumps worked", "two thirds of the 90 pumps worked", False),
        ("60 of 90 pumps worked", "only 60 of the 90 pumps worked", False),
        ("most of the 90 pumps worked", "60 of the 90 pumps worked", False),
        ("60 pumps worked", "60 of the 90 pumps worked", False),
    ],
)
def test_a_part_for_the_whole(claim, sentence, differ):
    assert part_for_whole(claim, sentence) is differ


@pytest.mark.parametrize(
    ("claim", "sentence", "other"),
    [
        ("he drives nine miles to work", "My boy drives nine hours to work", ("miles", "hours")),
        ("17 soldiers were hurt", "17 troops were hurt at the quay", None),
        ("nine long hours", "nine hours", None),
        ("nine hours and two miles", "two miles in nine hours", None),
    ],
)
def test_what_a_number_counts(claim, sentence, other):
    assert another_counted(claim, sentence) == other
