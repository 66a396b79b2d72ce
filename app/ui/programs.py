"""What other programs may ask of the app: typed functions, in gradio's API and, when it is wanted, as tools of an MCP server."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import wraps
from typing import Any

import gradio as gr
import orjson
from gradio.events import api
from mcp.types import ImageContent, TextContent

from app.claims import listed
from app.cli_claims import claim_row
from app.cli_output import quote_row
from app.cli_reading import answer_row, finding_row
from app.intake import Intake
from app.meant import meant
from app.retrieve import Retriever
from app.ui.desk import Desk
from app.verify import verify as verified
from archive.errors import BadInput, OnrecordError
from archive.filters import QuoteFilter
from archive.records import Speaker
from ingest.embed import Embedder

MOST = 200


class Programs:
    """The functions, over one desk."""

    def __init__(self, desk: Desk, intake: Intake, embedder: Embedder) -> None:
        self._desk, self._intake, self._embedder = desk, intake, embedder

    def ask(self, question: str) -> dict[str, Any]:
        """Answer a question about who said what, about what and when, from the archive alone, with cited quotations.

        Args:
            question: A question in English, such as: What did Mira Vell say about rents?
        """
        if objection := self._desk.objection(question):
            raise BadInput(objection)
        *_, last = self._desk.ask(question)
        if last.answer is None:
            raise BadInput(last.note)
        return answer_row(question, last.answer)

    def quotes(
        self, speaker: str = "", about: str = "", since: str = "", until: str = "", outlet: str = "", limit: int = 50
    ) -> list[dict[str, Any]]:
        """List statements on record, the newest first, each with its exact place in its article.

        Args:
            speaker: Only what this person or organisation said.
            about: Only statements that fit this topic.
            since: Published on this day or later, as 2031-03-01.
            until: Published on this day or earlier.
            outlet: Only from this outlet.
            limit: At most so many, up to 200.
        """
        names = self._desk.names().resolve(speaker).speakers if speaker else ()
        if speaker and not names:
            return []
        where = QuoteFilter(speakers=names, outlets=(outlet,) if outlet else (), since=_day(since), until=_day(until))
        most = max(1, min(int(limit), MOST))
        if not about:
            return [quote_row(quote) for quote in self._desk.archive.quotes(where, limit=most)]
        fitting = Retriever(self._desk.archive, self._embedder).about(about, where)
        return [quote_row(quote) for quote in self._desk.archive.quotes(where) if quote.id in fitting][:most]

    def verify(self, quotation: str, speaker: str = "") -> dict[str, Any]:
        """Hold a quotation against the record: verbatim, altered, wrong_speaker or not_found, with the true place and the differences.

        Args:
            quotation: The words that somebody is said to have said.
            speaker: Whom they are given to, if anybody.
        """
        return finding_row(verified(quotation, self._desk.archive, speaker=speaker, index=self._desk.names()))

    def speakers(self, name: str = "") -> list[dict[str, Any]]:
        """List who is on record, with other names, roles and numbers of statements, those with most statements first.

        Args:
            name: Only those who bear this name.
        """
        everybody = self._desk.archive.speakers()
        reading = meant(self._desk.names(), name)
        borne = {*(reading.bearers or reading.may)} if name else None
        return [_speaker(each) for each in everybody if borne is None or each.name in borne][:MOST]

    def claims(self, speaker: str = "", about: str = "", limit: int = 50) -> list[dict[str, Any]]:
        """List what is reported more than once, most outlets first: who said it first, who repeats it, who denies it.

        Args:
            speaker: Only claims of which this person or organisation made a statement.
            about: Only claims of which a statement fits this topic.
            limit: At most so many, up to 200.
        """
        archive = self._desk.archive
        names = self._desk.names().resolve(speaker).speakers if speaker else ()
        if speaker and not names:
            return []
        where = QuoteFilter(speakers=names)
        fitting = Retriever(archive, self._embedder).about(about, where) if about else None
        only = None if fitting is None else (lambda quote: quote.id in fitting)
        return [claim_row(each) for each in listed(archive, where, only=only, limit=max(1, min(int(limit), MOST)))]

    def holdings(self) -> dict[str, Any]:
        """Tell what the archive holds, and how far articles that are being brought in have come."""
        coming = [{"name": item.name, "state": item.state, "said": item.said} for item in self._intake.items]
        return {"archive": self._desk.archive.coverage(), "running": self._intake.running, "ingest": coming}


def offer(desk: Desk, intake: Intake, embedder: Embedder) -> None:
    """Offer the functions to programs that reach the page that is being filled."""
    made = Programs(desk, intake, embedder)
    for function in (made.ask, made.quotes, made.verify, made.speakers, made.claims, made.holdings):
        api(_plain(function), api_name=function.__name__, concurrency_limit=None)


def speak_json(page: gr.Blocks) -> None:
    """Let the tools of a served page answer in JSON; gradio writes a value as Python would."""
    server = page.mcp_server_obj
    if server is None:
        raise RuntimeError("the tools are not served: gradio lacks its mcp part")

    def texts(data: Sequence[object], root_url: str) -> list[TextContent | ImageContent]:
        return [TextContent(type="text", text=orjson.dumps(value).decode()) for value in data]

    server.postprocess_output_data = texts  # type: ignore[method-assign]


def _plain(function: Callable[..., Any]) -> Callable[..., Any]:
    """`function` with plain JSON as its value and a refusal as one sentence."""

    @wraps(function)
    def called(*given: object, **named: object) -> object:
        try:
            return orjson.loads(orjson.dumps(function(*given, **named), default=str))
        except OnrecordError as error:
            raise gr.Error(str(error), print_exception=False) from error

    return called


def _speaker(speaker: Speaker) -> dict[str, Any]:
    return {"name": speaker.name, "kind": speaker.kind, "aliases": speaker.aliases, "roles": speaker.roles, "quotes": speaker.quotes}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise BadInput(f"A day is written such as 2031-03-01, not {text!r}.") from error
