"""What was left unsaid: X would not be drawn on it, gave no reason, did not reply to questions, could not be reached for comment."""

from archive.records import Act, Polarity
from ingest.attribution import words as w
from ingest.attribution.bounds import object_end, strip
from ingest.attribution.draft import Draft, Rule, State
from ingest.attribution.groups import back_over_auxiliaries
from ingest.attribution.phrases import Range, Tokens, adverb, subject_before

_NOTHING: tuple[tuple[frozenset[str], frozenset[str], frozenset[str]], ...] = (
    (frozenset("made make makes making".split()), frozenset({"mention"}), frozenset({"of"})),
    (
        frozenset("gave give gives giving offered offer offers offering provided provide provides providing".split()),
        frozenset("reason details detail explanation indication comment hint timetable".split()),
        frozenset("for of on as about".split()),
    ),
)
_NO = frozenset({"no", "little", "few"})
_ANSWERS = frozenset("respond reply return answer comment say give provide offer disclose discuss specify elaborate reveal".split())
_QUESTIONS = frozenset(
    "question questions call calls message messages request requests query queries email emails e-mail letter letters".split()
)
_TOLD = frozenset(
    "details detail reason reasons date dates figure figures number numbers explanation timetable name names evidence example".split()
)
_WHICH = frozenset("whether if when where why how what which who whose whom".split())
_REACH = 6


def silent(state: State) -> None:
    """Statements about what the source did not say."""
    t = state.t
    for at in range(1, len(t) - 1):
        rule = Rule.SILENT
        found = _not_drawn(t, at) or _nothing_given(t, at)
        if found is None:
            rule = Rule.UNANSWERED
            found = _unanswered(t, at) or _unreached(t, at)
        if found is None:
            continue
        cue, start = found
        # An "answer" that was not given is no cue for what stands beside it.
        others = [d for d in state.drafts if rule is Rule.SILENT or not any(a <= at < b for a, b in d.cue)]
        if any(a <= at < b for d in others for a, b in (*d.content, *d.cue)):
            continue
        subject = subject_before(t, cue[0], state.floor if len(others) == len(state.drafts) else 0)
        content = strip(t, start, object_end(t, start))
        if subject and content and t[subject[0]].lower not in w.RELATIVES | {"i", "you", "we"}:
            state.drafts[:] = [*others, Draft(rule, (content,), (cue,), (subject,), Act.SAID, Polarity.UNSAID)]


def _not_drawn(t: Tokens, at: int) -> tuple[Range, int] | None:
    """The cue "would not be drawn" that ends at "drawn", and where its content begins."""
    if (
        t[at].lower != "drawn"
        or t[at - 1].lower not in {"be", "been"}
        or at + 1 == len(t)
        or t[at + 1].lower not in {"on", "into", "about", "over"}
    ):
        return None
    first, _, negated = back_over_auxiliaries(t, at)
    return ((first, at + 1), at + 1) if negated else None


def _nothing_given(t: Tokens, at: int) -> tuple[Range, int] | None:
    """The cue "gave no reason" and where its content begins."""
    for verbs, nouns, links in _NOTHING:
        if t[at].lower not in verbs or t[at + 1].lower not in _NO:
            continue
        noun = next((k for k in range(at + 2, min(len(t) - 1, at + 4)) if t[k].lower in nouns), None)
        if noun is not None and t[noun + 1].lower in links:
            first = at - 1 if t[at - 1].lower in w.AUXILIARIES else at
            return ((first, noun + 2), noun + 2) if t[noun + 1].lower == "of" else ((first, noun + 1), noun + 1)
    return None


def _unanswered(t: Tokens, at: int) -> tuple[Range, int] | None:
    """The cue "did not immediately respond" or "would not say" and where its content begins."""
    verb = t[at].lower
    if verb not in _ANSWERS or t[at].text[0].isupper():
        return None
    first, auxiliaries, negated = back_over_auxiliaries(t, at)
    if not negated or not auxiliaries:
        return None
    after = _past_when(t, at + 1)
    if after >= len(t):
        return None
    ahead = [token.lower for token in t[after : after + _REACH]]
    refuses = auxiliaries[-1] in {"would", "will", "wouldn't", "won't"}
    fits = {
        "respond": ahead[0] == "to",
        "reply": ahead[0] == "to",
        "comment": ahead[0] in {"on", "about", "for"},
        "return": _QUESTIONS.intersection(ahead),
        "answer": _QUESTIONS.intersection(ahead),
        "say": ahead[0] in _WHICH or len(ahead) > 1 and ahead[0] in {"on", "in", "by", "to"} and ahead[1] in _WHICH,
        "discuss": refuses,
        "disclose": refuses,
        "reveal": refuses,
        "specify": ahead[0] in w.DETERMINERS | _WHICH,
        "elaborate": ahead[0] == "on",
    }.get(verb, bool(_TOLD.intersection(ahead)))
    return ((first, at + 1), after) if fits else None


def _unreached(t: Tokens, at: int) -> tuple[Range, int] | None:
    """The cue "could not be reached" and where "for comment" begins."""
    if t[at].lower != "reached" or t[at - 1].lower != "be":
        return None
    after = _past_when(t, at + 1)
    first, _, negated = back_over_auxiliaries(t, at)
    return ((first, at + 1), after) if negated and after < len(t) and t[after].lower == "for" else None


def _past_when(t: Tokens, at: int) -> int:
    """The place after adverbs and days ("immediately", "on Monday")."""
    while at < len(t) and (
        t[at].lower in w.TIMES or adverb(t[at]) or t[at].lower == "on" and at + 1 < len(t) and t[at + 1].lower in w.TIMES
    ):
        at += 1
    return at
