"""A statement's fit: what its own words, its surroundings and its article have of a topic, the rare words more than the common ones."""

import pytest

from app.scoring import LIFT, Topic, lifted, surroundings
from archive.records import Article, Form, Quote, Span

TEXT = (
    "Vell spoke at the harbour hall.\n"
    "“The ferry is late,” Vell said. “It will be later.”\n"
    "“The bridge is late,” Orr said.\n"
)  # fmt: skip


def _said(words: str, speaker: str, text: str = TEXT) -> Quote:
    start = text.index(words)
    span = Span(start, start + len(words))
    article = Article(id="a", source="a.txt", text=text, title="Delayed sailings")
    return Quote(article=article, content=(span,), verbatim=(span,), form=Form.DIRECT, speaker=speaker)


FERRY, LATER, BRIDGE = (
    _said("The ferry is late,", "Mira Vell"),
    _said("It will be later.", "Mira Vell"),
    _said("The bridge is late,", "Ann Orr"),
)


def test_a_rare_word_tells_more_than_one_that_every_statement_has() -> None:
    topic = Topic.of("ferry late").weighed([FERRY, BRIDGE, *[BRIDGE] * 20])
    assert topic.said(FERRY) == 1.0
    assert topic.said(BRIDGE) < 0.5
    assert Topic.of("ferry late").said(BRIDGE) == 0.5


def test_a_statement_fits_better_than_its_neighbour_whose_paragraph_alone_has_the_word() -> None:
    topic = Topic.of("ferry")
    assert topic.fit(FERRY, 0.5, 0.5) > topic.fit(LATER, 0.5, 0.5) > topic.fit(BRIDGE, 0.5, 0.5)


TALK = (
    "We met her on the quay.\n\nQ: Why are the tolls going up?\n\nA: “Because the quay is falling down.”\n\n"
    "Will the night ferry survive?\n\n"
    "“Yes, for now.”\n\nA man came by. Was he late? He was.\n\n“He always is,” she said.\n"
)


@pytest.mark.parametrize(
    ("words", "around"),
    [
        ("Because the quay is falling down.", "Q: Why are the tolls going up?\n\nA: “Because the quay is falling down.”"),
        ("Yes, for now.", "Will the night ferry survive?\n\n“Yes, for now.”"),
        ("He always is,", "“He always is,” she said."),
    ],
)
def test_an_answer_belongs_to_the_question_right_above_it(words, around) -> None:
    assert surroundings(_said(words, "Mira Vell", TALK)) == around


def test_other_questions_of_an_interview_say_nothing_of_an_answer() -> None:
    quay, ferry, late = (_said(words, "Mira Vell", TALK) for words in ("Because the quay is", "Yes, for now.", "He always is,"))
    assert (Topic.of("night ferry").nearby(ferry), Topic.of("night ferry").in_article(ferry)) == (1.0, 1.0)
    assert (Topic.of("tolls").in_article(ferry), Topic.of("tolls").in_article(late), Topic.of("sailing").in_article(quay)) == (0, 1, 1)
    assert lifted([(quay, 0.1), (ferry, 0.5)]) == [0.1, 0.5]


def test_words_elsewhere_in_the_article_count_as_whole_words_only() -> None:
    assert Topic.of("harbour").in_article(BRIDGE) == 1.0
    assert Topic.of("arbour").in_article(BRIDGE) == 0.0
    assert Topic.of("sailing").in_article(BRIDGE) == 1.0, "the headline is part of the article"


def test_fit_stays_in_its_bounds() -> None:
    assert Topic.of("ferry").fit(FERRY, 1.0, 1.0) <= 1.0
    assert Topic.of("zeppelin").fit(FERRY, -1.0, -1.0) == 0.0
    assert Topic.of("the of").fit(FERRY, 0.0, 0.0) == 0.0


def test_what_goes_on_with_a_statement_is_lifted_by_it_and_nobody_elses_words_are() -> None:
    assert lifted([(FERRY, 0.5), (LATER, 0.1), (BRIDGE, 0.1)]) == [0.5, LIFT * 0.5, 0.1]
