"""A model's text cut into sentences with the ids they rest on, as it arrives: no part of an id and no open sentence gets through."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

MARK = "^"  # stands for every space of the evidence that the model sees
_ID = r"\[\s*S\d{1,3}(?:\s*[,;]\s*S\d{1,3})*\s*\]"
_SENTENCE = re.compile(rf"(?P<text>[^\[\]]*)(?P<ids>(?:{_ID}[ \t]*)+)(?P<end>[.,;:]?)\s*")
_NUMBER = re.compile(r"S(\d+)")
_BULLET = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+")
_THINKING, _THOUGHT = "<think>", "</think>"


class Unfit(Exception):
    """What a model wrote cannot be shown; `str()` is a sentence that tells it why."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, empty where ids stand alone, and the numbers of the statements it introduces."""

    text: str
    ids: tuple[int, ...]


@dataclass(slots=True)
class Dictation:
    """The text that has come so far and is not yet a whole sentence."""

    _held: str = ""
    _begun: bool = field(default=False)

    def hear(self, piece: str) -> Iterator[Sentence]:
        """The sentences that `piece` completes.

        Raises:
            Unfit: a sentence has no id.
        """
        self._held += piece
        if not self._begun and not self._past_thinking():
            return
        at = 0
        while (match := _SENTENCE.match(self._held, at)) and _over(match):
            at = match.end()
            yield _sentence(match)
        self._held = self._held[at:]
        if len(self._held) > LONGEST:
            raise Unfit(f"this goes on without an id of a statement: {_shortened(self._held.strip())}")

    def end(self) -> Iterator[Sentence]:
        """The last sentence.

        Raises:
            Unfit: it has no ids.
        """
        if not self._begun:
            self._held = "" if self._held.lstrip().startswith(_THINKING) else self._held
        at = 0
        while match := _SENTENCE.match(self._held, at):
            at = match.end()
            yield _sentence(match)
        if rest := self._held[at:].strip():
            raise Unfit(f"this ends without an id of a statement: {_shortened(rest)}")

    def _past_thinking(self) -> bool:
        """Whether what a reasoning model thinks aloud is over, or never began."""
        head = self._held.lstrip()
        if head.startswith(_THINKING):
            _, over, rest = head.partition(_THOUGHT)
            if not over:
                return False
            self._held = rest.lstrip()
        elif not head or _THINKING.startswith(head):
            return False
        self._begun = True
        return True


def _over(match: re.Match[str]) -> bool:
    """Whether no further id can follow those of a sentence: the line has ended, or other text has begun."""
    return "\n" in match.string[match.end("ids") : match.end()] or match.string[match.end() : match.end() + 1] not in {"", "["}


def _sentence(match: re.Match[str]) -> Sentence:
    lines = [line for line in match["text"].split("\n") if line.strip()]
    if len(lines) > 1:
        raise Unfit(f"this line has no id of a statement: {_shortened(lines[0])}")
    text = " ".join(_BULLET.sub("", lines[0]).replace(MARK, " ").split()) if lines else ""
    if text and text[-1] not in ".:":
        text += match["end"] if match["end"] in {".", ":"} else "."
    return Sentence(text, tuple(dict.fromkeys(int(number) for number in _NUMBER.findall(match["ids"]))))


def _shortened(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]} …"


SHOWN = 120
LONGEST = 2_000  # characters without an id after which nothing more is waited for
