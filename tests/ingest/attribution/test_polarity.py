"""Whether a source stands behind the words: read from the cue and what stands beside it."""

import pytest

from archive.records import Act, Polarity, Span
from ingest.attribution.describe import Describer


def read(text):
    """Act and polarity of a text in which [source], {cue} and <content> are marked."""
    spans, plain = {}, ""
    opened = {}
    for char in text:
        if char in "[{<":
            opened[char] = len(plain)
        elif char in "]}>":
            mark = {"]": "[", "}": "{", ">": "<"}[char]
            spans[mark] = (Span(opened[mark], len(plain)),)
        else:
            plain += char
    made = Describer(plain).statement(spans["<"], spans.get("{", ()), spans.get("[", ()), 1.0)
    return made.act, made.polarity


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("[Ned Hask] {said} <the lock was blocked>.", Polarity.ASSERTED),
        ("[Ned Hask] {not only said} <the lock was blocked>, he drew it.", Polarity.ASSERTED),
        ("[Ned Hask] {went on as if he had not heard}: <“It was blocked.”>", Polarity.ASSERTED),
        ("[Ned Hask] {could not deny} <that the lock was blocked>.", Polarity.ASSERTED),
        ("[Ned Hask] {hit back}: <“The lock was blocked.”>", Polarity.ASSERTED),
        # the verb, or a noun, denies
        ("[Ned Hask] {dismissed} <the idea that the lock was blocked>.", Polarity.DENIED),
        ("[Ned Hask] {pushed back against} <claims that the lock was blocked>.", Polarity.DENIED),
        ("[Ned Hask]’s {denial} <that the lock was blocked> came late.", Polarity.DENIED),
        ("[Ned Hask] {questioned} <the idea that the lock was blocked>.", Polarity.DENIED),
        ("[Ned Hask] {ruled out} <blocking the lock>.", Polarity.DENIED),
        ("[Ned Hask] {refused to admit} <that the lock was blocked>.", Polarity.DENIED),
        ("That {is not to say} <that the lock was blocked>.", Polarity.DENIED),
        # silence
        ("[Neither side] {said} <when the lock was blocked>.", Polarity.UNSAID),
        ("[Nobody] {mentioned} <the lock>.", Polarity.UNSAID),
        ("[Ned Hask] {made no mention of} <the lock>.", Polarity.UNSAID),
        ("[Ned Hask] {said nothing about} <the lock>.", Polarity.UNSAID),
        ("[Ned Hask] {stopped short of blaming} <the lock keeper>.", Polarity.UNSAID),
        # what is not denied is not said either
        ("[Ned Hask] {does not deny} <that the lock was blocked>.", Polarity.UNSAID),
        ("[Ned Hask] {did not deny} <blocking the lock>.", Polarity.UNSAID),
        ("[Ned Hask] {would neither confirm nor deny} <that the lock was blocked>.", Polarity.UNSAID),
        ("[Ned Hask] {did not rule out} <blocking the lock>.", Polarity.UNSAID),
        ("[Ned Hask] {refused to rule out} <blocking the lock>.", Polarity.UNSAID),
        ("[Ned Hask] {refused to deny} <that the lock was blocked>.", Polarity.UNSAID),
        ("[Ned Hask] {could not be reached} <for comment>.", Polarity.UNSAID),
        ("[Ned Hask] {would not be drawn} <on the lock>.", Polarity.UNSAID),
        ("[Ned Hask] {has never accused} <the lock keeper>.", Polarity.UNSAID),
        ("“I {did not say} <it was blocked>,” said Ned Hask.", Polarity.UNSAID),
        ("An earlier version wrongly {quoted} [Ned Hask] {as saying} <that the lock was blocked>.", Polarity.UNSAID),
        # a question
        ("{Asked} <whether the lock was blocked>, Ned Hask left.", Polarity.QUESTION),
        ("[Ned Hask] {said}: <“Is the lock blocked?”>", Polarity.QUESTION),
        ("[Ned Hask] {said}: <“Is it? It is.”>", Polarity.ASSERTED),
        ("[Ned Hask] {wanted to know} <why the lock was blocked>.", Polarity.QUESTION),
        ("[Ned Hask] {asked} <the keeper to open the lock>.", Polarity.ASSERTED),
        # not said yet
        ("[Ned Hask] {is due to announce} <that the lock is blocked>.", Polarity.CONDITIONAL),
    ],
)
def test_polarity(text, polarity):
    assert read(text)[1] is polarity


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("[Ned Hask] {asked} <the keeper to open the lock>.", Act.URGED),
        ("[Ned Hask] {asked for} <the lock to be opened>.", Act.WANTS),
        ("[Ned Hask] {said}: <“Is the lock blocked?”>", Act.ASKED),
        ("[Ned Hask]’s {promise} <that the lock would open> was kept.", Act.PROMISED),
    ],
)
def test_act(text, act):
    assert read(text)[0] is act
