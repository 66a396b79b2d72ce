"""The small archive, made once for all tests that only read it."""

import pytest

from app.chain import build_chain
from app.turn import Turn
from tests.app.record import fill


@pytest.fixture(scope="session")
def record(tmp_path_factory, embedder):
    with fill(tmp_path_factory.mktemp("record"), embedder) as archive:
        yield archive


@pytest.fixture(scope="session")
def ask(record, embedder):
    chain = build_chain(record, embedder)
    return lambda question, **given: chain.invoke(Turn(question, **given))
