"""How the rankers of `ingest/speakers/described.py` were fitted: whom "the mayor" and "the company" mean.

    python -m training.described FOLDER GUM [LABELS]

FOLDER is as for `training.speakers`: every gold source that is a description is an example; LABELS is a file of more labels for its
articles, with the columns of its `speakers.tsv`; the 368 that the shipped weights were fitted with besides were not kept, and those of
`training/descriptions.tsv` (471, of other train articles; article, attribution, kind, name) are left for measuring: fitting with them
instead was not better (`python -m training.resolution FOLDER --labels training/descriptions.tsv`). GUM is a folder of that corpus (see
`training/gum.py`): every person or body that a common noun means is one more. The people (or bodies) around it are its candidates; the
one with the gold name is right, "nobody of these" is right when none has it. How often each sort of phrase
means somebody named is another thing in GUM than among sources; only the latter is kept. The decay is heavy, since the examples are few;
the scores are then stretched until the probabilities of held-out choices are what comes true. Printed are the number of examples and, by
five folds of articles, how often the choices on FOLDER were right and how sure they were.
"""

import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from archive.records import Article, Span
from ingest.attribution.sentences import tokens
from ingest.speakers import described
from ingest.speakers.learned import Features
from ingest.speakers.members import Member
from ingest.speakers.mentions import mentions_in
from ingest.speakers.phrase import Phrase
from ingest.speakers.resolve import Resolver
from training import gum
from training.names import same_name
from training.speakers import Choice, Labelled, Matrix, fit, held_out, keep, print_held, read, softmax

Candidates = list[tuple[Member, Features]]
Choices = dict[str, list[Choice]]
_PHRASE = frozenset(
    "the owned generic trade goes_on kin indefinite_known bare_known indefinite fits_all the_else opens indefinite_fit nobody".split()
)
"""Features of the phrase rather than of a candidate."""
_WEIGHT = {"person": 10, "body": 4}
"""A source counts as much as so many descriptions of GUM."""
_DECAY = 0.02
_STRETCHES = (1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.8, 2.0)
_FEATURES = {"person": described.PERSON, "body": described.BODY}


class _Watched(described.Describer):
    """A describer that keeps the candidates of every description it was asked about."""

    asked: dict[int, tuple[str, Candidates]]

    def people(self, phrase: Phrase, at: int, own: Sequence[Span] = ()) -> Candidates:
        found = super().people(phrase, at, own)
        self.asked[at] = ("person", found)
        return found

    def bodies(self, phrase: Phrase, at: int, own: Sequence[Span] = ()) -> Candidates:
        found = super().bodies(phrase, at, own)
        self.asked[at] = ("body", found)
        return found


def main() -> None:
    """Fit on everything, report by folds of the first folder."""
    sources, others, *more = map(Path, sys.argv[1:])
    read_in = [read(sources), *(read(sources, labels) for labels in more)]
    ours = gathered(pair for labelled in read_in for each in labelled for pair in _sources(each))
    theirs = gathered(pair for each in gum.read(others) for pair in _mentions(each))
    for kind, features in _FEATURES.items():
        for name, some in (("sources", ours[kind]), ("others", theirs[kind])):
            print(kind, len(some), name, sum(c.right == len(c.rows) - 1 for c in some), "of nobody named")
        own = [_widened(c, kind, foreign=False) for c in ours[kind]]
        foreign = [_widened(c, kind, foreign=True) for c in theirs[kind]]
        fitted = partial(_fitted, foreign=foreign, weight=_WEIGHT[kind])
        held = held_out(own, fitted)
        stretch = max(_STRETCHES, key=lambda by: sum(float(np.log(softmax(scores * by)[right])) for scores, right in held))
        print_held([(scores * stretch, right) for scores, right in held])
        keep(f"described_{kind}", features, stretch * fitted(own)[: len(features)])


def _fitted(own: list[Choice], foreign: list[Choice], weight: int) -> Matrix:
    return fit(own * weight + foreign, decay=_DECAY)


def gathered(pairs: Iterator[tuple[str, Choice]]) -> Choices:
    """Choices by the kind of what is described."""
    found: Choices = {kind: [] for kind in _FEATURES}
    for kind, choice in pairs:
        found[kind].append(choice)
    return found


def _widened(choice: Choice, kind: str, *, foreign: bool) -> Choice:
    """With columns of their own for what a phrase alone tells, filled in descriptions that are no sources (Daumé, ACL 2007)."""
    own = [k for k, name in enumerate(_FEATURES[kind]) if name in _PHRASE]
    return Choice(choice.article, np.hstack([choice.rows, choice.rows[:, own] * foreign]), choice.right)


def _sources(labelled: Labelled) -> Iterator[tuple[str, Choice]]:
    _Watched.asked = {}
    Resolver(labelled.article, labelled.statements, describer=_Watched).quotes()
    asked = sorted(_Watched.asked)
    for statement, names, kind in zip(labelled.statements, labelled.names, labelled.kinds, strict=True):
        inside = [at for at in asked if statement.source and kind and statement.source[0].start <= at < statement.source[-1].end]
        if inside:
            sort, candidates = _Watched.asked[inside[0]]
            yield from _choice(labelled.article.id, sort, candidates, [m for m, _ in candidates if _is(m, names)])


def _mentions(annotated: gum.Annotated) -> Iterator[tuple[str, Choice]]:
    _Watched.asked = {}
    resolver = Resolver(Article(id=annotated.id, source=annotated.id, text=annotated.text), (), describer=_Watched)
    named: dict[int, dict[int, Member]] = {}
    for mention in annotated.mentions:
        row = tokens(annotated.text, mention.span, ())
        found = mentions_in(row, resolver.cast.writing) if mention.tag == "PROPN" else []
        hit = resolver.cast.find(found[-1].name, found[-1].gender, found[-1].role) if found and found[-1].span.end == row[-1].end else None
        if hit:
            named.setdefault(mention.entity, {})[id(hit.member)] = hit.member
    resolver.quotes()
    for mention in sorted(annotated.mentions, key=lambda m: m.span):
        row = tokens(annotated.text, mention.span, ())
        if mention.tag == "PRON" and mention.entity in named and mention.kind == "person":
            resolver.focus.note(mention.span.start, next(iter(named[mention.entity].values())), source=False)
        if mention.tag != "NOUN" or not row:
            continue
        _Watched.asked = {}
        resolver.naming.phrase(row)
        for sort, candidates in _Watched.asked.values():
            yield from _choice(annotated.id, sort, candidates, list(named.get(mention.entity, {}).values()))


def _choice(article: str, sort: str, candidates: Candidates, meant: Sequence[Member]) -> Iterator[tuple[str, Choice]]:
    if not candidates:
        return
    nobody = (*([0.0] * (len(candidates[0][1]) - 1)), 1.0)
    right = next((k for k, (member, _) in enumerate(candidates) if any(member is m for m in meant)), len(candidates))
    yield sort, Choice(article, np.array([*(row for _, row in candidates), nobody]), right)


def _is(member: Member, names: Sequence[str]) -> bool:
    """Whether a member is one of the gold names, or the surname of one that the article has no more of."""
    last = member.name.lower().split()[-1]
    return any(same_name(gold, member.called) or (" " not in member.name and gold.lower().split()[-1] == last) for gold in names)


if __name__ == "__main__":
    main()
