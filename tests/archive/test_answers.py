"""Descriptions in an archive: answered once other articles tell, open again without them, in any order, and never against the reader."""

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import registry
from archive.amendments import Amendment, Flaw
from archive.archive import Archive
from archive.database import FILE_NAME, connect
from archive.filters import QuoteFilter
from archive.identity import Description
from archive.records import SpeakerKind
from archive.rulings import Ruling, Verb
from ingest.speakers.registry import REGISTRY
from tests.archive.small import MODEL
from tests.archive.test_linking import bring, company, faults, kept, link, said, seen

PAPER = seen("The Sentinel", kind=SpeakerKind.ORGANISATION, speaks=False)
"""A body whose name is one word without its article: it tells nobody's company."""
TOWN = ("Samuel Okoro", "Agnes Pike")


def naming(key, *roles, day=0, name="Mira Vell"):
    """An article that names somebody who says nothing, and calls them so."""
    return kept(key, seen(TOWN[0]), replace(seen(name, speaks=False), called=roles), *company(*TOWN[1:]), day=day)


def asking(key, words="mayor", day=1, beside=None):
    """An article with one statement of somebody whom it only describes."""
    made = kept(key, seen(f"the {words}"), *([beside] if beside else company(*TOWN)), day=day)
    (quote,) = made.quotes
    quote = replace(quote, speaker=None, speaker_kind=SpeakerKind.ANONYMOUS, role=words, confidence=0.25)
    described = Description(name=words, kind=SpeakerKind.PERSON, statements=((quote.id, 0.75),))
    return replace(made, quotes=(quote,), appearances=made.appearances[1:], descriptions=(described,))


ASKED, HERS, ALSO = asking("1"), naming("2", "mayor of Lowmere"), naming("3")
NEWS = (ASKED, HERS, ALSO, asking("4", "governor"), naming("5", "the governor", name="Bruno Castellan"),
        naming("6", name="Bruno Castellan"), asking("7", "Highcliff mayor"), asking("s", "harbour master", beside=PAPER),
        kept("t", seen("Otto Lund"), PAPER, replace(seen("Ines Roth", speaks=False), called=("harbour master",))))  # fmt: skip


def spoke(archive, key):
    """Speaker and confidence of the one statement of an article."""
    [quote] = archive.quotes(QuoteFilter(articles=(f"id-{key}",)))
    return quote.speaker, quote.confidence


def rule(archive, verb, name, target, *articles):
    registry.correct(archive, Ruling(verb=verb, names=(name,), target=target, articles=articles), REGISTRY)


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "data", write=True, model=MODEL) as opened:
        bring(opened, *NEWS)
        link(opened)
        yield opened


def test_a_description_is_nobody_until_another_article_tells(tmp_path):
    with Archive.open(tmp_path / "data", write=True, model=MODEL) as opened:
        bring(opened, ASKED, ALSO)
        link(opened)
        assert spoke(opened, "1") == (None, 0.25)
        bring(opened, HERS)
        link(opened)
        assert spoke(opened, "1") == ("Mira Vell", 0.75)
        assert [(s.name, s.quotes, s.kind) for s in opened.speakers()][1:] == [("Mira Vell", 1, SpeakerKind.PERSON)]
        assert faults(opened) == []
        bring(opened, naming("9", "mayor of Highcliff", name="Ines Roth"))
        link(opened)
        assert spoke(opened, "1") == (None, 0.25)
        assert ([s.name for s in opened.speakers()], faults(opened)) == (["Samuel Okoro"], [])
        opened.remove("id-9")
        link(opened)
        assert spoke(opened, "1") == ("Mira Vell", 0.75)
        opened.remove("id-2")
        link(opened)
        assert spoke(opened, "1") == (None, 0.25)
        assert faults(opened) == []


@pytest.fixture(scope="module")
def in_one_go(empty, tmp_path_factory):
    data = shutil.copytree(empty, tmp_path_factory.mktemp("one") / "data")
    with Archive.open(data, write=True, model=MODEL) as opened:
        bring(opened, *NEWS)
        link(opened)
        assert [spoke(opened, key)[0] for key in "147s"] == ["Mira Vell", "Bruno Castellan", None, None]
        return said(opened)


@settings(max_examples=10)
@given(
    order=st.permutations(range(len(NEWS))),
    steps=st.lists(st.sampled_from(["link", "remove", "on"]), min_size=len(NEWS), max_size=len(NEWS)),
)
def test_articles_in_any_order_give_the_same_answers(empty, in_one_go, order, steps):
    with tempfile.TemporaryDirectory() as folder, Archive.open(
        shutil.copytree(empty, Path(folder) / "data"), write=True, model=MODEL
    ) as opened:  # fmt: skip
        for number, step in zip(order, steps, strict=True):
            bring(opened, NEWS[number])
            if step != "on":
                link(opened)
            if step == "remove":
                opened.remove(NEWS[number].article.id)
                link(opened)
                bring(opened, NEWS[number])
        link(opened)
        assert (said(opened), faults(opened)) == (in_one_go, [])
        registry.relink(opened, REGISTRY)
        assert said(opened) == in_one_go


