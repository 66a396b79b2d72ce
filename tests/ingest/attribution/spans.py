"""Spans of words in a text, for statements written by hand."""

from collections.abc import Callable

from archive.records import Span, Spans


def spans(text: str) -> Callable[..., Spans]:
    """A function from words of `text` to the spans of their first places."""

    def place(*words: str) -> Spans:
        return tuple(Span(text.index(each), text.index(each) + len(each)) for each in words)

    return place
