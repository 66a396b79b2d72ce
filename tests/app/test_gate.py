"""A thousand false answers, made from true ones: none leaves."""

import random
import re
from collections import Counter
from dataclasses import replace

import pytest

from app.answer import lead
from app.chain import build_chain
from app.gate import ABSENT, checked
from app.turn import Answer, Intent, Prose, Request, Shown, Status, Turn, Verdict
from archive.records import Citation, Form, Span, SpeakerKind
from tests.app import record as made

MUTATIONS = ("number", "not", "name", "splice", "tail", "speaker", "verdict", "speakers", "given")
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


def asking(asked, claim):
    return Request(question="Did they?", intent=Intent.DID_SAY, named=(asked,), speakers=(asked,), topic=claim)


def confirming(request, *quotes, text=""):
    """An answer that says yes to `request` on the strength of `quotes`, or says something else and has the verdict all the same."""
    answer = answer_of(*quotes, text=text or lead(request, quotes, verdict=Verdict.SAID))
    return replace(answer, request=request, verdict=Verdict.SAID)


def given_away(quote, other, rng):
    """A true statement under a sentence that gives its words to `other`, with or without marks, citation and first name."""
    name = rng.choice([other, other.split()[-1]])
    bare = quote.text.strip("“”,. ")
    sentence = rng.choice([f"{name} said “{quote.text.replace('“', '').replace('”', '')}”.", f"{name} said that {bare}."])
    blocks = (Prose(sentence, rng.choice([(), (1,)])), *answer_of(quote).blocks[1:])
    asked = rng.choice([REQUEST, replace(REQUEST, named=(other,), speakers=(other,))])
    return replace(answer_of(quote), blocks=blocks, request=asked)


def survives(kind, quote, rng, statements, record):
    """Whether what a mutation of this kind put into an answer leaves the gate."""
    foreign = rng.choice([s for s in statements if s.speaker != quote.speaker])
    if kind == "verdict":
        other = next(s for s in rng.sample(statements, len(statements)) if s != quote)
        unlike = f"Not confirmed: nothing on record shows that {quote.speaker} said this."
        not_theirs = confirming(asking(foreign.speaker, quote.text), quote)
        false = rng.choice([not_theirs, confirming(asking(quote.speaker, other.text), quote, text=unlike)])
        return checked(false, record).verdict is Verdict.SAID
    if kind == "speakers":
        name = rng.choice([foreign.speaker, "Petra Lindqvist"])
        return name in checked(replace(answer_of(quote), speakers=rng.choice([(name,), (quote.speaker, name)])), record).speakers
    if kind == "given":
        return any(isinstance(block, Prose) for block in checked(given_away(quote, foreign.speaker, rng), record).blocks)
    answer = checked(mutated(quote, kind, rng, statements), record)
    return bool(answer.citations) or any(isinstance(block, Shown) or "“" in block.text for block in answer.blocks)


def test_a_thousand_mutations_none_passes(record, statements):
    rng = random.Random(7)
    passed = Counter()
    for n in range(1000):
        kind = MUTATIONS[n % len(MUTATIONS)]
        passed[kind] += survives(kind, rng.choice(statements), rng, statements, record)
    assert passed.total() == 0, passed


def test_a_confirmed_claim_stays_confirmed(record, statements):
    honest = confirming(asking(statements[0].speaker, statements[0].text), statements[0])
    assert checked(honest, record) == honest


def test_a_yes_whose_evidence_is_gone_is_no_yes_though_another_s_words_are_left(record, statements):
    own, other = statements[0], next(quote for quote in statements if quote.speaker != statements[0].speaker)
    request = asking(own.speaker, own.text)
    assert checked(confirming(request, own, other), record).verdict is Verdict.SAID
    answer = checked(confirming(request, in_article(own, "that fares would fall"), other), record)
    assert (answer.status, answer.verdict, answer.citations) == (Status.NOT_FOUND, Verdict.NOT_SAID, ())


def test_a_lead_counts_and_names_only_what_is_left(record, statements):
    true, gone = statements[1], in_article(next(q for q in statements if q.speaker != statements[1].speaker), "nothing of the kind")
    answer = answer_of(gone, true)
    both = Prose(f"2 statements on record from {gone.speaker} and {true.speaker}.", (1, 2))
    answer = checked(replace(answer, blocks=(both, *answer.blocks[1:])), record)
    assert answer.blocks[0] == Prose(f"1 statement on record from {true.speaker}.", (1,))


def test_a_sentence_that_lost_all_it_rested_on_is_dropped(record, statements):
    answer = answer_of(in_article(statements[0], "nothing of the kind"), statements[1])
    blocks = (Prose("The fares will fall.", (1,)), *answer.blocks[1:])
    assert not any(isinstance(block, Prose) for block in checked(replace(answer, blocks=blocks), record).blocks)


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
    with made.fill(tmp_path, embedder) as archive:
        answer = build_chain(archive, embedder).invoke(Turn("What did Agnes Pike say about the lighthouse?"))
        assert checked(answer, archive) == answer
        archive.remove(answer.citations[0].article.id)
        assert checked(answer, archive).status is Status.NOT_FOUND


def test_the_reader_s_own_words_may_name_anybody_and_an_answer_is_never_empty(record):
    request = replace(REQUEST, intent=Intent.WHAT_SAID, named=("Agnes Pike's brother",), described="Agnes Pike's brother")
    absent = Answer(request=request, status=Status.NOT_FOUND, blocks=(Prose("Nothing on record from Agnes Pike's brother."),))
    assert checked(absent, record) == absent
    refused = Answer(request=REQUEST, status=Status.NOT_FOUND, blocks=(Prose("Agnes Pike lied."),))
    assert checked(refused, record).blocks == (Prose(ABSENT),)


def test_a_source_on_record_that_is_a_plain_word_keeps_no_sentence_from_leaving(tmp_path, embedder):
    paper = made.article("paper", "A statement said “the ferry is late.”", None, "")
    with made.fill(
        tmp_path, embedder, {paper: [made.quote(paper, "“the ferry is late.”", "statement", kind=SpeakerKind.DOCUMENT)]}
    ) as archive:
        absent = Answer(request=REQUEST, status=Status.NOT_FOUND, blocks=(Prose("Not on record: no statement matches this."),))
        assert checked(absent, archive) == absent
