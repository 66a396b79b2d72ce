"""The pair scorer on sentences about invented people: what is linked, what never is, and that order does not matter."""

from datetime import date

import pytest

from archive.claims.ties import Relation, Status
from ingest.claims.features import FEATURES, Side, features
from ingest.claims.scorer import shipped
from ingest.claims.wording import Wording

SAID = "We will not close the night ferry to Port Sorrel before the new bridge is open."
NEAR = {
    "whole": "“We will not close the night ferry to Port Sorrel before the new bridge is open”",
    "reported": "that they would not close the night ferry to Port Sorrel before the new bridge was open",
    "cut": "not close the night ferry to Port Sorrel before the new bridge",
    "dropped not": "We will close the night ferry to Port Sorrel before the new bridge is open.",
    "stranger": "The museum bought the lighthouse for 340,000 crowns and nobody has seen a ghost in it since.",
    "short": "close the night ferry",
    "denial": "The night ferry to Port Sorrel was closed before anybody had seen a new bridge, whatever they say.",
}
SUPPORT = "The union supports the fare increase that the council of Port Sorrel voted for"
OPPOSE = "Members of the union oppose any fare increase, whatever the council of Port Sorrel decided"


@pytest.fixture(scope="module")
def side(embedder):
    texts = [SAID, *NEAR.values(), SUPPORT, OPPOSE]
    vectors = dict(zip(texts, embedder.encode(texts), strict=True))
    return lambda text, speaker="Mira Vell": Side(text, vectors[text], speaker, date(2031, 3, 3))


@pytest.mark.parametrize("way", ["whole", "reported", "cut", "dropped not"])
def test_the_same_words_in_another_print_are_the_same_utterance(side, way):
    link = shipped().link(side(SAID), side(NEAR[way]))
    assert link.relation is Relation.SAME_UTTERANCE
    assert link.status is not None


def test_a_whole_repeat_is_confirmed_and_a_short_one_only_suggested(side):
    assert shipped().link(side(SAID), side(NEAR["whole"])).status is Status.CONFIRMED
    assert shipped().link(side(NEAR["short"]), side(NEAR["short"])).status is Status.SUGGESTED


def test_other_subjects_are_not_linked(side):
    link = shipped().link(side(SAID), side(NEAR["stranger"], "Agnes Pike"))
    assert link.relation in {Relation.UNRELATED, Relation.RELATED}
    assert link.status is None


def test_what_takes_the_other_side_is_never_called_the_same(side):
    link = shipped().link(side(SUPPORT, None), side(OPPOSE, None))
    assert (link.relation, link.status) == (Relation.OPPOSED, None)


def test_the_order_of_two_statements_changes_nothing(side):
    sides = [side(text, speaker) for text in (SAID, *NEAR.values(), SUPPORT, OPPOSE) for speaker in ("Mira Vell", None)]
    for one in sides:
        for two in sides:
            assert features(one, two).tolist() == pytest.approx(features(two, one).tolist())
            assert shipped().link(one, two).relation is shipped().link(two, one).relation


def test_figures_are_read_in_digits_and_words():
    assert Wording("about 1.3 million crowns, twelve ships and 340,000 nets").numbers == {1.3e6, 12.0, 340000.0}
    assert Wording("4,000 customers").numbers == Wording("four thousand customers").numbers


def test_a_word_is_met_in_its_other_endings():
    assert Wording("threatens threatened threatening").stems == {"threaten"}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "We will rebuild the harbour wall before the winter storms arrive",
            "The winter storms will take the harbour wall before anybody lays a stone",
        ),
        ("No fishing licences and no moorings were sold", "moorings were sold"),
        ("The repair of the harbour wall will take 14 weeks", "the repair of the harbour wall would take 30 weeks"),
    ],
)
def test_what_another_says_against_it_is_never_called_the_same(embedder, one, two):
    vectors = embedder.encode([one, two])
    link = shipped().link(Side(one, vectors[0], "Mira Vell"), Side(two, vectors[1], "Agnes Pike"))
    assert link.relation not in {Relation.SAME_UTTERANCE, Relation.SAME_CLAIM}


def test_a_surname_is_a_part_of_the_name_and_a_letter_is_nobody(side):
    told = dict(zip(FEATURES, features(side(SAID, "Mira Vell"), side(SAID, "Vell")), strict=True))
    assert (told["same_speaker"], told["other_speaker"]) == (1, 0)
    told = dict(zip(FEATURES, features(side(SAID, "Mira Vell"), side(SAID, "a letter")), strict=True))
    assert (told["same_speaker"], told["other_speaker"]) == (0, 0)
    told = dict(zip(FEATURES, features(side(SAID, "Mira Vell"), side(SAID, "Jon Vell")), strict=True))
    assert (told["same_speaker"], told["other_speaker"]) == (0, 1)


def test_no_link_stands_by_the_network_alone(side, embedder):
    retold = "that the boat at night would go on as long as there was no bridge yet"
    [vector] = embedder.encode([retold])
    assert shipped().link(side(SAID), Side(retold, vector, "Mira Vell", date(2031, 3, 4))).status is not Status.CONFIRMED


def tie(embedder, one, two, speakers=("Mira Vell", "Mira Vell")):
    vectors = embedder.encode([one, two])
    return shipped().link(*(Side(text, vector, who) for text, vector, who in zip((one, two), vectors, speakers, strict=True)))


DAM = "There is no crack in the dam above Tessel", "that the dam above Tessel was sound"


def test_what_one_person_says_nearly_again_is_suggested_whatever_a_negation_seems_to_say(embedder):
    assert (tie(embedder, *DAM).relation, tie(embedder, *DAM).status) == (Relation.SAME_UTTERANCE, Status.SUGGESTED)
    assert tie(embedder, *DAM, ("Mira Vell", "Agnes Pike")).relation is Relation.OPPOSED


def test_who_takes_his_words_back_does_not_repeat_them(embedder):
    said = "The lighthouse will be sold in May, and the keeper may stay."
    assert tie(embedder, said, "I said that the lighthouse would be sold in May. I was wrong.").relation is Relation.OPPOSED
    assert tie(embedder, said, "I said that the lighthouse would be sold in May. I was there.").relation is not Relation.OPPOSED
