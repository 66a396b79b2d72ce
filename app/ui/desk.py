"""What stands between the page and the chain: limits, deadlines, sentences instead of tracebacks, the sources of citations."""

import gc
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from queue import Empty, Queue
from threading import BoundedSemaphore, Event, Lock, Thread
from time import monotonic, sleep

from langchain_core.runnables import Runnable

from app.also import also
from app.chain import Questions
from app.changes import Chips, changed
from app.names import NameIndex
from app.render import Exchange, Html
from app.turn import Answer, Request, Status, Turn
from app.ui.examples import candidates
from app.ui.sources import source_panel
from archive.archive import Archive
from archive.errors import OnrecordError
from archive.filters import Coverage

log = logging.getLogger(__name__)

QUESTION_LIMIT = 2_000
TURNS_KEPT = 50
DEADLINE = 10.0
WARM_UP_LIMIT = 90.0
AT_ONCE = 16
EXAMPLES = 4
LOOKS, RESTS = 2.0, 4.0
"""Seconds between two looks at whether the archive has changed; how many times as long as what nobody waits for took it rests after it."""
OPENING = "Who said “anything at all”?"
"""A question about nobody: what it looks up, the first such question of a reader would wait for."""
CALM, RESTLESS = 5.0, 10.0
"""Seconds without a question after which the vector index is opened, which takes turns with answers; it is opened at last after so many."""

EMPTY_QUESTION = "Write a question first: who, about what, when."
TOO_LONG = f"That question has {{length:,}} characters; the limit is {QUESTION_LIMIT:,}. Shorten it and ask again."
SEARCHING = "Searching the archive …"
LOADING = "The search model is still loading; your question is next …"
TOO_SLOW = "No answer within {seconds:g} seconds. Ask for one person or a shorter time, or try again."
TOO_MANY = "Too many questions are being answered right now. Try again in a moment."
BROKEN = "Something went wrong inside onrecord and this question was not answered. The terminal shows the details."


class TooSlow(Exception):
    """The chain did not answer within the deadline."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """The exchanges still on the page, oldest first, and how many older ones were dropped."""

    exchanges: tuple[Exchange, ...] = ()
    dropped: int = 0

    def plus(self, exchange: Exchange) -> "Conversation":
        """With one exchange more, and the oldest dropped when there are too many."""
        held = (*self.exchanges, exchange)
        surplus = max(0, len(held) - TURNS_KEPT)
        return Conversation(held[surplus:], self.dropped + surplus)

    def exchange(self, turn: int) -> Exchange | None:
        """The exchange of a turn, counted from the first one ever asked in this conversation."""
        place = turn - self.dropped
        return self.exchanges[place] if 0 <= place < len(self.exchanges) else None

    def before(self, turn: int) -> tuple[Request, ...]:
        """How the answered questions before a turn were understood, oldest first."""
        return replace(self, exchanges=self.exchanges[: max(0, turn - self.dropped)]).history

    def with_exchange(self, turn: int, exchange: Exchange) -> "Conversation":
        """With another exchange in the place of a turn's."""
        place = turn - self.dropped
        return replace(self, exchanges=(*self.exchanges[:place], exchange, *self.exchanges[place + 1 :]))

    def answer(self, turn: int) -> Answer | None:
        """The answer of a turn, counted from the first one ever asked in this conversation."""
        exchange = self.exchange(turn)
        return exchange.answer if exchange else None

    @property
    def last(self) -> int:
        """The turn of the last exchange."""
        return self.dropped + len(self.exchanges) - 1

    @property
    def history(self) -> tuple[Request, ...]:
        """How the answered questions were understood, oldest first."""
        return tuple(exchange.answer.asked for exchange in self.exchanges if exchange.answer)