def test_only_descriptions_whose_company_changed_are_asked_about_anew(archive, monkeypatch):
    asked = []
    monkeypatch.setattr(REGISTRY, "holder", lambda description, own, near: asked.append(description.name), raising=False)
    bring(archive, kept("8", seen("Ada Brandt"), *company("Ines Roth")))
    link(archive)
    assert asked == []
    bring(archive, naming("9", name="Ada Brandt"))
    link(archive)
    assert sorted(asked) == ["Highcliff mayor", "governor", "mayor"]


def test_the_reader_has_the_last_word(archive, in_one_go):
    rule(archive, Verb.SPLIT, "Mira Vell", "Ann Orr", "id-1")
    assert spoke(archive, "1")[0] == "Ann Orr"
    rule(archive, Verb.RENAME, "Ann Orr", "Ann Orr-Vell")
    assert spoke(archive, "1")[0] == "Ann Orr-Vell"
    assert [(s.name, s.kind) for s in archive.speakers() if s.name == "Ann Orr-Vell"] == [("Ann Orr-Vell", SpeakerKind.PERSON)]
    archive.rebuild()
    registry.relink(archive, REGISTRY)
    assert (spoke(archive, "1")[0], archive.check()) == ("Ann Orr-Vell", [])
    registry.undo(archive, REGISTRY)
    registry.undo(archive, REGISTRY)
    assert said(archive) == in_one_go


@pytest.mark.parametrize("name", ["Ada Brandt", "Mira Vell", None])
def test_a_corrected_statement_is_no_description_s_any_more(archive, in_one_go, name):
    words = ASKED.quotes[0].text
    place = (ASKED.quotes[0].content[0],)
    amendment = Amendment(verb=Flaw.SPEAKER, article="id-1", parts=(words,), places=place, speaker=name)
    made = registry.amend(archive, amendment, REGISTRY)
    assert spoke(archive, "1") == (name, 1.0)
    registry.relink(archive, REGISTRY)
    bring(archive, naming("9", "mayor of Highcliff", name="Ines Roth"))
    link(archive)
    assert (spoke(archive, "1"), faults(archive)) == ((name, 1.0), [])
    archive.remove("id-9")
    link(archive)
    registry.withdraw(archive, made.n, REGISTRY)
    assert (said(archive), faults(archive)) == (in_one_go, [])


def test_a_statement_shown_under_somebody_else_than_its_description_means_is_found(archive, tmp_path):
    engine = connect(tmp_path / "data" / FILE_NAME)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE quotes SET speaker_n = NULL WHERE described = 'mayor'")
    engine.dispose()
    assert any("another speaker than their articles give" in fault for fault in faults(archive))
    registry.relink(archive, REGISTRY)


def test_a_corrected_article_is_asked_about_anew(archive):
    newer = asking("1", "baker")
    words = replace(newer.article, text=newer.article.text.replace("words", "other"))
    bring(archive, replace(newer, article=words, quotes=tuple(replace(q, article=words) for q in newer.quotes)))
    link(archive)
    assert (spoke(archive, "1")[0], faults(archive)) == (None, [])


def known(data):
    """Everything that an archive holds of speakers."""
    engine = connect(data / FILE_NAME)
    with engine.connect() as connection:
        names = connection.exec_driver_sql("SELECT name, kind, apart, qid, gender FROM speakers ORDER BY 1, 3").all()
        also = connection.exec_driver_sql("SELECT name, alias FROM aliases JOIN speakers ON n = speaker_n ORDER BY 1, 2").all()
        roles = connection.exec_driver_sql("SELECT name, roles FROM appearances WHERE speaker_n IS NOT NULL ORDER BY 1, 2").all()
    engine.dispose()
    return names, also, roles


def test_who_was_only_meant_by_a_description_is_on_record_no_longer_than_it(tmp_path):
    also = replace(naming("2", "mayor of Lowmere"), appearances=(
        seen(TOWN[0]), replace(seen("Mira Vell", "mayor", forms=("Vell the Elder",), speaks=False), called=("mayor of Lowmere",)),
        *company(*TOWN[1:])))  # fmt: skip
    with Archive.open(tmp_path / "data", write=True, model=MODEL) as opened:
        bring(opened, ASKED, also, ALSO)
        link(opened)
        assert "Mira Vell" in {row[0] for row in known(tmp_path / "data")[0]}
        opened.remove("id-1")
        link(opened)
        left = known(tmp_path / "data")
        assert "Mira Vell" not in {row[0] for part in left for row in part}
        registry.relink(opened, REGISTRY)
        assert known(tmp_path / "data") == left
