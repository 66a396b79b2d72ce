"""From a question to a `Request`: intent, speakers, topic, dates, outlet, quoted words."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.acts import as_verb, asked_for
from app.askable import EMPTY, objection, without_markup
from app.asks import framed
from app.audience import ordered, told_whom
from app.follow import PRONOUNS, agreed, follow, without_lead
from app.frames import Frame
from app.genuine import asks_whether_real, named_speaker
from app.limits import limited
from app.names import TITLES, NameIndex, Reading, key_of
from app.offices import INITIALS
from app.outlets import outlets_in
from app.phrase import Subject
from app.plainly import OF_SIDES
from app.reported import reported_by
from app.roundabout import of_everybody
from app.several import questions_in
from app.turn import Intent, Request
from app.words import words_of
from archive.errors import BadInput
from archive.filters import Coverage
from archive.records import Form

LONGEST = 2000
_QUOTED = re.compile(r"“([^“”]{2,500})”|\"([^\"]{2,500})\"|«([^«»]{2,500})»")
_MARKS = "“”\"«»‘’'"
_NO_MARKS = str.maketrans(dict.fromkeys('“”"«»', " "))
_SINGLE = frozenset("‘’'")
_DIRECT = re.compile(
    r"\b(?:only )?(?:direct quotes|direct quotations|verbatim|exact words|own words|word for word|literally)\b(?: only)?", re.I
)
_COUNTED = re.compile(r"\b(?:how many|number of|count(?: the)?|any|the|all) (?:direct|verbatim)\b", re.I)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a question is read against: everyone on record, today, what the archive covers, and two look-ups in it.

    `days_of` gives the days of publication on which speakers are on record, for dates that do not say their year; `event` the day of what
    is only named ("the summit"), when the archive tells it.
    """

    index: NameIndex
    today: date
    coverage: Coverage | None = None
    days_of: Callable[[tuple[str, ...]], Sequence[date]] = lambda _: ()
    event: Callable[[str], date | None] = lambda _: None


def understand(question: str, setting: Setting, history: Sequence[Request] = ()) -> Request:
    """What `question` asks for; `history` are the requests before it (oldest first), whose parts a follow-up keeps.

    Of several questions in one sentence the first is the request, the others are its `further`.

    Raises:
        BadInput: the question is empty, too long or holds no word.
    """
    text = readable(question)
    if accepted := agreed(text, history):
        return replace(understand(accepted, setting), question=question)
    asked = list(history)
    for part in (text,) if asks_whether_real(text, quoted_in(text), alone=False) else questions_in(text):
        request = follow(_read(without_lead(part), setting), asked, part, setting.index)
        asked.append(replace(request, problem=request.problem or objection(request, part, first=not asked)))
    first, *further = (replace(request, question=question) for request in asked[len(history) :])
    return replace(first, further=tuple(further))


def _read(text: str, setting: Setting) -> Request:
    """One question by itself."""
    index, coverage = setting.index, setting.coverage
    quoted = quoted_in(text)
    form = Form.DIRECT if _DIRECT.search(text) else None
    bare = " ".join(_DIRECT.sub(" statements " if _COUNTED.search(text) else " ", text).split()) if form else text
    held = coverage.outlets if coverage else ()
    printed = reported_by(bare, held, lambda name: index.known(key_of(name)))
    paper = printed if printed.outlets else outlets_in(bare, held)
    bare, order = ordered(as_verb(of_everybody(paper.text)))
    bare, to = told_whom(bare, index, held)
    frame = framed(bare, index)
    people = _people(frame, index).speakers
    when = limited(
        bare, frame, index, today=setting.today, coverage=coverage, days=lambda: setting.days_of(people) if people else (),
        event=setting.event,
    )  # fmt: skip
    frame, against = _against(when.frame, index)
    alone = not frame.subjects and frame.intent is Intent.WHAT_SAID and _only_quoted(bare, quoted)
    if asks_whether_real(text, quoted, alone=alone):
        name = named_speaker(text, quoted)
        frame = Frame(Intent.CHECK, (Subject(name, name=True),) if name else (), topic=quoted[0])
    elif quoted and alone:
        frame = replace(frame, intent=Intent.WHO_SAID)
    meant = _people(frame, index)
    act, topic = asked_for(bare, frame)
    topic = _tidy(topic, quoted)
    sides = frame.intent is Intent.WHAT_SAID and not meant.named and bool(OF_SIDES.search(text)) and not OF_SIDES.search(topic)
    fitting = index.described(frame.role) if frame.role else Reading()
    return Request(
        question=text, intent=frame.intent, named=meant.named, speakers=meant.speakers, topic=topic, quoted=quoted,
        since=when.since, until=when.until, outlets=paper.outlets, form=form, described=meant.described, maybe=meant.maybe,
        role=frame.role, bearers=fitting.speakers or fitting.may,
        verb=frame.verb, unit=frame.unit, sides=sides, namesakes=meant.namesakes,
        problem=when.problem or paper.problem, to=to, order=order, but=against, act=act,
        notes=(*meant.notes, *paper.notes, *when.notes),
    )  # fmt: skip


