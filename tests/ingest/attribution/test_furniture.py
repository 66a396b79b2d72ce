"""Headline, byline, dateline, credits and labels are nobody's statements."""

import pytest

from archive.records import Act, Polarity
from ingest.attribution import RuleAttributor, attributor
from ingest.attribution.furniture import Place, blocks, margins
from ingest.attribution.sentences import paragraphs
from ingest.readers import front_matter


def read(text):
    cut = lambda spans: " / ".join(span.cut(text) for span in spans)  # noqa: E731
    return [f"{cut(s.source)} | {cut(s.cue)} | {cut(s.content)}" for s in RuleAttributor().find([text])[0]]


STORY = """Lock to close for a year, keeper says

By Maud Levic

LOWMERE, July 3 (Fenwire) — The keeper said the gates were rotten.

Nothing else is known. (Reporting by Maud Levic; Editing by Jo Farrant)

(Reporting by Maud Levic, who said it rained; Editing by Jo Farrant)

tagfenwire2031binary_LOCKVIEWIMAGE
"""


def test_a_wire_story():
    assert read(STORY) == [
        "keeper | says | Lock to close for a year",
        "The keeper | said | the gates were rotten",
    ]


@pytest.mark.parametrize("gap", ["", "\n"])
def test_front_matter_is_nobodys_statement(gap):
    front = '---\ntitle: "“A bad day for Lowmere”: the keeper has gone"\nsummary: \'"It rained," the keeper said\'\n---\n'
    text = f"{front}{gap}The keeper said the gates were rotten.\n\n“It froze,” said Ana Silva.\n"
    found = attributor().find([text])[0]
    assert [[span.cut(text) for span in each.content] for each in found] == [["the gates were rotten"], ["“It froze,”"]]
    assert blocks(text, paragraphs(text))[0].place is Place.FURNITURE


def test_what_stands_between_two_rules_is_no_front_matter():
    text = "---\n\nThe keeper said the gates were rotten.\n\n---\n\n“It froze,” said Ana Silva.\n"
    assert [block.place for block in blocks(text, paragraphs(text))].count(Place.FURNITURE) == 0


@pytest.mark.parametrize(
    "turns", ["Orla: It rained.\nNed: “It froze,” said Ana.\n", "Source: It rained.\nNed: It froze.\nSource: It thawed.\n"]
)
def test_a_dialogue_between_two_rules_is_no_front_matter(turns):
    assert front_matter.length(f"---\n{turns}---\n\nThe keeper said the gates were rotten.\n") == 0


def test_places():
    places = [block.place for block in blocks(STORY, paragraphs(STORY))]
    assert places == [Place.HEADLINE, Place.FURNITURE, Place.BODY, Place.BODY, Place.FURNITURE, Place.FURNITURE]
    texts = [block.span.cut(STORY) for block in blocks(STORY, paragraphs(STORY))]
    assert texts[2] == "The keeper said the gates were rotten."
    assert texts[3] == "Nothing else is known."


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("(Fenwire) – The lock is shut.", "The lock is shut."),
        ("LOWMERE — The lock is shut.", "The lock is shut."),
        ("PORT HELM, Norrland (Fenwire) - The lock is shut.", "The lock is shut."),
        ("PORT HELM, March 4 -- The lock is shut.", "The lock is shut."),
        ("The lock — built in 1911 — is shut.", "The lock — built in 1911 — is shut."),
        ("NOBODY knew. The lock — built in 1911 — is shut.", "NOBODY knew. The lock — built in 1911 — is shut."),
    ],
)
def test_dateline(line, rest):
    text = f"Lock shut\n\n{line}\n"
    assert blocks(text, paragraphs(text))[1].span.cut(text) == rest


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Otley: Lock will open in May", ["Otley | : | Lock will open in May"]),
        ("‘Not one more bag’: Lowmere fights the flood", ["Lowmere | : | ‘Not one more bag’"]),
        ("Flood defences ‘beyond repair’, engineer warns", ["engineer | warns | Flood defences ‘beyond repair’"]),
        ("Lowmere says it will rebuild the lock", ["Lowmere | says | it will rebuild the lock"]),
        ("A quiet week on the canal", []),
    ],
)
def test_headlines(headline, expected):
    assert read(f"{headline}\n\nIt rained all week in the valley and the inn was shut.") == expected


def test_interview_with_labels():
    text = """An hour with Ida Crane

Fenwire: When did the oven go cold?

Crane: In May, after the flood.

Fenwire: And the flour?

Crane: The flour we ate."""
    assert read(text) == [
        "Fenwire | : | When did the oven go cold?",
        "Crane | : | In May, after the flood.",
        "Fenwire | : | And the flour?",
        "Crane | : | The flour we ate.",
    ]


def test_questions_and_answers():
    text = "Talk\n\nQ: Who shut the lock?\n\nA: The keeper shut it."
    assert [line.split(" | ")[0] for line in read(text)] == ["Q", "A"]


def test_a_labelled_question_is_asked():
    text = "Talk\n\nQ: Who shut the lock?\n\nA: The keeper shut it."
    asked, said = RuleAttributor().find([text])[0]
    assert (asked.act, asked.polarity) == (Act.ASKED, Polarity.QUESTION)
    assert (said.act, said.polarity) == (Act.SAID, Polarity.ASSERTED)


def test_the_times_of_a_live_blog_belong_to_no_statement():
    text = "As it happened\n\n09.12 Odell is here.\n\n11:40am GMT – Mayor Brandt said it rained.\n\n3.25 crowns is the fare."
    spans = paragraphs(text)
    assert [block.span.cut(text) for block in blocks(text, spans)][1:3] == ["Odell is here.", "Mayor Brandt said it rained."]
    assert [span.cut(text).strip() for span in margins(text, spans)][:2] == ["09.12", "11:40am GMT –"]


def test_a_lone_figure_at_the_head_of_a_paragraph_is_no_time():
    text = "Fares rise\n\n3.25 crowns is the fare, Odell said."
    assert blocks(text, paragraphs(text))[1].span.cut(text).startswith("3.25")


def test_a_label_that_heads_a_section_is_nobody():
    text = (
        "Is the bridge safe?\n\n"
        "THE CLAIM: Mayor Ana Silva says the bridge will carry trucks.\n\n"
        'THE FACTS: "It carries cyclists," engineer Ned Roe said.\n\n'
        "AND ONE MORE: Roe never saw the drawings.\n\n"
        "THE CLAIM: The toll pays for it.\n"
    )
    assert read(text) == ["Mayor Ana Silva | says | the bridge will carry trucks", 'engineer Ned Roe | said | "It carries cyclists,"']


def test_a_name_is_no_section_whatever_its_last_word_means():
    text = "A play\n\nTHOMAS MORE: I do no harm.\n\nSO YOUNG: I do.\n\nTHOMAS MORE: You say it.\n"
    assert [each.split(" | ")[0] for each in read(text)] == ["THOMAS MORE", "SO YOUNG", "THOMAS MORE"]
