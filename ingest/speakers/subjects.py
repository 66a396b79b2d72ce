"""Which body a sentence is about: whom an "it" takes up in it, or in the sentence behind it.

"**The Harbour Board** refused. It gave no reason." · "The clerk asked **Kestrel Air** for its books, but it declined."
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from archive.records import Span, Spans, SpeakerKind
from ingest.attribution import words as w
from ingest.attribution.sentences import Token, tokens
from ingest.speakers.described import personal_noun
from ingest.speakers.families import families_meant, families_of, is_territory
from ingest.speakers.lexicon import DOCUMENTS
from ingest.speakers.members import Member
from ingest.speakers.naming import Naming
from ingest.speakers.phrase import take_apart
from ingest.speakers.source import NOBODY, Source

_BODIES = frozenset({SpeakerKind.ORGANISATION, SpeakerKind.UNKNOWN})
_LONGEST = 600
"""Characters of the longest sentence that is looked at."""
_MOST = 12
"""Words of the longest subject."""
_BACK = 3
"""An "it" beside a quotation looks past so many quoted sentences."""
_DASHES = frozenset({"—", "–", "--", "-"})
_LEADS = w.PREPOSITIONS | w.SUBORDINATORS | w.ADVERBS | {"either", "asked", "yet"}
"""Words that open what stands before the subject of a sentence."""
_SAYING = frozenset("said says told tells".split())
_WRITTEN = DOCUMENTS - {"will", "statement", "statements", "release", "releases", "order", "page", "story", "bill", "plan"}
"""What an "it" may be itself ("faces a lawsuit. It alleges ..."); a statement is the body's own words."""
_THIRD = re.compile(r"\b(?:the|this|that) ([a-z]{2,20})\b", re.IGNORECASE)


def body_told(naming: Naming, at: int, own: Spans = ()) -> Source:
    """The body that an "it" at `at`, which says `own`, takes up: the subject or only body of its sentence, else the subject of the last.

    Nobody where it may be a letter or report that is told of, or where the words speak of such a body as of another ("the airline").
    """
    told = _told(naming, at)
    return NOBODY if told.name and _speaks_of(naming.cast.text, told.name, own) else told


def _told(naming: Naming, at: int) -> Source:
    focus, cast = naming.focus, naming.cast
    here = bisect_right(focus.sentences, at) - 1
    if here < 0:
        return NOBODY
    start = focus.sentences[here]
    if start < at and not cast.inside_quotation(start):
        lead = tokens(cast.text, Span(start, at), ())
        written = _written(lead)
        if written and lead[0].lower not in w.PREPOSITIONS:
            return NOBODY
        own = _subject(naming, Span(start, at))
        if own.name or _thing(naming, lead):
            return own
        if not written and (only := _only(naming, start, at)):
            return Source(only.called, SpeakerKind.ORGANISATION)
    for before in range(here - 1, max(-1, here - 1 - _BACK), -1):
        begin = focus.sentences[before]
        if bisect_right(focus.paragraphs, at) - bisect_right(focus.paragraphs, begin) > 1:
            break
        if not cast.inside_quotation(begin):
            sentence = Span(begin, focus.sentences[before + 1])
            return NOBODY if _written(tokens(cast.text, sentence, ())) else _subject(naming, sentence)
    return NOBODY


def _speaks_of(text: str, name: str, own: Spans) -> bool:
    """Whether words speak of a body like the one of that name as of a third: "it alleges the airline hid ..."."""
    families = families_of(name.lower().split())
    nouns = (found[1].lower() for span in own for found in _THIRD.finditer(span.cut(text)))
    return any(meant & families or ("company" in meant and not families) for meant in map(families_meant, nouns))


def _written(row: Sequence[Token]) -> bool:
    return any(token.text in _WRITTEN for token in row)


def _thing(naming: Naming, lead: Sequence[Token]) -> bool:
    """Whether the subject of what stands before an "it" is a common noun that the "it" may mean: no person."""
    row = _opening(lead)
    phrase = take_apart(row, naming.cast.writing) if row else None
    return phrase is not None and not phrase.names and phrase.noun[:1].islower() and not personal_noun(phrase.noun)


def _subject(naming: Naming, sentence: Span) -> Source:
    """The body that is the subject of a sentence, by a name or a description."""
    row = _opening(tokens(naming.cast.text, sentence, ())) if len(sentence) <= _LONGEST else ()
    source = naming.phrase(row).kept() if row else NOBODY
    return source if source.name and source.kind is SpeakerKind.ORGANISATION else NOBODY


def _opening(row: Sequence[Token]) -> Sequence[Token]:
    """The words of a sentence up to its verb, without what stands before its subject; none where that is not plain."""
    at = 0
    if row and row[0].lower in w.CONJUNCTIONS:
        at = 1
    if row[at:] and (row[at].lower in _LEADS or row[at].lower.endswith(("ing", "ly"))):
        at = next((k + 1 for k, token in enumerate(row) if token.text == ","), len(row))
    end = next((k for k in range(at, len(row)) if _ends(row, k, at)), len(row))
    plain = at < end < min(len(row), at + _MOST) and row[end].text not in _DASHES
    return row[at:end] if plain else ()


def _ends(row: Sequence[Token], k: int, first: int) -> bool:
    """Whether a token behind the first is no more of the subject: a comma, a verb, an adverb."""
    lower = row[k].lower
    if row[k].text in _DASHES | {",", "("} or lower in w.CONJUNCTIONS | w.RELATIVES:
        return True
    if k == first or not row[k].text[0].islower():
        return False
    verb = lower in w.AUXILIARIES | w.COMMON_PAST | w.MODALS | w.ADVERBS | _SAYING or lower.endswith(("ed", "ly"))
    return verb or lower.endswith("s") and not lower.endswith(("'s", "ss")) and row[k - 1].lower not in w.PREPOSITIONS | w.DETERMINERS


def _only(naming: Naming, start: int, end: int) -> Member | None:
    """The only body, and no place, that is named from `start` to `end`; no "its" before it looks ahead ("In its case on ...")."""
    seen = naming.cast.seen
    first, after = (bisect_left(seen, at, key=lambda each: each.at) for at in (start, end))
    found = {id(s.member): s.member for s in seen[first:after] if s.member.kind in _BODIES and not s.quoted and not is_territory(s.member)}
    member = next(iter(found.values()), None)
    ahead = re.search(r"\bits\b", naming.cast.text[start : seen[first].at]) if found else None
    return member if member and not ahead and len(found) == 1 and member.kind is SpeakerKind.ORGANISATION else None
