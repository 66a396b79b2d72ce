"""Whom articles call what a question calls somebody, beside a name anywhere in them: "The captain, Ana Silva, walked past".

A role on record is one that stands where somebody speaks; this finds the others, for a description that no role on record fits.
"""

import re
from collections.abc import Iterable, Iterator

from app.frame_words import DETERMINERS
from app.names import TITLES, key_of
from app.offices import Description, fits, words_for
from app.words import stem, stems, words_of
from archive.archive import Archive
from archive.filters import QuoteFilter

LOOKED_THROUGH = 20
"""Articles that are looked through for a description, those that hold most of its words."""
BESIDE = 90
"""Characters before and behind a name in which an article says what somebody is."""
BEFORE = 250
"""Characters before a role that points back ("its manager") which may tell to what."""
_BREAK = re.compile(r"[.;:!?\n“”\"()]")
_BEHIND = re.compile(r"(?:, | \(| [–—-] )([^,.;:\n“”\"()–—]{3,90})")
_POINTING_BACK = frozenset("its their his her our".split())
_TITLE = 4  # words before a name that may be a title, where no "the" begins them


def called_beside(archive: Archive, description: str) -> tuple[str, ...]:
    """The speakers whom articles call so beside their names, the best fits alone."""
    asked = Description.of(description)
    if asked.several or not asked.office:
        return ()
    articles = archive.articles_with([*words_for(asked.office), *asked.narrowing], limit=LOOKED_THROUGH)
    here = QuoteFilter(articles=tuple(article.id for article in articles))
    speaking = dict.fromkeys((quote.article.id, name) for quote in archive.quotes(here) for name in quote.speakers) if articles else {}
    texts = {article.id: article.text for article in articles}
    found: dict[str, tuple[int, int]] = {}
    for at, name in speaking:
        for phrase, before in _phrases(texts[at], name):
            if fit := _fit(asked, phrase, before, name):
                found[name] = max(found.get(name, (0, 0)), fit)
    best = max(found.values(), default=(0, 0))
    return tuple(sorted(name for name, fit in found.items() if fit == best))


def _fit(asked: Description, phrase: str, before: str, name: str) -> tuple[int, int] | None:
    """How well what stands beside a name fits a description: by its office, and by what tells one holder of it from another."""
    held = Description.of(phrase)
    known = {stem(held.office), *held.narrowing, *stems([name])}
    if phrase.partition(" ")[0].lower() in _POINTING_BACK:
        known |= set(stems([before]))
    fit = fits(asked, held, known)
    return (fit, len(asked.times & held.times)) if fit else None


def _phrases(text: str, name: str) -> Iterator[tuple[str, str]]:
    """What stands beside each mention of a name, before it and behind it between commas; each with the text before it."""
    for mention in _mentions(text, name):
        start, end = mention.span()
        before = _last(_BREAK.split(text[max(0, start - BESIDE) : start])).rstrip(" ,")
        words = words_of(before)
        first = next((i for i in range(len(words) - 1, -1, -1) if words[i].fold in DETERMINERS), max(0, len(words) - _TITLE))
        if words and first < len(words):
            yield before[words[first].start :], text[max(0, start - BEFORE) : start]
        if behind := _BEHIND.match(text, end):
            yield behind[1], text[max(0, start - BEFORE) : start]


def _mentions(text: str, name: str) -> Iterator[re.Match[str]]:
    """Where a name stands, or its surname without somebody else's given name before it."""
    own = key_of(name)
    if not own or not name.rsplit(maxsplit=1)[-1][:1].isupper():
        return
    for found in re.finditer(rf"(?<!\w)(?:{re.escape(name)}|{re.escape(name.rsplit(maxsplit=1)[-1])})(?!\w)", text):
        before = words_of(text[max(0, found.start() - BESIDE) : found.start()])
        beside = before[-1] if before and text[: found.start()].endswith(f"{before[-1].text} ") else None
        if beside is None or not beside.capital or beside.fold in own or beside.fold in TITLES:
            yield found


def _last(parts: Iterable[str]) -> str:
    return [*parts][-1]
