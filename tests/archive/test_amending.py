"""The reader's corrections of statements and sources: in effect everywhere, whatever happens to the article, and undone without a trace."""

from dataclasses import replace
from datetime import date

import pytest

from archive import registry
from archive.amendments import Amendment, Flaw, located, meant
from archive.archive import Archive
from archive.errors import BadInput
from archive.filters import QuoteFilter
from archive.health import record_faults
from archive.records import Span
from archive.shelf import shelf
from archive.versions import versions
from ingest.speakers.registry import REGISTRY
from tests.archive.small import MODEL, add, article, statement, vector
from tests.archive.test_health import damage_sql

WORDS = "we stay"


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path / "data", write=True, model=MODEL) as opened:
        add(opened, article(WORDS, key="a"), article("we go", key="b"))
        add(opened, article("we wait", key="c", speaker="Tam Reeve"), speaker="Tam Reeve")
        registry.link(opened, REGISTRY)
        yield opened


def faults(archive):
    with archive.reading() as connection:
        return record_faults(connection)


def the(archive, words=WORDS):
    return next(quote for quote in archive.quotes() if words in quote.text)


def strike(archive, words=WORDS):
    return registry.amend(archive, Amendment.of(the(archive, words), Flaw.STRUCK), REGISTRY)


def give(archive, speaker, words=WORDS):
    return registry.amend(archive, Amendment.of(the(archive, words), Flaw.SPEAKER, speaker=speaker), REGISTRY)


def move(archive, **to):
    return registry.amend(archive, Amendment(verb=Flaw.SOURCE, article="id-a", **to), REGISTRY)


def everything(archive):
    """What readers can see of the record."""
    held = archive.coverage()
    return (
        archive.quotes(), archive.speakers(), archive.articles(), shelf(archive), archive.tally(), faults(archive),
        (held.quotes, held.speakers, held.outlets, held.first), {h.id for h in archive.search_quotes("stay", limit=9)},
    )  # fmt: skip


def read_again(archive, *, more="", words=WORDS):
    """The article with another line or other words: its next version, as its source has it."""
    of = article(words, key="a")
    add(archive, replace(of, text=f"{more}{of.text}", outlet="The Ledger"))
    registry.link(archive, REGISTRY)


def test_a_struck_statement_is_nowhere(archive):
    struck = the(archive)
    assert strike(archive).found
    ids = [struck.id, the(archive, "we go").id]
    where = QuoteFilter(articles=("id-a",))
    assert struck.id not in {quote.id for quote in archive.quotes()}
    assert [quote.id for quote in archive.quotes_by_id(ids)] == ids[1:]
    assert archive.tally(where).statements == archive.tally(only=[struck.id]).statements == 0
    assert archive.coverage().quotes == 2
    assert {each.id: each.statements for each in shelf(archive)} == {"id-a": 0, "id-b": 1, "id-c": 1}
    assert {speaker.name: speaker.quotes for speaker in archive.speakers()} == {"Ann Orr": 1, "Tam Reeve": 1}
    assert all(hit.id != struck.id for hit in archive.search_quotes("stay monday", limit=9))
    assert all(hit.id != struck.id for hit in archive.nearest_quotes(vector(struck.id), where, limit=9))
    near = archive.nearest_quotes(vector(struck.id), limit=9)
    assert struck.id not in {quote.id for quote in archive.quotes_by_id([hit.id for hit in near])}
    assert faults(archive) == []


def test_whoever_said_nothing_else_is_no_longer_on_record(archive):
    strike(archive, "we wait")
    assert [speaker.name for speaker in archive.speakers()] == ["Ann Orr"]
    assert archive.coverage().speakers == 1


def test_the_words_are_another_persons(archive):
    give(archive, "Tam Reeve")
    now = the(archive)
    assert (now.speaker, now.speaker_kind, now.confidence) == ("Tam Reeve", "person", 1.0)
    assert {speaker.name: speaker.quotes for speaker in archive.speakers()} == {"Ann Orr": 1, "Tam Reeve": 2}
    assert {quote.id for quote in archive.quotes(QuoteFilter(speakers=("Tam Reeve",)))} == {now.id, the(archive, "we wait").id}
    assert faults(archive) == []


