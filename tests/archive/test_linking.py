"""Who is who in an archive: the same articles in any order, with restarts and removals between, give the same speakers; rulings hold."""

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import health, registry
from archive.archive import Archive
from archive.errors import BadInput
from archive.filters import QuoteFilter
from archive.identity import Appearance
from archive.records import Article, Form, Passage, Quote, Span, SpeakerKind
from archive.rows import Kept
from archive.rulings import Ruling, Verb
from ingest.speakers.registry import REGISTRY
from tests.archive.small import MODEL, vector

PERSON, BODY = SpeakerKind.PERSON, SpeakerKind.ORGANISATION
TOWN = ("Samuel Okoro", "Agnes Pike", "Bruno Castellan")


def seen(name, role="", *, kind=PERSON, gender="", forms=(), speaks=True):
    """Somebody whom an article names, with one statement when they speak."""
    return Appearance(name=name, kind=kind, gender=gender, forms=tuple(forms), roles=(role,) if role else (), mentions=2, speaks=speaks)


def kept(key, *appearances, words="words", day=0):
    """An article in which everybody who speaks makes one statement."""
    said = [each for each in appearances if each.speaks]
    text = "".join(f"{each.name} said {words}. " for each in said)
    article = Article(
        id=f"id-{key}", source=f"{key}.txt", origin=f"/in/{key}.txt", text=text, outlet="The Ledger",
        published=date(2031, 3, 1) + timedelta(days=day),
    )  # fmt: skip
    quotes, at = [], 0
    for each in said:
        start = at + len(f"{each.name} said ")
        quotes.append(
            Quote(
                article=article, content=(Span(start, start + len(words)),), form=Form.INDIRECT, speaker=each.name, speaker_kind=each.kind
            )
        )
        at = start + len(words) + 2
    whole = Span(0, len(text.rstrip()))
    return Kept(
        article=article,
        passages=(Passage(article=article, span=whole),),
        quotes=tuple(quotes),
        contexts=(whole,) * len(quotes),
        aliases={},
        appearances=appearances,
    )


def company(*names):
    return [seen(name, speaks=False) for name in names]


NEWS = (
    kept("1", seen("Mira Vell", "transport minister"), *company(*TOWN)),
    kept("2", seen("Vell", "transport minister"), seen("Samuel Okoro", "union leader"), *company(*TOWN[1:]), day=1),
    kept("3", seen("Vell"), day=40),
    kept("4", seen("M. Vell", "minister of transport"), seen("Harbour Workers Union", kind=BODY, forms=("HWU",)), day=2),
    kept("5", seen("HWU", kind=BODY), seen("Agnes Pike; Samuel Okoro"), seen("Agnes Pike"), seen("Samuel Okoro"), day=3),
    kept("6", seen("Mira Vell", "goalkeeper", gender="she"), *company("Ada Brandt", "Ines Roth"), day=4),
    kept("7", seen("Mira Vell", "goalkeeper", gender="she"), *company("Ada Brandt", "Ines Roth"), day=5),
    kept("8", seen("the police", kind=BODY), seen("two officials", kind=SpeakerKind.ANONYMOUS), day=6),
    kept("9", seen("Pike", "museum director"), *company("Bruno Castellan", "Mira Vell"), day=7),
)  # fmt: skip


def bring(archive, *batch):
    """Keep articles as an ingest does, without linking."""
    admitted = archive.admit([each.article for each in batch])
    fresh = [_as_admitted(each, a.article) for each, a in zip(batch, admitted, strict=True) if a.change != "unchanged"]
    archive.keep(fresh, {i: vector(i) for each in fresh for i in each.ids})


def _as_admitted(each, article):
    quotes = tuple(replace(quote, article=article) for quote in each.quotes)
    return replace(each, article=article, quotes=quotes, passages=tuple(replace(p, article=article) for p in each.passages))


def link(archive):
    registry.link(archive, REGISTRY)


def said(archive):
    """Who is shown with each statement of each article, and everybody on record with all that is known of them."""
    statements = sorted((q.article.source, q.content, q.speaker, q.speaker_kind) for q in archive.quotes())
    return statements, [(s.name, s.apart, s.kind, s.aliases, s.roles, s.quotes, s.qid) for s in archive.speakers()]


