"""A pasted quotation against the record: verbatim, altered, another speaker's, or not found.

Two texts are the same words when they agree after this normalisation: every quotation mark, apostrophe and dash in any style is one, case
and white space do not count, and neither does punctuation between words or at the end. Words, figures, currency and percent signs do. The
words must stand in one article without a gap; the attribution inside a split quotation ("...," she said, "...") is no gap.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import takewhile

from app.aligned import Tokens, changes, in_order_of_weight, number_runs, tokens, tokens_of
from app.beside import speaker_of
from app.disowned import disowned, is_about, refigured
from app.finding import Appearance, Difference, Finding, Verification
from app.names import NameIndex, key_of
from app.numbers import LONGEST as LONGEST_NUMBER
from app.numbers import figures, numbers
from archive.archive import Archive
from archive.errors import BadInput
from archive.filters import QuoteFilter
from archive.records import JOINT, Article, Citation, Quote, Span
from archive.versions import history, revised

LONGEST = 5_000

RUN = 4  # a run of so many equal words is no accident
SHORT = 8  # a quotation of fewer words is compared by shorter runs
COVERED = 0.5  # share of a quotation's words in such runs from which it is an altered quotation, not an unknown one
SPLIT = 0.25  # share from which a quotation may stand in an article with its attribution in the middle
FOUND = 20  # articles that are looked at


def verify(quotation: str, archive: Archive, *, speaker: str = "", index: NameIndex | None = None) -> Verification:
    """Check `quotation`, said to be `speaker`'s when given. Raises BadInput when it is empty or too long."""
    wanted = _asked(quotation)
    index = index or NameIndex.of(archive.speakers())
    bearers = frozenset(index.resolve(speaker).bearers) if speaker else frozenset()
    articles = archive.articles_with(wanted, limit=FOUND)
    exact = [place for article in _likely(articles, wanted) for place in _places(article, _statements(archive, article), wanted)]
    if exact:
        notes = list(disowned(wanted, articles))
        told = {note.article.id for note in notes}
        exact.sort(key=lambda place: place.article.id in told)  # the article that printed the words stands before a note about them
        found = _judged(exact, speaker, bearers, index)
        about = (note for note in notes if is_about(note, found.speaker or speaker, index))
        return replace(found, disowned=next(about, None) or _refigured(found, quotation, archive))
    return replace(_nearest(articles, archive, quotation, wanted), earlier=_earlier(articles, archive, wanted))


def _refigured(found: Verification, quotation: str, archive: Archive) -> Citation | None:
    """Where a correction takes back a figure of words that were found."""
    if found.finding is not Finding.VERBATIM or not (found.speaker and found.citation) or not (told := figures(quotation)):
        return None
    likely = tokens(" ".join(["correction", found.speaker, *(unit for _, unit, _ in told)])).words
    return next(refigured(quotation, found.citation.article, found.speaker, archive.articles_with(likely, limit=FOUND)), None)


def _earlier(articles: Sequence[Article], archive: Archive, wanted: Sequence[str]) -> Citation | None:
    """Where an older version of one of the articles, the last of them, has exactly the words."""
    held = set(revised(archive))
    older = (version for each in articles if each.id in held for version in reversed(history(archive, each.id)) if not version.current)
    places = (place for version in older for place in _places(version.article, version.quotes, wanted))
    return next((_recorded(place) for place in places), None)


def _asked(quotation: str) -> tuple[str, ...]:
    if len(quotation) > LONGEST:
        raise BadInput(f"A quotation may have {LONGEST:,} characters, this one has {len(quotation):,}: check it part by part.")
    wanted = tokens(quotation).words
    if not wanted:
        raise BadInput("The quotation holds no words: paste the words that somebody is said to have said.")
    return wanted


def appearances(quotation: str, archive: Archive) -> tuple[Appearance, ...]:
    """Every article with these words or, where no article has them all, with most of them; the closest first, one place an article."""
    wanted = _asked(quotation)
    articles = archive.articles_with(wanted, limit=FOUND)
    exact = [_first(article, archive, wanted) for article in _likely(articles, wanted)]
    found = [Appearance(_recorded(place)) for place in exact if place]
    if found:
        return tuple(found)
    near = [article for share, article in _by_coverage(articles, wanted) if share >= COVERED]
    return tuple(Appearance(_recorded(place), differences) for place, differences in (_close(a, archive, quotation, wanted) for a in near))


