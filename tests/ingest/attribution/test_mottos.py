"""A motto is nobody's statement; a statement about one is."""

import pytest

from ingest.attribution import attributor


@pytest.mark.parametrize(
    "text",
    [
        "The mill closed in May. Its motto is “Something put by for the winter.”",
        "“Something put by for the winter” is the motto of the mill.",
        "The town adopted the slogan “A Place to Pause” in 2004. Few have.",
        "He wrote “The Salt Road” in a hut and “Return by Water” in a palace.",
    ],
)
def test_a_motto_is_no_statement(text):
    assert attributor().find([text]) == [[]]


def test_what_is_said_of_a_motto_is_one():
    (found,) = attributor().find(["“The motto of the mill is a lie,” said Ned Hask."])
    assert len(found) == 1
