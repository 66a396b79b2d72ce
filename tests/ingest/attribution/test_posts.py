"""Posts set into an article: their words whole, their author, and no link behind them."""

from archive.records import Act
from ingest.attribution import attributor
from ingest.attribution.posts import posts
from ingest.attribution.sentences import paragraphs


def read(text):
    """`author | words` of each post."""
    return [(post.source[0].cut(text), post.verbatim[0].cut(text)) for post in posts(text, paragraphs(text))]


def test_a_post_signed_in_its_line():
    text = "The lock is open. Bring rope. pic.twitter.com/abc https://t.co/x — Ida Crane (@idacrane) January 14, 2024."
    assert read(text) == [("Ida Crane", "The lock is open. Bring rope.")]


def test_a_post_signed_below():
    text = (
        "The mayor was quick.\n\nThe lock is open.\nBring rope.\n— Mayor Ida Crane (@cranefenwick) January 14, 2024\n\nBy noon it was shut."
    )
    assert read(text) == [("Mayor Ida Crane", "The lock is open.\nBring rope.")]
    text = "The mayor was quick.\n\n“The lock is open.”\n\n— Mayor Ida Crane (@cranefenwick)"
    assert read(text) == [("Mayor Ida Crane", "The lock is open.")]


def test_an_account_in_a_sentence_signs_nothing():
    assert read("The lock — Ida Crane (@idacrane) has the key — is open.") == []
    assert read("— Ida Crane (@idacrane)") == []


def test_a_post_is_written_whatever_else_is_read_in_it():
    text = (
        "The mayor was quick.\n\nMy brother said that the lock is open.\n— Ida Crane (@idacrane) January 14, 2024\n\nBy noon it was shut."
    )
    (found,) = attributor().find([text])[0]
    assert (found.act, found.medium, found.source[0].cut(text)) == (Act.WROTE, "post", "Ida Crane")
