"""Statements found for requests: by speaker and topic, never outside the filter, and claims confirmed with caution."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from app.answer import compose
from app.names import NameIndex
from app.question import Setting, understand
from app.retrieve import REMEMBERED, Retriever, ahead, distinct, fused
from app.standing import named_first
from app.turn import Overrides, Prose, Scored, Status, Turn, Verdict
from archive.filters import Hit
from tests.app.record import OKORO, PIKE, UNION, VELL, article, fill, quote


@pytest.fixture(scope="module")
def find(record, embedder):
    index, retriever = NameIndex.of(record.speakers()), Retriever(record, embedder)
    return lambda question: retriever.evidence(understand(question, Setting(index, date(2031, 6, 1), record.coverage())))


def texts(items):
    return [item.quote.text for item in items]


def test_a_speaker_with_a_topic_gets_the_relevant_statements_only(find):
    found = texts(find("What did Mira Vell say about the night ferry?").quotes)
    assert found[0] == "“We will not close the night ferry,”"
    assert "the purchase as a gift to sailors" not in found


def test_whoever_denied_quoted_words_did_not_say_them(find):
    evidence = find("who said 'agreed to the plan'?")
    assert UNION not in [item.quote.speaker for item in evidence.quotes]
    assert find("who denied 'agreed to the plan'?").quotes[0].quote.speaker == UNION


def test_a_speaker_without_a_topic_gets_the_newest_first(find):
    found = find("What did Mira Vell say?").quotes
    assert found[0].quote.published_on == date(2031, 4, 20)
    assert len(found) == 4


def test_nothing_on_record_about_the_topic_names_the_nearest(find):
    evidence = find("What did Mira Vell say about beekeeping on rooftops?")
    assert evidence.quotes == ()
    assert {item.quote.speaker for item in evidence.nearest} == {VELL}


def test_a_name_that_nobody_bears_finds_nothing_by_anybody_else(find):
    evidence = find("What did Petra Lindqvist say about ferry fares?")
    assert (evidence.quotes, evidence.nearest) == ((), ())
    assert evidence.others


def test_dates_filter_and_are_not_widened(find):
    assert find("What has Mira Vell said since April 2031 about ferry fares?").quotes == ()
    assert find("What did Mira Vell say about ferry fares in March 2031?").quotes


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("Who called the fare rise a tax on nurses?", OKORO),
        ("who said 'the lung of this town'", VELL),
        ("Who paid 340,000 crowns for the lighthouse, or said what it cost?", PIKE),
        ("Who complained that the night shift was not asked?", OKORO),
    ],
)
def test_who_said(find, question, speaker):
    assert find(question).quotes[0].quote.speaker == speaker


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Did Mira Vell say that ferry fares would rise by 12 percent?", Verdict.SAID),
        ("Did Mira Vell say that ferry fares would rise by 21 percent?", Verdict.NOT_SAID),
        ("Did Mira Vell say they will close the night ferry?", Verdict.NOT_SAID),
        ("Did Samuel Okoro say that ferry fares would rise by 12 percent?", Verdict.NOT_SAID),
        ("Did Samuel Okoro say nobody asked the night shift?", Verdict.SAID),
        ("Did Agnes Pike say the lighthouse cost 340,000 crowns?", Verdict.SAID),
        ("Did Agnes Pike say she has seen a ghost there?", Verdict.NOT_SAID),
        ("Did the Harbour Workers Union agree to the plan?", Verdict.NOT_SAID),
        ("Did Mira Vell call the fare rise a tax on nurses?", Verdict.NOT_SAID),
        ("Did Petra Lindqvist say that ferry fares would rise?", Verdict.NOT_SAID),
    ],
)
def test_did_say(find, question, verdict):
    assert find(question).verdict is verdict


def test_what_somebody_else_said_is_offered(find):
    assert find("Did Mira Vell call the fare rise a tax on nurses?").others[0].quote.speaker == OKORO


def test_whoever_the_articles_call_so_is_meant_where_the_topic_is_spoken_of(find):
    said = find("What did the head of the union say about the fare rise?")
    assert {item.quote.speaker for item in said.quotes} == {OKORO}
    assert any("is read as" in note for note in said.request.notes)


def test_overview_names_the_people(find):
    assert {speaker.name for speaker in find("Who is on record?").people} == {VELL, OKORO, PIKE, UNION}


def test_what_the_reader_sets_by_hand_replaces_what_the_question_says(ask):
    answer = ask("What did Mira Vell say about the lighthouse?", overrides=Overrides(speakers=("Pike",)))
    assert answer.request.speakers == (PIKE,)
    assert set(answer.speakers) == {PIKE}
    nobody = ask("What did Mira Vell say about the lighthouse?", overrides=Overrides(speakers=("Lindqvist",)))
    assert (nobody.speakers, nobody.citations) == ((), ())


def test_fusion_prefers_what_both_searches_find():
    assert fused([Hit("a", 9), Hit("b", 8)], [Hit("b", 1), Hit("c", 0.5)])[0] == "b"


def test_near_copies_of_one_speaker_are_shown_once():
    of = article("copy", "Tarn said: “The bridge is safe for cars today.” “The bridge is safe for cars, today,” Tarn said.", None, "")
    first, second = quote(of, "“The bridge is safe for cars today.”", "Tarn"), quote(of, "“The bridge is safe for cars, today,”", "Tarn")
    assert distinct([Scored(first, 0.9), Scored(second, 0.8)]) == [Scored(first, 0.9)]


def test_a_turn_needs_no_history():
    assert Turn("Who is on record?").history == ()


def test_the_memory_of_topics_is_shared_by_threads_and_forgets_the_least_recent(record, embedder):
    retriever = Retriever(record, embedder)
    first = retriever._vector("harbour")
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: (retriever._vector(f"topic {n % 80}"), retriever._vector("harbour")), range(160)))
    assert len(retriever._recent) == REMEMBERED
    assert retriever._vector("harbour") is first


def test_prints_that_differ_in_a_number_are_both_kept():
    shots = article(
        "shots", "They fired about 40 rounds from our side of the water. They fired about 400 rounds from our side of the water.", None, ""
    )
    forty, more = (quote(shots, f"They fired about {n} rounds from our side of the water", VELL) for n in (40, 400))
    assert len(distinct([Scored(forty, 0.9), Scored(more, 0.8)])) == 2


def test_a_source_is_nobody_in_particular(record):
    assert NameIndex.of(record.speakers()).described("a source").speakers == ()


def apart(*scores, speaker="Ada Orr"):
    return [Scored(quote(article(f"{n}", f"Words {n} of it.", None, ""), f"Words {n} of it", speaker), s) for n, s in enumerate(scores)]


def test_a_statement_clearly_before_all_others_is_meant_below_the_threshold():
    assert ahead(apart(0.29, 0.21))
    assert not ahead(apart(0.29, 0.27))
    assert not ahead(apart(0.20, 0.05))
    assert not ahead(apart(0.29, 0.21, speaker=None))
    assert not ahead([])


def test_who_said_it_is_answered_by_somebody_with_a_name_where_that_fits_about_as_well():
    (unnamed,), (named,), (far,) = apart(0.4, speaker=None), apart(0.35), apart(0.2)
    assert named_first([unnamed, named], [named]) == (named, unnamed)
    assert named_first([unnamed, far], [far]) == (unnamed, far)
    assert named_first([named, unnamed], [named]) == (named, unnamed)


def test_what_no_day_is_told_of_is_the_nearest_to_a_question_about_days_and_no_answer(tmp_path, embedder):
    of = article("notes", "Notes\n\n“The pier will be mended,” said Ada Orr, its warden.\n", None, "")
    with fill(tmp_path / "notes", embedder, {of: [quote(of, "“The pier will be mended,”", "Ada Orr", role="warden")]}) as archive:
        retriever, index = Retriever(archive, embedder), NameIndex.of(archive.speakers())
        setting = Setting(index, date(2031, 6, 1), archive.coverage())
        found = retriever.evidence(understand("What did Ada Orr say about the pier between 3 and 9 May 2031?", setting))
        assert (found.quotes, texts(found.nearest)) == ((), ["“The pier will be mended,”"])
        answer = compose(found)
        assert answer.status is Status.NOT_FOUND
        assert "of which no day is told" in " ".join(block.text for block in answer.blocks if isinstance(block, Prose))
        asked = "Did Ada Orr say between 3 and 9 May 2031 that the pier will be mended?"
        assert retriever.evidence(understand(asked, setting)).verdict is Verdict.NOT_SAID
