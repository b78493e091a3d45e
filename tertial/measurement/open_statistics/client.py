"""Ask a service for JSON, politely and patiently: at its pace, again when it can't just now, and never somewhere else than it lies."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, NoReturn
from urllib.parse import urlencode, urljoin, urlsplit

from tertial.common.errors import Refused
from tertial.measurement.open_statistics.faults import BadAnswer, Declined, Moved, Unreachable
from tertial.measurement.open_statistics.pace import Pace, Sleep
from tertial.measurement.open_statistics.transport import Answer, Interrupted, Network, TooLarge, Transport

ATTEMPTS = 5
LONGEST_WAIT = 60.0
"""Seconds; a service that asks for a longer pause is left alone until the next fetch."""
_AGAIN = frozenset({429, 500, 502, 503, 504})
_ELSEWHERE = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_HOPS = 3
_QUOTED = 200


class Client:
    """Asks one service, which `name` calls it in sentences. `notes` gathers what whoever answers for the source should know.

    Retries connections that fail and the statuses 429, 500, 502, 503 and 504, after 1, 2, 4 … seconds or as long as the
    service asks for (Retry-After, RFC 9110 §10.2.3). `alive` is called before each request and each wait. Where somebody
    waits for a page there are few `attempts`.
    """

    def __init__(
        self,
        base: str,
        name: str,
        *,
        pace: Pace,
        transport: Transport | None = None,
        sleep: Sleep = time.sleep,
        alive: Callable[[], None] = lambda: None,
        attempts: int = ATTEMPTS,
    ) -> None:
        self.base = checked_address(base)
        self.name = name
        self.pace = pace
        self.notes: list[str] = []
        self._transport = transport or Network()
        self._sleep = sleep
        self._alive = alive
        self._attempts = attempts

    def get(self, path: str, query: Mapping[str, object] | None = None) -> Any:
        """What lies at a path under the base, or at a whole address that the service gave; numbers are exact decimals.

        Raises a `ServiceFault`.
        """
        return self._asked("GET", self._address(path, query), None)

    def post(self, path: str, content: object, query: Mapping[str, object] | None = None) -> Any:
        """What the service answers to a question sent as JSON."""
        return self._asked("POST", self._address(path, query), json.dumps(content).encode())

    def _address(self, path: str, query: Mapping[str, object] | None) -> str:
        address = path if "://" in path else f"{self.base}/{path.lstrip('/')}" if path else self.base
        self._require_same_place(self.base, address)
        return f"{address}{'&' if '?' in address else '?'}{urlencode(query)}" if query else address

    def _asked(self, method: str, address: str, body: bytes | None) -> Any:
        for _hop in range(_HOPS + 1):
            answer = self._carried(method, address, body)
            if answer.status not in _ELSEWHERE:
                return self._read(answer)
            address = self._next_place(method, address, answer)
        raise Moved(f"{self.name} skickar vidare i en ring. Kontrollera källans adress.")

    def _carried(self, method: str, address: str, body: bytes | None) -> Answer:
        """An answer that is not one of those to try again after; raises `Unreachable` when the attempts are used up."""
        for attempt in range(1, self._attempts + 1):
            self._alive()
            self.pace.wait()
            asked_to_wait: float | None = None
            try:
                answer = self._transport(method, address, body)
            except Interrupted as error:
                what = str(error)
            except TooLarge:
                raise BadAnswer(f"Svaret från {self.name} är större än något som {self.name} beskriver.") from None
            else:
                if answer.status not in _AGAIN:
                    return answer
                what = _status_words(answer.status)
                asked_to_wait = _asked_to_wait(answer)
            if asked_to_wait is not None and asked_to_wait > LONGEST_WAIT:
                minutes = round(asked_to_wait / 60) or 1
                raise Unreachable(f"{self.name} {what} och ber om en paus på {minutes} minuter. Hämta igen efter det.")
            if attempt < self._attempts:
                self._alive()
                self._sleep(asked_to_wait if asked_to_wait is not None else float(2 ** (attempt - 1)))
        raise Unreachable(f"{self.name} {what}, trots {self._attempts} försök. Hämta igen senare.")

    def _next_place(self, method: str, address: str, answer: Answer) -> str:
        target = _joined(address, answer.headers.get("location", ""))
        self._require_same_place(address, target)
        if method != "GET" and answer.status not in (307, 308):
            raise Moved(f"{self.name} har flyttat till {target}. Ändra källans adress.")
        if answer.status in _FOR_GOOD:
            self.notes.append(f"{self.name} har flyttat: {_short(address)} finns nu på {_short(target)}.")
        return target

    def _require_same_place(self, known: str, target: str) -> None:
        """Refuse to be led to another host, or from an encrypted connection to one that is not."""
        if not _is_same_place(known, target):
            raise Moved(
                f"{self.name} hänvisar till en annan plats, {_short(target)}. Dit går programmet inte självt. "
                "Kontrollera att adressen är rätt och ändra den på källans sida."
            )

    def _read(self, answer: Answer) -> Any:
        if answer.status == 404 or answer.status == 410:
            self._declined("har ingenting på den adressen. Kontrollera koden, och att källans adress är rätt", answer)
        if answer.status >= 400:
            self._declined(f"tog inte emot frågan (svar {answer.status})", answer)
        if answer.status != 200:
            raise BadAnswer(f"{self.name} svarade med status {answer.status}, som inte är beskriven.")
        try:
            return json.loads(answer.body.decode("utf-8-sig"), parse_float=Decimal, parse_constant=_refuse_constant)
        except (ValueError, RecursionError) as error:
            raise BadAnswer(
                f"Svaret från {self.name} går inte att läsa: det är inte hel JSON. Det börjar med {_begins(answer.body)}."
            ) from error

    def _declined(self, what: str, answer: Answer) -> NoReturn:
        told = _told(answer.body)
        raise Declined(f"{self.name} {what}." + (f" Tjänsten säger: {told}" if told else ""))


def _is_same_place(known: str, target: str) -> bool:
    try:
        before, after = urlsplit(known), urlsplit(target)
        same_host = before.hostname == after.hostname and (before.port == after.port or before.scheme != after.scheme)
    except ValueError:
        return False
    return same_host and (after.scheme == before.scheme or (before.scheme, after.scheme) == ("http", "https"))


def checked_address(address: str) -> str:
    """A base address without its last slash; refused when it is not one of http or https, or has a password in it."""
    base = address.strip().rstrip("/")
    try:
        parts = urlsplit(base)
        # A port that is no number is found when it is asked for.
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if not sound or parts.username or parts.query or parts.fragment:
        raise Refused(f"”{address}” är ingen adress till en tjänst. Skriv till exempel https://api.kolada.se/v3.")
    return base


def _status_words(status: int) -> str:
    if status == 429:
        return "säger att den får för många frågor (svar 429)"
    return f"har ett eget fel just nu (svar {status})"


def _asked_to_wait(answer: Answer) -> float | None:
    """Seconds, from a header with seconds or with a date; None where there is none or it can't be read."""
    header = answer.headers.get("retry-after")
    if header is None:
        return None
    import urllib3

    try:
        return max(0.0, float(urllib3.Retry().parse_retry_after(header)))
    except urllib3.exceptions.InvalidHeader:
        return None


def _told(body: bytes) -> str:
    """What a service says of why it declines, where it says it as its documentation has it."""
    try:
        content = json.loads(body)
    except ValueError:
        return ""
    if not isinstance(content, dict):
        return ""
    words = [content[name] for name in ("title", "detail", "error", "message") if isinstance(content.get(name), str)]
    return " ".join(" ".join(words).split())[:_QUOTED]


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")


def _begins(body: bytes) -> str:
    beginning = " ".join(body[:60].decode("utf-8", "replace").split())
    return f"”{beginning[:40]}”" if beginning else "ingenting"


def _joined(address: str, place: str) -> str:
    try:
        return urljoin(address, place)
    except ValueError:
        return place  # no address at all, and told as such


def _short(address: str) -> str:
    return address.partition("?")[0][:_QUOTED]
