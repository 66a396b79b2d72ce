"""What a question wants of the statements it means, read from how it begins; the question below that is taken apart by `frames`.

"How often did X say Y" is "did X say Y" with its statements counted; a table says which beginnings want what.
"""

import re
from dataclasses import dataclass, replace

from app.frame_words import DETERMINERS
from app.frames import Frame, take_apart
from app.names import PARTICLES, NameIndex, key_of
from app.phrase import Subject
from app.plainly import STUCK, said_plainly, side_by_side, unchanged, without_manners
from app.roundabout import side_taken, straight
from app.saying import CHANGE_FORMS
from app.turn import Intent, Unit
from app.words import words_of


@dataclass(frozen=True, slots=True)
class Ask:
    """A beginning, the words that stand in its place for the plain question, and what it wants."""

    begins: re.Pattern[str]
    instead: str
    intent: Intent
    unit: Unit | None = None
    of_saying: bool = False
    """Whether it is only meant where somebody says something: "when did X say" is, "when did X resign" is not."""


_DIFFERENT = r"(?:different |distinct |separate |other )?"
_TIMES = rf"how (?:often|frequently|regularly|many {_DIFFERENT}(?:times|occasions|instances))"
_SO_FAR = r"(?:,? (?:over the years|so far|altogether|in total|in all|already|exactly|precisely))*,?"
_PEOPLE = (
    r"(?:named )?(?:people|persons|sources|speakers|voices|individuals|politicians|experts|officials|witnesses|organisations|organizations)"
)
_NOT_SAYING = r"(?:did|do|does|would|will|was|were(?! quoted| cited| asked| named)) "
_SAYINGS = r"(?:statements?|quotes|quotations|remarks|comments|claims|utterances)"
_THERE = (
    r"(?: (?:are there|exist|there are|do (?:you|we) have|have you got|are (?:there )?(?:on record|on file)"
    r"|does the archive (?:have|hold)))?"
)
_NARROWED = r"(?:by|from|of|about|on|since|in|before|until|between|after|during|last|this)"
_ARTICLES, _OUTLETS = r"(?:articles|stories|reports|pieces)", r"(?:outlets|newspapers|papers|publications)"
_PRINTING = r"(?:have |had )?(?:report(?:ed)?|print(?:ed)?|carr(?:y|ied)|r[au]n|publish(?:ed)?|sa(?:y|id)|wr(?:o|i)te)"
_QUOTING = r"(?:quote|cite|have statements (?:by|from))"


def _ask(begins: str, instead: str, intent: Intent, unit: Unit | None = None, *, of_saying: bool = False) -> Ask:
    return Ask(re.compile(begins, re.I), instead, intent, unit, of_saying)


_ASKED = r"(?=(?:did|does|do|has|have|had|was|were|is|are) )"


ASKS = (
    _ask(rf"(?:on |in )?{_TIMES}{_SO_FAR} (?=\S+ \S)", "", Intent.COUNT, Unit.STATEMENTS),
    _ask(rf"on how many {_DIFFERENT}(?:days|dates){_SO_FAR} (?=\S+ \S)", "", Intent.COUNT, Unit.DAYS),
    _ask(r"how much (?=(?:has|have|did) )", "what ", Intent.COUNT, Unit.STATEMENTS),
    _ask(rf"how many {_DIFFERENT}{_PEOPLE} (?!{_NOT_SAYING})", "who ", Intent.COUNT, Unit.PEOPLE),
    _ask(rf"how many {_DIFFERENT}{_SAYINGS}{_THERE}(?= {_NARROWED} |[ ?!.]*$)", "statements", Intent.COUNT, Unit.STATEMENTS),
    _ask(rf"how many {_DIFFERENT}{_SAYINGS} (?=(?:did|has|have|does) )", "what ", Intent.COUNT, Unit.STATEMENTS),
    _ask(rf"how many {_ARTICLES} {_QUOTING} ", "statements by ", Intent.COUNT, Unit.ARTICLES),
    _ask(rf"(?:in )?how many {_ARTICLES} (?=(?:is|was|are|were|did|does|has) )", "", Intent.COUNT, Unit.ARTICLES),
    _ask(rf"how many {_DIFFERENT}{_ARTICLES} {_PRINTING} (?:that )?", "who said that ", Intent.COUNT, Unit.ARTICLES),
    _ask(rf"how many {_DIFFERENT}{_OUTLETS} {_PRINTING} (?:that )?", "who said that ", Intent.COUNT, Unit.OUTLETS),
    _ask(rf"how many {_OUTLETS} {_QUOTING} ", "statements by ", Intent.COUNT, Unit.OUTLETS),
    _ask(rf"(?:in |by )?how many {_OUTLETS} (?=(?:is|was|are|were|did|does|has) )", "", Intent.COUNT, Unit.OUTLETS),
    _ask(rf"(?:when|on (?:what|which) (?:day|date)s?|(?:what|which) (?:day|date)) {_ASKED}", "", Intent.WHEN, of_saying=True),
    _ask(rf"(?:where|in (?:what|which) (?:article|paper|newspaper|outlet|interview)s?) {_ASKED}", "", Intent.WHERE, of_saying=True),
    _ask(rf"to (?:whom|who) {_ASKED}", "", Intent.TO_WHOM, of_saying=True),
    _ask(r"(?:who|whom) (?=(?:did|does|has|have) .{2,80}? (?:tell|tells|told|telling)\b)", "", Intent.TO_WHOM, of_saying=True),
    _ask(
        r"what(?:['’]s| has| have| had| is| are)? (?:changed?|different|new) in (?:what|the things that) ", "did ", Intent.CHANGED,
        of_saying=True,
    ),
    _ask(
        rf"(?:count|the number of|number of) (?:the |all )?{_SAYINGS} (?=(?:by|from|of|about|on) )", "statements ", Intent.COUNT,
        Unit.STATEMENTS,
    ),
)  # fmt: skip

