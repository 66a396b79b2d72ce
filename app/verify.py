"""A pasted quotation against the record: verbatim, altered, another speaker's, or not found.

Two texts are the same words when they agree after this normalisation: every quotation mark, apostrophe and dash in any style is one, case
and white space do not count, and neither does punctuation between words or at the end. Words, figures, currency and percent signs do. The
words must stand in one article without a gap; the attribution inside a split quotation ("...," she said, "...") is no gap.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

from app.names import NameIndex, key_of
from app.verdict import numbers
from archive.archive import Archive
from archive.errors import BadInput
from archive.filters import QuoteFilter
from archive.records import Article, Citation, Quote, Span

LONGEST = 5_000
_TOKEN = re.compile(r"\w+(?:['’‘ʼ.,]\w+)*|[%$€£¥]")
_MARKS = str.maketrans("’‘ʼ", "'''")
_NEGATIONS = frozenset("not no never nobody none nothing neither nor without cannot".split())

RUN = 4  # a run of so many equal words is no accident
SHORT = 8  # a quotation of fewer words is compared by shorter runs
COVERED = 0.5  # share of a quotation's words in such runs from which it is an altered quotation, not an unknown one
FOUND = 20  # articles that are looked at


class Finding(StrEnum):
    """What a quotation turned out to be."""

    VERBATIM = "verbatim"
    ALTERED = "altered"
    WRONG_SPEAKER = "wrong_speaker"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where a quotation and the article differ; an empty side means words added or left out."""

    kind: str
    quoted: str
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """The finding, who really said it, where it stands, and how it differs, what changes the meaning first."""

    finding: Finding
    speaker: str | None = None
    citation: Citation | None = None
    differences: tuple[Difference, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Tokens:
    """Normalised words with the places they stand at; `joined` holds them between single spaces."""

    words: tuple[str, ...]
    places: tuple[Span, ...]
    starts: tuple[int, ...]
    joined: str

    def runs(self, wanted: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Every place of `wanted` as first and last index, end exclusive."""
        needle, at = f" {' '.join(wanted)} ", -1
        while (at := self.joined.find(needle, at + 1)) >= 0:
            first = bisect_right(self.starts, at + 1) - 1
            yield first, first + len(wanted)


def verify(quotation: str, archive: Archive, *, speaker: str = "", index: NameIndex | None = None) -> Verification:
    """Check `quotation`, said to be `speaker`'s when given. Raises BadInput when it is empty or too long."""
    wanted = _asked(quotation)
    index = index or NameIndex.of(archive.speakers())
    bearers = frozenset(index.resolve(speaker).speakers) if speaker else frozenset()
    articles = archive.articles_with(wanted, limit=FOUND)
    exact = [place for article in articles for place in _places(article, _statements(archive, article), wanted)]
    if exact:
        return _judged(exact, speaker, bearers)
    return _nearest(articles, archive, quotation, wanted)


def _asked(quotation: str) -> tuple[str, ...]:
    if len(quotation) > LONGEST:
        raise BadInput(f"A quotation may have {LONGEST:,} characters, this one has {len(quotation):,}: check it part by part.")
    wanted = tokens(quotation).words
    if not wanted:
        raise BadInput("The quotation holds no words: paste the words that somebody is said to have said.")
    return wanted


def tokens(text: str) -> _Tokens:
    """The normalised words of `text` with their places in it."""
    return _tokens_of(text, (Span(0, len(text)),) if text else ())


@lru_cache(maxsize=512)
def _tokens_of(text: str, spans: tuple[Span, ...]) -> _Tokens:
    words, places = [], []
    for span in spans:
        for match in _TOKEN.finditer(text, span.start, span.end):
            words.append(unicodedata.normalize("NFC", match.group().translate(_MARKS)).casefold())
            places.append(Span(match.start(), match.end()))
    starts, at = [], 1
    for word in words:
        starts.append(at)
        at += len(word) + 1
    return _Tokens(tuple(words), tuple(places), tuple(starts), f" {' '.join(words)} " if words else "")


def _statements(archive: Archive, article: Article) -> list[Quote]:
    return archive.quotes(QuoteFilter(articles=(article.id,)))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the words stand, and the statement they belong to, if any."""

    article: Article
    span: Span
    quote: Quote | None


def _places(article: Article, statements: Sequence[Quote], wanted: Sequence[str]) -> Iterator[_Place]:
    """Places of exactly these words: in the running text, then in statements that a cue splits."""
    running = tokens(article.text)
    found = False
    for first, last in running.runs(wanted):
        found = True
        span = Span(running.places[first].start, running.places[last - 1].end)
        owners = _owners(span, statements)
        yield from (_Place(article, span, quote) for quote in (owners or (None,)))
    if found:
        return
    for quote in statements:
        for spans in {quote.content, quote.verbatim}:
            split = _tokens_of(article.text, spans)
            for first, last in split.runs(wanted):
                yield _Place(article, Span(split.places[first].start, split.places[last - 1].end), quote)


def _owners(span: Span, statements: Iterable[Quote]) -> list[Quote]:
    """Statements that hold at least half of a span, the one that holds most first; a nested one before its frame."""
    held = [(_held(span, quote), -len(quote.extent), quote) for quote in statements]
    kept = sorted(((share, size, quote) for share, size, quote in held if share >= HALF * len(span)), key=lambda h: h[:2], reverse=True)
    return [quote for _, _, quote in kept]


HALF = 0.5


def _held(span: Span, quote: Quote) -> int:
    return sum(max(0, min(span.end, part.end) - max(span.start, part.start)) for part in quote.content)


def _judged(places: Sequence[_Place], speaker: str, bearers: frozenset[str]) -> Verification:
    """The finding for words that stand in an article: by the speaker asked about, by somebody else, or by nobody on record."""
    owned = [place for place in places if place.quote is not None and place.quote.speaker]
    if not speaker:
        best = (owned or list(places))[0]
        return _verification(Finding.VERBATIM, best)
    for place in owned:
        if place.quote and _same(place.quote.speaker or "", speaker, bearers):
            return _verification(Finding.VERBATIM, place)
    if owned:
        return _verification(Finding.WRONG_SPEAKER, owned[0])
    note = "The words stand in the article, but the record does not say who said them."
    return Verification(finding=Finding.NOT_FOUND, citation=_cite(places[0]), note=note)


def _same(owner: str, asked: str, bearers: frozenset[str]) -> bool:
    return owner in bearers or key_of(owner) == key_of(asked)


def _verification(finding: Finding, place: _Place, differences: tuple[Difference, ...] = ()) -> Verification:
    speaker = place.quote.speaker if place.quote else None
    return Verification(finding=finding, speaker=speaker, citation=_cite(place), differences=differences)


def _cite(place: _Place) -> Citation:
    quote = place.quote
    return Citation(article=place.article, span=place.span, quote_id=quote.id if quote else "", speaker=quote.speaker if quote else None)


def _nearest(articles: Sequence[Article], archive: Archive, quotation: str, wanted: tuple[str, ...]) -> Verification:
    """The closest words on record: an altered quotation when enough of it stands in one article, else nothing."""
    run = RUN if len(wanted) >= SHORT else 2
    ranked = sorted(
        ((_covered(wanted, tokens(article.text).words, run), n) for n, article in enumerate(articles)), key=lambda r: (-r[0], r[1])
    )
    if not ranked or ranked[0][0] < COVERED:
        return Verification(finding=Finding.NOT_FOUND)
    article = articles[ranked[0][1]]
    source = tokens(article.text)
    first, last = _window(wanted, source.words)
    span = Span(source.places[first].start, source.places[last - 1].end)
    owner = next(iter(_owners(span, _statements(archive, article)) or _touching(span, _statements(archive, article))), None)
    differences = _differences(tokens(quotation), quotation, first, last, source, article.text)
    return _verification(Finding.ALTERED, _Place(article, span, owner), differences)


def _touching(span: Span, statements: Iterable[Quote]) -> list[Quote]:
    return sorted((quote for quote in statements if _held(span, quote)), key=lambda quote: -_held(span, quote))


def _covered(wanted: Sequence[str], words: Sequence[str], run: int) -> float:
    """Share of the quotation's words that lie in runs of `run` words which the article holds too."""
    run = min(run, len(wanted))
    known = {tuple(words[i : i + run]) for i in range(len(words) - run + 1)}
    hit = [False] * len(wanted)
    for i in range(len(wanted) - run + 1):
        if tuple(wanted[i : i + run]) in known:
            hit[i : i + run] = [True] * run
    return sum(hit) / len(wanted)


def _window(wanted: Sequence[str], words: Sequence[str]) -> tuple[int, int]:
    """The stretch of an article that a quotation was made from: around its longest common run, as long as the quotation allows."""
    matcher = SequenceMatcher(None, words, wanted, autojunk=False)
    longest = matcher.find_longest_match()
    low, high = (
        max(0, longest.a - 2 * longest.b - 5),
        min(len(words), longest.a + longest.size + 2 * (len(wanted) - longest.b - longest.size) + 5),
    )
    blocks = [
        b
        for b in SequenceMatcher(None, words[low:high], wanted, autojunk=False).get_matching_blocks()
        if b.size > 1 or b.size == longest.size
    ]
    if not blocks:
        return longest.a, longest.a + max(1, longest.size)
    return low + blocks[0].a, low + blocks[-1].a + blocks[-1].size


def _differences(quoted: _Tokens, quotation: str, first: int, last: int, source: _Tokens, text: str) -> tuple[Difference, ...]:
    """Words changed, added and left out, those that change the meaning first."""
    found = []
    for tag, a, b, c, d in SequenceMatcher(None, source.words[first:last], quoted.words, autojunk=False).get_opcodes():
        if tag != "equal":
            theirs, ours = _cut(text, source.places[first + a : first + b]), _cut(quotation, quoted.places[c:d])
            found.append(Difference(_kind(ours, theirs), ours, theirs))
    return tuple(sorted(found, key=lambda difference: _ORDER.index(difference.kind)))


_ORDER = ("number", "negation", "name", "word", "added", "left out")


def _cut(text: str, places: Sequence[Span]) -> str:
    return text[places[0].start : places[-1].end] if places else ""


def _kind(ours: str, theirs: str) -> str:
    mine, other = tokens(ours).words if ours else (), tokens(theirs).words if theirs else ()
    if numbers(ours) != numbers(theirs):
        return "number"
    if any((word in _NEGATIONS or word.endswith("n't")) for word in set(mine) ^ set(other)):
        return "negation"
    if _has_name(ours) or _has_name(theirs):
        return "name"
    return "word" if ours and theirs else "added" if ours else "left out"


def _has_name(text: str) -> bool:
    return any(match.group()[0].isupper() for match in _TOKEN.finditer(text))
