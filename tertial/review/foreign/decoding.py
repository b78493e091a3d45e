"""Bytes to text: UTF-8, UTF-16 and Windows-1252, told apart by what they hold."""

from __future__ import annotations

import codecs
import re

from tertial.common.errors import TertialError

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_UNREADABLE = "\ufffd"


def decoded(content: bytes) -> tuple[str, list[str]]:
    """The text, and what in it could not be read, in words. Raises `TertialError` for what is no text."""
    text, unread = _text(content)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    controls = len(_CONTROL.findall(text))
    if controls > 20 and controls > len(text) / 100:
        raise TertialError("Filen är ingen text: den är full av styrtecken. Spara den som text, DOCX eller PDF.")
    return _CONTROL.sub(" ", text), unread


def _text(content: bytes) -> tuple[str, list[str]]:
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if content.startswith(mark):
            return _replaced(content[len(mark) :], name)
    # Swedish text in UTF-16 has a zero in nearly every second byte.
    sample = content[:4096]
    if len(sample) > 1:
        odd, even = sample[1::2].count(0), sample[0::2].count(0)
        if odd > len(sample) / 5 and even < odd / 4:
            return _replaced(content, "utf-16-le")
        if even > len(sample) / 5 and odd < even / 4:
            return _replaced(content, "utf-16-be")
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    text, unread = _replaced(content, "utf-8")
    broken = text.count(_UNREADABLE)
    if sum(character > "\x7f" for character in text) > 4 * broken:
        return text, unread
    return content.decode("cp1252", errors="replace"), []


def _replaced(content: bytes, encoding: str) -> tuple[str, list[str]]:
    """Decode, with the lines of what would not be read."""
    # surrogatepass has no place here: a lone surrogate is a fault like any other
    text = content.decode(encoding, errors="replace")
    if _UNREADABLE not in text:
        return text, []
    lines = [str(number) for number, line in enumerate(text.split("\n"), start=1) if _UNREADABLE in line]
    told = ", ".join(lines[:8]) + (" med flera" if len(lines) > 8 else "")
    return text, [f"Tecken som inte gick att läsa: rad {told}."]
