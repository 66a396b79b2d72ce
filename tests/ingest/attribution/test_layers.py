"""The attributor that an ingest uses: the trained model, with marks and rules that it cannot overrule."""

import pytest

from archive.records import Form, Span
from ingest.attribution import attributor
from ingest.attribution.describe import Describer


@pytest.fixture(scope="module")
def layers():
    return attributor()


def read(layers, text):
    """`source | cue | content` of each statement, parts joined by " / "."""
    cut = lambda spans: " / ".join(span.cut(text) for span in spans)  # noqa: E731
    return [f"{cut(s.source)} | {cut(s.cue)} | {cut(s.content)}" for s in layers.find([text])[0]]


def test_an_indirect_statement_that_no_rule_knows_is_found(layers):
    text = "Members of the harbour board are of the view that the crane had outlived its usefulness."
    assert any("that the crane had outlived its usefulness" in line for line in read(layers, text))


def test_a_transcript_is_its_turns_and_nothing_inside_them(layers):
    text = (
        "An hour with Ida Crane\n\nFENWIRE: When did you say the oven went cold?\n\n"
        "CRANE: I said in May. My brother told me that it was the flood."
    )
    assert read(layers, text) == [
        "FENWIRE | : | When did you say the oven went cold?",
        "CRANE | : | I said in May. My brother told me that it was the flood.",
    ]


def test_a_turn_is_word_for_word_without_marks_and_with_them(layers):
    text = (
        "An hour with Ida Crane\n\nQ: When did the oven go cold?\n\nA: In May. My brother said, “It was the flood.”\n\n"
        "Q: Was it the flood?\n\nA: It was the coal."
    )
    [found] = layers.find([text])
    turns = [s for s in found if s.cue and s.cue[0].cut(text) == ":"]
    assert len(turns) == 4
    assert all(s.form is Form.DIRECT and s.verbatim == s.content for s in turns)


def test_turns_of_a_quoted_transcript_are_not_one_reopened_quotation(layers):
    text = (
        'Ida Crane went on the air on Sunday.\n\nA transcript follows:\n\n"FENWIRE: When did you say the oven went cold?\n\n'
        '"CRANE: It went cold in May and nobody came.\n\n"FENWIRE: Did the town send anyone at all?\n\n"CRANE: Nobody but the cat."'
    )
    found = [(s.source[0].cut(text), s.content[0].cut(text).strip('".')) for s in layers.find([text])[0] if s.source]
    assert found[-4:] == [
        ("FENWIRE", "When did you say the oven went cold?"),
        ("CRANE", "It went cold in May and nobody came"),
        ("FENWIRE", "Did the town send anyone at all?"),
        ("CRANE", "Nobody but the cat"),
    ]


def test_a_reopened_quotation_is_never_divided_between_two_people(layers):
    text = (
        "“The works closed in March,” said Aldo Brenn, who runs them. “We had no tin and no fruit, and the bank would not wait.\n\n"
        "“I ask nobody to thank us for that.”\n\n"
        "Petra Sund, the town’s treasurer, said the loss would be felt. “Every shop will notice,” she added."
    )
    statements = layers.find([text])[0]
    (holder,) = [s for s in statements if any("thank us" in span.cut(text) for span in s.content)]
    assert [span.cut(text).split(",")[0] for span in holder.source] == ["Aldo Brenn"]


def test_a_long_quotation_is_kept_though_nobody_says_it(layers):
    text = "A note lay on the mat. “Whoever took the ladder in the night may keep the ladder now.” Nothing else was found."
    (statement,) = [s for s in layers.find([text])[0] if "ladder" in s.content[0].cut(text)]
    assert statement.content[0].cut(text) == "“Whoever took the ladder in the night may keep the ladder now.”"
    assert statement.form is Form.DIRECT


FRENCH = (
    "Le pont reste fermé\n\nLe pont du port restera fermé jusqu’au printemps, a dit mardi la mairesse Ilse Brandvold. "
    "« Nous n’y enverrons pas un seul camion avant la fin de l’année », a-t-elle dit aux journalistes sur le quai."
)


def test_in_another_language_quotations_are_kept_and_nobody_is_guessed(layers):
    assert read(layers, FRENCH) == [" |  | « Nous n’y enverrons pas un seul camion avant la fin de l’année »"]
    assert layers.find([FRENCH])[0][0].confidence < 0.5


def test_texts_keep_their_places_whatever_their_language(layers):
    english = "“The lock is blocked,” said Ned Hask, the keeper, and he went home to his wife and to the dog that he had not seen."
    found = layers.find([english, FRENCH, "", english])
    assert [bool(row) for row in found] == [True, True, False, True]
    assert found[0] == found[3] != found[1]


@pytest.mark.parametrize(
    ("words", "names"), [("inside", False), ("In the", False), ("the baker", True), ("some", True), ("her", True), ("When Roe left", False)]
)
def test_words_that_name_nobody_are_no_source(words, names):
    text = f"“It was safe”: {words} oven street"
    span = Span(text.index(words), text.index(words) + len(words))
    assert Describer(text).source((span,)) == ((span,) if names else ())


@pytest.mark.parametrize(
    ("text", "source", "cue", "expected"),
    [
        # a title in marks ends the sentence: each side has its own source
        ("It cost him, he told in “The Quay.” Mr. Roe said no.", "“The Quay.” Mr. Roe", "said", "Mr. Roe"),
        (
            "It cost him, according to his book “The Quay.” Mr. Roe said no.",
            "his book “The Quay.” Mr. Roe",
            "according",
            "his book “The Quay.”",
        ),
        ("It rained, according to “The Quay” host Ned Roe.", "“The Quay” host Ned Roe", "according", "“The Quay” host Ned Roe"),
        # the stop of an acronym with points belongs to it
        ("It rained, according to the F.A.A. Most rowed.", "the F.A.A", "according", "the F.A.A."),
        ("It rained, according to the Q.U.A.Y", "the Q.U.A.Y", "according", "the Q.U.A.Y"),
    ],
)
def test_a_source_is_whole_and_in_one_sentence(text, source, cue, expected):
    at, said = text.index(source), text.index(cue)
    (span,) = Describer(text).source((Span(at, at + len(source)),), (Span(said, said + len(cue)),))
    assert span.cut(text) == expected
