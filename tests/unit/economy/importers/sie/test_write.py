"""What is written reads back as the same rows, whatever the rows, the type, the encoding and the line end."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertial.common.errors import Refused
from tertial.economy.importers.sie.frame import LEDGER
from tertial.economy.importers.sie.profile import SPLITTABLE, SieProfile
from tertial.economy.importers.sie.write import Kind, Writing, write
from tests.factories.examples import examples
from tests.factories.sie_text import lines_of, read_both

YEAR = (date(2023, 1, 1), date(2023, 12, 31))
KEEPING = SieProfile(keep_text=True)

_code = st.sampled_from(["", "711", "7 11", "Å-1", 'a"b', "x\\", "{y}", "0"])
_text = st.text('abc åäö"{}#\\é', max_size=9).map(str.strip)


@st.composite
def ledgers(draw: st.DrawFn) -> pl.DataFrame:
    """Vouchers that balance, with codes and texts of every kind that CP437 has."""
    rows: list[dict[str, Any]] = []
    for number in range(draw(st.integers(0, 5))):
        day = draw(st.dates(*YEAR))
        sizes = draw(st.lists(st.integers(-(10**11), 10**11).filter(bool), min_size=1, max_size=4))
        for ore in (*sizes, -sum(sizes)):
            rows.append(
                {
                    "month": day.year * 100 + day.month,
                    "day": day,
                    "series": draw(st.sampled_from(["A", "Ö 1", ""])) if not rows else "A",
                    "number": str(number),
                    "account": draw(st.sampled_from(["1930", "2510", "3010", "4010", "0410"])),
                    **{part: draw(_code) for part in SPLITTABLE},
                    "amount": ore,
                    "text": draw(_text),
                }
            )
    for row in rows:  # a voucher has one series
        row["series"] = next(one["series"] for one in rows if one["number"] == row["number"])
    return pl.DataFrame(rows, schema=LEDGER)


def written(rows: pl.DataFrame, path: Path, **choices: Any) -> bytes:
    write(rows, path, Writing(*YEAR, **choices))
    return path.read_bytes()


@settings(max_examples=examples(60))
@given(
    rows=ledgers(),
    kind=st.sampled_from(["4E", "4I"]),
    checksum=st.booleans(),
    encoding=st.sampled_from(["cp437", "cp1252", "utf-8"]),
    line_end=st.sampled_from(["\r\n", "\n"]),
)
def test_vouchers_come_back_whole(
    tmp_path_factory: pytest.TempPathFactory,
    rows: pl.DataFrame,
    kind: Kind,
    checksum: bool,
    encoding: str,
    line_end: str,
) -> None:
    path = tmp_path_factory.mktemp("sie") / "a.se"
    parsed = read_both(written(rows, path, kind=kind, checksum=checksum, encoding=encoding, line_end=line_end), KEEPING)
    assert parsed.faults == []
    texts = encoding == "utf-8" or rows["text"].str.contains("^[ -~]*$").all()
    found = [
        (row.day, row.series, row.number, row.account, *row.codes, row.amount, row.text * bool(texts))
        for row in parsed.rows
    ]
    order = ["day", "series", "number", "account", *SPLITTABLE, "amount", "text"]
    wanted = rows.with_columns(pl.col("text") if texts else pl.lit("").alias("text"))
    # An empty text is told by its voucher's, which is that of the voucher's first row.
    firsts = {(row["series"], row["number"]): row["text"] for row in reversed(wanted.to_dicts())}
    plain = [
        tuple(row[name] or firsts[row["series"], row["number"]] if name == "text" else row[name] for name in order)
        for row in wanted.to_dicts()
    ]
    assert found == plain


@settings(max_examples=examples(40))
@given(rows=ledgers(), kind=st.sampled_from(["1", "2", "3"]))
def test_balances_come_back_as_the_same_sums(
    tmp_path_factory: pytest.TempPathFactory, rows: pl.DataFrame, kind: Kind
) -> None:
    path = tmp_path_factory.mktemp("sie") / "a.se"
    opening = {"1930": 100_00, "2510": -100_00}
    parsed = read_both(written(rows, path, kind=kind, opening=opening), SieProfile())
    if kind != "1" and rows.is_empty():
        assert [fault.message[:18] for fault in parsed.faults] == ["Filen är av typ 2 "[:-2] + f"{kind} "]
        return
    assert parsed.faults == []
    by = {"1": ["account"], "2": ["account", "month"], "3": ["account", "month", *SPLITTABLE]}[kind]
    wanted = {tuple(key): ore for *key, ore in rows.group_by(by).agg(pl.col("amount").sum()).iter_rows() if ore}
    found: dict[tuple[Any, ...], int] = {}
    for row in parsed.rows:
        key = {"1": (row.account,), "2": (row.account, row.month), "3": (row.account, row.month, *row.codes)}[kind]
        found[key] = found.get(key, 0) + row.amount
    assert found == wanted


@pytest.mark.parametrize("kind", ["2", "3", "4E"])
def test_a_budget_comes_back(kind: Kind, tmp_path: Path) -> None:
    rows = _ledger([(202301, "4010", "711", 500), (202301, "1930", "", -500)])
    budget = _ledger([(202301, "4010", "711", 300), (202301, "4010", "712", 100), (202312, "3010", "", -400)])
    data = written(rows, tmp_path / "a.se", kind=kind, budget=budget)
    parsed = read_both(data, SieProfile(content="budget"))
    assert parsed.faults == []
    found = sorted((row.month, row.account, row.codes[0], row.amount) for row in parsed.rows)
    if kind == "2":
        assert found == [(202301, "4010", "", 400), (202312, "3010", "", -400)]
    else:
        assert found == [(202301, "4010", "711", 300), (202301, "4010", "712", 100), (202312, "3010", "", -400)]
    # The budget does not count in what was booked.
    assert sum(row.amount for row in read_both(data).rows if row.account == "4010") == 500


def test_what_the_file_says_of_itself(tmp_path: Path) -> None:
    rows = _ledger([(202301, "4010", "711", 500), (202301, "1930", "", -500)])
    text = written(
        rows,
        tmp_path / "a.se",
        accounts={"4010": "Köp"},
        codes={"cost_centre": {"711": "Nord", "712": "Syd"}},
        opening={"1930": 1000, "2010": -1000},
        organisation="Nämnden",
        made=date(2024, 1, 10),
    ).decode("cp437")
    lines = text.split("\r\n")
    assert [line for line in lines if line.startswith(("#GEN", "#SIETYP", "#RAR", "#FNAMN", "#DIM", "#OBJEKT"))] == [
        "#GEN 20240110",
        "#SIETYP 4",
        '#FNAMN "Nämnden"',
        "#RAR 0 20230101 20231231",
        "#DIM 1 Ansvar",
        "#OBJEKT 1 711 Nord",
        "#OBJEKT 1 712 Syd",
    ]
    assert [line for line in lines if line.startswith(("#IB", "#UB", "#RES"))] == [
        "#IB 0 1930 10.00",
        "#UB 0 1930 5.00",
        "#IB 0 2010 -10.00",
        "#UB 0 2010 -10.00",
        "#RES 0 4010 5.00",
    ]


def test_a_day_of_another_year_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="utanför räkenskapsåret 2023-01-01–2023-12-31"):
        written(_ledger([(202401, "4010", "", 0)]), tmp_path / "a.se")
    assert list(tmp_path.iterdir()) == []


def test_the_example_of_the_factory_is_a_head() -> None:
    assert "#SIETYP 4" in lines_of()


def _ledger(rows: list[tuple[int, str, str, int]]) -> pl.DataFrame:
    """Month, account, ansvar and öre as the ledger's columns; one voucher."""
    return pl.DataFrame(
        [
            {
                "month": month,
                "day": date(month // 100, month % 100, monthrange(month // 100, month % 100)[1]),
                "series": "A",
                "number": "1",
                "account": account,
                **dict.fromkeys(SPLITTABLE, ""),
                "cost_centre": code,
                "amount": ore,
                "text": "",
            }
            for month, account, code, ore in rows
        ],
        schema=LEDGER,
    )
