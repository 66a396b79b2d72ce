"""Follow-ups: what a question names replaces the same part of the requests before it, the rest stays."""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.acts import named_alone
from app.details import DEICTIC, SMALL, kept, of_the_same
from app.frame_words import ADVERBS
from app.names import NameIndex, Reading, key_of
from app.saying import FORMS
from app.turn import Intent, Request
from app.words import Word, words_of

PRONOUNS = frozenset("he she they it i him her them his hers their theirs this that these those".split())
PERSONAL = frozenset("he she they him them it".split())
_FOLLOWING = re.compile(
    r"^(?:and|or|but|so|what about|how about|only|just|also|since|before|after|until|till|in|by|from|to|about|on|during|between|last|this"
    r"|direct|verbatim|with|without|not)\b",
    re.I,
)
_LEADING = re.compile(
    r"^(?:(?:and|or|but|so|also|then|ok|okay|well|now|sorry|oh|no|(?:no,? )?i (?:mean|meant)|(?:the )?same)\b,? (?!one\b))+", re.I
)
_WAS_IT = re.compile(r"^(?:was|is|were|are) (?:it|that|this|they|these) (?=(?:to|in|on|by|from|before|after|since|during|between)\b)", re.I)
_ABOUT = re.compile(r"^(?:also )?(?:what |how )?(?:about|on|regarding)\b", re.I)
_TOPIC_ONLY = re.compile(r"^(?:also )?(?:about|on|regarding)\b", re.I)
_ONLY = re.compile(r"^(?:only|just) ", re.I)
_BY = re.compile(r"^(?:only )?(?:by|from|for|with|of|according to) ", re.I)
_DID = re.compile(r"^(?:did|does|do|has|have|was|is) ", re.I)
_ASKING = frozenset("those ones one show me give us only just please with in as now i want see list all the their his her its".split())
_BOTH = re.compile(
    r"\b(?:both|either|each) of (?:them|these|those)\b|\bthey both\b|\bside by side\b|^both\b(?! (?:sides|parties)\b)|\bboth say\b", re.I
)
_ELSE = re.compile(r"\b(?:who|which others?|what others?|anybody|anyone|somebody|someone|nobody) else\b|\bwhich others\b", re.I)
_MORE = re.compile(r"\bwhat else\b|\banything else\b|\bsomething else\b", re.I)
_ELSEWHERE = re.compile(r"\b(?:anything |something )?else\b", re.I)
_ANSWERED = frozenset(
    """answer answers answered answering reply replies replied respond responds responded react reacts reacted disagree disagrees disagreed
    agree agrees agreed counter countered object objected retort retorted contradict contradicted""".split()
)
_YES = re.compile(
    r"^(?:(?:yes|yeah|yep|yup|sure|ok|okay|please|do (?:it|that|so)|go ahead|go on|show me|of course|right|correct|exactly|y)[ ,.!]*)+$",
    re.I,
)
SHORT = 4  # so few words are no question of their own


def without_lead(text: str) -> str:
    """The text without "and", "but" and the like before it."""
    return _WAS_IT.sub("", _LEADING.sub("", text)).strip() or text


def agreed(text: str, history: Sequence[Request]) -> str:
    """The question that a "yes" accepts: the first that the answer before it offered; empty for any other text."""
    return history[-1].offered[0] if history and history[-1].offered and _YES.match(text) else ""


def follow(request: Request, history: Sequence[Request], text: str, index: NameIndex) -> Request:
    """`request`, read from `text` alone, with what it takes over from the requests before it (oldest first)."""
    if not history:
        return request
    previous = history[-1].further[-1] if history[-1].further else history[-1]
    previous = replace(previous, answered=history[-1].answered, shown=history[-1].shown)
    bare = without_lead(text)
    if (same := of_the_same(request, previous, bare, index)) is not None:
        return same
    if _limits_only(request):
        return _limited(request, previous, bare)
    request = _pointed(request, previous, bare)
    request = _both(request, history, bare)
    request = _sides(request, previous)
    if _ELSE.search(bare):
        return _others(request, previous)
    whole = bool(request.verb) or request.intent in (Intent.COUNT, Intent.WHO_IS, Intent.OVERVIEW, Intent.CHANGED)
    if not whole and (text != bare or _FOLLOWING.match(bare) or len(words_of(text)) <= SHORT):
        return _fragment(request, previous, bare, index)
    return _own(request, previous, bare)