_AGAINST = re.compile(
    r"^(?:(?:publicly )?(?:disagree[sd]?|differ(?:s|ed)?|argue[sd]?|clash(?:es|ed)?) with"
    r"|contradict(?:s|ed)?|counter(?:s|ed)?|rebut(?:s|ted)?) (?P<who>.+?) (?:about|on|over|regarding) (?P<topic>.+)$",
    re.I,
)


def _against(frame: Frame, index: NameIndex) -> tuple[Frame, tuple[str, ...]]:
    """For "who disagreed with X about Y": who spoke about Y, and X, who is left out."""
    asked = _AGAINST.match(frame.topic) if frame.intent is Intent.WHO_SAID and not frame.subjects else None
    if not asked or not (left := index.resolve(asked["who"]).speakers):
        return frame, ()
    return replace(frame, topic=asked["topic"], verb=""), left


def readable(question: str) -> str:
    """The question on one line; BadInput when it is empty, too long or holds no word."""
    if len(question) > LONGEST:
        raise BadInput(f"A question may have {LONGEST:,} characters, this one has {len(question):,}: ask a shorter one.")
    text = " ".join(without_markup(question).split())
    if not words_of(text):
        raise BadInput(EMPTY)
    return text


def quoted_in(text: str) -> tuple[str, ...]:
    """The words between quotation marks, double or single; an apostrophe is no mark."""
    double = tuple(words for match in _QUOTED.finditer(text) for words in match.groups() if words)
    return double or tuple(_single_quoted(text))


def _single_quoted(text: str) -> Iterator[str]:
    start = None
    for i, char in enumerate(text):
        if char not in _SINGLE:
            continue
        before, after = text[i - 1 : i], text[i + 1 : i + 2]
        if start is None and not before.isalnum() and after.isalnum():
            start = i + 1
        elif start is not None and not after.isalnum() and before not in ("s", " "):
            yield text[start:i]
            start = None
        elif start is not None and before == "s" and not after.isalnum() and not any(c in _SINGLE for c in text[i + 1 :]):
            yield text[start:i]
            start = None


@dataclass(frozen=True, slots=True)
class _Meant:
    """Names as spelt, the speakers they mean, what to say about the reading, and a description that names nobody with whom it may mean."""

    named: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    described: str = ""
    maybe: tuple[str, ...] = ()
    namesakes: tuple[str, ...] = ()


def _people(frame: Frame, index: NameIndex) -> _Meant:
    """Whom the subjects of a frame mean."""
    meant = _Meant()
    for subject in frame.subjects:
        if set(key_of(subject.text)) <= PRONOUNS:
            continue
        reading = _who(subject, index)
        meant = replace(
            meant, named=(*meant.named, subject.text), speakers=tuple(dict.fromkeys((*meant.speakers, *reading.speakers))),
            notes=(*meant.notes, reading.note) if reading.note else meant.notes, namesakes=(*meant.namesakes, *reading.namesakes),
        )  # fmt: skip
        if not reading.speakers and not subject.name:
            meant = replace(meant, described=subject.text, maybe=reading.may)
    return meant


def _who(subject: Subject, index: NameIndex) -> Reading:
    if not subject.name:
        return index.described(subject.text)
    for spelling in (subject.text, *_shortenings(subject.text)):
        reading = index.resolve(spelling)
        if reading.speakers:
            return reading
    if subject.text == subject.text.lower() or subject.text.lower() in INITIALS:
        reading = index.described(subject.text)
    return reading


def _shortenings(name: str) -> list[str]:
    """What may be the name proper in "Ohio Governor Mira Vell": shorter from the left, a bare surname only after its title."""
    words = name.split()
    shorter = [" ".join(words[i:]) for i in range(1, len(words) - 1)]
    if len(words) > 1 and key_of(words[-2]) and key_of(words[-2])[0] in TITLES:
        shorter.append(words[-1])
    return shorter


def _only_quoted(text: str, quoted: Iterable[str]) -> bool:
    """Whether a question is nothing but pasted words: then it asks who said them."""
    return sum(len(words) for words in quoted) + 6 >= len(text.strip(" ?.!"))


def _tidy(topic: str, quoted: Iterable[str]) -> str:
    """A topic without the marks around it, and without those of the words quoted in it, of which one may have been left."""
    for words in quoted:
        topic = re.sub(rf"[{_MARKS}]?{re.escape(words)}[{_MARKS}]?", lambda found: found.group().strip(_MARKS), topic)
    double = topic.translate(_NO_MARKS)
    return " ".join(double.split()).strip(" ?!.,;:-–—")
