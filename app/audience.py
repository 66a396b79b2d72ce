"""To whom it was said, and whether the first or the last is wanted: words that a question holds besides its person and its topic."""

import re
from collections.abc import Iterable

from app.frame_words import ADVERBS, AFTER_NAME, CONNECTORS, DETERMINERS, OPINION
from app.names import NameIndex, key_of
from app.saying import FORMS, PLAIN_FORMS
from app.turn import Order
from app.words import words_of
from archive.records import SpeakerKind

_TELLING = r"(?:tell|tells|told|telling|ask|asks|asked|asking)"
_SAYING = (
    r"(?:say|says|said|saying|speak|spoke|spoken|talk|talked|write|wrote|written|explain|explained|complain|complained|announce|announced)"
)
_ENDS = r"(?= (?:about|on|regarding|concerning|that|whether|during|after|before|since|last|when|if)\b|[?.!,;]|$)"
_NOUN = r"(?P<whom>[^\s?!,;]+(?: [^\s?!,;]+){0,4}?)"
_TOLD = re.compile(rf"\b{_TELLING} {_NOUN}{_ENDS}", re.I)
_SAID_TO = re.compile(rf"\b{_SAYING} (?:\w+ly )?to {_NOUN}{_ENDS}", re.I)
_LAST = re.compile(r" to (?P<whom>(?:the )?[A-Z][^\s?.!,;]*(?: [^\s?.!,;]+){0,4})(?=[?.!]*$)")
_ALONE = re.compile(r"^(?:(?:and|or|but|only|what about) )?to (?P<whom>(?!whom\b)[^?!,;]{1,60}?)[?!.]*$", re.I)
_CUTTABLE = re.compile(r"^(?:and |but |so )?(?:what|when|where|how)\b", re.I)
# "what did X say to the claim that": that answers something, it tells nobody.
_ANSWERED = OPINION | frozenset("allegation allegations idea suggestion accusation accusations charge charges criticism proposal".split())
_NOBODY = frozenset("that this it these those so anything everything something do be".split()) | AFTER_NAME | CONNECTORS - {"the"}


def told_whom(text: str, index: NameIndex, outlets: Iterable[str] = ()) -> tuple[str, str]:
    """The text without the words that say to whom, and those: "what did X say to CNN about Y" -> "what did X say about Y", "CNN"."""
    if alone := _ALONE.match(text):
        return "", alone["whom"]
    if not _CUTTABLE.match(text):
        return text, ""
    verb = next((word.start for word in words_of(text)[2:] if word.fold in PLAIN_FORMS), len(text))
    for pattern, drop in ((_SAID_TO, " to "), (_TOLD, " ")):
        found = pattern.match(text, verb)  # a later one belongs to what was said
        if found and _somebody(found["whom"]):
            start = found.start("whom")
            return f"{text[: start - len(drop)]}{text[found.end() :]}", found["whom"].rstrip(".")
    if (found := _LAST.search(text)) and _is_body(found["whom"], index, outlets):
        return f"{text[: found.start()]}{text[found.end() :]}", found["whom"]
    return text, ""


def _somebody(whom: str) -> bool:
    words = words_of(whom)
    return bool(words) and words[0].fold not in _NOBODY and words[-1].fold not in _ANSWERED and not {w.fold for w in words} & PLAIN_FORMS


def _is_body(whom: str, index: NameIndex, outlets: Iterable[str]) -> bool:
    """Whether words that follow "to" anywhere name an outlet or an organisation on record, or several."""
    if any(key_of(whom) == key_of(outlet) for outlet in outlets):
        return True
    first = re.split(r",? and (?:to )?", whom)[0]
    kinds = {index.speakers[name].kind for name in index.resolve(first).speakers} if index.known(key_of(first)) else set()
    return kinds == {SpeakerKind.ORGANISATION}


_LATE = frozenset("lately recently".split())
_LATEST = re.compile(
    r"\b(?:these days|most recently|in recent (?:days|weeks|months|times)|(?:the )?(?:latest|newest|most recent)(?= (?:statement|comment"
    r"|remark|quote|word|quotation|claim|view|position)s?\b))",
    re.I,
)
_NEWEST = re.compile(r"^what(?:['’]s| is| are) the (?:latest|newest|most recent)(?: (?:words?|news|statements?))? (?=(?:from|by)\b)", re.I)
_EARLIEST = re.compile(r"\b(?:for the first time|(?:the )?(?:first|earliest)(?= (?:statement|comment|remark|quote|mention)s?\b))", re.I)
_TIME = re.compile(r"^when was the (?P<which>first|last|latest) time (?:that )?", re.I)
_SINCE_WHEN = re.compile(r"^since when (?=(?:has|have|did|does)\b)", re.I)


def ordered(text: str) -> tuple[str, Order | None]:
    """The text without "first", "lately" and the like beside its verb of saying, and which end of the record they want."""
    if since := _SINCE_WHEN.match(text):
        return f"when {text[since.end() :]}", Order.FIRST
    if time := _TIME.match(text):
        return f"when did {text[time.end() :]}", Order.FIRST if time["which"].lower() == "first" else Order.LATEST
    if newest := _NEWEST.match(text):
        return f"statements {text[newest.end() :]}", Order.LATEST
    for pattern, order in ((_LATEST, Order.LATEST), (_EARLIEST, Order.FIRST)):
        if found := pattern.search(text):
            return _without(text, found.start(), found.end()), order
    return _beside_verb(text)


def _beside_verb(text: str) -> tuple[str, Order | None]:
    words = words_of(text)
    for i, word in enumerate(words):
        if word.fold not in _LATE | {"first", "originally", "initially", "last"}:
            continue
        ahead = next((w.fold for w in words[i + 1 :] if w.fold not in ADVERBS | {"to"}), "")
        behind = words[i - 1].fold if i else ""
        # "the first", "last week" are no adverbs.
        spoken = ahead in FORMS and behind not in DETERMINERS - {"the"}
        if word.fold == "first" and behind in FORMS and ahead in {"of", "about", "out"}:
            return _without(text, word.start, word.end), Order.FIRST
        if word.fold in _LATE and (spoken or behind in FORMS or i == len(words) - 1):
            return _without(text, word.start, word.end), Order.LATEST
        if word.fold not in _LATE and spoken and (behind != "the" or words[0].fold == "who"):
            if word.fold == "last":
                return _without(text, word.start, word.end), Order.LATEST
            to = next((w for w in words[i + 1 : i + 2] if w.fold == "to"), word)
            start = words[i - 1].start if behind == "the" else word.start
            return _without(text, start, to.end), Order.FIRST
    return text, None


def _without(text: str, start: int, end: int) -> str:
    return " ".join(f"{text[:start].rstrip(' ,')} {text[end:].lstrip(' ,')}".split())
