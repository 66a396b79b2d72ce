"""What to ask after an answer, from what the archive holds: who else speaks about it, what else they speak about, what changed."""

from collections import Counter
from collections.abc import Iterator

from app.sentences import topic_text
from app.topics import FEWEST, nouns
from app.turn import Answer, Intent, Shown, Status
from app.words import stems
from archive.archive import Archive
from archive.filters import QuoteFilter
from archive.outlines import outlines
from archive.records import JOINT, Quote, SpeakerKind

SEARCHED = 60
"""Statements that hold words of the topic among which others who speak about it are looked for."""
NEWEST = 300
"""Statements of somebody in which another topic is looked for, after the answer and while the reader waits."""
LONGEST = 3
"""Telling words of a topic; of more it is a claim, which others speak about in other words."""
NAMESAKES = 2
"""Others of a name whom the question is offered for."""
NAMED = frozenset({SpeakerKind.PERSON, SpeakerKind.ORGANISATION, SpeakerKind.AUTHOR})
PLAIN = frozenset({Intent.WHAT_SAID, Intent.WHO_SAID, Intent.DID_SAY, Intent.WHEN, Intent.WHERE})


def also(archive: Archive, answer: Answer) -> tuple[str, ...]:
    """Questions that the archive answers, after one that it answered; those that the answer has already where it has any."""
    return (*_more(archive, answer), *_instead(answer))


def _more(archive: Archive, answer: Answer) -> tuple[str, ...]:
    request = answer.request
    if answer.suggestions or answer.status is not Status.ANSWERED or request.intent not in PLAIN or not answer.speakers:
        return answer.suggestions
    speaker, topic = answer.speakers[0], topic_text(request)
    found = [*_others(archive, answer, topic), *_elsewhere(archive, answer, speaker), *_changed(answer, speaker, topic)]
    return tuple(dict.fromkeys(each for each in found if each != request.question))


def _instead(answer: Answer) -> Iterator[str]:
    """The question asked of others who bear the name that it asks for."""
    request = answer.request
    spelt = next((name for name in request.named if name in request.question), "")
    shown = {*answer.speakers, *(request.speakers[:1] if not answer.speakers else ())}
    for name in [each for each in request.namesakes if each not in shown][:NAMESAKES] if spelt and len(request.named) == 1 else ():
        yield request.question.replace(spelt, name, 1)


def _others(archive: Archive, answer: Answer, topic: str) -> Iterator[str]:
    """Who else's words hold all that tells what the question is about."""
    wanted = set(stems([topic]))
    if not 0 < len(wanted) <= LONGEST or answer.request.intent is Intent.DID_SAY or answer.request.quoted:
        return
    hits = archive.quotes_by_id([hit.id for hit in archive.search_quotes(topic, limit=SEARCHED)])
    known = {*answer.speakers, *answer.request.speakers}
    counted = Counter(each.speaker for each in hits if _proper(each) and each.speaker not in known and wanted.issubset(stems([each.text])))
    for name, _ in counted.most_common(1):
        yield f"What did {name} say about {topic}?"


def _elsewhere(archive: Archive, answer: Answer, speaker: str) -> Iterator[str]:
    """What else the one who is answered with speaks about most."""
    asked = {*stems([answer.request.topic, *answer.request.quoted, *(block.quote.text for block in _shown(answer)[:1])])}
    counted = nouns(outlines(archive, QuoteFilter(speakers=(speaker,)), limit=NEWEST), leave_out=speaker)
    told = [ways for word, ways in counted.items() if ways.total() >= FEWEST and asked.isdisjoint(stems([word]))]
    ways = Counter({way: number for each in told for way, number in each.items() if way.startswith("the ")})
    for way, _ in sorted(ways.items(), key=lambda each: (-each[1], -len(each[0]), each[0]))[:1]:
        yield f"What did {speaker} say about {way}?"


def _changed(answer: Answer, speaker: str, topic: str) -> Iterator[str]:
    """What somebody said about it on several days may have changed."""
    days = {block.quote.said_on or block.quote.published_on for block in _shown(answer)} - {None}
    if topic and answer.request.intent is Intent.WHAT_SAID and answer.request.speakers == (speaker,) and len(days) > 1:
        yield f"What changed in what {speaker} said about {topic}?"


def _shown(answer: Answer) -> list[Shown]:
    return [block for block in answer.blocks if isinstance(block, Shown)]


def _proper(quote: Quote) -> bool:
    name = quote.speaker or ""
    return quote.speaker_kind in NAMED and name[:1].isupper() and JOINT not in name
