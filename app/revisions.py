"""What a newer version of an article changed: statements added, removed, altered, whether a correction note stands, and who cites them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from app.aligned import changes, in_order_of_weight, tokens
from app.compare import Strand, compared
from app.disowned import NOTE
from app.finding import Difference
from archive import sessions
from archive.archive import Archive
from archive.records import Article, Citation, Quote, Span
from archive.sessions import Session
from archive.versions import history, revised

ALIKE = 60.0
"""From this likeness on two statements of two versions are one that was altered."""
COMPARED = 200
"""Statements of a version that are compared with those of another; where more differ the article is another one."""


@dataclass(frozen=True, slots=True)
class Altered:
    """A statement in two versions: its words differ, or its speaker, or both."""

    before: Quote
    after: Quote
    differences: tuple[Difference, ...]
    strands: tuple[Strand, ...]

    @property
    def reassigned(self) -> bool:
        """Whether the newer version gives the words to somebody else."""
        return self.before.speaker != self.after.speaker


@dataclass(frozen=True, slots=True)
class Revision:
    """A newer version of an article beside the one before it; `citing` are kept conversations whose answers cite what has changed."""

    before: Article
    after: Article
    added: tuple[Quote, ...]
    removed: tuple[Quote, ...]
    altered: tuple[Altered, ...]
    note: Citation | None = None
    citing: tuple[Session, ...] = ()

    @property
    def silent(self) -> bool:
        """Whether statements changed and no correction note says so."""
        return self.note is None and bool(self.removed or self.altered)


def revisions(archive: Archive, article_id: str = "") -> Iterator[Revision]:
    """Every revision on record, articles revised last first; or those of one article, each of them the newest first."""
    for each in [article_id] if article_id else revised(archive):
        for before, after in reversed(list(pairwise(history(archive, each)))):
            yield _revision(archive, before.article, before.quotes, after.article, after.quotes)


def _revision(archive: Archive, before: Article, earlier: Sequence[Quote], after: Article, later: Sequence[Quote]) -> Revision:
    removed, added, altered = matched(earlier, later)
    changed = [quote.id for quote in removed] + [each.before.id for each in altered]
    found = {session.id: session for each in sessions.citing(archive, changed).values() for session in each}
    return Revision(before, after, tuple(added), tuple(removed), tuple(altered), note(before, after), tuple(found.values()))


def matched(earlier: Sequence[Quote], later: Sequence[Quote]) -> tuple[list[Quote], list[Quote], list[Altered]]:
    """Statements that are only in the one, only in the other, and in both with other words or another speaker."""
    here, there = _without_equal(earlier, later, named=True)
    altered = []
    mine, theirs = _by_words(here), _by_words(there)
    for words in mine.keys() & theirs.keys():
        altered += [_altered(a, b) for a, b in zip(mine[words], theirs[words], strict=False)]
    done = {each.before.id for each in altered} | {each.after.id for each in altered}
    here, there = ([quote for quote in side if quote.id not in done] for side in (here, there))
    if max(len(here), len(there), 0) <= COMPARED:
        altered += _alike(here, there)
    done = {each.before.id for each in altered} | {each.after.id for each in altered}
    altered.sort(key=lambda each: each.after.extent)
    return [q for q in here if q.id not in done], [q for q in there if q.id not in done], altered


def _alike(here: Sequence[Quote], there: Sequence[Quote]) -> Iterator[Altered]:
    """Pairs of statements that are most alike, the closest first, each statement once."""
    scored = ((likeness(a, b), a, b) for a in here for b in there)
    ranked = sorted((each for each in scored if each[0] >= ALIKE), key=lambda each: (-each[0], each[1].extent, each[2].extent))
    used: set[str] = set()
    for _, a, b in ranked:
        if a.id not in used and b.id not in used:
            used |= {a.id, b.id}
            yield _altered(a, b)


def _altered(before: Quote, after: Quote) -> Altered:
    newer, older = tokens(after.text), tokens(before.text)
    found = in_order_of_weight(changes(newer, after.text, older, before.text))
    return Altered(before, after, found, compared(after.text, before.text))


def _without_equal(earlier: Sequence[Quote], later: Sequence[Quote], *, named: bool) -> tuple[list[Quote], list[Quote]]:
    """Both without the statements that the other has too, word for word and by the same speaker."""

    def key(quote: Quote) -> tuple[str, str | None]:
        return words(quote), quote.speaker if named else None

    mine, theirs = {key(quote) for quote in earlier}, {key(quote) for quote in later}
    return [quote for quote in earlier if key(quote) not in theirs], [quote for quote in later if key(quote) not in mine]


def _by_words(found: Sequence[Quote]) -> dict[str, list[Quote]]:
    groups: defaultdict[str, list[Quote]] = defaultdict(list)
    for quote in found:
        groups[words(quote)].append(quote)
    return groups


def likeness(one: Quote, other: Quote) -> float:
    """How alike two statements are, 0 to 100, by the edits from one to the other; marks and case are no difference."""
    return fuzz.ratio(words(one), words(other))


def words(quote: Quote) -> str:
    """The words of a statement without marks and case, by which versions are compared."""
    return " ".join(tokens(quote.text).words)


def note(before: Article, after: Article) -> Citation | None:
    """The correction note that the newer version has and the older has not, as it stands there."""
    for match in NOTE.finditer(after.text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        if line.strip() not in before.text:
            return Citation(article=after, span=Span(start, match.start() + len(line.rstrip())))
    return None
