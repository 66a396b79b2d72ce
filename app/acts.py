"""What somebody did with the words, where a question asks for that: promised, denied, ordered, asked, predicted, threatened, warned ...

What an article reports as a promise is one, whatever its words promise; nothing is judged.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.frame_words import ABOUT, AUXILIARY
from app.frames import Frame
from app.saying import BASE_OF, FORMS, forms
from app.turn import Evidence, Intent, Request
from app.verdict import topic_of
from app.words import stems, words_of
from archive.records import Act, Polarity, Quote


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of statement: its noun and plainest verb, all that name it, and the acts and polarities with which it is on record."""

    noun: str
    verb: str
    verbs: frozenset[str]
    nouns: frozenset[str]
    words: frozenset[str]
    acts: frozenset[Act] = frozenset()
    polarities: frozenset[Polarity] = frozenset()


def _kind(noun: str, verbs: str, nouns: str = "", *, acts: tuple[Act, ...] = (), polarities: tuple[Polarity, ...] = ()) -> Kind:
    named = frozenset((*nouns.split(), *(f"{each}s" for each in nouns.split())))
    spelt = frozenset(form for verb in verbs.split() for form in forms(verb))
    verb, *_ = verbs.split()
    return Kind(noun, verb, frozenset(verbs.split()), named, spelt | named, frozenset(acts), frozenset(polarities))


_REFUSAL = _kind("refusal", "refuse decline", "refusal", polarities=(Polarity.UNSAID,))
_KINDS = (
    _kind("promise", "promise pledge vow guarantee commit", "promise pledge vow commitment", acts=(Act.PROMISED,)),
    _kind("warning", "warn caution", "warning", acts=(Act.WARNED,)),
    _kind("threat", "threaten", "threat"),
    _kind("prediction", "predict forecast foresee", "prediction forecast", acts=(Act.PREDICTED,)),
    _kind("order", "order instruct command", "order instruction", acts=(Act.ORDERED,)),
    _kind("question", "ask", "question", acts=(Act.ASKED,), polarities=(Polarity.QUESTION,)),
    _kind("demand", "demand", "demand"),
    _kind("admission", "admit concede acknowledge confess", "admission"),
    _kind("denial", "deny", "denial", polarities=(Polarity.DENIED,)),
    _REFUSAL,
)
KINDS = {kind.noun: kind for kind in _KINDS}
_OF_VERB = {verb: kind for kind in _KINDS for verb in kind.verbs}
_WITHHELD = frozenset({Polarity.DENIED, Polarity.UNSAID})


def a(noun: str) -> str:
    """A noun with its article."""
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def is_of(quote: Quote, noun: str) -> bool:
    """Whether a statement is on record as one of a kind ("promise"): by the words that report it, or by its act or polarity."""
    kind = KINDS[noun]
    cue = {word.fold for part in quote.cue for word in words_of(part.cut(quote.article.text))}
    if quote.polarity in _WITHHELD:
        refused = bool(cue & _REFUSAL.words)
        return refused if kind is _REFUSAL else quote.polarity in kind.polarities and not refused
    if cue & kind.words or quote.polarity in kind.polarities:
        return kind.polarities.isdisjoint(_WITHHELD)
    return quote.act in kind.acts and not any(cue & other.words for other in _KINDS)


def of_verb(verb: str) -> str:
    """The kind of statement that a form of a verb names; empty for most verbs."""
    kind = _OF_VERB.get(BASE_OF.get(verb, ""))
    return kind.noun if kind else ""


def named_alone(text: str) -> str:
    """The kind of statement that one word alone asks for: "and deny?" after "what did she promise?"."""
    words = words_of(text)
    return of_verb(words[0].fold) if len(words) == 1 else ""


_ASKS = re.compile(r"^(?:(?:and|but|so|also) )?(?:what|which)\b", re.I)
_LEADS = ABOUT | frozenset("of for to against that over would will whether if say comment answer discuss speak do".split())


