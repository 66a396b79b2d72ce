"""Pasted quotations: verbatim, altered, another speaker's, or not found."""

import random
import re
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import drafts
from app.aligned import kind_of, tokens
from app.cli_reading import finding_row
from app.cli_show import finding_lines
from app.finding import Finding
from app.names import NameIndex
from app.render import Findings, findings_html
from app.verify import verify
from archive.archive import Archive
from archive.errors import BadInput
from tests.app.record import OKORO, PIKE, VELL, article, fill, labelled, quote

NIGHT = "We will not close the night ferry"
LIGHT = "It has been dark for eleven years and we will light it in June"


@pytest.mark.parametrize(
    ("words", "speaker", "finding"),
    [
        (NIGHT, VELL, Finding.VERBATIM),
        (f"“{NIGHT},”", "Vell", Finding.VERBATIM),
        ("we  will NOT close\nthe night ferry!", VELL, Finding.VERBATIM),
        ("dark for eleven years and we will light it", PIKE, Finding.VERBATIM),
        ("The harbour is the lung of this town", VELL, Finding.VERBATIM),
        ("harbour,” “is", VELL, Finding.VERBATIM),
        (NIGHT, "", Finding.VERBATIM),
        (NIGHT, OKORO, Finding.WRONG_SPEAKER),
        (NIGHT, "Petra Lindqvist", Finding.WRONG_SPEAKER),
        ("We will close the night ferry", VELL, Finding.ALTERED),
        ("It has been dark for twelve years and we will light it in June", PIKE, Finding.ALTERED),
        ("It has been dark for eleven years and we will sell it in June", PIKE, Finding.ALTERED),
        (f"{LIGHT} and paint it green before the summer", PIKE, Finding.ALTERED),
        ("It has been dark for eleven years and we never close the night ferry", PIKE, Finding.ALTERED),
        ("The moon is made of a very old and crumbly cheese", PIKE, Finding.NOT_FOUND),
        ("transport minister", VELL, Finding.NOT_FOUND),  # the article's words, nobody's statement
    ],
)
def test_findings(record, words, speaker, finding):
    found = verify(words, record, speaker=speaker)
    assert found.finding is finding
    if found.citation:
        assert found.citation.quote == found.citation.article.text[found.citation.span.start : found.citation.span.end]


SAFE = "The harbour was never safe."
PAPER = f"Storm on the quay\n\nMira Vell told a crowd: “{SAFE}” Then she left."


