"""The only file that calls a language model: its text as it arrives, within a deadline, every failure one short reason."""

import logging
import os
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from queue import Empty, Queue
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any

from app.untraced import untraced
from archive.errors import BadInput

if TYPE_CHECKING:
    from langchain_core.language_models.chat_models import BaseChatModel

log = logging.getLogger(__name__)

EXTRAS = {"ollama": "ollama", "openai": "openai", "anthropic": "anthropic", "google_genai": "google"}
"""Providers whose package is an extra of this one; any other provider that LangChain knows works once its package is installed."""

LONGEST = 60_000
"""Characters of one reply, what a model thinks aloud included; one that goes on longer is stopped."""

BROKEN_OFF = frozenset({"length", "max_tokens", "MAX_TOKENS"})
WITHHELD = frozenset({"content_filter", "refusal", "SAFETY", "PROHIBITED_CONTENT", "BLOCKLIST"})

Message = tuple[str, str]
"""Who speaks (system, human, ai) and the text."""


class Unheard(Exception):
    """The model gave no whole reply; `str()` continues the sentence that begins with its name ("could not be reached")."""


@dataclass(frozen=True, slots=True)
class Model:
    """A chat model by the name that the reader gave it."""

    name: str
    chat: "BaseChatModel"

    def stream(self, messages: Sequence[Message], *, until: float) -> Generator[str]:
        """The reply's text piece by piece; `until` is on the monotonic clock.

        Raises:
            Unheard: the model is absent, refuses, breaks off, says too much or is not done in time.
        """
        arrived: Queue[str | Exception | None] = Queue()
        over = Event()
        Thread(target=self._listen, args=(messages, arrived, over), name="onrecord-model", daemon=True).start()
        length = 0
        try:
            while (piece := _next(arrived, until)) is not None:
                length += len(piece)
                if length > LONGEST:
                    raise Unheard("did not come to an end")
                yield piece
        finally:
            over.set()

    def _listen(self, messages: Sequence[Message], arrived: "Queue[str | Exception | None]", over: Event) -> None:
        """Pass on what the model says until it ends or nobody listens any more; in a thread, since a stalled socket cannot be asked."""
        try:
            for chunk in self.chat.stream(list(messages)):
                arrived.put(str(chunk.text))
                if over.is_set():
                    return
                _check_end(chunk.response_metadata)
            arrived.put(None)
        except Exception as error:
            arrived.put(error)


def open_model(name: str, *, url: str = "", seconds: float = 60.0) -> Model:
    """The model of the setting `llm`. Nothing is sent: whether it answers is seen at the first question.

    Raises:
        BadInput: the name is not provider:model, or the provider is unknown, lacks its package or its key.
    """
    provider, _, model = name.partition(":")
    if not (provider and model):
        raise BadInput(f"A language model is named as provider:model, such as ollama:qwen3, not {name!r}.")
    try:
        from langchain.chat_models import init_chat_model

        untraced()
        return Model(name, init_chat_model(model, model_provider=provider, **_options(provider, url, seconds)))
    except ImportError as error:
        package = f"onrecord[{EXTRAS[provider]}]" if provider in EXTRAS else getattr(error, "name", None) or f"langchain-{provider}"
        raise BadInput(f"The language model {name} needs a package that is not installed: pip install '{package}'.") from error
    except Exception as error:  # each provider has errors of its own for a missing key or a wrong option
        log.debug("The model was not opened", exc_info=True)
        reason = " ".join(str(error).split())[:200].rstrip(".") or type(error).__name__
        raise BadInput(f"The language model {name} cannot be used: {reason}.") from error


def _options(provider: str, url: str, seconds: float) -> dict[str, Any]:
    """What a provider's class takes: one try, since the answer is there without it, and no invention where that can be said."""
    options: dict[str, Any] = {"base_url": url} if url else {}
    match provider:
        case "ollama":
            return options | {"temperature": 0, "client_kwargs": {"timeout": seconds}}
        case "openai":
            # OpenAI's own newer models refuse a temperature; a server of the reader's own needs no key, its library does.
            keyless = {"api_key": "none"} if url and not os.environ.get("OPENAI_API_KEY") else {}
            return options | keyless | ({"temperature": 0} if url else {}) | {"timeout": seconds, "max_retries": 0}
        case "anthropic" | "google_genai":
            return options | {"timeout": seconds, "max_retries": 1}
    return options


def _next(arrived: "Queue[str | Exception | None]", until: float) -> str | None:
    try:
        piece = arrived.get(timeout=max(0.0, until - monotonic()))
    except Empty:
        raise Unheard("did not answer in time") from None
    if isinstance(piece, Unheard):
        raise piece
    if isinstance(piece, Exception):
        log.info("The language model failed: %r", piece)
        raise Unheard(_reason(piece)) from piece
    return piece


def _check_end(told: dict[str, Any]) -> None:
    """Raise Unheard when the last piece says that the reply was cut or withheld."""
    ends = {str(told.get(key)) for key in ("finish_reason", "done_reason", "stop_reason")}
    if ends & BROKEN_OFF:
        raise Unheard("broke off in the middle")
    if ends & WITHHELD:
        raise Unheard("refused to answer")


def _reason(error: Exception) -> str:
    status = getattr(error, "status_code", None)
    if isinstance(status, int) and status > 0:
        return f"refused the request (HTTP {status})"
    if "timeout" in type(error).__name__.lower():
        return "did not answer in time"
    return "could not be reached or broke off"
