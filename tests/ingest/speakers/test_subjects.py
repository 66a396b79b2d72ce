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
        ("The clerk asked Kestrel Air for its books, but it said the dam was safe.", "Kestrel Air"),
        # a document, another body or what the words speak of as of a third may be meant
        ("Kestrel Air faces a lawsuit. It alleges the airline hid its losses.", None),
        ("Kestrel Air cut its fleet. It alleged the airline next door hid its losses.", None),
        ("Kestrel Air received a letter from the regulator. It said the licence would be revoked.", None),
        ("The audit faulted Kestrel Air, but it said the crews were not to blame.", None),
        ("The regulator faulted Kestrel Air, but it said the crews were not to blame.", None),
        ("In its ruling on Kestrel Air, it said the fine was due.", None),
        ("In its case against Kestrel Air, it said the fine was due.", None),
        ("The ruling went against Kestrel Air: it said the fine was due.", None),
        ("The Lowmere Post obtained a confidential memo. It says the keepers lied.", None),
        # not what a sentence only mentions, and not from another paragraph but one
        ("Two boats of the Harbour Board sank. It said that the money was gone.", None),
        ("The Harbour Board closed the quay.\n\nThere was rain.\n\nIt said that the money was gone.", None),
        ("LOWMERE — The quay of the Harbour Board closed. It said that the money was gone.", None),
        ("The Harbour Board closed the quay. They said that the money was gone.", None),
    ],
)
def test_it_takes_up_the_body_that_a_sentence_is_about(text, expected):
    assert speakers(text)[-1] == expected
