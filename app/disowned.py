"""Words that a correction note on record takes back: an article gave them to somebody, and that was wrong."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import islice, pairwise

from app.aligned import tokens
from app.names import PEOPLE_KINDS, TITLES, NameIndex
from app.numbers import figures
from app.words import Word, fold, words_of
from archive.records import JOINT, Article, Citation, Quote, Span

# The word that heads a note: with nothing behind it, or with what no sentence about corrections officers has there.
_HEADING = (
    r"(?:corrections?|clarifications?|erratum|errata|editor[’']s note)(?:[^\S\n](?:and|&)[^\S\n](?:corrections?|clarifications?))?"
    r"(?=[^\S\n]*(?:$|[:.*)\](\d–—]|--?[^\S\n]|,[^\S\n]*(?-i:[A-Z\d])"
    r"|to[^\S\n](?:(?:our|an?|the|this)[^\S\n])(?:[\w’'-]+[^\S\n]){0,3}(?:article|story|report|column|interview)\b))"
)
NOTE = re.compile(
    rf"^[^\S\n]*[*(\[]?(?:{_HEADING}|(?:an earlier version of this (?:article|story|report)"
    r"|this (?:article|story|report) (?:has been|was) (?:corrected|amended|updated))\b)[^\n]*",
    re.IGNORECASE | re.MULTILINE,
)
"""A line that says that something printed was wrong."""
_HEADED = re.compile(rf"\W*{_HEADING}", re.IGNORECASE | re.MULTILINE)
REACH = 400
"""Characters before and behind the words in which a note says what is wrong with them."""
PLACES = 20
"""Places of the words in one note that are looked at."""

_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]]*\s+(?=[\"“‘'«(\[]*[A-Z0-9])")
_OPEN = re.compile(r"[\"“„‘'«]\Z")
_UNSAID = r"\b(?:did not|didn[’']t|never) (?:say|said|use|used|utter|uttered|make|made|write|wrote)\b"
_INSTEAD = re.compile(rf"(?:\b(?:not|rather than|instead of)|{_UNSAID}(?: that| the words?)?)\W*\Z", re.IGNORECASE)

_BAD = r"(?:wrong|incorrect|erroneous|mistaken|inaccurate)"
_SAYING = (
    r"(?:quot\w+|say\w*|said|attribut\w+|report(?:ed|s|ing)|wrote|written|credit\w+|claim(?:ed|s)|stated|had|having|gave|print\w+|put"
    r"|render\w+|translat\w+)"
)
_WORDS = r"(?:words?|wording|quotations?|quotes?|remarks?|comments?|statements?|sentences?|lines?|phrases?|attributions?|speaker)"
_OF_A_THING = (
    r"(?!(?:[^\S\n][\w’'-]+){0,3}?[^\S\n](?:dates?|days?|time|year|month|ages?|names?|spelling|titles?|jobs?|role|post|rank|place|town"
    r"|city|street|figures?|numbers?|sum|amount|prices?|cost|photo\w*|pictures?|caption|depth|size|height|length)\b)"
)
# What was wrong is what somebody was said to have said: "wrongly quoted", not "gave the wrong date for the remark".
_MISSAID = re.compile(
    r"\b(?:misquot|misattribut|mistransl|garbl)\w*"
    rf"|\bmis(?:report|stat)\w*{_OF_A_THING}[^.!?]{{0,60}}\b(?:as|what|{_WORDS})\b"
    rf"|\b{_BAD}ly{_OF_A_THING} (?:\w+ ){{0,2}}?{_SAYING}\b"
    rf"|\b{_SAYING}(?: \w+){{0,3}}? (?:{_BAD}ly|in error)\b|\bin error\b{_OF_A_THING}[^.!?]{{0,60}}\b{_SAYING}\b"
    rf"|\b{_BAD} {_WORDS}\b",
    re.IGNORECASE,
)
_REPORT = r"(?:it|we|version|(?:article|report|story|headline|paper|column|caption)s?)"
_RELAYED = re.compile(
    rf"\b{_REPORT}\b[^.!?]{{0,80}}?\b(?:had|said|quoted|quoting|reported|wrote|gave|printed|attributed|put)\b", re.IGNORECASE
)
_WAS_WRONG = rf"(?:was|is|were) (?:{_BAD}|false|untrue|an error|a mistake|not (?:what|true|correct|right|so))\b"
_REPORT_WRONG = re.compile(rf"\b{_REPORT} {_WAS_WRONG}", re.IGNORECASE)
_EARLIER = re.compile(
    rf"\b(?:earlier|previous|first|original) version(?: of (?:this|the|our) \w+)? (?:gave|said|stated|put|quoted|reported|attributed|had)\b"
    rf"(?!(?:[^\S\n][\w’'-]+){{0,3}}?[^\S\n]{_BAD}\b)",
    re.IGNORECASE,
)
"""What a note says of another version of its own article: that it was otherwise is what the note is for."""
_IN_FACT = re.compile(
    r"\W*(?:in fact|in reality|actually|the correct \w+ (?:is|was)"
    r"|(?:[\w.’'-]{1,30} ){1,4}?(?:(?:in fact|in reality|actually|really) (?:had )?(?:said|told|wrote)"
    r"|(?:said|told|wrote) (?:in fact|actually)))\b",
    re.IGNORECASE,
)
_RIGHT = re.compile(
    r"\bwhat\b[^.!?]{1,120}\b(?:said|wrote|told)\b|\bwho (?:in fact |actually )?said\b|\b(?:in fact|actually|correctly)\b"
    r"|\bshould (?:have )?(?:read|been|be|said)\b|\b(?:shows?|showed|shown|confirms?|makes?) (?:that|it clear|clear)\b",
    re.IGNORECASE,
)
# "She did not say that", which no further clause makes "did not say that the port would close", nor "did not say when".
_NOT_SAID = (
    rf"\bwhich\b[^.!?]{{0,40}}? {_UNSAID}[,;]"
    rf"|{_UNSAID}(?:\W*\Z| (?:these|those|any such|such|anything|(?:that|this|the|his|her) {_WORDS})\b"
    r"|,? (?:that|this|it|so)(?=\W*\Z|[,.;:!?)]| (?:at|to|in|on|either|himself|herself|themselves)\b))"
)
_ABOUT_THEM = rf"(?:\A\W*|\b(?:it|that|this|these|those|they|which|{_REPORT}|{_WORDS}) )"
_TAKEN_BACK = re.compile(rf"{_NOT_SAID}|{_ABOUT_THEM}(?:{_WAS_WRONG}|should (?:have )?(?:read|been|said)\b)", re.IGNORECASE)


def disowned(wanted: Sequence[str], articles: Iterable[Article]) -> Iterator[Citation]:
    """Where correction notes among `articles` take the words back, which are normalised as in `app/aligned.py`."""
    for article in articles:
        for part in notes(article):
            found = tokens(part.cut(article.text))
            for first, last in islice(found.runs(wanted), PLACES):
                span = Span(part.start + found.places[first].start, part.start + found.places[last - 1].end)
                if takes_back(article.text, part, span):
                    yield Citation(article=article, span=span)
                    break


def refigured(quotation: str, printed: Article, speaker: str, articles: Iterable[Article]) -> Iterator[Citation]:
    """Where notes of the outlet that printed the words take back a figure of `speaker`'s that they hold, however either writes it."""
    told = {(value, unit) for value, unit, _ in figures(quotation)}
    for article in articles if told and speaker else ():
        if not may_correct(article, printed):
            continue
        for part in notes(article):
            wrong = (
                Span(part.start + at.start, part.start + at.end) for *figure, at in figures(part.cut(article.text)) if tuple(figure) in told
            )
            found = next((span for span in wrong if takes_back(article.text, part, span)), None)
            if found and _names(words_of(part.cut(article.text)), speaker):
                yield Citation(article=article, span=found)
                break


