"""A real web server on this machine for tests, and a resolver that tells which names were looked up."""

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[[BaseHTTPRequestHandler], None]

HERE = frozenset({"127.0.0.1"})


@dataclass
class Site:
    """A running server: paths with their answers, and the requests it got."""

    port: int = 0
    answers: dict[str, Answer] = field(default_factory=dict)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def page(self, path: str, body: bytes | str, *, status: int = 200, **headers: str) -> str:
        """Put a page up; header names with underscores for hyphens. Gives its address."""
        content = body.encode() if isinstance(body, str) else body
        stated = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(content))}
        stated |= {name.replace("_", "-"): value for name, value in headers.items()}

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in stated.items():
                if value:
                    handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(content)

        self.answers[path] = answer
        return self.url(path)

    def raw(self, path: str, *pieces: bytes, pause: float = 0.0, until: threading.Event | None = None) -> str:
        """Send bytes as they are, headers included, with a pause after each."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            for piece in pieces:
                handler.wfile.write(piece)
                handler.wfile.flush()
                if pause and (until or threading.Event()).wait(pause):
                    return

        self.answers[path] = answer
        return self.url(path)


@contextlib.contextmanager
def serving() -> Iterator[Site]:
    """A server for the time of a test."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.requests.append((self.path, dict(self.headers)))
            self.close_connection = True
            with contextlib.suppress(OSError):
                site.answers.get(self.path, lambda handler: handler.send_error(404))(self)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Network:
    """What the program did on the network: names looked up, addresses connected to."""

    names: dict[str, list[str]] = field(default_factory=dict)
    looked_up: list[str] = field(default_factory=list)
    connected: list[tuple[str, int]] = field(default_factory=list)


@contextlib.contextmanager
def watched(patch: Callable[..., None], names: dict[str, list[str]]) -> Iterator[Network]:
    """Names resolve as told, and every connection is noted before it is made. `patch` is monkeypatch.setattr."""
    network = Network(names)
    connect = socket.create_connection

    def getaddrinfo(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        if host in network.names or not host.replace(".", "").replace(":", "").isalnum() or not host[0].isdigit():
            network.looked_up.append(host)
        if host not in network.names and not host[0].isdigit():
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return [
            (socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
            for address in network.names.get(host, [host])
        ]

    def create_connection(address: tuple[str, int], *args: object, **options: object) -> socket.socket:
        network.connected.append(address)
        return connect(address, *args, **options)  # type: ignore[arg-type]

    patch(socket, "getaddrinfo", getaddrinfo)
    patch(socket, "create_connection", create_connection)
    yield network
