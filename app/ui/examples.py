"""Example questions made from what the archive holds, so that the first click shows an answer."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain, zip_longest
from math import log

from app.words import STOP, Word, fold, words_of
from archive.archive import Archive
from archive.filters import QuoteFilter
from archive.records import Form, Quote, Speaker, SpeakerKind

PEOPLE = 6
STATEMENTS = 60
WORD_LETTERS = 5
FRAGMENT = (4, 7)
"""Fewest and most words of a quotation that an example repeats."""
DETERMINERS = frozenset("the this that these those our their his her its no more any".split())
COMMON = frozenset(
    "going people think would could should really about there their every never always right thing things today years first other".split()
)


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
    counts = {name: _nouns(quotes, leave_out=name) for name, quotes in said.items()}
    spread = Counter(word for count in counts.values() for word in count)
    best: dict[str, str] = {}
    for name, count in counts.items():
        if count:
            best[name] = max(count, key=lambda word: (sum(count[word].values()) * log(1 + len(counts) / spread[word]), len(word), word))
    return {name: counts[name][word].most_common(1)[0][0] for name, word in best.items()}


def _nouns(quotes: Iterable[Quote], *, leave_out: str) -> dict[str, Counter[str]]:
    """Words that end a noun phrase ("the survey took", "a new channel."), folded, with the ways they are printed."""
    names = {word.fold for word in words_of(leave_out)}
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for quote in quotes:
        words = words_of(quote.text)
        for before, word, after in zip(words, words[1:], [*words[2:], None], strict=False):
            ends = after is None or after.fold in STOP or not quote.text[word.end : after.start].isspace()
            if ends and before.fold in DETERMINERS and _content(word) and word.fold not in names:
                article = "the " if before.fold == "the" else ""
                found[word.fold][article + word.text] += 1
    return found


def _content(word: Word) -> bool:
    return len(word.fold) >= WORD_LETTERS and word.fold.isalpha() and not word.possessive and word.fold not in STOP | COMMON


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
