"""Whom "they" means where two people were the subject of the sentence before."""

import pytest

from tests.ingest.speakers.articles import speaker, speakers

BOTH = "Orla Venn; Ned Roe"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orla Venn and Ned Roe rowed out. They said it rained.", [BOTH]),
        ("Mayor Orla Venn, a baker from Lowmere, and Ned Roe rowed out.\n\nThey said it rained.", [BOTH]),
        ("Orla Venn and Ned Roe rowed out. They said it rained. Later they said it froze.", [BOTH, BOTH]),
        ("Orla Venn and Ned Roe rowed out. They were late. Later they said it froze.", [BOTH]),
        ("Some of the keepers of the old harbour lights, like Orla Venn and Ned Roe, rowed out. They said it rained.", [BOTH]),
        (
            "Orla Venn and Ned Roe rowed out. They said it rained. “It was wet,” Ned Roe told us. They said it froze.",
            [BOTH, "Ned Roe", BOTH],
        ),
        ("While groups like the Harbour Board and Kestrel Air praised it, they said it was late.", 2 * ["Harbour Board; Kestrel Air"]),
        # not two of whom something is told, not people of two clauses, not what is farther off
        ("The boats of the harbour are worth the money that Orla Venn and Ned Roe pay. They said it rained.", [None]),
        ("Orla Venn rowed out, and the boats waited for Ned Roe. They said it rained.", [None]),
        ("Orla Venn and Ned Roe rowed out. It was late. They said it rained.", [None]),
        # not two of three
        ("Orla Venn, Ned Roe and Tom Hask rowed out. They said it rained.", [None]),
    ],
)
def test_they_are_the_two_of_the_sentence_before(text, expected):
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The quay was opened by Orla Venn and Tom Hask. Both said it rained.", "Orla Venn; Tom Hask"),
        ("Ned Roe and Tom Hask rowed out. The two men said it rained.", "Ned Roe; Tom Hask"),
        ("Ned Roe, 25, and his wife, Ada Venn, 27, came late. The couple said it rained.", "Ned Roe; Ada Venn"),
        ("Sen. Ned Roe met Sen. Tom Hask. Roe and Hask rowed out. Both senators said it rained.", "Ned Roe; Tom Hask"),
        ("France and Germany met over the dam. The two countries said it rained.", "France; Germany"),
        # not two of another kind, nor two who are only named in one sentence
        ("Ned Roe and Tom Hask rowed out. The two countries said it rained.", None),
        ("France and Germany met over the dam. Both men said it rained.", None),
        ("France and the Harbour Board met over the dam. The two countries said it rained.", None),
        ("Ned Roe met Tom Hask. The couple said it rained.", None),
        ("Ada Venn and Maria Silva opened the bridge. Both men said it rained.", None),
        ("Ned Roe and Tom Hask rowed out. Both senators said it rained.", None),
        # not where others are told of who may be the two
        ("Ned Roe and Tom Hask were beaten by two officers. Both officers said it rained.", None),
        ("Ned Roe and Tom Hask were beaten by two officers. Both said it rained.", None),
        ("The officers who shot Ned Roe and Tom Hask were cleared. The two officers said it rained.", None),
        ("Two robbers broke into the home of Ned Roe and Tom Hask. Both men said it rained.", None),
        ("Robbers broke into the home of Ned Roe and Tom Hask. Both men said it rained.", None),
        ("Ned Roe and Ada Venn sued the couple next door. The couple said it rained.", None),
        ("Ned Roe and Tom Hask beat Bram Otley and Carl Finch. Both men said it rained.", None),
        ("Carl Finch, Ned Roe and Tom Hask rowed out. Both men said it rained.", None),
    ],
)
def test_both_are_the_two_of_their_kind_who_are_named_together(text, expected):
    assert named(text) == expected


def named(text):
    """Whom the words before the last "said" are taken for, if for anybody with a name."""
    source = text.removesuffix(" said it rained.").rpartition(". ")[2]
    found = speaker(text, source)
    return found if found and found[0].isupper() and found != source else None


def test_two_are_named_together_with_what_one_of_them_was():
    text = "Sen. Orla Venn and former Gov. Ned Roe have more in common than their town. They said it rained."
    assert speaker(text, "They") == "Orla Venn; Ned Roe"
    assert speaker("Orla Venn and rowers met Ned Roe. They said it rained.", "They") is None
