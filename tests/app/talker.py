"""A server on this machine that speaks the OpenAI-compatible and the Ollama protocol and says what a test tells it to."""

import contextlib
import json
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Reply:
    """One reply: its text in pieces, how it ends, and what goes wrong on the way."""

    text: str = ""
    pieces: int = 3  # characters of a piece, so that ids arrive torn apart
    ends: str = "stop"
    status: int = 200
    torn: bool = False  # the connection breaks off after the text
    stalls: bool = False  # nothing more comes after the text, and no end either


@dataclass
class Talker:
    """A running server: what it will say, and what it was asked."""

    port: int = 0
    replies: list[Reply | Callable[[str], Reply]] = field(default_factory=list)
    heard: list[list[dict[str, str]]] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    @property
    def openai(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    @property
    def ollama(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def says(self, *replies: "Reply | str | Callable[[str], Reply]") -> "Talker":
        """What is said next, in order; the last one again and again."""
        self.replies[:] = [Reply(reply) if isinstance(reply, str) else reply for reply in replies]
        self.heard.clear()
        return self

    def reply(self, messages: list[dict[str, str]]) -> Reply:
        self.heard.append(messages)
        reply = self.replies[min(len(self.heard), len(self.replies)) - 1]
        return reply if isinstance(reply, Reply) else reply(messages[-1]["content"])


@contextlib.contextmanager
def talking() -> Iterator[Talker]:
    """A server for the time of a test."""
    talker = Talker()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            """Tests stay quiet."""

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            reply = talker.reply(asked["messages"])
            form = _ollama if self.path == "/api/chat" else _openai
            self.send_response(reply.status)
            self.send_header("Content-Type", "application/x-ndjson" if form is _ollama else "text/event-stream")
            self.send_header("Connection", "close")
            if reply.torn:
                self.send_header("Content-Length", "1000000")  # so that the break is one
            self.end_headers()
            with contextlib.suppress(OSError):
                if reply.status != 200:
                    self.wfile.write(b'{"error": {"message": "no such model"}}')
                    return
                for line in form(reply):
                    self.wfile.write(line)
                    self.wfile.flush()
                if reply.stalls:
                    talker.over.wait(20)
                if reply.torn:
                    self.connection.shutdown(socket.SHUT_RDWR)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    talker.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield talker
    finally:
        talker.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


def _pieces(reply: Reply) -> Iterator[str]:
    for start in range(0, len(reply.text), reply.pieces):
        yield reply.text[start : start + reply.pieces]


def _openai(reply: Reply) -> Iterator[bytes]:
    def event(delta: dict[str, str], end: str | None) -> bytes:
        choice = {"index": 0, "delta": delta, "finish_reason": end}
        row = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "scripted", "choices": [choice]}
        return f"data: {json.dumps(row)}\n\n".encode()

    yield event({"role": "assistant", "content": ""}, None)
    for piece in _pieces(reply):
        yield event({"content": piece}, None)
    if not (reply.torn or reply.stalls):
        yield event({}, reply.ends)
        yield b"data: [DONE]\n\n"


def _ollama(reply: Reply) -> Iterator[bytes]:
    def line(text: str, **more: object) -> bytes:
        message = {"role": "assistant", "content": text}
        row = {"model": "scripted", "created_at": "2031-03-03T00:00:00Z", "message": message, "done": False} | more
        return json.dumps(row).encode() + b"\n"

    for piece in _pieces(reply):
        yield line(piece)
    if not (reply.torn or reply.stalls):
        yield line("", done=True, done_reason=reply.ends)
