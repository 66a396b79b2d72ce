"""Links follow the record: the same articles in any order, with restarts, corrections and removals between, give the same links."""

import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import registry
from archive.archive import Archive
from archive.claims import keeping
from archive.claims.ties import Verb
from archive.errors import BadInput
from archive.rulings import Ruling
from archive.rulings import Verb as Correction
from ingest.speakers.registry import REGISTRY
from tests.archive.claims.words import WordJudge, keep, reported, snapshot
from tests.archive.small import MODEL

JUDGE = WordJudge()
WORDS = (
    "the bridge will be closed to cars next week",
    "the bridge will be closed to cars next month",
    "the bridge will not be closed to cars next week",
    "closed to cars next week the bridge will be",
    "the ferry will sail twice a day in winter",
    "the ferry will sail once a day in winter",
    "the ferry will not sail twice a day in winter",
    "we do not comment",
    "no comment",
)
PEOPLE = ("Agnes Pike", "Samuel Okoro", "Bruno Castellan")

statements = st.lists(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(WORDS)), min_size=0, max_size=4)
articles = st.lists(st.tuples(statements, st.integers(0, 3)), min_size=1, max_size=7)


def connect(archive):
    registry.link(archive, REGISTRY)
    keeping.link(archive, JUDGE)


@settings(max_examples=15)
@given(articles, st.randoms(use_true_random=False))
def test_the_same_articles_in_any_order_give_the_same_links(pool, chance):
    made = [reported(str(n), *said, day=day) for n, (said, day) in enumerate(pool)]
    gone = reported("gone", *[(who, words) for who in PEOPLE[:2] for words in WORDS[:3]])
    with TemporaryDirectory() as one, TemporaryDirectory() as two:
        with Archive.open(Path(one), write=True, model=MODEL) as archive:
            keep(archive, *made)
            connect(archive)
            expected = snapshot(archive)
        order = [*made, gone]
        chance.shuffle(order)
        for kept in order:
            with Archive.open(Path(two), write=True, model=MODEL) as archive:
                keep(archive, kept)
                if chance.random() < 0.6:
                    connect(archive)
        with Archive.open(Path(two), write=True, model=MODEL) as archive:
            archive.remove("id-gone")
            connect(archive)
            assert snapshot(archive) == expected
            keeping.relink(archive, JUDGE)
            assert snapshot(archive) == expected
            assert not keeping.link(archive, JUDGE)


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path, write=True, model=MODEL) as opened:
        yield opened


def claims(archive):
    """The sizes of the claims, the largest first."""
    found = [claim for _, _, claim in snapshot(archive)["voices"]]
    return sorted((found.count(claim) for claim in set(found)), reverse=True)


def quote_ids(archive):
    return [quote.id for quote in sorted(archive.quotes(), key=lambda quote: quote.article.id)]


def test_a_speaker_who_turns_out_to_be_another_is_linked_anew(archive):
    keep(archive, reported("a", ("Agnes Pike", WORDS[0]), day=0), reported("b", ("Ines Pike", WORDS[0]), day=9))
    connect(archive)
    assert claims(archive) == [1, 1]
    registry.correct(archive, Ruling(verb=Correction.MERGE, names=("Ines Pike",), target="Agnes Pike"), REGISTRY)
    connect(archive)
    assert claims(archive) == [1]


def test_what_denies_is_never_in_one_claim_with_what_it_denies(archive):
    keep(archive, *(reported(str(n), ("Agnes Pike", words)) for n, words in enumerate(WORDS[:3])))
    connect(archive)
    assert claims(archive) == [2, 1]


def test_a_rejected_link_stays_rejected_through_a_newer_version_and_a_rebuild(archive):
    keep(archive, reported("a", ("Agnes Pike", WORDS[0])), reported("b", ("Agnes Pike", WORDS[1])))
    connect(archive)
    assert claims(archive) == [2]
    keeping.decide(archive, JUDGE, Verb.APART, *quote_ids(archive))
    assert claims(archive) == [1, 1]
    keep(archive, reported("b", ("Samuel Okoro", WORDS[4]), ("Agnes Pike", WORDS[1])))
    connect(archive)
    assert claims(archive) == [1, 1, 1]
    keeping.relink(archive, JUDGE)
    assert claims(archive) == [1, 1, 1]
    keeping.undo(archive, JUDGE)
    assert claims(archive) == [2, 1]
    assert [verdict.undone for verdict in keeping.decided(archive)] == [True]
    assert keeping.undo(archive, JUDGE) is None


def test_a_link_that_the_reader_makes_holds_however_far_the_words_are(archive):
    keep(archive, reported("a", ("Agnes Pike", WORDS[0])), reported("b", ("Bruno Castellan", WORDS[8]), day=3))
    connect(archive)
    assert claims(archive) == [1, 1]
    keeping.decide(archive, JUDGE, Verb.SAME_CLAIM, *quote_ids(archive))
    assert claims(archive) == [2]
    keep(archive, reported("c", ("Bruno Castellan", WORDS[8]), day=1))
    connect(archive)
    assert claims(archive) == [2]


def test_a_verdict_about_nothing_on_record_is_refused(archive):
    keep(archive, reported("a", ("Agnes Pike", WORDS[0])))
    with pytest.raises(BadInput, match="No statement"):
        keeping.decide(archive, JUDGE, Verb.APART, quote_ids(archive)[0], "nowhere")
    with pytest.raises(BadInput, match="two different"):
        keeping.decide(archive, JUDGE, Verb.APART, quote_ids(archive)[0], quote_ids(archive)[0])


def test_thousands_of_near_identical_statements_take_no_quadratic_time(archive):
    def seconds(count, start):
        batch = [
            reported(f"{n}", *(("Agnes Pike", f"the counter stands at {start + 50 * n + k} this morning") for k in range(50)), day=None)
            for n in range(start, start + count // 50)
        ]
        keep(archive, *batch)
        registry.link(archive, REGISTRY)
        began = time.process_time()
        keeping.link(archive, JUDGE)
        return time.process_time() - began

    few, many = seconds(500, 0), seconds(2000, 100_000)
    assert many < 14 * few + 2
