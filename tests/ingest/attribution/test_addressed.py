"""Headlines that tell who was told something, and not by whom."""

import pytest

from archive.records import Form, Span
from ingest.attribution.addressed import without_addressed
from ingest.attribution.describe import Describer
from ingest.attribution.statement import Statement


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Lowmere savers told to change their passwords", False),
        ("Lowmere parents told school could close by summer", False),
        ("Lowmere keeper told she could lose the lock", False),
        ("Lowmere keeper warned she may leave the lock", True),
        ("Lowmere keepers warned locks could freeze", False),
        ("Lowmere skippers told the board it must close", True),
        ("Lowmere skippers told to change their nets.", True),
        ("Lowmere skippers say ferry could close by summer", True),
    ],
)
def test_who_is_told_is_no_source(text, kept):
    words = text.split()
    cue = next(word for word in words if word in {"told", "say", "warned"})
    at = text.index(cue)
    statement = Statement(
        content=(Span(at + len(cue) + 1, len(text)),), cue=(Span(at, at + len(cue)),), source=(Span(0, at - 1),), form=Form.INDIRECT
    )
    [found] = without_addressed(Describer(text), [statement])
    assert bool(found.source) is kept
