"""Cues that stand after or inside what they report: "Q," X said · the talks, X said, had failed · ..., according to X."""

from collections.abc import Sequence

from ingest.attribution import words as w
from ingest.attribution.bounds import content_end, leads, new_cue, strip
from ingest.attribution.cues import STRONG, Frame, Shape
from ingest.attribution.draft import Draft, Rule, State, draft_of, quotations_end, quote_left
from ingest.attribution.follow import Follow, follow
from ingest.attribution.groups import Group
from ingest.attribution.phrases import Range, Tokens, capital, sign, speech, subject_after, subject_before

_NEAR = 9
_WOVEN = 24


def quoted_before(state: State, group: Group) -> Draft | None:
    """A quotation before its cue: “Q,” X said · “Q,” said X · “Q1,” X said, “Q2”."""
    t = state.t
    if group.cue.frame is Frame.DO or (group.cue.frame is Frame.OBJECT and group.end < len(t) and not sign(t[group.end])):
        return None
    quote = quote_left(t, group.start)
    if quote is not None and quote >= state.floor and _ends_speech(t, quote):
        source = subject_after(t, group.end)
        if source:
            return _around_quote(state, group, quote, source, source[1], Rule.QUOTE_VERB_SUBJECT)
    subject = subject_before(t, group.start, state.floor)
    if subject is None:
        return None
    quote = quote_left(t, subject[0])
    if quote is None or quote < state.floor or not _ends_speech(t, quote):
        return None
    return _around_quote(state, group, quote, subject, group.end, Rule.QUOTE_SUBJECT_VERB)


def _ends_speech(t: Tokens, quote: int) -> bool:
    """Whether a quotation is set off like speech: closing punctuation inside, a comma after, or enough words."""
    inner = t[quote].text.rstrip("”\"'’»›“‘ \u00a0\u202f")
    after = t[quote + 1].text if quote + 1 < len(t) else ""
    return speech(t[quote]) or inner[-1:] in ".,!?…—" or after == ","


def _around_quote(state: State, group: Group, quote: int, source: Range, after: int, rule: Rule) -> Draft | None:
    """The quotation before the cue, with the words it is woven into, and its second part after the cue."""
    t = state.t
    first = quote
    while first > state.floor and t[first - 1].text not in {";", ":", "—"}:
        first -= 1
    if all(sign(x) or x.lower in w.CONJUNCTIONS or x.quoted >= 0 for x in t[first:quote]):
        first = next((k for k in range(first, quote + 1) if t[k].quoted >= 0), quote)
    pieces = [(first, quote + 1)]
    second = next((k for k in range(after, min(len(t), after + _WOVEN)) if speech(t[k])), None)
    if second is not None and t[second - 1].text in {",", ".", ":", "—", "–"}:
        if not any(x.lower in STRONG or x.text == ";" for x in t[after:second]):
            pieces.append((second, quotations_end(t, second)))
    return draft_of(rule, group, t, pieces, (source,))


def tagged(state: State, found: Sequence[Group]) -> bool:
    """The talks, X said, had failed · The talks had failed, X said: the cue governs the whole sentence, whatever it reports inside."""
    t = state.t
    for group in reversed(found):
        if group.passive or group.negated or group.cue.frame is not Frame.SAY or t[group.head].lower not in STRONG:
            continue
        subject = subject_before(t, group.start, 1)
        if subject is None or subject[0] < 4 or t[subject[0] - 1].text != "," or quote_left(t, subject[0]) is not None:  # noqa: PLR2004
            continue
        kind, _ = follow(t, group.end, group.cue)
        if kind is Follow.END and not any(x.text == "," for x in t[group.end :]) and not leads(t, group.start):
            draft = draft_of(Rule.PARENTHESIS, group, t, [(0, subject[0] - 1)], (subject,))
            if draft:
                state.keep(draft)
                return True
    return False


def inverted(state: State, group: Group) -> Draft | None:
    """The talks had failed, said X, a minister · The talks, X said, had failed · Said X, "Q"."""
    t = state.t
    if group.cue.frame not in {Frame.SAY, Frame.VOICE} or group.negated:
        return None
    plain = group.shape in {Shape.PAST, Shape.PRESENT} and group.start == group.head
    source = subject_after(t, group.end) if plain else None
    if source and group.start == 0 and source[1] + 1 < len(t) and t[source[1]].text in {",", ":"} and speech(t[source[1] + 1]):
        return draft_of(Rule.VERB_QUOTE, group, t, [(source[1] + 1, quotations_end(t, source[1] + 1))], (source,))
    if group.start == 0:
        return None
    described = subject_before(t, group.start, state.floor)
    if source and _clausal(t, source):
        source = None
    if source and t[group.start - 1].text == "," and (described is None or not capital(t[described[0]])) and _closes(t, source[1]):
        return draft_of(Rule.INVERTED, group, t, [(state.floor, group.start)], (source,))
    return _inside(state, group, described)


