"""The names of a claim and of a statement."""

from datetime import date

import pytest

from app.named import exchanged, exchanged_name, names_differ
from app.verdict import sentences
from tests.app.record import article, quote

STORY = (
    "Ferry row\n\nMira Vell of the F.T.U. accused Otto Brandt of ruining the ferry, and Vell, a Norvalian, accused him of keeping the crews"
    " of Lorn from their pay. Ada Okoro of the GOP spoke in Selby on TV."
)


@pytest.mark.parametrize(
    ("claim", "said", "changed"),
    [
        ("to make Mr. Brandt secretary of the Harbour", "to make Mr. Brandt secretary of the Treasury", ("Harbour", "Treasury")),
        ("she came in second behind Vell on the island", "she came in second behind Okoro on the island", ("Vell", "Okoro")),
        ("the Norvalians will not pay for the ferry", "the Norvale side will not pay for the ferry", None),
        ("a Republican ought to win the island vote", "a GOP man ought to win the island vote", None),
        ("Vell ought to win the island vote", "Mira ought to win the island vote", None),
        ("Vell ought to win the island vote", "nobody at the Treasury spoke of harbours", None),
    ],
)
def test_a_name_in_the_place_of_another(claim, said, changed):
    assert exchanged_name(claim, said, STORY) == changed


def test_a_pronoun_may_stand_for_a_name_from_around_the_statement():
    of = article("ferry", STORY, date(2031, 3, 3), "")
    kept = quote(of, "him of keeping the crews of Lorn from their pay", "Mira Vell")
    claim = "Brandt kept the crews from their pay"
    assert not names_differ(claim, kept)
    assert not exchanged(claim, kept.text, kept)
    assert exchanged("Okoro kept the crews from their pay", "keeping the crews of Lorn from pay", kept)


def test_initials_plurals_and_short_names_are_the_names():
    of = article("ferry", STORY, date(2031, 3, 3), "")
    spoken = quote(of, "him of keeping the crews of Lorn from their pay", "Mira Vell")
    assert not names_differ("the FTU and the Brandts and a Republican were on television in Selby", spoken)
    assert names_differ("the crews of Dornach were paid", spoken)


def test_the_full_stop_of_a_title_or_initial_ends_no_sentence():
    assert sentences("Sen. Ana L. Silva met the F.T.U.-Norvale panel. It was 4.5 percent.") == [
        "Sen. Ana L. Silva met the F.T.U.-Norvale panel.", " It was 4.5 percent.",
    ]  # fmt: skip
