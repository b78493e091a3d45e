"""SIE files as text: whole ones to begin from, generated ones, and hostile ones made of those.

`read_both` reads a file by the reference and by the fast way, in chunks of several sizes, and holds them to the same
answer. The tests of the SIE reader read through it, so that each of them is a test of both ways.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from tertial.economy.importers.sie import fast, reference
from tertial.economy.importers.sie.conclusion import Parsed
from tertial.economy.importers.sie.frame import rows_of
from tertial.economy.importers.sie.profile import SieProfile
from tertial.economy.importers.sie.source import Source

CHUNKS = (fast.CHUNK, 250)

HEAD = """\
#FLAGGA 0
#PROGRAM "Kommunens ekonomi" 7
#FORMAT PC8
#GEN 20240110
#SIETYP 4
#FNAMN "Nämnden"
#RAR 0 20230101 20231231
#KONTO 3010 "Avgifter"
#KONTO 4010 "Köp"
#KONTO 1930 "Bank"
"""

VOUCHER = """\
#VER A 1 20230115 "Hyra"
{
#TRANS 4010 {1 "711"} 100.00
#TRANS 1930 {} -100.00
}
"""


def read_both(text: str | bytes, profile: SieProfile | None = None, year: int | None = None) -> Parsed:
    """What both ways read from the file, rows included. A text becomes CP437. Fails where they differ in anything."""
    source = Source.of(text.encode("cp437") if isinstance(text, str) else text)
    chosen = profile or SieProfile()
    wanted = reference.parse(source, chosen, year)
    for chunk in CHUNKS:
        found, frame = fast.parse(source, chosen, year, chunk=chunk)
        assert found.faults == wanted.faults, chunk
        assert rows_of(frame) == wanted.rows, chunk
        assert (found.notes, found.dropped, found.facts) == (wanted.notes, wanted.dropped, wanted.facts), chunk
    return wanted


def amounts(text: str | bytes, profile: SieProfile | None = None) -> list[tuple[int, str, str, int]]:
    """Month, account, ansvar and öre of every row of a sound file."""
    parsed = read_both(text, profile)
    assert parsed.faults == []
    return [(row.month, row.account, row.codes[0], row.amount) for row in parsed.rows]


def faults(text: str | bytes, profile: SieProfile | None = None, year: int | None = None) -> list[tuple[int, str]]:
    """Line and sentence of all that is wrong with a file, of which no row was read."""
    parsed = read_both(text, profile, year)
    assert parsed.rows == [] or not parsed.faults
    return [(one.line, one.message) for one in parsed.faults]


@dataclass(frozen=True, slots=True)
class Given:
    """A generated file and what must come out of it: day, series, number, account, objects by dimension and öre."""

    text: str
    rows: list[tuple[str, str, str, str, dict[int, str], int]] = field(default_factory=list)


_WORD = st.text("abcåäö019.-é%/", min_size=1, max_size=6)
_TEXT = st.text('abcåäö 0{}"#\\\t', max_size=8)
_SPACE = st.sampled_from([" ", "  ", "\t", " \t "])
_END = st.sampled_from(["\n", "\r\n", " \r\n", "\t\n"])


def _quoted(text: str) -> str:
    inner = text.replace("\t", " ")
    # A backslash last, or before a quote, would take away the meaning of that quote.
    inner = inner.replace("\\", "/")
    return '"' + inner.replace('"', '\\"') + '"'


@st.composite
def _word(draw: st.DrawFn, words: st.SearchStrategy[str] = _WORD) -> tuple[str, str]:
    """A word as it is, and as it may be written."""
    word = draw(words)
    return word, draw(st.sampled_from([word, _quoted(word)]))


@st.composite
def _amount(draw: st.DrawFn, ore: int) -> str:
    """An amount in one of the ways that programs write it."""
    sign, size = "-" if ore < 0 else "", abs(ore)
    written = [f"{sign}{size // 100}.{size % 100:02d}"]
    if size % 10 == 0:
        written.append(f"{sign}{size // 100}.{size % 100 // 10}")
    if size % 100 == 0:
        written += [f"{sign}{size // 100}", f"{sign}{size // 100}.", f"{sign}00{size // 100}"]
    if size < 100:
        written.append(f"{sign}.{size:02d}")
    shown = draw(st.sampled_from(written))
    return draw(st.sampled_from([shown, shown, f'"{shown}"']))


@st.composite
def vouchers(draw: st.DrawFn) -> Given:
    """A type 4 file in many ways of writing, with the rows that it has."""
    lines, rows = [], []
    for _ in range(draw(st.integers(0, 5))):
        series, shown_series = draw(_word())
        number, shown_number = draw(_word())
        own_day = draw(_days)
        sizes = draw(st.lists(st.integers(-(10**9), 10**9), max_size=4))
        parts = [*sizes, -sum(sizes)] if sizes else []
        text = draw(st.sampled_from(["", f" {_quoted(draw(_TEXT))}", f" {_quoted(draw(_TEXT))} {own_day} kalle"]))
        lines.append(f"#VER{draw(_SPACE)}{shown_series}{draw(_SPACE)}{shown_number}{draw(_SPACE)}{own_day}{text}")
        lines.append("{")
        for ore in parts:
            line, day, account, objects = draw(_row(ore, own_day))
            lines += line
            rows.append((day, series, number, account, objects, ore))
        lines.append("}")
    end = draw(_END)
    head = HEAD.splitlines()
    if draw(st.booleans()):
        counted = [*head[1:], *lines]
        head = [head[0], "#KSUMMA", *head[1:]]
        lines.append(f"#KSUMMA {checksum(counted)}")
    return Given(
        "".join(f"{line}{end}" for line in head) + "".join(f"{draw(_INDENT)}{line}{end}" for line in lines), rows
    )


def checksum(lines: Iterable[str]) -> int:
    """The sum of sound lines, counted letter by letter: all but separators, outer quotes, braces and a quote's backslash."""
    counted = ""
    for line in lines:
        inside, escaped = False, False
        for letter in line:
            if letter == '"' and not escaped:
                inside = not inside
            elif letter != "\\" and (inside or letter not in " \t{}"):
                counted += letter
            escaped = letter == "\\"
    return zlib.crc32(counted.encode("cp437"))


