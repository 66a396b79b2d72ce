"""Clauses that speak about one thing are found in longer statements, and what speaks against what in them."""

import pytest

from ingest.claims.facing import contrary, facing

CASES = {
    "number": ("The repair takes 14 weeks. Nobody will notice.", "I was told that the repair takes 30 weeks."),
    "negation": ("No passwords and no savings were taken.", "Savings and passwords were taken."),
    "opposite": ("We support the fare rise on the ferry.", "They oppose the fare rise on the ferry."),
    "": ("The fare rise comes in May, whatever happens.", "The fare rise comes in May."),
}


@pytest.mark.parametrize("against", CASES)
def test_what_two_clauses_say_against_each_other_is_named(against):
    clauses = facing(*CASES[against])
    assert clauses is not None
    assert contrary(*clauses) == against


def test_statements_about_different_things_have_no_facing_clauses():
    assert facing("The ferry sails at noon.", "Bees sleep all winter long.") is None


def test_a_denied_negation_is_no_contradiction():
    clauses = facing("Nobody closed the ferry to Port Sorrel.", "closed the ferry to Port Sorrel")
    assert contrary(*clauses) == "negation"
    assert contrary(*clauses, denied=True) == ""
