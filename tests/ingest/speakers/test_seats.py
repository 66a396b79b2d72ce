"""Parliaments and hearings: offices and seats in brackets, and headings of evidence."""

import pytest

from tests.ingest.speakers.articles import speaker

HOUSE = (
    "The HARBOUR MINISTER (Mr N. Hask, Lowmere North) rose at noon. Mrs VENN (Opp., Porto South) asked about the gate. "
    "Sir BRAM OTLEY, the Prime Minister, wound up."
)
COURT = "Day 2\n\nQ. Who told you?\n\nA. It was Jo Roe.\n\n{heading}\n\nMS VENN: Is it so?\n\nCAPTAIN ROE: It rained"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("the minister", "N. Hask"),
        ("The hon. member for Porto South", "Venn"),
        ("The hon. member for Lowmere North", "N. Hask"),
        ("The hon. member for Lowmere South", None),
        ("Sir BRAM OTLEY", "Bram Otley"),
    ],
)
def test_who_holds_an_office_or_a_seat_in_brackets(source, expected):
    assert speaker(f"{HOUSE} Then, {source} said it rained.", source) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("CAPTAIN NED ROE (sworn)", "Ned Roe"),
        ("CAPTAIN NED ROE (recalled)", "Ned Roe"),
        ("THE LONG LUNCH (sworn)", "Jo Roe"),
        ("THE GATE ON NED ROE (five pages)", "Jo Roe"),
    ],
)
def test_a_captain_is_who_is_headed_so(heading, expected):
    text = COURT.format(heading=heading).replace("It rained", "it rained")
    assert speaker(text, "CAPTAIN ROE") == expected


def test_a_surname_in_capitals_is_written_as_names_are():
    assert speaker("Ms Orla VENN rowed. It froze. Ms VENN said it rained.", "Ms VENN") == "Orla Venn"
    assert speaker("Venn of the OECD rowed. It froze. OECD said it rained.", "OECD") == "OECD"
