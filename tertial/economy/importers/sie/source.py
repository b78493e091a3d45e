"""A SIE file's bytes, as they are before anything is understood of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tertial.economy.importers.sie.encoding import Encoding, detect

_END_OF_FILE = b"\x1a"
"""What old programs write last (Ctrl-Z)."""


@dataclass(frozen=True)
class Source:
    """The bytes with LF (or CR LF) as line ends and without marks before and after the text."""

    data: bytes
    encoding: Encoding

    @classmethod
    def of(cls, data: bytes) -> Source:
        """Find the encoding and the line ends. A file without any LF has CR as its line end."""
        encoding = detect(data)
        if data.endswith(_END_OF_FILE):
            data = data.rstrip(_END_OF_FILE)
        if b"\n" not in data:
            data = data.replace(b"\r", b"\n")
        return cls(data[encoding.mark :], encoding)

    @classmethod
    def read(cls, path: Path) -> Source:
        """Read a file."""
        return cls.of(path.read_bytes())

    @cached_property
    def text(self) -> str:
        """The whole text."""
        return self.encoding.decode(self.data)

    @property
    def ends_whole(self) -> bool:
        """Whether the last line has its line end."""
        return not self.data or self.data.endswith(b"\n")
