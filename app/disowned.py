"""Words that a correction note on record takes back: an article gave them to somebody, and that was wrong."""

import re
from collections.abc import Iterable, Iterator, Sequence

from app.aligned import tokens
from archive.records import Article, Citation, Span

NOTE = re.compile(
    r"^[^\S\n]*[*(\[]?(?:correction|clarification|editor[’']s note|an earlier version of this (?:article|story|report)"
    r"|this (?:article|story|report) (?:has been|was) (?:corrected|amended|updated))\b[^\n]*",
    re.IGNORECASE | re.MULTILINE,
)
"""A line that says that something printed was wrong."""
_HEADED = re.compile(r"\W*(?:corrections?|clarifications?|erratum|errata|editor[’']s note)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]]*\s+(?=[\"“‘'«(\[]*[A-Z0-9])")
_OPEN = re.compile(r"[\"“„‘'«]\Z")
_INSTEAD = re.compile(r"\b(?:not|rather than|instead of)\W*\Z", re.IGNORECASE)
_WRONG = re.compile(
    r"\b(?:misquot|misreport|misstat|misattribut|mistransl|garbl)\w*|\bin error\b"
    r"|\b(?:wrong|incorrect|erroneous|mistaken|inaccurate)(?:ly)?\b",
    re.IGNORECASE,
)
_RELAYED = re.compile(
    r"\b(?:it|we|version|(?:article|report|story|headline|paper|column|caption)s?)\b[^.!?]{0,80}?"
    r"\b(?:had|said|quoted|quoting|reported|wrote|gave|printed|attributed|put)\b",
    re.IGNORECASE,
)
_RIGHT = re.compile(
    r"\bwhat\b[^.!?]{1,120}\b(?:said|wrote|told)\b|\bwho (?:in fact |actually )?said\b|\b(?:in fact|actually|correctly)\b"
    r"|\bshould (?:have )?(?:read|been|be|said)\b|\b(?:shows?|showed|shown|confirms?|makes?) (?:that|it clear|clear)\b",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"\b(?:did not|didn[’']t|never) (?:say|said|use|used|utter|uttered|make|made|write|wrote)\b"
    r"|\b(?:was|is|were) (?:wrong|incorrect|false|untrue|an error|a mistake|not (?:what|true|correct|right|so))\b"
    r"|\bshould (?:have )?(?:read|been|said)\b",
    re.IGNORECASE,
)


def disowned(wanted: Sequence[str], articles: Iterable[Article]) -> Citation | None:
    """Where a correction note among `articles` takes the words back, which are normalised as in `app/aligned.py`."""
    for article in articles:
        for part in _notes(article):
            found = tokens(part.cut(article.text))
            for first, last in found.runs(wanted):
                span = Span(part.start + found.places[first].start, part.start + found.places[last - 1].end)
                if _takes_back(article.text, part, span):
                    return Citation(article=article, span=span)
    return None


def _notes(article: Article) -> Iterator[Span]:
    """The paragraphs of a correction that stands as an article of its own, else the lines that are one."""
    text = article.text
    if _HEADED.match(article.title) or _HEADED.match(text):
        yield from (Span(*line.span()) for line in re.finditer(r"[^\n]+", text))
        return
    yield from (Span(*line.span()) for line in NOTE.finditer(text))


def _takes_back(text: str, paragraph: Span, words: Span) -> bool:
    """Whether a note says of the words, in their sentence or beside it, that they were not said, and not that they were."""
    before, after = text[paragraph.start : words.start], text[words.end : paragraph.end]
    frame, earlier = _last_sentence(before)
    if _INSTEAD.search(_OPEN.sub("", frame)):
        return True
    if _RIGHT.search(frame):
        return False
    own, following = _first_sentence(after)
    if _WRONG.search(frame) or _TAKEN_BACK.search(own) or _TAKEN_BACK.search(_first_sentence(following)[0]):
        return True
    return bool(_RELAYED.search(frame) and _WRONG.search(_last_sentence(earlier)[0]))


def _last_sentence(text: str) -> tuple[str, str]:
    """The last sentence of a text, as far as it goes, and what stands before it."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text) if found.end() < len(text.rstrip())]
    return (text[ends[-1] :], text[: ends[-1]]) if ends else (text, "")


def _first_sentence(text: str) -> tuple[str, str]:
    """The rest of a sentence that has begun, and what stands behind it."""
    found = _SENTENCE_END.search(text)
    return (text[: found.end()], text[found.end() :]) if found else (text, "")
