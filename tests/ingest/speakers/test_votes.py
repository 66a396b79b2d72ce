"""What the pronouns around names tell about their bearers."""

import pytest

from archive.records import Article
from ingest.speakers.resolve import resolved


def gender(text, name):
    found = resolved(Article(id="a", source="a.txt", text=text), [])[1].find(name)
    return found.member.gender if found else None


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Vesna spoke first. She was late.", "Vesna", "she"),
        ("In the hall sat Merle. He slept.", "Merle", "he"),
        # a place, a word with a capital
        ("He lives in Merlevale, where he grows beans. He rows.", "Merlevale", ""),
        ("Then came Collaboration. He slept, and he snored.", "Collaboration", ""),
        # and whoever else is there is told about
        ("Vesna lives in Merlevale. She rows.", "Vesna", "she"),
    ],
)
def test_pronouns_tell_of_people_alone(text, name, expected):
    assert gender(text, name) == expected
