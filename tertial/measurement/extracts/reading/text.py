"""Read comma- or semicolon-separated text in memory.

Two ways lead to the same rows. The fast one is taken where no cell is quoted and every line has as many separators; the slow one
takes every row apart by itself, and either reads the file all the same or says which line is wrong.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Collection, Iterator

import polars as pl

from tertial.common.errors import Refused
from tertial.measurement.extracts.reading.sheet import HEADING_ROWS, Sheet, find_headings

DELIMITERS = ";\t,|"
_HEAD = 1 << 16
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_LONGEST_CELL = 1 << 20


def read_text(content: bytes, wanted: Collection[str]) -> Sheet:
    """The wanted columns. Raises `Refused` for what is no text, has other headings, or has a line that can't be taken apart."""
    if b"\0" not in content[:_HEAD] and _is_utf_8(content[:_HEAD]):
        # Whether the rest is UTF-8 too, Polars finds out of the columns that it takes.
        content = content.removeprefix(codecs.BOM_UTF8)
        found = _quickly(content, wanted)
        if found:
            return found
    content = _as_utf_8(content)
    return _quickly(content, wanted) or _slow(content, _delimiter(_beginning(content), wanted), wanted)


def _quickly(content: bytes, wanted: Collection[str]) -> Sheet | None:
    """The rows the fast way, or None. Raises `Refused` for headings that are not there."""
    head = _beginning(content)
    delimiter = _delimiter(head, wanted)
    rows = _first_rows(head, delimiter)
    number, places = find_headings(rows, wanted)
    return _fast(content, delimiter, number, len(rows[number]), places)


def _beginning(content: bytes) -> str:
    return content[:_HEAD].decode("utf-8", errors="ignore")


def _is_utf_8(beginning: bytes) -> bool:
    """Whether the beginning of a file is UTF-8; its last letter may be cut in two."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(beginning)
    except UnicodeDecodeError:
        return False
    return True


def _as_utf_8(content: bytes) -> bytes:
    """The bytes as UTF-8 without a mark. What is not UTF-8 is Windows' Western European letters, as elsewhere in the program."""
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), "")
    if not marked and content[1:200:2].count(0) > 40:
        marked = "utf-16-le"
    try:
        if marked == "utf-8-sig":
            content = content.removeprefix(codecs.BOM_UTF8)
            marked = ""
        if marked:
            return content.decode(marked).encode()
        if b"\0" in content:
            raise Refused("Utdraget är ingen textfil, arbetsbok eller Parquet-fil. Exportera det på nytt som CSV.")
        # Looked at only: bytes that are UTF-8 already are not copied.
        codecs.utf_8_decode(content, "strict", True)
    except UnicodeDecodeError:
        if marked:
            pass
        else:
            return content.decode("cp1252", errors="replace").encode()
    else:
        return content
    # Raised out here, so that the error does not carry the bytes with it.
    raise Refused("Utdragets teckenkodning går inte att läsa. Exportera det på nytt som CSV i UTF-8.")


def _delimiter(head: str, wanted: Collection[str]) -> str:
    """The separator by which most of the headings are found; the first of them where none is."""

    def found(delimiter: str) -> int:
        return max(
            (len({" ".join(cell.split()) for cell in row} & set(wanted)) for row in _first_rows(head, delimiter)),
            default=0,
        )

    return max(DELIMITERS, key=found)


def _first_rows(head: str, delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    lines = iter(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter))
    while len(rows) < HEADING_ROWS:
        try:
            rows.append(next(lines))
        except (StopIteration, csv.Error):
            break
    return rows


def _fast(content: bytes, delimiter: str, heading: int, width: int, places: dict[str, int]) -> Sheet | None:
    """The rows by Polars, or None where they are not plainly sound."""
    begins = 0
    for _ in range(heading + 1):
        begins = content.find(b"\n", begins) + 1
        if not begins:
            return None
    lines = content.count(b"\n", begins) + (not content.endswith(b"\n"))
    returns = content.count(b"\r", begins)
    if b'"' in content or width < 2 or returns not in (0, content.count(b"\r\n", begins)):
        return None
    if begins == len(content) or content.count(delimiter.encode(), begins) != lines * (width - 1):
        return None
    try:
        frame = pl.read_csv(
            content,
            has_header=False,
            skip_lines=heading + 1,
            separator=delimiter,
            quote_char=None,
            infer_schema=False,
            columns=sorted(places.values()),
            empty_string_is_null=False,
        )
        frame = frame.rename(dict(zip(frame.columns, sorted(places, key=places.__getitem__), strict=True)))
    except (pl.exceptions.PolarsError, ValueError):
        return None
    return Sheet(frame, heading + 2) if frame.height == lines else None


def _slow(content: bytes, delimiter: str, wanted: Collection[str]) -> Sheet:
    """The rows one by one, each with the line it begins on."""
    columns: dict[str, list[str]] = {name: [] for name in wanted}
    numbers: list[int] = []
    fault: Refused | None = None
    rows = _records(content, delimiter)
    early: list[list[str]] = []
    try:
        for _, row in rows:
            early.append(row)
            if len(early) == HEADING_ROWS:
                break
        heading, places = find_headings(early, wanted)
        width = len(early[heading])
        for number, (line, row) in enumerate(_records(content, delimiter)):
            if number <= heading or not any(cell.strip() for cell in row):
                continue
            if (len(row) != width and any(cell.strip() for cell in row[width:])) or len(row) < max(places.values()) + 1:
                fault = Refused(f"Raden har {len(row)} celler, men rubrikerna är {width}.", place=f"rad {line}")
                break
            numbers.append(line)
            for name, place in places.items():
                columns[name].append(row[place])
    except csv.Error:
        fault = Refused(
            "Utdraget går inte att dela i celler härefter: ett citattecken öppnas men stängs aldrig, eller en cell är orimligt lång.",
            place=f"efter rad {numbers[-1] if numbers else 1}",
        )
    if fault:
        raise fault
    return Sheet(pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String)), lines=numbers)


def _records(content: bytes, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    before = csv.field_size_limit()
    csv.field_size_limit(_LONGEST_CELL)
    try:
        reader = csv.reader(
            io.TextIOWrapper(io.BytesIO(content), encoding="utf-8", newline=""), delimiter=delimiter, strict=True
        )
        begins = 1
        for row in reader:
            yield begins, row
            begins = reader.line_num + 1
    finally:
        csv.field_size_limit(before)
