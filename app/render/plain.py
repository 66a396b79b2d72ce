"""An answer as Markdown, for terminals, files and programs."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from app.render.escape import markdown_escape, source_url
from app.render.wording import Kind, count, headline, imprint, manner, numbers_of, pieces, prose_numbers, standing, who
from app.turn import Answer, Prose, Shown
from archive.records import Citation, Quote


def markdown(answer: Answer) -> str:
    """The answer as Markdown: the source's words between “ ”, the outlet's without, numbered citations, the sources at the end."""
    parts = [_prose(answer, block) if isinstance(block, Prose) else _statement(answer, block) for block in answer.blocks]
    if answer.remark:
        parts.append(f"*{markdown_escape(answer.remark)}*")
    if answer.citations:
        parts.append("**Sources**\n\n" + "\n".join(_sources(answer)))
    return "\n\n".join(parts)


def copy_text(answer: Answer) -> str:
    """The answer as plain text with its sources, for the clipboard."""
    parts = [block.text if isinstance(block, Prose) else _plain_statement(answer, block) for block in answer.blocks]
    sources = [f"[{number}] {_plain_source(citation)}" for number, citation in enumerate(answer.citations, start=1)]
    parts += [answer.remark] if answer.remark else []
    return "\n\n".join([*parts, "\n".join(sources)] if sources else parts)


def _plain_statement(answer: Answer, shown: Shown) -> str:
    said = "".join(f"“{piece.text.strip()}”" if piece.kind is Kind.SPOKEN else piece.text for piece in pieces(shown.quote))
    byline = ", ".join(part for part in (who(shown.quote), standing(shown.quote), *manner(shown.quote)) if part)
    return f"{single_spaced(said)}{_numbers(numbers_of(answer, shown))}\n— {byline}"


def _plain_source(citation: Citation) -> str:
    article = citation.article
    place = source_url(citation) or article.source
    return ", ".join(part for part in (headline(article), imprint(article).replace(" · ", ", "), place) if part)


def spoken_summary(answer: Answer) -> str:
    """One sentence for readers who listen: the lead, or how many statements came and by whom."""
    lead = next((block.text for block in answer.blocks if isinstance(block, Prose)), "")
    names = list(dict.fromkeys(who(block.quote) for block in answer.blocks if isinstance(block, Shown)))
    if lead or not names:
        return lead or "Nothing on record."
    shown = sum(isinstance(block, Shown) for block in answer.blocks)
    return f"{count(shown, 'statement')}, by {', '.join(names[:3])}."


def _prose(answer: Answer, block: Prose) -> str:
    return markdown_escape(block.text) + _numbers(prose_numbers(answer, block))


def _statement(answer: Answer, shown: Shown) -> str:
    quote = shown.quote
    said = "".join(_piece(piece.kind, piece.text) for piece in pieces(quote)).strip()
    return f"> {single_spaced(said)}{_numbers(numbers_of(answer, shown))}\n>\n> — {_byline(quote)}"


def single_spaced(words: str) -> str:
    """One line: no white space but single spaces."""
    return " ".join(words.split())


def _piece(kind: Kind, text: str) -> str:
    if kind is Kind.GAP:
        return text
    return f"“{markdown_escape(text.strip())}”" if kind is Kind.SPOKEN else markdown_escape(text)


def _byline(quote: Quote) -> str:
    parts = [f"**{markdown_escape(who(quote))}**"]
    if role := standing(quote):
        parts.append(f", {markdown_escape(role)}")
    if place := imprint(quote.article):
        parts.append(f" ({markdown_escape(place)})")
    if labels := manner(quote):
        parts.append(f" · *{markdown_escape(', '.join(labels))}*")
    return "".join(parts)


def _sources(answer: Answer) -> Iterator[str]:
    """A line for each source; the parts of one statement that lie at one address share it."""
    numbered = [(number, _source(citation)) for number, citation in enumerate(answer.citations, start=1)]
    for source, group in groupby(numbered, key=itemgetter(1)):
        yield f"- {_numbers(tuple(number for number, _ in group)).strip()} {source}"


def _source(citation: Citation) -> str:
    article = citation.article
    title, url = markdown_escape(headline(article)), source_url(citation)
    parts = [f"[{title}](<{url}>)" if url else f"*{title}*", markdown_escape(imprint(article))]
    return ", ".join(part for part in parts if part) + ("" if url else f" ({markdown_escape(article.source)})")


def _numbers(numbers: tuple[int, ...]) -> str:
    return " " + "".join(f"[{number}]" for number in numbers) if numbers else ""
