"""Other programs ask the same archive: by gradio's client, and as an assistant does by the tools of an MCP server."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from gradio_client import Client
from mcp import ClientSession
from mcp.client.streamable_http import streamablehttp_client

from archive.archive import Archive

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore")]

FUNCTIONS = {"ask", "quotes", "verify", "speakers", "claims", "holdings"}
QUESTION = "What did Hedda Corvane say about the bridge?"


@pytest.fixture(scope="module")
def client(app: str) -> Client:
    return Client(app, verbose=False)


def texts(folder: Path) -> dict[str, str]:
    with Archive.open(folder) as archive:
        return {article.source: article.text for article in archive.articles()}


def test_the_functions_are_described_and_nothing_else_is_offered(client: Client):
    described = client.view_api(return_format="dict")["named_endpoints"]
    assert set(described) == {f"/{name}" for name in FUNCTIONS}
    assert [each["parameter_name"] for each in described["/verify"]["parameters"]] == ["quotation", "speaker"]


def test_an_answer_cites_the_articles_own_words(client: Client, archive_folder: Path):
    answer = client.predict(QUESTION, api_name="/ask")
    held = texts(archive_folder)
    assert answer["status"] == "answered"
    assert answer["citations"]
    assert all(each["quote"] == held[each["source"]][each["start"] : each["end"]] for each in answer["citations"])


def test_statements_a_finding_and_people(client: Client, archive_folder: Path):
    (newest,) = client.predict(speaker="Hedda Corvane", limit=1, api_name="/quotes")
    assert newest["speaker"] == "Hedda Corvane"
    start, end = newest["content"][0]
    words = texts(archive_folder)[newest["source"]][start:end]
    assert client.predict(words, "Hedda Corvane", api_name="/verify")["verdict"] in {"verbatim", "not_found"}
    assert client.predict("Nobody of this name", api_name="/speakers") == []
    assert client.predict("Nobody of this name", api_name="/claims") == []
    claims = client.predict(about="the bridge", limit=3, api_name="/claims")
    assert claims
    assert all(len(claim["quotes"]) > 1 for claim in claims)
    assert client.predict(api_name="/holdings")["archive"]["articles"] == len(texts(archive_folder))


def test_a_wrong_day_is_refused_in_one_sentence(client: Client):
    with pytest.raises(Exception, match="A day is written such as"):
        client.predict(since="last May", api_name="/quotes")


def test_an_assistant_finds_the_tools_and_gets_the_same_answer(client: Client, app: str):
    async def asked() -> tuple[set[str], dict]:
        async with streamablehttp_client(f"{app}gradio_api/mcp/") as (read, write, _), ClientSession(read, write) as session:
            await session.initialize()
            tools = {tool.name: tool for tool in (await session.list_tools()).tools}
            ask = next(name for name in tools if name.endswith("ask"))
            assert "question" in tools[ask].inputSchema["properties"]
            result = await session.call_tool(ask, {"question": QUESTION})
            return set(tools), json.loads(result.content[0].text)

    # A thread of its own: the browser's driver keeps an event loop in this one.
    with ThreadPoolExecutor(1) as thread:
        tools, answer = thread.submit(lambda: asyncio.run(asked())).result(timeout=60)
    assert {name.split("_")[-1] for name in tools} == FUNCTIONS
    assert answer["citations"] == client.predict(QUESTION, api_name="/ask")["citations"]
