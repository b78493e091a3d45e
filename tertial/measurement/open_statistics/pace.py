"""How often a service may be asked: so many calls in so many seconds, counted for the whole process."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

Clock = Callable[[], float]
Sleep = Callable[[float], None]


class Pace:
    """Lets at most `calls` through in any window of `seconds`; who comes too soon waits. Safe between threads."""

    def __init__(self, calls: int, seconds: float, *, clock: Clock = time.monotonic, sleep: Sleep = time.sleep) -> None:
        self.calls = max(1, calls)
        self.seconds = seconds
        self._clock, self._sleep = clock, sleep
        self._made: deque[float] = deque()
        self._lock = threading.Lock()

    def wait(self) -> None:
        """Come back when a call may be made, and count it."""
        with self._lock:
            while True:
                now = self._clock()
                while self._made and now - self._made[0] >= self.seconds:
                    self._made.popleft()
                if len(self._made) < self.calls:
                    self._made.append(now)
                    return
                # The call that must be old enough before there is room; not the oldest where the pace was lowered.
                self._sleep(self.seconds - (now - self._made[len(self._made) - self.calls]))

    def follow(self, calls: int, seconds: float) -> None:
        """Keep from now on to what the service says of itself."""
        if calls > 0 and seconds > 0:
            with self._lock:
                self.calls, self.seconds = calls, float(seconds)


_paces: dict[str, Pace] = {}
_making = threading.Lock()


def pace_of(host: str, calls: int, seconds: float) -> Pace:
    """The pace that everybody in this process keeps with a host; begun with what is given when it is new."""
    with _making:
        return _paces.setdefault(host, Pace(calls, seconds))
