"""To whom something was said, as far as the article around it tells."""

import pytest

from app.narrow import heard
from tests.app.record import article, quote


@pytest.mark.parametrize(
    ("text", "whom", "told"),
    [
        (
            "Ned Roe told parliament that the lock was safe.\n\nOrla Venn is a farmer. “I am keeping the key,” she said.",
            "parliament",
            False,
        ),
        ("Orla Venn told parliament on Friday about the lock. “I am keeping the key,” she said.", "parliament", True),
        ("In an interview with the Herald Venn spoke of the lock.\n\nIt is old.\n\n“I am keeping the key,” she said.", "the Herald", True),
    ],
)
def test_a_listener_stands_near_or_where_an_interview_is_told_of(text, whom, told):
    assert heard(quote(article("heard", text, None, ""), "“I am keeping the key,”", "Orla Venn"), whom) is told
