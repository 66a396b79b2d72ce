"""Sources that a clause without a subject of its own leaves to its sentence."""

import pytest

from archive.records import Form, Polarity, Span
from ingest.attribution.describe import Describer, settled
from ingest.attribution.omitted import with_omitted
from ingest.attribution.statement import Statement


def given(text, cue, content, source=""):
    start, end = text.index(content), text.index(content) + len(content)
    at, held = text.index(cue), text.index(source)
    known = (Span(held, held + len(source)),) if source else ()
    statement = Statement(content=(Span(start, end),), cue=(Span(at, at + len(cue)),), source=known, form=Form.INDIRECT)
    describer = Describer(text)
    [found] = settled(describer, with_omitted(describer, [statement]))
    return [span.cut(text) for span in found.source], [span.cut(text) for span in found.cue], found.polarity


@pytest.mark.parametrize(
    ("text", "cue", "content", "source"),
    [
        ("After promising that it would stay, Mayor Orla Venn said it would go.", "promising", "that it would stay", "Mayor Orla Venn"),
        ("Orla Venn has kept the gate for years and says it is safe.", "says", "it is safe", "Orla Venn"),
        ("It has kept the name and now intends to keep the mill.", "intends", "to keep the mill", "It"),
        ("Asked by Orla Venn whether it was safe, the keeper shrugged.", "Asked", "whether it was safe", "Orla Venn"),
        ("Asked by Orla Venn on Friday whether it was safe, the keeper shrugged.", "Asked", "whether it was safe", "Orla Venn"),
        ("Asked by Venn of Kestrel last week whether it was safe, he shrugged.", "Asked", "whether it was safe", "Venn of Kestrel"),
        ("A vote came after promising talks about the gate, but nobody minded.", "promising", "talks about the gate", ""),
        ("Asked whether it was safe, the keeper shrugged.", "Asked", "whether it was safe", ""),
    ],
)  # fmt: skip
def test_the_source_is_the_subject_that_the_clause_shares(text, cue, content, source):
    assert given(text, cue, content)[0] == ([source] if source else [])


def test_who_comes_behind_the_words_is_not_who_said_them_after_and():
    text = "Orla Venn called the gate a ruin, but said it was safe, a view the keeper shared."
    assert given(text, "said", "it was safe", "the keeper")[0] == ["Orla Venn"]


@pytest.mark.parametrize(
    ("text", "cue", "content", "source", "refused"),
    [
        ("Asked whether it was safe, the keeper did not answer.", "Asked", "whether it was safe", "the keeper", "did not answer"),
        ("She did not reply when asked whether it was safe.", "asked", "whether it was safe", "She", "did not reply"),
    ],
)
def test_who_does_not_reply_leaves_it_unsaid(text, cue, content, source, refused):
    assert given(text, cue, content) == ([source], [refused], Polarity.UNSAID)
