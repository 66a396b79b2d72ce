"""Where reported words end, and where a sentence's own subject stands."""

from ingest.attribution import words as w
from ingest.attribution.cues import REPORTING, STRONG, VERBS, Frame, Shape
from ingest.attribution.phrases import Range, Tokens, capital, sign, subject_before

_CLAUSE_BREAKS = frozenset({"but", "while", "although", "though", "whereas", "and", "as"})
_SUBORDINATE_LEADS = frozenset("while although though after as when if before because since once until even".split())
_NO_VERBS = frozenset({"claim", "claims", "notes", "states", "state", "report", "reports"})
_NEAR = 9


def strip(t: Tokens, start: int, end: int) -> Range | None:
    """A range without punctuation at its ends; brackets and quotations stay."""
    while start < end and sign(t[start]) and t[start].text not in {"(", "[", "'", "…", "..."}:
        start += 1
    while end > start and sign(t[end - 1]) and t[end - 1].text not in {")", "]", "'", "’", "…", "...", "?", "!", "%"}:
        end -= 1
    return (start, end) if end > start else None


def content_end(t: Tokens, start: int, cue: int = 0) -> int:
    """Where a reported clause ends: with its sentence, or before the next cue of the same level.

    A cue at `cue` that stands in a subordinate clause at the head of the sentence ("While he said X, Y") reports up to the comma.
    """
    led = leads(t, cue)
    for at in range(start + 1, len(t) - 1):
        if t[at].text == ";" or (t[at].text == "," and (led or new_cue(t, at))):
            return at
        if t[at].lower in {"and", "but"} and second_verb(t, at + 1):
            return at
    return len(t)


def leads(t: Tokens, cue: int) -> bool:
    """Whether the cue stands in a subordinate clause that opens the sentence."""
    first = 1 if t[0].lower in w.CONJUNCTIONS else 0
    return cue > first and t[first].lower in _SUBORDINATE_LEADS and not any(x.text == "," or x.quoted >= 0 for x in t[first:cue])


def object_end(t: Tokens, start: int) -> int:
    """Where the thing judged or wanted ends: before a comma that opens something new, a second verb, or when and where it was said."""
    for at in range(start + 1, len(t)):
        if _ends_object(t, at):
            return at
    return len(t)


def _ends_object(t: Tokens, at: int) -> bool:
    token = t[at]
    following = t[at + 1].lower if at + 1 < len(t) else ""
    if token.text in {";", "—", "–", "--"} or token.lower in {"while", "although", "though", "after", "amid"}:
        return True
    if token.text in {",", "-"}:
        opens = following in w.CONJUNCTIONS | w.SUBORDINATORS | w.PREPOSITIONS | w.SUBJECT_PRONOUNS | w.ADVERBS
        return opens or following.endswith("ing") or following in {"however", "telling", "saying"} or token.text == "-"
    if token.lower in {"and", "but"}:
        return (
            (following in REPORTING and following not in {"plans", "hopes", "calls"})
            or following in w.AUXILIARIES | w.SUBJECT_PRONOUNS | w.COMMON_PAST
            or following.endswith("ed")
        )
    return _says_when(t, at)


def _says_when(t: Tokens, at: int) -> bool:
    """Whether the circumstances begin here ("on Tuesday", "last week", "in an interview"), which are not the thing itself."""
    lower = t[at].lower
    following = t[at + 1].lower if at + 1 < len(t) else ""
    if lower in w.WEEKDAYS | {"yesterday", "today", "tonight"} or (
        lower in {"last", "this", "earlier"} and following in w.TIME_UNITS | w.MONTHS | {"this", "last"}
    ):
        return True
    if lower == "on" and following in w.WEEKDAYS:
        return True
    return lower in {"in", "during", "at"} and any(x.lower in w.MEDIA for x in t[at + 1 : at + 4])


def second_verb(t: Tokens, at: int) -> bool:
    """A strong reporting verb right after "and": the same subject says more."""
    while at < len(t) - 1 and (t[at].lower in w.ADVERBS or t[at].lower in w.HAVE):
        at += 1
    readings = VERBS.get(t[at].lower, ())
    return t[at].lower in STRONG and any(shape in {Shape.PAST, Shape.PRESENT} for _, shape in readings) and t[at].lower not in _NO_VERBS


def new_cue(t: Tokens, comma: int) -> bool:
    """Whether a comma opens a new attribution: ", adding", ", but X said", ", according to"."""
    if comma + 1 >= len(t):
        return False
    first = t[comma + 1]
    if first.lower == "according":
        return True
    if first.lower.endswith("ing") and any(cue.frame is not Frame.DO for cue, _ in VERBS.get(first.lower, ())):
        return True
    if first.lower not in _CLAUSE_BREAKS:
        return False
    for at in range(comma + 2, min(len(t), comma + 2 + _NEAR)):
        if t[at].text == "," or t[at].lower == "that":
            return False
        if t[at].lower in STRONG:
            return t[at].lower not in _NO_VERBS and t[at - 1].lower not in w.DETERMINERS
    return False


def main_subject(t: Tokens, before: int, floor: int = 0) -> Range | None:
    """The subject of the sentence's main clause, looked for between `floor` and `before`, past what leads the sentence in."""
    at = floor
    while at < before and _leads_in(t, at):
        comma = next((k for k in range(at, before) if t[k].text == ","), None)
        if comma is None:
            at += 1
            break
        at = comma + 1
    for verb in range(at + 1, before + 1):
        if verb == before or _verb_like(t, verb, at):
            return subject_before(t, verb, at) if verb < before or verb == before else None
    return None


def _leads_in(t: Tokens, at: int) -> bool:
    lower = t[at].lower
    return (
        lower in w.PREPOSITIONS | w.SUBORDINATORS | w.ADVERBS | w.CONJUNCTIONS | {"asked", "according"}
        or (lower.endswith("ing") and not capital(t[at]))
        or sign(t[at])
    )


def _verb_like(t: Tokens, at: int, floor: int) -> bool:
    """A word that looks like the verb of its clause."""
    token = t[at]
    if token.quoted >= 0 or sign(token) or t[at - 1].lower in w.DETERMINERS | w.PREPOSITIONS:
        return False
    lower = token.lower
    return (
        lower in w.AUXILIARIES | w.COMMON_PAST
        or (lower.endswith("ed") and token.text[0].islower() and lower != "hundred")
        or (at > floor and any(s is Shape.PRESENT for _, s in VERBS.get(lower, ())))
    )
