"""Watching: what was there is no news, what came is, once; what became of statements that were seen is told with both wordings."""

import feedparser
import pytest

from app import watches as watching
from app.corrections import Find, merging, splitting
from app.exports.atom import feed
from app.newly import Kind
from app.positions import Change, line
from app.render.watches import NOTHING_WATCHED, digest_markdown, digest_text, said
from app.watches import add, find, latest, look, news
from archive import watches
from archive.archive import Archive
from archive.errors import BadInput
from archive.follows import Follows
from archive.registry import correct, undo
from ingest.pipeline import ingest
from ingest.speakers.registry import REGISTRY

BRIDGE = """Bridge stays shut, mayor says

PORT ELLERY (Tide Wire) - The harbour bridge will stay shut until spring, Mayor Ilse Brandvold said on Tuesday.

"We will not send one lorry across it," Brandvold told reporters at the quay.
"""
FERRY = """Ferry to run at night

PORT ELLERY (Tide Wire) - Mayor Ilse Brandvold said on Friday that the ferry would run at night from May.

"It is <b>late</b>, and it is =needed," said harbour master Anders Quill.
"""


AGAIN = """Mayor stands by closed bridge

PORT ELLERY, June 4, 2031 (Quay Post) - Traders asked the council to open the harbour bridge.

"We will not send one lorry across it," Mayor Ilse Brandvold repeated.
"""