@pytest.mark.parametrize("name", ["Somebody New", None])
def test_the_words_are_of_somebody_new_or_of_nobody_named(archive, name):
    give(archive, name)
    assert the(archive).speaker == name
    assert {speaker.name for speaker in archive.speakers()} == {"Ann Orr", "Tam Reeve"} | ({name} if name else set())
    assert faults(archive) == []


def test_an_article_is_of_another_outlet_and_day(archive):
    move(archive, outlet="The Beacon", published=date(2023, 5, 6))
    of = archive.article("id-a")
    assert (of.outlet, of.published) == ("The Beacon", date(2023, 5, 6))
    assert "The Beacon" in archive.coverage().outlets
    assert [quote.article.id for quote in archive.quotes(QuoteFilter(until=date(2023, 12, 31)))] == ["id-a"]
    assert faults(archive) == []


def corrections(archive):
    """One of every sort, two of them on one statement."""
    return [give(archive, "Somebody New"), give(archive, "Tam Reeve"), move(archive, outlet="The Beacon"), strike(archive)]


def test_undone_in_any_order_nothing_is_left(archive):
    before = everything(archive)
    for order in ([0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2]):
        made = corrections(archive)
        assert everything(archive) != before
        for place in order:
            assert registry.withdraw(archive, made[place].n, REGISTRY) == made[place]
        assert everything(archive) == before
        assert registry.withdraw(archive, made[0].n, REGISTRY) is None
    assert len(registry.amended(archive, undone=True)) == 12
    assert registry.amended(archive) == []


def test_the_later_of_two_holds_and_undoing_one_leaves_the_other(archive):
    first, second = give(archive, "Somebody New"), give(archive, "Tam Reeve")
    registry.withdraw(archive, first.n, REGISTRY)
    assert the(archive).speaker == "Tam Reeve"
    registry.withdraw(archive, second.n, REGISTRY)
    assert the(archive).speaker == "Ann Orr"


def in_effect(archive):
    article_ = archive.article("id-a")
    return article_.outlet, [quote.speaker for quote in archive.quotes(QuoteFilter(articles=("id-a",)))]


@pytest.mark.parametrize("then", ["again", "new version", "rebuild", "relink", "reopen", "gone and back"])
def test_a_correction_outlives_what_happens_to_its_article(archive, then):
    move(archive, outlet="The Beacon")
    give(archive, "Tam Reeve")
    if then == "again":
        read_again(archive)
    elif then == "new version":
        read_again(archive, more="Updated\n\n")
        assert archive.article("id-a").version == 2
    elif then == "rebuild":
        archive.rebuild()
    elif then == "relink":
        registry.relink(archive, REGISTRY)
    elif then == "gone and back":
        archive.remove("id-a")
        assert not any(each.found for each in registry.amended(archive))
        read_again(archive)
    with Archive.open(archive.folder) as reader:
        assert in_effect(reader) == ("The Beacon", ["Tam Reeve"])
        assert faults(reader) == []
    assert all(each.found for each in registry.amended(archive))


def test_a_struck_statement_stays_struck_in_the_next_version(archive):
    made = strike(archive)
    read_again(archive, more="Updated\n\n")
    assert in_effect(archive) == ("The Ledger", [])
    told = [[quote.text for quote in version.quotes] for version in versions(archive) if version.article.id == "id-a"]
    assert told == [[], []]
    registry.withdraw(archive, made.n, REGISTRY)
    assert in_effect(archive) == ("The Ledger", ["Ann Orr"])
    assert sum(len(version.quotes) for version in versions(archive) if version.article.id == "id-a") == 2
    assert faults(archive) == []


def test_a_correction_of_words_that_are_gone_waits_and_says_so(archive):
    strike(archive)
    read_again(archive, words="we never said so")
    assert in_effect(archive) == ("The Ledger", ["Ann Orr"])
    (waiting,) = registry.amended(archive)
    assert not waiting.found
    assert faults(archive) == []
    read_again(archive)  # the first words again: a third version
    assert in_effect(archive) == ("The Ledger", [])


