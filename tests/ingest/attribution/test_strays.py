"""Words of another sentence that are no part of a statement."""

import pytest

from archive.records import Form, Span
from ingest.attribution.describe import Describer
from ingest.attribution.layers import Layers
from ingest.attribution.statement import Statement
from ingest.attribution.strays import without_strays


@pytest.mark.parametrize(
    ("text", "held", "kept"),
    [
        # the next sentence has a speaker of its own
        (
            "“It rained,” Orla Venn said. Her rival stands by his figure of sixty.",
            ["“It rained,”", "his figure of sixty"],
            ["“It rained,”"],
        ),
        # a quotation goes on, in marks or still open
        ("“It rained,” Orla Venn said. “It froze.”", ["“It rained,”", "“It froze.”"], ["“It rained,”", "“It froze.”"]),
        (
            "Orla Venn said: “It rained. It froze. The boats were late",
            ["“It rained.", "The boats were late"],
            ["“It rained.", "The boats were late"],
        ),
        # two parts of one sentence
        ("It rained, Orla Venn said, and it froze.", ["It rained", "it froze"], ["It rained", "it froze"]),
    ],
)
def test_unmarked_words_stand_in_the_sentence_of_their_cue(text, held, kept):
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in held]
    cue = Span(text.index("said"), text.index("said") + 4)
    statement = Statement(content=tuple(spans), verbatim=(), cue=(cue,), source=(), form=Form.MIXED)
    (found,) = without_strays(Describer(text), [statement])
    assert [span.cut(text) for span in found.content] == kept


def test_what_the_model_joins_is_parted_before_it_is_shown():
    text = "It rained all night, Orla Venn said. Her rival stands by his figure of sixty."
    place = lambda words: Span(text.index(words), text.index(words) + len(words))  # noqa: E731
    joined = Statement(
        content=(place("It rained all night"), place("his figure of sixty")),
        verbatim=(),
        cue=(place("said"),),
        source=(place("Orla Venn"),),
        form=Form.INDIRECT,
    )

    class Model:
        def find(self, texts):
            return [[joined] for _ in texts]

    [found] = Layers(model=Model()).find([text])
    hers = [span.cut(text) for s in found if s.source == joined.source for span in s.content]
    assert hers == ["It rained all night"]
