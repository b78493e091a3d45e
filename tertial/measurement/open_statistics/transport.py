"""One request over HTTP: timeouts, an answer that is not too large, no redirects followed. What went wrong is told by exceptions."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from ipaddress import ip_address
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from tertial import __version__

if TYPE_CHECKING:
    import urllib3

CONNECT_SECONDS = 10.0
READ_SECONDS = 30.0
WHOLE_SECONDS = 120.0
"""How long an answer may take in all: a service that sends a byte now and then would else hold on for ever."""
LARGEST = 32 << 20
"""Bytes that an answer may hold, unpacked. The largest documented page is a few megabytes."""
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, the headers by their names in small letters, and the whole body."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


class Interrupted(Exception):
    """No whole answer came; `str()` says why in words that fit after the service's name. Worth another try."""


class TooLarge(Exception):
    """The answer is larger than any that is documented."""


class Transport(Protocol):
    """Whatever can carry a request: the network, or files that hold answers."""

    def __call__(self, method: str, address: str, body: bytes | None = None) -> Answer:
        """Carry one request. Raises `Interrupted` or `TooLarge`."""


@dataclass(frozen=True, slots=True)
class Network:
    """The network, through the proxy that the machine is set up with, if any. Seconds can be made short for tests."""

    connect: float = CONNECT_SECONDS
    read: float = READ_SECONDS
    whole: float = WHOLE_SECONDS
    largest: int = LARGEST

    def __call__(self, method: str, address: str, body: bytes | None = None) -> Answer:
        """Carry one request."""
        import urllib3

        headers = {"Accept": "application/json", "User-Agent": f"Tertial/{__version__}"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        ends = time.monotonic() + self.whole
        try:
            with _pool(_proxy_for(address)).request(
                method,
                address,
                body=body,
                headers=headers,
                timeout=urllib3.Timeout(connect=self.connect, read=self.read),
                retries=False,
                redirect=False,
                preload_content=False,
            ) as response:
                content = self._whole_body(response, ends)
                found = {name.lower(): value for name, value in response.headers.items()}
                return Answer(response.status, content, found)
        # The first two are kinds of the third, as the library has it.
        except urllib3.exceptions.NameResolutionError as error:
            raise Interrupted("har en adress som ingen namnserver känner till") from error
        except urllib3.exceptions.NewConnectionError as error:
            raise Interrupted("gick inte att nå") from error
        except urllib3.exceptions.ConnectTimeoutError as error:
            raise Interrupted(f"gick inte att nå inom {_seconds(self.connect)}") from error
        except urllib3.exceptions.TimeoutError as error:
            raise Interrupted(f"svarade inte inom {_seconds(self.read)}") from error
        except urllib3.exceptions.ProxyError as error:
            raise Interrupted("gick inte att nå genom nätets proxy") from error
        except urllib3.exceptions.SSLError as error:
            raise Interrupted("har ett certifikat som inte går att lita på") from error
        except urllib3.exceptions.HTTPError as error:
            raise Interrupted("bröt förbindelsen mitt i svaret") from error

    def _whole_body(self, response: urllib3.BaseHTTPResponse, ends: float) -> bytes:
        pieces, size = [], 0
        for piece in response.stream(_PIECE, decode_content=True):
            size += len(piece)
            if size > self.largest:
                raise TooLarge
            if time.monotonic() > ends:
                raise Interrupted(f"blev inte klar med svaret inom {_seconds(self.whole)}")
            pieces.append(piece)
        return b"".join(pieces)


def _seconds(number: float) -> str:
    return f"{number:g} sekunder".replace(".", ",")


def _proxy_for(address: str) -> str:
    """The machine's proxy for an address; none for its own addresses and for those that are excepted."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if host == "localhost" or _is_loopback(host) or proxy_bypass(host):
        return ""
    return getproxies().get(parts.scheme, "")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


@cache
def _pool(proxy: str) -> urllib3.PoolManager:
    import urllib3

    return urllib3.ProxyManager(proxy) if proxy else urllib3.PoolManager()
