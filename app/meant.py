"""Whom a reader means by a name or by an office, where it is written alone: "Venn", "the mayor"."""

import re

from app.names import NameIndex, Reading, key_of
from app.words import words_of

_THE = re.compile(r"^the (?=[a-z])")


def meant(index: NameIndex, text: str) -> Reading:
    """The bearers of a name, else those who are described so, who hold the office; `may` are several of whom nothing tells which."""
    described = is_description(text)
    if not described or index.known(key_of(text)):
        reading = index.resolve(text)
        if reading.speakers or described or text != text.lower():
            return reading
    return index.described(_THE.sub("", text))


def is_description(text: str) -> bool:
    """Whether words tell of somebody by what they are: "the mayor", "the union's spokeswoman"."""
    words = words_of(text)
    return bool(_THE.match(text)) and not words[-1].capital if words else False
