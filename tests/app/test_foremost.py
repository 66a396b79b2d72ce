"""The one role that stands beside a name in a list."""

from datetime import date

import pytest

from app.foremost import foremost
from archive.records import Role, Speaker

MAY = date(2031, 5, 1)


def role(title, *, outlets=1, articles=1, last=MAY):
    return Role(title=title, last=last, outlets=outlets, articles=articles)


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        # one paper's epithets against the plain word of several, however often it prints them
        ([role("embattled mayor", articles=9), role("mayor", outlets=2, articles=2), role("shamed mayor")], "mayor"),
        ([role("the embattled mayor"), role("mayor of Lowmere"), role("mayor")], "mayor"),
        # variants of one office count together, against what only one paper calls them
        ([role("flamboyant tycoon", last=date(2031, 6, 1)), role("mayor of Lowmere"), role("Lowmere's mayor")], "Lowmere's mayor"),
        # an office of years ago is no longer theirs, a former one is not the same as the one held
        ([role("president"), role("senator", outlets=8, last=date(2027, 5, 1))], "president"),
        ([role("former mayor", outlets=2), role("mayor")], "former mayor"),
        ([role("harbour master", last=None)], "harbour master"),
        ([], ""),
    ],
)
def test_the_plainest_role_of_most_outlets_stands_for_somebody(held, expected):
    assert foremost(Speaker(name="Orla Venn", held=tuple(held))) == expected


def test_a_role_without_its_days_stands_where_there_is_no_other():
    assert foremost(Speaker(name="Orla Venn", roles=("keeper",))) == "keeper"
