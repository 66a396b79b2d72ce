"""A question that the reader changes by hand keeps everything that was not changed."""

from datetime import date

import pytest

from app.changes import Chips, changed, chips_from, chips_of
from app.names import NameIndex
from app.render.request import understood_html
from app.turn import Intent, Order, Request, Status
from archive.errors import BadInput
from archive.records import Form, Speaker
from tests.app.record import PIKE, VELL

INDEX = NameIndex.of([Speaker(name="Mira Vell", quotes=30), Speaker(name="Tobias Vell", quotes=2), Speaker(name="Agnes Pike", quotes=5)])
ASKED = Request(
    question="What did Vell say about fares since May, in the Post?", intent=Intent.WHAT_SAID, named=("Vell",), speakers=("Mira Vell",),
    topic="fares", since=date(2031, 5, 1), outlets=("The Sorrel Post",), notes=("Vell was read as Mira Vell.",),
)  # fmt: skip


def with_parts(request: Request = ASKED, **parts: str) -> Request:
    given = {name: getattr(chips_of(request), name) for name in Chips.__slots__} | parts
    return changed(request, chips_from(given), INDEX)


def test_what_is_not_changed_stays():
    assert with_parts() == Request(**{name: getattr(ASKED, name) for name in Request.__slots__} | {"notes": ()})


def test_each_part_is_put_in_place():
    made = with_parts(speaker="pike", about="ghosts", since="", until="2031-06-30", outlet="", form="direct")
    assert (made.named, made.speakers) == (("pike",), ("Agnes Pike",))
    assert (made.topic, made.since, made.until, made.outlets, made.form) == ("ghosts", None, date(2031, 6, 30), (), Form.DIRECT)
    assert made.question == ASKED.question


def test_a_name_as_the_archive_writes_it_is_that_one_alone():
    assert with_parts(speaker="Tobias Vell").speakers == ("Tobias Vell",)
    assert with_parts(speaker="Mira Vell; Agnes Pike").speakers == ("Mira Vell", "Agnes Pike")


def test_a_name_of_nobody_finds_nobody():
    made = with_parts(speaker="Zebedee Quill")
    assert (made.named, made.speakers) == (("Zebedee Quill",), ())


def test_taking_the_speaker_of_a_claim_away_asks_who_said_it():
    claim = Request(question="Did Vell say so?", intent=Intent.DID_SAY, named=("Vell",), speakers=("Mira Vell",), topic="so")
    assert with_parts(claim, speaker="").intent is Intent.WHO_SAID
    described = Request(question="Did the envoy say so?", intent=Intent.DID_SAY, named=("the envoy",), described="the envoy", topic="so")
    freed = with_parts(described, speaker="", source="")
    assert (freed.intent, freed.named, freed.described) == (Intent.WHO_SAID, (), "")


def test_a_period_that_ends_before_it_begins_is_said_to():
    assert "cannot begin" in with_parts(until="2030-01-01").problem


@pytest.mark.parametrize("parts", [{"since": "May"}, {"form": "loud"}, {"about": "x" * 301}])
def test_what_will_not_do_is_refused_in_a_sentence(parts: dict[str, str]):
    with pytest.raises(BadInput):
        with_parts(**parts)


def test_a_changed_question_is_answered_as_it_was_changed(ask):
    answer = ask(f"What did {VELL} say about the ferry?")
    index = NameIndex.of([Speaker(name=PIKE, quotes=3), Speaker(name=VELL, quotes=4)])
    other = changed(answer.request, Chips(speaker=PIKE, about="the lighthouse"), index)
    again = ask(answer.request.question, request=other)
    assert again.status is Status.ANSWERED
    assert again.speakers == (PIKE,)
    assert again.request == other


def test_audience_order_and_who_is_left_out_are_only_taken_away():
    asked = Request(
        question="What did Vell first tell the council?", intent=Intent.WHAT_SAID, named=("Vell",), speakers=("Mira Vell",),
        to="the council", order=Order.FIRST, but=(PIKE,), act="promise",
    )  # fmt: skip
    assert (chips_of(asked).to, chips_of(asked).order, chips_of(asked).but) == ("the council", "first", PIKE)
    kept = with_parts(asked)
    assert (kept.to, kept.order, kept.but, kept.act) == (asked.to, asked.order, asked.but, asked.act)
    freed = with_parts(asked, to="", order="", but="", kind="")
    assert (freed.to, freed.order, freed.but, freed.act) == ("", None, (), "")
    drawn = understood_html(asked, turn=1)
    assert all(f"data-{part}=" in drawn for part in ("to", "order", "but", "kind"))
