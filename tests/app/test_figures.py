"""The same figures, each in the other's role."""

import pytest

from app.figures import exchanged_figures

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
