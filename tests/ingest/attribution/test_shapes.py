"""Statements by shape: who said it, with which words, and what exactly; sentences of our own about invented people."""

import pytest

from archive.records import Form, Polarity
from ingest.attribution import RuleAttributor


def read(text):
    """`source | cue | content` of each statement, parts joined by " / "."""
    cut = lambda spans: " / ".join(span.cut(text) for span in spans)  # noqa: E731
    return [f"{cut(s.source)} | {cut(s.cue)} | {cut(s.content)}" for s in RuleAttributor().find([text])[0]]


def only(text):
    (statement,) = RuleAttributor().find([text])[0]
    return statement


GOLD = [
    # 49 by way of an outlet; 53 left unsaid; 27 a name and a colon; 32 the cue in the next sentence
    (
        "Ned Hask was quoted by the daily Vechera as saying the lock was blocked.",
        ["Ned Hask | was quoted / as saying | the lock was blocked"],
    ),
    ("The Harbour Post quoted Ned Hask as saying that it rained.", ["Ned Hask | quoted / as saying | that it rained"]),
    ("Ned Hask would not be drawn on the lock.", ["Ned Hask | would not be drawn | on the lock"]),
    ("The mayor made no mention of the flood.", ["The mayor | made no mention of | the flood"]),
    ("Ned Hask did not immediately respond to questions.", ["Ned Hask | did not immediately respond | to questions"]),
    ("The mill's owner could not be reached on Monday for comment.", ["The mill's owner | could not be reached | for comment"]),
    ("The board would not say whether the lock was safe.", ["The board | would not say | whether the lock was safe"]),
    # headlines
    ("Stay at home, says governor as snow falls\n\nThe quay was empty.", ["governor | says | Stay at home"]),
    ("Stay at home, says governor\n\nThe quay was empty.", ["governor | says | Stay at home"]),
    # figures
    ("A report read by the board puts the damage at £40,000.", ["A report read by the board | puts | the damage at £40,000"]),
    ("The log gives the depth as nine metres.", ["The log | gives | the depth as nine metres"]),
    ("Ned Hask, 34, baker: “I walk to the lock.”", ["Ned Hask, 34, baker | : | “I walk to the lock.”"]),
    ("Minister Ida Crane after the vote: “I have lost worse.”", ["Minister Ida Crane | : | “I have lost worse.”"]),
    (
        "“There was a curtain and no door.” Ida Crane was describing the mill.",
        ["Ida Crane | was describing | “There was a curtain and no door.”"],
    ),
    ("“Not one more acre!” thundered the Reverend Ned Hask.", ["the Reverend Ned Hask | thundered | “Not one more acre!”"]),
    # direct: after, before, inverted
    ("Orla Venn said, “The dam will hold until spring.”", ["Orla Venn | said | “The dam will hold until spring.”"]),
    ("“The dam will hold until spring,” Orla Venn said.", ["Orla Venn | said | “The dam will hold until spring,”"]),
    ("“The dam will hold until spring,” said Orla Venn.", ["Orla Venn | said | “The dam will hold until spring,”"]),
    ("Orla Venn told reporters: “The dam will hold.”", ["Orla Venn | told | “The dam will hold.”"]),
    ("Said Orla Venn: “The dam will hold this time.”", ["Orla Venn | Said | “The dam will hold this time.”"]),
    # 18 split by its cue
    (
        "“We paid the toll,” said Jem Farrow, “and nobody thanked us.”",
        ["Jem Farrow | said | “We paid the toll,” / “and nobody thanked us.”"],
    ),
    ("“It rained,” she said. “Then it froze. We left.”", ["she | said | “It rained,” / “Then it froze. We left.”"]),
    ("“The mill,” Ilse Brandt wrote in May, “is not for sale.”", ["Ilse Brandt | wrote | “The mill,” / “is not for sale.”"]),
    # 19 second cue
    (
        "Ilse Brandt said the mill was sold and added that nobody had asked the weavers.",
        ["Ilse Brandt | said | the mill was sold", "Ilse Brandt | added | that nobody had asked the weavers"],
    ),
    (
        "Mayor Tam Ruddock said the fee would rise, adding that it had not moved since 2011.",
        ["Mayor Tam Ruddock | said | the fee would rise", "Mayor Tam Ruddock | adding | that it had not moved since 2011"],
    ),
    (
        "The council said the pier was safe, but Jem Farrow said it had moved a metre.",
        ["The council | said | the pier was safe", "Jem Farrow | said | it had moved a metre"],
    ),
    # 20 continuation
    (
        "“We sold the boat,” Amaro Reis said.\n\n“My brother kept the nets and the stove.”",
        ["Amaro Reis | said | “We sold the boat,”", " |  | “My brother kept the nets and the stove.”"],
    ),
    # 21 fragment in a paraphrase
    (
        "He said the new timetable was “a timetable for ghosts” and should go.",
        ["He | said | the new timetable was “a timetable for ghosts” and should go"],
    ),
    ("Pia Holm said it was “over”.", ["Pia Holm | said | it was “over”"]),
    ("Pia Holm called the plan “a bad joke”.", ["Pia Holm | called | the plan “a bad joke”"]),
    # 22 parenthetical cue
    (
        "The tunnel, Pia Holm said, had never been inspected.",
        ["Pia Holm | said | The tunnel / had never been inspected"],
    ),
    ("The tunnel had never been inspected, she said.", ["she | said | The tunnel had never been inspected"]),
    ("The tunnel had leaked for years, said Pia Holm, an engineer.", ["Pia Holm, an engineer | said | The tunnel had leaked for years"]),
    # 23 inverted with a long subject
    (
        "“Nobody reads the gauges,” said Bram Otley, a retired lock-keeper who still lives by the canal.",
        ["Bram Otley, a retired lock-keeper who still lives by the canal | said | “Nobody reads the gauges,”"],
    ),
    ("“It hums,” said former harbour pilot Ned Hask.", ["former harbour pilot Ned Hask | said | “It hums,”"]),
    # 24, 25 asides and appositions
    (
        "Ida Crane, a baker in Lowmere, said the oven had been cold since May.",
        ["Ida Crane, a baker in Lowmere, | said | the oven had been cold since May"],
    ),
    (
        "Ida Crane, 61, of Lowmere, who lost two barns, said that help came late.",
        ["Ida Crane, 61, of Lowmere, who lost two barns, | said | that help came late"],
    ),
    (
        "The head teacher, Luc Maréchal, denied that the roof had leaked.",
        ["The head teacher, Luc Maréchal, | denied | that the roof had leaked"],
    ),
    # 25 colon and paragraph break
    ("Ida Crane put it this way:\n\n“Bread does not wait.”", ["Ida Crane | put it this way | “Bread does not wait.”"]),
    ("Ida Crane said:\n\n“Bread does not wait for anybody.”", ["Ida Crane | said | “Bread does not wait for anybody.”"]),
    # 28 according to
    (
        "According to Ida Crane, the oven has been cold since May.",
        ["Ida Crane | According to | the oven has been cold since May"],
    ),
    (
        "The oven has been cold since May, according to the bakers’ guild.",
        ["the bakers’ guild | according to | The oven has been cold since May"],
    ),
    # 29 noun cue
    ("Shopkeepers in Lowmere remembered his promise that the lights would return.", ["his | promise | that the lights would return"]),
    # 30 agentless passive
    ("It was announced that the lights would return by May.", [" | was announced | that the lights would return by May"]),
    # 31 unusual verbs
    ("“Not one more bag of sand!” boomed Ned Hask.", ["Ned Hask | boomed | “Not one more bag of sand!”"]),
    ("“Not one more bag,” Ned Hask rasped.", ["Ned Hask | rasped | “Not one more bag,”"]),
    # 41 two sources jointly
    ("Ned Hask and Pia Holm said the lock was blocked.", ["Ned Hask and Pia Holm | said | the lock was blocked"]),
    # 48 told an agency
    ("“The lock is blocked,” Ned Hask told the Harbour Post in an interview.", ["Ned Hask | told | “The lock is blocked,”"]),
    ("Ned Hask told the Harbour Post that the lock was blocked.", ["Ned Hask | told | that the lock was blocked"]),
    # 67 question and exclamation marks before the cue
    ("“Who shut the lock?” Ned Hask asked.", ["Ned Hask | asked | “Who shut the lock?”"]),
    ("“Who shut the lock?” asked Ned Hask. Nobody knew.", ["Ned Hask | asked | “Who shut the lock?”"]),
    ("“Shut it!” he said.", ["he | said | “Shut it!”"]),
    # quoted as saying
    (
        "The keeper was quoted as saying the lock was blocked.",
        ["The keeper | was quoted as saying | the lock was blocked"],
    ),
    # relative
    ("Otley, who said the lock was blocked, left at noon.", ["who | said | the lock was blocked, left at noon"]),
    # a day between subject and verb, and after the cue
    ("Pia Holm on Tuesday said the lock was blocked.", ["Pia Holm | said | the lock was blocked"]),
    ("Pia Holm said on Tuesday that the lock was blocked.", ["Pia Holm | said | that the lock was blocked"]),
    ("Pia Holm said in a statement on Tuesday that the lock was blocked.", ["Pia Holm | said | that the lock was blocked"]),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*row, id=row[0][:40]) for row in GOLD])
