"""Names at the head of a paragraph that nobody goes on to speak of: the places of datelines, the authors of bylines."""

import re
from collections.abc import Sequence

from archive.records import Span
from ingest.attribution.furniture import margins
from ingest.speakers.mentions import Mention

_PLACE = re.compile(r"([A-Z][A-Z.'’ -]{2,40}?)(?=,| \(| ?[—–-]{1,2} )")


def places(text: str, paragraphs: Sequence[Span]) -> frozenset[str]:
    """The places in capitals with which datelines begin ("PORT SEFTON, March 14 (Kestrel) -"), in small letters."""
    found = (_PLACE.match(text, span.start, span.end) for span in margins(text, paragraphs))
    return frozenset(match.group(1).strip().lower() for match in found if match)


def aside(mention: Mention, text: str, *, quoted: bool) -> bool:
    """Whether a name at the head of a paragraph is a byline's or a dateline's, of nobody whom the text goes on to speak of."""
    head = text[text.rfind("\n", 0, mention.span.start) + 1 : mention.span.start]
    dateline = not head and " " in mention.name and mention.name.isupper()
    return not quoted and (dateline or head.strip().lower() == "by")
