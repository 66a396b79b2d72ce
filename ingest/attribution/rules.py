"""Plain rules from cues to statements, one sentence at a time: the first version, before a trained model stands above it.

A sentence is a row of tokens in which each quotation is one token. Each rule looks at one shape (a quotation before its cue, a clause
after it, a noun with its possessor ...) and gives a draft; drafts keep token ranges, so that every span is a stretch of the text.
"""

from archive.records import Act
from ingest.attribution import words as w
from ingest.attribution.after import according, as_said, inverted, quoted_before, tagged
from ingest.attribution.bounds import content_end, main_subject, object_end, strip
from ingest.attribution.cues import NOUN_LINKS, NOUNS, SPOKEN, Frame, Shape
from ingest.attribution.draft import Draft, Rule, State, draft_of, quotations_end
from ingest.attribution.figures import figured
from ingest.attribution.follow import Follow, follow
from ingest.attribution.groups import Group, groups
from ingest.attribution.phrases import Range, Tokens, capital, sign, speech, subject_after, subject_before
from ingest.attribution.shapes import named_before, quoted_as
from ingest.attribution.shown import hearsay, shown
from ingest.attribution.silence import silent

_COLON_CUE = 8
_QUESTIONS = frozenset({"whether", "if", "about", "why", "how", "what", "who"})


def drafts(t: Tokens) -> list[Draft]:
    """The statements of one sentence, in the order of their content."""
    state = State(t)
    found = groups(t)
    if not according(state) and not tagged(state, found):
        for group in found:
            if group.start >= state.floor and (draft := _from_group(state, group)):
                state.keep(draft)
        _nouns(state)
    silent(state)
    figured(state)
    shown(state)
    hearsay(state)
    _colon(state)
    named_before(state)
    return sorted(state.drafts, key=lambda draft: draft.content[0])


def _from_group(state: State, group: Group) -> Draft | None:
    if quoted := quoted_as(state, group):
        return quoted
    if group.passive:
        return _passive(state, group)
    if group.shape is Shape.ING and not group.finite:
        return _participle(state, group)
    return quoted_before(state, group) or inverted(state, group) or as_said(state, group) or _forward(state, group)


def _forward(state: State, group: Group) -> Draft | None:
    """X said that ... · X said: "Q" · X wants to ... · X criticised ..."""
    t = state.t
    source, rule = _subject(state, group)
    if not source:
        return None
    if group.cue.frame in {Frame.DO, Frame.OBJECT}:
        return None if rule is Rule.RELATIVE else _object(state, group, source, rule)
    kind, start = follow(t, group.end, group.cue)
    if kind in {Follow.END, Follow.COMMA}:
        return None
    if kind is Follow.QUOTE:
        return draft_of(rule or Rule.VERB_QUOTE, group, t, [(start, quotations_end(t, start))], source)
    if kind is Follow.CLAUSE and not _clause_allowed(t, start, group):
        return None
    pieces = [(start, content_end(t, start, group.start))]
    fronted = source[0][0] - 1
    if (
        kind is Follow.CLAUSE
        and fronted >= state.floor
        and t[fronted].lower in {"which", "what", "whom"}
        and t[start].lower in w.AUXILIARIES
    ):
        pieces.insert(0, (fronted, fronted + 1))
    return draft_of(rule or (Rule.THAT if kind is Follow.THAT else Rule.CLAUSE), group, t, pieces, source)


def _clause_allowed(t: Tokens, start: int, group: Group) -> bool:
    """Whether a clause without "that" can follow this verb here."""
    if start >= len(t):
        return False
    lower = t[start].lower
    if group.cue.frame is Frame.VOICE:
        return lower in w.SUBJECT_PRONOUNS and group.cue.act is Act.WROTE
    if group.cue.frame is Frame.ASK:
        return lower in {"whether", "if", "about", "for", "why", "how", "what", "who", "when", "where"} or t[group.end - 1].lower in {
            "about",
            "for",
        }
    movement = lower in w.PREPOSITIONS and lower not in {"in", "at", "on", "for", "under", "with"}
    return not (movement and group.cue.frame is Frame.SAY)


def _subject(state: State, group: Group) -> tuple[tuple[Range, ...], Rule | None]:
    """The subject of a verb group, and the rule by which it shares the one before ("and added") or stands in a relative clause."""
    t = state.t
    before = t[group.start - 1].lower if group.start else ""
    if before in {"and", "but", "or", "then"}:
        if state.source:
            return state.source, Rule.COORDINATED
        subject = main_subject(t, group.start - 1, state.floor)
        return ((subject,) if subject else ()), None
    subject = subject_before(t, group.start, state.floor)
    if subject is None:
        return (), None
    if subject[1] - subject[0] == 1 and t[subject[0]].lower in w.RELATIVES:
        if t[subject[0]].lower == "that" and group.shape is Shape.PAST and group.cue.frame is not Frame.SAY:
            return (), None
        return (subject,), Rule.RELATIVE
    return (subject,), None


def _object(state: State, group: Group, source: tuple[Range, ...], rule: Rule | None) -> Draft | None:
    t = state.t
    start = group.end
    while start < len(t) and t[start].lower in {"both", "only"}:
        start += 1
    if start >= len(t) or sign(t[start]) and t[start].text not in "($":
        return None
    if group.cue.frame is Frame.DO and t[start].lower in w.PREPOSITIONS and t[start].lower != "to":
        return None
    found = Rule.DO if group.cue.frame is Frame.DO else Rule.OBJECT
    return draft_of(rule or found, group, t, [(start, object_end(t, start))], source)


