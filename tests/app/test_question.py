"""Questions in many wordings to requests."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dates import periods
from app.names import NameIndex
from app.question import LONGEST, Setting, quoted_in, understand
from app.turn import Intent, Unit
from archive.errors import BadInput
from archive.filters import Coverage
from archive.records import Form, Speaker, SpeakerKind

TODAY = date(2031, 6, 18)  # a Wednesday
ORG = SpeakerKind.ORGANISATION
SPEAKERS = NameIndex.of(
    [
        Speaker(name="Mira Vell", quotes=30, roles=("transport minister of Norrland",)),
        Speaker(name="Tobias Vell", quotes=2),
        Speaker(name="Leonard Hruboň", quotes=5),
        Speaker(name='Robert C. "Bobby" Sands Jr.', quotes=4),
        Speaker(name="Ana de la Cruz-Moreno", quotes=3),
        Speaker(name="Harbour Workers Union", kind=ORG, quotes=9),
        Speaker(name="Association of Lamp Lighters", kind=ORG, quotes=2),
        Speaker(name="Tideway poll", kind=SpeakerKind.DOCUMENT, quotes=2),
        Speaker(name="Otto Wick", quotes=2, roles=("chief executive of the Association of Lamp Lighters",)),
        Speaker(name="Priya Raman", quotes=6, roles=("spokeswoman for the Harbour Workers Union",)),
    ]
)
COVERAGE = Coverage(
    articles=3, quotes=60, passages=9, speakers=9, outlets=("The Sorrel Post",), first=date(2030, 1, 1), last=date(2031, 6, 1)
)


def read(question, *history, **given):
    return understand(question, Setting(SPEAKERS, TODAY, COVERAGE, **given), history)


@pytest.mark.parametrize(
    ("question", "intent", "speakers", "topic"),
    [
        ("What did Mira Vell say about ferry fares?", Intent.WHAT_SAID, ("Mira Vell",), "ferry fares"),
        ("what did vell tell the council about the night ferry", Intent.WHAT_SAID, ("Mira Vell",), "the night ferry"),
        ("What has minister Mira Vell been saying about fares?", Intent.WHAT_SAID, ("Mira Vell",), "fares"),
        ("What was Mira Vell's reaction to the strike?", Intent.WHAT_SAID, ("Mira Vell",), "the strike"),
        ("What do Hruboň and Sands say is wrong with the plan?", Intent.WHAT_SAID, ("Leonard Hruboň", 'Robert C. "Bobby" Sands Jr.'), None),
        ("According to the Tideway poll, how many people use the ferry?", Intent.WHAT_SAID, ("Tideway poll",), None),
        ("What did the Tideway survey find about fares?", Intent.WHAT_SAID, ("Tideway poll",), "fares"),
        ("What did the union's Priya Raman of Port Sorrel say about pay?", Intent.WHAT_SAID, ("Priya Raman",), "pay"),
        ("What did the HWU say about pay?", Intent.WHAT_SAID, ("Harbour Workers Union",), "pay"),
        ("What did the Association of Lamp Lighters say about gas?", Intent.WHAT_SAID, ("Association of Lamp Lighters",), "gas"),
        ("who did Vell say would pay for the ferry?", Intent.WHAT_SAID, ("Mira Vell",), "would pay for the ferry"),
        ("Has Vell changed her mind on fares?", Intent.CHANGED, ("Mira Vell",), "fares"),
        ("quotes by Mira Vell on fares", Intent.WHAT_SAID, ("Mira Vell",), "fares"),
        ("Mira Vell on fares", Intent.WHAT_SAID, ("Mira Vell",), "fares"),
        ("Who called the fare rise a tax on nurses?", Intent.WHO_SAID, (), "called the fare rise a tax on nurses"),
        ("who was it that said fares would rise", Intent.WHO_SAID, (), "fares would rise"),
        ("Why did the transport minister veto the bridge?", Intent.WHAT_SAID, ("Mira Vell",), "veto the bridge"),
        ("Why did the bridge close?", Intent.WHAT_SAID, (), "the bridge close"),
        ("Which retired captain said the harbour is silting up?", Intent.WHO_SAID, (), "retired captain the harbour is silting up"),
        ("Which person said the harbour is silting up?", Intent.WHO_SAID, (), "the harbour is silting up"),
        ("who used the silted harbour line?", Intent.WHO_SAID, (), "silted harbour"),
        ("Who came up with the joke about the ferry?", Intent.WHO_SAID, (), "the ferry"),
        ("who wanted to know why fares rose", Intent.WHO_SAID, (), "why fares rose"),
        ("who is supposed to have ordered the strike", Intent.WHO_SAID, (), "ordered the strike"),
        ("What's Vell's position on the fares that her aunt set?", Intent.WHAT_SAID, ("Mira Vell",), "the fares that her aunt set"),
        ("Vell's view on ferry fares", Intent.WHAT_SAID, ("Mira Vell",), "ferry fares"),
        ("transport minister on ferry fares", Intent.WHAT_SAID, ("Mira Vell",), "ferry fares"),
        ("What reason did Vell give for the rise?", Intent.WHAT_SAID, ("Mira Vell",), "the rise"),
        ("What did Vell have to say about fares?", Intent.WHAT_SAID, ("Mira Vell",), "fares"),
        ("how high are fares according to the different reports?", Intent.WHAT_SAID, (), "how high are fares"),
        ("When did Vell first say fares would rise, and was it before the strike?", Intent.WHEN, ("Mira Vell",), "fares would rise"),
        ("Did Mira Vell finally admit that fares rose?", Intent.DID_SAY, ("Mira Vell",), "fares rose"),
        (
            "Did Mira Vell accept the union's finding that fares rose?",
            Intent.DID_SAY,
            ("Mira Vell",),
            "accept the union's finding that fares rose",
        ),
        ("How does Vell justify raising fares?", Intent.WHAT_SAID, ("Mira Vell",), "justify raising fares"),
        ("Was it Vell who said fares would rise?", Intent.DID_SAY, ("Mira Vell",), "fares would rise"),
        ("Can you confirm that Vell said fares would rise?", Intent.DID_SAY, ("Mira Vell",), "fares would rise"),
        ("Did Vell say fares would rise, yes or no?", Intent.DID_SAY, ("Mira Vell",), "fares would rise"),
        ("Did anyone say fares would rise?", Intent.WHO_SAID, (), "fares would rise"),
        ("Whose phrase was a tax on nurses?", Intent.WHO_SAID, (), "a tax on nurses"),
        ("Was Vell told to close the ferry?", Intent.WHO_SAID, (), "Vell to close the ferry"),
        ("Where does Vell stand on ferry fares?", Intent.WHAT_SAID, ("Mira Vell",), "ferry fares"),
        ("What are the different views on ferry fares?", Intent.WHAT_SAID, (), "ferry fares"),
        ("What do we know about what Vell thinks of fares?", Intent.WHAT_SAID, ("Mira Vell",), "fares"),
        ("Who, according to Vell, runs the ferry?", Intent.WHAT_SAID, ("Mira Vell",), None),
        ("Who, if anyone, wants a bridge?", Intent.WHO_SAID, (), "a bridge"),
        ("Which minister spoke first of a bridge, the old one or the new one?", Intent.WHO_SAID, (), "minister of a bridge"),
        ("transport minister's view of fares", Intent.WHAT_SAID, ("Mira Vell",), "fares"),
        ("How did Vell react to the strike?", Intent.WHAT_SAID, ("Mira Vell",), "the strike"),
        ("did the transport minister quit over the strike", Intent.DID_SAY, ("Mira Vell",), "quit over the strike"),
        ("did the transport minister accept the claim", Intent.DID_SAY, ("Mira Vell",), "accept the claim"),
        ("According to whom will fares rise?", Intent.WHO_SAID, (), "fares rise"),
        ("Who griped online that nobody asked the night shift?", Intent.WHO_SAID, (), None),
        ("Did Mira Vell say that fares would rise?", Intent.DID_SAY, ("Mira Vell",), "fares would rise"),
        ("does hrubon expect a strike", Intent.DID_SAY, ("Leonard Hruboň",), "a strike"),
        (
            "Did Bobby Sands claim on the radio that there was no call?",
            Intent.DID_SAY,
            ('Robert C. "Bobby" Sands Jr.',),
            "there was no call",
        ),
        ("Did Ana de la Cruz-Moreno ever promise a bridge?", Intent.DID_SAY, ("Ana de la Cruz-Moreno",), "a bridge"),
        ("How many boats are tied up according to the minister Vell?", Intent.WHAT_SAID, ("Mira Vell",), "how many boats are tied up"),
        (
            "How long is the crossing, according to Hruboň and according to Sands?",
            Intent.WHAT_SAID,
            ("Leonard Hruboň", 'Robert C. "Bobby" Sands Jr.'),
            "how long is the crossing",
        ),
        ("what do the transport minister and the union's spokeswoman say about pay", Intent.WHAT_SAID, ("Mira Vell", "Priya Raman"), "pay"),
        (
            "How does Vell's account of the strike differ from the spokeswoman's?",
            Intent.WHAT_SAID,
            ("Mira Vell", "Priya Raman"),
            "the strike",
        ),
        ("what do both sides say about pay?", Intent.WHAT_SAID, (), "pay"),
        ("both sides on pay", Intent.WHAT_SAID, (), "pay"),
        ("give me both sides of the argument about pay", Intent.WHAT_SAID, (), "pay"),
        ("The two sides of the dispute over the night ferry?", Intent.WHAT_SAID, (), "the night ferry"),
        ("How often and how did Vell's account of the strike change?", Intent.CHANGED, ("Mira Vell",), "the strike"),
        ("What did Daily Today reader Mira Vell say about fares?", Intent.WHAT_SAID, ("Mira Vell",), "fares"),
        ("Who is on record?", Intent.OVERVIEW, (), ""),
        ("what is in the archive", Intent.OVERVIEW, (), ""),
    ],
)
def test_wordings(question, intent, speakers, topic):
    request = read(question)
    assert (request.intent, request.speakers) == (intent, speakers)
    if topic is not None:
        assert request.topic == topic


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Len Hrubon", "Leonard Hruboň"),
        ("Leonard Hrubonn", "Leonard Hruboň"),
        ("Rob Sands", 'Robert C. "Bobby" Sands Jr.'),
        ("de la Cruz-Moreno", "Ana de la Cruz-Moreno"),
        ("Minister Vell", "Mira Vell"),
        ("Tobias Vell", "Tobias Vell"),
    ],
)
def test_names_by_short_form_title_and_misspelling(name, found):
    assert read(f"What did {name} say about fares?").speakers == (found,)


@pytest.mark.parametrize(
    ("subject", "found"),
    [
        # in a question without capitals a word before a surname is a given name unless it describes somebody
        ("tobiaz vell", ("Tobias Vell",)), ("billy vell", ()), ("nora vell", ()),
        ("minister vell", ("Mira Vell",)), ("transport minister vell", ("Mira Vell",)), ("outgoing vell", ("Mira Vell",)),
        ("young hruboň", ("Leonard Hruboň",)), ("even hruboň", ("Leonard Hruboň",)), ("mr hruboň", ("Leonard Hruboň",)),
    ],
)  # fmt: skip
def test_another_given_name_before_a_surname_is_somebody_else(subject, found):
    assert set(read(f"what did {subject} say about fares").speakers) == set(found)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Did Vell declare war on the ferries, as Leonard Hruboň recalls in his column?", "war on the ferries"),
        ("What did Vell say about fares, as the Courier reported?", "fares"),
        ("Did Vell say the fares were, as Hruboň put it, a scandal?", "the fares were, as Hruboň put it, a scandal"),
        ("Did Vell say the fares rose as she wrote?", "the fares rose as she wrote"),
    ],
)
def test_who_passes_on_what_is_asked_about_is_no_part_of_it(question, topic):
    assert read(question).topic == topic


def test_a_reading_that_is_not_plain_is_said():
    assert "also on record: Tobias Vell" in read("What did Vell say about fares?").notes[0]
    assert "nearest spelling" in read("What did Leonard Hrubonn say?").notes[0]
    assert "nearest spelling" in read("What did Tobiaz Vell say?").notes[0]


def test_others_of_a_name_are_kept_to_be_offered():
    assert read("What did Vell say about fares?").namesakes == ("Mira Vell", "Tobias Vell")
    assert read("What did Hruboň say about fares?").namesakes == ()
    first = read("What did Hruboň say about fares?")
    assert read("and Vell?", first).namesakes == ("Mira Vell", "Tobias Vell")
    assert read("when was that?", read("and Vell?", first)).namesakes == ()
    index = NameIndex.of(entries(("Ada Brandt", 41, ""), ("Ben Brandt", 1, "")))
    assert index.resolve("Brandt").note.endswith("also on record: Ben Brandt (1 statement)")
    assert index.resolve("Brandt").bearers == ("Ada Brandt", "Ben Brandt")


def entries(*rows):
    return [Speaker(name=name, quotes=count, apart=apart) for name, count, apart in rows]


def test_a_name_of_several_lists_them_with_their_counts():
    found = NameIndex.of(entries(("Ada Brandt", 4, ""), ("Ben Brandt", 3, ""), ("Cy Brandt", 2, ""), ("Di Brandt", 2, ""))).resolve(
        "Brandt"
    )
    assert found.speakers == ("Ada Brandt", "Ben Brandt", "Cy Brandt", "Di Brandt")
    assert found.note == "Brandt: Ada Brandt (4 statements), Ben Brandt (3), Cy Brandt (2) or 1 other?"
    assert NameIndex.of(entries(("Ada Brandt", 41, ""), ("Ben Brandt", 20, ""))).resolve("brandt").note == (
        "brandt: Ada Brandt (41 statements) or Ben Brandt (20)?"
    )


def test_capitals_that_are_a_bodys_initials_are_its_name_too():
    body = Speaker(name="Ferry Transport Union", quotes=3, kind=SpeakerKind.ORGANISATION)
    index = NameIndex.of([body, Speaker(name="FTU", quotes=2, kind=SpeakerKind.ORGANISATION)])
    assert set(index.resolve("FTU").speakers) == {"FTU", "Ferry Transport Union"}


@pytest.mark.parametrize(
    ("question", "speaker", "topic"),
    [
        ("Did Mira Vell trace the fare row back to the strike?", "Mira Vell", "trace the fare row back to the strike"),
        ("Did Mira Vell scribble Sorrel Rail's fares on a napkin?", "Mira Vell", "scribble Sorrel Rail's fares on a napkin"),
        ("Did Mister Hruboň say the ferry is safe?", "Leonard Hruboň", "the ferry is safe"),
    ],
)
def test_a_verb_that_is_none_of_saying_ends_the_name_before_it(question, speaker, topic):
    found = read(question)
    assert (found.speakers, found.topic) == ((speaker,), topic)


def test_a_bare_surname_on_record_does_not_hide_who_bears_it():
    index = NameIndex.of(entries(("Ada Karl-Brandt", 40, ""), ("Ben Karl-Brandt", 3, ""), ("Karl-Brandt", 1, "id-1")))
    found = index.resolve("karl-brandt")
    assert found.speakers == ("Ada Karl-Brandt", "Karl-Brandt")
    assert found.note == "karl-brandt is read as Ada Karl-Brandt; also on record: Ben Karl-Brandt (3 statements)"


def test_a_surname_that_one_bearer_goes_by_does_not_hide_the_other():
    venn = Speaker(name="Orla Venn", quotes=8, aliases=("Venn",), kind=SpeakerKind.PERSON)
    index = NameIndex.of([venn, Speaker(name="Asta Venn", quotes=5, kind=SpeakerKind.PERSON)])
    assert index.resolve("venn").speakers == ("Orla Venn", "Asta Venn")


def test_bodies_that_bear_a_name_by_an_alias_are_meant_too():
    body = {"kind": SpeakerKind.ORGANISATION}
    index = NameIndex.of(
        [Speaker(name="Ferry Office", quotes=9, **body), Speaker(name="Sorrel Ferry Office", quotes=4, aliases=("Ferry Office",), **body)]
    )
    assert index.resolve("the Ferry Office").speakers == ("Ferry Office", "Sorrel Ferry Office")


def test_namesakes_whom_nothing_tells_apart_are_asked_for_together_and_do_not_hide_each_other():
    index = NameIndex.of(entries(("Brandt", 5, "id-1"), ("Brandt", 1, "id-2")))
    assert index.resolve("Brandt").speakers == ("Brandt",)
    assert index.speakers["Brandt"].quotes == 6


def test_who_only_speaks_together_with_somebody_is_found_by_name():
    index = NameIndex.of(entries(("Ada Brandt; Ines Roth", 2, ""), ("Ada Brandt", 1, "")))
    assert index.resolve("Ines Roth").speakers == ("Ines Roth",)
    assert (index.resolve("Roth").speakers, index.speakers["Ada Brandt"].quotes) == (("Ines Roth",), 3)


def test_five_hundred_bearers_of_a_surname_are_told_in_a_line():
    note = NameIndex.of(entries(*((f"G{n:03} Brandt", 1, "") for n in range(500)))).resolve("Brandt").note
    assert note.endswith("or 497 others?")
    assert len(note) < 120


@pytest.mark.parametrize("name", ["Chelsea Vell", "Petra Lindqvist", "Minister Ostrander", "Mira Sands"])
def test_a_name_that_nobody_bears_stays_unresolved(name):
    request = read(f"What did {name} say about fares?")
    assert request.named == (name,)
    assert request.speakers == ()


def test_somebody_else_in_front_of_the_name_is_not_the_speaker():
    assert read("What did Vell spokesman Ivo Tarn say about fares?").speakers == ()
    assert read("What did Mira Vell's brother say about fares?").speakers == ()


def test_a_description_is_read_by_roles():
    assert read("What did the union's spokeswoman say about pay?").speakers == ("Priya Raman",)
    assert read("what did norrland's transport minister say about fares").speakers == ("Mira Vell",)
    assert read("what did the lamp lighters' boss say about gas").speakers == ("Otto Wick",)
    assert read("what did norrland's deputy transport minister say about fares").speakers == ()
    vague = read("Did the astronomer say the comet was green?")
    assert (vague.speakers, vague.described) == ((), "astronomer")


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("What has Vell said since June about fares?", date(2031, 6, 1), None),
        ("What did Vell say about fares in March 2031?", date(2031, 3, 1), date(2031, 3, 31)),
        ("What did Vell say last week about fares?", date(2031, 6, 9), date(2031, 6, 15)),
        ("What did Vell say about fares before 3 May 2031?", None, date(2031, 5, 2)),
        ("What did Vell say about fares between 3 and 9 May 2031?", date(2031, 5, 3), date(2031, 5, 9)),
        ("What did Vell say about fares between 3 May and 9 May 2031?", date(2031, 5, 3), date(2031, 5, 9)),
        ("What did Vell say about the flood in 1984?", None, None),  # outside the archive: part of the topic
        ("Did Vell say the bridge would close before 2040?", None, None),  # part of the claim
        ("Did Vell say last week that fares would rise?", date(2031, 6, 9), date(2031, 6, 15)),
        ("What did Vell say on 31 June 2031 about fares?", None, None),  # no such day
    ],
)
def test_periods_limit_the_saying_and_not_the_said(question, since, until):
    request = read(question)
    assert (request.since, request.until) == (since, until)


def test_a_period_leaves_the_topic():
    assert read("What has Vell said since June about fares?").topic == "fares"


@pytest.mark.parametrize(
    ("question", "unit", "speakers", "topic"),
    [
        ("How often did Mira Vell say that fares would rise?", Unit.STATEMENTS, ("Mira Vell",), "fares would rise"),
        ("how many times has mira vell said fares would rise", Unit.STATEMENTS, ("Mira Vell",), "fares would rise"),
        ("How often is Mira Vell reported as saying fares would rise?", Unit.STATEMENTS, ("Mira Vell",), "fares would rise"),
        ("On how many occasions over the years did Hruboň promise a bridge?", Unit.STATEMENTS, ("Leonard Hruboň",), "a bridge"),
        ("How many statements did Mira Vell make about fares?", Unit.STATEMENTS, ("Mira Vell",), "fares"),
        ("How many statements has Mira Vell made?", Unit.STATEMENTS, ("Mira Vell",), ""),
        ("How many quotes are there by Mira Vell about fares?", Unit.STATEMENTS, ("Mira Vell",), "fares"),
        ("How many direct quotes by Mira Vell are there?", Unit.STATEMENTS, ("Mira Vell",), ""),
        ("How many statements are there about fares?", Unit.STATEMENTS, (), "fares"),
        ("How often was Mira Vell quoted on fares?", Unit.STATEMENTS, ("Mira Vell",), "fares"),
        ("How much has Mira Vell said about fares?", Unit.STATEMENTS, ("Mira Vell",), "fares"),
        ("On how many days did Mira Vell say that fares would rise?", Unit.DAYS, ("Mira Vell",), "fares would rise"),
        ("How many different people said that fares would rise?", Unit.PEOPLE, (), "fares would rise"),
        ("How many named people are reported as saying that fares would rise?", Unit.PEOPLE, (), "fares would rise"),
        ("In how many articles is Mira Vell quoted?", Unit.ARTICLES, ("Mira Vell",), ""),
        ("How many newspapers quote Mira Vell?", Unit.OUTLETS, ("Mira Vell",), ""),
    ],
)
def test_what_is_to_be_counted(question, unit, speakers, topic):
    request = read(question)
    assert (request.intent, request.unit, request.speakers, request.topic) == (Intent.COUNT, unit, speakers, topic)


@pytest.mark.parametrize("question", ["How many people did Mira Vell say came?", "How many days did Mira Vell say the ferry was away?"])
def test_a_number_that_somebody_gave_is_not_a_count_of_statements(question):
    request = read(question)
    assert (request.intent, request.speakers) == (Intent.WHAT_SAID, ("Mira Vell",))


def test_a_count_is_limited_by_the_dates_of_its_question():
    request = read("How often has Mira Vell said fares would rise since March?")
    assert (request.topic, request.since) == ("fares would rise", date(2031, 3, 1))


def test_outlet_form_and_quoted_words():
    assert read("What did Vell say about fares in the Sorrel Post?").outlets == ("The Sorrel Post",)
    assert read("What did Vell say about fares, direct quotes only").form is Form.DIRECT
    assert read("who said 'the lung of this town'").quoted == ("the lung of this town",)
    assert read("“the lung of this town”").intent is Intent.CHECK
    assert quoted_in("who said the bosses' dogs don't bite") == ()


def test_follow_ups_keep_what_they_do_not_replace():
    first = read("What did Mira Vell say about fares since March 2031?")
    topic = read("and about the night ferry?", first)
    assert (topic.speakers, topic.topic, topic.since) == (("Mira Vell",), "the night ferry", date(2031, 3, 1))
    person = read("and Hruboň?", first)
    assert (person.speakers, person.topic) == (("Leonard Hruboň",), "fares")
    pronoun = read("What did she say about the lighthouse?", first)
    assert (pronoun.speakers, pronoun.topic, pronoun.since) == (("Mira Vell",), "the lighthouse", None)
    assert replace(read("only direct quotes", first), question="", form=None, notes=()) == replace(first, question="", notes=())


@pytest.mark.parametrize("question", ["", "  ", "?!…", "x" * (LONGEST + 1)])
def test_what_cannot_be_read_is_refused_in_a_sentence(question):
    with pytest.raises(BadInput, match=r"\.$|: ask"):
        read(question)


@given(st.text(min_size=1, max_size=300))
def test_any_text_is_a_request_or_a_sentence(question):
    try:
        request = read(question)
    except BadInput:
        return
    assert set(request.speakers) <= set(SPEAKERS.speakers)


@given(st.text(alphabet="0123456789 -,.inonsicemayju", max_size=80))
def test_any_digits_are_a_period_or_none(text):
    for period in periods(text, today=TODAY):
        assert period.since or period.until or period.problem


def test_asking_who_does_not_inherit_the_speaker_of_the_question_before():
    after = read("Who said it is a scandal?", read("What did Mira Vell say about the ferry?"))
    assert (after.intent, after.speakers) == (Intent.WHO_SAID, ())


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("What do both sides say about pay?", True),
        ("both sides on pay", True),
        ("Where does each side stand on pay?", True),
        ("What did Vell say about both sides?", False),
        ("What was said about pay?", False),
        ("Who said that both sides want pay?", False),
    ],
)
def test_sides_that_a_question_does_not_name(question, sides):
    assert read(question).sides is sides


def test_both_sides_of_a_question_about_two_people_are_these_two():
    first = read("What did Mira Vell and Hruboň say about pay?")
    for question, topic in (("both sides?", "pay"), ("what do both sides say about the strike?", "the strike")):
        after = read(question, first)
        assert (after.speakers, after.topic, after.sides) == (("Mira Vell", "Leonard Hruboň"), topic, False)
    alone = read("what do both sides say?", read("What did Mira Vell say about pay?"))
    assert (alone.speakers, alone.topic, alone.sides) == ((), "pay", True)
    assert "what the sides speak about" in read("What do both sides say?").problem


def test_who_disagreed_with_somebody_is_who_else_spoke_of_it():
    asked = read("who disagreed with Mira Vell about the noise?")
    assert (asked.intent, asked.topic, asked.but) == (Intent.WHO_SAID, "the noise", ("Mira Vell",))


def test_a_mistyped_what_is_read_and_the_word_itself_is_asked_for():
    assert read("wat did Mira Vell say about fares").speakers == ("Mira Vell",)
    asked = read("how often did Mira Vell use the word ferry?")
    assert (asked.intent, asked.topic, asked.verb) == (Intent.COUNT, "ferry", "mention")


def test_an_office_that_several_hold_is_who_is_asked_about():
    ministers = NameIndex.of([Speaker(name=f"{name} Orr", quotes=2, roles=("minister",)) for name in ("Ada", "Ben", "Cara", "Dov")])
    request = understand("Does the minister approve of the bridge?", Setting(ministers, TODAY, COVERAGE))
    assert (request.described, request.topic, len(request.maybe)) == ("minister", "approve of the bridge", 4)
