"""#KSUMMA: a CRC-32 over the labels and fields between a starting and an ending record.

Polynomial EDB88320, start FFFFFFFF, inverted at the end: the CRC-32 of zip. Separators, outer quotes, braces and the
backslash before a quote do not count. The standard counts bytes of CP437; for a file in another encoding both those
and the bytes as they stand in the file are accepted.
"""

from __future__ import annotations

import re
import zlib

from tertial.economy.importers.sie.records import Wrong
from tertial.economy.importers.sie.tokens import Line, content

LABEL = "#KSUMMA"


class Sum:
    """A running sum in one encoding."""

    def __init__(self, codec: str) -> None:
        self._codec = codec
        self.value = 0

    def add(self, text: str) -> None:
        """Count the content of one or more lines."""
        self.value = zlib.crc32(text.encode(self._codec, errors="replace"), self.value)


class Checksum:
    """Counts what it is given between the two markers, and says what is wrong."""

    def __init__(self, codec: str) -> None:
        self._codecs = sorted({codec, "cp437"})
        self._sums: list[Sum] = []
        self._started_at: int | None = None
        self._last_line = 0
        self.proven = False
        """Whether a sum was found and agreed, so that the file is known to be whole."""
        self.note = ""

    @property
    def counting(self) -> bool:
        """Whether what comes now is counted."""
        return self._started_at is not None

    def take(self, line: Line) -> None:
        """Count a line, or begin or end at a marker. Raises `Wrong` where the sum does not agree."""
        if line.label == LABEL:
            self._marker(line)
        else:
            self.add(content(line))

    def add(self, text: str) -> None:
        """Count the content of one or more lines."""
        if self.counting and text:
            for one in self._sums:
                one.add(text)

    def end(self, last_line: int) -> None:
        """The file ended here. Raises `Wrong` when the sum was begun and never given."""
        if self.counting:
            raise Wrong(
                last_line,
                f"Filen är avkortad: kontrollsumman som börjar på rad {self._started_at} avslutas aldrig. "
                "Exportera filen på nytt.",
            )

    def _marker(self, line: Line) -> None:
        text = line.fields[0] if line.fields else ""
        if not text:
            self._started_at = line.number
            self._sums = [Sum(codec) for codec in self._codecs]
            return
        if not self.counting:
            self.note = "Kontrollsumman kunde inte prövas: filen saknar den inledande #KSUMMA."
            return
        self._started_at = None
        sums = {one.value for one in self._sums}
        if not isinstance(text, str) or not re.fullmatch(r"-?[0-9]{1,12}", text):
            raise Wrong(line.number, f"Kontrollsumman #KSUMMA är ”{str(text)[:20]}”. Det ska vara ett heltal.")
        # Some programs write the sum as a signed number.
        if int(text) % 2**32 not in sums:
            raise Wrong(
                line.number,
                f"Kontrollsumman stämmer inte: filen säger {text}, innehållet ger {' eller '.join(map(str, sorted(sums)))}. "
                "Filen är ändrad eller skadad efter exporten. Exportera den på nytt.",
            )
        self.proven = True