_INDENT = st.sampled_from(["", "  ", "\t"])
_days = st.sampled_from(["20230101", "20230228", "20230615", "20231231"])


@st.composite
def _row(draw: st.DrawFn, ore: int, own_day: str) -> tuple[list[str], str, str, dict[int, str]]:
    """The lines of one row, and what they say."""
    account = draw(st.sampled_from(["1930", "4010", "03010", "123456"]))
    objects: dict[int, str] = {}
    pairs = []
    for number in draw(st.lists(st.sampled_from([1, 6, 20, 99]), unique=True, max_size=3)):
        code, shown = draw(_word(st.text("abc019 å", min_size=1, max_size=5).map(str.strip).filter(bool)))
        pairs.append(
            f"{draw(st.sampled_from([str(number), _quoted(str(number))]))} {shown if ' ' not in code else _quoted(code)}"
        )
        objects[number] = code
    listed = draw(st.sampled_from(["{", "{ "])) + draw(_SPACE).join(pairs) + draw(st.sampled_from(["}", " }"]))
    day = draw(st.sampled_from(["", '""', own_day, "20230301", '"20230302"']))
    rest = f" {day}" if day else ""
    if day:
        rest += draw(st.sampled_from(["", f" {_quoted(draw(_TEXT))}", f" {_quoted(draw(_TEXT))} 1.000000 kalle"]))
    shown_account = draw(st.sampled_from([account, account, _quoted(account)]))
    body = f"{shown_account}{draw(_SPACE)}{listed}{draw(_SPACE)}{draw(_amount(ore))}{rest}"
    lines = [f"#TRANS {body}"]
    # Rows that were added stand twice; rows that were removed do not count.
    if draw(st.integers(0, 5)) == 0:
        lines.insert(0, f"#RTRANS {body}")
    if draw(st.integers(0, 5)) == 0:
        lines.insert(draw(st.sampled_from([0, len(lines)])), "#BTRANS 4010 {} 77.00")
    return lines, day.strip('"') or own_day, account, objects


