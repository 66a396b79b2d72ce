"""Follow-ups, several questions in one sentence, and what a question asks of statements besides: requests only."""

from dataclasses import replace
from datetime import date

import pytest

from app.question import Setting, understand
from app.several import questions_in
from app.turn import Intent, Order, Unit
from tests.app.test_question import COVERAGE, SPEAKERS, TODAY, read

VELL, SANDS, HRUBON = "Mira Vell", 'Robert C. "Bobby" Sands Jr.', "Leonard Hruboň"
FARES = "What did Mira Vell say about ferry fares?"


@pytest.mark.parametrize(
    ("question", "intent", "speakers", "topic"),
    [
        ("and about the night ferry?", Intent.WHAT_SAID, (VELL,), "the night ferry"),
        ("what about the night ferry?", Intent.WHAT_SAID, (VELL,), "the night ferry"),
        ("and Hruboň?", Intent.WHAT_SAID, (HRUBON,), "ferry fares"),
        ("what about Sands?", Intent.WHAT_SAID, (SANDS,), "ferry fares"),
        ("only Sands", Intent.WHAT_SAID, (SANDS,), "ferry fares"),
        ("what did Hruboň answer?", Intent.WHAT_SAID, (HRUBON,), "ferry fares"),
        ("what did Hruboň say?", Intent.WHAT_SAID, (HRUBON,), "ferry fares"),
        ("did Hruboň say that too?", Intent.DID_SAY, (HRUBON,), "ferry fares"),
        ("when was that?", Intent.WHEN, (VELL,), "ferry fares"),
        ("when?", Intent.WHEN, (VELL,), "ferry fares"),
        ("where did she say it?", Intent.WHERE, (VELL,), "ferry fares"),
        ("to whom?", Intent.TO_WHOM, (VELL,), "ferry fares"),
        ("how often?", Intent.COUNT, (VELL,), "ferry fares"),
        ("what else did she say?", Intent.WHAT_SAID, (VELL,), ""),
        ("what did she say about the lighthouse?", Intent.WHAT_SAID, (VELL,), "the lighthouse"),
        ("and Sands about the lighthouse?", Intent.WHAT_SAID, (SANDS,), "the lighthouse"),
        ("who else?", Intent.WHO_SAID, (), "ferry fares"),
        ("who?", Intent.WHO_SAID, (), "ferry fares"),
        ("Who said it is a scandal?", Intent.WHO_SAID, (), "it is a scandal"),
        ("What did Sands say about lamps?", Intent.WHAT_SAID, (SANDS,), "lamps"),
    ],
)
def test_what_is_not_replaced_stays(question, intent, speakers, topic):
    request = read(question, read(FARES))
    assert (request.intent, request.speakers, request.topic) == (intent, speakers, topic)


def test_a_name_alone_that_is_plain_leaves_no_note():
    assert read("what about Hruboň?", read(FARES)).notes == ()


def test_limits_are_added_to_what_was_asked():
    first = read(FARES)
    assert replace(read("since June", first), question="", notes=()) == replace(first, question="", notes=(), since=date(2031, 6, 1))
    assert read("in the Sorrel Post?", first).outlets == ("The Sorrel Post",)
    assert read("to the council?", first).to == "the council"
    assert read("and most recently?", first).order is Order.LATEST
    assert read("on how many days?", first).unit is Unit.DAYS


def test_who_else_leaves_out_those_of_the_question_and_of_its_answer():
    first = replace(read("Who called the fare rise a tax on nurses?"), answered=(SANDS,))
    assert read("who else?", first).but == (SANDS,)
    assert read("and who else?", read("what did Hruboň say about that?", first)).but == (HRUBON,)


def test_what_was_said_by_nobody_in_particular():
    first = read("What has been said about the night ferry?")
    assert (first.intent, first.speakers, first.topic) == (Intent.WHAT_SAID, (), "the night ferry")
    by = read("by Vell?", first)
    assert (by.speakers, by.topic) == ((VELL,), "the night ferry")


def test_kin_of_somebody_is_nobody_else():
    request = read("and her father?", read(FARES))
    assert (request.named, request.speakers, request.topic) == (("her father",), (), "ferry fares")


def test_corrections_replace_and_days_follow_days():
    first = read("What did Vell say about fares in April 2031?")
    assert read("sorry, I meant Hruboň", first).speakers == (HRUBON,)
    assert read("no, in May 2031", first).since == date(2031, 5, 1)
    assert read("only those before March 2031", read(FARES)).until == date(2031, 2, 28)
    assert read("without Vell", read("Who said that fares would rise?")).but == (VELL,)


