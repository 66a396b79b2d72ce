"""Whom a source told, and in what: the words right after the cue, and the interview, post or placard that the sentence names.

Read from the sentence around the cue, whatever layer found the statement. Whether "told the Harbour Post" names a relay or a listener is
for the speakers to say, who know which names are outlets.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.records import Span, Spans
from ingest.attribution import words as w
from ingest.attribution.cues import inflect
from ingest.attribution.displayed import WORN, singular
from ingest.attribution.phrases import Range, Tokens, capital, sign

_REACH = 40
"""Tokens on either side of a cue within which its sentence is read."""
_LONGEST = 12
"""The most tokens of a phrase that names a listener."""
_TELLING = frozenset(
    form
    for lemma in "tell assure remind inform notify reassure urge advise implore beg warn instruct order ask brief promise".split()
    for form in inflect(lemma)
)
_ALWAYS_TOLD = frozenset(form for lemma in "tell assure remind inform notify reassure".split() for form in inflect(lemma))
_TALKS = frozenset("interview interviews conversation chat".split())
_SPEAKING = frozenset("speaking talking spoke".split())
_POSTED = {
    **{form: "tweet" for lemma in ("tweet", "retweet") for form in inflect(lemma)},
    **{form: "blog" for form in inflect("blog")},
    **{form: "e-mail" for lemma in ("email", "e-mail") for form in inflect(lemma)},
    **{form: "text message" for form in inflect("text")},
}
_PLATFORMS = frozenset(
    "twitter facebook instagram x tiktok linkedin youtube snapchat telegram weibo mastodon bluesky reddit tumblr".split()
)
_ON = frozenset({"on", "via", "to", "using"})
_WRITTEN = frozenset(
    "statement letter memo email e-mail tweet post deposition affidavit testimony column article essay book note message report speech "
    "communique communiqué filing blog diary memoir op-ed editorial telegram petition submission".split()
)
_IN = frozenset({"in", "by", "through", "via"})
_STOPS = frozenset({".", "!", "?", ";", "…"})
_ENDS = _STOPS | {",", ":", "—", "–", "--", "(", "-", "'"}
_NEVER_IN = (
    w.SUBJECT_PRONOUNS - {"it", "you"} | w.AUXILIARIES | w.SUBORDINATORS | w.RELATIVES | (w.PREPOSITIONS - {"of", "for", "from"})
    | w.TIMES | w.CONJUNCTIONS - {"and"} | {"to", "how", "last", "this"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """The words that name a listener or an outlet, and the medium in a word; both may be missing."""

    listener: Spans = ()
    medium: str = ""


def told(t: Tokens, cue: Sequence[int], content: Spans, source: Spans) -> Told:
    """What the sentence around the cue's tokens (places in `t`) says of listener and medium."""
    first, after = _sentence(t, cue, content)
    taken = (*content, *source)
    listener = _after_verb(t, cue, after, content) or _interviewer(t, range(first, after), taken)
    return Told((_span(t, listener),) if listener else (), _medium(t, cue, range(first, after), taken))


def _sentence(t: Tokens, cue: Sequence[int], content: Spans) -> Range:
    first, after = cue[0], cue[-1] + 1
    while first > max(0, cue[0] - _REACH) and not _closes(t, first - 1, content):
        first -= 1
    while after < min(len(t), cue[-1] + _REACH) and not _closes(t, after, content):
        after += 1
    return first, after


def _closes(t: Tokens, at: int, content: Spans) -> bool:
    token = t[at]
    if token.quoted >= 0:
        return not any(token.start < span.end and span.start < token.end for span in content)
    return token.text in _STOPS


def _after_verb(t: Tokens, cue: Sequence[int], after: int, content: Spans) -> Range | None:
    """The listener right after a verb of telling: "told **the harbour board**", "warned **them** that"."""
    head = next((k for k in reversed(cue) if t[k].lower in _TELLING), None)
    if head is None or head > 0 and t[head - 1].lower in w.BE | {"being"}:
        return None
    start = head + 1
    limit = min(
        [after, start + _LONGEST, *(k for k in range(start, after) if any(t[k].start >= s.start and t[k].end <= s.end for s in content))]
    )
    end = _phrase_end(t, start, limit)
    if end == start or not _opens_phrase(t, start, end):
        return None
    if t[head].lower not in _ALWAYS_TOLD and not _then_reported(t, end, content):
        return None
    return start, end


