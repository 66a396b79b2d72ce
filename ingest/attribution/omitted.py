"""Sources that a clause without a subject of its own leaves to its sentence.

"A month after **promising** that no library would close, **Mayor Silva** said ..." · "**Silva** has kept the gate for years **and says** it
is safe" · "**Asked by Orla Venn** whether it was, he shrugged" · "**She did not reply** when asked whether it was", which leaves it unsaid.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.records import Span
from ingest.attribution import words as w
from ingest.attribution.bounds import main_subject
from ingest.attribution.cues import STRONG, VERBS, Shape
from ingest.attribution.describe import Describer
from ingest.attribution.groups import back_over_auxiliaries
from ingest.attribution.phrases import Range, Tokens, adverb, subject_before
from ingest.attribution.sentences import Token
from ingest.attribution.statement import Statement

_HOSTS = frozenset("after before since while by despite when without".split())
_PUT = frozenset({"asked", "pressed", "questioned"})
_OF = frozenset({"of", "for", "from", "with"})
_WHEN = frozenset({"last", "this"})
_ANSWERS = frozenset("reply respond answer say comment".split())
_JOINS = frozenset({"and", "but"})
_FINITE = frozenset({Shape.PAST, Shape.PRESENT})


def with_omitted(describer: Describer, statements: Sequence[Statement]) -> list[Statement]:
    """The statements, those with a cue and no source given to whom their sentence tells of."""
    return [_sourced(describer, each) if each.cue and (not each.source or _overreaches(each)) else each for each in statements]


def _overreaches(statement: Statement) -> bool:
    """Whether a source was found only behind what was said, which itself stands behind its verb ("**said** it rained, Silva denied")."""
    return statement.cue[-1].end <= statement.content[0].start and statement.content[-1].end <= statement.source[0].start


def _sourced(describer: Describer, statement: Statement) -> Statement:
    sentence = describer.sentence(statement.cue[0].start)
    t = describer.tokens(sentence)
    at = next((k for k, token in enumerate(t) if token.start >= statement.cue[0].start), 0)
    end = next((k for k, token in enumerate(t) if token.start >= statement.content[-1].end), len(t))
    if not t or t[at].end > statement.cue[0].end or statement.content[0].start < t[at].start:
        return statement
    start = next((k for k, token in enumerate(t) if token.end > statement.content[0].start), end)
    found = next(_readings(t, at, start, end), None) if not statement.source or t[at - 1].lower in _JOINS else None
    if found is None:
        return statement
    source, cue = found
    spans = [(Span(t[first].start, t[after - 1].end),) for first, after in (source, cue or source)]
    return replace(statement, source=spans[0], cue=spans[1] if cue else statement.cue)


def _readings(t: Tokens, at: int, start: int, end: int) -> Iterator[tuple[Range, Range | None]]:
    """The source of the cue at `at` whose content stands from `start` to `end`, with the cue where that is another verb."""
    lower = t[at].lower
    shapes = {shape for _, shape in VERBS.get(lower, ())}
    if lower in _PUT:
        if at + 2 < start and t[at + 1].lower == "by":
            yield (at + 2, _asker_end(t, at + 2, start)), None
        elif refused := _refused(t, at, end):
            yield refused
        return
    before = at - 1
    while before > 0 and adverb(t[before]):
        before -= 1
    if Shape.ING in shapes and at and t[before].lower in _HOSTS and (subject := _main(t, end)):
        yield subject, None
    first = main_subject(t, before) if shapes & _FINITE and before > 1 and t[before].lower in _JOINS else None
    if first and not any(token.lower in w.PREPOSITIONS for token in t[slice(*first)]):
        yield first, None


def _asker_end(t: Tokens, first: int, start: int) -> int:
    """Where the one who asks ends, before what tells when or where ("Asked by **Ana Silva** on Monday whether ...")."""
    ends = (k for k in range(first + 1, start) if t[k].lower in w.PREPOSITIONS - _OF or t[k].lower in w.TIMES | _WHEN)
    return next(ends, start)


def _main(t: Tokens, end: int) -> Range | None:
    """The subject of the main clause that a comma at `end` opens."""
    if end + 1 >= len(t) or t[end].text != ",":
        return None
    verb = next((k for k in range(end + 2, len(t)) if t[k].lower in w.AUXILIARIES | w.COMMON_PAST | STRONG or _finite(t[k])), len(t))
    subject = subject_before(t, verb, end + 1) if verb < len(t) else None
    return subject if subject and subject[0] == end + 1 else None


def _finite(token: Token) -> bool:
    return token.text[0].islower() and any(shape in _FINITE for _, shape in VERBS.get(token.lower, ()))


def _refused(t: Tokens, at: int, end: int) -> tuple[Range, Range] | None:
    """Who did not reply to what is asked at `at`, behind it or before it ("Asked whether ..., Silva did not reply")."""
    first, after = (end + 1, len(t)) if at == 0 and end < len(t) and t[end].text == "," else (1, at)
    if after == at and (at < 3 or t[at - 1].lower != "when"):  # noqa: PLR2004
        return None
    for verb in range(first, after):
        start, auxiliaries, negated = back_over_auxiliaries(t, verb) if t[verb].lower in _ANSWERS else (verb, (), False)
        subject = subject_before(t, start, max(0, first - 1)) if negated and auxiliaries else None
        if subject and t[subject[0]].lower not in w.RELATIVES:
            return subject, (start, verb + 1)
    return None
