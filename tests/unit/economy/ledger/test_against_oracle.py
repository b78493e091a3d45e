"""DuckDB gives to the öre what a slow walk through the rows gives, on ledgers by chance."""

from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertial.economy.ledger import engine
from tests.factories.examples import examples
from tests.factories.ledger_questions import asked, worked_out
from tests.factories.random_ledger import (
    MadeBatch,
    as_files,
    counting_rows,
    made_batches,
    made_mapping,
    made_row,
    made_selector,
)

LINES = ("575", "600", "personal")


@settings(max_examples=examples(12))
@given(st.integers(0, 10**6), st.integers(1, 6), st.integers(1, 60))
def test_every_question(seed: int, batches: int, rows: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a ledger, no secret
    made = made_batches(chance, batches=batches, rows=rows)
    selectors = {name: made_selector(chance) for name in LINES}
    mapped = made_mapping(chance)
    with TemporaryDirectory() as folder:
        table = engine.rows(as_files(made, Path(folder)))
        assert asked(table, selectors, mapped) == worked_out(counting_rows(made), selectors, mapped)


def test_an_empty_ledger_sums_to_nothing() -> None:
    selectors = {"575": "verksamhet 575"}
    assert asked(engine.rows(()), selectors, {}) == worked_out([], selectors, {})


@pytest.mark.parametrize("selector", ["", "konto 5*"])
def test_a_line_that_takes_nothing_is_zero(selector: str, tmp_path: Path) -> None:
    chance = random.Random(1)  # noqa: S311 - a ledger, no secret
    made = made_batches(chance, batches=1, rows=20)
    selectors = {"tom": selector, "575": "verksamhet 575"}
    found = asked(engine.rows(as_files(made, tmp_path)), selectors, {})
    assert found == worked_out(counting_rows(made), selectors, {})


def test_codes_that_count_as_the_same_are_one_code_string(tmp_path: Path) -> None:
    """Two codes without a line, both counting as a third: shown once, with the sum of both."""
    rows = [{**made_row(random.Random(1), 202303), "service": code, "amount": 100} for code in ("0575", "5751", "57")]  # noqa: S311
    made = [MadeBatch(tuple(rows), (202303,), replaces=True)]
    mapped = {"service": {"0575": "926", "5751": "926"}}
    selectors = {"575": "verksamhet 575"}
    found = asked(engine.rows(as_files(made, tmp_path)), selectors, mapped)
    assert found["misplaced"] == [(("57",), (), 100, 1), (("926",), (), 200, 2)]
    assert found == worked_out(rows, selectors, mapped)


def test_amounts_that_a_binary_fraction_can_not_hold_are_summed_exactly(tmp_path: Path) -> None:
    amounts = (2**53 + 1, 1, -(2**53), 2**53 + 1)
    row = {**made_row(random.Random(1), 202303), "account": "5010", "service": "575"}  # noqa: S311
    made = [MadeBatch(tuple({**row, "amount": amount} for amount in amounts), (202303,), replaces=True)]
    found = asked(engine.rows(as_files(made, tmp_path)), {"575": "verksamhet 575"}, {})
    assert found["lines"]["575", (202303, 202303)] == (2**53 + 3, 4)
    assert found == worked_out(made[0].rows, {"575": "verksamhet 575"}, {})