def _first(article: Article, archive: Archive, wanted: Sequence[str]) -> "_Place | None":
    """The first place of exactly these words in an article, one that is somebody's statement before one that is nobody's."""
    places = list(_places(article, _statements(archive, article), wanted))
    return next((place for place in places if place.quote), places[0] if places else None)


def _statements(archive: Archive, article: Article) -> list[Quote]:
    return archive.quotes(QuoteFilter(articles=(article.id,)))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the words stand, and the statement they belong to, if any."""

    article: Article
    span: Span
    quote: Quote | None

    @property
    def unsure(self) -> bool:
        return self.quote is not None and self.quote.uncertain


def _places(article: Article, statements: Sequence[Quote], wanted: Sequence[str]) -> Iterator[_Place]:
    """Places of exactly these words: in the running text, then in statements that a cue splits."""
    running = tokens(article.text)
    found = False
    for first, last in _whole_runs(article, running, wanted):
        found = True
        span = Span(running.places[first].start, running.places[last - 1].end)
        owners = _owners(span, statements)
        yield from (_Place(article, span, quote) for quote in (owners or (None,)))
    if found:
        return
    for quote in statements:
        for spans in {quote.content, quote.verbatim}:
            split = tokens_of(article.text, spans)
            for first, last in _whole_runs(article, split, wanted):
                yield _Place(article, Span(split.places[first].start, split.places[last - 1].end), quote)


def _owners(span: Span, statements: Iterable[Quote]) -> list[Quote]:
    """Statements that hold at least half of a span, the one that holds most first; a nested one before its frame."""
    held = [(_held(span, quote), -len(quote.extent), quote) for quote in statements]
    kept = sorted(((share, size, quote) for share, size, quote in held if share >= HALF * len(span)), key=lambda h: h[:2], reverse=True)
    return [quote for _, _, quote in kept]


HALF = 0.5


def _held(span: Span, quote: Quote) -> int:
    return sum(max(0, min(span.end, part.end) - max(span.start, part.start)) for part in quote.content)


def _judged(places: Sequence[_Place], speaker: str, bearers: frozenset[str], index: NameIndex) -> Verification:
    """The finding for words that stand in an article: by the speaker asked about, by somebody else, or by nobody on record."""
    said = [(place, speaker_of(place.quote, place.span, index)) for place in places if place.quote is not None and place.quote.speaker]
    owned = [(place, who) for place, who in said if who]
    if not speaker:
        place, who = (owned or [(places[0], "")])[0]
        return _verification(Finding.VERBATIM, place, who)
    own = [(place, who) for place, who in owned if _same(who, speaker, bearers)]
    if own:
        return _verification(Finding.VERBATIM, *min(own, key=lambda found: found[0].unsure))
    if owned:
        return _verification(Finding.WRONG_SPEAKER, *owned[0])
    note = DOUBTED if said else "The words stand in the article, but the record does not say who said them."
    return Verification(finding=Finding.NOT_FOUND, citation=_cite(places[0], ""), note=note)


DOUBTED = "The words stand in the article, but who said them there is not sure."


def _same(owner: str, asked: str, bearers: frozenset[str]) -> bool:
    return any(name in bearers or key_of(name) == key_of(asked) for name in (owner, *owner.split(JOINT)))


def _verification(finding: Finding, place: _Place, who: str, differences: tuple[Difference, ...] = ()) -> Verification:
    doubted = bool(who) and place.unsure
    return Verification(finding=finding, speaker=who or None, citation=_cite(place, who), differences=differences, uncertain=doubted)


def _cite(place: _Place, who: str) -> Citation:
    return Citation(article=place.article, span=place.span, quote_id=place.quote.id if place.quote else "", speaker=who or None)


def _recorded(place: _Place) -> Citation:
    return _cite(place, (place.quote.speaker or "") if place.quote else "")


def _nearest(articles: Sequence[Article], archive: Archive, quotation: str, wanted: tuple[str, ...]) -> Verification:
    """The closest words on record: an altered quotation when enough of it stands in one article, else nothing."""
    ranked = _by_coverage(articles, wanted)
    if not ranked or ranked[0][0] < COVERED:
        return Verification(finding=Finding.NOT_FOUND)
    place, differences = _close(ranked[0][1], archive, quotation, wanted)
    return _verification(Finding.ALTERED, place, _recorded(place).speaker or "", differences)


def _likely(articles: Sequence[Article], wanted: Sequence[str]) -> list[Article]:
    """Articles that may hold exactly these words; a statement that its cue splits keeps most of its runs, but of a few words none."""
    if len(wanted) < RUN:
        return list(articles)
    return [article for share, article in _by_coverage(articles, wanted) if share >= SPLIT]


def _by_coverage(articles: Sequence[Article], wanted: Sequence[str]) -> list[tuple[float, Article]]:
    """Articles with the share of a quotation's words that each holds in runs, the highest first."""
    run = RUN if len(wanted) >= SHORT else 2
    shares = [(_covered(wanted, tokens(article.text).words, run), article) for article in articles]
    return sorted(shares, key=lambda found: -found[0])