@pytest.mark.parametrize(
    ("note", "taken_back"),
    [
        ("Our report misquoted Ms Vell. It reported that she told a crowd: “{}” She did not say that.", True),
        ("Our report was wrong. It had Mira Vell telling a crowd: “{}”", True),
        ("Ms Vell was wrongly quoted as saying: “{}” We are sorry.", True),
        ("Ms Vell said “The harbour was never unsafe”, not “{}”", True),
        ("The report said: “{}” It should have read “The harbour was never unsafe”.", True),
        ("Our report was wrong. What Ms Vell said, as a recording makes clear, was: “{}”", False),
        ("Our report gave the depth wrongly. Ms Vell, who said “{}”, has asked for a correction.", False),
        ("Our report gave the depth of the harbour as 4 metres; it is 14.", False),
        ("Ms Vell did not say “{}”; she said “The harbour was never unsafe”.", True),
        ("The remark “{}”, which she did not make, has been taken out.", True),
        ("The words “{}” should have been given to nobody.", True),
        ("Ms Vell was quoted incorrectly as saying “{}”", True),
        ("Ms Vell said “{}” She did not say which harbour.", False),
        ("Ms Vell said “{}” She did not say that the quay would close.", False),
        ("An earlier report gave the wrong day for the remark “{}”", False),
        ("We misreported the age of the speaker who said “{}”", False),
        ("In a report headed “{}”, Ms Vell's title was wrong.", False),
        ("Our report wrongly gave the date of the speech in which Ms Vell said “{}”", False),
        ("We misquoted Agnes Pike as saying “{}”", False),
        ("An article on Monday quoted Ms Vell as saying “{}” Ms Vell in fact said: “The harbour was never unsafe.”", True),
        ("An article on Monday quoted Ms Vell as saying “{}” The harbour has in fact a lock.", False),
        ("We misquoted Agnes Pike, who stood beside Ms Vell, as saying “{}”", True),
    ],
)
def test_words_that_a_correction_takes_back_are_verbatim_and_marked(tmp_path, embedder, note, taken_back):
    printed = article("storm", PAPER, date(2031, 5, 1), "The Sorrel Post")
    correction = article(
        "note", f"Correction: the harbour\n\n{note.format(SAFE)}\n\nThe tide is high.", date(2031, 5, 2), "The Sorrel Post"
    )
    said = [quote(printed, f"“{SAFE}”", VELL), quote(printed, "Then she left", PIKE)]
    with fill(tmp_path / "data", embedder, {correction: [], printed: said}) as archive:
        found = verify(SAFE, archive)
        assert (found.finding, found.speaker, found.citation.article.id) == (Finding.VERBATIM, VELL, printed.id)
        assert (found.disowned.article.id if found.disowned else "") == (correction.id if taken_back else "")
        (checked,) = drafts.checked(drafts.quotations(SAFE), archive, NameIndex.of(archive.speakers()))
        html, row = findings_html(Findings((checked,))), finding_row(found)
        assert ("A correction takes these words back" in html) is (row["disowned"] is not None) is taken_back
        assert "Word for word" in html
        assert any("taken back" in line for line in finding_lines(found)) is taken_back


def test_a_sentence_in_an_article_that_says_so_is_a_correction_too(tmp_path, embedder):
    text = f"{PAPER}\n\nAn earlier version of this article misquoted Ms Vell as saying “The harbour was safe at every tide.”"
    printed = article("storm", text, date(2031, 5, 1), "The Sorrel Post")
    with fill(tmp_path / "data", embedder, {printed: [quote(printed, f"“{SAFE}”", VELL)]}) as archive:
        assert verify("The harbour was safe at every tide.", archive).disowned
        assert not verify(SAFE, archive).disowned


LOCK = "the new lock could cost THREE MILLION crowns a day"


@pytest.mark.parametrize(
    ("note", "outlet", "taken_back"),
    [
        ("In a report on 1 May we said that Mira Vell put it at three million crowns. In fact Ms Vell said 300,000 crowns.", "Post", True),
        ("We quoted Mira Vell wrongly as saying that it would cost 3,000,000 crowns.", "Post", True),
        ("An earlier version of our report gave Ms Vell’s sum as 3 million crowns.", "Post", True),
        ("In a report on 1 May we said that Mira Vell put it at three million crowns. In fact Ms Vell said 300,000.", "Gull", False),
        ("In a report on 1 May we said that Agnes Pike put it at three million crowns. In fact she said 300,000.", "Post", False),
        ("In a report on 1 May we said that Mira Vell put it at four million crowns. In fact it was three million crowns.", "Post", False),
        ("In a report on 1 May we said that Mira Vell counted three million fish. In fact Ms Vell counted two.", "Post", False),
        ("An earlier version gave the wrong date for Ms Vell’s estimate of three million crowns.", "Post", False),
    ],
)
def test_a_figure_that_a_correction_takes_back_marks_the_words_however_it_is_written(tmp_path, embedder, note, outlet, taken_back):
    printed = article("lock", f"Lock\n\nMira Vell reckons {LOCK}.", date(2031, 5, 1), "Post")
    correction = article("note", f"Correction: the lock\n\n{note}", date(2031, 5, 4), outlet)
    with fill(tmp_path / "data", embedder, {correction: [], printed: [quote(printed, LOCK, VELL)]}) as archive:
        found = verify(LOCK, archive, speaker=VELL)
        assert found.finding is Finding.VERBATIM
        assert bool(found.disowned) is taken_back


