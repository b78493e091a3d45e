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
_FEW_LETTERS = 16


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
        if data.isascii():
            return data
        return (None if self.codec == "utf-8" else self._by_letter(data)) or self.decode(data).encode()

    def _by_letter(self, data: bytes) -> bytes | None:
        """The same for an encoding of single bytes, some letters of it put in as UTF-8 one after the other.

        Half the work of decoding and encoding where the letters are few. None where they are many, or where no order
        keeps one letter's UTF-8 from being taken for another letter.
        """
        left = {byte: bytes((byte,)).decode(self.codec, errors="replace").encode() for byte in {*_only_high(data)}}
        if len(left) > _FEW_LETTERS:
            return None
        while left:
            safe = (byte for byte, letter in left.items() if left.keys().isdisjoint({*letter} - {byte}))
            byte = next(safe, None)
            if byte is None:
                return None
            data = data.replace(bytes((byte,)), left.pop(byte))
        return data


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
    for start in range(0, len(data), _BLOCK):
        found += _only_high(data[start : start + _BLOCK])
        if len(found) >= _SAMPLE:
            break
    return bytes(found)


def _only_high(data: bytes) -> bytes:
    return data.translate(None, bytes(range(128)))
