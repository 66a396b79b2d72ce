"""Whom "he" and "she" mean behind a sentence that brings somebody in, or tells of somebody by an office."""

import pytest

from ingest.speakers.source import CERTAINTY
from tests.ingest.speakers.articles import quotes, speaker, speakers

TALK = '"The bridge is open," Orla Venn said. "I walked it twice."\n\n'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f'{TALK}For Ilse Brandvold, who keeps the ferry, it was a hard day. "I sold four tickets," she said.',
            "Ilse Brandvold",
            id="for",
        ),
        pytest.param(
            f'{TALK}The last word went to Ilse Brandvold, 10, who handed Dr Mora Petrie a drawing. "Boats are nicer," she explained.',
            "Ilse Brandvold",
            id="her relative names another",
        ),
        pytest.param(
            f'{TALK}The best line belonged to the harbour master, Ilse Brandvold. "Bridges do not sink," she said.',
            "Ilse Brandvold",
            id="at the end",
        ),
        pytest.param(
            f'{TALK}So can Ilse Brandvold, 81, who stood in the front row. "I walked it three times," she said.',
            "Ilse Brandvold",
            id="so can",
        ),
        pytest.param(
            f"{TALK}Up at Ana Cove, far from it all, Ilse Brandvold has opened her boathouse. She insists that nobody was told.",
            "Ilse Brandvold",
            id="beside an object",
        ),
        pytest.param(
            f'{TALK}She spoke of Ilse Brandvold, the harbour master. "Ilse built it," she said.', "Orla Venn", id="she spoke first"
        ),
    ],
)
def test_who_is_brought_in_says_it(text, expected):
    assert speakers(text)[-1] == expected


def test_what_does_not_begin_its_sentence_is_left_to_the_ranker():
    text = f"{TALK}The bridge honours Ilse Brandvold, the late harbour master. Orla Venn opened it, and she said that it was safe."
    assert speakers(text)[-1] == "Orla Venn"


def test_who_is_told_of_by_an_office_is_talked_about():
    text = (
        'Orla Venn, the mayor of Lowmere, opened the bridge on Monday. "It is safe," Ilse Brandvold, an engineer, said. '
        '"I doubt it," said Mora Petrie, a baker.\n\n'
        "The mayor did not speak in court. In the evening, she told the council that it would hold."
    )
    assert speakers(text)[-1] == "Orla Venn"


def test_who_is_brought_in_is_less_sure_than_a_name():
    text = f'{TALK}The best line belonged to the harbour master, Ilse Brandvold. "Bridges do not sink," she said.'
    named, brought = quotes(text)[0], quotes(text)[-1]
    assert brought.confidence < named.confidence
    assert CERTAINTY["brought_in"] < CERTAINTY["full"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"It is safe," Orla Venn said. The Lowmere Institute replied that the gate was shut. It declined to say why.',
            "Lowmere Institute",
        ),
        ("The Lowmere Institute said 40 boats had left; two weeks later it said 20.", "Lowmere Institute"),
        ("Orla Venn said the Lowmere Institute was wrong. It declined to say why.", None),
    ],
)
def test_it_is_the_body_whose_words_the_sentence_before_gives(text, expected):
    assert speakers(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Our reporter Jane Roe spoke to Orla Venn, 81, at the quay. “I brought the cat,” she said.", "Orla Venn"),
        ("Reporter Jane Roe met Orla Venn at the quay on Monday. “We were told nothing,” she said.", "Orla Venn"),
        ("Reporter Jane Roe left the quay on Monday. “We were told nothing,” she said.", "Jane Roe"),
    ],
)
def test_whom_a_reporter_meets_says_what_follows(text, expected):
    assert speakers(text)[-1] == expected