def test_shape(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “ice road” was closed again.",  # 11 scare quotes
        "The band played “The Long Way Down” twice.",  # 12 titles
        "Ned “Rusty” Hask rowed home alone.",  # 13 nicknames
        "The town’s motto is “Steady as stone”.",  # 16 mottos
        "The lock was built in 1911 and rebuilt after the war.",  # 17 the author's own facts
        "The claims office on Dock Street opens at nine.",
        "A report on the lock is due in May.",
    ],
)
def test_not_a_statement(text):
    assert read(text) == []


def test_reopened_quotation_is_one_statement():
    text = "“We dug all night.\n\n“We found nobody,” said Orla Venn.\n\nThe search ended."
    statement = only(text)
    assert [s.cut(text) for s in statement.content] == ["“We dug all night.", "“We found nobody,”"]
    assert [s.cut(text) for s in statement.source] == ["Orla Venn"]


def test_missing_closing_mark_never_swallows_the_article():
    text = "Orla Venn said: “The dam will hold. The crowd went home.\n\nThe river fell on Sunday."
    assert read(text) == ["Orla Venn | said | “The dam will hold."]


def test_marked_part_is_verbatim_and_form_follows():
    text = "He said the timetable was “a timetable for ghosts”."
    statement = only(text)
    assert statement.form is Form.MIXED
    assert [s.cut(text) for s in statement.verbatim] == ["a timetable for ghosts"]
    assert only("“It hums,” he said.").form is Form.DIRECT
    assert only("He said it hummed.").form is Form.INDIRECT


