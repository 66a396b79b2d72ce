"""A model's text cut into sentences with ids, however it is torn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dictation import Dictation, Sentence, Unfit

WHOLE = "<think>\n[S1] or [S2]?\n</think>\n\n- Mira^Vell spoke. [S1] [S2]\n[S3]\nOkoro said [S4, S5]. Pike spoke about ghosts: [ S6 ]"
CUT = [
    Sentence("Mira Vell spoke.", (1, 2)),
    Sentence("", (3,)),
    Sentence("Okoro said.", (4, 5)),
    Sentence("Pike spoke about ghosts:", (6,)),
]


def heard(pieces):
    dictation = Dictation()
    return [sentence for piece in pieces for sentence in dictation.hear(piece)] + list(dictation.end())


@given(st.lists(st.integers(0, len(WHOLE)), max_size=30))
def test_the_sentences_are_the_same_however_the_text_is_torn(places):
    edges = [0, *sorted(places), len(WHOLE)]
    assert heard(WHOLE[a:b] for a, b in zip(edges, edges[1:], strict=False)) == CUT


def test_a_sentence_comes_as_soon_as_no_further_id_can_follow():
    dictation = Dictation()
    assert list(dictation.hear("Vell spoke. [S1")) == []
    assert list(dictation.hear("]")) == []
    assert list(dictation.hear("[S2] ")) == []
    assert list(dictation.hear("P")) == [Sentence("Vell spoke.", (1, 2))]


@pytest.mark.parametrize(
    "text",
    [
        "The moon is cheese.",
        "The moon is cheese.\nVell spoke. [S1]",
        "Vell spoke. [S1]\nThe moon is cheese.",
        "Vell spoke. [1]",
        "Vell spoke. [S1",
        "Vell spoke. [S1x]",
        "Vell spoke. [[S1]]",
        "[click](https://evil.example) [S1]",
    ],
)
def test_what_has_no_id_is_not_heard(text):
    with pytest.raises(Unfit):
        heard([text])


@given(st.text(alphabet="Sab1 [],.:\n^<think>/", max_size=60))
def test_any_text_is_cut_or_refused(text):
    try:
        sentences = heard([text])
    except Unfit:
        return
    assert not any(sign in sentence.text for sentence in sentences for sign in "[]^\n")


def test_a_flood_without_ids_is_not_waited_out():
    dictation = Dictation()
    flood = (sentence for _ in range(5_000) for sentence in dictation.hear("more and more and more "))
    with pytest.raises(Unfit, match="goes on without an id"):
        next(flood)
