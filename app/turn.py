"""The values that pass through the chain: a `Request`, the `Evidence` for it, the `Answer` that leaves."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.finding import Verification
from archive.filters import Coverage, Tally
from archive.records import Citation, Form, Passage, Quote, Speaker


class Intent(StrEnum):
    """What kind of question it is: a closed set, each with evidence and an answer of its own."""

    WHAT_SAID = "what_said"
    WHO_SAID = "who_said"
    DID_SAY = "did_say"
    WHEN = "when"
    WHERE = "where"
    TO_WHOM = "to_whom"
    CHANGED = "changed"
    COUNT = "count"
    WHO_IS = "who_is"
    CHECK = "check"
    OVERVIEW = "overview"


class Order(StrEnum):
    """Which end of the record a question wants: what was said first, or what was said last."""

    FIRST = "first"
    LATEST = "latest"


class Unit(StrEnum):
    """What a "how many" question counts."""

    STATEMENTS = "statements"
    DAYS = "days"
    PEOPLE = "people"
    ARTICLES = "articles"
    OUTLETS = "outlets"


class Status(StrEnum):
    """Whether the archive holds an answer."""

    ANSWERED = "answered"
    NOT_FOUND = "not_found"


class Verdict(StrEnum):
    """The answer to "did X say Z"; SAID only when that person asserted it."""

    SAID = "said"
    NOT_SAID = "not_said"


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrides:
    """What the reader set by hand (a chip, an option); every field that is set replaces what the question says."""

    speakers: tuple[str, ...] = ()
    topic: str = ""
    since: date | None = None
    until: date | None = None
    outlets: tuple[str, ...] = ()
    form: Form | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A question as it was understood; what the reader sees as chips and may change.

    `named` are the names as the question spells them, `speakers` the canonical names they were resolved to (empty with a non-empty
    `named`: nobody of that name is on record). `topic` is what is left to search for, `quoted` the words in quotation marks. `notes` say
    how names were understood, `described` is a description that names nobody on record ("the tax commissioner"), `verb` how it asks.
    `role` is what the one asked for is called ("which accountant said ..."), `bearers` are those on record whom it fits.
    `maybe` are those whom a description may mean, of whom the topic decides.
    `to` is to whom or what it was said ("CNN"), `but` are speakers left out ("who else"), `further` what the same sentence asks besides.
    `namesakes` are those who bear a name of the question, when they are several people.
    `act` is the kind of statement that is asked for, where only that is ("promise", "denial").
    `sides`: those who speak for and against the topic are asked for, and the question does not name them.
    `carried` is the topic of the question before, where a whole question about somebody else named none and got it.
    `answered`, `offered` and `shown` are of a request that was answered: the speakers of its answer, the questions that it suggested, and
    the ids of the statements shown until then; `beyond` are those that are not to be shown again ("more").
    """

    question: str
    intent: Intent
    named: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    topic: str = ""
    quoted: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    outlets: tuple[str, ...] = ()
    form: Form | None = None
    notes: tuple[str, ...] = ()
    described: str = ""
    maybe: tuple[str, ...] = ()
    verb: str = ""
    role: str = ""
    bearers: tuple[str, ...] = ()
    unit: Unit | None = None
    problem: str = ""
    to: str = ""
    order: Order | None = None
    but: tuple[str, ...] = ()
    further: tuple["Request", ...] = ()
    namesakes: tuple[str, ...] = ()
    sides: bool = False
    carried: str = ""
    answered: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()
    act: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question as it is asked: with the requests before it (oldest first) and what the reader set by hand.

    `request` is the question as the reader changed it, when that was done: it is not understood anew.
    """

    question: str
    history: tuple[Request, ...] = ()
    overrides: Overrides | None = None
    request: Request | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """A statement and how well it fits the request, in [0, 1]."""

    quote: Quote
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What was found. `quotes` answer the request, best first; `nearest` do not, but are the closest that the archive holds.

    `others` are statements by somebody else that match a did-say question, `verdict` and `reason` its answer (of another question, how
    reports differ on whose words these are); `conflicting` are the
    speaker's own, one that would confirm it and reports of it that differ; `corrected` were taken back
    by a correction on record; `opposed` say the opposite of what is asked for; `besides` are about the same,
    and not of the kind or not plainly of the side that is asked for. `people` are
    those most on record, for an overview. `tally` counts all statements that answer, of which `quotes` may be a part. `checked` is what
    pasted words turned out to be. `further` is the evidence for what the same sentence asks besides.
    """

    request: Request
    quotes: tuple[Scored, ...] = ()
    nearest: tuple[Scored, ...] = ()
    passages: tuple[Passage, ...] = ()
    coverage: Coverage | None = None
    others: tuple[Scored, ...] = ()
    verdict: Verdict | None = None
    reason: str = ""
    conflicting: tuple[Scored, ...] = ()
    corrected: tuple[Scored, ...] = ()
    opposed: tuple[Scored, ...] = ()
    besides: tuple[Scored, ...] = ()
    people: tuple[Speaker, ...] = ()
    tally: Tally | None = None
    checked: Verification | None = None
    further: tuple["Evidence", ...] = ()


@dataclass(frozen=True, slots=True)
class Prose:
    """A sentence of our own; it holds no quotation. `citations` are the numbers (from 1) it rests on.

    `glue` marks one that a language model wrote: it has to pass `app/glue.py` too.
    """

    text: str
    citations: tuple[int, ...] = ()
    glue: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A statement put on screen; `number` (from 1) is its citation's place in `Answer.citations`."""

    quote: Quote
    number: int


Block = Prose | Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What leaves the chain. Every `Shown` block has its citation; a quote in several parts cites its extent part by part.

    `citations` are numbered from 1 in order. `speakers` are best first. `suggestions` are follow-up questions the archive can answer.
    `model` names the language model that wrote the glue, `remark` says in a sentence what a model had to do with the answer; both are
    empty without one. `further` are the answers to what the same sentence asks besides; the gate makes one answer of them.
    """

    request: Request
    status: Status
    verdict: Verdict | None = None
    speakers: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    citations: tuple[Citation, ...] = ()
    suggestions: tuple[str, ...] = ()
    model: str = ""
    remark: str = ""
    further: tuple["Answer", ...] = ()

    @property
    def uncertain(self) -> bool:
        """Whether a yes rests on nothing but statements that are marked uncertain."""
        opening = self.blocks[0] if self.blocks and self.verdict is Verdict.SAID else None
        yes = opening.citations if isinstance(opening, Prose) else ()
        resting = [block.quote for block in self.blocks if isinstance(block, Shown) and block.number in yes]
        return bool(resting) and all(quote.uncertain for quote in resting)

    @property
    def asked(self) -> Request:
        """The request as the questions after it go on from: with who answered it, what was offered and what was shown."""
        shown = (*self.request.beyond, *(block.quote.id for block in self.blocks if isinstance(block, Shown)))
        return replace(self.request, answered=self.speakers, offered=self.suggestions, shown=tuple(dict.fromkeys(shown)), beyond=())