# "is X quoted on Y", where no words follow that X is quoted with.
_MENTIONED = re.compile(
    r"\b(?:is|was|are|were|has|have) (?P<who>.{1,80}?) (?:been )?(?:quoted|cited|on record|mentioned)(?= (?:about|on)\b|[ ?!.]*$)", re.I
)
_MADE = re.compile(
    r"\b(?P<aux>did|has|have|does) (?P<who>.{1,80}?) (?:make|made|give|gave|given)(?= (?:about|on|regarding)\b|[ ?!.]*$)", re.I
)


_ARE_THERE = re.compile(r" (?:are|is) (?:there|on record|on file|known)(?= ?[?!.]*$)", re.I)
_ABOUT = re.compile(r"^(?:about|on|regarding) (?=\S)", re.I)


def framed(text: str, index: NameIndex) -> Frame:
    """The frame of a question without its dates, with what it wants of the statements."""
    if known := somebody(text, index):
        return known
    text = said_plainly(straight(side_taken(without_manners(text), index)))
    text, changing = unchanged(side_by_side(text))
    for ask in ASKS:
        if not (beginning := ask.begins.match(text)):
            continue
        rest = _MADE.sub(r"\g<aux> \g<who> say", text[beginning.end() :])
        below = ask.instead + (_MENTIONED.sub(r"did \g<who> say", rest) if ask.intent is Intent.COUNT else rest)
        frame = take_apart(_ARE_THERE.sub("", below), index)
        if not ask.of_saying or (frame.verb and frame.subjects):
            return replace(frame, intent=ask.intent, unit=ask.unit, topic=_ABOUT.sub("", frame.topic))
    frame = take_apart(text, index)
    if frame.intent is Intent.DID_SAY:
        frame = replace(frame, topic=_ABOUT.sub("", frame.topic))
    if changing or (frame.verb in CHANGE_FORMS and frame.subjects):
        frame = replace(frame, intent=Intent.CHANGED, topic=_ABOUT.sub("", STUCK.sub("", frame.topic)))
    return frame


_WHO_IS = re.compile(
    r"^(?:who(?:['’]s| is| was| are| were)|what (?:do|did) (?:we|you|they) know about|what is known about"
    r"|(?:please )?tell me (?:something |more |all )?about) (?P<who>[^?!]{2,80}?)[?!. ]*$",
    re.I,
)


def somebody(text: str, index: NameIndex) -> Frame | None:
    """The frame of "who is X", for somebody on record, or a name that nobody there bears."""
    asked = _WHO_IS.match(text)
    if not asked:
        return None
    who = asked["who"]
    words = words_of(who)
    name = bool(words) and all(word.capital or word.fold in PARTICLES for word in words) and text.lower().startswith("who")
    if index.known(key_of(who)) or name:
        return Frame(Intent.WHO_IS, (Subject(who, name=True),))
    if text.lower().startswith("who") and words and words[0].fold in DETERMINERS and index.described(who).speakers:
        return Frame(Intent.WHO_IS, (Subject(who, name=False),))
    return None