class Desk:
    """One archive and one chain, shared by every reader of the page."""

    def __init__(
        self,
        archive: Archive,
        chain: Runnable[Turn, Answer],
        *,
        deadline: float = DEADLINE,
        plain: Runnable[Turn, Answer] | None = None,
        questions: Questions | None = None,
        model: str = "",
    ) -> None:
        """`plain` is the chain without a language model, with which the page warms up and tries its examples; `model` is its name.

        `questions` is what the chains read questions with.
        """
        self.archive = archive
        self._chain = chain
        self._plain = plain or chain
        self.model = model
        self._questions = questions or Questions(archive)
        self._deadline = deadline
        self._places = BoundedSemaphore(AT_ONCE)
        self._warm = Event()
        self._latest = monotonic()
        self._making = Lock()
        self._candidates: tuple[Coverage, tuple[str, ...]] | None = None
        self._examples: tuple[Coverage, tuple[str, ...]] | None = None

    def warm_up(self) -> Thread:
        """Load the model and try the example questions in the background; returns the thread that does it."""
        thread = Thread(target=self._warm_up, name="onrecord-warm-up", daemon=True)
        thread.start()
        return thread

    def keep_warm(self) -> None:
        """From now on, in the background: whenever the archive has changed, what the next question would wait for is looked up anew."""
        Thread(target=self._keep_warm, name="onrecord-keep-warm", daemon=True).start()

    def examples(self, coverage: Coverage) -> tuple[str, ...]:
        """Questions about what the archive holds; once the warm-up is over, only such as it answers."""
        known = self._examples
        return known[1] if known and known[0] == coverage else self._made(coverage)[:EXAMPLES]

    def _made(self, coverage: Coverage) -> tuple[str, ...]:
        """Example questions, whether they are answered or not; made once for each state of the archive."""
        with self._making:
            if self._candidates is None or self._candidates[0] != coverage:
                self._candidates = coverage, tuple(candidates(self.archive))
            return self._candidates[1]

    def objection(self, question: str) -> str:
        """Why a question is not asked, in one sentence; empty when it is."""
        if not question.strip():
            return EMPTY_QUESTION
        return TOO_LONG.format(length=len(question)) if len(question) > QUESTION_LIMIT else ""

    def ask(self, question: str, history: Sequence[Request] = (), *, request: Request | None = None) -> Iterator[Exchange]:
        """The exchange as it grows: a note that it is on its way, every state of the answer, at last what stays. Never raises.

        `request` is the question as the reader changed it.
        """
        for exchange in self._asked(Turn(question=question, history=tuple(history), request=request)):
            yield replace(exchange, changed=request is not None)

    def _asked(self, turn: Turn) -> Iterator[Exchange]:
        question = turn.question
        yield Exchange(question=question, note=SEARCHING if self._warm.is_set() else LOADING, pending=True)
        self._warm.wait(WARM_UP_LIMIT)
        answer: Answer | None = None
        try:
            for answer in self._answers(turn):
                yield Exchange(question=question, answer=answer, pending=True)
            yield Exchange(question=question, answer=answer and self._with_more(answer))
        except OnrecordError as error:
            yield Exchange(question=question, answer=answer, note=str(error))
        except TooSlow:
            yield Exchange(question=question, answer=answer, note=TOO_SLOW.format(seconds=self._deadline))
        except Exception:
            log.exception("A question was not answered")
            yield Exchange(question=question, answer=answer, note=BROKEN)

    def _with_more(self, answer: Answer) -> Answer:
        """With what else can be asked; an answer is not withheld because that was not found."""
        try:
            return replace(answer, suggestions=also(self.archive, answer))
        except Exception:
            log.exception("What else can be asked was not found")
            return answer

    def understood(self, question: str, history: Sequence[Request] = ()) -> Request:
        """How a question is understood; BadInput when it cannot be."""
        return self._questions.request(Turn(question=question, history=tuple(history)))

    def changed(self, request: Request, chips: Chips) -> Request:
        """`request` with the parts that the reader set; BadInput for a part that will not do."""
        return changed(request, chips, self.names())

    def source(self, conversation: Conversation, *, turn: int, number: int) -> Html:
        """The article of a citation, opened at its words."""
        answer = conversation.answer(turn)
        return source_panel(self.archive, answer.citations if answer else (), turn=turn, number=number)

    def names(self) -> NameIndex:
        """Everybody on record by every spelling, as of now."""
        return self._questions.known()[1]

    def _answers(self, turn: Turn) -> Iterator[Answer]:
        """What the chain streams, from a thread of its own so that the deadline holds whatever it does."""
        self._latest = monotonic()
        if not self._places.acquire(blocking=False):
            raise OnrecordError(TOO_MANY)
        arrived: Queue[Answer | BaseException | None] = Queue()
        Thread(target=self._run, args=(turn, arrived), name="onrecord-question", daemon=True).start()
        until = monotonic() + self._deadline
        while True:
            try:
                item = arrived.get(timeout=max(0.0, until - monotonic()))
            except Empty:
                raise TooSlow from None
            if item is None:
                return
            if isinstance(item, BaseException):
                raise item
            yield item

    def _run(self, turn: Turn, arrived: "Queue[Answer | BaseException | None]") -> None:
        try:
            for answer in self._chain.stream(turn):
                arrived.put(answer)
            arrived.put(None)
        except Exception as error:
            arrived.put(error)
        finally:
            self._places.release()

    def _warm_up(self) -> None:
        try:
            coverage = self.archive.coverage()
            self._questions.known()
            questions = self._made(coverage)
            for question in questions[:1]:
                self._plain.invoke(Turn(question=question))
            self._warm.set()
            gc.freeze()  # what is held for good: to look through it for what can go took longer than many an answer
            answered = (question for question in questions if self._answers_well(question))
            self._examples = (coverage, tuple(question for _, question in zip(range(EXAMPLES), answered, strict=False)))
        except Exception:
            # The page must come up whatever happens here; the first question meets the same fault and tells the reader.
            log.exception("The warm-up did not finish")
        finally:
            self._warm.set()

    def _keep_warm(self) -> None:
        began = monotonic()
        while monotonic() - max(began, self._latest) < CALM and monotonic() - began < RESTLESS:
            sleep(CALM / 5)  # until the index is open, searches go without it
        seen, took = self.refreshed(0), 0.0
        gc.freeze()
        while True:
            sleep(max(LOOKS, RESTS * took))  # while articles are brought in, most of the time is left to them
            began = monotonic()
            seen = self.refreshed(seen)
            took = monotonic() - began

    def refreshed(self, seen: int) -> int:
        """Look up anew what holds for the whole archive if it has changed since generation `seen`; the generation that is known now."""
        try:
            coverage = self.archive.coverage()
            if coverage.generation != seen and coverage.quotes:
                self.archive.open_index()
                self._plain.invoke(Turn(question=OPENING))
                self.examples(coverage)
        except Exception:
            log.exception("What has changed in the archive was not looked up")
            return seen
        return coverage.generation

    def _answers_well(self, question: str) -> bool:
        began = monotonic()
        well = self._plain.invoke(Turn(question=question)).status is Status.ANSWERED
        sleep(RESTS * (monotonic() - began))  # the time is the readers' who ask meanwhile
        return well