def _pointed(request: Request, previous: Request, bare: str) -> Request:
    """The request with its pronouns resolved: who "she" is, and what "that" is."""
    words = words_of(bare)
    subject = next((word for word in words[:5] if word.fold in PERSONAL), None)
    if subject is not None and not request.speakers and not request.described and not _names_somebody(request):
        people = previous.speakers or previous.answered[:1]
        # "Who said it is a scandal?" asks for somebody, and its "it" is nobody.
        if request.intent is not Intent.WHO_SAID and people:
            request = replace(request, named=previous.named if previous.speakers else people, speakers=people)
        elif request.intent is not Intent.WHO_SAID and previous.named:  # somebody who is not on record
            request = replace(request, named=previous.named, described=previous.described)
    if _MORE.search(bare):
        request = replace(request, topic=_ELSEWHERE.sub("", request.topic).strip(), beyond=previous.shown)
    topic = words_of(request.topic)
    # "who criticised that": the verb stays in the request's own field.
    telling = topic[1:] if len(topic) > 1 and topic[0].fold in FORMS else topic
    if topic and (all(word.fold in DEICTIC for word in telling) or (len(topic) == 1 and topic[0].fold in _ANSWERED)):
        return replace(request, topic=previous.topic, quoted=request.quoted or previous.quoted)
    if len(topic) == 1 and topic[0].fold in {"him", "her", "them"}:
        return replace(request, topic=_person_in(previous) or previous.topic)
    return request


def _names_somebody(request: Request) -> bool:
    return any(not set(key_of(name)) <= PRONOUNS for name in request.named)


def _person_in(previous: Request) -> str:
    """Whom "him" means: the name in the topic before, else the one person asked about."""
    words = words_of(previous.topic)
    runs: list[list[Word]] = []
    for i, word in enumerate(words):
        if word.capital and i and words[i - 1].capital and runs:
            runs[-1].append(word)
        elif word.capital:
            runs.append([word])
    if runs:
        return previous.topic[runs[0][0].start : runs[0][-1].end].removesuffix("'s").removesuffix("’s")
    return previous.speakers[0] if len(previous.speakers) == 1 else ""


def _both(request: Request, history: Sequence[Request], bare: str) -> Request:
    """Those asked about last: two of one question, or the one of each of the last two."""
    if not _BOTH.search(bare) or len(request.named) > 1:
        return request
    people: list[str] = []
    for before in reversed(history):
        people[:0] = [name for name in before.speakers if name not in people]
        if len(people) > 1:
            topic = "" if "side by side" in bare.lower() else _BOTH.sub(" ", request.topic).strip()
            return replace(request, named=tuple(people), speakers=tuple(people), described="", topic=topic)
    return request


def _sides(request: Request, previous: Request) -> Request:
    """Both sides of a question about two people are these two; without a topic they are asked about the one before."""
    if not request.sides:
        return request
    topic = request.topic or previous.topic
    if len(previous.speakers) == len(previous.named) == 2:  # noqa: PLR2004 - two sides
        return replace(request, named=previous.named, speakers=previous.speakers, topic=topic, sides=False)
    return replace(request, topic=topic)


def _others(request: Request, previous: Request) -> Request:
    """Who else said it: everybody but those asked about, or named in the answer."""
    out = tuple(dict.fromkeys((*previous.but, *previous.speakers, *previous.answered)))
    topic = " ".join(word.text for word in words_of(request.topic) if word.fold != "else")
    own = bool(words_of(topic)) and not all(word.fold in SMALL for word in words_of(topic))
    about = {} if own else {"topic": previous.topic, "quoted": previous.quoted}
    return kept(
        previous, request, intent=Intent.WHO_SAID, named=(), speakers=(), described="", but=out, order=request.order, unit=None,
        **({"topic": topic, "quoted": request.quoted} | about),
    )  # fmt: skip


def _limits_only(request: Request) -> bool:
    """Whether a question holds nothing but days, outlets or a form."""
    limited = request.since or request.until or request.outlets or request.form or request.to or request.problem
    topic = [word for word in words_of(request.topic) if word.fold not in _ASKING | PRONOUNS]
    return bool(limited) and not (topic or request.named or request.quoted or request.verb)


def _limited(request: Request, previous: Request, bare: str) -> Request:
    """The request before with further limits; of "her exact words" after "who said it" it is whoever said it."""
    theirs = previous.intent is Intent.WHO_SAID and bool(previous.answered) and any(word.fold in PRONOUNS for word in words_of(bare))
    people = previous.answered[:1]
    return kept(previous, request, **({"named": people, "speakers": people, "intent": Intent.WHAT_SAID} if theirs else {}))


def _own(request: Request, previous: Request, bare: str) -> Request:
    """A whole question keeps the topic when it has none of its own: an answer to what was asked, or the same of somebody else."""
    words = words_of(bare)
    answering = any(word.fold in _ANSWERED for word in words)
    topic = [word for word in words_of(request.topic) if word.fold not in _ANSWERED | DEICTIC | ADVERBS]
    somebody_else = bool(request.named) and set(request.speakers) != set(previous.speakers) and request.intent is not Intent.WHO_IS
    if topic or request.quoted or _MORE.search(bare) or request.intent in (Intent.OVERVIEW, Intent.WHO_IS):
        return request
    if answering or request.intent is Intent.WHO_SAID:
        return replace(request, topic=previous.topic, quoted=previous.quoted)
    if somebody_else and not request.to:
        return replace(request, topic=previous.topic, quoted=previous.quoted, carried=previous.topic)
    return request


