"""An answer through a language model: it sees statements with ids of ours and writes ids and linking sentences, the program does the rest.

The first state is the answer that needs no model. While the model writes, its sentences come in one by one, each with the statements it
introduces; the statements that it has not placed stay below, so that it can arrange and never withhold. A sentence that does not pass the
gate is sent back once; then, as when the model is absent, slow, refuses or breaks off, the answer without it stands and says so.
"""

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from string import Template
from time import monotonic

from app.dictation import MARK, Dictation, Sentence, Unfit
from app.glue import check_glue
from app.model import Message, Model, Unheard, open_model
from app.render.wording import FORMS, manner
from app.sentences import Draft, day_text, listed
from app.turn import Answer, Block, Intent, Prose, Request, Shown, Status
from archive.archive import Archive
from archive.errors import BadInput
from archive.records import Quote
from archive.settings import Settings
from prompts import PLACEHOLDERS, PromptError, load

TRIES = 2  # the first, and one repair
FEWEST = 2  # statements from which there is something to arrange
REST = "Also on record:"
ARRANGED = frozenset({Intent.WHAT_SAID, Intent.WHO_SAID})


@dataclass(slots=True)
class Writer:
    """Writes answers with a model; reads the archive only to check. Safe to share between threads."""

    model: Model
    archive: Archive
    gate: Callable[[Answer], Answer]
    prompts: Mapping[str, Template]
    seconds: float = 60.0
    _names: tuple[object, frozenset[str]] | None = field(default=None)

    def answers(self, plain: Answer) -> Iterator[Answer]:
        """The states of an answer, each checked, the last one final; `plain` is the answer that needs no model."""
        plain = self.gate(plain)
        if not arrangeable(plain):
            yield plain
            return
        yield replace(plain, remark=f"{self.model.name} is arranging this answer …")
        until = monotonic() + self.seconds
        quotes = [block.quote for block in plain.blocks if isinstance(block, Shown)]
        messages = self._messages(plain, quotes)
        reason = "wrote what the statements do not bear out"
        for _ in range(TRIES):
            heard: list[str] = []
            try:
                yield from self._told(plain, quotes, messages, heard, until)
                return
            except Unfit as error:
                messages += [("ai", "".join(heard) or "…"), ("human", self.prompts["repair"].substitute(problem=str(error)))]
            except Unheard as error:
                reason = str(error)
                break
        yield replace(plain, remark=f"The language model {self.model.name} {reason}: this answer was made without it.")

    def _told(
        self, plain: Answer, quotes: Sequence[Quote], messages: Sequence[Message], heard: list[str], until: float
    ) -> Iterator[Answer]:
        """The answer as the model tells it, a state for each sentence; what it said so far is put into `heard`.

        Raises:
            Unfit: a sentence does not pass.
            Unheard: there is no whole reply.
        """
        dictation, sentences, state = Dictation(), list[Sentence](), plain
        with closing(self.model.stream(messages, until=until)) as pieces:
            for piece in pieces:
                heard.append(piece)
                for sentence in dictation.hear(piece):
                    sentences.append(sentence)
                    state = self._checked(plain, quotes, sentences)
                    yield replace(state, remark=f"{self.model.name} is arranging this answer …")
        for sentence in dictation.end():
            sentences.append(sentence)
            state = self._checked(plain, quotes, sentences)
        if not any(sentence.text for sentence in sentences):
            raise Unfit("there is no sentence that introduces a statement")
        yield replace(
            state, model=self.model.name, remark=f"Arranged by {self.model.name}, which wrote the linking sentences and no quotation."
        )

    def _checked(self, plain: Answer, quotes: Sequence[Quote], sentences: Sequence[Sentence]) -> Answer:
        """The answer with these sentences, as the gate lets it pass.

        Raises:
            Unfit: an id is unknown or the gate does not let a sentence pass.
            Unheard: there are more sentences than anybody needs.
        """
        newest = sentences[-1]
        if len(sentences) > FEWEST * len(quotes) + FEWEST:
            raise Unheard("did not come to an end")
        if unknown := [n for n in newest.ids if not 1 <= n <= len(quotes)]:
            raise Unfit(f"there is no statement [S{unknown[0]}]")
        if newest.text:
            check_glue(newest.text, [quotes[n - 1] for n in newest.ids], topic=plain.request.topic, everybody=self._everybody)
        drafted = arranged(plain, quotes, sentences)
        state = self.gate(drafted)
        if len(state.blocks) < len(drafted.blocks):
            raise Unfit(f"a sentence gives words to somebody whose they are not: {newest.text}")
        return state

    def _messages(self, plain: Answer, quotes: Sequence[Quote]) -> list[Message]:
        """What the model is told. The statements stand between signs that no article can know, every space in them marked.

        Spotlighting by delimiters and data marking: Hines et al. 2024, arXiv:2403.14720.
        """
        sign = secrets.token_hex(6)
        statements = "\n\n".join(_evidence(number, quote) for number, quote in enumerate(quotes, start=1))
        evidence = self.prompts["evidence"].substitute(
            begin=f"<statements-{sign}>", end=f"</statements-{sign}>", statements=statements, question=_asked(plain.request)
        )
        return [("system", self.prompts["write"].substitute(mark=MARK)), ("human", evidence)]

    def _everybody(self) -> frozenset[str]:
        """All names on record, read again when the archive has changed."""
        now = self.archive.coverage()
        if self._names is None or self._names[0] != now:
            self._names = now, frozenset(speaker.name for speaker in self.archive.speakers())
        return self._names[1]


