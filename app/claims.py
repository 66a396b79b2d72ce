"""Claims for the pages, the chat and the commands: who said it first, who repeats it, who denies it, and the reader's word on a link."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from archive.archive import Archive
from archive.claims import keeping
from archive.claims.record import EVERYTHING, Claim, Suggestion, claim, claims, statement, suggestions
from archive.claims.ties import Relation, Verb, wording_id
from archive.claims.verdicts import Place, Verdict
from archive.filters import QuoteFilter
from archive.records import Quote
from ingest.connect import judge


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim with the links of its statements that wait for the reader's word."""

    claim: Claim
    suggested: tuple[Suggestion, ...] = ()

    @property
    def repeats(self) -> tuple[Quote, ...]:
        """Who says it after the first: for each other speaker, and each other occasion of the same, the first statement."""
        seen = {(self.claim.first.speaker, _utterance(self.claim, self.claim.first))}
        found = []
        for quote in self.claim.statements:
            key = (quote.speaker, _utterance(self.claim, quote))
            if key not in seen:
                seen.add(key)
                found.append(quote)
        return tuple(found)


def _utterance(of: Claim, quote: Quote) -> int:
    return next(n for n, said in enumerate(of.utterances) if quote in said)


def shown(archive: Archive, named: str) -> Shown:
    """The claim with this id, or the one that the statement with this id belongs to; the beginning of an id is enough.

    Raises:
        BadInput: there is none, or more than one.
    """
    found = claim(archive, named)
    return Shown(found, tuple(suggestions(archive, [quote.id for quote in found.statements])))


def listed(
    archive: Archive, where: QuoteFilter = EVERYTHING, *, only: Callable[[Quote], bool] | None = None, limit: int | None = None
) -> list[Claim]:
    """Claims of two statements or more, those that most outlets report first; with `only`, those of which a statement passes it."""
    found = claims(archive, where, limit=None if only else limit)
    return [each for each in found if only is None or any(map(only, each.statements))][:limit]


def relation_of(of: Claim, quote: Quote) -> Relation:
    """How a statement of a claim relates to the claim's title."""
    if quote in of.opposed:
        return Relation.OPPOSED
    told = _utterance(of, quote) == _utterance(of, of.title)
    return Relation.SAME_UTTERANCE if told else Relation.SAME_CLAIM


def decide(folder: Path, verb: Verb, a: str, b: str) -> Verdict:
    """Keep what the reader says of two statements, named by the beginnings of their ids. Raises BadInput, ArchiveBusy."""
    with Archive.open(folder, write=True) as archive:
        ids = [statement(archive, named).id for named in (a, b)]
        return keeping.decide(archive, judge(), verb, *ids)


@dataclass(frozen=True, slots=True)
class Decided:
    """A verdict of the reader with the statements it is about, as far as their articles still hold them."""

    verdict: Verdict
    statements: tuple[Quote, ...]


def decided(archive: Archive, limit: int = 8) -> tuple[list[Decided], int]:
    """The newest verdicts in force, the newest first, and how many earlier ones there are."""
    every = [verdict for verdict in reversed(keeping.decided(archive)) if not verdict.undone]
    made = every[:limit]
    named = tuple({place.article for verdict in made for place in verdict.places})
    plain = judge().plain
    held: dict[Place, Quote] = {}
    for quote in archive.quotes(QuoteFilter(articles=named)) if named else ():
        held.setdefault(Place(quote.article.id, wording_id(plain(quote.text))), quote)
    return [Decided(each, tuple(held[place] for place in (each.a, each.b) if place in held)) for each in made], len(every) - len(made)


def take_back(folder: Path) -> Verdict | None:
    """Undo the newest verdict; None when there is none."""
    with Archive.open(folder, write=True) as archive:
        return keeping.undo(archive, judge())
