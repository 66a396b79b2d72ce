"""Whom an article's own words name right beside a quotation: a check on the record before anybody is given the words."""

import re

from app.names import TITLES, NameIndex, key_of
from app.words import STOP, fold
from archive.records import Quote, Span
from ingest.attribution.cues import REPORTING

_CLOSING = re.compile(r"[“”\"\n]")
_WORD = re.compile(r"[ \u00a0]?([\w.'’-]{1,40})")
REACH = 700
"""Characters after a quotation's last word in which its closing mark is looked for."""
LONGEST = 5  # words of a name
PRONOUNS = frozenset("he she they i we his her their".split())
SURE = 0.7
"""Of the marked quotations in 244 labelled news articles whose speaker is a pronoun, the record had the right person for 95 % from here
on and for 76 % below."""


def named_beside(text: str, span: Span) -> str:
    """The name that is subject of a reporting verb right behind the quotation that holds `span`; empty when there is none.

    That is "Vell" in '... the ferry,” Vell said' and "Mira Vell" in '... the ferry?” said Mira Vell'; up to the closing mark no other
    quotation opens.
    """
    closing = _CLOSING.search(text, span.end, span.end + REACH)
    if closing is None or closing.group() not in '”"':
        return ""
    first = _WORD.match(text, closing.end())
    if first is None:
        return ""
    if first[1].rstrip(".") in REPORTING:
        return " ".join(_capitals(text, first.end()))
    words = _capitals(text, closing.end())
    end = closing.end() + sum(map(len, words)) + len(words)
    verb = _WORD.match(text, end)
    return " ".join(words) if words and verb is not None and verb[1].rstrip(".") in REPORTING else ""


def _capitals(text: str, at: int) -> list[str]:
    """The words with a capital that follow, no more than a name has; a full stop only after an initial or a title."""
    found: list[str] = []
    while len(found) < LONGEST and (word := _WORD.match(text, at)) and word[1][0].isupper() and fold(word[1]) not in STOP:
        at = word.end()
        found.append(word[1])
        if word[1].endswith(".") and len(word[1]) > LONGEST:
            break
    return found


def speaker_of(quote: Quote, span: Span, index: NameIndex) -> str:
    """Who said the words at `span`: whom the record names, unless the words beside the quotation name somebody else.

    Empty when record and article differ and nobody on record, or more than one, bears the name that stands there; and when a pronoun
    stands for the speaker and the record is not sure for whom.
    """
    if quote.confidence < SURE and {part.cut(quote.article.text).lower() for part in quote.mention} & PRONOUNS:
        return ""
    recorded, beside = quote.speaker or "", named_beside(quote.article.text, span)
    words = _telling(beside)
    if not words or not recorded or words & _known(recorded, quote, index):
        return recorded
    bearers = index.resolve(beside).speakers
    return bearers[0] if len(bearers) == 1 else ""


def _known(speaker: str, quote: Quote, index: NameIndex) -> frozenset[str]:
    """Every word that the speaker is called by, on record or where the statement stands."""
    known = index.speakers.get(speaker)
    names = (speaker, quote.role, quote.on_behalf_of, *(known.aliases if known else ()), *(known.roles if known else ()))
    return frozenset().union(*(_telling(name) for name in names), *(_telling(part.cut(quote.article.text)) for part in quote.mention))


def _telling(name: str) -> frozenset[str]:
    return frozenset(word for word in key_of(name) if word not in TITLES)
