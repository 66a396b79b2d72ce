"""A whole draft: every quotation in it is found, given to whom the draft gives it to, and held against the record."""

import pytest

from app.drafts import DRAFT_LIMIT, checked, quotations
from app.finding import Finding
from app.names import NameIndex
from archive.errors import BadInput
from tests.app.record import OKORO, PIKE, VELL

DRAFT = """Night ferry stays

“We will not close the night ferry,” minister Mira Vell told passengers on Friday.

“The harbour,” she said, “is the lung of this town.”

“Nobody asked the night shift,” said Agnes Pike. “It has been dark for twelve years and we will light it in June,” Pike said.

“The moon is made of a very old and crumbly cheese,” said Samuel Okoro.
"""


def results(record, text, speaker=""):
    found = checked(quotations(text, speaker=speaker), record, NameIndex.of(record.speakers()))
    return [(each.quotation.words.strip(",."), each.quotation.speaker, each.finding.finding, each.finding.speaker) for each in found]


def test_every_quotation_of_a_draft_is_checked_in_reading_order(record):
    assert results(record, DRAFT) == [
        ("We will not close the night ferry", VELL, Finding.VERBATIM, VELL),
        ("The harbour, is the lung of this town", VELL, Finding.VERBATIM, VELL),
        ("Nobody asked the night shift", PIKE, Finding.WRONG_SPEAKER, OKORO),
        ("It has been dark for twelve years and we will light it in June", PIKE, Finding.ALTERED, PIKE),
        ("The moon is made of a very old and crumbly cheese", OKORO, Finding.NOT_FOUND, None),
    ]


def test_words_without_marks_are_one_quotation(record):
    assert results(record, "We will not close the night ferry\n", VELL) == [
        ("We will not close the night ferry", VELL, Finding.VERBATIM, VELL)
    ]


def test_whom_the_reader_names_counts_for_all(record):
    assert {finding for _, name, finding, _ in results(record, "“Nobody asked the night shift,” said Okoro.", VELL)} == {
        Finding.WRONG_SPEAKER
    }


def test_a_title_in_marks_is_no_quotation():
    found = quotations("The museum’s “Salt” room is open. “Nobody asked the night shift at all,” she said.")
    assert [each.words for each in found] == ["Nobody asked the night shift at all,"]


@pytest.mark.parametrize("text", ["", " \n ", "x" * (DRAFT_LIMIT + 1), "“Nobody asked the night shift.” " * 201])
def test_what_cannot_be_checked_is_one_sentence(text):
    with pytest.raises(BadInput):
        quotations(text)


def test_one_quotation_that_is_too_long_does_not_stop_the_rest(record):
    text = f"“{'night ' * 1200}”\n\n“We will not close the night ferry,” said Vell."
    found = list(checked(quotations(text), record, NameIndex.of(record.speakers())))
    assert "check it part by part" in found[0].finding.note
    assert found[-1].finding.finding is Finding.VERBATIM
