"""Answers composed without a model."""

from dataclasses import replace

import pytest

from app.answer import compose
from app.chain import build_chain
from app.offered import matter_of
from app.sentences import NO_ARTICLES
from app.standing import said_otherwise
from app.turn import Evidence, Intent, Prose, Request, Scored, Shown, Status, Turn, Verdict
from app.verdict import Claim
from archive.archive import Archive
from archive.filters import Coverage
from archive.records import Polarity
from tests.app.record import OKORO, PIKE, VELL, article, quote


def prose(answer):
    return " ".join(block.text for block in answer.blocks if isinstance(block, Prose))


def shown(answer):
    return [block.quote for block in answer.blocks if isinstance(block, Shown)]


def test_a_found_answer_leads_with_speaker_and_count_and_cites_every_statement(ask):
    answer = ask("What did Mira Vell say about the night ferry?")
    assert answer.status is Status.ANSWERED
    assert answer.speakers == (VELL,)
    assert VELL in answer.blocks[0].text
    assert f"{len(shown(answer))} statement" in answer.blocks[0].text
    assert all(citation.quote == citation.article.text[citation.span.start : citation.span.end] for citation in answer.citations)


def test_a_statement_in_two_parts_has_a_citation_for_each(ask):
    answer = ask("Who said 'the lung of this town'?")
    block = next(block for block in answer.blocks if isinstance(block, Shown) and len(block.quote.content) == 2)
    parts = answer.citations[block.number - 1 : block.number + 1]
    assert [part.quote for part in parts] == ["“The harbour,”", "“is the lung of this town.”"]
    assert answer.speakers[0] == VELL


def test_statements_are_grouped_by_speaker_and_newest_first(ask):
    speakers = [quote.speaker for quote in shown(ask("who said anything about the lighthouse or the ferry?"))]
    assert speakers == sorted(speakers, key=speakers.index)
    days = [quote.published_on for quote in shown(ask("What did Mira Vell say?"))]
    assert days == sorted(days, reverse=True)


def test_absence_says_what_was_searched_and_what_there_is(ask):
    answer = ask("What did Mira Vell say about beekeeping on rooftops?")
    assert answer.status is Status.NOT_FOUND
    text = prose(answer)
    assert "Nothing on record from Mira Vell about beekeeping on rooftops" in text
    assert "2 articles with 10 statements by 4 named sources, published 3 March 2031 to 20 April 2031" in text
    assert "nearest" in text


def test_a_topic_that_was_only_kept_and_finds_nothing_is_said_and_the_question_offered_without_it(ask):
    before = ask("What did Mira Vell say about the night ferry?").asked
    answer = ask("What did Agnes Pike say?", history=(before,))
    assert answer.status is Status.NOT_FOUND
    assert "This question names no topic: the night ferry is kept from the question before." in prose(answer)
    assert answer.suggestions[0] == f"What did {PIKE} say?"
    again = ask(answer.suggestions[0], history=(before, answer.asked))
    assert (again.status, again.request.topic) == (Status.ANSWERED, "")
    own = ask("What did Agnes Pike say about the night ferry?", history=(before,))
    assert "names no topic" not in prose(own)


def test_words_on_record_that_nobody_asserts_are_no_absence_of_the_words():
    of = article("quay", "Agnes Pike would not say who has the lamp.", None, "")
    unsaid = replace(quote(of, "who has the lamp", PIKE), polarity=Polarity.UNSAID)
    near = (Scored(unsaid, 0.9),)
    claim = Claim("who has the lamp")
    evidence = Evidence(
        request=Request(question="Who said “who has the lamp”?", intent=Intent.WHO_SAID, topic=claim.text), nearest=near,
        coverage=Coverage(articles=1, quotes=1, passages=1, speakers=1, outlets=(), first=None, last=None),
        reason=said_otherwise(claim, near),
    )  # fmt: skip
    text = prose(compose(evidence))
    assert text.startswith("Nobody on record said this.")
    assert "The words are on record, but were left unsaid:" in text
    assert said_otherwise(Claim("who lost the lamp"), near) == ""


def test_absence_of_a_person_shows_nobody_elses_words(ask):
    answer = ask("What did Petra Lindqvist say about ferry fares?")
    assert answer.status is Status.NOT_FOUND
    assert "Nobody on record bears the name Petra Lindqvist" in prose(answer)
    assert (answer.citations, answer.speakers) == ((), ())
    assert answer.suggestions[0] == f"What did {VELL} say about ferry fares?"


