"""From a question to a `Request`: intent, speakers, topic, dates, outlet, quoted words."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from app.asks import framed
from app.frames import Frame, Subject, shortenings
from app.limits import limited
from app.names import NameIndex, key_of
from app.turn import Intent, Request
from app.words import words_of
from archive.errors import BadInput
from archive.filters import Coverage
from archive.records import Form, Speaker

LONGEST = 2000
_QUOTED = re.compile(r"“([^“”]{2,500})”|\"([^\"]{2,500})\"|«([^«»]{2,500})»")
_SINGLE = frozenset("‘’'")
_DIRECT = re.compile(r"\b(?:only )?(?:direct quotes|direct quotations|verbatim|exact words|own words|word for word)\b(?: only)?", re.I)
_COUNTED = re.compile(r"\b(?:how many|number of|count(?: the)?|any|the|all) (?:direct|verbatim)\b", re.I)
_PRONOUNS = frozenset("he she they it him her them his their".split())
_FOLLOWING = re.compile(r"^(?:and|or|but|so|what about|how about|only|just|also|since|before|until|in)\b", re.I)
_ABOUT = re.compile(r"^(?:and |or |but |so |also )?(?:what |how )?(?:about|on|regarding)\b", re.I)


def understand(
    question: str,
    speakers: Sequence[Speaker] | NameIndex,
    *,
    today: date,
    previous: Request | None = None,
    coverage: Coverage | None = None,
    days_of: Callable[[tuple[str, ...]], Sequence[date]] = lambda _: (),
) -> Request:
    """What `question` asks for; `previous` is the request before it, whose parts a follow-up keeps.

    `days_of` gives the days of publication on which speakers are on record, for dates that do not say their year.

    Raises:
        BadInput: the question is empty, too long or holds no word.
    """
    text = readable(question)
    index = NameIndex.of(speakers)
    quoted = quoted_in(text)
    form = Form.DIRECT if _DIRECT.search(text) else None
    bare = " ".join(_DIRECT.sub(" statements " if _COUNTED.search(text) else " ", text).split()) if form else text
    bare, outlets = _outlets(bare, coverage)
    frame = framed(bare, index)
    people = _people(frame, index)[1]
    when = limited(bare, frame, index, today=today, coverage=coverage, days=lambda: days_of(people) if people else ())
    frame = when.frame
    if quoted and not frame.subjects and frame.intent is Intent.WHAT_SAID and _only_quoted(bare, quoted):
        frame = replace(frame, intent=Intent.WHO_SAID)
    named, found, notes, described = _people(frame, index)
    request = Request(
        question=question, intent=frame.intent, named=named, speakers=found, topic=_tidy(frame.topic), quoted=quoted,
        since=when.since, until=when.until, outlets=outlets, form=form, notes=(*notes, *when.notes), described=described,
        verb=frame.verb, unit=frame.unit, problem=when.problem,
    )  # fmt: skip
    return _follow(request, previous, text) if previous else request


def readable(question: str) -> str:
    """The question on one line; BadInput when it is empty, too long or holds no word."""
    if len(question) > LONGEST:
        raise BadInput(f"A question may have {LONGEST:,} characters, this one has {len(question):,}: ask a shorter one.")
    text = " ".join(question.split())
    if not words_of(text):
        raise BadInput("The question is empty: ask, for example, what somebody said about something.")
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


def _people(frame: Frame, index: NameIndex) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], str]:
    """Names as spelt, the speakers they mean, what to say about the reading, and a description that names nobody on record."""
    named, found, notes, described = [], [], [], ""
    for subject in frame.subjects:
        if subject.name and set(key_of(subject.text)) <= _PRONOUNS:
            continue
        named.append(subject.text)
        speakers, note = _who(subject, index)
        found += [name for name in speakers if name not in found]
        notes += [note] if note else []
        if not speakers and not subject.name:
            described = subject.text
    return tuple(named), tuple(found), tuple(notes), described


def _who(subject: Subject, index: NameIndex) -> tuple[tuple[str, ...], str]:
    if not subject.name:
        reading = index.described(subject.text)
        return reading.speakers, reading.note
    for spelling in (subject.text, *shortenings(subject.text)):
        reading = index.resolve(spelling)
        if reading.speakers:
            return reading.speakers, reading.note
    if len(subject.text.split()) > 1 and subject.text == subject.text.lower():
        reading = index.described(subject.text)
    return reading.speakers, reading.note


def _outlets(text: str, coverage: Coverage | None) -> tuple[str, tuple[str, ...]]:
    """Outlets of the archive named with "in", "from", "by" or "according to" after the first words; cut out of the text."""
    found: list[str] = []
    for outlet in coverage.outlets if coverage else ():
        pattern = re.compile(
            rf"(?<=\w),? (?:in|from|as reported by|reported by|quoted by|published by) (?:the )?{re.escape(_bare(outlet))}(?!\w)"
            r"(?:['’]s? (?:report|account|article|story))?",
            re.I,
        )
        if outlet and pattern.search(text):
            found.append(outlet)
            text = pattern.sub(" ", text, count=1)
    return text, tuple(found)


def _bare(outlet: str) -> str:
    return re.sub(r"^the ", "", outlet, flags=re.I)


def _only_quoted(text: str, quoted: Iterable[str]) -> bool:
    """Whether a question is nothing but pasted words: then it asks who said them."""
    return sum(len(words) for words in quoted) + 6 >= len(text.strip(" ?.!"))


def _tidy(topic: str) -> str:
    return topic.strip(" ?!.,;:-–—")


def _follow(request: Request, previous: Request, text: str) -> Request:
    """A follow-up: what it names replaces the same part of the request before, the rest stays."""
    pronoun = any(word.fold in _PRONOUNS for word in words_of(text)[:4]) and not request.speakers
    # "Who said it is a scandal?" asks for somebody, and its "it" is nobody.
    if pronoun and request.intent is not Intent.WHO_SAID:
        request = replace(request, named=previous.named, speakers=previous.speakers)
    # A whole question of its own keeps nothing else.
    if request.verb or not (_FOLLOWING.match(text) or len(words_of(text)) <= 3):  # noqa: PLR2004 - a few words are no question
        return request
    topic_given = bool(_ABOUT.match(text)) or (bool(request.topic) and not request.named)
    about = request.topic
    keep_people = topic_given or not request.named
    if _ABOUT.match(text) and request.named and not request.speakers:
        keep_people, about = True, " ".join((*request.named, request.topic)).strip()
    return replace(
        request,
        intent=previous.intent,
        verb=previous.verb,
        named=previous.named if keep_people else request.named,
        speakers=previous.speakers if keep_people else request.speakers,
        described=previous.described if keep_people else request.described,
        topic=about if topic_given and about else previous.topic,
        quoted=request.quoted or previous.quoted * (not topic_given),
        since=request.since or previous.since,
        until=request.until or previous.until,
        outlets=request.outlets or previous.outlets,
        form=request.form or previous.form,
    )