def test_he_is_whoever_was_named_in_the_answer():
    first = replace(read("Who called the fare rise a tax on nurses?"), answered=(SANDS,))
    assert read("what did he say about lamps?", first).speakers == (SANDS,)


def test_both_are_the_last_two_asked_about():
    first = read(FARES)
    second = read("and Hruboň?", first)
    assert read("side by side", first, second).speakers == (VELL, HRUBON)
    both = read("what did they both say about the lighthouse?", first, second)
    assert (both.speakers, both.topic) == ((VELL, HRUBON), "the lighthouse")


def test_yes_asks_what_was_offered():
    first = replace(read("What did Petra Lindqvist say about fares?"), offered=("Who said anything about fares?",))
    accepted = read("yes, please", first)
    assert (accepted.question, accepted.intent, accepted.topic) == ("yes, please", Intent.WHO_SAID, "fares")
    assert read("yes", read(FARES)).topic == "yes"


def test_a_topic_takes_another_owner():
    assert read("what about Sands's?", read("What did Vell say about Hruboň's plan?")).topic == "Sands's plan"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("What did Vell say about fares and who called the rise a tax?", 2),
        ("When did Vell say that? And did Sands say it too?", 2),
        ("What did Vell say about fares, and what did Sands say about lamps, and who denied it?", 3),
        ("What did Vell and Sands say about fares and lamps?", 1),
        ("Did Vell say who called and why?", 1),
        ("Who said “it is over. What did you expect and who did it?”", 1),
        ("What did Vell say about what Sands said and did?", 1),
    ],
)
def test_several_questions_in_one_sentence(text, count):
    assert len(questions_in(text)) == count


def test_what_a_sentence_asks_besides_is_read_with_what_stands_before_it():
    request = read("What did Vell say about fares and when did she say it?")
    (more,) = request.further
    assert (request.intent, request.topic) == (Intent.WHAT_SAID, "fares")
    assert (more.intent, more.speakers, more.topic) == (Intent.WHEN, (VELL,), "fares")
    assert read("and about lamps?", request).intent is Intent.WHEN


@pytest.mark.parametrize(
    ("question", "intent", "order", "topic"),
    [
        ("When did Mira Vell say that fares would rise?", Intent.WHEN, None, "fares would rise"),
        ("When did Vell first say that fares would rise?", Intent.WHEN, Order.FIRST, "fares would rise"),
        ("Since when has Vell been saying fares would rise?", Intent.WHEN, Order.FIRST, "fares would rise"),
        ("when was the last time Vell said fares would rise", Intent.WHEN, Order.LATEST, "fares would rise"),
        ("Where did Vell say that fares would rise?", Intent.WHERE, None, "fares would rise"),
        ("In which newspaper was Vell quoted as saying fares would rise?", Intent.WHERE, None, "fares would rise"),
        ("To whom did Vell say that fares would rise?", Intent.TO_WHOM, None, "fares would rise"),
        ("What has Vell said lately about fares?", Intent.WHAT_SAID, Order.LATEST, "fares"),
        ("What did Vell say about fares recently?", Intent.WHAT_SAID, Order.LATEST, "fares"),
        ("What was Vell's latest statement on fares?", Intent.WHAT_SAID, Order.LATEST, "fares"),
        ("What changed in what Vell says about fares?", Intent.CHANGED, None, "fares"),
        ("How has Vell's position on fares changed?", Intent.CHANGED, None, "fares"),
        ("Did Vell stick to her line that fares would rise?", Intent.CHANGED, None, "fares would rise"),
        ("When did Vell resign?", Intent.DID_SAY, None, "resign"),
    ],
)
def test_when_where_and_what_changed(question, intent, order, topic):
    request = read(question)
    if intent is not Intent.DID_SAY:
        assert (request.intent, request.order, request.topic, request.speakers) == (intent, order, topic, (VELL,))
    else:
        assert request.intent is not Intent.WHEN


def test_who_first_said_it():
    request = read("Who was the first to say that fares would rise?")
    assert (request.intent, request.order, request.topic) == (Intent.WHO_SAID, Order.FIRST, "fares would rise")


@pytest.mark.parametrize(
    ("question", "to", "topic"),
    [
        ("What did Vell tell the council about fares?", "the council", "fares"),
        ("What did Vell say to the Coast Guard about fares?", "the Coast Guard", "fares"),
        ("What has Vell said about fares to the Harbour Workers Union?", "the Harbour Workers Union", "fares"),
        ("What did Vell say to that?", "", None),
        ("What did Vell say to the claim that fares would rise?", "", None),
        ("What did Vell say to do about fares?", "", None),
        ("What did Vell say about going to Norrland?", "", "going to Norrland"),
        ("How often did Vell say that nobody asked the night shift?", "", "nobody asked the night shift"),
    ],
)
def test_to_whom_it_was_said(question, to, topic):
    request = read(question)
    assert request.to == to
    assert topic is None or request.topic == topic


