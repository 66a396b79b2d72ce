"""Shapes beside the common ones: quoted as saying, a name and a colon, a cue in the sentence after the quotation."""

from dataclasses import dataclass

from ingest.attribution import words as w
from ingest.attribution.bounds import content_end, strip
from ingest.attribution.cues import SPOKEN, VERBS, Shape, inflect
from ingest.attribution.draft import Draft, Rule, State, quotations_end
from ingest.attribution.follow import Follow, follow
from ingest.attribution.groups import Group, groups
from ingest.attribution.phrases import Range, Tokens, capital, sign, subject_after, subject_before

_QUOTING = frozenset(form for lemma in ("quote", "cite") for form in inflect(lemma))
_NAMED_REACH = 16
_LEADS = frozenset("here statement from comment reaction response is of by".split())
_DESCRIBING = frozenset("describing explaining recalling remembering referring talking speaking discussing".split())
_WORDS = frozenset(
    "words verdict answer reply response explanation description summary view message advice comment conclusion "
    "assessment complaint plea promise warning instruction instructions question thoughts opinion".split()
)
_MATTERS = frozenset(
    "choice answer question problem lesson message rule reason point moral verdict explanation advice solution priority aim matter case "
    "conclusion decision truth fact".split()
)
_HOW = frozenset("how what why".split())


def quoted_as(state: State, group: Group) -> Draft | None:
    """X was quoted by Y as saying ... · Y quoted X as saying ...: the words are X's, by way of Y."""
    t = state.t
    if t[group.head].lower not in _QUOTING or group.end > group.head + 1:
        return None
    at = next((k for k in range(group.end, min(len(t) - 2, group.end + _NAMED_REACH)) if t[k].lower == "as"), None)
    if at is None or at == group.end or any(t[k].text in {";", ":", "."} or t[k].quoted >= 0 for k in range(group.end, at)):
        return None
    reading = next((cue for cue, shape in VERBS.get(t[at + 1].lower, ()) if shape is Shape.ING and cue.frame in SPOKEN), None)
    subject = subject_before(t, group.start, state.floor)
    if reading is None or subject is None:
        return None
    other = (group.end + 1, at) if group.passive and t[group.end].lower == "by" else (group.end, at)
    source, relay = (subject, other) if group.passive else (other, subject)
    if group.passive and other[0] == group.end:
        return None
    kind, start = follow(t, at + 2, reading)
    if kind in {Follow.END, Follow.COMMA}:
        return None
    end = quotations_end(t, start) if kind is Follow.QUOTE else content_end(t, start, group.start)
    content = strip(t, start, end)
    if content is None:
        return None
    return Draft(Rule.QUOTED, (content,), ((group.start, group.end), (at, at + 2)), (source,), reading.act, via=(relay,))


def named_before(state: State) -> None:
    """Ana Silva, 34, baker: "Q" · Minister Ana Silva after the vote: "Q" · Here is Ana Silva on the budget: "Q"."""
    t = state.t
    at = next((k for k in range(1, len(t)) if t[k].quoted >= 0 and t[k - 1].text == ":"), None)
    if at is None or any(a <= at < b for draft in state.drafts for a, b in draft.content):
        return
    source = name_alone(t, at - 1)
    if source:
        state.drafts.append(Draft(Rule.NAMED, ((at, quotations_end(t, at)),), ((at - 1, at),), (source,)))


def fronted(t: Tokens, subject: Range) -> Range:
    """Whose words a colon opens: the subject, or in "For Ana Silva, a baker, the choice was simple:" whom the sentence begins with."""
    if t[subject[1] - 1].lower not in _MATTERS or t[0].lower not in {"for", "to"} or not capital(t[1]):
        return subject
    end = subject[0]
    while end > 1 and t[end - 1].text == ",":
        end -= 1
    return strip(t, 1, end) or subject


def name_alone(t: Tokens, colon: int) -> Range | None:
    """The name, with what describes it, in a line without a verb that ends at a colon."""
    first = 0
    while first < colon and (t[first].lower in _LEADS or sign(t[first])):
        first += 1
    if colon - first > _NAMED_REACH or any(x.quoted >= 0 or x.lower in w.AUXILIARIES or x.text in {";", "—"} for x in t[first:colon]):
        return None
    if any(_verb(t, k) for k in range(first, colon)):
        return None
    run = first
    while run < colon and not (capital(t[run]) and run + 1 < colon and capital(t[run + 1])):
        if capital(t[run]) and run > first + 1:
            return None
        run += 1
    if run + 1 >= colon or run - first > 3:  # noqa: PLR2004
        return None
    end = run + 1
    while end < colon and t[end].lower not in w.PREPOSITIONS - {"of", "for", "from", "with"} and t[end].lower not in w.TIMES:
        end += 1
    return strip(t, first, end)


def _verb(t: Tokens, at: int) -> bool:
    token = t[at]
    if not token.text[0].islower():
        return False
    return token.lower in w.COMMON_PAST or any(shape in {Shape.PAST, Shape.PRESENT} for _, shape in VERBS.get(token.lower, ()))


@dataclass(frozen=True, slots=True)
class Afterword:
    """Source and cue in the sentence after a quotation: token ranges of that sentence."""

    source: Range
    cue: Range


def afterword(t: Tokens) -> Afterword | None:
    """Whose words a sentence calls those before it: "That is how X explains ..." · "X was describing ..." · "X's words to ..."."""
    if len(t) < 4 or t[0].quoted >= 0:  # noqa: PLR2004
        return None
    if t[0].lower in {"that", "this", "those", "these", "such"} and t[1].lower in w.BE and (found := _called(t)):
        return found
    if t[0].lower in {"that", "this", "so"} and any(x.lower in _HOW for x in t[1:4]) or t[0].lower == "so":
        return _thus(t)
    for at in range(1, min(len(t) - 1, _NAMED_REACH)):
        if t[at].lower in _DESCRIBING and t[at - 1].lower in w.BE and (subject := subject_before(t, at - 1, 0)) and subject[0] == 0:
            return Afterword(subject, (at - 1, at + 1))
        if t[at].lower in _WORDS and t[at - 1].lower.endswith("'s") and all(capital(x) or x.lower in w.DETERMINERS for x in t[:at]):
            return Afterword((0, at), (at, at + 1))
    return None


def _called(t: Tokens) -> Afterword | None:
    """The owner in "Those were X's words", "That was X's advice to ..."."""
    for at in range(3, min(len(t), _NAMED_REACH)):
        if t[at].quoted >= 0 or sign(t[at]):
            return None
        if t[at].lower in _WORDS and t[at - 1].lower.endswith(("'s", "s'")):
            return Afterword((2, at), (at, at + 1))
    return None


def _thus(t: Tokens) -> Afterword | None:
    """The subject of "That is how X explains it", or of "So said X"."""
    for group in groups(t[2:]):
        head = group.head + 2
        subject = subject_before(t, group.start + 2, 2)
        if group.cue.frame in SPOKEN and subject:
            while subject[0] < subject[1] - 1 and t[subject[0]].lower in _HOW | w.BE:
                subject = subject[0] + 1, subject[1]
            return Afterword(subject, (head, head + 1))
    at = next((k for k in range(1, len(t)) if t[k].lower in {"said", "says"}), None)
    after = subject_after(t, at + 1) if at == 1 else None
    return Afterword(after, (1, 2)) if after else None
