"""A quotation that the sentence puts into nobody's mouth is no statement."""

import pytest

from archive.records import Form, Span
from ingest.attribution import RuleAttributor
from ingest.attribution.describe import Describer
from ingest.attribution.imagined import without_imagined
from ingest.attribution.statement import Statement


def quoted(text):
    statements = [s for s in RuleAttributor().find([text])[0] if s.verbatim and s.source]
    return len(statements), len(without_imagined(Describer(text), statements))


@pytest.mark.parametrize(
    "text",
    [
        "Nobody says, “I want to pay for the bridge.”",
        "No one said, “We will sink the ferry.”",
        "If your landlord says, “The roof will hold,” ask Ned Hask.",
    ],
)
def test_nobodys_words_are_left_out(text):
    before, after = quoted(text)
    assert before == 1
    assert after == 0


@pytest.mark.parametrize(
    "text",
    [
        "Ned Hask said, “Nobody wants to pay for the bridge.”",
        "A woman said, “The roof will hold.”",
        "When Ida Crane said, “The roof will hold,” the rain began.",
    ],
)
def test_somebodys_words_stay(text):
    before, after = quoted(text)
    assert before == after == 1


def test_a_source_inside_the_dashes_of_a_quotation_breaks_nothing():
    text = "— I praised her because it is my duty, the chief arbiter, Ned Hask, explained. — I also counted the moves."
    source, cue = Span(39, 66), Span(68, 77)
    said = Statement(content=(Span(0, 66),), verbatim=(Span(2, 66),), cue=(cue,), source=(source,), form=Form.DIRECT)
    assert cue.cut(text) == "explained"
    assert without_imagined(Describer(text), [said]) == [said]