@pytest.mark.parametrize(
    ("question", "speakers", "topic"),
    [
        ("What do Vell and Hruboň say about fares?", (VELL, HRUBON), "fares"),
        ("How do Hruboň and Vell differ on fares?", (HRUBON, VELL), "fares"),
        ("How does Vell's account of the strike differ from Hruboň's?", (VELL, HRUBON), "the strike"),
        ("How do the figures from Vell and from Hruboň compare?", (VELL, HRUBON), "the figures"),
        ("When did Vell leave the ferry, according to her and according to Hruboň?", (VELL, HRUBON), "when did Vell leave the ferry"),
    ],
)
def test_two_people_side_by_side(question, speakers, topic):
    request = read(question)
    assert (request.intent, request.speakers, request.topic) == (Intent.WHAT_SAID, speakers, topic)


@pytest.mark.parametrize("question", ["Who is Mira Vell?", "who's vell", "Tell me about Mira Vell", "What do we know about Vell?"])
def test_who_somebody_is(question):
    request = read(question)
    assert (request.intent, request.speakers) == (Intent.WHO_IS, ("Mira Vell",))


def test_who_is_said_of_a_name_that_nobody_bears_and_not_of_anything():
    assert (read("Who is Chelsea Vell?").intent, read("Who is Chelsea Vell?").speakers) == (Intent.WHO_IS, ())
    assert read("Who is to blame for the fares?").intent is Intent.WHO_SAID
    assert read("Who is on record?").intent is Intent.OVERVIEW


def summit(phrase):
    return date(2031, 5, 20) if "summit" in phrase else None


@pytest.mark.parametrize(
    ("question", "since", "until", "topic"),
    [
        ("What did Vell say about fares before the summit?", None, date(2031, 5, 20), "fares"),
        ("What did Vell say after the summit about fares?", date(2031, 5, 20), None, "fares"),
        ("What has Vell said since the harbour summit?", date(2031, 5, 20), None, ""),
        ("What did Vell say about fares before the storm?", None, None, "fares before the storm"),
        ("What did Vell say about why she was there before the summit?", None, None, "why she was there before the summit"),
        ("Did Vell say fares would rise after the summit?", None, None, "fares would rise after the summit"),
    ],
)
def test_days_before_and_after_what_is_only_named(question, since, until, topic):
    request = understand(question, Setting(SPEAKERS, TODAY, COVERAGE, event=summit))
    assert (request.since, request.until, request.topic) == (since, until, topic)


def test_outlets_in_a_row():
    both = replace(COVERAGE, outlets=("The Sorrel Post", "Coast Today"))
    request = understand("What did Vell say about fares in Coast Today and the Sorrel Post?", Setting(SPEAKERS, TODAY, both))
    assert (set(request.outlets), request.topic, request.since) == ({"The Sorrel Post", "Coast Today"}, "fares", None)


def test_an_outlet_is_found_by_its_last_word_and_one_that_is_not_there_is_said():
    part = read("What did Vell say about fares in the Post?")
    assert (part.outlets, part.topic) == (("The Sorrel Post",), "fares")
    assert "the Post is read as The Sorrel Post" in part.notes
    other = read("What did Vell say about fares in the Lamp Gazette?")
    assert other.problem == "The archive has no outlet called Lamp Gazette: there are The Sorrel Post."


@pytest.mark.parametrize("outlet", ["In the Clarion?", "and in the Clarion?", "And in the Northern Clarion?"])
def test_an_outlet_with_a_name_of_its_own_is_found_by_its_last_word(outlet):
    both = Setting(SPEAKERS, TODAY, replace(COVERAGE, outlets=("The Northern Clarion", "Coast Today")))
    before = understand("What did Vell say about fares?", both)
    after = understand(outlet, both, (before,))
    assert (after.outlets, after.topic) == (("The Northern Clarion",), "fares")
    asked = understand("What did Vell say about fares in the North?", both)
    assert (asked.outlets, asked.topic) == ((), "fares in the North")


POST, CLARION = "The Sorrel Post", "The Northern Clarion"


