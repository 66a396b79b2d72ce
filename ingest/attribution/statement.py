"""A statement as it stands in one text, before anybody has resolved who its source is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from archive.records import Act, Form, Polarity, Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One attribution: content, reporting words and source words, each as ordered spans of the text (code points).

    `content` includes the quotation marks around it and a leading "that" or "to" (the convention of the PolNeAR guidelines);
    `verbatim` are its parts between quotation marks, marks excluded; a turn of a transcript is verbatim whole. `source` and `cue` are
    empty where the text has none. `told` names whom the source told, a listener or an outlet ("told **RIA**"), `medium` says in a word
    what it was said in; `via` are the sources of the statements around this one, innermost first. `confidence` is the probability that
    content and source are right.
    `firm` are statements of shapes that can mean nothing else: they stand against the model. Those that fill (`fills`)
    stand where the model has nothing.
    """

    content: Spans
    verbatim: Spans = ()
    cue: Spans = ()
    source: Spans = ()
    form: Form
    act: Act = Act.SAID
    polarity: Polarity = Polarity.ASSERTED
    told: Spans = ()
    medium: str = ""
    via: tuple[Spans, ...] = ()
    confidence: float = 1.0
    firm: bool = False
    fills: bool = False


class Attributor(Protocol):
    """Finds the statements of several texts at once, so that a trained model can batch over them."""

    def find(self, texts: Sequence[str]) -> list[list[Statement]]:
        """The statements of each text, in reading order."""
        ...
