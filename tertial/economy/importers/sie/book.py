"""The structure of a file: lines go in, in order; records, whole vouchers and faults come out.

No field is read here. Both ways of reading use it: the reference gives it every line, the fast way those lines that it does
not take itself.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from tertial.economy.importers.sie.checksum import LABEL as CHECKSUM
from tertial.economy.importers.sie.checksum import Checksum
from tertial.economy.importers.sie.records import SHAPES, Record, Wrong
from tertial.economy.importers.sie.tokens import Line

ROWS = frozenset({"#TRANS", "#RTRANS", "#BTRANS"})
_TEXT_FROM = {"#VER": 3, "#TRANS": 4, "#RTRANS": 4, "#BTRANS": 4}
"""The field where free text begins: a line break inside that text harms nothing that is needed."""


class Voucher(NamedTuple):
    """A #VER with what stood between its braces."""

    head: Record
    rows: tuple[Record, ...]


class Fault(NamedTuple):
    """What is wrong, and the line to look at."""

    line: int
    message: str


class Book:
    """Takes a file's lines in order."""

    def __init__(self, checksum: Checksum | None) -> None:
        self.records: dict[str, list[Record]] = defaultdict(list)
        self.vouchers: list[Voucher] = []
        self.faults: list[Fault] = []
        self.first_voucher = 0
        """The line of the first #VER, or 0."""
        self.broken_texts = 0
        """How many texts had a line break in them."""
        self.strange_lines = 0
        """How many lines before the first record were passed over."""
        self.first_text = ""
        """The first of those lines, or what the file begins with."""
        self._checksum = checksum
        self._head: Record | None = None
        self._rows: list[Record] = []
        self._inside = False
        self._damaged = False
        """Whether a line of the open voucher could not be read, so that nothing more need be said of it."""
        self._continues = False
        self._known = False

    @property
    def closed(self) -> bool:
        """Whether no voucher is open, so that a new one may begin."""
        return self._head is None

    @property
    def is_sie(self) -> bool:
        """Whether any line was a record of the standard."""
        return self._known or bool(self.first_voucher)

    def take(self, line: Line, text: str = "") -> None:
        """Take the next line; blank lines are not given. `text` is the line as it stands."""
        if self._checksum is not None:
            self.count(self._checksum, line)
        try:
            self._take(line, text)
        except Wrong as wrong:
            self.faults.append(Fault(wrong.line, wrong.message))

    def count(self, checksum: Checksum, line: Line) -> None:
        """Let a line count in the checksum, and keep what that finds wrong."""
        try:
            checksum.take(line)
        except Wrong as wrong:
            self.faults.append(Fault(wrong.line, wrong.message))

    def voucher_seen(self, line: int) -> None:
        """Somebody else took the voucher that begins on this line."""
        self.first_voucher = min(self.first_voucher or line, line)
        self._continues = False

    def end(self, last_line: int) -> None:
        """The file ended after this line."""
        if self._head is not None:
            self.faults.append(
                Fault(
                    last_line,
                    f"Filen är avkortad: verifikationen som börjar på rad {self._head.line} avslutas inte med }}. "
                    "Exportera filen på nytt.",
                )
            )

    def _take(self, line: Line, text: str) -> None:
        label = line.label
        if not label:
            self._stray(line, text)
            return
        continued, self._continues = self._continues, False
        if label == "{":
            self._begin(line)
        elif label == "}":
            self._finish(line)
        elif label in SHAPES:
            self._known = True
            readable = not line.fault or self._excused(line)
            if readable or label == "#VER":  # what follows belongs to the voucher, readable or not
                self._record(Record.of(line), readable=readable)
            self._damaged |= not readable
            if not readable:
                raise Wrong(line.number, f"Posten {label} går inte att läsa: {line.fault}.")
        elif continued:
            self._continues = True

    def _stray(self, line: Line, text: str) -> None:
        if self._continues:
            return
        if self.is_sie:
            shown = text.strip()
            raise Wrong(
                line.number,
                f"Raden är ingen post: ”{shown if len(shown) <= 40 else shown[:39] + '…'}”. En rad börjar med #, {{ eller }}.",
            )
        self.strange_lines += 1
        self.first_text = self.first_text or text.strip()

    def _excused(self, line: Line) -> bool:
        """Whether the only fault is that a text was broken over several lines: it harms nothing that is needed."""
        first_text = _TEXT_FROM.get(line.label)
        if not line.open_text or first_text is None or len(line.fields) <= first_text:
            return False
        self._continues = True
        self.broken_texts += 1
        return True

    def _record(self, record: Record, *, readable: bool) -> None:
        label = record.label
        if label == "#VER":
            self.first_voucher = self.first_voucher or record.line
            unfinished, self._head = self._head, record
            self._rows, self._inside = [], False
            self._damaged = not readable
            if unfinished is not None:
                raise Wrong(
                    record.line, f"En ny #VER börjar, men verifikationen på rad {unfinished.line} avslutas inte med }}."
                )
        elif label in ROWS:
            if not self._inside:
                raise Wrong(record.line, f"{label} står utanför en verifikation. Före den ska stå #VER och {{.")
            self._rows.append(record)
        elif self._head is not None and label != CHECKSUM:
            raise Wrong(
                record.line, f"{label} står inne i verifikationen på rad {self._head.line}, som inte avslutas med }}."
            )
        else:
            self.records[label].append(record)

    def _begin(self, line: Line) -> None:
        if self._head is None or self._inside:
            raise Wrong(line.number, "En klammer { står där ingen verifikation börjar.")
        self._inside = True

    def _finish(self, line: Line) -> None:
        if not self._inside or self._head is None:
            self._head = None
            raise Wrong(line.number, "En klammer } står där ingen verifikation är öppen.")
        if not self._damaged:
            self.vouchers.append(Voucher(self._head, tuple(self._rows)))
        self._head, self._rows, self._inside = None, [], False