def shown(archive, key):
    """The speakers of one article, in reading order."""
    return [q.speaker for q in sorted(archive.quotes(QuoteFilter(articles=(f"id-{key}",))), key=lambda q: q.content)]


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "data", write=True, model=MODEL) as opened:
        bring(opened, *NEWS)
        link(opened)
        yield opened


def rule(archive, verb, names, target, articles=()):
    names = (names,) if isinstance(names, str) else names
    registry.correct(archive, Ruling(verb=verb, names=names, target=target, articles=articles), REGISTRY)


def test_a_surname_alone_is_the_one_whom_its_article_speaks_for_and_else_nobody_in_particular(archive):
    assert shown(archive, "2")[0] == shown(archive, "1")[0]
    assert shown(archive, "3") == ["Vell"]
    assert shown(archive, "9") == ["Agnes Pike"]
    assert [s.apart for s in archive.speakers() if s.name == "Vell"] == ["id-3"]


def test_two_people_of_one_name_stay_two_and_an_acronym_is_its_organisation(archive):
    assert shown(archive, "6") == shown(archive, "7") != shown(archive, "1")
    assert shown(archive, "5")[0] == "Harbour Workers Union"
    names = {name for speaker in archive.speakers() for name in speaker.name.split("; ")}
    assert archive.coverage().speakers == len(names) < len(archive.speakers())


def test_what_two_people_say_together_is_found_by_either(archive):
    for name in ("Agnes Pike", "Samuel Okoro"):
        found = {q.speaker for q in archive.quotes(QuoteFilter(speakers=(name,)))}
        assert found == {name, "Agnes Pike; Samuel Okoro"}


@pytest.fixture(scope="module")
def in_one_go(tmp_path_factory):
    with Archive.open(tmp_path_factory.mktemp("one") / "data", write=True, model=MODEL) as opened:
        bring(opened, *NEWS)
        link(opened)
        assert opened.check() == []
        return said(opened)


