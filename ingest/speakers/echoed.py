"""Whose words a headline gives: who says the same below ("“I signed it”: treasurer speaks", "“I signed it on Monday,” Orla Venn says")."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from archive.records import Span, Spans, SpeakerKind
from ingest.attribution import words as w
from ingest.attribution.sentences import tokens
from ingest.attribution.statement import Statement
from ingest.speakers import roles
from ingest.speakers.cast import Cast
from ingest.speakers.described import personal_noun
from ingest.speakers.headlined import NAMELESS, clashes
from ingest.speakers.phrase import Phrase, plural, take_apart
from ingest.speakers.source import Source

_WORD = re.compile(r"\w+(?:[’']\w+)?")
_LEAST = 3
"""A headline of fewer words may be anybody's."""
_SHARE = 0.75
"""So many of its longer words must come back where they are not the same words in a row."""
_LONG = 4
_MOST_ABOVE, _MOST_BELOW = 8, 200
"""So many statements of a headline or the lead are looked for among so many below."""
_OPEN = frozenset({SpeakerKind.UNKNOWN, SpeakerKind.ANONYMOUS})
_NAMELESS = NAMELESS | frozenset("anonymous anonymity named unnamed identified".split())
"""Words of a source who wants no name."""
_NEGATIVES = w.NEGATIONS | frozenset("no none nobody nothing nowhere cannot without".split())
_BEFORE = 4
"""A negative so many words before the same words turns them round ("nobody says that ...")."""


def echoes(cast: Cast, part: Span, statements: Sequence[Statement], found: Mapping[int, Source]) -> Iterator[tuple[int, Source]]:
    """The statements of a headline or the lead (`part`) whom nothing names yet, each with the person who says the same below."""
    inside = [k for k, each in enumerate(statements) if part.start <= each.content[0].start < part.end]
    told = [k for k in inside if found[k].kind in _OPEN or found[k].kind is SpeakerKind.PERSON and not found[k].kept().name][:_MOST_ABOVE]
    later = [k for k, each in enumerate(statements) if each.content[0].start > part.end] if told else []
    below = [(statements[k].content, found[k].kept()) for k in later[:_MOST_BELOW]]
    for index in told:
        row = [token for span in statements[index].source for token in tokens(cast.text, span, ())]
        phrase = take_apart(row, cast.writing) if row else None
        if phrase and not _is_open(phrase):
            continue
        source = echoed(cast.text, statements[index].content, below)
        if source and not (phrase and _is_another(phrase, source, cast)):
            yield index, source.by("echoed")


def _is_open(phrase: Phrase) -> bool:
    """Whether somebody alone is meant who may be named below: not "a lawyer", whom the article leaves without a name."""
    if not phrase.head or plural(phrase.noun) or plural(phrase.row[-1].lower):
        return False
    new = phrase.indefinite and personal_noun(phrase.noun)
    return not new and not any(token.lower in _NAMELESS for token in phrase.row)


def _is_another(phrase: Phrase, source: Source, cast: Cast) -> bool:
    """Whether the words for a source cannot mean somebody: a chairman is no critic, "he" no woman."""
    found = cast.find(source.name) if source.name else None
    if found is None:
        return False
    pronoun = phrase.noun in {"he", "she"} and {phrase.noun, found.member.gender} == {"he", "she"}
    return pronoun or clashes(roles.key(phrase.noun), found.member)


def echoed(text: str, content: Spans, below: Iterable[tuple[Spans, Source]]) -> Source | None:
    """The one person among the speakers below who says what `content` says, in the same words or in nearly all of them."""
    words = _words(text, content)
    if len(words) < _LEAST:
        return None
    key = {word for word in words if len(word) >= _LONG or word.isdigit()}
    exact: dict[str, Source] = {}
    near: dict[str, Source] = {}
    for theirs, source in below:
        if not source.name or source.kind is not SpeakerKind.PERSON or ";" in source.name:
            continue
        said = _words(text, theirs)
        before, same, _ = f" {' '.join(said)} ".partition(f" {' '.join(words)} ")
        if same and not _negatives(before.split()[-_BEFORE:]):
            exact.setdefault(source.name, source)
        elif len(key) >= _LEAST and len(key.intersection(said)) >= _SHARE * len(key) and _negatives(words) == _negatives(said):
            near.setdefault(source.name, source)
    found = exact or near
    return next(iter(found.values())) if len(found) == 1 else None


def _negatives(words: Sequence[str]) -> int:
    return sum(word in _NEGATIVES or word.endswith("n't") for word in words)


def _words(text: str, spans: Spans) -> Sequence[str]:
    return [word.casefold().replace("’", "'") for span in spans for word in _WORD.findall(span.cut(text))]
