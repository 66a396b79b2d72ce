"""What follows a reporting verb: past the person told, the day and the medium, to what was said."""

from enum import StrEnum

from ingest.attribution import words as w
from ingest.attribution.cues import STRONG, VERBS, Cue, Frame
from ingest.attribution.phrases import Tokens, capital, sign, speech

_LONGEST_INSERT = 14
_LONGEST_LISTENER = 4


class Follow(StrEnum):
    """What stands after a reporting verb."""

    QUOTE = "quote"
    THAT = "that"
    CLAUSE = "clause"
    COMMA = "comma"
    END = "end"


def follow(t: Tokens, start: int, cue: Cue) -> tuple[Follow, int]:
    """What comes after a verb group that ends at `start`, past the person told, the day and the medium, and where it begins."""
    at = _past_times(t, _past_addressee(t, start) if cue.frame in {Frame.TELL, Frame.ASK} else start)
    if at >= len(t):
        return Follow.END, len(t)
    if marked := _opened(t, at):
        return marked
    token = t[at]
    if sign(token) and token.text not in "($'’":
        return Follow.END, at
    if token.lower == "to" and cue.frame in {Frame.TELL, Frame.ASK} and _infinitive_at(t, at):
        return Follow.THAT, at
    if token.lower in w.PREPOSITIONS or token.lower in {"flatly", "bluntly", "simply"}:
        return _past_adverbial(t, at)
    circumstance = token.lower in {"as", "when", "while", "because", "before"} and cue.frame is not Frame.OBJECT
    return (Follow.END if circumstance else Follow.CLAUSE), at


def _past_times(t: Tokens, at: int) -> int:
    """Past "on Tuesday night", "last week"; "on" itself is left to the adverbials."""
    while at < len(t) and t[at].quoted < 0:
        dated = t[at].lower in w.TIMES
        if not dated and not (t[at].lower in {"last", "this", "that", "late", "early"} and _unit(t, at + 1)):
            break
        at += 2 if not dated or _unit(t, at + 1) else 1
    return at


def _opened(t: Tokens, at: int) -> tuple[Follow, int] | None:
    """What a quotation, a colon, a comma or "that" at `at` opens; None when another word stands there."""
    token = t[at]
    if token.quoted >= 0:
        return (Follow.QUOTE if speech(token) and _last_in_clause(t, at) else Follow.CLAUSE), at
    if token.text == ":":
        return (Follow.QUOTE if at + 1 < len(t) and t[at + 1].quoted >= 0 else Follow.CLAUSE), at + 1
    if token.text == ",":
        return _after_comma(t, at)
    return (Follow.THAT, at) if token.lower == "that" and at + 1 < len(t) else None


def _infinitive_at(t: Tokens, at: int) -> bool:
    """Whether "to" at `at` opens what somebody was told to do, rather than naming a listener."""
    after = t[at + 1] if at + 1 < len(t) else None
    return after is not None and after.text[0].islower() and after.lower not in w.DETERMINERS | w.ADDRESSEES | w.OBJECT_PRONOUNS


def _unit(t: Tokens, at: int) -> bool:
    return at < len(t) and (t[at].lower in w.TIME_UNITS or t[at].lower in w.WEEKDAYS)


def _last_in_clause(t: Tokens, at: int) -> bool:
    """Whether a quotation ends what is said: the sentence, or the part before a comma, ends with it."""
    return at + 1 >= len(t) or sign(t[at + 1]) or t[at].text.rstrip("”\"'’» ")[-1:] in ".,!?…—"


def _after_comma(t: Tokens, comma: int) -> tuple[Follow, int]:
    following = t[comma + 1] if comma + 1 < len(t) else None
    if following is not None and speech(following):
        return Follow.QUOTE, comma + 1
    if following is not None and following.lower == "that":
        return Follow.THAT, comma + 1
    for at in range(comma + 2, min(len(t) - 1, comma + 9)):
        if t[at].lower in VERBS and t[at].lower in STRONG:
            break
        if t[at].text == ",":
            if speech(t[at + 1]):
                return Follow.QUOTE, at + 1
            return (Follow.THAT, at + 1) if t[at + 1].lower == "that" else (Follow.COMMA, comma)
    return Follow.COMMA, comma


def _past_addressee(t: Tokens, start: int) -> int:
    """The end of the person or people told: a pronoun, a name, reporters, the crowd."""
    at = start
    if at < len(t) and (t[at].lower in w.OBJECT_PRONOUNS or t[at].lower in w.ADDRESSEES):
        return at + 1
    if at < len(t) and t[at].lower in w.DETERMINERS:
        at = _past_noun(t, at + 1)
    while at < len(t) and _names(t, at):
        at += 1
    while at < len(t) and t[at].lower in w.ADDRESSEES:
        at += 1
    if at == start and at + 1 < len(t) and t[at].lower.endswith("s") and t[at].text[0].islower() and t[at + 1].lower == "that":
        at += 1  # "told detectives that"
    return at


def _past_noun(t: Tokens, start: int) -> int:
    """The end of a short noun phrase after its article: "the crowd", "the local council"."""
    for at in range(start, min(len(t), start + _LONGEST_LISTENER)):
        token = t[at]
        if token.quoted >= 0 or sign(token) or token.lower in w.PREPOSITIONS | w.SUBORDINATORS:
            return at
        more = at + 1 < len(t) and capital(t[at + 1])
        if not capital(token) and not more and not token.lower.endswith(("an", "al", "ic", "'s")):
            return at + 1
    return min(len(t), start + _LONGEST_LISTENER)


def _names(t: Tokens, at: int) -> bool:
    token = t[at]
    named = capital(token) or token.text.endswith(("'s", "’s"))
    return token.quoted < 0 and named and token.lower not in w.SUBJECT_PRONOUNS | {"the"}


def _past_adverbial(t: Tokens, at: int) -> tuple[Follow, int]:
    """Past "in an interview with the Harbour Post on Monday" to what was said, or back to the preposition when it opens what was said."""
    medium = -1
    for k in range(at + 1, min(len(t), at + _LONGEST_INSERT)):
        token = t[k]
        inserted = (token.quoted >= 0 and not speech(token)) or (token.lower == "that" and t[k - 1].lower in w.PREPOSITIONS)
        if not inserted and (marked := _opened(t, k)):
            return marked
        if token.lower in w.MEDIA | w.TIMES | w.ADDRESSEES:
            medium = k + 1
        elif _opens_clause(t, k, after_medium=medium == k, far=k > at + 1):
            return Follow.CLAUSE, k
        elif token.lower in w.AUXILIARIES:
            return Follow.CLAUSE, at
        elif sign(token) and token.text not in "()'’$":
            return Follow.END, k
    return (Follow.CLAUSE, at) if len(t) > at + _LONGEST_INSERT else (Follow.END, len(t))


def _opens_clause(t: Tokens, at: int, *, after_medium: bool, far: bool) -> bool:
    """Whether a subject stands at `at`: a pronoun, or right after the medium or the day also a name or an article."""
    token = t[at]
    if token.lower in w.SUBJECT_PRONOUNS:
        return after_medium or far
    return after_medium and (token.lower in w.DETERMINERS or capital(token))
