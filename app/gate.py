"""The exit: what an answer quotes, names or links is compared with the archive here, or it does not leave."""

import re
from collections.abc import Iterable
from dataclasses import replace

from app.turn import Answer, Block, Prose, Shown, Status, Verdict
from archive.archive import Archive
from archive.records import Article, Citation, Quote, Span

# Words inside quotation marks; in a sentence of ours they must be the record's. A mark left over opens or closes nothing: refused too.
_MARKED = re.compile(r"“([^“”„]*)”|\"([^\"]*)\"|„([^“”„]*)[“”]|«([^«»]*)»")
_MARKS = frozenset('“”„«»"')
ABSENT = "Nothing that could be checked against the archive is left of this answer."


class GateError(Exception):
    """A part of an answer that the archive does not bear out; never leaves this file's callers."""


def checked(answer: Answer, archive: Archive) -> Answer:
    """`answer` with only what the archive bears out, renumbered; "not found" when no statement of an answered question is left."""
    kept = {quote.id: quote for quote in archive.quotes_by_id([block.quote.id for block in answer.blocks if isinstance(block, Shown)])}
    current = _current(answer, archive)
    blocks: list[Block] = []
    citations: list[Citation] = []
    shown: list[Quote] = []
    numbers: dict[int, int] = {}
    for block in answer.blocks:
        if not isinstance(block, Shown):
            continue
        try:
            own = _check_shown(block, answer, kept, current)
        except GateError:
            continue
        for offset, citation in enumerate(own):
            numbers[block.number + offset] = len(citations) + 1
            citations.append(citation)
        shown.append(block.quote)
    for block in answer.blocks:
        passed = _pass(block, numbers, shown)
        if passed is not None:
            blocks.append(passed)
    lost = any(isinstance(block, Shown) for block in answer.blocks) and not shown
    return _emptied(answer) if lost else _settled(answer, blocks, citations, shown)


def _pass(block: Block, numbers: dict[int, int], shown: list[Quote]) -> Block | None:
    """A block as it leaves: a statement that was checked, renumbered, or a sentence that quotes nothing unchecked."""
    if isinstance(block, Shown):
        whole = block.number in numbers and any(quote is block.quote for quote in shown)
        return replace(block, number=numbers[block.number]) if whole else None
    try:
        check_prose(block, shown)
    except GateError:
        return None
    return replace(block, citations=tuple(numbers[n] for n in block.citations if n in numbers))


def _settled(answer: Answer, blocks: list[Block], citations: list[Citation], shown: list[Quote]) -> Answer:
    """The answer with what was checked; it names no speaker of a statement that was dropped."""
    dropped = sum(isinstance(block, Shown) for block in answer.blocks) - len(shown)
    known = {quote.speaker for quote in shown}
    speakers = tuple(name for name in answer.speakers if name in known) if dropped else answer.speakers
    return replace(answer, blocks=tuple(blocks), citations=tuple(citations), speakers=speakers)


def _emptied(answer: Answer) -> Answer:
    verdict = Verdict.NOT_SAID if answer.verdict is not None else None
    return replace(answer, status=Status.NOT_FOUND, verdict=verdict, speakers=(), blocks=(Prose(ABSENT),), citations=(), suggestions=())


def _current(answer: Answer, archive: Archive) -> dict[str, Article]:
    ids = {citation.article.id for citation in answer.citations} | {b.quote.article.id for b in answer.blocks if isinstance(b, Shown)}
    found = {article_id: archive.article(article_id) for article_id in ids}
    return {article_id: article for article_id, article in found.items() if article is not None}


def _check_shown(block: Shown, answer: Answer, kept: dict[str, Quote], current: dict[str, Article]) -> tuple[Citation, ...]:
    """The citations of a statement, part by part.

    Raises:
        GateError: the statement, its article, its speaker or one of its citations is not what the archive holds.
    """
    quote, stored = block.quote, kept.get(block.quote.id)
    if stored is None or stored != quote:
        raise GateError("the statement is not the one on record")
    article = current.get(quote.article.id)
    if article is None or article.text != quote.article.text:
        raise GateError("the article changed")
    last = block.number - 1 + len(quote.content)
    if block.number < 1 or last > len(answer.citations):
        raise GateError("the citation's number does not exist")
    own = answer.citations[block.number - 1 : last]
    for citation, span in zip(own, quote.content, strict=True):
        _check_citation(citation, span, stored, article)
    return own


def _check_citation(citation: Citation, span: Span, stored: Quote, article: Article) -> None:
    if citation.quote_id != stored.id or citation.span != span:
        raise GateError("the citation points somewhere else")
    if citation.speaker != stored.speaker:
        raise GateError("the citation names another speaker")
    if citation.article != article or citation.quote != span.cut(article.text):
        raise GateError("the words are not the article's")


def check_prose(block: Prose, shown: Iterable[Quote]) -> None:
    """Raise GateError when a sentence of ours holds quoted words that no checked statement holds."""
    record = [_squash(text) for quote in shown for text in (quote.text, *(part.cut(quote.article.text) for part in quote.content))]
    for match in _MARKED.finditer(block.text):
        words = _squash(next((group for group in match.groups() if group), ""))
        if words and not any(words in text for text in record):
            raise GateError("a sentence quotes words that are not in the evidence")
    if _MARKS & set(_MARKED.sub("", block.text)):
        raise GateError("a sentence has a quotation mark without its partner")


def _squash(text: str) -> str:
    return " ".join(text.split())