@pytest.mark.parametrize(
    ("question", "offered"),
    [
        ("Did Agnes Pike say that ferry fares would rise by 12 percent?", ["What did Agnes Pike say?",
            "Who said that ferry fares would rise by 12 percent?", "What did Mira Vell say about ferry fares?"]),
        ("Did Agnes Pike say that the lighthouse had cost 99 crowns?", ["What did Agnes Pike say about the lighthouse?"]),
        ("Did Agnes Pike say that ferry fares would rise by 90 percent?", ["What did Agnes Pike say?",
            "What did Mira Vell say about ferry fares?"]),
        ("Did Agnes Pike say that she would resign?", ["What did Agnes Pike say?"]),
        ("Did Agnes Pike say that the lighthouse cost 340,000 crowns?", []),
    ],
)  # fmt: skip
def test_what_is_offered_after_a_claim_reads_as_a_question(ask, question, offered):
    assert list(ask(question).suggestions) == offered


@pytest.mark.parametrize(
    ("claim", "matter"),
    [
        ("the night ferry would stay", "the night ferry"), ("people in Port Sorrel had paid", "people in Port Sorrel"),
        ("Kestrel Rail fell behind", "Kestrel Rail"), ("she would resign", ""), ("not one boat had sailed", ""), ("to cut the fares", ""),
        ("fares", ""), ("what the town said was wrong", ""), ("the man who ran the board for all those years was late", ""),
    ],
)  # fmt: skip
def test_what_a_claim_is_about(claim, matter):
    assert matter_of(claim) == matter


def test_verdicts_in_words(ask):
    yes = ask("Did Agnes Pike say the lighthouse cost 340,000 crowns?")
    assert (yes.verdict, yes.status, yes.speakers) == (Verdict.SAID, Status.ANSWERED, (PIKE,))
    no = ask("Did Mira Vell call the fare rise a tax on nurses?")
    assert no.verdict is Verdict.NOT_SAID
    assert OKORO in no.speakers
    assert "fare rise a tax on nurses" in " ".join(quote.text for quote in shown(no))
    absent = ask("Did Petra Lindqvist say that pigs can fly?")
    assert (absent.verdict, absent.status) == (Verdict.NOT_SAID, Status.NOT_FOUND)


def test_an_empty_archive_says_how_to_begin(tmp_path, embedder):
    with Archive.open(tmp_path / "none") as archive:
        chain = build_chain(archive, embedder)
        for question in ("What did Mira Vell say?", "Did Mira Vell say no?", "Who is on record?"):
            answer = chain.invoke(Turn(question))
            assert (answer.status, prose(answer)) == (Status.NOT_FOUND, NO_ARTICLES)


def test_overview(ask):
    answer = ask("Who is on record?")
    assert VELL in answer.speakers
    assert "2 articles" in prose(answer)


def test_quotation_marks_of_the_question_do_not_reach_our_sentences(ask):
    answer = ask('What did Mira Vell say about the "secret" “golden ticket”?')
    assert not any(mark in prose(answer) for mark in '"“”')


def test_composing_needs_nothing_but_evidence():
    assert compose(Evidence(request=Request(question="?", intent=Intent.WHAT_SAID))).blocks == (Prose(NO_ARTICLES),)


def test_a_question_that_no_day_can_answer_says_why_and_shows_nothing(ask):
    answer = ask("What did Mira Vell say on 31 June 2031?")
    assert (answer.status, answer.citations) == (Status.NOT_FOUND, ())
    assert prose(answer).startswith("There is no such day as 31 June 2031")
    assert ask("Did Mira Vell say on 31 June 2031 that fares would rise?").verdict is Verdict.NOT_SAID


def test_a_date_without_a_year_is_the_one_on_record_and_the_answer_says_so(ask):
    answer = ask("What did Mira Vell say in March?")
    assert {quote.published_on.month for quote in shown(answer)} == {3}
    assert "in March is read as March 2031" in prose(answer)
    assert "in May is read as May" in prose(ask("What did Mira Vell say in May about fares?"))


def test_reports_that_conflict_are_shown_side_by_side_and_confirm_nothing():
    of = article("port", "The town will close the port. The town will not close the port.", None, "Coast Weekly")
    reports = [Scored(quote(of, words, VELL), 0.7) for words in ("The town will close the port", "The town will not close the port")]
    request = Request(question="Did Mira Vell say the town will close the port?", intent=Intent.DID_SAY, speakers=(VELL,), topic="the port")
    coverage = Coverage(articles=1, quotes=2, passages=1, speakers=1, outlets=(), first=None, last=None)
    answer = compose(Evidence(request=request, coverage=coverage, verdict=Verdict.NOT_SAID, conflicting=tuple(reports)))
    assert "reports conflict" in prose(answer)
    assert shown(answer) == [each.quote for each in reports]
    assert (answer.verdict, answer.speakers) == (Verdict.NOT_SAID, (VELL,))


def test_another_word_is_told_beside_the_statement(ask):
    answer = ask("Did Agnes Pike say that the lighthouse has been dark for eleven months?")
    assert answer.verdict is Verdict.NOT_SAID
    assert answer.blocks[0].text.startswith("Not confirmed")
    assert "months for years" in answer.blocks[0].text
