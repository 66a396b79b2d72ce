"""What a question wants of the statements it means, read from how it begins; the question below that is taken apart by `frames`.

"How often did X say Y" is "did X say Y" with its statements counted; a table says which beginnings want what.
"""

import re
from dataclasses import dataclass, replace

from app.frames import Frame, take_apart, without_manners
from app.names import NameIndex
from app.turn import Intent, Unit
from app.words import words_of


@dataclass(frozen=True, slots=True)
class Ask:
    """A beginning, the words that stand in its place for the plain question, and what it wants."""

    begins: re.Pattern[str]
    instead: str
    intent: Intent
    unit: Unit | None = None


_DIFFERENT = r"(?:different |distinct |separate |other )?"
_TIMES = rf"how (?:often|frequently|regularly|many {_DIFFERENT}(?:times|occasions|instances))"
_SO_FAR = r"(?:,? (?:over the years|so far|altogether|in total|in all|already|exactly|precisely))*,?"
_PEOPLE = (
    r"(?:named )?(?:people|persons|sources|speakers|voices|individuals|politicians|experts|officials|witnesses|organisations|organizations)"
)
_SAYINGS = r"(?:statements?|quotes|quotations|remarks|comments|claims|utterances)"
_THERE = (
    r"(?: (?:are there|exist|there are|do (?:you|we) have|have you got|are (?:there )?(?:on record|on file)"
    r"|does the archive (?:have|hold)))?"
)
_NARROWED = r"(?:by|from|of|about|on|since|in|before|until|between|after|during|last|this)"
_ARTICLES, _OUTLETS = r"(?:articles|stories|reports|pieces)", r"(?:outlets|newspapers|papers|publications)"
_QUOTING = r"(?:quote|cite|have statements (?:by|from))"


def _ask(begins: str, instead: str, intent: Intent, unit: Unit | None = None) -> Ask:
    return Ask(re.compile(begins, re.I), instead, intent, unit)


ASKS = (
    _ask(rf"(?:on |in )?{_TIMES}{_SO_FAR} (?=\S+ \S)", "", Intent.COUNT, Unit.STATEMENTS),
    _ask(rf"on how many {_DIFFERENT}(?:days|dates){_SO_FAR} (?=\S+ \S)", "", Intent.COUNT, Unit.DAYS),
    _ask(r"how much (?=(?:has|have|did) )", "what ", Intent.COUNT, Unit.STATEMENTS),
    _ask(rf"how many {_DIFFERENT}{_PEOPLE} (?!did |do |does |would |will )", "who ", Intent.COUNT, Unit.PEOPLE),
    _ask(rf"how many {_DIFFERENT}{_SAYINGS}{_THERE}(?= {_NARROWED} |[ ?!.]*$)", "statements", Intent.COUNT, Unit.STATEMENTS),
    _ask(rf"how many {_DIFFERENT}{_SAYINGS} (?=(?:did|has|have|does) )", "what ", Intent.COUNT, Unit.STATEMENTS),
    _ask(rf"how many {_ARTICLES} {_QUOTING} ", "statements by ", Intent.COUNT, Unit.ARTICLES),
    _ask(rf"(?:in )?how many {_ARTICLES} (?=(?:is|was|are|were|did|does|has) )", "", Intent.COUNT, Unit.ARTICLES),
    _ask(rf"how many {_OUTLETS} {_QUOTING} ", "statements by ", Intent.COUNT, Unit.OUTLETS),
    _ask(rf"(?:in |by )?how many {_OUTLETS} (?=(?:is|was|are|were|did|does|has) )", "", Intent.COUNT, Unit.OUTLETS),
    _ask(
        rf"(?:count|the number of|number of) (?:the |all )?{_SAYINGS} (?=(?:by|from|of|about|on) )", "statements ", Intent.COUNT,
        Unit.STATEMENTS,
    ),
)  # fmt: skip

# "is X quoted as saying", "has X been reported to have said": the same as "did X say".
_QUOTED_AS = re.compile(
    r"\b(?P<aux>is|was|are|were|has|have) (?:(?P<who>.{1,80}?) )?(?:been )?(?:quoted|reported|recorded|cited|on record|heard)"
    r"(?: \w+ly)?(?: (?:as|with))? (?:saying|having said|to have said|to say)\b",
    re.I,
)
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
    text = _said_plainly(without_manners(text))
    for ask in ASKS:
        if beginning := ask.begins.match(text):
            rest = _MADE.sub(r"\g<aux> \g<who> say", text[beginning.end() :])
            below = ask.instead + (_MENTIONED.sub(r"did \g<who> say", rest) if ask.intent is Intent.COUNT else rest)
            frame = take_apart(_ARE_THERE.sub("", below), index)
            return replace(frame, intent=ask.intent, unit=ask.unit, topic=_ABOUT.sub("", frame.topic))
    return take_apart(text, index)


def _said_plainly(text: str) -> str:
    """The text with "said" for "is quoted as saying" and the like."""
    found = _QUOTED_AS.search(text)
    if not found:
        return text
    # "who is quoted as saying" has nobody between.
    said = f"did {found['who']} say" if found["who"] else "said"
    # In a question whose verb stands first nothing else changes; elsewhere the rest is a claim that may speak of quoting itself.
    return f"{text[: found.start()]}{said}{text[found.end() :]}" if len(words_of(text[: found.start()])) <= EARLY else text


EARLY = 8  # words before the verb of a question
