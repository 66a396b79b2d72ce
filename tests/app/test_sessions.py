"""A conversation comes back as it was, in the articles' own words, or not at all."""

import json
from dataclasses import replace
from datetime import date

from app.render import Exchange
from app.sessions import CHANGED, exchanges_of, save, titled
from app.turn import Answer, Intent, Prose, Request, Shown, Status
from archive import sessions
from archive.archive import Archive
from archive.records import Citation
from tests.app.ui.conftest import archive  # noqa: F401


def answered(archive: Archive) -> Exchange:  # noqa: F811
    """A question with every statement of the archive as its answer."""
    quotes = archive.quotes()
    citations = tuple(Citation(article=q.article, span=q.content[0], quote_id=q.id, speaker=q.speaker) for q in quotes)
    request = Request(question="What was said?", intent=Intent.WHAT_SAID, since=date(2032, 4, 1), quoted=("the tolls",))
    blocks = (Prose("Three statements.", (1, 2, 3)), *(Shown(quote, n) for n, quote in enumerate(quotes, start=1)))
    answer = Answer(
        request=request,
        status=Status.ANSWERED,
        blocks=blocks,
        citations=citations,
        suggestions=("And then?",),
        model="a model",
        remark="It helped.",
    )
    return Exchange(question="What was said?", answer=answer)


def test_it_comes_back_as_it_was(archive: Archive):  # noqa: F811
    asked = (answered(archive), Exchange(question="Nobody?", note="Too slow."))
    save(archive, "whole", asked)
    assert exchanges_of(archive, sessions.load(archive, "whole")) == asked


def test_no_quotation_is_stored_a_second_time(archive: Archive):  # noqa: F811
    save(archive, "ids", [answered(archive)])
    stored = json.dumps(sessions.load(archive, "ids").turns)
    assert not any(quote.text in stored for quote in archive.quotes())


def test_words_that_left_the_record_or_changed_hands_are_not_shown(archive: Archive):  # noqa: F811
    save(archive, "gone", [answered(archive)])
    session = sessions.load(archive, "gone")
    for key, value in (("quote", "no such statement"), ("speaker", "Somebody Else")):
        turn = json.loads(json.dumps(session.turns[0]))
        turn["reply"]["blocks"][1][key] = value
        (back,) = exchanges_of(archive, replace(session, turns=(turn,)))
        assert back == Exchange(question="What was said?", note=CHANGED)


def test_a_place_outside_its_statement_is_not_cited(archive: Archive):  # noqa: F811
    save(archive, "moved", [answered(archive)])
    session = sessions.load(archive, "moved")
    turn = json.loads(json.dumps(session.turns[0]))
    turn["reply"]["citations"][0]["span"] = {"start": 0, "end": 10_000}
    assert exchanges_of(archive, replace(session, turns=(turn,)))[0].answer is None


def test_what_this_version_cannot_read_keeps_its_question(archive: Archive):  # noqa: F811
    save(archive, "odd", [answered(archive)])
    session = replace(sessions.load(archive, "odd"), turns=({"question": "Who?", "reply": {"status": "perhaps"}}, {"else": 1}))
    assert exchanges_of(archive, session) == (Exchange(question="Who?", note=CHANGED),)


def test_a_title_is_one_line():
    assert titled("Who\n said   it?") == "Who said it?"
    assert len(titled("why " * 60)) <= 80
