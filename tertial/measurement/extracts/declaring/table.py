"""A table of a declaration that knows where it stands, so that every fault can name its line and key. Plain Python."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tertial.common.errors import Refused

_FOLDED = str.maketrans("åäöé", "aaoe")
_HEADER = re.compile(r"\s*\[\s*(?P<path>[^\[\]]+?)\s*\]\s*(?:#.*)?")
_KEY = re.compile(r"\s*(?P<key>\"[^\"]*\"|'[^']*'|[A-Za-z0-9_-]+)\s*(?:\.[^=]*)?=")
_INLINE = re.compile(r"(\"[^\"]*\"|'[^']*'|[A-Za-z0-9_-]+)\s*=")


def fold(key: str) -> str:
    """A key as it is compared: `Beräkning`, `berakning` and `"beräkning"` are the same."""
    return key.strip().strip("\"'").casefold().translate(_FOLDED).replace("_", " ").replace("–", "-")


@dataclass(frozen=True, slots=True)
class Table:
    """A table's keys and values. `path` is its name in the text, empty for the text itself."""

    text: str
    values: Mapping[str, Any]
    path: tuple[str, ...] = ()

    def fault(self, message: str, key: str = "") -> Refused:
        """A fault at a key, with its line."""
        words = f"”{key}”" if key else f"[{'.'.join(self.path)}]" if self.path else ""
        line = self.line_of(key)
        return Refused(message, place=", ".join(part for part in (f"rad {line}" if line else "", words) if part))

    def line_of(self, key: str = "") -> int:
        """The line that a key of the table stands on; the table's own where it has none; 0 for neither."""
        here: tuple[str, ...] = ()
        own = 0
        wanted, path = fold(key), tuple(fold(part) for part in self.path)
        for number, line in enumerate(self.text.splitlines(), start=1):
            header = _HEADER.fullmatch(line)
            if header:
                here = tuple(fold(part) for part in re.findall(r"\"[^\"]*\"|'[^']*'|[^.\s]+", header["path"]))
                if here == path:
                    own = number
                continue
            found = _KEY.match(line)
            if found is None:
                continue
            at = (*here, fold(found["key"]))
            if key and at == (*path, wanted):
                return number
            if at == path:
                own = number
                # An inline table: what it holds stands on the same line.
            if key and at == path and any(fold(name) == wanted for name in _INLINE.findall(line)):
                return number
        return own

    def only(self, names: Sequence[str]) -> None:
        """Raise a fault for a key that is none of these."""
        known = {fold(name) for name in names}
        for key in self.values:
            if fold(key) not in known:
                raise self.fault(f"Nyckeln finns inte. Det som finns: {', '.join(names)}.", key)

    def find(self, name: str) -> tuple[str, Any]:
        """A key as it is written, with its value; the name itself and None where it is not there."""
        return next(((key, value) for key, value in self.values.items() if fold(key) == fold(name)), (name, None))

    def has(self, name: str) -> bool:
        """Whether the key is there."""
        return self.find(name)[1] is not None

    def text_at(self, name: str, *, default: str | None = None) -> str:
        """A text. A fault where it is missing (without a default), empty or something else."""
        key, value = self.find(name)
        if value is None:
            if default is not None:
                return default
            raise self.fault(f"”{name}” saknas.")
        if not isinstance(value, str) or not value.strip():
            raise self.fault(f"Här ska stå en text inom citattecken, inte {_kind(value)}.", key)
        return value.strip()

    def whole_at(self, name: str, *, least: int, most: int, default: int | None = None) -> int | None:
        """A whole number within limits; the default where it is missing."""
        key, value = self.find(name)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise self.fault(f"Här ska stå ett heltal mellan {least} och {most}.", key)
        return value

    def switch_at(self, name: str, *, default: bool) -> bool:
        """true or false."""
        key, value = self.find(name)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise self.fault("Här ska stå true eller false.", key)
        return value

    def choice_at(self, name: str, choices: Sequence[str], *, default: str | None = None) -> str:
        """One of some words."""
        found = self.text_at(name, default=default)
        for choice in choices:
            if fold(choice) == fold(found):
                return choice
        raise self.fault(f"”{found}” finns inte. Det som finns: {', '.join(choices)}.", self.find(name)[0])

    def texts_at(self, name: str) -> tuple[str, ...]:
        """A text or a list of texts; empty where it is missing."""
        key, value = self.find(name)
        return () if value is None else self.texts_of(value, key)

    def texts_of(self, value: Any, key: str) -> tuple[str, ...]:
        """A value as a list of texts, each once. Whole numbers are codes, and so texts too."""
        listed = value if isinstance(value, list) else [value]
        texts = []
        for one in listed:
            if isinstance(one, bool) or not isinstance(one, str | int):
                raise self.fault(f"Här ska stå en kod eller en lista med koder, inte {_kind(one)}.", key)
            texts.append(str(one).strip())
        if not texts:
            raise self.fault("Listan är tom. Skriv minst en kod.", key)
        return tuple(dict.fromkeys(texts))

    def table_at(self, name: str) -> Table | None:
        """A table within this one, or None."""
        key, value = self.find(name)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise self.fault("Här ska stå en tabell med nycklar.", key)
        return Table(self.text, value, (*self.path, key))


def _kind(value: Any) -> str:
    match value:
        case bool():
            return "true eller false"
        case int() | Decimal():
            return "ett tal"
        case list():
            return "en lista"
        case dict():
            return "en tabell"
        case str():
            return "en tom text"
        case _:
            return "ett datum"
