"""The fast way and the reference read the same from any file: what it says where it is sound, and the same faults else."""

from __future__ import annotations

from datetime import datetime
from unittest import mock

import polars as pl
import pytest
from hypothesis import example, given, settings

from tertial.economy.importers.sie import fast, reference
from tertial.economy.importers.sie.profile import SPLITTABLE, SieProfile
from tertial.economy.importers.sie.source import Source
from tests.factories.examples import examples
from tests.factories.sie_text import HEAD, VOUCHER, Given, hostile, profiles, read_both, vouchers

PART_OF = {1: "cost_centre", 6: "project", 20: "service"}


@settings(max_examples=examples(50))
@given(vouchers())
def test_a_sound_file_gives_exactly_the_rows_it_was_made_of(file: Given) -> None:
    parsed = read_both(file.text, SieProfile(dimensions={20: "service"}))
    assert parsed.faults == []
    found = [
        (
            f"{row.day:%Y%m%d}",
            row.series,
            row.number,
            row.account,
            {part: code for part, code in zip(SPLITTABLE, row.codes, strict=True) if code},
            row.amount,
        )
        for row in parsed.rows
    ]
    assert found == [
        (*head, {PART_OF[number]: code for number, code in objects.items() if number in PART_OF}, ore)
        for *head, objects, ore in file.rows
    ]


@settings(max_examples=examples(120))
@given(hostile(), profiles)
@example(data=b"", profile=SieProfile())
@example(data=(HEAD + VOUCHER).encode("cp437")[:-1], profile=SieProfile(keep_text=True))
def test_no_file_is_read_differently(data: bytes, profile: SieProfile) -> None:
    read_both(data, profile)


@settings(max_examples=examples(30))
@given(vouchers(), profiles)
def test_every_profile_reads_a_sound_file_the_same_both_ways(file: Given, profile: SieProfile) -> None:
    read_both(file.text, profile)


def in_columns(text: str) -> int:
    """How many rows the fast way took by columns, without the reference."""
    source = Source.of(text.encode("cp437"))
    with mock.patch.object(reference, "parse", side_effect=AssertionError("the fast way gave up")):
        rows: list[int] = []
        real = fast._Reader._columns

        def counted(self: fast._Reader, *arguments: object) -> object:
            good = real(self, *arguments)  # type: ignore[arg-type]
            rows.append(sum(frame.height for frame in self._frames))
            return good

        with mock.patch.object(fast._Reader, "_columns", counted):
            fast.parse(source, SieProfile())
    return max(rows, default=0)


def test_vouchers_of_the_strict_form_are_taken_in_columns() -> None:
    assert in_columns(HEAD + VOUCHER * 50) == 100


@pytest.mark.parametrize(
    "odd",
    [
        '#TRANS "4010" {} 0.00',
        "#BTRANS 4010 {} 5.00",
        '#TRANS 4010 {} 0.00 20230115 "en \\"hyra\\""',
        "#TRANS 4010 {} .00",
    ],
)
def test_one_odd_row_sends_its_voucher_alone_through_the_lexer(odd: str) -> None:
    text = HEAD + VOUCHER * 3 + VOUCHER.replace("\n}\n", f"\n{odd}\n}}\n") + VOUCHER * 3
    assert in_columns(text) == 12
    assert read_both(text).faults == []


def test_the_fast_way_gives_up_where_the_end_changes_what_came_before() -> None:
    late = HEAD + VOUCHER + "#DIM 1 Verksamhet\n"
    parsed = read_both(late)
    assert [row.codes[:2] for row in parsed.rows] == [("", "711"), ("", "")]


def test_the_columns_are_the_ledgers() -> None:
    _parsed, frame = fast.parse(Source.of((HEAD + VOUCHER).encode("cp437")), SieProfile())
    assert frame.schema["amount"] == pl.Int64
    assert frame["month"].to_list() == [202301, 202301]
    assert frame["day"].to_list() == [datetime(2023, 1, 15).date()] * 2  # noqa: DTZ001 - a day of the data
    assert not any(frame.null_count().row(0))
