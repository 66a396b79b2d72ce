"""Surnames that stand alone before somebody of that name is brought in as another person."""

import pytest

from tests.ingest.speakers.articles import speakers

TEXT = "{} laughed at the line in May. “Then learn to swim,” {} said.\n\n“It was wet,” said Chief Inspector {}.\n"


@pytest.mark.parametrize(
    ("opens", "again", "late", "expected"),
    [
        ("Holm", "he", "Mary Holm, who is no relation", "Holm"),
        ("Holm", "Holm", "Mary Holm, who is not related to the rower", "Holm"),
        ("Holm, who beat his brother,", "Holm", "Mary Holm", "Holm"),
        ("Holm, who beat her brother,", "Holm", "Mary Holm", "Mary Holm"),
        ("Holm", "Holm", "Mary Holm", "Mary Holm"),
        ("Ned Holm", "Holm", "Mary Holm, who is no relation", "Ned Holm"),
    ],
)
def test_who_is_no_relation_said_nothing_before(opens, again, late, expected):
    assert speakers(TEXT.format(opens, again, late)) == [expected, "Mary Holm"]
