"""Work grows with the text: steps of Python are counted, since a clock on a busy machine proves nothing."""

import sys

import pytest

from tests.ingest.speakers.articles import quotes


@pytest.mark.parametrize(
    "line",
    [
        "{} Silva said it rained. He said it froze. Silva said no. ",
        "Mayor {} Silva said it rained. The mayor said so. ",
        "{} Silva, who said it rained, left. ",
        "The {} Company said it rained. The company said so. ",
        "{} AND SILVA SAID IT RAINED ",
        "{}: I think it rained.\n",
        "the envoy said it rained.\n{} Silva left.\n",
        "Q: Who, {}?\nA: I think it rained.\n",
        "({}, ",
        "and {}, ",
    ],
)
def test_steps_grow_with_the_text(line):
    assert _steps(line, 600) < 5 * _steps(line, 150)


def _steps(line, count):
    """Lines of Python run to resolve `line` repeated with other names."""
    text = "".join(line.format(f"Na{'abcdefghij'[k % 10]}{'klmnopqrst'[k // 10 % 10]}{'uvwxyzabcd'[k // 100]}") for k in range(count))
    seen = 0

    def trace(_frame, event, _argument):
        nonlocal seen
        seen += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        quotes(text)
    finally:
        sys.settrace(before)
    return seen
