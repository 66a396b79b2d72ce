"""The articles that statements stand in, as references: CSL-JSON (Zotero, pandoc, Word's plug-ins) and BibTeX (LaTeX)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from app.exports.json_text import array
from app.exports.naming import Author, authors, one_line
from app.render.escape import safe_url
from app.render.wording import headline
from archive.records import Article, Quote, digest

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
KEY_WORD = re.compile(r"[a-z0-9]+")
LONGEST_WORD = 20
"""Of the words that a key is made of."""

TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}", **{sign: f"\\{sign}" for sign in "$&%#_"},
    }
)  # fmt: skip
"""TeX's signs by names: braces count in BibTeX even behind a backslash."""


def csl(quotes: Sequence[Quote]) -> Iterator[str]:
    """A list of CSL-JSON items, one an article, in the order in which their statements come."""
    return array(map(_item, _articles(quotes)))


def bibtex(quotes: Sequence[Quote]) -> Iterator[str]:
    """BibTeX entries in UTF-8, one an article."""
    return map(_entry, _articles(quotes))


def _articles(quotes: Iterable[Quote]) -> Iterable[Article]:
    return {quote.article.id: quote.article for quote in quotes}.values()


def key(article: Article) -> str:
    """What the reference is called: a word of the outlet or author, the year, and a mark that no other article has."""
    named = article.outlet or next(iter(article.authors), "") or headline(article)
    plain = unicodedata.normalize("NFKD", named).casefold()
    words = [word for word in KEY_WORD.findall(plain) if word not in {"the", "a", "an"}]
    year = str(article.published.year) if article.published else ""
    return f"{(words or ['article'])[0][:LONGEST_WORD]}{year}-{digest(article.id)[:10]}"


def _item(article: Article) -> dict[str, object]:
    address = safe_url(article.url)
    found = {
        "id": key(article),
        "type": "article-newspaper" if article.outlet else "webpage" if address else "article",
        "title": one_line(headline(article)),
        "container-title": one_line(article.outlet),
        "author": [_csl_name(each) for each in authors(article)],
        "issued": _csl_day(article.published),
        "accessed": _csl_day(article.retrieved.date()) if article.retrieved else None,
        "URL": address,
        "language": article.language,
        "archive_location": "" if address else one_line(article.source),
    }
    return {name: value for name, value in found.items() if value}


def _csl_name(author: Author) -> dict[str, str]:
    return {"family": author.family, "given": author.given} if author.family else {"literal": author.name}


def _csl_day(day: date | None) -> dict[str, object] | None:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else None


def _entry(article: Article) -> str:
    day, address = article.published, safe_url(article.url)
    fields = {
        "title": f"{{{_tex(headline(article))}}}",
        "author": " and ".join(map(_tex_name, authors(article))),
        "journal": _tex(article.outlet),
        "year": str(day.year) if day else "",
        "day": str(day.day) if day else "",
        "url": address or "",
        "urldate": str(article.retrieved.date()) if article.retrieved else "",
        "howpublished": "" if address or article.outlet else _tex(article.source),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    if day:
        lines.append(f"  month = {MONTHS[day.month - 1]},")
    kind = "article" if article.outlet else "misc"
    return "\n".join((f"@{kind}{{{key(article)},", *lines, "}\n\n"))


def _tex(text: str) -> str:
    return one_line(text).translate(TEX)


def _tex_name(author: Author) -> str:
    return f"{_tex(author.family)}, {_tex(author.given)}" if author.family else f"{{{_tex(author.name)}}}"