def _fragment(request: Request, previous: Request, bare: str, index: NameIndex) -> Request:
    """A piece of a question in the place of the same piece of the one before."""
    if all(word.fold in ADVERBS for word in words_of(request.topic)):
        request = replace(request, topic="")
    if bare.lower().rstrip("?!. ") == "who":
        return kept(previous, request, intent=Intent.WHO_SAID, unit=None, named=(), speakers=(), described="")
    if act := named_alone(bare):
        return kept(previous, request, act=act, intent=Intent.WHAT_SAID, unit=None)
    if kin := _KIN.match(bare.rstrip(" ?!.")):
        return kept(previous, request, named=(kin[0],), **_related(kin["what"], kin[0], previous, index))
    if owner := _owner(bare, previous):
        return kept(previous, request, topic=owner, quoted=())
    request, about = _reread(request, bare, index)
    people = bool(request.named) and not (set(key_of(" ".join(request.named))) <= PRONOUNS)
    if about and not people:
        return kept(previous, request, topic=request.topic, quoted=request.quoted)
    about_people = previous.intent is Intent.WHO_IS and people and not request.topic
    intent = previous.intent if about_people or previous.intent not in (Intent.OVERVIEW, Intent.WHO_IS) else Intent.WHAT_SAID
    intent = Intent.WHAT_SAID if intent is Intent.WHO_SAID and people else intent
    changes: dict[str, object] = {"intent": intent}
    if people or request.speakers:
        changes |= {"named": request.named, "speakers": request.speakers, "described": request.described, "but": ()}
    if request.topic:
        changes |= {"topic": request.topic, "quoted": request.quoted}
    if request.order:
        changes |= {"order": request.order}
    return kept(previous, request, **changes)


def _reread(request: Request, bare: str, index: NameIndex) -> tuple[Request, bool]:
    """Whether the piece is about something, and the request with somebody who is only a topic moved there."""
    if _TOPIC_ONLY.match(bare):
        about = " ".join((*request.named, request.topic)).strip() if request.named else request.topic
        return replace(request, named=(), speakers=(), described="", topic=about), True
    unknown = bool(request.named) and not request.speakers
    alone = (
        unknown
        and (bool(_ABOUT.match(bare)) or all(len(words_of(name)) == 1 for name in request.named))
        and not (_BY.match(bare) or _DID.match(bare))
    )
    if alone and not request.topic:
        return replace(request, named=(), described="", topic=" ".join(request.named)), True
    if request.topic and not request.named:
        if (last := _LAST_NAME.search(request.topic)) and (reading := index.resolve(last[0])).speakers:
            return _read_as(request, last[0], reading), False
        name = _BY.sub("", _ONLY.sub("", request.topic)).strip(" ?!.")
        reading = index.resolve(name)
        if reading.speakers and index.known(key_of(name)):
            return _read_as(request, name, reading), False
        if name.lower().startswith("the ") and (person := index.person_described(name)).speakers:
            return _read_as(request, name, person), False
    return request, bool(request.topic) and not request.named


def _read_as(request: Request, name: str, reading: Reading) -> Request:
    """The request with somebody in the place of its topic."""
    notes = (*request.notes, reading.note) if reading.note else request.notes
    return replace(request, named=(name,), speakers=reading.speakers, namesakes=reading.namesakes, notes=notes, topic="")


# Somebody told by how they stand to somebody else: "her father", "their lawyer".
_KIN = re.compile(
    r"^(?:his|her|their|its) (?P<what>father|mother|wife|husband|son|daughter|brother|sister|parents?|lawyers?|attorneys?|spokes\w+"
    r"|campaign|office|team|staff|party|boss|deputy|successor|predecessor|opponent|rival)$",
    re.I,
)


def _related(what: str, words: str, previous: Request, index: NameIndex) -> dict[str, object]:
    """Whom "her campaign" means: a body on record under the name of the one person asked about, else nobody."""
    if len(previous.speakers) == 1:
        reading = index.resolve(name) if index.known(key_of(name := f"{previous.speakers[0].split()[-1]} {what}")) else None
        if reading and reading.speakers:
            return {"speakers": reading.speakers, "described": ""}
    return {"speakers": (), "described": words}


_LAST_NAME = re.compile(r"(?<=['’]s )[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)+$")


def _owner(bare: str, previous: Request) -> str:
    """The topic before with another owner: "what about Pike's?" after "Vell's ferry plan"."""
    piece = re.sub(r"^(?:what|how)? ?about ", "", bare, flags=re.I).strip(" ?!.")
    words = words_of(piece)
    if not words or not words[-1].possessive or not piece.endswith(("'s", "’s", "s'", "s’")):
        return ""
    held = [i for i, word in enumerate(words_of(previous.topic)) if word.possessive]
    if not held:
        return ""
    return f"{piece} {previous.topic[words_of(previous.topic)[held[-1]].end :].lstrip()}".strip()
