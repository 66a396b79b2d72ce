"""Statements that an article gives to nobody by name, and that mean somebody asked about by a role: "the minister", where she speaks."""

from collections.abc import Iterable, Sequence

from app.names import description_words, head_of
from archive.records import Quote, SpeakerKind

MOST_ARTICLES = 12
"""Articles in which whom a question asks about speaks that are looked through, the best first."""
_POINTING = frozenset({"the", "this"})


def described_in(own: Sequence[Quote]) -> tuple[str, ...]:
    """The articles to look through: where whom a question asks about speaks."""
    return tuple(dict.fromkeys(quote.article.id for quote in own))[:MOST_ARTICLES]


def meant_by_role(unnamed: Iterable[Quote], own: Sequence[Quote], beside: Iterable[Quote]) -> list[Quote]:
    """Of statements without a speaker those whose description is a role of whoever said `own`, and of nobody else named in that article.

    `beside` are the statements of others in these articles.
    """
    descriptions = _descriptions(own)
    heads = {head for head, _ in descriptions}
    rivals = {(quote.article.id, head) for quote in beside if quote.speaker for head, _ in _descriptions([quote]) if head in heads}
    return [quote for quote in unnamed if _is_meant(quote, descriptions, rivals)]


def _is_meant(quote: Quote, descriptions: Sequence[tuple[str, frozenset[str]]], rivals: set[tuple[str, str]]) -> bool:
    """Whether a description is one of those known: the same head, and no word that none of them has."""
    text = " ".join(span.cut(quote.article.text) for span in quote.mention)
    if quote.speaker or text.partition(" ")[0].lower() not in _POINTING:
        return False
    head, words = head_of(text), frozenset(description_words(text))
    if not head or (quote.article.id, head) in rivals:
        return False
    return any(head == known and words <= also for known, also in descriptions)


def _descriptions(own: Iterable[Quote]) -> list[tuple[str, frozenset[str]]]:
    """Head word and telling words of every role, and of a body's name."""
    found = {quote.role: quote.speaker or "" for quote in own if quote.role}
    found |= {quote.speaker: quote.speaker for quote in own if quote.speaker and quote.speaker_kind is SpeakerKind.ORGANISATION}
    return [(head_of(text), frozenset(description_words(f"{text} {name}"))) for text, name in found.items()]
