"""The demo's ledger: every target met to the öre, vouchers that balance, the same rows again, nothing about persons."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import Any

import pytest

from tertial.demo.ledger.calendar import business_days
from tertial.demo.ledger.journal import LedgerRow
from tertial.demo.ledger.ledger import SEED, ledger
from tertial.demo.ledger.targets import SERIES
from tertial.demo.loading.rows import rows
from tertial.economy.ledger.schema import COLUMNS
from tertial.economy.selectors import Selector, parse

TARGETS = rows("ledger/targets.csv")


@cache
def counts_as() -> dict[tuple[str, str], str]:
    return {(row["part"], row["code"]): row["counts_as"] for row in rows("codes.csv") if row["counts_as"]}


@cache
def booked() -> list[tuple[int, dict[str, str], int]]:
    """Month, codes and öre of each row on revenue and cost accounts, one by one."""
    found = []
    for row in ledger():
        if row.account[0] in "345678":
            codes = {part: str(getattr(row, part)) for part in COLUMNS if part not in ("month", "day", "amount")}
            mapped = {part: counts_as().get((part, code), code) for part, code in codes.items()}
            found.append((row.month, mapped, row.amount))
    return found


def selector(year: str, code: str) -> Selector:
    (line,) = (row for row in rows("lines.csv") if (row["year"], row["code"]) == (year, code))
    return parse(line["selector"])


def months(period: str) -> range:
    """The months of a period as it stands in figure keys: the year, or January up to and including a month."""
    year, _, month = period.partition("-")
    return range(100 * int(year) + 1, 100 * int(year) + int(month or 12) + 1)


def added_up(year: str, line: str, period: str) -> int:
    """A line's sum in öre, or that of one kind within a line (`amc/kostnad-personal`), row by row."""
    wanted = [selector(year, part) for part in line.split("/")]
    window = months(period)
    # `amc` stands outside the kinds of its year: there the kind's own accounts are what counts.
    if len(wanted) > 1:
        wanted[1] = wanted[1].only("account")
    return sum(
        amount for month, codes, amount in booked() if month in window and all(one.takes(codes) for one in wanted)
    )


@pytest.mark.parametrize("target", TARGETS, ids=lambda row: f"{row['year']}-{row['line']}-{row['period']}")
def test_every_target_is_met_to_the_ore(target: dict[str, str]) -> None:
    assert added_up(target["year"], target["line"], target["period"]) == int(target["amount"]) * 100


def test_the_assistance_of_every_month_is_the_series() -> None:
    by_month: dict[int, int] = defaultdict(int)
    for row in ledger():
        if row.account.startswith("45"):
            by_month[row.month] += row.amount
    series = {
        int(row["period"].replace("-", "")): int(row["value"]) * 100
        for row in rows("observations/series.csv")
        if row["indicator"] == SERIES
    }
    assert by_month == series


def test_what_the_reports_say_about_the_assistance_holds() -> None:
    paid: dict[int, int] = defaultdict(int)
    for row in ledger():
        if row.account.startswith("45"):
            paid[row.month] += row.amount
    through = sorted(paid)
    twelve = {last: sum(paid[month] for month in through[at - 11 : at + 1]) for at, last in enumerate(through)}
    # The report of 2021: the last twelve months cost "a good 14 million" more than the twelve before.
    assert 14_000_000_00 < twelve[202108] - twelve[202008] < 14_500_000_00
    # The report of 2023: "about 9 million" less than the year before; falling since all of 2022, but for August.
    until_august = {year: sum(paid[month] for month in months(f"{year}-08")) for year in (2022, 2023)}
    assert 8_500_000_00 < until_august[2022] - until_august[2023] < 9_500_000_00
    falling = [twelve[month] for month in through if 202201 <= month <= 202307]
    assert falling == sorted(falling, reverse=True)
    assert twelve[202308] > twelve[202307]


