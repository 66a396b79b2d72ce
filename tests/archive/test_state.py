"""Any sequence of adding, correcting, removing, copying and restarting leaves the archive equal to a plain dictionary."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from archive.archive import Archive
from tests.archive.small import MODEL, add, article, kept, vector

PLACES = st.sampled_from("abcd")
WORDS = st.sampled_from(["we stay", "we go", "we wait"])


class ArchiveMachine(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.expected = {}
        self.archive = Archive.open(self.folder, write=True, model=MODEL)

    def teardown(self):
        self.archive.close()
        shutil.rmtree(self.folder)

    def at(self, place, words):
        return replace(article(f"{words} at {place}", key=place), id=f"content-{words}-{place}")

    @rule(place=PLACES, words=WORDS)
    def add_or_correct(self, place, words):
        add(self.archive, self.at(place, words))
        self.expected[place] = words

    @rule(place=PLACES, words=WORDS)
    def admit_and_be_killed(self, place, words):
        self.archive.admit([self.at(place, words)])
        self.restart()
        unfinished = [kept(of) for of in self.archive.unfinished()]
        self.archive.keep(unfinished, {i: vector(i) for k in unfinished for i in k.ids})
        self.expected[place] = words

    @rule(place=PLACES)
    def remove(self, place):
        gone = self.archive.forget(f"/in/{place}.txt")
        assert gone == (place in self.expected)
        self.expected.pop(place, None)

    @rule()
    def restart(self):
        self.archive.close()
        self.archive = Archive.open(self.folder, write=True, model=MODEL)

    @rule()
    def rebuild(self):
        assert self.archive.rebuild() == 2 * len(self.expected)

    @invariant()
    def searches_hold_what_was_kept_and_nothing_else(self):
        said = {q.text.strip('"') for q in self.archive.quotes()}
        assert said == {f"{words} at {place}" for place, words in self.expected.items()}
        found = {q.id for q in self.archive.quotes()}
        assert {h.id for h in self.archive.search_quotes("mayor", limit=100)} == found
        assert {h.id for h in self.archive.nearest_quotes(vector("q"), limit=100)} == found


TestArchiveMachine = ArchiveMachine.TestCase
TestArchiveMachine.settings = settings(max_examples=8, stateful_step_count=12, deadline=None)
