"""Work grows with the text, not with its square."""

import pytest

from tests.growth import steps
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
        "President {} Silva met the Porto government. The government said it rained. The administration said no. ",
        "Q: Who, {}?\nA: I think it rained.\n",
        "({}, ",
        "and {}, ",
    ],
)
def test_steps_grow_with_the_text(line):
    assert steps(lambda: quotes(text(line, 400))) < 5 * steps(lambda: quotes(text(line, 100)))


def text(line, count):
    """`line` so many times, each with another name."""
    return "".join(line.format(f"Na{'abcdefghij'[k % 10]}{'klmnopqrst'[k // 10 % 10]}{'uvwxyzabcd'[k // 100]}") for k in range(count))
