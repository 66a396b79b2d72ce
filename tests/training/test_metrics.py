import pytest

from training.metrics import Row, alpha, calibration_error, measure

TEXT = "Mara Odell said the ferry would return in May, Ivo Brandt added."
GOLD = [Row(((0, 10),), ((11, 15),), ((16, 38),))]


def test_perfect_predictions_score_a_hundred():
    measures, judged = measure([(TEXT, GOLD, GOLD)])
    assert measures["exact_content"] == measures["linked"] == measures["linked_all"] == measures["covered_80"] == 100
    assert measures["spurious"] == 0
    assert measures["alpha"] == 1
    assert judged == [(1.0, True)]


def test_white_space_at_the_ends_is_no_error():
    measures, _ = measure([(TEXT, GOLD, [Row(((0, 11),), ((11, 15),), ((15, 38),))])])
    assert measures["exact_source"] == measures["exact_content"] == 100


def test_a_wrong_source_is_found_but_not_linked():
    measures, judged = measure([(TEXT, GOLD, [Row(((47, 57),), ((11, 15),), ((16, 38),), 0.4)])])
    assert measures["covered_80"] == 100
    assert measures["linked"] == 0
    assert judged == [(0.4, False)]


def test_an_invented_statement_is_spurious():
    measures, _ = measure([(TEXT, GOLD, [*GOLD, Row((), (), ((47, 57),))])])
    assert measures["spurious"] == 50
    assert measures["linked"] == pytest.approx(66.67, abs=0.01)


def test_alpha_is_zero_for_chance_and_one_for_agreement():
    assert alpha({("a", "a"): 5, ("b", "b"): 5}) == 1
    assert alpha({("a", "a"): 25, ("a", "b"): 25, ("b", "a"): 25, ("b", "b"): 25}) == pytest.approx(0, abs=0.01)


def test_calibration_error_is_the_distance_from_what_happens():
    assert calibration_error([(0.8, k < 8) for k in range(10)], bins=1) == pytest.approx(0)
    assert calibration_error([(1.0, False)] * 10) == 1