SOON = timedelta(days=60)
"""Within which a correction follows what it corrects."""


def may_correct(note: Article, printed: Article) -> bool:
    """Whether a note may be of an article: by the same outlet, as far as both are known, and not long after it."""
    if note.outlet and printed.outlet and note.outlet != printed.outlet:
        return False
    return not (note.published and printed.published) or timedelta(0) <= note.published - printed.published <= SOON


def _names(words: Iterable[Word], speaker: str) -> bool:
    """Whether somebody's surname, or the last word of a body's name, is among some words."""
    return bool({word.fold for word in words if word.capital} & {fold(part.split()[-1]) for part in speaker.split(JOINT) if part.strip()})


def is_about(note: Citation, speaker: str, index: NameIndex) -> bool:
    """Whether a note may mean words of `speaker`: it names him, or nobody else who is on record."""
    if not speaker[:1].isupper():
        return True
    text, span = note.article.text, note.span
    before, after = text[max(0, span.start - REACH) : span.start], text[span.end : span.end + REACH]
    beside = f"{before.rpartition(LINE)[2]} {after.partition(LINE)[0]}"
    words = words_of(beside)
    if _names(words, speaker):
        return True
    pairs = {(first.fold, last.fold) for first, last in pairwise(words) if last.capital}
    people = (tuple(map(fold, name.split())) for name, who in index.speakers.items() if who.kind in PEOPLE_KINDS)
    behind = {last for _, last in pairs}
    named = [key for key in people if key and key[-1] in behind]
    return not any(last == key[-1] and (first == key[0] or first in TITLES or "quot" in first) for key in named for first, last in pairs)