def test_an_article_that_parts_from_its_twin_takes_the_correction_along(archive):
    add(archive, replace(article(WORDS, key="a"), origin="/in/copy.txt"))
    strike(archive)
    read = replace(article(WORDS, key="a"), origin="/in/copy.txt")
    add(archive, replace(read, id="content-2", text=f"Updated\n\n{read.text}"))
    registry.link(archive, REGISTRY)
    assert [quote for quote in archive.quotes() if WORDS in quote.text] == []
    assert len(archive.articles()) == 4


def test_an_article_that_left_its_only_place_comes_back_with_its_correction(archive):
    read = replace(article(WORDS, key="a"), id="content-1", origin="/in/d.txt", text=f"Once\n\n{article(WORDS, key='a').text}")
    add(archive, read)
    registry.amend(archive, Amendment.of(archive.quotes(QuoteFilter(articles=("content-1",)))[0], Flaw.STRUCK), REGISTRY)
    add(archive, replace(article("we go", key="b"), origin=read.origin))
    assert archive.article("content-1") is None
    add(archive, read)
    assert archive.article("content-1").text == read.text
    assert archive.quotes(QuoteFilter(articles=("content-1",))) == []
    assert faults(archive) == []


def test_what_is_not_there_is_not_corrected(archive):
    quote = the(archive)
    strike(archive)
    with pytest.raises(BadInput, match="no statement on record"):
        registry.amend(archive, Amendment.of(quote, Flaw.SPEAKER, speaker="Tam Reeve"), REGISTRY)
    with pytest.raises(BadInput, match="no such article"):
        registry.amend(archive, Amendment(verb=Flaw.SOURCE, article="nowhere", outlet="The Beacon"), REGISTRY)
    assert len(registry.amended(archive)) == 1
    for wrong in ({"verb": Flaw.SOURCE}, {"verb": Flaw.STRUCK}, {"verb": Flaw.STRUCK, "parts": ("a",)}):
        with pytest.raises(ValueError, match="corrected by"):
            Amendment(article="id-a", **wrong)


@pytest.mark.parametrize("damage", ["UPDATE quotes SET struck = 0", "UPDATE quotes SET struck = 1", "UPDATE amendments SET before = '[]'"])
def test_a_correction_that_was_lost_is_noticed_and_rebuilt(archive, damage):
    strike(archive)
    damage_sql(damage)(archive.folder)
    assert any("onrecord rebuild" in problem for problem in faults(archive))
    archive.rebuild()
    assert faults(archive) == []
    assert in_effect(archive) == ("The Ledger", [])
    assert archive.coverage().quotes == 2


TEXT = "One said “we stay here” and “we stay here”, twice."


@pytest.mark.parametrize(
    ("parts", "places", "found"),
    [
        (["we stay here"], [(10, 22)], [(10, 22)]),
        (["we stay here"], [(30, 42)], [(29, 41)]),  # the nearer one
        (["we  stay\nhere"], [(0, 13)], [(10, 22)]),
        (["we stay here", "twice"], [(3, 15), (20, 25)], [(10, 22), (44, 49)]),
        (["twice", "One"], [(0, 5), (6, 9)], []),  # not in this order
        (["we left"], [(10, 17)], []),
    ],
)
def test_words_are_found_again_where_they_stand_now(parts, places, found):
    assert located(parts, tuple(Span(*p) for p in places), TEXT) == tuple(Span(*p) for p in found)


def test_words_that_are_cut_otherwise_now_are_the_same_statement():
    of = article("the lock opens at nine and the road is shut")
    whole = statement(of)
    start, end = whole.content[0].start, whole.content[0].end
    struck, given = (Amendment.of(whole, verb, speaker="Tam Reeve") for verb in (Flaw.STRUCK, Flaw.SPEAKER))
    halves = [("first", (Span(start, start + 18),)), ("second", (Span(start + 18, end),)), ("far", (Span(0, 6),))]
    assert meant(struck, of.text, halves) == ["first", "second"]
    assert meant(given, of.text, halves) == ["second"]
    assert meant(struck, of.text, [*halves, ("itself", whole.content)]) == ["itself"]
    assert meant(struck, of.text, [("longer", (Span(start - 6, end),)), ("far longer", (Span(0, len(of.text)),))]) == ["longer"]
