"""What an import would do to months and vouchers, against plain counting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tertial.economy.ledger.changes import VoucherChanges, covered_months, voucher_changes
from tertial.economy.ledger.contents import Contents, contents_of, require_ledger_file
from tertial.economy.models import Mode
from tests.factories.ledger import Row, staged, write

Voucher = tuple[int, str, str]

rows = st.builds(
    Row,
    month=st.sampled_from((202212, 202301, 202302)),
    amount=st.integers(-2, 2),
    account=st.sampled_from(("3010", "5010")),
    series=st.sampled_from(("", "A")),
    number=st.sampled_from(("", "1", "2")),
)


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in memory."""
    with duckdb.connect() as opened:
        yield opened


@pytest.fixture(scope="module")
def fill(connection: duckdb.DuckDBPyConnection) -> Callable[[str, list[Row]], None]:
    """Make a table of rows."""

    def make(name: str, content: list[Row]) -> None:
        connection.execute(f"DROP TABLE IF EXISTS {name}")
        write(connection, name, content)

    return make


def plainly(before: list[Row], after: list[Row]) -> VoucherChanges:
    """The same by sorting every row into its voucher."""

    def sorted_in(content: list[Row]) -> tuple[dict[Voucher, list[Row]], Counter[Row]]:
        vouchers: dict[Voucher, list[Row]] = {}
        loose: Counter[Row] = Counter()
        for row in content:
            if row.series or row.number:
                vouchers.setdefault((row.month // 100, row.series, row.number), []).append(row)
            else:
                loose[row] += 1
        return {key: sorted(held) for key, held in vouchers.items()}, loose

    (old, old_loose), (new, new_loose) = sorted_in(before), sorted_in(after)
    return VoucherChanges(
        new=len(new.keys() - old.keys()),
        changed=sum(old[key] != new[key] for key in old.keys() & new.keys()),
        gone=len(old.keys() - new.keys()),
        new_rows=(new_loose - old_loose).total(),
        gone_rows=(old_loose - new_loose).total(),
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=st.lists(rows, max_size=12), after=st.lists(rows, max_size=12))
def test_vouchers_and_loose_rows_are_compared_as_by_hand(
    connection: duckdb.DuckDBPyConnection,
    fill: Callable[[str, list[Row]], None],
    before: list[Row],
    after: list[Row],
) -> None:
    fill("one", before)
    fill("other", after)
    assert voucher_changes(connection, "one", "other") == plainly(before, after)


@given(content=st.lists(rows, max_size=12), data=st.data())
def test_contents_are_the_same_in_any_order_and_add_up(
    connection: duckdb.DuckDBPyConnection,
    fill: Callable[[str, list[Row]], None],
    content: list[Row],
    data: st.DataObject,
) -> None:
    fill("whole", content)
    whole = contents_of(connection, "FROM whole")
    assert {month: (held.rows, held.sum_ore) for month, held in whole.items()} == {
        month: (len(amounts), sum(amounts))
        for month in sorted({row.month for row in content})
        for amounts in ([row.amount for row in content if row.month == month],)
    }
    fill("shuffled", data.draw(st.permutations(content)))
    assert contents_of(connection, "FROM shuffled") == whole
    cut = data.draw(st.integers(0, len(content)))
    fill("head", content[:cut])
    fill("tail", content[cut:])
    head, tail = contents_of(connection, "FROM head"), contents_of(connection, "FROM tail")
    assert {
        month: head.get(month, Contents()) + tail.get(month, Contents()) for month in sorted({*head, *tail})
    } == whole


@given(one=st.lists(rows, max_size=4), other=st.lists(rows, max_size=4))
def test_other_rows_are_other_contents(
    connection: duckdb.DuckDBPyConnection,
    fill: Callable[[str, list[Row]], None],
    one: list[Row],
    other: list[Row],
) -> None:
    fill("one", one)
    fill("other", other)
    same = contents_of(connection, "FROM one") == contents_of(connection, "FROM other")
    assert same == (sorted(one) == sorted(other))


def test_to_replace_covers_every_month_between_and_to_add_only_those_with_rows() -> None:
    coming = {202211: Contents(1), 202302: Contents(1)}
    assert covered_months(coming, Mode.REPLACE) == [202211, 202212, 202301, 202302]
    assert covered_months(coming, Mode.ADD) == [202211, 202302]
    assert covered_months({}, Mode.REPLACE) == []


@pytest.mark.parametrize(
    ("columns", "found"),
    [
        ("month, day, amount", "not those of a ledger batch"),
        ("* REPLACE (amount::DOUBLE AS amount)", "not those of a ledger batch"),
        ("* REPLACE (NULL::VARCHAR AS text)", "has 2 nulls and 0 rows in no month"),
        ("* REPLACE (202313::INTEGER AS month)", "has 0 nulls and 2 rows in no month"),
        ("* REPLACE (23::INTEGER AS month)", "has 0 nulls and 2 rows in no month"),
    ],
)
def test_a_file_that_is_no_batch_is_an_error_of_the_importer(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, columns: str, found: str
) -> None:
    sound = staged([Row(202301, 1), Row(202302, 2)], tmp_path)
    require_ledger_file(connection, sound)
    wrong = tmp_path / "wrong.parquet"
    connection.execute(f"COPY (SELECT {columns} FROM '{sound}') TO '{wrong}' (FORMAT parquet)")  # noqa: S608
    with pytest.raises(ValueError, match=found):
        require_ledger_file(connection, wrong)
