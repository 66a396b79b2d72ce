"""Words on a placard were written by whoever holds it up."""

import pytest

from archive.records import Act
from ingest.attribution import attributor


@pytest.fixture(scope="module")
def layers():
    return attributor()


@pytest.mark.parametrize(
    ("text", "holder", "medium"),
    [
        ("Nurses marched through Fenwire on Monday with placards reading “Pay us what you promised”.", "Nurses", "placard"),
        ("Two hundred farmers marched on Saturday, carrying signs that read “We are the rain”.", "Two hundred farmers", "sign"),
        ("Ida Crane held up a sign that said “No ferry, no vote” outside the town hall.", "Ida Crane", "sign"),
    ],
)
def test_a_placards_words_are_its_holders_and_written(layers, text, holder, medium):
    [statement] = [s for s in layers.find([text])[0] if s.verbatim]
    assert [span.cut(text) for span in statement.source] == [holder]
    assert (statement.act, statement.medium) == (Act.WROTE, medium)
