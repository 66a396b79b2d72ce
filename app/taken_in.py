"""Conversations of an exported archive: their questions are asked again, with the parts that the reader had changed.

An answer is never taken from a file: it would be a way to put words on the page that no article holds.
"""

from collections.abc import Sequence

from app.chain import Questions, Steps
from app.changes import changed, chips_of
from app.render import Exchange
from app.sessions import asked_in, save_as
from app.turn import Request, Turn
from archive import sessions
from archive.archive import Archive
from archive.errors import OnrecordError
from archive.sessions import Session
from ingest.embed import Embedder


def take_in(archive: Archive, found: Sequence[Session], embedder: Embedder) -> int:
    """Keep the conversations that are not here yet; how many those were."""
    fresh = {session.id: session for session in found if sessions.load(archive, session.id) is None}
    steps, questions = Steps.over(archive, embedder), Questions(archive)
    for session in fresh.values():
        save_as(archive, session, _asked_again(session, steps, questions))
    return len(fresh)


def _asked_again(session: Session, steps: Steps, questions: Questions) -> list[Exchange]:
    exchanges: list[Exchange] = []
    history: tuple[Request, ...] = ()
    for question, set_by_hand in asked_in(session):
        try:
            request = questions.request(Turn(question=question, history=history))
            if set_by_hand:
                request = changed(request, chips_of(set_by_hand), questions.known()[1])
            answer = steps(Turn(question=question, history=history, request=request))
        except OnrecordError as error:
            exchanges.append(Exchange(question=question, note=str(error)))
            continue
        exchanges.append(Exchange(question=question, answer=answer, changed=set_by_hand is not None))
        history = (*history, answer.asked)
    return exchanges
