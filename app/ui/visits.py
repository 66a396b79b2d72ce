"""The conversations that readers come back to: after another page, after a restart of the server, by a link."""

import logging
from collections import OrderedDict
from dataclasses import replace
from secrets import token_urlsafe
from threading import Lock

from app.sessions import as_of_now, exchanges_of, save
from app.ui.desk import Conversation
from archive import sessions
from archive.archive import Archive
from archive.errors import OnrecordError

log = logging.getLogger(__name__)

KEPT = 200
"""Conversations held in memory; the one that nobody turned to for longest goes first and is read from the archive again."""


class Visits:
    """Conversations by an id that nobody guesses and the reader's browser keeps."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._lock = Lock()
        self._held: OrderedDict[str, tuple[int, Conversation]] = OrderedDict()
        """With the generation of the archive in which each was borne out."""

    def begin(self) -> str:
        """A new id."""
        return token_urlsafe(16)

    def recall(self, visit: str) -> Conversation:
        """The conversation of a visit, empty when there is none; an answer that was left while it arrived is as far as it came.

        What the record does not bear out any more is not in it.
        """
        with self._lock:
            known = self._held.get(visit)
            if known is not None:
                self._held.move_to_end(visit)
        held = self._as_of_now(visit, *known) if known else self._stored(visit)
        settled = (replace(each, pending=False) if each.pending else each for each in held.exchanges)
        return replace(held, exchanges=tuple(settled))

    def owner(self, visit: str) -> str | None:
        """Whose stored conversation this is; None when none is stored."""
        found = sessions.load(self._archive, visit) if visit else None
        return found.owner if found else None

    def keep(self, visit: str, conversation: Conversation) -> None:
        """Hold a conversation as it is now; one of a reader whose browser keeps nothing is not held."""
        if not visit:
            return
        generation = self._archive.coverage().generation
        with self._lock:
            self._held[visit] = generation, conversation
            self._held.move_to_end(visit)
            while len(self._held) > KEPT:
                self._held.popitem(last=False)

    def store(self, visit: str, conversation: Conversation, *, owner: str) -> None:
        """Write a conversation to the archive; when that cannot be done now, the next answer does it."""
        if not visit:
            return
        try:
            save(self._archive, visit, conversation.exchanges, owner=owner)
        except OnrecordError as error:
            log.warning("The conversation was not kept: %s", error)

    def forget(self, visit: str) -> None:
        """Delete a conversation."""
        sessions.remove(self._archive, visit)
        with self._lock:
            self._held.pop(visit, None)

    def _as_of_now(self, visit: str, generation: int, held: Conversation) -> Conversation:
        if generation == self._archive.coverage().generation:
            return held
        now = replace(held, exchanges=as_of_now(self._archive, held.exchanges))
        self.keep(visit, now)
        return now

    def _stored(self, visit: str) -> Conversation:
        try:
            found = sessions.load(self._archive, visit) if visit else None
            return Conversation(exchanges_of(self._archive, found)) if found else Conversation()
        except OnrecordError as error:
            log.warning("The conversation was not read: %s", error)
            return Conversation()
