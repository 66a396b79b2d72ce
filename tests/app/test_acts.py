"""What somebody promised, denied, ordered, asked, predicted, threatened or warned, as the articles report it."""

from dataclasses import replace
from datetime import date

import pytest

from app.acts import as_verb, is_of
from app.chain import Steps
from app.turn import Prose, Shown, Status, Turn
from archive.records import Act, Polarity, Span
from tests.app.record import article, fill, quote
from tests.app.test_question import read

VENN, ROE = "Ada Venn", "Otto Roe"
TEXT = """Rents on the quay

Mayor Ada Venn promised that rents on the quay would be frozen. She denied that a contract had been signed with the yard. Venn ordered a
review of every vessel. “The quay is open to all,” Venn said.

Otto Roe vowed to vote against the tunnel. Roe threatened to resign over the tolls. He warned that the north wall could fail. Roe predicted
a hard winter. He refused to say whether he would run. Roe asked whether the pumps had been tested. Roe refused to promise lower
tolls.

At night Venn said that the ferry timetable was a disgrace.
"""


def told(of, cue, words, speaker, act=Act.SAID, polarity=Polarity.ASSERTED):
    at = of.text.index(cue)
    return replace(quote(of, words, speaker, polarity=polarity), cue=(Span(at, at + len(cue)),), act=act)


@pytest.fixture(scope="module")
def acts(tmp_path_factory, embedder):
    of = article("rents", TEXT, date(2031, 3, 3), "The Sorrel Post")
    quotes = [
        replace(told(of, "promised", "that rents on the quay would be frozen", VENN, Act.PROMISED), role="Mayor"),
        told(of, "denied", "that a contract had been signed with the yard", VENN, polarity=Polarity.DENIED),
        told(of, "ordered", "a\nreview of every vessel", VENN, Act.ORDERED),
        quote(of, "“The quay is open to all,”", VENN),
        quote(of, "that the ferry timetable was a disgrace", VENN),
        told(of, "vowed", "to vote against the tunnel", ROE, Act.PROMISED),
        told(of, "threatened", "to resign over the tolls", ROE, Act.WARNED),
        told(of, "warned", "that the north wall could fail", ROE, Act.WARNED),
        told(of, "predicted", "a hard winter", ROE, Act.PREDICTED),
        told(of, "refused to say", "whether he would run", ROE, polarity=Polarity.UNSAID),
        told(of, "asked", "whether the pumps had been tested", ROE, Act.ASKED, Polarity.QUESTION),
        told(of, "refused to promise", "lower\ntolls", ROE, Act.PROMISED, Polarity.DENIED),
    ]
    with fill(tmp_path_factory.mktemp("acts"), embedder, {of: quotes}) as archive:
        yield Steps.over(archive, embedder)


def shown(answer):
    return [block.quote.text for block in answer.blocks if isinstance(block, Shown)]


def prose(answer):
    return " ".join(block.text for block in answer.blocks if isinstance(block, Prose))


@pytest.mark.parametrize(
    ("question", "words", "counted"),
    [
        ("What did Venn promise?", ["that rents on the quay would be frozen"], "1 promise on record from Ada Venn"),
        (
            "What did Venn deny about a contract?",
            ["that a contract had been signed with the yard"],
            "1 denial on record from Ada Venn about",
        ),
        ("What promises did the mayor make?", ["that rents on the quay would be frozen"], "1 promise"),
        ("Venn's promises on rents", ["that rents on the quay would be frozen"], "1 promise"),
        ("What did Venn deny?", ["that a contract had been signed with the yard"], "1 denial"),
        ("What did Venn order?", ["a\nreview of every vessel"], "1 order"),
        ("What did Roe promise?", ["to vote against the tunnel"], "1 promise"),
        ("What did Roe threaten?", ["to resign over the tolls"], "1 threat"),
        ("threats by Roe", ["to resign over the tolls"], "1 threat"),
        ("What did Roe warn about?", ["that the north wall could fail"], "1 warning"),
        ("Who warned about the wall?", ["that the north wall could fail"], "1 warning"),
        ("What did Roe predict?", ["a hard winter"], "1 prediction"),
        ("What did Roe ask?", ["whether the pumps had been tested"], "1 question"),
        ("What has Roe refused to say?", ["whether he would run", "lower\ntolls"], "2 refusals"),
        ("Who promised what?", ["that rents on the quay would be frozen", "to vote against the tunnel"], "2 promises"),
    ],
)
def test_only_what_is_reported_so_answers(acts, question, words, counted):
    answer = acts(Turn(question))
    assert (answer.status, sorted(shown(answer))) == (Status.ANSWERED, sorted(words))
    assert counted in prose(answer)


def test_where_nothing_is_reported_so_that_is_said_and_the_rest_offered(acts):
    answer = acts(Turn("What did Venn predict?"))
    assert (answer.status, shown(answer), answer.suggestions) == (Status.NOT_FOUND, [], ("What did Ada Venn say?",))
    assert "No prediction on record from Ada Venn." in prose(answer)
    about = acts(Turn("What did Venn promise about the ferry timetable?"))
    assert "that the ferry timetable was a disgrace" in shown(about)
    assert "None of this is reported as a promise." in prose(about)
    assert "statement" in prose(about).split(" on record")[0]


def test_what_else_is_about_the_topic_is_told_apart(acts):
    answer = acts(Turn("What did Venn promise about the open quay?"))
    assert shown(answer)[0] == "that rents on the quay would be frozen"
    assert "“The quay is open to all,”" in shown(answer)[1:]
    assert "1 promise on record from Ada Venn about the open quay." in prose(answer)
    assert "Also on record about this, and not reported as a promise:" in prose(answer)


def test_a_verb_alone_asks_the_same_person(acts):
    first = acts(Turn("What did Venn promise?"))
    answer = acts(Turn("and deny?", (first.request,)))
    assert shown(answer) == ["that a contract had been signed with the yard"]


@pytest.mark.parametrize(
    ("question", "act"),
    [
        ("What did Vell promise about fares?", "promise"),
        ("Which fares did Vell promise?", "promise"),
        ("What did Vell say about the promise?", ""),
        ("What did Vell say she would promise?", ""),
        ("Did Vell promise lower fares?", ""),
        ("Who promised lower fares?", ""),
        ("How did Vell deny it?", ""),
        ("What did Vell announce?", ""),
    ],
)
def test_which_questions_ask_for_one_kind_of_statement(question, act):
    assert read(question).act == act


@pytest.mark.parametrize("text", ["What did Roe say about Venn's promises?", "the warnings that Roe gave", "who ordered the review?"])
def test_what_speaks_of_a_promise_stays(text):
    assert as_verb(text) == text


def test_the_words_that_report_it_go_before_the_act():
    of = article("a", TEXT, date(2031, 3, 3), "The Sorrel Post")
    threat = told(of, "threatened", "to resign over the tolls", ROE, Act.WARNED)
    assert (is_of(threat, "threat"), is_of(threat, "warning"), is_of(threat, "promise")) == (True, False, False)
    refused = told(of, "refused to promise", "lower\ntolls", ROE, Act.PROMISED, Polarity.DENIED)
    assert (is_of(refused, "promise"), is_of(refused, "denial"), is_of(refused, "refusal")) == (False, False, True)