HOME = "“The bridge is open,” Ned Roe, the mayor, said.\n\nOrla Venn, 61, lost her boathouse in May. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{HOME}The teaching assistant told the Lantern that nobody had called.", "Orla Venn"),
        (f"{HOME}The former prosecutor told the board that nobody called.", "Orla Venn"),
        # an office that somebody else holds, a man, somebody of another body, who answers
        (f"{HOME}“Nobody called,” the mayor said.", "Ned Roe"),
        (f"{HOME}“Nobody called,” the fisherman said.", None),
        (f"{HOME}“Nobody called,” the board's clerk said.", None),
        ("Orla Venn, the presiding judge, asked how the court was to know. “Ask the baker,” the witness replied.", None),
    ],
)
def test_a_description_takes_up_whom_the_sentence_before_tells_of(text, expected):
    assert speakers(text)[-1] == expected


def test_who_is_asked_and_not_who_asks_is_told_of():
    text = "“No,” Ned Roe said.\n\nAsked by moderator Bram Otley whether he had read it, Ned Roe shook his head. “I never saw it,” he said."
    assert speakers(text)[-1] == "Ned Roe"


def test_who_asked_does_not_reply():
    text = "Orla Venn came late.\n\nIlse Brandvold, a lawyer, asked whether the letter was read. “I never saw it,” she replied."
    assert speakers(text)[-1] != "Ilse Brandvold"


SAW = "“I saw it,” said Ilse Brandvold, a ferry cook. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # spoken to by name, spoken to as "her", told of in the words themselves
        (f"{SAW}The goat bit Orla Venn. “Sit down,” she told Venn.", "Ilse Brandvold"),
        (f"{SAW}For Orla Venn it was a hard day. “Sit down,” she told her.", "Ilse Brandvold"),
        (f"{SAW}\n\nDivers saved Orla Venn after the storm. “She was glad to be dry,” she said.", "Ilse Brandvold"),
        ("Ilse Brandvold spoke first. Then the guards arrested Orla Venn. “Hand me the oar,” she told her.", None),
        # a verb before its subject brings somebody in
        (f"{SAW}Behind the ferry stood Orla Venn. “Nobody told me,” she said.", "Orla Venn"),
    ],
)
def test_who_undergoes_something_or_is_spoken_to_is_not_brought_in(text, expected):
    assert speakers(text)[-1] == expected


@pytest.mark.parametrize("thing", ["newsletter", "list", "computer", "elevator", "printer"])
def test_a_thing_takes_up_nobody(thing):
    assert speakers(f"Orla Venn, 61, lost her boathouse in May. The {thing} said it was late.")[-1] in {None, thing}


@pytest.mark.parametrize("noun", ["attacker", "robber", "killer", "bride", "landlord", "driver"])
def test_who_does_something_to_somebody_is_somebody_else(noun):
    assert speakers(f"Bram Otley was attacked on the quay. The {noun} said he was sorry.") == [None]


def test_whom_the_article_calls_so_is_meant():
    assert speakers("Bram Otley, a robber, was met on the quay. The robber said he was sorry.") == ["Bram Otley"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "he" is not whom his own clause names as somebody else
        ("David Roe met the board in May. In July, Carl Finch came. Back in May he wrote to Finch that it rained.", "David Roe"),
        ("David Roe met the board in May. It refused. In July he wrote to Roe Boats that it rained.", "David Roe"),
        # a state's letters in brackets end no sentence
        ("Senator David Roe (D-Ore.) is behind in his race. He said that it rained.", "David Roe"),
        # a given name alone
        ("The officer who saw it was a woman named Caroline. “It rained,” she said of Roe.", "Caroline"),
        # no person of the place before an office; given names that men and women bear
        ("Former Arizona governor Jan Venn calls it a priority. “It rained,” she said.", "Jan Venn"),
    ],
)
def test_who_a_pronoun_may_be(text, expected):
    said = text.replace("“It", "“it")
    assert speaker(said, next(word for word in (" she", "He", " he") if f"{word} " in said).strip()) == expected