SUM = "“Two point one million crowns, over seven days, and I saw four hundred and twelve houses under water,”"


@pytest.mark.parametrize(
    ("words", "finding", "kinds"),
    [
        ("Two million crowns, over seven days", "altered", [("number", "Two point one million")]),
        ("Two point two million crowns, over seven days", "altered", [("number", "Two point one million")]),
        ("2.3 million crowns, over seven days", "altered", [("number", "Two point one million")]),
        ("2,100,000 crowns, over seven days", "altered", [("word", "Two point one million")]),
        ("and I saw four hundred houses under water", "altered", [("number", "four hundred and twelve")]),
        ("and I saw 412 houses under water", "altered", [("word", "four hundred and twelve")]),
        ("twelve houses under water", "altered", [("number", "four hundred and twelve")]),
        ("four hundred and twelve houses under water", "verbatim", []),
        ("houses under water", "verbatim", []),
        ("million crowns, over seven days", "verbatim", []),
    ],
)
def test_a_number_is_compared_as_a_whole_and_by_its_value(tmp_path, embedder, words, finding, kinds):
    of = article("sum", f"Sum\n\n{SUM} said Mira Vell.", date(2031, 5, 1), "Post")
    with fill(tmp_path / "data", embedder, {of: [quote(of, SUM, VELL)]}) as archive:
        found = verify(words, archive)
    assert found.finding == finding
    assert [(each.kind, each.article) for each in found.differences] == kinds
    assert found.citation.quote in SUM


@pytest.mark.parametrize(
    ("ours", "theirs", "kind"),
    [("I", "we", "word"), ("The", "A", "word"), ("Vell", "she", "name"), ("US", "us", "name"), ("second", "third", "number")],
)
def test_a_capital_at_the_beginning_of_a_sentence_makes_no_name(ours, theirs, kind):
    assert kind_of(ours, theirs) == kind


@pytest.mark.parametrize(
    ("heading", "is_note"),
    [("Corrections", True), ("Correction: the harbour", True), ("Corrections and clarifications", True),
     ("Correction to our report of 2 May", True), ("Corrections officers leave the quay", False),
     ("Clarification sought on the quay", False)],
)  # fmt: skip
def test_only_a_heading_makes_an_article_a_correction(tmp_path, embedder, heading, is_note):
    text = f"{heading}\n\nVell told a crowd on Monday: “{SAFE}” That was wrong."
    printed = article("quay", text, date(2031, 5, 1), "The Sorrel Post")
    with fill(tmp_path / "data", embedder, {printed: [quote(printed, f"“{SAFE}”", VELL)]}) as archive:
        assert bool(verify(SAFE, archive).disowned) is is_note


def test_a_note_of_many_words_is_read_at_once(tmp_path, embedder):
    printed = article("quay", f"The quay\n\nEditor’s note: {'The harbour was never safe, ' * 4_000}", date(2031, 5, 1), "The Sorrel Post")
    with fill(tmp_path / "data", embedder, {printed: [quote(printed, "The quay", VELL)]}) as archive:
        began = time.monotonic()
        assert not verify(SAFE, archive).disowned
        assert time.monotonic() - began < 5  # seconds; a minute when it was read anew at every place


@pytest.mark.parametrize("text", ["“”", '" "', " “…” ", "", "!!"])
def test_marks_without_words_are_no_quotation(text):
    with pytest.raises(BadInput, match="Paste a quotation first"):
        drafts.quotations(text)


def test_the_true_speaker_and_the_place_are_named(record):
    found = verify(NIGHT, record, speaker=OKORO)
    assert found.speaker == VELL
    assert found.citation.quote == NIGHT


def test_what_changes_the_meaning_comes_first(record):
    found = verify("It has not been dark for twelve whole years and we will light it in June", record, speaker=PIKE)
    assert [difference.kind for difference in found.differences][:2] == ["number", "negation"]
    number = found.differences[0]
    assert ("twelve" in number.quoted, "eleven" in number.article) == (True, True)


