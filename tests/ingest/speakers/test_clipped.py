"""Names that an article shortens otherwise than to initials."""

import pytest

from tests.ingest.speakers.articles import speakers


@pytest.mark.parametrize(
    ("before", "short", "expected"),
    [
        ("The Harborton Post said it rained.", "HarPo", "Harborton Post"),
        ("TheQuay said it rained.", "The Quay", "TheQuay"),
        ("It belongs to Grand Lowmere Publishing.", "Grand Lowmere", "Grand Lowmere Publishing"),
        ("Orla Venn is with the Federal Harbour Reserve.", "The Fed", "Federal Harbour Reserve"),
        ("Orla Venn is with Harbour Corps.", "Harbour Corp", "Harbour Corps"),
        ("It belongs to Grand Lowmere Capital Management.", "Grand Lowmere", "Grand Lowmere Capital Management"),
        ("Orla Venn is with the Roe Center for Tides.", "The Roe Center", "Roe Center for Tides"),
        # what a body is besides a company is no part to leave out, a third word is cut too, and two bodies may be meant
        ("It belongs to the Grand Lowmere Police.", "Grand Lowmere", "Grand Lowmere"),
        ("Orla Venn is with the Roe Center of Lowmere.", "The Roe Center", "Roe Center"),
        ("The Roe Center for Tides met the Roe Center for Quays.", "The Roe Center", "Roe Center"),
        ("The Harborton Post and the Harbour Porter News met.", "HarPo", "Harborton Post"),
        ("The Harborton Post and the Harbour Police met.", "HarPo", "HarPo"),
    ],
)
def test_a_shortened_name_is_the_bodys(before, short, expected):
    assert speakers(f"{before}\n\n{short} said it froze.")[-1] == expected
