"""What a source did not answer."""

import pytest

from ingest.attribution import RuleAttributor


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Kestrel Rail did not answer written questions.", ("Kestrel Rail", "did not answer", "written questions")),
        ("The bank did not answer that question.", ("The bank", "did not answer", "that question")),
        # the words in marks before it are nobody's answer
        (
            "Its motto is “Slowly, Together.” The company did not respond to questions about the fire.",
            ("The company", "did not respond", "to questions about the fire"),
        ),
        ("The mayor’s office did not return calls.", ("The mayor’s office", "did not return", "calls")),
    ],
)
def test_what_was_not_answered_is_told(text, said):
    statement = RuleAttributor().find([text])[0][-1]
    assert tuple(" ".join(span.cut(text) for span in spans) for spans in (statement.source, statement.cue, statement.content)) == said
    assert statement.polarity == "unsaid"