_LINES = st.sampled_from(
    [
        *(
            "{",
            "}",
            "{ ",
            "#",
            "##",
            "#VER",
            "#TRANS",
            "#KSUMMA",
            "#KSUMMA 1",
            "#OKÄND 1 2",
            "hej",
            '"',
            '#TRANS "',
            "\x1a",
        ),
        *(
            "#VALUTA NOK",
            "#VALUTA SEK",
            "#SIETYP 2",
            "#SIETYP 9",
            "#RAR 0 20220101 20221231",
            "#RAR -1 20220101 20221231",
        ),
        *(
            "#TRANS 4010 {} 1,50",
            "#TRANS 4010 {1} 5",
            "#TRANS 4010 {x y} 5",
            '#TRANS 4010 {1 "a" 1 "b"} 0',
            "#TRANS FEL {} 0",
        ),
        *(
            '#TRANS 4010 {1 "a b"} 0 20230101',
            '#TRANS 4010 {1 ""} 0',
            "#TRANS 4010 {7 anna 8 bo} 0",
            "#TRANS 4010 {30 x} 0",
        ),
        *('#TRANS 4010 {1 a"b 2 c"d} 0', '#TRANS 4010 {1 "a"b} 0', '#TRANS 4010 {1 "a}b"} 0', '#TRANS 4010 {1"a"} 0'),
        *('#TRANS 4010 {} 0 20230230 "x"', '#TRANS 4010 {} 0 20230101 "öppen', '#TRANS 4010 {} 0 20230101 a"b c"d'),
        *(
            "#TRANS 4010 {} 12345678901234567890",
            "#TRANS 4010 {} -",
            "#TRANS 4010 {} 1.005",
            "#TRANS 4010 {} 99999999999.99",
        ),
        *(
            "#DIM 30 Motpart",
            "#DIM 31 Motpart",
            "#UNDERDIM 30 Del 1",
            "#OMFATTN 20230630",
            "#RES 0 4010 100.00",
            "#UB 0 1930 5",
        ),
        *('#VER A 1 20230115 "öppen', "#VER A 1 20221231", '#VER "" "" 20230115', "#VER A", '#VER "A B" 1 20230115'),
        *(
            "#RTRANS 4010 {} 5.00",
            "#BTRANS 4010 {} 5.00",
            "#PSALDO 0 202301 4010 {} 100.00",
            "#trans 4010 {} 0",
            "\ufeff#FLAGGA 0",
        ),
    ]
)


@st.composite
def hostile(draw: st.DrawFn) -> bytes:
    """A file with lines put in, taken out, doubled, swapped, and cut in the middle, in any encoding."""
    lines = draw(st.sampled_from([draw(vouchers()).text, HEAD + VOUCHER * 2])).split("\n")
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(lines)))
        change = draw(st.sampled_from(["put", "put", "take", "double", "swap", "spoil"]))
        if change == "put":
            lines.insert(place, draw(_LINES))
        elif place < len(lines):
            _change(draw, lines, place, change)
    data = "\n".join(lines).encode(draw(st.sampled_from(["cp437", "cp1252", "utf-8"])), errors="replace")
    if draw(st.integers(0, 4)) == 0:
        data = data[: draw(st.integers(0, len(data)))]
    if draw(st.integers(0, 6)) == 0:
        data += draw(st.sampled_from([b"\x1a", b"\0", b"\xff\xfe", b"\r"]))
    return data


def _change(draw: st.DrawFn, lines: list[str], place: int, change: str) -> None:
    if change == "take":
        del lines[place]
    elif change == "double":
        lines.insert(place, lines[place])
    elif change == "swap":
        other = draw(st.integers(0, len(lines) - 1))
        lines[place], lines[other] = lines[other], lines[place]
    else:
        line = lines[place]
        at = draw(st.integers(0, len(line)))
        lines[place] = (
            line[:at] + draw(st.sampled_from(list('"{}\\ \t#-.0a\x07\x7f\xa0'))) + line[at + draw(st.integers(0, 1)) :]
        )


profiles: st.SearchStrategy[SieProfile] = st.builds(
    SieProfile,
    keep_text=st.booleans(),
    day=st.sampled_from(["row", "voucher"]),
    dimensions=st.sampled_from([{}, {20: "service"}, {99: "object", 7: "free"}, {1: ""}]),
    part_of_year=st.booleans(),
)


def lines_of(**fields: Any) -> str:
    """A head with other records: `lines_of(SIETYP=2, OMFATTN=20230131)` is `HEAD` with those two."""
    text = HEAD
    for label, value in fields.items():
        kept = "".join(line + "\n" for line in text.splitlines() if not line.startswith(f"#{label} "))
        text = kept + f"#{label} {value}\n" if value is not None else kept
    return text
