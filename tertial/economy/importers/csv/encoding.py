"""How a text file's bytes are letters: told by the profile, by a mark at its beginning, or by trying."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path

from tertial.common.errors import Refused
from tertial.economy.importers.profiles import Encoding

BLOCK = 1 << 18
"""How much is read at a time: what fits in the processor's memory is looked through twice as fast as a megabyte."""
_SURE = 16 << 20
"""So many bytes of UTF-8 with letters beyond ASCII among them are no accident of another encoding."""
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_UTF_8 = ("utf-8", "utf-8-sig")


def encoding_of(source: Path, wanted: Encoding = "") -> str:
    """The encoding of a file, by Python's name.

    What begins with a mark is that; what is UTF-8 to its end, or for 16 MB, is UTF-8; the rest is Windows' Western European letters. Raises `Refused`
    for an empty file, for bytes that `wanted` can't have, with their place, and for a file that is no text.
    """
    with source.open("rb") as file:
        head = file.read(4096)
    if not head:
        raise Refused("Filen är tom. Exportera den på nytt ur ekonomisystemet.")
    marked = next((name for mark, name in _MARKS if head.startswith(mark)), "")
    if wanted in _UTF_8 and marked in ("", "utf-8-sig"):
        chosen = "utf-8-sig"
    elif wanted and not marked:
        chosen = wanted
    else:
        # A mark is surer than what somebody chose.
        chosen = marked or wide_without_mark(head)
    if chosen.startswith("utf-16"):
        return chosen
    valid = _look_through(source, utf_8=chosen in ("", "utf-8-sig"), must=bool(wanted) or bool(marked))
    return chosen or ("utf-8-sig" if valid else "cp1252")


def decoded(source: Path, encoding: str) -> Iterator[str]:
    """The file's text in pieces. Raises `Refused` with the byte and the line where the encoding ends to make sense."""
    decoder = codecs.getincrementaldecoder(encoding)()
    before, lines = 0, 0
    with source.open("rb") as file:
        while True:
            block = file.read(BLOCK)
            pending = len(decoder.getstate()[0])
            try:
                text = decoder.decode(block, final=not block)
            except UnicodeDecodeError as error:
                at = before - pending + error.start
                line = lines + error.object[: error.start].count(b"\n") + 1
                raise _undecodable(encoding, line, at + 1) from error
            if text:
                yield text
            if not block:
                return
            lines += block.count(b"\n")
            before += len(block)


def wide_without_mark(head: bytes) -> str:
    """UTF-16 by its zeros, else empty: still to be tried."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if half > 8 and odd > half * 0.7 and even < half * 0.1:
        return "utf-16-le"
    if half > 8 and even > half * 0.7 and odd < half * 0.1:
        return "utf-16-be"
    return ""


def _look_through(source: Path, *, utf_8: bool, must: bool) -> bool:
    """Whether the file is UTF-8 to its end, or for so long that it can be nothing else: whoever reads the rest finds what isn't.

    Raises `Refused` for NUL, and for what is not UTF-8 though it must be.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    valid, sure, letters = utf_8, not utf_8, False
    before = 0
    with source.open("rb") as file:
        while True:
            block = file.read(BLOCK)
            if (at := block.find(b"\0")) >= 0:
                raise Refused(
                    "Filen har ett nolltecken och är ingen ren textfil. Exportera den på nytt som CSV.",
                    place=f"rad {_line_of(source, before + at)}, byte {before + at + 1}",
                )
            if valid and not sure:
                pending = len(decoder.getstate()[0])
                try:
                    decoder.decode(block, final=not block)
                except UnicodeDecodeError as error:
                    at = before - pending + error.start
                    if must:
                        raise _undecodable("utf-8", _line_of(source, at), at + 1) from error
                    valid = False
                letters = letters or not block.isascii()
                sure = letters and before >= _SURE
            if not block:
                return valid
            before += len(block)


def _line_of(source: Path, place: int) -> int:
    """The line that a byte stands in. Lines are only counted when there is a fault to place."""
    lines = 1
    with source.open("rb") as file:
        while place > 0 and (block := file.read(min(BLOCK, place))):
            lines += block.count(b"\n")
            place -= len(block)
    return lines


def _undecodable(encoding: str, line: int, byte: int) -> Refused:
    name = encoding.removesuffix("-sig").removesuffix("-le").removesuffix("-be")
    return Refused(
        f"Här står något som inte är text i kodningen {name}. Välj en annan teckenkodning i profilen, eller låt den kännas igen.",
        place=f"rad {line}, byte {byte}",
    )
