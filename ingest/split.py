"""Passages with offsets, cut at paragraphs and sentences where they allow it (langchain-text-splitters)."""

from functools import cache
from typing import TYPE_CHECKING

from archive.records import Article, Passage, Span

if TYPE_CHECKING:
    from langchain_text_splitters import RecursiveCharacterTextSplitter

SEPARATORS = ["\n\n", "\n", "(?<=[.!?…]) ", "(?<=[.!?…][\"'”’»]) ", " ", ""]
"""Tried in this order: paragraph, line, sentence (also one that ends with its closing mark), word, character."""


@cache
def _splitter(chars: int) -> "RecursiveCharacterTextSplitter":
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    return RecursiveCharacterTextSplitter(
        separators=SEPARATORS,
        is_separator_regex=True,
        keep_separator="end",
        chunk_size=chars,
        chunk_overlap=0,
        strip_whitespace=False,
    )


def split(article: Article, *, chars: int = 1000) -> tuple[Passage, ...]:
    """Cut an article into passages of at most `chars` code points that together hold all of its words, in order, without overlap."""
    found = []
    end = 0
    for chunk in _splitter(chars).split_text(article.text):
        start = article.text.index(chunk, end)
        end = start + len(chunk)
        words = chunk.strip()
        if words:
            first = start + chunk.index(words[0])
            found.append(Passage(article=article, span=Span(first, first + len(words))))
    return tuple(found)
