"""Errors that carry a sentence a person can act on.

Every error that a user can cause is a `TertialError`. The web answers it with a page, the command
line with one line and an exit code, the API with a JSON body: nobody parses the message.
"""

from __future__ import annotations

from collections.abc import Sequence


class TertialError(Exception):
    """Something a user can put right; `str(error)` is a whole Swedish sentence."""

    def __init__(self, message: str, *, place: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


class NotFound(TertialError):
    """What was asked for does not exist; names what was asked and what exists."""

    def __init__(self, what: str, asked: str, exists: Sequence[str] = ()) -> None:
        listed = ", ".join(exists[:12]) + (" …" if len(exists) > 12 else "")
        ending = f" Det som finns: {listed}." if exists else " Det finns inget att välja på än."
        super().__init__(f"{what} ”{asked}” finns inte.{ending}")
        self.asked = asked
        self.exists = tuple(exists)


class Refused(TertialError):
    """The request is understood but against a rule; nothing was changed."""


class Forbidden(TertialError):
    """The person lacks the permission that the action asks for."""


class Conflict(TertialError):
    """Somebody else changed the same thing meanwhile. Carries both versions, so that both can be shown."""

    def __init__(self, message: str, *, mine: str, theirs: str, current_version: int) -> None:
        super().__init__(message)
        self.mine = mine
        self.theirs = theirs
        self.current_version = current_version


class Faults(TertialError):
    """Several faults found at once, each with its place; nothing was changed."""

    def __init__(self, message: str, faults: Sequence[TertialError]) -> None:
        super().__init__(message)
        self.faults = tuple(faults)
