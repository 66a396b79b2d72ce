"""Who is talked about between the quotations: the people whom an article's sentences describe by an office, or bring in.

"**The mayor** had left. In the evening she told ..." · "The last word went to **Orla Venn, 10, who** drew a boat. “No,” she said."
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from archive.records import Span, Spans, SpeakerKind
from ingest.attribution import words as w
from ingest.attribution.sentences import Token
from ingest.speakers.cast import Cast
from ingest.speakers.focus import Focus
from ingest.speakers.given import given
from ingest.speakers.interviews import MET, PRESS
from ingest.speakers.lexicon import ROLE_WORDS
from ingest.speakers.members import Seen, somebody
from ingest.speakers.source import NOBODY, Source

_MODIFIERS = 3
"""So many words at most stand between "the" and the office."""
_OPENS = 24
"""So many characters of a sentence at most stand before the source that opens it."""
_WHO = re.compile(r"[^,.]{1,60},(?: \d{1,2},)? who\b")
"""A name and the relative that tells more of its bearer: whom it names is not brought in himself."""
_UNDERGO = (w.COMMON_PAST - w.AUXILIARIES) | frozenset("bit beat saw fed bound cost split stung bid meet meets met".split())
_ARRIVE = frozenset(
    "came sat stood ran fell went rose spoke slept became began lay walked waited lived arrived appeared followed stepped named called "
    "nicknamed".split()
)
"""Verbs whose subject may stand behind them ("then came Orla Venn"), and what stands before a name itself."""
_QUALITIES = frozenset("former late acting ex- lead".split())
"""Titles that only say more of the noun behind them ("the former customs house")."""
_BEFORE_NAME = ROLE_WORDS | w.DETERMINERS
_MEETING = 30
"""So many characters before a name tell that its bearer is met."""
_WIDTH = 60
"""So many characters before a name the verb that takes it is looked for."""
_TO_ONE = re.compile(
    r"s?he (?:\w{1,20}ly )?\w{2,20} (?:him|her)(?=[.,;:!?\n]| (?:that|in|on|at|as|to|by|after|when|from|over|again)\b|$)", re.I
)
_OWN = re.compile(r"\b(?:I|we|my|our|us|me|mine|ours)\b(?!\.)", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\b(?:is|was|were|are|been|being|be|gets?|got) (?:\w{1,20}ly )?(?:\w{1,20}ed|shot|hit|hurt|caught|found|sent)\b", re.IGNORECASE
)
_REACTS = re.compile(
    r"\b(?:(?:shrug|laugh|smile|nod|sigh|grin|frown|agree|disagree|hesitate|pause|wince|chuckle)(?:s|d|ged|ded|ned|ed)?"
    r"|sh(?:akes|ook) (?:his|her|their) head"
    r"|(?:is|was) (?:more |less |very |quite |rather )?(?:exact|blunt|clear|frank|unmoved|unimpressed|adamant|certain|scathing|defiant"
    r"|cautious|candid|emphatic|furious|dismissive)"
    r"|ha[sd] (?:an?|another|his|her) (?:\w+ )?(?:version|answer|view|word|explanation|theory|idea|warning|message|reply|story))\b",
    re.IGNORECASE,
)
"""What somebody does who speaks next."""


class Spoken(NamedTuple):
    """A source: where it stands, who it is, whether they asked something, and whom."""

    at: int
    source: Source
    asks: bool = False
    asked: str = ""


def described(rows: Sequence[Sequence[Token]], cast: Cast) -> Iterator[Sequence[Token]]:
    """The phrases outside quotations that tell of somebody by an office alone ("The mayor left", "..., the harbour master has")."""
    for row in rows:
        for at, token in enumerate(row):
            if token.lower == "the" and (end := _office(row, at)) and not cast.inside_quotation(token.start):
                yield row[at:end]


def _office(row: Sequence[Token], the: int) -> int:
    """The place after an office that seems the subject of its sentence, 0 where none is."""
    for at in range(the + 1, min(len(row) - 1, the + 2 + _MODIFIERS)):
        token, after = row[at], row[at + 1]
        if not token.text.isalpha() or not token.text[0].islower() or token.lower in w.PREPOSITIONS | w.AUXILIARIES:
            return 0
        if token.lower in ROLE_WORDS - _QUALITIES:
            opens = row[the].text == "The" and (after.text == "," or after.lower in w.PREPOSITIONS)
            return at + 1 if opens or _acts(after) else 0
    return 0


def _acts(token: Token) -> bool:
    """Whether a word right behind a noun looks like its verb."""
    lower = token.lower
    ends = lower.endswith(("ed", "s")) and not lower.endswith(("'s", "ss"))
    return lower in w.AUXILIARIES | w.COMMON_PAST | {"who"} or token.text[0].islower() and lower not in w.PREPOSITIONS and ends


def brought_in(focus: Focus, pronoun: str, begin: int, sources: Sequence[Spoken]) -> Seen | None:
    """The one person of a full name whom the sentence before `begin`, in its paragraph, names, and whom a "he" or "she" fits (or "").

    None where what is said does not begin its own sentence, where the sentence before first tells of somebody else, or where somebody else
    says something in it (`sources`: who spoke so far, in order); who only asks is left out.
    """
    here = bisect_right(focus.sentences, begin + 1) - 1  # a sentence begins behind its mark
    if here < 1 or any(_may_be(seen, pronoun) for seen, _ in _events(focus, focus.sentences[here], begin)):
        return None
    before = Span(focus.sentences[here - 1], min(focus.sentences[here], begin))
    apart = bisect_right(focus.paragraphs, begin) != bisect_right(focus.paragraphs, before.start)
    if apart or focus.cast.inside_quotation(before.start):
        return None
    spoke = [each for each in sources[bisect_left(sources, before.start, key=_place) :] if each.at < before.end]
    askers = {each.source.name for each in spoke if each.asks}
    events = _events(focus, before.start, before.end)
    askers |= _meeting(focus.cast.text, [seen for seen, pronominal in events if not pronominal])
    told = [(seen, pronominal) for seen, pronominal in events if _may_be(seen, pronoun) and seen.member.called not in askers]
    lead = _lead(focus, [seen for seen, pronominal in told if not pronominal])
    if lead is None or " " not in lead.member.name:
        return None
    others = any(pronominal and seen.at < lead.at and seen.member is not lead.member for seen, pronominal in told)
    return None if others or any(each.source.name != lead.member.called for each in spoke if not each.asks) else lead


def speaks_next(focus: Focus, pronoun: str, at: int, own: Spans, sources: Sequence[Spoken]) -> Seen | None:
    """The same for the "he" or "she" at `at` that says `own`.

    None for who only undergoes something ("the dog bit Orla Venn"), whom the words are said to, or of whom they themselves tell.
    """
    seen = brought_in(focus, pronoun, min(at, own[0].start), sources)
    if seen is None or _undergoes(focus.cast.text, seen) or seen.member.named_in(own) or _TO_ONE.match(focus.cast.text, at):
        return None
    here = bisect_right(focus.sentences, at)
    end = focus.sentences[here] if here < len(focus.sentences) else len(focus.cast.text)
    if any(other.member is seen.member and not pronominal and not other.quoted for other, pronominal in _events(focus, at, end)):
        return None
    told = re.compile(rf"\b{pronoun}\b", re.IGNORECASE)
    return None if any(focus.cast.inside_quotation(span.start + 1) and told.search(span.cut(focus.cast.text)) for span in own) else seen


def quoted_next(focus: Focus, own: Spans, sources: Sequence[Spoken]) -> tuple[Seen, bool] | None:
    """Whom the sentence before words in marks without a source is about, and whether they say them: "Orla Venn disagrees. “We came late.”".

    They do who say "I" or "we" or do what speakers do ("shrugs"), and whom the words do not speak of.
    """
    lead = brought_in(focus, "", own[0].start, sources)
    if lead is None or not lead.subject:
        return None
    text = focus.cast.text
    here = bisect_right(focus.sentences, own[0].start + 1) - 1
    told, said = text[focus.sentences[here - 1] : own[0].start], " ".join(span.cut(text) for span in own)
    gender = lead.member.gender
    third = re.compile(rf"\b(?:{gender or 's?he'}|{'her|hers' if gender == 'she' else 'him|his'})\b", re.IGNORECASE)
    of_them = bool(third.search(said)) or lead.member.named_in(own)
    return lead, not of_them and not _undergoes(text, lead) and not _PASSIVE.search(told) and bool(
        _OWN.search(said) or _REACTS.search(told)
    )


def _meeting(text: str, named: Sequence[Seen]) -> set[str]:
    """The reporters of a sentence in which somebody else is met ("our reporter Ned Roe | spoke to | Ana Silva")."""
    met = [seen for seen in named if MET.search(text, max(0, seen.at - _MEETING), seen.at)]
    reporters = {seen.member.called for seen in named if seen.subject and seen.member.roles & PRESS}
    return reporters if any(seen.member.called not in reporters for seen in met) else set()


def _undergoes(text: str, seen: Seen) -> bool:
    """Whether somebody is the object of a verb and nothing more is told of them."""
    before = text[max(0, seen.at - _WIDTH) : seen.at].split()
    while before and before[-1].lower() in _BEFORE_NAME:
        before.pop()
    verb = before[-1] if before else ""
    if MET.search(text, max(0, seen.at - _MEETING), seen.at):
        return False
    takes = verb.islower() and (verb.endswith("ed") or verb in _UNDERGO) and verb not in _ARRIVE
    return takes and not seen.subject and not _WHO.match(text, seen.at)


def _place(spoken: Spoken) -> int:
    return spoken.at


def body_before(focus: Focus, at: int, sources: Sequence[Spoken]) -> Source:
    """The body that is the first source, and the only body, of the sentence before the one at `at`, or of its own; nobody where none is."""
    here = bisect_right(focus.sentences, at) - 1
    for start in (focus.sentences[max(0, here)], focus.sentences[max(0, here - 1)]):
        if bisect_right(focus.paragraphs, start) != bisect_right(focus.paragraphs, at):
            break
        spoke = sources[bisect_left(sources, start, key=_place) :]
        bodies = {each.source.name for each in spoke if each.source.kind is SpeakerKind.ORGANISATION}
        if spoke and spoke[0].at - start <= _OPENS and len(bodies) == 1 and spoke[0].source.name in bodies - {None}:
            return spoke[0].source
    return NOBODY


def _events(focus: Focus, start: int, end: int) -> list[tuple[Seen, bool]]:
    """Who is mentioned from `start` to `end`, each with whether by a pronoun."""
    first, after = (bisect_left(focus.events, (at, -1)) for at in (start, end))
    text = focus.cast.text
    return [(seen, resolved and text[at : at + 4].lower() != "the ") for at, _, seen, resolved in focus.events[first:after]]


def _lead(focus: Focus, named: Sequence[Seen]) -> Seen | None:
    """The only person of a sentence, or whose relative names all others, or the only subject beside objects and owners."""
    people = {id(seen.member) for seen in named}
    subjects = {id(seen.member): seen for seen in named if seen.subject}
    if len(people) > 1 and named[0].presented and _WHO.match(focus.cast.text, named[0].at):
        return named[0]
    if len(people) > 1 and len(subjects) == 1 and all(id(s.member) in subjects or s.object or s.owner for s in named):
        return next(iter(subjects.values()))
    return next((seen for seen in named if not seen.owner), None) if len(people) == 1 else None


def _may_be(seen: Seen, pronoun: str) -> bool:
    """Whether a mention is that of a person whom the pronoun fits."""
    member = seen.member
    if seen.quoted or not somebody(member) or pronoun and member.gender not in {pronoun, ""}:
        return False
    return member.kind is SpeakerKind.PERSON or seen.presented or bool(given(member.name.split()[0]))
