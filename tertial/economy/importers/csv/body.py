"""Cut a text file to its rows: without what stands before the headings, and without the sums at its end."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from tertial.economy.importers.table.sums import Kind, SumRow

_TAIL = 1 << 16
_BLOCK = 1 << 22
_LINE = re.compile(rb"[^\r\n]+")


def foot_of(
    text_file: Path, begins: int, delimiter: str, kind_of: Callable[[Sequence[str]], Kind]
) -> tuple[int, list[SumRow], int]:
    """The byte where the rows end, the sum rows after it (without true places), and how many other rows are passed over.

    Only the last lines are looked at, and none that may be a part of a quoted text: what is left is found as a fault later, and read
    the slow way.
    """
    size = text_file.stat().st_size
    start = max(begins, size - _TAIL)
    with text_file.open("rb") as file:
        file.seek(start)
        tail = file.read()
    ends, sums, ignored = size, [], 0
    for match in reversed(list(_LINE.finditer(tail))):
        line = match[0]
        if b'"' in line or (match.start() == 0 and start > begins):
            break
        cells = line.decode("utf-8", errors="replace").split(delimiter)
        kind = kind_of(cells)
        if kind is Kind.ROW:
            break
        if kind is Kind.SUM:
            sums.append(SumRow(0, tuple(cells)))
        ignored += kind is Kind.IGNORED
        ends = start + match.start()
    return ends, sums[::-1], ignored


def cut(text_file: Path, begins: int, ends: int, target: Path) -> None:
    """Copy a part of a file, by the kernel where it can."""
    with text_file.open("rb") as source, target.open("wb") as out:
        source.seek(begins)
        left = ends - begins
        while left > 0:
            try:
                done = os.sendfile(out.fileno(), source.fileno(), ends - left, left)
            except (OSError, AttributeError):
                out.seek(0, os.SEEK_END)
                source.seek(ends - left)
                done = out.write(source.read(min(left, _BLOCK)))
                out.flush()
            if not done:
                return
            left -= done