def test_long_quotation_without_source_is_kept_with_low_confidence():
    statement = only("A note lay on the door. “Whoever took the ladder may keep the ladder now.”")
    assert statement.source == () == statement.cue
    assert statement.confidence < 0.5


def test_signature_line_names_the_source():
    text = "“The ladder was mine before it was yours.”\n\n— Ida Crane, baker"
    assert read(text) == ["Ida Crane, baker |  | “The ladder was mine before it was yours.”"]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Ned Hask said the lock was blocked.", Polarity.ASSERTED),
        ("Ned Hask did not say that the lock was blocked.", Polarity.UNSAID),  # 53
        ("Ned Hask never said the lock was blocked.", Polarity.UNSAID),
        ("The harbour board declined to comment on the lock.", Polarity.UNSAID),  # 54
        ("Pia Holm refused to discuss the lock.", Polarity.UNSAID),
        ("Pia Holm would not say whether the lock was blocked.", Polarity.UNSAID),
        ("Ned Hask denied that the lock was blocked.", Polarity.DENIED),  # 55
        ("Ned Hask denied blocking the lock.", Polarity.DENIED),
        ("Ned Hask does not believe that the lock was blocked.", Polarity.DENIED),
        ("Pia Holm is expected to say that the lock was blocked.", Polarity.CONDITIONAL),  # 56
        ("Pia Holm will say the lock was blocked.", Polarity.CONDITIONAL),
        ("Ned Hask asked whether the lock was blocked.", Polarity.QUESTION),  # 57
        ("Ned Hask was asked whether the lock was blocked.", Polarity.QUESTION),
    ],
)
def test_polarity(text, polarity):
    assert only(text).polarity is polarity
