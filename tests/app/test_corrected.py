"""What a correction on record changes is shown as a correction, and confirms nothing."""

from datetime import date

import pytest

from app.chain import build_chain
from app.corrected import corrected
from app.negation import Difference, difference
from app.turn import Status, Turn, Verdict
from tests.app.record import VELL, article, fill, quote

OLD, NEW = "that the tolls would rise by 14 percent in May", "that the tolls would rise by 4 percent in May, not by 14 percent"
BACK = "Printed before, and taken back by a correction on record:"


def printed(name, title, words, day, speaker=VELL, *, outlet="The Sorrel Post", year=2031):
    of = article(name, f"{title}\n\n{speaker} said {words}.", date(year, 3, day), outlet)
    return of, quote(of, words, speaker)


@pytest.fixture(scope="module")
def noted(tmp_path_factory, embedder):
    pairs = [printed("tolls", "Harbour tolls to rise", OLD, 4), printed("note", "Correction: harbour tolls", NEW, 6)]
    with fill(tmp_path_factory.mktemp("noted"), embedder, {of: [said] for of, said in pairs}) as archive:
        yield build_chain(archive, embedder)


def told(chain, question):
    answer = chain.invoke(Turn(question))
    texts = [block.text if hasattr(block, "text") else block.quote.text for block in answer.blocks]
    return answer, texts


def test_the_corrected_figure_stands_apart_from_the_correction(noted):
    _, texts = told(noted, "What did Mira Vell say about the tolls?")
    assert texts[0].startswith("1 statement on record")
    assert texts[1:] == [NEW, BACK, OLD]


def test_a_correction_confirms_its_own_figure_and_not_the_other(noted):
    right, texts = told(noted, "Did Mira Vell say that the tolls would rise by 4 percent?")
    assert (right.verdict, texts[1]) == (Verdict.SAID, NEW)
    wrong, texts = told(noted, "Did Mira Vell say that the tolls would rise by 14 percent?")
    assert wrong.verdict is Verdict.NOT_SAID
    assert texts == ["Not confirmed: a correction on record takes back what was printed as said by Mira Vell.", NEW, BACK, OLD]
    nobody, texts = told(noted, "Who said that the tolls would rise by 14 percent?")
    assert nobody.status is Status.NOT_FOUND
    assert BACK in texts


@pytest.mark.parametrize(
    ("title", "words", "speaker", "day", "taken"),
    [
        ("Correction: harbour tolls", NEW, VELL, 6, True),
        ("Correction: harbour tolls", "that the tolls would go up by 4 percent in May instead of 14", VELL, 6, True),
        # another report of somebody's words is no correction; nor is one of somebody else, of something else, or from before
        ("Harbour tolls to rise", NEW, VELL, 6, False),
        ("Correction: harbour tolls", NEW, "Agnes Pike", 6, False),
        ("Correction: harbour tolls", "that the quay had cost 4 million crowns", VELL, 6, False),
        ("Correction: harbour tolls", NEW, VELL, 1, False),
    ],
)
def test_what_a_correction_takes_back(title, words, speaker, day, taken):
    (_, old), (_, new) = printed("tolls", "Harbour tolls to rise", OLD, 4), printed("note", title, words, day, speaker)
    assert corrected([old, new]) == ({old.id: new} if taken else {})


@pytest.mark.parametrize(("outlet", "year", "taken"), [("Coast Weekly", 2031, False), ("The Sorrel Post", 2026, False), ("", 2031, True)])
def test_a_correction_is_of_the_same_outlet_and_of_lately(outlet, year, taken):
    _, old = printed("tolls", "Harbour tolls to rise", OLD, 4, outlet=outlet, year=year)
    _, new = printed("note", "Correction: harbour tolls", NEW, 6)
    assert bool(corrected([old, new])) is taken


def test_what_is_set_beside_as_not_so_negates_nothing_else():
    assert difference("the tolls would rise by 4 percent", NEW, turned=False) is Difference.NONE
    assert difference("the tolls would rise by 14 percent", NEW, turned=False) is not Difference.NONE
