"""The server: where it listens, what it refuses, what it sends with every reply."""

import pytest

from app.ui.page import launch
from app.ui.shield import LOOPBACK, Shield
from archive.errors import BadInput
from archive.settings import Settings


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "::"])
def test_another_address_needs_a_login(tmp_path, host: str):
    with pytest.raises(BadInput, match="only with a login"):
        launch(Settings.load(data=tmp_path), host=host)


def test_tools_are_not_offered_past_a_login(tmp_path):
    with pytest.raises(BadInput, match="this machine alone"):
        launch(Settings.load(data=tmp_path), login=lambda name, password: True, mcp=True)


def requested(host: bytes) -> tuple[int, dict[bytes, bytes]]:
    """Status and headers of the reply to a request for `host`."""
    sent: list[dict] = []

    async def app(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"page"})

    async def send(message):
        sent.append(message)

    # Nothing in it waits, so no event loop is needed to run it to its end.
    with pytest.raises(StopIteration):
        Shield(app, hosts=LOOPBACK)({"type": "http", "headers": [(b"host", host)]}, None, send).send(None)
    return sent[0]["status"], dict(sent[0]["headers"])


@pytest.mark.parametrize("host", [b"127.0.0.1:7860", b"localhost", b"[::1]:7860"])
def test_this_machines_own_names_are_served_with_a_policy(host: bytes):
    status, headers = requested(host)
    assert status == 200
    assert headers[b"content-security-policy"].startswith(b"default-src 'self';")
    assert headers[b"referrer-policy"] == b"no-referrer"


@pytest.mark.parametrize("host", [b"evil.example", b"127.0.0.1.evil.example:7860", b"", b"[", b"localhost.evil.example"])
def test_any_other_name_is_refused(host: bytes):
    assert requested(host)[0] == 421
