"""A suggested change of position counts as right when both its statements report one position that was reversed."""

from bench.positions import labelled, scored

SIDE = {"article": "ev1_a1", "content": [[0, 20]], "utterance": "u1"}
REVERSED = [{"ev1 u1", "ev1 u4"}, {"ev2 u1", "ev2 u9"}]


def test_places_are_known_by_article_with_the_event_of_their_utterance():
    found = labelled([{"a": SIDE, "b": {**SIDE, "utterance": None}}, {"a": SIDE, "b": {**SIDE, "article": "ev2_a3", "utterance": "u9"}}])
    assert {article: [told.utterance for told in each] for article, each in found.items()} == {"ev1_a1": ["ev1 u1"], "ev2_a3": ["ev2 u9"]}


def test_only_a_pair_within_one_reversed_position_is_right():
    suggested = [({"ev1 u1"}, {"ev1 u4"}), ({"ev1 u1"}, {"ev2 u9"}), ({"ev1 u1"}, set()), ({"ev1 u1"}, {"ev1 u1"})]
    assert scored(suggested, REVERSED) == {"suggested": 4, "right": 1, "precision": 25.0, "found": [1, 2]}


def test_nothing_suggested_has_no_precision():
    assert scored([], REVERSED) == {"suggested": 0, "right": 0, "precision": None, "found": [0, 2]}
