"""A pull quote repeats a statement, set apart: it is not said a second time."""

from ingest.attribution import attributor

SAID = "Ned Hask said on Friday: “The lock was blocked for eleven days and nobody on the board picked up a telephone.”"
AFTER = "The board did not answer questions on Saturday."


def quotations(*lines):
    text = "\n\n".join(lines)
    [found] = attributor().find([text])
    return [(" ".join(span.cut(text) for span in s.source), span.cut(text)) for s in found for span in s.verbatim]


def test_a_pull_quote_is_no_statement():
    pulled = "“The lock was blocked for eleven days and nobody picked up a telephone.”"
    found = quotations("Eleven days at the lock", SAID, pulled, AFTER)
    assert found == quotations("Eleven days at the lock", SAID, AFTER)
    assert len(found) == 1


def test_a_quotation_set_apart_that_repeats_nothing_stays():
    lone = "“We were never asked about the gates, not by the board and not by the town.”"
    assert any(words.startswith("We were never asked") for _, words in quotations("Eleven days at the lock", SAID, lone, AFTER))