@pytest.mark.parametrize("year", ["2019", "2020", "2021", "2022", "2023"])
def test_every_row_falls_in_exactly_one_line(year: str) -> None:
    lines = {
        row["code"]: parse(row["selector"])
        for row in rows("lines.csv")
        if row["year"] == year and row["kind"] == "plain" and row["block"] in ("operations", "municipal_units")
    }
    strings = {tuple(sorted(codes.items())) for month, codes, _ in booked() if month // 100 == int(year)}
    assert strings
    for codes in strings:
        assert len([code for code, one in lines.items() if one.takes(dict(codes))]) == 1, codes


@pytest.mark.parametrize("year", ["2020", "2021", "2022", "2023"])
def test_every_row_is_of_exactly_one_kind(year: str) -> None:
    kinds = [
        parse(row["selector"]) for row in rows("lines.csv") if row["year"] == year and row["block"].endswith("_kind")
    ]
    unit = "75" if year in ("2020", "2021") else "none"
    strings = {
        tuple(sorted(codes.items()))
        for month, codes, _ in booked()
        if month // 100 == int(year) and not codes["cost_centre"].startswith(unit)
    }
    assert strings
    for codes in strings:
        assert sum(one.takes(dict(codes)) for one in kinds) == 1, codes


def test_the_investment_of_2023_is_what_was_published() -> None:
    spent = sum(row.amount for row in ledger() if row.project == "1250" and row.month in months("2023-08"))
    assert spent == 2_387_450_00


def test_every_voucher_balances_on_one_business_day() -> None:
    sums: dict[tuple[int, str, str], int] = defaultdict(int)
    days: dict[tuple[int, str, str], Any] = {}
    for row in ledger():
        key = row.month // 100, row.series, row.number
        sums[key] += row.amount
        assert days.setdefault(key, row.day) == row.day
        assert row.day in business_days(row.month)
        assert row.month == 100 * row.day.year + row.day.month
    assert not any(sums.values())


def test_vouchers_are_numbered_without_gaps_in_the_order_of_days() -> None:
    numbers: dict[tuple[int, str], list[int]] = defaultdict(list)
    for row in ledger():
        numbers[row.month // 100, row.series].append(int(row.number))
    for found in numbers.values():
        assert found == sorted(found)
        assert set(found) == set(range(1, found[-1] + 1))


def test_corrections_take_back_a_whole_voucher() -> None:
    vouchers: dict[tuple[int, str, str], list[LedgerRow]] = defaultdict(list)
    for row in ledger():
        vouchers[row.month // 100, row.series, row.number].append(row)
    corrections = {key: found for key, found in vouchers.items() if found[0].text.startswith("Rättelse av ")}
    assert len(corrections) > 20
    for (year, _, _), found in corrections.items():
        series, number = found[0].text.removeprefix("Rättelse av ").split()
        wrong = vouchers[year, series, number]
        assert [(row.account, -row.amount) for row in found] == [(row.account, row.amount) for row in wrong]
        assert found[0].day > wrong[0].day


def test_the_demo_ends_in_august_2023_and_has_every_month() -> None:
    found = {row.month for row in ledger()}
    assert found == {100 * year + month for year in range(2019, 2024) for month in range(1, 13)} - set(
        range(202309, 202313)
    )


def test_the_same_seed_gives_the_same_rows_and_another_the_same_sums() -> None:
    first = ledger()
    ledger.cache_clear()
    assert ledger() == first
    other = ledger(SEED + 1)
    assert other != first

    def by_month(found: tuple[LedgerRow, ...]) -> int:
        return sum(row.amount for row in found if row.cost_centre.startswith("73") and row.month in months("2021-08"))

    assert by_month(other) == by_month(first)


def test_no_row_tells_of_a_person() -> None:
    texts = {row.text for row in ledger()}
    names = {word for row in rows("people.csv") for word in (row["first_name"], row["last_name"])}
    assert not any(re.search(r"\d{6}[-+]?\d{4}", text) for text in texts)
    assert not any(name in text for name in names for text in texts)
    assert len({re.sub(r"\d+", "", text) for text in texts}) < 200


def test_months_are_of_their_kind() -> None:
    by_kind: dict[str, set[int]] = defaultdict(set)
    for row in ledger():
        by_kind[row.account[:2]].add(row.month)
    assert len(by_kind["45"]) == len(by_kind["50"]) == len(by_kind["60"]) == 56
    pays = {row.day for row in ledger() if row.series == "L" and row.month == 202308}
    assert [day.isoformat() for day in pays] == ["2023-08-25"]
