"""What is new about watched people and topics, as plain text and as Markdown."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from app.render.escape import markdown_escape, source_url
from app.render.plain import single_spaced
from app.render.wording import Kind as Piece
from app.render.wording import count, day, headline, imprint, manner, pieces, standing, who
from archive.follows import Follows, Watch
from archive.records import Citation, Quote

if TYPE_CHECKING:
    from app.watches import News

NOTHING_WATCHED = "Nothing is watched yet. Name a person or a topic, and what is new about it will stand here."
LABELS = {
    "new": "New",
    "repeated": "Said again",
    "opposed": "May contradict an earlier statement",
    "disputed": "Two people who disagree: another said otherwise",
    "corrected": "Corrected",
    "altered": "Altered in a newer version of the article",
    "reassigned": "Now given to another speaker",
    "withdrawn": "No longer in its article",
}
TALLIED = {
    "new": ("new statement", "new statements"),
    "repeated": ("repetition", "repetitions"),
    "opposed": ("statement that may contradict an earlier one", "statements that may contradict earlier ones"),
    "disputed": ("statement against which another person's stands", "statements against which another person's stand"),
    "corrected": ("correction", "corrections"),
    "altered": ("altered statement", "altered statements"),
    "reassigned": ("statement now given to another speaker", "statements now given to other speakers"),
    "withdrawn": ("statement no longer in its article", "statements no longer in their articles"),
}


def tally(news: "News") -> str:
    """What is new, in one sentence."""
    kinds = Counter(item.kind.value for item in news.items)
    found = [count(kinds[kind], *names) for kind, names in TALLIED.items() if kinds[kind]]
    if news.gone:
        found.append(f"{count(news.gone, 'statement')} gone with removed articles")
    return f"{', '.join(found)}." if found else f"Nothing new since {since(news.watch)}."


def held(news: "News") -> str:
    """What is on record at all, in one sentence."""
    if not news.held:
        return "Nobody of this name is on record." if news.watch.follows is Follows.PERSON else "Nothing on record fits this topic."
    return f"{count(news.held, 'statement')} on record."


def since(watch: Watch) -> str:
    """The last look, on this machine's clock."""
    local = watch.looked.astimezone()
    return f"{day(local.date())}, {local:%H:%M}"


def said(quote: Quote) -> str:
    """The statement on one line: the source's words between “ ”, the outlet's without."""
    return single_spaced("".join(f"“{each.text.strip()}”" if each.kind is Piece.SPOKEN else each.text for each in pieces(quote)))


def byline(quote: Quote) -> str:
    """Who said it and how, and the article with its outlet, day and place."""
    article = quote.article
    place = source_url(_cited(quote)) or article.source
    return f"— {', '.join(part for part in (*_byline(quote), headline(article), imprint(article), place) if part)}"


def _byline(quote: Quote) -> tuple[str, ...]:
    return (who(quote), standing(quote), *manner(quote))


def _cited(quote: Quote) -> Citation:
    return Citation(article=quote.article, span=quote.content[0], quote_id=quote.id, speaker=quote.speaker)


def digest_text(found: "Sequence[News]") -> str:
    """The news as plain text."""
    return "\n\n".join("\n".join(_text(news)) for news in found) if found else NOTHING_WATCHED


def _text(news: "News") -> Iterator[str]:
    yield f"{news.watch.name} ({news.watch.follows.value})"
    yield f"{tally(news)} {held(news)}"
    for item in news.items:
        yield from ("", f"  {LABELS[item.kind.value]}:", f"  {said(item.quote)}", f"  {byline(item.quote)}")
        if item.before is not None:
            yield from ("  Before:", f"  {said(item.before)}", f"  {byline(item.before)}")


def digest_markdown(found: "Sequence[News]") -> str:
    """The news as Markdown."""
    return "\n\n".join("\n\n".join(_markdown(news)) for news in found) if found else NOTHING_WATCHED


def _markdown(news: "News") -> Iterator[str]:
    yield f"## {markdown_escape(news.watch.name)}"
    yield f"{tally(news)} {held(news)}"
    for item in news.items:
        yield f"**{LABELS[item.kind.value]}:**"
        yield _quoted(item.quote)
        if item.before is not None:
            yield "Before:"
            yield _quoted(item.before)


def _quoted(quote: Quote) -> str:
    article = quote.article
    title, address = markdown_escape(headline(article)), source_url(_cited(quote))
    place = f"[{title}](<{address}>)" if address else f"{title}, {markdown_escape(article.source)}"
    told = markdown_escape("— " + ", ".join(part for part in (*_byline(quote), imprint(article)) if part))
    return f"> {markdown_escape(said(quote))}\n>\n> {told}, {place}"