def asked_for(text: str, frame: Frame) -> tuple[str, str]:
    """The kind of statement that "what did X promise about Y" asks for, and what is left of the topic; nothing for any other question."""
    noun = of_verb(frame.verb)
    if not noun or frame.intent is not Intent.WHAT_SAID or not _ASKS.match(text):
        return "", frame.topic
    words = words_of(frame.topic)
    start = 1 if words and words[0].fold == frame.verb else 0
    while start < len(words) and words[start].fold in _LEADS:
        start += 1
    topic = frame.topic[words[start].start :] if start < len(words) else ""
    return noun, topic if stems([topic]) else ""


_NOUNS = {noun: kind.verb for kind in _KINDS for noun in kind.nouns}
_NOUN = rf"(?P<noun>{'|'.join(sorted(_NOUNS, key=len, reverse=True))})"
_REST = r"(?P<rest>(?: (?:about|on|over|regarding|concerning|to|in|at|since|before|after|during|last|this)\b[^?]*)?)[?!. ]*$"
_MADE = re.compile(
    rf"^(?:what|which|any|the) {_NOUN} (?:did|does|do|has|have|had) (?P<who>.+?) (?:ever )?"
    rf"(?:made|makes?|given?|gave|issued?|ask(?:ed)?|put|raised?|utter(?:ed)?){_REST}",
    re.I,
)
_OWNED = re.compile(rf"^(?:what (?:are|were|is|was) |list |all (?:of )?)?(?P<who>[^?]+?)['’]s? {_NOUN}{_REST}", re.I)
_BY = re.compile(rf"^(?:what (?:are|were|is|was) |list |all |any )?(?:the )?{_NOUN} (?:made )?(?:by|from) (?P<who>[^?]+?){_REST}", re.I)
_WHO_ABOUT = re.compile(
    r"^who (?:has |have |had |is |was )?(?:ever |also |first )?(?P<verb>\w+) (?:about|of|against|over) (?P<rest>.+)$", re.I
)
LONGEST = 6
"""Words of somebody whose promises are asked for."""


def as_verb(text: str) -> str:
    """What X promised, for "what promises did X make", "X's promises" and "promises by X"; what was, for "who promised about Y"."""
    if (told := _WHO_ABOUT.match(text)) and of_verb(told["verb"].lower()):
        return f"what was {forms(BASE_OF[told['verb'].lower()])[-1]} about {told['rest']}"
    for shape in (_MADE, _OWNED, _BY):
        found = shape.match(text)
        if found and _is_somebody(found["who"]):
            return f"what did {found['who']} {_NOUNS[found['noun'].lower()]}{found['rest']}"
    return text


def _is_somebody(who: str) -> bool:
    words = words_of(who)
    return len(words) <= LONGEST and not any(word.fold in AUXILIARY or (word.fold in FORMS and not word.capital) for word in words)


def acted(found: Evidence, plain: Callable[[Request], Evidence]) -> Evidence:
    """The statements of the kind asked for that are as much about the topic as others; else those others, and that they are none.

    Without a topic nothing else is near to a kind that is not on record.
    """
    request = found.request
    if not request.act:
        return found
    if not topic_of(request):
        return found if found.quotes else replace(found, nearest=())
    other = plain(replace(request, act=""))
    enough = max(FITS, NEAR * max((item.score for item in other.quotes), default=0.0))
    if own := tuple(item for item in found.quotes or other.quotes if item.score >= enough and is_of(item.quote, request.act)):
        besides = (item for item in other.quotes if item.score >= own[0].score and not is_of(item.quote, request.act))
        return replace(found, quotes=own, nearest=(), besides=tuple(besides)[:BESIDES])
    rest = tuple(item for item in other.quotes if not is_of(item.quote, request.act))
    if not rest:
        return replace(found, quotes=(), nearest=found.quotes[:2] or found.nearest)
    none = f"None of this is reported as {a(request.act)}."
    return replace(other, request=replace(other.request, act=request.act), quotes=rest, reason=none)


FITS, NEAR = 0.32, 0.45
"""The fit, and the share of that of the statement which is most about the topic, from which one of the kind asked for is about it too."""
BESIDES = 3
"""Other statements, at least as much about the topic, that are shown below those of the kind asked for."""