LINE = "\n"


def notes(article: Article) -> Iterator[Span]:
    """The paragraphs of a correction that stands as an article of its own, else the lines that are one."""
    text = article.text
    if _HEADED.match(article.title) or _HEADED.match(text):
        yield from (Span(*line.span()) for line in re.finditer(r"[^\n]+", text))
        return
    yield from (Span(*line.span()) for line in NOTE.finditer(text))


def in_a_note(quote: Quote) -> bool:
    """Whether a statement is printed in a correction."""
    return any(quote.extent in note for note in notes(quote.article))


def takes_back(text: str, paragraph: Span, words: Span) -> bool:
    """Whether a note says of the words, in their sentence or beside it, that they were not said, and not that they were."""
    before, after = text[max(paragraph.start, words.start - REACH) : words.start], text[words.end : min(paragraph.end, words.end + REACH)]
    frame, earlier = _last_sentence(before)
    if _INSTEAD.search(_OPEN.sub("", frame)):
        return True
    if _RIGHT.search(frame):
        return False
    own, following = _first_sentence(after)
    if _MISSAID.search(frame) or any(_TAKEN_BACK.search(part.strip()) for part in (own, _first_sentence(following)[0])):
        return True
    if _EARLIER.search(frame) or (_RELAYED.search(frame) and _IN_FACT.match(following)):
        return True
    before_that = _last_sentence(earlier)[0]
    return bool(_RELAYED.search(frame) and (_MISSAID.search(before_that) or _REPORT_WRONG.search(before_that)))


def _last_sentence(text: str) -> tuple[str, str]:
    """The last sentence of a text, as far as it goes, and what stands before it."""
    ends = [found.end() for found in _SENTENCE_END.finditer(text) if found.end() < len(text.rstrip())]
    return (text[ends[-1] :], text[: ends[-1]]) if ends else (text, "")


def _first_sentence(text: str) -> tuple[str, str]:
    """The rest of a sentence that has begun, and what stands behind it."""
    found = _SENTENCE_END.search(text)
    return (text[: found.end()], text[found.end() :]) if found else (text, "")
