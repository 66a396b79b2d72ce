"""Sources that stand right beside words to which nothing else gives one."""

import pytest

from archive.records import Form, Span
from ingest.attribution.beside import with_sources_beside
from ingest.attribution.describe import Describer
from ingest.attribution.statement import Statement


def given(text, cue, content, verbatim=()):
    def place(words):
        return (Span(text.index(words), text.index(words) + len(words)),) if words else ()

    statement = Statement(content=place(content), verbatim=verbatim, cue=place(cue), form=Form.INDIRECT)
    [found] = with_sources_beside(Describer(text), [statement])
    return [span.cut(text) for span in found.source], [span.cut(text) for span in found.cue]


@pytest.mark.parametrize(
    ("text", "cue", "content", "source"),
    [
        # a surname that is a word, right before its verb
        ("“It rained,” Early said.", "said", "“It rained,”", ["Early"]),
        ("Told of the tide, Early called it low.", "called", "it low", ["Early"]),
        ("Orla Venn Sides With the Keeper", "Sides With", "the Keeper", ["Orla Venn"]),
        ("Early said it rained.", "said", "it rained", []),
        ("After that, Venn seemed to enjoy it.", "seemed", "to enjoy it", []),
        # a noun that reports, with what somebody does
        ("On Monday, Venn opened the gate, with a reminder that it closes.", "reminder", "that it closes", ["Venn"]),
        ("On Monday, Venn opened the gate at a reminder that it closes.", "reminder", "that it closes", []),
    ],
)
def test_who_stands_beside_a_cue(text, cue, content, source):
    assert given(text, cue, content) == (source, [cue])


@pytest.mark.parametrize(
    ("text", "content", "source", "cue"),
    [
        ("It was an allegation from his wife, Orla Venn, that he lied.", "that he lied", ["his wife, Orla Venn"], ["an allegation"]),
        ("It meets the contention of the keeper Venn that it leaks.", "that it leaks", ["the keeper Venn"], ["the contention"]),
        ("Venn to Lowmere: Close the gate", "Close the gate", ["Venn"], [":"]),
        ("It was a boat from the yard of Orla Venn that he sank.", "that he sank", [], []),
        ("The allegation of Venn was read so that he left.", "that he left", [], []),
        ("Note to Venn: Close the gate", "Close the gate", [], []),
    ],
)
def test_who_stands_beside_words_without_a_cue(text, content, source, cue):
    assert given(text, "", content) == (source, cue)
