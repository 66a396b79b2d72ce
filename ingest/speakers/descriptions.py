"""What an article calls people and bodies, and those whom it only describes: evidence of who holds an office in other articles too.

"The mayor said" may stand in an article that never names the mayor. Such a description is kept with what its own article tells against
somebody: who is spoken of in those statements, or hears them, did not make them.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.identity import Description
from archive.records import JOINT, Quote, SpeakerKind
from ingest.attribution import words as w
from ingest.attribution.sentences import tokens
from ingest.speakers import roles
from ingest.speakers.cast import Cast
from ingest.speakers.crowds import CROWDS
from ingest.speakers.described import personal_noun
from ingest.speakers.families import families_meant
from ingest.speakers.lexicon import BODIES, DOCUMENTS, ORGANISATION_WORDS, PERSON_NOUNS, RELATIVES
from ingest.speakers.phrase import Phrase, plural, take_apart
from ingest.speakers.source import CERTAINTY, confidence

_POINTING_AT_NOBODY = DOCUMENTS | PERSON_NOUNS | RELATIVES | CROWDS | w.POSSESSIVES | frozenset({"other", "neither", "whoever"})
_OPEN = frozenset({SpeakerKind.ANONYMOUS, SpeakerKind.PERSON, SpeakerKind.ORGANISATION, SpeakerKind.UNKNOWN})
"""Kinds of a source without a name that may be one person or body."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement of somebody who is only described, with the chance that its words are right."""

    quote: Quote
    chance: float


def kind_of(noun: str) -> SpeakerKind | None:
    """What a noun is for, a person or a body; None where it points at nobody in particular."""
    if noun in _POINTING_AT_NOBODY:
        return None
    if noun in BODIES or noun in ORGANISATION_WORDS or families_meant(noun):
        return SpeakerKind.ORGANISATION
    return SpeakerKind.PERSON if personal_noun(noun) else None


def descriptions_of(cast: Cast, quotes: Sequence[Quote], chances: Iterable[float]) -> tuple[Description, ...]:
    """Those to whom an article gives statements and no name; `chances`: how surely the words of each statement are right."""
    found: defaultdict[str, list[_Said]] = defaultdict(list)
    kinds: dict[str, SpeakerKind] = {}
    for quote, chance in zip(quotes, chances, strict=True):
        phrase = _phrase(quote, cast) if quote.speaker is None and quote.speaker_kind in _OPEN else None
        kind = kind_of(phrase.noun) if phrase and not phrase.indefinite else None
        if phrase and kind:
            found[phrase.whole].append(_Said(quote, chance))
            kinds.setdefault(phrase.whole, kind)
    return tuple(_description(words, kinds[words], said, cast) for words, said in sorted(found.items()))


def called_in(cast: Cast, quotes: Iterable[Quote]) -> dict[str, frozenset[str]]:
    """By name what an article calls everybody: people by titles and appositions, bodies by what it takes up with "the ..." too."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for member in cast.members.values():
        found[member.called] |= member.roles if member.kind is SpeakerKind.ORGANISATION else member.titles.keys()
    for quote in quotes:
        if quote.speaker is None or JOINT in quote.speaker:
            continue
        phrase = _phrase(quote, cast)
        if phrase is None:
            found[quote.speaker] |= {quote.role} if quote.role and quote.mention else set()
        elif phrase.definite and not phrase.names and kind_of(phrase.noun) is SpeakerKind.ORGANISATION:
            found[quote.speaker].add(phrase.whole)
    return {name: frozenset(called) for name, called in found.items()}


def _phrase(quote: Quote, cast: Cast) -> Phrase | None:
    """The source of a statement where it describes one person or body and is no name."""
    row = [token for span in quote.mention for token in tokens(quote.article.text, span, ())]
    phrase = take_apart(row, cast.writing) if row else None
    if phrase is None or not phrase.head or phrase.genitive or plural(phrase.noun):
        return None
    if phrase.ends_in_name and not (roles.is_agent(phrase.noun) or phrase.noun in BODIES):
        return None
    joined = any(token.lower in w.CONJUNCTIONS for token in phrase.head)
    return None if joined or kind_of(phrase.noun) is None else phrase


def _description(words: str, kind: SpeakerKind, said: Sequence[_Said], cast: Cast) -> Description:
    spans = [span for each in said for span in each.quote.content]
    barred = {m.called for m in cast.members.values() if m.named_in(spans)} | {each.quote.addressee for each in said}
    others = {phrase.other for each in said if (phrase := _phrase(each.quote, cast))} - {""}
    barred |= {m.called for m in cast.members.values() if m.gender in others}
    known = {each.quote.id: round(confidence(each.chance, CERTAINTY["elsewhere"]), 3) for each in said}
    return Description(name=words, kind=kind, barred=tuple(sorted(barred - {""})), statements=tuple(sorted(known.items())))
