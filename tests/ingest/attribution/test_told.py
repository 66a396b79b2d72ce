"""Whom a source told, and in what, read from the sentence around the cue."""

import pytest

from ingest.attribution import RuleAttributor
from ingest.attribution.describe import Describer, settled


def heard(text):
    statement = settled(Describer(text), RuleAttributor().find([text])[0])[0]
    return " / ".join(span.cut(text) for span in statement.told), statement.medium


@pytest.mark.parametrize(
    ("text", "listener", "medium"),
    [
        ("Ned Hask told the Harbour Post that the lock was blocked.", "the Harbour Post", ""),
        ("“The lock is blocked,” Ned Hask told the north desk of Radio Sund on Monday.", "the north desk of Radio Sund", ""),
        ("“The lock is blocked,” Ned Hask told me last week, and he was right.", "me", ""),
        ("Ned Hask assured her that the lock was blocked.", "her", ""),
        ("Ned Hask warned that the lock was blocked.", "", ""),
        ("Residents were told that the lock was blocked.", "", ""),
        ("In an interview with Radio Sund, Ned Hask said the lock was blocked.", "Radio Sund", ""),
        ("Ned Hask said “we met in an interview with Radio Sund”.", "", ""),
        ("In a written statement, Ned Hask said the lock was blocked.", "", "statement"),
        ("Ned Hask wrote on Facebook: “The lock is blocked again.”", "", "Facebook"),
        ("Ned Hask tweeted: “The lock is blocked again.”", "", "tweet"),
        ("The weavers carried banners that read: “Not one more loom.”", "", "banner"),
    ],
)
def test_listener_and_medium_stand_beside_the_cue(text, listener, medium):
    assert heard(text) == (listener, medium)


def test_one_sentence_does_not_lend_its_listener_to_the_next():
    text = "Ned Hask spoke to Radio Sund. Ida Crane said the lock was blocked."
    assert heard(text) == ("", "")
