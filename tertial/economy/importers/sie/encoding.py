"""Which letters the bytes of a SIE file are.

The standard says CP437 ("PC8"). Programs of today also write Latin-1 (Windows) and UTF-8, mostly without saying so. Nothing
here fails: a byte that means nothing becomes U+FFFD, and texts that were destroyed before the file was written stay so.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_WORDS = {
    "ascii": "ASCII",
    "cp437": "CP437 (PC8)",
    "cp1252": "Latin-1 (Windows)",
    "utf-8": "UTF-8",
}
_LETTERS_CP437 = "åäöÅÄÖéüÉÜ".encode("cp437")
_LETTERS_LATIN = "åäöÅÄÖéüÉÜ".encode("cp1252")
_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_BLOCK = 1 << 20
_SAMPLE = 1 << 16
"""How many of the bytes beyond ASCII are looked at; a file is written by one program in one encoding."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding found in a file: its codec, and how many bytes to skip (a byte order mark)."""

    codec: str
    mark: int = 0

    @property
    def words(self) -> str:
        """What it is called on screen."""
        return _WORDS[self.codec]

    def decode(self, data: bytes) -> str:
        """The text; never fails."""
        return data.decode(self.codec, errors="replace")

    def utf8(self, data: bytes) -> bytes:
        """The text as UTF-8, with no work done where the bytes already are."""
        return data if data.isascii() else self.decode(data).encode()


def detect(data: bytes) -> Encoding:
    """The encoding that makes Swedish of the bytes; CP437 where nothing tells them apart, as the standard says."""
    if data.startswith(codecs.BOM_UTF8):
        return Encoding("utf-8", len(codecs.BOM_UTF8))
    if data.isascii():
        return Encoding("ascii")
    high = _beyond_ascii(data)
    in_utf8 = sum(len(found) for found in _UTF8.findall(high))
    if in_utf8 == len(high):
        return Encoding("utf-8")
    rest = _UTF8.sub(b"", high)
    as_utf8 = in_utf8 // 2
    as_cp437 = sum(high.count(letter) for letter in _LETTERS_CP437)
    as_latin = sum(high.count(letter) for letter in _LETTERS_LATIN)
    # Half of a UTF-8 letter is often a letter of CP437, so UTF-8 is believed only where little is left over.
    if as_utf8 > 0 and len(rest) * 10 <= len(high):
        return Encoding("utf-8")
    return Encoding("cp1252" if as_latin > as_cp437 else "cp437")


def _beyond_ascii(data: bytes) -> bytes:
    """The first bytes that are not ASCII, in order, from as much of the file as holds them."""
    found = bytearray()
    ascii_bytes = bytes(range(128))
    for start in range(0, len(data), _BLOCK):
        found += data[start : start + _BLOCK].translate(None, ascii_bytes)
        if len(found) >= _SAMPLE:
            break
    return bytes(found)
