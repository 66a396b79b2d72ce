"""What holds for any text: spans in range and in order, verbatim inside content, no pattern that can be slow."""

import importlib
import pkgutil
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import ingest.attribution
import ingest.speakers
from archive.records import Article, Form, check_spans
from ingest.attribution import MarkAttributor, RuleAttributor, attributor
from ingest.speakers.resolve import resolve
from tests.growth import steps

WORDS = (
    "Ana Silva said told reporters that the lock was shut . , : ; — - “ ” \" ' ‘ ’ « » „ he she they who which asked whether according to "
    'denied declined comment says \n \n\n ( ) adding and but Mr. U.S. 12" '
    "quoted as saying by minister mayor promise his of 5% & 's n't … ! ?"
).split(" ")
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=40).map("".join),
)


@pytest.mark.parametrize("finder", [attributor(), RuleAttributor(), MarkAttributor()], ids=lambda finder: type(finder).__name__)
@settings(max_examples=200, deadline=None)
@given(text=texts)
def test_any_text(finder, text):
    (statements,) = finder.find([text])
    seen = set()
    last = -1
    for statement in statements:
        assert statement.content
        for name in ("content", "verbatim", "cue", "source"):
            check_spans(getattr(statement, name), length=len(text), name=name)
        for part in statement.verbatim:
            assert any(part in span for span in statement.content)
        assert (statement.form is Form.INDIRECT) == (not statement.verbatim)
        assert 0 <= statement.confidence <= 1
        assert statement.content not in seen
        seen.add(statement.content)
        assert statement.content[0].start >= last
        last = statement.content[0].start
    if text.strip():
        quotes = resolve(Article(id="a", source="a", text=text), statements)
        assert [quote.content for quote in quotes] == [statement.content for statement in statements]


def test_several_texts_at_once():
    one, two = "Ned Hask said it rained.", "It rained."
    assert [len(found) for found in attributor().find([one, two, one])] == [1, 0, 1]
    assert attributor().find([one, two])[0] == attributor().find([one])[0]


def patterns():
    found = {}
    for package in (ingest.attribution, ingest.speakers):
        for module in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, re.Pattern):
                    found[f"{module.name}.{name}"] = value
    return sorted(found.items())


PUMPS = ["a", "A", " ", "\n", ".", "-", "'", "A. ", "Ab ", "(A", ", a", "a-A'1.b/", "1,", "‘’", "By A", "— a ", "reporting by "]


@pytest.mark.parametrize(("name", "pattern"), [pytest.param(*each, id=each[0]) for each in patterns()])
def test_patterns_are_linear(name, pattern):
    def seconds(text):
        best = 9.0
        for _ in range(2):
            begin = time.thread_time()
            for _ in pattern.finditer(text):
                pass
            best = min(best, time.thread_time() - begin)
        return best

    for pump in PUMPS:
        small, large = (seconds((pump * size)[:size]) for size in (16_000, 64_000))
        assert large < 2.6 * 2.6 * small + 0.05, (name, pump, small, large)


@pytest.mark.parametrize(
    "unit",
    [
        "Ned Hask said ",
        "“a ",
        "said that ",
        "who said ",
        "a, ",
        "Ana Silva, ",
        "the ",
        "of ",
        "“Go,” he said. ",
        "claim ",
        "he said\n",
        "according to ",
    ],
)
def test_the_whole_layer_is_linear(unit):
    def read(size):
        text = (unit * size)[:size] + "."
        resolve(Article(id="a", source="a", text=text), RuleAttributor().find([text])[0])

    read(1_000)
    small, large = (steps(lambda: read(size)) for size in (4_000, 16_000))  # noqa: B023 (counted at once)
    assert large < 5 * small, (unit, small, large)
