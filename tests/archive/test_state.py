"""Any sequence of adding, correcting, copying, fetching, removing and restarting leaves the archive equal to a plain dictionary."""

import shutil
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from archive.archive import Archive
from archive.filters import QuoteFilter
from tests.archive.small import MODEL, add, article, kept, vector

PLACES = st.sampled_from("abcd")
EVERY_DAY = QuoteFilter(since=date(2024, 1, 1))
WORDS = st.sampled_from(["we stay", "we go", "we wait"])


def file_of(words, place):
    """What is read from a file: its id comes from its content."""
    return replace(article(f"{words} at {place}", key=place), id=f"content-{words}-{place}")


def page_of(words, place):
    """What is fetched from an address: its id comes from the address."""
    address = f"https://example.org/{place}"
    return replace(article(f"{words} on page {place}", key=place), id=f"address-{place}", url=address, origin=address)


def words_of(of):
    """The words of the statement in one of our articles."""
    return of.text.split('"')[1]


class ArchiveMachine(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.expected = {}
        self.archive = Archive.open(self.folder, write=True, model=MODEL)

    def teardown(self):
        self.archive.close()
        shutil.rmtree(self.folder)

    def add(self, of):
        add(self.archive, of)
        self.expected[of.origin] = of

    @rule(place=PLACES, words=WORDS)
    def add_or_correct(self, place, words):
        self.add(file_of(words, place))

    @rule(place=PLACES, words=WORDS)
    def fetch_or_fetch_again(self, place, words):
        self.add(page_of(words, place))

    @rule(place=PLACES, to=PLACES)
    def copy(self, place, to):
        if found := self.expected.get(f"/in/{place}.txt"):
            self.add(replace(found, origin=f"/in/{to}.txt"))

    @rule(place=PLACES, words=WORDS)
    def admit_and_be_killed(self, place, words):
        of = file_of(words, place)
        self.archive.admit([of])
        self.restart()
        unfinished = [kept(of) for of in self.archive.unfinished()]
        self.archive.keep(unfinished, {i: vector(i) for k in unfinished for i in k.ids})
        self.expected[of.origin] = of

    @rule(place=PLACES)
    def remove(self, place):
        gone = self.archive.forget(f"/in/{place}.txt")
        removed = self.expected.pop(f"/in/{place}.txt", None)
        left = {words_of(of) for of in self.expected.values()}
        assert gone or removed is None or words_of(removed) in left
        assert not gone or removed is not None

    @rule()
    def restart(self):
        self.archive.close()
        self.archive = Archive.open(self.folder, write=True, model=MODEL)

    @rule()
    def rebuild(self):
        assert self.archive.rebuild() == 2 * self.archive.coverage().articles

    @invariant()
    def searches_hold_what_was_kept_and_nothing_else(self):
        said = [q.text.strip('"') for q in self.archive.quotes()]
        assert set(said) == {words_of(of) for of in self.expected.values()}
        assert len(said) <= len(self.expected)
        found = {q.id for q in self.archive.quotes()}
        assert {h.id for h in self.archive.search_quotes("mayor", limit=100)} == found
        assert {h.id for h in self.archive.nearest_quotes(vector("q"), limit=100)} == found
        assert {h.id for h in self.archive.nearest_quotes(vector("q"), EVERY_DAY, limit=100)} == found

    @invariant()
    def places_are_what_was_read(self):
        assert set(self.archive.origins("/in")) == {origin for origin in self.expected if origin.startswith("/in/")}


TestArchiveMachine = ArchiveMachine.TestCase
TestArchiveMachine.settings = settings(max_examples=8, stateful_step_count=12, deadline=None)
