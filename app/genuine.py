"""Is this quotation real: the words as they stand on record, who said them there, and how they differ from what was pasted."""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.finding import EARLIER, Difference, Finding, Verification
from app.retrieve import Retriever
from app.sentences import Draft, listed, plain, searched
from app.turn import Answer, Evidence, Request, Scored, Status
from app.verify import verify
from archive.records import Quote

_ASKED = re.compile(
    r"^(?:(?:and|so) )?(?:is|was|are|were) (?:(?:this|that|it|the following|the|these) )?"
    r"(?:(?:quotes?|quotations?|statement|line|remark|sentence|words) )?(?:(?:by|from|of) .{2,60}? )?(?:really |actually )?(?:an? )?"
    r"(?:real|genuine|authentic|accurate|correct|verbatim|true|fake|made up|invented|altered|right|exact)\b",
    re.I,
)
_TOLD = re.compile(r"^(?:please |can you |could you )?(?:check|verify|fact-?check)\b", re.I)
_BY = re.compile(r"\b(?:by|from|of) (?P<name>[^?.!:,]{2,60})", re.I)
_KINDS = frozenset({"Number", "Negation", "Name", "Word", "Added", "Left out"})
_WORDS = 5
"""The fewest pasted words that, with nothing beside them, are a quotation to check rather than words to look for."""


def asks_whether_real(text: str, quoted: Sequence[str], *, alone: bool) -> bool:
    """Whether a question with pasted words wants them checked; `alone` says that it holds nothing else."""
    if not quoted:
        return False
    return (alone and len(quoted[0].split()) >= _WORDS) or bool(_ASKED.match(beside(text, quoted)) or _TOLD.match(beside(text, quoted)))


def named_speaker(text: str, quoted: Sequence[str]) -> str:
    """Whose the pasted words are said to be ("is this a real quote by **Ana Silva**"), or nothing."""
    found = _BY.search(beside(text, quoted))
    return found["name"].strip() if found else ""


def beside(text: str, quoted: Sequence[str]) -> str:
    """A question without its pasted words and their marks."""
    for words in quoted:
        text = text.replace(words, " ")
    return " ".join(re.sub(r"[“”\"«»]", " ", text).split()).strip(" :,.?!")


def examined(retriever: Retriever, evidence: Evidence) -> Evidence:
    """What the pasted words are, with the statement in which they or the nearest words stand."""
    request = evidence.request
    found = verify(request.quoted[0], retriever.archive, speaker=next(iter((*request.speakers, *request.named)), ""))
    ids = [found.citation.quote_id] if found.citation and found.citation.quote_id else []
    quotes = tuple(Scored(quote, 1.0) for quote in retriever.archive.quotes_by_id(ids))
    return replace(evidence, quotes=quotes, checked=found)


def compose_examined(evidence: Evidence) -> Answer:
    """The finding in a sentence, the statement on record, and what differs, what changes the meaning first."""
    found, request, draft = evidence.checked or Verification(finding=Finding.NOT_FOUND), evidence.request, Draft()
    who = listed(evidence.quotes[0].quote.speakers) if evidence.quotes else ""
    draft.say(_sentence(found, who or "a source without a name", listed(request.speakers or tuple(map(plain, request.named)))))
    for difference in found.differences:
        draft.say(f"{_differing(difference)}.")
    for item in evidence.quotes:
        draft.show(item.quote)
    if not evidence.quotes:
        draft.say(searched(evidence))
    return Answer(
        request=request, status=Status.ANSWERED if evidence.quotes else Status.NOT_FOUND, blocks=tuple(draft.blocks),
        speakers=evidence.quotes[0].quote.speakers if evidence.quotes else (), citations=tuple(draft.citations),
    )  # fmt: skip


def _sentence(found: Verification, who: str, asked: str) -> str:
    if found.finding is Finding.VERBATIM and found.disowned:
        return f"Taken back: these words were printed as those of {who}, and a correction note on record says that this was wrong."
    who += ", but who said them is uncertain" if found.uncertain else ""
    if found.finding is Finding.VERBATIM:
        return f"Real: these words are on record, by {who}."
    if found.finding is Finding.ALTERED and found.earlier:
        return f"Changed since: {EARLIER[0].lower()}{EARLIER[1:]}, the newest has not. The nearest now are by {who}."
    if found.finding is Finding.ALTERED:
        return f"Altered: these words are not on record like this. The nearest are by {who}."
    if found.finding is Finding.WRONG_SPEAKER:
        return f"Not by {asked}: these words are on record, by {who}."
    return found.note or "Not found: no article in the archive holds these words."


def _differing(difference: Difference) -> str:
    quoted, article = plain(difference.quoted), plain(difference.article)
    if not quoted:
        return f"Left out: {article}"
    return f"{difference.kind.capitalize()}: {quoted} where the article has {article}" if article else f"Added: {quoted}"


def differs(sentence: str, request: Request, shown: Sequence[Quote]) -> bool:
    """Whether a sentence only sets the pasted words beside those of the articles shown, so that it says of nobody that they said it."""
    opening, _, rest = sentence.partition(": ")
    if opening not in _KINDS or not rest:
        return False
    quoted, _, article = rest.removesuffix(".").partition(" where the article has ")
    pasted = plain(" ".join(request.quoted))
    printed = [plain(quote.article.text) for quote in shown]
    if opening == "Left out":
        return any(rest.removesuffix(".") in text for text in printed)
    return quoted in pasted and any(article in text for text in printed)