class Desk:
    """An archive that articles are put into, and what is new in it."""

    def __init__(self, archive, embedder, folder):
        self.archive, self.embedder, self.folder = archive, embedder, folder

    def put(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")
        ingest([str(self.folder)], self.archive, self.embedder)

    def add(self, name, **more):
        return add(self.archive, self.embedder, name, **more)

    def news(self):
        return news(self.archive, self.embedder)

    def look(self):
        found = self.news()
        look(self.archive, found)
        return [(item.kind, said(item.quote), said(item.before) if item.before else None) for each in found for item in each.items]


@pytest.fixture
def desk(tmp_path, embedder):
    folder = tmp_path / "articles"
    folder.mkdir()
    with Archive.open(tmp_path / "data", write=True, model=embedder.name) as archive:
        made = Desk(archive, embedder, folder)
        made.put("bridge.txt", BRIDGE)
        yield made


def test_what_is_there_is_no_news_and_what_comes_is_news_once(desk):
    assert desk.add("Brandvold") == ("Ilse Brandvold", True, 3)
    assert desk.add("Ilse Brandvold") == ("Ilse Brandvold", False, 3)
    assert desk.look() == []
    desk.put("ferry.txt", FERRY)
    assert desk.look() == [(Kind.NEW, "that the ferry would run at night from May", None)]
    assert desk.look() == []


def test_whoever_holds_an_office_is_watched_by_name(desk):
    assert desk.add("the mayor") == ("Ilse Brandvold", True, 3)
    with pytest.raises(BadInput, match="Nobody on record is called the bishop"):
        desk.add("the bishop")


def test_words_that_are_said_again_stand_beside_the_first_time(desk):
    desk.add("Brandvold")
    desk.put("later.txt", AGAIN)
    told = [item for item in desk.look() if "across" in item[1]]
    assert told == [(Kind.REPEATED, "“We will not send one lorry across it,”", "“We will not send one lorry across it,”")]


def test_a_topic_is_followed_whoever_speaks(desk):
    assert desk.add("the ferry", topic=True)[1:] == (True, 0)
    desk.put("ferry.txt", FERRY)
    assert (Kind.NEW, "that the ferry would run at night from May", None) in desk.look()
    assert desk.look() == []


def test_an_alteration_shows_both_wordings_and_words_that_only_moved_are_no_news(desk):
    desk.add("Brandvold")
    desk.put("bridge.txt", "Correction: the date was wrong.\n\n" + BRIDGE.replace("one lorry", "a single heavy lorry"))
    changed = desk.look()
    assert changed == [
        (Kind.ALTERED, "“We will not send a single heavy lorry across it,”", "“We will not send one lorry across it,”")
    ]  # fmt: skip
    assert desk.look() == []


def test_words_that_left_the_article_are_withdrawn(desk):
    desk.add("Brandvold")
    desk.put("bridge.txt", BRIDGE.partition('"We')[0] + "The bridge was built in 1911.\n")
    assert desk.look() == [(Kind.WITHDRAWN, "“We will not send one lorry across it,”", None)]


def test_words_that_are_given_to_another_are_told(desk):
    desk.put("ferry.txt", FERRY)
    desk.put("pilots.txt", FERRY.replace("late", "early").replace("ferry", "pilot"))
    desk.add("Anders Quill")
    correct(desk.archive, splitting("Anders Quill", [str(desk.folder / "ferry.txt")], "Anders Quill (pilot)")(Find(desk.archive)), REGISTRY)
    [each] = desk.news()
    assert [(item.kind, item.quote.speaker, item.before.speaker) for item in each.items] == [
        (Kind.REASSIGNED, "Anders Quill (pilot)", "Anders Quill")
    ]  # fmt: skip


def test_who_is_merged_with_another_is_followed_as_that_one(desk):
    desk.put("ferry.txt", FERRY)
    desk.add("Anders Quill")
    correct(desk.archive, merging(["Anders Quill"], "Ilse Brandvold")(Find(desk.archive)), REGISTRY)
    [each] = desk.news()
    assert (each.held, {item.kind for item in each.items}) == (5, {Kind.NEW})
    undo(desk.archive, REGISTRY)
    [each] = desk.news()
    assert (each.held, each.items) == (1, ())


def test_an_article_that_was_removed_is_counted(desk):
    desk.add("Brandvold")
    [article] = desk.archive.articles()
    desk.archive.remove(article.id)
    [each] = desk.news()
    assert (each.held, each.gone, each.items) == (0, 3, ())
    assert "3 statements gone with removed articles" in digest_text([each])


def test_additions_and_removals_are_taken_back_in_order(desk):
    desk.add("Brandvold")
    desk.add("the ferry", topic=True)
    watches.remove(desk.archive, find(desk.archive, "brandvold"))
    assert [watch.name for watch in watches.listed(desk.archive, owner="")] == ["the ferry"]
    assert [(w.name, on) for w, on in iter(lambda: watches.undo(desk.archive, owner=""), None)] == [
        ("Ilse Brandvold", True), ("the ferry", False), ("Ilse Brandvold", False),
    ]  # fmt: skip
    assert watches.listed(desk.archive, owner="") == []


def test_each_reader_has_a_list_of_their_own(desk):
    desk.add("Brandvold", owner="ada")
    assert desk.news() == []
    assert [watch.follows for watch in watches.listed(desk.archive, owner="ada")] == [Follows.PERSON]


def test_somebody_who_is_not_on_record_yet_can_be_followed(desk):
    assert desk.add("Anders Quill") == ("Anders Quill", True, 0)
    assert "Nobody of this name is on record" in digest_text(desk.news())
    desk.put("ferry.txt", FERRY)
    assert desk.look() == [(Kind.NEW, "“It is <b>late</b>, and it is =needed,”", None)]


@pytest.mark.parametrize("name", ["", "   ", "x" * 1000])
def test_a_name_that_is_none_is_refused(desk, name):
    with pytest.raises(BadInput):
        desk.add(name)


def test_what_is_not_watched_cannot_be_removed(desk):
    desk.add("Brandvold")
    with pytest.raises(BadInput, match="none of what you watch: Ilse Brandvold"):
        find(desk.archive, "Quill")


def test_without_an_archive_there_is_a_sentence(tmp_path, embedder):
    with Archive.open(tmp_path / "none") as archive, pytest.raises(BadInput, match="bring articles in first"):
        add(archive, embedder, "Brandvold")
    assert digest_text([]) == digest_markdown([]) == NOTHING_WATCHED


def test_the_feed_is_atom_and_an_entry_keeps_its_id(desk):
    desk.add("Anders Quill")
    desk.add("Brandvold")
    desk.put("ferry.txt", FERRY)
    desk.put("bridge.txt", BRIDGE.replace("one lorry", "a single heavy lorry"))
    found = desk.news()
    text = feed(latest(desk.archive, found), name="x", now=found[0].items[0].since)
    read = feedparser.parse(text.encode())
    assert (read.bozo, read.version, read.encoding) == (False, "atom10", "utf-8")
    assert len({entry.id for entry in read.entries}) == len(read.entries) == 5
    titles = [entry.title for entry in read.entries]
    assert titles[0].startswith("Altered in a newer version of the article: Ilse Brandvold: “We will not send a single")
    assert any("“It is <b>late</b>, and it is =needed,”" in entry.title for entry in read.entries)
    assert all(entry.content[0].type == "text/plain" and entry.updated_parsed for entry in read.entries)
    look(desk.archive, found)
    again = feedparser.parse(feed(latest(desk.archive, desk.news()), name="x", now=found[0].items[0].since).encode())
    assert {entry.id for entry in again.entries if "Quill" in entry.title} <= {entry.id for entry in read.entries}
    assert again.feed.id == read.feed.id


def test_markdown_shows_markup_as_text(desk):
    desk.add("Anders Quill")
    desk.put("ferry.txt", FERRY)
    shown = digest_markdown(desk.news())
    assert r"“It is \<b\>late\</b\>, and it is =needed,”" in shown
    assert watching.Kind.NEW.value.title() in shown


VOTE = """Pumps were bought without a vote, says treasurer

PORT ELLERY, March 4, 2031 (Quay Post) - Orla Venn, the treasurer, said: "The board did not vote on the pumps."

Bram Tolsk, the chairman of the harbour board, said that the wall would cost three million crowns.

Piet Hanrahan, the sewer commissioner, said that the contract would cost three million crowns.
"""
TURNED = """Treasurer changes tack

PORT ELLERY, May 6, 2031 (Quay Post) - "The board did vote on the pumps," Orla Venn, the treasurer, said.
"""
DISPUTED = """Chairman speaks of a vote

PORT ELLERY, May 6, 2031 (Quay Post) - "The board did vote on the pumps," Bram Tolsk, the chairman of the harbour board, said.
"""
NOTED = """Correction

Correction: An article on March 4 about the harbour board misstated what Bram Tolsk said. He said the wall would cost thirteen million \
crowns, not three million.
"""


@pytest.mark.parametrize(
    ("text", "kind", "words", "before"),
    [
        (TURNED, Kind.OPPOSED, "“The board did vote on the pumps,”", "“The board did not vote on the pumps.”"),
        (DISPUTED, Kind.DISPUTED, "“The board did vote on the pumps,”", "“The board did not vote on the pumps.”"),
        (
            NOTED,
            Kind.CORRECTED,
            "the wall would cost thirteen million crowns, not three million",
            "that the wall would cost three million crowns",
        ),
    ],
)
def test_a_change_is_one_speakers_and_a_correction_is_of_what_it_corrects(desk, text, kind, words, before):
    desk.put("vote.txt", VOTE)
    for name in ("Orla Venn", "Bram Tolsk", "Piet Hanrahan"):
        desk.add(name)
    desk.put("later.txt", text)
    assert desk.look() == [(kind, words, before)]


def test_what_a_correction_prints_is_no_change_of_position(desk):
    desk.put("vote.txt", VOTE)
    desk.put("note.txt", NOTED)
    assert not [pair for pair in line(desk.archive, ("Bram Tolsk",)).pairs if pair.change is Change.REVERSED]
