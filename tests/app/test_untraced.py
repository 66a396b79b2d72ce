"""Tracing that the environment asks for stays off."""

import langsmith
import pytest
from langsmith.utils import get_env_var, tracing_is_enabled

from app.chain import build_chain
from app.model import open_model


@pytest.fixture
def traced(monkeypatch):
    """A machine on which another project's variables ask for traces."""
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    monkeypatch.setenv("LANGCHAIN_TRACING_V2", "true")
    get_env_var.cache_clear()
    langsmith.configure(enabled=None)
    yield
    langsmith.configure(enabled=False)
    get_env_var.cache_clear()


@pytest.mark.parametrize("part", ["chain", "model"])
def test_what_is_asked_is_not_sent_to_a_tracing_service(traced, record, embedder, part):
    assert tracing_is_enabled()
    if part == "chain":
        build_chain(record, embedder)
    else:
        open_model("openai:scripted", url="http://127.0.0.1:9/v1")
    assert not tracing_is_enabled()