@pytest.mark.parametrize(
    ("question", "speakers", "topic", "outlets"),
    [
        ("According to the Sorrel Post, what did Vell say about fares?", (VELL,), "fares", (POST,)),
        ("according to the Clarion, what did the transport minister say?", (VELL,), "", (CLARION,)),
        ("What did Vell say per the Clarion?", (VELL,), "", (CLARION,)),
        ("What did Vell say, according to the Clarion, about fares?", (VELL,), "fares", (CLARION,)),
        ("What did Vell say about fares, as reported by the Northern Clarion?", (VELL,), "fares", (CLARION,)),
        ("The Clarion reported that Vell said what about fares?", (VELL,), "fares", (CLARION,)),
        ("What does the Clarion say Vell said about fares?", (VELL,), "fares", (CLARION,)),
        ("Did the Clarion report that Vell said fares would rise?", (VELL,), "fares would rise", (CLARION,)),
        ("who does the Clarion quote on fares?", (), "fares", (CLARION,)),
        ("What did the Clarion report about fares?", (), "fares", (CLARION,)),
        ("according to the Clarion, how many boats sank?", (), "how many boats sank", (CLARION,)),
        ("what did vell say in the clarion?", (VELL,), "", (CLARION,)),
        # What is no outlet, or speaks for itself, is not read as one.
        ("According to Vell, what is the fare?", (VELL,), "the fare", ()),
        ("According to the Tideway poll, what did Vell say about fares?", (VELL,), "fares", ()),
        ("According to the Tideway poll, how many people use the ferry?", ("Tideway poll",), None, ()),
        ("What did the Harbour Workers Union report about pay?", ("Harbour Workers Union",), "pay", ()),
        ("what did vell say in the post?", (VELL,), None, ()),
        ("What did Vell say about the Clarion?", (VELL,), "the Clarion", ()),
    ],
)
def test_an_outlet_that_reports_it_limits_the_question(question, speakers, topic, outlets):
    papers = (POST, CLARION, "Harbour Workers Union")
    request = understand(question, Setting(SPEAKERS, TODAY, replace(COVERAGE, outlets=papers)))
    assert (request.speakers, request.outlets) == (speakers, outlets)
    assert topic is None or request.topic == topic


@pytest.mark.parametrize(
    ("question", "topic", "left_out"),
    [
        ("What did Vell say about fares in the live blog?", "fares", True),
        ("In the live blog, what did Vell say about fares?", "fares", True),
        ("What did Vell say on the opinion pages about fares?", "fares", True),
        ("What did Vell say about the live blog?", "the live blog", False),
    ],
)
def test_a_section_is_no_topic_and_is_said_to_be_left_out(question, topic, left_out):
    request = read(question)
    assert request.topic == topic
    assert any("no outlet on record: every article is searched" in note for note in request.notes) is left_out


@pytest.mark.parametrize("more", ["more", "any more?", "show me more", "go on", "the rest please"])
def test_more_is_what_was_not_shown_yet(more):
    fares = replace(read(FARES), shown=("one", "two"))
    after = read(more, fares)
    assert (after.intent, after.speakers, after.topic, after.beyond) == (Intent.WHAT_SAID, (VELL,), "ferry fares", ("one", "two"))
    claim = replace(read("did Mira Vell say ferry fares would rise?"), shown=("one",))
    assert read(more, claim).intent is Intent.WHAT_SAID
    assert read("and Sands?", fares).beyond == ()


def test_somebody_told_by_an_office_takes_the_place_of_the_person_before():
    after = read("and the transport minister?", read("What did Sands say about ferry fares?"))
    assert (after.speakers, after.topic) == ((VELL,), "ferry fares")


def test_instead_asks_about_the_same():
    after = read("what did she say instead?", read("did Mira Vell say ferry fares would rise?"))
    assert (after.intent, after.speakers, after.topic) == (Intent.WHAT_SAID, (VELL,), "ferry fares would rise")


def test_names_joined_alone_are_people_and_did_asks_of_a_person():
    assert read("and Sands and Leonard Hruboň?", read(FARES)).speakers == (SANDS, HRUBON)
    stranger = read("did Tarnby?", read(FARES))
    assert (stranger.named, stranger.topic) == (("Tarnby",), "ferry fares")
    assert read("was that true according to Sands?", read(FARES)).speakers == (SANDS,)


def test_after_it_is_after_what_was_asked_for():
    before = replace(read("What did Mira Vell say about ferry fares before 3 May 2031?"))
    assert read("and after it?", before).since == date(2031, 5, 3)


def test_which_thing_had_something_asks_who_said_so():
    asked = read("Which poll had Vell ahead?")
    assert (asked.intent, asked.speakers, asked.topic) == (Intent.WHO_SAID, (), "poll had Vell ahead")