def writer_of(settings: Settings, archive: Archive, gate: Callable[[Answer], Answer]) -> Writer | None:
    """The writer that the settings ask for; None without a language model.

    Raises:
        BadInput: the model or a prompt of the reader's own cannot be used.
    """
    if not settings.llm:
        return None
    try:
        prompts = {name: load(name, settings.prompts) for name in PLACEHOLDERS}
    except PromptError as error:
        raise BadInput(str(error)) from error
    model = open_model(settings.llm, url=settings.llm_url, seconds=settings.llm_seconds)
    return Writer(model, archive, gate, prompts, settings.llm_seconds)


def arrangeable(answer: Answer) -> bool:
    """Whether an answer is a lead with several statements below it; verdicts, counts and absences are told by the program alone."""
    if answer.status is not Status.ANSWERED or answer.request.intent not in ARRANGED or answer.request.order:
        return False
    lead, *statements = (isinstance(block, Shown) for block in answer.blocks)
    return not lead and len(statements) >= FEWEST and all(statements)


def arranged(plain: Answer, quotes: Sequence[Quote], sentences: Sequence[Sentence]) -> Answer:
    """The lead, each sentence with the statements it introduces, and below them the statements that no sentence has placed."""
    draft = Draft()
    numbers: dict[str, tuple[int, ...]] = {}
    order = list(dict.fromkeys(n for sentence in sentences for n in sentence.ids))
    rest = [n for n in range(1, len(quotes) + 1) if n not in set(order)]
    at = 1
    for n in [*order, *rest]:
        quote = quotes[n - 1]
        numbers[quote.id] = tuple(range(at, at + len(quote.content)))
        at += len(quote.content)
    draft.say(next(block.text for block in plain.blocks if isinstance(block, Prose)), range(1, at))
    shown: set[int] = set()
    for sentence in sentences:
        if text := sentence.text:
            placed = set(sentence.ids) <= shown
            text = f"{text[:-1]}." if placed and text.endswith(":") else text  # a colon needs what follows
            cited = tuple(number for n in sentence.ids for number in numbers[quotes[n - 1].id])
            draft.blocks.append(Prose(text, cited, glue=True))
        for n in sentence.ids:
            if n not in shown:
                shown.add(n)
                draft.show(quotes[n - 1])
    if rest and shown:
        draft.say(REST)
    for n in rest:
        draft.show(quotes[n - 1])
    blocks: tuple[Block, ...] = tuple(draft.blocks)
    return replace(plain, blocks=blocks, citations=tuple(draft.citations))


def _asked(request: Request) -> str:
    """The question; what a follow-up took over from the questions before it stands behind."""
    words = request.question.casefold()
    taken_over = [("speaker", listed(request.speakers)), ("topic", request.topic)]
    more = "; ".join(f"{name}: {text}" for name, text in taken_over if text and text.casefold() not in words)
    return f"{request.question} ({more})" if more else request.question


def _evidence(number: int, quote: Quote) -> str:
    """A statement as the model sees it: its id is ours and plain, all that comes from articles has its spaces marked."""
    facts = {
        "speaker": quote.speaker or "not named",
        "role": quote.role,
        "outlet": quote.article.outlet,
        "published": day_text(quote.published_on),
        "said on": day_text(quote.said_on),
        "told": quote.addressee,
        "in": quote.medium,
        "via": ", ".join(quote.via),
        "reporting words": " … ".join(part.cut(quote.article.text) for part in quote.cue),
        "marked": ", ".join(label for label in manner(quote) if label not in FORMS.values()),
        "statement": quote.text,
    }
    return "\n".join([f"[S{number}]", *(f"{name}: {_spotlit(text)}" for name, text in facts.items() if text)])


def _spotlit(text: str) -> str:
    """Text of an article with a sign for every space, on one line, without brackets that could pass for an id."""
    return MARK.join(text.replace(MARK, " ").replace("[", "(").replace("]", ")").split())