def _then_reported(t: Tokens, end: int, content: Spans) -> bool:
    """Whether what was said begins right after the listener ("warned her that ...", "asked them to ...")."""
    return end < len(t) and any(span.start <= t[end].start + 1 and t[end].start < span.end for span in content)


def _phrase_end(t: Tokens, start: int, limit: int) -> int:
    if start < limit and t[start].lower in w.OBJECT_PRONOUNS:
        return start + 1
    end = start
    while end < limit:
        token, lower = t[end], t[end].lower
        if token.quoted >= 0 or token.text in _ENDS or lower in _NEVER_IN or end > start and lower in w.ADVERBS:
            break
        if end > start and lower in w.DETERMINERS and t[end - 1].lower not in {"of", "for", "from", "and"}:
            break
        end += 1
    while end > start and (sign(t[end - 1]) or t[end - 1].lower in w.PREPOSITIONS | w.CONJUNCTIONS | w.DETERMINERS):
        end -= 1
    return end


def _opens_phrase(t: Tokens, start: int, end: int) -> bool:
    token = t[start]
    if token.lower in {"it", "that"}:
        return False
    opens = capital(token) or token.lower in w.DETERMINERS | w.OBJECT_PRONOUNS | w.ADDRESSEES or token.text[0].isdigit()
    return opens or token.lower.endswith("s") or end - start > 1


def _interviewer(t: Tokens, sentence: range, taken: Spans) -> Range | None:
    """Who led the interview that the sentence names: "in an interview with **Radio Porto**", "speaking to **reporters**"."""
    for k in sentence:
        lower = t[k].lower
        links = {"with", "to", "for"} if lower in _TALKS else {"to", "with"} if lower in _SPEAKING else ()
        if not links or k + 2 > sentence.stop or t[k + 1].lower not in links or _covered(t, k, taken):
            continue
        end = _phrase_end(t, k + 2, min(sentence.stop, k + 2 + _LONGEST))
        if end > k + 2 and _opens_phrase(t, k + 2, end):
            return k + 2, end
    return None


def _medium(t: Tokens, cue: Sequence[int], sentence: range, taken: Spans) -> str:
    posted = next((_POSTED[t[k].lower] for k in cue if t[k].lower in _POSTED), "")
    outside = [k for k in sentence if not _covered(t, k, taken)]
    for k in outside:
        lower = t[k].lower
        if lower in _PLATFORMS and capital(t[k]) and k and t[k - 1].lower in _ON:
            return t[k].text
        if (worn := singular(lower)) in WORN and _shows(t, k, sentence.stop):
            return worn
        if lower in _WRITTEN and _within(t, k):
            return lower
    return posted or _of_document(t, cue, sentence)


def _shows(t: Tokens, at: int, stop: int) -> bool:
    """Whether a sign's words follow: "placards reading", "a sign that said", "banners with the words"."""
    return any(
        t[k].lower in {"reading", "saying", "read", "reads", "said", "says", "words", "proclaiming", "declaring"}
        for k in range(at + 1, min(stop, at + 4))
    )


def _within(t: Tokens, at: int) -> bool:
    """Whether a preposition leads to the medium: "in a written statement"; an interview is no text."""
    for k in range(at - 1, max(-1, at - 4), -1):
        lower = t[k].lower
        if lower in _IN:
            return True
        if lower in w.PREPOSITIONS | w.AUXILIARIES or sign(t[k]):
            return False
    return False


def _of_document(t: Tokens, cue: Sequence[int], sentence: range) -> str:
    """The document that somebody's words are read from: "read **a statement** from ..."."""
    if not any(t[k].lower in {"read", "reads", "reading"} for k in cue):
        return ""
    near = [k for k in range(cue[0], min(sentence.stop, cue[-1] + 4)) if t[k].lower in _WRITTEN]
    return t[near[0]].lower if near else ""


def _covered(t: Tokens, at: int, spans: Spans) -> bool:
    return any(span.start <= t[at].start and t[at].end <= span.end for span in spans)


def _span(t: Tokens, found: Range) -> Span:
    return Span(t[found[0]].start, t[found[1] - 1].end)
