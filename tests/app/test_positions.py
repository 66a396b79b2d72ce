"""A position over time: what the words themselves show is suggested, as a question; prints of one utterance are no change."""

from datetime import date, timedelta

import pytest

from app.positions import Change, compared, line
from archive.archive import Archive
from archive.records import Article, Form, Polarity, Quote, Span, SpeakerKind
from tests.archive.claims.test_linking import connect
from tests.archive.claims.words import keep, reported
from tests.archive.small import MODEL

FLAT = "The ferry will run every day through the winter"


def said(words, *, day=0, form=Form.DIRECT, polarity=Polarity.ASSERTED):
    article = Article(id=f"{day}{words}", source="a", text=words, published=date(2031, 3, 1) + timedelta(days=day))
    span = Span(0, len(words))
    verbatim = () if form is Form.INDIRECT else (span,)
    return Quote(
        article=article, content=(span,), verbatim=verbatim, form=form, speaker="Ada Teel", speaker_kind=SpeakerKind.PERSON,
        polarity=polarity,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("later", "change", "why"),
    [
        ("The ferry will not run every day through the winter", Change.REVERSED, "negation"),
        ("The ferry will perhaps run every day through the winter", Change.HEDGED, "hedge"),
        ("Every day the ferry will run through the winter", Change.SAME, ""),
        ("I said the ferry would run through the winter. I was wrong", Change.REVERSED, "taken back"),
        ("I told the council in May that the ferry would run through the winter. That was wrong", Change.REVERSED, "taken back"),
    ],
)
def test_what_the_words_show_is_suggested(later, change, why):
    found = compared(said(FLAT), said(later, day=90))
    assert (found.change, found.why) == (change, why)
    assert all(part in quote.text for part, quote in zip(found.differs, (found.earlier, found.later), strict=True))


def test_another_number_in_the_same_clause_after_months_is_a_question():
    earlier, later = said("The pier will cost 12 million crowns to mend"), said("The pier will cost 30 million crowns to mend", day=90)
    assert compared(earlier, later).why == "number"
    misprint = said("The pier will cost 30 million crowns to mend", day=1)
    assert compared(earlier, misprint) is None


@pytest.mark.parametrize(
    "later",
    ["Fish do not attend negotiations", "that the ferry would never run through the winter every day", "The winter was not mild"],
)
def test_what_shares_too_little_or_is_reported_in_other_words_is_no_change(later):
    form = Form.INDIRECT if later.startswith("that") else Form.DIRECT
    found = compared(said(FLAT), said(later, day=90, form=form))
    assert found is None


def test_somebody_who_denies_what_was_asserted_is_a_question():
    found = compared(said(FLAT), said(FLAT, day=90, polarity=Polarity.DENIED))
    assert (found.change, found.why) == (Change.REVERSED, "denial")


def test_a_line_is_in_the_order_of_days_and_leaves_the_undated_aside(tmp_path):
    with Archive.open(tmp_path, write=True, model=MODEL) as archive:
        keep(
            archive,
            reported("late", ("Agnes Pike", "the ferry will perhaps run every day through the winter"), day=90),
            reported("early", ("Agnes Pike", FLAT)),
            reported("undated", ("Agnes Pike", "the ferry is mine"), day=None),
            reported("other", ("Samuel Okoro", "the ferry will not run every day through the winter"), day=95),
        )
        connect(archive)
        found = line(archive, ("Agnes Pike",))
        assert [quote.article.source for quote in found.statements] == ["early.txt", "late.txt"]
        assert [quote.article.source for quote in found.undated] == ["undated.txt"]
        early = found.statements[0].id
        assert line(archive, ("Agnes Pike",), frozenset({early})).pairs == ()


def test_a_line_of_thousands_stays_quick(tmp_path):
    with Archive.open(tmp_path, write=True, model=MODEL) as archive:
        for day in range(4):
            keep(archive, reported(str(day), *(("Agnes Pike", f"the counter stands at {n} this morning") for n in range(300)), day=day))
        assert len(line(archive, ("Agnes Pike",)).statements) == 1200


def test_what_was_said_the_other_way_is_a_question_where_the_headlines_tell_of_one_matter(tmp_path):
    with Archive.open(tmp_path, write=True, model=MODEL) as archive:
        keep(
            archive,
            reported("a", ("Agnes Pike", "The plan is dead"), ("Agnes Pike", "I will not stand again"), title="Sea wall stopped"),
            reported("b", ("Agnes Pike", "The plan goes ahead"), day=90, title="Tram on its way"),
            reported("c", ("Agnes Pike", "The plan goes ahead with our own money"), day=95, title="Sea wall will be built"),
            reported("d", ("Agnes Pike", "Yes, I will be running in the autumn"), day=97, title="Crowds at the fair"),
        )
        connect(archive)
        asked = [pair for pair in line(archive, ("Agnes Pike",)).pairs if pair.change is Change.REVERSED]
        assert {(pair.earlier.text, pair.later.text, pair.why) for pair in asked} == {
            ("The plan is dead", "The plan goes ahead with our own money", "the other way"),
            ("I will not stand again", "Yes, I will be running in the autumn", "the other way"),
        }
