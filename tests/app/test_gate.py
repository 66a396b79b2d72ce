"""A thousand false answers, made from true ones: none leaves."""

import random
import re
from dataclasses import replace

import pytest

from app.chain import build_chain
from app.gate import checked
from app.turn import Answer, Intent, Prose, Request, Shown, Status, Turn, Verdict
from archive.records import Citation, Form, Span
from tests.app.record import fill

MUTATIONS = ("number", "not", "name", "splice", "tail", "speaker")
REQUEST = Request(question="What was said?", intent=Intent.WHAT_SAID)


@pytest.fixture(scope="module")
def statements(record):
    return sorted(record.quotes(), key=lambda quote: (quote.article.source, quote.extent.start))


def answer_of(*quotes, text="On record."):
    blocks, citations = [Prose(text)], []
    for quote in quotes:
        blocks.append(Shown(quote, len(citations) + 1))
        citations += [Citation(article=quote.article, span=span, quote_id=quote.id, speaker=quote.speaker) for span in quote.content]
    speakers = tuple(dict.fromkeys(quote.speaker for quote in quotes if quote.speaker))
    return Answer(request=REQUEST, status=Status.ANSWERED, speakers=speakers, blocks=tuple(blocks), citations=tuple(citations))


def doctored(words, kind, rng, statements):
    """Other words of the same length where that can be, so that only the words give them away."""
    other = rng.choice(["Ferryman", "eleventy", "orchard"])
    if kind == "number":
        return re.sub(r"\d", lambda m: str((int(m.group()) + rng.randint(1, 9)) % 10), words, count=1)
    if kind == "not":
        return re.sub(r"(\w+) ", r"\1 not ", words, count=1)
    if kind == "name":
        return re.sub(r"\w{4,}", other, words, count=1)
    if kind == "splice":
        return words[: len(words) // 2] + rng.choice(statements).text[-12:]
    return f"{words} and {other}"


def in_article(quote, words):
    """The quote as if its article held other words at its place."""
    span = quote.content[0]
    text = quote.article.text[: span.start] + words + quote.article.text[span.end :]
    article = replace(quote.article, text=text)
    return replace(quote, article=article, content=(Span(span.start, span.start + len(words)),), verbatim=(), form=Form.INDIRECT)


def mutated(quote, kind, rng, statements):
    """An answer that shows `quote` falsely: other words, another place, another speaker."""
    if kind == "speaker":
        other = rng.choice([s.speaker for s in statements if s.speaker != quote.speaker])
        honest = answer_of(quote)
        wrong = tuple(replace(citation, speaker=other) for citation in honest.citations)
        return rng.choice([replace(honest, citations=wrong), answer_of(replace(quote, speaker=other))])
    words = doctored(quote.text, kind, rng, statements)
    if words == quote.text:
        words += " indeed"
    return rng.choice([answer_of(in_article(quote, words)), replace(answer_of(), blocks=(Prose(f"{quote.speaker} said “{words}”."),))])


def test_a_thousand_mutations_none_passes(record, statements):
    rng = random.Random(7)
    for n in range(1000):
        answer = checked(mutated(rng.choice(statements), MUTATIONS[n % len(MUTATIONS)], rng, statements), record)
        assert answer.citations == ()
        assert not any(isinstance(block, Shown) or "“" in block.text for block in answer.blocks)


def test_true_answers_leave_unchanged(record, statements):
    for quote in statements:
        honest = answer_of(quote)
        assert checked(honest, record) == honest
    quoting = answer_of(statements[1], text="Vell said “We will not close the night ferry,” again.")
    assert checked(quoting, record) == quoting


def test_a_false_part_is_dropped_and_the_rest_renumbered(record, statements):
    true, false = statements[1], in_article(statements[0], "that ferry fares would fall")
    answer = checked(answer_of(false, true), record)
    assert [block.number for block in answer.blocks if isinstance(block, Shown)] == [1]
    assert [citation.quote_id for citation in answer.citations] == [true.id]
    assert answer.status is Status.ANSWERED


def test_when_nothing_is_left_it_is_not_found(record, statements):
    answer = checked(replace(answer_of(in_article(statements[0], "nothing of the kind")), verdict=Verdict.SAID), record)
    assert (answer.status, answer.verdict, answer.speakers) == (Status.NOT_FOUND, Verdict.NOT_SAID, ())


@pytest.mark.parametrize("number", [0, 2, 99, -1])
def test_numbers_without_a_citation_do_not_pass(record, statements, number):
    answer = answer_of(statements[0])
    assert checked(replace(answer, blocks=(Shown(statements[0], number),)), record).citations == ()


def test_a_link_to_another_article_does_not_pass(record, statements):
    quote = statements[0]
    article = replace(quote.article, url="https://example.com/elsewhere")
    honest = answer_of(quote)
    assert checked(replace(honest, citations=tuple(replace(c, article=article) for c in honest.citations)), record).citations == ()


def test_what_was_removed_since_does_not_leave(tmp_path, embedder):
    with fill(tmp_path, embedder) as archive:
        answer = build_chain(archive, embedder).invoke(Turn("What did Agnes Pike say about the lighthouse?"))
        assert checked(answer, archive) == answer
        archive.remove(answer.citations[0].article.id)
        assert checked(answer, archive).status is Status.NOT_FOUND
