"""Who is for or against something, as far as the words say so, and whether somebody is."""

from dataclasses import replace
from datetime import date

import pytest

from app.chain import Steps
from app.meant import is_description, meant
from app.taking_sides import UNJUDGED
from app.turn import Intent, Prose, Shown, Turn, Verdict
from archive.records import Act, Span
from tests.app.record import article, fill, quote
from tests.app.test_question import SPEAKERS, read

ILVES, ROE, VENN = "Sanna Ilves", "Marek Roe", "Ada Venn"
TEXT = """Harbour plan splits the council

Sanna Ilves backed the harbour plan. “We support this harbour plan,” Ilves said.

Marek Roe said that he opposed the harbour plan. “The harbour plan is a gift to builders,” Roe said.

Ada Venn said the harbour plan was printed. She warned that the wall by the lock could not hold in a storm. She urged the council to
mend the wall by the lock before a storm.
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory, embedder):
    of = article("plan", TEXT, date(2031, 3, 3), "The Sorrel Post")
    at = TEXT.index("backed")
    quotes = [
        replace(quote(of, "the harbour plan", ILVES), cue=(Span(at, at + 6),), act=Act.BELIEVES),
        quote(of, "“We support this harbour plan,”", ILVES),
        quote(of, "that he opposed the harbour plan", ROE),
        quote(of, "“The harbour plan is a gift to builders,”", ROE),
        quote(of, "the harbour plan was printed", VENN),
        replace(quote(of, "that the wall by the lock could not hold in a storm", VENN), act=Act.WARNED),
        replace(quote(of, "to\nmend the wall by the lock before a storm", VENN), act=Act.URGED),
    ]
    with fill(tmp_path_factory.mktemp("plan"), embedder, {of: quotes}) as archive:
        yield Steps.over(archive, embedder)


def parted(answer):
    """The statements before and behind the line that says that nothing is judged."""
    at = next((n for n, block in enumerate(answer.blocks) if isinstance(block, Prose) and UNJUDGED in block.text), len(answer.blocks))
    own, rest = answer.blocks[:at], answer.blocks[at:]
    return [block.quote.text for block in own if isinstance(block, Shown)], [block.quote.text for block in rest if isinstance(block, Shown)]


@pytest.mark.parametrize("question", ["Who supported the harbour plan?", "Who backed the harbour plan?", "Who is for the harbour plan?"])
def test_only_who_says_so_is_for_it(plan, question):
    answer = plan(Turn(question))
    own, rest = parted(answer)
    assert answer.speakers == (ILVES,)
    assert "“We support this harbour plan,”" in own
    assert "“The harbour plan is a gift to builders,”" not in own
    assert "“We support this harbour plan,”" not in rest


@pytest.mark.parametrize("question", ["Who opposed the harbour plan?", "Who is against the harbour plan?"])
def test_only_who_says_so_is_against_it(plan, question):
    answer = plan(Turn(question))
    assert answer.speakers == (ROE,)
    assert parted(answer)[0][:1] == ["that he opposed the harbour plan"]
    assert "“The harbour plan is a gift to builders,”" in parted(answer)[1]


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Is Vell against the plan?", "oppose the plan"),
        ("Is Vell in favour of the plan?", "support the plan"),
        ("Is the transport minister opposed to the plan?", "oppose the plan"),
    ],
)
def test_whether_somebody_takes_a_side(question, topic):
    request = read(question)
    assert (request.intent, request.speakers, request.topic) == (Intent.DID_SAY, ("Mira Vell",), topic)


def test_whoever_is_asked_to_do_something_was_told_no_other_number_of_it(plan):
    assert plan(Turn("Did Venn warn that the wall by the lock could not hold in a storm?")).verdict is Verdict.SAID


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("the transport minister", ("Mira Vell",)),
        ("Raman", ("Priya Raman",)),
        ("vell", ("Mira Vell",)),
        ("the Harbour Workers Union", ("Harbour Workers Union",)),
        ("the bishop", ()),
        ("Ada Tarnby", ()),
    ],
)
def test_who_is_meant_by_a_name_or_an_office(text, who):
    assert meant(SPEAKERS, text).speakers == who
    assert is_description(text) is (text in ("the transport minister", "the bishop"))
