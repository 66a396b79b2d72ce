"""Words that the record gives to somebody without being sure are told so wherever a verdict rests on them."""

from dataclasses import replace

import pytest

from app.chain import build_chain
from app.cli_reading import answer_row, finding_row
from app.cli_show import finding_lines
from app.drafts import Checked, Quotation
from app.render import Findings, findings_html
from app.turn import Turn
from app.verify import verify
from tests.app.record import OKORO, PIKE, VELL, fill, labelled

NIGHT = "We will not close the night ferry"


@pytest.fixture(scope="module")
def unsure(tmp_path_factory, embedder):
    """The record, Mira Vell's statements as doubtful as a description that may mean somebody else."""
    articles = {each: [replace(q, confidence=0.4) if q.speaker == VELL else q for q in quotes] for each, quotes in labelled().items()}
    with fill(tmp_path_factory.mktemp("unsure"), embedder, articles) as archive:
        yield archive


@pytest.mark.parametrize(
    ("question", "uncertain"),
    [
        ("Did Mira Vell say that they would not close the night ferry?", True),
        ("Did Agnes Pike say that the lighthouse had been dark for eleven years?", False),
    ],
)
def test_a_yes_that_rests_on_doubtful_statements_says_so(unsure, embedder, question, uncertain):
    row = answer_row(question, build_chain(unsure, embedder).invoke(Turn(question)))
    assert row["verdict"] == "said"
    assert row.get("uncertain", False) is uncertain
    assert row["text"].startswith("Yes, but who said it is uncertain: " if uncertain else "Yes, this is on record")


@pytest.mark.parametrize(
    ("words", "speaker", "uncertain"),
    [
        (NIGHT, VELL, True), (NIGHT, "", True), (NIGHT, OKORO, True), ("We will close the night ferry", VELL, True),
        ("Nobody asked the night shift", OKORO, False), ("I have never seen a ghost there", PIKE, False),
    ],
)  # fmt: skip
def test_a_finding_about_doubtful_words_says_so(unsure, words, speaker, uncertain):
    found = verify(words, unsure, speaker=speaker)
    told = (next(finding_lines(found)), findings_html(Findings((Checked(Quotation(words, speaker), found),))))
    assert finding_row(found).get("uncertain", False) is uncertain
    assert ["uncertain" in each for each in told] == [uncertain] * 2


def test_a_sure_report_of_the_same_words_takes_the_doubt_away(tmp_path, embedder):
    articles = labelled()
    ferry, quotes = next(iter(articles.items()))
    other = replace(ferry, id="other", source="other.txt")
    doubtful = [replace(each, confidence=0.4) for each in quotes]
    with fill(tmp_path, embedder, {ferry: doubtful, other: [replace(each, article=other) for each in quotes]}) as archive:
        assert not verify(NIGHT, archive, speaker=VELL).uncertain
