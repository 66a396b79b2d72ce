"""Several sources joined by "and"."""

import pytest

from archive.records import Span
from ingest.attribution.sentences import tokens
from ingest.speakers.joint import joined
from ingest.speakers.mentions import mentions_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ned Hask and Pia Holm", ["Ned Hask", "Pia Holm"]),
        ("Ned Hask, Pia Holm and Orla Venn", ["Ned Hask", "Pia Holm", "Orla Venn"]),
        ("both the mayor, Ned Hask, and his rival, Pia Holm", ["Ned Hask", "Pia Holm"]),
        ("Ned Hask, the mayor, and Pia Holm, 36", ["Ned Hask", "Pia Holm"]),
        ("Ned Hask of the Harbour Board and Pia Holm, who live upstream", ["Ned Hask", "Pia Holm"]),
        ("Ned Hask and his aides", ["Ned Hask"]),
        # an adviser to two people, the director of a body with an "and" in its name; a board and somebody else
        ("Ned Hask, a former adviser to Pia Holm and Orla Venn", []),
        ("Ned Hask, an adviser to President Pia Holm and President Venn, who rows", []),
        ("Ned Hask, director of the Lowmere Tidal Service and Harbour Consortium", []),
        ("Ned Hask, an adviser to Pia Holm, and Orla Venn", ["Ned Hask", "Orla Venn"]),
        ("Ned Hask, chief of the Harbour Board and Pia Holm", ["Ned Hask", "Pia Holm"]),
        ("Ned Hask, mayor of Lowmere and Pia Holm", ["Ned Hask", "Pia Holm"]),
        ("Hask and two people who saw the tide", ["Hask"]),
        # one person with two trades, a party for somebody else, nobody at all
        ("Ned Hask surrogate and actor Pia Holm", []),
        ("half of a team for Ned Hask and Pia Holm", []),
        ("the mayor and the clerk", []),
        ("Ned Hask, who rows and sings", []),
    ],
)
def test_whom_a_row_joins(text, expected):
    row = tokens(text, Span(0, len(text)), ())
    assert [mention.name for mention in joined(row, mentions_in(row)).names] == expected
