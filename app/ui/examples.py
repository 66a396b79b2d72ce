"""Example questions made from what the archive holds, so that the first click shows an answer."""

from collections import Counter
from itertools import chain, zip_longest
from math import log

from app.topics import nouns
from app.words import STOP, fold
from archive.archive import Archive
from archive.filters import QuoteFilter
from archive.records import Form, Quote, Speaker, SpeakerKind

PEOPLE = 6
STATEMENTS = 60
FRAGMENT = (4, 7)
"""Fewest and most words of a quotation that an example repeats."""


def candidates(archive: Archive) -> tuple[str, ...]:
    """Questions about the people with most statements: what they said about a topic, and who said some words."""
    people = [speaker for speaker in archive.speakers() if speaker.kind is SpeakerKind.PERSON and " " in speaker.name][:PEOPLE]
    said = {speaker.name: archive.quotes(QuoteFilter(speakers=(speaker.name,)), limit=STATEMENTS) for speaker in people}
    topics = _topics(said)
    about = [f"What did {speaker.name} say about {topics[speaker.name]}?" for speaker in people if speaker.name in topics]
    words = [f"Who said “{fragment}”?" for fragment in map(_fragment, reversed(list(said.values()))) if fragment]
    when = [question for question in (_when(speaker, said[speaker.name]) for speaker in people[2:]) if question]
    mixed = chain.from_iterable(zip_longest(about, words, when))
    return tuple(dict.fromkeys(question for question in mixed if question))


def _topics(said: dict[str, list[Quote]]) -> dict[str, str]:
    """For each person the noun that is theirs rather than everybody's (tf-idf over people), with the article it mostly has."""
    counts = {name: nouns(quotes, leave_out=name) for name, quotes in said.items()}
    spread = Counter(word for count in counts.values() for word in count)
    best: dict[str, str] = {}
    for name, count in counts.items():
        if count:
            best[name] = max(count, key=lambda word: (sum(count[word].values()) * log(1 + len(counts) / spread[word]), len(word), word))
    return {name: counts[name][word].most_common(1)[0][0] for name, word in best.items()}


def _fragment(quotes: list[Quote]) -> str:
    """The first words of a quotation, up to its first comma or stop, when they are a few but not too many."""
    for quote in quotes:
        if quote.form is not Form.DIRECT:
            continue
        words = quote.verbatim[0].cut(quote.article.text).split()
        end = next((place for place, word in enumerate(words, start=1) if not word[-1].isalnum()), len(words))
        if end >= FRAGMENT[0]:
            return _without_loose_end(words[: min(end, FRAGMENT[1])])
    return ""


def _without_loose_end(words: list[str]) -> str:
    """Joined, without a last "and the" or a stop."""
    while len(words) > FRAGMENT[0] and fold(words[-1]) in STOP:
        words = words[:-1]
    return " ".join(words).rstrip(".,;:!?…—-")


def _when(speaker: Speaker, quotes: list[Quote]) -> str:
    dated = [quote.published_on for quote in quotes if quote.published_on]
    return f"What has {speaker.name} said in {dated[0]:%Y}?" if dated else ""