def faults(archive):
    """What a check finds, with the index read in this process: a child process takes as long as everything else together."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(health, "_index_faults", lambda archive, _: list(health.compare_index(archive)))
        return archive.check()


@settings(max_examples=12)
@given(
    order=st.permutations(range(len(NEWS))),
    steps=st.lists(st.sampled_from(["link", "restart", "remove", "on", "on"]), min_size=9, max_size=9),
)
def test_articles_in_any_order_with_restarts_between_give_the_same_speakers(empty, in_one_go, order, steps):
    with tempfile.TemporaryDirectory() as folder:
        data = shutil.copytree(empty, Path(folder) / "data")
        opened = Archive.open(data, write=True, model=MODEL)
        waiting = []
        try:
            for number, step in zip(order, [*steps[:-1], "link"], strict=True):
                waiting.append(NEWS[number])
                if step == "on":  # comes in one batch with the next
                    continue
                bring(opened, *waiting)
                waiting = []
                if step == "remove":
                    link(opened)
                    opened.remove(NEWS[number].article.id)
                    link(opened)
                    bring(opened, NEWS[number])
                if step == "link":
                    link(opened)
                if step == "restart":
                    opened.close()
                    opened = Archive.open(data, write=True, model=MODEL)
            assert said(opened) == in_one_go
            assert faults(opened) == []
            registry.relink(opened, REGISTRY)
            assert said(opened) == in_one_go
        finally:
            opened.close()


def test_linking_again_writes_nothing(archive):
    before = archive.coverage().generation
    link(archive)
    assert archive.coverage().generation == before


def test_another_version_of_the_linker_links_everything_anew(archive):
    class Renaming(type(REGISTRY)):
        version = "of a test"

        def link(self, block, evidence, company):
            return [replace(identity, name=identity.name.upper()) for identity in super().link(block, evidence, company)]

    registry.link(archive, Renaming())
    assert shown(archive, "2")[1] == "SAMUEL OKORO"
    link(archive)
    assert shown(archive, "2")[1] == "Samuel Okoro"


RULINGS = (
    (Verb.MERGE, "Vell", "Harbour Workers Union", ()),
    (Verb.SPLIT, "Samuel Okoro", "Samuel Okoro (baker)", ("id-5",)),
    (Verb.RENAME, "Agnes Pike", "Agnes Pike-Roth", ()),
    (Verb.ALIAS, "Samuel Okoro", "the union man", ()),
    (Verb.QID, "Samuel Okoro", "Q1", ()),
)  # fmt: skip


def test_rulings_do_what_they_say(archive):
    for each in RULINGS:
        rule(archive, *each)
    assert shown(archive, "3") == ["Harbour Workers Union"]
    assert "Samuel Okoro (baker)" in shown(archive, "5")
    assert shown(archive, "2")[1] == "Samuel Okoro"
    assert shown(archive, "9") == ["Agnes Pike-Roth"]
    assert "Agnes Pike-Roth; Samuel Okoro (baker)" in shown(archive, "5")
    okoro = next(s for s in archive.speakers() if s.name == "Samuel Okoro")
    assert ("the union man" in okoro.aliases, okoro.qid) == (True, "Q1")
    pike = next(s for s in archive.speakers() if s.name == "Agnes Pike-Roth")
    assert "Agnes Pike" in pike.aliases
    assert archive.check() == []


def test_rulings_hold_through_restart_new_articles_correction_removal_relinking_and_rebuild(archive, tmp_path):
    for each in RULINGS:
        rule(archive, *each)
    ruled = said(archive)
    registry.relink(archive, REGISTRY)
    assert said(archive) == ruled
    archive.rebuild()
    assert said(archive) == ruled
    archive.remove("id-5")
    archive.remove("id-3")
    link(archive)
    bring(archive, NEWS[4], NEWS[2])
    link(archive)
    assert said(archive) == ruled
    bring(archive, replace(corrected := kept("9", *NEWS[8].appearances, words="other words", day=7), article=corrected.article))
    link(archive)
    assert shown(archive, "9") == ["Agnes Pike-Roth"]
    archive.close()
    with Archive.open(tmp_path / "data", write=True, model=MODEL) as again:
        bring(again, kept("10", seen("Agnes Pike", "museum director"), day=9))
        link(again)
        assert shown(again, "10") == ["Agnes Pike-Roth"]
        assert again.check() == []


def test_undoing_every_ruling_brings_everything_back_and_the_log_keeps_them(archive, in_one_go):
    for each in RULINGS:
        rule(archive, *each)
    undone = []
    while ruling := registry.undo(archive, REGISTRY):
        undone.append(ruling.verb)
    assert undone == [verb for verb, *_ in reversed(RULINGS)]
    assert said(archive) == in_one_go
    assert [(r.verb, r.undone) for r in registry.corrections(archive)] == [(verb, True) for verb, *_ in RULINGS]


@pytest.mark.parametrize(
    ("verb", "names", "target", "articles", "reason"),
    [
        (Verb.MERGE, "Petra Lindqvist", "Agnes Pike", (), "Nobody called Petra Lindqvist is on record"),
        (Verb.MERGE, "Agnes Pike", "Petra Lindqvist", (), "Nobody called Petra Lindqvist is on record"),
        (Verb.RENAME, "Agnes Pike", "Samuel Okoro", (), "Samuel Okoro is on record already"),
        (Verb.SPLIT, "Agnes Pike", "Agnes Pike (baker)", ("id-1",), "Agnes Pike says nothing in id-1"),
    ],
)
def test_a_ruling_that_cannot_be_is_refused_and_changes_nothing(archive, in_one_go, verb, names, target, articles, reason):
    with pytest.raises(BadInput, match=reason):
        rule(archive, verb, names, target, articles)
    assert said(archive) == in_one_go
    assert registry.corrections(archive) == []


CORRECTOR = """
import os, sys
from pathlib import Path
from archive import linking, registry
from archive.archive import Archive
from archive.rulings import Ruling, Verb
from ingest.speakers.registry import REGISTRY

settled = linking._Run.settle
def die(self):
    settled(self)
    os._exit(9)
linking._Run.settle = die
with Archive.open(Path(sys.argv[1]), write=True) as archive:
    registry.correct(archive, Ruling(verb=Verb.RENAME, names=("Agnes Pike",), target="Ines Pike"), REGISTRY)
"""


def test_a_correction_that_is_killed_in_the_middle_is_not_made(archive, in_one_go, tmp_path):
    archive.close()
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    child = subprocess.run([sys.executable, "-c", CORRECTOR, str(tmp_path / "data")], env=environment, check=False)
    assert child.returncode == 9
    with Archive.open(tmp_path / "data", write=True, model=MODEL) as again:
        assert said(again) == in_one_go
        assert registry.corrections(again) == []
