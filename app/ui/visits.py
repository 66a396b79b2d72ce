"""The conversations that readers come back to from another page, or after they loaded the page anew."""

from collections import OrderedDict
from dataclasses import replace
from secrets import token_urlsafe
from threading import Lock

from app.ui.desk import Conversation

KEPT = 200
"""Conversations held; the one that nobody turned to for longest goes first."""


class Visits:
    """Conversations by the secret that the reader's browser keeps. They last as long as the server runs."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._held: OrderedDict[str, Conversation] = OrderedDict()

    def begin(self) -> str:
        """A new secret."""
        return token_urlsafe(16)

    def recall(self, visit: str) -> Conversation:
        """The conversation of a visit, empty when there is none; an answer that was left while it arrived is as far as it came."""
        with self._lock:
            if visit in self._held:
                self._held.move_to_end(visit)
            held = self._held.get(visit, Conversation())
        return replace(held, exchanges=tuple(replace(each, pending=False) for each in held.exchanges))

    def keep(self, visit: str, conversation: Conversation) -> None:
        """Hold a conversation as it is now; one of a reader whose browser keeps nothing is not held."""
        if not visit:
            return
        with self._lock:
            self._held[visit] = conversation
            self._held.move_to_end(visit)
            while len(self._held) > KEPT:
                self._held.popitem(last=False)
