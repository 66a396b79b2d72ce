"""Where an unmarked statement ends."""

import pytest

from archive.records import Form, Span
from ingest.attribution.describe import Describer
from ingest.attribution.ended import without_next_sentences
from ingest.attribution.statement import Statement


@pytest.mark.parametrize(
    ("text", "held", "kept"),
    [
        # the next sentences are the article's own
        (
            "Orla Venn says she will not row to the quay. I believe her. She will not row.",
            "she will not row to the quay. I believe her. She will not row.",
            "she will not row to the quay",
        ),
        ("Orla Venn says the lock is shut! We shall see.", "the lock is shut! We shall see.", "the lock is shut!"),
        # one sentence, a stop inside it, marks, a colon that opens several, a cue behind
        ("Orla Venn says she will not row; it rains.", "she will not row; it rains", "she will not row; it rains"),
        ("Orla Venn says Mr. Hask rowed to St. Ives.", "Mr. Hask rowed to St. Ives", "Mr. Hask rowed to St. Ives"),
        ("Orla Venn says “it rains. I row.”", "“it rains. I row.”", "“it rains. I row.”"),
        ("Orla Venn says this: it rains. I row.", "it rains. I row.", "it rains. I row."),
        ("It rains. I row, Orla Venn says.", "It rains. I row", "It rains. I row"),
    ],
)
def test_it_ends_with_its_sentence(text, held, kept):
    content, cue, source = (Span(text.index(words), text.index(words) + len(words)) for words in (held, "says", "Orla Venn"))
    statement = Statement(content=(content,), verbatim=(), cue=(cue,), source=(source,), form=Form.INDIRECT)
    (found,) = without_next_sentences(Describer(text), [statement])
    assert [span.cut(text) for span in found.content] == [kept]
