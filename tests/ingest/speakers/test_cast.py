"""How an article's people are mentioned."""

import pytest

from ingest.attribution.sentences import paragraphs, tokens
from ingest.speakers.cast import Cast
from ingest.speakers.roles import role_before


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


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("The mayor, Orla Venn, said", "The mayor"),
        ("She told the harbour minister, Orla Venn, that", "the harbour minister"),
        ("On Monday she wrote to the head of the board, Orla Venn.", "the head of the board"),
        # the name is the next part's subject, or one of several
        ("It was signed by the mayor, Orla Venn said.", ""),
        ("They met the mayor, Orla Venn, Bram Otley and", ""),
        ("Unlike the mayor, Orla Venn, 42, rowed", ""),
        ("Asked about the mayor, Orla Venn, a baker, said", ""),
        ("The friend of the mayor, Orla Venn, said", ""),
        ("He left the town, Orla Venn, a baker,", ""),
    ],
)
def test_a_role_before_a_name_is_its_bearers(sentence, role):
    at = sentence.index("Orla")
    assert role_before(sentence, at, at + len("Orla Venn")) == role


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("A former Kestrel manager left.", []),
        ("It met former mayor Otley.", ["former", "mayor"]),
        ("It met former Mayor Otley.", ["former", "mayor"]),
    ],
)
def test_somebody_formerly_of_a_body_does_not_make_it_a_person(sentence, roles):
    cast = Cast(sentence, [tokens(sentence, paragraph, ()) for paragraph in paragraphs(sentence)], [])
    [member] = {id(member): member for member in cast.members.values()}.values()
    assert sorted(member.roles) == roles