def _participle(state: State, group: Group) -> Draft | None:
    """X did this, adding that ... · people saying that ..."""
    t = state.t
    before = t[group.start - 1] if group.start else None
    adverbial = before is None or sign(before) or before.quoted >= 0 or before.lower in w.CONJUNCTIONS | w.PREPOSITIONS | w.SUBORDINATORS
    spoken = group.cue.frame in SPOKEN
    if adverbial or (before is not None and before.lower in w.MEDIA):
        subject = main_subject(t, group.start, 0)
        source = state.source or ((subject,) if subject else ())
    elif spoken:
        subject = subject_before(t, group.start, state.floor)
        source = (subject,) if subject else ()
    else:
        return None
    if not source:
        return None
    if not spoken:
        return _object(state, group, source, Rule.PARTICIPLE)
    kind, start = follow(t, group.end, group.cue)
    if kind in {Follow.END, Follow.COMMA} or kind is Follow.CLAUSE and not _clause_allowed(t, start, group):
        return None
    end = quotations_end(t, start) if kind is Follow.QUOTE else content_end(t, start)
    return draft_of(Rule.PARTICIPLE, group, t, [(start, end)], source)


def _passive(state: State, group: Group) -> Draft | None:
    """It was announced that ... · X was asked whether ... · X was told that ... · it was claimed by X that ..."""
    t = state.t
    by = next((k for k in range(group.end, min(len(t), group.end + 3)) if t[k].lower == "by"), None)
    agent = subject_after(t, by + 1) if by is not None else None
    if agent:
        kind, start = follow(t, agent[1], group.cue)
        if kind is Follow.THAT:
            return draft_of(Rule.PASSIVE, group, t, [(start, content_end(t, start))], (agent,))
        subject = subject_before(t, group.start, state.floor)
        named = subject and group.finite and t[subject[0]].lower not in w.RELATIVES
        return draft_of(Rule.PASSIVE, group, t, [subject], (agent,)) if subject and named else None
    if group.cue.frame in {Frame.OBJECT, Frame.DO}:
        return None
    kind, start = follow(t, group.end, group.cue)
    asked = group.cue.frame is Frame.ASK and start < len(t) and (t[start].lower in _QUESTIONS or t[group.end - 1].lower in {"about"})
    if kind is Follow.THAT or asked:
        return draft_of(
            Rule.PASSIVE, group, t, [(start, content_end(t, start, group.start) if group.start else _first_comma(t, start))], ()
        )
    return None


def _first_comma(t: Tokens, start: int) -> int:
    """The end of a question that opens its sentence ("Asked whether he would go, X said")."""
    return next((k for k in range(start, len(t)) if t[k].text == "," or speech(t[k])), len(t))


def _colon(state: State) -> None:
    """X shot back with a laugh: "Q": a quotation that a sentence opens with a colon belongs to the sentence's subject."""
    t = state.t
    at = next((k for k in range(2, len(t)) if speech(t[k]) and t[k - 1].text == ":"), None)
    if at is None or any(a <= at < b for draft in state.drafts for a, b in draft.content):
        return
    subject = main_subject(t, at - 1)
    if (
        subject is None
        or t[subject[0]].lower == "here"
        or subject[1] >= at - 1
        or any(a < subject[1] for draft in state.drafts for a, _ in draft.content)
    ):
        return
    cue = (subject[1], min(at - 1, subject[1] + _COLON_CUE))
    if any(x.quoted >= 0 or sign(x) for x in t[slice(*cue)]):
        cue = (at - 1, at)
    state.drafts.append(Draft(Rule.COLON, ((at, quotations_end(t, at)),), (cue,), (subject,)))


def _nouns(state: State) -> None:
    """His promise that ... · the board's refusal to ..."""
    t = state.t
    for at in range(1, len(t) - 2):
        if t[at].lower not in NOUNS or t[at + 1].lower not in NOUN_LINKS:
            continue
        held = owner(t, at)
        if held is None or any(a <= at < b for d in state.drafts for a, b in (*d.content, *d.cue)):
            continue
        piece = strip(t, at + 1, object_end(t, at + 1))
        if piece:
            act, polarity = NOUNS[t[at].lower]
            state.drafts.append(Draft(Rule.NOUN, (piece,), ((at, at + 1),), (held,), act, polarity))


def owner(t: Tokens, noun: int) -> Range | None:
    """The possessor of a reporting noun: "his", "Ana Silva's", "the board's"."""
    at = noun - 1
    while at > 0 and noun - at <= 3 and t[at].quoted < 0 and t[at].lower not in w.POSSESSIVES and not _genitive(t, at):  # noqa: PLR2004
        if capital(t[at]) or t[at].lower in w.PREPOSITIONS | w.AUXILIARIES | w.DETERMINERS or sign(t[at]):
            return None
        at -= 1
    if t[at].lower in w.POSSESSIVES - {"whose"}:
        return at, at + 1
    if not _genitive(t, at):
        return None
    first = at
    while first > 0 and capital(t[first - 1]) and capital(t[first]) and t[first - 1].quoted < 0:
        first -= 1
    return (first - 1 if first > 0 and t[first - 1].lower in {"the", "a", "an"} else first), at + 1


def _genitive(t: Tokens, at: int) -> bool:
    return t[at].quoted < 0 and t[at].lower.endswith("'s")
