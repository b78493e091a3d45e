"""A real server on this machine for services of open statistics, which can be told to misbehave; see `kolada` and `pxweb`."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from tertial.measurement.open_statistics.answers import Batch, Fetched
from tertial.measurement.open_statistics.faults import Unreachable

Row = dict[str, Any]


@dataclass
class Asked:
    """A request as it came."""

    method: str
    path: str
    query: dict[str, list[str]]
    body: Any


@dataclass
class Reply:
    """An answer: JSON, or bytes as they are. `cut` closes the connection after so many bytes of it; `slow` waits first."""

    content: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    slow: float = 0.0


class Service:
    """A service that answers by `answer`, save for the first replies in `trouble`, given in their order."""

    def __init__(self, answer: Callable[[Asked], Reply]) -> None:
        self.answer = answer
        self.trouble: list[Reply | None] = []
        self.asked: list[Asked] = []
        self.address = ""
        self.stopping = threading.Event()

    def reply(self, asked: Asked) -> Reply:
        """The next trouble, or the true answer where it is None or there is none."""
        self.asked.append(asked)
        wrong = self.trouble.pop(0) if self.trouble else None
        return wrong or self.answer(asked)


@contextmanager
def served(answer: Callable[[Asked], Reply]) -> Iterator[Service]:
    """The service at an address of this machine, until the block ends."""
    service = Service(answer)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:  # the name that the library calls
            self._answer(None)

        def do_POST(self) -> None:
            self._answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

        def _answer(self, body: Any) -> None:
            parts = urlsplit(self.path)
            asked = Asked(self.command, unquote(parts.path), parse_qs(parts.query, keep_blank_values=True), body)
            reply = service.reply(asked)
            service.stopping.wait(reply.slow)
            content = reply.content if isinstance(reply.content, bytes) else json.dumps(reply.content).encode()
            self.send_response(reply.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self.wfile.write(content if reply.cut is None else content[: reply.cut])
            except OSError:
                return  # who asked did not wait
            if reply.cut is not None:
                self.close_connection = True

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    service.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        service.stopping.set()
        server.shutdown()
        server.server_close()
        thread.join()


def until_broken_off(batches: Iterator[Batch]) -> tuple[list[Fetched], Mapping[str, Any] | None]:
    """The values that come before a fetch is broken off, and where it goes on; fails where it is not broken off."""
    came: list[Fetched] = []
    cursor: Mapping[str, Any] | None = None
    try:
        for batch in batches:
            came += batch.values
            cursor = batch.cursor
    except Unreachable:
        return came, cursor
    raise AssertionError("the fetch was not broken off")
