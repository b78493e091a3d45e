"""Generated files, hostile ones too: DuckDB's fast way, the slow way and plain Python give the same rows, or none does."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tertial.economy.importers.csv import read as csv_read
from tests.factories.examples import examples
from tests.factories.exports import a_layout, read_file, text_file
from tests.oracles.csv_ledger import ledger_rows, ore

HEADINGS = ["Konto", "Ansvar", "Datum", "Vernr", "Text", "Belopp"]
BLANK = st.sampled_from([" ", "\u00a0", "\u202f", "\u2009"])
ORE = st.one_of(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(-99_999, 99_999))
CODE = st.text(st.sampled_from("0123456789ABCÅÄÖ-_/."), min_size=1, max_size=12).filter(lambda code: code[0].isalnum())


@st.composite
def written(draw: st.DrawFn) -> str:
    """An amount in any of the ways that exports write it."""
    value = draw(ORE)
    kronor, part = divmod(abs(value), 100)
    whole = f"{kronor:,}".replace(",", draw(st.sampled_from(["", " ", "\u00a0", "\u202f"])))
    text = f"{whole},{part:02}" if part or draw(st.booleans()) else whole
    if value < 0:
        minus = draw(st.sampled_from("-−–"))
        text = draw(
            st.sampled_from([f"{minus}{text}", f"{minus} {text}", f"{text}{minus}", f"{text} {minus}", f"({text})"])
        )
        return draw(st.sampled_from([text, text, f" {text} "]))
    return draw(st.sampled_from([text, f"+{text}", f"{text} kr", f"{text} D", f"\u00a0{text}"]))


@dataclass(frozen=True)
class Export:
    """A generated file: what is written in it, in which letters, with which delimiter."""

    text: str
    delimiter: str
    encoding: str


@st.composite
def exports(draw: st.DrawFn, cell: Callable[[], st.SearchStrategy[str]] = written) -> Export:
    delimiter = draw(st.sampled_from([";", "\t", "|"]))
    free = st.text(st.sampled_from(["a", "å", '"', ";", "\t", "|", "\n", "\r", " ", "'", ",", "1", "S"]), max_size=9)
    end = draw(st.sampled_from(["\r\n", "\n"]))
    rows = []
    for _ in range(draw(st.integers(1, 12))):
        day = draw(st.dates(date(1995, 1, 1), date(2058, 12, 31)))
        padded = draw(st.sampled_from(["{}", " {}", "{}\u00a0"])).format(draw(CODE))
        rows.append([padded, draw(st.one_of(st.just(""), CODE)), day.isoformat(), "7", draw(free), draw(cell())])
        if draw(st.integers(0, 5)) == 0:
            rows.append([""] * draw(st.integers(1, 6)))
    if end == "\n":
        # Python's writer leaves a lone carriage return without quotation marks there.
        rows = [[one.replace("\r", " ") for one in row] for row in rows]
    out = StringIO(newline="")
    quoting: Literal[0, 1] = csv.QUOTE_ALL if draw(st.booleans()) else csv.QUOTE_MINIMAL
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting)
    writer.writerow(HEADINGS)
    writer.writerows(rows)
    text = out.getvalue()
    if draw(st.booleans()):
        text = text.removesuffix(end)
    return Export(text, delimiter, draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])))


def read_both_ways(export: Export) -> list[Any]:
    """The rows of the fast and of the slow way, or the places of what was wrong; the same of both."""
    profile = a_layout()
    told: list[list[Any]] = []
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        path = text_file(Path(name), export.text, encoding=export.encoding)
        for slow in (False, True):
            if slow:
                patch.setattr(csv_read, "_fast", lambda *given, **more: None)
            reading, rows = read_file(path, profile)
            found: list[Any] = [*rows] or [fault.place for fault in reading.faults]
            told.append(found)
    assert told[0] == told[1]
    return told[0]


@settings(max_examples=examples(30))
@given(exports())
def test_what_can_be_read_is_read_as_plain_python_reads_it(export: Export) -> None:
    assert read_both_ways(export) == sorted(ledger_rows(export.text, a_layout(), export.delimiter))


STRANGE = st.one_of(
    st.text(st.sampled_from("0123456789 ,.-−()DKkrSEK'\u00a0"), max_size=9),
    st.sampled_from(
        ["", "1,234", "12.50", "1 23", "1 234 56", "--1", "(1", "-1-", "(-1)", "1e5", "NaN", "#REF!", "1" * 14, "١"]
    ),
)


@settings(max_examples=examples(30))
@given(exports(lambda: STRANGE))
def test_what_plain_python_refuses_is_refused_with_its_place(export: Export) -> None:
    result = read_both_ways(export)
    try:
        rows = ledger_rows(export.text, a_layout(), export.delimiter)
    except ValueError:
        assert result
        assert all(isinstance(place, str) and place.endswith("kolumn Belopp") for place in result)
    else:
        assert result == sorted(rows)


@given(written())
@example("-0,00")
def test_the_oracle_itself_reads_back_what_was_written(text: str) -> None:
    assert isinstance(ore(text.strip(" \u00a0"), ",", " "), int)
