"""Which body "it" takes up, and when "they" are a campaign."""

import pytest

from tests.ingest.speakers.articles import speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Harbour Board closed the quay. It said that the money was gone.", "Harbour Board"),
        ("Ned Roe's campaign soon retreated, putting out a statement. In the end, it said, the dam would stay.", "Roe campaign"),
        ("When the clerk asked the Harbour Board for its books, it declined to answer.", "Harbour Board"),
        ("Out of pride, the Harbour Board never said why, as it never said when.", "Harbour Board"),
        ("Late in May, the Harbour Board met Kestrel Air. Then it said that all was well.", "Harbour Board"),
        ("The Venn campaign lost two towns. They said that the count was fair.", "Venn campaign"),
        # not what a sentence only mentions, and not from another paragraph but one
        ("Two boats of the Harbour Board sank. It said that the money was gone.", None),
        ("The Harbour Board closed the quay.\n\nThere was rain.\n\nIt said that the money was gone.", None),
        ("LOWMERE — The quay of the Harbour Board closed. It said that the money was gone.", None),
        ("The Harbour Board closed the quay. They said that the money was gone.", None),
    ],
)
def test_it_takes_up_the_body_that_a_sentence_is_about(text, expected):
    assert speakers(text)[-1] == expected
