"""The measures of relations between statements say what the labels say."""

import pytest

from bench.claims import bcubed, groups, scored


def pair(a, b, label):
    return {"label": label, "a": {"article": a, "content": [[0, 9]]}, "b": {"article": b, "content": [[0, 9]]}}


def told(relation, status=None):
    return {"relation": relation, "status": status}


PAIRS = [
    pair("one", "two", "same_utterance"), pair("two", "three", "same_claim"), pair("one", "four", "opposed"),
    pair("four", "five", "unrelated"),
]  # fmt: skip


def test_labels_told_back_are_perfect():
    found = [told("same_utterance", "confirmed"), told("same_claim", "suggested"), told("opposed"), told("unrelated")]
    measures = scored(PAIRS, found)
    assert measures["same_utterance"] == measures["same_claim"] == measures["opposed"] == [100.0, 100.0, 100.0]
    assert measures["confirmed"] == [100.0, 1]
    assert measures["opposed_called_same"] == 0
    assert measures["bcubed"] == 100.0


def test_every_error_shows():
    found = [told("related"), told("same_utterance", "confirmed"), told("same_claim", "confirmed"), told("unrelated")]
    measures = scored(PAIRS, found)
    assert measures["same_utterance"] == [0, 0.0, 0.0]
    assert measures["same_claim"] == [50.0, 50.0, 50.0]
    assert measures["confirmed"] == [0.0, 2]
    assert measures["opposed_called_same"] == 1


@pytest.mark.parametrize(("head", "score"), [({"a": "a", "b": "a", "c": "c"}, 100.0), ({"a": "a", "b": "b", "c": "c"}, 80.0)])
def test_bcubed_counts_what_each_member_shares(head, score):
    assert bcubed({"a": "a", "b": "a", "c": "c"}, head) == score


def test_a_chain_of_pairs_is_one_group():
    found = groups(PAIRS, ["same_utterance", "same_claim", "opposed", "unrelated"])
    assert [found[f"{name} [[0, 9]]"] == found["one [[0, 9]]"] for name in ("one", "two", "three", "four")] == [True, True, True, False]
