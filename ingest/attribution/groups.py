"""The reporting verbs of a sentence with their auxiliaries: which forms are verbs here, active or passive, finite or not."""

from dataclasses import dataclass, replace

from archive.records import Act
from ingest.attribution import words as w
from ingest.attribution.cues import NOUN_LIKE, VERBS, Cue, Frame, Shape
from ingest.attribution.phrases import Tokens, adverb, capital, sign, speech
from ingest.attribution.sentences import Token

_EXPECTED = frozenset("expected set due scheduled likely going supposed about sure certain".split())
_WENT_ON = frozenset("went goes go gone going".split())
_GERUND_HOSTS = frozenset("by for after before without while when and or but in".split())
_COMMON_PAST = w.COMMON_PAST - w.AUXILIARIES
_NO_VERBS = w.SUBORDINATORS | w.PREPOSITIONS | w.DETERMINERS | w.ADVERBS
_AFTER_VERB = w.PREPOSITIONS | w.TIMES
_QUESTION_WORDS = frozenset("if whether about why how what who when where".split())


@dataclass(frozen=True, slots=True)
class Group:
    """A reporting verb with its auxiliaries, adverbs and particle: tokens `[start, end)`, the verb itself at `head`."""

    start: int
    head: int
    end: int
    cue: Cue
    shape: Shape
    negated: bool = False
    modal: str = ""
    passive: bool = False
    finite: bool = True
    expected: bool = False


def title_case(t: Tokens) -> bool:
    """Whether a sentence is set like a title, most of its longer words with a capital."""
    longer = [token for token in t if token.quoted < 0 and len(token.text) > len("was")]  # noqa: PLR2004
    return sum(token.text[0].isupper() for token in longer) * 10 > len(longer) * 7


def groups(t: Tokens) -> list[Group]:
    """The reporting verb groups of a sentence, left to right."""
    found = []
    titled = title_case(t)
    spoken = any(_spoken(token) for token in t)
    for i, token in enumerate(t):
        if token.quoted < 0 and token.lower in VERBS and (i == 0 or titled or not token.text[0].isupper()) and (group := _group(t, i)):
            found.append(group)
        elif spoken and (group := _unusual(t, i)):
            found.append(group)
    return found


def _unusual(t: Tokens, i: int) -> Group | None:
    """Any verb right beside a quotation that ends like speech: "..." Ana Silva boomed · "..." boomed Ana Silva."""
    token = t[i]
    verb = token.lower in _COMMON_PAST or (token.lower.endswith(("ed", "s")) and token.text[0].islower() and len(token.text) > len("was"))  # noqa: PLR2004
    if not verb or token.quoted >= 0 or i == 0 or token.lower in _NO_VERBS:
        return None
    after = t[i + 1] if i + 1 < len(t) else None
    if _spoken(t[i - 1]):
        fits = after is not None and (capital(after) or after.lower in {"the", "a", "an"} and i + 2 < len(t) and capital(t[i + 2]))
    else:
        first = i - 1
        while first > 0 and i - first < 5 and capital(t[first]) and capital(t[first - 1]):  # noqa: PLR2004
            first -= 1
        fits = first > 0 and _spoken(t[first - 1]) and (capital(t[first]) or t[first].lower in w.SUBJECT_PRONOUNS)
        fits = fits and (after is None or sign(after) or after.lower in _AFTER_VERB)
    return Group(i, i, i + 1, Cue(token.lower, Frame.VOICE, Act.SAID), Shape.PAST) if fits else None


def _spoken(token: Token) -> bool:
    """A quotation that ends with a comma, question or exclamation mark inside: its sentence goes on."""
    return token.quoted >= 0 and token.text.rstrip("”\"'’»›“‘ \u00a0\u202f")[-1:] in {",", "?", "!"}


def _reading(t: Tokens, i: int) -> tuple[Cue, Shape, int] | None:
    """The reading of the form at `i` and the end of its group: with its particle where one follows."""
    following = t[i + 1].lower if i + 1 < len(t) else ""
    plain = None
    for cue, shape in VERBS[t[i].lower]:
        if following and following in cue.particles:
            opens = following in {"that", "whether", "if"} or (following == "to" and cue.frame is not Frame.OBJECT)
            return cue, shape, i + 1 if opens else i + 2
        if plain is None and not cue.bound:
            plain = cue, shape, i + 1
    return plain


def _group(t: Tokens, i: int) -> Group | None:
    reading = _quoted_as(t, i) or _reading(t, i)
    if reading is None:
        return None
    cue, shape, end = reading
    if t[i].lower in _EXPECTED and end < len(t) and t[end].lower == "to":
        return None
    start, auxiliaries, negated = back_over_auxiliaries(t, i)
    base = Group(start, i, end, cue, shape, negated=negated)
    if shape is Shape.BASE and start > 0 and t[start - 1].lower == "to" and not auxiliaries:
        return _infinitive(t, base)
    if not auxiliaries:
        return _bare(t, base)
    return _with_auxiliaries(t, base, auxiliaries)


def _quoted_as(t: Tokens, i: int) -> tuple[Cue, Shape, int] | None:
    """The reading of "was quoted as saying": the one quoted is the source."""
    if i + 2 >= len(t) or t[i].lower not in {"quoted", "cited", "reported"} or t[i + 1].lower != "as":
        return None
    cue, shape = VERBS.get(t[i + 2].lower, ((None, None),))[0]
    return (cue, Shape.ING, i + 3) if cue is not None and shape is Shape.ING else None


