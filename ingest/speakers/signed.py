"""The name that signs a quotation: "“It rained all day.” — Ana Silva", at the end of its paragraph or on the line below."""

import re

from archive.records import Span

_SIGNATURE = re.compile(r"[”\"»'’]?\s?(?:[―—–]|--?)\s?([^\n―—–]{3,80}?)[.\s]{0,9}(?:\n|\Z)")
_BELOW = re.compile(r"[”\"»'’.]{0,2}[ \t]{0,9}\n\s{0,3}(?:[―—–]|--?)\s?([^\n―—–]{3,80}?)[.\s]{0,9}(?:\n|\Z)")
_MOST_WORDS = 12
_NAME_WORDS = 2


def signature(text: str, end: int) -> Span | None:
    """The words that sign what ends at `end`, or None; they begin with a name of two words."""
    match = _SIGNATURE.match(text, end) or _BELOW.match(text, end)
    if match is None:
        return None
    words = match.group(1).split()
    name = match.group(1).split(",")[0].split()
    if len(words) > _MOST_WORDS or len(name) < _NAME_WORDS or not all(word[0].isupper() for word in (name[0], name[-1])):
        return None
    return Span(*match.span(1))
