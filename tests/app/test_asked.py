"""Answers to what a question asks of statements besides: when, where, side by side, who somebody is, several questions at once."""

from app.gate import joined
from app.turn import Answer, Intent, Prose, Request, Shown, Status, Verdict


def prose(answer):
    return " ".join(block.text for block in answer.blocks if isinstance(block, Prose))


def shown(answer):
    return [block.quote.text for block in answer.blocks if isinstance(block, Shown)]


def cited(answer):
    """Whether every statement shown has its own citations, numbered through."""
    numbers = [block.number for block in answer.blocks if isinstance(block, Shown)]
    return numbers == sorted(set(numbers)) and all(
        answer.citations[block.number - 1].quote_id == block.quote.id for block in answer.blocks if isinstance(block, Shown)
    )


def test_when_something_was_said(ask):
    answer = ask("When did Mira Vell say that ferry fares would rise?")
    assert "published on 3 March 2031" in prose(answer) or "3 March 2031" in prose(answer)
    assert any("fares would rise by 12 percent" in text for text in shown(answer))


def test_the_latest_comes_first_and_the_earliest_when_that_is_asked(ask):
    latest, first = ask("What has Mira Vell said lately?"), ask("What did Mira Vell first say?")
    assert "The latest on record is published on 20 April 2031" in prose(latest)
    assert shown(latest)[0] == "the purchase as a gift to sailors"
    assert "The earliest on record is published on 3 March 2031" in prose(first)


def test_where_something_was_said_is_told_by_outlet(ask):
    answer = ask("Where did Agnes Pike say the lighthouse cost 340,000 crowns?")
    assert "reported by Coast Weekly" in prose(answer)


def test_to_whom_is_not_guessed(ask):
    assert "the articles do not say to whom" in prose(ask("To whom did Agnes Pike say the lighthouse cost 340,000 crowns?"))


def test_an_audience_narrows_and_is_never_widened(ask):
    told = ask("What did Mira Vell tell the council about the harbour?")
    assert told.status is Status.ANSWERED
    nobody = ask("What did Mira Vell tell the orchestra about the harbour?")
    assert (nobody.status, shown(nobody)) == (Status.NOT_FOUND, [])
    assert "said to the orchestra" in prose(nobody)


def test_two_people_stand_side_by_side(ask):
    answer = ask("What do Mira Vell and Samuel Okoro say about ferry fares?")
    assert "Mira Vell, " in prose(answer)
    assert "Samuel Okoro, " in prose(answer)
    assert {block.quote.speaker for block in answer.blocks if isinstance(block, Shown)} == {"Mira Vell", "Samuel Okoro"}
    assert cited(answer)


def test_of_two_people_the_one_without_a_word_is_said_to_have_none(ask):
    answer = ask("What do Agnes Pike and Samuel Okoro say about the lighthouse?")
    assert "Nothing on record from Samuel Okoro about the lighthouse" in prose(answer)


def test_who_somebody_is(ask):
    answer = ask("Who is Mira Vell?")
    assert answer.speakers == ("Mira Vell",)
    assert "On record: 4 statements in 2 articles, published 3 March 2031 to 20 April 2031." in prose(answer)
    assert len(shown(answer)) == 3
    nobody = ask("Who is Petra Lindqvist?")
    assert nobody.status is Status.NOT_FOUND
    assert "Nobody on record bears the name Petra Lindqvist" in prose(nobody)


def test_what_changed_is_told_in_the_order_of_days(ask):
    answer = ask("What changed in what Mira Vell says about the night ferry?")
    assert "in the order of their days" in prose(answer)
    assert shown(answer)


def test_two_questions_in_a_sentence_are_both_answered(ask):
    answer = ask("What did Agnes Pike say about the lighthouse and did Mira Vell say that ferry fares would rise?")
    assert any("340,000" in text for text in shown(answer))
    assert any("12 percent" in text for text in shown(answer))
    assert cited(answer)
    assert [more.intent for more in answer.request.further] == ["did_say"]


def test_what_one_of_two_questions_cannot_find_does_not_take_the_other_with_it(ask):
    answer = ask("What did Agnes Pike say about the lighthouse and what did Samuel Okoro say about whales?")
    assert answer.status is Status.ANSWERED
    assert "Nothing on record from Samuel Okoro about whales" in prose(answer)


def test_joined_answers_keep_the_first_verdict():
    request = Request(question="", intent=Intent.DID_SAY)
    first = Answer(request=request, status=Status.NOT_FOUND, verdict=Verdict.NOT_SAID, blocks=(Prose("No."),))
    second = Answer(request=request, status=Status.ANSWERED, blocks=(Prose("Yes."),))
    answer = joined([first, second])
    assert (answer.verdict, answer.status, prose(answer)) == (Verdict.NOT_SAID, Status.ANSWERED, "No. Yes.")


def test_who_else_said_it_names_others(ask):
    first = ask("Who said something about the ferry fare rise?")
    assert first.speakers
    other = ask("who else?", history=(first.asked,))
    assert set(other.speakers).isdisjoint(first.speakers)


def test_a_follow_up_of_a_follow_up(ask):
    history = []
    for question in ("What did Agnes Pike say about the lighthouse?", "and Mira Vell?", "when was that?"):
        answer = ask(question, history=tuple(history))
        history.append(answer.asked)
    assert answer.request.speakers == ("Mira Vell",)
    assert "20 April 2031" in prose(answer)


def test_yes_accepts_the_first_suggestion(ask):
    first = ask("What did Samuel Okoro say about the lighthouse?")
    assert first.suggestions
    second = ask("yes", history=(first.asked,))
    assert second.request.question == "yes"
    assert second.request.topic == ask(first.suggestions[0]).request.topic
