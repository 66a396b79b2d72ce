"""The way of a question through the program, top to bottom: understand, retrieve, compose, check, stream."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Self

from app.events import Events
from app.gate import checked
from app.intents import composed, gathered
from app.limits import contradiction
from app.names import NameIndex
from app.question import Setting, understand
from app.retrieve import Retriever
from app.turn import Answer, Evidence, Overrides, Request, Shown, Turn
from app.untraced import untraced
from archive.archive import Archive
from archive.filters import Coverage, QuoteFilter
from archive.settings import Settings
from ingest.embed import Embedder

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

    from app.writer import Writer


@dataclass(frozen=True, slots=True)
class Steps:
    """A question's way to its answer, each step a function of what the one before it gives."""

    question: Callable[[Turn], Request]
    retrieve: Callable[[Request], Evidence]
    answer: Callable[[Evidence], Answer]
    gate: Callable[[Answer], Answer]
    writer: "Writer | None" = None

    @classmethod
    def over(cls, archive: Archive, embedder: Embedder, settings: Settings | None = None, *, questions: "Questions | None" = None) -> Self:
        """The steps over an archive, with the language model that `settings` name; `questions` reads them, when there is one already.

        Raises:
            BadInput: that model cannot be used.
        """
        retriever, gate = Retriever(archive, embedder), partial(checked, archive=archive)
        writer = None
        if settings and settings.llm:
            from app.writer import writer_of

            writer = writer_of(settings, archive, gate)
        return cls((questions or Questions(archive)).request, partial(gathered, retriever), composed, gate, writer)

    def __call__(self, turn: Turn) -> Answer:
        """The whole checked answer, without the chain's libraries: what one question at the command line needs."""
        answer = self.answer(self.retrieve(self.question(turn)))
        return deque(self.writer.answers(answer), maxlen=1)[0] if self.writer else self.gate(answer)


def build_chain(
    archive: Archive, embedder: Embedder, settings: Settings | None = None, *, questions: "Questions | None" = None
) -> "Runnable[Turn, Answer]":
    """Question | retrieve | answer | gate as one Runnable; with a language model in `settings`, its writer works through the gate.

    `invoke` gives the whole checked answer; `stream` gives its first statement and then the whole, or what a
    model has written so far, each piece checked before it leaves. `questions` reads them, when there is one already.

    Raises:
        BadInput: the language model cannot be used.
    """
    from langchain_core.runnables import RunnableLambda

    untraced()
    steps = Steps.over(archive, embedder, settings, questions=questions)
    question = RunnableLambda(steps.question, name="question")
    retrieve = RunnableLambda(steps.retrieve, name="retrieve")
    answer = RunnableLambda(steps.answer, name="answer")
    if steps.writer:
        return question | retrieve | answer | RunnableLambda(steps.writer.answers, name="writer")
    gate = RunnableLambda(steps.gate, name="gate")
    return question | retrieve | answer | gate | RunnableLambda(growing, name="stream")


class Questions:
    """Reads questions with the names on record, which are looked up again when the archive has changed."""

    def __init__(self, archive: Archive, *, today: Callable[[], date] = date.today) -> None:
        self._archive = archive
        self._today = today
        self._events = Events(archive)
        self._lock = Lock()
        self._known: tuple[Coverage, NameIndex] | None = None

    def request(self, turn: Turn) -> Request:
        """The request of a turn, the reader's own settings in place of what the question says."""
        if turn.request is not None:
            return turn.request
        coverage, index = self.known()
        setting = Setting(
            index, self._today(), coverage, event=self._events.day_of,
            days_of=lambda speakers: self._archive.tally(QuoteFilter(speakers=speakers)).days,
        )  # fmt: skip
        request = understand(turn.question, setting, turn.history)
        return overridden(request, turn.overrides, index) if turn.overrides else request

    def known(self) -> tuple[Coverage, NameIndex]:
        """What the archive covers and everyone on record in it."""
        coverage = self._archive.coverage()
        with self._lock:
            if self._known is None or self._known[0] != coverage:
                self._known = coverage, NameIndex.of(self._archive.speakers())
            return self._known


def overridden(request: Request, given: Overrides, index: NameIndex) -> Request:
    """`request` with every field that the reader set by hand."""
    if given.speakers:
        found = tuple(name for asked in given.speakers for name in index.resolve(asked).speakers)
        request = replace(request, named=given.speakers, speakers=tuple(dict.fromkeys(found)), described="", notes=())
    since, until = given.since or request.since, given.until or request.until
    if given.since or given.until:
        problem = contradiction(since, until)
    else:
        problem = request.problem
    return replace(
        request,
        problem=problem,
        topic=given.topic or request.topic,
        since=since,
        until=until,
        outlets=given.outlets or request.outlets,
        form=given.form or request.form,
    )


def growing(answer: Answer) -> Iterator[Answer]:
    """The answer up to its first statement, then the whole: it is all there at once, and a page draws what it is given each time."""
    ends = [n for n, block in enumerate(answer.blocks, start=1) if isinstance(block, Shown)]
    if len(ends) > 1:
        yield replace(answer, blocks=answer.blocks[: ends[0]], suggestions=())
    yield answer