def test_a_thousand_doctored_quotations_none_is_verbatim(record):
    rng = random.Random(11)
    statements = [quote for quotes in labelled().values() for quote in quotes]
    for n in range(1000):
        quote = rng.choice(statements)
        words = quote.text.strip("“”,.")
        kind = ("number", "not", "name", "splice", "tail", "speaker")[n % 6]
        speaker = quote.speaker
        if kind == "number" and re.search(r"\d", words):
            words = re.sub(r"\d", lambda m: str((int(m.group()) + rng.randint(1, 9)) % 10), words, count=1)
        elif kind == "splice":
            other = rng.choice([s for s in statements if s.text != quote.text]).text.split()
            words = " ".join([*words.split()[: len(words.split()) // 2], *other[-2:]])
        elif kind == "tail":
            words += f" and {rng.choice(['nobody', 'the', 'orchards'])} {rng.choice(['knew', 'paid', 'cared'])}"
        elif kind == "speaker":
            speaker = rng.choice([s.speaker for s in statements if s.speaker != quote.speaker])
        else:
            parts = words.split()
            at = rng.randrange(1, len(parts)) if len(parts) > 1 else 0
            words = " ".join([*parts[:at], "not" if kind == "not" else "Ferryman", *parts[at + (kind == "name") :]])
        assert verify(words, record, speaker=speaker).finding is not Finding.VERBATIM, (kind, words, speaker)


@given(st.sampled_from([(a, q) for a, quotes in labelled().items() for q in quotes]), st.data())
def test_any_part_of_a_statement_is_verbatim_however_it_is_set(record, case, data):
    _, quote = case
    words = quote.text.split()
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    part = data.draw(st.sampled_from([" ", "  ", "\n"])).join(words[start:end])
    part = data.draw(st.sampled_from([str, str.upper, str.lower, lambda s: s.replace("“", '"').replace("”", '"')]))(part)
    if tokens(part).words:
        assert verify(part, record).finding is Finding.VERBATIM


def test_an_empty_archive_finds_nothing(tmp_path):
    with Archive.open(tmp_path / "none") as archive:
        assert verify(NIGHT, archive).finding is Finding.NOT_FOUND


@pytest.mark.parametrize("words", ["", "  ", "“”…", "x " * 3000])
def test_what_is_no_quotation_is_refused(record, words):
    with pytest.raises(BadInput):
        verify(words, record)


CREW = """Crew walks off the Marigold

“Nobody slept,” Ona Brandt said to the harbour master, who was drinking tea.

“They were told to wait outside, in the rain,” Bakari Sy said.

“It was a long night?” said Lund. “It was,” she said.
"""


def test_words_beside_which_the_article_names_another_are_not_the_recorded_speakers(tmp_path, embedder):
    crew = article("crew", CREW, date(2031, 5, 2), "Coast Weekly")
    wrong = quote(crew, ("“Nobody slept,”", "“They were told to wait outside, in the rain,”"), "Ona Brandt")
    lund = quote(crew, "“It was a long night?”", "Ona Brandt")
    known = quote(crew, "drinking tea", "Bakari Sy")
    with fill(tmp_path, embedder, {crew: [wrong, lund, known]}) as archive:
        assert verify("They were told to wait outside", archive, speaker="Ona Brandt").finding is Finding.WRONG_SPEAKER
        found = verify("They were told to wait outside", archive, speaker="Bakari Sy")
        assert (found.finding, found.speaker) == (Finding.VERBATIM, "Bakari Sy")
        assert verify("Nobody slept", archive, speaker="Ona Brandt").finding is Finding.VERBATIM
        nobody = verify("It was a long night?", archive, speaker="Ona Brandt")
        assert (nobody.finding, "not sure" in nobody.note) == (Finding.NOT_FOUND, True)
