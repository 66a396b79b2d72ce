"""Whom a relative takes up that says something."""

import pytest

from archive.records import Article, Form, Span
from ingest.attribution.statement import Statement
from ingest.speakers.resolve import resolve
from tests.ingest.speakers.articles import speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The board met Orla Venn, who chairs the harbour committee and who says the gate is safe.", "Orla Venn"),
        ("A letter reached members of the Lowmere government, which said the gate was safe.", "Lowmere government"),
        ("The board met one Orla Venn of Otley State, who says the gate is safe.", "Orla Venn"),
        ("The board met Orla Venn and Bram Otley, who says the gate is safe.", "Bram Otley"),
        ("The board met the Friends of Bram Otley, who says the gate is safe.", "Bram Otley"),
        ("A letter reached the board of the skippers, which said the gate was safe.", None),
    ],
)
def test_whom_a_relative_takes_up(text, expected):
    assert speakers(text)[-1] == expected


def test_when_it_was_said_is_no_part_of_the_relative():
    text = "Orla Venn, who last month said the gate was safe, resigned on Monday."
    source, content = (Span(text.index(words), text.index(words) + len(words)) for words in ("who last month", "the gate was safe"))
    (quote,) = resolve(Article(id="a", source="a.txt", text=text), [Statement(content=(content,), source=(source,), form=Form.INDIRECT)])
    assert quote.speaker == "Orla Venn"
