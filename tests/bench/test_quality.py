"""The quality benchmarks on a corpus of one article: what is right counts as right, what is wrong as wrong."""

import random
from dataclasses import replace

import pytest

from app.finding import Finding
from app.turn import Answer, Intent, Request, Status, Verdict
from archive.errors import BadInput
from archive.records import Article, Citation, Form, Quote, Span, SpeakerKind
from bench import answers, attribution, stance
from bench.labels import Question, read_labelled, read_questions
from bench.verification import doctored, said_in

TEXT = "Mara Odell said: “The ferry would return in May, and every ticket would cost 12 crowns.” Ivo Brandt smiled.\n"
SAID = (TEXT.index("“"), TEXT.index("”") + 1)


@pytest.fixture
def folder(tmp_path):
    for name in ("text", "attributions"):
        (tmp_path / name).mkdir()
    (tmp_path / "text" / "ferry.txt").write_text(TEXT, encoding="utf-8")
    spans = {"T1": ("Source", 0, 10), "T2": ("Cue", 11, 15), "T3": ("Content", *SAID)}
    rows = [f"{name}\t{role} {start} {end}\t{TEXT[start:end]}" for name, (role, start, end) in spans.items()]
    rows.append("E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3")
    (tmp_path / "attributions" / "ferry_x.ann").write_text("\n".join(rows), encoding="utf-8")
    (tmp_path / "speakers.tsv").write_text("ferry\tA0\tperson\tMara Odell\t-\tassert\n", encoding="utf-8")
    question = '{"doc": "ferry", "type": "%s", "q": "?", "speaker": "Mara Odell", "answers": %s}\n'
    kinds = {"what_said": '["A0"]', "who_said": '[["ferry#A0"]]', "did_say_true": '["A0"]', "did_say_false": "[]", "unanswerable": "[]"}
    (tmp_path / "questions.jsonl").write_text("".join(question % pair for pair in kinds.items()), encoding="utf-8")
    return tmp_path


@pytest.fixture
def corpus(folder):
    return read_labelled(folder)


ARTICLE = Article(id="ferry", source="/in/ferry.txt", text=TEXT)
QUOTE = Quote(
    article=ARTICLE, content=(Span(*SAID),), verbatim=(Span(SAID[0] + 1, SAID[1] - 1),), cue=(Span(11, 15),), mention=(Span(0, 10),),
    form=Form.DIRECT, speaker="Mara Odell", speaker_kind=SpeakerKind.PERSON,
)  # fmt: skip


def test_a_found_statement_with_its_speaker_is_right(corpus):
    measures = attribution.scored(corpus, [(ARTICLE, [QUOTE])])
    assert measures["linked"] == measures["speaker_of_gold"] == measures["speaker_of_found_name"] == 100
    assert measures["wrong_speaker"] == 0


def test_confidence_is_held_against_words_and_speaker(corpus):
    sure = replace(QUOTE, confidence=1.0)
    assert attribution.scored(corpus, [(ARTICLE, [sure])])["calibration_error"] == 0
    assert attribution.scored(corpus, [(ARTICLE, [replace(sure, speaker="Ivo Brandt")])])["calibration_error"] == 1


def test_another_speaker_is_wrong_and_none_is_only_missing(corpus):
    other = attribution.scored(corpus, [(ARTICLE, [replace(QUOTE, speaker="Ivo Brandt")])])
    nobody = attribution.scored(corpus, [(ARTICLE, [replace(QUOTE, speaker=None, speaker_kind=SpeakerKind.UNKNOWN)])])
    assert (other["speaker_of_gold"], other["wrong_speaker"]) == (0, 100)
    assert (nobody["speaker_of_gold"], nobody["wrong_speaker"]) == (0, 0)


def answer(*, speaker="Mara Odell", found=True, verdict=None):
    cited = Citation(article=ARTICLE, span=Span(*SAID), speaker=speaker, quote_id=QUOTE.id)
    return Answer(
        request=Request(question="?", intent=Intent.WHAT_SAID),
        status=Status.ANSWERED if found else Status.NOT_FOUND,
        verdict=verdict,
        speakers=(speaker,) if found else (),
        citations=(cited,) if found else (),
    )


def test_right_answers_score_a_hundred_and_wrong_ones_nothing(folder, corpus):
    what, who, true, false, never = read_questions(folder, corpus)
    good = [
        (what, answer()), (who, answer()), (true, answer(verdict=Verdict.SAID)),
        (false, answer(verdict=Verdict.NOT_SAID)), (never, answer(found=False)),
    ]  # fmt: skip
    bad = [
        (what, answer(found=False)), (who, answer(speaker="Ivo Brandt")), (true, answer()),
        (false, answer(verdict=Verdict.SAID)), (never, answer()),
    ]  # fmt: skip
    right, wrong = answers.scored(corpus, good), answers.scored(corpus, bad)
    for measure in ("what_said_recall", "what_said_hit", "who_said", "said_confirmed", "unanswerable"):
        assert (right[measure], wrong[measure]) == (100, 0), measure
    assert (right["false_confirmed"], wrong["false_confirmed"]) == (0, 100)
    assert (right["wrong_speaker"], wrong["wrong_speaker"]) == (0, 25)
    assert right["not_verbatim"] == 0


def test_a_question_asked_of_the_wrong_person_is_off_target(corpus):
    question = Question("what_said", "?", "Ivo Brandt", ())
    assert answers.scored(corpus, [(question, answer())])["off_target"] == 100


def test_doctored_quotations_differ_from_what_was_said(corpus):
    said = list(said_in(corpus))
    assert [(s.speaker, s.words) for s in said] == [("Mara Odell", TEXT[SAID[0] + 1 : SAID[1] - 1].rstrip("."))]
    made = {each.kind: each for each in doctored(said, TEXT, random.Random(1))}
    assert {"exact", "restyled", "number", "negation", "word", "tail"} == set(made)
    assert "would not return" in made["negation"].words
    assert "45 crowns" not in TEXT
    assert made["number"].words.endswith("42 crowns")
    for kind, each in made.items():
        assert (each.expected is Finding.VERBATIM) == (kind in {"exact", "restyled"})
        assert (each.words in TEXT) == (kind == "exact")


def test_a_folder_without_questions_is_one_sentence(folder, corpus):
    (folder / "questions.jsonl").unlink()
    with pytest.raises(BadInput, match=r"holds no questions\.jsonl"):
        read_questions(folder, corpus)


def test_stance_agrees_where_polarity_is_what_the_label_says(folder):
    assert stance.scored(stance.readings(read_labelled(folder)))["agreement"] == 100
    (folder / "speakers.tsv").write_text("ferry\tA0\tperson\tMara Odell\t-\tdeny\n", encoding="utf-8")
    measures = stance.scored(stance.readings(read_labelled(folder)))
    assert (measures["agreement"], measures["denied_recall"], measures["asserted_precision"]) == (0, 0, 0)
