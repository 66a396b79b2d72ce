"""Who is told something in a headline says nothing: "**Savers told** to change passwords", "Parents told school could close"."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.attribution import words as w
from ingest.attribution.describe import Describer
from ingest.attribution.statement import Statement

_TOLD = frozenset({"told", "urged", "warned", "ordered"})
_WARNS = frozenset({"he", "she", "i", "we"})
"""Before one of these "warned" has a subject that speaks: "Mayor **warned he** may resign"; "told" has none."""
_ENDS = (".", "!", "?", "…", "”", '"', ":")


def without_addressed(describer: Describer, statements: Sequence[Statement]) -> list[Statement]:
    """The statements, those of a headline whose verb is passive without its auxiliary left without a source."""
    return [replace(each, source=()) if each.source and _is_told(describer, each) else each for each in statements]


def _is_told(describer: Describer, statement: Statement) -> bool:
    """Whether "told" stands right behind the source and right before what was told, in a line that is no sentence."""
    if len(statement.cue) != 1 or statement.cue[0].cut(describer.text).lower() not in _TOLD:
        return False
    row, places = describer.around(statement.cue)
    if not places or statement.source[-1].end + 1 != statement.cue[0].start or places[0] + 2 >= len(row):
        return False
    if describer.paragraph(statement.cue[0].start).cut(describer.text).rstrip().endswith(_ENDS):
        return False
    after, then = row[places[0] + 1], row[places[0] + 2]
    if after.lower in _WARNS and statement.cue[0].cut(describer.text).lower() == "warned":
        return False
    return after.lower == "to" or after.text[0].islower() and then.lower in w.MODALS