def back_over_auxiliaries(t: Tokens, i: int) -> tuple[int, list[str], bool]:
    """The start of the verb group whose verb stands at `i`, its auxiliaries (nearest first), and whether it is negated."""
    auxiliaries: list[str] = []
    negated = False
    j = i - 1
    while j >= 0 and t[j].quoted < 0:
        lower = t[j].lower
        if lower in w.AUXILIARIES:
            auxiliaries.append(lower)
            negated = negated or lower.endswith("n't") or lower == "cannot"
        elif lower in w.NEGATIONS:
            negated = True
        elif not adverb(t[j]) or (j == 0 and not auxiliaries):
            break
        j -= 1
    return j + 1, auxiliaries, negated


def _with_auxiliaries(t: Tokens, base: Group, auxiliaries: list[str]) -> Group | None:
    nearest = auxiliaries[0]
    modal = next((a for a in auxiliaries if a in w.MODALS), "")
    active = Group(base.start, base.head, base.end, base.cue, base.shape, base.negated, modal)
    if base.shape is Shape.BASE:
        return active if nearest in w.MODALS or nearest in w.DO else None
    if base.shape is Shape.ING:
        return active if nearest in w.BE else None
    if base.shape in {Shape.PAST, Shape.PARTICIPLE}:
        if nearest in w.HAVE:
            return active
        if nearest in w.BE:
            return Group(base.start, base.head, base.end, base.cue, base.shape, base.negated, modal, passive=True)
    return None


def _infinitive(t: Tokens, base: Group) -> Group | None:
    """Take "went on to say" and "is expected to say"; other infinitives report nothing."""
    to = base.start - 1
    before = t[to - 1].lower if to > 0 else ""
    if before == "on" and to > 1 and t[to - 2].lower in _WENT_ON:
        return Group(to - 2, base.head, base.end, base.cue, Shape.PAST)
    if before in _EXPECTED:
        start, auxiliaries, negated = back_over_auxiliaries(t, to - 1)
        if auxiliaries and auxiliaries[0] in w.BE:
            return Group(start, base.head, base.end, base.cue, Shape.BASE, negated, expected=True)
    return None


def _bare(t: Tokens, base: Group) -> Group | None:
    """A verb without auxiliaries: is it a verb here at all?"""
    before = t[base.start - 1] if base.start else None
    after = t[base.end] if base.end < len(t) else None
    if before is None or (before.lower in {"when", "if", "while", "once"} and base.cue.frame is Frame.ASK):
        return _opening(t, base, after)
    if before.quoted < 0 and (before.lower in w.DETERMINERS or before.text.endswith(("'s", "’s"))) and before.lower not in w.PRONOUNS:
        return None
    if base.shape is Shape.ING:
        return _ing(before, base)
    if base.shape in {Shape.PAST, Shape.PARTICIPLE}:
        return _past(before, after, base)
    return base if _present(before, after, base, t[base.head].lower) else None


def _opening(t: Tokens, base: Group, after: Token | None) -> Group | None:
    """A sentence that begins with its cue: "Asking whether", "Asked whether", "Said Ana Silva"."""
    if base.shape is Shape.ING:
        return replace(base, finite=False)
    if base.cue.frame is Frame.ASK and base.shape is Shape.PAST and (base.end > base.head + 1 or after and after.lower in _QUESTION_WORDS):
        return replace(base, passive=True, finite=False)
    return base if base.start == 0 and t[base.head].lower in {"said", "says", "added", "wrote", "asked"} else None


def _ing(before: Token, base: Group) -> Group | None:
    if before.lower in w.PREPOSITIONS and before.lower not in _GERUND_HOSTS:
        return None
    return Group(base.start, base.head, base.end, base.cue, base.shape, finite=False)


def _past(before: Token, after: Token | None, base: Group) -> Group | None:
    if before.lower in w.PREPOSITIONS or (before.lower in w.SUBORDINATORS and before.lower not in w.RELATIVES):
        return None
    agentless = base.cue.frame is Frame.VOICE or before.lower in w.SUBJECT_PRONOUNS or base.cue.lemma in {"say", "tell"}
    if after is not None and after.lower == "by" and not agentless:
        return Group(base.start, base.head, base.end, base.cue, base.shape, passive=True, finite=False)
    return None if base.shape is Shape.PARTICIPLE else base


def _present(before: Token, after: Token | None, base: Group, form: str) -> bool:
    """Whether a present form is a verb: it agrees with what stands before it, and is no noun."""
    if before.quoted >= 0:
        return form not in NOUN_LIKE or form in {"say", "says"}
    lower = before.lower
    if lower in w.PREPOSITIONS or lower in w.CONJUNCTIONS or lower in {"that", "as", "which"} and base.shape is Shape.BASE:
        return False
    if base.shape is Shape.BASE and lower not in {"i", "you", "we", "they", "who", "some", "many", "both", "others", "people", "police"}:
        if not lower.endswith("s") and lower not in {"percent", "cent", "men", "women", "%", ","}:
            return False
    if base.shape is Shape.PRESENT and (lower in {"i", "you", "we", "they"}):
        return False
    if form not in NOUN_LIKE or form in {"say", "says"} or lower in w.PRONOUNS - {"all", "most", "several", "few", "some", "many", "both"}:
        return True
    return after is not None and (
        after.lower in {"that", "to"} or after.lower in w.DETERMINERS or after.lower in w.SUBJECT_PRONOUNS or speech(after)
    )