def _close(article: Article, archive: Archive, quotation: str, wanted: Sequence[str]) -> tuple["_Place", tuple[Difference, ...]]:
    """The stretch of an article that comes closest to a quotation, and how the two differ."""
    source = tokens(article.text)
    first, last = _window(wanted, source.words)
    statements = _statements(archive, article)
    span = _between(source, first, last)
    owner = next(iter(_owners(span, statements) or _touching(span, statements)), None)
    first, last = _with_whole_numbers(article, source, *_with_edges(wanted, source, first, last, owner), owner)
    differences = in_order_of_weight(changes(tokens(quotation), quotation, source, article.text, first, last))
    return _Place(article, _between(source, first, last), owner), differences


def _between(source: Tokens, first: int, last: int) -> Span:
    return Span(source.places[first].start, source.places[last - 1].end)


def _with_edges(wanted: Sequence[str], source: Tokens, first: int, last: int, owner: Quote | None) -> tuple[int, int]:
    """The stretch with what stands in the same statement in the place of the quotation's first and last words, where those differ."""
    if owner is None:
        return first, last
    blocks = SequenceMatcher(None, source.words[first:last], wanted, autojunk=False).get_matching_blocks()
    before, after = blocks[0].b, len(wanted) - blocks[-2].b - blocks[-2].size if len(blocks) > 1 else 0
    inside = [any(place in part for part in owner.content) for place in source.places[max(0, first - before) : last + after]]
    at = min(before, first)
    while before and first and at and inside[at - 1]:
        first, at, before = first - 1, at - 1, before - 1
    at = len(inside) - (min(after, len(source.places) - last))
    while after and at < len(inside) and inside[at]:
        last, at, after = last + 1, at + 1, after - 1
    return _back_to(wanted[0], source, first, owner), last


def _with_whole_numbers(article: Article, source: Tokens, first: int, last: int, owner: Quote | None) -> tuple[int, int]:
    """The stretch with the whole of the numbers that it cuts at its ends, as far as they are in the same statement."""
    cut = _cut_numbers(article, source, first, last) if owner else []
    whole = [run for run in cut if owner and all(any(place in part for part in owner.content) for place in source.places[slice(*run)])]
    return min([first, *(start for start, _ in whole)]), max([last, *(end for _, end in whole)])


def _cut_numbers(article: Article, source: Tokens, first: int, last: int) -> list[tuple[int, int]]:
    """The numbers, first word and the one behind the last, that only partly stand from `first` to before `last`."""
    low = max(0, first - LONGEST_NUMBER)
    runs = [(low + start, low + end) for start, end in number_runs(article.text, source.places[low : last + LONGEST_NUMBER])]
    return [run for run in runs if any(run[0] < edge < run[1] for edge in (first, last))]


def _whole_runs(article: Article, source: Tokens, wanted: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of the wanted words but those where a part of a number is another number: "twelve" of "four hundred and twelve"."""
    for first, last in source.runs(wanted):
        numbered = (
            (_between(source, *run), _between(source, max(first, run[0]), min(last, run[1])))
            for run in _cut_numbers(article, source, first, last)
        )
        if all(numbers(kept.cut(article.text)) in (frozenset(), numbers(whole.cut(article.text))) for whole, kept in numbered):
            yield first, last


def _back_to(word: str, source: Tokens, first: int, owner: Quote) -> int:
    """The place of a quotation's first word where it stands little before in the same statement: "Two" of "Two point one million"."""
    near = range(first, max(-1, first - BEFORE - 1), -1)
    inside = takewhile(lambda at: any(source.places[at] in part for part in owner.content), near)
    return next((at for at in inside if source.words[at] == word), first)


BEFORE = 3
"""Words before the nearest ones among which a quotation's first word may stand."""


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
