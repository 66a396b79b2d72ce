"""How an article's people are mentioned."""

import pytest

from ingest.attribution.sentences import paragraphs, tokens
from ingest.speakers.cast import Cast


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("In May Orla Venn refused.", True),
        ("In May Orla Venn flatly refused.", True),
        ("They spoke of Orla Venn as the nominee.", False),
        ("They spoke for Orla Venn this week.", False),
        ("They met the Orla Venn family.", False),
    ],
)
def test_a_verb_or_an_adverb_behind_a_name_makes_it_a_subject(sentence, subject):
    cast = Cast(sentence, [tokens(sentence, paragraph, ()) for paragraph in paragraphs(sentence)], [])
    assert [seen.subject for seen in cast.seen] == [subject]