def _clausal(t: Tokens, phrase: Range) -> bool:
    """Whether what stands behind a verb is no subject but a whole clause ("said **the army had no quarrel**")."""
    relative = next((k for k in range(*phrase) if t[k].lower in w.RELATIVES | {",", "whose", "whom"}), phrase[1])
    return any(t[k].lower in w.AUXILIARIES | w.COMMON_PAST and t[k].quoted < 0 for k in range(phrase[0] + 1, relative))


def _inside(state: State, group: Group, subject: Range | None) -> Draft | None:
    """The talks, X said, had failed: a cue between commas in the middle of what was said."""
    t = state.t
    kind, _ = follow(t, group.end, group.cue)
    if kind not in {Follow.END, Follow.COMMA} or group.cue.frame is not Frame.SAY:
        return None
    if subject is None or subject[0] - 1 <= state.floor or t[subject[0] - 1].text != ",":
        return None
    if subject[0] - 1 - state.floor < 3 and kind is Follow.END:  # noqa: PLR2004
        return None
    pieces = [(state.floor, subject[0] - 1)]
    comma = next((k for k in range(group.end, min(len(t), group.end + _NEAR)) if t[k].text == ","), None)
    if kind is Follow.COMMA and comma is not None and comma + 1 < len(t) and not new_cue(t, comma):
        pieces.append((comma + 1, content_end(t, comma + 1)))
    return draft_of(Rule.PARENTHESIS, group, t, pieces, (subject,))


def as_said(state: State, group: Group) -> Draft | None:
    """As X noted in July, the talks had failed."""
    t = state.t
    subject = subject_before(t, group.start, state.floor)
    if subject is None or subject[0] == 0 or t[subject[0] - 1].lower != "as" or group.cue.frame not in {Frame.SAY, Frame.VOICE}:
        return None
    kind, comma = follow(t, group.end, group.cue)
    if kind is Follow.END:
        before = subject[0] - 1
        return (
            draft_of(Rule.AS, group, t, [(state.floor, before)], (subject,))
            if before - state.floor > _NEAR // 2 and t[before - 1].text == ","
            else None
        )
    if kind is not Follow.COMMA or comma + 1 >= len(t) or subject[0] > state.floor + 2:
        return None
    return draft_of(Rule.AS, group, t, [(comma + 1, content_end(t, comma + 1))], (subject,))


def _closes(t: Tokens, at: int) -> bool:
    """Whether a sentence is over at `at`, or goes on after a sign or an adverbial."""
    return at >= len(t) or sign(t[at]) or t[at].lower in w.PREPOSITIONS | w.TIMES | {"as", "when", "while", "after", "before"}


def according(state: State) -> bool:
    """According to X, ... · ..., according to X · ..., according to X, ...; true when the whole sentence is X's."""
    t = state.t
    at = next((k for k in range(len(t) - 2) if t[k].lower == "according" and t[k + 1].lower == "to"), None)
    if at is None:
        return False
    end = at + 2
    while end < len(t) and not (speech(t[end]) or t[end].text in {",", ";", ":", "—", "–", "--", "."}):
        end += 1
    opens = all(sign(x) or x.lower in w.CONJUNCTIONS or x.lower in w.ADVERBS for x in t[:at])
    pieces = [(end, len(t))] if opens else [(0, at)]
    if not opens and at and t[at - 1].text == "," and (goes_on := _past_apposition(t, end)) is not None:
        pieces.append((goes_on, len(t)))
        end = goes_on - 1
    kept = tuple(r for piece in pieces if (r := strip(t, *piece)))
    if sum(after - first for first, after in kept) < 2 or end == at + 2:  # noqa: PLR2004
        return False
    state.drafts.append(Draft(Rule.ACCORDING, kept, ((at, at + 2),), ((at + 2, end),)))
    return True


def _past_apposition(t: Tokens, comma: int) -> int | None:
    """Where the sentence goes on with its verb after "according to X," or "according to X, the archivist,"."""
    for at in range(comma, min(len(t) - 1, comma + _NEAR)):
        if speech(t[at]) or t[at].text in {";", ":", "."}:
            return None
        if t[at].text == "," and t[at + 1].lower in w.AUXILIARIES:
            return at + 1
    return None
