"""What the record says about a claim: the first to say it, who repeats it, who denies it, where and when."""

from datetime import date

import pytest

from archive.archive import Archive
from archive.claims import keeping, record
from archive.errors import BadInput
from archive.filters import QuoteFilter
from tests.archive.claims.test_linking import JUDGE, WORDS, connect
from tests.archive.claims.words import keep, reported
from tests.archive.small import MODEL


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path, write=True, model=MODEL) as opened:
        keep(
            opened,
            reported("late", ("Samuel Okoro", WORDS[0]), day=1, outlet="The Herald"),
            reported("early", ("Agnes Pike", WORDS[0]), day=0),
            reported("undated", ("Agnes Pike", WORDS[1]), day=None, outlet=""),
            reported("against", ("Bruno Castellan", WORDS[2]), day=1),
            reported("else", ("Bruno Castellan", WORDS[4]), day=1),
        )
        connect(opened)
        yield opened


def test_a_claim_says_who_was_first_and_who_is_against(archive):
    [claim] = record.claims(archive)
    assert claim.first.article.source == "early.txt"
    assert [quote.article.source for quote in claim.statements] == ["early.txt", "late.txt", "undated.txt"]
    assert claim.asserters == ("Agnes Pike", "Samuel Okoro")
    assert [quote.speaker for quote in claim.opposed] == ["Bruno Castellan"]
    assert claim.deniers == ()
    assert claim.outlets == ("The Ledger", "The Herald")
    assert claim.days == (date(2031, 3, 1), date(2031, 3, 2))
    assert claim.title in claim.statements
    assert claim.articles == len(claim.reports) == 3


def test_a_filter_chooses_claims_and_leaves_them_whole(archive):
    [claim] = record.claims(archive, QuoteFilter(speakers=("Samuel Okoro",)))
    assert len(claim.statements) == 3
    assert record.claims(archive, QuoteFilter(speakers=("Bruno Castellan",))) == []
    assert len(record.claims(archive, QuoteFilter(speakers=("Bruno Castellan",)), least=1)) == 2
    assert record.claims(archive, limit=1) == [claim]


def test_a_claim_is_found_by_its_id_and_by_any_of_its_statements(archive):
    [claim] = record.claims(archive)
    assert record.claim(archive, claim.id[:8]) == claim
    assert record.claim(archive, claim.statements[1].id) == claim
    assert set(record.claims_of(archive, [quote.id for quote in archive.quotes()])) == {quote.id for quote in archive.quotes()}
    assert record.statement(archive, claim.first.id[:10]) == claim.first
    for ask in (record.claim, record.statement):
        with pytest.raises(BadInput):
            ask(archive, "0" * 20)
        with pytest.raises(BadInput):
            ask(archive, "0")


def test_a_link_that_is_not_sure_waits_for_the_reader(archive):
    keep(archive, reported("far", ("Samuel Okoro", WORDS[5]), day=30))
    connect(archive)
    far = next(quote for quote in archive.quotes() if quote.article.source == "far.txt")
    [suggestion, *_] = record.suggestions(archive, [far.id])
    assert far in (suggestion.a, suggestion.b)
    assert record.claim(archive, far.id).statements == (far,)
    waiting, total = record.waiting(archive, limit=1)
    assert (waiting[0].score, total) == (suggestion.score, len(record.waiting(archive, limit=9)[0]))
    keeping.decide(archive, JUDGE, keeping.Verb.SAME_UTTERANCE, suggestion.a.id, suggestion.b.id)
    assert record.waiting(archive, limit=0)[1] < total
    assert set(record.claim(archive, far.id).statements) == {suggestion.a, suggestion.b}


def test_an_archive_without_claims_has_none(tmp_path):
    with Archive.open(tmp_path / "none") as empty:
        assert record.claims(empty) == []
        assert record.claims_of(empty, ["x"]) == {}
        assert record.waiting(empty, limit=1) == ([], 0)
