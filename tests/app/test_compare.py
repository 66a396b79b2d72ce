"""Two wordings side by side: nothing of the article's words is lost, and what differs is told apart."""

from hypothesis import given
from hypothesis import strategies as st

from app.compare import Side, compared


def sides(quotation, article):
    return [(strand.side, strand.text) for strand in compared(quotation, article)]


def test_a_changed_word_stands_beside_the_articles():
    assert sides("the bridge was closed in May,", "The bridge was opened in May") == [
        (Side.BOTH, "The bridge was"),
        (Side.QUOTED, "closed"),
        (Side.ARTICLE, "opened"),
        (Side.BOTH, "in May"),
    ]


def test_words_added_and_left_out():
    assert sides("we never said so", "we said so yesterday") == [
        (Side.BOTH, "we"),
        (Side.QUOTED, "never"),
        (Side.BOTH, "said so"),
        (Side.ARTICLE, "yesterday"),
    ]


WORDS = st.lists(st.sampled_from("the toll, ferry. “was 3.5 % not. Ms. O’Hara — closed".split()), max_size=12).map(" ".join)


@given(WORDS, WORDS.filter(lambda words: any(map(str.isalnum, words))))
def test_the_articles_words_are_all_there_in_their_order(quotation, article):
    strands = compared(quotation, article)
    assert " ".join(strand.text for strand in strands if strand.side is not Side.QUOTED).split() == article.split()
