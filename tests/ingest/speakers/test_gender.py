"""Which of several people a "he" or "she" means, by what the article tells of each."""

import pytest

from tests.ingest.speakers.test_resolve import speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what somebody is called tells more than a given name that men bear too
        ("Edith Crane waved. “It rained,” said the keeper's widow Terry Venn.\n\nShe added that it froze.", "Terry Venn"),
        # the paragraph before, where it names one person only, tells who the next one's pronoun is about
        ("Vesna spoke first.\n\nShe was late. Edith Crane waved.\n\nVesna waved. Vesna sat down.\n\nShe added that it froze.", "Vesna"),
        # small words inside a name are no words too many
        ("Sjur van den Otley spoke first.\n\nHe added that it froze.", "Sjur van den Otley"),
    ],
)
def test_a_pronoun_means_somebody_of_its_gender(text, expected):
    assert speakers(text)[-1] == expected
